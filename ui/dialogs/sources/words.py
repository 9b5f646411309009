"""What the numbers about suggestions mean, in sentences. Pure: no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotation.learning.statistics import Bin, Finished, SourceTally, Statistics, Tally

NOTHING_FINISHED = (
    "No article is finished yet. Finish one (Ctrl+Enter), and what became of its suggestions "
    "stands here."
)
NOTHING_SHOWN = (
    "No suggestion with a score has been decided in a finished article yet. Once some are, this "
    "shows whether a score of 0.8 means that eight in ten are right."
)
FEW_BLIND = 5
WINDOW = 5
"""Over how many finished articles a curve takes its mean."""


def percent(share: float | None) -> str:
    """Return a share as people write it, blank where it is not known."""
    return "" if share is None else f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 article", "1,204 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    summed = [
        (each.suggested, each.accepted, each.corrected, each.rejected, each.left, each.missed)
        for each in tallies
    ]
    return Tally(*(sum(column) for column in zip(*summed, strict=True)))


def overview(statistics: Statistics, source: str = "") -> str:
    """Say what the table means; of one source where it is filtered by one."""
    if not statistics.finished:
        return NOTHING_FINISHED
    if source:
        return _of_source(source, [each for each in statistics.sources if each.source == source])
    seen = [each for each in statistics.finished if not each.is_blind]
    if not seen:
        return "Only blind articles are finished yet: in these no suggestion was shown."
    return _right_and_missed(total(each.tally for each in seen))


def _right_and_missed(tally: Tally) -> str:
    added = {0: "nothing was", 1: "1 thing was"}.get(tally.missed, f"{tally.missed:,} things were")
    if not tally.suggested:
        return f"Nothing was suggested in the finished articles; {added} added by hand."
    right = percent(tally.precision)
    return (
        f"Of {counted(tally.suggested, 'suggestion')} {right} were right as they stood; "
        f"{added} added by hand."
    )


def _of_source(source: str, rows: Sequence[SourceTally]) -> str:
    tally = total(each.tally for each in rows)
    if not tally.suggested:
        return f"{source} suggested nothing in the finished articles."
    return (
        f"Of {counted(tally.suggested, 'suggestion')} by {source} {percent(tally.precision)} were "
        f"right as they stood, {tally.corrected:,} were corrected and {tally.rejected:,} rejected."
    )


def left(statistics: Statistics, source: str = "") -> str:
    """Say how many were undecided when an article was finished; nothing where none was."""
    if source:
        tally = total(each.tally for each in statistics.sources if each.source == source)
    else:
        tally = total(each.tally for each in statistics.finished if not each.is_blind)
    if not tally.left:
        return ""
    were = "was" if tally.left == 1 else "were"
    return (
        f"Left counts as not right: of {tally.suggested:,} shown, {tally.left:,} {were} left "
        "undecided."
    )


# -- over time -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Course:
    """A curve: which finished article (from 1), and the share there; None where there is none."""

    at: tuple[int, ...]
    precision: tuple[float | None, ...]
    recall: tuple[float | None, ...]


def curves(finished: Sequence[Finished]) -> Course:
    """Return the moving mean over the articles that were done with suggestions."""
    seen = [(at, each.tally) for at, each in enumerate(finished, start=1) if not each.is_blind]
    means = [
        total(tally for _, tally in seen[max(0, end - WINDOW) : end])
        for end in range(1, len(seen) + 1)
    ]
    return Course(
        tuple(at for at, _ in seen),
        tuple(mean.precision for mean in means),
        tuple(mean.recall for mean in means),
    )


def blind_marks(finished: Sequence[Finished]) -> Course:
    """Return each blind article for itself: what would have been suggested, against its gold."""
    blind = [(at, each.tally) for at, each in enumerate(finished, start=1) if each.is_blind]
    return Course(
        tuple(at for at, _ in blind),
        tuple(tally.precision for _, tally in blind),
        tuple(tally.recall for _, tally in blind),
    )


def trend(finished: Sequence[Finished]) -> str:
    """Say where the curves began and where they are."""
    if not finished:
        return NOTHING_FINISHED
    found = curves(finished).precision
    known = [each for each in found if each is not None]
    if len(known) < 2 * WINDOW:
        return (
            f"{counted(len(finished), 'article')} finished. A trend can be told once {2 * WINDOW} "
            "were finished with suggestions."
        )
    return (
        f"In the first {WINDOW} articles {percent(known[WINDOW - 1])} of the suggestions were "
        f"right, in the last {WINDOW} {percent(known[-1])}."
    )


def keys_per_annotation(finished: Iterable[Finished], *, blind: bool) -> float | None:
    """Return what an annotation cost, where keys were counted; None where nobody did."""
    known = [
        (each.keys, each.annotations)
        for each in finished
        if each.is_blind == blind and each.keys is not None and each.annotations
    ]
    keys, annotations = (sum(column) for column in zip(*known, strict=True)) if known else (0, 0)
    return keys / annotations if annotations else None


def saved(finished: Sequence[Finished]) -> str:
    """Say what suggestions saved: the keys for an annotation with them, and without."""
    helped = keys_per_annotation(finished, blind=False)
    alone = keys_per_annotation(finished, blind=True)
    if helped is None and alone is None:
        return "Keys are counted while you work in this window; none were counted yet."
    if alone is None:
        return (
            f"With suggestions an annotation took {helped:.1f} keys. No blind article is finished "
            "yet, so there is nothing to compare that with."
        )
    if helped is None:
        return f"In blind articles an annotation took {alone:.1f} keys; no other was counted yet."
    return f"{_compared(finished, helped, alone)}{_care(finished)}"


def _compared(finished: Sequence[Finished], helped: float, alone: float) -> str:
    said = f"An annotation took {helped:.1f} keys with suggestions, {alone:.1f} without (blind)"
    if alone <= helped:
        return f"{said}: so far suggestions have saved no keys."
    annotations = sum(
        each.annotations for each in finished if not each.is_blind and each.keys is not None
    )
    return f"{said}: about {round((alone - helped) * annotations):,} keys were saved."


def _care(finished: Sequence[Finished]) -> str:
    blind = sum(each.is_blind and each.keys is not None for each in finished)
    if blind >= FEW_BLIND:
        return ""
    return f" That rests on {counted(blind, 'blind article')} only."


# -- scores ----------------------------------------------------------------------------------------


def reliability(bins: Sequence[Bin]) -> str:
    """Say how far the scores can be taken at their word."""
    shown = sum(each.count for each in bins)
    if not shown:
        return NOTHING_SHOWN
    off = sum(abs(each.shown - each.accepted) * each.count for each in bins) / shown
    fullest = max(bins, key=lambda each: each.count)
    return (
        f"A score is {counted(round(100 * off), 'point')} off on average, over "
        f"{counted(shown, 'suggestion')}. "
        f"Of the {fullest.count:,} shown at {fullest.low:.1f} to {fullest.high:.1f}, "
        f"{percent(fullest.accepted)} were right."
    )


def bin_lines(bins: Iterable[Bin]) -> tuple[str, ...]:
    """Return each bin in words: for those who cannot see the chart, and as its tips."""
    return tuple(
        f"{each.low:.1f} to {each.high:.1f}: {percent(each.accepted)} of {each.count:,} right "
        f"(95 %: {percent(each.low_end)} to {percent(each.high_end)})"
        for each in bins
        if each.count
    )


def curve_lines(finished: Sequence[Finished]) -> tuple[str, ...]:
    """Return the curves in words, for those who cannot see the chart."""
    found = curves(finished)
    return tuple(
        f"article {at}: precision {percent(right)}, recall {percent(caught)}"
        for at, right, caught in zip(found.at, found.precision, found.recall, strict=True)
    )
