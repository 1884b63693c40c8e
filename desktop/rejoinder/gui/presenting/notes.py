"""What the speaker sees: this slide and the next, what to say, and how long it has been."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rejoinder.drawing.items import Drawing
from rejoinder.gui.dialogs.preview import Preview
from rejoinder.gui.fields import icon_button
from rejoinder.gui.plain import PlainLabel
from rejoinder.gui.presenting.keys import KEYS, Act

SECOND = 1000
_PLAIN = Qt.KeyboardModifier.NoModifier


class Notes(QWidget):
    """A window of its own, best on the speaker's screen. Tells what is done in it as ``acted``."""

    acted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Notes – Rejoinder")
        self.setObjectName("notes")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.here, self.next = Preview(), Preview()
        self.next.setAccessibleName("Next slide")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Notes")
        self.text.installEventFilter(self)
        font = QFont(self.text.font())
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self.text.setFont(font)
        self.clock, self.place = PlainLabel(wrap=False), PlainLabel(wrap=False)
        large = QFont(self.clock.font())
        large.setPointSizeF(large.pointSizeF() * 2.4)
        self.clock.setFont(large)
        self._time = QElapsedTimer()
        self._ticks = QTimer(self, interval=SECOND)
        self._ticks.timeout.connect(self._tell_time)
        self._lay_out()
        self.begin()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.clock)
        row.addWidget(icon_button("rotate-ccw", "Start the clock again", self.begin))
        row.addStretch(1)
        row.addWidget(icon_button("chevron-left", "Step back", lambda: self.acted.emit(Act.BACK)))
        row.addWidget(self.place)
        row.addWidget(icon_button("chevron-right", "Next step", lambda: self.acted.emit(Act.AHEAD)))
        row.addWidget(icon_button("x", "End the talk", lambda: self.acted.emit(Act.LEAVE)))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.here, 3)
        left.addWidget(PlainLabel("Next", wrap=False))
        left.addWidget(self.next, 2)
        right.addWidget(self.text)
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addLayout(left, 3)
        columns.addLayout(right, 4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 14, 18, 18)
        outer.addLayout(row)
        outer.addLayout(columns, 1)
        self.resize(1100, 680)

    def begin(self) -> None:
        """Starts the clock."""
        self._time.start()
        self._ticks.start()
        self._tell_time()

    def _tell_time(self) -> None:
        seconds = self._time.elapsed() // SECOND
        hours, minutes = seconds // 3600, seconds // 60 % 60
        ahead = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
        self.clock.setText(f"{ahead}:{seconds % 60:02d}")

    def show_place(self, here: Drawing, after: Drawing | None, *, notes: str, place: str) -> None:
        """Shows where the talk is."""
        self.here.show_drawing(here)
        self.next.show_drawing(after)
        if self.text.toPlainText() != notes:
            self.text.setPlainText(notes)
        self.place.setText(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of a talk keep working when somebody has clicked into the notes; ``Tab`` goes
        on to the buttons.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = KEYS.get(Qt.Key(event.key()))
            is_plain = event.modifiers() in (_PLAIN, Qt.KeyboardModifier.KeypadModifier)
            if act is not None and is_plain and act not in (Act.NEXT_SLIDE, Act.LAST_SLIDE):
                self.acted.emit(act)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = KEYS.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            self.acted.emit(act)
