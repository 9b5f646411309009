"""Our counts beside those of another scorer, where both count the same.

The scorer and its data are no part of Goldleaf: where they do not lie beside it, this is left out.
"""

import json
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from annotation.codebook_reader import read_codebook
from annotation.evaluation.evaluate import evaluate
from annotation.evaluation.values import Level
from annotation.snapshot import Entry
from annotation.values import Annotation, Document, Event, Facts, Span

SHARED = Path(__file__).parents[4] / "shared"
SCORER = SHARED / "tools" / "score.py"
GOLD = SHARED / "corpora" / "unified" / "wikievents_dev.jsonl"
COARSE = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "WEA": "MISC"}
SAME: Mapping[str, tuple[str, Level]] = {
    "entity span": ("span", "exact"),
    "entity span+label": ("entity", "exact"),
    "trigger exact (all)": ("Trig-I", "exact"),
    "trigger overlap (all)": ("Trig-I", "overlap"),
}

pytestmark = pytest.mark.skipif(
    not (SCORER.is_file() and GOLD.is_file()), reason="the scorer and its data are not here"
)


@pytest.fixture(scope="module")
def articles() -> list[dict[str, Any]]:
    """The gold, its labels coarse and its mentions called entities, as the scorer takes it."""
    lines = GOLD.read_text("utf-8").splitlines()
    return [_coarse(json.loads(line)) for line in lines]


def _coarse(article: dict[str, Any]) -> dict[str, Any]:
    named = [each for each in article["entities"] if each["label"] in COARSE]
    entities = [{**each, "label": COARSE[each["label"]]} for each in named]
    return {**article, "layers": ["entities", "events"], "entities": entities}


def _disturbed(article: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Make it wrong here and there: places, labels, things left out."""
    length = len(article["text"])
    entities = [
        {
            **_moved(each, length, chance),
            "label": chance.choice((each["label"], "PER")),
        }
        for each in article["entities"]
        if chance.random() < 0.8
    ]
    events = [
        {**each, "trigger": _moved(each["trigger"], length, chance)}
        for each in article["events"]
        if chance.random() < 0.8
    ]
    return {**article, "entities": entities, "events": events}


def _moved(place: dict[str, Any], length: int, chance: random.Random) -> dict[str, Any]:
    by = chance.choice((0, 0, 0, 3, -3, 9))
    start = min(max(place["start"] + by, 0), length - 1)
    return {**place, "start": start, "end": min(place["end"] + max(by, 0), length)}


def _entries(articles: list[dict[str, Any]]) -> Iterator[Entry]:
    for article in sorted(articles, key=lambda each: str(each["id"])):
        id_, text = article["id"], article["text"]
        document = Document(id_, text, "", "", Facts(id_))
        values: list[Annotation] = [
            Span(f"s{n}", each["label"], ((each["start"], each["end"]),), "x")
            for n, each in enumerate(article["entities"])
        ]
        triggers = [(each["type"], each["trigger"]) for each in article["events"]]
        values += [
            Event(f"e{n}", type_, ((at["start"], at["end"]),), "x")
            for n, (type_, at) in enumerate(triggers)
        ]
        yield Entry(document, "done", tuple(values))


@pytest.mark.parametrize("seed", range(3))
def test_that_both_count_the_same(
    articles: list[dict[str, Any]], tmp_path: Path, seed: int
) -> None:
    other = list(map(partial(_disturbed, chance=random.Random(seed)), articles))  # noqa: S311
    paths = [tmp_path / name for name in ("gold.jsonl", "other.jsonl", "scores.json")]
    for path, side in zip(paths, (articles, other), strict=False):
        path.write_text("\n".join(map(json.dumps, side)), "utf-8")
    command = [sys.executable, str(SCORER), *map(str, paths[:2]), "--json", str(paths[2])]
    subprocess.run(command, check=True, capture_output=True)
    theirs = json.loads(paths[2].read_text("utf-8"))
    ours = evaluate(_entries(articles), _entries(other), read_codebook("conflict"))
    for name, (measure, level) in SAME.items():
        score, said = ours.measure(measure, level).total, theirs[name]
        counted = (score.right, score.proposed - score.right, score.gold - score.right)
        assert counted == (said["tp"], said["fp"], said["fn"]), name
        assert score.f1 is not None
        assert abs(100 * score.f1 - said["F1"]) < 0.01
