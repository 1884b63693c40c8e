"""All parts of the search of one window, joined: bar, list of results, marks on the map."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from rejoinder.gui.appearance import Appearance
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.gui.finding.bar import FindBar
from rejoinder.gui.finding.finder import Finder
from rejoinder.gui.finding.pane import ResultsPane
from rejoinder.model.ids import StatementId


class Finding(QObject):
    """``asked`` names a command on all results that a person wants; ``list_asked`` says that
    the list is wanted, and whether the keyboard goes there."""

    asked = Signal(str)
    list_asked = Signal(bool)

    def __init__(
        self, canvas: MapView, appearance: Appearance, *, say: Callable[[str], None]
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.finder = Finder(canvas.session, self)
        self.bar = FindBar(canvas, self.finder, say=say)
        self.pane = ResultsPane(canvas.session, self.finder)
        self.finder.changed.connect(self._mark)
        self.bar.left.connect(self._rest)
        self.bar.left.connect(canvas.setFocus)
        self.bar.begun.connect(self._mark)
        self.bar.list_asked.connect(self.list_asked)
        self.pane.chosen.connect(lambda node: self.bar.go_to(StatementId(node)))
        self.pane.risen.connect(self.bar.take_keys)
        self.pane.all_asked.connect(lambda: self.asked.emit("find.select"))
        self.pane.alone_asked.connect(lambda: self.asked.emit("find.alone"))
        appearance.changed.connect(self.pane.set_theme)
        self.pane.set_theme(appearance.name)

    def _mark(self) -> None:
        """Marks what was found on the map, as long as the bar is open."""
        self._canvas.show_found(() if self.bar.isHidden() else self.finder.nodes)

    def _rest(self) -> None:
        """The bar was closed: the list alone goes on following, where it is in sight."""
        self._mark()
        if not self.pane.isVisible():
            self.finder.sleep()
