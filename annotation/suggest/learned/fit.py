"""From the studies of finished articles to a fit, and whether it beats what works now.

Everything is judged on articles that it has not learned from: the rules alone, the fit in force
(learned anew from its own articles without those that are asked) and the new one, each from the
score on where it does best.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from time import perf_counter
from typing import NamedTuple

import numpy as np

from annotation.errors import UserError
from annotation.learning.fits import FitReport, Quality
from annotation.learning.settings import BALANCED
from annotation.suggest.learned.arguments import LEAST_ARTICLES, learn_arguments
from annotation.suggest.learned.features import Truths
from annotation.suggest.learned.folds import Folds, curves_of
from annotation.suggest.learned.judge import Scored
from annotation.suggest.learned.lesson import Lesson
from annotation.suggest.learned.model import Fit, read_fit, write_fit
from annotation.suggest.learned.study import Study, read_study
from annotation.suggest.learned.training import curve_of
from annotation.suggest.learned.triggers import learn_triggers

LEAST = 3
"""From fewer finished articles nothing is learned."""
_DECIDES = ("triggers", "types", "arguments")
_NAMES = {"triggers": "events", "types": "events with their types", "arguments": "roles"}

Qualities = dict[str, Quality]


class Judged(NamedTuple):
    """What stands for triggers and arguments: learned or the rules', and how good."""

    triggers: Scored
    arguments: Scored
    has_triggers: bool
    has_arguments: bool
    quality: Qualities

    def value(self) -> float:
        return sum(self.quality[name].f1 for name in _DECIDES)


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
    entities = folds.ruled_entities().quality(BALANCED)
    quality = {
        "triggers": triggers.of_places(triggers.best()),
        "types": triggers.quality(triggers.best()),
        "arguments": arguments.quality(arguments.best()),
        "entities": entities,
    }
    return Judged(triggers, arguments, False, False, quality)


def _judged(
    folds: Folds, taught: Truths, rules: Judged, wanted: tuple[bool, bool] = (True, True)
) -> Judged:
    """Judge what those articles teach; where the rules do better, they stay."""
    triggers, arguments, quality = rules.triggers, rules.arguments, dict(rules.quality)
    has_triggers = has_arguments = False
    if wanted[0]:
        found = folds.triggers(taught)
        best = found.best()
        gained = found.quality(best).f1 + found.of_places(best).f1
        if gained > quality["types"].f1 + quality["triggers"].f1:
            triggers, has_triggers = found, True
            quality |= {"triggers": found.of_places(best), "types": found.quality(best)}
    if wanted[1] and taught.sum() >= LEAST_ARTICLES and rules.arguments.gold:
        found = folds.arguments(taught)
        if found.quality(found.best()).f1 > quality["arguments"].f1:
            arguments, has_arguments = found, True
            quality["arguments"] = found.quality(found.best())
    quality["entities"] = folds.entities().quality(BALANCED)
    return Judged(triggers, arguments, has_triggers, has_arguments, quality)


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
    is_better = (new.has_triggers or new.has_arguments) and new.value() > rival.value()
    name = "the rules alone" if rival is rules else "the fit in force"
    return FitReport(
        *(documents, 0.0, new.quality, before.quality if before is not None else {}),
        *(rules.quality, is_better, _reason(new.quality, rival.quality, name, is_better=is_better)),
    )


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
        *(new.triggers.best(), new.arguments.best()),
        curves_of(lesson, said),
        *(curve_of(each.scores, each.right) for each in (new.triggers, new.arguments)),
    )
