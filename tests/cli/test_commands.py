"""What a person or a script sees of each command: results, messages and exit codes."""

import dataclasses
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from rejoinder.cli import main, start
from rejoinder.drawing.theme import THEMES
from rejoinder.edits.asides import LEGEND
from rejoinder.files.maps import open_map, save_map
from rejoinder.formats.table import FORMATS
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import MAP_ID, Inference, MapRow, Polarity, PremiseOf, Statement

TOP, WHY, BUT = StatementId("top"), StatementId("why"), StatementId("but")
FOR, AGAINST = InferenceId("for"), InferenceId("against")

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def rain(tmp_path: Path) -> Path:
    """A thesis, a reason for it, and an objection to that step."""
    document = Document(
        map={MAP_ID: MapRow(title="Rain", thesis=TOP)},
        statements={
            TOP: Statement(text="Take an umbrella."),
            WHY: Statement(
                text="It will rain.", premise_of=(PremiseOf(inference=FOR, order="a0"),)
            ),
            BUT: Statement(
                text="It may be blown inside out.",
                premise_of=(PremiseOf(inference=AGAINST, order="a0"),),
            ),
        },
        inferences={
            FOR: Inference(conclusion=TOP, order="a0"),
            AGAINST: Inference(conclusion=FOR, polarity=Polarity.OPPOSE, order="a0"),
        },
    )
    path = tmp_path / "rain.rejoinder"
    save_map(path, document)
    return path


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    """A map with two problems."""
    path = tmp_path / "flawed.rejoinder"
    row = '{"text": "Take\\u202e an umbrella.", "voice": "nobody"}'
    rows = f'{{"top": {row}, "empty": {{"order": "a0"}}}}'
    head = '"format": "rejoinder", "version": 1, "thesis": "top"'
    path.write_text(f'{{{head}, "statements": {rows}}}', encoding="utf-8")
    return path


# --- the whole ---


@pytest.mark.parametrize("asked", ["--help", "-h", "help"])
def test_help_names_every_command_and_exit_code(asked: str, capsys: Captured) -> None:
    assert main([asked]) == 0
    said = capsys.readouterr().out
    assert [name for name in start.COMMANDS if f"  rejoinder {name} " not in said] == []
    assert "Exit codes: 0 done; 1 check found problems; 2" in said
    assert max(map(len, said.splitlines())) <= 80


@pytest.mark.parametrize("command", start.COMMANDS)
def test_every_command_has_a_page_of_its_own(command: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"usage: rejoinder {command}" in capsys.readouterr().out


def test_the_version_is_said(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Rejoinder 0.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--zoom"], "There is no option --zoom here. See rejoinder --help."),
        (["gone.rejoinder"], "Cannot open gone.rejoinder: there is no such file."),
        (["info", "gone.rejoinder"], "Cannot open gone.rejoinder: there is no such file."),
    ],
)
def test_what_is_not_understood_is_said_on_standard_error(
    given: list[str], said: str, capsys: Captured
) -> None:
    assert main(given) == 2
    out, err = capsys.readouterr()
    assert (out, said in err) == ("", True)


def test_maps_are_opened_in_the_window(rain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[Path]] = []

    def run(paths: list[Path]) -> int:
        opened.append(paths)
        return 0

    monkeypatch.setattr("rejoinder.app.run", run)
    assert main([str(rain), "--", str(rain)]) == 0
    assert main([]) == 0
    assert opened == [[rain, rain], []]


