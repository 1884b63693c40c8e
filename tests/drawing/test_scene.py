"""A scene in another theme: the same places in other colours, unless its letters are others."""

from dataclasses import replace

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import DARK, LIGHT, Theme
from rejoinder.model.document import Document


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
