"""Everything that is open in a map, as one list to go through: what, where, what can be done.

Each kind is a row of ``KINDS``: how it is found, and what a person can do with an item, by keys.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from rejoinder.edits.words import called
from rejoinder.model.anchors import Held, held_anchors
from rejoinder.model.document import Document
from rejoinder.model.ids import CommentId, NodeId, StatementId
from rejoinder.model.records import Anchor, AnchorState, Comment
from rejoinder.model.schemes import Schemes
from rejoinder.model.signoffs import Digests
from rejoinder.model.text import first_words
from rejoinder.model.tree import roots, walk
from rejoinder.review.checks import BY_ID
from rejoinder.review.dismissing import sifted
from rejoinder.review.finding import Finding
from rejoinder.review.ground import Ground
from rejoinder.review.questions import waiting_questions
from rejoinder.review.signing import stale_signoffs, told

MOST = 140
"""Letters of a comment or statement that an item quotes."""


class Kind(StrEnum):
    """What is open, in the order in which a list by kind has it."""

    ANCHOR = "anchor"
    OBJECTION = "objection"
    FINDING = "finding"
    QUESTION = "question"
    TASK = "task"
    COMMENT = "comment"
    SIGNOFF = "sign-off"


class Item(NamedTuple):
    """``where`` is the row to go to, ``name`` what tells it from others of its kind there;
    ``message`` says it in a sentence. ``about`` is what a person acts on.
    """

    kind: Kind
    where: str
    name: str
    message: str
    about: Held | Finding | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same of an item that says something else now."""
        return self.kind, self.where, self.name


class Act(NamedTuple):
    """One thing that can be done with an item, by its key."""

    key: str
    words: str


ACTS: Mapping[Kind, tuple[Act, ...]] = MappingProxyType(
    {
        Kind.ANCHOR: (Act("K", "Keep in doubt"), Act("D", "Drop anchor")),
        Kind.OBJECTION: (Act("R", "Rebut"), Act("U", "Object to the step"), Act("X", "Let stand")),
        Kind.FINDING: (Act("X", "Let stand"),),
        Kind.QUESTION: (
            Act("A", "Answer"), Act("F", "Fails"), Act("U", "Objection to step"),
            Act("T", "Task"),
        ),
        Kind.TASK: (Act("A", "Answer"), Act("F", "Fails"), Act("L", "Leave open")),
        Kind.COMMENT: (Act("R", "Reply"), Act("D", "Resolve")),
        Kind.SIGNOFF: (Act("I", "Sign again"), Act("W", "Withdraw")),
    }
)  # fmt: skip
"""What can be done with each kind. ``Enter`` goes to the place of any of them."""

COVERED = frozenset(
    {
        "unanswered-objection", "open-comment", "lost-anchor", "ambiguous-anchor",
        "open-questions", "stale-signoff",
    }
)  # fmt: skip
"""Checks whose findings are items of their own kind here, and not told twice."""


def agenda(
    document: Document,
    schemes: Schemes,
    *,
    findings: Iterable[Finding] = (),
    digests: Digests | None = None,
    by_kind: bool = False,
) -> tuple[Item, ...]:
    """All that is open, as the map is read, or kind by kind. ``findings`` are those of the
    checks that nobody has let stand.
    """
    listed = list(findings)
    items = [
        *_anchors(document),
        *_objections(document),
        *(_finding(found) for found in listed if found.check not in COVERED),
        *_questions(document, schemes),
        *_comments(document),
        *_signoffs(document, digests),
    ]
    places = {node: n for n, node in enumerate(_reading(document))}
    kinds = {kind: n for n, kind in enumerate(Kind)}
    last = len(places)

    def place(item: Item) -> tuple[int, int]:
        at, kind = places.get(StatementId(item.where), last), kinds[item.kind]
        return (kind, at) if by_kind else (at, kind)

    return tuple(sorted(items, key=place))


