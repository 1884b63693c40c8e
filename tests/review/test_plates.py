"""Pictures for a page: what is on them can be read, and what one leaves out another shows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.benchmarks.large_maps import large_map

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.page import least_text
from rejoinder.drawing.theme import THEMES
from rejoinder.files.maps import open_map
from rejoinder.formats.docx import SHEETS
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.prose.blocks import words_of
from rejoinder.review.plates import LEAST_POINTS, Plate, drawn_again, outline, plates

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.rejoinder"))
ROOM = Size(*SHEETS["a4"].room)


def composer(theme: str = "light") -> Composer:
    return Composer(FixedMeasurer(), THEMES[theme])


def made(document: Document) -> tuple[Plate, ...]:
    return plates(document, composer, ROOM)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_picture_can_be_read_and_every_statement_is_on_one(path: Path) -> None:
    document = open_map(path, called=path.name).document

    found = made(document)

    for plate in found:
        size = least_text(plate.drawing)
        assert size is not None
        assert size.points * plate.scale >= LEAST_POINTS
        bounds = plate.drawing.bounds
        assert bounds.width * plate.scale <= ROOM.width + 0.01
        assert bounds.height * plate.scale <= ROOM.height + 0.01
    seen = {card.id for plate in found for card in plate.drawing.cards}
    assert seen == set(document.statements)


def test_a_small_map_is_shown_whole(drawn: Callable[[str], Document]) -> None:
    (plate,) = made(drawn("It rains.\n  + It is wet.\n  - I am dry."))

    assert len(plate.drawing.cards) == 3
    assert words_of(plate.picture.caption) == "The whole map."
    assert "Argument map" in plate.picture.alt


def test_a_large_map_says_how_many_claims_a_picture_leaves_out() -> None:
    document = large_map(500)

    first = made(document)[0]

    left = len(document.statements) - len(first.drawing.cards)
    assert f"{left:,} claims that stand deeper are left out" in words_of(first.picture.caption)


def test_another_theme_puts_everything_at_the_same_place(
    drawn: Callable[[str], Document],
) -> None:
    document = drawn("It rains.\n  + It is wet.\n    + I looked.\n  - I am dry.")
    (plate,) = made(document)

    dark = drawn_again(document, plate, composer("dark"))

    assert [(c.id, c.rect) for c in dark.cards] == [(c.id, c.rect) for c in plate.drawing.cards]
    assert dark.background != plate.drawing.background


def test_an_empty_map_has_no_picture_and_no_outline() -> None:
    assert made(Document()) == ()
    assert outline(Document()) == ()


def test_the_outline_names_the_main_lines(drawn: Callable[[str], Document]) -> None:
    (top,) = outline(drawn("It rains.\n  + It is wet.\n    + I looked.\n  - I am dry."))

    assert words_of(top.runs) == "It rains."
    assert [words_of(item.runs) for item in top.under] == ["For: It is wet.", "Against: I am dry."]
    assert [words_of(item.runs) for item in top.under[0].under] == ["For: I looked."]
