"""What a drag says, and how the modifier keys change it without another move of the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rejoinder.model.ids import StatementId
from rejoinder.model.records import Polarity

if TYPE_CHECKING:
    from tests.gui.canvas.conftest import Stand

ALT, SHIFT = Qt.Key.Key_Alt, Qt.Key.Key_Shift


def link_label(stand: Stand) -> str | None:
    link = stand.canvas.hand.overlay.link
    return None if link is None else link.does.label


def test_alt_pressed_in_the_middle_of_a_drag_makes_a_link_of_it_and_back(stand: Stand) -> None:
    stand.drag(stand.at("buses"), stand.at("aim"))
    hand = stand.canvas.hand
    QTest.keyPress(stand.canvas, ALT)
    assert link_label(stand) == "Also supports “A town is for people first.”"
    QTest.keyRelease(stand.canvas, ALT, Qt.KeyboardModifier.AltModifier)
    assert link_label(stand) is None
    assert hand.overlay.landing is not None
    assert hand.overlay.landing.label == "Objection to: “A town is for people first.”"
    stand.release(stand.at("aim"))
    assert len(stand.document.statements[StatementId("buses")].premise_of) == 1


def test_shift_pressed_in_the_middle_of_a_link_turns_it(stand: Stand) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    stand.drag(stand.at("buses"), stand.at("aim"), alt)
    QTest.keyPress(stand.canvas, SHIFT, alt)
    link = stand.canvas.hand.overlay.link
    assert link is not None
    assert link.does.polarity is Polarity.OPPOSE
    both = alt | Qt.KeyboardModifier.ShiftModifier
    stand.release(stand.at("aim"), both)
    served = stand.document.statements[StatementId("buses")].premise_of
    assert stand.document.inferences[served[1].inference].polarity is Polarity.OPPOSE


def test_ctrl_and_alt_link_as_well(stand: Stand) -> None:
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
    stand.drag(stand.at("buses"), stand.at("aim"), held)
    stand.release(stand.at("aim"), held)
    assert len(stand.document.statements[StatementId("buses")].premise_of) == 2
    assert stand.session.selection == ("buses",)


@pytest.mark.parametrize("name", ["quiet", "joint"])
def test_only_what_can_be_linked_is_offered_a_link(stand: Stand, name: str) -> None:
    stand.drag(stand.at(name), stand.at("trade"))
    assert stand.canvas.hand.overlay.can_link == (name == "quiet")
