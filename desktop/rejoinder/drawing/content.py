"""What a card says, before any thought of how it looks: words, voice, sources and counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rejoinder.drawing.items import MarkKind, Revision
from rejoinder.drawing.signed import Signed, signed
from rejoinder.model.citation import titled_citation
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Polarity, Statement, Voice, VoiceKind
from rejoinder.model.roles import Role, is_undercut
from rejoinder.model.signoffs import Digests
from rejoinder.model.text import one_line

ROLE_WORDS = {
    Role.THESIS: "Thesis",
    Role.LOOSE: "Loose claim",
    Role.PREMISE: "Premise",
    Role.OBJECTION: "Objection",
    Role.REBUTTAL: "Rebuttal",
    Role.EVIDENCE: "Evidence",
}

ADDED = {VoiceKind.REVIEWER: "Reviewer", VoiceKind.OPPONENT: "Opponent"}
"""Voices that speak about an article and not in it, and the word where they have no name."""

LONGEST_CHIP = 18
"""Characters; more would leave no room for the role beside it."""


LASTING = frozenset((MarkKind.HIDDEN, MarkKind.LINKS))
"""Marks that no picture leaves out: they say that there is more than is seen."""

LONGEST_TAGS = 24
"""Tags with more letters than this are counted on the card and named beside it."""


class MarkContent(NamedTuple):
    """One sign on the lower edge: ``label`` is drawn beside its icon, ``text`` says it."""

    kind: MarkKind
    label: str
    text: str


class Content(NamedTuple):
    """All that a card's face depends on; equal contents share one face.

    ``chip`` is the word for a voice that was added to the article's, ``speaker`` names
    one that the article quotes; at most one of them is filled. ``revision`` is what a
    comparison says; then ``text`` holds the old words that it strikes through too.
    """

    role: Role
    word: str
    text: str
    stated: bool
    chip: str
    speaker: str
    sources: tuple[str, ...]
    marks: tuple[MarkContent, ...]
    revision: Revision | None = None


@dataclass(frozen=True)
class Annotations:
    """What the comments' table says of each node; made once a picture. ``marks`` is false where
    the picture shows no signs of work on the map: no comments, notes, tags or counts of sources.
    """

    open_comments: Mapping[str, int]
    marks: bool = True
    signed: Mapping[StatementId, Signed] = field(default_factory=dict)
    revisions: Mapping[NodeId, Revision] = field(default_factory=dict)

    @staticmethod
    def of(
        document: Document,
        *,
        marks: bool = True,
        revisions: Iterable[tuple[NodeId, Revision]] = (),
    ) -> "Annotations":
        """What is to be told on cards and discs beside what they say."""
        told = dict(revisions)
        if not marks:
            return Annotations({}, marks=False, revisions=told)
        found = Counter(c.on for c in document.comments.values() if not c.resolved)
        return Annotations(found, signed=signed(document, Digests()), revisions=told)


def content(
    document: Document,
    statement: StatementId,
    *,
    role: Role,
    hidden: int,
    annotations: Annotations,
) -> Content:
    """What the card of ``statement`` says, with ``hidden`` statements folded away under it."""
    record = document.statements[statement]
    voice = None if record.voice is None else document.voices.get(record.voice)
    sources = _sources(document, record)
    cited = sources if role is Role.EVIDENCE else ()
    marks = _marks(
        document,
        record,
        hidden=hidden,
        comments=annotations.open_comments.get(statement, 0),
        sources=() if cited else sources,
        signed=annotations.signed.get(statement),
    )
    revision = annotations.revisions.get(statement)
    return Content(
        role=role,
        word=role_word(document, statement, role),
        text=(revision.text if revision else "") or record.text,
        stated=record.stated,
        chip=_chip(voice),
        speaker=speaker_named(voice, cited),
        sources=cited,
        marks=marks if annotations.marks else tuple(m for m in marks if m.kind in LASTING),
        revision=revision,
    )


def role_word(document: Document, statement: StatementId, role: Role) -> str:
    """The words on a card for what its statement does."""
    record = document.statements[statement]
    step = home(record)
    word = ROLE_WORDS[role]
    if step is not None and role is not Role.EVIDENCE:
        inference = document.inferences[step]
        if is_undercut(document, step):
            word = f"{word} to step"
        elif inference.polarity is Polarity.SUPPORT and inference.conclusion in document.inferences:
            word = "Support for step"
    return word if record.stated else f"Unstated {word.lower()}"


def _chip(voice: Voice | None) -> str:
    """Who added it to the article: by name, so that two reviewers look different."""
    if voice is None or voice.kind not in ADDED:
        return ""
    name = one_line(voice.name) or ADDED[voice.kind]
    return name if len(name) <= LONGEST_CHIP else f"{name[: LONGEST_CHIP - 1].rstrip()}…"


def speaker_named(voice: Voice | None, cited: tuple[str, ...]) -> str:
    """Who is quoted, unless the first source under the text names that person already."""
    if voice is None or voice.kind is not VoiceKind.QUOTED or not voice.name.strip():
        return ""
    family = (voice.name.partition(",")[0].split() or voice.name.split())[-1]
    is_named = cited and family in cited[0].replace(",", " ").split()
    return "" if is_named else one_line(voice.name)


def _sources(document: Document, record: Statement) -> tuple[str, ...]:
    return tuple(
        titled_citation(document.sources[citation.source], citation.locator)
        for citation in record.citations
        if citation.source in document.sources
    )


def _marks(
    document: Document,
    record: Statement,
    *,
    hidden: int,
    comments: int,
    sources: tuple[str, ...],
    signed: Signed | None,
) -> tuple[MarkContent, ...]:
    marks = []
    if hidden:
        text = counted(hidden, "statement is", "statements are")
        marks.append(MarkContent(MarkKind.HIDDEN, f"+{hidden}", f"{text} folded away"))
    if record.premise_of[1:]:
        links = [_link(document, service.inference) for service in record.premise_of[1:]]
        marks.append(MarkContent(MarkKind.LINKS, str(len(links)), "; ".join(links)))
    if sources:
        marks.append(MarkContent(MarkKind.SOURCES, str(len(sources)), "; ".join(sources)))
    if comments:
        text = counted(comments, "open comment", "open comments")
        marks.append(MarkContent(MarkKind.COMMENTS, str(comments), text))
    if signed is not None:
        kind = MarkKind.STALE if signed.is_stale else MarkKind.SIGNED
        marks.append(MarkContent(kind, "changed" if signed.is_stale else "signed", signed.told))
    if record.note:
        marks.append(MarkContent(MarkKind.NOTE, "", "Has a note"))
    if record.tags:
        tags = ", ".join(record.tags)
        label = tags if len(tags) <= LONGEST_TAGS else str(len(record.tags))
        marks.append(MarkContent(MarkKind.TAGS, label, tags))
    return tuple(marks)


def _link(document: Document, inference: InferenceId) -> str:
    record = document.inferences.get(inference)
    if record is None:
        return "Also serves a step that is not in this map"
    verb = "supports" if record.polarity is Polarity.SUPPORT else "opposes"
    conclusion = document.statement(record.conclusion)
    target = "a step" if conclusion is None else f"“{conclusion.text}”"
    return f"Also {verb} {target}"


def counted(number: int, one: str, several: str) -> str:
    """``number`` with the noun that goes with it.

    >>> counted(2, "reason", "reasons")
    '2 reasons'
    """
    return f"{number} {one if number == 1 else several}"
