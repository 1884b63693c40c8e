"""Two versions of a map laid over each other: the later one, with what it has lost in its place."""

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.numbering import numbered
from rejoinder.model.records import Statement


def overlaid(before: Document, after: Document) -> Document:
    """``after`` with the statements and steps of ``before`` that it lacks, as they stood there.

    It is sound: what is lost hangs on what is there, and nothing that is there on what is lost.
    """
    lost = {name: row for name, row in before.statements.items() if name not in after.statements}
    steps = _lost_steps(before, after)
    inferences = {**after.inferences, **{step: before.inferences[step] for step in steps}}
    statements = dict(after.statements)
    for name, row in lost.items():
        statements[name] = _served(row, inferences)
    return numbered(
        replace(
            after,
            statements=statements,
            inferences=inferences,
            sources={**before.sources, **after.sources},
            articles={**before.articles, **after.articles},
            voices={**before.voices, **after.voices},
        )
    )


def _served(row: Statement, inferences: Mapping[InferenceId, object]) -> Statement:
    served = tuple(s for s in row.premise_of if s.inference in inferences)
    return msgspec.structs.replace(row, premise_of=served)


def _lost_steps(before: Document, after: Document) -> set[InferenceId]:
    """The steps that only ``before`` has and that can be shown: with a premise that is lost too,
    and a conclusion that is there or is shown.
    """
    lost = {
        step
        for step in before.inferences
        if step not in after.inferences and not after.has_node(StatementId(step))
        if any(name not in after.statements for name in before.links.premises_of(step))
    }
    while True:
        hanging = {
            step
            for step in lost
            if (top := before.inferences[step].conclusion) not in lost
            and not after.has_node(top)
            and top not in before.statements
        }
        if not hanging:
            return lost
        lost -= hanging
