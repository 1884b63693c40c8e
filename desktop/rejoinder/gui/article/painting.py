"""How an article's text looks: tints and underlines by role, the margin, what is selected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextLayout,
)

from rejoinder.drawing.icons import SIZE, role_icon
from rejoinder.drawing.theme import Theme
from rejoinder.editor.anchored import Passage
from rejoinder.gui.article.marks import Tint
from rejoinder.gui.article.paragraph import Paragraph
from rejoinder.gui.icons import icon
from rejoinder.model.ids import StatementId
from rejoinder.model.records import AnchorState
from rejoinder.paint.painter import qpath

NUMBER, BAR, SIGNS, GAP = 24, 3, 26, 8
"""Pixels of the margin: the paragraph's number, how much of it is mapped, roles, and air."""

MARGIN = NUMBER + BAR + SIGNS + 2 * GAP
SIGN = 10.0
EDGE = 20
"""Pixels beside the text on its other side, where comments stand."""

UNDERLINE, STEP = 2.0, 3.0


@dataclass
class Sheet:
    """What of one paragraph is painted: greyed sentences, the share that is mapped, comments
    by their line, and marks of passages that are no longer in the text."""

    number: int
    paragraph: Paragraph
    tints: tuple[Tint, ...] = ()
    aside: tuple[tuple[int, int], ...] = ()
    mapped: float | None = None
    comments: tuple[int, ...] = ()
    lost: tuple[Passage, ...] = ()


@dataclass
class Shown:
    """What is emphasised at this moment; none of it changes where anything stands."""

    selected: frozenset[StatementId] = frozenset()
    hovered: frozenset[StatementId] = frozenset()
    pieces: dict[int, tuple[int, int]] = field(default_factory=dict)
    has_focus: bool = False


