"""The style sheet of the window, over Qt's Fusion style."""

from string import Template
from typing import Protocol


class Colors(Protocol):
    """The colours that the sheet names; ``appearance.Chrome`` has them."""

    @property
    def window(self) -> str: ...


_SHEET = Template(
    """
QMainWindow, QMainWindow::separator { background: $window; }
QMainWindow::separator { width: 5px; height: 5px; }
QMainWindow::separator:hover { background: $line; }

QMenuBar { background: $window; color: $ink; padding: 2px 6px; border: none; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $field; color: $ink; border: 1px solid $edge; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 5px; margin: 0px; }
QMenu::item:selected { background: $tint; color: $ink; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }

QToolBar { background: $window; border: none; border-bottom: 1px solid $line;
  padding: 5px 8px; spacing: 3px; }
QToolBar::separator { background: $line; width: 1px; margin: 5px 6px; }
QToolButton { background: transparent; color: $ink; border: 1px solid transparent;
  border-radius: 7px; padding: 5px 9px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $tint; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton#qt_toolbar_ext_button { padding: 0px; background: $tint; }
QToolButton#filterButton::menu-indicator { image: none; width: 0px; }

QStatusBar { background: $window; color: $faint; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QToolButton { padding: 2px 7px; color: $faint; }
QStatusBar QLabel { color: $faint; }

QDockWidget { color: $ink; }
QDockWidget > QWidget { background: $panel; }
#paneTitle { background: $panel; border-bottom: 1px solid $line; }
#paneTitle QLabel { font-weight: 600; color: $ink; }
#paneTitle QToolButton { padding: 3px; }
#pane, #pane QWidget#form { background: $panel; }

#wordsBar { background: $field; border: 1px solid $edge; border-radius: 8px; }
#wordsBar QToolButton { padding: 3px 2px; }
#drawer { background: $panel; border-top: 1px solid $line; }
#articleHead { background: $panel; border-bottom: 1px solid $line; }
#articleHead QPushButton#quiet { padding-left: 0px; }

QLabel#heading { font-weight: 600; color: $ink; }
QLabel#standing { font-weight: 600; color: $ink; }
QLabel#caption { color: $faint; }
QLabel#warning { background: $warning; color: $ink; border: 1px solid $line;
  border-radius: 7px; padding: 6px 8px; }
QLabel#title { font-size: 17pt; font-weight: 600; color: $ink; }
QFrame#rule { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame#question { border: 1px solid transparent; border-radius: 8px; }
QFrame#question:focus { border-color: $accent; background: $tint; }
QFrame#tile { background: $field; border: 1px solid $line; border-radius: 8px; }

QLineEdit, QPlainTextEdit, QComboBox {
  background: $field; color: $ink; border: 1px solid $edge; border-radius: 7px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { padding: 5px 8px; }
QPlainTextEdit { padding: 3px 4px; }
QComboBox { padding: 5px 4px 5px 9px; min-height: 18px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; width: 0px; height: 0px; }
QComboBox QAbstractItemView { background: $field; color: $ink; border: 1px solid $edge;
  padding: 4px; outline: none; selection-background-color: $tint; selection-color: $ink; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {
  border: 1px solid $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
  color: $disabled; background: $panel; border-color: $line; }
QTreeView QLineEdit { padding: 1px 3px; border-radius: 4px; }

QPushButton { background: $field; color: $ink; border: 1px solid $edge; border-radius: 7px;
  padding: 6px 14px; min-height: 17px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $tint; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:disabled { color: $disabled; background: $panel; border-color: $line; }
QPushButton#quiet { background: transparent; border-color: transparent; color: $accent;
  padding: 4px 8px; text-align: left; }
QPushButton#quiet:hover { background: $hover; }
QPushButton#quiet:focus { border-color: $accent; }

QTreeView, QListView { background: $panel; color: $ink; border: none; outline: none;
  show-decoration-selected: 1; }
QTreeView::item, QListView::item { padding: 5px 4px; border: none; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $tint; color: $ink; }
QHeaderView::section { background: $panel; color: $faint; border: none;
  border-bottom: 1px solid $line; padding: 5px 8px; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 34px; }
QScrollBar::handle:horizontal { min-width: 34px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $edge; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; width: 14px; height: 14px;
  margin: -5px 0px; border-radius: 7px; }
QSlider::handle:horizontal:focus { border: 2px solid $ink; width: 10px; height: 10px; }

QToolTip { background: $field; color: $ink; border: 1px solid $edge; padding: 5px 7px; }
QDialog { background: $panel; }
QSplitter::handle { background: $line; }

QProgressBar { background: $line; border: none; border-radius: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
#messageBar { background: $warning; border-bottom: 1px solid $line; }
#findBar, #crumbs, #agendaBar { background: $panel; border-bottom: 1px solid $line; }
#agendaBar:focus { border-bottom: 1px solid $accent; background: $tint; }
QDialog#palette { background: $field; border: 1px solid $edge; }
#paletteList { background: $field; border: none; }
"""
)


def stylesheet(colors: Colors) -> str:
    """The sheet in ``colors``."""
    return _SHEET.substitute(vars(colors))
