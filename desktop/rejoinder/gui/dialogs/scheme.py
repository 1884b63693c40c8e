"""Asks which scheme a step follows: by a few plain questions or a search, keys alone."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QVBoxLayout

from rejoinder.edits import state
from rejoinder.edits.questions import name_scheme
from rejoinder.edits.words import called, count
from rejoinder.gui.bench import Bench
from rejoinder.gui.dialogs.form import Form, scrolled
from rejoinder.gui.dialogs.scheme_key import SchemeKey
from rejoinder.gui.dialogs.scheme_parts import SchemeParts
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.ids import InferenceId
from rejoinder.resources import schemes
from rejoinder.review.choosing import hinted


class SchemeForm(Form):
    """Enter uses the scheme that is chosen; Ctrl+Enter adds what it needs and nobody states."""

    def __init__(self, bench: Bench, step: InferenceId) -> None:
        super().__init__("Choose a scheme", act="Use scheme")
        self._bench, self._step = bench, step
        self.key = SchemeKey(schemes(), hinted(bench.document, step, schemes=schemes()))
        self.parts = SchemeParts(bench, step)
        role = QDialogButtonBox.ButtonRole
        self.add = self.buttons.addButton("Use and add", role.ActionRole)
        self.add.setAutoDefault(False)
        self.none = self.buttons.addButton("No scheme", role.ResetRole)
        self.none.setAutoDefault(False)
        self._lay_out()
        self.begins_at = self.key.field
        self._connect()
        named = bench.document.inferences[step].scheme
        self.none.setVisible(bool(named))
        if named:
            self.key.begin_at(named)
        self._show()
        self.resize(860, 600)

    def _lay_out(self) -> None:
        told = PlainLabel(f"How does {called(self._bench.document, self._step)} argue?")
        self.body.addWidget(told)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.key, 4)
        area = scrolled(QVBoxLayout())
        area.setWidget(self.parts)
        row.addWidget(area, 5)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.key.changed.connect(self._show)
        self.key.taken.connect(self.accept)
        self.parts.changed.connect(self._check)
        self.add.clicked.connect(self.accept_all)
        self.none.clicked.connect(self._use_none)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept_all)

    def _show(self) -> None:
        self.parts.show_scheme(schemes().called(self.key.scheme()))

    def _check(self) -> None:
        named = bool(self.key.scheme())
        self.allow(named)
        missing = len(self.parts.parts().missing) if named else 0
        self.add.setVisible(missing > 0)
        self.add.setText(f"Use and add {count(missing, 'premise', 'premises')} (Ctrl+Enter)")

    def accept(self) -> None:
        """Uses the scheme and leaves the premises as they are."""
        self._use(adding=False)

    def accept_all(self) -> None:
        """Uses the scheme, and adds what it needs and nobody states."""
        self._use(adding=True)

    def _use(self, *, adding: bool) -> None:
        scheme = schemes().called(self.key.scheme())
        if scheme is None:
            return
        played, missing = self.parts.parts()
        step, fresh = self._step, self._bench.session.fresh
        wanted = missing if adding else {}
        done = self._bench.do(
            lambda d: name_scheme(
                d, step, scheme=scheme, fresh=fresh, played=played, missing=wanted
            )
        )
        if done is not None:
            added = count(len(wanted), "unstated premise", "unstated premises")
            more = f", and {added} added" if wanted else ""
            self._bench.say(f"{scheme.name}: scheme set{more}. Q asks its questions.")
            super().accept()

    def _use_none(self) -> None:
        step = self._step
        self._bench.do(lambda d: state.set_scheme(d, step, ""))
        super().reject()


def ask_scheme(bench: Bench, step: InferenceId) -> None:
    """Asks for the scheme of ``step``."""
    SchemeForm(bench, step).exec()
