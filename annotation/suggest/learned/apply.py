"""What was learned, at work on a Doc: triggers and arguments rescored, added and given types.

Without a fit nothing happens, at no cost.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotation.suggest.learned.model import Fit, read_fit

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotation.codebook import Codebook
    from annotation.values import Kind


class Learned:
    """The fit in force at work between the finders of triggers and arguments, and after them."""

    def __init__(self, codebook: "Codebook") -> None:
        self._codebook = codebook
        self._fit: Fit | None = None
        self.number = 0
        """The version of the fit in force, 0 for none."""

    def use(self, fit: bytes, number: int) -> None:
        """Take these bytes as what was learned; b"" for nothing. UserError on damaged ones."""
        self._fit = read_fit(fit) if fit else None
        self.number = number if fit else 0

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Let the rules alone read, as is needed for a study."""
        kept, self._fit = self._fit, None
        try:
            yield
        finally:
            self._fit = kept

    def improve_triggers(self, doc: "Doc") -> None:
        """Rescore, add and retype the triggers of a Doc. After the rules found theirs."""

    def improve_arguments(self, doc: "Doc") -> None:
        """Rescore and add the fillers of a Doc. After the rules found theirs."""

    def score(self, source: str, kind: "Kind", type_: str, raw: float) -> float:
        """Return how likely a suggestion is right that its source gave that score."""
        return raw
