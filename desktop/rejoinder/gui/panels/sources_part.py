"""The sources that a statement cites."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rejoinder.edits import sources
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import LineField, caption, icon_button, quiet_button
from rejoinder.gui.panels.links_part import clear, tile
from rejoinder.gui.panels.statement_parts import StatementPart
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.citation import short_citation
from rejoinder.model.ids import SourceId
from rejoinder.model.records import Citation, Source, SourceStatus


class SourcesPart(StatementPart):
    """Citations with their place in the source; sources are edited in a dialog."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Sources")
        self._shown: object = None
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.rows.addLayout(self._list)
        self.head.addWidget(quiet_button("Cite a source…", self.cite))

    def refresh(self) -> None:
        document, citations = self.bench.document, self.record.citations
        shown = (self.statement, [(c, document.sources[c.source]) for c in citations])
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._list)
        for citation in citations:
            self._list.addWidget(self._tile(citation, document.sources[citation.source]))

    def _tile(self, citation: Citation, source: Source) -> QWidget:
        frame = tile()
        grid = QGridLayout(frame)
        grid.setContentsMargins(10, 6, 4, 8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        grid.addWidget(PlainLabel(short_citation(source)), 0, 0)
        grid.addWidget(icon_button("pencil", "Edit source", partial(self._edit, citation)), 0, 1)
        grid.addWidget(
            icon_button("x", "Remove citation", partial(self._uncite, citation.source)), 0, 2
        )
        grid.addWidget(caption(told_source(source)), 1, 0, 1, 3)
        place = LineField("Place in the source", hint="Page, minute or section")
        place.show_text(citation.locator)
        place.settled.connect(partial(self._locate, citation))
        grid.addWidget(place, 2, 0, 1, 3)
        return frame

    def cite(self) -> None:
        """Asks which source, a new one or one of the map's, and cites it."""
        from rejoinder.gui.dialogs.source import choose_source

        chosen = choose_source(self.bench, self.record)
        if chosen is not None:
            name, citation = self.statement, Citation(source=chosen)
            self.bench.do(lambda d: sources.cite(d, name, citation))

    def _edit(self, citation: Citation) -> None:
        from rejoinder.gui.dialogs.source import edit_source

        edit_source(self.bench, citation.source)

    def _uncite(self, source: SourceId) -> None:
        name = self.statement
        self.bench.do(lambda d: sources.uncite(d, name, source))

    def _locate(self, citation: Citation, text: str) -> None:
        name = self.statement
        placed = Citation(source=citation.source, locator=text, note=citation.note)
        self.bench.do(lambda d: sources.cite(d, name, placed))


def told_source(source: Source) -> str:
    """What kind of source it is and what checking it has shown.

    >>> told_source(Source())
    'Document · unchecked'
    """
    parts = [source.kind.value.capitalize(), source.status.value]
    if source.status is not SourceStatus.UNCHECKED and source.checked_by:
        parts[-1] += f" by {source.checked_by}"
    if source.reliability is not None:
        parts.append(f"reliability {source.reliability.value}")
    return " · ".join(parts)
