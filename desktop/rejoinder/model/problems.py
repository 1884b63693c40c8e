"""What is wrong with a map. A flawed map still opens, with its problems listed.

A *breach* is something that no edit leaves behind: a reference to nothing, a circle, a key
out of order. A *flaw* is something that a person puts right in their own time: a statement
without words, arguments without a thesis, an anchor whose passage has changed.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple, TypeVar

from rejoinder.model.anchors import held_anchors
from rejoinder.model.circles import bases, circles, home_circles
from rejoinder.model.cleaning import are_clean, cleaned
from rejoinder.model.conflicts import open_conflicts
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, is_id
from rejoinder.model.order import is_order
from rejoinder.model.problem import Problem, Where, named, problem, quoted
from rejoinder.model.records import MAP_ID, TABLES, Anchor, AnchorState, Statement
from rejoinder.model.text import digest

K = TypeVar("K", bound=str)


def problems(document: Document) -> tuple[Problem, ...]:
    """All that is wrong: breaches, then flaws. Takes time in proportion to the map."""
    return (*breaches(document), *flaws(document))


def breaches(document: Document) -> tuple[Problem, ...]:
    """What must not be wrong after any edit; empty for a sound map."""
    return (
        *_names(document),
        *_references(document),
        *_steps(document),
        *_circles(document),
        *_thesis(document),
        *_orders(document),
        *_texts(document),
        *_ranges(document),
    )


def flaws(document: Document) -> tuple[Problem, ...]:
    """What a person will want to put right, though the map is sound."""
    return (
        *_without_thesis(document),
        *_empty_statements(document),
        *_passages(document),
        *_unsettled(document),
    )


def _found(document: Document, code: str, row: str, table: str, says: str) -> Problem:
    """``says`` is a sentence in which ``{}`` stands for the row's name."""
    where = Where(row, table)
    return problem(code, says.replace("{}", named(document, where)), where)


def _names(document: Document) -> Iterator[Problem]:
    for table in TABLES:
        for name in document.table(table):
            if not is_id(name):
                yield _found(
                    document,
                    "bad-id",
                    name,
                    table,
                    "{} has a name inside the file that may not be.",
                )
    for name in document.statements:
        if document.inference(name) is not None:
            yield _found(
                document,
                "shared-id",
                name,
                "statements",
                "{} shares its name inside the file with a step.",
            )


def _references(document: Document) -> Iterator[Problem]:
    """References to rows that are not there, and statements that serve one step twice."""
    for name, statement in document.statements.items():
        served = [service.inference for service in statement.premise_of]
        for _ in _missing(served, document.inferences):
            says = "{} is a premise of a step that is not in the file."
            yield _found(document, "missing-step", name, "statements", says)
        if len(set(served)) < len(served):
            says = "{} serves the same step twice."
            yield _found(document, "repeated-step", name, "statements", says)
        if statement.voice is not None and statement.voice not in document.voices:
            says = "{} is said by a voice that is not in the file."
            yield _found(document, "missing-voice", name, "statements", says)
        for _ in _missing((c.source for c in statement.citations), document.sources):
            says = "{} cites a source that is not in the file."
            yield _found(document, "missing-source", name, "statements", says)
        for _ in _missing((a.article for a in statement.anchors), document.articles):
            says = "{} is anchored in an article that is not in the file."
            yield _found(document, "missing-article", name, "statements", says)
    yield from _work_on_nothing(document)


def _work_on_nothing(document: Document) -> Iterator[Problem]:
    """Comments, dismissals and sign-offs of what is not there."""
    for comment_id, comment in document.comments.items():
        if not _commentable(document, comment.on):
            says = "{} is on something that is not in the file."
            yield _found(document, "comment-on-nothing", comment_id, "comments", says)
        if comment.passage is not None and comment.passage.article not in document.articles:
            says = "{} is on a passage of an article that is not in the file."
            yield _found(document, "missing-article", comment_id, "comments", says)
    for dismissal_id, dismissal in document.dismissals.items():
        if not all(can_be_found(document, row) for row in (dismissal.on, *dismissal.beside)):
            says = "{} was about something that is not in the file."
            yield _found(document, "dismissal-of-nothing", dismissal_id, "dismissals", says)
    for signoff_id, signoff in document.signoffs.items():
        if signoff.on not in document.statements:
            says = "{} was about a statement that is not in the file."
            yield _found(document, "signoff-of-nothing", signoff_id, "signoffs", says)


def can_be_found(document: Document, row: str) -> bool:
    """Whether a finding may be about ``row``: all of the map, or a row that can be shown."""
    return row == MAP_ID or _commentable(document, row)


def _missing(wanted: Iterable[K], there: Container[K]) -> Iterator[K]:
    return (name for name in wanted if name not in there)


def _commentable(document: Document, on: str) -> bool:
    return document.has_node(on) or on in document.sources or on in document.articles


def _steps(document: Document) -> Iterator[Problem]:
    base = bases(document)
    for name, inference in document.inferences.items():
        if not document.links.premises_of(name):
            yield _found(document, "no-premise", name, "inferences", "{} has no premise.")
        if not document.has_node(inference.conclusion):
            says = "{} leads to something that is not in the file."
            yield _found(document, "missing-conclusion", name, "inferences", says)
        elif name not in base:
            says = "{} leads to a step that leads to no statement."
            yield _found(document, "no-conclusion", name, "inferences", says)


def _circles(document: Document) -> Iterator[Problem]:
    rounds = circles(document)
    hanging = home_circles(document) if rounds else ()  # homes alone make no other ones
    for group in hanging:
        says = f"{{}} hangs under itself{_through(group)}."
        yield _found(document, "home-circle", group[0], "statements", says)
    known = {name for group in hanging for name in group}
    for group in rounds:
        if known.isdisjoint(group):
            says = f"{{}} ends up as a ground for itself{_through(group)}."
            yield _found(document, "circular-argument", group[0], "statements", says)


