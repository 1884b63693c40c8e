"""A tooltip that shows its text as it is: Qt's own would read ``<b>`` in it as a tag."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QToolTip, QWidget

MOST_WIDTH = 360
OFFSET = QPoint(14, 20)


class Tip(QLabel):
    """A plain-text tooltip over ``paper``, hidden until it has something to say.

    It is a child and not a window, so that it works alike on every platform.
    """

    def __init__(self, paper: QWidget) -> None:
        super().__init__(paper)
        self._paper = paper
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.setMargin(7)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, text: str, at: QPoint) -> None:
        """Shows ``text`` by the point ``at`` of the paper, or hides where there is none."""
        if not text:
            self.hide()
            return
        self.setPalette(QToolTip.palette())
        self.setFont(QToolTip.font())
        self.setText(text)
        self.setWordWrap(False)
        width = min(MOST_WIDTH, self.sizeHint().width())
        self.setWordWrap(True)
        self.resize(width, self.heightForWidth(width))
        self.move(self._inside(at + OFFSET))
        self.show()

    def _inside(self, corner: QPoint) -> QPoint:
        x = max(0, min(corner.x(), self._paper.width() - self.width()))
        y = corner.y()
        if y + self.height() > self._paper.height():
            y -= self.height() + 2 * OFFSET.y()
        return QPoint(x, max(0, y))
