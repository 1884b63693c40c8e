"""Names for rows: ten letters of base 32, drawn at random and never used again.

Statements and inferences share one name space, since a conclusion may be either.
"""

from collections.abc import Callable, Collection
from typing import NewType

StatementId = NewType("StatementId", str)
InferenceId = NewType("InferenceId", str)
SourceId = NewType("SourceId", str)
ArticleId = NewType("ArticleId", str)
VoiceId = NewType("VoiceId", str)
CommentId = NewType("CommentId", str)
DismissalId = NewType("DismissalId", str)
ConflictId = NewType("ConflictId", str)
SignoffId = NewType("SignoffId", str)

NodeId = StatementId | InferenceId
"""What an inference may conclude in: a statement, or the step of another inference."""

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
LENGTH = 10

Fresh = Callable[[], str]
"""Returns an id that was not used before; the one place where chance enters the core."""


def fresh_ids(below: Callable[[int], int], taken: Collection[str] = ()) -> Fresh:
    """A source of new ids from ``below(n)``, which returns a number in ``range(n)``.

    >>> fresh_ids(lambda n: n - 1)()
    '7777777777'
    """

    def fresh() -> str:
        while True:
            name = "".join(ALPHABET[below(len(ALPHABET))] for _ in range(LENGTH))
            if name not in taken:
                return name

    return fresh


def is_id(text: str) -> bool:
    """Whether ``text`` may name a row: 1 to 64 letters, digits, ``-`` or ``_``.

    Longer than our own ids so that a map made by another program keeps its names.
    """
    return (
        0 < len(text) <= 64 and text.isascii() and text.replace("-", "").replace("_", "").isalnum()
    )
