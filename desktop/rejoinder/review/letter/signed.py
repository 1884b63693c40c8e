"""Which branches somebody signed off, and what is otherwise since then."""

from collections.abc import Iterator

from rejoinder.model.ids import StatementId
from rejoinder.model.text import one_line
from rejoinder.prose.blocks import AnyBlock, Heading, Item, Listing, Run, italic, plain
from rejoinder.prose.english import ended, told_date
from rejoinder.review.letter.reading import Reading
from rejoinder.review.signing import Standing, standings, told


def signed_part(reading: Reading) -> Iterator[AnyBlock]:
    """The sign-offs, the oldest first; nothing where nobody signed anything."""
    rows = [row for row in standings(reading.document) if reading.document.has_node(row.signoff.on)]
    if rows:
        yield Heading(level=1, runs=plain("Signed off"), name="signed")
        yield Listing(items=tuple(_signed(reading, row) for row in rows))


def _signed(reading: Reading, standing: Standing) -> Item:
    """What was signed off by whom and when, with what they said of it."""
    row = standing.signoff
    name = StatementId(row.on)
    who = f" by {one_line(row.author)}" if row.author.strip() else ""
    day = f" on {told_date(row.time)}" if row.time else ""
    what = reading.named(name)
    owner = reading.owners.get(name, "")
    runs = [Run(text=what[:1].upper() + what[1:], to=owner), Run(text=f": signed off{who}{day}.")]
    if row.text.strip():
        runs.append(Run(text=f" {ended(one_line(row.text))}"))
    if standing.is_stale:
        runs += [
            italic(" Since then: "),
            Run(text=told(reading.document, standing.since)),
        ]
    return Item(runs=tuple(runs))
