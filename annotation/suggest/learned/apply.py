"""What was learned, at work on a Doc: triggers and arguments rescored, added and given types.

Without a fit nothing happens, at no cost. numpy is loaded with the first fit.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotation.suggest import marks

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotation.codebook import Codebook
    from annotation.suggest.learned.enrich import Enricher
    from annotation.values import Kind


class Learned:
    """The fit in force at work between the finders of triggers and arguments, and after them."""

    def __init__(self, codebook: "Codebook") -> None:
        self._codebook = codebook
        self._enricher: Enricher | None = None
        self.number = 0
        """The version of the fit in force, 0 for none."""

    def use(self, fit: bytes, number: int) -> None:
        """Take these bytes as what was learned; b"" for nothing. UserError on damaged ones."""
        self._enricher, self.number = None, 0
        if fit:
            from annotation.suggest.learned.enrich import Enricher
            from annotation.suggest.learned.model import read_fit

            self._enricher, self.number = Enricher(read_fit(fit), self._codebook), number

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Let the rules alone read, as is needed for a study."""
        kept, self._enricher = self._enricher, None
        try:
            yield
        finally:
            self._enricher = kept

    def improve_triggers(self, doc: "Doc") -> None:
        """Rescore, add and retype the triggers of a Doc. After the rules found theirs."""
        if self._enricher is not None and doc.has_annotation("DEP"):
            _put_triggers(doc, self._enricher.triggers(doc))

    def improve_arguments(self, doc: "Doc") -> None:
        """Rescore and add the fillers of a Doc. After the rules found theirs."""
        if self._enricher is not None and doc.has_annotation("DEP"):
            marks.put(doc, "fillers", self._enricher.fillers(doc))

    def score(self, source: str, kind: "Kind", type_: str, raw: float) -> float:
        """Return how likely a suggestion is right that its source gave that score.

        What the fit itself scored (events and arguments) is as likely as it says.
        """
        if self._enricher is None or kind != "span":
            return raw
        return self._enricher.score(source, type_, raw)


def _put_triggers(doc: "Doc", triggers: "Sequence[marks.Trigger]") -> None:
    from spacy.tokens import Span

    marks.put(doc, "triggers", triggers)
    doc.spans["goldleaf_events"] = [
        Span(doc, each.tokens[0], each.tokens[-1] + 1, label=each.type) for each in triggers
    ]
