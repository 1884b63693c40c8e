"""``rejoinder check``: what is wrong with the structure of maps, and what the checks find."""

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from rejoinder.cli.words import (
    OK,
    PROBLEMS,
    REFUSED,
    counted,
    parser,
    put,
    tell,
    visible,
)
from rejoinder.files.maps import open_map
from rejoinder.model.document import Document
from rejoinder.model.errors import RejoinderError
from rejoinder.model.ids import DismissalId
from rejoinder.model.problem import Problem
from rejoinder.resources import schemes
from rejoinder.review.checks import BY_ID, findings
from rejoinder.review.dismissing import Sifted, sifted
from rejoinder.review.finding import Finding, Severity

GRAVE = frozenset({Severity.ERROR, Severity.WARNING})
"""Findings that make the exit code 1; notes and hints do not."""


class Told(msgspec.Struct, frozen=True):
    """A finding for programs; ``on`` and ``beside`` are ids of rows, ``table`` that of ``on``."""

    check: str
    severity: str
    trust: str
    on: str
    table: str
    message: str
    why: str
    todo: str
    beside: tuple[str, ...]
    dismissed: str | None = None
    returned: bool = False


class Checked(msgspec.Struct, frozen=True):
    """What is found in one map; ``muted`` are checks that are not asked in it, and why."""

    map: str
    problems: tuple[dict[str, str], ...]
    findings: tuple[Told, ...] = ()
    dismissed: tuple[Told, ...] = ()
    muted: dict[str, str] = {}


def check_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder check``."""
    made = parser(
        "check",
        "Lists what is wrong with the structure of maps, one problem a line:\n"
        "FILE: CODE: what is wrong. With --findings also what the checks find:\n"
        "FILE: SEVERITY: CHECK: what was found. What was dismissed in the map is left out.\n\n"
        "Exit code 1 if there is a problem, or a finding that is an error or a warning;\n"
        "2 if a map can't be opened. Notes and hints leave it 0.",
    )
    made.add_argument("maps", metavar="MAP", type=Path, nargs="+")
    made.add_argument("-f", "--findings", action="store_true", help="ask the checks too")
    made.add_argument(
        "-a", "--all", action="store_true", help="and those on demand, which mostly guess"
    )
    made.add_argument("--json", action="store_true", help="as one JSON object, for programs")
    made.add_argument("-q", "--quiet", action="store_true", help="no closing line")
    return made


def check(options: argparse.Namespace) -> int:
    """Lists the problems of every map, those that opening it would mend included."""
    checked, refused = [], 0
    for path in options.maps:
        try:
            opened = open_map(path, called=str(path))
        except RejoinderError as refusal:
            tell(str(refusal))
            refused += 1
            continue
        is_asked = options.findings or options.all
        found = _sifted(opened.document, on_demand=options.all) if is_asked else None
        checked.append(_checked(str(path), opened.document, opened.problems, found))
        if not options.json:
            for line in _lines(checked[-1]):
                put(line)
    if options.json:
        data = msgspec.json.encode({"maps": checked})
        put(msgspec.json.format(data, indent=2).decode("utf-8"))
    if not options.quiet:
        tell(_closing(checked, refused, is_asked=options.findings or options.all))
    return REFUSED if refused else PROBLEMS if any(map(_is_grave, checked)) else OK


def _sifted(document: Document, *, on_demand: bool) -> Sifted:
    chance = random.Random(1).random  # noqa: S311  # starts of an iteration, no secrets
    found = findings(document, chance=chance, schemes=schemes(), on_demand=on_demand)
    return sifted(document, found)


def _checked(
    path: str, document: Document, problems: Iterable[Problem], found: Sifted | None
) -> Checked:
    named = tuple({"code": p.code, "on": p.where.id, "message": p.message} for p in problems)
    if found is None:
        return Checked(path, named)
    return Checked(
        path,
        named,
        tuple(_told(f, returned=f in found.returned) for f in found.open),
        tuple(_told(f, reason=_reason(document, name)) for f, name in found.dismissed),
        {each: _reason(document, name) for each, name in found.muted.items()},
    )


def _told(finding: Finding, *, reason: str | None = None, returned: bool = False) -> Told:
    asked = BY_ID[finding.check]
    return Told(
        finding.check,
        asked.severity,
        asked.trust,
        finding.where.id,
        finding.where.table,
        finding.message,
        finding.why,
        finding.todo,
        finding.beside,
        reason,
        returned,
    )


def _reason(document: Document, name: DismissalId) -> str:
    return document.dismissals[name].reason


def _lines(found: Checked) -> Iterator[str]:
    for problem in found.problems:
        yield visible(f"{found.map}: {problem['code']}: {problem['message']}")
    for each in found.findings:
        guess = " (a guess)" if each.trust == "heuristic" else ""
        again = " It was dismissed while the words were others." if each.returned else ""
        line = f"{found.map}: {each.severity}: {each.check}{guess}: {each.message}{again}"
        yield visible(line)


def _is_grave(found: Checked) -> bool:
    return bool(found.problems) or any(f.severity in GRAVE for f in found.findings)


def _closing(checked: list[Checked], refused: int, *, is_asked: bool) -> str:
    problems = sum(len(each.problems) for each in checked)
    told = [f"{counted(len(checked), 'map')} checked, {counted(problems, 'problem')}"]
    if is_asked:
        number = sum(len(each.findings) for each in checked)
        dismissed = sum(len(each.dismissed) for each in checked)
        told.append(f"and {counted(number, 'finding')}")
        told.append(f"({dismissed} dismissed)" if dismissed else "")
    words = " ".join(each for each in told if each)
    rest = f", {counted(refused, 'file')} refused" if refused else ""
    return f"{words} found{rest}."
