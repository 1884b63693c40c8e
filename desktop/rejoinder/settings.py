"""What is remembered between starts, outside any map."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

RECENT = 12
"""How many maps "Open recent" lists."""

THEMES = ("system", "light", "dark", "contrast", "classic")


class Settings:
    """Typed access to the system's store. What is missing or damaged there is the default."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = QSettings("Rejoinder", "Rejoinder") if store is None else store

    @property
    def theme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        name = self._text("theme", "system")
        return name if name in THEMES else "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def letter_keys(self) -> bool:
        """Whether single letters add statements while the map has the focus."""
        return self._flag("letter_keys", default=True)

    @letter_keys.setter
    def letter_keys(self, on: bool) -> None:
        self._store.setValue("letter_keys", "on" if on else "off")

    @property
    def remembers_views(self) -> bool:
        """Whether a map opens as it was left."""
        return self._flag("remember_views", default=True)

    @remembers_views.setter
    def remembers_views(self, on: bool) -> None:
        self._store.setValue("remember_views", "on" if on else "off")

    @property
    def author(self) -> str:
        """The name that stands over a person's comments; empty until they say it."""
        return self._text("author", "")

    @author.setter
    def author(self, name: str) -> None:
        self._store.setValue("author", name)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Maps opened or saved of late, the last one first."""
        lines = self._text("recent", "").split("\n")
        return tuple(Path(line) for line in lines if line)[:RECENT]

    def add_recent(self, path: Path) -> None:
        """Puts ``path`` first; a name with a line break in it is not remembered."""
        if "\n" not in str(path):
            self._set_recent((path, *(p for p in self.recent if p != path)))

    def forget_recent(self, path: Path) -> None:
        """Takes ``path``, which is no longer there, from the list."""
        self._set_recent(tuple(p for p in self.recent if p != path))

    def clear_recent(self) -> None:
        self._set_recent(())

    def _set_recent(self, paths: tuple[Path, ...]) -> None:
        self._store.setValue("recent", "\n".join(str(p) for p in paths[:RECENT]))

    def word(self, name: str, default: str) -> str:
        """A small choice, such as the last export format."""
        return self._text(f"choices/{name}", default)

    def set_word(self, name: str, value: str) -> None:
        self._store.setValue(f"choices/{name}", value)

    def bytes(self, name: str) -> QByteArray:
        """A widget's own record of where it was; empty if there is none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, name: str, value: QByteArray) -> None:
        self._store.setValue(f"window/{name}", value)

    def sync(self) -> None:
        """Writes what is pending to the disk."""
        self._store.sync()

    def _text(self, name: str, default: str) -> str:
        value = self._store.value(name, default)
        return value if isinstance(value, str) else default

    def _flag(self, name: str, *, default: bool) -> bool:
        return self._text(name, "on" if default else "off") == "on"
