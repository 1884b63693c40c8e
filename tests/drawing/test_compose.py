"""A picture shows what is visible, where the layout put it, and keeps what did not change."""

import dataclasses
from collections.abc import Callable

import msgspec
import pytest

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Drawing, MarkKind, Path, TextLine
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import LIGHT, PRINT
from rejoinder.edits.add import add_reason
from rejoinder.edits.link import link, link_as_co_premise
from rejoinder.layout.geometry import Rect
from rejoinder.layout.links import MANY
from rejoinder.layout.placement import Size
from rejoinder.model.change import Change, Replacement
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, StatementId
from rejoinder.model.records import Polarity

Draw = Callable[..., Drawing]


def folded(*names: str) -> View:
    return View(folded=frozenset(StatementId(name) for name in names))


def with_text(document: Document, name: str, text: str) -> Document:
    """``document`` after one statement's text was edited."""
    before = document.statements[StatementId(name)]
    after = msgspec.structs.replace(before, text=text)
    return document.apply(Change("Edit text", (Replacement("statements", name, before, after),)))


def names(drawing: Drawing) -> set[str]:
    return {str(card.id) for card in drawing.cards}


def test_every_statement_has_a_card_and_every_inference_a_disc(
    everything: Document, drawn: Draw
) -> None:
    drawing = drawn(everything)
    assert names(drawing) == set(everything.statements)
    assert {disc.id for disc in drawing.discs} == set(everything.inferences)


def test_cards_stand_where_the_layout_put_them(everything: Document) -> None:
    picture = Composer(FixedMeasurer(), LIGHT).compose(everything, View())
    assert {card.id: card.rect for card in picture.drawing.cards} == picture.placement.cards


def test_only_what_is_asked_for_is_shown_and_what_it_hangs_under_with_it(
    everything: Document, drawn: Draw
) -> None:
    kept = tuple(everything.inferences)
    thesis = everything.thesis
    assert thesis is not None
    assert names(drawn(everything, View(only=frozenset((thesis, *kept))))) == {thesis}
    assert names(drawn(everything, View(only=frozenset(kept)))) == set()


def test_a_folded_card_hides_its_branch_and_counts_it(everything: Document, drawn: Draw) -> None:
    drawing = drawn(everything, folded("quiet"))
    assert names(drawing) == set(everything.statements) - {"counts", "once", "many"}
    card = next(card for card in drawing.cards if card.id == "quiet")
    hidden = next(mark for mark in card.face.marks if mark.kind is MarkKind.HIDDEN)
    assert hidden.text == "3 statements are folded away"
    assert "+3" in [s.text for s in card.face.shapes if isinstance(s, TextLine)]


def test_a_folded_card_with_nothing_under_it_counts_nothing(
    everything: Document, drawn: Draw
) -> None:
    drawing = drawn(everything, folded("loose"))
    card = next(card for card in drawing.cards if card.id == "loose")
    assert card.face.marks == ()


def test_a_root_shows_its_branch_alone(everything: Document, drawn: Draw) -> None:
    drawing = drawn(everything, View(root=StatementId("trade")))
    assert names(drawing) == {"trade", "wider"}


def test_a_step_whose_premises_are_all_folded_away_is_not_shown(
    everything: Document, drawn: Draw
) -> None:
    row = everything.statements[StatementId("parking")]
    without = everything.apply(Change("Delete", (Replacement("statements", "parking", row, None),)))
    assert "second" in {disc.id for disc in drawn(without).discs}
    assert "second" not in {disc.id for disc in drawn(without, folded("trade")).discs}


def test_a_cross_link_is_dashed_and_says_what_it_does(everything: Document, drawn: Draw) -> None:
    (link,) = [c for c in drawn(everything).connectors if c.is_link]
    assert (link.premise, link.inference) == ("wider", "second")
    assert [s.text for s in link.shapes if isinstance(s, TextLine)] == ["also supports"]
    assert any(isinstance(s, Path) and s.style.dash for s in link.shapes)


def test_co_premises_share_a_thicker_bracket(everything: Document, drawn: Draw) -> None:
    def width(premise: str) -> float:
        shapes = next(c for c in drawn(everything).connectors if c.premise == premise).shapes
        assert isinstance(shapes[0], Path)
        return shapes[0].style.stroke_width

    assert width("quiet") == width("aim") > width("trade")


