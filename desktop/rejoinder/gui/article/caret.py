"""The caret in an article's text and what is selected from it: how keys and clicks move them."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF

from rejoinder.gui.article.page import Page, Spot


class Way(StrEnum):
    """Where a key takes the caret."""

    LETTER = "letter"
    WORD = "word"
    LINE = "line"
    LINE_END = "line end"
    SCREEN = "screen"
    PARAGRAPH = "paragraph"
    TEXT_END = "text end"


class Piece(NamedTuple):
    """Selected words of one paragraph, which counts from 0."""

    paragraph: int
    start: int
    end: int


class Caret:
    """``spot`` is where the caret is, ``mark`` where the selection began; both in ``page``."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.spot = self.mark = Spot(0, 0)
        self._x: float | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is selected, paragraph by paragraph; none where nothing is."""
        first, last = sorted((self.spot, self.mark))
        found = []
        for number in range(first.paragraph, last.paragraph + 1):
            start = first.at if number == first.paragraph else 0
            end = last.at if number == last.paragraph else len(self._text(number))
            if start < end:
                found.append(Piece(number, start, end))
        return tuple(found)

    @property
    def has_selection(self) -> bool:
        return self.spot != self.mark

    def _text(self, paragraph: int) -> str:
        paragraphs = self._page.paragraphs
        return paragraphs[paragraph].text if paragraph < len(paragraphs) else ""

    def put(self, spot: Spot, *, extend: bool = False) -> None:
        """Goes to ``spot``; with ``extend`` what lies between is selected."""
        self._x = None
        self.spot = spot
        if not extend:
            self.mark = spot

    def select(self, paragraph: int, start: int, *, end: int) -> None:
        """Selects words of one paragraph, the caret behind them."""
        self._x = None
        self.mark, self.spot = Spot(paragraph, start), Spot(paragraph, end)

    def select_word(self, spot: Spot) -> None:
        """Selects the word that ``spot`` is in."""
        text, at = self._text(spot.paragraph), spot.at
        start = end = at
        while start > 0 and _is_of_word(text[start - 1]):
            start -= 1
        while end < len(text) and _is_of_word(text[end]):
            end += 1
        self.select(spot.paragraph, start, end=max(end, min(len(text), at + 1)))

    def select_whole_words(self) -> None:
        """Lets the selection begin and end with whole words: a hand seldom hits their edges."""
        if not self.has_selection:
            return
        is_back = self.spot < self.mark
        first, last = sorted((self.spot, self.mark))
        start, end = first.at, last.at
        opening, closing = self._text(first.paragraph), self._text(last.paragraph)
        while 0 < start < len(opening) and _are_of_word(opening[start - 1 : start + 1]):
            start -= 1
        while 0 < end < len(closing) and _are_of_word(closing[end - 1 : end + 1]):
            end += 1
        first, last = Spot(first.paragraph, start), Spot(last.paragraph, end)
        self.mark, self.spot = (last, first) if is_back else (first, last)

    def select_paragraph(self, paragraph: int) -> None:
        self.select(paragraph, 0, end=len(self._text(paragraph)))

    def select_all(self) -> None:
        last = max(0, len(self._page.paragraphs) - 1)
        self.mark, self.spot = Spot(0, 0), Spot(last, len(self._text(last)))

    def clamp(self) -> None:
        """Stays in the text, whatever that has become."""
        last = max(0, len(self._page.paragraphs) - 1)
        self.spot, self.mark = (
            Spot(min(s.paragraph, last), min(s.at, len(self._text(min(s.paragraph, last)))))
            for s in (self.spot, self.mark)
        )

    def go(self, way: Way, *, back: bool, extend: bool, screen: float = 0.0) -> None:
        """Moves the caret by ``way``; ``screen`` is the height of what is in sight."""
        if not self._page.paragraphs:
            return
        x = self._x
        if self.has_selection and not extend and way is Way.LETTER:
            spot = min(self.spot, self.mark) if back else max(self.spot, self.mark)
        elif way in (Way.LINE, Way.SCREEN):
            x, spot = self._up_or_down(back=back, by=screen if way is Way.SCREEN else 0.0)
        else:
            spot, x = self._along(way, back=back), None
        self.put(spot, extend=extend)
        self._x = x if way in (Way.LINE, Way.SCREEN) else None

    def _along(self, way: Way, *, back: bool) -> Spot:
        number, at = self.spot
        paragraph = self._page.lay(number)
        if way in (Way.LETTER, Way.WORD):
            return self._beside(back=back, words=way is Way.WORD)
        if way is Way.LINE_END:
            line = paragraph.layout.lineAt(paragraph.line_of(at))
            unit = line.textStart() + (0 if back else max(0, line.textLength() - self._tail(at)))
            return Spot(number, paragraph.units.to_points(unit))
        last = len(self._page.paragraphs) - 1
        if way is Way.PARAGRAPH:
            if back:
                return Spot(number if at else max(0, number - 1), 0)
            return Spot(number + 1, 0) if number < last else Spot(last, len(self._text(last)))
        return Spot(0, 0) if back else Spot(last, len(self._text(last)))

    def _tail(self, at: int) -> int:
        """The blank at a line's end that belongs to the next one; none in the last."""
        paragraph = self._page.lay(self.spot.paragraph)
        return 0 if paragraph.line_of(at) == paragraph.layout.lineCount() - 1 else 1

    def _beside(self, *, back: bool, words: bool) -> Spot:
        number, at = self.spot
        paragraph = self._page.lay(number)
        forward = not back
        if not words and paragraph.runs_left:
            forward = back  # left and right are where they say
        if forward and at >= len(paragraph.text):
            is_last = number == len(self._page.paragraphs) - 1
            return self.spot if is_last else Spot(number + 1, 0)
        if not forward and at == 0:
            return Spot(number - 1, len(self._text(number - 1))) if number else self.spot
        return Spot(number, paragraph.beside(at, back=not forward, words=words))

    def _up_or_down(self, *, back: bool, by: float) -> tuple[float, Spot]:
        """A line on, or as far as ``by``; at the height of the caret that began going so."""
        page, (number, at) = self._page, self.spot
        paragraph = page.lay(number)
        caret, line = paragraph.caret(at), paragraph.line_of(at)
        x = caret.x() if self._x is None else self._x
        if by:
            goal = page.top(number) + caret.center().y() + (-by if back else by)
            goal = max(0.0, min(goal, page.height))
            page.lay_between(goal - 1, goal + 1)
            return x, page.spot_at(QPointF(x, goal))
        line += -1 if back else 1
        if 0 <= line < paragraph.layout.lineCount():
            return x, Spot(number, paragraph.place_in_line(line, x))
        other = number + (-1 if back else 1)
        if not 0 <= other < len(page.paragraphs):
            return x, Spot(number, 0 if back else len(paragraph.text))
        paragraph = page.lay(other)
        last = paragraph.layout.lineCount() - 1
        return x, Spot(other, paragraph.place_in_line(last if back else 0, x))


def _are_of_word(signs: str) -> bool:
    return all(map(_is_of_word, signs))


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_'’-‐"
