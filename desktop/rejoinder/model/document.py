"""A map as a value. ``apply`` returns the next one; nothing changes in place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from rejoinder.model.change import Change, Replacement
from rejoinder.model.ids import (
    ArticleId,
    CommentId,
    ConflictId,
    DismissalId,
    InferenceId,
    SignoffId,
    SourceId,
    StatementId,
    VoiceId,
)
from rejoinder.model.lookup import Links
from rejoinder.model.records import (
    MAP_ID,
    TABLES,
    Article,
    Comment,
    Conflict,
    Dismissal,
    Inference,
    MapRow,
    Record,
    Signoff,
    Source,
    Statement,
    Voice,
)


def _no_rows() -> Mapping[str, MapRow]:
    return {MAP_ID: MapRow()}


@dataclass(frozen=True, eq=True, repr=False)
class Document:
    """All tables of a map, each a mapping from id to record.

    What must hold of one that a person edits: every reference resolves, statements and
    inferences share no id, every inference has a premise, homes form a forest, and the
    thesis is the premise of nothing. ``problems.problems`` tests it.
    """

    map: Mapping[str, MapRow] = field(default_factory=_no_rows)
    statements: Mapping[StatementId, Statement] = field(default_factory=dict)
    inferences: Mapping[InferenceId, Inference] = field(default_factory=dict)
    sources: Mapping[SourceId, Source] = field(default_factory=dict)
    articles: Mapping[ArticleId, Article] = field(default_factory=dict)
    voices: Mapping[VoiceId, Voice] = field(default_factory=dict)
    comments: Mapping[CommentId, Comment] = field(default_factory=dict)
    dismissals: Mapping[DismissalId, Dismissal] = field(default_factory=dict)
    conflicts: Mapping[ConflictId, Conflict] = field(default_factory=dict)
    signoffs: Mapping[SignoffId, Signoff] = field(default_factory=dict)

    __hash__ = None  # type: ignore[assignment]  # a value, but too large to be a key

    @property
    def about(self) -> MapRow:
        """What is said of the map as a whole."""
        return self.map[MAP_ID]

    @property
    def title(self) -> str:
        return self.about.title

    @property
    def thesis(self) -> StatementId | None:
        return self.about.thesis

    @cached_property
    def links(self) -> Links:
        """Who concludes in what and rests on what, in sibling order."""
        return Links.of(self.statements, self.inferences)

    def table(self, name: str) -> Mapping[str, Record]:
        """The rows of the table called ``name`` (a key of ``TABLES``)."""
        return cast(Mapping[str, Record], getattr(self, name))

    def statement(self, node: str) -> Statement | None:
        """The statement called ``node``; ``None`` where it is an inference or nothing."""
        return self.statements.get(StatementId(node))

    def inference(self, node: str) -> Inference | None:
        """The inference called ``node``; ``None`` where it is a statement or nothing."""
        return self.inferences.get(InferenceId(node))

    def has_node(self, node: str) -> bool:
        """Whether ``node`` is a statement or an inference of this map."""
        return node in self.statements or node in self.inferences

    def apply(self, change: Change) -> "Document":
        """The map after ``change``.

        Raises:
            ValueError: a row is not as the change expects it; the change was made for
                another document.
        """
        tables: dict[str, dict[str, Record]] = {}
        for row in change.rows:
            table = tables.get(row.table)
            if table is None:
                table = tables[row.table] = dict(self.table(row.table))
            _replace_row(table, row)
        rows = (tables.get(name, self.table(name)) for name in TABLES)
        after = Document(*rows)  # type: ignore[arg-type]  # each table keeps its records
        if "links" in self.__dict__:
            after.__dict__["links"] = self.links.after(change, after.statements, after.inferences)
        return after


def difference(label: str, before: Document, after: Document) -> Change:
    """The change that leads from ``before`` to ``after``: the rows that differ."""
    rows: list[Replacement] = []
    for name in TABLES:
        old, new = before.table(name), after.table(name)
        if old is not new:
            rows.extend(
                Replacement(name, row, old.get(row), new.get(row))
                for row in dict.fromkeys((*old, *new))
                if old.get(row) != new.get(row)
            )
    return Change(label, tuple(rows))


def _replace_row(table: dict[str, Record], row: Replacement) -> None:
    if table.get(row.id) != row.before:
        raise ValueError(f"{row.table}/{row.id} is not as the change expects it")
    if row.after is None:
        del table[row.id]
    else:
        assert isinstance(row.after, TABLES[row.table])
        table[row.id] = row.after
