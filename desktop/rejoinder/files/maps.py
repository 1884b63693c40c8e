"""Maps on disk: opened with their problems listed, saved so that nothing is lost."""

from dataclasses import dataclass
from pathlib import Path

from rejoinder.files.disk import Disk, reason
from rejoinder.files.places import state_folder
from rejoinder.files.save import atomic_write, sweep
from rejoinder.files.signature import Signature, signature
from rejoinder.files.whole import whole_file
from rejoinder.formats.rejoinder import read, read_as_written, write
from rejoinder.formats.strict_json import MAX_BYTES
from rejoinder.model.document import Document
from rejoinder.model.errors import FileRefused, SaveFailed
from rejoinder.model.problem import Problem
from rejoinder.model.problems import flaws


@dataclass(frozen=True)
class OpenedMap:
    """A map as it was on disk: ``repairs`` are the problems mended on reading, ``flaws`` those
    that are left to a person.
    """

    document: Document
    repairs: tuple[Problem, ...]
    flaws: tuple[Problem, ...]
    signature: Signature

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them."""
        return (*self.repairs, *self.flaws)


def open_map(path: Path, *, called: str = "", disk: Disk | None = None) -> OpenedMap:
    """The map in the file at ``path``; a refusal names it as ``called``, or by its bare name.

    Raises:
        FileRefused: there is no such file, it can't be read, or it is no map that this
            version can open.
    """
    disk, called = disk or Disk(), called or path.name
    try:
        data, seen = _read(disk, path)
        document, mended = read(data)
    except FileNotFoundError as error:
        raise FileRefused(f"Cannot open {called}: there is no such file.") from error
    except OSError as error:
        raise FileRefused(f"Cannot open {called}: {reason(error)}") from error
    except FileRefused as refusal:
        raise FileRefused(f"Cannot open {called}: {refusal}") from None
    return OpenedMap(document, mended, flaws(document), seen)  # what is read is sound


def save_map(
    path: Path,
    document: Document,
    *,
    expected: Signature | None = None,
    disk: Disk | None = None,
) -> Signature:
    """Writes ``document`` to ``path`` and returns the signature to expect next time.

    ``expected`` is the signature from opening or the last save; ``None`` writes over what is
    there, as after "Save anyway" or a new name.

    Raises:
        ChangedOnDisk: the file is not as ``expected``.
        SaveFailed: it could not be written; what was there before is still there.
    """
    data = write(document)
    if read_as_written(data)[0] != document:
        raise SaveFailed(
            f"Cannot save {path.name}: its bytes would not read back as this map. The file is "
            "as it was. Export the map as text, and report this."
        )
    spare = state_folder() / "copies"
    saved = atomic_write(path, data, expected=expected, spare=spare, disk=disk)
    sweep(path, disk=disk)
    return saved


def has_changed(path: Path, since: Signature, *, disk: Disk | None = None) -> bool:
    """Whether the file at ``path`` holds other bytes than ``since``, or is gone."""
    disk = disk or Disk()
    try:
        return not _read(disk, path)[1].same_content(since)
    except (OSError, FileRefused):
        return True


def _read(disk: Disk, path: Path) -> tuple[bytes, Signature]:
    data, status = whole_file(disk, path, most=MAX_BYTES)
    return data, signature(data, status)
