"""A tooltip that shows its text as it is: Qt's own would read ``<b>`` in it as a tag."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

MOST_WIDTH = 360
OFFSET = QPoint(14, 20)


class Tip(QLabel):
    """A plain-text tooltip window, hidden until it has something to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(self.foregroundRole().ToolTipText)
        self.setBackgroundRole(self.backgroundRole().ToolTipBase)
        self.setAutoFillBackground(True)
        self.setPalette(QToolTip.palette())
        self.setFont(QToolTip.font())
        self.setMargin(7)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, text: str, at: QPoint) -> None:
        """Shows ``text`` by the global position ``at``, or hides where there is none."""
        if not text:
            self.hide()
            return
        self.setWordWrap(False)
        self.setText(text)
        if self.sizeHint().width() > MOST_WIDTH:
            self.setWordWrap(True)
            self.setFixedWidth(MOST_WIDTH)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(MOST_WIDTH)
        self.adjustSize()
        self.move(self._inside(at + OFFSET))
        self.show()
        self.raise_()

    def _inside(self, corner: QPoint) -> QPoint:
        room = self.screen().availableGeometry()
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        y = corner.y()
        if y + self.height() > room.bottom():
            y -= self.height() + 2 * OFFSET.y()
        return QPoint(x, max(room.top(), y))