def test_without_a_display_the_way_out_is_named(
    rain: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([str(rain)]) == 2
    assert f"rejoinder export {rain} -o map.svg" in capsys.readouterr().err


def test_a_missing_library_is_named_with_what_installs_it(
    rain: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    reason = "libEGL.so.1: cannot open shared object file: No such file or directory"

    def run(paths: list[Path]) -> int:
        raise ImportError(reason, name="PySide6.QtGui")

    monkeypatch.setattr("rejoinder.app.run", run)
    assert main([str(rain)]) == 2
    said = capsys.readouterr().err
    assert f"Rejoinder cannot start Qt: {reason}." in said
    assert "sudo apt-get install libglib2.0-0 libgl1 libegl1" in said


def test_a_reader_that_leaves_early_gets_no_traceback(rain: Path) -> None:
    # More than a pipe holds, so that the write itself meets the closed end.
    script = "from rejoinder.cli import main; import sys; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", script, "check", "-q", *[str(rain)] * 3]
    closed = subprocess.run(
        ["sh", "-c", '"$@" | true', "sh", *command], capture_output=True, text=True, check=True
    )
    assert closed.stderr == ""
    help_page = [sys.executable, "-c", script, "--help"]
    unread, end = os.pipe()
    os.close(unread)
    left = subprocess.run(help_page, stdout=end, stderr=subprocess.PIPE, text=True)
    os.close(end)
    assert (left.returncode, left.stderr) == (141, "")


# --- export ---

FIRST_BYTES = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF-1.",
    "pptx": b"PK",
    "html": b"<!DOCTYPE html>",
    "dot": b"digraph",
    "outline": f"{LEGEND}\nTake an umbrella.\n\t+ It will rain.\n".encode(),
    "rejoinder": b'{\n "articles"',
}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_written_by_the_end_of_the_name(
    kind: str, rain: Path, tmp_path: Path
) -> None:
    for suffix in FORMATS[kind].suffixes:
        file = tmp_path / f"picture{suffix.upper()}"
        assert main(["export", str(rain), "-o", str(file)]) == 0
        assert file.read_bytes().startswith(FIRST_BYTES[kind])


@pytest.mark.usefixtures("qapp")
def test_text_goes_to_standard_output(
    rain: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", str(rain), "-o", "-", "--format", "outline"]) == 0
    assert capfdbinary.readouterr().out.startswith(FIRST_BYTES["outline"])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("words", ["why", "it WILL", "  It  will "])
def test_a_branch_is_named_by_its_id_or_first_words(words: str, rain: Path, tmp_path: Path) -> None:
    file = tmp_path / "branch.svg"
    assert main(["export", str(rain), "-o", str(file), "--branch", words]) == 0
    drawn = file.read_text(encoding="utf-8")
    assert ("It will rain." in drawn, "Take an umbrella." in drawn) == (True, False)


@pytest.mark.usefixtures("qapp")
def test_levels_fold_what_is_deeper(rain: Path, tmp_path: Path) -> None:
    file = tmp_path / "top.svg"
    assert main(["export", str(rain), "-o", str(file), "--levels", "1"]) == 0
    drawn = file.read_text(encoding="utf-8")
    assert ("Take an umbrella." in drawn, "It will rain." in drawn) == (True, False)


@pytest.mark.usefixtures("qapp")
def test_size_theme_and_background_reach_the_picture(rain: Path, tmp_path: Path) -> None:
    file = tmp_path / "slide.svg"
    looks = ["--size", "16:9", "--theme", "dark", "--background", "transparent"]
    assert main(["export", str(rain), "-o", str(file), *looks]) == 0
    drawn = file.read_text(encoding="utf-8")
    assert 'width="1920" height="1080"' in drawn
    assert '<path d="M0 0H1920V1080H0Z"' not in drawn


@pytest.mark.usefixtures("qapp")
def test_signs_of_work_are_shown_only_where_they_are_asked_for(rain: Path, tmp_path: Path) -> None:
    document = open_map(rain).document
    tagged = msgspec.structs.replace(document.statements[WHY], tags=("weather",))
    rows = {**document.statements, WHY: tagged}
    save_map(rain, dataclasses.replace(document, statements=rows))
    drawn = []
    for options in ([], ["--marks"], ["--no-marks"]):
        assert main(["export", str(rain), "-o", str(tmp_path / "x.svg"), *options]) == 0
        drawn.append("weather" in (tmp_path / "x.svg").read_text(encoding="utf-8"))
    assert drawn == [False, True, False]


@pytest.mark.usefixtures("qapp")
def test_text_that_is_too_small_for_a_slide_is_said(
    repository: Path, tmp_path: Path, capsys: Captured
) -> None:
    large = max((repository / "maps").glob("*.rejoinder"), key=lambda path: path.stat().st_size)
    file = tmp_path / "x.svg"
    assert main(["export", str(large), "-o", str(file), "--size", "16:9"]) == 0
    said = capsys.readouterr().err
    assert re.fullmatch(r"Card text is \d\.\d px high on this slide, too small to read\..*\n", said)
    assert main(["export", str(large), "-o", str(file)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("layout", ["tree", "outline", "hanging", "fill"])
def test_a_map_is_laid_out_as_is_asked_for(rain: Path, tmp_path: Path, layout: str) -> None:
    file, plain = tmp_path / "rain.svg", tmp_path / "plain.svg"
    assert main(["export", str(rain), "-o", str(plain)]) == 0
    assert main(["export", str(rain), "-o", str(file), "--layout", layout]) == 0
    assert file.exists()
    assert layout != "fill" or file.read_bytes() == plain.read_bytes()
    assert layout != "outline" or file.read_bytes() != plain.read_bytes()


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_a_map_is_laid_out_in_layers(rain: Path, tmp_path: Path) -> None:
    file, tree = tmp_path / "layers.svg", tmp_path / "tree.svg"
    assert main(["export", str(rain), "-o", str(file), "--layout", "layered"]) == 0
    assert main(["export", str(rain), "-o", str(tree), "--layout", "tree"]) == 0
    layered, plain = file.read_text("utf-8"), tree.read_text("utf-8")
    assert layered != plain
    assert layered.count("<rect") == plain.count("<rect")


def test_without_graphviz_there_are_no_layers(
    rain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    file = tmp_path / "layers.svg"
    assert main(["export", str(rain), "-o", str(file), "--layout", "layered"]) == 2
    assert "sudo apt-get install graphviz" in capsys.readouterr().err
    assert not file.exists()


def test_a_page_is_filled_and_nothing_else(rain: Path, tmp_path: Path, capsys: Captured) -> None:
    options = ["--layout", "tree", "--size", "16:9"]
    assert main(["export", str(rain), "-o", str(tmp_path / "x.svg"), *options]) == 2
    assert "Leave out --layout or --size." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "x.foo"], "The name x.foo does not end in a format that can be written."),
        (["-o", "-"], "Say with --format what to write to standard output."),
        (["-o", "x.pdf", "--scale", "3"], "--scale means nothing for PDF. Leave it out."),
        (["-o", "x.pdf", "--background", "paper"], "--background means nothing for PDF."),
        (["-o", "x.txt", "--no-marks"], "--marks means nothing for Outline. Leave it out."),
        (["-o", "x.dot", "--size", "a4"], "--size means nothing for DOT. Leave it out."),
        (["-o", "x.txt", "--theme", "dark"], "--theme means nothing for Outline."),
        (["-o", "x.svg", "--branch", "Nobody"], "No statement has the id Nobody or begins"),
        (["-o", "x.svg", "--branch", "It"], "2 statements begin with “It”. Name one by its id:\n"),
        (["-o", "x.svg", "--branch", ""], "No statement has the id"),
    ],
)
def test_what_cannot_be_exported_is_refused(
    options: list[str], said: str, rain: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rain.parent)
    assert main(["export", str(rain), *options]) == 2
    out, err = capsys.readouterr()
    assert (out, said in err) == ("", True)
    assert list(rain.parent.iterdir()) == [rain]


