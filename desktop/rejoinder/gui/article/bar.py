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
WIDTH = 7 * 38 + 12
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
        self._grid.setSpacing(1)
        self._about = OneLine()
        self._about.setObjectName("caption")
        self.hide()

    def fill(self, actions: Iterable[QAction]) -> None:
        """One button for each action, in a row."""
        for place, action in enumerate(actions):
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
            self._grid.addWidget(button, 0, place)
        self._grid.addWidget(self._about, 1, 0, 1, max(1, self._grid.columnCount()))

    def say_about(self, text: str) -> None:
        """Tells what on the map the words would be put to."""
        self._about.say(text)

    def place(self, words: QRect) -> None:
        """Stands over ``words`` of its parent, or below them where there is no room."""
        self.resize(self.sizeHint().expandedTo(QSize(min(WIDTH, self._paper.width()), 0)))
        room = self._paper.rect().adjusted(AIR, 2, -AIR, -2)
        x = max(room.left(), min(words.left(), room.right() - self.width()))
        y = words.top() - self.height() - AIR
        if y < room.top():
            y = words.bottom() + AIR
        if y + self.height() > room.bottom():
            y = room.bottom() - self.height()
        self.move(x, y)
