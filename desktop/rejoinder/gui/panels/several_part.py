"""The inspector's part for several statements: what they share, changed for all at once."""

from PySide6.QtCore import Qt

from rejoinder.edits import roles, state
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import Check, LineField, Picker, caption
from rejoinder.gui.panels.sheet import Part, labelled
from rejoinder.gui.panels.statement_parts import (
    PLAUSIBLE,
    ROLES,
    give_voice,
    role_choices,
    voice_choices,
)
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Plausibility
from rejoinder.model.roles import Role, role


class SeveralPart(Part):
    """Fields are empty where the statements differ; a choice is made for all of them."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._told = PlainLabel()
        self._told.setObjectName("heading")
        self.role, self.voice = Picker("Role"), Picker("Said by")
        self.plausibility = Picker("Plausibility")
        self.stated = Check("Stated")
        self.tag = LineField("Add a tag to all", hint="A tag for all of them")
        self.rows.addWidget(self._told)
        self.rows.addWidget(caption("What you choose here holds for all of them."))
        self.rows.addLayout(
            labelled(
                (
                    ("Role", self.role),
                    ("Said by", self.voice),
                    ("Plausible on its face", self.plausibility),
                    ("In the text", self.stated),
                )
            )
        )
        self.untag = Picker("Remove a tag from all")
        self.rows.addLayout(labelled((("Add a tag", self.tag), ("Remove a tag", self.untag))))
        self.role.picked.connect(self._set_role)
        self.voice.picked.connect(self._set_voice)
        self.plausibility.picked.connect(self._set_plausibility)
        self.stated.clicked.connect(self._set_stated)
        self.tag.settled.connect(self._add_tag)
        self.untag.picked.connect(self._remove_tag)

    @property
    def statements(self) -> tuple[StatementId, ...]:
        """The statements of the selection."""
        known = self.bench.document.statements
        return tuple(StatementId(n) for n in self.bench.session.selection if n in known)

    def refresh(self) -> None:
        document, names = self.bench.document, self.statements
        records = [document.statements[name] for name in names]
        steps = len(self.bench.session.selection) - len(names)
        self._told.setText(
            f"{len(names)} statements selected"
            + (f", and {steps} step{'s' if steps > 1 else ''}" if steps else "")
        )
        shared = _same([role(document, name) for name in names])
        self.role.offer(role_choices(shared if isinstance(shared, Role) else None), shared)
        self.voice.offer(voice_choices(document), _same([r.voice for r in records]))
        self.plausibility.offer(PLAUSIBLE, _same([r.plausibility for r in records]))
        self._show_stated({r.stated for r in records})
        self.tag.show_text("")
        tags = sorted({tag for record in records for tag in record.tags}, key=str.casefold)
        self.untag.offer([("Which?", ""), *((tag, tag) for tag in tags)], "")
        self.untag.setEnabled(bool(tags))

    def _show_stated(self, values: set[bool]) -> None:
        """Half a tick where they differ; the next click states all of them."""
        self.stated.setTristate(len(values) > 1)
        if len(values) > 1:
            self.stated.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.stated.setChecked(True in values)

    def _set_role(self, value: object) -> None:
        names, fresh = self.statements, self.bench.session.fresh
        if isinstance(value, Role) and value in ROLES:
            self.bench.do(lambda d: roles.set_role(d, names, value, fresh=fresh))

    def _set_voice(self, value: object) -> None:
        give_voice(self.bench, self.statements, value)

    def _set_plausibility(self, value: object) -> None:
        names = self.statements
        chosen = value if isinstance(value, Plausibility) else None
        self.bench.do(lambda d: state.set_plausibility(d, names, chosen))

    def _set_stated(self, stated: bool) -> None:  # Qt's signal
        names = self.statements
        self.bench.do(lambda d: state.set_stated(d, names, stated))

    def _add_tag(self, tag: str) -> None:
        names = self.statements
        if tag:
            self.bench.do(lambda d: state.add_tag(d, names, tag))
        self.tag.show_text("")

    def _remove_tag(self, value: object) -> None:
        names, tag = self.statements, str(value or "")
        if tag:
            self.bench.do(lambda d: state.remove_tag(d, names, tag))


_DIFFERENT = object()


def _same(values: list[object]) -> object:
    """The value that all have; one that is in no list where they differ."""
    return values[0] if values and all(v == values[0] for v in values) else _DIFFERENT
