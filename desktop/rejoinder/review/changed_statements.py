"""What became of the statements of a map: new, gone, other words, other sources, other passages."""

from collections.abc import Callable, Iterator, Mapping

from rejoinder.edits.words import called, capital
from rejoinder.model.citation import short_citation
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.problem import Where
from rejoinder.model.records import Anchor, AnchorState, Citation, Kind, Polarity, Statement
from rejoinder.model.roles import Role, role
from rejoinder.review.version import Difference, Place, Sort, Versions, wording

NOUNS = {
    Role.THESIS: "thesis",
    Role.LOOSE: "loose claim",
    Role.PREMISE: "premise",
    Role.OBJECTION: "objection",
    Role.REBUTTAL: "rebuttal",
    Role.EVIDENCE: "evidence",
}


def statements(versions: Versions) -> Iterator[Difference]:
    """Differences in what is said; where it stands is another matter."""
    before, after = versions.before, versions.after
    for name, row in after.statements.items():
        old = before.statements.get(name)
        if old is None:
            yield _added(versions, name)
        elif old != row:
            yield from _fields(versions, name, old, row)
    for name in before.statements:
        if name not in after.statements:
            yield _removed(versions, name)


def _added(versions: Versions, name: StatementId) -> Difference:
    after = versions.after
    answered = _first_answer(versions, name)
    if answered is not None:
        says = f"Answered {versions.called(answered)} for the first time: {called(after, name)}."
        return _told(Sort.ANSWERED, name, says, _with_step(after, versions.before, name))
    says = f"Added {_noun(after, name)} {called(after, name)}{_under(after, name)}."
    return _told(Sort.ADDED, name, says, _with_step(after, versions.before, name))


def _removed(versions: Versions, name: StatementId) -> Difference:
    before = versions.before
    says = f"Removed {_noun(before, name)} {called(before, name)}{_under(before, name)}."
    return _told(Sort.REMOVED, name, says, _with_step(before, versions.after, name))


def _noun(document: Document, name: StatementId) -> str:
    noun = NOUNS[role(document, name)]
    if not document.statements[name].stated:
        return f"the unstated {noun}"
    return f"the {noun}"


def _under(document: Document, name: StatementId) -> str:
    """What it argues for or against: " for “Taxes should rise”"."""
    step = home(document.statements[name])
    if step is None:
        return ""
    row = document.inferences[step]
    word = "for" if row.polarity is Polarity.SUPPORT else "against"
    return f" {word} {called(document, row.conclusion)}"


def _with_step(there: Document, other: Document, name: StatementId) -> tuple[Place, ...]:
    """The row of a statement, and of its home where that came or went with it."""
    step = home(there.statements[name])
    if step is None or step in other.inferences:
        return (Place("statements", name),)
    return (Place("statements", name), Place("inferences", step))


def _first_answer(versions: Versions, name: StatementId) -> NodeId | None:
    """The objection that ``name`` replies to where nothing did before."""
    before, after = versions.before, versions.after
    step = home(after.statements[name])
    if step is None or after.inferences[step].polarity is Polarity.SUPPORT:
        return None
    target = _statement_of(after, after.inferences[step].conclusion)
    if target is None or target not in before.statements:
        return None
    if role(after, target) not in (Role.OBJECTION, Role.REBUTTAL) or _attacks(before, target):
        return None
    return target if next(iter(_attacks(after, target)), None) == step else None


def _statement_of(document: Document, node: NodeId) -> StatementId | None:
    """A statement itself; of a step the first of its premises: who attacks it attacks them."""
    if node in document.statements:
        return StatementId(node)
    premises = document.links.premises_of(InferenceId(node))
    return premises[0] if premises else None


def _attacks(document: Document, name: StatementId) -> tuple[InferenceId, ...]:
    """The steps against a statement or the step that it stands in."""
    step = home(document.statements[name])
    nodes: tuple[NodeId, ...] = (name,) if step is None else (name, step)
    return tuple(
        i
        for node in nodes
        for i in document.links.arguments_for(node)
        if document.inferences[i].polarity is Polarity.OPPOSE
    )


def _told(
    sort: Sort,
    name: StatementId,
    says: str,
    places: tuple[Place, ...],
    words: tuple[str, str] = ("", ""),
) -> Difference:
    return Difference(sort, Where(name, "statements"), capital(says), name, places, wording(*words))


def _fields(
    versions: Versions, name: StatementId, old: Statement, new: Statement
) -> Iterator[Difference]:
    """What is said otherwise of a statement that is in both."""
    words = called(versions.after, name)
    if old.text != new.text:
        says = f"Reworded {called(versions.before, name)}."
        place = (Place("statements", name, "text"),)
        yield _told(Sort.REWORDED, name, says, place, (old.text, new.text))
    for field, sort, said in (
        ("citations", Sort.SOURCED, _citations(versions, old, new)),
        ("anchors", Sort.ANCHORED, _passages(old.anchors, new.anchors)),
    ):
        if said:
            yield _told(sort, name, f"{words} {said}.", (Place("statements", name, field),))
    for field, tell in TELLINGS.items():
        was, now = getattr(old, field), getattr(new, field)
        if was != now:
            says = f"{words} {tell(versions, old, new)}."
            notes = (old.note, new.note) if field == "note" else ("", "")
            told = _told(Sort.CHANGED, name, says, (Place("statements", name, field),), notes)
            yield told._replace(mark=f"Changed: {MARKS.get(field, field)}")


