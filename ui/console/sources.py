"""sources: what makes suggestions, what became of them, what they save, whether scores hold."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from annotation.evaluation.calibration import error_of, sentence_of, summary_of
from annotation.evaluation.savings import Cost, Saving, saving
from annotation.learning.fits import FitInfo, Quality, report_to_json
from annotation.learning.statistics import Finished, SourceTally, Statistics, Tally
from storage.values import SourceInfo
from ui.console.figures import percent
from ui.console.projects import opened
from ui.console.terminal import count, paragraph, say, table

_COUNTS = ("suggested", "accepted", "corrected", "rejected", "left", "missed")
_WIDE = 9


def run(path: Path, as_json: bool) -> int:
    """Print what is known of the sources of a project."""
    with opened(path) as project:
        versions, fits = project.info().sources, project.learning.fits()
        found = project.learning.statistics()
        settings = project.learning.settings
    if as_json:
        said = _to_json(versions, fits, found)
        say(json.dumps(said, ensure_ascii=False, indent=2, default=str))
        return 0
    _print_versions(versions)
    _print_fits(fits)
    _print_tallies(found)
    _print_cost(saving(found.finished), found.finished)
    _print_calibration(found)
    say()
    say(f"Shown are suggestions with a score of at least {settings.least_score:g}.")
    return 0


def _print_versions(versions: Iterable[SourceInfo]) -> None:
    rows = [(v.source, v.version, f"{v.documents:,}", f"{v.suggestions:,}") for v in versions]
    say("Sources")
    if rows:
        table([("source", "version", "documents", "suggestions"), *rows])
    else:
        say("  none yet: “main.py suggest PROJECT” makes suggestions.")


def _print_fits(fits: Iterable[FitInfo]) -> None:
    rows = [
        (
            f"{fit.number}",
            fit.at,
            f"{fit.report.documents:,}",
            "in force" if fit.is_in_force else "",
            _qualities(fit.report.quality),
            fit.report.reason,
        )
        for fit in fits
    ]
    say()
    say("What was learned")
    if not rows:
        say("  nothing yet: it is fitted on finished articles.")
        return
    table([("version", "fitted", "articles", "", "F1 on articles not seen", ""), *rows])


def _qualities(quality: Mapping[str, Quality]) -> str:
    return ", ".join(f"{name} {100 * each.f1:.1f}" for name, each in quality.items())


def _print_tallies(found: Statistics) -> None:
    say()
    done = count(len(found.finished), "finished article")
    say(f"What became of suggestions, in {done} (those made blind left out)")
    if not found.sources:
        say("  nothing yet: only finished articles count.")
        return
    head = ("source", "type", *(each.rjust(_WIDE) for each in _COUNTS), "precision", "recall")
    rows = [row for source in _named(found.sources) for row in _rows_of(source, found.sources)]
    table([head, *rows])


def _named(tallies: Iterable[SourceTally]) -> list[str]:
    return sorted({each.source for each in tallies})


def _rows_of(source: str, tallies: Iterable[SourceTally]) -> list[tuple[str, ...]]:
    """Return a line for a source as a whole, and one for each of its types."""
    own = [each for each in _sorted(tallies) if each.source == source]
    sums = {name: sum(getattr(each.tally, name) for each in own) for name in _COUNTS}
    types = [_tally_row("", each.type, each.tally) for each in own]
    return [_tally_row(source, "", Tally(**sums)), *types]


def _sorted(tallies: Iterable[SourceTally]) -> list[SourceTally]:
    order = {"span": 0, "event": 1, "argument": 2}
    return sorted(tallies, key=lambda each: (each.source, order[each.kind], -each.tally.suggested))


def _tally_row(source: str, type_: str, tally: Tally) -> tuple[str, ...]:
    numbers = (f"{getattr(tally, name):,}".rjust(_WIDE) for name in _COUNTS)
    shares = (percent(each).rjust(_WIDE) for each in (tally.precision, tally.recall))
    return source, type_, *numbers, *shares


def _print_cost(saved: Saving, finished: Iterable[Finished]) -> None:
    say()
    say("What it costs")
    rows = [_cost_row("with suggestions", saved.shown), _cost_row("blind", saved.blind)]
    if not saved.shown.articles and not saved.blind.articles:
        say("  not known: keys are counted in the window, article by article.")
        return
    head = ("", "articles", "keys an article", "keys an annotation", "seconds an article")
    table([head, *rows])
    paragraph(_saved(saved), indent=2)
    uncounted = sum(each.keys is None for each in finished)
    if uncounted:
        paragraph(f"In {count(uncounted, 'finished article')} nobody counted.", indent=2)


def _cost_row(name: str, cost: Cost) -> tuple[str, ...]:
    rates = (cost.keys_per_article, cost.keys_per_annotation, cost.seconds_per_article)
    return name, f"{cost.articles:,}", *("" if r is None else f"{r:.1f}" for r in rates)


def _saved(saved: Saving) -> str:
    """Say what suggestions saved, and what that is measured against."""
    share, keys = saved.share, saved.keys
    if share is None or keys is None or saved.by_hand is None:
        return "What suggestions saved is not known yet."
    said = (
        f"Suggestions saved {100 * share:.0f} % of the keys, {keys:,.0f} so far"
        if share >= 0
        else f"Articles with suggestions took {-100 * share:.0f} % more keys"
    )
    if saved.basis == "blind":
        articles = count(saved.blind.articles, "blind article")
        return f"{said}: an annotation took {saved.by_hand:.1f} keys in {articles}."
    return (
        f"{said}, as an estimate: no blind article can be compared, so {saved.by_hand:g} keys are "
        "taken for an annotation by hand, the least that it can be, the way there left out."
    )


def _print_calibration(found: Statistics) -> None:
    say()
    say("Whether the scores hold")
    paragraph(summary_of(found.reliability), indent=2)
    for each in found.reliability:
        paragraph(sentence_of(each), indent=2)


def _to_json(
    versions: Iterable[SourceInfo], fits: Iterable[FitInfo], found: Statistics
) -> dict[str, object]:
    saved = saving(found.finished)
    return {
        "sources": [asdict(each) for each in versions],
        "fits": [_fit_to_json(each) for each in fits],
        "tallies": [
            {**_about(each), **_tally_to_json(each.tally)} for each in _sorted(found.sources)
        ],
        "finished": [
            {**asdict(each), "tally": _tally_to_json(each.tally)} for each in found.finished
        ],
        "cost": {
            "shown": _cost_to_json(saved.shown),
            "blind": _cost_to_json(saved.blind),
            "basis": saved.basis or None,
            "keys_by_hand": saved.by_hand,
            "saved_share": saved.share,
            "saved_keys": saved.keys,
        },
        "reliability": [asdict(each) for each in found.reliability],
        "calibration_error": error_of(found.reliability),
    }


def _about(each: SourceTally) -> dict[str, object]:
    return {"source": each.source, "kind": each.kind, "type": each.type}


def _fit_to_json(fit: FitInfo) -> dict[str, object]:
    return {
        "number": fit.number,
        "at": fit.at,
        "is_in_force": fit.is_in_force,
        "size": fit.size,
        **report_to_json(fit.report),
    }


def _tally_to_json(tally: Tally) -> dict[str, object]:
    return {**asdict(tally), "precision": tally.precision, "recall": tally.recall}


def _cost_to_json(cost: Cost) -> dict[str, object]:
    rates = {
        "keys_per_article": cost.keys_per_article,
        "keys_per_annotation": cost.keys_per_annotation,
        "seconds_per_article": cost.seconds_per_article,
    }
    return {**asdict(cost), **rates}
