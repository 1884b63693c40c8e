"""What commands do with findings, and what joins board, list, cards and inspector."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from rejoinder.editor.command import Command
from rejoinder.editor.commands import BY_ID
from rejoinder.gui.bench import Bench
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.gui.canvas.view import Canvas
from rejoinder.gui.docks import Docks
from rejoinder.gui.findings.acts import Acts
from rejoinder.gui.findings.board import Shown
from rejoinder.gui.findings.pane import FindingsPane
from rejoinder.gui.panels.inspector import Inspector
from rejoinder.gui.panes import Panes
from rejoinder.gui.sight import Sight
from rejoinder.review.finding import Finding


class Room(Protocol):
    """The window, as far as findings need it."""

    bench: Bench
    docks: Docks
    canvas: Canvas
    view: Sight
    panes: Panes
    inspector: Inspector

    def run(self, command: Command) -> None: ...


def joined(room: Room) -> "FindingsDesk":
    """The desk of a window whose parts are made."""

    def show(part: str) -> None:
        room.panes.show("inspector")
        room.inspector.show_part(part)

    acts = Acts(
        room.bench,
        run=lambda name: room.run(BY_ID[name]),
        edit=room.view.edit_text,
        show=show,
    )
    listed = partial(room.panes.show, "findings")
    return FindingsDesk(room.bench, room.docks.findings, room.canvas, acts=acts, show=listed)


class FindingsDesk(QObject):
    """``show`` opens the list; ``acts`` change the map."""

    def __init__(
        self,
        bench: Bench,
        pane: FindingsPane,
        canvas: MapView,
        *,
        acts: Acts,
        show: Callable[[], None],
    ) -> None:
        super().__init__(canvas)
        self._bench, self._board, self._pane, self._canvas = bench, bench.board, pane, canvas
        self._acts, self._show = acts, show
        self._board.changed.connect(self._mark)
        self._board.asked.connect(self._do)
        pane.gone_to.connect(acts.go)
        pane.detail.dismissed.connect(self._dismiss)
        pane.detail.muted.connect(self._mute)
        pane.detail.restored.connect(self._restore)
        pane.problems.asked.connect(self._go_to_problem)

    # --- what commands ask ---

    def has(self) -> bool:
        """Whether anything is listed."""
        return bool(self._board.groups)

    def step(self, *, back: bool) -> None:
        """Goes to the next finding of the list, or the one before, and says it."""
        finding = self._board.step(back=back)
        if finding is not None:
            self._acts.go(finding)
            place = self._board.listed.index(finding) + 1
            self._bench.say(f"{place} of {len(self._board.listed)}: {finding.message}")

    def can_fix(self) -> bool:
        finding = self._meant()
        return finding is not None and bool(finding.fix)

    def fix(self) -> None:
        """Does the first fix of the finding that is meant."""
        finding = self._meant()
        if finding is not None and finding.fix:
            self._acts.mend(finding, finding.fix[0])

    def is_about_something(self) -> bool:
        return self._meant() is not None

    def dismiss(self) -> None:
        """Asks why the finding that is meant can stand."""
        finding = self._meant()
        if finding is not None:
            self._ask_why(finding)

    def guesses(self) -> bool:
        return self._board.guesses

    def guess(self, on: bool) -> None:  # a switch
        self._board.guess(on)

    def _meant(self) -> Finding | None:
        """The current finding if it is about what is selected, else the first one on that."""
        node = self._bench.session.current
        found = () if node is None else self._board.by_row.get(node, ())
        current = self._board.current
        is_open = current is not None and current in self._board.sifted.open
        if is_open and (node is None or current in found or not found):
            return current
        return found[0] if found else None

    # --- what the list and the inspector ask ---

    def _do(self, finding: Finding, fix: str) -> None:
        if fix:
            self._acts.mend(finding, fix)
        else:
            self._ask_why(finding)

    def _ask_why(self, finding: Finding) -> None:
        if self._board.shown is Shown.DISMISSED or finding not in self._board.listed:
            self._board.show(Shown.OPEN)
            self._pane.show_problems(())
        self._board.choose(finding)
        self._show()
        self._pane.detail.write()

    def _dismiss(self, finding: Finding, reason: str) -> None:
        if self._acts.dismiss(finding, reason):
            self._bench.say("Dismissed. It comes back when the words change.")

    def _mute(self, finding: Finding, reason: str) -> None:
        if self._acts.mute(finding, reason):
            self._bench.say(
                "This check is no longer asked in this map. It is listed with what is dismissed."
            )

    def _restore(self, finding: Finding) -> None:
        name = self._board.dismissal(finding)
        if name is not None:
            self._acts.restore(name)

    def _go_to_problem(self) -> None:
        node = self._pane.problem_node()
        if node is not None and self._bench.document.has_node(node):
            self._bench.go_to(node)

    def _mark(self) -> None:
        self._canvas.stage.badges.by_node = self._board.badges()
        self._canvas.refresh()
