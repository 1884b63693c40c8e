"""What panels and dialogs share to edit a map: one way to do a verb, and who does it when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from rejoinder.editor.session import Session
from rejoinder.gui.findings.board import Board
from rejoinder.gui.message_bar import Tell
from rejoinder.gui.person import own_name
from rejoinder.gui.scales import Scales
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import NodeId
from rejoinder.settings import Settings

Verb = Callable[[Document], Change]


@dataclass(frozen=True)
class Bench:
    """``say`` shows one line in passing, such as why an edit was refused; ``tell`` a message
    that stays, with what can be done. ``scales`` weigh the map; ``board`` has its findings.
    """

    session: Session
    settings: Settings
    say: Callable[[str], None]
    tell: Tell
    scales: Scales
    board: Board

    @property
    def document(self) -> Document:
        return self.session.document

    def do(self, verb: Verb, *, burst: str = "") -> Change | None:
        """Edits the map; the selection stays. ``None`` where the edit is refused."""
        try:
            change = verb(self.session.document)
        except EditRefused as refusal:
            self.say(str(refusal))
            return None
        self.session.do(change, burst=burst)
        return change

    def do_all(self, verbs: Iterable[Verb], label: str) -> None:
        """Several edits as one step called ``label``."""
        mark = self.session.mark()
        for verb in verbs:
            self.do(verb)
        self.session.merge_since(mark, label)

    def go_to(self, node: NodeId) -> None:
        """Selects ``node`` wherever it is."""
        self.session.reveal(node)

    @property
    def author(self) -> str:
        """Who comments."""
        return self.settings.author or own_name()

    def now(self) -> str:
        """The time as comments hold it: ISO 8601 in UTC, to the second."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def told_time(time: str) -> str:
    """A comment's time as a person reads it here; as it stands where it is no time.

    >>> told_time("some day")
    'some day'
    """
    try:
        local = datetime.fromisoformat(time).astimezone()
    except ValueError:
        return time
    return f"{local.day} {local:%b %Y, %H:%M}"
