"""Undo and redo as two lists of changes."""

from dataclasses import dataclass, field

from rejoinder.model.change import Change, joined


@dataclass
class History:
    """``done`` in order of doing, ``undone`` with the next redo last.

    Changes with the same ``burst`` that follow each other count as one, as typing does.
    ``clean`` is the length of ``done`` at the last save; -1 when no undo leads back there.
    """

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    clean: int = 0
    _burst: str = ""

    @property
    def is_clean(self) -> bool:
        return self.clean == len(self.done)

    def record(self, change: Change, *, burst: str = "") -> None:
        """Adds a change that was just applied; what was undone can't be redone after it."""
        if self.clean > len(self.done):
            self.clean = -1
        self.undone.clear()
        if burst and burst == self._burst and self.done and self.clean != len(self.done):
            merged = joined(self.done[-1].label, (self.done[-1], change))
            if merged.rows:
                self.done[-1] = merged
            else:
                self.done.pop()
        else:
            self.done.append(change)
        self._burst = burst

    def end_burst(self) -> None:
        """What comes next is a step of its own."""
        self._burst = ""

    def mark_clean(self) -> None:
        self.clean = len(self.done)
        self._burst = ""

    def step_back(self) -> Change | None:
        """The change that undoes the last one, moved to the redo list; ``None`` at the start."""
        self._burst = ""
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1].inverted()

    def step_forward(self) -> Change | None:
        """The change that was undone last, moved back; ``None`` when there is none."""
        self._burst = ""
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        return self.done[-1]
