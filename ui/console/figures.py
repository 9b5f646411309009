"""Tables of precision, recall and F1, in percent. What is unknown is blank."""

from collections.abc import Mapping

from annotation.evaluation.values import Evaluation, Measure, Score
from ui.console.terminal import say, table

TITLES = {
    ("span", "exact"): "span, exact",
    ("span", "overlap"): "span, overlap",
    ("entity", "exact"): "span and type, exact",
    ("entity", "overlap"): "span and type, overlap",
    ("row", "cell"): "event found",
    ("type", "cell"): "type",
    ("date", "cell"): "date",
    ("place", "cell"): "place",
    ("actor", "cell"): "actor",
    ("other", "cell"): "other side",
    ("whole", "cell"): "whole row",
}
PARTS = ("entities", "triggers", "arguments", "rows")
_WIDE = 5
_HEAD = ("P", "R", "F1")
_DETAILED = (
    ("entity", "exact"),
    ("Trig-C", "exact"),
    ("Arg-I", "exact"),
    ("Arg-C", "exact"),
    ("whole", "cell"),
)
_ABOUT = {
    "entity": "Entities by type, exact",
    "Trig-C": "Triggers by type (Trig-C), exact",
    "Arg-I": "Arguments by type of event (Arg-I), exact",
    "Arg-C": "Arguments by role (Arg-C), exact",
    "whole": "Whole rows by type",
}


def compared(found: Mapping[str, Evaluation]) -> None:
    """Print all measures, one a line; several evaluations side by side, each under its name."""
    for part in PARTS:
        lines = zip(*(getattr(each, part) for each in found.values()), strict=True)
        rows = [_line(measures) for measures in lines]
        say()
        say(part.capitalize())
        if len(found) > 1:
            names = (name.center(len(_HEAD) * (_WIDE + 2)) for name in found)
            say((" " * (2 + max(len(row[0]) for row in rows)) + "".join(names)).rstrip())
        table([_head(len(found)), *rows])


def _head(count: int) -> tuple[str, ...]:
    words = tuple(each.rjust(_WIDE) for each in _HEAD) * count
    return ("", *words, "gold") if count > 1 else ("", *words, "right", "of proposed", "of gold")


def _line(measures: tuple[Measure, ...]) -> tuple[str, ...]:
    first = measures[0]
    name = TITLES.get((first.name, first.level), f"{first.name}, {first.level}")
    shares = [cell for each in measures for cell in _shares(each.total)]
    gold = f"{first.total.gold:,}"
    if len(measures) > 1:
        return name, *shares, gold
    return name, *shares, f"{first.total.right:,}", f"{first.total.proposed:,}", gold


def _shares(score: Score) -> list[str]:
    return [percent(each) for each in (score.precision, score.recall, score.f1)]


def percent(share: float | None) -> str:
    """Return a share in percent, blank where it is unknown."""
    return "".rjust(_WIDE) if share is None else f"{100 * share:{_WIDE}.1f}"


def detailed(evaluation: Evaluation) -> None:
    """Print what is told apart by type or role."""
    for name, level in _DETAILED:
        measure = evaluation.measure(name, "cell" if level == "cell" else "exact")
        if measure.by:
            say()
            say(_ABOUT[name])
            head = ("", *(each.rjust(_WIDE) for each in _HEAD), "right", "of proposed", "of gold")
            rows = [
                (label, *_shares(score), *_numbers(score)) for label, score in measure.by.items()
            ]
            table([head, *rows])


def _numbers(score: Score) -> list[str]:
    return [f"{each:,}" for each in (score.right, score.proposed, score.gold)]
