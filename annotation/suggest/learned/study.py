"""What one finished article teaches: candidates with their features and what the gold says.

Every word of a finished article that was not confirmed as a trigger is a counter-example.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotation.codebook import Codebook
    from annotation.values import Annotation

STUDY_VERSION = "1"
"""Studies of another version have other features, and are not fitted together."""


def study_of(doc: "Doc", annotations: "Iterable[Annotation]", codebook: "Codebook") -> bytes:
    """Return the study of a finished layer. `doc` was read by the rules alone."""
    return b""
