"""The table of commands as Qt actions: names, keys, icons, and when they can be run."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rejoinder.editor.command import ARROWS, Command, Desk, is_bare, is_letter
from rejoinder.editor.commands import COMMANDS
from rejoinder.editor.refusals import refusal
from rejoinder.gui.icons import icon
from rejoinder.gui.plain import literal
from rejoinder.model.errors import RejoinderError

GAP = "\u2009"
"""A thin space between an icon and its word, where Qt leaves too little."""

PAUSE = 250
"""Milliseconds without a key after which typing is over."""


class Actions(QObject):
    """One ``QAction`` a command, by its id. ``run`` is what every way to a command calls.

    Keys that act only on the map are shortcuts of the map's widgets, so that the same keys
    still type, move and tab everywhere else.
    """

    def __init__(self, desk: Desk, run: Callable[[Command], None], window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._run = run
        self._letters: list[QShortcut] = []
        self._letters_act = True
        self.typing = QTimer(self, singleShot=True, interval=PAUSE)
        self.by_id = {command.id: self._action(command) for command in COMMANDS}
        window.addActions(list(self.by_id.values()))

    def _action(self, command: Command) -> QAction:
        action = QAction(icon(command.icon), _in_menu(command, command.title), self)
        action.setIconText(GAP + (command.short or command.title))
        action.setObjectName(command.id)
        action.setCheckable(command.checked is not None)
        action.setIconVisibleInMenu(command.checked is None)  # its place is the tick's
        keys = [k for k in command.keys if not command.key_is_on_map(k)]
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(literal(_tip(command)))
        action.triggered.connect(partial(self._triggered, command))
        return action

    def _triggered(self, command: Command, checked: bool = False) -> None:
        self._run(command)

    def add_map_keys(self, widget: QWidget, *, without: frozenset[str] = frozenset()) -> None:
        """Lets the keys of the map act while ``widget`` has the focus, except ``without``."""
        for command in COMMANDS:
            for key in command.keys:
                if command.key_is_on_map(key) and not command.in_text and key not in without:
                    self._add_map_key(widget, command, key)

    def add_text_keys(self, widget: QWidget) -> None:
        """Lets the keys of the article's text act while ``widget`` has the focus."""
        for command in COMMANDS:
            for key in command.keys if command.in_text else ():
                self._add_map_key(widget, command, key)

    def _add_map_key(self, widget: QWidget, command: Command, key: str) -> None:
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(partial(self._press, command, key))
        if is_letter(key):
            shortcut.setEnabled(self._letters_act)
            self._letters.append(shortcut)

    def _press(self, command: Command, key: str) -> None:
        """Runs a command by its key on the map, unless the key belongs to words that go on."""
        if self.typing.isActive() and is_bare(key) and key not in ARROWS:
            self.typing.start()
        else:
            self._run(command)

    def perform(self, command: Command) -> None:
        """Runs a command if it can be run now; says why where it can't."""
        try:
            if command.when(self._desk):
                command.run(self._desk)
            else:
                self._say_why(refusal(command, self._desk))
        except RejoinderError as error:
            self._say_why(str(error))

    def _say_why(self, why: str) -> None:
        """Who expected a field to open goes on typing: that is no row of commands."""
        if why:
            self._desk.say(why)
            self.typing.start()

    def refuse(self, keys: QKeyCombination) -> bool:
        """Says why a key was taken by nothing; false where it is no disabled command's."""
        if self.typing.isActive():
            self.typing.start()
        pressed = QKeySequence(keys)
        for command in COMMANDS:
            own = (k for k in command.keys if not command.key_is_on_map(k))
            if any(QKeySequence(key) == pressed for key in own) and not command.when(self._desk):
                self._say_why(refusal(command, self._desk))
                return True
        return False

    def use_letters(self, on: bool) -> None:  # a switch
        """Lets single letters act on the map, or not."""
        self._letters_act = on
        for shortcut in self._letters:
            shortcut.setEnabled(on)

    def refresh(self) -> None:
        """Enables, checks and names every action as its command says now."""
        for command in COMMANDS:
            action = self.by_id[command.id]
            action.setEnabled(command.when(self._desk))
            if command.checked is not None:
                action.setChecked(command.checked(self._desk))
            if command.named is not None:
                action.setText(_in_menu(command, command.named(self._desk)))


def _in_menu(command: Command, title: str) -> str:
    """``title`` as menus show it: with a key of the map behind a tab, where Qt shows keys."""
    name = title.replace("&", "&&")
    first = command.keys[0] if command.keys else ""
    return f"{name}\t{shown_key(first)}" if first and command.key_is_on_map(first) else name


def shown_key(key: str) -> str:
    """``key`` as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _tip(command: Command) -> str:
    name = command.tip or command.title.rstrip("…")
    keys = " or ".join(shown_key(key) for key in command.keys[:2])
    return f"{name} ({keys})" if keys else name
