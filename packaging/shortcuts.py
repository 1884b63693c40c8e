"""Prints the guide's page of shortcuts from the table of commands.

python packaging/shortcuts.py > resources/guide/shortcuts.md
"""

import sys
from itertools import groupby

from rejoinder.editor.command import Command
from rejoinder.editor.commands import COMMANDS

HEAD = """# Keys

Every command, with its keys, by menu. On a Mac, Ctrl is ⌘ and Alt is ⌥. Single letters and
keys without Ctrl or Alt act while the map or the outline has the focus; in a text field
they write.
"""


def page() -> str:
    """The page in Markdown: one table a menu, in the order of the menus."""
    by_menu = groupby(COMMANDS, key=lambda command: command.menu.split("/")[0])
    return HEAD + "".join(_table(menu, tuple(commands)) for menu, commands in by_menu)


def _table(menu: str, commands: tuple[Command, ...]) -> str:
    rows = "".join(f"| {_title(command)} | {_keys(command)} |\n" for command in commands)
    return f"\n## {menu}\n\n| Command | Keys |\n| --- | --- |\n{rows}"


def _title(command: Command) -> str:
    above = command.menu.split("/")[1:]
    return ": ".join((*above, command.title.removesuffix("…").replace("|", "\\|")))


def _keys(command: Command) -> str:
    # Return is the same key to a person: Enter is the one on the number pad.
    return ", ".join(f"`{key}`" for key in command.keys if "Return" not in key)


if __name__ == "__main__":
    sys.stdout.write(page())
