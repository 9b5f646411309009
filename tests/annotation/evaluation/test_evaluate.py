"""Entities, triggers and arguments: exact, with overlap, by type, and what is not counted."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.evaluation.evaluate import evaluate
from annotation.evaluation.values import Evaluation, Level, Score, evaluation_to_json
from annotation.snapshot import Entry
from tests.annotation.evaluation.sheets import Sheet, attack, entries


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook("conflict")


def _against(gold: Sheet, other: Sheet) -> Evaluation:
    return evaluate(entries(gold), entries(other), read_codebook("conflict"))


def _score(found: Evaluation, name: str, level: Level = "exact") -> Score:
    return found.measure(name, level).total


def test_that_the_same_on_both_sides_is_all_right() -> None:
    found = _against(attack(), attack())
    said = {f"{each.name} {each.level}": each.total.f1 for each in found.all()}
    assert said.pop("other cell") is None, "a bridge does nothing"
    assert set(said.values()) == {1.0}


def test_that_a_wrong_type_is_a_right_span() -> None:
    gold, other = Sheet(), Sheet()
    gold.span("facility", "the old bridge")
    other.span("location", "the old bridge")
    found = _against(gold, other)
    assert _score(found, "entity") == Score(0, 1, 1)
    assert _score(found, "span") == Score(1, 1, 1)
    assert _score(found, "entity", "overlap") == Score(0, 1, 1)
    assert _score(found, "span", "overlap") == Score(1, 1, 1)


def test_that_entities_are_counted_by_type() -> None:
    gold, other = Sheet(), Sheet()
    for sheet in (gold, other):
        sheet.span("gpe", "Dosta")
    gold.span("facility", "the old bridge")
    other.span("person", "two guards")
    assert _against(gold, other).measure("entity", "exact").by == {
        "facility": Score(0, 0, 1),
        "gpe": Score(1, 1, 1),
        "person": Score(0, 1, 0),
    }


def test_that_one_long_span_overlaps_only_one_of_two() -> None:
    gold, other = Sheet(), Sheet()
    gold.span("person", "rebels")
    gold.span("person", "the Front")
    other.span("person", "rebels of the Front")
    assert _score(_against(gold, other), "entity", "overlap") == Score(1, 1, 2)


def test_that_what_a_side_says_twice_counts_once() -> None:
    gold, other = Sheet(), Sheet()
    gold.span("gpe", "Dosta")
    other.span("gpe", "Dosta")
    other.span("gpe", "Dosta")
    found = _against(gold, other)
    assert _score(found, "entity") == _score(found, "entity", "overlap") == Score(1, 1, 1)


def test_that_of_several_fragments_all_have_to_be_the_same() -> None:
    gold, other = Sheet(), Sheet()
    gold.span("person", "rebels", "guards")
    other.span("person", "rebels")
    found = _against(gold, other)
    assert _score(found, "entity") == Score(0, 1, 1)
    assert _score(found, "entity", "overlap") == Score(1, 1, 1)


def test_that_a_trigger_of_another_type_is_identified_and_not_classified() -> None:
    gold, other = Sheet(), Sheet()
    gold.event("attack", "attacked")
    other.event("armed_clash", "attacked")
    found = _against(gold, other)
    assert _score(found, "Trig-I") == Score(1, 1, 1)
    assert _score(found, "Trig-C") == Score(0, 1, 1)


def test_that_two_events_at_one_trigger_are_identified_once() -> None:
    gold, other = Sheet(), Sheet()
    gold.event("attack", "attacked")
    gold.event("killing", "attacked")
    other.event("attack", "attacked")
    found = _against(gold, other)
    assert _score(found, "Trig-I") == Score(1, 1, 1)
    assert _score(found, "Trig-C") == Score(1, 1, 2)


def test_that_an_event_without_a_trigger_is_no_trigger() -> None:
    gold, other = Sheet(), Sheet()
    gold.event("attack")
    found = _against(gold, other)
    assert _score(found, "Trig-I") == Score()
    assert _score(found, "Trig-I").f1 is None


def _argument(trigger: str, type_: str = "attack", role: str = "target") -> Sheet:
    sheet = Sheet()
    event = sheet.event(type_, trigger)
    sheet.role(event, role, sheet.span("facility", "the old bridge"))
    return sheet


@pytest.mark.parametrize(
    ("other", "right"),
    [
        pytest.param(_argument("attacked"), (1, 1, 1, 1), id="all the same"),
        pytest.param(_argument("attacked", role="place"), (1, 0, 1, 0), id="another role"),
        pytest.param(_argument("killed"), (1, 1, 0, 0), id="another trigger"),
        pytest.param(_argument("attacked", "killing"), (0, 0, 0, 0), id="another type of event"),
    ],
)
def test_that_arguments_are_counted_as_the_field_does(other: Sheet, right: tuple[int, ...]) -> None:
    found = _against(_argument("attacked"), other)
    names = ("Arg-I", "Arg-C", "Arg-I+", "Arg-C+")
    assert tuple(_score(found, name).right for name in names) == right
    assert {(_score(found, n).proposed, _score(found, n).gold) for n in names} == {(1, 1)}


def test_that_ties_between_events_are_no_arguments() -> None:
    gold = Sheet()
    killed = gold.event("killing", "killed")
    gold.role(killed, "cause", gold.event("attack", "attacked"))
    assert _score(_against(gold, Sheet()), "Arg-I") == Score()


def test_that_only_documents_of_both_sides_count(codebook: Codebook) -> None:
    first, second, third = (Sheet(document=name) for name in "abc")
    for sheet in (first, second, third):
        sheet.span("gpe", "Dosta")
    found = evaluate(entries(first, second), entries(second, third), codebook)
    assert (found.documents, _score(found, "entity")) == (1, Score(1, 1, 1))


def test_that_entries_out_of_order_are_refused(codebook: Codebook) -> None:
    wrong = entries(Sheet(document="b"), Sheet(document="a"))
    with pytest.raises(ValueError, match="sort entries"):
        evaluate(wrong, wrong, codebook)


def test_that_entries_are_read_one_at_a_time(codebook: Codebook) -> None:
    alive: list[str] = []

    def read() -> Iterator[Entry]:
        entry = Sheet().entry()
        for number in range(3):
            alive.append(f"{number}")
            yield replace(entry, document=replace(entry.document, id=f"{number}"))

    other = read()
    for each in read():
        evaluate([each], [next(other)], codebook)
    assert alive == ["0", "0", "1", "1", "2", "2"]


def test_that_it_can_be_written_as_json() -> None:
    said = evaluation_to_json(_against(attack(), Sheet()))
    again = json.loads(json.dumps(said, allow_nan=False))
    first = again["entities"][0]
    assert (first["name"], first["level"], first["precision"]) == ("entity", "exact", None)
    assert (first["recall"], first["gold"]) == (0.0, 4)
    assert first["by"]["gpe"]["gold"] == 1
