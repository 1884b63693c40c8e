"""Making much at once without the collector."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keeps the collector from looking through all that is made, again and again, while none
    of it can be garbage: of 100,000 boxes it would take more time than their layout.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
