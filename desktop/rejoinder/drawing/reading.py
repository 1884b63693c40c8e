"""What of a map to unfold at first, so that all that is shown can be read at one glance."""

from collections.abc import Collection

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.page import MARGIN
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import Theme
from rejoinder.drawing.view import View
from rejoinder.layout.fit import fitted
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.tree import ancestors, parent, roots, walk

FULLEST = 0.5
"""The part of a screen that cards can cover at most; what needs more is not tried. Measured:
what fits covers up to 0.4 of it.
"""

PATIENCE = 6
"""After so many branches in a row that do not fit, the rest is not tried."""


def readable_view(
    composer: Composer, document: Document, *, viewport: Size, least_text: float = 11.0
) -> View:
    """``document`` laid out for ``viewport`` (in pixels), as much of it unfolded as can be
    seen at once with text ``least_text`` pixels high or more.
    """
    room = room_for(viewport, least_text=least_text, theme=composer.theme)
    folded = readable_folds(composer, document, viewport=viewport, least_text=least_text)
    return View(folded=folded, shape=room)


def readable_folds(
    composer: Composer, document: Document, *, viewport: Size, least_text: float = 11.0
) -> frozenset[StatementId]:
    """The statements to fold so that the map, laid out for ``viewport`` (``readable_view``),
    fits it with its text ``least_text`` pixels high or more.

    The thesis is unfolded always, then whole levels while they fit, then single branches,
    level by level in reading order, so that the main line of reasoning comes first. The
    composer arranges anew what it shows next.
    """
    composer.rearrange()
    room = room_for(viewport, least_text=least_text, theme=composer.theme)
    levels = _levels(document)
    trial = _Trial(composer, document, room)
    folded = frozenset(name for level in levels[1:] for name in level)
    for level in levels[1:]:
        less = folded.difference(level)
        if not trial.fits(less):
            break
        folded = less
    refused = 0
    for name in (name for level in levels for name in level if name in folded):
        if refused == PATIENCE:
            break
        if not _is_shown(document, name, folded):
            continue
        less = folded - {name}
        if trial.fits(less):
            folded, refused = less, 0
        else:
            refused += 1
    return folded


def room_for(viewport: Size, *, least_text: float, theme: Theme) -> Size:
    """What ``viewport`` holds of a map at the least zoom, in map units, margins left out."""
    zoom = min(1.0, least_text / theme.fonts.text.size)
    return Size(
        max(1.0, viewport.width / zoom - 2 * MARGIN), max(1.0, viewport.height / zoom - 2 * MARGIN)
    )


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


class _Trial:
    """Tries what can be seen at once in ``room``, in map units."""

    def __init__(self, composer: Composer, document: Document, room: Size) -> None:
        self._scene = Scene(composer)
        self._document, self._room = document, room

    def fits(self, folded: frozenset[StatementId]) -> bool:
        """Whether all that is not ``folded`` away stands in the room."""
        room = self._room
        forest = self._scene.forest(self._document, View(folded=folded, shape=room))
        covered = sum(width * height for width, height in forest.sizes.values())
        if covered > FULLEST * room.width * room.height:
            return False
        direction = self._document.about.direction
        bounds = fitted(forest.tree(), shape=room, direction=direction).placement.bounds
        return bounds.width <= room.width and bounds.height <= room.height
