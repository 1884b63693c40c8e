"""Preferences: each takes effect at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import Check, LineField, Picker, caption, section
from rejoinder.gui.panels.sheet import labelled
from rejoinder.gui.person import own_name
from rejoinder.settings import Settings

THEMES = (("As the system", "system"), ("Light", "light"), ("Dark", "dark"))


class Preferences(Form):
    """``changed`` is called after each change; ``set_theme`` shows another theme."""

    def __init__(
        self,
        settings: Settings,
        *,
        set_theme: Callable[[str], None],
        changed: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__("Preferences", parent=parent)
        self._settings = settings
        self._set_theme = set_theme
        self._changed = changed
        self.theme = Picker("Theme")
        self.theme.offer(THEMES, settings.theme)
        self.author = LineField("Your name", hint=own_name())
        self.author.show_text(settings.author)
        self.letters = Check("Single letters add statements")
        self.letters.setChecked(settings.letter_keys)
        self.body.addWidget(section("Appearance"))
        self.body.addLayout(labelled((("Theme", self.theme),), columns=1))
        self.body.addSpacing(8)
        self.body.addWidget(section("Keys"))
        self.body.addWidget(self.letters)
        self.body.addWidget(
            caption("While the map has the focus: S premise, O objection, R rebuttal, E evidence.")
        )
        self.body.addSpacing(8)
        self.body.addWidget(section("Comments"))
        self.body.addLayout(labelled((("Your name", self.author),), columns=1))
        self.theme.picked.connect(self._pick_theme)
        self.letters.clicked.connect(self._set_letters)
        self.author.settled.connect(self._set_author)
        self.hug(430)

    def _pick_theme(self, name: object) -> None:
        self._set_theme(str(name))

    def _set_letters(self, on: bool) -> None:  # Qt's signal
        self._settings.letter_keys = on
        self._changed()

    def _set_author(self, name: str) -> None:
        self._settings.author = name
        self._changed()

    def done(self, result: int) -> None:
        self.author.settle()
        super().done(result)