def _through(group: tuple[str, ...]) -> str:
    others = len(group) - 1
    return f", through {others} other statement{'s' * (others > 1)}" if others else ""


def _thesis(document: Document) -> Iterator[Problem]:
    if document.thesis is None:
        return
    thesis = document.statements.get(document.thesis)
    if thesis is None:
        says = "The statement that the map names as its thesis is not in the file."
        yield _found(document, "missing-thesis", MAP_ID, "map", says)
    elif thesis.premise_of:
        says = "{} is the thesis and yet a premise of something."
        yield _found(document, "thesis-as-premise", document.thesis, "statements", says)


class Siblings(NamedTuple):
    """Rows of ``table`` that stand in an order under ``above``: (key, id), in that order.

    They are the arguments for a node (``inferences``), the premises of an inference, or the
    loose statements, which stand under the map.
    """

    above: Where
    table: str
    keyed: list[tuple[str, str]]


def siblings(document: Document) -> Iterator[Siblings]:
    """Every group of rows that stand in an order."""
    for node, steps in document.links.arguments.items():
        above = "statements" if node in document.statements else "inferences"
        keyed = [(document.inferences[i].order, str(i)) for i in steps]
        yield Siblings(Where(node, above), "inferences", keyed)
    premises: dict[InferenceId, list[tuple[str, str]]] = {}
    loose: list[tuple[str, str]] = []
    for name, statement in document.statements.items():
        if not statement.premise_of and name != document.thesis:
            loose.append((statement.order, name))
        for service in statement.premise_of:
            premises.setdefault(service.inference, []).append((service.order, name))
    for step, served in premises.items():
        yield Siblings(Where(step, "inferences"), "statements", sorted(served))
    yield Siblings(Where(MAP_ID, "map"), "statements", sorted(loose))


def out_of_order(keyed: Iterable[tuple[str, str]]) -> bool:
    """Whether a group of siblings has a key that is none, or the same key twice."""
    keys = [key for key, _ in keyed]
    return len(set(keys)) < len(keys) or not all(map(is_order, keys))


def _orders(document: Document) -> Iterator[Problem]:
    for above, _, keyed in siblings(document):
        if out_of_order(keyed):
            what = "What is loose" if above.table == "map" else "What stands under {}"
            repeated = [key for key, times in Counter(k for k, _ in keyed).items() if times > 1]
            reason = "two have the same place" if repeated else "a place is none"
            says = f"{what} is in no clear order: {reason}."
            yield _found(document, "bad-order", *above, says)


def _texts(document: Document) -> Iterator[Problem]:
    for table in TABLES:
        if are_clean(document.table(table).values()):
            continue
        for name, record in document.table(table).items():
            if cleaned(record) is not record:
                says = "{} has characters that no file can carry."
                yield _found(document, "unclean-text", name, table, says)


def _ranges(document: Document) -> Iterator[Problem]:
    for anchor, where in _anchored(document):
        if not is_range(anchor):
            says = "{} has an anchor that means no passage: its range is empty."
            yield _found(document, "bad-range", *where, says)
        if where.table == "articles" and anchor.article != where.id:
            says = "{} sets aside a passage of another article."
            yield _found(document, "foreign-aside", *where, says)


def is_range(anchor: Anchor) -> bool:
    """Whether an anchor can mean a passage of some text: paragraph 1 or later, not empty."""
    return anchor.paragraph >= 1 and 0 <= anchor.start < anchor.end


def _anchored(document: Document) -> Iterator[tuple[Anchor, Where]]:
    for held in held_anchors(document):
        yield held.anchor, Where(held.id, held.table)


def _without_thesis(document: Document) -> Iterator[Problem]:
    """Loose thoughts need no thesis yet; arguments do."""
    if document.thesis is None and document.inferences:
        says = "The map has no thesis. Make one of its statements the thesis."
        yield _found(document, "no-thesis", MAP_ID, "map", says)


def _empty_statements(document: Document) -> Iterator[Problem]:
    for name, statement in document.statements.items():
        if not statement.text.strip():
            says = f"A statement{_under(document, statement)} has no words."
            yield problem("empty-statement", says, Where(name, "statements"))


def _under(document: Document, statement: Statement) -> str:
    """Where a statement stands, if that has words: " under “Taxes should rise”"."""
    for service in statement.premise_of[:1]:
        step = document.inferences.get(service.inference)
        above = None if step is None else document.statement(step.conclusion)
        if above is not None and above.text.strip():
            return f" under {quoted(above.text)}"
    return ""


def _unsettled(document: Document) -> Iterator[Problem]:
    for conflict in open_conflicts(document):
        row = document.conflicts[conflict]
        says = "{} is not the same in two versions that were merged: settle which is right."
        yield _found(document, "unsettled", row.on, row.table, says)


def _passages(document: Document) -> Iterator[Problem]:
    for anchor, where in _anchored(document):
        article = document.articles.get(anchor.article)
        if article is None or not article.paragraphs or not is_range(anchor):
            continue
        if anchor.state in (AnchorState.AMBIGUOUS, AnchorState.LOST):
            continue  # it says itself that it no longer stands there
        there = article.paragraphs[anchor.paragraph - 1 : anchor.paragraph]
        if not there or anchor.end > len(there[0]):
            says = f"{{}} is anchored past the end of paragraph {anchor.paragraph} of its article."
            yield _found(document, "passage-missing", *where, says)
        elif digest(there[0][anchor.start : anchor.end]) != anchor.digest:
            says = f"{{}} is anchored to words in paragraph {anchor.paragraph} that have changed."
            yield _found(document, "passage-changed", *where, says)
