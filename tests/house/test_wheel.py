"""What is installed carries all that the program shows and opens."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel, built from a copy, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "desktop", "resources", "maps"):
        (source / name).symlink_to(repository / name)
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--no-build-isolation",
            "--wheel-dir",
            str(folder),
            str(source),
        ],
        check=True,
        timeout=120,
    )
    (built,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


def beside(repository: Path, folder: str, patterns: tuple[str, ...]) -> set[str]:
    paths = (path for pattern in patterns for path in (repository / folder).rglob(pattern))
    return {
        f"rejoinder/_{folder}/{path.relative_to(repository / folder).as_posix()}" for path in paths
    }


@pytest.mark.parametrize(
    ("folder", "patterns"),
    [
        ("resources", ("*.ttf", "*.svg", "*.png", "*.txt", "*.md", "*.json")),
        ("maps", ("*.rejoinder", "*.md", "*.json")),
    ],
)
def test_the_wheel_carries_what_lies_beside_the_code(
    repository: Path, wheel: set[str], folder: str, patterns: tuple[str, ...]
) -> None:
    wanted = beside(repository, folder, patterns)

    assert wanted
    assert wanted - wheel == set()


def test_the_wheel_carries_every_module(repository: Path, wheel: set[str]) -> None:
    desktop = repository / "desktop"
    wanted = {path.relative_to(desktop).as_posix() for path in desktop.rglob("rejoinder/**/*.py")}

    assert wanted - wheel == set()


def test_the_wheel_carries_nothing_else(wheel: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel} == {"rejoinder"}
