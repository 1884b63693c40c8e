"""Tables under the canvas: any number of rows, the words of those alone that are seen."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rejoinder.gui.panels.table import Table

MANY = 10_000


def table_of(qtbot: QtBot, asked: list[str]) -> Table:
    def cells(name: str) -> tuple[str, str]:
        asked.append(name)
        return f"Thread\n{name}", "Here"

    table = Table("Threads", ("Comment", "On"))
    qtbot.addWidget(table)
    table.fill([str(n) for n in range(MANY)], cells, dim=("3",))
    table.resize(400, 300)
    table.show()
    table.grab()
    return table


def test_only_rows_in_sight_are_asked_for_their_words(qtbot: QtBot) -> None:
    asked: list[str] = []
    table = table_of(qtbot, asked)
    assert 0 < len(set(asked)) < 100
    assert table.rows.index(0, 0).data() == "Thread 0"


def test_a_click_and_enter_go_where_the_row_leads(qtbot: QtBot) -> None:
    table = table_of(qtbot, [])
    gone: list[str] = []
    table.asked.connect(lambda: gone.append(table.current()))
    spot = table.visualRect(table.rows.index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    table.choose("5")
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert gone == ["2", "5"]


def test_the_current_row_stays_current_while_it_is_listed(qtbot: QtBot) -> None:
    table = table_of(qtbot, [])
    table.choose("7")
    table.fill(["1", "7"], lambda name: (name, ""))
    assert table.current() == "7"
    table.fill(["1"], lambda name: (name, ""))
    assert table.current() == ""
    assert table.currentIndex() == QModelIndex()
