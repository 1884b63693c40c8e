"""What each verb does to a small map, as outlines before and after."""

from collections.abc import Callable

import pytest

from rejoinder.edits import about, add, comments, link, remove, roles, state
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import CommentId, Fresh, InferenceId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Kind, Polarity
from rejoinder.model.roles import Role

Drawn = Callable[[str], Document]
Outline = Callable[[Document], str]
Verb = Callable[[Document, Fresh], Change]

T, A, B, C, X = (StatementId(name) for name in "TABCX")
A_STEP, B_STEP = InferenceId("A_step"), InferenceId("B_step")

Case = tuple[str, str, Verb, str]

ADDED: list[Case] = [
    (
        "a premise, last",
        "\nT\n  - A\n",
        lambda d, f: add.add_reason(d, T, fresh=f, text="N"),
        "\nT\n  - A\n  + N\n",
    ),
    (
        "an objection behind a given argument",
        "\nT\n  + A\n  + B\n",
        lambda d, f: add.add_argument(
            d, T, fresh=f, polarity=Polarity.OPPOSE, text="N", after=A_STEP
        ),
        "\nT\n  + A\n  - N\n  + B\n",
    ),
    (
        "evidence",
        "\nT\n",
        lambda d, f: add.add_evidence(d, T, fresh=f, text="N"),
        "\nT\n  + Evidence: N\n",
    ),
    (
        "a rebuttal",
        "\nT\n  - A\n",
        lambda d, f: add.add_rebuttal(d, A, fresh=f, text="N"),
        "\nT\n  - A\n    - N\n",
    ),
    (
        "an objection to a statement's step",
        "\nT\n  + A\n",
        lambda d, f: add.add_undercut(d, A, fresh=f, text="N"),
        "\nT\n  + A\n    ~ N\n",
    ),
    (
        "an objection to a step",
        "\nT\n  + A\n",
        lambda d, f: add.add_objection(d, A_STEP, fresh=f, text="N"),
        "\nT\n  + A\n    ~ N\n",
    ),
    (
        "backing for a step",
        "\nT\n  + A\n",
        lambda d, f: add.add_reason(d, A_STEP, fresh=f, text="N"),
        "\nT\n  + A\n    ~+ N\n",
    ),
    (
        "a co-premise behind",
        "\nT\n  + A\n  & B\n",
        lambda d, f: add.add_co_premise(d, A, fresh=f, text="N"),
        "\nT\n  + A\n  & N\n  & B\n",
    ),
    (
        "an unstated co-premise ahead",
        "\nT\n  - A\n",
        lambda d, f: add.add_co_premise(d, A, fresh=f, text="N", stated=False, before=True),
        "\nT\n  - [N]\n  & A\n",
    ),
    (
        "a sibling of an objection, of its side",
        "\nT\n  - A\n  + B\n",
        lambda d, f: add.add_sibling(d, A, fresh=f, text="N"),
        "\nT\n  - A\n  - N\n  + B\n",
    ),
    (
        "a sibling ahead",
        "\nT\n  + Evidence: A\n",
        lambda d, f: add.add_sibling(d, A, fresh=f, text="N", before=True),
        "\nT\n  + Evidence: N\n  + Evidence: A\n",
    ),
    (
        "a sibling of the thesis, loose",
        "\nT\nA\n",
        lambda d, f: add.add_sibling(d, T, fresh=f, text="N"),
        "\nT\nN\nA\n",
    ),
    (
        "a parent between an argument and its conclusion",
        "\nT\n  - A\n    ~ C\n  & B\n  + X\n",
        lambda d, f: add.add_parent(d, A, fresh=f, text="N"),
        "\nT\n  - N\n    + A\n      ~ C\n    & B\n  + X\n",
    ),
    (
        "a parent of the thesis, the new thesis",
        "\nT\n  + A\n",
        lambda d, f: add.add_parent(d, T, fresh=f, text="N"),
        "\nN\n  + T\n    + A\n",
    ),
    (
        "a parent of a loose statement, in its place",
        "\nT\nA\nB\n",
        lambda d, f: add.add_parent(d, A, fresh=f, text="N"),
        "\nT\nN\n  + A\nB\n",
    ),
]

