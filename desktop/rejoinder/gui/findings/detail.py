"""One finding in full: what is wrong, why it matters, what to do, and a button for each way."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rejoinder.gui.bench import told_time
from rejoinder.gui.fields import LineField, caption, quiet_button, section
from rejoinder.gui.findings.board import Board, title
from rejoinder.gui.findings.model import WORDS
from rejoinder.gui.panels.links_part import clear
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.records import MAP_ID, Dismissal
from rejoinder.review.checks import BY_ID
from rejoinder.review.finding import Finding, Trust
from rejoinder.review.fixes import FIXES
from rejoinder.review.grouping import severity

NONE_CHOSEN = "Choose a finding to see why it matters and what can be done."


class Detail(QScrollArea):
    """``dismissed`` and ``muted`` give the finding and the reason, ``restored`` the finding."""

    dismissed = Signal(object, str)
    muted = Signal(object, str)
    restored = Signal(object)

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.setAccessibleName("Finding")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._board = board
        self.head = section("")
        self.message, self.why = PlainLabel(), PlainLabel()
        self.note = caption(NONE_CHOSEN)
        self.buttons = QHBoxLayout()
        self.reason = LineField("Why the finding can stand", hint="Why it can stand")
        self.dismiss = quiet_button("Dismiss", self._dismiss, sign="check")
        self.mute = quiet_button("Mute this check here", self._mute, sign="eye-off")
        self.restore = quiet_button("Restore", self._restore, sign="rotate-ccw")
        self.reason.returnPressed.connect(self._dismiss)
        self.setWidget(self._form())
        self.refresh()

    def _form(self) -> QWidget:
        form = QWidget()
        form.setObjectName("form")
        form.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(form)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        for row in (self.head, self.message, self.why, self.note):
            column.addWidget(row)
        self.buttons.setSpacing(8)
        row_of_fixes = QHBoxLayout()
        row_of_fixes.addLayout(self.buttons)
        row_of_fixes.addStretch(1)  # outside of what is cleared: only widgets are taken out
        column.addLayout(row_of_fixes)
        foot = QHBoxLayout()
        foot.addWidget(self.reason, 1)
        for button in (self.dismiss, self.mute, self.restore):
            foot.addWidget(button)
        column.addLayout(foot)
        column.addStretch(1)
        return form

    def refresh(self) -> None:
        """Shows the current finding as it is now."""
        finding = self._board.current
        name = None if finding is None else self._board.dismissal(finding)
        row = None if name is None else self._board.document.dismissals.get(name)
        is_dismissed = finding is not None and finding not in self._board.sifted.open
        self._say(finding, row, is_dismissed=is_dismissed)
        clear(self.buttons)
        if finding is not None and not is_dismissed:
            for number, fix in enumerate(finding.fix, 1):
                act: Callable[[], None] = partial(self._board.ask, finding, fix)
                self.buttons.addWidget(quiet_button(f"{number}  {FIXES[fix].title}", act))
        for field in (self.reason, self.dismiss, self.mute):
            field.setVisible(finding is not None and not is_dismissed)
        self.restore.setVisible(is_dismissed)

    def _say(self, finding: Finding | None, row: Dismissal | None, *, is_dismissed: bool) -> None:
        told = ("", "", "") if finding is None else _told(finding)
        for label, words in zip((self.head, self.message, self.why), told, strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        note = "" if finding is not None else NONE_CHOSEN
        if row is not None:
            who = " · ".join(p for p in (row.author, told_time(row.time)) if p)
            verb = (
                "Muted in this map"
                if row.on == MAP_ID
                else "Dismissed"
                if is_dismissed
                else "Dismissed before its words changed"
            )
            note = f"{verb}: {row.reason} ({who})"
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def write(self) -> None:
        """Goes to the field for the reason."""
        self.ensureWidgetVisible(self.reason)
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _dismiss(self) -> None:
        self._give(self.dismissed.emit)

    def _mute(self) -> None:
        self._give(self.muted.emit)

    def _give(self, tell: Callable[[Finding, str], None]) -> None:
        finding, reason = self._board.current, self.reason.text().strip()
        if finding is not None and not reason:
            self.write()
        elif finding is not None:
            self.reason.clear()
            tell(finding, reason)

    def _restore(self) -> None:
        if self._board.current is not None:
            self.restored.emit(self._board.current)


def _told(finding: Finding) -> tuple[str, str, str]:
    """Its kind and weight; what is wrong; why that matters and what to do."""
    is_guess = BY_ID[finding.check].trust is Trust.HEURISTIC
    weight = f"{WORDS[severity(finding)]}, a guess" if is_guess else WORDS[severity(finding)]
    reason = f"{finding.why} {finding.todo}"
    return f"{title(finding)} ({weight.lower()})", finding.message, reason
