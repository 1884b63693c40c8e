"""What of a map to unfold at first, so that all that is shown can be read at one glance."""

from collections.abc import Collection

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.page import MARGIN
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.tree import ancestors, parent, roots, walk

FULLEST = 0.85
"""The part of a screen that cards can cover at most in any layout; what needs more is not
tried. Measured: fitted maps of 20 to 100 cards cover 0.35 to 0.6.
"""


def readable_folds(
    composer: Composer, document: Document, *, viewport: Size, least_text: float = 11.0
) -> frozenset[StatementId]:
    """The statements to fold so that the map fits ``viewport`` (in pixels) with its text
    ``least_text`` pixels high or more.

    Whole levels are unfolded from the thesis down while they fit; then single branches, in
    reading order, so that the main line of reasoning comes first.
    """
    zoom = min(1.0, least_text / composer.theme.fonts.text.size)
    room = Size(viewport.width / zoom, viewport.height / zoom)
    levels = _levels(document)
    folded = frozenset(name for level in levels for name in level)
    for level in levels:
        less = folded.difference(level)
        if not _fits(composer, document, less, room=room):
            break
        folded = less
    for name in (name for level in levels for name in level if name in folded):
        less = folded - {name}
        if _is_shown(document, name, folded) and _fits(composer, document, less, room=room):
            folded = less
    return folded


def _levels(document: Document) -> list[list[StatementId]]:
    """Statements that can be folded, by how many statements they hang under, in order."""
    levels: list[list[StatementId]] = []
    depths: dict[NodeId, int] = {}
    for root in roots(document):
        for node in walk(document, root):
            above = parent(document, node)
            if node in document.inferences:
                depths[node] = 0 if above is None else depths[above]
                continue
            depth = depths[node] = 0 if above is None else depths[above] + 1
            while len(levels) <= depth:
                levels.append([])
            if document.links.arguments_for(node):
                levels[depth].append(StatementId(node))
    return levels


def _is_shown(document: Document, name: StatementId, folded: Collection[StatementId]) -> bool:
    return not any(above in folded for above in ancestors(document, name))


def _fits(
    composer: Composer, document: Document, folded: frozenset[StatementId], *, room: Size
) -> bool:
    """Whether all that is not folded away stands in ``room``, in map units."""
    view = View(folded=folded, shape=room)
    covered = sum(size.width * size.height for size in composer.sizes(document, view))
    if covered > FULLEST * room.width * room.height:
        return False
    bounds = composer.placement(document, view).bounds.grown(MARGIN)
    return bounds.width <= room.width and bounds.height <= room.height
