"""What an article shows once the memory has been asked: more, less, and some of another type."""

from annotation.codebook import Codebook
from annotation.learning.table import Memory
from annotation.values import Document, Fragments, Kind, Suggestion

__all__ = ["Memory", "Place", "recall"]

Place = tuple[Kind, Fragments]
"""Where a coder has decided something: there, nothing is added and nothing withheld."""


def recall(
    memory: Memory,
    document: Document,
    suggestions: tuple[Suggestion, ...],
    codebook: Codebook,
    settled: frozenset[Place] = frozenset(),
) -> tuple[Suggestion, ...]:
    """Return the suggestions of a document as the memory leaves them. Scores stay."""
    return suggestions
