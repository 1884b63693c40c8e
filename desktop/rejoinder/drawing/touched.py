"""What of a picture an edit can concern, read off the rows that it replaces."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rejoinder.model.change import Change, Replacement
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Comment, Inference, MapRow, Source, Statement, Voice


@dataclass
class Touched:
    """``parents`` may have other children than before; ``roots`` may be roots now, or be no
    more; ``steps`` have other premises, or premises that serve them in another way; ``turned``
    may speak for another side. The cards of ``resized`` may have another size, and those of
    ``retold``, discs among them, may say something else.
    """

    parents: set[NodeId] = field(default_factory=set)
    roots: set[StatementId] = field(default_factory=set)
    steps: set[InferenceId] = field(default_factory=set)
    turned: set[InferenceId] = field(default_factory=set)
    resized: set[StatementId] = field(default_factory=set)
    retold: set[NodeId] = field(default_factory=set)
    renamed: set[NodeId] = field(default_factory=set)
    """Statements with another text: what links to them names them."""


def touched(before: Document, after: Document, change: Change) -> Touched:
    """What ``change``, which led from ``before`` to ``after``, can concern."""
    found = Touched()
    said: set[str] = set()
    cited: set[str] = set()
    for row in change.rows:
        record = row.after or row.before
        if isinstance(record, Statement):
            _statement(found, row)
        elif isinstance(record, Inference):
            _inference(found, row, (before, after))
        elif isinstance(record, Comment):
            _comment(found, row, after)
        elif isinstance(record, MapRow):
            _map(found, row)
        elif isinstance(record, Voice):
            said.add(row.id)
        elif isinstance(record, Source):
            cited.add(row.id)
    if said:
        found.resized |= _statements(after, lambda s: s.voice in said)
    if cited:
        found.resized |= _statements(after, lambda s: any(c.source in cited for c in s.citations))
    for step in found.steps:
        for document in (before, after):
            found.retold.update(document.links.premises_of(step))
    return found


def _statement(found: Touched, row: Replacement) -> None:
    name, before, after = StatementId(row.id), row.before, row.after
    assert before is None or isinstance(before, Statement)
    assert after is None or isinstance(after, Statement)
    found.resized.add(name)
    if before is not None and after is not None:
        if before.text != after.text:
            found.renamed.add(name)
        if before.premise_of == after.premise_of and before.order == after.order:
            return
    for record in (before, after):
        if record is None:
            continue
        step = home(record)
        if step is None:
            found.roots.add(name)
        else:
            found.parents.add(step)
        served = [service.inference for service in record.premise_of]
        found.steps.update(served)
        found.retold.update(served)


def _inference(found: Touched, row: Replacement, sides: tuple[Document, Document]) -> None:
    name, before, after = InferenceId(row.id), row.before, row.after
    assert before is None or isinstance(before, Inference)
    assert after is None or isinstance(after, Inference)
    found.retold.add(name)
    if before is not None and after is not None:
        if before.polarity == after.polarity and before.conclusion == after.conclusion:
            if before.order != after.order:
                found.parents.add(after.conclusion)
            return
        found.turned.add(name)
    for document in sides:
        found.resized.update(document.links.premises_of(name))
    for record in (before, after):
        if record is not None:
            found.parents.add(record.conclusion)
            found.retold.add(record.conclusion)


def _comment(found: Touched, row: Replacement, after: Document) -> None:
    for record in (row.before, row.after):
        if isinstance(record, Comment):
            found.retold.add(StatementId(record.on))
            if record.on in after.statements:
                found.resized.add(StatementId(record.on))


def _map(found: Touched, row: Replacement) -> None:
    for record in (row.before, row.after):
        if isinstance(record, MapRow) and record.thesis is not None:
            found.roots.add(record.thesis)
            found.resized.add(record.thesis)


def _statements(document: Document, test: Callable[[Statement], bool]) -> set[StatementId]:
    return {name for name, record in document.statements.items() if test(record)}
