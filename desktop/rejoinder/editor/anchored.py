"""The passages of an article that statements stand for, in reading order."""

from typing import NamedTuple

from rejoinder.model.anchors import span_of, words_at
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, StatementId
from rejoinder.model.records import Anchor, AnchorState, Article, Record, Statement
from rejoinder.model.roles import Role, role
from rejoinder.model.text import digest

_OF_ROLES = frozenset({"map", "inferences", "articles"})
"""Tables of which any change may give a passage another role or another text."""


class Passage(NamedTuple):
    """Where ``statement`` is made: ``paragraph`` from 1, ``start`` and ``end`` in code points.

    ``place`` counts the statement's anchors from 0. Where it does not ``stand``, other words
    are at its place now, and it can only be told of.
    """

    paragraph: int
    start: int
    end: int
    statement: StatementId
    place: int
    role: Role
    state: AnchorState
    stands: bool


def passages(document: Document, article: ArticleId) -> tuple[Passage, ...]:
    """Every anchor in ``article``, from its beginning to its end, longer ones first."""
    text = document.articles[article]
    found = [
        Passage(
            anchor.paragraph,
            anchor.start,
            anchor.end,
            name,
            place,
            role(document, name),
            *_state(text, anchor),
        )
        for name, statement in document.statements.items()
        for place, anchor in enumerate(statement.anchors)
        if anchor.article == article
    ]
    return tuple(sorted(found, key=lambda p: (p.paragraph, p.start, -p.end, p.statement, p.place)))


def _state(text: Article, anchor: Anchor) -> tuple[AnchorState, bool]:
    """What an anchor says of itself, and whether its words are at its place: they count."""
    words = words_at(text.paragraphs, span_of(anchor))
    if words and digest(words) == anchor.digest:
        return anchor.state, anchor.state is not AnchorState.LOST
    is_doubtful = anchor.state is AnchorState.AMBIGUOUS
    return anchor.state if is_doubtful else AnchorState.LOST, False


def concerns_passages(change: Change) -> bool:
    """Whether passages, or their roles, may be others after ``change``."""
    return any(
        row.table in _OF_ROLES
        or (row.table == "statements" and _standing(row.before) != _standing(row.after))
        for row in change.rows
    )


def _standing(record: Record | None) -> object:
    if not isinstance(record, Statement):
        return None
    return record.anchors, record.kind, record.premise_of