def test_an_undercut_ends_in_an_arrowhead_on_the_step(everything: Document, drawn: Draw) -> None:
    drawing = drawn(everything)
    way = next(c for c in drawing.connectors if c.inference == "undercut" and c.premise is None)
    attacked = next(disc for disc in drawing.discs if disc.id == "proof")
    head = way.shapes[-1]
    assert isinstance(head, Path)
    assert head.style.fill == LIGHT.oppose
    tip = head.segments[0].points[0]
    x, y = way.at.x + tip.x - attacked.center.x, way.at.y + tip.y - attacked.center.y
    assert (x**2 + y**2) ** 0.5 == pytest.approx(attacked.radius, abs=1)


def test_in_print_opposing_lines_are_dashed(everything: Document, drawn: Draw) -> None:
    for connector in drawn(everything, theme=PRINT).connectors:
        if connector.premise is not None and not connector.is_link:
            shape = connector.shapes[0]
            assert isinstance(shape, Path)
            polarity = everything.inferences[connector.inference].polarity
            assert bool(shape.style.dash) == (polarity is Polarity.OPPOSE)


def test_everything_lies_within_the_bounds(everything: Document, drawn: Draw) -> None:
    drawing = drawn(everything)
    boxes = [card.rect for card in drawing.cards] + [disc.rect for disc in drawing.discs]
    for box in boxes:
        assert drawing.bounds.united(box) == drawing.bounds
    for connector in drawing.connectors:
        for shape in connector.shapes:
            if isinstance(shape, Path):
                for segment in shape.segments:
                    for x, y in segment.points:
                        at = connector.at
                        assert connector.bounds.contains(at.x + x, at.y + y)


def test_an_edit_keeps_the_faces_of_all_other_cards(everything: Document) -> None:
    composer = Composer(FixedMeasurer(), LIGHT)
    before = {c.id: c for c in composer.compose(everything, View()).drawing.cards}
    edited = with_text(everything, "loose", "Buses run very late.")
    after = {c.id: c for c in composer.compose(edited, View()).drawing.cards}
    changed = {name for name, card in after.items() if card.face is not before[name].face}
    assert changed == {"loose"}


def test_a_composer_that_saw_other_maps_draws_the_same(everything: Document) -> None:
    used = Composer(FixedMeasurer(), LIGHT)
    edited = with_text(everything, "quiet", "Quiet. " * 40)
    for document in (everything, edited, everything):
        used.compose(document, folded("trade"))
    fresh = Composer(FixedMeasurer(), LIGHT)
    for view in (View(), folded("quiet"), View(shape=Size(800, 600))):
        assert used.compose(edited, view).drawing == fresh.compose(edited, view).drawing


