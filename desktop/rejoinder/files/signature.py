"""Which state of a file was read or written, so that a later one is noticed."""

import hashlib
import os
import stat
from typing import NamedTuple


class Signature(NamedTuple):
    """A digest of the bytes, and what the system says of the file that held them."""

    sha256: str
    device: int
    inode: int
    size: int
    mtime_ns: int

    def same_content(self, other: "Signature") -> bool:
        """Whether both held the same bytes, though one may have been touched or copied."""
        return self.sha256 == other.sha256


def signature(data: bytes, status: os.stat_result) -> Signature:
    """The signature of a file that holds ``data``."""
    return Signature(
        hashlib.sha256(data).hexdigest(),
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
    )


def is_file(status: os.stat_result) -> bool:
    """Whether it is a plain file: no folder, pipe or device."""
    return stat.S_ISREG(status.st_mode)
