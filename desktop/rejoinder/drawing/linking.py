"""How the cross links of what is shown follow an edit."""

from collections.abc import Collection

from rejoinder.drawing.shown import Shown
from rejoinder.drawing.touched import Touched
from rejoinder.layout.placement import Link
from rejoinder.model.ids import InferenceId, NodeId, StatementId


def relink(*, shown: Shown, found: Touched, moved: Collection[NodeId], is_other: bool) -> None:
    """Finds the links again where a card serves other steps now, which ``is_other`` says of
    those that came or left, or where a step that is served is among the ``moved``. They stand
    in an order that no edit elsewhere changes.
    """
    document, forest = shown.document, shown.forest
    for name in found.resized:
        served = document.statements[name].premise_of[1:] if name in shown.speaks else ()
        is_other |= serves(shown, name, tuple(service.inference for service in served))
    for text in found.renamed if shown.linked else ():
        for step in document.links.arguments_for(text):
            premises = document.links.premises_of(step)
            found.retold.update(name for name in premises if name in shown.linked)
    if is_other or _is_served(shown, moved):
        forest.links = tuple(
            Link(name, step)
            for name in sorted(shown.linked)
            for step in shown.linked[name]
            if shown.is_shown(step)
        )


def serves(shown: Shown, name: StatementId, served: tuple[InferenceId, ...]) -> bool:
    """Notes which further steps a card serves; says whether they were others."""
    if shown.linked.get(name, ()) == served:
        return False
    if served:
        shown.linked[name] = served
    else:
        del shown.linked[name]
    return True


def _is_served(shown: Shown, nodes: Collection[NodeId]) -> bool:
    """Whether a cross link leads to a step of ``nodes``."""
    document, linked = shown.document, shown.linked
    return any(
        node in document.inferences
        and any(name in linked for name in document.links.premises_of(InferenceId(node)))
        for node in nodes
    )
