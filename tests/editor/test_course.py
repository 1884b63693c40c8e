"""Where a talk is: forward and back are each other's undoing, and it never leaves the slides."""

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.editor.course import ahead, back, begun, jumped

COUNTS = st.lists(st.integers(0, 4), min_size=1, max_size=6)


@given(COUNTS, st.lists(st.booleans(), max_size=30))
def test_a_step_back_undoes_a_step_ahead(counts: list[int], ways: list[bool]) -> None:
    course = begun(counts)
    for way in ways:
        course = ahead(course) if way else back(course)
        assert 0 <= course.slide < len(counts)
        assert 0 <= course.step <= counts[course.slide]
        if not course.is_at_end:
            assert back(ahead(course)) == course


@given(COUNTS)
def test_every_step_of_every_slide_is_passed_on_the_way(counts: list[int]) -> None:
    course, seen = begun(counts), 1
    while not course.is_at_end:
        course, seen = ahead(course), seen + 1
    assert seen == sum(counts) + len(counts)


@given(COUNTS, st.integers(-5, 20))
def test_a_jump_ends_at_a_slide_that_there_is(counts: list[int], slide: int) -> None:
    assert jumped(begun(counts), slide).slide == min(max(0, slide), len(counts) - 1)
