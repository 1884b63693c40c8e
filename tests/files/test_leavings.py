"""How maps were left: kept outside them, without their words, and never in the way."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.editor.leaving import Leaving
from rejoinder.editor.visits import Look
from rejoinder.files import leavings as module
from rejoinder.files.disk import Disk
from rejoinder.files.leavings import Leavings
from rejoinder.layout.placement import Size
from rejoinder.model.ids import InferenceId, StatementId

NAMES = st.text("abcdefghij234567", min_size=1, max_size=10)
LEFT = Leaving(
    folded=(StatementId("a"), StatementId("b")),
    selection=(StatementId("c"), InferenceId("d")),
    branch=StatementId("a"),
    look=Look(StatementId("c"), -12.5, 40.0, 0.85),
)


@st.composite
def leavings(draw: st.DrawFn) -> Leaving:
    statements = st.lists(NAMES.map(StatementId), max_size=4).map(tuple)
    numbers = st.floats(-1e6, 1e6)
    return Leaving(
        folded=draw(statements),
        selection=draw(statements),
        branch=draw(st.none() | NAMES.map(StatementId)),
        around=draw(statements),
        steps=draw(st.integers(0, 5)),
        look=draw(
            st.none()
            | st.builds(
                Look, st.none() | NAMES.map(StatementId), numbers, numbers, st.floats(0.05, 4)
            )
        ),
        shape=draw(st.none() | st.builds(Size, st.floats(1, 1e6), st.floats(1, 1e6))),
        is_fitted=draw(st.booleans()),
    )


@given(left=leavings())
def test_what_is_remembered_is_recalled(
    tmp_path_factory: pytest.TempPathFactory, left: Leaving
) -> None:
    folder = tmp_path_factory.mktemp("state") / "views"
    Leavings(folder).remember(folder / "rain.rejoinder", left)
    assert Leavings(folder).recall(folder / "rain.rejoinder") == left


def test_maps_do_not_share_what_is_remembered(tmp_path: Path) -> None:
    kept = Leavings(tmp_path / "views")
    kept.remember(tmp_path / "rain.rejoinder", LEFT)
    assert kept.recall(tmp_path / "snow.rejoinder") is None
    kept.remember(tmp_path / "snow.rejoinder", Leaving())
    assert kept.recall(tmp_path / "rain.rejoinder") == LEFT


def test_a_map_is_known_by_any_link_to_it(tmp_path: Path) -> None:
    kept, link = Leavings(tmp_path / "views"), tmp_path / "link.rejoinder"
    (tmp_path / "rain.rejoinder").touch()
    link.symlink_to(tmp_path / "rain.rejoinder")
    kept.remember(link, LEFT)
    assert kept.recall(tmp_path / "rain.rejoinder") == LEFT


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"version": 2}',
        b'{"version": 1, "folded": "all"}',
        b'{"version": 1, "look": ["a", 1]}',
        b'{"version": 1, "steps": "two"}',
        b'{"version": 1, "selection": [1]}',
        b"\xff\xfe",
        b'{"version": 1, "folded": [' + b'"a",' * 1_200_000 + b'"a"]}',
    ],
    ids=range(11),
)
def test_a_damaged_file_is_ignored(tmp_path: Path, data: bytes) -> None:
    kept, path = Leavings(tmp_path / "views"), tmp_path / "rain.rejoinder"
    kept.remember(path, LEFT)
    (file,) = (tmp_path / "views").iterdir()
    file.write_bytes(data)
    assert kept.recall(path) is None
    kept.remember(path, LEFT)
    assert kept.recall(path) == LEFT


@pytest.mark.parametrize(
    "look", ['["a", 1e300, 0, 1]', '["a", 0, 0, 99]', '["a", 0, 0, 0]', '["a", 0, 0, -1]']
)
def test_a_look_at_nowhere_is_ignored(tmp_path: Path, look: str) -> None:
    kept, path = Leavings(tmp_path / "views"), tmp_path / "rain.rejoinder"
    kept.remember(path, LEFT)
    (file,) = (tmp_path / "views").iterdir()
    file.write_text(f'{{"version": 1, "branch": "a", "look": {look}}}', encoding="utf-8")
    assert kept.recall(path) == Leaving(branch=StatementId("a"))


@pytest.mark.parametrize("shape", ["[1e300, 9]", "[0, 9]", "[-9, 9]"])
def test_a_shape_that_no_window_has_is_ignored(tmp_path: Path, shape: str) -> None:
    kept, path = Leavings(tmp_path / "views"), tmp_path / "rain.rejoinder"
    kept.remember(path, LEFT)
    (file,) = (tmp_path / "views").iterdir()
    file.write_text(f'{{"version": 1, "branch": "a", "shape": {shape}}}', encoding="utf-8")
    assert kept.recall(path) == Leaving(branch=StatementId("a"))


def test_a_file_of_an_older_rejoinder_is_read(tmp_path: Path) -> None:
    kept, path = Leavings(tmp_path / "views"), tmp_path / "rain.rejoinder"
    kept.remember(path, LEFT)
    (file,) = (tmp_path / "views").iterdir()
    file.write_text('{"version":1,"selection":["c"],"look":["c",-12.5,40.0,0.85]}')
    left = kept.recall(path)
    assert left is not None
    assert (left.look, left.shape, left.is_fitted) == (LEFT.look, None, False)


def test_only_so_many_maps_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 3)
    kept = Leavings(tmp_path / "views")
    for number in range(6):
        kept.remember(tmp_path / f"{number}.rejoinder", LEFT)
        for age, file in enumerate(sorted((tmp_path / "views").iterdir(), key=os.path.getmtime)):
            os.utime(file, (age, age))
    known = [n for n in range(6) if kept.recall(tmp_path / f"{n}.rejoinder") is not None]
    assert known == [3, 4, 5]


def test_all_is_forgotten(tmp_path: Path) -> None:
    kept = Leavings(tmp_path / "views")
    kept.forget()
    kept.remember(tmp_path / "rain.rejoinder", LEFT)
    kept.forget()
    assert list((tmp_path / "views").iterdir()) == []


def test_only_ids_are_written(tmp_path: Path) -> None:
    kept = Leavings(tmp_path / "views")
    kept.remember(tmp_path / "secret case.rejoinder", LEFT)
    (file,) = (tmp_path / "views").iterdir()
    assert "secret" not in file.name
    assert file.read_bytes() == (
        b'{"version":1,"folded":["a","b"],"selection":["c","d"],"branch":"a",'
        b'"look":["c",-12.5,40.0,0.85]}'
    )


class Broken(Disk):
    """A disk on which one call fails."""

    def __init__(self, call: str) -> None:
        self.call = call

    def _fail(self, *_: object, **__: object) -> None:
        raise OSError(errno.EIO, "broken")

    def __getattribute__(self, name: str) -> object:
        call = object.__getattribute__(self, "call")
        return object.__getattribute__(self, "_fail" if name == call else name)


@pytest.mark.parametrize(
    "call", ["real", "stat", "open", "fstat", "write", "sync", "replace", "make_folder", "names"]
)
def test_a_failing_disk_is_no_trouble(tmp_path: Path, call: str) -> None:
    path = tmp_path / "rain.rejoinder"
    Leavings(tmp_path / "views").remember(path, LEFT)
    broken = Leavings(tmp_path / "views", disk=Broken(call))
    broken.remember(path, Leaving())
    broken.recall(path)
    broken.forget()
