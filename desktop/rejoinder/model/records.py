"""The rows of a map. Each is immutable, hashable and equal by value; a row's id is its key.

Every field has a default that is left out of the file, so a map's file holds only what
somebody said. ``unknown`` holds, as JSON text, fields that a newer version wrote: they
are kept and written back. Terms follow the Argument Interchange Format (Chesñevar et al.,
*Towards an argument interchange format*, Knowledge Engineering Review 21(4), 2006).
"""

import msgspec

from rejoinder.model.ids import ArticleId, InferenceId, NodeId, SourceId, StatementId, VoiceId
from rejoinder.model.terms import AnchorState as AnchorState
from rejoinder.model.terms import AnswerState as AnswerState
from rejoinder.model.terms import ConflictKind as ConflictKind
from rejoinder.model.terms import Direction as Direction
from rejoinder.model.terms import Kind as Kind
from rejoinder.model.terms import Pin as Pin
from rejoinder.model.terms import Plausibility as Plausibility
from rejoinder.model.terms import Polarity as Polarity
from rejoinder.model.terms import Reliability as Reliability
from rejoinder.model.terms import SourceKind as SourceKind
from rejoinder.model.terms import SourceStatus as SourceStatus
from rejoinder.model.terms import Strength as Strength
from rejoinder.model.terms import VoiceKind as VoiceKind


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of a table."""

    unknown: str = ""


class Anchor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A passage of an article: where it stands and a digest of its words.

    ``paragraph`` counts from 1; ``start`` and ``end`` are Unicode code points in that
    paragraph, end excluded. ``words``, ``prefix`` and ``suffix`` quote the article and are
    filled only in a person's own file. ``settled`` says that a person has looked at an anchor
    that is ambiguous or lost, and leaves it so.
    """

    article: ArticleId
    paragraph: int
    start: int
    end: int
    digest: str
    words: str = ""
    prefix: str = ""
    suffix: str = ""
    state: AnchorState = AnchorState.KEPT
    settled: bool = False


