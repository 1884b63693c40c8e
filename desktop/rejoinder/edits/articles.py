"""Verbs for articles under review and for the anchors of statements in them."""

import itertools
from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.model.anchors import Held, Span, held_anchors, span_of
from rejoinder.model.change import Change
from rejoinder.model.conflicts import is_open
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import ArticleId, Fresh, StatementId
from rejoinder.model.records import Anchor, Article, Aside, Comment, Conflict, Statement
from rejoinder.model.text import clean_text, one_line


def add_article(document: Document, article: Article, *, fresh: Fresh) -> Change:
    """Adds a text under review."""
    draft, name = Draft(document), ArticleId(fresh())
    draft.put("articles", name, cleaned(_owning(article, name)))
    return draft.change("Add article")


def set_article(document: Document, article: ArticleId, record: Article) -> Change:
    """Gives an article other fields."""
    draft = Draft(document)
    draft.put("articles", article, cleaned(_owning(record, article)))
    return draft.change("Edit article")


def attach_text(
    document: Document,
    article: ArticleId,
    record: Article,
    *,
    became: Mapping[Anchor, Anchor],
) -> Change:
    """Gives an article its text, or another draft of it, with what the anchors in it became.

    ``record`` has the new fields and paragraphs; its asides are passed over, for those of the
    map are kept like its other anchors. ``became`` says of anchors in the article what each is
    under the new text (``review.refinding``); one that it does not name is left as it is.
    """
    draft = Draft(document)
    asides = document.articles[article].asides
    draft.put("articles", article, replace(cleaned(record), asides=asides))
    _put_anchors(draft, article, became)
    return draft.change("Attach text")


def completed(record: Article, found: Article) -> Article:
    """``record`` with the text of ``found``, and its fields where ``record`` says nothing."""
    return replace(
        record,
        title=record.title or found.title,
        author=record.author or found.author,
        publisher=record.publisher or found.publisher,
        date=record.date or found.date,
        address=record.address or found.address,
        paragraphs=found.paragraphs,
    )


def detach_text(document: Document, article: ArticleId) -> Change:
    """Takes an article's words out of the map: its text and what anchors quote of it.

    Places and digests stay, so that the text can be attached again, and the map can be passed
    on where the text may not. What statements say stays as well.

    Raises:
        EditRefused: a conflict that is still to be settled holds words of the article.
    """
    draft = Draft(document)
    quoting = [name for name, row in document.conflicts.items() if _quotes(row, article)]
    if any(is_open(document, document.conflicts[name]) for name in quoting):
        raise EditRefused(
            "Two versions of the map disagree about passages of the article, and both hold its "
            "words. Settle those conflicts first."
        )
    draft.put_all(("conflicts", name, None) for name in quoting)
    draft.put("articles", article, replace(document.articles[article], paragraphs=()))
    anchors = {held.anchor for held in held_anchors(document, article)}
    _put_anchors(draft, article, {a: replace(a, words="", prefix="", suffix="") for a in anchors})
    return draft.change("Take out text")


def _quotes(conflict: Conflict, article: ArticleId) -> bool:
    """Whether a value that a conflict holds is of the article, or has an anchor in it."""
    is_own = (conflict.table, conflict.on) == ("articles", article)
    values = (conflict.base, conflict.ours, conflict.theirs)
    return is_own or any(f'"article":"{article}"' in value for value in values)


def _put_anchors(draft: Draft, article: ArticleId, became: Mapping[Anchor, Anchor]) -> None:
    rows: dict[tuple[str, str], None] = {}
    for held in held_anchors(draft.now, article):
        rows[held.table, held.id] = None
    for table, name in rows:
        _put_held(draft, table, name, lambda anchor: (became.get(anchor, anchor),))


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


