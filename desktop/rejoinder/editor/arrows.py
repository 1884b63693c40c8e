"""Where an arrow key leads on a map: along its arguments first, else to what is nearest.

*Deeper* is the way in which arguments hang: down, in maps that stand. A conclusion leads
deeper to its nearest argument and an argument back to its conclusion, whether arguments stand
in a row or in a column; the other arrows go along siblings. A disc that stands beside its
premise, as in columns, is reached sideways; one in between is a stop on the way.
"""

from collections.abc import Iterable, Mapping

from rejoinder.editor.navigation import Way, first, siblings, toward, turned
from rejoinder.editor.session import Session
from rejoinder.layout.geometry import Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId
from rejoinder.model.records import Direction
from rejoinder.model.tree import children, parent

_DEEPER = {Direction.DOWN: Way.DOWN, Direction.RIGHT: Way.RIGHT, Direction.LEFT: Way.LEFT}
_BACK = {Way.DOWN: Way.UP, Way.RIGHT: Way.LEFT, Way.LEFT: Way.RIGHT}

Places = Mapping[NodeId, Rect]


def walk(session: Session, places: Places, way: Way, *, extend: bool) -> None:
    """Selects what the arrow ``way`` leads to, or adds it; or else what is first."""
    if session.current is None or session.current not in places:
        start = session.part.branch or first(session.document)
        session.select([] if start is None else [start])
        return
    node = along(session.document, places, session.current, way=way)
    if node is not None:
        kept = [n for n in session.selection if n != node] if extend else []
        session.select([*kept, node])


def along(document: Document, places: Places, start: NodeId, *, way: Way) -> NodeId | None:
    """The node that the arrow ``way`` leads to from ``start``, among those in ``places``."""
    if start not in places:
        return None
    deeper = _DEEPER[document.about.direction]
    if way is deeper:
        found = _deeper(document, places, start, way=way)
    elif way is _BACK[deeper]:
        found = _back(document, places, start, way=way)
    else:
        found = _aside(document, places, start, way=way)
    return found or toward(places, start, way)


def _deeper(document: Document, places: Places, start: NodeId, *, way: Way) -> NodeId | None:
    """The nearest argument; under an open column the next of it."""
    below = [
        _stop(document, places, node, way=way)
        for node in children(document, start)
        if node in places
    ]
    here = turned(places[start], way)
    ahead = [node for node in below if turned(places[node], way).center.x > here.right]
    if ahead:
        return toward(_only(places, (start, *ahead)), start, way) or ahead[0]
    return toward(_family(document, places, start), start, way, straight=True)


def _back(document: Document, places: Places, start: NodeId, *, way: Way) -> NodeId | None:
    """The sibling before it in a column, else the conclusion, or the disc on the way to it."""
    before = toward(_family(document, places, start), start, way, straight=True)
    if before is not None:
        return before
    above = parent(document, start)
    if above is not None and start in document.statements and above in places:
        is_beside = _are_beside(places[above], places[start], way)
        above = parent(document, above) if is_beside else above
    return above if above in places else None


def _aside(document: Document, places: Places, start: NodeId, *, way: Way) -> NodeId | None:
    """The next sibling in a row, or the disc or premise that stands beside."""
    above = parent(document, start)
    kin = (*_family(document, places, start), *children(document, start))
    near = kin if above is None else (*kin, above)
    return toward(_only(places, near), start, way, straight=True)


def _stop(document: Document, places: Places, node: NodeId, *, way: Way) -> NodeId:
    """``node``, or its first premise where ``node`` is a step whose disc stands beside that."""
    if node in document.inferences:
        for premise in children(document, node):
            if premise in document.statements and premise in places:
                return premise if _are_beside(places[node], places[premise], way) else node
    return node


def _are_beside(one: Rect, other: Rect, way: Way) -> bool:
    """Whether boxes stand at the same height, as seen on the way down."""
    a, b = turned(one, way), turned(other, way)
    return a.x < b.right and b.x < a.right


def _family(document: Document, places: Places, node: NodeId) -> Places:
    """The boxes of ``node`` and its siblings."""
    return _only(places, (node, *siblings(document, node)))


def _only(places: Places, nodes: Iterable[NodeId]) -> Places:
    return {node: places[node] for node in nodes if node in places}
