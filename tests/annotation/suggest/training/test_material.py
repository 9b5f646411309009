"""Gold as spaCy wants it: what is learned, under which label, and what is left out and said."""

from pathlib import Path

import pytest
import spacy

from annotation.codebook_reader import read_codebook
from annotation.learning.training import Sample, TrainedKind, TrainingPlan
from annotation.suggest.training.material import SPANS_KEY, gather, label_of, told

TEXT = "The Barka Liberation Army took Dosta on Friday."
ARMY = ("organisation", ((4, 25),))
TOWN = ("gpe", ((31, 36),))
PEOPLE = ("group", ((4, 9),))
CODEBOOK = read_codebook("conflict")
NLP = spacy.blank("en")


def plan(kind: TrainedKind = TrainedKind.NER, share: float = 0.0) -> TrainingPlan:
    return TrainingPlan("ours", "1.0.0", "base", Path("models"), kind, dev_share=share)


def sample(*spans: tuple[str, tuple[tuple[int, int], ...]], id_: str = "a") -> Sample:
    return Sample(id_, TEXT, spans)


def test_that_mentions_are_learned_under_the_label_that_models_use() -> None:
    material = gather(NLP, [sample(ARMY, TOWN)], plan(), CODEBOOK)
    found = [(ent.text, ent.label_) for doc in material.train for ent in doc.ents]
    assert found == [("Barka Liberation Army", "ORG"), ("Dosta", "GPE")]
    assert label_of("nothing", CODEBOOK) == "nothing"


def test_that_of_nested_mentions_the_longest_is_learned_and_the_loss_is_told() -> None:
    material = gather(NLP, [sample(ARMY, PEOPLE)], plan(), CODEBOOK)
    assert [ent.text for ent in material.train[0].ents] == ["Barka Liberation Army"]
    assert told(material.lost) == (
        "1 mention is left out: it is nested inside others (a span model learns those too).",
    )


def test_that_a_span_model_learns_nested_mentions() -> None:
    material = gather(NLP, [sample(ARMY, PEOPLE)], plan(TrainedKind.SPANCAT), CODEBOOK)
    assert [each.text for each in material.train[0].spans[SPANS_KEY]] == [
        "Barka",
        "Barka Liberation Army",
    ]
    assert told(material.lost) == ()


@pytest.mark.parametrize(
    ("fragments", "said"),
    [
        (((5, 9),), "not on the borders of words"),
        (((3, 4),), "not on the borders of words"),
        (((4, 9), (31, 36)), "of several parts"),
    ],
)
def test_that_what_cannot_be_learned_is_told(
    fragments: tuple[tuple[int, int], ...], said: str
) -> None:
    material = gather(NLP, [sample(("gpe", fragments))], plan(), CODEBOOK)
    assert not material.train[0].ents
    assert said in told(material.lost)[0]


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_that_there_is_always_something_to_learn_from_and_to_judge_on(share: float) -> None:
    samples = [sample(TOWN, id_=str(number)) for number in range(5)]
    material = gather(NLP, samples, plan(share=share), CODEBOOK)
    assert sorted((len(material.train), len(material.dev))) == [1, 4]
