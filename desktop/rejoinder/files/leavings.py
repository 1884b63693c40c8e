"""How maps were left, kept outside them: a small file a map, found by the map's place.

What can't be read or written is left out in silence: it is a convenience, and nothing that a
person made is in it.
"""

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

from rejoinder.editor.leaving import Leaving
from rejoinder.editor.visits import Look
from rejoinder.files.disk import Disk, contents
from rejoinder.files.places import state_folder
from rejoinder.files.save import atomic_write
from rejoinder.layout.placement import Size
from rejoinder.model.errors import SaveFailed
from rejoinder.model.ids import InferenceId, NodeId, StatementId

KEPT = 300
"""Maps that are remembered; those left longest ago are forgotten first."""

MAX_BYTES = 4_000_000
"""Of one file: the folds of some 300,000 statements."""

FARTHEST = 1e7
"""Map units from a node that a window is taken to look at."""

LARGEST = 8.0
"""Pixels a map unit; no window shows a map larger."""

_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a pipe would keep the window waiting
_SUFFIX = ".json"


class _Row(msgspec.Struct, omit_defaults=True):
    """A file's one object. ``look`` is a node, x, y and the zoom; ``shape``, width and height."""

    version: int
    folded: list[str] = []
    selection: list[str] = []
    branch: str | None = None
    around: list[str] = []
    steps: int = 0
    look: tuple[str, float, float, float] | None = None
    shape: tuple[float, float] | None = None
    fitted: bool = False


class Leavings:
    """The files in one folder, which comes into being with the first."""

    def __init__(self, folder: Path | None = None, *, disk: Disk | None = None) -> None:
        self._given = folder
        self._disk = disk or Disk()

    @property
    def _folder(self) -> Path:
        return self._given or state_folder() / "views"

    def remember(self, map_path: Path, left: Leaving) -> None:
        """Keeps how the map at ``map_path`` was left, in place of what was kept before."""
        with contextlib.suppress(OSError, SaveFailed):
            data = _written(left)
            if len(data) <= MAX_BYTES:
                self._disk.make_folder(self._folder)
                atomic_write(self._place(map_path), data, disk=self._disk)
                self._forget_oldest()

    def recall(self, map_path: Path) -> Leaving | None:
        """How the map at ``map_path`` was left; ``None`` where that is not known."""
        try:
            fd = self._disk.open(self._place(map_path), os.O_RDONLY | _NO_WAIT)
            try:
                data = contents(self._disk, fd, limit=MAX_BYTES)
            finally:
                self._disk.close(fd)
            return _read(data)
        except (OSError, msgspec.MsgspecError):
            return None

    def forget(self) -> None:
        """Forgets all maps."""
        self._remove(self._files())

    def _forget_oldest(self) -> None:
        files = self._files()
        if len(files) > KEPT:
            with contextlib.suppress(OSError):
                files.sort(key=lambda path: self._disk.stat(path).st_mtime_ns)
                self._remove(files[:-KEPT])

    def _remove(self, files: list[Path]) -> None:
        for path in files:
            with contextlib.suppress(OSError):
                self._disk.unlink(path)

    def _files(self) -> list[Path]:
        with contextlib.suppress(OSError):
            names = self._disk.names(self._folder)
            return [self._folder / name for name in names if name.endswith(_SUFFIX)]
        return []

    def _place(self, map_path: Path) -> Path:
        """One file for a map, by whatever link it is reached."""
        real = os.path.normcase(self._disk.real(map_path))
        digest = hashlib.sha256(os.fsencode(real)).hexdigest()
        return self._folder / f"{digest[:32]}{_SUFFIX}"


def _written(left: Leaving) -> bytes:
    look = left.look
    return msgspec.json.encode(
        _Row(
            version=1,
            folded=list(left.folded),
            selection=list(left.selection),
            branch=left.branch,
            around=list(left.around),
            steps=left.steps,
            look=None if look is None else (look.node or "", look.x, look.y, look.zoom),
            shape=left.shape,
            fitted=left.is_fitted,
        )
    )


def _read(data: bytes) -> Leaving | None:
    row = msgspec.json.decode(data, type=_Row)
    if row.version != 1:
        return None
    return Leaving(
        folded=tuple(map(StatementId, row.folded)),
        selection=tuple(map(_node, row.selection)),
        branch=None if row.branch is None else StatementId(row.branch),
        around=tuple(map(_node, row.around)),
        steps=row.steps,
        look=None if row.look is None else _look(*row.look),
        shape=None if row.shape is None else _shape(*row.shape),
        is_fitted=row.fitted,
    )


def _node(name: str) -> NodeId:
    return InferenceId(name)


def _look(node: str, x: float, y: float, zoom: float) -> Look | None:
    is_sane = max(abs(x), abs(y)) <= FARTHEST and 0.0 < zoom <= LARGEST
    return Look(_node(node) if node else None, x, y, zoom) if is_sane else None


def _shape(width: float, height: float) -> Size | None:
    is_sane = min(width, height) >= 1.0 and max(width, height) <= FARTHEST
    return Size(width, height) if is_sane else None
