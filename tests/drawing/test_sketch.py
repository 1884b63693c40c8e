"""A map from far away shows the same things in the same places, by colour, and names branches."""

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import LIGHT
from rejoinder.layout.geometry import Rect
from rejoinder.model.document import Document


def scene_of(document: Document) -> Scene:
    scene = Scene(Composer(FixedMeasurer(), LIGHT))
    scene.show(document, View())
    return scene


def test_a_sketch_holds_every_card_in_its_role_s_colour(everything: Document) -> None:
    scene = scene_of(everything)
    boxes = {
        (color, box) for color, found in scene.sketch(scene.bounds).cards.items() for box in found
    }
    cards = scene.whole().drawing.cards
    assert boxes == {(LIGHT.roles[card.role], card.rect) for card in cards}


def test_a_part_of_a_sketch_holds_what_meets_it(everything: Document) -> None:
    scene = scene_of(everything)
    card = scene.whole().drawing.cards[1]
    part = scene.sketch(card.rect.grown(-5))
    assert part.cards == {LIGHT.roles[card.role]: [card.rect]}


def test_lines_lead_where_connectors_do(everything: Document) -> None:
    scene = scene_of(everything)
    ends = {
        piece[:2] for found in scene.sketch(scene.bounds).lines.values()
        for piece in found
    }  # fmt: skip
    assert {tuple(r.points[0]) for r in scene.whole().placement.routes} <= ends


def test_titles_name_the_main_branches_with_all_that_they_hold(
    everything: Document,
) -> None:
    scene = scene_of(everything)
    titles = scene.sketch(scene.bounds).titles
    assert titles[0].statement == everything.thesis
    assert [title.level for title in titles] == sorted(title.level for title in titles)
    for title in titles:
        box = scene.places[title.statement]
        assert title.extent.united(box) == title.extent


def test_far_from_everything_a_sketch_is_empty(everything: Document) -> None:
    far = scene_of(everything).sketch(Rect(1e6, 1e6, 10, 10))
    assert (far.cards, far.lines, far.titles) == ({}, {}, ())
