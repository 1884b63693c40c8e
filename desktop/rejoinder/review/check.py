"""A check: one question that is asked of a map, as a row of a table.

A check looks at one row and what it touches, or at the map as a whole; which of them decides
how often it is asked again while a person edits.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rejoinder.model.problem import Where
from rejoinder.model.text import one_line
from rejoinder.review.finding import Finding, Flaw, Severity, Trust
from rejoinder.review.ground import Ground

Flaws = Iterable[Flaw | None]
"""What a check finds; ``None`` is a pause in its work."""


@dataclass(frozen=True)
class Check:
    """``asks`` is its question. One of the three looks is filled: at every statement or step by
    its id, or at all of the map. Those that are not ``on`` are asked on demand.
    """

    id: str
    title: str
    asks: str
    severity: Severity
    why: str
    todo: str
    statement: Callable[[Ground, str], Flaws] | None = None
    step: Callable[[Ground, str], Flaws] | None = None
    whole: Callable[[Ground], Flaws] | None = None
    trust: Trust = Trust.RELIABLE
    on: bool = True
    fix: tuple[str, ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether it looks at one row and its neighbours."""
        return self.whole is None

    def at(self, ground: Ground, row: str) -> tuple[Finding, ...]:
        """What a local check finds in ``row``."""
        if row in ground.document.statements:
            return () if self.statement is None else self._told(ground, self.statement(ground, row))
        if row in ground.document.inferences and self.step is not None:
            return self._told(ground, self.step(ground, row))
        return ()

    def pausing(self, ground: Ground) -> Iterator[Finding | None]:
        """What a check of the whole map finds, with its pauses."""
        assert self.whole is not None
        for flaw in self.whole(ground):
            yield None if flaw is None else self._finding(ground, flaw)

    def everywhere(self, ground: Ground) -> tuple[Finding, ...]:
        """What it finds in the map."""
        if self.whole is not None:
            return self._told(ground, self.whole(ground))
        document = ground.document
        rows = (*document.statements, *document.inferences)
        return tuple(finding for row in rows for finding in self.at(ground, row))

    def _told(self, ground: Ground, flaws: Flaws) -> tuple[Finding, ...]:
        return tuple(self._finding(ground, flaw) for flaw in flaws if flaw is not None)

    def _finding(self, ground: Ground, flaw: Flaw) -> Finding:
        is_step = flaw.row in ground.document.inferences
        where = Where(flaw.row, "inferences" if is_step else flaw.table)
        message = _sentence(flaw.says)
        return Finding(self.id, where, message, self.why, self.todo, self.fix, flaw.beside)


def _sentence(says: str) -> str:
    line = one_line(says)
    return line[:1].upper() + line[1:]
