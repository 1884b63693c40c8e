"""The checks themselves: what must fail a test does fail one."""

import subprocess
import sys
from pathlib import Path

import pytest

QT = "from PySide6.QtCore import QObject, QTimer, Signal, qWarning\n"


def outcome(repository: Path, folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Runs ``code`` as a test file by the project's settings."""
    (folder / "test_planted.py").write_text(code, encoding="utf-8")
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-c",
            str(repository / "pyproject.toml"),
            "--rootdir",
            str(folder),
            "-p",
            "no:cacheprovider",
            str(folder),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        timeout=120,
    )


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            QT + "def test_it(qtbot):\n    qWarning('something is off')\n",
            id="a warning of Qt",
        ),
        pytest.param(
            QT
            + "def test_it(qtbot):\n"
            + "    QTimer.singleShot(0, lambda: 1 / 0)\n"
            + "    qtbot.wait(20)\n",
            id="an exception in a slot",
        ),
        pytest.param(
            "import warnings\ndef test_it():\n    warnings.warn('old')\n",
            id="a warning of Python",
        ),
        pytest.param(
            "import threading\n"
            "def test_it():\n"
            "    t = threading.Thread(target=lambda: 1 / 0)\n"
            "    t.start()\n"
            "    t.join()\n",
            id="an exception in a thread",
        ),
    ],
)
def test_a_planted_mishap_fails_its_test(repository: Path, tmp_path: Path, code: str) -> None:
    assert outcome(repository, tmp_path, code).returncode == 1


def test_a_test_without_mishap_passes(repository: Path, tmp_path: Path) -> None:
    code = "def test_it(qtbot):\n    assert True\n"

    assert outcome(repository, tmp_path, code).returncode == 0


def test_tests_have_a_home_of_their_own(home: Path) -> None:
    assert Path.home() == home
