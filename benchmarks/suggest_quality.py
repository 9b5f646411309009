"""How good the suggestions are, measured on annotated articles that are not part of Goldleaf.

`python -m benchmarks.suggest_quality GOLD.jsonl [--codebook NAME] [--limit N] [--out FOUND.jsonl]
[--precision]`. The codebook "entities" has all types of names, "conflict" those of its events.

One JSON object a line: "id", "text", "layers" (with "entities", "events" or both), "entities"
[{"start", "end", "label"}] and "events" [{"type", "trigger": {"start", "end"}, "args": [...]}].
Names count as right when place and coarse type are (person, organisation, place, other), without
a leading "the" and a trailing possessive. Triggers count as right when the place is, fillers where
they touch one of an event whose trigger is touched. All three at three positions of the slider.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotation.codebook_reader import read_codebook
from annotation.learning.settings import BALANCED, LEAST_SURE, SURE
from annotation.learning.showing import sure_enough
from annotation.suggest.marks import EVENTS
from annotation.suggest.messages import Job, Result
from annotation.suggest.pipeline import DEFAULT_MODEL, load
from annotation.values import Argument, Event, Span, Suggestion

COARSE = {
    "person": "PER",
    "per": "PER",
    "organisation": "ORG",
    "organization": "ORG",
    "org": "ORG",
    "gpe": "LOC",
    "location": "LOC",
    "loc": "LOC",
    "facility": "LOC",
    "fac": "LOC",
    "group": "MISC",
    "norp": "MISC",
    "misc": "MISC",
    "product": "MISC",
    "weapon": "MISC",
    "named_event": "MISC",
    "work_of_art": "MISC",
    "law": "MISC",
    "language": "MISC",
    "other_name": "MISC",
}
TOLD = {"date": "DATE", "money": "MONEY"}
"""Types that such data annotates beside names; they are written out, and not counted here."""
TELLERS = frozenset({"source", "claimant"})
Place = tuple[int, int]
POSITIONS = (("sure", SURE), ("balanced", BALANCED), ("everything", LEAST_SURE))
"""The positions of the slider: what is shown there is counted."""


def main() -> None:
    options = _options()
    articles = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines()]
    articles = articles[: options.limit]
    results = list(_results(articles, options.model, options.codebook))
    counts: dict[str, Counter[str]] = {}
    for article, result in zip(articles, results, strict=True):
        for name, least in POSITIONS:
            _count_article(counts, name, article, sure_enough(result.suggestions, least))
    _report(counts, with_precision=options.precision)
    if options.out is not None:
        shown = [
            replace(each, suggestions=sure_enough(each.suggestions, options.least))
            for each in results
        ]
        lines = [json.dumps(_predicted(*each)) for each in zip(articles, shown, strict=True)]
        options.out.write_text("\n".join(lines) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--codebook", default="conflict")
    parser.add_argument("--out", type=Path, help="what is found, in the shape of the gold")
    parser.add_argument(
        "--least", type=float, default=BALANCED, help="the least score of what goes into --out"
    )
    parser.add_argument("--precision", action="store_true", help="of each type and source")
    return parser.parse_args()


def _results(articles: Iterable[Mapping[str, Any]], model: str, codebook: str) -> Iterator[Result]:
    suggester = load(model, read_codebook(codebook))
    return suggester.suggest(
        Job(number, article["id"], article["text"]) for number, article in enumerate(articles)
    )


def _count_article(
    counts: dict[str, Counter[str]],
    position: str,
    article: Mapping[str, Any],
    found: Iterable[Suggestion],
) -> None:
    text = article["text"]
    found = list(found)
    values = [each.value for each in found]
    if "entities" in article["layers"]:
        gold = {
            (bare(text, (each["start"], each["end"])), COARSE[each["label"].casefold()])
            for each in article["entities"]
            if each["label"].casefold() in COARSE
        }
        mine = {_key(text, name): each for each, name in _outermost(found)}
        _count(counts, f"names, place and type ({position})", gold, set(mine))
        places = {key[0] for key in gold}
        _count(counts, f"names, place ({position})", places, {key[0] for key in mine})
        for key, each in mine.items():
            right = "tp" if key in gold else "fp"
            type_ = each.value.type if isinstance(each.value, Span) else ""
            counts.setdefault(f"  {each.source} {type_} ({position})", Counter())[right] += 1
    if "events" in article["layers"]:
        places = {(each["trigger"]["start"], each["trigger"]["end"]) for each in article["events"]}
        triggers = {each.fragments[0] for each in values if isinstance(each, Event)}
        _count(counts, f"triggers ({position})", places, triggers)
    if "args" in article["layers"]:
        _count_fillers(counts.setdefault(f"fillers ({position})", Counter()), article, found)


def _count_fillers(
    counter: Counter[str], article: Mapping[str, Any], found: Iterable[Suggestion]
) -> None:
    """Count fillers, whatever their role: right where they touch one of an event touched."""
    gold = [(_place(each["trigger"]), _fillers(each)) for each in article["events"]]
    mine = _predicted(article, Result(0, "", tuple(found), {}, 0.0))["events"]
    right = proposed = 0
    for event in mine:
        left = [places for trigger, places in gold if _touch(trigger, _place(event["trigger"]))]
        for place in _fillers(event):
            proposed += 1
            hit = next((at for places in left for at in places if _touch(at, place)), None)
            if hit is not None:
                right += 1
                next(places for places in left if hit in places).remove(hit)
    wanted = sum(len(each["args"]) for each in article["events"])
    counter.update(tp=right, fp=proposed - right, fn=wanted - right)


def _fillers(event: Mapping[str, Any]) -> list[Place]:
    return [_place(each) for each in event["args"]]


def _place(value: Mapping[str, int]) -> Place:
    return value["start"], value["end"]


def _touch(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _name(suggestion: Suggestion, labels: Mapping[str, str] = COARSE) -> Span | None:
    """Return the span of a name; nouns, found for the events, are not annotated in such data."""
    value = suggestion.value
    is_name = isinstance(value, Span) and suggestion.source != EVENTS and value.type in labels
    return value if is_name and isinstance(value, Span) else None


def _outermost(
    found: Iterable[Suggestion], labels: Mapping[str, str] = COARSE
) -> Iterator[tuple[Suggestion, Span]]:
    """Yield the names that stand inside no other: such data has no names within names."""
    named = [(each, name) for each in found if (name := _name(each, labels)) is not None]
    reached = -1
    for each, name in sorted(named, key=lambda pair: _from_outside(pair[1])):
        end = name.fragments[0][1]
        if end > reached:
            reached = end
            yield each, name


def _from_outside(name: Span) -> Place:
    start, end = name.fragments[0]
    return start, -end


def _key(text: str, value: Span) -> tuple[Place, str]:
    return bare(text, value.fragments[0]), COARSE[value.type]


def bare(text: str, place: Place) -> Place:
    """Return a place without a leading "the" and a trailing possessive."""
    start, end = place
    if text[start:end].casefold().startswith("the "):
        start += 4
    for ending in ("'s", "’s", "'", "’"):
        if text[start:end].endswith(ending):
            return start, end - len(ending)
    return start, end


def _count(counts: dict[str, Counter[str]], name: str, gold: set[Any], found: set[Any]) -> None:
    counter = counts.setdefault(name, Counter())
    counter.update(tp=len(gold & found), fp=len(found - gold), fn=len(gold - found))


def _report(counts: Mapping[str, Counter[str]], *, with_precision: bool) -> None:
    for name, counter in sorted(counts.items()):
        if name.startswith(" ") and not with_precision:
            continue
        precision = _share(counter["tp"], counter["fp"])
        line = f"{name:45} precision {precision:5.1f}"
        if not name.startswith(" "):
            recall = _share(counter["tp"], counter["fn"])
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            line += f"  recall {recall:5.1f}  F1 {f1:5.1f}"
        print(f"{line}  of {counter['tp'] + counter['fp']}")


def _share(right: int, wrong: int) -> float:
    return 100.0 * right / (right + wrong) if right + wrong else 0.0


def _predicted(article: Mapping[str, Any], result: Result) -> Mapping[str, Any]:
    """Return the suggestions in the shape of the gold.

    Links between events, who tells of them, and what an event takes over from elsewhere are left
    out: such data does not annotate them. A place that a sentence gives for another of its events
    was right six times in ten where one event of a text is annotated with all that belongs to it,
    and one time in ten where only what is said of each event itself is.
    """
    values = {each.id: each.value for each in result.suggestions}
    labels = COARSE | TOLD
    names = [name for _, name in _outermost(result.suggestions, labels)]
    events = {key: value for key, value in values.items() if isinstance(value, Event)}
    arguments: dict[str, list[Mapping[str, Any]]] = {key: [] for key in events}
    for value in values.values():
        if isinstance(value, Argument) and _is_told(value):
            target = values[value.target]
            if isinstance(target, Span):
                arguments[value.event].append({"role": value.role, **_at(target.fragments[0])})
    return {
        "id": article["id"],
        "text": article["text"],
        "entities": [{"label": labels[each.type], **_at(each.fragments[0])} for each in names],
        "events": [
            {"type": each.type, "trigger": _at(each.fragments[0]), "args": arguments[key]}
            for key, each in events.items()
        ],
    }


def _is_told(argument: Argument) -> bool:
    return "inherited" not in argument.attributes and argument.role not in TELLERS


def _at(place: Place) -> Mapping[str, int]:
    return {"start": place[0], "end": place[1]}


if __name__ == "__main__":
    main()