class Aside(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A passage that is no part of the argument, and why: an anecdote, a caption, a greeting."""

    passage: Anchor
    reason: str = ""


class Citation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """That a statement rests on a source, and where in it: a page, a minute, a section."""

    source: SourceId
    locator: str = ""
    note: str = ""


class PremiseOf(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """That a statement is a premise of ``inference``, at ``order`` among its co-premises.

    ``plays`` says which premise of the step's scheme it is, where somebody has said so.
    """

    inference: InferenceId
    order: str
    plays: str = ""


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was said to one critical question of an inference's scheme."""

    question: str
    state: AnswerState = AnswerState.OPEN
    text: str = ""


class Reply(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One answer in a comment's thread. ``time`` is ISO 8601 in UTC."""

    author: str
    time: str
    text: str


class Statement(Record, frozen=True, kw_only=True):
    """One proposition, in a sentence.

    ``premise_of`` names the inferences that it serves: the first is its home in the tree,
    the others are drawn as cross links; empty means the thesis or a loose statement, which
    ``order`` places among the loose ones. ``pin`` says how its arguments stand; without one
    the layout chooses.
    """

    text: str = ""
    kind: Kind = Kind.CLAIM
    premise_of: tuple[PremiseOf, ...] = ()
    order: str = ""
    voice: VoiceId | None = None
    stated: bool = True
    tags: tuple[str, ...] = ()
    note: str = ""
    anchors: tuple[Anchor, ...] = ()
    citations: tuple[Citation, ...] = ()
    plausibility: Plausibility | None = None
    side: str = ""
    speech: str = ""
    pin: Pin | None = None


class Inference(Record, frozen=True, kw_only=True):
    """A step: its premises, taken jointly, support or oppose a conclusion.

    The conclusion is a statement, or another inference: then this is an objection to the
    step itself (an undercut) or backing for it. Its premises are the statements whose
    ``premise_of`` names it. ``order`` places it among the inferences to one conclusion.
    """

    conclusion: NodeId
    polarity: Polarity = Polarity.SUPPORT
    order: str = ""
    scheme: str = ""
    answers: tuple[Answer, ...] = ()
    strength: Strength | None = None
    note: str = ""


class Voice(Record, frozen=True, kw_only=True):
    """Who says a statement."""

    name: str = ""
    kind: VoiceKind = VoiceKind.QUOTED
    note: str = ""


class Source(Record, frozen=True, kw_only=True):
    """A work, person or event that evidence rests on, with what a citation needs.

    ``date`` is as precise as is known: ``2006``, ``2006-09`` or ``2006-09-12``.
    ``interest`` says what the source stands to gain or lose by what it says.
    """

    title: str = ""
    kind: SourceKind = SourceKind.DOCUMENT
    authors: tuple[str, ...] = ()
    container: str = ""
    publisher: str = ""
    place: str = ""
    date: str = ""
    pages: str = ""
    address: str = ""
    identifier: str = ""
    accessed: str = ""
    note: str = ""
    interest: str = ""
    reliability: Reliability | None = None
    status: SourceStatus = SourceStatus.UNCHECKED
    checked_by: str = ""
    checked_on: str = ""
    finding: str = ""


class Article(Record, frozen=True, kw_only=True):
    """A text under review. ``paragraphs`` is empty until a person attaches the text.

    ``asides`` are passages of it that its map need not render.
    """

    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    address: str = ""
    paragraphs: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()


class Comment(Record, frozen=True, kw_only=True):
    """A thread on a statement, an inference, a source or an article's passage.

    ``on`` is the id of any of them; ``time`` is ISO 8601 in UTC.
    """

    on: str
    author: str = ""
    time: str = ""
    text: str = ""
    replies: tuple[Reply, ...] = ()
    resolved: bool = False
    passage: Anchor | None = None


class Dismissal(Record, frozen=True, kw_only=True):
    """That a person has looked at a finding and lets it stand, with the reason.

    ``on`` is the id of what it was about, ``beside`` what else it named; on ``MAP_ID`` the whole
    check is muted for this map. ``digest`` is of the words that it was about: when they change,
    the finding comes back.
    """

    check: str
    on: str
    beside: tuple[str, ...] = ()
    reason: str = ""
    author: str = ""
    time: str = ""
    digest: str = ""


class Signoff(Record, frozen=True, kw_only=True):
    """That a person stands by a branch as it was then; ``on`` is the statement at its top.

    ``seen`` has a digest of every row that bore on it, as ``id:digest`` (``model.signoffs``).
    """

    on: str
    author: str = ""
    time: str = ""
    text: str = ""
    seen: tuple[str, ...] = ()


class Conflict(Record, frozen=True, kw_only=True):
    """What two versions of the map say differently since a third, until a person settles it.

    ``table``, ``on`` and ``field`` name the place; without a field it is the whole row. ``base``,
    ``ours`` and ``theirs`` are the values there as JSON, empty where there is none. The map
    holds ours; what was deleted on one side is kept. ``reason`` says more, in a sentence.
    """

    on: str
    table: str
    field: str = ""
    kind: ConflictKind = ConflictKind.CHANGED
    base: str = ""
    ours: str = ""
    theirs: str = ""
    reason: str = ""


class MapRow(Record, frozen=True, kw_only=True):
    """What is said of the map as a whole; the one row, ``"map"``, of its table."""

    title: str = ""
    thesis: StatementId | None = None
    direction: Direction = Direction.DOWN


MAP_ID = "map"

TABLES: dict[str, type[Record]] = {
    "map": MapRow,
    "statements": Statement,
    "inferences": Inference,
    "sources": Source,
    "articles": Article,
    "voices": Voice,
    "comments": Comment,
    "dismissals": Dismissal,
    "conflicts": Conflict,
    "signoffs": Signoff,
}
"""Every table by name, and the record it holds."""
