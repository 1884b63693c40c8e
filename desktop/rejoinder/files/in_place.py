"""Writing over a file where its folder takes no other: a whole copy stands elsewhere meanwhile."""

import contextlib
import errno
import os
import secrets
from pathlib import Path

from rejoinder.files.disk import Disk, contents, reason, write_all
from rejoinder.files.signature import Signature, signature
from rejoinder.model.errors import SaveFailed


def write_in_place(disk: Disk, target: Path, data: bytes, *, spare: Path) -> Signature:
    """Writes ``data`` over ``target`` and reads it back; then drops the copy in ``spare``.

    Raises:
        SaveFailed: writing broke off; the message names the copy that has everything.
        OSError: the copy could not be made; ``target`` is untouched.
    """
    copy = _copy(disk, target, data, spare)
    try:
        written = _overwritten(disk, target, data)
    except OSError as error:
        raise SaveFailed(
            f"Cannot save {target.name}: {reason(error)} All of it is in {copy}."
        ) from error
    with contextlib.suppress(OSError):
        disk.unlink(copy)
    return written


def _copy(disk: Disk, target: Path, data: bytes, spare: Path) -> Path:
    disk.make_folder(spare)
    copy = spare / f"{target.stem[:60]}-{secrets.token_hex(4)}{target.suffix[:20]}"
    fd = disk.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        try:
            write_all(disk, fd, data)
            disk.sync(fd)
        finally:
            disk.close(fd)
        disk.go_through()
    except BaseException:
        with contextlib.suppress(OSError):
            disk.unlink(copy)
        raise
    return copy


def _overwritten(disk: Disk, target: Path, data: bytes) -> Signature:
    fd = disk.open(target, os.O_RDWR)
    try:
        write_all(disk, fd, data)
        disk.truncate(fd, len(data))
        disk.sync(fd)
        disk.seek(fd, 0)
        if contents(disk, fd) != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return signature(data, disk.fstat(fd))
    finally:
        disk.close(fd)
