"""``rejoinder brief``: the answers of one side, in order, as a speech to give."""

import argparse
import random
from datetime import date

from rejoinder.cli.words import OK, Refused, one_of, opened, parser, tell
from rejoinder.cli.writing import add_output, add_paper, deliver, format_wanted
from rejoinder.evaluate.weighing import weighed
from rejoinder.formats.table import PAPERS
from rejoinder.paint.papers import write_paper
from rejoinder.rebuttal.brief import Options, brief, clock
from rejoinder.rebuttal.clock import EVENTS, Speech
from rejoinder.rebuttal.sides import Side


def brief_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder brief``."""
    made = parser(
        "brief",
        "Writes the rebuttal of one side: overview, line by line, voters; each point as\n"
        "they say, we say, because, therefore, with its evidence.",
    )
    add_output(made, PAPERS)
    made.add_argument(
        "--side", metavar="SIDE", type=one_of(tuple(Side)), default="against",
        help="for the thesis, or against it (default)",
    )  # fmt: skip
    made.add_argument("--event", metavar="EVENT", type=one_of(EVENTS), help=f"{', '.join(EVENTS)}")
    made.add_argument("--speech", metavar="NAME", default="", help="such as 1NC or P2")
    made.add_argument("--minutes", metavar="N", type=_minutes, help="how long it may take")
    made.add_argument("--pace", metavar="N", type=_pace, help="words a minute; 150, or the event’s")
    made.add_argument("--no-cards", dest="cards", action="store_false", help="no evidence cards")
    made.add_argument("--speaker", metavar="NAME", default="", help="who speaks")
    add_paper(made)
    return made


def _minutes(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = 0.0
    if not 0.1 <= number <= 600:
        raise argparse.ArgumentTypeError(f"“{word}” is not a number of minutes, such as 4")
    return number


def _pace(word: str) -> int:
    if not word.isdecimal() or not 40 <= int(word) <= 600:
        raise argparse.ArgumentTypeError(f"“{word}” is not from 40 to 600 words a minute")
    return int(word)


def brief_command(options: argparse.Namespace) -> int:
    """Writes what ``options`` ask for."""
    kind = format_wanted(options, PAPERS, what="of a brief")
    document = opened(options.map).document
    if document.thesis is None:
        raise Refused(f"{options.map} has no thesis to argue about. Give it one in the window.")
    event, speech = EVENTS.get(options.event), _speech(options)
    side = speech.side if speech else Side(options.side)
    chance = random.Random(1).random  # noqa: S311  # starts of an iteration, no secrets
    wanted = Options(
        side=side,
        speech=speech.title if speech else options.speech,
        pace=options.pace or (event.pace if event else 150),
        minutes=options.minutes or (speech.minutes if speech else 0.0),
        cards=options.cards,
        speaker=options.speaker,
        date=date.today().isoformat(),
    )
    made = brief(document, weighed(document, chance=chance), wanted)
    deliver(write_paper(made.paper, kind.name, sheet=options.paper), options.output)
    tell(f"{clock(made.minutes)} at {wanted.pace} words a minute.")
    for line in made.told:
        tell(line)
    return OK


def _speech(options: argparse.Namespace) -> Speech | None:
    """The speech that is named, where an event is."""
    if options.event is None or not options.speech:
        return None
    event = EVENTS[options.event]
    found = event.speech(options.speech)
    if found is None:
        known = ", ".join(each.name for each in event.speeches)
        raise Refused(f"{event.title} has no speech {options.speech}. It has {known}.")
    return found
