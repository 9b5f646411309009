"""What was fitted on a project's decisions: its versions, and how good each was."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotation.learning.settings import BALANCED

LOWEST, HIGHEST = 0.05, 0.6
"""What "Balanced" means for a fit lies between these scores."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision, recall and their harmonic mean, from 0 to 1, on `count` gold annotations."""

    precision: float
    recall: float
    count: int

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class FitReport:
    """How a fit did on articles of the project that it had not seen.

    `documents` taught it. The mappings go from what is measured ("triggers", "types", "arguments",
    "entities") to its quality: of this fit, of the one in force, and of the rules alone.
    `is_better` says whether it is worth putting in force; `reason` is a sentence. `balanced` is
    the least score from which its suggestions pay best on the whole.
    """

    documents: int
    seconds: float
    quality: Mapping[str, Quality] = field(default_factory=dict)
    in_force: Mapping[str, Quality] = field(default_factory=dict)
    rules: Mapping[str, Quality] = field(default_factory=dict)
    is_better: bool = False
    reason: str = ""
    balanced: float = BALANCED


@dataclass(frozen=True, slots=True)
class FitInfo:
    """A version of what was learned, as it is listed. `number` counts from 1 in each project."""

    number: int
    at: str
    report: FitReport
    is_in_force: bool
    size: int


def report_to_json(report: FitReport) -> dict[str, object]:
    """Return a report as JSON values."""
    return {
        "documents": report.documents,
        "seconds": report.seconds,
        "quality": _qualities_to_json(report.quality),
        "in_force": _qualities_to_json(report.in_force),
        "rules": _qualities_to_json(report.rules),
        "is_better": report.is_better,
        "reason": report.reason,
        "balanced": report.balanced,
    }


def _qualities_to_json(found: Mapping[str, Quality]) -> dict[str, list[float]]:
    return {name: [each.precision, each.recall, each.count] for name, each in found.items()}


def report_from_json(value: Mapping[str, object]) -> FitReport:
    """Read a report. ValueError, KeyError or TypeError on other shapes."""
    documents, seconds, is_better, reason = (
        value[name] for name in ("documents", "seconds", "is_better", "reason")
    )
    if not isinstance(documents, int) or not isinstance(seconds, int | float):
        raise ValueError("the numbers of a report are no numbers")  # noqa: TRY004 - of the data
    if not isinstance(is_better, bool) or not isinstance(reason, str):
        raise ValueError("the verdict of a report is none")  # noqa: TRY004 - of the data
    ours, in_force, rules = (
        _qualities_from_json(value[name]) for name in ("quality", "in_force", "rules")
    )
    return FitReport(
        documents, float(seconds), ours, in_force, rules, is_better, reason, _balanced_from(value)
    )


def _balanced_from(value: Mapping[str, object]) -> float:
    """Return the least score of a report; earlier ones do not say it."""
    balanced = value.get("balanced", BALANCED)
    if not isinstance(balanced, int | float) or not 0.0 <= balanced <= 1.0:
        raise ValueError(f"{balanced!r} is no score from 0 to 1")
    return float(balanced)


def _qualities_from_json(value: object) -> dict[str, Quality]:
    if not isinstance(value, dict):
        raise ValueError(f"an object was expected, not {value!r}")  # noqa: TRY004 - of the data
    return {str(name): _quality(each) for name, each in value.items()}


def _quality(value: object) -> Quality:
    if not isinstance(value, list) or not all(isinstance(each, int | float) for each in value):
        raise ValueError(f"three numbers were expected, not {value!r}")
    precision, recall, count = value
    return Quality(float(precision), float(recall), int(count))
