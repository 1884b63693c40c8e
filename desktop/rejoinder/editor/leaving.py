"""How a map was left: its folds, what was selected, what part was shown and looked at.

Only ids and numbers, so that it can be kept outside the map and holds none of its words.
"""

from dataclasses import dataclass

from rejoinder.editor.part import WHOLE, Part, branch_of, neighbourhood
from rejoinder.editor.session import Seen, Session
from rejoinder.editor.visits import Look
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId


@dataclass(frozen=True)
class Leaving:
    """``folded`` are the folds of the whole map; ``branch``, or ``around`` and ``steps``, the
    part that was shown. Results of a search are not kept: they answer a question of that day.
    ``shape`` is what the map was laid out to fill; ``is_fitted``, that it stood fitted into the
    window.
    """

    folded: tuple[StatementId, ...] = ()
    selection: tuple[NodeId, ...] = ()
    branch: StatementId | None = None
    around: tuple[NodeId, ...] = ()
    steps: int = 0
    look: Look | None = None
    shape: Size | None = None
    is_fitted: bool = False


def leaving(
    session: Session, look: Look, *, shape: Size | None = None, is_fitted: bool = False
) -> Leaving:
    """How ``session`` is left; the look counts where the same is shown again."""
    part = session.part
    is_branch = part.only is None
    return Leaving(
        folded=tuple(sorted(session.folds_of_all)),
        selection=session.selection,
        branch=part.branch if is_branch else None,
        around=part.around,
        steps=part.steps,
        look=look if is_branch or part.around else None,
        shape=shape,
        is_fitted=is_fitted and (is_branch or bool(part.around)),
    )


def taken_up(document: Document, left: Leaving) -> Seen:
    """How to look at ``document``, as it was ``left`` before; what is gone is left out."""
    chosen = tuple(node for node in left.selection if document.has_node(node))
    thesis = () if document.thesis is None else (document.thesis,)
    folded = frozenset(name for name in left.folded if name in document.statements)
    return Seen(chosen or thesis, folded, _part(document, left))


def _part(document: Document, left: Leaving) -> Part:
    if left.around:
        return neighbourhood(document, left.around, left.steps)
    if left.branch is not None and left.branch in document.statements:
        return branch_of(left.branch)
    return WHOLE
