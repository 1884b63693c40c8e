"""The words that a field of a record may hold, each list a type of its own."""

from enum import StrEnum


class Kind(StrEnum):
    """What a statement is: a claim that is argued, or evidence that is pointed at."""

    CLAIM = "claim"
    EVIDENCE = "evidence"


class Polarity(StrEnum):
    """Whether an inference speaks for its conclusion or against it."""

    SUPPORT = "support"
    OPPOSE = "oppose"


class Plausibility(StrEnum):
    """How a statement strikes a reader before any argument."""

    CERTAIN = "certain"
    LIKELY = "likely"
    OPEN = "open"
    DOUBTFUL = "doubtful"
    IMPLAUSIBLE = "implausible"


class Strength(StrEnum):
    """How well a step's premises carry its conclusion, if they are true."""

    DECISIVE = "decisive"
    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


class VoiceKind(StrEnum):
    """Who speaks: what the article says and what is added never look the same."""

    AUTHOR = "author"
    QUOTED = "quoted"
    REVIEWER = "reviewer"
    OPPONENT = "opponent"


class SourceKind(StrEnum):
    """What kind of work a citation names; it decides which fields it needs."""

    BOOK = "book"
    CHAPTER = "chapter"
    ARTICLE = "article"
    REPORT = "report"
    NEWS = "news"
    SPEECH = "speech"
    FILM = "film"
    PROGRAMME = "programme"
    POST = "post"
    WEB = "web page"
    STATISTIC = "statistic"
    INTERVIEW = "interview"
    DOCUMENT = "document"
    EVENT = "event"
    PERSON = "person"


class Reliability(StrEnum):
    """How far a source is trusted on what it is cited for."""

    HIGH = "high"
    FAIR = "fair"
    LOW = "low"


class SourceStatus(StrEnum):
    """What checking a source has shown."""

    UNCHECKED = "unchecked"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    RETRACTED = "retracted"


class AnchorState(StrEnum):
    """How an anchor came through the last change of the article's text."""

    KEPT = "kept"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


class AnswerState(StrEnum):
    """What became of a critical question."""

    OPEN = "open"
    ANSWERED = "answered"
    FAILS = "fails"
    TASK = "task"


class Direction(StrEnum):
    """The way from a conclusion to its premises on the canvas."""

    DOWN = "down"
    RIGHT = "right"
    LEFT = "left"


class Pin(StrEnum):
    """How the arguments under a statement stand, where a person has said so."""

    ROW = "row"
    COLUMN = "column"
    COLUMNS = "columns"


class ConflictKind(StrEnum):
    """Why two versions of a map could not be merged without a person."""

    CHANGED = "changed"
    DELETED = "deleted"
    STRUCTURE = "structure"
