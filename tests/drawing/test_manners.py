"""A map in every manner, and what a person pins in any of them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchmarks.large_maps import large_map

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import LIGHT
from rejoinder.edits.about import set_direction
from rejoinder.edits.add import add_reason
from rejoinder.edits.state import set_pin
from rejoinder.layout.geometry import Rect
from rejoinder.layout.manner import Manner
from rejoinder.layout.placement import Placement, Size
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, StatementId
from rejoinder.model.records import Direction, Pin

SHAPE = Size(1920.0, 1080.0)
MAP = large_map(60)
WIDE = StatementId(
    max(MAP.statements, key=lambda name: (len(MAP.links.arguments_for(StatementId(name))), name))
)


def placed(document: Document, manner: Manner) -> Placement:
    view = View(shape=SHAPE, manner=manner)
    return Composer(FixedMeasurer(), LIGHT).compose(document, view).placement


def tops(document: Document, place: Placement) -> list[Rect]:
    """The first premise of each argument for or against the statement with most of them."""
    links = document.links
    firsts = [links.premises_of(step)[0] for step in links.arguments_for(WIDE)]
    return [place.cards[name] for name in firsts]


def is_row(boxes: list[Rect]) -> bool:
    return all(a.right < b.x for a, b in pairwise(boxes))


def is_column(boxes: list[Rect]) -> bool:
    return all(a.bottom < b.y for a, b in pairwise(boxes))


@pytest.mark.parametrize("manner", Manner)
def test_nothing_meets_in_any_manner(manner: Manner) -> None:
    place = placed(MAP, manner)
    boxes = [*place.cards.values(), *(Rect(*p, 0, 0).grown(9) for p in place.discs.values())]
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_an_outline_has_every_argument_below_the_one_before() -> None:
    assert is_column(tops(MAP, placed(MAP, Manner.OUTLINE)))
    place = placed(MAP, Manner.OUTLINE)
    order = [box.y for box in place.cards.values()]
    assert order == sorted(order)


def test_an_outline_is_read_downward_whichever_way_the_map_grows() -> None:
    turned = MAP.apply(set_direction(MAP, Direction.RIGHT))
    assert placed(turned, Manner.OUTLINE) == placed(MAP, Manner.OUTLINE)


def test_hanging_branches_hang_under_rows() -> None:
    place = placed(MAP, Manner.HANGING)
    tree = placed(MAP, Manner.TREE)
    assert place.bounds.width < tree.bounds.width
    thesis = MAP.thesis
    assert thesis is not None
    links = MAP.links
    firsts = [place.cards[links.premises_of(s)[0]] for s in links.arguments_for(thesis)]
    assert is_row(firsts)


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("pin", Pin)
def test_a_pin_holds_in_every_manner(manner: Manner, pin: Pin) -> None:
    document = MAP.apply(set_pin(MAP, WIDE, pin))
    boxes = tops(document, placed(document, manner))
    assert is_row(boxes) == (pin is Pin.ROW)
    assert is_column(boxes) == (pin is Pin.COLUMN)


@pytest.mark.parametrize("manner", Manner)
def test_pinning_and_unpinning_follow_an_edit(manner: Manner, fresh: Fresh) -> None:
    scene, view = Scene(Composer(FixedMeasurer(), LIGHT)), View(shape=SHAPE, manner=manner)
    scene.show(MAP, view)
    now = MAP
    for pin in (Pin.COLUMN, Pin.ROW):
        change = set_pin(now, WIDE, pin)
        now = now.apply(change)
        scene.show(now, view, change)
        boxes = tops(now, scene.whole().placement)
        assert (is_row if pin is Pin.ROW else is_column)(boxes)
        change = add_reason(now, WIDE, fresh=fresh)
        now = now.apply(change)
        scene.show(now, view, change)
        boxes = tops(now, scene.whole().placement)
        assert (is_row if pin is Pin.ROW else is_column)(boxes)
    change = set_pin(now, WIDE, None)
    scene.show(now.apply(change), view, change)
    assert set(scene.whole().placement.cards) == set(now.statements)


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(MAP.statements)), st.sampled_from(Pin), max_size=6))
def test_any_pins_leave_every_card_apart(pins: dict[str, Pin]) -> None:
    document = MAP
    for name, pin in pins.items():
        document = document.apply(set_pin(document, StatementId(name), pin))
    for manner in Manner:
        boxes = list(placed(document, manner).cards.values())
        assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])
