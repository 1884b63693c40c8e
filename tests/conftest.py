"""What every test stands on: no screen, no home folder, no unseeded chance.

Qt's warnings and unhandled exceptions fail the test they happen in (``pyproject.toml`` and
pytest-qt see to it); ``tests/house/test_workshop.py`` holds that they do.
"""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PySide6.QtWidgets import QApplication

from rejoinder.model.ids import Fresh, fresh_ids
from rejoinder.paint.fonts import load_fonts

# A shared machine may stall for longer than any deadline that would tell something.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home folder, so that no test reads or writes a person's settings."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        for name in _FOLDERS:
            patch.setenv(name, str(folder / name.lower()))
        yield folder


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, named as the real one is, with the map's fonts."""
    qapp.setOrganizationName("Rejoinder")
    qapp.setApplicationName("Rejoinder")
    load_fonts()
    return qapp


@pytest.fixture(scope="session", autouse=True)
def one_kind_of_application(qapp: QApplication) -> QApplication:
    """Whatever test comes first, the application has widgets: a process can't have another."""
    return qapp


@pytest.fixture
def fresh() -> Fresh:
    """New ids, the same ones in every run."""
    below: Callable[[int], int] = random.Random(1).randrange
    return fresh_ids(below)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout that these tests are part of."""
    return Path(__file__).resolve().parent.parent


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what a test recorded for people to read, such as the longest functions."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
