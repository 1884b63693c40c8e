"""A field for a date that takes the common ways to write one."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rejoinder.gui.dates import iso_date
from rejoinder.gui.fields import LineField, caption


class DateBox(QWidget):
    """``line``, which becomes ISO when it is left; words that are no date are kept and said."""

    def __init__(self, line: LineField) -> None:
        super().__init__()
        self.line = line
        self.told = caption("Kept as it is: no known date.")
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(line)
        column.addWidget(self.told)
        column.addStretch(1)
        self.setFocusProxy(line)
        line.editingFinished.connect(self.read)
        self.read()

    def read(self) -> None:
        """Turns what is in the field into a date, or says that it stays what it is."""
        text = self.line.text().strip()
        known = iso_date(text)
        if known is not None:
            self.line.setText(known)
        self.told.setVisible(bool(text) and known is None)
