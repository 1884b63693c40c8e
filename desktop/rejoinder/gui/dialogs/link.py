"""Asks which further conclusion a statement is to support or oppose."""

from rejoinder.edits.link import link, linkable
from rejoinder.edits.words import called, capital
from rejoinder.gui.bench import Bench
from rejoinder.gui.dialogs.choices import Choices
from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import Picker, caption
from rejoinder.gui.panels.sheet import labelled
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Polarity
from rejoinder.model.text import one_line

POLARITIES = (("Supports it", Polarity.SUPPORT), ("Opposes it", Polarity.OPPOSE))


class LinkForm(Form):
    """All statements but those that it may not argue for; a search; for or against."""

    def __init__(self, bench: Bench, statement: StatementId) -> None:
        super().__init__("Link to another conclusion", act="Link")
        self._bench = bench
        self._statement = statement
        document = bench.document
        self.choices = Choices("Statements", find="Find a statement")
        self.polarity = Picker("Supports or opposes")
        self.polarity.offer(POLARITIES, _usual(document, statement))
        told = PlainLabel(f"{capital(called(document, statement))} is also an argument about:")
        self.body.addWidget(told)
        self.body.addWidget(self.choices, 1)
        self.body.addLayout(labelled((("As an argument, it", self.polarity),), columns=1))
        self.body.addWidget(caption("Statements that it already rests on can’t be chosen."))
        self._fill()
        self.begins_at = self.choices.search
        self.choices.changed.connect(self._check)
        self.choices.chosen.connect(self.accept)
        self.resize(520, 520)
        self._check()

    def _fill(self) -> None:
        document = self._bench.document
        names = linkable(document, self._statement)
        told = ((one_line(document.statements[name].text), name) for name in names)
        self.choices.offer([(text or "Empty statement", name) for text, name in told])

    def _check(self) -> None:
        self.allow(self.choices.value() is not None)

    def link(self) -> None:
        """Makes the link that was chosen."""
        chosen = self.choices.value()
        if chosen is None:
            return
        conclusion = StatementId(chosen)
        polarity = Polarity(str(self.polarity.value()))
        name, fresh = self._statement, self._bench.session.fresh
        self._bench.do(lambda d: link(d, name, conclusion, polarity=polarity, fresh=fresh))


def _usual(document: Document, statement: StatementId) -> Polarity:
    """For or against, as the statement argues at home: an objection mostly opposes again."""
    step = home(document.statements[statement])
    return Polarity.SUPPORT if step is None else document.inferences[step].polarity


def ask_link(bench: Bench, statement: StatementId) -> None:
    """Asks for a conclusion and links ``statement`` to it."""
    form = LinkForm(bench, statement)
    if form.exec():
        form.link()
