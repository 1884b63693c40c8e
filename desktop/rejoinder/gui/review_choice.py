"""What review to write from a window: the last choice is the next one's beginning."""

from collections.abc import Mapping
from dataclasses import fields, replace

from rejoinder.formats.docx import SHEETS
from rejoinder.formats.table import PAPERS
from rejoinder.paint.papers import Order
from rejoinder.review.letter.options import Options
from rejoinder.settings import Settings

PAPER_SIZES: Mapping[str, str] = {"a4": "A4", "letter": "US Letter"}

SHOWN: Mapping[str, tuple[str, str]] = {
    "picture": ("The map as a picture", "Folded so that it can be read on a page"),
    "quotes": ("The article’s own words", "Leave them out where they may not be passed on"),
    "notes": ("Notes on claims and steps", ""),
    "comments": ("Open comments", ""),
    "resolved": ("Settled comments", ""),
    "hints": ("Findings that are often wrong", "Checks that only guess from the wording"),
}
"""The options of a review that are switched on and off: their words, and what they mean."""


def remembered(settings: Settings) -> Order:
    """The last choice; what is no choice any more is the default. Whom it is for is not kept."""
    order = Order()
    kind, sheet = settings.word("review.format", ""), settings.word("review.sheet", "")
    order = replace(order, format=kind) if kind in PAPERS else order
    order = replace(order, sheet=sheet) if sheet in SHEETS else order
    usual = {field.name: field.default for field in fields(Options)}
    switched = {
        name: settings.word(f"review.{name}", "yes" if usual[name] else "no") == "yes"
        for name in SHOWN
    }
    options = replace(order.options, **switched)  # type: ignore[arg-type]  # all are switches
    return replace(order, options=options)


def remember(settings: Settings, order: Order) -> None:
    """Makes ``order`` what the dialog begins with next time."""
    settings.set_word("review.format", order.format)
    settings.set_word("review.sheet", order.sheet)
    for name in SHOWN:
        settings.set_word(f"review.{name}", "yes" if getattr(order.options, name) else "no")
