"""Where sentences begin and end, in edited English and in other scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.review.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "It stopped!", "Why?", "Nobody knows"],
        ["Dr. Khan met Gen. Ortega on Jan. 5.", "They agreed."],
        ["J. R. Miller wrote it.", "So did Ann B. Ray."],
        ["The U.S. Senate voted.", "It left the U.S.", "The deal held."],
        ["He came at 5 p.m. on foot.", "She came at 6 p.m.", "They left."],
        ["Prices, fees, etc. rose.", "Fish, meat, etc.", "The rest fell."],
        ["It grew by 3.5 per cent.", "In 2019 it fell."],
        ["See No. 10 and p. 4.", "No.", "He said no.", "Then he left."],
        ["“Why not?” he asked.", "“Because.”", "‘So be it.’", "(He left.)", "End."],
        ["Well… perhaps.", "Well…", "Perhaps.", "So... it goes."],
        ["It was proved.[12]", "Nobody agreed.”[3]", "Later some did."],
        ["1. The first point.", "The second."],
        ["Take vitamin C.", "It helps."],
        ["Visit example.org/a.b today.", "Version 2.0 is out."],
        ["Really?!", "Yes!!"],
        ["یہ ایک جملہ ہے۔", "کیا یہ دوسرا ہے؟", "جی ہاں۔"],
        ["هذه جملة.", "هل هذه أخرى؟", "نعم!"],
        ["यह एक वाक्य है।", "यह दूसरा है।"],
        ["Сегодня дождь.", "Завтра нет."],
    ],
    ids=lambda parts: parts[0],
)
def test_a_text_is_split_into_its_sentences(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_chinese_and_japanese_need_no_blanks() -> None:
    assert split("これは文です。次の文です！「はい。」") == [
        "これは文です。",
        "次の文です！",
        "「はい。」",
    ]
    assert split("今天下雨。明天呢？不知道") == ["今天下雨。", "明天呢？", "不知道"]


@given(st.text(alphabet="aB1 .!?…”“)(\n۔؟。é\u0301😀"))
def test_sentences_are_in_order_and_leave_out_white_space_alone(text: str) -> None:
    bounds = sentences(text)
    kept = "".join(text[start:end] for start, end in bounds)
    assert [b for pair in bounds for b in pair] == sorted(b for pair in bounds for b in pair)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in bounds)


def test_a_long_paragraph_of_stops_is_split_at_once() -> None:
    assert len(sentences("A b. " * 20_000)) == 20_000
