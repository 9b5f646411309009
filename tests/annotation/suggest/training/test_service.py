"""A real training in its own process, small: news, a model that loads, stopping, bad plans."""

import tarfile
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from annotation.codebook_reader import read_codebook
from annotation.learning.training import (
    Begun,
    Judged,
    News,
    NotTrained,
    Sample,
    Trained,
    TrainingPlan,
)
from annotation.suggest.training.service import Training

pytestmark = pytest.mark.usefixtures("quick_processes")
CODEBOOK = read_codebook("conflict")
TOWNS = ("Dosta", "Barka", "Meru", "Tolun", "Aspa", "Kelm")
PATIENCE = 150.0


def samples(count: int) -> list[Sample]:
    made = []
    for number in range(count):
        town = TOWNS[number % len(TOWNS)]
        text = f"Rebels shelled {town} again. Report {number} says that {town} was quiet."
        places = [at for at in range(len(text)) if text.startswith(town, at)]
        spans = tuple(("gpe", ((at, at + len(town)),)) for at in places)
        made.append(Sample(f"article-{number}", text, spans))
    return made


@pytest.fixture
def plan(tmp_path: Path) -> TrainingPlan:
    return TrainingPlan("ours", "1.0.0", "en_core_web_sm", tmp_path / "models", max_steps=120)


def finished(training: Training) -> list[News]:
    news: list[News] = []
    until = monotonic() + PATIENCE
    while not training.is_over and monotonic() < until:
        news += training.poll(0.5)
    return news


@pytest.mark.slow
def test_that_a_trained_model_loads_and_finds_what_it_was_taught(plan: TrainingPlan) -> None:
    training = Training(plan, samples(24), CODEBOOK)
    news = finished(training)
    training.cancel()
    assert isinstance(news[0], Begun)
    assert any(isinstance(each, Judged) for each in news)
    done = news[-1]
    assert isinstance(done, Trained), news
    assert done.quality["gpe"].f1 > 0.8
    assert done.quality[""].count == done.before[""].count
    with tarfile.open(done.package) as archive:
        assert any(name.endswith("/meta.json") for name in archive.getnames())
    from annotation.suggest.pipeline import load_model

    nlp = load_model(str(done.model))
    assert {"ner", "parser", "tagger"} <= set(nlp.pipe_names)
    assert [ent.text for ent in nlp("Rebels shelled Tolun again.").ents] == ["Tolun"]
    assert nlp.config["training"]["logger"]["@loggers"].startswith("spacy.")


@pytest.mark.slow
def test_that_stopping_early_keeps_the_best_so_far(plan: TrainingPlan) -> None:
    training = Training(replace(plan, max_steps=20_000), samples(24), CODEBOOK)
    while not any(isinstance(each, Judged) for each in training.poll(0.5)):
        assert not training.is_over
    training.stop()
    assert isinstance(finished(training)[-1], Trained)
    training.cancel()


def test_that_too_few_articles_are_refused_in_a_sentence(plan: TrainingPlan) -> None:
    training = Training(plan, samples(3), CODEBOOK)
    (said,) = finished(training)
    training.cancel()
    assert isinstance(said, NotTrained)
    assert said.reason.startswith("3 finished articles are too few")
    assert not plan.folder.exists()


def test_that_a_place_that_is_taken_is_refused(plan: TrainingPlan) -> None:
    (plan.folder / "en_ours-1.0.0").mkdir(parents=True)
    training = Training(plan, samples(12), CODEBOOK)
    (said,) = finished(training)
    training.cancel()
    assert isinstance(said, NotTrained)
    assert "already" in said.reason


def test_that_a_killed_training_is_told_and_leaves_nothing(plan: TrainingPlan) -> None:
    training = Training(plan, samples(24), CODEBOOK)
    training.poll(0.1)
    training.cancel()
    assert training.is_over
    assert training.poll() == []
    assert not plan.folder.exists()
