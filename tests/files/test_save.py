"""A save leaves the whole old file or the whole new one, whatever fails on the way."""

import contextlib
import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rejoinder.files.disk import Disk, StoppableDisk
from rejoinder.files.save import ChangedOnDisk, atomic_write, sweep
from rejoinder.files.signature import Signature, signature
from rejoinder.model.errors import SaveFailed

OLD, NEW = b"what was there before\n", b"what is written now\n" * 5_000


class FailingDisk(Disk):
    """A disk on which call number ``failing`` of those that change something fails.

    Calls are counted from 1; a write takes at most ``most`` bytes.
    """

    def __init__(self, failing: int = 0, code: int = errno.EIO, *, most: int = 1 << 30) -> None:
        self.failing, self.code, self.most = failing, code, most
        self.calls: list[str] = []

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self.failing:
            raise OSError(self.code, os.strerror(self.code))

    def real(self, path: Path) -> Path:
        self._call("real")
        return super().real(path)

    def stat(self, path: Path) -> os.stat_result:
        self._call("stat")
        return super().stat(path)

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        self._call("open")
        return super().open(path, flags, mode)

    def fstat(self, fd: int) -> os.stat_result:
        self._call("fstat")
        return super().fstat(fd)

    def read(self, fd: int, count: int) -> bytes:
        self._call("read")
        return super().read(fd, count)

    def write(self, fd: int, data: memoryview) -> int:
        self._call("write")
        return super().write(fd, data[: self.most])

    def truncate(self, fd: int, size: int) -> None:
        self._call("truncate")
        super().truncate(fd, size)

    def chown(self, fd: int, owner: int, group: int) -> None:
        self._call("chown")
        super().chown(fd, owner, group)

    def chmod(self, fd: int, mode: int) -> None:
        self._call("chmod")
        super().chmod(fd, mode)

    def copy_attributes(self, path: Path, fd: int) -> None:
        self._call("copy_attributes")
        super().copy_attributes(path, fd)

    def sync(self, fd: int) -> None:
        self._call("sync")
        super().sync(fd)

    def close(self, fd: int) -> None:
        super().close(fd)
        self._call("close")

    def replace(self, source: Path, target: Path) -> None:
        self._call("replace")
        super().replace(source, target)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rain.rejoinder"
    path.write_bytes(OLD)
    return path


def _seen(path: Path) -> Signature:
    return signature(path.read_bytes(), path.stat())


def _refusal(
    path: Path, disk: Disk, *, expected: Signature | None = None, spare: Path | None = None
) -> str:
    """What a save that failed said; nothing where it did not fail."""
    try:
        atomic_write(path, NEW, expected=expected, spare=spare, disk=disk)
    except SaveFailed as failure:
        return str(failure)
    return ""


def _open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EDQUOT])
@pytest.mark.parametrize("is_new", [False, True])
def test_any_call_may_fail_and_the_file_is_the_old_or_the_new_one(
    tmp_path: Path, code: int, is_new: bool
) -> None:
    for failing in range(1, 60):
        path = tmp_path / f"{failing}.rejoinder"
        if not is_new:
            path.write_bytes(OLD)
        expected = None if is_new else _seen(path)
        disk = FailingDisk(failing, code, most=40_000)
        before = _open_descriptors()
        said = _refusal(path, disk, expected=expected)
        assert said == "" or said.startswith(f"Cannot save {path.name}: ")
        outcome = NEW if not said else None if is_new else OLD
        assert (path.read_bytes() if path.exists() else None) == outcome
        assert list(tmp_path.glob(".*.tmp")) == []
        assert _open_descriptors() == before
        if len(disk.calls) < failing:
            assert failing > 12
            return
        path.unlink(missing_ok=True)
    pytest.fail("the save never came to its end")


@pytest.mark.parametrize("failing", range(1, 40))
def test_writing_in_place_keeps_a_whole_copy_until_it_is_done(tmp_path: Path, failing: int) -> None:
    folder, spare = tmp_path / "maps", tmp_path / "spare"
    folder.mkdir()
    path = folder / "rain.rejoinder"
    path.write_bytes(OLD)
    disk = NoNewFiles(folder, failing)
    said = _refusal(path, disk, spare=spare)
    copies = list(spare.iterdir()) if spare.is_dir() else []
    whole = [file.read_bytes() for file in (path, *copies)]
    assert (NEW if not said or copies else OLD) in whole
    assert all(str(copy) in said for copy in copies)


