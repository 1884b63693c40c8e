"""Undo and redo as two lists of changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import NamedTuple

from rejoinder.model.change import Change, joined


class Past(NamedTuple):
    """A history as it was at one moment; ``saves`` tells whether a save came since."""

    done: tuple[Change, ...]
    undone: tuple[Change, ...]
    clean: int
    saves: int


@dataclass
class History:
    """``done`` in order of doing, ``undone`` with the next redo last.

    Changes with the same ``burst`` that follow each other count as one, as typing does.
    ``clean`` is the length of ``done`` at the last save; -1 when no undo leads back there.
    """

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    clean: int = 0
    _saves: int = 0
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
                burst = ""  # the step that is last now is another one
        else:
            self.done.append(change)
        self._burst = burst

    def end_burst(self) -> None:
        """What comes next is a step of its own."""
        self._burst = ""

    def mark_clean(self, past: Past | None = None) -> None:
        """Says that what is on disk is the state now, or that at ``past``, where undo and redo
        still lead there.
        """
        steps = [*self.done, *reversed(self.undone)]
        there = self.done if past is None else past.done
        leads = len(steps) >= len(there) and all(map(is_, there, steps))
        self.clean = len(there) if leads else -1
        self._saves += 1
        self._burst = ""

    def past(self) -> Past:
        """The history as it is now, to go back to."""
        return Past(tuple(self.done), tuple(self.undone), self.clean, self._saves)

    def return_to(self, past: Past) -> None:
        """The history as it was at ``past``, unless a save came since: then that is no more
        what is on the disk."""
        self.done[:], self.undone[:] = past.done, past.undone
        self.clean = past.clean if self._saves == past.saves else -1
        self._burst = ""

    def replace_last(self, count: int, steps: Sequence[Change]) -> None:
        """Puts ``steps``, which together do the same, in place of the last ``count`` ones."""
        was_clean, start = self.is_clean, len(self.done) - count
        self.done[start:] = steps
        if self.clean > start:
            self.clean = len(self.done) if was_clean else -1
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
