"""Derived tables: what concludes where and rests on what. Kept in step, never stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rejoinder.model.change import Change
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Inference, Statement

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Links:
    """``arguments``: for each node, the inferences that conclude in it, in sibling order.
    ``premises``: for each inference, its premises in order, cross-linked ones included.
    Nodes with none are absent.
    """

    arguments: Mapping[NodeId, tuple[InferenceId, ...]]
    premises: Mapping[InferenceId, tuple[StatementId, ...]]

    @staticmethod
    def of(
        statements: Mapping[StatementId, Statement], inferences: Mapping[InferenceId, Inference]
    ) -> "Links":
        """The links of whole tables."""
        arguments: dict[NodeId, list[InferenceId]] = {}
        premises: dict[InferenceId, list[tuple[str, StatementId]]] = {}
        for inference_id, inference in inferences.items():
            arguments.setdefault(inference.conclusion, []).append(inference_id)
        for statement_id, statement in statements.items():
            for service in statement.premise_of:
                premises.setdefault(service.inference, []).append((service.order, statement_id))
        return Links(
            {node: _in_order(ids, inferences) for node, ids in arguments.items()},
            {node: tuple(i for _, i in sorted(keyed)) for node, keyed in premises.items()},
        )

    def after(
        self,
        change: Change,
        statements: Mapping[StatementId, Statement],
        inferences: Mapping[InferenceId, Inference],
    ) -> "Links":
        """These links once ``change`` has led to the given tables; as ``of`` would give them."""
        arguments, premises = self.arguments, self.premises
        moved: dict[NodeId, set[InferenceId]] = {}
        served: dict[InferenceId, set[StatementId]] = {}
        for row in change.rows:
            for record in (row.before, row.after):
                if isinstance(record, Inference):
                    moved.setdefault(record.conclusion, set()).add(InferenceId(row.id))
                elif isinstance(record, Statement):
                    for service in record.premise_of:
                        served.setdefault(service.inference, set()).add(StatementId(row.id))
        if moved:
            arguments = dict(arguments)
            for node, touched in moved.items():
                there = {
                    i
                    for i in touched.union(arguments.get(node, ()))
                    if i in inferences and inferences[i].conclusion == node
                }
                _put(arguments, node, _in_order(there, inferences))
        if served:
            premises = dict(premises)
            for inference_id, candidates in served.items():
                keyed = sorted(
                    (service.order, s)
                    for s in candidates.union(premises.get(inference_id, ()))
                    if s in statements
                    for service in statements[s].premise_of
                    if service.inference == inference_id
                )
                _put(premises, inference_id, tuple(s for _, s in keyed))
        return Links(arguments, premises)

    def arguments_for(self, node: NodeId) -> tuple[InferenceId, ...]:
        """The inferences that conclude in ``node``, for and against, in sibling order."""
        return self.arguments.get(node, ())

    def premises_of(self, inference: InferenceId) -> tuple[StatementId, ...]:
        """The premises of ``inference`` in order, with those that have their home elsewhere."""
        return self.premises.get(inference, ())


def _in_order(
    ids: Iterable[InferenceId], inferences: Mapping[InferenceId, Inference]
) -> tuple[InferenceId, ...]:
    return tuple(sorted(ids, key=lambda i: (inferences[i].order, i)))


def _put(table: dict[K, tuple[V, ...]], key: K, row: tuple[V, ...]) -> None:
    if row:
        table[key] = row
    else:
        table.pop(key, None)


def home(statement: Statement) -> InferenceId | None:
    """The inference under which a statement stands in the tree; ``None`` at a root."""
    return statement.premise_of[0].inference if statement.premise_of else None