def test_old_faces_are_forgotten(everything: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rejoinder.drawing.dress.KEPT_FACES", 20)
    composer = Composer(FixedMeasurer(), LIGHT)
    for letters in range(100):
        composer.compose(with_text(everything, "loose", "x" * letters), View())
    assert len(composer._faces) == 20


def test_a_card_is_named_by_role_and_text(everything: Document, drawn: Draw) -> None:
    card = next(card for card in drawn(everything).cards if card.id == "trade")
    assert card.name == "Objection: Shops lose the customers who come by car."
    assert card.detail == "Said by the reviewer. 1 reason against"


def test_a_co_premise_says_what_it_is_taken_with(everything: Document, drawn: Draw) -> None:
    card = next(card for card in drawn(everything).cards if card.id == "aim")
    assert card.detail == "Taken together with 1 other premise"


def test_a_disc_is_named_by_what_its_step_does(everything: Document, drawn: Draw) -> None:
    discs = {str(disc.id): disc for disc in drawn(everything).discs}
    assert {name: disc.name for name, disc in discs.items()} == {
        "joint": "Supporting step",
        "proof": "Supporting step",
        "second": "Supporting step",
        "fourth": "Supporting step",
        "against": "Opposing step",
        "rebut": "Opposing step",
        "undercut": "Objection to a step",
        "again": "Objection to a step",
    }
    assert discs["proof"].detail == "1 premise. 1 argument about this step. 1 open comment"


def test_the_picture_is_described_in_a_sentence(everything: Document, drawn: Draw) -> None:
    assert drawn(everything, folded("quiet")).description == (
        "Argument map: 9 statements, 0 of them evidence, 3 supporting steps, 2 opposing steps,"
        " 3 statements folded away."
    )


def test_an_empty_map_is_an_empty_picture(drawn: Draw) -> None:
    drawing = drawn(Document())
    assert (drawing.cards, drawing.discs, drawing.connectors) == ((), (), ())
    assert drawing.bounds.width > 0
    assert drawing.bounds.height > 0


def test_a_root_that_is_gone_shows_the_whole_map(everything: Document, drawn: Draw) -> None:
    assert drawn(everything, View(root=StatementId("gone"))) == drawn(everything)


def test_a_word_on_a_cross_link_covers_nothing(everything: Document, drawn: Draw) -> None:
    drawing = drawn(everything)
    (link,) = [c for c in drawing.connectors if c.is_link]
    (word,) = [s for s in link.shapes if isinstance(s, TextLine)]
    box = Rect(word.x - word.width / 2, word.y - 10, word.width, 12)
    assert not any(box.meets(card.rect) for card in drawing.cards)
    assert not any(box.meets(disc.rect) for disc in drawing.discs)


def test_a_picture_for_an_audience_has_no_signs_of_work(everything: Document, drawn: Draw) -> None:
    shown = folded("quiet")
    clean = drawn(everything, View(folded=shown.folded, marks=False))
    kinds = {
        mark.kind for card in clean.cards if card.role != "evidence" for mark in card.face.marks
    }
    assert kinds <= {MarkKind.HIDDEN, MarkKind.LINKS}
    assert MarkKind.HIDDEN in kinds
    told = " ".join([card.detail for card in clean.cards] + [disc.detail for disc in clean.discs])
    assert "comment" not in told
    assert "Has a note" not in told
    dotted = {disc.id for disc in drawn(everything).discs if len(disc.shapes) > 2}
    assert dotted
    assert not any(len(disc.shapes) > 2 for disc in clean.discs)


def test_what_is_only_shifted_keeps_its_shapes(everything: Document) -> None:
    composer = Composer(FixedMeasurer(), LIGHT)
    before = composer.compose(everything, View()).drawing
    taller = with_text(everything, "thesis", "A much longer thesis than it was. " * 9)
    after = composer.compose(taller, View()).drawing
    shapes = {id(c.shapes) for c in before.connectors} | {id(d.shapes) for d in before.discs}
    moved = [a for a, b in zip(after.discs, before.discs, strict=True) if a.center != b.center]
    kept = [c for c in after.connectors if not c.is_link and id(c.shapes) in shapes]
    assert all(id(disc.shapes) in shapes for disc in moved)
    assert len(moved) > 3
    assert len(kept) > 10


def test_the_order_of_rows_changes_nothing(everything: Document, fresh: Fresh) -> None:
    linked = everything
    for name, onto in [("many", "trade"), ("parking", "aim"), ("urdu", "quiet")]:
        change = link(linked, StatementId(name), StatementId(onto), fresh=fresh)
        linked = linked.apply(change)
    turned = dataclasses.replace(
        linked,
        statements=dict(reversed([*linked.statements.items()])),
        inferences=dict(reversed([*linked.inferences.items()])),
    )
    scene = Scene(Composer(FixedMeasurer(), LIGHT))
    assert scene.forest(linked, View()) == scene.forest(turned, View())


def test_a_step_that_rests_on_a_link_alone_says_on_what(everything: Document, drawn: Draw) -> None:
    linked = everything.apply(
        link(everything, StatementId("trade"), StatementId("loose"), fresh=lambda: "one")
    )
    said = [
        shape.text
        for connector in drawn(linked).connectors
        if connector.inference == "one"
        for shape in connector.shapes
        if isinstance(shape, TextLine)
    ]
    assert "← “Shops lose the customers…”" in said


def test_a_link_begins_beside_the_lines_of_the_tree(everything: Document) -> None:
    linked = everything.apply(
        link(everything, StatementId("trade"), StatementId("loose"), fresh=lambda: "one")
    )
    picture = Composer(FixedMeasurer(), LIGHT).compose(linked, View())
    ends = {p for r in picture.placement.routes if not r.is_link for p in r.points}
    for connector in picture.drawing.connectors:
        shape = connector.shapes[0]
        if connector.is_link and isinstance(shape, Path):
            assert shape.segments[0].points[0] not in ends


def test_links_are_dimmed_where_they_are_many(everything: Document, fresh: Fresh) -> None:
    linked = everything
    for _ in range(MANY):
        known = set(linked.inferences)
        linked = linked.apply(add_reason(linked, StatementId("trade"), fresh=fresh))
        (step,) = set(linked.inferences) - known
        linked = linked.apply(link_as_co_premise(linked, StatementId("many"), step))

    def pale(document: Document) -> set[bool]:
        drawing = Composer(FixedMeasurer(), LIGHT).compose(document, View()).drawing
        return {
            any(isinstance(s, Path) and s.style.stroke == LIGHT.dim_link for s in connector.shapes)
            for connector in drawing.connectors
            if connector.is_link
        }

    assert pale(linked) == {True}
    assert pale(everything) == {False}
