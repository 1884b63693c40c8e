"""``rejoinder diff`` and ``merge``: in a shell, in a script, and as git's drivers."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from rejoinder.cli import main
from rejoinder.edits.add import add_objection, add_reason
from rejoinder.edits.remove import remove_branches
from rejoinder.edits.state import set_note, set_text
from rejoinder.files.maps import open_map, save_map
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import MAP_ID, Inference, MapRow, PremiseOf, Statement

TOP, WHY = StatementId("top"), StatementId("why")
Captured = pytest.CaptureFixture[str]
Edit = Callable[[Document], Change]
Saved = Callable[..., Path]


def fresh() -> Callable[[], str]:
    return iter(("a1", "a2", "a3", "a4")).__next__


@pytest.fixture
def rain() -> Document:
    """A thesis and a reason for it."""
    step = InferenceId("for")
    return Document(
        map={MAP_ID: MapRow(title="Rain", thesis=TOP)},
        statements={
            TOP: Statement(text="Take an umbrella."),
            WHY: Statement(
                text="It will rain today.", premise_of=(PremiseOf(inference=step, order="a0"),)
            ),
        },
        inferences={step: Inference(conclusion=TOP, order="a0")},
    )


@pytest.fixture
def saved(tmp_path: Path, rain: Document) -> Saved:
    """Saves the map after some edits."""

    def save(name: str, *edits: Edit) -> Path:
        document = rain
        for edit in edits:
            document = document.apply(edit(document))
        save_map(tmp_path / name, document)
        return tmp_path / name

    return save


def reworded(document: Document) -> Change:
    return set_text(document, WHY, "It will rain tonight.")


def reworded_otherwise(document: Document) -> Change:
    return set_text(document, WHY, "It may rain today.")


def objected(document: Document) -> Change:
    return add_objection(document, TOP, fresh=fresh(), text="It is light.")


def test_the_same_map_is_told_with_exit_code_0(saved: Saved, capsys: Captured) -> None:
    one, other = saved("one.rejoinder"), saved("other.rejoinder")

    assert main(["diff", str(one), str(other)]) == 0
    assert capsys.readouterr().out == "The maps are the same.\n"


def test_differences_are_sentences_with_exit_code_1(saved: Saved, capsys: Captured) -> None:
    one, other = saved("one.rejoinder"), saved("other.rejoinder", reworded, objected)

    assert main(["diff", str(one), str(other)]) == 1
    assert capsys.readouterr().out == (
        "2 differences: 1 added, 1 reworded.\n"
        "\n"
        "It will rain tonight.\n"
        "  ~ Reworded “It will rain today.”.\n"
        "      It will rain [-today-]{+tonight+}.\n"
        "\n"
        "It is light.\n"
        "  + Added the objection “It is light.” against “Take an umbrella.”.\n"
    )


def test_colours_are_for_terminals_or_on_demand(saved: Saved, capsys: Captured) -> None:
    pair = [str(saved("one.rejoinder")), str(saved("other.rejoinder", reworded))]

    main(["diff", *pair])
    assert "\x1b" not in capsys.readouterr().out
    main(["diff", "--colour", "always", *pair])
    assert "\x1b[31m[-today-]\x1b[0m" in capsys.readouterr().out


def test_programs_get_an_object(saved: Saved, capsys: Captured) -> None:
    one, other = saved("one.rejoinder"), saved("other.rejoinder", reworded)

    assert main(["diff", "--json", str(one), str(other)]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "same": False,
        "matched_by": "ids",
        "counts": {"reworded": 1},
        "differences": [
            {
                "sort": "reworded",
                "table": "statements",
                "id": "why",
                "node": "why",
                "branch": "It will rain tonight.",
                "says": "Reworded “It will rain today.”.",
                "fields": ["text"],
                "words": [
                    ["same", "It will rain "],
                    ["removed", "today"],
                    ["added", "tonight"],
                    ["same", "."],
                ],
            }
        ],
    }


def test_one_version_may_come_from_standard_input(
    saved: Saved, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = saved("one.rejoinder"), saved("other.rejoinder", reworded)
    given = SimpleNamespace(buffer=io.BytesIO(one.read_bytes()))
    monkeypatch.setattr(sys, "stdin", given)

    assert main(["diff", "-", str(other)]) == 1
    assert "Reworded" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["one"], "Name two maps to compare"),
        (["-", "-"], "Name two maps to compare"),
        (["one", "nothing.rejoinder"], "Cannot open nothing.rejoinder: there is no such file."),
    ],
)
def test_what_can_t_be_compared_is_exit_code_2(
    given: list[str], why: str, saved: Saved, capsys: Captured
) -> None:
    one = str(saved("one.rejoinder"))

    assert main(["diff", *(one if name == "one" else name for name in given)]) == 2
    assert why in capsys.readouterr().err


def test_two_versions_merge_into_a_file(saved: Saved, tmp_path: Path) -> None:
    base, ours = saved("base.rejoinder"), saved("ours.rejoinder", reworded)
    theirs, out = saved("theirs.rejoinder", objected), tmp_path / "out.rejoinder"

    assert main(["merge", str(base), str(ours), str(theirs), "-o", str(out)]) == 0
    merged = open_map(out).document
    assert merged.statements[WHY].text == "It will rain tonight."
    assert "It is light." in [row.text for row in merged.statements.values()]
    assert merged.conflicts == {}


def test_conflicts_are_listed_kept_in_the_file_and_exit_code_1(
    saved: Saved, tmp_path: Path, capsys: Captured
) -> None:
    base, ours = saved("base.rejoinder"), saved("ours.rejoinder", reworded)
    theirs, out = saved("theirs.rejoinder", reworded_otherwise), tmp_path / "out.rejoinder"

    assert main(["merge", str(base), str(ours), str(theirs), "-o", str(out)]) == 1
    assert capsys.readouterr().err == (
        "Both versions changed the words of the statement “It will rain tonight.”.\n"
        "1 conflict to settle: open the map in the window.\n"
    )
    (conflict,) = open_map(out).document.conflicts.values()
    assert conflict.theirs == '"It may rain today."'
    assert main(["check", str(out)]) == 1
    assert "unsettled" in capsys.readouterr().out


def test_what_is_deleted_on_one_side_and_changed_on_the_other_is_told(
    saved: Saved, capsys: Captured
) -> None:
    base = saved("base.rejoinder")
    ours = saved("ours.rejoinder", lambda d: remove_branches(d, [WHY]))
    theirs = saved("theirs.rejoinder", lambda d: set_note(d, WHY, "Look"))

    assert main(["merge", str(base), str(ours), str(theirs)]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["statements"]["why"]["note"] == "Look"
    assert err.startswith(
        "This version deleted the statement “It will rain today.”. "
        "In the other version it was changed.\n"
    )


def test_without_a_base_both_versions_are_there(saved: Saved, tmp_path: Path) -> None:
    ours, theirs = saved("ours.rejoinder", reworded), saved("theirs.rejoinder", objected)
    out = tmp_path / "out.rejoinder"

    assert main(["merge", os.devnull, str(ours), str(theirs), "-o", str(out)]) == 1
    merged = open_map(out).document
    assert len(merged.statements) == 3
    assert [row.field for row in merged.conflicts.values()] == ["text"]


# --- git ---

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")
REJOINDER = f"'{sys.executable}' -m rejoinder"


class Repository:
    """A repository of its own, with the drivers that the guide describes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        for name, value in (
            ("user.name", "A"),
            ("user.email", "a@example.org"),
            ("commit.gpgsign", "false"),
            ("core.autocrlf", "false"),
            ("diff.rejoinder.command", f"{REJOINDER} diff --git"),
            ("merge.rejoinder.name", "Rejoinder maps"),
            ("merge.rejoinder.driver", f"{REJOINDER} merge %O %A %B -o %A"),
        ):
            self.git("config", name, value)
        attributes = "*.rejoinder diff=rejoinder merge=rejoinder\n"
        (folder / ".gitattributes").write_text(attributes, encoding="utf-8")
        self.git("add", ".gitattributes")

    def git(self, *words: str, code: int = 0) -> str:
        assert GIT is not None
        source = str(Path(main.__code__.co_filename).parents[2])
        environment = {
            **os.environ,
            "PYTHONPATH": source,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "PYTHONIOENCODING": "utf-8",
        }
        made = subprocess.run(
            [GIT, *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert made.returncode == code, made.stdout + made.stderr
        return made.stdout

    def commit(self, document: Document) -> None:
        save_map(self.folder / "rain.rejoinder", document)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Change")

    @property
    def document(self) -> Document:
        return open_map(self.folder / "rain.rejoinder").document


@pytest.fixture
def depot(tmp_path: Path, rain: Document) -> Repository:
    made = Repository(tmp_path)
    made.commit(rain)
    return made


@needs_git
def test_git_diff_speaks_in_sentences(depot: Repository, rain: Document) -> None:
    save_map(depot.folder / "rain.rejoinder", rain.apply(reworded(rain)))

    said = depot.git("diff")

    assert said.startswith("rain.rejoinder\n1 difference: 1 reworded.\n")
    assert "It will rain [-today-]{+tonight+}." in said


@needs_git
def test_git_tells_of_a_map_that_is_new_or_gone(depot: Repository, rain: Document) -> None:
    save_map(depot.folder / "new.rejoinder", rain)
    (depot.folder / "rain.rejoinder").unlink()
    depot.git("add", "-A")
    depot.git("config", "diff.renames", "false")

    said = depot.git("diff", "--cached")

    assert "Added the premise “It will rain today.”" in said
    assert "Removed the premise “It will rain today.”" in said


@needs_git
def test_git_merges_what_fits(depot: Repository, rain: Document) -> None:
    depot.git("checkout", "-q", "-b", "other")
    depot.commit(rain.apply(objected(rain)))
    depot.git("checkout", "-q", "main")
    depot.commit(rain.apply(add_reason(rain, TOP, fresh=iter(("b1", "b2")).__next__, text="Wet")))

    depot.git("merge", "-q", "--no-edit", "other")

    assert len(depot.document.statements) == 4
    assert depot.git("status", "--porcelain") == ""


@needs_git
def test_git_leaves_conflicts_in_a_map_that_opens(depot: Repository, rain: Document) -> None:
    depot.git("checkout", "-q", "-b", "other")
    depot.commit(rain.apply(reworded(rain)))
    depot.git("checkout", "-q", "main")
    depot.commit(rain.apply(reworded_otherwise(rain)))

    depot.git("merge", "-q", "--no-edit", "other", code=1)

    assert depot.git("status", "--porcelain") == "UU rain.rejoinder\n"
    assert depot.document.statements[WHY].text == "It may rain today."
    (conflict,) = depot.document.conflicts.values()
    assert conflict.theirs == '"It will rain tonight."'
