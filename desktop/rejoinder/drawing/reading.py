"""What of a map to unfold at first, so that all that is shown can be read at one glance."""

from collections.abc import Collection, Iterable

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.page import MARGIN
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import Theme
from rejoinder.drawing.view import View
from rejoinder.layout.fit import fitted
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.tree import children, roots

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
    trial = _Trial(composer, document, room)
    level = tops = [name for name in roots(document) if document.links.arguments_for(name)]
    folded = frozenset(
        StatementId(name) for name in document.links.arguments if name in document.statements
    ).difference(tops)
    while level := _next_level(document, level, folded=()):
        less = folded.difference(level)
        if not trial.fits(less):
            break
        folded = less
    level, refused = tops, 0
    while level and refused < PATIENCE:
        for name in level:
            if name in folded and refused < PATIENCE:
                fits = trial.fits(folded - {name})
                folded, refused = (folded - {name}, 0) if fits else (folded, refused + 1)
        level = _next_level(document, level, folded=folded)
    return folded


def room_for(viewport: Size, *, least_text: float, theme: Theme) -> Size:
    """What ``viewport`` holds of a map at the least zoom, in map units, margins left out."""
    zoom = min(1.0, least_text / theme.fonts.text.size)
    return Size(
        max(1.0, viewport.width / zoom - 2 * MARGIN), max(1.0, viewport.height / zoom - 2 * MARGIN)
    )


def _next_level(
    document: Document, level: Iterable[StatementId], *, folded: Collection[StatementId]
) -> list[StatementId]:
    """What can be folded right under those of ``level`` that are not ``folded``, in order."""
    found = []
    for name in level:
        waiting = [] if name in folded else list(reversed(children(document, name)))
        while waiting:
            node = waiting.pop()
            if node in document.inferences:
                waiting.extend(reversed(children(document, node)))
            elif document.links.arguments_for(node):
                found.append(StatementId(node))
    return found


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
