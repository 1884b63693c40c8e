"""FILTERS: what a search can be narrowed by beside words, one row each.

Each is a small function that says which of its values a statement or step has.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from rejoinder.editor.finding.query import Condition
from rejoinder.editor.finding.survey import Survey
from rejoinder.editor.finding.words import folded_case
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Kind, Polarity
from rejoinder.model.roles import Role
from rejoinder.model.text import one_line


class Ground(NamedTuple):
    """What filters look at. ``commented`` has the nodes with an open comment."""

    document: Document
    survey: Survey
    commented: frozenset[str]


class Filter(NamedTuple):
    """``key`` is typed before a colon; ``title`` heads its menu, ``fixed`` are the values that
    it always offers; ``values`` are those that a node has."""

    key: str
    title: str
    fixed: tuple[str, ...]
    values: Callable[[Ground, NodeId], tuple[str, ...]]


UNSTATED = "unstated"
UNANSWERED = "unanswered"
SOURCE = "source"
COMMENTS = "comments"
ROLES = (*(r.value for r in Role if r is not Role.LOOSE), UNSTATED, Role.LOOSE.value)


def roles_of(ground: Ground, node: NodeId) -> tuple[str, ...]:
    """A statement's role, and whether it is unstated."""
    statement = ground.document.statement(node)
    if statement is None:
        return ()
    role = ground.survey.roles.get(StatementId(node))
    named = () if role is None else (role.value,)
    return named if statement.stated else (*named, UNSTATED)


def voices_of(ground: Ground, node: NodeId) -> tuple[str, ...]:
    """Who says a statement."""
    statement = ground.document.statement(node)
    if statement is None or statement.voice is None:
        return ()
    return (one_line(ground.document.voices[statement.voice].name),)


def tags_of(ground: Ground, node: NodeId) -> tuple[str, ...]:
    statement = ground.document.statement(node)
    return () if statement is None else statement.tags


def is_unanswered(ground: Ground, node: NodeId) -> bool:
    """Whether ``node`` is an objection that nothing opposes: not it, nor its step, nor a
    co-premise, since they count jointly."""
    statement, against = ground.document.statement(node), ground.survey.against
    step = None if statement is None else home(statement)
    if step is None or node not in against or not opposes(ground.document, step):
        return False
    beside: tuple[NodeId, ...] = ground.document.links.premises_of(step)
    return not any(is_opposed(ground.document, each) for each in (step, *beside))


def opposes(document: Document, step: InferenceId) -> bool:
    return document.inferences[step].polarity is Polarity.OPPOSE


def is_opposed(document: Document, node: NodeId) -> bool:
    """Whether a step, of any branch, speaks against ``node``."""
    return any(opposes(document, step) for step in document.links.arguments_for(node))


def lacks_source(ground: Ground, node: NodeId) -> bool:
    """Whether ``node`` is evidence, or a claim that no reason is given for, without a citation."""
    document = ground.document
    statement = document.statement(node)
    if statement is None or statement.citations:
        return False
    reasons = document.links.arguments_for(node)
    return statement.kind is Kind.EVIDENCE or all(opposes(document, step) for step in reasons)


def has_comments(ground: Ground, node: NodeId) -> bool:
    return node in ground.commented


def _when(
    value: str, holds: Callable[[Ground, NodeId], bool]
) -> Callable[[Ground, NodeId], tuple[str, ...]]:
    return lambda ground, node: (value,) if holds(ground, node) else ()


FILTERS = (
    Filter("role", "Role", ROLES, roles_of),
    Filter("voice", "Voice", (), voices_of),
    Filter("tag", "Tag", (), tags_of),
    Filter("is", "Unanswered objections", (UNANSWERED,), _when(UNANSWERED, is_unanswered)),
    Filter("no", "No source", (SOURCE,), _when(SOURCE, lacks_source)),
    Filter("has", "Open comments", (COMMENTS,), _when(COMMENTS, has_comments)),
)

BY_KEY: Mapping[str, Filter] = {each.key: each for each in FILTERS}


def offered(ground: Ground, key: str) -> tuple[str, ...]:
    """Every value of a filter that the map knows: the fixed ones, or the names of all voices,
    or all tags."""
    if key == "voice":
        names = (one_line(voice.name) for voice in ground.document.voices.values())
        return tuple(sorted(dict.fromkeys(name for name in names if name), key=folded_case))
    if key == "tag":
        tags = (tag for row in ground.document.statements.values() for tag in row.tags)
        return tuple(sorted(dict.fromkeys(tags), key=folded_case))
    return BY_KEY[key].fixed


def meant(condition: Condition, values: Iterable[str]) -> tuple[str, ...]:
    """The values that a condition asks for: the one that it names, else all of which it gives
    the beginning of a word. None where it names nothing that there is."""
    wanted, known = folded_case(condition.value), tuple(values)
    same = tuple(value for value in known if folded_case(value) == wanted)
    return same or tuple(value for value in known if f" {wanted}" in f" {folded_case(value)}")


def counted(ground: Ground, each: Filter, nodes: Iterable[NodeId]) -> Counter[str]:
    """How many of ``nodes`` have each value of a filter."""
    return Counter(value for node in nodes for value in each.values(ground, node))
