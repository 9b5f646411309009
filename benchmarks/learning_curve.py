"""What each finished article buys: `python -m benchmarks.learning_curve GOLD.jsonl`.

GOLD has one article a line: {"id", "text", "entities": [{"start", "end", "label"}], "events":
[{"type", "trigger": {"start", "end"}, "args": [{"role", "start", "end"}]}]}. The types of the file
are added to the codebook that ships, so the rules know none of them.

In each random order the first articles are studied and fitted as in a project (a fit is put in
force where it wins), and the held-out ones are read with the fit in force. Triggers are counted as
distinct places, from the score on where the fit did best in its own cross-validation:
exact: the same place; typed: and the same type; overlap: they share a word, one suggestion for one
trigger; shown: exact at "Balanced". Roles are counted with the triggers given (exact
place of the mention), for the mentions that the rules mark.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.learning.settings import BALANCED
from annotation.suggest import marks
from annotation.suggest.components import ArgumentComponent, EntityComponent, TriggerComponent
from annotation.suggest.learned.apply import Learned
from annotation.suggest.learned.fit import fit
from annotation.suggest.learned.gold import Gold, as_triggers
from annotation.suggest.learned.model import read_fit
from annotation.suggest.learned.study import study_of
from annotation.suggest.pipeline import DEFAULT_MODEL, load_model
from annotation.suggest.reading import make_doc
from annotation.values import Annotation, Argument, Event, Span, quote

if TYPE_CHECKING:
    from spacy.tokens import Doc

Article = Mapping[str, Any]
_ATTRIBUTES = (
    *("ORTH", "TAG", "POS", "HEAD", "DEP", "SENT_START", "LEMMA", "MORPH"),
    *("ENT_IOB", "ENT_TYPE", "SPACY"),
)
_MEASURES = ("exact", "typed", "overlap", "shown", "roles")


class Tally:
    """What was found and what is there."""

    def __init__(self) -> None:
        self.right = self.found = self.gold = 0

    def add(self, found: set[Any], gold: set[Any]) -> None:
        self.add_found(len(found & gold), len(found), len(gold))

    def add_found(self, right: int, found: int, gold: int) -> None:
        self.right += right
        self.found += found
        self.gold += gold

    def f1(self) -> float:
        both = self.found + self.gold
        return 200 * self.right / both if both else 0.0


class Read(NamedTuple):
    """An article that the rules have read, what they found in it, and its gold."""

    doc: "Doc"
    triggers: list[marks.Trigger]
    mentions: list[marks.Mention]
    annotations: tuple[Annotation, ...]
    gold: Gold


def main() -> None:
    options = _options()
    articles = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines()]
    random.Random(0).shuffle(articles)
    points = sorted({int(each) for each in options.at.split(",")})
    articles = articles[: points[-1] + options.pool + options.test]
    codebook = codebook_of(articles)
    read = list(_read(articles, _parsed(articles, options.cache, options.gold.stem), codebook))
    held, taught = read[: options.test], read[options.test :]
    studies = [study_of(each.doc, each.annotations, codebook) for each in taught]
    rows = [
        _curve(studies, held, codebook, points, seed, with_roles=not options.no_roles)
        for seed in range(options.orders)
    ]
    _report(points, rows, held)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--orders", type=int, default=3, help="random orders of the articles")
    parser.add_argument("--at", default="0,3,6,12,24,48,96", help="numbers of finished articles")
    parser.add_argument("--test", type=int, default=300, help="articles that are held out")
    parser.add_argument("--pool", type=int, default=100, help="articles more to draw orders from")
    parser.add_argument("--cache", type=Path, help="a folder to keep the parses in")
    parser.add_argument("--no-roles", action="store_true", help="leave the roles out")
    return parser.parse_args()


def codebook_of(articles: Iterable[Article]) -> Codebook:
    """Return the codebook that ships with the types and roles of these articles added."""
    base = read_codebook("conflict")
    events = [event for each in articles for event in each["events"]]
    labels = sorted({each["label"] for article in articles for each in article["entities"]})
    roles = sorted({each["role"] for event in events for each in event["args"]})
    entities = [
        replace(base.entities[0], name=_own(each), label=each, key="", model_labels=(), normal="")
        for each in labels
    ]
    fillers = tuple(each.name for each in (*base.entities, *entities))
    plain = replace(base.roles[0], cell="", key="", fillers=fillers)
    names = tuple(_own(each) for each in roles)
    event = replace(base.events[0], key="", counts="", required=(), roles=names)
    types = sorted({each["type"] for each in events})
    return replace(
        base,
        entities=(*base.entities, *entities),
        roles=(*base.roles, *(replace(plain, name=_own(each), label=each) for each in roles)),
        events=(*base.events, *(replace(event, name=_own(each), label=each) for each in types)),
    )


def _own(name: str) -> str:
    """Return a name that no type or role of the codebook that ships has."""
    return f"own {name}"


def annotations_of(article: Article) -> Iterator[Annotation]:
    """Yield the gold of an article as a coder would have made it."""
    text, spans = article["text"], {}
    for number, each in enumerate(article["entities"]):
        place = (each["start"], each["end"])
        spans[place] = f"s{number}"
        yield Span(f"s{number}", _own(each["label"]), (place,), quote(text, (place,)))
    for number, each in enumerate(article["events"]):
        place = (each["trigger"]["start"], each["trigger"]["end"])
        yield Event(f"e{number}", _own(each["type"]), (place,), quote(text, (place,)))
        for at, argument in enumerate(each["args"]):
            target = spans.get((argument["start"], argument["end"]))
            if target is not None:
                name = f"e{number}a{at}"
                yield Argument(name, f"e{number}", _own(argument["role"]), target)


def _parsed(articles: Sequence[Article], cache: Path | None, name: str) -> "list[Doc]":
    """Return the parses of articles, from the cache where it has them."""
    import spacy
    from spacy.tokens import DocBin

    kept = None if cache is None else cache / f"{name}.{len(articles)}.spacy"
    if kept is not None and kept.is_file():
        return list(DocBin().from_disk(kept).get_docs(spacy.blank("en").vocab))
    nlp = load_model(DEFAULT_MODEL)
    from annotation.suggest import components  # noqa: F401 - registers the factories

    nlp.add_pipe("goldleaf_borders", first=True)
    docs = list(nlp.pipe((make_doc(nlp, each["text"]) for each in articles), batch_size=8))
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        DocBin(attrs=_ATTRIBUTES, docs=docs).to_disk(kept)
    return docs


def _read(articles: Iterable[Article], docs: "Iterable[Doc]", codebook: Codebook) -> Iterator[Read]:
    finders = (EntityComponent(codebook), TriggerComponent(codebook), ArgumentComponent(codebook))
    for article, doc in zip(articles, docs, strict=True):
        for finder in finders:
            finder(doc)
        made = tuple(annotations_of(article))
        gold = Gold(doc, made)
        yield Read(doc, marks.triggers_of(doc), marks.mentions_of(doc), made, gold)


def _curve(
    studies: Sequence[bytes],
    held: Sequence[Read],
    codebook: Codebook,
    points: Iterable[int],
    seed: int,
    *,
    with_roles: bool,
) -> list[dict[str, float]]:
    """Return what is reached at each number of finished articles in one random order."""
    order = random.Random(seed).sample(studies, len(studies))
    learned, in_force, found, shown = Learned(codebook), b"", [], BALANCED
    for point in points:
        began = process_time()
        data, report = fit(order[:point], in_force)
        seconds = process_time() - began
        if report.is_better:
            in_force, shown = data, report.balanced
            learned.use(in_force, point)
        best, best_role = _best(in_force)
        row = _trigger_figures(held, learned, best, shown)
        if with_roles:
            row["roles"] = _roles(held, learned, codebook, best_role)
        row["seconds"] = seconds
        found.append(row)
        print(f"order {seed}, {point:3} articles: {_told(row)}  {report.reason}", flush=True)
    return found


def _best(in_force: bytes) -> tuple[float, float]:
    """Return the scores from which on events and roles are counted: all of the rules'."""
    if not in_force:
        return 0.0, 0.0
    read = read_fit(in_force)
    return read.best_score(), read.best_role_score()


