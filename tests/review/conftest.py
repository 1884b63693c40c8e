"""A small article of our own and a map of it."""

import pytest
from tests.edits.conftest import drawn as drawn

from rejoinder.model.anchors import Span, anchor_at
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, CommentId, StatementId
from rejoinder.model.records import MAP_ID, Anchor, Article, Aside, Comment, MapRow, Statement

PIECE = ArticleId("piece")

TEXT = (
    "Close the Market Street",
    "Market Street should be closed to cars. Shops there sell more when people walk. In Ghent, "
    "sales rose by a fifth. The critics say that nobody will come.",
    "My aunt once parked there for three days. Nobody noticed. Buses, however, need the street.",
    "The town can move the buses to Mill Lane. It has done so for every fair.",
)


def placed(words: str, text: tuple[str, ...] = TEXT) -> Anchor:
    """An anchor on the one place of ``words`` in ``text``."""
    (span,) = (
        Span(number, start, start + len(words))
        for number, paragraph in enumerate(text, start=1)
        if (start := paragraph.find(words)) >= 0
    )
    return anchor_at(PIECE, text, span)


@pytest.fixture
def street() -> Document:
    """A thesis and two claims, anchored; a comment on a passage; a passage set aside."""
    said = {
        "top": "Market Street should be closed to cars.",
        "sales": "Shops there sell more when people walk.",
        "ghent": "sales rose by a fifth",
    }
    return Document(
        map={MAP_ID: MapRow(title="Street", thesis=StatementId("top"))},
        statements={
            StatementId(name): Statement(text=words, anchors=(placed(words),), order=f"a{at}")
            for at, (name, words) in enumerate(said.items())
        },
        articles={
            PIECE: Article(
                title="Street",
                paragraphs=TEXT,
                asides=(Aside(passage=placed("Nobody noticed."), reason="Anecdote"),),
            )
        },
        comments={
            CommentId("c"): Comment(on="piece", text="When?", passage=placed("for three days"))
        },
    )
