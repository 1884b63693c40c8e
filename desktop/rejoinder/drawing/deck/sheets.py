"""Slides as drawings: what a preview shows of a deck, and what a printer prints of it."""

from collections.abc import Iterator
from dataclasses import replace

from rejoinder.drawing.deck.items import (
    BELOW_POINTS,
    FIRST_POINTS,
    INSET,
    PADDING_ACROSS,
    PADDING_ALONG,
    PITCH,
    POINT,
    TITLE_POINTS,
    Deck,
    MapSlide,
    Slide,
    TableSlide,
    TitleSlide,
)
from rejoinder.drawing.items import Drawing, Font, Shape, TextLine
from rejoinder.drawing.measure import Measurer
from rejoinder.drawing.outline import filled, polyline
from rejoinder.drawing.theme import Theme
from rejoinder.layout.geometry import Rect


def sheets(deck: Deck, theme: Theme, measurer: Measurer) -> Iterator[Drawing]:
    """Every slide of ``deck`` as a drawing of the slide's size."""
    setter = _Setter(deck, theme, measurer)
    return (setter.sheet(slide) for slide in deck.slides)


class _Setter:
    """Sets the words of slides as the file has them."""

    def __init__(self, deck: Deck, theme: Theme, measurer: Measurer) -> None:
        self._frame, self._theme, self._measurer = deck.frame, theme, measurer

    def sheet(self, slide: Slide) -> Drawing:
        width, height = self._frame.size
        bounds = Rect(0.0, 0.0, width, height)
        words = tuple(self._words(slide))
        if isinstance(slide, MapSlide):
            paper = self._theme.background
            return replace(slide.drawing, bounds=bounds, background=paper, words=words)
        return Drawing(bounds, self._theme.background, (), (), (), slide.title, words=words)

    def _words(self, slide: Slide) -> Iterator[Shape]:
        theme, family = self._theme, self._theme.fonts.text.family
        if isinstance(slide, TitleSlide):
            begin = self._frame.first
            font = Font(family, FIRST_POINTS * POINT, 700)
            lines = list(self._lines(slide.title, font, begin, theme.ink))
            drop = begin.bottom - lines[-1].y - 0.3 * font.size
            yield from (line._replace(y=line.y + drop) for line in lines)
            below = Font(family, BELOW_POINTS * POINT)
            yield from self._lines(
                "\n".join(slide.lines), below, self._frame.below, theme.secondary
            )
            return
        points = slide.title_points if isinstance(slide, MapSlide) else TITLE_POINTS
        font, box = Font(family, points * POINT, 700), self._frame.title
        place = Rect(box.x + INSET, box.y, box.width - 2 * INSET, box.height)
        lines = list(self._lines(slide.title, font, place, theme.ink))
        middle = (place.height - len(lines) * PITCH * font.size) / 2
        yield from (line._replace(y=line.y + middle) for line in lines)
        if isinstance(slide, TableSlide):
            yield from self._table(slide)

    def _table(self, slide: TableSlide) -> Iterator[Shape]:
        """The rows as the file has them, on their paper."""
        room, theme = self._frame.room, self._theme
        font = Font(theme.fonts.text.family, slide.points * POINT)
        top = room.y
        for number, row in enumerate((slide.head, *slide.rows)):
            look = font._replace(weight=400 if number else 700)
            color = theme.ink if number else theme.secondary
            shapes, x, bottom = list[Shape](), room.x, top
            for words, part in zip(row, slide.widths, strict=True):
                width = part * room.width
                cell = Rect(
                    x + PADDING_ACROSS, top + PADDING_ALONG, width - 2 * PADDING_ACROSS, 0.0
                )
                lines = list(self._lines(words, look, cell, color))
                bottom = max(bottom, cell.y + len(lines) * PITCH * font.size + PADDING_ALONG)
                shapes += lines
                x += width
            box = polyline(
                (room.x, top), (room.right, top), (room.right, bottom), (room.x, bottom),
                closed=True,
            )  # fmt: skip
            yield filled(box, theme.card if number else theme.added)
            yield from shapes
            top = bottom

    def _lines(self, text: str, font: Font, place: Rect, color: str) -> Iterator[TextLine]:
        ascent, descent, _ = self._measurer.metrics(font)
        y = place.y + (PITCH * font.size - ascent - descent) / 2 + ascent
        for line in self._measurer.wrap(text, font, width=place.width):
            yield TextLine(line.text, place.x, y, font, color, width=line.width)
            y += PITCH * font.size
