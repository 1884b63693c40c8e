"""What a person can act on. A flaw in content is a ``Problem`` value, not an exception."""


class RejoinderError(Exception):
    """Something a person can act on; its text says what happened, to what, and what to do."""


class EditRefused(RejoinderError):
    """An edit that would break the map, such as a claim that ends up supporting itself."""


class FileRefused(RejoinderError):
    """A file that is not a map this version can open, or that could not be read."""


class SaveFailed(RejoinderError):
    """A file that could not be written; what was there before is still there."""


class LayoutRefused(RejoinderError):
    """A layout that could not be made; the map stays as it is laid out."""
