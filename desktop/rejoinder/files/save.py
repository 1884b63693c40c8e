"""Saving a file as a whole: at any moment the disk holds the old bytes or the new ones.

The bytes go to a new file beside the old one, down to the disk, and only then take its name
(RELIABILITY.md 2.4). Mode, owner, extended attributes and links are kept; a second hard link
keeps the old bytes. Where the folder takes no new file, ``in_place`` writes over the old one.
"""

import contextlib
import errno
import os
import secrets
import stat
import time
from pathlib import Path

from rejoinder.files.disk import Disk, contents, reason, write_all
from rejoinder.files.in_place import write_in_place
from rejoinder.files.signature import Signature, is_file, signature
from rejoinder.model.errors import SaveFailed

_LONGEST_NAME = 255  # bytes; ext4, APFS and NTFS agree closely enough
_STALE_SECONDS = 3600.0
_NO_PERMISSION = frozenset({errno.EACCES, errno.EPERM})
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


class ChangedOnDisk(SaveFailed):
    """The file is not as it was when it was opened; saving would hide somebody's changes."""


def atomic_write(
    path: Path,
    data: bytes,
    *,
    expected: Signature | None = None,
    spare: Path | None = None,
    disk: Disk | None = None,
) -> Signature:
    """Makes ``data`` the file at ``path`` and returns its signature.

    ``expected`` is the signature with which it was read or last written, ``None`` to write
    over whatever is there. ``spare`` is a folder for a safety copy while a file is written
    in place; without one, a folder that takes no new file is a refusal.

    Raises:
        ChangedOnDisk: another program has changed or removed the file since ``expected``.
        SaveFailed: it could not be written; what was there before is still there.
    """
    disk = disk or Disk()
    try:
        target = disk.real(path)
        before = _status(disk, target)
        _check(disk, path, target, before)
        if expected is not None:
            _check_unchanged(disk, path, target, expected)
        try:
            return _write_beside(disk, target, data, before)
        except OSError as error:
            if error.errno not in _NO_PERMISSION or before is None or spare is None:
                raise
        return write_in_place(disk, target, data, spare=spare)
    except OSError as error:
        raise SaveFailed(f"Cannot save {path.name}: {reason(error)}") from error


def _status(disk: Disk, target: Path) -> os.stat_result | None:
    try:
        return disk.stat(target)
    except FileNotFoundError:
        return None


def _check(disk: Disk, path: Path, target: Path, before: os.stat_result | None) -> None:
    """The system lets root write anything, and a folder's owner replace what is read-only."""
    if before is None:
        return
    if not is_file(before):
        what = "a folder" if stat.S_ISDIR(before.st_mode) else "no ordinary file"
        raise SaveFailed(f"Cannot save {path.name}: it is {what}. Choose another name.")
    if not before.st_mode & 0o222 or not disk.may_write(target):
        raise SaveFailed(
            f"Cannot save {path.name}: the file is read-only. "
            "Save it under another name, or allow writing to it."
        )


def _check_unchanged(disk: Disk, path: Path, target: Path, expected: Signature) -> None:
    try:
        fd = disk.open(target, os.O_RDONLY)
    except FileNotFoundError:
        raise ChangedOnDisk(
            f"{path.name} is gone from its folder. Save it again, or choose another place."
        ) from None
    try:
        now = signature(contents(disk, fd), disk.fstat(fd))
    finally:
        disk.close(fd)
    if not now.same_content(expected):
        raise ChangedOnDisk(
            f"{path.name} was changed by another program since it was opened. "
            "Save it anyway, or under another name."
        )


def _write_beside(
    disk: Disk, target: Path, data: bytes, before: os.stat_result | None
) -> Signature:
    """Writes a new file in the same folder and gives it the name; none stays on failure."""
    beside, fd = _new_beside(disk, target, private=before is not None)
    try:
        try:
            if before is not None:
                _keep_attributes(disk, target, fd, before)
            write_all(disk, fd, data)
            disk.sync(fd)
            written = signature(data, disk.fstat(fd))
        except BaseException:
            with contextlib.suppress(OSError):
                disk.close(fd)
            raise
        disk.close(fd)
        disk.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.unlink(beside)
        raise
    _sync_folder(disk, target.parent)
    return written


def _new_beside(disk: Disk, target: Path, *, private: bool) -> tuple[Path, int]:
    """A new file whose name tells whose it is; a map that is new gets the usual permissions."""
    while True:
        beside = target.with_name(_beside_name(target.name, secrets.token_hex(4)))
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW
        with contextlib.suppress(FileExistsError):
            return beside, disk.open(beside, flags, 0o600 if private else 0o666)


def _beside_name(name: str, letters: str) -> str:
    ending = f".{letters}.tmp"
    room = _LONGEST_NAME - 1 - len(ending)
    while len(os.fsencode(name)) > room:
        name = name[:-1]
    return f".{name}{ending}"


def _keep_attributes(disk: Disk, target: Path, fd: int, before: os.stat_result) -> None:
    """Owner, mode and attributes as they were; rights that could fall to others are dropped."""
    mode = stat.S_IMODE(before.st_mode)
    try:
        disk.chown(fd, before.st_uid, before.st_gid)
    except OSError:
        mode &= ~(stat.S_ISUID | stat.S_ISGID)
        try:
            disk.chown(fd, -1, before.st_gid)
        except OSError:
            mode &= ~stat.S_IRWXG
    with contextlib.suppress(OSError):
        disk.copy_attributes(target, fd)
    with contextlib.suppress(OSError):
        disk.chmod(fd, mode)


def _sync_folder(disk: Disk, folder: Path) -> None:
    """Brings the new name to the disk. The bytes are there; some systems can't do this."""
    with contextlib.suppress(OSError):
        fd = disk.open(folder, os.O_RDONLY)
        try:
            disk.sync(fd)
        finally:
            disk.close(fd)


def sweep(path: Path, *, disk: Disk | None = None, now: float | None = None) -> tuple[Path, ...]:
    """Removes what a killed save of ``path`` left behind more than an hour ago; returns it."""
    disk = disk or Disk()
    now = time.time() if now is None else now
    removed: list[Path] = []
    with contextlib.suppress(OSError):
        target = disk.real(path)
        for name in disk.names(target.parent):
            if not _is_left_by(target.name, name):
                continue
            with contextlib.suppress(OSError):
                left = target.with_name(name)
                status = disk.stat(left)
                if is_file(status) and now - status.st_mtime > _STALE_SECONDS:
                    disk.unlink(left)
                    removed.append(left)
    return tuple(removed)


def _is_left_by(name: str, other: str) -> bool:
    letters = other[-12:-4]
    return (
        len(other) > 12
        and all(letter in "0123456789abcdef" for letter in letters)
        and other == _beside_name(name, letters)
    )
