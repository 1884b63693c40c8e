"""How a message names a part of the map: by its own words, shortened, in quotation marks."""

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId
from rejoinder.model.text import one_line

SHOWN = 48
"""Code points of a statement that a message quotes; two quotes fit a status line."""


def called(document: Document, node: NodeId) -> str:
    """``node`` in a sentence: “Taxes should rise”, or the step from “A” to “B”."""
    statement = document.statement(node)
    if statement is not None:
        text = one_line(statement.text)
        return f"“{shortened(text)}”" if text else "the empty statement"
    inference = document.inferences[InferenceId(node)]
    premises = document.links.premises_of(InferenceId(node))
    source = called(document, premises[0]) if premises else "nothing"
    if inference.conclusion in document.inferences:
        return f"the step from {source} to another step"
    return f"the step from {source} to {called(document, inference.conclusion)}"


def shortened(text: str) -> str:
    """``text`` in at most ``SHOWN`` code points, cut between words where it can be."""
    if len(text) <= SHOWN:
        return text
    head = text[: SHOWN - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[SHOWN // 2 :] else head).rstrip() + "…"


def count(number: int, one: str, many: str) -> str:
    """“1 branch”, “3 branches”.

    >>> count(3, "branch", "branches")
    '3 branches'
    """
    return f"{number} {one if number == 1 else many}"


def capital(sentence: str) -> str:
    """``sentence`` with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]
