"""Colours, fonts and measures of a map: one table a theme, never a literal in a shape.

Every text stands out from what it is drawn on by 4.5 to 1 at least (WCAG 2.2, 1.4.3).
Support, opposition and evidence stay apart for the colour-blind; rebuttals are told apart
by their word and corner too (Machado et al. 2009, CIE76).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rejoinder.drawing.items import Font, RevisionKind
from rejoinder.model.records import Polarity
from rejoinder.model.roles import Role

FAMILY = "Arial"
"""The family that files name. ``paint.fonts`` draws it in Arimo, which has the same widths."""


class Fonts(NamedTuple):
    """The faces of a map, in map units."""

    text: Font = Font(FAMILY, 14)
    unstated: Font = Font(FAMILY, 14, italic=True)
    thesis: Font = Font(FAMILY, 17, 700)
    word: Font = Font(FAMILY, 10.5, 700)
    small: Font = Font(FAMILY, 12)
    mark: Font = Font(FAMILY, 11)
    tally: Font = Font(FAMILY, 11, 700)
    label: Font = Font(FAMILY, 11, italic=True)


class Proportions(NamedTuple):
    """The widths that a card may have, in map units, the least first; the next is taken where
    it would become higher than ``tallest`` times its width.
    """

    widths: tuple[float, ...] = (180.0, 240.0, 320.0)
    tallest: float = 0.58


@dataclass(frozen=True)
class Theme:
    """How a map looks. Dashes are empty where a line is whole.

    ``added`` fills the cards of a reviewer or an opponent, so that what is said about an
    article never looks like what the article says; ``voice`` is their chip. ``trunk`` is the
    line that arguments for and against share on the way to their conclusion. ``dim_link`` is
    for cross links where they are many. ``selection``, ``hover``, ``drop``, ``refused`` and
    ``found`` are for what the canvas lays over the map; no file shows them.
    """

    name: str
    background: str
    card: str
    added: str
    border: str
    edge: str
    ink: str
    secondary: str
    trunk: str
    chip: str
    chip_ink: str
    voice: str
    voice_ink: str
    badge: str
    support: str
    on_support: str
    oppose: str
    oppose_disc: str
    on_oppose: str
    link: str
    dim_link: str
    roles: Mapping[Role, str]
    selection: str
    hover: str
    drop: str
    refused: str
    found: str
    revisions: Mapping[RevisionKind, str]
    on_revision: str
    oppose_dash: tuple[float, ...] = ()
    bar_dashes: Mapping[Role, tuple[float, ...]] = field(default_factory=dict)
    fonts: Fonts = field(default_factory=Fonts)
    proportions: Proportions = field(default_factory=Proportions)

    def polarity(self, polarity: Polarity) -> str:
        return self.support if polarity is Polarity.SUPPORT else self.oppose


LIGHT = Theme(
    name="light",
    background="#f6f5f1",
    card="#ffffff",
    added="#fdf6e3",
    border="#c8c5bc",
    edge="#8d897e",
    ink="#111827",
    secondary="#57534e",
    trunk="#8a8579",
    chip="#eceae4",
    chip_ink="#44403c",
    voice="#f0dda2",
    voice_ink="#5a4205",
    badge="#b45309",
    support="#0369a1",
    on_support="#ffffff",
    oppose="#c2410c",
    oppose_disc="#c2410c",
    on_oppose="#ffffff",
    link="#918b7f",
    dim_link="#d9d5cb",
    roles={
        Role.THESIS: "#111827",
        Role.LOOSE: "#57534e",
        Role.PREMISE: "#0369a1",
        Role.OBJECTION: "#c2410c",
        Role.REBUTTAL: "#7e22ce",
        Role.EVIDENCE: "#0f766e",
    },
    selection="#2563eb",
    hover="#93b4f5",
    drop="#15803d",
    refused="#b91c1c",
    found="#f5b301",
    revisions={
        RevisionKind.ADDED: "#15803d",
        RevisionKind.REMOVED: "#b91c1c",
        RevisionKind.REWORDED: "#92400e",
        RevisionKind.MOVED: "#4338ca",
        RevisionKind.CHANGED: "#57534e",
    },
    on_revision="#ffffff",
)

DARK = Theme(
    name="dark",
    background="#14161b",
    card="#1f232b",
    added="#2b2719",
    border="#434a57",
    edge="#7b8494",
    ink="#f3f4f6",
    secondary="#aeb5c0",
    trunk="#667081",
    chip="#343a46",
    chip_ink="#dbdfe6",
    voice="#57481f",
    voice_ink="#f7e4ad",
    badge="#fbbf24",
    support="#38bdf8",
    on_support="#10131a",
    oppose="#fb923c",
    oppose_disc="#fb923c",
    on_oppose="#10131a",
    link="#5d6675",
    dim_link="#2b313c",
    roles={
        Role.THESIS: "#f3f4f6",
        Role.LOOSE: "#aeb5c0",
        Role.PREMISE: "#38bdf8",
        Role.OBJECTION: "#fb923c",
        Role.REBUTTAL: "#c084fc",
        Role.EVIDENCE: "#2dd4bf",
    },
    selection="#60a5fa",
    hover="#3b5f94",
    drop="#4ade80",
    refused="#f87171",
    found="#facc15",
    revisions={
        RevisionKind.ADDED: "#4ade80",
        RevisionKind.REMOVED: "#f87171",
        RevisionKind.REWORDED: "#fbbf24",
        RevisionKind.MOVED: "#a5b4fc",
        RevisionKind.CHANGED: "#aeb5c0",
    },
    on_revision="#10131a",
)

PRINT = Theme(
    name="print",
    background="#ffffff",
    card="#ffffff",
    added="#f0f0f0",
    border="#000000",
    edge="#000000",
    ink="#000000",
    secondary="#333333",
    trunk="#000000",
    chip="#e4e4e4",
    chip_ink="#000000",
    voice="#000000",
    voice_ink="#ffffff",
    badge="#000000",
    support="#000000",
    on_support="#ffffff",
    oppose="#000000",
    oppose_disc="#ffffff",
    on_oppose="#000000",
    link="#777777",
    dim_link="#d4d4d4",
    roles=dict.fromkeys(Role, "#000000"),
    selection="#2563eb",
    hover="#93b4f5",
    drop="#15803d",
    refused="#b91c1c",
    found="#f5b301",
    revisions=dict.fromkeys(RevisionKind, "#000000"),
    on_revision="#ffffff",
    oppose_dash=(7, 3.5),
    bar_dashes={
        Role.OBJECTION: (9, 4),
        Role.REBUTTAL: (3, 3),
        Role.EVIDENCE: (1.25, 2),
        Role.LOOSE: (1.25, 5),
    },
)

CONTRAST = replace(
    LIGHT,
    name="contrast",
    background="#ffffff",
    added="#ffffcc",
    border="#000000",
    edge="#000000",
    ink="#000000",
    secondary="#1c1c1c",
    trunk="#000000",
    chip="#e0e0e0",
    chip_ink="#000000",
    voice="#ffe14d",
    voice_ink="#000000",
    badge="#7a2e00",
    support="#00308f",
    oppose="#8f1a00",
    oppose_disc="#8f1a00",
    link="#3d3d3d",
    dim_link="#a8a8a8",
    roles={
        Role.THESIS: "#000000",
        Role.LOOSE: "#1c1c1c",
        Role.PREMISE: "#00308f",
        Role.OBJECTION: "#8f1a00",
        Role.REBUTTAL: "#5b0f8b",
        Role.EVIDENCE: "#004d46",
    },
    oppose_dash=(7, 3.5),
)
"""Every text stands out by 7 to 1 (WCAG 2.2, 1.4.6), and opposition by its line as well."""

CLASSIC = replace(
    LIGHT,
    name="classic",
    support="#1b7a34",
    oppose="#b91c1c",
    oppose_disc="#b91c1c",
    roles={
        **LIGHT.roles,
        Role.PREMISE: "#1b7a34",
        Role.OBJECTION: "#b91c1c",
        Role.EVIDENCE: "#075985",
    },
)
"""Green for and red against, as many have learnt it; words, icons and corners tell them apart
for those who see the two alike.
"""

THEMES: Mapping[str, Theme] = {
    theme.name: theme for theme in (LIGHT, DARK, CONTRAST, CLASSIC, PRINT)
}
"""Every theme by the name it is chosen by."""
