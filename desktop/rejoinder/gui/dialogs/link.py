"""Asks which further conclusion a statement is to support or oppose."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from rejoinder.editor.search import folded_case
from rejoinder.edits.link import link, link_refusal
from rejoinder.edits.words import called, capital
from rejoinder.gui.bench import Bench
from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import LineField, Picker, caption, choice_list
from rejoinder.gui.panels.sheet import labelled
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.text import one_line
from rejoinder.model.tree import roots, walk

POLARITIES = (("Supports it", Polarity.SUPPORT), ("Opposes it", Polarity.OPPOSE))
_ID = Qt.ItemDataRole.UserRole


class LinkForm(Form):
    """All statements but those that it may not argue for; a search; for or against."""

    def __init__(self, bench: Bench, statement: StatementId) -> None:
        super().__init__("Link to another conclusion", act="Link")
        self._bench = bench
        self._statement = statement
        document = bench.document
        self.search = LineField("Find a statement", hint="Find a statement")
        self.list = choice_list("Statements")
        self.polarity = Picker("Supports or opposes")
        self.polarity.offer(POLARITIES, Polarity.SUPPORT)
        told = PlainLabel(f"{capital(called(document, statement))} is also an argument about:")
        self.body.addWidget(told)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(labelled((("As an argument, it", self.polarity),), columns=1))
        self.body.addWidget(caption("Statements that it already rests on can’t be chosen."))
        self._fill()
        self.search.textChanged.connect(self._filter)
        self.list.itemSelectionChanged.connect(self._check)
        self.list.itemActivated.connect(self.accept)
        self.resize(520, 520)
        self._check()

    def _fill(self) -> None:
        document = self._bench.document
        for root in roots(document):
            for node in walk(document, root):
                statement = document.statement(node)
                if statement is None or link_refusal(document, self._statement, node):
                    continue
                item = QListWidgetItem(one_line(statement.text) or "Empty statement")
                item.setData(_ID, node)
                self.list.addItem(item)

    def _filter(self, words: str) -> None:
        wanted = folded_case(words).split()
        for place in range(self.list.count()):
            item = self.list.item(place)
            text = folded_case(item.text())
            item.setHidden(not all(word in text for word in wanted))

    def _check(self) -> None:
        self.allow(bool(self.list.selectedItems()))

    def link(self) -> None:
        """Makes the link that was chosen."""
        chosen = self.list.selectedItems()
        if not chosen:
            return
        conclusion = StatementId(str(chosen[0].data(_ID)))
        polarity = Polarity(str(self.polarity.value()))
        name, fresh = self._statement, self._bench.session.fresh
        self._bench.do(lambda d: link(d, name, conclusion, polarity=polarity, fresh=fresh))


def ask_link(bench: Bench, statement: StatementId) -> None:
    """Asks for a conclusion and links ``statement`` to it."""
    form = LinkForm(bench, statement)
    if form.exec():
        form.link()
