"""Checks of how a map goes with the text that it is about, and of what waits for an answer."""

from collections.abc import Iterator

from rejoinder.model.records import AnchorState, VoiceKind
from rejoinder.review.finding import Flaw
from rejoinder.review.ground import Ground


def unplaced(ground: Ground) -> Iterator[Flaw]:
    """Statements of the author's that go back to no passage, in a map of an article (U38).

    What is unstated, and what a reviewer or an opponent adds, stands in no article.
    """
    document = ground.document
    if not any(row.anchors for row in document.statements.values()):
        return
    for name, row in document.statements.items():
        if row.anchors or not row.stated or not row.text.strip():
            continue
        voice = None if row.voice is None else document.voices.get(row.voice)
        if voice is None:
            yield Flaw(name, f"{ground.named(name)} has neither a passage nor a voice.")
        elif voice.kind is VoiceKind.AUTHOR:
            by = voice.name or "the author"
            says = f"{ground.named(name)} is given to {by}, but to no passage of the article."
            yield Flaw(name, says)


def lost_anchor(ground: Ground, row: str) -> Iterator[Flaw]:
    """A passage that is no longer in the article (U39)."""
    yield from _anchored(
        ground, row, AnchorState.LOST, "was anchored to words that are gone from the article"
    )


def ambiguous_anchor(ground: Ground, row: str) -> Iterator[Flaw]:
    """A passage that may be one of several (U39)."""
    yield from _anchored(
        ground, row, AnchorState.AMBIGUOUS, "may go back to one of several passages"
    )


def _anchored(ground: Ground, row: str, state: AnchorState, says: str) -> Iterator[Flaw]:
    if any(anchor.state is state for anchor in ground.statement(row).anchors):
        yield Flaw(row, f"{ground.named(row)} {says}.")


def open_comment(ground: Ground) -> Iterator[Flaw]:
    """A thread that nobody has closed (U41)."""
    for comment in ground.document.comments.values():
        if not comment.resolved and ground.document.has_node(comment.on):
            table = "statements" if comment.on in ground.document.statements else "inferences"
            by = comment.author or "Somebody"
            yield Flaw(
                comment.on,
                f"{by} has asked something about {ground.named(comment.on)}.",
                table=table,
            )
