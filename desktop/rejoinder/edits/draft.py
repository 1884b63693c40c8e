"""A draft: a document that a verb works on row by row, and the change that it adds up to."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from rejoinder.model.change import Change, Replacement, joined
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import MAP_ID, Inference, Record, Statement

Row = tuple[str, str, Record | None]
"""(table, id, record); ``None`` takes the row away."""


class Draft:
    """``now`` is the document as it stands after what was put so far.

    Verbs read and write ``now`` only, so that each step sees the one before; ``change``
    is the sum of the steps, without rows that ended as they began.
    """

    def __init__(self, document: Document) -> None:
        document.links  # noqa: B018  # computed once here, then kept in step by each put
        self.now = document
        self._steps: list[Change] = []

    def put(self, table: str, name: str, record: Record | None) -> None:
        """Makes ``record`` the row ``name`` of ``table``."""
        self.put_all([(table, name, record)])

    def put_all(self, rows: Iterable[Row]) -> None:
        """Puts many rows in one step; a table is copied once. No row may appear twice."""
        step = tuple(
            Replacement(table, name, self.now.table(table).get(name), record)
            for table, name, record in rows
        )
        self.do(Change("", tuple(row for row in step if row.before != row.after)))

    def do(self, change: Change) -> None:
        """Takes over what another verb worked out for ``now``."""
        if change.rows:
            self.now = self.now.apply(change)
            self._steps.append(change)

    def put_statement(self, name: StatementId, record: Statement | None) -> None:
        self.put("statements", name, record)

    def put_inference(self, name: InferenceId, record: Inference | None) -> None:
        self.put("inferences", name, record)

    def set_thesis(self, statement: StatementId | None) -> None:
        self.put("map", MAP_ID, replace(self.now.about, thesis=statement))

    def move_comments(self, source: NodeId, target: NodeId) -> None:
        """Puts the comments on ``source`` on ``target``, so that no thread is lost."""
        self.put_all(
            ("comments", name, replace(comment, on=target))
            for name, comment in self.now.comments.items()
            if comment.on == source
        )
        self.put_all(
            ("dismissals", name, None)
            for name, row in self.now.dismissals.items()
            if source in (row.on, *row.beside)
        )
        self._drop_signoffs({source})

    def drop_comments(self, nodes: Iterable[str]) -> None:
        """Deletes what is said of ``nodes``: comments, dismissals, sign-offs, open conflicts."""
        gone: set[str] = set(nodes)
        self._drop_signoffs(gone)
        self.put_all(
            ("conflicts", name, None) for name, row in self.now.conflicts.items() if row.on in gone
        )
        self.put_all(
            ("dismissals", name, None)
            for name, row in self.now.dismissals.items()
            if not gone.isdisjoint((row.on, *row.beside))
        )
        self.put_all(
            ("comments", name, None)
            for name, comment in self.now.comments.items()
            if comment.on in gone
        )

    def _drop_signoffs(self, gone: Collection[str]) -> None:
        self.put_all(
            ("signoffs", name, None) for name, row in self.now.signoffs.items() if row.on in gone
        )

    def change(self, label: str) -> Change:
        """All steps so far as one change called ``label``."""
        return joined(label, self._steps)
