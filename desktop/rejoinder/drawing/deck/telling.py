"""What a presenter says to a slide: its statements in order, with sources and notes."""

from collections.abc import Collection, Iterator

from rejoinder.edits.asides import asides
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.text import one_line
from rejoinder.model.tree import parent, walk

SIGNS = {Polarity.SUPPORT: "+", Polarity.OPPOSE: "\u2212"}


def page_notes(document: Document, root: StatementId, shown: Collection[NodeId]) -> str:
    """What stands on the slide under ``root``, then what is folded away on it."""
    lines = list(_lines(document, root, shown, wanted=True))
    rest = list(_lines(document, root, shown, wanted=False))
    if rest:
        lines += ["", f"Not on this slide ({sum(not r.startswith('    ') for r in rest)}):", *rest]
    return "\n".join(lines)


def _lines(
    document: Document, root: StatementId, shown: Collection[NodeId], *, wanted: bool
) -> Iterator[str]:
    for node in walk(document, root):
        row = document.statements.get(StatementId(node))
        if row is None or (node in shown) is not wanted:
            continue
        above = parent(document, node)
        sign = ""
        if above is not None and node != root:
            sign = f"{SIGNS[document.inferences[InferenceId(above)].polarity]} "
        yield f"{sign}{one_line(row.text)}"
        yield from (f"    {told}" for told in asides(document, row))
