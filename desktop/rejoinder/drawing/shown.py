"""What of a map is shown: a forest that follows the document, its folds and the view.

After any edits it is what a new one would be. It remembers of each card what decides its
size, so that an edit measures only what it concerns.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple

from rejoinder.drawing.view import View
from rejoinder.layout.forest import Forest
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.roles import Role, role_on_side
from rejoinder.model.tree import children, roots, walk


class Part(NamedTuple):
    """What a statement does in the map, and how many statements are folded away under it."""

    role: Role
    hidden: int


Measuring = Callable[[Document, StatementId, Part], Size]
"""How large the card of a statement is."""


class Shown:
    """What ``view`` shows of ``document``, as a ``forest`` for the layout. ``following`` brings
    it on; everything else only asks.

    ``speaks`` holds all nodes that no fold hides, and whether they are on the side of their
    root. Among them are ``empty`` steps, which the forest lacks: their premises, standing
    elsewhere, are all folded away, and a disc alone would only puzzle. ``below`` says what
    hangs under a node, empty steps included. ``linked`` are the cards that serve further steps,
    and which; ``known`` the parts and sizes of all cards that were shown so far.
    """

    def __init__(self, measuring: Measuring, *, step: Size) -> None:
        self.measuring, self.step = measuring, step
        self.begin(Document(), View())

    def begin(self, document: Document, view: View) -> None:
        """Shows nothing yet of another document or view."""
        self.document, self.view = document, view
        self.forest = Forest()
        self.speaks: dict[NodeId, bool] = {}
        self.empty: set[InferenceId] = set()
        self.below: dict[NodeId, tuple[NodeId, ...]] = {}
        self.linked: dict[StatementId, tuple[InferenceId, ...]] = {}
        self.known: dict[StatementId, tuple[Part, Size]] = {}
        self.hidden: dict[StatementId, int] = {}
        self.counted: dict[StatementId, int] = {}

    def part(self, name: StatementId) -> Part:
        """The part of a statement that is shown."""
        return self.known[name][0]

    def is_shown(self, node: NodeId) -> bool:
        """Whether ``node`` is in the forest."""
        return node in self.forest.sizes

    def children(self, node: NodeId) -> tuple[NodeId, ...]:
        """What of the document hangs under ``node`` in this view."""
        return children_in(self.document, self.view, node)

    def tops(self, among: Collection[StatementId] | None = None) -> tuple[StatementId, ...]:
        """The statements that hang under nothing in this view; only ``among`` those are looked
        for, where that is given.
        """
        return tops_in(self.document, self.view, among)

    def is_empty(self, step: InferenceId) -> bool:
        """Whether nothing would be seen of ``step`` but its disc."""
        below = self.below.get(step, ())
        if any(child not in self.empty for child in below):
            return False
        premises = self.document.links.premises_of(step)
        return bool(premises) and not any(name in self.speaks for name in premises)

    def hidden_under(self, name: StatementId) -> int:
        """How many statements hang under ``name``; counted once in a document."""
        found = self.counted.get(name)
        if found is None:
            found = self.counted[name] = hidden_under(self.document, name)
        return found

    def role(self, name: StatementId) -> Role:
        """The role of a statement that is shown."""
        return role_on_side(self.document, name, speaks_for=self.speaks[name])


def children_in(document: Document, view: View, node: NodeId) -> tuple[NodeId, ...]:
    """What of ``document`` hangs under ``node`` in ``view``."""
    if node in view.folded or not document.has_node(node):
        return ()
    only, found = view.only, children(document, node)
    return found if only is None else tuple(child for child in found if child in only)


def tops_in(
    document: Document, view: View, among: Collection[StatementId] | None = None
) -> tuple[StatementId, ...]:
    """The statements of ``document`` that hang under nothing in ``view``; only ``among`` those
    are looked for, where that is given.
    """
    root, only = view.root, view.only
    known = root is not None and root in document.statements
    found = (root,) if known and root is not None else roots(document, among)
    return found if only is None else tuple(name for name in found if name in only)


def hidden_under(document: Document, statement: StatementId) -> int:
    """How many statements hang under ``statement``."""
    if not document.links.arguments_for(statement):
        return 0
    return sum(1 for node in walk(document, statement) if node in document.statements) - 1
