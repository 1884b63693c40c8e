"""Texts read in a process of their own: the window waits for none, and none takes it along."""

import os
import subprocess
import threading
from pathlib import Path

import pytest

from rejoinder.files import texts
from rejoinder.files.texts import TextReader
from rejoinder.formats.texts.reading import MAX_BYTES
from rejoinder.model.errors import FileRefused


def refusal(path: Path, reader: TextReader | None = None) -> str:
    with pytest.raises(FileRefused) as refused:
        (reader or TextReader()).read(path)
    return str(refused.value)


def test_a_text_is_read_whatever_its_kind(tmp_path: Path) -> None:
    for name, data in (
        ("a.txt", "One.\nTwo."),
        ("a.md", "One.\n\nTwo."),
        ("a.HTML", "<p>One.<p>Two."),
    ):
        (tmp_path / name).write_text(data, encoding="utf-8")
        assert TextReader().read(tmp_path / name).article.paragraphs == ("One.", "Two.")


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"%PDF-1.4")
    assert refusal(tmp_path / "a.md").startswith("Cannot read a.md: it is a PDF.")
    assert refusal(tmp_path / "b.txt") == "Cannot read b.txt: there is no such file."
    assert refusal(tmp_path / "b.odt").startswith("Cannot read b.odt: texts are read from")
    (tmp_path / "c.txt").mkdir()
    assert "folder or a device" in refusal(tmp_path / "c.txt")
    os.truncate(_touched(tmp_path / "d.md"), MAX_BYTES + 1_000_000)
    assert "51 MB large; the limit is 50 MB" in refusal(tmp_path / "d.md")
    assert "it is empty" in refusal(_touched(tmp_path / "e.pdf"))


def _touched(path: Path) -> Path:
    path.touch()
    return path


def test_a_reader_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("text", encoding="utf-8")
    assert "took longer than 0 seconds" in refusal(path, TextReader(limit=0.001))


def test_a_reader_that_fails_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("text", encoding="utf-8")
    monkeypatch.setattr(texts, "__name__", "rejoinder.no_such_module")
    assert "Cannot read a.md: it is damaged" in refusal(path)


def test_a_reader_that_was_stopped_gives_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("text", encoding="utf-8")
    reader = TextReader()
    assert reader.stop()
    assert refusal(path, reader) == "Cannot read a.md: Stopped before the end."


def test_stopping_ends_a_reading_that_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("[" * 300_000, encoding="utf-8")
    reader, begun, said = TextReader(), threading.Event(), list[str]()
    begin = reader._begun

    def announced() -> "subprocess.Popen[bytes]":
        process = begin()
        begun.set()
        return process

    monkeypatch.setattr(reader, "_begun", announced)
    thread = threading.Thread(target=lambda: said.append(refusal(path, reader)))
    thread.start()
    assert begun.wait(timeout=60)
    reader.stop()
    thread.join()
    assert said == ["Cannot read a.md: Stopped before the end."]


def test_the_other_process_may_write_nothing(tmp_path: Path) -> None:
    """A reader that opened what its file names would be seen by what it left or lost."""
    path, canary = tmp_path / "a.html", tmp_path / "canary"
    path.write_text(f'<p>Text.<img src="file://{canary}"><p>More.', encoding="utf-8")
    assert TextReader().read(path).article.paragraphs == ("Text.", "More.")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.html"]
