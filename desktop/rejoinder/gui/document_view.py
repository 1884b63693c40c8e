"""Shows a rendered note or a page of the guide: painted, not a browser; nothing is loaded."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rejoinder.gui.plain import NoteDocument


class DocumentView(QWidget):
    """Paints a document as wide as it is itself; ``followed`` gives the target of a link."""

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, margin: int = 10) -> None:
        super().__init__(parent)
        self._margin = margin
        self._page: QTextDocument = NoteDocument("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_markdown(self, text: str) -> None:
        """Renders ``text``; HTML in it is shown as text."""
        self._page = NoteDocument(text, self)
        self._page.setDefaultFont(self.font())
        self._page.setDocumentMargin(self._margin)
        self._fit()

    def plain(self) -> str:
        """The words of the rendered page, as a person reads them."""
        return self._page.toPlainText()

    def _fit(self) -> None:
        self._page.setTextWidth(self.width())
        self.setFixedHeight(max(40, round(self._page.size().height())))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = self.palette()
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        context.palette.setColor(QPalette.ColorRole.Text, ink)
        context.clip = QRectF(event.rect())
        self._page.documentLayout().draw(painter, context)
        painter.end()

    def _link_at(self, at: QPoint) -> str:
        return self._page.documentLayout().anchorAt(at.toPointF())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._link_at(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        target = self._link_at(event.position().toPoint())
        if target:
            self.followed.emit(target)
