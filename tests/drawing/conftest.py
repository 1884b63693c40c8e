"""A map with one of everything, and pictures with letters of one width."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Card, Drawing
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.theme import LIGHT, Theme
from rejoinder.formats.rejoinder import read
from rejoinder.model.document import Document


@pytest.fixture(scope="session")
def everything(repository: Path) -> Document:
    """Every role, a group, undercuts, a cross link, voices, marks and three scripts."""
    document, problems = read(
        (repository / "tests/golden/one-of-everything.rejoinder").read_bytes()
    )
    assert problems == ()
    return document


@pytest.fixture(scope="session")
def drawn() -> Callable[..., Drawing]:
    """What a document looks like in a view and a theme."""

    def draw(document: Document, view: View | None = None, *, theme: Theme = LIGHT) -> Drawing:
        return Composer(FixedMeasurer(), theme).compose(document, view or View()).drawing

    return draw


@pytest.fixture(scope="session")
def cards(everything: Document, drawn: Callable[..., Drawing]) -> dict[str, Card]:
    """The cards of the map with one of everything, by their statements."""
    return {str(card.id): card for card in drawn(everything).cards}
