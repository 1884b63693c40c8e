"""The drawings between two: cards and lines on their way from where they stood."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from rejoinder.drawing.items import (
    Card,
    Connector,
    Disc,
    Drawing,
    Path,
    Segment,
    Shape,
)
from rejoinder.layout.geometry import Point
from rejoinder.model.ids import InferenceId, StatementId

_LineName = tuple[InferenceId, StatementId | None, bool]


class Former(NamedTuple):
    """Where things stood: cards' corners, discs' centres and connectors by name, all still
    to be moved by ``by``, as the camera moves with the map's anchor.
    """

    cards: Mapping[StatementId, Point]
    discs: Mapping[InferenceId, Point]
    connectors: Mapping[_LineName, Connector]
    by: Point


def former(drawing: Drawing, by: Point) -> Former:
    """What ``drawing`` showed, for the way from there to the next drawing."""
    return Former(
        {card.id: Point(card.x + by.x, card.y + by.y) for card in drawing.cards},
        {d.id: Point(d.center.x + by.x, d.center.y + by.y) for d in drawing.discs},
        {_name(c): c for c in drawing.connectors},
        by,
    )


def is_still(start: Former, drawing: Drawing) -> bool:
    """Whether nothing that both show has moved."""
    return all(
        abs(card.x - was.x) < 0.5 and abs(card.y - was.y) < 0.5
        for card in drawing.cards
        if (was := start.cards.get(card.id)) is not None
    )


def left_behind(start: Former) -> Iterator[Connector]:
    """The cross links as they stood."""
    dx, dy = start.by
    for line in start.connectors.values():
        if line.is_link:
            bounds = line.bounds._replace(x=line.bounds.x + dx, y=line.bounds.y + dy)
            yield replace(line, at=Point(line.at.x + dx, line.at.y + dy), bounds=bounds)


def between(start: Former, drawing: Drawing, t: float) -> Drawing:
    """``drawing`` with everything at the fraction ``t`` of its way; what is new is in place."""
    return replace(
        drawing,
        cards=tuple(_card(card, start.cards.get(card.id), t) for card in drawing.cards),
        discs=tuple(_disc(disc, start.discs.get(disc.id), t) for disc in drawing.discs),
        connectors=tuple(_line(c, start, t) for c in drawing.connectors),
    )


def _name(connector: Connector) -> _LineName:
    return connector.inference, connector.premise, connector.is_link


def _card(card: Card, was: Point | None, t: float) -> Card:
    if was is None or _is_near(was, Point(card.x, card.y)):
        return card
    return replace(card, x=_mix(was.x, card.x, t), y=_mix(was.y, card.y, t))


def _disc(disc: Disc, was: Point | None, t: float) -> Disc:
    if was is None or _is_near(was, disc.center):
        return disc
    return replace(disc, center=_point(was, disc.center, t))


def _line(connector: Connector, start: Former, t: float) -> Connector:
    """Bent on its way where it keeps its corners; in place at once where it does not."""
    was = start.connectors.get(_name(connector))
    if was is None or len(was.shapes) != len(connector.shapes):
        return connector
    is_bent = was.shapes is not connector.shapes and was.shapes != connector.shapes
    at = Point(was.at.x + start.by.x, was.at.y + start.by.y)
    if not is_bent and _is_near(at, connector.at):
        return connector
    shapes = connector.shapes
    if is_bent:
        shapes = tuple(_shape(a, b, t) for a, b in zip(was.shapes, shapes, strict=True))
    bounds = was.bounds._replace(x=was.bounds.x + start.by.x, y=was.bounds.y + start.by.y)
    return replace(
        connector,
        bounds=bounds.united(connector.bounds),
        at=_point(at, connector.at, t),
        shapes=shapes,
    )


def _shape(was: Shape, shape: Shape, t: float) -> Shape:
    if not isinstance(was, Path) or not isinstance(shape, Path):
        return shape
    if [s.verb for s in was.segments] != [s.verb for s in shape.segments]:
        return shape
    segments = tuple(
        Segment(b.verb, tuple(_point(p, q, t) for p, q in zip(a.points, b.points, strict=True)))
        for a, b in zip(was.segments, shape.segments, strict=True)
    )
    return Path(segments, shape.style)


def _is_near(a: Point, b: Point) -> bool:
    return abs(a.x - b.x) < 0.1 and abs(a.y - b.y) < 0.1


def _point(was: Point, now: Point, t: float) -> Point:
    return Point(_mix(was.x, now.x, t), _mix(was.y, now.y, t))


def _mix(was: float, now: float, t: float) -> float:
    return was + (now - was) * t
