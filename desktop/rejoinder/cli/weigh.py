"""``rejoinder weigh``: what stands in a map, what falls, and what that hangs on."""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from rejoinder.cli.words import OK, Refused, opened, parser, put, visible
from rejoinder.evaluate.bounds import robustness
from rejoinder.evaluate.influence import MOST_PLAYERS, branches, gradient, shapley
from rejoinder.evaluate.rankings import (
    Effect,
    best_evidence,
    best_replies,
    load_bearing,
    toppling_sets,
    weakest_points,
    without_each_source,
)
from rejoinder.evaluate.reading import cited
from rejoinder.evaluate.verdict import Word
from rejoinder.evaluate.weighing import Weighing, weighed
from rejoinder.model.document import Document
from rejoinder.model.ids import SourceId, StatementId
from rejoinder.model.text import first_words

USUAL_ROWS = 5
LEAST_TOLD = 0.005
"""An effect on the thesis that is not rounded to nothing."""

QUOTED = 90
"""The most characters of a statement in a row: it fits on a line with what it does."""


class Row(msgspec.Struct, frozen=True):
    """One row of a ranking: ``by`` is what it does to the thesis's strength."""

    node: str
    text: str
    by: float
    after: float


def weigh_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder weigh``."""
    made = parser(
        "weigh",
        "Says whether the thesis stands, which claims it hangs on, and where it can be hit.\n\n"
        "Strengths are dialectical: they say how a claim fares against what is said for and\n"
        "against it in the map, and are no probabilities.",
    )
    made.add_argument("map", metavar="MAP", type=Path)
    made.add_argument("--rows", metavar="N", type=_rows, default=USUAL_ROWS, help="of each list")
    made.add_argument("--json", action="store_true", help="as one JSON object, for programs")
    return made


def _rows(word: str) -> int:
    if not word.isdigit() or not int(word):
        raise argparse.ArgumentTypeError(f"“{word}” is no number of rows")
    return int(word)


def weigh(options: argparse.Namespace) -> int:
    """Prints how the thesis of a map fares, for people or for programs."""
    document = opened(options.map).document
    if document.thesis is None:
        raise Refused(f"{options.map} has no thesis to weigh. Give it one in the window.")
    chance = random.Random(1).random  # noqa: S311  # starts of an iteration, no secrets
    weighing = weighed(document, chance=chance)
    if weighing.ranges:
        raise Refused(
            f"{options.map} has claims that bear on themselves, so nothing can be ranked."
            f" rejoinder check {options.map} names them."
        )
    rankings = {key: rows[: options.rows] for key, rows in _rankings(document, weighing).items()}
    said = _json(document, weighing, rankings) if options.json else _page(weighing, rankings)
    put(said)
    return OK


HEADINGS: Mapping[str, str] = {
    "shares": "What it gains and loses by each reason and objection, taken together",
    "load_bearing": "The thesis leans on",
    "weakest_points": "A good objection would hurt it most on",
    "best_replies": "A good reply would help it most on",
    "best_evidence": "A good new reason would help it most on",
    "sources": "It would lose most without the source",
}


def _rankings(document: Document, weighing: Weighing) -> dict[str, list[Row]]:
    case, values, thesis = weighing.case, weighing.values, _thesis(document)
    sources = without_each_source(case, values, thesis, cited(document))
    found: dict[str, list[Effect]] = {
        "load_bearing": [e for e in load_bearing(case, values, thesis) if e.by < 0],
        "weakest_points": [
            e for e in weakest_points(case, values, thesis) if e.by < 0 and e.node != thesis
        ],
        "best_replies": best_replies(case, values, thesis),
        "best_evidence": [
            e for e in best_evidence(case, values, thesis) if e.by > 0 and e.node != thesis
        ],
        "sources": [e for e in sources if e.by < 0],
    }
    told = {
        key: [_row(document, effect) for effect in rows if abs(effect.by) >= LEAST_TOLD]
        for key, rows in found.items()
    }
    return {"shares": _shares(weighing, thesis), **told}


def _row(document: Document, effect: Effect) -> Row:
    return Row(effect.node, called(document, effect.node), effect.by, effect.after)


def called(document: Document, node: str) -> str:
    """A statement by its first words, a step by what it leads from and to, a source by title."""
    statement, step = document.statement(node), document.inference(node)
    if statement is not None:
        return first_words(statement.text, QUOTED)
    if step is not None:
        premises = [called(document, p) for p in document.links.premises_of(node)[:1]]  # type: ignore[arg-type]  # it is a step
        return f"the step from “{''.join(premises)}”"
    source = document.sources.get(SourceId(node))
    named = () if source is None else (source.title, *source.authors)
    return first_words(next((words for words in named if words), node), QUOTED)


def _thesis(document: Document) -> StatementId:
    assert document.thesis is not None
    return document.thesis


def _page(weighing: Weighing, rankings: Mapping[str, Sequence[Row]]) -> str:
    return "\n".join(visible(line) for line in _lines(weighing, rankings))


def _lines(weighing: Weighing, rankings: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    document, thesis = weighing.document, _thesis(weighing.document)
    judge = weighing.judge()
    verdict = judge.verdict(thesis)
    yield f"{called(document, thesis)}"
    yield f"{verdict.word.capitalize()}, {verdict.grade}: {verdict.why}"
    if weighing.disagrees(thesis):
        yield "Another way of weighing comes to the opposite side: treat it as undecided."
    yield _firmness(weighing, thesis)
    words = Counter(judge.verdict(name).word for name in document.statements)
    yield ""
    yield "Statements: " + ", ".join(f"{words[word]} {word}" for word in Word if words[word])
    for key, heading in HEADINGS.items():
        rows = rankings[key]
        if rows:
            yield from ("", f"{heading}:")
            yield from (f"  {row.by:+.2f}  {row.text}" for row in rows)
    sets = toppling_sets(weighing.case, weighing.values, thesis)
    if sets:
        yield from ("", "It becomes more doubtful than not without any one of these:")
        for group in sets[:USUAL_ROWS]:
            yield "  " + " and ".join(called(document, name) for name in sorted(group))


def _firmness(weighing: Weighing, thesis: StatementId) -> str:
    """How much the verdict on ``thesis`` takes."""
    firm = robustness(weighing.case, thesis)
    if firm >= 1.0:
        return "No rating of anything would bring it to the other side of even."
    return f"It stays on this side of even while every rating is off by less than {firm:.2f}."


def _shares(weighing: Weighing, thesis: StatementId) -> list[Row]:
    """What each reason and objection does, as shares of what the thesis gains or loses."""
    players = branches(weighing.case, thesis)
    if len(players) > MOST_PLAYERS:
        return []
    shares = shapley(weighing.case, weighing.values, thesis, players)
    ranked = sorted(shares.items(), key=lambda share: -abs(share[1]))
    strength = weighing.values[thesis]
    document = weighing.document
    return [Row(name, called(document, name), by, strength) for name, by in ranked]


def _json(document: Document, weighing: Weighing, rankings: Mapping[str, Sequence[Row]]) -> str:
    judge, thesis = weighing.judge(), _thesis(document)
    slopes = gradient(weighing.case, weighing.values, thesis)
    verdicts = {}
    for name in (*document.statements, *document.inferences):
        word, grade, why = judge.verdict(name)
        strength, second = weighing.values[name], weighing.second[name]
        verdicts[str(name)] = {
            "word": word,
            "grade": grade,
            "why": why,
            "strength": strength,
            "second_opinion": second,
            "thesis_feels": slopes.get(name, 0.0),
        }
    sets = toppling_sets(weighing.case, weighing.values, thesis)
    said = {
        "thesis": thesis,
        "verdicts": verdicts,
        **rankings,
        "toppling_sets": [sorted(group) for group in sets],
    }
    return msgspec.json.format(msgspec.json.encode(said), indent=2).decode("utf-8")
