"""The window of one map: canvas in the middle, panels around it, commands behind all of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from rejoinder.editor.command import Command
from rejoinder.editor.commands import BY_ID, CANVAS_MENU, CONTEXT_MENU
from rejoinder.editor.commands_add import DEFAULT_CHILD
from rejoinder.editor.session import Event, Session
from rejoinder.gui.actions import Actions
from rejoinder.gui.article.desk import ArticleDesk
from rejoinder.gui.bench import Bench
from rejoinder.gui.canvas.view import Canvas
from rejoinder.gui.clip import Clip
from rejoinder.gui.crumbs import Crumbs
from rejoinder.gui.docks import Docks, column
from rejoinder.gui.export_choice import remembered
from rejoinder.gui.exporting import Exporting
from rejoinder.gui.file_work import FileWork
from rejoinder.gui.finding.finding import Finding
from rejoinder.gui.findings.board import Board
from rejoinder.gui.findings.desk import joined
from rejoinder.gui.house import House
from rejoinder.gui.map_file import MapFile
from rejoinder.gui.memory import Memory
from rejoinder.gui.menus import context_menu, fill_menu_bar, make_toolbar
from rejoinder.gui.message_bar import Action, Cause, MessageBar
from rejoinder.gui.panels.outline import OWN_KEYS
from rejoinder.gui.panes import Panes
from rejoinder.gui.picture import picture_of
from rejoinder.gui.reviewing import Reviewing
from rejoinder.gui.scales import Scales
from rejoinder.gui.sight import Sight
from rejoinder.gui.status import Status
from rejoinder.gui.talk import Talk
from rejoinder.gui.versions.versions import Versions
from rejoinder.gui.work import Work
from rejoinder.model.ids import StatementId

SUFFIX = ".rejoinder"
LAYOUT_VERSION = 2
"""Of the remembered places of docks; a new one forgets them."""

FIRST_SIZE = 0.92
"""Of the screen, in both directions: a map wants room."""

ROLE_MENU = ("role.premise", "role.objection", "role.rebuttal", "role.evidence")


class MapWindow(QMainWindow):
    """What commands see as the desk (``editor.command.Desk``). Its parts do the work."""

    def __init__(self, session: Session, house: House) -> None:
        super().__init__()
        self.session = session
        self.house = house
        self.last_added = DEFAULT_CHILD
        self._has_shown = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        scales = Scales(session, self)
        board = Board(session, scales, self)
        self.bench = Bench(session, house.settings, self.say, self.tell, scales, board)
        composer = house.composer(house.appearance.name)
        self.canvas = Canvas(session, composer, animated=house.is_animated)
        self.message = MessageBar()
        self.opening = Work(self)
        self.finding = Finding(self.canvas, house.appearance, say=self.say)
        self.find_bar = self.finding.bar
        self.docks = Docks(self.bench, self.finding, self.canvas)
        self.outline, self.inspector = self.docks.outline, self.docks.inspector
        self.crumbs = Crumbs(session)
        self.status = Status(session)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._restore()
        self._refresh()

    def _make_parts(self) -> None:
        session, house = self.session, self.house
        self.view = Sight(
            self.canvas, self.outline, bench=self.bench, role_menu=self._role_menu, parent=self
        )
        self.file = MapFile(
            session, settings=house.settings, tell=self.tell, say=self.say, window=self
        )
        self.memory = Memory(house, file=self.file, sight=self.view)
        exporting = Exporting(
            self, house, canvas=self.canvas, file=self.file, tell=self.tell, say=self.say
        )
        reviewing = Reviewing(self, self.bench, file=self.file, work=exporting.work)
        self.files = FileWork(self, house, file=self.file, exporting=exporting, reviewing=reviewing)
        self.clipboard = Clip(session, picture=self._picture, say=self.say, parent=self)
        self.dialogs = Talk(self, house, bench=self.bench, desk=self, run=self.run)
        self.panes = Panes(
            self,
            self.docks.contents,
            finding=self.finding,
            agenda=self.docks.agenda,
            changed=self._refresh_soon,
        )
        self.article = ArticleDesk(
            self.bench, self.docks.article, self.canvas, panes=self.panes, parent=self
        )
        self.versions = Versions(self, self)
        exporting.instead = self.versions.comparing.subject
        self.findings = joined(self)
        self.actions_table = Actions(self, self.run, self)

    def _lay_out(self) -> None:
        works = (self.opening, self.file.saving, self.files.exporting.work, self.view.layering.work)
        bars = (work.bar for work in (*works, self.canvas.arrival.slices))
        rows = (self.message, *bars, self.find_bar, self.docks.agenda.bar, self.crumbs)
        self.setCentralWidget(column(rows, self.versions.comparing.stack))
        self.setStatusBar(self.status)
        lists = {
            "file.open": ("Open recent", self.files.list_recent),
            "file.new": ("Open example", self.files.list_examples),
        }
        fill_menu_bar(self.menuBar(), self.actions_table, lists=lists)
        self.addToolBar(make_toolbar(self, self.actions_table))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.actions_table.add_map_keys(self.canvas, without=frozenset({"Space"}))
        self.actions_table.add_map_keys(self.outline, without=OWN_KEYS)
        self.article.use(self.actions_table, self.docks)
        self.actions_table.use_letters(self.house.settings.letter_keys)

    def _connect(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self._unsubscribe = self.session.subscribe(self._follow)
        self.canvas.zoom_changed.connect(self.status.show_zoom)
        self.opening.changed.connect(self.canvas.promise)
        self.opening.changed.connect(self.status.promise)
        self.canvas.menu_requested.connect(self._show_menu)
        self.canvas.said.connect(self.say)
        self.canvas.mark_clicked.connect(self._show_mark)
        self.canvas.editing_changed.connect(self._refresh_soon)
        self.outline.menu_requested.connect(self._show_menu)
        self.outline.said.connect(self.say)
        self.finding.finder.changed.connect(self._refresh_soon)
        self.finding.asked.connect(lambda name: self.run(BY_ID[name]))
        self.crumbs.left.connect(self.canvas.setFocus)
        self.panes.left.connect(self.canvas.setFocus)
        self.status.zoom_asked.connect(self.view.zoom_to)
        self.status.fit_asked.connect(lambda: self.view.front.fit())
        self.versions.changed.connect(self._refresh_soon)
        self.versions.comparing.zoomed.connect(self.status.show_zoom)
        self.status.counts_clicked.connect(self._show_comments)
        self.file.changed.connect(self._refresh_soon)
        self.file.changed.connect(lambda: self.message.settle(Cause.FILE, Cause.OPENING))
        self.view.layering.chosen.connect(lambda: self.message.settle(Cause.LAYOUT))
        self.docks.follow_file(self.file, self.panes.show)
        self.docks.agenda.writing_asked.connect(self.view.edit_text)
        self.house.appearance.changed.connect(self._use_theme)
        QApplication.clipboard().dataChanged.connect(self._refresh_soon)
        self.house.app.focusChanged.connect(self._refresh_soon)

    # --- the desk ---

    def run(self, command: Command) -> None:
        """Runs a command if it can be run now; says why where it can't."""
        self.actions_table.perform(command)
        self._refresh_soon()

    def say(self, text: str) -> None:
        """Shows one line in passing."""
        self.status.say(text)

    def tell(self, text: str, actions: Sequence[Action] = (), *, cause: Cause = Cause.FILE) -> None:
        """Shows a message that stays until its cause is over, with what can be done about it."""
        self.message.tell(text, actions, cause=cause)

    def tell_fault(self, report: str) -> None:
        """Says that something went wrong inside; the person can copy what."""
        self.tell(
            "Something went wrong inside Rejoinder. Your map is still here; save it under "
            "another name to be sure.",
            (("Copy details", lambda: QApplication.clipboard().setText(report)),),
            cause=Cause.FAULT,
        )

    @property
    def is_untouched(self) -> bool:
        """Whether nothing would be lost if another map took this window's place."""
        return self.file.path is None and not self.session.document.statements

    def come_forward(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

    # --- following ---

    def _follow(self, _: Session, event: Event) -> None:
        if event.change is not None or event.reset:
            self.message.settle(Cause.EDIT)
        if event.reset and self._has_shown:
            self.view.open()
        self._refresh_soon()

    def _refresh_soon(self, *_: object) -> None:
        self._soon.start()

    def _refresh(self) -> None:
        """Brings the title and all actions up to date."""
        self.setWindowTitle(f"{self.file.heading}[*] – Rejoinder")
        self.setWindowModified(not self.session.history.is_clean)
        self.setWindowFilePath(str(self.file.path or ""))
        self.actions_table.refresh()

    def _use_theme(self, name: str) -> None:
        self.canvas.set_theme(self.house.composer(name))
        self.versions.comparing.set_theme(name)
        self.docks.set_theme(name)

    def use_settings(self) -> None:
        """Follows what was changed in the preferences."""
        self.actions_table.use_letters(self.house.settings.letter_keys)

    def _show_comments(self) -> None:
        self.panes.show("comments")

    def _show_mark(self, statement: str, kind: str) -> None:
        """A sign on a card leads to what it stands for."""
        self.session.reveal(StatementId(statement))
        self.panes.show("inspector")
        self.inspector.show_part(kind)

    def _show_menu(self, at: QPoint) -> None:
        names = CONTEXT_MENU if self.session.selection else CANVAS_MENU
        context_menu(self.actions_table, self, names).popup(at)

    def _role_menu(self) -> QMenu:
        return context_menu(self.actions_table, self, ROLE_MENU)

    def _picture(self) -> QMimeData:
        choice = remembered(self.house.settings)
        return picture_of(self.files.exporting.subject(), choice, composer=self.house.composer)

    # --- Qt ---

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_shown:
            self._has_shown = True
            QTimer.singleShot(0, self._first_look)

    def _first_look(self) -> None:
        self.view.open()
        self.canvas.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nobody took: a command that can't be run now says why."""
        if not self.actions_table.refuse(event.keyCombination()):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.file.look_at_disk()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.file.may_close():
            event.ignore()
            return
        for work in (self.opening, self.files.exporting.work, self.article.attaching.work):
            work.abandon()
        self.view.layering.close()
        self.canvas.arrival.close()
        self._remember()
        self.memory.keep()
        self._unsubscribe()
        self.house.closed(self)
        event.accept()

    def _restore(self) -> None:
        settings = self.house.settings
        if not self.restoreGeometry(settings.bytes("geometry")):
            self.resize(self.screen().availableGeometry().size() * FIRST_SIZE)
        self.panes.arrange()
        self.restoreState(settings.bytes("state"), LAYOUT_VERSION)
        self.status.show_zoom(self.canvas.zoom)
        self.docks.set_theme(self.house.appearance.name)

    def _remember(self) -> None:
        settings = self.house.settings
        settings.set_bytes("geometry", self.saveGeometry())
        settings.set_bytes("state", self.saveState(LAYOUT_VERSION))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_maps(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_maps(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.house.open(paths, by=self)


def dropped_maps(data: QMimeData) -> tuple[Path, ...]:
    """The maps among the files that are dragged in."""
    found = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in found if path.suffix == SUFFIX)
