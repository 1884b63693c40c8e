"""The inspector's part where nothing is selected: the map as a whole, its voices, sources."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rejoinder.edits import about, people, sources
from rejoinder.gui.bench import Bench, Verb
from rejoinder.gui.dialogs.voice import KINDS
from rejoinder.gui.fields import LineField, Picker, caption, icon_button, quiet_button, section
from rejoinder.gui.message_bar import Cause
from rejoinder.gui.panels.links_part import clear, tile
from rejoinder.gui.panels.sheet import Part, labelled
from rejoinder.gui.panels.sources_part import told_source
from rejoinder.gui.panels.statement_parts import new_voice
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.citation import short_citation
from rejoinder.model.ids import SourceId, VoiceId
from rejoinder.model.records import Direction, Source, Voice

DIRECTIONS = (
    ("Top to bottom", Direction.DOWN),
    ("Left to right", Direction.RIGHT),
    ("Right to left", Direction.LEFT),
)
AT_ONCE = 40
"""Voices, or sources, that are listed at once: a row is made of widgets, and takes a while."""

_KIND_WORDS = {kind: words for words, kind in KINDS}


class MapPart(Part):
    """Title and direction; the people and works that the map names."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "This map")
        self.title = LineField("Title", hint="A title for the map")
        self.direction = Picker("Direction")
        self.rows.addLayout(
            labelled((("Title", self.title), ("Direction", self.direction)), columns=1)
        )
        self._shown: object = None
        self._voices = self._group("Voices", "New voice…", self._add_voice)
        self._sources = self._group("Sources", "New source…", self._add_source)
        self.title.settled.connect(self._set_title)
        self.direction.picked.connect(self._set_direction)

    def _group(self, title: str, words: str, act: Callable[[], None]) -> QVBoxLayout:
        head, rows = QHBoxLayout(), QVBoxLayout()
        head.addWidget(section(title), 1)
        head.addWidget(quiet_button(words, act))
        rows.setSpacing(4)
        self.rows.addSpacing(8)
        self.rows.addLayout(head)
        self.rows.addLayout(rows)
        return rows

    def settle(self) -> None:
        self.title.settle()

    def refresh(self) -> None:
        document = self.bench.document
        self.title.show_text(document.title)
        self.direction.offer(DIRECTIONS, document.about.direction)
        said = Counter(s.voice for s in document.statements.values())
        shown = (document.voices, document.sources, said)
        if shown == self._shown:
            return
        self._shown = shown
        voices = sorted(document.voices.items(), key=lambda v: v[1].name.casefold())
        works = sorted(document.sources.items(), key=lambda s: short_citation(s[1]).casefold())
        self._fill(self._voices, [partial(self._voice_row, *pair, said) for pair in voices])
        self._fill(self._sources, [partial(self._source_row, *pair) for pair in works])

    def _fill(self, rows: QVBoxLayout, made: Sequence[Callable[[], QWidget]]) -> None:
        """Lists the first of many rows, with a button for the next ones."""
        clear(rows)
        self._show_more(rows, made)

    def _show_more(self, rows: QVBoxLayout, made: Sequence[Callable[[], QWidget]]) -> None:
        for make in made[:AT_ONCE]:
            rows.addWidget(make())
        rest = made[AT_ONCE:]
        if rest:
            some = f"{AT_ONCE} of " if len(rest) > AT_ONCE else ""
            words = f"Show {some}{len(rest):,} more"
            rows.addWidget(quiet_button(words, partial(self._go_on, rows, rest)))

    def _go_on(self, rows: QVBoxLayout, rest: Sequence[Callable[[], QWidget]]) -> None:
        """Puts the next rows in the place of the button that was pressed."""
        last = rows.takeAt(rows.count() - 1)
        button = None if last is None else last.widget()
        if button is not None:
            button.hide()
            button.deleteLater()
        self._show_more(rows, rest)

    def _voice_row(self, name: VoiceId, voice: Voice, said: Counter[VoiceId | None]) -> QWidget:
        told = f"{_KIND_WORDS[voice.kind]} · {_statements(said[name])}"
        return _row(voice.name or "Unnamed voice", told, self._voice_buttons(name, voice))

    def _source_row(self, name: SourceId, source: Source) -> QWidget:
        return _row(short_citation(source), told_source(source), self._source_buttons(name))

    def _voice_buttons(self, name: VoiceId, voice: Voice) -> list[QWidget]:
        return [
            icon_button("pencil", "Edit voice", partial(self._edit_voice, name, voice)),
            icon_button("trash-2", "Delete voice", partial(self._remove_voice, name)),
        ]

    def _source_buttons(self, name: SourceId) -> list[QWidget]:
        return [
            icon_button("pencil", "Edit source", partial(self._edit_source, name)),
            icon_button("trash-2", "Delete source", partial(self._remove_source, name)),
        ]

    def _set_title(self, text: str) -> None:
        self.bench.do(lambda d: about.set_title(d, text))

    def _set_direction(self, value: object) -> None:
        if isinstance(value, Direction):
            self.bench.do(lambda d: about.set_direction(d, value))

    def _add_voice(self) -> None:
        new_voice(self.bench)

    def _edit_voice(self, name: VoiceId, voice: Voice) -> None:
        from rejoinder.gui.dialogs.voice import ask_voice

        asked = ask_voice(voice)
        if asked is not None:
            record = replace(voice, name=asked[0], kind=asked[1])
            self.bench.do(lambda d: people.set_voice(d, name, record))

    def _remove_voice(self, name: VoiceId) -> None:
        document = self.bench.document
        told = document.voices[name].name or "Unnamed voice"
        said = sum(s.voice == name for s in document.statements.values())
        where = f" from {_statements(said)}" if said else ""
        self._remove(lambda d: people.remove_voice(d, name), f"Removed the voice {told}{where}.")

    def _add_source(self) -> None:
        from rejoinder.gui.dialogs.source import new_source

        new_source(self.bench)

    def _edit_source(self, name: SourceId) -> None:
        from rejoinder.gui.dialogs.source import edit_source

        edit_source(self.bench, name)

    def _remove_source(self, name: SourceId) -> None:
        document = self.bench.document
        told = short_citation(document.sources[name])
        cited = sum(
            any(c.source == name for c in s.citations) for s in document.statements.values()
        )
        where = f" from {_statements(cited)}" if cited else ""
        self._remove(
            lambda d: sources.remove_source(d, name), f"Removed the source “{told}”{where}."
        )

    def _remove(self, verb: Verb, told: str) -> None:
        """Does it and says so, with the way back; the next edit takes the offer away."""
        if self.bench.do(verb) is not None:
            self.bench.tell(told, (("Undo", self._undo),), cause=Cause.EDIT)

    def _undo(self) -> None:
        self.bench.session.undo()


def _row(name: str, told: str, buttons: list[QWidget]) -> QWidget:
    frame = tile()
    row = QHBoxLayout(frame)
    row.setContentsMargins(10, 5, 4, 6)
    row.setSpacing(0)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(PlainLabel(name))
    words.addWidget(caption(told))
    row.addLayout(words, 1)
    for button in buttons:
        row.addWidget(button)
    return frame


def _statements(number: int) -> str:
    return f"{number} statement{'' if number == 1 else 's'}"
