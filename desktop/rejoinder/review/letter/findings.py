"""What the checks found, as far as an author can do something about it.

A finding that says no more than its check is a few words beside the claim, and is explained once at
the end; one that names other claims has its sentence.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.problem import Where, named
from rejoinder.model.records import MAP_ID, Dismissal
from rejoinder.model.text import one_line
from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Item,
    Listing,
    Paragraph,
    Run,
    bold,
    plain,
)
from rejoinder.prose.english import capital, ended, joined, told_date
from rejoinder.review.checks import BY_ID
from rejoinder.review.finding import Finding, Trust
from rejoinder.review.letter.reading import Reading

ELSEWHERE = frozenset(
    {
        "unanswered-objection", "open-comment", "fallen-premise", "open-questions",
        "stale-signoff", "unmapped",
    }
)  # fmt: skip
"""Checks whose findings are told in the review anyway: as objections, questions, comments,
sign-offs, coverage and verdicts.
"""

OF_THE_MAP = frozenset(
    {
        "no-thesis", "empty-statement", "orphan", "conflict-loop", "argued-evidence", "crowded",
        "lopsided", "both-ways", "lost-anchor", "ambiguous-anchor", "changed-passage",
        "missing-passage", "misquoted", "unplaced", "near-duplicate", "question", "long-statement",
    }
)  # fmt: skip
"""Checks of how the map is drawn: the reviewer's work, and nothing to an author."""

GENERAL = frozenset(
    {
        "bare-premise", "thin-step", "unsourced-evidence", "unsourced-figure", "weak-reply",
        "unchecked-evidence", "unqualified-expert", "conceded-premise", "straw-objection",
        "old-figures", "reasoning-inside", "two-claims", "points-back", "pushy-words", "is-ought",
        "scope-jump",
    }
)  # fmt: skip
"""Checks whose title says all that a finding of theirs says."""


TO_THE_AUTHOR: Mapping[str, tuple[str, str]] = {
    "bare-premise": (
        "Claim without a ground",
        "Add evidence or a reason, or say that you take it for granted.",
    ),
    "thin-step": ("Link left unsaid", "Say how the one bears out the other."),
    "double-counting": ("Counted twice", "Use it once, where it does most."),
    "double-agent": ("For and against", "Say which of the two you mean."),
    "circular-support": ("Support in a circle", "Give one of them a ground of its own."),
    "weak-reply": ("Weak replies only", "Find a better reply, or give way."),
    "conceded-premise": ("Rests on what is given up", "Take it out, or defend it."),
    "straw-objection": (
        "Objection nobody would make",
        "Word it as those would who hold it, or leave it out.",
    ),
    "one-sided": ("Hardly an objection", "Name the strongest objection, and answer it."),
    "unsourced-evidence": ("Evidence without a source", "Name the source."),
    "unsourced-figure": ("Figure without a source", "Say whose figure it is, and of when."),
    "incomplete-source": ("Incomplete source", "Give what is missing."),
    "unlocated-citation": ("Citation without a page", "Give the page or chapter."),
    "doubtful-source": ("Doubtful source", "Find another, or say what speaks against it."),
    "unchecked-evidence": ("Unchecked, and much rests on it", "Please say how you know."),
    "unqualified-expert": ("Expert without a word on why", "Say what they know, and from where."),
    "contradiction": ("Same words, opposite sense", "Say which of the two you mean."),
    "reasoning-inside": ("A reason inside a claim", "Make the reason a sentence of its own."),
    "two-claims": ("Two claims in one", "Make two sentences of it."),
    "is-ought": ("From is to ought", "Say what value or aim is behind it."),
    "scope-jump": ("From some to all", "Weaken the conclusion, or say what carries it over."),
}
"""What a check is called, and what to do, in words to somebody who has not drawn the map."""


def _title(check: str) -> str:
    return TO_THE_AUTHOR[check][0] if check in TO_THE_AUTHOR else BY_ID[check].title


def _todo(check: str) -> str:
    return TO_THE_AUTHOR[check][1] if check in TO_THE_AUTHOR else BY_ID[check].todo


def wanted(reading: Reading) -> tuple[Finding, ...]:
    """The open findings that are for the author."""
    told = []
    for finding in reading.sifted.open:
        check = BY_ID[finding.check]
        is_asked = check.on and check.trust is Trust.RELIABLE
        if (is_asked or reading.options.hints) and check.id not in ELSEWHERE | OF_THE_MAP:
            told.append(finding)
    return tuple(told)