@pytest.mark.usefixtures("qapp")
def test_an_export_that_cannot_be_written_is_refused(rain: Path, capsys: Captured) -> None:
    assert main(["export", str(rain), "-o", str(rain.parent / "no" / "x.svg")]) == 2
    assert "Cannot save x.svg: its folder does not exist." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "x.png", "--scale", "0"], "--scale: “0” is not a scale from 0.01 to 100."),
        (["-o", "x.png", "--levels", "x"], "--levels: “x” is not a number of levels, such as 3."),
        (
            ["-o", "x.png", "--theme", "pink"],
            f"--theme: “pink” is none of {', '.join(THEMES)}.",
        ),
        (["-o", "x.png", "--zoom"], "Unrecognized arguments: --zoom."),
        ([], "The following arguments are required: -o/--output."),
    ],
)
def test_an_option_with_a_wrong_value_is_a_mistake_of_usage(
    options: list[str], said: str, rain: Path, capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["export", str(rain), *options])
    assert left.value.code == 2
    assert capsys.readouterr().err == f"{said} See rejoinder export --help.\n"


def test_a_map_is_not_written_over_by_its_own_export(rain: Path, capsys: Captured) -> None:
    before = rain.read_bytes()
    again = rain.parent / "." / rain.name
    assert main(["export", str(rain), "-o", str(again), "--branch", "why"]) == 2
    assert "is the map itself. Choose another name." in capsys.readouterr().err
    assert rain.read_bytes() == before


