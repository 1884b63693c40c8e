"""Where a talk is: at which slide, after how many of its steps. A value, moved by functions."""

from collections.abc import Sequence
from typing import NamedTuple


class Course(NamedTuple):
    """``counts`` has the steps of every slide beside its beginning."""

    counts: tuple[int, ...]
    slide: int = 0
    step: int = 0

    @property
    def is_at_end(self) -> bool:
        return self.slide == len(self.counts) - 1 and self.step == self.counts[self.slide]


def begun(counts: Sequence[int], slide: int = 0) -> Course:
    """A talk at the beginning of a slide."""
    return jumped(Course(tuple(counts)), slide)


def ahead(course: Course) -> Course:
    """One step on: to the next slide after the last step of one; nowhere at the end.

    >>> ahead(Course((1, 0))), ahead(Course((1, 0), 0, 1))
    (Course(counts=(1, 0), slide=0, step=1), Course(counts=(1, 0), slide=1, step=0))
    """
    if course.step < course.counts[course.slide]:
        return course._replace(step=course.step + 1)
    if course.slide + 1 < len(course.counts):
        return course._replace(slide=course.slide + 1, step=0)
    return course


def back(course: Course) -> Course:
    """One step back: to the whole of the slide before from the beginning of one.

    >>> back(Course((2, 0), 1))
    Course(counts=(2, 0), slide=0, step=2)
    """
    if course.step > 0:
        return course._replace(step=course.step - 1)
    if course.slide > 0:
        return course._replace(slide=course.slide - 1, step=course.counts[course.slide - 1])
    return course


def jumped(course: Course, slide: int) -> Course:
    """The beginning of a slide; of the nearest where there is no such one."""
    return course._replace(slide=min(max(0, slide), len(course.counts) - 1), step=0)
