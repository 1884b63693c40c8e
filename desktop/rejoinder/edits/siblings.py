"""Rows that stand in an order of their own, and the keys that put a new one among them.

Keys that can't be worked with (equal ones, or ones another program wrote) are spread anew
as soon as something is put among them, so that an edit never fails over a flawed order.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.model import order
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.tree import roots


class Place(Protocol):
    """A list of siblings, in order, by name."""

    def names(self, document: Document) -> tuple[str, ...]: ...

    def key(self, document: Document, name: str) -> str: ...

    def set_key(self, draft: Draft, name: str, key: str) -> None: ...


@dataclass(frozen=True)
class Arguments:
    """The inferences that conclude in one node."""

    conclusion: NodeId

    def names(self, document: Document) -> tuple[str, ...]:
        return document.links.arguments_for(self.conclusion)

    def key(self, document: Document, name: str) -> str:
        return document.inferences[InferenceId(name)].order

    def set_key(self, draft: Draft, name: str, key: str) -> None:
        inference = InferenceId(name)
        draft.put_inference(inference, replace(draft.now.inferences[inference], order=key))


@dataclass(frozen=True)
class Premises:
    """The premises of one inference, cross-linked ones included."""

    inference: InferenceId

    def names(self, document: Document) -> tuple[str, ...]:
        return document.links.premises_of(self.inference)

    def key(self, document: Document, name: str) -> str:
        services = document.statements[StatementId(name)].premise_of
        return next(s.order for s in services if s.inference == self.inference)

    def set_key(self, draft: Draft, name: str, key: str) -> None:
        record = draft.now.statements[StatementId(name)]
        services = tuple(
            replace(s, order=key) if s.inference == self.inference else s for s in record.premise_of
        )
        draft.put_statement(StatementId(name), replace(record, premise_of=services))


@dataclass(frozen=True)
class Loose:
    """The loose statements."""

    def names(self, document: Document) -> tuple[str, ...]:
        return tuple(name for name in roots(document) if name != document.thesis)

    def key(self, document: Document, name: str) -> str:
        return document.statements[StatementId(name)].order

    def set_key(self, draft: Draft, name: str, key: str) -> None:
        statement = StatementId(name)
        draft.put_statement(statement, replace(draft.now.statements[statement], order=key))


def key_before(draft: Draft, place: Place, before: str | None) -> str:
    """A key for a row that is to stand ahead of ``before``; at the end where that is
    ``None`` or not in ``place``.
    """
    repair(draft, place)
    names = place.names(draft.now)
    index = names.index(before) if before in names else len(names)
    return order.between(
        place.key(draft.now, names[index - 1]) if index else None,
        place.key(draft.now, names[index]) if index < len(names) else None,
    )


def key_after(draft: Draft, place: Place, after: str | None) -> str:
    """A key for a row that is to stand right behind ``after``; at the end as ``key_before``."""
    return key_before(draft, place, following(draft.now, place, after))


def following(document: Document, place: Place, name: str | None) -> str | None:
    """The sibling right behind ``name``; ``None`` where it is the last or not in ``place``."""
    names = place.names(document)
    if name not in names:
        return None
    index = names.index(name) + 1
    return names[index] if index < len(names) else None


def repair(draft: Draft, place: Place) -> None:
    """Spreads the keys of ``place`` anew, in the order it has, if they leave no room."""
    names = place.names(draft.now)
    keys = [place.key(draft.now, name) for name in names]
    rising = all(low < high for low, high in pairwise(keys))
    if rising and all(map(order.is_order, keys)):
        return
    for name, key in zip(names, order.spread(None, None, count=len(names)), strict=True):
        place.set_key(draft, name, key)
