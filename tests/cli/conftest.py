"""The command line beside window tests in one process: there is one kind of application."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The application that commands find, so that none makes one without widgets."""
    return qapp
