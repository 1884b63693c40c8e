"""What this program is, and whose work is in it."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rejoinder import __version__
from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import caption
from rejoinder.gui.plain import PlainLabel
from rejoinder.resources import resource

WORKS = (
    "Icons: Lucide (ISC licence). Fonts: Inter, Arimo and Noto Naskh Arabic (SIL Open Font "
    "License). Window: Qt and PySide6 (LGPL). The licences lie beside the program."
)


class About(Form):
    """Name, version, credit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("About Rejoinder", parent=parent)
        row, words = QHBoxLayout(), QVBoxLayout()
        sign = PlainLabel(wrap=False)
        picture = QIcon(str(resource("icons", "rejoinder-256.png")))
        sign.setPixmap(picture.pixmap(72, 72))
        title = PlainLabel("Rejoinder")
        title.setObjectName("title")
        words.setSpacing(4)
        words.addWidget(title)
        words.addWidget(caption(f"Version {__version__}, with Qt {qVersion()}"))
        words.addSpacing(6)
        words.addWidget(
            PlainLabel("Argument maps that people edit, annotate, test and put on slides.")
        )
        words.addWidget(caption(WORKS))
        row.setSpacing(18)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.hug(500)
