"""Commands of the Help menu."""

from rejoinder.editor.command import Command

HELP = (
    Command(
        "help.guide",
        "User guide",
        "Help",
        lambda d: d.dialogs.guide(),
        keys=("F1",),
        icon="book-open",
    ),
    Command(
        "help.shortcuts",
        "Keyboard shortcuts",
        "Help",
        lambda d: d.dialogs.shortcuts(),
        keys=("Ctrl+F1", "?"),
        icon="keyboard",
    ),
    Command(
        "help.palette",
        "Command palette",
        "Help",
        lambda d: d.dialogs.palette(),
        keys=("Ctrl+K", "Ctrl+Shift+P"),
        icon="command",
        tip="Type the name of anything that Rejoinder can do",
    ),
    Command(
        "help.about",
        "About Rejoinder",
        "Help",
        lambda d: d.dialogs.about(),
        icon="info",
        starts_group=True,
    ),
)
