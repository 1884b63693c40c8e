"""Every text of a map can be read on what it is drawn on, in every theme."""

import re
from dataclasses import fields

import pytest

from rejoinder.drawing.items import RevisionKind
from rejoinder.drawing.theme import THEMES, Theme
from rejoinder.model.roles import Role

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3
VISIBLE = 3.0  # WCAG 2.2, success criterion 1.4.11, for signs

THEME_LIST = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@THEME_LIST
@pytest.mark.parametrize("paper", ["card", "added"])
def test_words_on_a_card_can_be_read(theme: Theme, paper: str) -> None:
    ground = getattr(theme, paper)
    for ink in (theme.ink, theme.secondary, theme.badge, *theme.roles.values()):
        assert contrast(ink, ground) >= READABLE, (ink, ground)


@THEME_LIST
def test_words_on_chips_and_on_the_paper_can_be_read(theme: Theme) -> None:
    pairs = (
        (theme.voice_ink, theme.voice),
        (theme.chip_ink, theme.chip),
        (theme.secondary, theme.background),
    )
    for ink, ground in pairs:
        assert contrast(ink, ground) >= READABLE, (ink, ground)


@THEME_LIST
def test_what_a_comparison_says_can_be_read(theme: Theme) -> None:
    assert set(theme.revisions) == set(RevisionKind)
    for color in theme.revisions.values():
        assert re.fullmatch("#[0-9a-f]{6}", color)
        assert contrast(theme.on_revision, color) >= READABLE, color
        assert contrast(color, theme.background) >= VISIBLE, color
        assert contrast(color, theme.card) >= VISIBLE, color


@THEME_LIST
def test_discs_and_their_signs_stand_out(theme: Theme) -> None:
    assert contrast(theme.on_support, theme.support) >= READABLE
    assert contrast(theme.on_oppose, theme.oppose_disc) >= READABLE


@THEME_LIST
def test_lines_and_rings_can_be_seen_on_the_paper(theme: Theme) -> None:
    lines = (theme.support, theme.oppose, theme.trunk, theme.link, theme.edge)
    for line in (*lines, theme.selection, theme.drop, theme.refused):
        assert contrast(line, theme.background) >= VISIBLE, line


@THEME_LIST
def test_every_role_has_a_colour_and_every_colour_is_hex(theme: Theme) -> None:
    assert set(theme.roles) == set(Role)
    colors = [
        value
        for field in fields(theme)
        if isinstance(value := getattr(theme, field.name), str) and field.name != "name"
    ]
    for color in (*colors, *theme.roles.values()):
        assert re.fullmatch("#[0-9a-f]{6}", color)


def test_in_print_roles_differ_by_their_bars() -> None:
    theme = THEMES["print"]
    bars = [theme.bar_dashes.get(role) for role in Role if role is not Role.THESIS]
    assert len(set(bars)) == len(bars)


def test_high_contrast_is_as_high_as_the_standard_has_it() -> None:
    theme = THEMES["contrast"]
    enhanced = 7.0  # WCAG 2.2, success criterion 1.4.6
    for ground in (theme.card, theme.added, theme.background):
        for ink in (theme.ink, theme.secondary, theme.badge, *theme.roles.values()):
            assert contrast(ink, ground) >= enhanced, (ink, ground)
    assert theme.oppose_dash
