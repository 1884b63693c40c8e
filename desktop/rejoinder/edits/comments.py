"""Verbs for comment threads. Who writes and when is passed in; the core has no clock."""

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import CommentId, Fresh
from rejoinder.model.records import Anchor, Comment, Reply
from rejoinder.model.text import clean_text, one_line


def add_comment(
    document: Document,
    on: str,
    *,
    fresh: Fresh,
    author: str,
    time: str,
    text: str,
    passage: Anchor | None = None,
) -> Change:
    """Starts a thread on a statement, an inference, a source or an article's passage.

    Raises:
        EditRefused: the text is empty, or ``on`` is no longer in the map.
    """
    if not (document.has_node(on) or on in document.sources or on in document.articles):
        raise EditRefused("What the comment is about is no longer in the map.")
    if passage is not None and passage.article not in document.articles:
        raise EditRefused("The map no longer has that article. Add it again first.")
    draft = Draft(document)
    draft.put(
        "comments",
        fresh(),
        Comment(on=on, author=one_line(author), time=time, text=_said(text), passage=passage),
    )
    return draft.change("Add comment")


def reply(document: Document, comment: CommentId, *, author: str, time: str, text: str) -> Change:
    """Adds an answer at the end of a thread, which opens it again if it was resolved.

    Raises:
        EditRefused: the text is empty.
    """
    answer = Reply(author=one_line(author), time=time, text=_said(text))
    record = document.comments[comment]
    return _set(
        document,
        comment,
        replace(record, replies=(*record.replies, answer), resolved=False),
        label="Reply to comment",
    )


def resolve(document: Document, comment: CommentId) -> Change:
    """Closes a thread."""
    record = replace(document.comments[comment], resolved=True)
    return _set(document, comment, record, label="Resolve comment")


def reopen(document: Document, comment: CommentId) -> Change:
    """Opens a resolved thread again."""
    record = replace(document.comments[comment], resolved=False)
    return _set(document, comment, record, label="Reopen comment")


def edit_comment(document: Document, comment: CommentId, text: str) -> Change:
    """Gives the first text of a thread another wording.

    Raises:
        EditRefused: the text is empty.
    """
    record = replace(document.comments[comment], text=_said(text))
    return _set(document, comment, record, label="Edit comment")


def edit_reply(document: Document, comment: CommentId, index: int, *, text: str) -> Change:
    """Gives the reply at ``index``, from 0, another wording.

    Raises:
        EditRefused: the text is empty.
    """
    replies = list(document.comments[comment].replies)
    replies[index] = replace(replies[index], text=_said(text))
    record = replace(document.comments[comment], replies=tuple(replies))
    return _set(document, comment, record, label="Edit reply")


def remove_reply(document: Document, comment: CommentId, index: int) -> Change:
    """Deletes the reply at ``index``, from 0."""
    replies = list(document.comments[comment].replies)
    del replies[index]
    record = replace(document.comments[comment], replies=tuple(replies))
    return _set(document, comment, record, label="Delete reply")


def remove_comment(document: Document, comment: CommentId) -> Change:
    """Deletes a thread with its replies."""
    return _set(document, comment, None, label="Delete comment")


def _set(document: Document, comment: CommentId, record: Comment | None, *, label: str) -> Change:
    draft = Draft(document)
    draft.put("comments", comment, record)
    return draft.change(label)


def _said(text: str) -> str:
    clean = clean_text(text).strip()
    if not clean:
        raise EditRefused("A comment needs some text.")
    return clean