def _reading(document: Document) -> Iterator[NodeId]:
    return (node for root in roots(document) for node in walk(document, root))


def _anchors(document: Document) -> Iterator[Item]:
    doubtful = (AnchorState.AMBIGUOUS, AnchorState.LOST)
    for held in held_anchors(document):
        if held.anchor.state in doubtful and not held.anchor.settled:
            on = _row(document, held)
            lost = held.anchor.state is AnchorState.LOST
            says = "is no longer in the article" if lost else "is in doubt in this draft"
            message = f"The passage of {_called(document, on)} {says}."
            yield Item(Kind.ANCHOR, on, f"{held.table} {held.id} {held.at}", message, held)


def _row(document: Document, held: Held) -> str:
    """What of the map an anchor in doubt is about."""
    if held.table == "comments":
        return document.comments[CommentId(held.id)].on
    return held.id


def _objections(document: Document) -> Iterator[Item]:
    """The objections to the case that nothing answers, but for those that were let stand."""
    check = BY_ID["unanswered-objection"]
    for found in sifted(document, check.everywhere(Ground(document))).open:
        on = next(iter(found.beside), found.where.id)
        yield Item(Kind.OBJECTION, on, found.where.id, found.message, found)


def _finding(found: Finding) -> Item:
    name = " ".join((found.check, *found.beside))
    return Item(Kind.FINDING, found.where.id, name, f"{found.message} {found.todo}", found)


def _questions(document: Document, schemes: Schemes) -> Iterator[Item]:
    for each in waiting_questions(document, schemes):
        kind = Kind.TASK if each.is_task else Kind.QUESTION
        asks = f"{each.text} This is asked of {called(document, each.step)}."
        yield Item(kind, each.step, each.question.id, asks)


def _comments(document: Document) -> Iterator[Item]:
    for name, comment in document.comments.items():
        if not comment.resolved:
            yield Item(Kind.COMMENT, comment.on, name, _said(comment))


def _said(comment: Comment) -> str:
    """The last word of a thread, and whose it is."""
    last = comment.replies[-1] if comment.replies else comment
    return f"{last.author or 'Somebody'}: {first_words(last.text, MOST)}"


def _signoffs(document: Document, digests: Digests | None) -> Iterator[Item]:
    for name, signoff, since in stale_signoffs(document, digests):
        who = signoff.author or "Somebody"
        on = _called(document, signoff.on)
        yield Item(
            Kind.SIGNOFF,
            signoff.on,
            name,
            f"{who} signed {on} off. {told(document, since)}",
        )


def _called(document: Document, row: str) -> str:
    return called(document, StatementId(row)) if document.has_node(row) else "an article"


def passage_of(document: Document, item: Item) -> Anchor | None:
    """The passage of an article that an item is about."""
    if isinstance(item.about, Held):
        return item.about.anchor
    comment = document.comments.get(CommentId(item.name)) if item.kind is Kind.COMMENT else None
    return None if comment is None else comment.passage


def stepped(items: Sequence[Item], at: int, *, by: int) -> int:
    """The place ``by`` steps from ``at``, around both ends; 0 where there is nothing."""
    return (at + by) % len(items) if items else 0


def found_again(items: Sequence[Item], item: Item | None, *, at: int) -> int:
    """Where the queue stands after an edit: at ``item``, or, where that is done, at what came
    behind it.
    """
    if item is not None:
        same = next((n for n, each in enumerate(items) if each.key == item.key), None)
        if same is not None:
            return same
    return min(at, max(len(items) - 1, 0))


def first_from(items: Sequence[Item], document: Document, *, node: NodeId | None) -> int:
    """The place of the first item at or behind ``node`` as the map is read; else 0."""
    order = {each: n for n, each in enumerate(_reading(document))}
    start = order.get(node, 0) if node is not None else 0
    places = (n for n, i in enumerate(items) if order.get(StatementId(i.where), -1) >= start)
    return next(places, 0)
