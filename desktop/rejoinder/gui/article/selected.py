"""What is selected in an article's text, as words that a map can take."""

from rejoinder.edits.quoting import Quotation, quotation
from rejoinder.gui.article.pane import ArticlePane
from rejoinder.gui.article.reading import Reading
from rejoinder.gui.article.stepping import here
from rejoinder.model.anchors import Span, anchor_at
from rejoinder.model.records import Anchor


class Selected:
    """Asked often, by every command that needs words; worked out once a selection."""

    def __init__(self, pane: ArticlePane, reading: Reading) -> None:
        self._pane = pane
        self._reading = reading
        self._kept: tuple[object, Quotation | None] = (None, None)

    def words(self) -> Quotation | None:
        """What is selected in the text, while that is in sight."""
        article, caret = self._reading.article, self._pane.text.caret
        if article is None or not self._pane.isVisible() or not caret.has_selection:
            return None
        paragraphs = self._reading.paragraphs
        key = (article, paragraphs, caret.spot, caret.mark)
        if self._kept[0] != key:
            spans = (Span(p.paragraph + 1, p.start, p.end) for p in caret.pieces)
            self._kept = key, quotation(article, paragraphs, spans)
        return self._kept[1]

    def passages(self) -> tuple[Anchor, ...]:
        """The selected words, or the sentence at the caret."""
        words, article = self.words(), self._reading.article
        if words is not None or article is None:
            return () if words is None else words.anchors
        spot = here(self._pane.text.caret)
        for span in self._reading.places("sentence"):
            if span.paragraph == spot[0] and span.start <= spot[1] <= span.end:
                return (anchor_at(article, self._reading.paragraphs, span),)
        return ()
