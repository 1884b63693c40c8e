"""The outline edits the map as the canvas does, and stays in step with it."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from rejoinder.editor.session import Session
from rejoinder.edits import add, move, remove, roles
from rejoinder.gui.panels.outline_model import ROWS_MIME, OutlineModel
from rejoinder.gui.panels.outline_rows import RowField
from rejoinder.gui.panels.outline_tree import TOP, outline_tree
from rejoinder.gui.window import MapWindow
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, NodeId, StatementId
from rejoinder.model.roles import Role

Press = Callable[..., None]
Run = Callable[[MapWindow, str], None]


def node(name: str) -> NodeId:
    return StatementId(name)


def shape(model: OutlineModel, parent: QModelIndex | None = None) -> list[object]:
    """All rows below ``parent``, each with its own rows."""
    parent = parent or QModelIndex()
    rows = (model.index(i, 0, parent) for i in range(model.rowCount(parent)))
    return [(model.node(index), shape(model, index)) for index in rows]


def expected(document: Document, under: NodeId = TOP) -> list[object]:
    tree = outline_tree(document)
    return [(child, expected(document, child)) for child in tree.below(under)]


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
        session.undo,
        session.redo,
    ]
    try:
        verbs[choice % len(verbs)]()
    except EditRefused:
        return


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=25))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
        assert shape(model) == expected(session.document)
    end()
    tester.deleteLater()
    assert resets == []


def test_a_group_of_co_premises_is_a_row(town_window: MapWindow) -> None:
    model = town_window.outline.rows

    assert shape(model) == [
        ("thesis", [("joint", [("quiet", []), ("aim", [])]), ("trade", [("buses", [])])])
    ]
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
    assert outline.isExpanded(index)
    session.fold([StatementId("trade")])
    assert not outline.isExpanded(index)

    outline.expand(index)
    assert session.folded == frozenset()


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
    parent = model.index_of(node(under))
    action = Qt.DropAction.MoveAction
    if not model.canDropMimeData(data, action, row, 0, parent):
        return False
    model.dropMimeData(data, action, row, 0, parent)
    return True


def test_a_dropped_row_moves_its_branch(town_window: MapWindow) -> None:
    assert drop(town_window.outline.rows, "trade", under="quiet", row=-1)

    model = town_window.outline.rows
    assert shape(model) == [
        ("thesis", [("joint", [("quiet", [("trade", [("buses", [])])]), ("aim", [])])])
    ]
    assert town_window.session.history.done[-1].label == "Move branch"


def test_a_row_dropped_into_a_group_is_a_co_premise(town_window: MapWindow) -> None:
    assert drop(town_window.outline.rows, "buses", under="joint", row=1)

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