REMOVED: list[Case] = [
    (
        "a branch with the objections to its step",
        "\nT\n  + A\n    + B\n    ~ C\n  + X\n",
        lambda d, f: remove.remove_branches(d, [A]),
        "\nT\n  + X\n",
    ),
    (
        "one co-premise, and the step stays",
        "\nT\n  + A\n    ~ C\n  & B\n",
        lambda d, f: remove.remove_branches(d, [A]),
        "\nT\n  + B\n    ~ C\n",
    ),
    (
        "a step with its premises",
        "\nT\n  + A\n  & B\n  + X\n",
        lambda d, f: remove.remove_branches(d, [A_STEP]),
        "\nT\n  + X\n",
    ),
    (
        "an objection's children rise and change sides",
        "\nT\n  - A\n    + B\n    - C\n  + X\n",
        lambda d, f: remove.remove_keeping_children(d, [A]),
        "\nT\n  - B\n  + C\n  + X\n",
    ),
    (
        "the objection to a step that goes rises as an objection",
        "\nT\n  + A\n    ~ C\n",
        lambda d, f: remove.remove_keeping_children(d, [A]),
        "\nT\n  - C\n",
    ),
    (
        "children of a co-premise rise behind its group",
        "\nT\n  + A\n    - C\n  & B\n  + X\n",
        lambda d, f: remove.remove_keeping_children(d, [A]),
        "\nT\n  + B\n  - C\n  + X\n",
    ),
    (
        "the only child of the thesis becomes the thesis",
        "\nT\n  + A\n    + B\n",
        lambda d, f: remove.remove_keeping_children(d, [T]),
        "\nA\n  + B\n",
    ),
    (
        "several children of the thesis become loose, ahead of the others",
        "\nT\n  + A\n  - B\nX\n",
        lambda d, f: remove.remove_keeping_children(d, [T]),
        "\nA\nB\nX\n",
    ),
    (
        "children of a loose statement take its place",
        "\nT\nA\n  + B\n  - C\nX\n",
        lambda d, f: remove.remove_keeping_children(d, [A]),
        "\nT\nB\nC\nX\n",
    ),
]

PLAYED: list[Case] = [
    (
        "a premise becomes an objection",
        "\nT\n  + A\n",
        lambda d, f: roles.set_role(d, A, Role.OBJECTION, fresh=f),
        "\nT\n  - A\n",
    ),
    (
        "a co-premise that objects leaves its group",
        "\nT\n  + A\n  & B\n  + X\n",
        lambda d, f: roles.set_role(d, A, Role.OBJECTION, fresh=f),
        "\nT\n  + B\n  - A\n  + X\n",
    ),
    (
        "a whole group changes sides together",
        "\nT\n  + A\n  & B\n",
        lambda d, f: roles.set_role(d, [B, A], Role.OBJECTION, fresh=f),
        "\nT\n  - A\n  & B\n",
    ),
    (
        "evidence keeps its side",
        "\nT\n  - A\n",
        lambda d, f: roles.set_role(d, A, Role.EVIDENCE, fresh=f),
        "\nT\n  - Evidence: A\n",
    ),
    (
        "a loose claim turns to evidence",
        "\nT\nA\n",
        lambda d, f: roles.cycle_role(d, A, fresh=f),
        "\nT\nEvidence: A\n",
    ),
    (
        "two arguments become joint",
        "\nT\n  + A\n  - X\n  + B\n    ~ C\n",
        lambda d, f: roles.make_joint(d, [B, A], fresh=f),
        "\nT\n  + A\n    ~ C\n  & B\n  - X\n",
    ),
    (
        "one statement joins the argument ahead of it on its side",
        "\nT\n  + A\n  - X\n  + B\n",
        lambda d, f: roles.make_joint(d, B, fresh=f),
        "\nT\n  + A\n  & B\n  - X\n",
    ),
    (
        "the first argument is joined by the one behind",
        "\nT\n  - A\n  - B\n",
        lambda d, f: roles.make_joint(d, A, fresh=f),
        "\nT\n  - B\n  & A\n",
    ),
    (
        "a co-premise becomes independent, right behind its group",
        "\nT\n  + A\n  & B\n  + X\n",
        lambda d, f: roles.make_independent(d, A, fresh=f),
        "\nT\n  + B\n  + A\n  + X\n",
    ),
    (
        "of a whole group the first stays",
        "\nT\n  + A\n  & B\n  & C\n  + X\n",
        lambda d, f: roles.make_independent(d, [A, B, C], fresh=f),
        "\nT\n  + A\n  + B\n  + C\n  + X\n",
    ),
    (
        "a loose statement becomes the thesis",
        "\nT\n  + A\nB\nC\n",
        lambda d, f: about.set_thesis(d, C),
        "\nC\nT\n  + A\nB\n",
    ),
]


