"""Words in a shape: paragraphs of runs with sizes and colours of the theme, either way round."""

from collections.abc import Iterable
from typing import NamedTuple

from pptx.dml.color import ColorFormat
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.text.text import TextFrame
from pptx.text.text import _Paragraph as Line
from pptx.util import Emu, Pt

from rejoinder.drawing.script import is_right_to_left
from rejoinder.model.text import clean_text

_LANGUAGES = (
    ("ur-PK", "ٹڈڑںےہھ"),
    ("ps-AF", "ټډړښځڅېۍګ"),
    ("fa-IR", "پچژگ"),
    ("he-IL", "אבגדהוזחטיכלמנסעפצקרשת"),
)


class Run(NamedTuple):
    """Words in one look: ``color`` is a slot of the theme, ``points`` the size of type."""

    text: str
    points: float
    color: MSO_THEME_COLOR = MSO_THEME_COLOR.TEXT_1
    bold: bool = False
    italic: bool = False


class Paragraph(NamedTuple):
    """Runs in one line of reading; ``above`` is the room over it, in points, and ``spacing``
    the pitch of its lines to that of the font.
    """

    runs: tuple[Run, ...]
    above: float = 0.0
    spacing: float = 1.0
    align: PP_ALIGN = PP_ALIGN.LEFT


class Insets(NamedTuple):
    """The room between a shape's edges and its words, in English metric units."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


_NONE = Insets()


def write_words(
    frame: TextFrame,
    paragraphs: Iterable[Paragraph],
    *,
    insets: Insets = _NONE,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
) -> None:
    """Fills ``frame``. Its box keeps its size: what grows by itself covers its neighbours in
    Google Slides.
    """
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
    frame.margin_left, frame.margin_top = Emu(insets.left), Emu(insets.top)
    frame.margin_right, frame.margin_bottom = Emu(insets.right), Emu(insets.bottom)
    for place, paragraph in enumerate(paragraphs):
        if place:
            frame.add_paragraph()  # type: ignore[no-untyped-call]  # python-pptx types in part
        made = frame.paragraphs[-1]
        from_right = is_right_to_left(" ".join(run.text for run in paragraph.runs[-1:]))
        made.alignment = (
            PP_ALIGN.RIGHT if from_right and paragraph.align is PP_ALIGN.LEFT else paragraph.align
        )
        made.space_before, made.line_spacing = Pt(paragraph.above), paragraph.spacing
        if from_right:
            made._p.get_or_add_pPr().set("rtl", "1")  # python-pptx knows no direction
        for run in paragraph.runs:
            _write(made, run)


def _write(paragraph: Line, run: Run) -> None:
    """Adds ``run``; its line breaks are elements of their own."""
    for place, words in enumerate(clean_text(run.text).split("\n")):
        if place:
            paragraph.add_line_break()  # type: ignore[no-untyped-call]  # as above
        made = paragraph.add_run()
        made.text = words
        made.font.size = Pt(round(run.points, 1))
        made.font.bold, made.font.italic = run.bold, run.italic
        color: ColorFormat = made.font.color
        color.theme_color = run.color
        made._r.get_or_add_rPr().set("lang", language(run.text))


def language(text: str) -> str:
    """The language that ``text`` is most likely in, by its letters alone, as a tag (BCP 47).

    >>> language("A reason"), language("ایک وجہ ہے")
    ('en-GB', 'ur-PK')
    """
    if text.isascii() or not is_right_to_left(text):
        return "en-GB"
    return next((tag for tag, letters in _LANGUAGES if any(x in letters for x in text)), "ar-SA")
