"""Two wordings as one: what was removed struck through, what was added underlined."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from rejoinder.gui.article.paragraph import Paragraph
from rejoinder.review.differences import Part, Piece


class Wording(QWidget):
    """Shows the pieces of a difference, wrapped. A screen reader hears the new wording."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__()
        self._pieces = tuple(pieces)
        self._paragraph = Paragraph("".join(piece.words for piece in pieces))
        self._width = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        now = (piece.words for piece in pieces if piece.part is not Part.REMOVED)
        self.setAccessibleName("".join(now))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._lay(width)
        return round(self._paragraph.height) + 2

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(120, self.width())))

    def _lay(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self._paragraph.forget()
        self._paragraph.lay(self.font(), float(max(40, width)))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay(self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._paragraph.draw(painter, QPointF(0.0, 0.0), self._formats())
        painter.end()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        made, start, role = [], 0, QPalette.ColorRole
        for piece in self._pieces:
            length = len(piece.words.encode("utf-16-le")) // 2
            if piece.part is not Part.SAME:
                style = QTextCharFormat()
                if piece.part is Part.REMOVED:
                    style.setFontStrikeOut(True)
                    style.setForeground(self.palette().color(role.PlaceholderText))
                else:
                    style.setFontUnderline(True)
                    style.setFontWeight(600)
                    tint = QColor(self.palette().color(role.Highlight))
                    tint.setAlphaF(0.16)
                    style.setBackground(tint)
                found = QTextLayout.FormatRange()
                found.start, found.length, found.format = start, length, style
                made.append(found)
            start += length
        return made


def plain(words: str) -> Wording:
    """A wording that is compared with nothing."""
    shown = Wording((Piece(Part.SAME, words),))
    shown.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return shown
