"""The inspector's part for sign-offs: who stands by a branch, and whether it is still the same."""

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from rejoinder.edits import signing
from rejoinder.gui.bench import Bench, told_time
from rejoinder.gui.fields import LineField, caption, icon_button, quiet_button
from rejoinder.gui.panels.links_part import clear, tile
from rejoinder.gui.panels.statement_parts import StatementPart
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.ids import SignoffId, StatementId
from rejoinder.model.records import Signoff
from rejoinder.model.signoffs import Digests, Since, signoffs_on
from rejoinder.review.signing import changed_statements, told


def sign(bench: Bench, statement: StatementId, text: str = "") -> bool:
    """Signs the branch of ``statement`` off, as who works here, now."""
    fresh, who, when = bench.session.fresh, bench.author, bench.now()
    done = bench.do(
        lambda d: signing.sign_off(d, statement, fresh=fresh, author=who, time=when, text=text)
    )
    return done is not None


class SigningPart(StatementPart):
    """The sign-offs of a branch, each fresh or with what changed since; and a way to sign."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Sign-off")
        self._digests = Digests()
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.rows.addLayout(self._list)
        self.words = LineField("Words to the sign-off", hint="Words to it, if any")
        self.button = quiet_button("Sign off this branch", self.sign, sign="circle-check")
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.words, 1)
        self.rows.addLayout(row)
        self.words.returnPressed.connect(self.sign)

    def refresh(self) -> None:
        clear(self._list)
        document = self.bench.document
        found = signoffs_on(document, self.statement)
        for name, signoff in found.items():
            self._list.addWidget(self._tile(name, signoff, self._digests.since(document, signoff)))
        mine = any(row.author == self.bench.author for row in found.values())
        self.button.setText("Sign off again" if mine else "Sign off this branch")

    def _tile(self, name: SignoffId, signoff: Signoff, since: Since) -> QFrame:
        frame = tile()
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 6, 6, 6)
        column.setSpacing(3)
        head = QHBoxLayout()
        sign = "Changed since" if since else "✓ As signed"
        head.addWidget(PlainLabel(sign), 1)
        for row in changed_statements(self.bench.document, since)[:1]:
            go = partial(self.bench.go_to, row)
            head.addWidget(icon_button("crosshair", "Go to the first change", go))
        withdraw = partial(self._withdraw, name)
        head.addWidget(icon_button("trash-2", "Withdraw the sign-off", withdraw))
        column.addLayout(head)
        who = " · ".join(p for p in (signoff.author, told_time(signoff.time)) if p)
        column.addWidget(caption(who))
        if signoff.text:
            column.addWidget(PlainLabel(signoff.text))
        if since:
            column.addWidget(PlainLabel(told(self.bench.document, since)))
        return frame

    def _withdraw(self, name: SignoffId) -> None:
        self.bench.do(partial(signing.withdraw, signoff=name))

    def sign(self) -> None:
        """Signs off with the words that are typed, if any."""
        if sign(self.bench, self.statement, self.words.text()):
            self.words.clear()
