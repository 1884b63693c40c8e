"""A map stays as it was arranged until somebody asks for another arrangement."""

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from rejoinder.drawing.compose import Composer, Picture, View
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.page import PAGES
from rejoinder.drawing.sheet import sheet
from rejoinder.drawing.theme import DARK, LIGHT
from rejoinder.edits.about import set_direction
from rejoinder.edits.clip import duplicate
from rejoinder.edits.state import set_pin, set_text
from rejoinder.formats.rejoinder import read
from rejoinder.layout.manner import Manner
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Direction, Pin

SHAPE = Size(900.0, 700.0)


@pytest.fixture(scope="module")
def debate(repository: Path) -> Document:
    document, _ = read((repository / "maps/two-sided-debate.rejoinder").read_bytes())
    return document


@pytest.fixture
def composer() -> Composer:
    return Composer(FixedMeasurer(), LIGHT)


def reasons(document: Document) -> list[StatementId]:
    """The premises that bear on the thesis."""
    thesis = document.thesis
    assert thesis is not None
    links = document.links
    return [s for i in links.arguments_for(thesis) for s in links.premises_of(i)]


def longer(document: Document, statement: StatementId) -> Document:
    return document.apply(set_text(document, statement, "And much more to say of it. " * 12))


def styles(picture: Picture) -> dict[str, tuple[int, tuple[tuple[str, ...], ...]]]:
    return {name: style[:2] for name, style in picture.arrangement.styles.items()}


def test_writing_changes_no_style(debate: Document, composer: Composer) -> None:
    view = View(shape=SHAPE)
    before = composer.compose(debate, view)
    assert not before.arrangement.is_tidy
    for statement in reasons(debate):
        after = composer.compose(longer(debate, statement), view)
        assert after.arrangement is before.arrangement


def test_rearranging_chooses_for_the_map_as_it_is(debate: Document, composer: Composer) -> None:
    view, edited = View(shape=SHAPE), debate
    for statement in reasons(debate)[:3]:
        edited = longer(edited, statement)
    composer.compose(debate, view)
    kept = composer.compose(edited, view)
    composer.rearrange()
    anew = composer.compose(edited, view)
    fresh = Composer(FixedMeasurer(), LIGHT).compose(edited, view)
    assert anew == fresh
    assert anew.arrangement != kept.arrangement


def test_folding_one_branch_and_back_changes_nothing(debate: Document, composer: Composer) -> None:
    before = composer.compose(debate, View(shape=SHAPE))
    for statement in reasons(debate):
        folded = composer.compose(debate, View(frozenset((statement,)), shape=SHAPE))
        assert styles(folded) == styles(before)
        assert composer.compose(debate, View(shape=SHAPE)) == before


def test_unfolding_one_branch_arranges_that_branch_alone(
    debate: Document, composer: Composer
) -> None:
    first, *_ = reasons(debate)
    before = composer.compose(debate, View(frozenset((first,)), shape=SHAPE))
    after = composer.compose(debate, View(shape=SHAPE))
    kept = {name: style for name, style in styles(after).items() if name in styles(before)}
    assert kept == styles(before)
    assert first in styles(after)


def test_unfolding_all_arranges_all(debate: Document, composer: Composer) -> None:
    composer.compose(debate, View(frozenset(reasons(debate)), shape=SHAPE))
    anew = composer.compose(debate, View(shape=SHAPE))
    assert anew == Composer(FixedMeasurer(), LIGHT).compose(debate, View(shape=SHAPE))


@pytest.mark.parametrize("shape", [Size(2000.0, 500.0), None])
def test_another_shape_is_another_arrangement(
    debate: Document, composer: Composer, shape: Size | None
) -> None:
    composer.compose(debate, View(shape=SHAPE))
    other = composer.compose(debate, View(shape=shape))
    assert other == Composer(FixedMeasurer(), LIGHT).compose(debate, View(shape=shape))


def test_a_map_that_grows_another_way_is_arranged_anew(
    debate: Document, composer: Composer
) -> None:
    composer.compose(debate, View(shape=SHAPE))
    turned = debate.apply(set_direction(debate, Direction.RIGHT))
    found = composer.compose(turned, View(shape=SHAPE))
    assert found == Composer(FixedMeasurer(), LIGHT).compose(turned, View(shape=SHAPE))


def test_looking_at_a_branch_and_back_changes_nothing(debate: Document, composer: Composer) -> None:
    before = composer.compose(debate, View(shape=SHAPE))
    for root in reasons(debate)[:3]:
        composer.compose(debate, View(root=root, shape=SHAPE))
    assert composer.compose(debate, View(shape=SHAPE)) == before


def test_another_theme_takes_the_arrangement_over(debate: Document, composer: Composer) -> None:
    edited, view = longer(debate, reasons(debate)[0]), View(shape=SHAPE)
    composer.compose(debate, view)
    dark = Composer(FixedMeasurer(), DARK)
    dark.arrange_like(composer)
    kept = dark.compose(edited, view)
    assert kept.placement == composer.compose(edited, view).placement
    assert kept.drawing.background == DARK.background


def test_an_export_shows_what_is_on_the_canvas(debate: Document, composer: Composer) -> None:
    edited, view = longer(debate, reasons(debate)[0]), View(shape=SHAPE)
    composer.compose(debate, view)
    shown = composer.compose(edited, view)
    drawn = sheet(
        Composer(FixedMeasurer(), LIGHT),
        edited,
        page=PAGES["fit"],
        view=replace(view, arrangement=shown.arrangement),
    )
    assert [card.rect for card in drawn.cards] == [card.rect for card in shown.drawing.cards]


def test_a_page_gets_an_arrangement_of_its_own(debate: Document, composer: Composer) -> None:
    shown = composer.compose(debate, View(shape=Size(300.0, 4000.0)))
    slide, page = View(shape=SHAPE), PAGES["16:9"]
    given = replace(slide, arrangement=shown.arrangement)
    assert sheet(composer, debate, page=page, view=given) == sheet(
        Composer(FixedMeasurer(), LIGHT), debate, page=page
    )


@pytest.mark.parametrize("manner", [Manner.FILL, Manner.TREE])
def test_what_comes_into_a_tree_with_a_pinned_column_stands_in_rows(
    debate: Document, composer: Composer, manner: Manner
) -> None:
    view, numbers = View(manner=manner), count()
    assert debate.thesis is not None
    pinned = debate.apply(set_pin(debate, [debate.thesis], Pin.COLUMN))
    twice = pinned.apply(duplicate(pinned, [debate.thesis], fresh=lambda: f"new{next(numbers)}"))
    composer.compose(pinned, view)

    assert composer.compose(twice, view) == Composer(FixedMeasurer(), LIGHT).compose(twice, view)
