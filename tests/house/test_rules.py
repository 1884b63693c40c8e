"""What no module may do, found in its syntax tree, and seen to be found (HOUSE_STYLE 29)."""

import ast
import re
from collections.abc import Iterator

import pytest

# Attributes and names that read a text as HTML or Markdown, or guess that it is
# (they open the files it names), that run it, or that lose a document on a full disk.
BANNED_NAMES = {
    "setHtml": "shows a text as HTML",
    "insertHtml": "shows a text as HTML",
    "appendHtml": "shows a text as HTML",
    "fromHtml": "shows a text as HTML",
    "setMarkdown": "opens the images that a text names",
    "fromMarkdown": "opens the images that a text names",
    "AutoText": "guesses that a text is HTML",
    "RichText": "shows a text as HTML",
    "MarkdownText": "opens the images that a text names",
    "QTextEdit": "takes HTML from the clipboard; QPlainTextEdit does not",
    "QTextBrowser": "takes HTML from the clipboard; QPlainTextEdit does not",
    "fromUserInput": "turns text into the address of a file",
    "QSaveFile": "loses the document on a full disk",
    "eval": "runs a text",
    "exec_": "runs a text",
    "system": "runs a text",
    "popen": "runs a text",
}
BANNED_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint", "print"}
BANNED_IMPORTS = {"pickle", "marshal", "shelve", "yaml", "xml", "runpy", "code", "ctypes"}

# Where a rule has its one exception, by module and by name, and why.
ALLOWED = {
    ("cli.words", "print"): "the command line talks through it",
    ("gui.plain", "setMarkdown"): "without HTML, into a document that loads nothing",
    ("gui.canvas.editor", "QTextEdit"): "keeps the card's line distance; rich text is refused",
}


def offences(tree: ast.AST) -> Iterator[str]:
    """What ``tree`` does that no module may, as the names that tell it."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in BANNED_CALLS:
                yield name
            case ast.Attribute(attr=name) | ast.Name(id=name) if name in BANNED_NAMES:
                yield name
            case ast.alias(name=name) if name in BANNED_NAMES:
                yield name
            case ast.Import(names=names):
                yield from (n.name for n in names if n.name.split(".")[0] in BANNED_IMPORTS)
            case ast.ImportFrom(module=str(name)) if name.split(".")[0] in BANNED_IMPORTS:
                yield name
            case ast.keyword(arg="shell", value=value) if not _is_false(value):
                yield "shell"
            case ast.ExceptHandler() if _catches_all(node) and not _passes_on(node):
                yield "except Exception"
            case ast.Call(func=ast.Attribute(attr="setToolTip"), args=[text]):
                if not _is_plain(text):
                    yield "setToolTip"


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _catches_all(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    return caught is None or (
        isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"}
    )


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether ``handler`` tidies up and raises what it caught again."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _is_plain(text: ast.expr) -> bool:
    """A tool tip that Qt can't take for HTML: our own words, or words that were made safe."""
    if isinstance(text, ast.Constant):
        return "<" not in str(text.value)
    return isinstance(text, ast.Call) and ast.unparse(text.func) in {"literal", "plain.literal"}


@pytest.mark.parametrize(
    "line",
    [
        "label.setHtml(text)",
        "label.setTextFormat(Qt.AutoText)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "from PySide6.QtWidgets import QTextEdit",
        "QUrl.fromUserInput(text)",
        "subprocess.run(text, shell=True)",
        "import pickle",
        "from xml.etree import ElementTree",
        "import yaml",
        "eval(text)",
        "exec(text)",
        "button.setToolTip(claim.text)",
        "button.setToolTip('<b>bold</b>')",
        "try:\n    f()\nexcept Exception:\n    pass",
        "try:\n    f()\nexcept:\n    pass",
    ],
)
def test_a_planted_offence_is_found(line: str) -> None:
    assert list(offences(ast.parse(line)))


def test_plain_words_and_safe_calls_pass() -> None:
    fine = "button.setToolTip('Add premise')\nsubprocess.run([a], shell=False)\nx.setPlainText(t)"

    assert list(offences(ast.parse(fine))) == []


def test_no_module_does_what_none_may(trees: dict[str, ast.Module]) -> None:
    found = [
        f"{module}: {name}"
        for module, tree in trees.items()
        for name in offences(tree)
        if (module, name) not in ALLOWED
    ]

    assert found == [], "\n".join(found)


def test_every_exception_is_still_needed(trees: dict[str, ast.Module]) -> None:
    used = {(module, name) for module, tree in trees.items() for name in offences(tree)}

    assert set(ALLOWED) - used == set()


def test_an_editor_that_could_takes_no_rich_text(sources: dict[str, str]) -> None:
    editors = [module for module, name in ALLOWED if name == "QTextEdit"]

    assert [m for m in editors if ".setAcceptRichText(False)" not in sources[m]] == []


def test_only_the_window_uses_widgets(sources: dict[str, str]) -> None:
    found = [name for name, text in sources.items() if "QtWidgets" in text]

    assert [name for name in found if not name.startswith("gui.") and name != "app"] == []


def test_an_exemption_from_a_check_says_why(sources: dict[str, str]) -> None:
    bare = re.compile(r"#\s*(type:\s*ignore(\[[\w, -]+\])?|noqa(:\s*[\w, ]+)?)\s*$")
    found = [
        f"{module}: {line.strip()}"
        for module, text in sources.items()
        for line in text.splitlines()
        if bare.search(line)
    ]

    assert found == [], "\n".join(found)


def test_nothing_is_left_for_later(sources: dict[str, str]) -> None:
    later = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")

    assert [name for name, text in sources.items() if later.search(text)] == []
