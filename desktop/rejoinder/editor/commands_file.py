"""Commands of the File menu."""

from rejoinder.editor.command import Command, Desk, has_statements
from rejoinder.editor.commands_versions import COMPARE


def _save(desk: Desk) -> None:
    desk.files.save()


def _save_as(desk: Desk) -> None:
    desk.files.save_as()


FILE = (
    Command(
        "file.new", "New map", "File", lambda d: d.files.new(), keys=("Ctrl+N",), icon="file-plus"
    ),
    Command(
        "file.open",
        "Open…",
        "File",
        lambda d: d.files.open(),
        keys=("Ctrl+O",),
        icon="folder-open",
    ),
    Command("file.save", "Save", "File", _save, keys=("Ctrl+S",), icon="save", starts_group=True),
    Command("file.save_as", "Save as…", "File", _save_as, keys=("Ctrl+Shift+S",)),
    Command(
        "file.revert",
        "Revert to saved…",
        "File",
        lambda d: d.files.revert(),
        when=lambda d: d.files.can_revert(),
        icon="rotate-ccw",
        tip="Go back to the map as it is in its file",
    ),
    Command(
        "file.export",
        "Export…",
        "File",
        lambda d: d.files.export(),
        when=has_statements,
        keys=("Ctrl+E",),
        icon="share",
        short="Export",
        tip="Write the map as SVG, PNG, PDF or DOT",
        starts_group=True,
    ),
    Command(
        "file.review",
        "Export review…",
        "File",
        lambda d: d.files.review(),
        when=has_statements,
        icon="file-text",
        tip="Write what the author is to hear, as Word, HTML or Markdown",
    ),
    Command(
        "file.export_again",
        "Export again",
        "File",
        lambda d: d.files.export_again(),
        when=lambda d: has_statements(d) and d.files.can_export_again(),
        keys=("Ctrl+Shift+E",),
        tip="Repeat the last export into the same file",
    ),
    *COMPARE,
    Command(
        "file.close",
        "Close window",
        "File",
        lambda d: d.files.close(),
        keys=("Ctrl+W",),
        starts_group=True,
    ),
    Command("file.quit", "Quit", "File", lambda d: d.files.quit(), keys=("Ctrl+Q",)),
)
