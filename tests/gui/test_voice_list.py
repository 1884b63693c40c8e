"""Who says a statement is set without the mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rejoinder.edits.people import add_voice
from rejoinder.gui.dialogs import voice
from rejoinder.gui.dialogs.voice_list import VoiceList
from rejoinder.gui.window import MapWindow
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import Voice, VoiceKind

Press = Callable[..., None]
QUIET, AIM = StatementId("quiet"), StatementId("aim")


@pytest.fixture
def voiced(town_window: MapWindow) -> MapWindow:
    """The town, with two voices that say nothing yet."""
    session = town_window.session
    for name in ("The mayor", "A shopkeeper"):
        session.do(
            add_voice(session.document, fresh=session.fresh, name=name, kind=VoiceKind.QUOTED)
        )
    session.select([QUIET])
    town_window.canvas.setFocus()
    QApplication.processEvents()
    return town_window


def opened(window: MapWindow) -> VoiceList:
    found = [w for w in window.findChildren(VoiceList) if w.isVisible()]
    assert len(found) == 1
    return found[0]


def said_by(window: MapWindow, name: StatementId) -> str:
    document = window.session.document
    speaker = document.statements[name].voice
    return "" if speaker is None else document.voices[speaker].name


def test_v_lists_the_voices_and_typing_finds_one(voiced: MapWindow, press: Press) -> None:
    press("v")
    popup = opened(voiced)
    assert popup.names() == ["Nobody named", "A shopkeeper", "The mayor", "New voice…"]
    press("may")
    assert popup.names() == ["The mayor", "New voice…"]
    press(Qt.Key.Key_Return)
    assert said_by(voiced, QUIET) == "The mayor"


def test_arrows_choose_in_the_list_for_all_that_is_selected(
    voiced: MapWindow, press: Press
) -> None:
    voiced.session.select([QUIET, AIM])
    press("v", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert [said_by(voiced, name) for name in (QUIET, AIM)] == ["A shopkeeper"] * 2


def test_escape_leaves_the_voice_as_it_is(voiced: MapWindow, press: Press) -> None:
    press("v", "may", Qt.Key.Key_Escape)
    assert said_by(voiced, QUIET) == ""
    assert not [w for w in voiced.findChildren(VoiceList) if w.isVisible()]


def test_a_new_voice_is_asked_for_and_given(
    voiced: MapWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(_: Voice | None = None) -> tuple[str, VoiceKind]:
        return "A driver", VoiceKind.QUOTED

    monkeypatch.setattr(voice, "ask_voice", asked)
    press("v", "new", Qt.Key.Key_Return)
    assert said_by(voiced, QUIET) == "A driver"


def test_a_step_has_no_voice(voiced: MapWindow, press: Press) -> None:
    voiced.session.select([InferenceId("joint")])
    press("v")
    assert voiced.status.currentMessage() == "A card is said by somebody: select one first."
