"""How much work it is to show another view of a map, told before that is begun."""

from collections.abc import Callable, Iterable
from functools import partial

from rejoinder.drawing.arranging import TURNOVER
from rejoinder.drawing.shown import Shown, children_in, tops_in
from rejoinder.drawing.view import View
from rejoinder.layout.manner import Manner
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId

LARGE = 2_400
"""Nodes, of some 1,500 statements, that take about 0.2 s to measure and lay out, and up to 0.6
to arrange: more than one waits for without a word.
"""


def is_large(document: Document, view: View) -> bool:
    """Whether ``view`` shows so much of ``document`` that it takes long, if all of it is new."""
    below = partial(children_in, document, view)
    return _count(tops_in(document, view), below, most=LARGE) >= LARGE


def is_much(shown: Shown, document: Document, view: View, *, anew: bool) -> bool:
    """Whether it takes long to get from what is ``shown`` to ``view``, which has other folds at
    most, and in which all is to be laid out ``anew`` or stays as far as it may.
    """
    was, before, below = shown.view.folded, len(shown.forest), partial(children_in, document, view)
    opened = (child for name in was - view.folded if name in shown.speaks for child in below(name))
    came = _count(opened, below, most=LARGE)
    if came >= LARGE or before + came < LARGE or anew:
        return before + came >= LARGE
    closed = (child for name in view.folded - was for child in shown.below.get(name, ()))
    left = _count(closed, lambda node: shown.below.get(node, ()), most=before)
    after = max(1, before + came - left)
    is_other = max(before, after) > TURNOVER * min(before, after)
    return is_other and after >= LARGE and view.manner is Manner.FILL and view.shape is not None


def _count(
    tops: Iterable[NodeId], below: Callable[[NodeId], Iterable[NodeId]], *, most: int
) -> int:
    """How many nodes there are with ``tops`` and all ``below`` them; no more than ``most``."""
    waiting = list(tops)
    found = 0
    while waiting and found < most:
        found += 1
        waiting.extend(below(waiting.pop()))
    return found