def by_claim(reading: Reading) -> Mapping[StatementId, tuple[Finding, ...]]:
    """The findings about each claim of the text and the steps that are told with it."""
    found: dict[StatementId, list[Finding]] = {}
    for finding in wanted(reading):
        row = finding.where.id
        if finding.where.table == "statements" and row in reading.claims:
            found.setdefault(StatementId(row), []).append(finding)
        elif finding.where.table == "inferences":
            claim = reading.owners.get(InferenceId(row))
            if claim is not None and row in reading.steps_of(claim):
                found.setdefault(claim, []).append(finding)
    return {claim: tuple(rows) for claim, rows in found.items()}


def titles(reading: Reading, claim: StatementId) -> Iterator[str]:
    """The findings about ``claim`` that their titles tell, each once."""
    rows = reading.findings.get(claim, ())
    for check in dict.fromkeys(f.check for f in rows if f.check in GENERAL):
        title = _title(check)
        yield title[:1].lower() + title[1:]


def sentences(reading: Reading, claim: StatementId) -> Iterator[Item]:
    """The findings about ``claim`` that name other rows."""
    for finding in reading.findings.get(claim, ()):
        if finding.check not in GENERAL:
            lead = bold(f"{_title(finding.check)}: ")
            yield Item(runs=(lead, Run(text=ended(finding.message))))


def smaller_things(reading: Reading) -> str:
    """What the checks found beside all else, counted, in a sentence; empty where it is nothing."""
    claims = (finding.check for rows in reading.findings.values() for finding in rows)
    counts = Counter((*claims, *(f.check for f in _of_sources(reading))))
    if not counts:
        return ""
    parts = [
        f"{_title(check).lower()}{f' ({number})' if number > 1 else ''}"
        for check, number in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    ]
    return f"Smaller things: {joined(parts)}. Each is named where it belongs."


def legend_part(reading: Reading) -> Iterator[AnyBlock]:
    """Why the findings matter and what to do, once for each kind."""
    kinds = dict.fromkeys(f.check for rows in reading.findings.values() for f in rows)
    if kinds:
        yield Heading(level=1, runs=plain("What the findings mean"), name="findings")
        items = [
            Item(runs=(bold(f"{_title(check)}. "), Run(text=f"{BY_ID[check].why} {_todo(check)}")))
            for check in kinds
        ]
        yield Listing(items=tuple(items))


def _of_sources(reading: Reading) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in wanted(reading)
        if finding.where.table == "sources" or finding.check == "unlocated-citation"
    )


def source_findings(reading: Reading) -> Iterator[AnyBlock]:
    """What was found about the sources, a kind of finding an entry."""
    found: dict[str, list[Finding]] = {}
    for finding in _of_sources(reading):
        found.setdefault(finding.check, []).append(finding)
    if not found:
        return
    yield Paragraph(runs=plain("Found about the sources:"), keeps_with_next=True)
    items = []
    for check, rows in found.items():
        under = tuple(Item(runs=plain(ended(row.message))) for row in rows)
        runs = (bold(f"{_title(check)}. "), Run(text=f"{BY_ID[check].why} {_todo(check)}"))
        items.append(Item(runs=runs, under=under))
    yield Listing(items=tuple(items))


def dismissed_part(reading: Reading) -> Iterator[AnyBlock]:
    """The findings that somebody looked at and let stand, with the reasons."""
    sifted, document = reading.sifted, reading.document
    names = (*sifted.muted.values(), *(name for _, name in sifted.dismissed))
    rows = sorted((document.dismissals[name] for name in names), key=lambda row: (row.time, row.on))
    if rows:
        yield Heading(level=1, runs=plain("What was looked at and let stand"), name="dismissed")
        yield Listing(items=tuple(_dismissed(reading, row) for row in rows))


def _dismissed(reading: Reading, row: Dismissal) -> Item:
    known = BY_ID.get(row.check)
    title = capital(row.check.replace("-", " ")) if known is None else known.title
    what = "everywhere in the map" if row.on == MAP_ID else _what(reading, row.on)
    day = told_date(row.time) if row.time else ""
    by = ", ".join(part for part in (one_line(row.author), day) if part)
    reason = ended(row.reason) if row.reason.strip() else "No reason was given."
    return Item(runs=(bold(f"{title}, {what}: "), Run(text=reason + (f" ({by})" if by else ""))))


def _what(reading: Reading, on: str) -> str:
    document = reading.document
    for table in ("statements", "inferences", "sources", "comments", "articles"):
        if on in document.table(table):
            return f"of {named(document, Where(on, table))}"
    return "of something that is gone"
