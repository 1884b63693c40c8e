"""Layers by Graphviz in the real window: asked for beside it, and taken leave of."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.benchmarks.large_maps import large_map

from rejoinder.drawing.items import Path as Way
from rejoinder.editor.part import branch_of
from rejoinder.edits.add import add_reason
from rejoinder.edits.state import set_text
from rejoinder.files import graphviz
from rejoinder.files.maps import save_map
from rejoinder.gui import layering
from rejoinder.gui.export_choice import Choice, view_of
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.layout import dot
from rejoinder.layout.dot import dot_text
from rejoinder.layout.fixed import Fixed
from rejoinder.layout.geometry import Rect
from rejoinder.layout.layered import Network
from rejoinder.layout.manner import Manner
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.paint.apart import MANY

Run = Callable[[MapWindow, str], None]
Show = Callable[[Document], MapWindow]
has_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")


@pytest.fixture
def forest(show: Show) -> MapWindow:
    """A window on a map of sixty statements, all unfolded."""
    window = show(large_map(60))
    window.session.fold(())
    return window


def is_layered(window: MapWindow) -> bool:
    return isinstance(window.canvas.stage.scene._plot, Fixed)


def in_layers(window: MapWindow, run: Run, qtbot: QtBot) -> MapWindow:
    run(window, "layout.layered")
    settle(window, qtbot)
    assert is_layered(window)
    return window


def settle(window: MapWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.view.layering.is_awaited, timeout=60_000)
    QApplication.processEvents()


def boxes(window: MapWindow) -> dict[str, Rect]:
    return dict(window.canvas.stage.scene._plot.boxes())


def fresh_layers(window: MapWindow) -> bool:
    """Whether what is shown was laid out as it is now."""
    layered = window.canvas.stage.layered
    return layered is not None and layered.network == window.canvas.stage.scene.network()


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ``dot`` that never ends by itself."""
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\nsleep 60\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))


@has_dot
def test_the_command_lays_the_map_out_in_layers(forest: MapWindow, run: Run, qtbot: QtBot) -> None:
    in_layers(forest, run, qtbot)
    assert forest.view.manner() is Manner.LAYERED
    assert forest.actions_table.by_id["layout.layered"].isChecked()
    assert boxes(forest).keys() == forest.canvas.stage.scene.network().sizes.keys()
    seen, bounds = forest.canvas.eye.seen, forest.canvas.stage.bounds
    assert seen.united(bounds.grown(-1)) == seen
    picture = forest.canvas.picture
    assert len(picture.drawing.cards) == len(forest.session.document.statements)
    links = [line for line in picture.drawing.connectors if line.is_link]
    assert len(links) == len(forest.canvas.stage.scene._plot.forest.links) > 0


@has_dot
def test_every_line_has_its_own_colour_all_along(forest: MapWindow, run: Run, qtbot: QtBot) -> None:
    def greys(window: MapWindow) -> int:
        theme, lines = window.canvas.stage.composer.theme, window.canvas.picture.drawing.connectors
        styles = [s.style for line in lines for s in line.shapes if isinstance(s, Way)]
        return sum(style.stroke == theme.trunk for style in styles)

    run(forest, "layout.tree")
    assert greys(forest) > 0
    in_layers(forest, run, qtbot)
    assert greys(forest) == 0


@has_dot
def test_edits_folds_parts_and_undo_are_laid_out_anew(
    forest: MapWindow, run: Run, qtbot: QtBot
) -> None:
    in_layers(forest, run, qtbot)
    session = forest.session
    before = boxes(forest)
    inner = next(n for n in session.document.statements if session.document.links.arguments_for(n))
    session.do(add_reason(session.document, inner, fresh=session.fresh))
    settle(forest, qtbot)
    assert is_layered(forest)
    assert fresh_layers(forest)
    session.fold([inner])
    settle(forest, qtbot)
    assert fresh_layers(forest)
    session.fold(())
    session.show(branch_of(inner))
    settle(forest, qtbot)
    assert fresh_layers(forest)
    run(forest, "view.unfocus")
    session.undo()
    settle(forest, qtbot)
    assert fresh_layers(forest)
    assert boxes(forest) == before


