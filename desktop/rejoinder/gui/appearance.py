"""How the window looks: a palette and a style sheet made from one table of colours a theme.

The map's own colours are in ``drawing.theme``; these are for what stands around it. Every
text stands out from what it is on by 4.5 to 1 at least.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from rejoinder.gui.stylesheet import stylesheet
from rejoinder.paint.fonts import load_fonts


@dataclass(frozen=True)
class Chrome:
    """``window`` is behind panels and bars, ``panel`` behind forms and lists, ``field`` in
    what can be typed into; ``line`` parts areas, ``edge`` frames fields; ``accent`` marks
    the focus and what is chosen, ``tint`` lies under what is selected or hovered.
    """

    name: str
    window: str
    panel: str
    field: str
    line: str
    edge: str
    ink: str
    faint: str
    disabled: str
    accent: str
    on_accent: str
    tint: str
    hover: str
    warning: str
    danger: str


LIGHT = Chrome(
    name="light",
    window="#f1efea",
    panel="#fbfaf8",
    field="#ffffff",
    line="#dedad1",
    edge="#c4beb2",
    ink="#1b1f27",
    faint="#5c5a55",
    disabled="#a19d94",
    accent="#2457c5",
    on_accent="#ffffff",
    tint="#dbe6fb",
    hover="#e6e2d9",
    warning="#fdf0d2",
    danger="#b3261e",
)

DARK = Chrome(
    name="dark",
    window="#191c22",
    panel="#1e2229",
    field="#262b34",
    line="#31363f",
    edge="#474e5a",
    ink="#eceef2",
    faint="#a8afba",
    disabled="#686f7b",
    accent="#7aa7ff",
    on_accent="#0e1420",
    tint="#2a3b5c",
    hover="#2c323c",
    warning="#3d3218",
    danger="#ff8a80",
)

CONTRAST = replace(
    LIGHT,
    name="contrast",
    window="#ffffff",
    panel="#ffffff",
    line="#000000",
    edge="#000000",
    ink="#000000",
    faint="#1c1c1c",
    disabled="#5f5f5f",
    accent="#00308f",
    tint="#cfe0ff",
    hover="#e6e6e6",
    warning="#ffffcc",
    danger="#8f1a00",
)

CLASSIC = replace(LIGHT, name="classic")

CHROMES = {chrome.name: chrome for chrome in (LIGHT, DARK, CONTRAST, CLASSIC)}


def palette(chrome: Chrome) -> QPalette:
    """Qt's roles in the colours of ``chrome``."""
    made, role = QPalette(), QPalette.ColorRole
    colors = {
        role.Window: chrome.panel,
        role.WindowText: chrome.ink,
        role.Base: chrome.field,
        role.AlternateBase: chrome.panel,
        role.Text: chrome.ink,
        role.PlaceholderText: chrome.faint,
        role.Button: chrome.panel,
        role.ButtonText: chrome.ink,
        role.BrightText: chrome.danger,
        role.Highlight: chrome.accent,
        role.HighlightedText: chrome.on_accent,
        role.Accent: chrome.accent,
        role.Link: chrome.accent,
        role.LinkVisited: chrome.accent,
        role.ToolTipBase: chrome.field,
        role.ToolTipText: chrome.ink,
        role.Light: chrome.field,
        role.Midlight: chrome.hover,
        role.Mid: chrome.line,
        role.Dark: chrome.edge,
        role.Shadow: chrome.edge,
    }
    for name, color in colors.items():
        made.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(chrome.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(chrome.line))
    return made


class Appearance(QObject):
    """The theme of the running program: the one chosen, or the system's.

    ``changed`` tells the name of the new one, a key of ``CHROMES``.
    """

    changed = Signal(str)

    def __init__(self, app: QApplication, choice: str) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._shown = ""
        app.setStyle("Fusion")
        _use_interface_font(app)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        self._follow()

    @property
    def choice(self) -> str:
        """``system``, or a key of ``CHROMES``."""
        return self._choice

    @property
    def name(self) -> str:
        """A key of ``CHROMES``: what is shown."""
        return self._shown

    @property
    def chrome(self) -> Chrome:
        return CHROMES[self._shown]

    def choose(self, choice: str) -> None:
        """Takes up another theme now."""
        self._choice = choice
        scheme = Qt.ColorScheme.Unknown
        if choice in CHROMES:
            scheme = Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light
        QGuiApplication.styleHints().setColorScheme(scheme)
        self._follow()

    def _follow(self, *_scheme: object) -> None:
        shown = self._choice if self._choice in CHROMES else _system_theme()
        if shown == self._shown:
            return
        self._shown = shown
        self._app.setPalette(palette(CHROMES[shown]))
        self._app.setStyleSheet(stylesheet(CHROMES[shown]))
        self.changed.emit(shown)


def _system_theme() -> str:
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


def _use_interface_font(app: QApplication) -> None:
    """Inter in the system's size; where it is missing, the system's own face."""
    font = QFont(app.font())
    if "Inter" in load_fonts():
        font.setFamilies(["Inter", "Noto Naskh Arabic", font.family()])
    font.setPointSizeF(max(font.pointSizeF(), 9.5))
    app.setFont(font)
