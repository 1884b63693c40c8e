"""A whole file read at once, within a limit; nothing that would keep the reader waiting."""

import os
from pathlib import Path

from rejoinder.files.disk import Disk, contents
from rejoinder.files.signature import is_file
from rejoinder.model.errors import FileRefused

_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a pipe would keep the window waiting


def whole_file(disk: Disk, path: Path, *, most: int) -> tuple[bytes, os.stat_result]:
    """The bytes of the file at ``path``, and what the system says of it.

    Raises:
        FileRefused: it is no file, or larger than ``most`` bytes; a clause.
        OSError: it can't be read.
    """
    fd = disk.open(path, os.O_RDONLY | _NO_WAIT)
    try:
        status = disk.fstat(fd)
        if not is_file(status):
            raise FileRefused("it is a folder or a device, not a file.")
        if status.st_size > most:
            size, limit = status.st_size / 1e6, most // 1_000_000
            raise FileRefused(f"it is {size:,.0f} MB large; the limit is {limit} MB.")
        return contents(disk, fd, limit=most), status
    finally:
        disk.close(fd)
