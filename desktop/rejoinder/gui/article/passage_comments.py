"""The comment threads on one passage of an article."""

from rejoinder.gui.bench import Bench
from rejoinder.gui.panels.comments_part import CommentsPart
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.anchors import span_of
from rejoinder.model.records import Anchor, Comment


class PassageComments(CommentsPart):
    """Threads whose passage meets the one that is shown; a new one is on exactly that."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._passage: Anchor | None = None
        self.rows.setContentsMargins(12, 2, 12, 8)
        for label in self.findChildren(PlainLabel, "heading"):
            label.hide()  # the drawer says it

    def show_passage(self, passage: Anchor) -> None:
        """Shows the threads on ``passage``."""
        self._passage = passage
        self.show_for(passage.article)

    def renew(self) -> None:
        """Follows the map."""
        if self._passage is not None:
            self.show_for(self._passage.article)

    def is_here(self, comment: Comment) -> bool:
        return (
            self._passage is not None
            and comment.passage is not None
            and _meet(comment.passage, self._passage)
        )

    def passage(self) -> Anchor | None:
        return self._passage


def _meet(one: Anchor, other: Anchor) -> bool:
    a, b = span_of(one), span_of(other)
    is_near = (one.article, a.paragraph) == (other.article, b.paragraph)
    return is_near and a.start < b.end and b.start < a.end
