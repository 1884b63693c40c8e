"""What to export from a window and how: the last choice is the next one's beginning."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rejoinder.drawing.compose import View
from rejoinder.drawing.page import PAGES
from rejoinder.formats.table import FORMATS, Format
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.paint.exports import Export
from rejoinder.settings import Settings

PARTS: Mapping[str, str] = {
    "whole": "The whole map",
    "visible": "What is unfolded now",
    "branch": "The selected branch",
}
LOOKS: Mapping[str, str] = {"light": "Light", "dark": "Dark", "print": "Print, black on white"}
SCALES: Mapping[str, str] = {"1": "1 × (96 dpi)", "2": "2 × (192 dpi)", "4": "4 × (384 dpi)"}


@dataclass(frozen=True)
class Choice:
    """Keys of ``FORMATS``, ``PAGES`` and the tables above."""

    format: str = "svg"
    part: str = "whole"
    theme: str = "light"
    page: str = "fit"
    is_transparent: bool = False
    scale: str = "2"

    @property
    def kind(self) -> Format:
        """The format, with what it can show."""
        return FORMATS[self.format]


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


def export_of(subject: Subject, choice: Choice) -> Export:
    """What ``choice`` asks to be written of ``subject``."""
    return Export(
        format=choice.format,
        theme=choice.theme,
        page=choice.page,
        is_transparent=choice.is_transparent,
        scale=float(choice.scale),
        view=view_of(subject, choice.part),
    )


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
