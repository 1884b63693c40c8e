"""The system's own calls, behind one object, so that a test can make any of them fail."""

import errno
import os
from pathlib import Path
from threading import Lock

from rejoinder.model.errors import FileRefused, SaveFailed

_CHUNK = 1 << 20

_NO_PERMISSION = "you have no permission for that. Change it, or choose another place."
_REASONS = {
    errno.ENOSPC: "the disk is full. Free some space, or save it somewhere else.",
    errno.EDQUOT: "your share of the disk is full. Free some space, or save it somewhere else.",
    errno.EROFS: "this folder is read-only. Save it somewhere else.",
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.ENOENT: "its folder does not exist. Choose another place.",
    errno.ENOTDIR: "a part of its path is not a folder. Choose another place.",
    errno.EISDIR: "it is a folder. Choose a file.",
    errno.ELOOP: "it is a link that leads back to itself. Choose another place.",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one.",
    errno.EFBIG: "the disk does not take files of that size. Choose another place.",
    errno.EIO: "the disk reported a fault. Choose another place, and check the disk.",
}


def reason(error: OSError) -> str:
    """Why the system refused, and what to do: a clause that fits after "Cannot save x: "."""
    said = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, f"the system said “{said}”. Choose another place.")


class Disk:
    """What saving and opening need of the system. Every method raises ``OSError``."""

    def real(self, path: Path) -> Path:
        """Where ``path`` leads through all links, whether or not that exists."""
        return Path(os.path.realpath(path))

    def stat(self, path: Path) -> os.stat_result:
        return path.stat()

    def may_write(self, path: Path) -> bool:
        return os.access(path, os.W_OK)

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        extra = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        return os.open(path, flags | extra, mode)

    def fstat(self, fd: int) -> os.stat_result:
        return os.fstat(fd)

    def read(self, fd: int, count: int) -> bytes:
        return os.read(fd, count)

    def write(self, fd: int, data: memoryview) -> int:
        return os.write(fd, data)

    def seek(self, fd: int, offset: int) -> None:
        os.lseek(fd, offset, os.SEEK_SET)

    def truncate(self, fd: int, size: int) -> None:
        os.ftruncate(fd, size)

    def chown(self, fd: int, owner: int, group: int) -> None:
        if hasattr(os, "fchown"):
            os.fchown(fd, owner, group)

    def chmod(self, fd: int, mode: int) -> None:
        if hasattr(os, "fchmod"):
            os.fchmod(fd, mode)

    def copy_attributes(self, path: Path, fd: int) -> None:
        """Extended attributes, and with them access lists, from ``path`` to ``fd``."""
        if hasattr(os, "listxattr"):
            for name in os.listxattr(path):
                os.setxattr(fd, name, os.getxattr(path, name))

    def sync(self, fd: int) -> None:
        os.fsync(fd)

    def close(self, fd: int) -> None:
        os.close(fd)

    def go_through(self) -> None:
        """Said before the first step that can't be taken back."""

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def unlink(self, path: Path) -> None:
        path.unlink()

    def make_folder(self, path: Path) -> None:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def names(self, folder: Path) -> list[str]:
        return [entry.name for entry in folder.iterdir()]


class Stopped(SaveFailed, FileRefused):
    """A person changed their mind; the disk is as it was."""


class StoppableDisk(Disk):
    """A disk on which reading and writing can be stopped from another thread, up to the moment
    at which a file takes its name, or is written over in place.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_stopped = self._goes_through = False

    def stop(self) -> bool:
        """Whether that comes in time: the disk is then as it was."""
        with self._lock:
            self._is_stopped = not self._goes_through
            return self._is_stopped

    def go_through(self) -> None:
        with self._lock:
            self._go_on()
            self._goes_through = True

    def _go_on(self) -> None:
        if self._is_stopped:
            raise Stopped("Stopped before the end.")

    def read(self, fd: int, count: int) -> bytes:
        self._go_on()
        return super().read(fd, count)

    def write(self, fd: int, data: memoryview) -> int:
        self._go_on()
        return super().write(fd, data[:_CHUNK])

    def replace(self, source: Path, target: Path) -> None:
        self.go_through()
        super().replace(source, target)


def write_all(disk: Disk, fd: int, data: bytes) -> None:
    """Writes every byte, however few the system takes at a time."""
    rest = memoryview(data)
    while rest:
        taken = disk.write(fd, rest)
        if taken <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[taken:]


def contents(disk: Disk, fd: int, *, limit: int | None = None) -> bytes:
    """All bytes of an open file, but no more than one past ``limit``."""
    parts: list[bytes] = []
    held = 0
    while (limit is None or held <= limit) and (part := disk.read(fd, _CHUNK)):
        parts.append(part)
        held += len(part)
    return b"".join(parts)
