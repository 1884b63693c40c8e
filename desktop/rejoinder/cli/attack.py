"""``rejoinder attack``: where one side can hit the other hardest, and with what."""

import argparse
import random
from pathlib import Path

import msgspec

from rejoinder.cli.words import OK, Refused, one_of, opened, parser, put, visible
from rejoinder.edits.words import called, capital
from rejoinder.evaluate.weighing import weighed
from rejoinder.model.document import Document
from rejoinder.rebuttal.dropped import dropped
from rejoinder.rebuttal.sides import Side, premises
from rejoinder.rebuttal.surface import WAYS, Target, surface
from rejoinder.resources import schemes

USUAL_ROWS = 10


def attack_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder attack``."""
    made = parser(
        "attack",
        "Lists what one side can attack, where a good objection does most first, with the kinds\n"
        "of reply that fit, and what the other side has said that has no answer yet.",
    )
    made.add_argument("map", metavar="MAP", type=Path, help="a .rejoinder file")
    made.add_argument(
        "--side",
        metavar="SIDE",
        type=one_of(tuple(Side)),
        default="against",
        help="whose attack: for the thesis, or against it (default)",
    )
    made.add_argument("--rows", metavar="N", type=_rows, default=USUAL_ROWS, help="10 by default")
    made.add_argument("--json", action="store_true", help="for programs")
    return made


def _rows(word: str) -> int:
    if not word.isdecimal() or not int(word):
        raise argparse.ArgumentTypeError(f"“{word}” is no number of rows")
    return int(word)


def attack(options: argparse.Namespace) -> int:
    """Prints what ``options`` ask for."""
    document = opened(options.map).document
    if document.thesis is None:
        raise Refused(f"{options.map} has no thesis to argue about. Give it one in the window.")
    side = Side(options.side)
    weighing = weighed(document, chance=random.Random(1).random)  # noqa: S311  # no secrets
    targets = surface(document, weighing, schemes(), side=side)[: options.rows]
    missed = dropped(document, side, weighing.labels)
    if options.json:
        told = {
            "side": side,
            "targets": [target._asdict() for target in targets],
            "dropped": missed,
        }
        put(msgspec.json.format(msgspec.json.encode(told), indent=2).decode("utf-8"))
        return OK
    put("\n".join(visible(line) for line in _lines(document, side, targets, missed)))
    return OK


def _moved(by: float) -> str:
    """How much the thesis moves, to two places; never a zero with a sign."""
    return "<0.01" if abs(by) < 0.005 else f"{by:+.2f}"


def _lines(
    document: Document, side: Side, targets: tuple[Target, ...], missed: tuple[str, ...]
) -> list[str]:
    what = "takes from" if side is Side.AGAINST else "gives"
    lines = [f"A good objection to one of these {what} the thesis most:"]
    for target in targets:
        ways = ", ".join(WAYS[each].title.lower() for each in target.attacks)
        answered = "; answered already" if target.is_answered else ""
        lines.append(f"  {_moved(target.by)}  {capital(called(document, target.node))}{answered}")
        lines.append(f"         {capital(ways)}.")
    if not targets:
        lines = ["There is nothing to attack for that side."]
    if missed:
        lines += ["", "Said by the other side, and not answered yet:"]
        steps = [step for step in document.inferences if step in missed]
        for step in sorted(steps, key=missed.index):
            lines += [f"  {capital(called(document, name))}" for name in premises(document, step)]
    return lines