class NoNewFiles(FailingDisk):
    """A folder that takes no new file, though what is in it may be written."""

    def __init__(self, folder: Path, failing: int = 0) -> None:
        super().__init__(failing)
        self.folder = folder

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        if flags & os.O_CREAT and path.parent == self.folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return super().open(path, flags, mode)


def test_a_folder_that_takes_no_new_file_is_written_in_place(file: Path, tmp_path: Path) -> None:
    spare = tmp_path / "spare"
    inode = file.stat().st_ino
    written = atomic_write(file, b"short", spare=spare, disk=NoNewFiles(tmp_path))
    assert file.read_bytes() == b"short"
    assert (file.stat().st_ino, written) == (inode, _seen(file))


class GivenUp(StoppableDisk):
    """Asked to stop just before call number ``at`` of those that change something."""

    def __init__(self, at: int, closed: Path | None) -> None:
        super().__init__()
        self.left, self.closed = at, closed
        self.came_in_time = False

    def _call(self) -> None:
        self.left -= 1
        if self.left == 0:
            self.came_in_time = self.stop()

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        if flags & os.O_CREAT and path.parent == self.closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        self._call()
        return super().open(path, flags, mode)

    def write(self, fd: int, data: memoryview) -> int:
        self._call()
        return super().write(fd, data[:30_000])

    def truncate(self, fd: int, size: int) -> None:
        self._call()
        super().truncate(fd, size)

    def sync(self, fd: int) -> None:
        self._call()
        super().sync(fd)

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._call()


@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize("at", range(1, 18))
def test_a_save_stops_with_the_old_file_or_is_too_late_to_stop(
    tmp_path: Path, at: int, is_closed: bool
) -> None:
    folder, spare = tmp_path / "maps", tmp_path / "spare"
    folder.mkdir()
    path = folder / "rain.rejoinder"
    path.write_bytes(OLD)
    disk = GivenUp(at, folder if is_closed else None)
    with contextlib.suppress(SaveFailed):
        atomic_write(path, NEW, spare=spare, disk=disk)

    assert path.read_bytes() == (OLD if disk.came_in_time else NEW)
    assert list(folder.iterdir()) == [path]
    assert not spare.is_dir() or list(spare.iterdir()) == []


def test_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_end(file: Path) -> None:
    disk = FailingDisk()
    atomic_write(file, NEW, disk=disk)
    order = [call for call in disk.calls if call in ("write", "sync", "close", "replace")]
    assert order == ["write", "sync", "close", "replace", "sync", "close"]


def test_the_signature_returned_is_that_of_the_file(file: Path) -> None:
    assert atomic_write(file, NEW) == _seen(file)


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_all(file: Path) -> None:
    atomic_write(file, NEW, disk=FailingDisk(most=7_001))
    assert file.read_bytes() == NEW


def test_a_disk_that_takes_nothing_is_a_full_one(file: Path) -> None:
    with pytest.raises(SaveFailed, match="the disk is full"):
        atomic_write(file, NEW, disk=FailingDisk(most=0))
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755, 0o2664])
def test_the_mode_is_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    atomic_write(file, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_new_file_has_the_mode_that_the_system_is_set_to(tmp_path: Path) -> None:
    former = os.umask(0o027)
    try:
        atomic_write(tmp_path / "new.rejoinder", NEW)
    finally:
        os.umask(former)
    assert stat.S_IMODE((tmp_path / "new.rejoinder").stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="needs root")
def test_the_owner_is_kept(file: Path) -> None:
    os.chown(file, 1234, 2345)
    atomic_write(file, NEW)
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 2345)


def test_a_group_that_cannot_be_kept_gains_nothing(file: Path) -> None:
    file.chmod(0o664)

    class OwnGroupOnly(Disk):
        def chown(self, fd: int, owner: int, group: int) -> None:
            raise PermissionError(errno.EPERM, "no")

    atomic_write(file, NEW, disk=OwnGroupOnly())
    assert stat.S_IMODE(file.stat().st_mode) == 0o604


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="this system has no such attributes")
def test_extended_attributes_are_kept(file: Path) -> None:
    try:
        os.setxattr(file, "user.note", b"kept")
    except OSError:
        pytest.skip("this disk has no extended attributes")
    atomic_write(file, NEW)
    assert os.getxattr(file, "user.note") == b"kept"


