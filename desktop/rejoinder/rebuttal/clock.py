"""Debates as they are held: which speeches there are, whose each is, and how long.

Times are those of the rules in use (National Speech and Debate Association, *High School
Unified Manual*; World Schools Debating Championships rules); a person's own event may differ.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rejoinder.rebuttal.sides import Side


class Speech(NamedTuple):
    """One speech: its short name, whose it is, and its minutes."""

    name: str
    title: str
    side: Side
    minutes: float


class Event(NamedTuple):
    """One way to debate; ``pace`` is words a minute as they are usual there."""

    name: str
    title: str
    speeches: tuple[Speech, ...]
    pace: int = 150

    def speech(self, name: str) -> Speech | None:
        """The speech of that short name, whatever its case."""
        found = (each for each in self.speeches if each.name.casefold() == name.casefold())
        return next(found, None)


def _speeches(rows: str) -> tuple[Speech, ...]:
    """Rows of ``name title / side minutes``, one a line."""
    found = []
    for row in rows.strip().splitlines():
        name, rest = row.strip().split(" ", 1)
        title, told = rest.split(" / ")
        side, minutes = told.split()
        found.append(Speech(name, title, Side(side), float(minutes)))
    return tuple(found)


EVENTS: Mapping[str, Event] = {
    event.name: event
    for event in (
        Event(
            "policy",
            "Policy",
            _speeches("""
                1AC First affirmative constructive / for 8
                1NC First negative constructive / against 8
                2AC Second affirmative constructive / for 8
                2NC Second negative constructive / against 8
                1NR First negative rebuttal / against 5
                1AR First affirmative rebuttal / for 5
                2NR Second negative rebuttal / against 5
                2AR Second affirmative rebuttal / for 5
            """),
            pace=250,
        ),
        Event(
            "ld",
            "Lincoln-Douglas",
            _speeches("""
                AC Affirmative constructive / for 6
                NC Negative constructive / against 7
                1AR First affirmative rebuttal / for 4
                NR Negative rebuttal / against 6
                2AR Second affirmative rebuttal / for 3
            """),
            pace=200,
        ),
        Event(
            "pf",
            "Public forum",
            _speeches("""
                PC Pro constructive / for 4
                CC Con constructive / against 4
                PR Pro rebuttal / for 4
                CR Con rebuttal / against 4
                PS Pro summary / for 3
                CS Con summary / against 3
                PF Pro final focus / for 2
                CF Con final focus / against 2
            """),
            pace=180,
        ),
        Event(
            "parli",
            "Parliamentary",
            _speeches("""
                PMC Prime minister constructive / for 7
                LOC Leader of opposition constructive / against 8
                MGC Member of government constructive / for 8
                MOC Member of opposition constructive / against 8
                LOR Leader of opposition rebuttal / against 4
                PMR Prime minister rebuttal / for 5
            """),
            pace=170,
        ),
        Event(
            "worlds",
            "World schools",
            _speeches("""
                P1 First proposition / for 8
                O1 First opposition / against 8
                P2 Second proposition / for 8
                O2 Second opposition / against 8
                P3 Third proposition / for 8
                O3 Third opposition / against 8
                OR Opposition reply / against 4
                PR Proposition reply / for 4
            """),
        ),
    )
}
"""Every event by name. A free debate has none of them: speeches are what a map calls them."""


def reading_minutes(words: int, pace: int) -> float:
    """How long so many words take to say, at ``pace`` words a minute."""
    return words / max(1, pace)
