"""A review as the file that was asked for: one function behind the window and the command line."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.theme import THEMES
from rejoinder.evaluate.weighing import weighed
from rejoinder.formats.docx import SHEETS
from rejoinder.formats.svg import svg
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.paint.export import png
from rejoinder.prose.blocks import Image, Paper
from rejoinder.resources import schemes
from rejoinder.review.checks import findings
from rejoinder.review.letter.options import Options
from rejoinder.review.plates import Plate, drawn_again, outline, plates
from rejoinder.review.report import review

PIXELS = 2.0
"""Pixels of a picture in a Word file to 1/96 inch of its page: it is sharp in print."""

Making = Callable[[str], Composer]


@dataclass(frozen=True)
class Order:
    """What review to write: a key of ``PAPERS``, one of ``SHEETS``, and what it is to show."""

    format: str = "docx"
    sheet: str = "a4"
    options: Options = field(default_factory=Options)


def reviewed(document: Document, order: Order, *, composer: Making) -> bytes:
    """The bytes of the review that ``order`` asks for; ``composer`` makes one in a theme."""
    drawn = plates_of(document, order, composer=composer)
    paper = paper_of(document, order, drawn)
    return _WRITERS[order.format](document, order, paper, drawn, composer)


def plates_of(document: Document, order: Order, *, composer: Making) -> tuple[Plate, ...]:
    """The pictures of the map, where they are wanted."""
    if not order.options.picture or order.format == "markdown":
        return ()
    room = Size(*SHEETS[order.sheet].room)
    return plates(document, lambda: composer("light"), room)


def paper_of(document: Document, order: Order, drawn: tuple[Plate, ...] = ()) -> Paper:
    """The review as plain values."""
    chance = random.Random(1).random  # noqa: S311  # starts of an iteration, no secrets
    return review(
        document,
        order.options,
        weighing=weighed(document, chance=chance),
        schemes=schemes(),
        found=findings(document, chance=chance, schemes=schemes(), on_demand=True),
        pictures=[plate.picture for plate in drawn],
        outline=outline(document) if order.options.picture and not drawn else (),
    )


def _docx(
    document: Document, order: Order, paper: Paper, drawn: tuple[Plate, ...], composer: Making
) -> bytes:
    from rejoinder.formats.docx import docx

    images = {plate.picture.name: _pixels(plate) for plate in drawn}
    return docx(paper, images, sheet=order.sheet)


def _pixels(plate: Plate) -> Image:
    bounds = plate.drawing.bounds
    data = png(plate.drawing, scale=plate.scale * PIXELS)
    return Image(data=data, width=bounds.width * plate.scale, height=bounds.height * plate.scale)


def _html(
    document: Document, order: Order, paper: Paper, drawn: tuple[Plate, ...], composer: Making
) -> bytes:
    """With each picture in the colours of a light and of a dark page."""
    from rejoinder.formats.html import html

    images = {
        plate.picture.name: Image(
            data=svg(plate.drawing),
            width=plate.drawing.bounds.width,
            height=plate.drawing.bounds.height,
            dark=svg(drawn_again(document, plate, composer("dark"))),
        )
        for plate in drawn
    }
    return html(paper, images)


def _markdown(
    document: Document, order: Order, paper: Paper, drawn: tuple[Plate, ...], composer: Making
) -> bytes:
    from rejoinder.formats.markdown import markdown

    return markdown(paper)


_WRITERS: Mapping[str, Callable[[Document, Order, Paper, tuple[Plate, ...], Making], bytes]] = {
    "docx": _docx,
    "html": _html,
    "markdown": _markdown,
}


def write_paper(paper: Paper, kind: str, *, sheet: str = "a4") -> bytes:
    """The bytes of a paper without pictures in a format of ``PAPERS``."""
    from rejoinder.formats.docx import docx
    from rejoinder.formats.html import html
    from rejoinder.formats.markdown import markdown

    writers: Mapping[str, Callable[[], bytes]] = {
        "docx": lambda: docx(paper, {}, sheet=sheet),
        "html": lambda: html(paper, {}),
        "markdown": lambda: markdown(paper),
    }
    return writers[kind]()


def made_alone(document: Document, order: Order) -> bytes:
    """The review with composers of its own, as in a process without a window."""
    from rejoinder.paint.measure import QtMeasurer

    measurer = QtMeasurer()

    def composer(theme: str) -> Composer:
        return Composer(measurer, THEMES[theme], schemes=schemes())

    return reviewed(document, order, composer=composer)