class TextPainter:
    """Paints paragraphs with ``painter``, in pixels of the viewport."""

    def __init__(self, painter: QPainter, theme: Theme, palette: QPalette, font: QFont) -> None:
        self._painter = painter
        self._theme = theme
        self._palette = palette
        self._small = QFont(font)
        self._small.setPointSizeF(max(6.0, font.pointSizeF() * 0.82))
        self._is_dark = palette.color(QPalette.ColorRole.Base).lightness() < 128

    def paint(self, sheet: Sheet, at: QPointF, shown: Shown) -> None:
        """One paragraph, its words with their upper left corner at ``at``."""
        for tint in sheet.tints:
            self._tint(tint, at, shown)
        formats = [self._aside(sheet, *place) for place in sheet.aside]
        piece = shown.pieces.get(sheet.number)
        if piece is not None:
            formats.append(self._selection(sheet, *piece, has_focus=shown.has_focus))
        self._painter.setPen(self._palette.color(QPalette.ColorRole.Text))
        sheet.paragraph.draw(self._painter, at, formats)
        for tint in sheet.tints:
            self._underline(tint, at)
        for tint in sheet.tints:
            self._ring(tint, at, shown)

    def _tint(self, tint: Tint, at: QPointF, shown: Shown) -> None:
        color = QColor(self._theme.roles[tint.passage.role])
        near = tint.passage.statement in shown.selected or tint.passage.statement in shown.hovered
        strength = (0.20 if self._is_dark else 0.13) * (1.7 if near else 1.0)
        if tint.passage.state is AnchorState.AMBIGUOUS:
            strength /= 2
        color.setAlphaF(strength)
        for box in tint.boxes:
            self._painter.fillRect(box.translated(at).adjusted(-1, -1, 1, 1), color)

    def _underline(self, tint: Tint, at: QPointF) -> None:
        color = QColor(self._theme.roles[tint.passage.role])
        dotted = tint.passage.state is AnchorState.AMBIGUOUS
        style = Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine
        self._painter.setPen(QPen(color, UNDERLINE, style, Qt.PenCapStyle.FlatCap))
        for box in tint.boxes:
            y = at.y() + box.bottom() + UNDERLINE / 2 + tint.level * STEP
            self._painter.drawLine(
                QPointF(at.x() + box.left(), y), QPointF(at.x() + box.right(), y)
            )

    def _ring(self, tint: Tint, at: QPointF, shown: Shown) -> None:
        name = tint.passage.statement
        if name not in shown.selected and name not in shown.hovered:
            return
        is_chosen = name in shown.selected
        color = self._theme.selection if is_chosen else self._theme.hover
        self._painter.setPen(QPen(QColor(color), 2.0 if is_chosen else 1.5))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(outline(tint.boxes).translated(at))

    def _aside(self, sheet: Sheet, start: int, end: int) -> QTextLayout.FormatRange:
        grey = QTextCharFormat()
        grey.setForeground(QBrush(self._palette.color(QPalette.ColorRole.PlaceholderText)))
        grey.setFontItalic(True)
        return _format(sheet.paragraph, start, end, style=grey)

    def _selection(
        self, sheet: Sheet, start: int, end: int, *, has_focus: bool
    ) -> QTextLayout.FormatRange:
        style, role = QTextCharFormat(), QPalette.ColorRole
        color = self._palette.color(role.Highlight)
        if not has_focus:
            color.setAlphaF(0.35)
        style.setBackground(QBrush(color))
        ink = role.HighlightedText if has_focus else role.Text
        style.setForeground(QBrush(self._palette.color(ink)))
        return _format(sheet.paragraph, start, end, style=style)

    # --- the margins ---

    def margin(self, sheet: Sheet, top: float, left: float) -> None:
        """The number of a paragraph, how much of it is mapped, and the roles of passages."""
        painter, faint = self._painter, self._palette.color(QPalette.ColorRole.PlaceholderText)
        line = sheet.paragraph.layout.lineAt(0)
        painter.setFont(self._small)
        painter.setPen(faint)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        room = QRectF(left, top + line.y(), NUMBER, line.height())
        painter.drawText(room, flags, str(sheet.number + 1))
        if sheet.mapped is not None:
            self._bar(sheet, QRectF(left + NUMBER + GAP / 2, top + 2, BAR, sheet.paragraph.height))
        for line_number, (spot, passages) in signs(sheet).items():
            y = top + sheet.paragraph.layout.lineAt(line_number).y()
            for place, passage in zip(spot, passages, strict=False):
                self._sign(passage, QPointF(left + place, y + 3))
            if len(passages) > len(spot):
                more = QRectF(left + MARGIN - GAP - 13, y, 13, 16)
                painter.setPen(self._palette.color(QPalette.ColorRole.Text))
                painter.drawText(more, Qt.AlignmentFlag.AlignCenter, f"+{len(passages) - 1}")

    def _bar(self, sheet: Sheet, box: QRectF) -> None:
        """Filled as far as the paragraph's sentences are mapped."""
        box = box.adjusted(0, 0, 0, -4)
        track = self._palette.color(QPalette.ColorRole.Mid)
        self._painter.fillRect(box, track)
        filled = QRectF(box.topLeft(), box.size())
        filled.setHeight(box.height() * (sheet.mapped or 0.0))
        self._painter.fillRect(filled, QColor(self._theme.drop))

    def _sign(self, passage: Passage, at: QPointF) -> None:
        painter, color = self._painter, self._theme.roles[passage.role]
        if not passage.stands:
            name = "unlink" if passage.state is AnchorState.LOST else "circle-question-mark"
            danger = self._palette.color(QPalette.ColorRole.BrightText).name()
            icon(name, danger).paint(painter, QRectF(at.x() - 1, at.y(), 13, 13).toRect())
            return
        painter.save()
        painter.translate(at)
        painter.scale(SIGN / SIZE, SIGN / SIZE)
        painter.fillPath(qpath(role_icon(passage.role)), QColor(color))
        painter.restore()
        if passage.state is AnchorState.AMBIGUOUS:
            painter.setPen(self._palette.color(QPalette.ColorRole.BrightText))
            painter.drawText(QRectF(at.x() - 9, at.y() - 4, 9, 16), "?")

    def comments(self, sheet: Sheet, top: float, left: float) -> None:
        """A bubble beside every line in which a passage with open comments begins."""
        ink = self._palette.color(QPalette.ColorRole.PlaceholderText).name()
        for number in dict.fromkeys(sheet.comments):
            y = top + sheet.paragraph.layout.lineAt(number).y()
            icon("message-square-text", ink).paint(
                self._painter, QRectF(left, y + 1, 14, 14).toRect()
            )

    def candidate(self, boxes: Sequence[QRectF], at: QPointF, label: str) -> None:
        """A passage that a doubtful anchor may mean, with the key that accepts it."""
        painter = self._painter
        painter.setPen(QPen(QColor(self._theme.drop), 1.75, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline(boxes).translated(at))
        first = boxes[0].translated(at)
        badge = QRectF(at.x() - 15, first.top() + 1, 14, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.drop))
        painter.drawEllipse(badge)
        painter.setPen(QColor(self._theme.card))
        painter.setFont(self._small)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, label)

    def caret(self, box: QRectF) -> None:
        """The bar where keys move."""
        self._painter.fillRect(box, self._palette.color(QPalette.ColorRole.Text))


def signs(sheet: Sheet) -> dict[int, tuple[tuple[float, ...], Sequence[Passage]]]:
    """For each line in which passages begin: where in the margin their signs stand, and whose
    they are. The first stands for all where there are more than two."""
    found: dict[int, list[Passage]] = {}
    for passage in sheet.lost:
        found.setdefault(0, []).append(passage)
    for tint in sheet.tints:
        found.setdefault(tint.line, []).append(tint.passage)
    start = NUMBER + BAR + GAP
    both = (start + SIGN + 3.0, start)
    return {
        line: ((both[0],) if len(those) == 1 else both[::-1] if len(those) == 2 else both[1:],
               those)
        for line, those in found.items()
    }  # fmt: skip


def outline(boxes: Iterable[QRectF]) -> QPainterPath:
    """One line around boxes that lie under each other; pieces that don't meet have their own."""
    whole = QPainterPath()
    for box in boxes:
        piece = QPainterPath()
        piece.addRoundedRect(box.adjusted(-2, -2, 2, 4), 3, 3)
        whole = whole.united(piece)
    return whole


def _format(
    paragraph: Paragraph, start: int, end: int, *, style: QTextCharFormat
) -> QTextLayout.FormatRange:
    first = paragraph.units.to_qt(start)
    made = QTextLayout.FormatRange()
    made.start = first
    made.length = paragraph.units.to_qt(end) - first
    made.format = style
    return made
