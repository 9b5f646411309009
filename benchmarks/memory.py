"""What the memory of a project brings: articles confirmed in turn, and how good the next ones are.

`python -m benchmarks.memory GOLD.jsonl [--by outlet|source|all] [--cache FILE] [--least SCORE]`

An annotator who knows the answers is given each article as the window would show it: what the
sources propose, as the memory of the articles before leaves it. What is shown is measured (place
and coarse type of names, as in `benchmarks.suggest_quality`), then decided by the gestures of the
window, from which the memory learns. GOLD is of the shape that is described there; an outlet is
what stands in an id before its last `_`. `--cache` keeps the bare suggestions in a file.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

from typing_extensions import override

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.codec import suggestion_from_dict, suggestion_to_dict
from annotation.editor import Draft, Editor
from annotation.gestures import correct, create, decide
from annotation.layer import Layer
from annotation.learning.lessons import lessons
from annotation.learning.recall import recall
from annotation.learning.showing import sure_enough
from annotation.learning.table import Memory
from annotation.review import Item, Review, State
from annotation.suggest.marks import EVENTS
from annotation.suggest.messages import Job, Result
from annotation.suggest.pipeline import DEFAULT_MODEL, load
from annotation.values import Document, Edit, Facts, Span, Suggestion
from benchmarks.suggest_quality import COARSE, Place, bare

TYPES = {"PER": "person", "ORG": "organisation", "LOC": "gpe", "MISC": "group"}
"""The type of the codebook that stands for each coarse one."""
ALSO = {"location": "LOC", "facility": "LOC", "misc": "MISC", "norp": "MISC"}
BANDS = ((0, 5), (5, 10), (10, 20), (20, 40), (40, 1000))
"""How many articles of the same kind were confirmed before."""

Key = tuple[Place, str]


@dataclass(slots=True)
class Score:
    """What was shown, and how much of it is gold."""

    right: int = 0
    shown: int = 0
    gold: int = 0

    def add(self, shown: set[Key], gold: set[Key]) -> None:
        self.right += len(shown & gold)
        self.shown += len(shown)
        self.gold += len(gold)

    @override
    def __str__(self) -> str:
        precision = 100 * self.right / max(1, self.shown)
        recall_ = 100 * self.right / max(1, self.gold)
        both = 200 * self.right / max(1, self.shown + self.gold)
        return f"P {precision:4.1f}  R {recall_:4.1f}  F1 {both:4.1f}"


@dataclass(slots=True)
class Outcome:
    """Scores by how many articles were confirmed before, without and with the memory."""

    bare: dict[tuple[int, int], Score] = field(default_factory=dict)
    recalled: dict[tuple[int, int], Score] = field(default_factory=dict)
    gestures: Counter[tuple[int, int]] = field(default_factory=Counter)
    articles: Counter[tuple[int, int]] = field(default_factory=Counter)
    seconds: float = 0.0


def main() -> None:
    options = _options()
    articles = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines()]
    articles = [each for each in articles if "entities" in each["layers"]][: options.limit]
    codebook = read_codebook("conflict")
    proposed = _proposed(articles, codebook, options.cache)
    outcome = Outcome()
    for group in _groups(articles, options.by):
        _confirm_in_turn(group, proposed, codebook, options.least, outcome)
    _report(outcome, options.by)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--by", choices=("outlet", "source", "all"), default="outlet")
    parser.add_argument("--cache", type=Path, help="a file for the bare suggestions")
    parser.add_argument("--least", type=float, default=0.0, help="hide what is less sure")
    parser.add_argument("--limit", type=int)
    return parser.parse_args()


def _proposed(
    articles: Sequence[Mapping[str, Any]], codebook: Codebook, cache: Path | None
) -> dict[str, tuple[Suggestion, ...]]:
    """Return the suggested names of each article, read from the cache where there is one."""
    if cache is not None and cache.is_file():
        held = (json.loads(line) for line in cache.read_text("utf-8").splitlines())
        return {each["id"]: tuple(map(suggestion_from_dict, each["names"])) for each in held}
    jobs = (Job(number, each["id"], each["text"]) for number, each in enumerate(articles))
    results = load(DEFAULT_MODEL, codebook).suggest(jobs)
    found = {
        each.document: _names(each.suggestions) for each in results if isinstance(each, Result)
    }
    if cache is not None:
        lines = (
            json.dumps({"id": id_, "names": [suggestion_to_dict(each) for each in names]})
            for id_, names in found.items()
        )
        cache.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return found


def _names(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Leave out what such data does not annotate: nouns, times, quantities, events."""
    return tuple(
        each
        for each in suggestions
        if isinstance(each.value, Span) and each.source != EVENTS and each.value.type in COARSE
    )