def _trigger_figures(
    held: Iterable[Read], learned: Learned, best: float, shown: float
) -> dict[str, float]:
    tallies = {name: Tally() for name in ("exact", "typed", "overlap", "shown")}
    for each in held:
        marks.put(each.doc, "triggers", each.triggers)
        marks.put(each.doc, "mentions", each.mentions)
        learned.improve_triggers(each.doc)
        scored = [(_place(found), found) for found in marks.triggers_of(each.doc)]
        found = [(place, trigger.type) for place, trigger in scored if trigger.score >= best]
        gold = [((told.start, told.end), told.type) for told in each.gold.events]
        mine, theirs = {place for place, _ in found}, {place for place, _ in gold}
        tallies["exact"].add(mine, theirs)
        tallies["typed"].add(set(found), set(gold))
        tallies["shown"].add({at for at, one in scored if one.score >= shown}, theirs)
        tallies["overlap"].add_found(_overlapping(mine, theirs), len(mine), len(theirs))
    return {name: each.f1() for name, each in tallies.items()}


def _place(trigger: marks.Trigger) -> tuple[int, int]:
    return trigger.tokens[0], trigger.tokens[-1] + 1


def _overlapping(found: Iterable[tuple[int, int]], gold: Iterable[tuple[int, int]]) -> int:
    """Return how many pairs share a word, each in one pair, by the earliest end."""
    left, pairs = sorted(gold, key=lambda each: each[1]), 0
    for start, end in sorted(found, key=lambda each: each[1]):
        match = next((each for each in left if each[0] < end and start < each[1]), None)
        if match is not None:
            left.remove(match)
            pairs += 1
    return pairs


