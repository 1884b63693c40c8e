"""The lines of the tree and the discs they meet in, from where the layout lets them run."""

from collections.abc import Sequence
from typing import NamedTuple

from rejoinder.drawing.icons import minus, plus
from rejoinder.drawing.items import Connector, Disc, Segment, Shape, Style, TextLine
from rejoinder.drawing.items import Path as Outline
from rejoinder.drawing.outline import (
    Segments,
    arrowhead,
    circle,
    filled,
    rounded_way,
)
from rejoinder.drawing.theme import Theme
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Route
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import Polarity

DISC_RADIUS = 9.0
CORNER = 6.0
LINE, BRACKET = 1.75, 2.75
RIM = 1.5


class Line(NamedTuple):
    """What decides how a route of the tree is drawn; equal lines share one connector."""

    route: Route
    polarity: Polarity
    is_joint: bool
    is_on_step: bool


class Step(NamedTuple):
    """What decides how a step's disc is drawn and spoken of."""

    name: InferenceId
    polarity: Polarity
    center: Point
    comments: int
    title: str
    detail: str


def tree_connector(line: Line, theme: Theme) -> Connector:
    """A connector of the tree, its corners rounded. A bracket's is thicker; one that ends on
    another step has an arrowhead.
    """
    route = line.route
    color = theme.polarity(line.polarity)
    dash = theme.oppose_dash if line.polarity is Polarity.OPPOSE else ()
    style = Style(stroke=color, stroke_width=LINE, dash=dash)
    shapes: list[Shape] = []
    if route.premise is not None:
        width = BRACKET if line.is_joint else LINE
        way = rounded_way(route.points, radius=CORNER)
        shapes.append(Outline(way, style._replace(stroke_width=width)))
    elif line.is_on_step:
        points, head = _headed(route.points)
        shapes.append(Outline(rounded_way(points, radius=CORNER), style))
        shapes.append(filled(head, color))
    else:
        shapes.extend(_trunk(route.points, style, theme))
    return connector(route, shapes)


def _trunk(points: Sequence[Point], style: Style, theme: Theme) -> list[Shape]:
    """The way to a conclusion: what siblings share is neutral, so that no line for it covers
    a line against it; the part from the disc to the first corner has the step's colour.
    """
    way = rounded_way(points, radius=CORNER)
    own = way[:3] if len(way) > 2 else way
    shared = Style(stroke=theme.trunk, stroke_width=LINE)
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


def connector(route: Route, shapes: Sequence[Shape]) -> Connector:
    """``shapes`` along ``route``, with the box that holds them."""
    points = route.points
    left, right = min(p.x for p in points), max(p.x for p in points)
    top, bottom = min(p.y for p in points), max(p.y for p in points)
    bounds = Rect(left, top, right - left, bottom - top).grown(6)
    for shape in shapes:
        if isinstance(shape, TextLine):
            half = shape.width / 2 + 6
            bounds = bounds.united(Rect(shape.x - half, shape.y - 14, 2 * half, 20))
    premise = None if route.premise is None else StatementId(route.premise)
    return Connector(InferenceId(route.inference), premise, route.is_link, bounds, tuple(shapes))


def disc(step: Step, theme: Theme) -> Disc:
    """The circle of a step: plus or minus, with a dot where comments on it are open."""
    x, y = step.center
    is_support = step.polarity is Polarity.SUPPORT
    fill = theme.support if is_support else theme.oppose_disc
    rim = Style(fill, theme.polarity(step.polarity), RIM)
    sign = plus(x, y, reach=4.5, thickness=2) if is_support else minus(x, y, reach=4.5, thickness=2)
    shapes: list[Shape] = [
        Outline(circle(x, y, radius=DISC_RADIUS - RIM / 2), rim),
        filled(sign, theme.on_support if is_support else theme.on_oppose),
    ]
    if step.comments:
        at = DISC_RADIUS * 0.78
        style = Style(theme.badge, theme.background, 1.5)
        shapes.append(Outline(circle(x + at, y - at, radius=3), style))
    return Disc(
        step.name, step.polarity, step.center, DISC_RADIUS, tuple(shapes), step.title, step.detail
    )
