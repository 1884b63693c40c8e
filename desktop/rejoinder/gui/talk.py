"""The windows that ask or tell, opened on command; and the theme, and full screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from rejoinder.editor.command import Command, Desk
from rejoinder.editor.commands_edit import selected_statements
from rejoinder.editor.commands_review import step_at
from rejoinder.gui.bench import Bench
from rejoinder.gui.house import House

if TYPE_CHECKING:
    from rejoinder.gui.presenting.talk import Presentation


class Talk(QObject):
    """Dialogs are imported when they are first asked for: the window opens sooner."""

    def __init__(
        self,
        window: QMainWindow,
        house: House,
        *,
        bench: Bench,
        desk: Desk,
        run: Callable[[Command], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._house = house
        self._bench = bench
        self._desk = desk
        self._run = run
        self._talk: Presentation | None = None

    def palette(self) -> None:
        from rejoinder.gui.dialogs.palette import Palette

        Palette(self._desk, self._run, self._window).open_over(self._window)

    def shortcuts(self) -> None:
        from rejoinder.gui.dialogs.shortcuts import Shortcuts

        Shortcuts(self._window).exec()

    def preferences(self) -> None:
        from rejoinder.gui.dialogs.preferences import Preferences

        Preferences(
            self._house.settings,
            set_theme=self.set_theme,
            changed=self._house.apply_settings,
            forget=self._house.leavings.forget,
            parent=self._window,
        ).exec()

    def guide(self) -> None:
        from rejoinder.gui.dialogs.guide import Guide

        Guide(self._window).show()

    def about(self) -> None:
        from rejoinder.gui.dialogs.about import About

        About(self._window).exec()

    def link(self) -> None:
        from rejoinder.gui.dialogs.link import ask_link

        statement = self._bench.session.current_statement
        if statement is not None:
            ask_link(self._bench, statement)

    def voice(self) -> None:
        from rejoinder.gui.dialogs.voice_list import VoiceList

        statements = selected_statements(self._bench.session)
        VoiceList(self._bench, statements, self._window).open_over(self._window)

    def scheme(self) -> None:
        from rejoinder.gui.dialogs.scheme import ask_scheme

        session = self._bench.session
        step = step_at(session.document, session.current)
        if step is not None:
            ask_scheme(self._bench, step)

    def theme(self) -> str:
        return self._house.appearance.choice

    def set_theme(self, name: str) -> None:
        """Takes up a theme and remembers it."""
        self._house.settings.theme = name
        self._house.appearance.choose(name)

    def present(self, *, here: bool) -> None:
        """Shows the map as slides, from the first one or from that of the current statement."""
        from rejoinder.gui.presenting.begin import presentation

        if self._talk is None:
            session = self._bench.session
            at = session.current_statement if here else None
            self._talk = presentation(session, self._house, at=at, parent=self._window)
            self._talk.ended.connect(self._end_talk)
            self._talk.begin()

    def _end_talk(self) -> None:
        self._talk = None
        self._window.activateWindow()

    def full_screen(self) -> None:
        if self.is_full_screen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def is_full_screen(self) -> bool:
        return self._window.isFullScreen()
