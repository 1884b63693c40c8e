"""``rejoinder review``: what an editor sends to the author, as Word, HTML or Markdown."""

import argparse
import os
import sys
from datetime import date

from rejoinder.cli.words import OK, opened, parser
from rejoinder.cli.writing import add_output, add_paper, deliver, format_wanted
from rejoinder.formats.table import PAPERS
from rejoinder.review.letter.options import Options


def review_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder review``."""
    made = parser(
        "review",
        "Writes the review of a map for the author of the text: a summary, the map as a picture,\n"
        "the claims of each paragraph with what was said about them, and the sources.",
    )
    add_output(made, PAPERS)
    made.add_argument("--from", dest="reviewer", metavar="NAME", default="", help="who reviews")
    made.add_argument(
        "--to",
        dest="addressed_to",
        metavar="NAME",
        default="",
        help="for whom; by default the author of the article",
    )
    made.add_argument("--date", metavar="DATE", type=_day, help="YYYY-MM-DD; today by default")
    add_paper(made)
    _add_contents(made)
    return made


def _add_contents(made: argparse.ArgumentParser) -> None:
    """What may be left out, and what is shown on request."""
    made.add_argument("--no-picture", dest="picture", action="store_false", help="no map")
    made.add_argument(
        "--no-quotes",
        dest="quotes",
        action="store_false",
        help="none of the article’s own words, where they may not be passed on",
    )
    made.add_argument("--no-comments", dest="comments", action="store_false")
    made.add_argument("--no-notes", dest="notes", action="store_false")
    made.add_argument("--resolved", action="store_true", help="comments that are settled, too")
    made.add_argument(
        "--hints", action="store_true", help="findings of checks that are often wrong, too"
    )
    made.add_argument(
        "--language", metavar="TAG", default="en", help="of the map’s words, such as en-GB or ur"
    )


def _day(word: str) -> str:
    try:
        return date.fromisoformat(word).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{word}” is not a day such as 2026-11-24") from None


def review(options: argparse.Namespace) -> int:
    """Writes what ``options`` ask for."""
    kind = format_wanted(options, PAPERS, what="of a review")
    document = opened(options.map).document
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from rejoinder.paint.papers import Order, made_alone

    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    shown = Options(
        reviewer=options.reviewer,
        addressed_to=options.addressed_to,
        date=options.date or date.today().isoformat(),
        language=options.language,
        picture=options.picture,
        quotes=options.quotes,
        comments=options.comments,
        resolved=options.resolved,
        notes=options.notes,
        hints=options.hints,
    )
    data = made_alone(document, Order(kind.name, options.paper, shown))
    del application
    deliver(data, options.output)
    return OK
