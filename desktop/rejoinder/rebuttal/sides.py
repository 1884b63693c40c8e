"""Two sides of a case: who speaks for the thesis, who against it, and whose a point is."""

from collections.abc import Iterator
from enum import StrEnum

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.roles import speaks_for_thesis
from rejoinder.model.tree import home_premises, walk


class Side(StrEnum):
    """A point of view: for the thesis of the map, or against it."""

    FOR = "for"
    AGAINST = "against"

    @property
    def other(self) -> "Side":
        return Side.AGAINST if self is Side.FOR else Side.FOR


def side_of(document: Document, node: NodeId) -> Side:
    """Whom ``node`` helps, by the opposing steps on its way up the tree."""
    return Side.FOR if speaks_for_thesis(document, node) else Side.AGAINST


def replies(document: Document, step: InferenceId) -> Iterator[InferenceId]:
    """The steps that oppose an argument: its step itself, or one of its premises."""
    targets: tuple[NodeId, ...] = (step, *document.links.premises_of(step))
    for target in targets:
        for argument in document.links.arguments_for(target):
            if document.inferences[argument].polarity is Polarity.OPPOSE:
                yield argument


def arguments(document: Document, side: Side) -> Iterator[InferenceId]:
    """Every step under the thesis that helps ``side``, in the order of the tree."""
    if document.thesis is None:
        return
    for node in walk(document, document.thesis):
        if node in document.inferences and side_of(document, node) is side:
            yield InferenceId(node)


def premises(document: Document, step: InferenceId) -> tuple[StatementId, ...]:
    """What a step rests on: what stands under it, or what it borrows by cross links."""
    return home_premises(document, step) or document.links.premises_of(step)
