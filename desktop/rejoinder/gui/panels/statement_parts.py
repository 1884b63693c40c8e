"""Parts of the inspector for a statement: its text, what it is, who says it, tags, note."""

from rejoinder.edits import people, roles, state
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import Check, LineField, Picker, TextField
from rejoinder.gui.panels.outline_words import role_word
from rejoinder.gui.panels.sheet import Part, labelled
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId, VoiceId
from rejoinder.model.records import Plausibility, Statement
from rejoinder.model.roles import Role, role

ROLES = (Role.PREMISE, Role.OBJECTION, Role.REBUTTAL, Role.EVIDENCE)
NEW = "new"
"""The picker's value for "New voice…"; ids are longer."""


def role_choices(now: Role | None) -> list[tuple[str, object]]:
    """Roles that a statement can be given; thesis and loose ones show what they are."""
    choices: list[tuple[str, object]] = [(role_word(r), r) for r in ROLES]
    if now is not None and now not in ROLES:
        choices.insert(0, (role_word(now), now))
    return choices


def voice_choices(document: Document) -> list[tuple[str, object]]:
    """Voices by name, with the way to add one."""
    voices = sorted(document.voices.items(), key=lambda v: v[1].name.casefold())
    named: list[tuple[str, object]] = [(v.name or "Unnamed voice", name) for name, v in voices]
    return [("Nobody named", None), *named, ("New voice…", NEW)]


PLAUSIBLE: tuple[tuple[str, object], ...] = (
    ("Not judged", None),
    *((p.value.capitalize(), p) for p in Plausibility),
)


class StatementPart(Part):
    """A part that shows a statement."""

    @property
    def statement(self) -> StatementId:
        assert self.node is not None
        return StatementId(self.node)

    @property
    def record(self) -> Statement:
        return self.bench.document.statements[self.statement]


class TextPart(StatementPart):
    """The words of the statement; typing is one undo step a burst."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Text")
        self.field = TextField("Statement text", hint="What is claimed, in a sentence", live=True)
        self.field.typed.connect(self._type)
        self.field.left.connect(bench.session.end_burst)
        self.rows.addWidget(self.field)

    def refresh(self) -> None:
        self.field.show_text(self.record.text)

    def _type(self, text: str) -> None:
        name = self.statement
        self.bench.do(lambda d: state.set_text(d, name, text), burst=f"text of {name}")


class KindPart(StatementPart):
    """Role, voice, plausibility, and whether the text states it."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.role = Picker("Role")
        self.voice = Picker("Said by")
        self.plausibility = Picker("Plausibility")
        self.stated = Check("Stated")
        self.stated.setToolTip("Off where the text takes it for granted without saying it")
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
        self.role.picked.connect(self._set_role)
        self.voice.picked.connect(self._set_voice)
        self.plausibility.picked.connect(self._set_plausibility)
        self.stated.clicked.connect(self._set_stated)

    def refresh(self) -> None:
        document, record = self.bench.document, self.record
        now = role(document, self.statement)
        self.role.offer(role_choices(now), now)
        self.role.setEnabled(now is not Role.THESIS and bool(record.premise_of))
        self.voice.offer(voice_choices(document), record.voice)
        self.plausibility.offer(PLAUSIBLE, record.plausibility)
        self.stated.setChecked(record.stated)

    def _set_role(self, value: object) -> None:
        name, fresh = self.statement, self.bench.session.fresh
        if isinstance(value, Role) and value in ROLES:
            self.bench.do(lambda d: roles.set_role(d, name, value, fresh=fresh))
        self.refresh()

    def _set_voice(self, value: object) -> None:
        give_voice(self.bench, (self.statement,), value)
        self.refresh()

    def _set_plausibility(self, value: object) -> None:
        name = self.statement
        chosen = value if isinstance(value, Plausibility) else None
        self.bench.do(lambda d: state.set_plausibility(d, name, chosen))

    def _set_stated(self, stated: bool) -> None:  # Qt's signal
        name = self.statement
        self.bench.do(lambda d: state.set_stated(d, name, stated))


def give_voice(bench: Bench, statements: tuple[StatementId, ...], value: object) -> None:
    """Gives statements the voice that was picked, after asking for a new one's name."""
    voice = new_voice(bench) if value == NEW else value
    if value == NEW and voice is None:
        return
    chosen = None if voice is None else VoiceId(str(voice))
    bench.do(lambda d: state.set_voice(d, statements, chosen))


def new_voice(bench: Bench) -> VoiceId | None:
    """Asks for a name and adds the voice; ``None`` where the person changes their mind."""
    from rejoinder.gui.dialogs.voice import ask_voice

    asked = ask_voice()
    if asked is None:
        return None
    name, kind = asked
    fresh = bench.session.fresh
    change = bench.do(lambda d: people.add_voice(d, fresh=fresh, name=name, kind=kind))
    return None if change is None else VoiceId(change.created("voices")[0])


class TagsPart(StatementPart):
    """Tags, parted by commas."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Tags")
        self.field = LineField("Tags", hint="history, counterfactual")
        self.field.settled.connect(self._set)
        self.rows.addWidget(self.field)

    def refresh(self) -> None:
        self.field.show_text(", ".join(self.record.tags))

    def _set(self, text: str) -> None:
        name = self.statement
        self.bench.do(lambda d: state.set_tags(d, name, text.split(",")))
