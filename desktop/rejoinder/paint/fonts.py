"""The bundled fonts, and how the families that a drawing names are drawn with them."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from rejoinder.drawing.items import Font
from rejoinder.drawing.theme import FAMILY
from rejoinder.resources import resource

_FAMILIES = {FAMILY: ["Arimo", "Liberation Sans", "Arial", "Noto Naskh Arabic"]}
"""A file names Arial; Arimo and Liberation Sans have its widths to the unit."""


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Makes the bundled fonts known to Qt, once; returns the families they bring.

    A font that is missing or broken is left out: Qt then draws with the system's.
    """
    families: list[str] = []
    folder = resource("fonts")
    for path in sorted(folder.glob("*.ttf")) if folder.is_dir() else ():
        families.extend(
            QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
        )
    return tuple(dict.fromkeys(families))


def qfont(font: Font, *, pixels: int | None = None) -> QFont:
    """``font`` for Qt, ``pixels`` high (else its own size, rounded). Not hinted: letters
    keep their widths at every zoom.
    """
    made = QFont()
    made.setFamilies(_FAMILIES.get(font.family, [font.family]))
    made.setPixelSize(max(1, round(font.size)) if pixels is None else pixels)
    made.setWeight(QFont.Weight(font.weight))
    made.setItalic(font.italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
