"""The import contracts hold, and would be seen to break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def contracts(folder: Path, package_in: Path) -> subprocess.CompletedProcess[str]:
    """Runs the linter of imports on the package in ``package_in`` by the rules of ``folder``."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
            "--config",
            str(folder / "pyproject.toml"),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(package_in)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_every_package_imports_only_what_stands_below_it(repository: Path) -> None:
    outcome = contracts(repository, repository / "desktop")

    assert outcome.returncode == 0, outcome.stdout
    assert "3 kept, 0 broken" in outcome.stdout


def test_a_planted_import_breaks_each_contract(repository: Path, tmp_path: Path) -> None:
    shutil.copy(repository / "pyproject.toml", tmp_path)
    shutil.copytree(repository / "desktop" / "rejoinder", tmp_path / "rejoinder")
    with (tmp_path / "rejoinder" / "layout" / "geometry.py").open("a", encoding="utf-8") as module:
        module.write("\nimport random\nimport PySide6.QtCore\nimport rejoinder.editor.session\n")

    outcome = contracts(tmp_path, tmp_path)

    assert outcome.returncode != 0
    assert "0 kept, 3 broken" in outcome.stdout


def test_a_module_outside_every_layer_is_caught(repository: Path, tmp_path: Path) -> None:
    shutil.copy(repository / "pyproject.toml", tmp_path)
    shutil.copytree(repository / "desktop" / "rejoinder", tmp_path / "rejoinder")
    (tmp_path / "rejoinder" / "stray.py").write_text('"""Belongs nowhere."""\n', encoding="utf-8")

    outcome = contracts(tmp_path, tmp_path)

    assert outcome.returncode != 0
    assert "stray" in outcome.stdout
