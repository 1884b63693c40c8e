"""Maps are opened with what is wrong with them, and saved as they are."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.files.maps import has_changed, open_map, save_map
from rejoinder.files.names import file_name, untitled
from rejoinder.files.places import state_folder
from rejoinder.files.save import ChangedOnDisk
from rejoinder.model.document import Document
from rejoinder.model.errors import FileRefused
from rejoinder.model.ids import StatementId, VoiceId
from rejoinder.model.records import MAP_ID, MapRow, Statement


def _map(**fields: str) -> Document:
    thesis = StatementId("top")
    return Document(
        map={MAP_ID: MapRow(title="Rain", thesis=thesis)},
        statements={thesis: Statement(text=fields.get("text", "It rains."))},
    )


def test_what_is_saved_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "rain.rejoinder"
    written = save_map(path, _map())
    opened = open_map(path)
    assert (opened.document, opened.problems, opened.signature) == (_map(), (), written)
    assert save_map(path, _map(text="It pours."), expected=opened.signature) != written


def test_a_map_that_changed_since_it_was_opened_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "rain.rejoinder"
    mine = save_map(path, _map())
    save_map(path, _map(text="It snows."))
    assert has_changed(path, mine)
    with pytest.raises(ChangedOnDisk, match=r"rain\.rejoinder was changed by another program"):
        save_map(path, _map(text="It pours."), expected=mine)
    assert open_map(path).document == _map(text="It snows.")


def test_a_flawed_map_opens_with_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "rain.rejoinder"
    text = (
        '{"format": "rejoinder", "version": 1, "statements": {"a": {"text": " ", "order": "a0"}}}'
    )
    path.write_text(text, encoding="utf-8")
    assert [problem.code for problem in open_map(path).problems] == ["empty-statement"]


def test_a_map_that_breaks_a_rule_is_still_saved(tmp_path: Path) -> None:
    path = tmp_path / "rain.rejoinder"
    top = StatementId("top")
    flawed = Document(
        map={MAP_ID: MapRow(thesis=top)},
        statements={top: Statement(text="It rains.", voice=VoiceId("nobody"))},
    )
    save_map(path, flawed)
    assert open_map(path).document.statements[top].text == "It rains."


def test_a_save_clears_away_what_a_killed_one_left(tmp_path: Path) -> None:
    left = tmp_path / ".rain.rejoinder.0123abcd.tmp"
    left.write_bytes(b"half a map")
    os.utime(left, (0, 0))
    save_map(tmp_path / "rain.rejoinder", _map())
    assert [path.name for path in tmp_path.iterdir()] == ["rain.rejoinder"]


def test_what_cannot_be_opened_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.rejoinder").write_bytes(b"\x00\x01")
    with pytest.raises(FileRefused, match=r"^Cannot open a\.rejoinder: it is not a Rejoinder map"):
        open_map(tmp_path / "a.rejoinder")
    with pytest.raises(FileRefused, match=r"^Cannot open b\.rejoinder: there is no such file\.$"):
        open_map(tmp_path / "b.rejoinder")
    with pytest.raises(FileRefused, match="it is a folder or a device"):
        open_map(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_nobody_waits(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileRefused, match="it is a folder or a device"):
        open_map(tmp_path / "pipe")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.rejoinder"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(FileRefused, match="it is 1,099,512 MB large; the limit is 50 MB"):
        open_map(path)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rain", "Rain.rejoinder"),
        ("../../etc/passwd", "etc passwd.rejoinder"),
        ("a:b\\c|d", "a b c d.rejoinder"),
        ("CON", "Map CON.rejoinder"),
        ("com1.notes", "Map com1.notes.rejoinder"),
        ("ends in dots...", "ends in dots.rejoinder"),
        (" .hidden", "hidden.rejoinder"),
        ("two\nlines\x00", "two lines.rejoinder"),
        ("left\u202eright", "leftright.rejoinder"),
        ("", "Untitled.rejoinder"),
        ("???", "Untitled.rejoinder"),
        ("x" * 300, "x" * 100 + ".rejoinder"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


@given(st.text(max_size=200))
def test_no_title_leads_out_of_the_folder(title: str) -> None:
    name = file_name(title, suffix=".svg")
    assert not set(name) & set('/\\<>:"|?*\x00')
    assert not name.startswith(".")
    assert len(name.encode()) <= 104


def test_new_maps_are_numbered() -> None:
    assert untitled([]) == "Untitled"
    assert untitled(["Untitled", "Untitled 2"]) == "Untitled 3"


def test_safety_copies_go_where_the_system_keeps_such_files() -> None:
    home = Path.home()
    given = {"XDG_STATE_HOME": "/s", "LOCALAPPDATA": "/l"}
    assert state_folder(given, platform="linux") == Path("/s/rejoinder")
    assert state_folder({}, platform="linux") == home / ".local/state/rejoinder"
    relative = {"XDG_STATE_HOME": "s"}
    assert state_folder(relative, platform="linux") == home / ".local/state/rejoinder"
    assert state_folder(given, platform="win32") == Path("/l/Rejoinder")
    assert state_folder({}, platform="darwin").name == "Rejoinder"
