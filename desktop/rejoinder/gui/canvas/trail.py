"""Where the session stood before its last event, so that Escape can also take back the
command that opened an editor."""

from rejoinder.editor.session import Event, Mark, Session
from rejoinder.model.ids import StatementId


class Trail:
    """Follows a session by one step."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._now = session.mark()
        self._before = self._now

    def note(self, event: Event) -> None:
        """Takes in what just happened; a new selection alone is no step."""
        if event.reset:
            self._before = self._session.mark()
        elif event.change is not None:
            self._before = self._now
        self._now = self._session.mark()

    def beginning(self, statement: StatementId, *, has_words: bool = False) -> Mark | None:
        """The mark to return to when the text of ``statement`` is given up, where the last
        step has only just created it, still without words unless it ``has_words`` that were
        only offered; ``None`` where it was there before."""
        done = self._session.history.done
        if not done or len(self._before.past.done) != len(done) - 1:
            return None
        if self._session.document.statements[statement].text and not has_words:
            return None
        return self._before if statement in done[-1].created("statements") else None