def test_export_needs_no_display(rain: Path, tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [
        sys.executable,
        "-m",
        "rejoinder",
        "export",
        str(rain),
        "-o",
        str(tmp_path / "x.png"),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "x.png").read_bytes().startswith(FIRST_BYTES["png"])


# --- check ---


def test_a_sound_map_has_no_lines(rain: Path, capsys: Captured) -> None:
    assert main(["check", str(rain)]) == 0
    assert capsys.readouterr() == ("", "1 map checked, 0 problems found.\n")


def test_every_map_that_comes_along_has_no_problems(repository: Path, capsys: Captured) -> None:
    found = sorted(map(str, (repository / "maps").glob("*.rejoinder")))
    assert main(["check", *found]) == 0
    assert capsys.readouterr() == ("", f"{len(found)} maps checked, 0 problems found.\n")


def test_each_problem_is_a_line_with_its_code(flawed: Path, capsys: Captured) -> None:
    assert main(["check", "-q", str(flawed)]) == 1
    out, err = capsys.readouterr()
    codes = [line.split(": ")[1] for line in out.splitlines()]
    assert (codes, err) == (["missing-voice", "empty-statement"], "")
    assert "“Take\\u202e an umbrella.” is said by a voice that is not in the file." in out


def test_a_map_that_cannot_be_opened_outweighs_problems(
    rain: Path, flawed: Path, capsys: Captured
) -> None:
    assert main(["check", str(rain), "gone.rejoinder", str(flawed)]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert "2 maps checked, 2 problems found, 1 file refused." in err


def test_a_map_that_cannot_be_opened_is_named_as_it_was_given(
    tmp_path: Path, capsys: Captured
) -> None:
    gone = tmp_path / "nope.rejoinder"
    for command in ("check", "info"):
        assert main([command, str(gone)]) == 2
        assert capsys.readouterr().err.startswith(f"Cannot open {gone}: there is no such file.")


# --- info ---


def test_info_counts_for_people(rain: Path, capsys: Captured) -> None:
    assert main(["info", str(rain)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[:2] == [["Rain"], ["Statements", "3"]]
    assert ["objections", "to", "a", "step", "1"] in lines


def test_info_counts_for_programs(rain: Path, capsys: Captured) -> None:
    assert main(["info", "--json", str(rain)]) == 0
    figures = json.loads(capsys.readouterr().out)
    wanted = {"title": "Rain", "statements": 3, "steps": 2, "objections_to_steps": 1, "levels": 2}
    assert {name: figures[name] for name in wanted} == wanted


def test_people_and_programs_are_told_the_same_figures(rain: Path, capsys: Captured) -> None:
    main(["info", str(rain)])
    told = [int(line.split()[-1]) for line in capsys.readouterr().out.splitlines()[1:]]
    main(["info", "--json", str(rain)])
    figures = json.loads(capsys.readouterr().out)
    assert figures.pop("title") == "Rain"
    assert figures.pop("statements_by_voice") == []
    assert list(figures.values()) == told


def test_info_on_a_flawed_map_says_so_and_counts(flawed: Path, capsys: Captured) -> None:
    assert main(["info", str(flawed)]) == 0
    out, err = capsys.readouterr()
    assert "Statements" in out
    assert "flawed.rejoinder has 2 problems; rejoinder check" in err


# --- new ---


def test_new_makes_a_map_with_a_title_and_a_thesis(tmp_path: Path) -> None:
    words = ["--title", "Sugar", "--thesis", "Sugar should be taxed."]
    assert main(["new", str(tmp_path / "sugar"), *words]) == 0
    opened = open_map(tmp_path / "sugar.rejoinder")
    document = opened.document
    assert (document.title, opened.problems) == ("Sugar", ())
    assert [row.text for row in document.statements.values()] == ["Sugar should be taxed."]
    assert document.thesis in document.statements


def test_new_without_more_is_named_after_its_file(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "sugar.rejoinder")]) == 0
    document = open_map(tmp_path / "sugar.rejoinder").document
    assert (document.title, document.thesis) == ("sugar", None)


def test_new_begins_with_a_template(tmp_path: Path) -> None:
    words = ["--template", "empty-debate", "--thesis", "Sugar should be taxed."]
    assert main(["new", str(tmp_path / "sugar.rejoinder"), *words]) == 0
    document = open_map(tmp_path / "sugar.rejoinder").document
    assert document.thesis is not None
    assert document.statements[document.thesis].text == "Sugar should be taxed."
    assert len(document.statements) > 3


def test_new_leaves_a_file_alone_unless_forced(rain: Path, capsys: Captured) -> None:
    before = rain.read_bytes()
    assert main(["new", str(rain)]) == 2
    assert "is there already. Choose another name, or add --force." in capsys.readouterr().err
    assert rain.read_bytes() == before
    assert main(["new", str(rain), "--force"]) == 0
    assert open_map(rain).document.statements == {}


# --- standard output ---

RUN = "from rejoinder.cli import main; import sys; sys.exit(main(sys.argv[1:]))"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_standard_output_is_said(rain: Path) -> None:
    for command in (["info", str(rain)], ["export", str(rain), "-o", "-", "--format", "dot"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-c", RUN, *command],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
            )
        assert done.returncode == 2
        assert done.stderr.startswith("Cannot write to standard output: the disk is full.")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes it")
def test_a_closed_standard_output_is_no_traceback(rain: Path) -> None:
    script = '"$@" >&-'
    command = ["sh", "-c", script, "sh", sys.executable, "-c", RUN]
    done = subprocess.run([*command, "info", str(rain)], stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    export = ["export", str(rain), "-o", "-", "--format", "dot"]
    done = subprocess.run([*command, *export], stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr[:26]) == (2, "Standard output is closed.")


@pytest.mark.parametrize(
    ("given", "made"), [("tax", "tax"), ("Dr. Tax", "Dr. Tax"), ("tax.rejoinder", "tax")]
)
def test_new_gives_the_name_its_ending(given: str, made: str, tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / given)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"{made}.rejoinder"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", ". is a folder. Name a file in it."),
        ("..", ".. is a folder. Name a file in it."),
        ("no/tax", "Cannot save tax.rejoinder: its folder does not exist."),
        ("x" * 300, "the name is too long. Choose a shorter one."),
    ],
)
def test_new_says_what_no_map_can_be_called(
    given: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", given]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_no_file_can_have_is_no_file(capsys: Captured) -> None:
    assert main(["x" * 300]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_weigh_says_whether_the_thesis_stands_and_why(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(repository / "maps" / "two-sided-debate.rejoinder")
    assert main(["weigh", path, "--rows", "2"]) == 0
    said = capsys.readouterr().out
    assert "Contested" in said
    assert "The thesis leans on:" in said
    assert main(["weigh", path, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["verdicts"][told["thesis"]]["word"] == "contested"
    assert all(row["by"] < 0 for row in told["load_bearing"])


def test_weigh_refuses_a_map_without_a_thesis(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "bare.rejoinder")]) == 0
    assert main(["weigh", str(tmp_path / "bare.rejoinder")]) == 2
    assert "has no thesis to weigh" in capsys.readouterr().err


def test_a_brief_is_written_and_its_time_is_told(
    rain: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "brief.docx"
    assert main(["brief", str(rain), "--event", "worlds", "--speech", "p1", "-o", str(file)]) == 0
    assert file.read_bytes().startswith(b"PK")
    assert "at 150 words a minute." in capsys.readouterr().err


def test_a_brief_refuses_a_speech_that_there_is_not(
    rain: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = str(tmp_path / "brief.md")
    assert main(["brief", str(rain), "--event", "pf", "--speech", "1AC", "-o", file]) == 2
    assert "Public forum has no speech 1AC. It has PC, CC," in capsys.readouterr().err
    assert main(["brief", str(rain), "-o", str(tmp_path / "brief.xyz")]) == 2


def test_what_moves_the_thesis_hardly_is_not_told_as_a_zero_with_a_sign(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["attack", str(repository / "maps/empty-debate.rejoinder")]) == 0
    told = capsys.readouterr().out
    assert "<0.01" in told
    assert "0.00" not in told


def test_what_can_be_attacked_is_listed_for_people_and_for_programs(
    rain: Path, capsys: Captured
) -> None:
    assert main(["attack", str(rain)]) == 0
    assert "“It will rain.”" in capsys.readouterr().out
    assert main(["attack", str(rain), "--json", "--rows", "1"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["side"], len(told["targets"])) == ("against", 1)
