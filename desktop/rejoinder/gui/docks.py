"""What stands around the map in one window, each panel made once, by the name of its dock."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rejoinder.gui.agenda.agenda import Agenda
from rejoinder.gui.article.pane import ArticlePane
from rejoinder.gui.bench import Bench
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.gui.finding.finding import Finding
from rejoinder.gui.findings.pane import FindingsPane
from rejoinder.gui.map_file import MapFile
from rejoinder.gui.panels.inspector import Inspector
from rejoinder.gui.panels.lists import CommentList
from rejoinder.gui.panels.outline import Outline
from rejoinder.gui.versions.changes_pane import ChangesPane
from rejoinder.gui.versions.conflicts_pane import ConflictsPane


class Docks:
    """The panels; ``contents`` has them by the names that ``panes.AREAS`` knows."""

    def __init__(self, bench: Bench, finding: Finding, canvas: MapView) -> None:
        self.outline = Outline(bench.session)
        self.article = ArticlePane()
        self.inspector = Inspector(bench)
        self.comments = CommentList(bench)
        self.changes = ChangesPane()
        self.conflicts = ConflictsPane(bench)
        self.agenda = Agenda(bench, canvas, self.inspector)
        self.findings = FindingsPane(bench.board)
        self.contents: Mapping[str, QWidget] = {
            "outline": self.outline,
            "article": self.article,
            "inspector": self.inspector,
            "comments": self.comments,
            "results": finding.pane,
            "changes": self.changes,
            "conflicts": self.conflicts,
            "findings": self.findings,
        }

    def follow_file(self, file: MapFile, show: Callable[[str], None]) -> None:
        """Lets the panels show what is said of the file; ``show`` opens one by its name."""
        file.problems_found.connect(self.findings.show_problems)
        file.problems_asked.connect(self.findings.show_opening)
        file.problems_asked.connect(lambda: show("findings"))

    def set_theme(self, name: str) -> None:
        """Follows the theme of the map."""
        self.outline.set_theme(name)
        self.article.set_theme(name)
        self.findings.set_theme(name)
        self.inspector.set_theme(name)


def column(rows: Iterable[QWidget], last: QWidget) -> QWidget:
    """``rows`` one under another, ``last`` in the room that is left."""
    middle = QWidget()
    layout = QVBoxLayout(middle)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for row in rows:
        layout.addWidget(row)
    layout.addWidget(last, 1)
    return middle
