"""A branch is signed off with a key, turns stale, and is signed again."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from rejoinder.drawing.items import MarkKind
from rejoinder.edits.state import set_text
from rejoinder.gui.panels.signing_part import SigningPart
from rejoinder.gui.window import MapWindow
from rejoinder.model.ids import StatementId

Press = Callable[..., None]
THESIS, TRADE, BUSES = map(StatementId, ("thesis", "trade", "buses"))


@pytest.fixture
def signing(town_window: MapWindow, press: Press) -> MapWindow:
    """The window with an objection signed off."""
    town_window.bench.settings.author = "Ann"
    town_window.session.select([TRADE])
    town_window.canvas.setFocus()
    press("i")
    return town_window


def told(window: MapWindow) -> list[str]:
    part = next(p for p in window.inspector.statement.parts if isinstance(p, SigningPart))
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible()]


def marks(window: MapWindow, name: StatementId) -> list[MarkKind]:
    card = window.canvas.stage.card(name)
    return [] if card is None else [mark.kind for mark in card.face.marks]


def test_i_signs_off_and_undo_takes_it_back(signing: MapWindow) -> None:
    (signoff,) = signing.session.document.signoffs.values()

    assert (signoff.on, signoff.author) == (TRADE, "Ann")
    assert marks(signing, TRADE) == [MarkKind.SIGNED]
    assert "✓ As signed" in told(signing)
    signing.session.undo()
    assert signing.session.document.signoffs == {}
    assert marks(signing, TRADE) == []


def test_a_change_below_turns_it_stale_and_is_told(signing: MapWindow) -> None:
    session = signing.session
    session.do(set_text(session.document, BUSES, "Customers come by tram."))
    QApplication.processEvents()

    assert marks(signing, TRADE) == [MarkKind.STALE]
    assert "Changed since" in told(signing)
    assert "Changed: “Customers come by tram.”." in told(signing)


def test_signing_again_makes_it_fresh(signing: MapWindow, press: Press) -> None:
    session = signing.session
    session.do(set_text(session.document, BUSES, "Customers come by tram."))
    press("i")

    assert len(session.document.signoffs) == 1
    assert marks(signing, TRADE) == [MarkKind.SIGNED]


def test_a_change_elsewhere_leaves_it_fresh(signing: MapWindow) -> None:
    session = signing.session
    session.do(set_text(session.document, THESIS, "The town should be closed to cars."))
    QApplication.processEvents()

    assert marks(signing, TRADE) == [MarkKind.SIGNED]
