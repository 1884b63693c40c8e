"""What to export from a window and how: the last choice is the next one's beginning."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rejoinder.drawing.compose import View
from rejoinder.drawing.page import PAGES
from rejoinder.drawing.view import Revisions
from rejoinder.editor.part import WHOLE, Part
from rejoinder.formats.table import FORMATS, Format
from rejoinder.layout.arrangement import Arrangement
from rejoinder.layout.layered import Layered
from rejoinder.layout.manner import Manner
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.text import first_words
from rejoinder.paint.exports import Export
from rejoinder.settings import Settings

PARTS: Mapping[str, str] = {
    "whole": "The whole map",
    "visible": "What is shown now",
    "branch": "The selected branch, whole",
    "branch-folded": "The selected branch, as folded",
}
BRANCHES = ("branch", "branch-folded")
"""The parts that there are only while a statement is selected."""

LOOKS: Mapping[str, str] = {
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
    "classic": "Classic, green and red",
    "print": "Print, black on white",
}
FILE_WORDS = 40
"""Letters of a branch's first words in the name of its file."""

SLIDES: Mapping[str, str] = {"main": "Main lines, 12 at most", "all": "All of the map"}

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
    slides: str = "main"
    is_stepwise: bool = False
    marks: bool = False

    @property
    def kind(self) -> Format:
        """The format, with what it can show."""
        return FORMATS[self.format]


@dataclass(frozen=True)
class Subject:
    """What there is to export: the map, how it is folded, the branch that is selected.

    ``shown`` is what the window shows of the map, ``shape`` what that is laid out to fill,
    ``arrangement`` how it stands in that, laid out in ``manner``; ``layered`` where that is in
    layers. ``revisions`` is what a comparison says of its nodes.
    """

    document: Document
    folded: frozenset[StatementId]
    shown: Part
    branch: StatementId | None
    shape: Size | None = None
    arrangement: Arrangement | None = None
    manner: Manner = Manner.FILL
    layered: Layered | None = None
    revisions: Revisions = ()


def view_of(subject: Subject, part: str) -> View:
    """What of the map ``part`` shows."""
    shape, manner = subject.shape, subject.manner
    if part == "visible":
        return View(
            subject.folded,
            subject.shown.branch,
            subject.shown.only,
            shape=shape,
            arrangement=subject.arrangement,
            manner=manner,
            layered=subject.layered,
        )
    if part == "branch":
        return View(root=subject.branch, shape=shape, manner=manner)
    if part == "branch-folded":
        return View(subject.folded, subject.branch, shape=shape, manner=manner)
    is_whole = subject.shown == WHOLE and not subject.folded
    layered = subject.layered if is_whole else None
    return View(shape=shape, manner=manner, layered=layered)


def export_of(subject: Subject, choice: Choice) -> Export:
    """What ``choice`` asks to be written of ``subject``."""
    return Export(
        format=choice.format,
        theme=choice.theme,
        page=choice.page,
        is_transparent=choice.is_transparent and choice.kind.can_be_clear,
        scale=float(choice.scale),
        is_whole=choice.slides == "all",
        is_stepwise=choice.is_stepwise,
        view=replace(
            view_of(subject, choice.part), marks=choice.marks, revisions=subject.revisions
        ),
    )


def title_of(subject: Subject, part: str, title: str) -> str:
    """What to call a file with ``part`` of the map ``title``: a branch by its first words too."""
    root = view_of(subject, part).root
    if root is None:
        return title
    return f"{title} – {first_words(subject.document.statements[root].text, FILE_WORDS)}"


_WORDS = ("format", "part", "theme", "page", "scale", "slides")


def remembered(settings: Settings) -> Choice:
    """The last choice; what is no choice any more is the default."""
    known = {
        "format": FORMATS,
        "part": PARTS,
        "theme": LOOKS,
        "page": PAGES,
        "scale": SCALES,
        "slides": SLIDES,
    }
    choice = Choice(
        is_transparent=settings.word("export.transparent", "no") == "yes",
        is_stepwise=settings.word("export.steps", "no") == "yes",
        marks=settings.word("export.marks", "no") == "yes",
    )
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
    settings.set_word("export.steps", "yes" if choice.is_stepwise else "no")
    settings.set_word("export.marks", "yes" if choice.marks else "no")
