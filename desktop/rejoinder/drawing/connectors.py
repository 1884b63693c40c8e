"""The lines of the tree and the discs they meet in, from where the layout lets them run."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rejoinder.drawing.icons import minus, plus
from rejoinder.drawing.items import Connector, Disc, Segment, Shape, Style, TextLine
from rejoinder.drawing.items import Path as Outline
from rejoinder.drawing.outline import (
    Segments,
    arrowhead,
    circle,
    filled,
    polyline,
    rounded_way,
)
from rejoinder.drawing.theme import Theme
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Route, Size
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.roles import is_joint

DISC_RADIUS = 9.0
CORNER = 6.0
LINE, BRACKET = 1.75, 2.75
RIM = 1.5
DIAMOND = 4.25
ORIGIN = Point(0.0, 0.0)
STEP = Size(2 * DISC_RADIUS, 2 * DISC_RADIUS)
"""What a layout keeps free for a disc."""


class Line(NamedTuple):
    """What decides how a route of the tree is drawn; equal lines share one connector.
    ``is_shared``: siblings' ways to their conclusion run together.
    """

    route: Route
    polarity: Polarity
    is_joint: bool
    is_on_step: bool
    is_shared: bool = True


class Step(NamedTuple):
    """What decides how a step's disc is drawn and spoken of."""

    name: InferenceId
    polarity: Polarity
    center: Point
    comments: int
    questions: int
    title: str
    detail: str


class _Look(NamedTuple):
    """All that the shapes of a line depend on, counted from where it begins."""

    points: tuple[Point, ...]
    is_from_premise: bool
    is_joint: bool
    is_on_step: bool
    color: str
    dash: tuple[float, ...]
    trunk: str


def tree_connector(line: Line, theme: Theme) -> Connector:
    """A connector of the tree, its corners rounded. A bracket's is thicker; one that ends on
    another step has an arrowhead.
    """
    at = line.route.points[0]
    color = theme.polarity(line.polarity)
    look = _Look(
        tuple(Point(round(p.x - at.x, 4), round(p.y - at.y, 4)) for p in line.route.points),
        line.route.premise is not None,
        line.is_joint,
        line.is_on_step,
        color,
        theme.oppose_dash if line.polarity is Polarity.OPPOSE else (),
        theme.trunk if line.is_shared else color,
    )
    return connector(line.route, _shapes(look), at=at)


def tree_connectors(
    document: Document, routes: Iterable[Route], *, theme: Theme, is_shared: bool
) -> Iterator[Connector]:
    """The connectors of all ``routes``."""
    for route in routes:
        name = InferenceId(route.inference)
        inference, joint = document.inferences[name], is_joint(document, name)
        is_on_step = inference.conclusion in document.inferences
        line = Line(route, inference.polarity, joint, is_on_step, is_shared)
        yield tree_connector(line, theme)


@lru_cache(maxsize=20_000)
def _shapes(look: _Look) -> tuple[Shape, ...]:
    """An edit moves most of a map and changes little of it: lines alike are made once."""
    style = Style(stroke=look.color, stroke_width=LINE, dash=look.dash)
    if look.is_from_premise:
        width = BRACKET if look.is_joint else LINE
        way = rounded_way(look.points, radius=CORNER)
        return (Outline(way, style._replace(stroke_width=width)),)
    if look.is_on_step:
        points, head = _headed(look.points)
        return Outline(rounded_way(points, radius=CORNER), style), filled(head, look.color)
    return tuple(_trunk(look.points, style, look.trunk))


def _trunk(points: Sequence[Point], style: Style, color: str) -> list[Shape]:
    """The way to a conclusion: what siblings share is neutral, so that no line for it covers
    a line against it; the part from the disc to the first corner has the step's colour.
    """
    way = rounded_way(points, radius=CORNER)
    own = way[:3] if len(way) > 2 else way
    shared = Style(stroke=color, stroke_width=LINE)
    rest = (Segment("M", (own[-1].points[-1],)), *way[3:])
    shapes: list[Shape] = [Outline(own, style)]
    return [Outline(rest, shared), *shapes] if len(rest) > 1 else shapes


def _headed(points: Sequence[Point]) -> tuple[tuple[Point, ...], Segments]:
    """The way shortened to end inside its arrowhead, and the head."""
    *rest, before, tip = points
    head = arrowhead(tip, before, length=8, width=8)
    middle = Point((head[1].points[0].x + head[2].points[0].x) / 2,
                   (head[1].points[0].y + head[2].points[0].y) / 2)  # fmt: skip
    return (*rest, before, middle), head


def connector(route: Route, shapes: tuple[Shape, ...], *, at: Point = ORIGIN) -> Connector:
    """``shapes`` along ``route``, counted from ``at``, with the box that holds them."""
    points = route.points
    left, right = min(p.x for p in points), max(p.x for p in points)
    top, bottom = min(p.y for p in points), max(p.y for p in points)
    bounds = Rect(left, top, right - left, bottom - top).grown(6)
    for shape in shapes:
        if isinstance(shape, TextLine):
            half = shape.width / 2 + 6
            x, y = at.x + shape.x - half, at.y + shape.y - 14
            bounds = bounds.united(Rect(x, y, 2 * half, 20))
    premise = None if route.premise is None else StatementId(route.premise)
    return Connector(InferenceId(route.inference), premise, route.is_link, bounds, at, shapes)


def disc(step: Step, theme: Theme) -> Disc:
    """The circle of a step: plus or minus, with a dot where comments on it are open, and a
    diamond where it owes an answer to a question of its scheme.
    """
    is_support = step.polarity is Polarity.SUPPORT
    shapes = _disc_shapes(
        is_support,
        theme.support if is_support else theme.oppose_disc,
        theme.polarity(step.polarity),
        theme.on_support if is_support else theme.on_oppose,
        (theme.badge, theme.background) if step.comments else None,
        (theme.badge, theme.background) if step.questions else None,
    )
    return Disc(step.name, step.polarity, step.center, DISC_RADIUS, shapes, step.title, step.detail)


@lru_cache(maxsize=64)
def _disc_shapes(
    is_support: bool,
    fill: str,
    rim: str,
    ink: str,
    badge: tuple[str, str] | None,
    question: tuple[str, str] | None,
) -> tuple[Shape, ...]:
    """A disc around the origin; ``badge`` gives the colours of the dot and of what rings it,
    ``question`` those of the diamond.
    """
    sign = plus if is_support else minus
    shapes: list[Shape] = [
        Outline(circle(0, 0, radius=DISC_RADIUS - RIM / 2), Style(fill, rim, RIM)),
        filled(sign(0, 0, reach=4.5, thickness=2), ink),
    ]
    if badge is not None:
        at = DISC_RADIUS * 0.78
        shapes.append(Outline(circle(at, -at, radius=3), Style(*badge, 1.5)))
    if question is not None:
        x = y = DISC_RADIUS * 0.78
        corners = ((x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND), (x - DIAMOND, y))
        shapes.append(Outline(polyline(*corners, closed=True), Style(*question, 1.25)))
    return tuple(shapes)
