"""What a comparison says of a card is drawn on it, in either direction of reading."""

import pytest

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Card, Path, Revision, RevisionKind, Run, RunState, TextLine
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.theme import LIGHT, PRINT, Theme
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import Inference, PremiseOf, Statement

A, B, STEP = StatementId("a"), StatementId("b"), InferenceId("step")


def compared(text: str, revision: Revision | None, theme: Theme = LIGHT) -> Card:
    """The card of one statement, as a comparison shows it."""
    document = Document(statements={A: Statement(text=text, order="a0")})
    told = () if revision is None else ((A, revision),)
    drawing = Composer(FixedMeasurer(), theme).compose(document, View(revisions=told)).drawing
    return drawing.cards[0]


def strokes(card: Card, kind: RevisionKind) -> list[tuple[float, float, float]]:
    """Lines over words: from x to x, at y."""
    color = LIGHT.revisions[kind]
    return [
        (first.points[0].x, last.points[0].x, first.points[0].y)
        for shape in card.face.shapes
        if isinstance(shape, Path) and len(shape.segments) == 2 and shape.style.stroke == color
        for first, last in [shape.segments]
    ]


def line_with(card: Card, words: str) -> TextLine:
    return next(
        shape for shape in card.face.shapes if isinstance(shape, TextLine) and words in shape.text
    )


def test_a_tab_with_its_word_makes_the_card_higher() -> None:
    plain = compared("A red car.", None)
    card = compared("A red car.", Revision(RevisionKind.ADDED, "+ Added"))

    label = line_with(card, "+ Added")
    assert card.face.height > plain.face.height
    lower, higher = card.face.text_rect.y - plain.face.text_rect.y, card.face.height
    assert lower == pytest.approx(higher - plain.face.height)
    assert label.y < card.face.text_rect.y
    assert card.detail.startswith("+ Added")


@pytest.mark.parametrize("kind", RevisionKind)
def test_in_print_every_kind_has_its_word(kind: RevisionKind) -> None:
    card = compared("A red car.", Revision(kind, kind.value), PRINT)

    assert line_with(card, kind.value).color == "#ffffff"


def test_old_words_are_struck_through_and_new_ones_underlined() -> None:
    runs = (
        Run(RunState.KEPT, "A "),
        Run(RunState.OLD, "red "),
        Run(RunState.NEW, "blue"),
        Run(RunState.KEPT, " car."),
    )
    card = compared("A blue car.", Revision(RevisionKind.REWORDED, "~ Reworded", runs))

    line = line_with(card, "A red blue car.")
    wide = line.font.size / 2
    ((start, end, height),) = strokes(card, RevisionKind.REMOVED)
    assert (start - line.x, end - line.x) == pytest.approx((2 * wide, 5 * wide))
    assert height < line.y
    ((start, end, height),) = strokes(card, RevisionKind.ADDED)
    assert (start - line.x, end - line.x) == pytest.approx((6 * wide, 10 * wide))
    assert height > line.y


def test_words_that_run_over_lines_are_marked_on_each() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    runs = (Run(RunState.KEPT, "zero "), Run(RunState.NEW, words))
    card = compared(f"zero {words}", Revision(RevisionKind.REWORDED, "~", runs))

    lines = [
        shape
        for shape in card.face.shapes
        if isinstance(shape, TextLine) and shape.font == card.face.text_font
    ]
    assert len(lines) > 1
    assert len(strokes(card, RevisionKind.ADDED)) == len(lines)


def test_a_text_read_from_the_right_is_marked_where_its_words_stand() -> None:
    runs = (Run(RunState.KEPT, "אבג "), Run(RunState.NEW, "דהו"))
    card = compared("אבג דהו", Revision(RevisionKind.REWORDED, "~", runs))

    line = line_with(card, "דהו")
    wide = line.font.size / 2
    ((start, end, _),) = strokes(card, RevisionKind.ADDED)
    assert line.anchor == "end"
    assert sorted((line.x - start, line.x - end)) == pytest.approx([4 * wide, 7 * wide])


def test_what_was_removed_is_hatched_within_the_card_and_wholly_struck() -> None:
    card = compared("A red car.", Revision(RevisionKind.REMOVED, "− Removed"))

    hatching = next(
        shape
        for shape in card.face.shapes
        if isinstance(shape, Path)
        and len(shape.segments) > 8
        and shape.style.fill is None
        and shape.style.stroke == LIGHT.border
    )
    points = [point for segment in hatching.segments for point in segment.points]
    assert all(0 <= p.x <= card.face.width and 0 <= p.y <= card.face.height for p in points)
    assert len(strokes(card, RevisionKind.REMOVED)) == 1
    assert any(isinstance(s, Path) and s.style.dash for s in card.face.shapes)


def test_a_revised_step_has_a_ring_and_says_so() -> None:
    document = Document(
        statements={
            A: Statement(text="A", order="a0"),
            B: Statement(text="B", premise_of=(PremiseOf(inference=STEP, order="a0"),)),
        },
        inferences={STEP: Inference(conclusion=A, order="a0")},
    )
    composer = Composer(FixedMeasurer(), LIGHT)
    told = ((STEP, Revision(RevisionKind.REMOVED, "Removed")),)

    (plain,) = composer.compose(document, View()).drawing.discs
    (disc,) = composer.compose(document, View(revisions=told)).drawing.discs

    assert len(disc.shapes) == len(plain.shapes) + 1
    assert disc.detail.startswith("Removed.")