@has_dot
def test_what_was_laid_out_before_comes_back_at_once(
    forest: MapWindow, run: Run, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_layers(forest, run, qtbot)
    before, session = boxes(forest), forest.session
    name = next(iter(session.document.statements))
    session.do(set_text(session.document, name, "So many words that the card is higher " * 5))
    settle(forest, qtbot)
    assert boxes(forest) != before
    monkeypatch.setattr(shutil, "which", lambda _: None)
    session.undo()
    assert boxes(forest) == before


@has_dot
def test_other_layouts_take_over_again(forest: MapWindow, run: Run, qtbot: QtBot) -> None:
    run(forest, "layout.hanging")
    hanging = boxes(forest)
    in_layers(forest, run, qtbot)
    run(forest, "layout.hanging")
    assert (forest.view.manner(), boxes(forest)) == (Manner.HANGING, hanging)


@has_dot
def test_a_map_opens_in_layers_where_those_were_chosen(
    forest: MapWindow, show: Show, run: Run, qtbot: QtBot
) -> None:
    in_layers(forest, run, qtbot)
    other = show(large_map(30))
    settle(other, qtbot)
    assert is_layered(other)
    assert fresh_layers(other)


def test_a_map_opens_with_a_message_where_layers_can_not_be_had(
    house: Windows, window: MapWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "forest.rejoinder"
    save_map(path, large_map(30))
    house.settings.set_word("layout", Manner.LAYERED)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    house.open([path], by=window)
    QApplication.processEvents()
    assert window.message.text == graphviz.ABSENT
    assert window.view.manner() is Manner.FILL
    assert window.canvas.stage.manner is Manner.FILL


@has_dot
def test_an_export_of_what_is_shown_has_the_layers(
    forest: MapWindow, run: Run, qtbot: QtBot
) -> None:
    in_layers(forest, run, qtbot)
    subject = forest.files.exporting.subject()
    composer = forest.canvas.stage.composer
    for part in ("whole", "visible"):
        picture = composer.compose(subject.document, view_of(subject, part))
        assert dict(picture.placement.cards) == dict(forest.canvas.picture.placement.cards)


@has_dot
def test_layers_go_into_the_process_that_draws_large_maps(
    show: Show, run: Run, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(large_map(MANY + 20))
    window.session.fold(())
    in_layers(window, run, qtbot)
    path = tmp_path / "map.svg"
    window.files.exporting.write(Choice(part="visible"), path)
    qtbot.waitUntil(lambda: not window.files.exporting.work.is_busy, timeout=60_000)
    written = path.read_text("utf-8")
    width = float(written.split('width="', 1)[1].split('"', 1)[0])
    assert width == pytest.approx(window.canvas.stage.bounds.width, abs=1)


def test_where_graphviz_is_absent_nothing_changes_but_a_message(
    forest: MapWindow, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = boxes(forest)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    run(forest, "layout.layered")
    assert forest.message.text == graphviz.ABSENT
    assert "sudo apt-get install graphviz" in forest.message.text
    assert (forest.view.manner(), boxes(forest)) == (Manner.FILL, before)
    assert forest.actions_table.by_id["layout.fill"].isChecked()


def test_a_map_that_is_too_large_stays_as_it_is(
    forest: MapWindow, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dot, "MOST", 20)
    run(forest, "layout.tree")
    before = boxes(forest)
    run(forest, "layout.layered")
    assert "20 at most" in forest.message.text
    assert (forest.view.manner(), boxes(forest)) == (Manner.TREE, before)


@has_dot
def test_layers_that_can_not_be_had_any_more_give_way_to_what_was_before(
    forest: MapWindow, run: Run, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(forest, "layout.outline")
    in_layers(forest, run, qtbot)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    session = forest.session
    thesis = session.document.thesis
    assert thesis is not None
    session.do(add_reason(session.document, thesis, fresh=session.fresh))
    settle(forest, qtbot)
    assert forest.message.text == graphviz.ABSENT
    assert forest.view.manner() is Manner.OUTLINE
    assert not is_layered(forest)


def test_cancel_leaves_the_map_as_it_was(
    forest: MapWindow, run: Run, slow: None, qtbot: QtBot
) -> None:
    before, work = boxes(forest), forest.view.layering.work
    run(forest, "layout.layered")
    qtbot.waitUntil(lambda: not work.bar.isHidden())
    assert work.bar.label.text() == "Laying the map out in layers…"
    assert boxes(forest) == before
    forest.session.select([list(forest.session.document.statements)[-1]])  # the window lives
    work.bar.button.click()
    assert (forest.view.manner(), boxes(forest)) == (Manner.FILL, before)
    assert forest.status.currentMessage() == "The map was not laid out in layers."


@has_dot
def test_a_cancelled_renewal_stays_in_the_layers_that_there_are(
    forest: MapWindow, run: Run, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_layers(forest, run, qtbot)
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\nsleep 60\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))
    session, before = forest.session, boxes(forest)
    thesis = session.document.thesis
    assert thesis is not None
    session.do(add_reason(session.document, thesis, fresh=session.fresh))
    work = forest.view.layering.work
    qtbot.waitUntil(lambda: work.bar.isVisible(), timeout=60_000)
    work.bar.button.click()
    assert forest.view.manner() is Manner.LAYERED
    assert is_layered(forest)
    assert len(boxes(forest)) == len(before) + 2
    assert not forest.view.layering.is_awaited


@has_dot
def test_many_edits_in_a_row_ask_for_layers_once(
    forest: MapWindow, run: Run, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_layers(forest, run, qtbot)
    asked: list[Network] = []

    def counted(network: Network) -> str:
        asked.append(network)
        return dot_text(network)

    monkeypatch.setattr(layering, "dot_text", counted)
    session = forest.session
    thesis = session.document.thesis
    assert thesis is not None
    for _ in range(5):
        session.do(add_reason(session.document, thesis, fresh=session.fresh))
    settle(forest, qtbot)
    assert len(asked) == 1
    assert fresh_layers(forest)


def test_one_that_takes_too_long_is_given_up(
    forest: MapWindow, run: Run, slow: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphviz, "LIMIT", 0.3)
    run(forest, "layout.layered")
    settle(forest, qtbot)
    assert "took longer than" in forest.message.text
    assert forest.view.manner() is Manner.FILL


def test_another_layout_is_chosen_while_layers_are_awaited(
    forest: MapWindow, run: Run, slow: None
) -> None:
    run(forest, "layout.layered")
    works = [forest.view.layering.work.is_busy]
    run(forest, "layout.tree")
    works.append(forest.view.layering.work.is_busy)
    assert works == [True, False]
    assert forest.view.manner() is Manner.TREE
    assert "not laid out" not in forest.status.currentMessage()


def test_an_edit_while_layers_are_awaited_asks_for_the_edited_map(
    forest: MapWindow, run: Run, slow: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(forest, "layout.layered")
    monkeypatch.undo()
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed")
    session = forest.session
    name = StatementId(next(iter(session.document.statements)))
    session.do(set_text(session.document, name, "Other words " * 20))
    settle(forest, qtbot)
    assert forest.view.manner() is Manner.LAYERED
    assert fresh_layers(forest)


def test_a_window_closes_while_layers_are_awaited(
    forest: MapWindow, run: Run, slow: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(forest, "layout.layered")
    work = forest.view.layering.work
    assert forest.close()
    assert not work.is_busy
