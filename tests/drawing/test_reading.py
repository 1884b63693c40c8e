"""What is unfolded at first can be read at one glance."""

from collections.abc import Callable

import pytest

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.page import MARGIN
from rejoinder.drawing.reading import readable_folds, readable_view
from rejoinder.drawing.theme import LIGHT
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document

LEAST = 11.0


@pytest.fixture
def composer() -> Composer:
    return Composer(FixedMeasurer(), LIGHT)


def text_height(drawing: Drawing, viewport: Size) -> float:
    """How many pixels high text is where all of ``drawing`` is seen in ``viewport``."""
    width, height = drawing.bounds.width, drawing.bounds.height
    zoom = min(1.0, viewport.width / width, viewport.height / height)
    return zoom * LIGHT.fonts.text.size


@pytest.mark.parametrize(
    "viewport", [Size(1920, 1080), Size(1280, 720), Size(900, 600), Size(700, 900)]
)
def test_text_is_large_enough_to_read(
    everything: Document, composer: Composer, viewport: Size
) -> None:
    view = readable_view(composer, everything, viewport=viewport)
    drawing = composer.compose(everything, view).drawing
    assert text_height(drawing, viewport) >= LEAST - 0.2


def test_all_is_unfolded_where_there_is_room(everything: Document, composer: Composer) -> None:
    folds = readable_folds(composer, everything, viewport=Size(4000, 3000))
    assert folds == frozenset()


def test_a_small_window_folds_but_shows_what_bears_on_the_thesis(
    everything: Document, composer: Composer
) -> None:
    folds = readable_folds(composer, everything, viewport=Size(200, 150))
    assert folds == {"quiet", "trade"}


def test_a_much_larger_window_shows_more(everything: Document, composer: Composer) -> None:
    shown = []
    for width in (400, 2400):
        folds = readable_folds(composer, everything, viewport=Size(width, width * 0.6))
        shown.append(len(composer.compose(everything, View(folded=folds)).drawing.cards))
    assert shown == sorted(set(shown))


def test_an_empty_map_has_nothing_to_fold(composer: Composer) -> None:
    assert readable_folds(composer, Document(), viewport=Size(800, 600)) == frozenset()


def test_the_margin_is_part_of_what_must_fit(
    everything: Document, composer: Composer, drawn: Callable[..., Drawing]
) -> None:
    whole = drawn(everything).bounds
    exact = Size(whole.width * LEAST / 14, whole.height * LEAST / 14)
    assert readable_folds(composer, everything, viewport=exact) == frozenset()
    assert MARGIN > 0
