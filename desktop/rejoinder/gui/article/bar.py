"""The small bar over words that are selected in the article: what can be done with them."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from rejoinder.editor.commands import BY_ID
from rejoinder.gui.actions import shown_key
from rejoinder.gui.plain import OneLine, literal

ON_BAR = (
    "article.premise",
    "article.objection",
    "article.evidence",
    "article.co_premise",
    "article.anchor",
    "article.comment",
    "article.aside",
)
ROW, NARROW_ROW = 7, 4
"""Buttons in a row, where there is room for all and where there is not."""
AIR = 6


class WordsBar(QFrame):
    """Buttons with the letters of their commands, and what the words would argue about."""

    def __init__(self, paper: QWidget) -> None:
        super().__init__(paper)
        self._paper = paper
        self.setObjectName("wordsBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(4, 4, 4, 3)
        self._grid.setSpacing(0)
        self._buttons: list[QToolButton] = []
        self._columns = 0
        self._about = OneLine()
        self._about.setObjectName("caption")
        self.hide()

    def fill(self, actions: Iterable[QAction]) -> None:
        """One button for each action."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            command = BY_ID[action.objectName()]
            button.setText(shown_key(command.keys[0]))
            button.setAccessibleName(command.title)
            button.setToolTip(literal(f"{command.tip} ({shown_key(command.keys[0])})"))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(14, 14))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            action.changed.connect(lambda b=button, c=command: b.setText(shown_key(c.keys[0])))
            self._buttons.append(button)
        self._arrange(ROW)

    def _arrange(self, columns: int) -> None:
        """Puts so many buttons in a row, and under them what the words are about."""
        if columns == self._columns:
            return
        self._columns = columns
        for widget in (*self._buttons, self._about):
            self._grid.removeWidget(widget)
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, *divmod(place, columns))
        rows = -(-len(self._buttons) // columns)
        self._grid.addWidget(self._about, rows, 0, 1, columns)

    def say_about(self, text: str) -> None:
        """Tells what on the map the words would be put to."""
        self._about.say(text)

    def place(self, words: QRect) -> None:
        """Stands over ``words`` of its parent, or below them where there is no room."""
        room = self._paper.rect().adjusted(AIR, 2, -AIR, -2)
        whole = sum(button.sizeHint().width() for button in self._buttons) + 2 * AIR
        self._arrange(ROW if whole <= room.width() else NARROW_ROW)
        self._grid.activate()
        self.resize(self._grid.sizeHint())
        x = max(room.left(), min(words.left(), room.right() - self.width()))
        y = words.top() - self.height() - AIR
        if y < room.top():
            y = words.bottom() + AIR
        if y + self.height() > room.bottom():
            y = room.bottom() - self.height()
        self.move(x, y)
