"""A scene in another theme: the same places in other colours, unless its letters are others."""

from dataclasses import replace

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import DARK, LIGHT, Theme
from rejoinder.edits.move import shift
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Statement


def scene_in(theme: Theme, document: Document) -> Scene:
    scene = Scene(Composer(FixedMeasurer(), theme))
    scene.show(document, View())
    return scene


def test_another_theme_keeps_the_places(everything: Document) -> None:
    scene = scene_in(LIGHT, everything)
    before = dict(scene.places)
    scene.use(Composer(FixedMeasurer(), DARK))
    scene.show(everything, View())
    assert dict(scene.places) == before
    assert scene.whole().drawing == scene_in(DARK, everything).whole().drawing


def test_larger_letters_are_measured_anew(everything: Document) -> None:
    large = LIGHT.fonts._replace(text=LIGHT.fonts.text._replace(size=28))
    theme = replace(LIGHT, fonts=large)
    scene = scene_in(LIGHT, everything)
    scene.use(Composer(FixedMeasurer(), theme))
    scene.show(everything, View())
    assert scene.whole().drawing == scene_in(theme, everything).whole().drawing


def test_loose_claims_that_change_places_are_laid_out_anew() -> None:
    names = [StatementId(name) for name in ("one", "two", "three")]
    rows = {name: Statement(text=name, order=f"a{at}") for at, name in enumerate(names)}
    document = Document(statements=rows)
    scene = scene_in(LIGHT, document)
    change = shift(document, [names[2]], by=-1)
    after = document.apply(change)
    scene.show(after, View(), change)
    assert list(scene.places) == [names[0], names[2], names[1]]
    assert scene.whole().drawing == scene_in(LIGHT, after).whole().drawing
