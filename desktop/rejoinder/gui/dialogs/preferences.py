"""Preferences: each takes effect at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import Check, LineField, Picker, caption, section
from rejoinder.gui.panels.sheet import labelled
from rejoinder.gui.person import own_name
from rejoinder.settings import Settings

THEMES = (
    ("As the system", "system"),
    ("Light", "light"),
    ("Dark", "dark"),
    ("High contrast", "contrast"),
    ("Classic, green and red", "classic"),
)


class Preferences(Form):
    """``changed`` is called after each change; ``set_theme`` shows another theme; ``forget``
    forgets how maps were left.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        set_theme: Callable[[str], None],
        changed: Callable[[], None],
        forget: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__("Preferences", parent=parent)
        self._settings = settings
        self._set_theme = set_theme
        self._changed = changed
        self._forget = forget
        self._add_appearance()
        self._add_keys()
        self._add_maps()
        self._add_comments()
        self.hug(430)

    def _add_appearance(self) -> None:
        self.theme = Picker("Theme")
        self.theme.offer(THEMES, self._settings.theme)
        self.theme.picked.connect(self._pick_theme)
        self.body.addWidget(section("Appearance"))
        self.body.addLayout(labelled((("Theme", self.theme),), columns=1))

    def _add_keys(self) -> None:
        self.letters = Check("Single letters add statements")
        self.letters.setChecked(self._settings.letter_keys)
        self.letters.clicked.connect(self._set_letters)
        self.body.addSpacing(8)
        self.body.addWidget(section("Keys"))
        self.body.addWidget(self.letters)
        self.body.addWidget(
            caption("While the map has the focus: S premise, O objection, R rebuttal, E evidence.")
        )

    def _add_maps(self) -> None:
        self.views = Check("Remember how maps were left")
        self.views.setChecked(self._settings.remembers_views)
        self.views.clicked.connect(self._set_views)
        self.forget = QPushButton("Forget")
        self.forget.setAutoDefault(False)  # Enter in a field is not for it
        self.forget.setToolTip("Forget how all maps were left")
        self.forget.clicked.connect(self._forget_views)
        row = QHBoxLayout()
        row.addWidget(self.views, 1)
        row.addWidget(self.forget)
        self.body.addSpacing(8)
        self.body.addWidget(section("Maps"))
        self.body.addLayout(row)
        self.body.addWidget(
            caption("Folds, selection, what was shown, where and how large; not in the map's file.")
        )

    def _add_comments(self) -> None:
        self.author = LineField("Your name", hint=own_name())
        self.author.show_text(self._settings.author)
        self.author.settled.connect(self._set_author)
        self.body.addSpacing(8)
        self.body.addWidget(section("Comments"))
        self.body.addLayout(labelled((("Your name", self.author),), columns=1))

    def _pick_theme(self, name: object) -> None:
        self._set_theme(str(name))

    def _set_letters(self, on: bool) -> None:  # Qt's signal
        self._settings.letter_keys = on
        self._changed()

    def _set_views(self, on: bool) -> None:  # Qt's signal
        self._settings.remembers_views = on
        self._changed()

    def _forget_views(self) -> None:
        self._forget()
        self.forget.setText("Forgotten")
        self.forget.setEnabled(False)

    def _set_author(self, name: str) -> None:
        self._settings.author = name
        self._changed()

    def done(self, result: int) -> None:
        self.author.settle()
        super().done(result)