def set_aside(
    document: Document, article: ArticleId, passage: Anchor, *, reason: str = ""
) -> Change:
    """Says that a passage is no part of the argument, and why.

    One that was set aside before gets the new reason.

    Raises:
        EditRefused: the passage is of another article.
    """
    if passage.article != article:
        raise EditRefused("The passage is of another article. Set it aside there.")
    record, draft = document.articles[article], Draft(document)
    others = (a for a in record.asides if span_of(a.passage) != span_of(passage))
    asides = (*others, Aside(passage=passage, reason=one_line(reason)))
    ordered = sorted(asides, key=lambda aside: span_of(aside.passage))
    draft.put("articles", article, replace(record, asides=tuple(ordered)))
    return draft.change("Set aside")


def take_back(document: Document, article: ArticleId, span: Span) -> Change:
    """Counts what was set aside within ``span`` as part of the argument again."""
    record, draft = document.articles[article], Draft(document)
    kept = tuple(a for a in record.asides if not _meet(span_of(a.passage), span))
    draft.put("articles", article, replace(record, asides=kept))
    return draft.change("Take back into the argument")


def place_anchor(document: Document, held: Held, passages: Iterable[Anchor]) -> Change:
    """Decides that an anchor means ``passages``: one, or several where it was split.

    Raises:
        EditRefused: the anchor is no longer there; there is no passage; one is of another
            article; a comment can't be on several.
    """
    chosen = tuple(replace(passage, settled=False) for passage in dict.fromkeys(passages))
    if not chosen:
        raise EditRefused("Choose the words that the statement goes back to.")
    if any(passage.article != held.anchor.article for passage in chosen):
        raise EditRefused("That passage is of another article. Anchor the statement there anew.")
    if held.table == "comments" and len(chosen) > 1:
        raise EditRefused("A comment is on one passage. Choose one of them.")
    return _decided(document, held, chosen, label="Place anchor")


def drop_anchor(document: Document, held: Held) -> Change:
    """Takes an anchor away; a comment stays without a passage, an aside goes.

    Raises:
        EditRefused: the anchor is no longer there.
    """
    return _decided(document, held, (), label="Drop anchor")


def keep_in_doubt(document: Document, held: Held) -> Change:
    """Leaves an anchor ambiguous or lost, as one that a person has decided on.

    Raises:
        EditRefused: the anchor is no longer there.
    """
    kept = replace(held.anchor, settled=True)
    return _decided(document, held, (kept,), label="Leave anchor as it is")


def _decided(document: Document, held: Held, chosen: tuple[Anchor, ...], *, label: str) -> Change:
    if held not in held_anchors(document):
        raise EditRefused("That anchor is no longer there. Choose another in the list.")
    draft, count = Draft(document), itertools.count()
    _put_held(draft, held.table, held.id, lambda a: chosen if next(count) == held.at else (a,))
    return draft.change(label)


def _put_held(
    draft: Draft, table: str, name: str, became: Callable[[Anchor], tuple[Anchor, ...]]
) -> None:
    """Puts row ``name`` of ``table`` with what each of its anchors became, in their order."""
    row = draft.now.table(table)[name]
    match row:
        case Statement():
            anchors = (after for anchor in row.anchors for after in became(anchor))
            draft.put(table, name, replace(row, anchors=tuple(dict.fromkeys(anchors))))
        case Comment(passage=Anchor()):
            assert row.passage is not None
            draft.put(table, name, replace(row, passage=next(iter(became(row.passage)), None)))
        case Article():
            asides = (
                replace(aside, passage=after)
                for aside in row.asides
                for after in became(aside.passage)
            )
            draft.put(table, name, replace(row, asides=tuple(dict.fromkeys(asides))))


def _meet(one: Span, other: Span) -> bool:
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end


def _owning(record: Article, article: ArticleId) -> Article:
    """``record`` with its asides in ``article``, which it is the row of."""
    inside = (replace(a, passage=replace(a.passage, article=article)) for a in record.asides)
    return replace(record, asides=tuple(inside))


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
        asides=tuple(replace(a, reason=one_line(a.reason)) for a in article.asides),
    )
