"""A talk: which slide is shown where, and what becomes of it when the speaker does something."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QWidget

from rejoinder.drawing.deck.frames import frame_at, steps
from rejoinder.drawing.deck.items import Deck, MapSlide
from rejoinder.drawing.items import Drawing
from rejoinder.editor.course import Course, ahead, back, begun, jumped
from rejoinder.gui.presenting.keys import Act
from rejoinder.gui.presenting.notes import Notes
from rejoinder.gui.presenting.screen import Slide

COVERS = {Act.BLACK: QColor("#000000"), Act.WHITE: QColor("#ffffff")}


class Presentation(QObject):
    """``deck`` as ``sheets``, from the slide at ``start``. ``ended`` is sent when it is over."""

    ended = Signal()

    def __init__(
        self, deck: Deck, sheets: Sequence[Drawing], *, start: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._deck, self._sheets, self._window = deck, sheets, parent
        counts = [steps(slide) if deck.is_stepwise else 0 for slide in deck.slides]
        self.course: Course = begun(counts, start)
        self.slide, self.notes = Slide(), Notes()
        self._is_over = False
        for view in (self.slide, self.notes):
            view.acted.connect(self.act)
        self.slide.jumped.connect(lambda place: self._go(jumped(self.course, place)))
        self._acts: dict[Act, Callable[[], None]] = {
            Act.AHEAD: lambda: self._go(ahead(self.course)),
            Act.BACK: lambda: self._go(back(self.course)),
            Act.NEXT_SLIDE: lambda: self._go(jumped(self.course, self.course.slide + 1)),
            Act.LAST_SLIDE: lambda: self._go(jumped(self.course, self.course.slide - 1)),
            Act.FIRST: lambda: self._go(jumped(self.course, 0)),
            Act.END: lambda: self._go(jumped(self.course, len(counts) - 1)),
            Act.POINTER: lambda: self.slide.show_pointer(not self.slide.points),
            Act.NOTES: self._switch_notes,
            Act.CLOCK: self.notes.begin,
            Act.LEAVE: self.leave,
        }

    def begin(self) -> None:
        """Fills a screen: the other one where there are two, with the notes on this."""
        screens = QGuiApplication.screens()
        own = self._window.screen()
        others = [screen for screen in screens if screen is not own]
        if others:
            self.slide.setGeometry(others[0].geometry())
            self.notes.showMaximized()
        self.slide.showFullScreen()
        self.slide.activateWindow()
        self.slide.setFocus()
        self._show()

    def act(self, act: Act) -> None:
        """Does what the speaker asks. A covered slide is uncovered by whatever comes next."""
        if act in COVERS:
            is_covered = self.slide.cover == COVERS[act]
            self.slide.show_cover(None if is_covered else COVERS[act])
            return
        if self.slide.cover is not None and act is not Act.LEAVE:
            self.slide.show_cover(None)
            return
        self._acts[act]()

    def leave(self) -> None:
        """Ends the talk, once."""
        if self._is_over:
            return
        self._is_over = True
        self.slide.close()
        self.notes.close()
        self.slide.deleteLater()
        self.notes.deleteLater()
        self.ended.emit()
        self.deleteLater()

    def _go(self, course: Course) -> None:
        self.course = course
        self._show()

    def _show(self) -> None:
        here = self._frame(self.course)
        self.slide.show_drawing(here)
        after = None if self.course.is_at_end else self._frame(ahead(self.course))
        slide = self._deck.slides[self.course.slide]
        place = f"Slide {self.course.slide + 1} of {len(self._sheets)}"
        if self.course.counts[self.course.slide]:
            place += f", step {self.course.step} of {self.course.counts[self.course.slide]}"
        self.notes.show_place(here, after, notes=slide.notes, place=place)

    def _frame(self, course: Course) -> Drawing:
        slide, sheet = self._deck.slides[course.slide], self._sheets[course.slide]
        return frame_at(sheet, slide, course.step) if self._deck.is_stepwise else sheet

    def _switch_notes(self) -> None:
        if self.notes.isVisible():
            self.notes.hide()
        else:
            self.notes.show()
        self.slide.activateWindow()


def place_of(deck: Deck, node: object) -> int:
    """The first slide whose map is about ``node``, else that shows it, else the first."""
    about = [
        n
        for n, s in enumerate(deck.slides)
        if isinstance(s, MapSlide) and node == s.drawing.cards[0].id
    ]
    shown = [n for n, s in enumerate(deck.slides) if isinstance(s, MapSlide) and node in s.says]
    return (about or shown or [0])[0]
