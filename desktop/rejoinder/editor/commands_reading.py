"""Commands that go through an article's text, and lists of what is left to do in it."""

from collections.abc import Callable

from rejoinder.editor.command import Command, Desk


def _has_text(desk: Desk) -> bool:
    return desk.article.has_text()


def _has(what: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.article.has(what)


def _step(what: str, *, back: bool = False) -> Callable[[Desk], None]:
    return lambda desk: desk.article.step(what, back=back)


READ = (
    Command(
        "article.show",
        "Show in article",
        "Article",
        lambda d: d.article.show_passage(),
        when=_has("own"),
        keys=("G",),
        icon="crosshair",
        tip="Go to the passage that the selected card stands for",
        starts_group=True,
    ),
    *(
        Command(name, title, "Article", _step(what, back=back), when=_has(what), keys=(key,),
                in_text=True)
        for name, title, what, back, key in (
            ("article.next", "Next mapped passage", "passage", False, "Tab"),
            ("article.previous", "Previous mapped passage", "passage", True, "Shift+Tab"),
            ("article.sentence", "Next sentence", "sentence", False, "Space"),
            ("article.sentence_back", "Previous sentence", "sentence", True, "Shift+Space"),
            ("article.next_unmapped", "Next unmapped sentence", "unmapped", False, "U"),
            ("article.previous_unmapped", "Previous unmapped sentence", "unmapped", True,
             "Shift+U"),
            ("article.next_doubt", "Next passage in doubt", "doubt", False, "Q"),
        )
    ),
    Command(
        "article.unmapped",
        "Unmapped sentences",
        "Article",
        lambda d: d.article.list_unmapped(),
        when=_has_text,
        icon="list",
        tip="List the sentences that no card stands for yet",
        starts_group=True,
    ),
    Command(
        "article.doubts",
        "What became of the passages…",
        "Article",
        lambda d: d.article.list_doubts(),
        when=_has_text,
        icon="history",
        tip="List what became of each passage under the new draft, and decide on those in doubt",
    ),
    Command(
        "article.zoom_in",
        "Larger letters",
        "Article",
        lambda d: d.article.zoom(1),
        when=_has_text,
        keys=("+", "="),
        in_text=True,
        starts_group=True,
    ),
    Command(
        "article.zoom_out",
        "Smaller letters",
        "Article",
        lambda d: d.article.zoom(-1),
        when=_has_text,
        keys=("-",),
        in_text=True,
    ),
)  # fmt: skip
