"""What a review shows, and to whom it is written."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """``quotes`` shows the article's own words where they are known; ``hints`` the findings that
    may be wrong. ``date`` is an ISO day, ``language`` the tag of what the map is written in.
    """

    reviewer: str = ""
    addressed_to: str = ""
    date: str = ""
    language: str = "en"
    picture: bool = True
    quotes: bool = True
    comments: bool = True
    resolved: bool = False
    notes: bool = True
    hints: bool = False