CASES = [*ADDED, *REMOVED, *PLAYED]


@pytest.mark.parametrize(
    ("before", "verb", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_verb_changes_the_outline(
    before: str, verb: Verb, expected: str, drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn(before)
    assert outline(document) == before
    assert outline(document.apply(verb(document, fresh))) == expected


REFUSED: list[tuple[str, Verb, str]] = [
    ("T", lambda d, f: add.add_thesis(d, fresh=f), "The map already has a thesis, “T”"),
    ("T", lambda d, f: add.add_undercut(d, T, fresh=f), "there is no step to object to"),
    ("T", lambda d, f: add.add_co_premise(d, T, fresh=f), "nothing can be taken jointly"),
    ("T", lambda d, f: roles.set_role(d, T, Role.EVIDENCE, fresh=f), "“T” is the thesis"),
    ("T\nA", lambda d, f: roles.set_role(d, A, Role.OBJECTION, fresh=f), "“A” is loose"),
    ("T\n  + A", lambda d, f: roles.set_role(d, A, Role.LOOSE, fresh=f), "from its place"),
    ("T\n  + A\n  - B", lambda d, f: roles.make_joint(d, [A, B], fresh=f), "“B” and “A” don't"),
    ("T\n  + A\n  - B", lambda d, f: roles.make_joint(d, A, fresh=f), "the only argument"),
    ("T\n  + A", lambda d, f: roles.make_independent(d, A, fresh=f), "has a co-premise"),
    ("T\n  + A", lambda d, f: about.set_thesis(d, A), "“A” is a premise"),
    ("T\n  + A", lambda d, f: link.link(d, A, T, fresh=f), "“A” already bears on “T”"),
    ("T\n  + A", lambda d, f: link.link(d, T, A, fresh=f), "“T” is the thesis"),
    ("T\n  + A\n    + B", lambda d, f: link.link(d, A, B, fresh=f), "go in a circle"),
    ("T\n  + A", lambda d, f: link.link_as_co_premise(d, A, A_STEP), "already a premise"),
    ("T\n  + A\n    + B", lambda d, f: link.link_as_co_premise(d, A, B_STEP), "in a circle"),
    ("T\n  + A\n  + B", lambda d, f: link.unlink(d, A, B_STEP), "not a premise of that step"),
]


@pytest.mark.parametrize(("text", "verb", "reason"), REFUSED)
def test_a_verb_that_may_not_says_why(
    text: str, verb: Verb, reason: str, drawn: Drawn, fresh: Fresh
) -> None:
    with pytest.raises(EditRefused, match=reason):
        verb(drawn(text), fresh)


def test_cycling_goes_round_premise_objection_evidence(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn("T\n  + A")
    seen = []
    for _ in range(3):
        document = document.apply(roles.cycle_role(document, A, fresh=fresh))
        step = document.inferences[A_STEP]
        seen.append((document.statements[A].kind, step.polarity))
    assert seen == [
        (Kind.CLAIM, Polarity.OPPOSE),
        (Kind.EVIDENCE, Polarity.OPPOSE),
        (Kind.CLAIM, Polarity.SUPPORT),
    ]


def test_deleting_a_branch_counts_the_links_that_go_with_it(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn("T\n  + A\n    + B\n  + X\n")
    document = document.apply(link.link(document, B, X, fresh=fresh))
    change = remove.remove_branches(document, [A])
    assert change.label == "Delete branch and 1 link"
    assert set(document.apply(change).inferences) == {InferenceId("X_step")}


def test_a_cross_linked_premise_outlives_the_step_it_also_served(
    drawn: Drawn, fresh: Fresh
) -> None:
    document = drawn("T\n  + A\n  + B\n")
    document = document.apply(link.link_as_co_premise(document, B, A_STEP))
    after = document.apply(remove.remove_branches(document, [A_STEP]))
    assert after.statements[B] == drawn("T\n  + A\n  + B\n").statements[B]


def test_comments_go_with_what_they_are_on_and_voices_stay(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn("T\n  + A\n")
    for on in (T, A, A_STEP):
        change = comments.add_comment(document, on, fresh=fresh, author="a", time="t", text="?")
        document = document.apply(change)
    after = document.apply(remove.remove_branches(document, [A]))
    assert [comment.on for comment in after.comments.values()] == [T]


def test_unlinking_the_home_makes_the_next_link_the_home(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn("T\n  + A\n    + X\n  + B\n")
    document = document.apply(link.link(document, X, B, fresh=fresh))
    other = document.statements[X].premise_of[1].inference
    after = document.apply(link.unlink(document, X, InferenceId("X_step")))
    assert home(after.statements[X]) == other
    assert InferenceId("X_step") not in after.inferences


def test_making_a_link_the_home_swaps_the_two(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn("T\n  + A\n    + X\n  + B\n")
    document = document.apply(link.link(document, X, B, fresh=fresh))
    first, second = document.statements[X].premise_of
    after = document.apply(link.make_home(document, X, second.inference))
    assert after.statements[X].premise_of == (second, first)


def test_a_reply_opens_a_resolved_thread(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn("T")
    made = comments.add_comment(document, T, fresh=fresh, author="a", time="t", text="?")
    document = document.apply(made)
    thread = CommentId(made.created("comments")[0])
    document = document.apply(comments.resolve(document, thread))
    assert document.comments[thread].resolved
    document = document.apply(comments.reply(document, thread, author="b", time="u", text=" ! "))
    assert not document.comments[thread].resolved
    document = document.apply(comments.edit_reply(document, thread, 0, text="so"))
    assert [reply.text for reply in document.comments[thread].replies] == ["so"]
    document = document.apply(comments.remove_reply(document, thread, 0))
    assert document.comments[thread].replies == ()


def test_a_comment_without_words_is_refused(drawn: Drawn, fresh: Fresh) -> None:
    with pytest.raises(EditRefused, match="needs some text"):
        comments.add_comment(drawn("T"), T, fresh=fresh, author="a", time="t", text=" \n ")


def test_texts_are_cleaned_where_they_come_in(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn("T")
    document = document.apply(state.set_text(document, T, "a\r\nb\x00"))
    document = document.apply(state.set_tags(document, [T], [" x\ty ", "", "x y"]))
    assert (document.statements[T].text, document.statements[T].tags) == ("a\nb", ("x y",))


def test_what_is_deleted_is_listed_as_it_was_read(drawn: Drawn) -> None:
    document = drawn("T\n  + A\n    + C\n    + D\n    + E\n  & B\n")
    change = remove.remove_branches(document, [A])
    assert change.inverted().ids("statements") == ("E", "D", "C", "A")
