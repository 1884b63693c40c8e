"""Every format that a map can be written in, behind Export, the command line and the guide.

The writers of pixels stand above this package; ``paint.exports`` has one for each row.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """``suffixes`` begin with a dot; the first is given to new files.

    A picture has a page and a theme, and shows what is unfolded; the others hold the whole map
    or branch. One that can be clear is laid over other things without its paper. Text may be
    sent to a terminal. A deck is several slides, each of a slide's size.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    is_picture: bool = False
    is_text: bool = False
    has_theme: bool = False
    has_scale: bool = False
    can_be_clear: bool = False
    is_deck: bool = False

    @property
    def short_title(self) -> str:
        """The title without what it is for."""
        return self.title.partition(",")[0]

    @property
    def suffix(self) -> str:
        return self.suffixes[0]


FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format(
            "svg",
            "SVG, for slides and the web",
            (".svg",),
            is_picture=True,
            is_text=True,
            has_theme=True,
            can_be_clear=True,
        ),
        Format(
            "png",
            "PNG, pixels",
            (".png",),
            is_picture=True,
            has_theme=True,
            has_scale=True,
            can_be_clear=True,
        ),
        Format("pdf", "PDF, for print", (".pdf",), is_picture=True, has_theme=True),
        Format(
            "html",
            "Web page, to pan, fold and search",
            (".html", ".htm"),
            is_picture=True,
            is_text=True,
            has_theme=True,
        ),
        Format("pptx", "PowerPoint, slides to edit", (".pptx",), has_theme=True, is_deck=True),
        Format("dot", "DOT, for Graphviz", (".dot", ".gv"), is_text=True, has_theme=True),
        Format("outline", "Outline, indented text", (".txt", ".md"), is_text=True),
        Format("rejoinder", "Rejoinder map", (".rejoinder",), is_text=True),
    )
}
"""By name, in the order in which they are offered."""


PAPERS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format("docx", "Word document", (".docx",)),
        Format("html", "Web page (HTML)", (".html", ".htm"), is_text=True),
        Format("markdown", "Markdown", (".md", ".markdown"), is_text=True),
    )
}
"""What a review or a brief can be written as, by name, in the order in which it is offered."""


def format_of(file_name: str, among: Mapping[str, Format] = FORMATS) -> Format | None:
    """The format that a file's name ends in, whatever the case; ``None`` where it is none."""
    lower = file_name.lower()
    return next((row for row in among.values() if lower.endswith(row.suffixes)), None)
