"""The replayed annotator: the gold in the end, the keys as its table says, fewer as it learns."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotation.ids import new_id
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.values import Argument, Event, Span, Suggestion
from benchmarks.replay_gold import GoldArticle, codebook_of, read_gold
from benchmarks.replay_hand import Hand, Keys
from storage.project import Project

TEXT = "Thieves robbed the old bank in Orlo. Later thieves robbed a shop."


def _at(words: str, nth: int = 0) -> dict[str, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words)}


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> GoldArticle:
    """Two robberies, one with a target and a place."""
    said = {
        "id": "one",
        "text": TEXT,
        "dct": "2024-13-40",
        "entities": [
            {**_at("the old bank"), "label": "Facility"},
            {**_at("Orlo"), "label": "GPE"},
        ],
        "events": [
            {
                "type": "Crime.Robbery",
                "trigger": _at("robbed"),
                "args": [
                    {"role": "Target", **_at("the old bank")},
                    {"role": "Place", **_at("Orlo")},
                ],
            },
            {"type": "Crime.Robbery", "trigger": _at("robbed", 1), "args": []},
        ],
    }
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    path.write_text(json.dumps(said) + "\n", "utf-8")
    return read_gold(path)[0]


@pytest.fixture
def project(tmp_path: Path, gold: GoldArticle) -> Iterator[Project]:
    path = tmp_path / "replay.goldleaf"
    with Project.create(path, codebook_of([gold]), settings=NOTHING_HELD_BACK) as project:
        yield project


def _work(project: Project, gold: GoldArticle, *suggestions: Suggestion) -> Keys:
    document = project.add_articles([gold.article()])[0].document
    project.replace_suggestions(document, {"rules": "1"}, suggestions)
    return Hand(project, document, gold).work()


def _event(type_: str = "e_crime_robbery", nth: int = 0, words: str = "robbed") -> Suggestion:
    place = _at(words, nth)
    value = Event(new_id(), type_, ((place["start"], place["end"]),), words)
    return Suggestion(value, "rules", "1", 0.8)


def _span(type_: str, words: str) -> Suggestion:
    place = _at(words)
    value = Span(new_id(), type_, ((place["start"], place["end"]),), words)
    return Suggestion(value, "rules", "1", 0.8)


def _role(event: Suggestion, role: str, target: Suggestion) -> Suggestion:
    return Suggestion(Argument(new_id(), event.id, role, target.id), "rules", "1", 0.8)


def test_that_a_codebook_is_made_of_the_types_in_use(gold: GoldArticle) -> None:
    book = codebook_of([gold])
    assert [each.name for each in book.events] == ["e_crime_robbery"]
    assert book.entity("gpe").model_labels == ("GPE",)
    assert book.fits("target", "facility")
    assert not book.fits("place", "facility")
    assert (gold.published, gold.count) == (None, 6)


def test_that_by_hand_each_annotation_costs_its_keys(project: Project, gold: GoldArticle) -> None:
    project.learning.change(replace(project.learning.settings, remembers=False))
    keys = _work(project, gold)
    assert keys.making == 2 + 4 + 2 + 2, "an event, three words and one as mentions, an event"
    assert keys.correcting == 2 * 2, "two roles of two letters"
    assert keys.deciding == 1, "the end"


def test_that_what_was_made_once_is_proposed_further_on(
    project: Project, gold: GoldArticle
) -> None:
    keys = _work(project, gold)
    assert keys.making == 2 + 4 + 2, "the second robbery is proposed"
    assert keys.deciding == 2, "and accepted; then the end"


def test_that_a_right_row_is_one_key(project: Project, gold: GoldArticle) -> None:
    event, bank, orlo = _event(), _span("facility", "the old bank"), _span("gpe", "Orlo")
    roles = _role(event, "target", bank), _role(event, "place", orlo)
    keys = _work(project, gold, event, bank, orlo, *roles, _event(nth=1))
    assert (keys.deciding, keys.correcting, keys.making) == (3, 0, 0)
    assert keys.gestures == 3


def test_that_what_is_wrong_costs_what_it_takes_to_mend(
    project: Project, gold: GoldArticle
) -> None:
    event, bank, orlo = _event(), _span("facility", "the old bank"), _span("facility", "Orlo")
    role = _role(event, "target", orlo)
    junk = _event(words="Later")
    keys = _work(project, gold, event, bank, orlo, role, junk, _event(nth=1))
    assert keys.making == 1, "Orlo gets another type"
    assert keys.correcting == 4, "two roles; the wrong filler goes with the first"
    assert keys.deciding == 3, "junk goes, the second robbery is accepted, the end"
