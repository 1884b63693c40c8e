"""What a presenter says to a slide: its statements in order, with sources and notes."""

from collections.abc import Collection, Iterator

from rejoinder.edits.asides import asides
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.text import one_line
from rejoinder.model.tree import parent, walk

SIGNS = {Polarity.SUPPORT: "+", Polarity.OPPOSE: "\u2212"}


MOST_FOLDED = 60
"""How many statements the notes tell that are folded on their slide: more nobody reads out."""


def page_notes(document: Document, root: StatementId, shown: Collection[NodeId]) -> str:
    """What stands on the slide under ``root``, then what is folded away on it."""
    claims = [StatementId(node) for node in walk(document, root) if node in document.statements]
    lines = [line for name in claims if name in shown for line in _told(document, root, name)]
    folded = [name for name in claims if name not in shown]
    if folded:
        lines += ["", f"Not on this slide ({len(folded)}):"]
        lines += (line for name in folded[:MOST_FOLDED] for line in _told(document, root, name))
    if len(folded) > MOST_FOLDED:
        lines.append(f"and {len(folded) - MOST_FOLDED} more.")
    return "\n".join(lines)


def _told(document: Document, root: StatementId, name: StatementId) -> Iterator[str]:
    """A statement with what it argues, and under it its sources and notes."""
    row, above = document.statements[name], parent(document, name)
    sign = ""
    if above is not None and name != root:
        sign = f"{SIGNS[document.inferences[InferenceId(above)].polarity]} "
    yield f"{sign}{one_line(row.text)}"
    yield from (f"    {told}" for told in asides(document, row))
