"""What is known of the article that a window shows, worked out anew where an edit concerns it."""

from collections.abc import Sequence

from rejoinder.editor.anchored import Passage, concerns_passages, passages
from rejoinder.editor.session import Event, Session
from rejoinder.gui.article.margins import Annotations
from rejoinder.model.anchors import Held, Span, span_of, stands
from rejoinder.model.change import Change
from rejoinder.model.ids import ArticleId, CommentId, StatementId
from rejoinder.model.records import Article, Comment
from rejoinder.review.passages import Coverage, Sentence, coverage
from rejoinder.review.refinding import doubts


class Reading:
    """Follows a session. ``article`` is the one that is shown; ``None`` where a map has none."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.article: ArticleId | None = None
        self.passages: tuple[Passage, ...] = ()
        self.coverage: Coverage | None = None
        self.doubts: tuple[Held, ...] = ()
        self.refresh()

    @property
    def record(self) -> Article | None:
        """The article itself."""
        name = self.article
        return None if name is None else self._session.document.articles.get(name)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        record = self.record
        return () if record is None else record.paragraphs

    def follow(self, event: Event) -> bool:
        """Takes in what happened; whether anything shown may be another."""
        if event.reset:
            self.article = None
        if event.reset or (event.change is not None and _concerns(event.change)):
            self.refresh()
            return True
        return False

    def choose(self, article: ArticleId) -> None:
        """Shows another of the map's articles."""
        self.article = article
        self.refresh()

    def refresh(self) -> None:
        """Works all of it out."""
        document = self._session.document
        if self.article not in document.articles:
            with_text = (name for name, a in document.articles.items() if a.paragraphs)
            self.article = next(iter((*with_text, *document.articles)), None)
        self.passages, self.coverage, self.doubts = (), None, ()
        if self.article is not None:
            self.passages = passages(document, self.article)
            self.coverage = coverage(document, self.article)
            self.doubts = doubts(document, self.article) if self.paragraphs else ()

    def comments(self) -> list[tuple[CommentId, Comment]]:
        """The open threads on passages of the article that stand in it, in reading order."""
        found = [
            (name, comment)
            for name, comment in self._session.document.comments.items()
            if not comment.resolved
            and comment.passage is not None
            and comment.passage.article == self.article
            and stands(comment.passage, self.paragraphs)
        ]
        return sorted(found, key=lambda row: _span(row[1]))

    def annotations(self) -> Annotations:
        """What stands beside the text."""
        found = self.coverage
        spans: dict[int, list[int]] = {}
        for _, comment in self.comments():
            span = _span(comment)
            spans.setdefault(span.paragraph, []).append(span.start)
        paragraphs = () if found is None else found.paragraphs
        return Annotations(
            self.passages,
            aside={
                p.number: tuple((s.span.start, s.span.end) for s in p.sentences if not s.is_counted)
                for p in paragraphs
            },
            mapped={p.number: p.share for p in paragraphs if p.counted},
            comments={number: tuple(starts) for number, starts in spans.items()},
        )

    # --- places to go to, in order ---

    def sentences(self) -> Sequence[Sentence]:
        return () if self.coverage is None else tuple(self.coverage.sentences)

    def places(self, what: str) -> tuple[Span, ...]:
        """Where a step may lead: to a ``passage``, ``sentence``, ``unmapped`` or ``doubt``."""
        if self.coverage is None:
            return ()
        if what == "passage":
            shown = [p for p in self.passages if p.stands]
            return tuple(dict.fromkeys(Span(p.paragraph, p.start, p.end) for p in shown))
        if what == "unmapped":
            return tuple(s.span for s in self.coverage.unmapped)
        if what == "doubt":
            return tuple(span_of(held.anchor) for held in self.doubts)
        return tuple(s.span for s in self.coverage.sentences)

    def aside(self) -> tuple[Sentence, ...]:
        """The sentences that are set aside."""
        return () if self.coverage is None else self.coverage.set_aside

    def on(self, span: Span) -> tuple[StatementId, ...]:
        """Whose passages meet ``span``: exactly those of that place first, as its last."""
        met = [
            p
            for p in self.passages
            if p.stands
            and p.paragraph == span.paragraph
            and p.start < span.end
            and span.start < p.end
        ]
        exact = [p for p in met if (p.start, p.end) == (span.start, span.end)]
        return tuple(dict.fromkeys(p.statement for p in exact or met))

    def of(self, statements: Sequence[StatementId]) -> tuple[Passage, ...]:
        """The passages of statements, in reading order."""
        wanted = frozenset(statements)
        return tuple(p for p in self.passages if p.statement in wanted and p.stands)


def _concerns(change: Change) -> bool:
    return concerns_passages(change) or any(row.table == "comments" for row in change.rows)


def _span(comment: Comment) -> Span:
    assert comment.passage is not None
    return span_of(comment.passage)
