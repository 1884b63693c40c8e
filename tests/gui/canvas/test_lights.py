"""The cross links of what is selected or pointed at, on a map where many are pale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from tests.benchmarks.large_maps import large_map

from rejoinder.edits.state import set_text
from rejoinder.gui.canvas.camera import Camera
from rejoinder.layout.curves import curve_points
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.links import MANY
from rejoinder.layout.placement import Route
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.tree import cross_links

if TYPE_CHECKING:
    from tests.gui.canvas.conftest import Show, Stand

NO_BUTTON = Qt.MouseButton.NoButton


@pytest.fixture
def crowd(show: Show) -> Stand:
    """A map with more cross links than can all be drawn in full strength."""
    document = large_map(1000)
    assert len(cross_links(document)) >= MANY
    return show(document)


def link_of(stand: Stand) -> tuple[StatementId, InferenceId]:
    """A link whose middle passes between the cards."""
    places = stand.canvas.stage.places
    for link in cross_links(stand.document):
        middle = middle_of(stand, link[0])
        if not list(places.meeting(Rect(*middle, 0, 0).grown(30))):
            return link
    raise AssertionError("every link runs behind cards")


def route_of(stand: Stand, node: NodeId) -> Route:
    """The way of the first link at a node."""
    scene = stand.canvas.stage.scene
    return next(
        route for link, route in scene._crossings.routes(scene._plot, scene.bounds) if node in link
    )


def middle_of(stand: Stand, node: NodeId) -> Point:
    points = curve_points(route_of(stand, node).points, 12)
    return points[len(points) // 2]


def look_at(stand: Stand, at: Point, zoom: float = 1.0) -> None:
    """Brings ``at`` to the middle of the window."""
    stand.canvas.eye.look(Camera(Point(at.x - 500 / zoom, at.y - 350 / zoom), zoom))


def strong(stand: Stand) -> int:
    """How many pixels about the middle of the window have the colour of a link."""
    want = _rgb(QColor(stand.canvas.stage.composer.theme.link))
    image = stand.canvas.viewport().grab().toImage()
    ratio, found = image.devicePixelRatio(), 0
    for x in range(round(470 * ratio), round(530 * ratio)):
        for y in range(round(320 * ratio), round(380 * ratio)):
            seen = _rgb(image.pixelColor(x, y))
            found += all(abs(a - b) < 40 for a, b in zip(seen, want, strict=True))
    return found


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


@pytest.mark.parametrize("end", [0, 1])
def test_a_link_is_strong_while_an_end_is_selected(crowd: Stand, end: int) -> None:
    link = link_of(crowd)
    middle = middle_of(crowd, link[0])
    look_at(crowd, middle)
    pale = strong(crowd)
    crowd.session.select([link[end]])
    look_at(crowd, middle)
    assert strong(crowd) > pale + 5
    crowd.session.select([])
    look_at(crowd, middle)
    assert strong(crowd) == pale


@pytest.mark.parametrize("end", [0, 1])
@pytest.mark.parametrize("zoom", [1.0, 0.3])
def test_a_link_is_strong_while_an_end_is_pointed_at(crowd: Stand, end: int, zoom: float) -> None:
    link = link_of(crowd)
    crowd.session.select([])
    look_at(crowd, crowd.canvas.stage.places[link[end]].center, zoom)
    assert not crowd.canvas.lights.lit()
    crowd.send(QEvent.Type.MouseMove, crowd.at(link[end]), NO_BUTTON, NO_BUTTON)
    lit = crowd.canvas.lights.lit()
    assert {one.connector.at for one in lit}
    assert any(
        one.connector.bounds.grown(4).meets(crowd.canvas.stage.places[link[1]]) for one in lit
    )
    crowd.send(QEvent.Type.MouseMove, QPoint(2, 2), NO_BUTTON, NO_BUTTON)
    assert crowd.canvas.lights.lit() != lit


def test_no_strong_link_is_painted_over_a_card(crowd: Stand) -> None:
    canvas = crowd.canvas
    link, at = next(_behind_cards(crowd))
    look_at(crowd, at)
    plain = canvas.viewport().grab().toImage()
    crowd.session.select([link])
    look_at(crowd, at)
    lit = canvas.viewport().grab().toImage()
    middle = plain.rect().center()
    inner = (middle.x() - 10, middle.y() - 10, 20, 20)
    assert plain.copy(*inner) == lit.copy(*inner)
    assert plain != lit


def _behind_cards(stand: Stand) -> Iterator[tuple[StatementId, Point]]:
    """Links, and where each passes behind a card of something else."""
    places = stand.canvas.stage.places
    for link in cross_links(stand.document):
        for at in curve_points(route_of(stand, link[0]).points, 48):
            for name, box in places.meeting(Rect(*at, 0, 0).grown(1)):
                if name not in link and box.grown(-16).contains(*at):
                    yield link[0], at


def test_strong_links_follow_edits_and_are_kept_between_frames(crowd: Stand) -> None:
    statement, _ = link_of(crowd)
    crowd.session.select([statement])
    lights = crowd.canvas.lights
    before = lights.lit()
    assert lights.lit() is before
    crowd.session.do(set_text(crowd.document, statement, "Much more to say of it. " * 30))
    after = lights.lit()
    assert after != before
    card = crowd.canvas.stage.places[statement]
    assert any(one.connector.bounds.grown(4).meets(card) for one in after)


def test_of_a_large_selection_the_current_one_s_links_are_strong(crowd: Stand) -> None:
    statement = link_of(crowd)[0]
    crowd.session.select([statement])
    alone = crowd.canvas.lights.lit()
    others = [node for node in crowd.document.statements if node != statement]
    crowd.session.select([*others, statement])
    assert crowd.session.current == statement
    assert crowd.canvas.lights.lit() == alone


def test_few_links_need_no_light(show: Show) -> None:
    stand = show(large_map(200))
    for statement, step in cross_links(stand.document):
        assert not stand.canvas.stage.scene.lit([statement, step])
