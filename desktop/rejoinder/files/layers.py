"""Layers for those who have no window that waits for them: asked for, and waited for."""

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.scene import Scene
from rejoinder.files.graphviz import Graphviz
from rejoinder.layout.dot import check_size, dot_text, read_plain
from rejoinder.layout.layered import Layered
from rejoinder.model.document import Document


def layers(composer: Composer, document: Document, view: View) -> Layered:
    """Where all that ``view`` shows stands in layers.

    Raises:
        LayoutRefused: Graphviz is not installed or fails, or the map is too large.
    """
    scene = Scene(composer)
    check_size(len(scene.forest(document, view)))
    network = scene.network()
    return read_plain(Graphviz().plain(dot_text(network)), network)