MARKS = {
    "kind": "claim or evidence",
    "voice": "who says it",
    "stated": "stated or not",
    "pin": "arrangement",
    "unknown": "something newer",
}
"""Fields on a card, where their names are no words for them."""

Tell = Callable[[Versions, Statement, Statement], str]


def _note(_: Versions, old: Statement, new: Statement) -> str:
    if not old.note:
        return "has a note now"
    return "has another note" if new.note else "has no note any more"


def _voice(versions: Versions, old: Statement, new: Statement) -> str:
    was, now = _speaker(versions.before, old), _speaker(versions.after, new)
    if not now:
        return f"is said by nobody in particular, no more by {was}"
    return f"is said by {now}{f' instead of {was}' if was else ''}"


def _speaker(document: Document, row: Statement) -> str:
    voice = None if row.voice is None else document.voices.get(row.voice)
    return "" if voice is None else voice.name or f"the {voice.kind}"


def _tags(_: Versions, old: Statement, new: Statement) -> str:
    gained = [f"“{tag}”" for tag in new.tags if tag not in old.tags]
    lost = [f"“{tag}”" for tag in old.tags if tag not in new.tags]
    parts = [f"has the tag {' and '.join(gained)}"] if gained else []
    parts += [f"has lost the tag {' and '.join(lost)}"] if lost else []
    return " and ".join(parts) or "has its tags in another order"


def _as_word(field: str, verb: str) -> Tell:
    def tell(_: Versions, old: Statement, new: Statement) -> str:
        was, now = getattr(old, field), getattr(new, field)
        before = f", no more {was}" if was else ""
        return f"{verb} {now}{before}" if now else f"is no more {verb.split()[-1]} {was}"

    return tell


TELLINGS: Mapping[str, Tell] = {
    "kind": lambda _, __, new: (
        "is evidence now" if new.kind is Kind.EVIDENCE else "is a claim now, no more evidence"
    ),
    "voice": _voice,
    "stated": lambda _, __, new: (
        "is marked as stated" if new.stated else "is marked as an unstated premise"
    ),
    "plausibility": _as_word("plausibility", "is rated"),
    "note": _note,
    "tags": _tags,
    "side": _as_word("side", "is on the side"),
    "speech": _as_word("speech", "is made in the speech"),
    "pin": lambda _, __, new: (
        f"has its arguments pinned in a {new.pin}" if new.pin else "has its arguments unpinned"
    ),
    "unknown": lambda _, __, ___: "differs in what a newer version of Rejoinder wrote",
}
"""Each field of a statement that is told in a sentence of its own, after the statement's words."""


def _citations(versions: Versions, old: Statement, new: Statement) -> str:
    """What is cited otherwise, in a clause; empty where all is as it was."""
    if old.citations == new.citations:
        return ""
    was = {c.source: c for c in old.citations}
    now = {c.source: c for c in new.citations}
    gained = [_cited(versions.after, c) for s, c in now.items() if s not in was]
    lost = [_cited(versions.before, c) for s, c in was.items() if s not in now]
    other = [_cited(versions.after, c) for s, c in now.items() if s in was and was[s] != c]
    parts = [f"cites {', '.join(gained)}"] if gained else []
    parts += [f"no longer cites {', '.join(lost)}"] if lost else []
    parts += [f"cites {', '.join(other)} otherwise"] if other else []
    return " and ".join(parts) or "cites its sources in another order"


def _cited(document: Document, citation: Citation) -> str:
    source = document.sources.get(citation.source)
    named = "a source that is not there" if source is None else short_citation(source)
    return f"{named} ({citation.locator})" if citation.locator else named


def _passages(old: tuple[Anchor, ...], new: tuple[Anchor, ...]) -> str:
    """Where it is anchored otherwise, in a clause; empty where all is as it was."""
    if old == new:
        return ""
    was, now = {a.digest: a for a in old}, {a.digest: a for a in new}
    gained = [a for d, a in now.items() if d not in was]
    lost = [a for d, a in was.items() if d not in now]
    if gained and lost:
        return f"is anchored to other words, in {_where(gained)} instead of {_where(lost)}"
    if gained:
        return f"is anchored to words in {_where(gained)}"
    if lost:
        return f"is no longer anchored to words in {_where(lost)}"
    return _same_words(old, new)


def _same_words(old: tuple[Anchor, ...], new: tuple[Anchor, ...]) -> str:
    here, there = _where(list(new)), _where(list(old))
    if any(a.state is AnchorState.LOST for a in new):
        return f"is anchored to words that are gone from {here}"
    if here != there:
        return f"is anchored to the same words, now in {here} instead of {there}"
    if {(a.start, a.end) for a in old} != {(a.start, a.end) for a in new}:
        return f"is anchored to the same words, elsewhere in {here}"
    return f"is anchored to the same words in {here}, with another context or state"


def _where(anchors: list[Anchor]) -> str:
    numbers = sorted({anchor.paragraph for anchor in anchors})
    told = ", ".join(map(str, numbers))
    return f"paragraph {told}" if len(numbers) == 1 else f"paragraphs {told}"
