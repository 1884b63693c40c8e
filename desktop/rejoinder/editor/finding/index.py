"""The index of a map: for each statement and step the words that can be found in it.

Made lazily, in slices, and kept in step: after a change only the rows that it names are read
again, and those that name a voice, source or comment which changed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from rejoinder.editor.finding.filters import Ground
from rejoinder.editor.finding.survey import Survey, is_about_shape, surveyed
from rejoinder.editor.finding.words import folded_line, tokens
from rejoinder.model.change import Change, Replacement
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Comment, Inference, Source, Statement

SLICE = 250
"""Rows that are read in one go: about two milliseconds."""

Field = tuple[str, str]
"""Where a text stands ("text", "note", "tag", "voice", "source", "scheme", "question",
"comment"), and the text."""


class Index:
    """``texts`` has all that can be found in a node, in folded case, one field a line;
    ``vocabulary`` counts the words of all of them. Both are complete once ``reading`` is over.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts: dict[NodeId, str] = {}
        self.vocabulary: Counter[str] = Counter()
        self._survey: Survey | None = None
        self._unread: dict[NodeId, None] = {}
        self._comments: dict[str, list[Comment]] = {}
        self._forget(document)

    def _forget(self, document: Document) -> None:
        """Begins with another map."""
        self.document = document
        self.texts, self.vocabulary, self._survey = {}, Counter(), None
        self._unread = dict.fromkeys((*document.statements, *document.inferences))
        self._comments = comments_by_node(document)

    # --- keeping in step ---

    def follow(self, document: Document, change: Change | None) -> None:
        """Takes in that ``change`` led to ``document``; ``None`` stands for another map."""
        if change is None:
            self._forget(document)
            return
        self.document = document
        if any(row.table == "comments" for row in change.rows):
            self._comments = comments_by_node(document)
        if is_about_shape(change):
            self._survey = None
        for row in change.rows:
            for node in self._told_by(row):
                self._unread[node] = None

    def _told_by(self, row: Replacement) -> Iterable[NodeId]:
        """The nodes of which ``row`` says something."""
        statements = self.document.statements
        if row.table in ("statements", "inferences"):
            return (StatementId(row.id),)
        if row.table == "comments":
            sides = (row.before, row.after)
            return [StatementId(each.on) for each in sides if isinstance(each, Comment)]
        if row.table == "voices":
            return [name for name, each in statements.items() if each.voice == row.id]
        if row.table == "sources":
            return [
                n for n, s in statements.items() if any(c.source == row.id for c in s.citations)
            ]
        return ()

    def reading(self) -> Iterator[None]:
        """Brings all up to date, in slices of work. Ends early where the map changes meanwhile:
        then it is to be called again."""
        document = self.document
        while self._unread and document is self.document:
            for _ in range(min(SLICE, len(self._unread))):
                self._read(self._unread.popitem()[0])
            yield
        if self._survey is None and document is self.document:
            survey = yield from surveyed(document)
            if document is self.document:
                self._survey = survey

    @property
    def is_ready(self) -> bool:
        return self._survey is not None and not self._unread

    def _read(self, node: NodeId) -> None:
        was = self.texts.pop(node, None)
        if was is not None:
            self.vocabulary.subtract(words := tokens(was))
            for word in words:
                if not self.vocabulary[word]:
                    del self.vocabulary[word]
        if self.document.has_node(node):
            found = (folded_line(" ".join(text.split())) for _, text in self.fields(node))
            self.texts[node] = text = "\n".join(line for line in found if line)
            self.vocabulary.update(tokens(text))

    # --- what it is asked ---

    @property
    def ground(self) -> Ground:
        """The map as filters see it; only once ``is_ready``."""
        assert self._survey is not None
        commented = (on for on, all_ in self._comments.items() if not all(c.resolved for c in all_))
        return Ground(self.document, self._survey, frozenset(commented))

    def fields(self, node: NodeId) -> Iterator[Field]:
        """What can be found in ``node``; steps have no text of their own."""
        statement = self.document.statement(node)
        if statement is not None:
            yield from _statement_fields(self.document, statement)
        else:
            yield from _step_fields(self.document.inferences[InferenceId(node)])
        for comment in self._comments.get(node, ()):
            yield "comment", " ".join((comment.text, *(reply.text for reply in comment.replies)))


def comments_by_node(document: Document) -> dict[str, list[Comment]]:
    """Every thread by what it is on."""
    found: dict[str, list[Comment]] = {}
    for comment in document.comments.values():
        found.setdefault(comment.on, []).append(comment)
    return found


def _statement_fields(document: Document, statement: Statement) -> Iterator[Field]:
    yield "text", statement.text
    if statement.note:
        yield "note", statement.note
    for tag in statement.tags:
        yield "tag", tag
    if statement.voice is not None:
        yield "voice", document.voices[statement.voice].name
    for citation in statement.citations:
        yield "source", source_words(document.sources[citation.source])
        yield "source", f"{citation.locator} {citation.note}"


def source_words(source: Source) -> str:
    """What a source can be found by."""
    return " ".join((source.title, *source.authors, source.container))


def _step_fields(inference: Inference) -> Iterator[Field]:
    yield "note", inference.note
    yield "scheme", inference.scheme
    for answer in inference.answers:
        yield "question", f"{answer.question} {answer.text}"
