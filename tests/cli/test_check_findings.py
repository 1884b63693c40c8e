"""``rejoinder check --findings``: lines for people, an object for programs, exit codes."""

import json
import random
from pathlib import Path

import pytest
from tests.review.town import Town

from rejoinder.cli import main
from rejoinder.edits import dismissals, state
from rejoinder.files.maps import save_map
from rejoinder.model.ids import fresh_ids
from rejoinder.review.dismissing import dismissal_of, muting

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def town() -> Town:
    return Town(fresh_ids(random.Random(1).randrange))


def saved(town: Town, folder: Path) -> str:
    path = folder / "town.rejoinder"
    save_map(path, town.document)
    return str(path)


def test_a_sound_case_has_no_findings(town: Town, tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", "--findings", saved(town, tmp_path)]) == 0
    assert capsys.readouterr() == ("", "1 map checked, 0 problems and 0 findings found.\n")


def test_a_finding_is_a_line_and_an_exit_code(town: Town, tmp_path: Path, capsys: Captured) -> None:
    town.against(town.trade, "Only the chains gain.")
    path = saved(town, tmp_path)
    assert main(["check", "-f", path]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{path}: warning: unanswered-objection: Nothing answers “Only the ch")
    assert err == "1 map checked, 0 problems and 1 finding found.\n"
    assert main(["check", path]) == 0
    assert capsys.readouterr().out == ""


def test_hints_and_guesses_leave_the_exit_code_alone(
    town: Town, tmp_path: Path, capsys: Captured
) -> None:
    town.do(state.set_text(town.document, town.dawn, "Goods clearly come early."))
    path = saved(town, tmp_path)
    assert main(["check", "-f", path]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", "--all", path]) == 0
    assert ": hint: pushy-words (a guess): “clearly” in “Goods" in capsys.readouterr().out


def test_programs_get_all_of_it_with_what_was_dismissed(
    town: Town, tmp_path: Path, capsys: Captured
) -> None:
    town.against(town.trade, "Only the chains gain.")
    town.evidence(town.air, "Walls are black.", None)
    evidence, objection = sorted(town.found(), key=lambda f: f.check, reverse=True)
    for row in (
        dismissal_of(town.document, objection, reason="In print.", author="D", time="t"),
        muting(evidence.check, reason="A debate.", author="D", time="t"),
    ):
        town.do(dismissals.dismiss(town.document, row, fresh=town.fresh))
    assert main(["check", "--findings", "--json", saved(town, tmp_path)]) == 0
    out, err = capsys.readouterr()
    (told,) = json.loads(out)["maps"]
    assert told["findings"] == []
    (dismissed,) = told["dismissed"]
    assert (dismissed["check"], dismissed["dismissed"]) == ("unanswered-objection", "In print.")
    assert dismissed["on"] in town.document.inferences
    assert dismissed["table"] == "inferences"
    assert told["muted"] == {"unsourced-evidence": "A debate."}
    assert "(1 dismissed)" in err


def test_what_was_dismissed_comes_back_with_its_words_and_says_so(
    town: Town, tmp_path: Path, capsys: Captured
) -> None:
    hit = town.against(town.trade, "Only the chains gain.")
    row = dismissal_of(town.document, town.found()[0], reason="Yes.", author="D", time="t")
    town.do(dismissals.dismiss(town.document, row, fresh=town.fresh))
    town.do(state.set_text(town.document, hit, "Only the banks gain."))
    assert main(["check", "-fq", saved(town, tmp_path)]) == 1
    assert "It was dismissed while the words were others." in capsys.readouterr().out
