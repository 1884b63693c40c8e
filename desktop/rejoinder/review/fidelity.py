"""Checks of how a map goes with the text that it is about, and of what waits for an answer."""

from collections.abc import Iterator

from rejoinder.edits.words import count, shortened
from rejoinder.model.ids import StatementId
from rejoinder.model.records import AnchorState, VoiceKind
from rejoinder.model.signoffs import Digests
from rejoinder.review.finding import Flaw
from rejoinder.review.ground import Ground
from rejoinder.review.passages import coverage
from rejoinder.review.quotations import Field, Verdict, quotations_in
from rejoinder.review.signing import told


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
    """A passage that a new draft leaves in doubt (U39)."""
    yield from _anchored(
        ground, row, AnchorState.AMBIGUOUS, "goes back to a passage that is in doubt in this draft"
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


def misquoted(ground: Ground, row: str) -> Iterator[Flaw]:
    """Words in quotation marks that are not, or not so, in the article (U24)."""
    for found in quotations_in(ground.document, StatementId(row)):
        if found.verdict is Verdict.FOUND:
            continue
        words = f"“{shortened(found.words)}”"
        place = "" if found.field is Field.TEXT else "The note on "
        if found.verdict is Verdict.ABSENT or found.nearest is None:
            says = f"{place}{ground.named(row)} quotes {words}, which is not in the article."
        else:
            says = f"{place}{ground.named(row)} quotes {words}; the article says "
            says += f"“{shortened(found.nearest.words)}”."
        yield Flaw(row, says)


def stale_signoff(ground: Ground) -> Iterator[Flaw | None]:
    """A branch in which something is otherwise than when it was signed off (U42)."""
    digests = Digests()
    for signoff in ground.document.signoffs.values():
        yield None
        since = digests.since(ground.document, signoff)
        if since and signoff.on in ground.document.statements:
            who = signoff.author or "Somebody"
            says = f"{who} signed {ground.named(signoff.on)} off. {told(ground.document, since)}"
            yield Flaw(signoff.on, says.rstrip())


def unmapped(ground: Ground) -> Iterator[Flaw | None]:
    """How much of an article no statement renders (U37)."""
    for name, article in ground.document.articles.items():
        yield None
        mapped = coverage(ground.document, name)
        if mapped.unmapped:
            called = f"“{shortened(article.title)}”" if article.title.strip() else "the article"
            share = f"{len(mapped.unmapped)} of {count(mapped.counted, 'sentence', 'sentences')}"
            yield Flaw(name, f"{share} of {called} are in no statement.", table="articles")
