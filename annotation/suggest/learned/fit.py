"""From the studies of finished articles to a fit, and whether it beats what works now.

Everything is judged on articles that it has not learned from: the rules alone, the fit in force
(learned anew from its own articles without those that are asked) and the new one, each as it is
shown: from the score on that "Balanced" means for it.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from math import floor, log
from time import perf_counter
from typing import NamedTuple

import numpy as np

from annotation.errors import UserError
from annotation.learning.fits import HIGHEST, LOWEST, FitReport, Quality
from annotation.learning.settings import BALANCED
from annotation.suggest.learned.arguments import LEAST_ARTICLES, learn_arguments
from annotation.suggest.learned.features import Truths
from annotation.suggest.learned.folds import Folds, curves_of
from annotation.suggest.learned.judge import Scored
from annotation.suggest.learned.lesson import Lesson
from annotation.suggest.learned.linear import Curve
from annotation.suggest.learned.model import Fit, read_fit, write_fit
from annotation.suggest.learned.study import Study, read_study
from annotation.suggest.learned.training import curve_of
from annotation.suggest.learned.triggers import learn_triggers

LEAST = 3
"""From fewer finished articles nothing is learned."""
_LOW, _RISE = 0.06, 0.053
"""Where the best score of a fit usually is, and by how much more with each e-fold of articles."""
_DECIDES = ("triggers", "types", "arguments", "entities")
_NAMES = {
    "triggers": "events",
    "types": "events with their types",
    "arguments": "roles",
    "entities": "mentions",
}
_SPARED = 0.01
"""How much the F1 of mentions may fall at most: their scores are calibrated, nothing else."""

Qualities = dict[str, Quality]


class Judged(NamedTuple):
    """What stands for triggers and arguments: learned or the rules', and how good.

    `best` are the scores from which on each does best. `quality` and `touched` are those of what is
    shown: from `balanced` on, with scores as the curves make them.
    """

    triggers: Scored
    arguments: Scored
    has_triggers: bool
    has_arguments: bool
    best: tuple[float, float]
    curves: tuple[Curve | None, Curve | None]
    balanced: float
    quality: Qualities
    touched: Quality

    def value(self) -> float:
        return sum(self.quality[name].f1 for name in _DECIDES) + self.touched.f1

    def value_of_triggers(self) -> float:
        return self.quality["triggers"].f1 + self.quality["types"].f1 + self.touched.f1


def fit(studies: Sequence[bytes], in_force: bytes = b"") -> tuple[bytes, FitReport]:
    """Fit on `studies` and compare with the rules and the fit in force, on articles not seen."""
    from sklearn import config_context

    began = perf_counter()
    known, damaged = _read(studies)
    why = _too_little(list(known.values()))
    if why:
        return b"", FitReport(len(known), perf_counter() - began, reason=f"{why}{damaged}")
    with config_context(assume_finite=True, skip_parameter_validation=True):
        made, report = _fit(list(known.values()), tuple(known), in_force)
    data = write_fit(made)
    seconds = perf_counter() - began
    return data, replace(report, seconds=seconds, reason=f"{report.reason}{damaged}")


def _read(studies: Sequence[bytes]) -> tuple[dict[str, Study], str]:
    """Return the studies by their digests, in order, and a sentence on those that are damaged."""
    read: dict[str, Study] = {}
    damaged = 0
    for digest, data in sorted((digest_of(each), each) for each in studies if each):
        try:
            read[digest] = read_study(data)
        except ValueError:
            damaged += 1
    few = "1 study cannot be read and was" if damaged == 1 else f"{damaged} studies cannot be read"
    few += "" if damaged == 1 else " and were"
    return read, f" {few} left out." if damaged else ""


def _too_little(studies: Sequence[Study]) -> str:
    if len(studies) < LEAST:
        return f"Too few finished articles to learn from: {len(studies)}, at least {LEAST} needed."
    if not any(len(each.tables["gold"]) for each in studies):
        return "The finished articles have no events to learn from."
    return ""


def digest_of(study: bytes) -> str:
    return sha256(study).hexdigest()[:16]


def _fit(
    studies: Sequence[Study], digests: tuple[str, ...], in_force: bytes
) -> tuple[Fit, FitReport]:
    lesson = Lesson(studies)
    folds = Folds(lesson)
    everything = np.ones(lesson.count, np.bool_)
    rules = _of_rules(folds)
    new = _judged(folds, everything, rules)
    before = _before(folds, digests, in_force, rules)
    report = _report(lesson.count, rules, before, new)
    return _made(folds, digests, new, everything), report


def _of_rules(folds: Folds) -> Judged:
    triggers, arguments = folds.ruled_triggers(), folds.ruled_arguments()
    quality, touched = _shown(triggers, arguments, folds.ruled_entities(), BALANCED)
    best = triggers.best(), arguments.best()
    return Judged(
        *(triggers, arguments, False, False, best, (None, None)), *(BALANCED, quality, touched)
    )


def _shown(
    triggers: Scored, arguments: Scored, entities: Scored, least: float
) -> tuple[Qualities, Quality]:
    quality = {
        "triggers": triggers.of_places(least),
        "types": triggers.quality(least),
        "arguments": arguments.quality(least),
        "entities": entities.quality(least),
    }
    return quality, triggers.of_touched(least)


def _judged(
    folds: Folds, taught: Truths, rules: Judged, wanted: tuple[bool, bool] = (True, True)
) -> Judged:
    """Judge what those articles teach; where the rules do better, they stay."""
    judged = rules
    if wanted[0]:
        usual = _LOW + _RISE * log(max(int(taught.sum()), 1))
        triggers = folds.triggers(taught)
        found = _with(folds, rules, triggers=(triggers, triggers.best(usual)))
        judged = found if found.value_of_triggers() > rules.value_of_triggers() else judged
    if wanted[1] and taught.sum() >= LEAST_ARTICLES and rules.arguments.gold:
        arguments = folds.arguments(taught)
        found = _with(folds, judged, arguments=(arguments, arguments.best()))
        judged = found if found.value() > judged.value() else judged
    return judged


def _with(
    folds: Folds,
    before: Judged,
    *,
    triggers: tuple[Scored, float] | None = None,
    arguments: tuple[Scored, float] | None = None,
) -> Judged:
    """Judge with these triggers or arguments, and the scores from which on they do best."""
    events, least_event = triggers or (before.triggers, before.best[0])
    roles, least_role = arguments or (before.arguments, before.best[1])
    curves = curve_of(events.scores, events.right), curve_of(roles.scores, roles.right)
    least = least_event if curves[0] is None else float(curves[0].at(np.array([least_event]))[0])
    balanced = floor(1000 * min(max(least, LOWEST), HIGHEST)) / 1000
    calibrated = events.calibrated(curves[0]), roles.calibrated(curves[1])
    return Judged(
        *(events, roles),
        before.has_triggers or triggers is not None,
        before.has_arguments or arguments is not None,
        (least_event, least_role),
        curves,
        balanced,
        *_shown(*calibrated, folds.entities(), balanced),
    )


def _before(
    folds: Folds, digests: tuple[str, ...], in_force: bytes, rules: Judged
) -> Judged | None:
    """Judge the fit in force; None where there is none that can be judged."""
    if not in_force:
        return None
    try:
        fit_in_force = read_fit(in_force)
    except UserError:
        return None
    taught = np.array([each in set(fit_in_force.studies) for each in digests], np.bool_)
    if taught.sum() < LEAST:
        return None
    wanted = fit_in_force.triggers is not None, fit_in_force.arguments is not None
    return _judged(folds, taught, rules, wanted)


def _report(documents: int, rules: Judged, before: Judged | None, new: Judged) -> FitReport:
    rival = rules if before is None or before.value() < rules.value() else before
    is_better = (new.has_triggers or new.has_arguments) and _beats(new, rival)
    name = "the rules alone" if rival is rules else "the fit in force"
    return FitReport(
        *(documents, 0.0, new.quality, before.quality if before is not None else {}),
        *(rules.quality, is_better, _reason(new.quality, rival.quality, name, is_better=is_better)),
        balanced=new.balanced,
    )


def _beats(new: Judged, rival: Judged) -> bool:
    lost = rival.quality["entities"].f1 - new.quality["entities"].f1
    return new.value() > rival.value() and lost <= _SPARED


def _reason(ours: Qualities, theirs: Qualities, name: str, *, is_better: bool) -> str:
    told = ", ".join(
        f"{_NAMES[each]} F1 {100 * ours[each].f1:.1f} after {100 * theirs[each].f1:.1f}"
        for each in _DECIDES
        if ours[each].count
    )
    verdict = "It does better than" if is_better else "It does not do better than"
    return f"{verdict} {name} on articles that it has not seen: {told}."


def _made(folds: Folds, digests: tuple[str, ...], new: Judged, taught: Truths) -> Fit:
    lesson = folds.lesson
    said = np.ones(len(lesson.tables["said"]), np.bool_)
    return Fit(
        *(lesson.count, lesson.types, lesson.roles, digests, lesson.sources),
        learn_triggers(lesson, taught) if new.has_triggers else None,
        learn_arguments(folds.pairs, taught) if new.has_arguments else None,
        *new.best,
        curves_of(lesson, said),
        *new.curves,
    )