def _groups(articles: Iterable[Mapping[str, Any]], by: str) -> Iterator[list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for each in articles:
        name = {"outlet": each["id"].rpartition("_")[0], "source": each["source"], "all": ""}[by]
        found.setdefault(name, []).append(each)
    yield from found.values()


# -- an annotator who knows the answers ----------------------------------------------------------


def _confirm_in_turn(
    articles: Iterable[Mapping[str, Any]],
    proposed: Mapping[str, tuple[Suggestion, ...]],
    codebook: Codebook,
    least: float,
    outcome: Outcome,
) -> None:
    memory = Memory()
    for number, article in enumerate(articles):
        band = next(each for each in BANDS if each[0] <= number < each[1])
        document = _document(article)
        gold = _gold(article)
        names = proposed[article["id"]]
        start = process_time()
        found = recall(memory, document, names, codebook, least=least)
        outcome.seconds += process_time() - start
        shown = sure_enough(found, least)
        _count(outcome.bare, band, document.text, sure_enough(names, least), gold)
        _count(outcome.recalled, band, document.text, shown, gold)
        outcome.articles[band] += 1
        outcome.gestures[band] += _decide(document, memory, shown, codebook, gold)


def _document(article: Mapping[str, Any]) -> Document:
    text = article["text"]
    sha = sha256(text.encode()).hexdigest()
    return Document(article["id"], text, sha, article["id"], Facts(article["id"]))


def _gold(article: Mapping[str, Any]) -> dict[Key, Place]:
    """Return the gold names by what makes two the same, with where they stand."""
    found = {}
    for each in article["entities"]:
        label = each["label"].casefold()
        coarse = COARSE.get(label) or ALSO.get(label)
        if coarse is not None:
            place = bare(article["text"], (each["start"], each["end"]))
            found[place, coarse] = place
    return found


def _key(text: str, span: Span) -> Key:
    return bare(text, span.fragments[0]), COARSE[span.type]


def _count(
    scores: dict[tuple[int, int], Score],
    band: tuple[int, int],
    text: str,
    shown: Iterable[Suggestion],
    gold: Mapping[Key, Place],
) -> None:
    keys = {_key(text, each.value) for each in shown if isinstance(each.value, Span)}
    scores.setdefault(band, Score()).add(keys, set(gold))


def _decide(
    document: Document,
    memory: Memory,
    shown: tuple[Suggestion, ...],
    codebook: Codebook,
    gold: Mapping[Key, Place],
) -> int:
    """Decide everything by gestures, as the gold has it; return how many that took."""
    layer = Layer(document, "gold")

    def commit(edit: Edit) -> None:
        memory.learn(lessons(layer, edit))

    review = Review(Editor(layer, commit, _never), shown, codebook)
    done = 0
    missing = dict(gold)
    for item in review.items:
        missing.pop((bare(document.text, (item.start, item.end)), COARSE[item.type]), None)
    for item in review.items:
        now = review.item(item.id)
        if now is not None and now.state is State.SUGGESTED:
            for draft in _drafts(review, now, gold, missing):
                done += review.editor.do(draft) is not None
    for place, coarse in missing:
        draft = create.new_span(review, (place,), TYPES[coarse])
        done += review.editor.do(draft) is not None
    return done


def _never(_id: str) -> Edit:
    raise KeyError(_id)


def _drafts(
    review: Review, item: Item, gold: Mapping[Key, Place], missing: dict[Key, Place]
) -> Iterator[Draft]:
    """Accept what is right, correct what is wrong at the place of a name, else reject."""
    place = bare(review.text, (item.start, item.end))
    if (place, COARSE[item.type]) in gold:
        yield decide.accept(review, item.id)
        return
    near = [key for key, (start, end) in missing.items() if start < item.end and item.start < end]
    if not near:
        yield decide.reject(review, item.id)
        return
    (start, end), coarse = key = min(near, key=lambda each: each[0] != place)
    del missing[key]
    focus: str | None = item.id
    if (start, end) != place:
        draft = correct.resize(review, item.id, start, end)
        focus = draft.focus
        yield draft
    if COARSE[item.type] != coarse and focus is not None:
        yield correct.retype(review, focus, TYPES[coarse])


def _report(outcome: Outcome, by: str) -> None:
    print(f"articles confirmed in turn, by {by}")
    for band in BANDS:
        if band in outcome.bare:
            name = f"{band[0]} to {band[1] - 1}"
            count = outcome.articles[band]
            without, with_ = outcome.bare[band], outcome.recalled[band]
            each = outcome.gestures[band] / count
            print(f"{name:>10} before ({count:3} articles)  without {without}")
            print(f"{'':>10} {each:10.1f} decisions each     with    {with_}")
    total = sum(outcome.articles.values())
    print(f"recalling took {1000 * outcome.seconds / max(1, total):.2f} ms of CPU for an article")


if __name__ == "__main__":
    main()
