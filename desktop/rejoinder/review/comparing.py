"""Two versions of a map compared: what was added, removed, reworded, moved, answered, in sentences.

Rows are matched by their ids, which never change; where two files share none, as when a map
was typed again, by their words. The differences stand in the order in which the map is read,
what was removed where it was.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.text import one_line
from rejoinder.model.tree import ancestors, roots, walk
from rejoinder.review.changed_places import places
from rejoinder.review.changed_rows import others
from rejoinder.review.changed_statements import statements
from rejoinder.review.overlaying import overlaid
from rejoinder.review.pairing import paired
from rejoinder.review.version import Difference, Sort, Versions

LOOSE = "Loose claims"
WHOLE = "The map as a whole"
BESIDE = "Sources, voices and articles"


class Comparison(NamedTuple):
    """Both versions under the same ids, and what is between them. ``overlay`` is the later one
    with what it has lost in its place; ``by_words`` tells that the ids told nothing.
    """

    before: Document
    after: Document
    overlay: Document
    differences: tuple[Difference, ...]
    by_words: bool

    @property
    def counts(self) -> Mapping[Sort, int]:
        """How many differences of each sort, in the order of the sorts."""
        found = Counter(difference.sort for difference in self.differences)
        return {sort: found[sort] for sort in Sort if found[sort]}

    @property
    def groups(self) -> tuple[tuple[str, tuple[Difference, ...]], ...]:
        """The differences under the heads of their branches, all in reading order."""
        found: dict[str, list[Difference]] = {}
        for difference in self.differences:
            found.setdefault(heading(self.overlay, difference), []).append(difference)
        return tuple((head, tuple(rows)) for head, rows in found.items())


def compared(before: Document, after: Document, *, keep_after: bool = False) -> Comparison:
    """What became of ``before`` in ``after``.

    Where they share no ids, the rows of ``after`` are called as in ``before``, or with
    ``keep_after`` the other way round.
    """
    by_words = False
    if keep_after:
        before, by_words = paired(after, before)
    else:
        after, by_words = paired(before, after)
    versions = Versions(before, after, overlaid(before, after))
    found = [*statements(versions), *places(versions), *others(versions)]
    rank = _ranks(versions.overlay)
    sorts = list(Sort)

    def place(difference: Difference) -> tuple[int, int]:
        last = -1 if difference.where.table == "map" else len(rank)
        node = difference.node
        return (last if node is None else rank.get(node, last), sorts.index(difference.sort))

    ordered = tuple(sorted(found, key=place))
    return Comparison(before, after, versions.overlay, ordered, by_words)


def _ranks(document: Document) -> dict[NodeId, int]:
    nodes = (node for root in roots(document) for node in walk(document, root))
    return {node: place for place, node in enumerate(nodes)}


def heading(overlay: Document, difference: Difference) -> str:
    """The branch that a difference is in, by the words of the statement at its top."""
    node = difference.node
    if node is None or not overlay.has_node(node):
        return WHOLE if difference.where.table == "map" else BESIDE
    way = [n for n in (node, *ancestors(overlay, node)) if n in overlay.statements]
    if not way or way[-1] != overlay.thesis:
        return LOOSE
    top = way[-2] if len(way) > 1 else way[-1]
    if top == overlay.thesis and node in overlay.inferences:
        premises = overlay.links.premises_of(InferenceId(node))
        top = premises[0] if premises else top
    return one_line(overlay.statements[StatementId(top)].text) or "A statement without words"
