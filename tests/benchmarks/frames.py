"""Frames of the real window: pan, zoom, typing, folding, dropping, finding."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.benchmarks.figures import Aim, Row, Run, Sample, at_most, figure
from tests.benchmarks.large_maps import large_map
from tests.benchmarks.stand import HEIGHT, WIDTH, Paints, Stand, stand

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.tree import ancestors, walk

ZOOMS = {"overview": 0.0, "middle": 0.25, "reading": 1.0}
FRAMES = 90


class Blank(QWidget):
    """The least that a frame can be: one picture of the screen's size, painted as it is."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap(WIDTH, HEIGHT)
        self._picture.fill(Qt.GlobalColor.lightGray)
        self.resize(WIDTH, HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


def blank_frames(made: Stand, count: int) -> Sample:
    """Milliseconds of a frame of a window that shows one picture."""
    paper, paints = made.paper, made.paints
    blank = Blank()
    blank.show()
    made.paper, made.paints = blank, Paints(blank)
    made.settle()
    sample = made.frames((blank.update for _ in range(count)), every=0.0)
    made.paper, made.paints = paper, paints
    blank.hide()
    return sample


def depth(document: Document, name: StatementId) -> int:
    return sum(1 for _ in ancestors(document, name))


def central(document: Document) -> StatementId:
    """A statement in the middle of the map: half of the others come before it."""
    assert document.thesis is not None
    nodes = [n for n in walk(document, document.thesis) if n in document.statements]
    return StatementId(nodes[len(nodes) // 2])


def branch_of(document: Document, size: int) -> StatementId:
    """The statement, other than the thesis, whose branch is nearest to so many statements."""
    sizes = dict.fromkeys(document.statements, 0)
    for name in document.statements:
        for node in (name, *ancestors(document, name)):
            if node in sizes:
                sizes[StatementId(node)] += 1
    others = (name for name in sizes if name != document.thesis)
    return min(others, key=lambda name: (abs(sizes[name] - size), name))


def _look(made: Stand, zoom: float) -> None:
    if zoom:
        made.look_at(central(made.document), zoom)
    else:
        made.canvas.fit()
        made.settle()


@figure("pan", minutes=12)
def pan(run: Run) -> Iterator[Row]:
    """A frame of panning all of an unfolded map on 1920×1080, from the wheel's event to the end
    of the repaint, at 60 events a second; the middle zoom is 0.25. The peer is a widget that
    paints one picture of that size."""
    for size in run.sizes(10_000, 50_000):
        with stand(large_map(size)) as made:
            blank = blank_frames(made, run.count(FRAMES))
            for name, zoom in ZOOMS.items():
                _look(made, zoom)
                steps = [((n // 15) % 2 == 0, -60 if (n // 30) % 2 else 60) for n in range(FRAMES)]
                ours = made.frames(
                    partial(made.wheel, turn, across=across)
                    for across, turn in steps[: run.count(FRAMES)]
                )
                aims = (at_most(4.0), at_most(16.0, "worst")) if size == 10_000 else ()
                yield _frame_row(f"{size:,}, {name}", ours, blank, aims)


@figure("zoom", minutes=12)
def zoom(run: Run) -> Iterator[Row]:
    """A frame of zooming with the wheel in and out, as pan is measured."""
    for size in run.sizes(10_000, 50_000):
        with stand(large_map(size)) as made:
            blank = blank_frames(made, run.count(FRAMES))
            for name, level in ZOOMS.items():
                _look(made, level)
                turns = [30 if (n // 15) % 2 == 0 else -30 for n in range(run.count(FRAMES))]
                ours = made.frames(partial(made.wheel, turn, zooms=True) for turn in turns)
                aims = (at_most(16.0), at_most(33.0, "worst")) if size == 10_000 else ()
                yield _frame_row(f"{size:,}, {name}", ours, blank, aims)


def _frame_row(case: str, ours: Sample, blank: Sample, aims: tuple[Aim, ...]) -> Row:
    return Row(case=case, ours=ours, peer="one picture", theirs=blank, aims=aims)


@figure("typing", minutes=10)
def typing(run: Run) -> Iterator[Row]:
    """A letter typed into a card of an unfolded map, from the key to the end of the repaint;
    ten letters a second, all panels as they are at first. The peer is the same in a map of
    50."""
    words = ("more words that are typed into a card as a person does it, " * 2)[: run.count(100)]
    samples = {}
    for size in run.sizes(50, 10_000, 50_000):
        with stand(large_map(size)) as made:
            name = central(made.document)
            made.look_at(name, 1.0)
            made.window.session.select([name])
            made.canvas.setFocus()
            made.settle()
            made.key(Qt.Key.Key_F2)
            made.settle()
            field = QApplication.focusWidget()
            if field is made.canvas or field is None:
                raise RuntimeError("no text field opened")
            QTest.keyClick(field, Qt.Key.Key_End)
            samples[size] = made.frames((partial(made.key, c) for c in words), every=0.1)
        aims = (at_most(16.0), at_most(33.0, "worst")) if size == 10_000 else ()
        case = f"{size:,} statements"
        yield Row(case=case, ours=samples[size], peer="in 50", theirs=samples[50], aims=aims)


@figure("fold", minutes=10)
def fold(run: Run) -> Iterator[Row]:
    """Folding and unfolding a branch of 1,000 statements in an unfolded map with the Space key,
    to the end of the first repaint. The peer is a branch of 10 in the same map."""
    for size in run.sizes(10_000):
        with stand(large_map(size)) as made:
            spent: dict[int, Sample] = {}
            for many in (10, 1_000):
                name = branch_of(made.document, min(many, size // 5))
                made.look_at(name, 0.5)
                made.window.session.select([name])
                made.canvas.setFocus()
                made.settle()
                presses = [partial(made.key, Qt.Key.Key_Space)] * run.count(10)
                spent[many] = made.frames(presses, every=0.5)
            yield Row(
                case=f"branch of 1,000 in {size:,}",
                ours=spent[1_000],
                peer="branch of 10",
                theirs=spent[10],
                aims=(at_most(50.0),),
            )


@figure("drop", minutes=10)
def drop(run: Run) -> Iterator[Row]:
    """Dragging a branch of 1,000 statements onto another card: each move of the pointer, and
    the drop, to the end of the first repaint; undone between."""
    for size in run.sizes(10_000):
        with stand(large_map(size)) as made:
            name = branch_of(made.document, min(1_000, size // 5))
            moves, drops = [], []
            for _ in range(run.count(5)):
                made.window.session.fold(())
                made.look_at(name, 0.5)
                drag = Drag(made, name)
                moves.append(made.frames(drag.moves(), every=1 / 60))
                drops.append(made.frames([drag.drop]))
                made.settle()
                if not drag.has_moved:
                    raise RuntimeError("the branch did not move")
                made.command("edit.undo")
                made.settle()
            yield Row(case=f"move with 1,000 of {size:,}", ours=_joined(moves))
            yield Row(case=f"drop of 1,000 in {size:,}", ours=_joined(drops), aims=(at_most(50.0),))


class Drag:
    """A branch that is dragged to a card elsewhere, near enough to be on the screen."""

    def __init__(self, made: Stand, name: StatementId) -> None:
        self.made, self.name = made, name
        self.start = made.spot(name)
        self.onto = self._target()
        self.before = made.document

    def _target(self) -> QPoint:
        """The nearest card on the screen that is not in the branch and not over it."""
        made, document = self.made, self.made.document
        own = set(walk(document, self.name)) | set(ancestors(document, self.name))
        own |= {
            n
            for a in list(own)
            if a in document.inferences
            for n in document.links.premises_of(InferenceId(a))
        }
        best: tuple[int, QPoint] | None = None
        frame = made.paper.rect().adjusted(60, 60, -60, -60)
        for node, _ in made.canvas.stage.places.meeting(made.canvas.eye.seen):
            if node in own or node not in document.statements:
                continue
            at = made.spot(node)
            away = (at - self.start).manhattanLength()
            if frame.contains(at) and (best is None or away < best[0]):
                best = away, at
        if best is None:
            raise LookupError("there is no other card on the screen")
        return best[1]

    def moves(self) -> Iterator[Callable[[], object]]:
        """The press, and the pointer on its way."""
        paper, left = self.made.paper, Qt.MouseButton.LeftButton
        yield partial(QTest.mousePress, paper, left, pos=self.start)
        for step in range(1, 21):
            yield partial(QTest.mouseMove, paper, self.start + (self.onto - self.start) * step / 20)

    def drop(self) -> None:
        QTest.mouseRelease(self.made.paper, Qt.MouseButton.LeftButton, pos=self.onto)

    @property
    def has_moved(self) -> bool:
        return self.made.document != self.before


def _joined(samples: list[Sample]) -> Sample:
    values = tuple(v for sample in samples for v in sample.values)
    return Sample(values, tuple(v for sample in samples for v in sample.busy))
