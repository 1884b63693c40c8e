"""Menu bar, toolbar and context menu, made from the actions."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from rejoinder.editor.commands import COMMANDS, CONTEXT_MENU, TOOLBAR
from rejoinder.gui.actions import Actions
from rejoinder.gui.icons import icon

MENUS = ("File", "Edit", "Add", "Statement", "Article", "Review", "View", "Go", "Help")
_EXCLUSIVE = ("View/Theme", "View/Direction", "View/Layout")
_SUBMENU_ICONS = {"View/Fold": "fold-vertical", "View/Theme": "sun-moon"}

Fill = Callable[[QMenu], None]
"""Fills a menu anew whenever it opens."""


def fill_menu_bar(
    bar: QMenuBar, actions: Actions, *, lists: Mapping[str, tuple[str, Fill]]
) -> None:
    """All commands in their menus. ``lists`` adds, after the command that is its key, a
    submenu with a title that is filled when it opens.
    """
    menus: dict[str, QMenu] = {}
    groups = {path: QActionGroup(bar) for path in _EXCLUSIVE}
    for name in MENUS:
        menus[name] = bar.addMenu(name)
        menus[name].aboutToShow.connect(actions.refresh)
    for command in COMMANDS:
        menu = menus.get(command.menu) or _submenu(menus, command.menu)
        if command.starts_group and not menu.isEmpty():
            menu.addSeparator()
        action = actions.by_id[command.id]
        menu.addAction(action)
        if command.menu in groups:
            groups[command.menu].addAction(action)
        if command.id in lists:
            title, fill = lists[command.id]
            _add_list(menu, title, fill)


def _submenu(menus: dict[str, QMenu], path: str) -> QMenu:
    parent, name = path.rsplit("/", 1)
    menus[path] = menus[parent].addMenu(icon(_SUBMENU_ICONS.get(path, "")), name)
    return menus[path]


def _add_list(menu: QMenu, title: str, fill: Fill) -> None:
    listed = menu.addMenu(title)

    def refill() -> None:
        listed.clear()
        fill(listed)

    listed.aboutToShow.connect(refill)


def make_toolbar(window: QMainWindow, actions: Actions) -> QToolBar:
    """The toolbar: a few actions, with their words."""
    bar = QToolBar("Toolbar", window)
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setIconSize(QSize(18, 18))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    groups = [TOOLBAR[:3], TOOLBAR[3:4], TOOLBAR[4:6], TOOLBAR[6:]]
    for i, group in enumerate(groups):
        if i:
            bar.addSeparator()
        for name in group:
            bar.addAction(actions.by_id[name])
    for button in bar.findChildren(QToolButton):
        name_button(button)
    bar.toggleViewAction().setVisible(False)
    return bar


def name_button(button: QToolButton) -> None:
    """Gives a toolbar's button the name that a screen reader says."""
    action = button.defaultAction()
    words = action.iconText().strip() if action is not None else "More actions"
    if not button.text():
        button.setText(words)
    button.setAccessibleName(words)


def context_menu(actions: Actions, parent: QWidget, names: Sequence[str] = CONTEXT_MENU) -> QMenu:
    """What can be done with the selection; what doesn't apply is left out."""
    actions.refresh()
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    pending = False
    for name in names:
        if name == "-":
            pending = not menu.isEmpty()
            continue
        action: QAction = actions.by_id[name]
        if action.isEnabled():
            if pending:
                menu.addSeparator()
                pending = False
            menu.addAction(action)
    return menu
