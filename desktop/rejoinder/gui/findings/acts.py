"""What a person does about a finding: goes there, mends it, lets it stand, mutes its check."""

from collections.abc import Callable

from rejoinder.drawing.items import MarkKind
from rejoinder.edits import dismissals
from rejoinder.gui.bench import Bench
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import DismissalId, SourceId, StatementId
from rejoinder.review.dismissing import dismissal_of, muting
from rejoinder.review.finding import Finding
from rejoinder.review.fixes import FIXES
from rejoinder.review.grouping import node_of

COMMANDS = {
    "ask": "add.comment",
    "choose-scheme": "step.scheme",
    "cite": "add.source",
    "connect": "statement.link",
    "set-voice": "statement.voice",
    "write": "statement.edit",
}
"""The command that does what a fix without a verb leads to."""

PARTS = {
    "show-comments": MarkKind.COMMENTS.value,
    "show-passages": "passages",
    "show-sources": MarkKind.SOURCES.value,
}
"""The part of the inspector that a fix shows."""


class Acts:
    """``run`` runs a command by its id, ``edit`` opens what is current for typing, ``show`` a
    part of the inspector.
    """

    def __init__(
        self,
        bench: Bench,
        *,
        run: Callable[[str], None],
        edit: Callable[[], None],
        show: Callable[[str], None],
    ) -> None:
        self._bench = bench
        self._run, self._edit, self._show = run, edit, show

    def go(self, finding: Finding) -> bool:
        """Selects what a finding is about; false where it is about no statement or step."""
        node = node_of(self._bench.document, finding)
        if node is None:
            return False
        self._bench.go_to(node)
        return True

    def mend(self, finding: Finding, name: str) -> None:
        """Does what a fix does; what it adds is opened for typing."""
        fix, session = FIXES[name], self._bench.session
        if fix.verb is None:
            self._lead(finding, name)
            return
        if not self._bench.board.holds(finding):
            self._bench.say("The map has changed and is being checked. Try again in a moment.")
            return
        try:
            change = fix.verb(session.document, finding, session.fresh)
        except EditRefused as refusal:
            self._bench.say(str(refusal))
            return
        new = [StatementId(row) for row in change.created("statements")]
        session.do(change, select=new[:1] or None)
        self._bench.say(f"{change.label}. Ctrl+Z takes it back.")
        if fix.writes:
            self._edit()

    def _lead(self, finding: Finding, name: str) -> None:
        if name == "edit-source" and finding.where.table == "sources":
            from rejoinder.gui.dialogs.source import edit_source

            edit_source(self._bench, SourceId(finding.where.id))
            return
        if not self.go(finding):
            return
        if name in COMMANDS:
            self._run(COMMANDS[name])
        elif name in PARTS:
            self._show(PARTS[name])

    def dismiss(self, finding: Finding, reason: str) -> bool:
        """Lets a finding stand; false where that is refused."""
        bench, fresh = self._bench, self._bench.session.fresh
        document, who, when = bench.document, bench.author, bench.now()
        row = dismissal_of(document, finding, reason=reason, author=who, time=when)
        return bench.do(lambda d: dismissals.dismiss(d, row, fresh=fresh)) is not None

    def mute(self, finding: Finding, reason: str) -> bool:
        """Keeps the check of a finding from being asked in this map."""
        bench, fresh = self._bench, self._bench.session.fresh
        row = muting(finding.check, reason=reason, author=bench.author, time=bench.now())
        return bench.do(lambda d: dismissals.dismiss(d, row, fresh=fresh)) is not None

    def restore(self, name: DismissalId) -> None:
        """Takes a dismissal back."""
        self._bench.do(lambda d: dismissals.restore(d, name))
