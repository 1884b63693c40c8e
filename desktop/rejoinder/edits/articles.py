"""Verbs for articles under review and for the anchors of statements in them."""

from collections.abc import Iterable

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import ArticleId, Fresh, StatementId
from rejoinder.model.records import Anchor, Article
from rejoinder.model.text import clean_text, one_line, paragraphs


def add_article(document: Document, article: Article, *, fresh: Fresh) -> Change:
    """Adds a text under review."""
    draft = Draft(document)
    draft.put("articles", fresh(), cleaned(article))
    return draft.change("Add article")


def set_article(document: Document, article: ArticleId, record: Article) -> Change:
    """Gives an article other fields."""
    draft = Draft(document)
    draft.put("articles", article, cleaned(record))
    return draft.change("Edit article")


def attach_text(document: Document, article: ArticleId, text: str) -> Change:
    """Gives an article its text, a paragraph a line; anchors are left as they are."""
    record, draft = document.articles[article], Draft(document)
    draft.put("articles", article, replace(record, paragraphs=paragraphs(text)))
    return draft.change("Attach text")


def remove_article(document: Document, article: ArticleId) -> Change:
    """Deletes an article with the anchors in it and the comments on it.

    Comments on something else that name one of its passages stay, without the passage.
    """
    draft = Draft(document)
    draft.put_all(
        ("statements", name, replace(statement, anchors=kept))
        for name, statement in document.statements.items()
        if (kept := tuple(a for a in statement.anchors if a.article != article))
        != statement.anchors
    )
    draft.drop_comments([article])
    draft.put_all(
        ("comments", name, replace(comment, passage=None))
        for name, comment in draft.now.comments.items()
        if comment.passage is not None and comment.passage.article == article
    )
    draft.put("articles", article, None)
    return draft.change("Delete article")


def set_anchors(document: Document, statement: StatementId, anchors: Iterable[Anchor]) -> Change:
    """Says exactly which passages a statement stands for.

    Raises:
        EditRefused: an anchor names an article that the map does not have.
    """
    chosen = tuple(dict.fromkeys(anchors))
    if any(anchor.article not in document.articles for anchor in chosen):
        raise EditRefused("The map no longer has that article. Add it again first.")
    draft = Draft(document)
    draft.put_statement(statement, replace(document.statements[statement], anchors=chosen))
    return draft.change("Anchor statement")


def cleaned(article: Article) -> Article:
    """``article`` with nothing in its texts that no file carries."""
    return replace(
        article,
        title=one_line(article.title),
        author=one_line(article.author),
        publisher=one_line(article.publisher),
        date=one_line(article.date),
        address=one_line(article.address),
        paragraphs=tuple(map(clean_text, article.paragraphs)),
    )
