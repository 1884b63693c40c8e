"""The outline edits the map as the canvas does, and stays in step with it."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QStyleOptionViewItem as Option
from pytestqt.qtbot import QtBot
from tests.benchmarks.large_maps import chain, star

from rejoinder.editor.session import Session
from rejoinder.edits import add, move, remove, roles
from rejoinder.edits.state import set_text
from rejoinder.gui.panels.outline_model import ROWS_MIME, Index, OutlineModel
from rejoinder.gui.panels.outline_order import Order, Row
from rejoinder.gui.panels.outline_rows import PAD, OutlineRows, RowField
from rejoinder.gui.panels.outline_tree import TOP, rows_under
from rejoinder.gui.window import MapWindow
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, NodeId, StatementId
from rejoinder.model.roles import Role
from rejoinder.model.roles import roles as roles_of

Press = Callable[..., None]
Run = Callable[[MapWindow, str], None]
Show = Callable[[Document], MapWindow]


def node(name: str) -> NodeId:
    return StatementId(name)


def shape(model: OutlineModel) -> list[tuple[str, int, Role | None]]:
    """All rows with how deep they stand and their roles."""
    rows = (model.index(place, 0) for place in range(model.rowCount()))
    return [(model.node(row), model.row(row).depth, model.role_of(row)) for row in rows]


def expected(session: Session) -> list[tuple[str, int, Role | None]]:
    """The rows as a tree that is walked from the top has them."""
    document, known = session.document, roles_of(session.document)
    rows: list[tuple[str, int, Role | None]] = []
    waiting = [(node, 1) for node in reversed(rows_under(document, TOP))]
    while waiting:
        node, depth = waiting.pop()
        rows.append((node, depth, known.get(StatementId(node))))
        if node not in session.folded:
            waiting.extend((n, depth + 1) for n in reversed(rows_under(document, node)))
    return rows


def drawn(model: OutlineModel) -> list[str]:
    """The rows as one sees them: further in, the deeper."""
    return ["  " * (depth - 1) + name for name, depth, _ in shape(model)]


def edit(session: Session, choice: int, place: int) -> None:
    """One of many edits, on one of the statements; refusals are no edits."""
    names = sorted(session.document.statements)
    fresh, document = session.fresh, session.document
    if not names:
        session.do(add.add_loose(document, fresh=fresh, text="first"))
        return
    one, other = names[place % len(names)], names[(place * 7 + 3) % len(names)]
    verbs: list[Callable[[], object]] = [
        lambda: session.do(add.add_reason(document, one, fresh=fresh)),
        lambda: session.do(add.add_undercut(document, one, fresh=fresh)),
        lambda: session.do(add.add_co_premise(document, one, fresh=fresh)),
        lambda: session.do(add.add_parent(document, one, fresh=fresh)),
        lambda: session.do(move.shift(document, [one], by=1)),
        lambda: session.do(move.promote(document, [one], fresh=fresh)),
        lambda: session.do(move.move(document, [one], to=move.AsArgument(other), fresh=fresh)),
        lambda: session.do(remove.remove_branches(document, [one])),
        lambda: session.do(remove.remove_keeping_children(document, [one])),
        lambda: session.do(roles.set_role(document, [one], Role.EVIDENCE, fresh=fresh)),
        lambda: session.do(roles.set_role(document, [one], Role.OBJECTION, fresh=fresh)),
        lambda: session.do(roles.set_role(document, [one], Role.PREMISE, fresh=fresh)),
        lambda: session.fold(session.folded.symmetric_difference([one])),
        lambda: session.fold(()),
        session.undo,
        session.redo,
    ]
    try:
        verbs[choice % len(verbs)]()
    except EditRefused:
        return


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=25))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_follow_any_edits_without_a_reset(
    qapp: QApplication,  # models need one
    town: Document,
    fresh: Fresh,
    edits: list[tuple[int, int]],
) -> None:
    session = Session(town, fresh)
    model = OutlineModel(session)
    tester = QAbstractItemModelTester(model)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    end = session.subscribe(lambda _, event: model.follow(event))
    for choice, place in edits:
        edit(session, choice, place)
        assert shape(model) == expected(session)
    end()
    tester.deleteLater()
    assert resets == []


def test_a_group_of_co_premises_is_a_row(town_window: MapWindow) -> None:
    model = town_window.outline.rows

    assert drawn(model) == ["thesis", "  joint", "    quiet", "    aim", "  trade", "    buses"]
    assert (
        model.index_of(node("joint"))
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith("Co-premises for")
    )


def test_selection_goes_both_ways(town_window: MapWindow) -> None:
    outline, session = town_window.outline, town_window.session
    session.select([node("buses")])
    assert outline.rows.node(outline.currentIndex()) == "buses"

    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    outline.selectionModel().setCurrentIndex(outline.rows.index_of(node("aim")), flag)
    assert session.selection == ("aim",)


def test_folds_go_both_ways(town_window: MapWindow) -> None:
    outline, session = town_window.outline, town_window.session
    index = outline.rows.index_of(node("trade"))
    assert outline.is_open(index)
    session.fold([StatementId("trade")])
    assert not outline.is_open(index)
    assert not outline.rows.index_of(node("buses")).isValid()

    outline.set_open(index, is_open=True)
    assert session.folded == frozenset()


def test_arrows_fold_and_go_in_and_out(town_window: MapWindow, press: Press) -> None:
    outline, session = town_window.outline, town_window.session
    outline.setFocus()
    session.select([node("buses")])
    press(Qt.Key.Key_Left)
    assert session.selection == ("trade",)
    press(Qt.Key.Key_Left)
    assert session.folded == {"trade"}
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert (session.folded, session.selection) == (frozenset(), ("buses",))


def test_a_step_is_closed_in_the_outline_alone(town_window: MapWindow) -> None:
    outline = town_window.outline
    sign = outline.visualRect(outline.rows.index_of(node("joint"))).topLeft() + QPoint(-8, 10)
    for rows in (["thesis", "  joint", "  trade", "    buses"], None):
        QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=sign)
        if rows:
            assert drawn(outline.rows) == rows
    assert "    aim" in drawn(outline.rows)
    assert town_window.session.folded == frozenset()


def test_keys_add_and_write_in_the_outline(town_window: MapWindow, press: Press) -> None:
    outline, session = town_window.outline, town_window.session
    outline.setFocus()
    session.select([node("trade")])
    press(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), RowField)
    press("Rents fall", Qt.Key.Key_Return)

    texts = [s.text for s in session.document.statements.values()]
    assert "Rents fall" in texts
    assert outline.hasFocus()


def test_a_row_is_edited_in_place(town_window: MapWindow, press: Press) -> None:
    outline = town_window.outline
    outline.setFocus()
    town_window.session.select([node("aim")])
    QApplication.processEvents()
    press(Qt.Key.Key_F2, "People first", Qt.Key.Key_Return)

    assert town_window.session.document.statements[StatementId("aim")].text == "People first"


def test_delete_removes_the_branch_of_a_row(town_window: MapWindow, press: Press) -> None:
    town_window.outline.setFocus()
    town_window.session.select([node("trade")])
    press(Qt.Key.Key_Delete)

    assert set(town_window.session.document.statements) == {"thesis", "quiet", "aim"}


def drop(model: QAbstractItemModel, name: str, *, under: str, row: int) -> bool:
    """Drops a row as a drag would; false where it may not land there."""
    assert isinstance(model, OutlineModel)
    data = model.mimeData([model.index_of(node(name))])
    assert data.hasFormat(ROWS_MIME)
    parent = model.index_of(node(under)) if row < 0 else QModelIndex()
    action = Qt.DropAction.MoveAction
    if not model.canDropMimeData(data, action, row, 0, parent):
        return False
    model.dropMimeData(data, action, row, 0, parent)
    return True


def test_a_dropped_row_moves_its_branch(town_window: MapWindow) -> None:
    assert drop(town_window.outline.rows, "trade", under="quiet", row=-1)

    model = town_window.outline.rows
    assert drawn(model) == [
        "thesis", "  joint", "    quiet", "      trade", "        buses", "    aim"
    ]  # fmt: skip
    assert town_window.session.history.done[-1].label == "Move branch"


def test_a_row_dropped_into_a_group_is_a_co_premise(town_window: MapWindow) -> None:
    gap = town_window.outline.rows.index_of(node("aim")).row()
    assert drop(town_window.outline.rows, "buses", under="joint", row=gap)

    premises = town_window.session.document.links.premises_of
    assert premises(
        town_window.session.document.statements[StatementId("quiet")].premise_of[0].inference
    ) == (
        "quiet",
        "buses",
        "aim",
    )


def test_a_drop_that_would_make_a_loop_is_refused_with_its_reason(town_window: MapWindow) -> None:
    before = town_window.session.document
    assert not drop(town_window.outline.rows, "trade", under="buses", row=-1)

    assert town_window.session.document == before
    assert town_window.status.currentMessage()


@pytest.mark.parametrize("text", ["<b>bold</b>", "<img src='x'>", "a &lt; b", "first\nsecond"])
def test_rows_show_text_as_it_is(town_window: MapWindow, text: str) -> None:
    model = town_window.outline.rows
    model.setData(model.index_of(node("aim")), text)

    assert model.index_of(node("aim")).data() == " ".join(text.split())


def test_a_new_row_is_wholly_in_sight(town_window: MapWindow, run: Run) -> None:
    town_window.resize(1280, 420)
    thesis = StatementId("thesis")
    for _ in range(12):
        town_window.session.select([thesis])
        run(town_window, "add.premise")
    outline = town_window.outline
    row = outline.visualRect(outline.currentIndex())
    assert outline.viewport().rect().contains(row)

    run(town_window, "edit.undo")
    row = outline.visualRect(outline.currentIndex())
    assert outline.viewport().rect().contains(row)


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 700), st.booleans()), max_size=30))
def test_an_order_is_a_list_that_knows_its_places(edits: list[tuple[int, int, bool]]) -> None:
    order, plain, number = Order(), list[Row](), 0
    for place, count, grows in edits:
        at = place % (len(plain) + 1)
        if grows:
            rows = [Row(node(f"n{number + i}"), 1 + (place + i) % 5, True) for i in range(count)]
            number += count
            order.insert(at, rows)
            plain[at:at] = rows
        else:
            stop = min(len(plain), at + count)
            order.remove(at, stop)
            del plain[at:stop]
        assert list(order) == plain
    for at, row in enumerate(plain):
        deeper = next((i for i in range(at + 1, len(plain)) if plain[i].depth <= row.depth), None)
        assert (order[at], order.place(row.node)) == (row, at)
        assert order.end_of(at) == (len(plain) if deeper is None else deeper)
        above = next((i for i in range(at - 1, -1, -1) if plain[i].depth < row.depth), -1)
        assert order.parent_of(at) == above


def test_only_rows_in_sight_are_measured(show: Show) -> None:
    window = show(star(3000))
    window.session.fold(())
    QApplication.processEvents()
    outline, asked = window.outline, list[int]()
    plain = outline.measurer.height

    def height(index: Index) -> int:
        asked.append(index.row())
        return plain(index)

    outline.measurer.height = height  # type: ignore[method-assign]
    outline.verticalScrollBar().setValue(outline.verticalScrollBar().maximum() // 2)
    window.session.do(set_text(window.session.document, StatementId("s1500"), "Short now."))
    QApplication.processEvents()
    assert 0 < len(set(asked)) < 120


def test_the_last_row_of_a_long_list_can_be_reached(show: Show) -> None:
    window = show(star(500))
    window.session.fold(())
    outline = window.outline
    outline.verticalScrollBar().setValue(outline.verticalScrollBar().maximum())
    last = outline.index(outline.count() - 1)
    below = outline.viewport().rect().bottom() - outline.visualRect(last).bottom()
    assert 0 <= below < 4


def test_deep_rows_leave_room_for_their_words(show: Show) -> None:
    window = show(chain(200))
    window.session.reveal(node("s199"))
    QApplication.processEvents()
    outline = window.outline
    rect = outline.visualRect(outline.currentIndex())
    assert outline.viewport().rect().contains(rect)
    assert rect.width() > outline.viewport().width() / 2


def test_everything_can_be_selected_with_the_keyboard(show: Show) -> None:
    window = show(star(300))
    window.outline.setFocus()
    window.outline.selectAll()
    assert len(window.session.selection) == window.outline.count()
    assert len(window.outline.selectionModel().selectedRows()) == window.outline.count()


def test_long_words_end_after_three_lines(show: Show) -> None:
    document = star(3)
    name = StatementId("s1")
    texts = ("words that go on and on " * 40, "Unbroken" * 80, "iiii " * 200, "Short.")
    window = show(document)
    outline, heights = window.outline, []
    for text in texts:
        window.session.do(set_text(window.session.document, name, text))
        heights.append(outline.measurer.height(outline.rows.index_of(name)))
    line = outline.fontMetrics().lineSpacing()
    assert all(height <= 3 * line + 2 * PAD + 3 for height in heights)
    assert heights[0] > heights[-1]


def test_typing_draws_only_the_row_that_reads_otherwise(
    town_window: MapWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    outline, session = town_window.outline, town_window.session
    qtbot.wait(20)
    drawn: list[NodeId] = []
    paint = OutlineRows.paint

    def noted(rows: OutlineRows, painter: QPainter, option: Option, index: Index) -> None:
        drawn.append(outline.rows.node(index))
        paint(rows, painter, option, index)

    monkeypatch.setattr(OutlineRows, "paint", noted)
    name = StatementId("trade")
    session.do(set_text(session.document, name, f"{session.document.statements[name].text}."))
    qtbot.waitUntil(lambda: bool(drawn))
    assert set(drawn) == {name}
    session.do(set_text(session.document, name, "Trade " * 40))
    qtbot.waitUntil(lambda: len(set(drawn)) > 1)
