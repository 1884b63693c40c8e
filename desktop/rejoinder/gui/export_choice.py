"""What to export and how, as a value; and the bytes that come of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.page import PAGES
from rejoinder.drawing.sheet import sheet
from rejoinder.drawing.theme import THEMES
from rejoinder.edits.clip import clipping
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.settings import Settings

FORMATS: Mapping[str, str] = {
    "svg": "SVG, for slides and the web",
    "png": "PNG, pixels",
    "pdf": "PDF, for print",
    "dot": "DOT, for Graphviz",
}
PARTS: Mapping[str, str] = {
    "whole": "The whole map",
    "visible": "What is unfolded now",
    "branch": "The selected branch",
}
LOOKS: Mapping[str, str] = {"light": "Light", "dark": "Dark", "print": "Print, black on white"}
SCALES: Mapping[str, str] = {"1": "1 × (96 dpi)", "2": "2 × (192 dpi)", "4": "4 × (384 dpi)"}


@dataclass(frozen=True)
class Choice:
    """Keys of the tables above, and of ``PAGES``. DOT has no page, paper or folds."""

    format: str = "svg"
    part: str = "whole"
    theme: str = "light"
    page: str = "fit"
    is_transparent: bool = False
    scale: str = "2"

    @property
    def is_picture(self) -> bool:
        return self.format != "dot"


@dataclass(frozen=True)
class Subject:
    """What there is to export: the map, how it is folded, the branch that is selected.

    ``root`` is the branch that the window shows alone, ``shape`` what it is laid out to fill.
    """

    document: Document
    folded: frozenset[StatementId]
    root: StatementId | None
    branch: StatementId | None
    shape: Size | None = None


def view_of(subject: Subject, part: str) -> View:
    """What of the map ``part`` shows."""
    if part == "visible":
        return View(subject.folded, subject.root, subject.shape)
    if part == "branch":
        return View(root=subject.branch, shape=subject.shape)
    return View(shape=subject.shape)


def drawing_of(subject: Subject, choice: Choice, composer: Callable[[str], Composer]) -> Drawing:
    """The picture that ``choice`` asks for; ``composer`` makes one in a theme."""
    return sheet(
        composer(choice.theme),
        subject.document,
        page=PAGES[choice.page],
        view=view_of(subject, choice.part),
        is_transparent=choice.is_transparent,
    )


def exported(subject: Subject, choice: Choice, composer: Callable[[str], Composer]) -> bytes:
    """The file that ``choice`` asks for.

    Raises:
        PictureTooLarge: it would have more pixels than a machine can hold.
    """
    if choice.format == "dot":
        from rejoinder.formats.dot import dot

        document = subject.document
        if choice.part == "branch" and subject.branch is not None:
            document = clipping(document, (subject.branch,))
        return dot(document, theme=THEMES[choice.theme]).encode("utf-8")
    drawing = drawing_of(subject, choice, composer)
    if choice.format == "svg":
        from rejoinder.formats.svg import svg

        return svg(drawing)
    from rejoinder.paint.export import pdf, png

    return pdf(drawing) if choice.format == "pdf" else png(drawing, scale=float(choice.scale))


_WORDS = ("format", "part", "theme", "page", "scale")


def remembered(settings: Settings) -> Choice:
    """The last choice; what is no choice any more is the default."""
    known = {
        "format": FORMATS,
        "part": PARTS,
        "theme": LOOKS,
        "page": PAGES,
        "scale": SCALES,
    }
    choice = Choice(is_transparent=settings.word("export.transparent", "no") == "yes")
    for name, table in known.items():
        word = settings.word(f"export.{name}", "")
        if word in table:
            choice = replace(choice, **{name: word})  # type: ignore[arg-type]  # all are words
    return choice


def remember(settings: Settings, choice: Choice) -> None:
    """Makes ``choice`` what the dialog begins with next time."""
    for name in _WORDS:
        settings.set_word(f"export.{name}", getattr(choice, name))
    settings.set_word("export.transparent", "yes" if choice.is_transparent else "no")
