"""What became of the suggestions, in numbers: of which source, over time, and what it saved."""

from dataclasses import dataclass

from annotation.values import Kind


@dataclass(frozen=True, slots=True)
class Tally:
    """What coders did with suggestions in layers that are done. `missed` was added by hand.

    `left` was neither accepted nor rejected when the layer was finished.
    """

    suggested: int = 0
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    left: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the suggestions that were right; None where nothing was suggested."""
        return self.accepted / self.suggested if self.suggested else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that was suggested as it is; None where there is no gold."""
        gold = self.accepted + self.corrected + self.missed
        return self.accepted / gold if gold else None


@dataclass(frozen=True, slots=True)
class SourceTally:
    """A tally of a source and type. `missed` counts the gold of that type that it did not find."""

    source: str
    kind: Kind
    type: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished layer: when (UTC, ISO 8601), what became of its suggestions, what it cost.

    `keys` and `seconds` are None where nobody counted (done before, or on the command line).
    `annotations` is how many it holds. `is_blind`: suggestions were shown only afterwards; its
    tally then compares what would have been suggested with what was made by hand.
    """

    document: str
    title: str
    coder: str
    at: str
    is_blind: bool
    tally: Tally
    annotations: int
    keys: int | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Bin:
    """Suggestions shown with a score in `[low, high)`: their mean score, and how many were right.

    `low_end` and `high_end` bound the share that may be true (95 %, Wilson).
    """

    low: float
    high: float
    shown: float
    accepted: float
    count: int
    low_end: float
    high_end: float


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that the panel of the sources shows. `finished` in the order of finishing."""

    sources: tuple[SourceTally, ...]
    finished: tuple[Finished, ...]
    reliability: tuple[Bin, ...]
