"""A map as the file that was asked for: one function behind the window and the command line.

What writes a format is imported when that is asked for: a picture in SVG needs no slides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.page import PAGES, small_text
from rejoinder.drawing.sheet import sheet
from rejoinder.drawing.theme import THEMES
from rejoinder.formats.svg import svg
from rejoinder.model.document import Document
from rejoinder.model.tree import roots
from rejoinder.resources import resource

if TYPE_CHECKING:
    from rejoinder.drawing.deck.items import Deck

MOST_PIXELS = 100_000_000
"""Qt grants images of 14 GB and then the machine stalls (RELIABILITY 4, E11)."""

LONGEST = 16_384
"""Pixels: the side of the largest texture that common graphics chips take, and so of the
pictures that viewers and slide programs open.
"""


@dataclass(frozen=True)
class Export:
    """What to write: keys of ``FORMATS``, ``THEMES`` and ``PAGES``, and what of the map.

    ``scale`` is pixels to a map unit; ``None`` is 2, or what keeps a large map a picture that
    other programs open. ``longest`` is for a preview: the pixels of the longer side. A format
    that is no picture holds the branch of the view's root, or the map, whole; slides go down
    to what is folded nowhere where ``is_whole``, and show their maps step by step where
    ``is_stepwise``.
    """

    format: str = "svg"
    theme: str = "light"
    page: str = "fit"
    is_transparent: bool = False
    scale: float | None = None
    longest: int | None = None
    is_whole: bool = False
    is_stepwise: bool = False
    view: View = field(default_factory=View)


class Made(NamedTuple):
    """The bytes of a file, and why nobody could read its text and what to do; the latter empty
    where one can, and for a format that is no picture.
    """

    data: bytes
    warning: str = ""


def exported(document: Document, export: Export, *, composer: Callable[[str], Composer]) -> bytes:
    """The bytes of the file that ``export`` asks for; ``composer`` makes one in a theme.

    Raises:
        PictureTooLarge: it would have more pixels than a machine can hold.
    """
    return made(document, export, composer=composer).data


def made(document: Document, export: Export, *, composer: Callable[[str], Composer]) -> Made:
    """The file that ``export`` asks for, drawn once.

    Raises:
        PictureTooLarge: as for ``exported``.
    """
    if export.format in DECKS:
        slides = deck_of(document, export, composer=composer)
        return Made(_pptx(slides, export), " ".join(slides.told))
    write_drawing = _DRAWINGS.get(export.format)
    if write_drawing is None:
        from rejoinder.edits.clip import branch

        root = export.view.root
        part = document if root is None else branch(document, root)
        return Made(_DOCUMENTS[export.format](part, export))
    drawing = drawn(document, export, composer=composer)
    return Made(write_drawing(document, drawing, export), small_text(drawing, PAGES[export.page]))


def deck_of(document: Document, export: Export, *, composer: Callable[[str], Composer]) -> "Deck":
    """The slides that ``export`` asks for."""
    from rejoinder.drawing.deck.items import FRAMES
    from rejoinder.drawing.deck.plan import Plan, deck

    plan = Plan(
        page=export.page if export.page in FRAMES else next(iter(FRAMES)),
        root=export.view.root,
        is_whole=export.is_whole,
        is_stepwise=export.is_stepwise,
        marks=export.view.marks,
    )
    chance = Random(1).random  # noqa: S311  # starts of an iteration, no secrets
    return deck(document, plan, composer=composer(export.theme), chance=chance)


def drawn(document: Document, export: Export, *, composer: Callable[[str], Composer]) -> Drawing:
    """The picture that ``export`` asks for, of the same part where its format is none."""
    return sheet(
        composer(export.theme),
        document,
        page=PAGES[export.page],
        view=export.view,
        is_transparent=export.is_transparent,
    )


def _scale(drawing: Drawing, export: Export) -> float:
    if export.longest is not None:
        return export.longest / max(1.0, drawing.bounds.width, drawing.bounds.height)
    return export.scale or usual_scale(drawing)


def usual_scale(drawing: Drawing) -> float:
    """Twice the size on screen, or less where the longer side would be beyond ``LONGEST``."""
    bounds = drawing.bounds
    fitting = LONGEST / max(1.0, bounds.width, bounds.height)
    pixels = max(1.0, bounds.width * bounds.height)
    return min(2.0, fitting, sqrt(0.99 * MOST_PIXELS / pixels))


def _dot(document: Document, export: Export) -> bytes:
    from rejoinder.formats.dot import dot  # pydot is not wanted at the window's start

    return dot(document, theme=THEMES[export.theme]).encode("utf-8")


def _pptx(slides: "Deck", export: Export) -> bytes:
    from rejoinder.formats.pptx.deck import pptx  # python-pptx takes a fifth of a second

    return pptx(slides, THEMES[export.theme])


def _outline(document: Document) -> bytes:
    from rejoinder.edits.outline import outline_sheet

    return outline_sheet(document, roots(document)).encode("utf-8")


def _rejoinder(document: Document) -> bytes:
    from rejoinder.formats.rejoinder import write

    return write(document)


DECKS = frozenset({"pptx"})
"""The formats of several slides."""

_DOCUMENTS: Mapping[str, Callable[[Document, Export], bytes]] = {
    "dot": _dot,
    "outline": lambda document, _: _outline(document),
    "rejoinder": lambda document, _: _rejoinder(document),
}


def _webmap(document: Document, drawing: Drawing, export: Export) -> bytes:
    from rejoinder.formats.webmap import Code, webmap

    code = Code(
        resource("web", "map.js").read_text("utf-8"), resource("web", "map.css").read_text("utf-8")
    )
    return webmap(document, drawing, THEMES[export.theme], code)


def _png(_: Document, drawing: Drawing, export: Export) -> bytes:
    from rejoinder.paint.export import png

    return png(drawing, scale=_scale(drawing, export))


def _pdf(_: Document, drawing: Drawing, __: Export) -> bytes:
    from rejoinder.paint.export import pdf

    return pdf(drawing)


_DRAWINGS: Mapping[str, Callable[[Document, Drawing, Export], bytes]] = {
    "html": _webmap,
    "svg": lambda _, drawing, __: svg(drawing),
    "png": _png,
    "pdf": _pdf,
}

WRITTEN = frozenset((*_DOCUMENTS, *_DRAWINGS, *DECKS))
"""The names of the formats that can be written: those of ``FORMATS``."""
