"""Editing a statement in place: every keystroke is in the document at once, so that the
card and the map grow with the text; Escape returns to where it began without a trace."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from rejoinder.drawing.items import Card, Face, Path, TextLine
from rejoinder.drawing.theme import Theme
from rejoinder.editor.session import Event, Mark, Session
from rejoinder.edits.add import add_reason, add_sibling
from rejoinder.edits.state import set_text
from rejoinder.gui.canvas.camera import Camera
from rejoinder.gui.canvas.editor import Dress, Ending, TextField
from rejoinder.gui.canvas.trail import Trail
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import StatementId
from rejoinder.paint.fonts import qfont


def _dress(face: Face, zoom: float, theme: Theme, *, dots: int) -> Dress:
    """How the words of ``face`` look at ``zoom`` on a screen of so many dots an inch."""
    words, lines = face.text_rect, _lines(face)
    papers = [shape.style.fill for shape in face.shapes if isinstance(shape, Path)]
    font = qfont(face.text_font)
    font.setPointSizeF(max(1.0, face.text_font.size * zoom * 72 / dots))
    return Dress(
        font=font,
        pitch=words.height / max(1, len(lines)) * zoom,
        baseline=(lines[0].y - words.y if lines else face.text_font.size) * zoom,
        width=_breadth(face, lines) * zoom,
        ink=theme.ink,
        paper=papers[0] or theme.card if papers else theme.card,
        selection=theme.selection,
    )


def _lines(face: Face) -> list[TextLine]:
    """The lines of the statement's own words."""
    words = face.text_rect
    return [
        shape
        for shape in face.shapes
        if isinstance(shape, TextLine)
        and shape.font == face.text_font
        and words.y < shape.y <= words.bottom + 1
    ]


def _breadth(face: Face, lines: list[TextLine]) -> float:
    """What breaks the words where the card breaks them: it may balance its lines."""
    if len(lines) < 2:
        return face.text_rect.width
    return min(face.text_rect.width, max(line.width for line in lines) + 1.0)


class Writing(QObject):
    """The text field over one card, or none. ``toggled`` says when one opens and closes."""

    toggled = Signal(bool)
    refused = Signal(str)

    def __init__(self, session: Session, paper: QWidget, edit: Callable[[StatementId], None]):
        super().__init__(paper)
        self._session = session
        self._paper = paper
        self._edit = edit
        self._trail = Trail(session)
        self._mark: Mark | None = None
        self._is_new = False
        self._own = False
        self.statement: StatementId | None = None
        self.field: TextField | None = None

    def open(self, statement: StatementId, *, has_words: bool = False) -> TextField:
        """Lays a field over the card of ``statement``. None is open. ``has_words`` says that it
        is new, with words that are only offered."""
        beginning = self._trail.beginning(statement, has_words=has_words)
        self._is_new = beginning is not None
        self._mark = beginning or self._session.mark()
        self._session.end_burst()
        self.statement = statement
        text = self._session.document.statements[statement].text
        self.field = TextField(self._paper, text)
        self.field.typed.connect(self._type)
        self.field.ended.connect(self._end)
        self.toggled.emit(True)
        return self.field

    @property
    def begun(self) -> int:
        """How many steps the history had before the statement in the field was begun or
        changed; as many as it has where none is open.
        """
        done = self._session.history.done if self._mark is None else self._mark.past.done
        return len(done)

    def commit(self) -> None:
        """Ends typing as the Enter key does."""
        if self.field is not None:
            self.field.end(Ending.COMMIT)

    def lay(self, card: Card, camera: Camera, theme: Theme) -> None:
        """Puts the field where the words of ``card`` are on the screen."""
        if self.field is not None:
            words = card.face.text_rect
            box = camera.box_to_screen(words._replace(x=card.x + words.x, y=card.y + words.y))
            dress = _dress(card.face, camera.zoom, theme, dots=self.field.logicalDpiY())
            self.field.lay(QRectF(box.x, box.y, box.width, box.height), dress)

    def note(self, event: Event) -> None:
        """Follows the session: what was undone or replaced elsewhere shows in the field.

        After another edit, giving the text up leads back to that, and not to before it.
        """
        self._trail.note(event)
        if self.field is None or self._own or self.statement is None:
            return
        record = self._session.document.statements.get(self.statement)
        if record is None or event.reset:
            self._close()
        elif event.change is not None:
            self.field.replace_text(record.text)
            if any(row.id != self.statement for row in event.change.rows):
                self._mark, self._is_new = self._session.mark(), False

    def _type(self, text: str) -> None:
        if self.statement is None:
            return
        change = set_text(self._session.document, self.statement, text)
        self._own = True
        try:
            self._session.do(change, burst=f"text of {self.statement}")
        finally:
            self._own = False

    def _end(self, ending: Ending) -> None:
        statement, mark = self.statement, self._mark
        if statement is None or mark is None:
            return
        is_new = self._is_new
        self._close()
        record = self._session.document.statements.get(statement)
        is_empty = record is None or not record.text.strip()
        if ending is Ending.CANCEL or (is_new and is_empty):
            self._session.roll_back(mark)
            return
        if is_new:
            self._session.merge_since(mark, self._session.history.done[len(mark.past.done)].label)
        self._session.end_burst()
        if ending in (Ending.SIBLING, Ending.PREMISE):
            self._add(statement, ending)

    def _add(self, statement: StatementId, ending: Ending) -> None:
        """Goes on to a new statement beside or below the one just written."""
        add = add_sibling if ending is Ending.SIBLING else add_reason
        try:
            change = add(self._session.document, statement, fresh=self._session.fresh)
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
            return
        new = [StatementId(name) for name in change.created("statements")]
        self._session.do(change, select=new)
        self._edit(new[0])

    def _close(self) -> None:
        field, self.field = self.field, None
        self.statement, self._mark = None, None
        if field is not None:
            field.blockSignals(True)
            if field.hasFocus():
                self._paper.setFocus(Qt.FocusReason.OtherFocusReason)
            field.hide()
            field.deleteLater()
        self.toggled.emit(False)
