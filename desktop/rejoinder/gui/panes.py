"""The panels around the canvas, as docks: which are shown, and their title bars."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QToolButton,
    QWidget,
)

from rejoinder.gui.agenda.agenda import Agenda
from rejoinder.gui.finding.finding import Finding
from rejoinder.gui.icons import icon
from rejoinder.gui.panels.inspector import Inspector
from rejoinder.gui.plain import PlainLabel, literal
from rejoinder.model.ids import InferenceId, NodeId

AREAS = {
    "article": ("Article", Qt.DockWidgetArea.LeftDockWidgetArea),
    "outline": ("Outline", Qt.DockWidgetArea.LeftDockWidgetArea),
    "inspector": ("Inspector", Qt.DockWidgetArea.RightDockWidgetArea),
    "comments": ("Comments", Qt.DockWidgetArea.BottomDockWidgetArea),
    "results": ("Search results", Qt.DockWidgetArea.BottomDockWidgetArea),
    "changes": ("Changes", Qt.DockWidgetArea.BottomDockWidgetArea),
    "conflicts": ("Conflicts", Qt.DockWidgetArea.BottomDockWidgetArea),
    "findings": ("Findings", Qt.DockWidgetArea.BottomDockWidgetArea),
}
_AT_FIRST = frozenset({"outline", "inspector"})

LOW = 0.33
"""The part of the window that a pane under the map takes at most when it is shown for its list."""

SMALL, TINY = 1200, 1000
"""Widths of a window up to which the panes are narrow, and below which the outline waits.

Pixels: a laptop's screen at twice the usual size has 960.
"""


class Panes(QObject):
    """The docks by name; ``changed`` is called whenever one is shown or hidden.

    ``left`` is sent when a person presses Escape in a pane: they want back to the map.
    """

    left = Signal()

    def __init__(
        self,
        window: QMainWindow,
        contents: Mapping[str, QWidget],
        *,
        finding: Finding,
        agenda: Agenda,
        changed: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._finding = finding
        self.docks = {
            name: self._dock(name, content, changed) for name, content in contents.items()
        }
        inspector = contents["inspector"]
        assert isinstance(inspector, Inspector)
        self._inspector = inspector
        self._share_places()
        finding.list_asked.connect(self._list_results)
        self._agenda = agenda
        agenda.inspector_asked.connect(lambda: self.show("inspector"))
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)

    def _dock(self, name: str, content: QWidget, changed: Callable[[], None]) -> QDockWidget:
        title, area = AREAS[name]
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock-{name}")
        dock.setTitleBarWidget(_title_bar(title, dock))
        dock.setWidget(content)
        self._window.addDockWidget(area, dock)
        dock.setVisible(name in _AT_FIRST)
        dock.visibilityChanged.connect(changed)
        dock.installEventFilter(self)
        return dock

    def _share_places(self) -> None:
        """Panes on one side stand behind each other, the first of them in front."""
        first: dict[Qt.DockWidgetArea, QDockWidget] = {}
        for name, dock in self.docks.items():
            shared = first.setdefault(AREAS[name][1], dock)
            if shared is not dock:
                self._window.tabifyDockWidget(shared, dock)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the Escape that no field, list or menu of a pane had a use for."""
        is_key = isinstance(watched, QDockWidget) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._window.activateWindow()  # from a pane that floats
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def arrange(self) -> None:
        """The panes of a first start: the map keeps most of a small window."""
        docks = [self.docks["outline"], self.docks["inspector"]]
        room = self._window.width()
        if room < TINY:
            self.docks["outline"].hide()
        widths = [240, 280] if room <= SMALL else [320, 360]
        self._window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        self._window.resizeDocks([self.docks["comments"]], [220], Qt.Orientation.Vertical)

    def toggle(self, name: str) -> None:
        """Shows a pane and goes there, or hides it."""
        dock = self.docks[name]
        if self.is_shown(name):
            dock.hide()
        else:
            self.show(name)
            content = dock.widget()
            if content is not None:
                content.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show(self, name: str) -> None:
        """Shows a pane, in front where it shares its place."""
        self.docks[name].show()
        self.docks[name].raise_()

    def show_low(self, name: str) -> None:
        """Shows a pane under the map no higher than leaves the map most of the window."""
        self.show(name)
        QTimer.singleShot(0, self, partial(self._lower, name))  # once it has its height

    def _lower(self, name: str) -> None:
        height = round(LOW * self._window.height())
        if self.docks[name].height() > height:
            self._window.resizeDocks([self.docks[name]], [height], Qt.Orientation.Vertical)

    def is_shown(self, name: str) -> bool:
        return not self.docks[name].isHidden()

    def write_note(self) -> None:
        """Goes to the note of what is selected."""
        self.show("inspector")
        self._inspector.write_note()

    def write_comment(self) -> None:
        """Goes to the field for a new comment on what is selected."""
        self.show("inspector")
        self._inspector.write_comment()

    def cite(self) -> None:
        """Asks which source the selected statement rests on."""
        self.show("inspector")
        self._inspector.cite()

    def ask(self, step: InferenceId) -> None:
        """Goes to the critical questions of ``step``."""
        self.show("inspector")
        self._inspector.ask(step)

    def sign_off(self) -> None:
        """Signs off the branch of the current statement, and shows that."""
        self._inspector.sign_off()

    def go_open(self, *, back: bool) -> None:
        """Goes on through what is open."""
        self._agenda.advance(back=back)

    def find(self) -> None:
        self._finding.bar.begin()

    def replace(self) -> None:
        self._finding.bar.begin(replacing=True)

    def find_again(self, *, back: bool) -> None:
        self._finding.bar.go_on(back=back)

    def found(self) -> tuple[NodeId, ...]:
        """What the last search found."""
        return self._finding.finder.nodes

    def asked(self) -> str:
        """What was searched for."""
        return self._finding.finder.text.strip()

    def _list_results(self, enter: bool) -> None:
        """Shows the list of results; with ``enter`` the keyboard goes there."""
        self.show("results")
        if enter:
            self._finding.pane.enter()


def _title_bar(title: str, dock: QDockWidget) -> QWidget:
    bar = QWidget()
    bar.setObjectName("paneTitle")
    bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    close = QToolButton()
    close.setIcon(icon("x"))
    close.setIconSize(QSize(14, 14))
    close.setText(f"Close {title.lower()}")
    close.setAccessibleName(close.text())
    close.setToolTip(literal(close.text()))
    close.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    close.clicked.connect(dock.hide)
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 5, 6, 5)
    row.addWidget(PlainLabel(title, wrap=False), 1)
    row.addWidget(close)
    return bar
