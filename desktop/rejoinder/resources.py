"""Where the files beside the code are: fonts, icons, guide and the maps that come along."""

from functools import lru_cache
from pathlib import Path

from rejoinder.model.schemes import Schemes, read_schemes

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def resource(*parts: str) -> Path:
    """A file under ``resources/``, in a checkout or as installed."""
    return _beside("resources", *parts)


def bundled_map(name: str) -> Path:
    """A map under ``maps/``, in a checkout or as installed."""
    return _beside("maps", name)


@lru_cache(maxsize=1)
def schemes() -> Schemes:
    """The argumentation schemes that come along, and the key that leads to them."""
    table, key = resource("schemes.json"), resource("scheme-key.json")
    return read_schemes(table.read_bytes(), key.read_bytes())


def _beside(folder: str, *parts: str) -> Path:
    installed = _PACKAGE / f"_{folder}"
    return (installed if installed.is_dir() else _CHECKOUT / folder).joinpath(*parts)