def test_links_are_followed_and_stay_links(file: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.symlink_to(file)
    second.symlink_to("first")
    atomic_write(second, NEW)
    assert (first.is_symlink(), second.is_symlink()) == (True, True)
    assert file.read_bytes() == NEW


def test_a_link_to_nothing_gets_what_it_points_to(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "later.rejoinder")
    atomic_write(link, NEW)
    assert (tmp_path / "later.rejoinder").read_bytes() == NEW
    assert link.is_symlink()


def test_a_link_that_leads_back_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(link)
    with pytest.raises(SaveFailed, match="a link that leads back to itself"):
        atomic_write(link, NEW)


def test_a_read_only_file_is_left_alone(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(SaveFailed, match="the file is read-only"):
        atomic_write(file, NEW)
    assert file.read_bytes() == OLD


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="it is a folder"):
        atomic_write(tmp_path, NEW)


def test_a_folder_that_is_gone_is_named_as_the_reason(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="Cannot save x: its folder does not exist"):
        atomic_write(tmp_path / "gone" / "x", NEW)


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127 + "x", "名" * 85])
def test_a_name_of_the_greatest_length_is_saved(tmp_path: Path, name: str) -> None:
    atomic_write(tmp_path / name, NEW)
    atomic_write(tmp_path / name, OLD)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="the name is too long"):
        atomic_write(tmp_path / ("x" * 256), NEW)


def _rewritten(path: Path) -> None:
    path.write_bytes(b"somebody else's words")


def _same_size(path: Path) -> None:
    times = path.stat()
    path.write_bytes(OLD.upper())
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.mark.parametrize("change", [_rewritten, _same_size, Path.unlink])
def test_a_file_that_another_program_changed_is_not_written_over(
    file: Path, change: Callable[[Path], None]
) -> None:
    seen = _seen(file)
    change(file)
    after = file.read_bytes() if file.exists() else None
    with pytest.raises(ChangedOnDisk):
        atomic_write(file, NEW, expected=seen)
    assert (file.read_bytes() if file.exists() else None) == after
    atomic_write(file, NEW)
    assert file.read_bytes() == NEW


def test_a_file_that_was_only_touched_is_written(file: Path) -> None:
    seen = _seen(file)
    os.utime(file, ns=(1, 1))
    atomic_write(file, NEW, expected=seen)
    assert file.read_bytes() == NEW


def test_what_killed_saves_left_is_swept_after_an_hour(file: Path, tmp_path: Path) -> None:
    names = [".rain.rejoinder.0123abcd.tmp", ".rain.rejoinder.fresh000.tmp", ".other.0123abcd.tmp"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    now = file.stat().st_mtime
    assert sweep(file, now=now + 3_000) == ()
    assert sweep(file, now=now + 4_000) == (tmp_path / names[0],)
    assert {path.name for path in tmp_path.iterdir()} == {file.name, *names[1:]}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB, where this process may mount one."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(place)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this process may not mount a disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_keeps_the_old_file(small_disk: Path) -> None:
    path = small_disk / "rain.rejoinder"
    path.write_bytes(OLD)
    with pytest.raises(SaveFailed, match=r"Cannot save rain\.rejoinder: the disk is full"):
        atomic_write(path, NEW)
    assert path.read_bytes() == OLD
    assert [entry.name for entry in small_disk.iterdir()] == [path.name]


AS_NOBODY = """
import sys
from pathlib import Path
from rejoinder.files.save import atomic_write
from rejoinder.model.errors import SaveFailed
try:
    atomic_write(Path(sys.argv[1]), b"new", spare=Path(sys.argv[2]) if sys.argv[2:] else None)
except SaveFailed as failure:
    print(failure)
"""


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs root")
@pytest.mark.parametrize("has_spare", [False, True])
def test_the_folder_of_somebody_else_is_written_in_place_or_refused(
    tmp_path: Path, has_spare: bool
) -> None:
    for above in (tmp_path, *tmp_path.parents):
        if above.name.startswith(("test_", "pytest-", "popen-")):  # folders that pytest has made
            above.chmod(above.stat().st_mode | 0o011)
    folder, spare = tmp_path / "theirs", tmp_path / "spare"
    folder.mkdir()
    spare.mkdir()
    spare.chmod(0o777)
    path = folder / "rain.rejoinder"
    path.write_bytes(OLD)
    path.chmod(0o666)
    arguments = [str(path), str(spare)] if has_spare else [str(path)]
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable]
    run = subprocess.run([*command, "-c", AS_NOBODY, *arguments], capture_output=True, text=True)
    if "ModuleNotFoundError" in run.stderr or "Permission denied" in run.stderr:
        pytest.skip("another user may not read this program")
    assert path.read_bytes() == (b"new" if has_spare else OLD)
    assert ("you have no permission" in run.stdout) is not has_spare