def _roles(held: Iterable[Read], learned: Learned, codebook: Codebook, best: float) -> float:
    """Return the F1 of the roles of events whose triggers and types are given."""
    tally, finder = Tally(), ArgumentComponent(codebook)
    for each in held:
        doc, gold = each.doc, each.gold
        marks.put(doc, "triggers", as_triggers(doc, gold.events))
        marks.put(doc, "mentions", each.mentions)
        finder(doc)
        learned.improve_arguments(doc)
        tally.add(_filled(doc, best), _told_roles(gold))
    return tally.f1()


def _filled(doc: "Doc", best: float) -> set[Any]:
    mentions = marks.mentions_of(doc)
    return {
        (each.event, mentions[each.target][:2], each.role)
        for each in marks.fillers_of(doc)
        if not each.is_event and each.score >= best
    }


def _told_roles(gold: Gold) -> set[Any]:
    numbers = {each.id: number for number, each in enumerate(gold.events)}
    found = set()
    for each in gold.arguments:
        words = gold.words(gold.spans[each.target].fragments)
        if words and each.event in numbers:
            found.add((numbers[each.event], (words[0], words[-1] + 1), each.role))
    return found


def _report(
    points: Sequence[int], orders: Sequence[Sequence[Mapping[str, float]]], held: Sequence[Read]
) -> None:
    print(f"\nmean F1 of {len(orders)} orders on {len(held)} articles held out")
    for number, point in enumerate(points):
        rows = [each[number] for each in orders]
        print(f"{point:4} {_told({name: mean(row[name] for row in rows) for name in rows[0]})}")


def _told(row: Mapping[str, float]) -> str:
    figures = [f"{name} {row[name]:5.1f}" for name in _MEASURES if name in row]
    return "  ".join([*figures, f"fit {row['seconds']:.2f} s of CPU"])


if __name__ == "__main__":
    main()
