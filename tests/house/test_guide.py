"""What the pages say is there: links, pictures, keys, commands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from rejoinder.editor.commands import COMMANDS
from rejoinder.gui.panels.question_acts import ACTS
from rejoinder.gui.presenting.keys import KEYS

PAGES = ("README.md", "desktop", "maps", "packaging", "resources")
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
KEY = re.compile(r"`((?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z]|F\d+|Pg\w+|Tab|Enter|Space|Home|\d|[.,]))`")
IN_AN_EDITOR = {"Enter", "Shift+Enter", "Ctrl", "Alt", "Shift"}
"""Keys of the text field and the pointer, which are not commands."""

AT_A_QUESTION = {"A", *ACTS}
"""Keys that act while a critical question has the focus."""

IN_A_TALK = {QKeySequence(key).toString() for key in KEYS}
"""Keys that act while the map is presented."""


@pytest.fixture(scope="module")
def pages(repository: Path) -> dict[Path, str]:
    found = [repository / "README.md"]
    for folder in PAGES[1:]:
        found += sorted((repository / folder).rglob("*.md"))
    return {path: path.read_text(encoding="utf-8") for path in found}


def test_every_link_leads_somewhere(repository: Path, pages: dict[Path, str]) -> None:
    found = [
        f"{path.relative_to(repository)}: {target}"
        for path, text in pages.items()
        for target in LINK.findall(text)
        if "://" not in target and not (path.parent / target).exists()
    ]

    assert found == [], "\n".join(found)


def test_the_page_of_keys_is_the_table_of_commands(repository: Path) -> None:
    made = subprocess.run(
        [sys.executable, str(repository / "packaging" / "shortcuts.py")],
        capture_output=True,
        check=True,
        timeout=60,
    ).stdout

    page = repository / "resources" / "guide" / "shortcuts.md"
    assert page.read_bytes() == made, "run packaging/shortcuts.py > resources/guide/shortcuts.md"


def test_every_key_in_the_guide_runs_a_command(pages: dict[Path, str]) -> None:
    keys = (
        {key for command in COMMANDS for key in command.keys}
        | IN_AN_EDITOR
        | AT_A_QUESTION
        | IN_A_TALK
    )
    found = [
        f"{path.name}: {key}"
        for path, text in pages.items()
        if path.parent.name == "guide" or path.name == "README.md"
        for key in KEY.findall(text)
        if key.replace("PgDn", "PgDown") not in keys
    ]

    assert found == [], "\n".join(found)


def test_every_icon_that_is_named_is_there(repository: Path, sources: dict[str, str]) -> None:
    icons = {path.stem for path in (repository / "resources" / "icons").glob("*.svg")}

    assert {command.icon for command in COMMANDS if command.icon} - icons == set()
