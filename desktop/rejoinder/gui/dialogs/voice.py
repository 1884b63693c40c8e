"""Asks who says something: a name, and how they stand to the text."""

from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import LineField, Picker, caption
from rejoinder.gui.panels.sheet import labelled
from rejoinder.model.records import Voice, VoiceKind
from rejoinder.model.text import one_line

KINDS = (
    ("Author of the article", VoiceKind.AUTHOR),
    ("Quoted by the author", VoiceKind.QUOTED),
    ("Reviewer", VoiceKind.REVIEWER),
    ("Opponent", VoiceKind.OPPONENT),
)
HELP = (
    "What a reviewer or an opponent says looks different on the map from what the author says "
    "or quotes. In a case of your own, you are its author; whom you answer is an opponent."
)


class VoiceForm(Form):
    """A new voice, or another name for one."""

    def __init__(self, voice: Voice | None) -> None:
        super().__init__(
            "New voice" if voice is None else "Edit voice",
            act="Add voice" if voice is None else "Save",
        )
        self.name = LineField("Name", hint="Name of a person or body")
        self.kind = Picker("Who it is")
        known = voice or Voice()
        self.name.setText(known.name)
        self.kind.offer(KINDS, known.kind)
        self.body.addLayout(labelled((("Name", self.name), ("Who it is", self.kind)), columns=1))
        self.body.addWidget(caption(HELP))
        self.hug(380)
        self.name.textChanged.connect(self._check)
        self._check(known.name)

    def _check(self, name: str) -> None:
        self.allow(bool(name.strip()))

    def answer(self) -> tuple[str, VoiceKind]:
        """The name and kind as they were entered."""
        kind = self.kind.value()
        return one_line(self.name.text()), VoiceKind(str(kind))


def ask_voice(voice: Voice | None = None) -> tuple[str, VoiceKind] | None:
    """Name and kind of a voice; ``None`` where the person changes their mind."""
    form = VoiceForm(voice)
    return form.answer() if form.exec() else None
