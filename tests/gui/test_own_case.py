"""A person with a case of their own: names, signatures, sentences, files."""

import getpass
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import let_read

from rejoinder.edits import about, people, state
from rejoinder.files.maps import save_map
from rejoinder.gui import bench as bench_module
from rejoinder.gui.canvas.view import HINT
from rejoinder.gui.dialogs import ask
from rejoinder.gui.dialogs.guide import page
from rejoinder.gui.panels.comments_part import CommentsPart
from rejoinder.gui.panels.map_part import MapPart
from rejoinder.gui.panels.step_parts import StepPart
from rejoinder.gui.person import own_name
from rejoinder.gui.plain import PlainLabel
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import VoiceKind

Press = Callable[..., None]
THESIS, AGAINST, JOINT = StatementId("thesis"), InferenceId("against"), InferenceId("joint")


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (
            JOINT,
            "“Streets without cars are safer” and “A town is for people first” support "
            "“The town should close its centre to cars”.",
        ),
        (
            AGAINST,
            "“Shops lose their customers” opposes “The town should close its centre to cars”.",
        ),
    ],
)
def test_a_step_is_told_in_one_sentence(
    town_window: MapWindow, step: InferenceId, sentence: str
) -> None:
    town_window.session.select([step])
    part = next(p for p in town_window.inspector.shown.parts if isinstance(p, StepPart))

    assert sentence in [label.text() for label in part.findChildren(PlainLabel)]


def comments(window: MapWindow) -> CommentsPart:
    return next(p for p in window.inspector.shown.parts if isinstance(p, CommentsPart))


def test_the_first_comment_asks_for_a_name_and_the_second_has_it(
    town_window: MapWindow, press: Press
) -> None:
    town_window.session.select([THESIS])
    QApplication.processEvents()
    part = comments(town_window)
    assert not part.author.isVisible()
    part.field.setFocus()
    press("Whose town?")
    assert part.author.isVisible()
    part.author.setFocus()
    press("Ada Moss")
    part.field.setFocus()
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    press("Again")
    assert not part.author.isVisible()
    part.send()

    said = town_window.session.document.comments.values()
    assert [comment.author for comment in said] == ["Ada Moss", "Ada Moss"]
    assert town_window.house.settings.author == "Ada Moss"


def test_a_comment_without_a_name_is_signed_with_the_systems(
    town_window: MapWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_module, "own_name", lambda: "Bo Fen")
    town_window.session.select([THESIS])
    comments(town_window).field.setPlainText("Hm")
    comments(town_window).send()

    (comment,) = town_window.session.document.comments.values()
    assert comment.author == "Bo Fen"


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """What one is called where the system has this as the full name of the account "ada"."""
    pwd = pytest.importorskip("pwd")
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")

    def named(full: str) -> str:
        account = pwd.struct_passwd(("ada", "x", 1, 1, full, "/", "/"))
        monkeypatch.setattr(pwd, "getpwnam", lambda _: account)
        own_name.cache_clear()
        return own_name()

    yield named
    own_name.cache_clear()


def test_ones_own_name_is_the_systems_or_me(system: Callable[[str], str]) -> None:
    assert [system(full) for full in ("Ada Moss,,,", "ada", "")] == ["Ada Moss", "Me", "Me"]


def test_a_voice_is_told_by_the_words_that_it_was_chosen_by(town_window: MapWindow) -> None:
    session = town_window.session
    session.do(
        people.add_voice(session.document, fresh=session.fresh, name="Bo", kind=VoiceKind.AUTHOR)
    )
    session.select([])
    part = next(p for p in town_window.inspector.shown.parts if isinstance(p, MapPart))

    told = [label.text() for label in part.findChildren(PlainLabel)]
    assert "Author of the article · 0 statements" in told


@pytest.fixture
def suggested(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that "Save as" has suggested."""
    names: list[str] = []

    def give_up(_: object, suggestion: Path) -> None:
        names.append(suggestion.name)

    monkeypatch.setattr(ask, "place_to_save", give_up)
    return names


def test_save_as_suggests_the_title_else_the_thesis(
    town_window: MapWindow, window: MapWindow, suggested: list[str]
) -> None:
    session = town_window.session
    town_window.files.save_as()
    session.do(about.set_title(session.document, ""))
    town_window.files.save_as()
    session.do(state.set_text(session.document, THESIS, " "))
    town_window.files.save_as()
    window.files.save_as()

    assert suggested[:2] == ["Town.rejoinder", "The town should close its centre.rejoinder"]
    assert all(name.startswith("Untitled") for name in suggested[2:])


def test_a_new_map_beside_an_opened_one_is_untitled_without_a_number(
    house: Windows, town: Document, tmp_path: Path
) -> None:
    path = tmp_path / "town.rejoinder"
    save_map(path, town, expected=None)
    house.open([path])
    let_read(house)
    first, second = house.new(), house.new()

    assert (first.file.title, second.file.title) == ("Untitled", "Untitled 2")


def test_the_guide_begins_as_the_empty_map_says() -> None:
    steps = page("first-map.md")
    for key in ("Enter", "Tab", "Ctrl+2"):
        assert key in HINT
        assert f"`{key}`" in steps
    assert steps.index("Type your claim") < steps.index("`Tab`") < steps.index("`Ctrl+2`")
