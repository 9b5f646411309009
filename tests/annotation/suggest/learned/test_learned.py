"""A fit learns what no lexicon knows, says how sure it is, and is put in force only if it wins."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from annotation.codebook import Codebook
from annotation.errors import UserError
from annotation.learning.fits import (
    HIGHEST,
    LOWEST,
    FitReport,
    report_from_json,
    report_to_json,
)
from annotation.learning.settings import BALANCED
from annotation.suggest import marks
from annotation.suggest.learned.apply import Learned
from annotation.suggest.learned.fit import fit
from annotation.suggest.learned.model import read_fit, write_fit
from annotation.suggest.learned.study import study_of
from annotation.suggest.learned.training import curve_of
from annotation.values import Event
from tests.annotation.suggest.learned.articles import (
    CROP,
    HARVEST,
    REAPER,
    Made,
    article,
    studies,
)

Taught = tuple[bytes, FitReport]


def learned_from(taught: Taught, codebook: Codebook) -> Learned:
    learned = Learned(codebook)
    learned.use(taught[0], 1)
    return learned


def harvests(made: Made) -> set[int]:
    """Return where the events of an article begin."""
    return {each.fragments[0][0] for each in made.annotations if isinstance(each, Event)}


def found(made: Made, least: float = BALANCED) -> set[int]:
    listed = marks.triggers_of(made.doc)
    return {made.doc[each.root].idx for each in listed if each.score >= least}


def test_that_a_type_that_no_lexicon_knows_is_learned(village: Codebook, taught: Taught) -> None:
    made = article(1001, sentences=20)
    learned_from(taught, village).improve_triggers(made.doc)
    assert found(made) == harvests(made)
    assert {each.type for each in marks.triggers_of(made.doc)} == {HARVEST}
    assert {each.label_ for each in made.doc.spans["goldleaf_events"]} == {HARVEST}


def test_that_a_learned_event_has_attributes_as_the_rules_give_them(
    village: Codebook, taught: Taught
) -> None:
    made = article(1001)
    learned_from(taught, village).improve_triggers(made.doc)
    assert {each.attributes["tense"] for each in marks.triggers_of(made.doc)} == {"past"}


def test_that_a_type_that_left_the_codebook_is_suggested_no_more(
    codebook: Codebook, taught: Taught
) -> None:
    made = article(1001)
    learned_from(taught, codebook).improve_triggers(made.doc)
    assert marks.triggers_of(made.doc) == []


def test_that_a_rule_that_was_never_confirmed_goes_behind_the_slider(
    village: Codebook, taught: Taught
) -> None:
    made = article(1001, sentences=20)
    verb = next(each.i for each in made.doc if each.lemma_ == "discuss")
    wrong = marks.Trigger((verb,), verb, HARVEST, 0.9, {}, "discuss", "VERB")
    marks.put(made.doc, "triggers", [wrong])
    learned_from(taught, village).improve_triggers(made.doc)
    kept = next(each for each in marks.triggers_of(made.doc) if each.root == verb)
    assert kept.score < BALANCED


def test_that_roles_are_learned(village: Codebook, taught: Taught) -> None:
    made = article(1001, sentences=12)
    learned = learned_from(taught, village)
    learned.improve_triggers(made.doc)
    learned.improve_arguments(made.doc)
    triggers, mentions = marks.triggers_of(made.doc), marks.mentions_of(made.doc)
    shown = {number for number, each in enumerate(triggers) if each.score >= BALANCED}
    sure = [
        each
        for each in marks.fillers_of(made.doc)
        if each.event in shown and each.score >= BALANCED
    ]
    assert {each.role for each in sure} == {REAPER}
    assert len(sure) == len(harvests(made))
    assert all(mentions[each.target].end == triggers[each.event].root for each in sure)


def test_that_with_few_articles_the_rules_fill_the_roles(village: Codebook) -> None:
    made, report = fit(studies(village, 12))
    assert report.is_better
    assert read_fit(made).triggers is not None
    assert read_fit(made).arguments is None


def test_that_a_role_needs_the_consent_of_the_codebook(taught: Taught, village: Codebook) -> None:
    events = [
        replace(each, roles=(CROP,)) if each.name == HARVEST else each for each in village.events
    ]
    made = article(1001)
    learned = learned_from(taught, replace(village, events=tuple(events)))
    learned.improve_triggers(made.doc)
    learned.improve_arguments(made.doc)
    assert marks.fillers_of(made.doc) == []


def test_that_nothing_happens_without_a_fit(village: Codebook, taught: Taught) -> None:
    made = article(1001)
    trigger = marks.Trigger((1,), 1, HARVEST, 0.7, {}, "gather", "VERB")
    marks.put(made.doc, "triggers", [trigger])
    learned = learned_from(taught, village)
    assert learned.number == 1
    with learned.apart():
        learned.improve_triggers(made.doc)
    learned.use(b"", 0)
    learned.improve_triggers(made.doc)
    learned.improve_arguments(made.doc)
    assert marks.triggers_of(made.doc) == [trigger]
    assert learned.score("anybody", "span", "person", 0.37) == 0.37
    assert learned.number == 0


def test_that_the_same_studies_give_the_same_bytes(village: Codebook) -> None:
    listed = studies(village, 10)
    once, again = fit(listed), fit(Random(3).sample(listed, len(listed)))  # noqa: S311 - a test
    assert once[0] == again[0]
    assert once[1].quality == again[1].quality


def test_that_a_fit_is_read_as_it_was_written(taught: Taught) -> None:
    assert write_fit(read_fit(taught[0])) == taught[0]


def test_that_a_fit_wins_only_where_it_is_better(village: Codebook, taught: Taught) -> None:
    report = taught[1]
    assert report.is_better
    assert report.quality["types"].f1 > report.rules["types"].f1
    assert report.documents == 30
    again = fit(studies(village, 30), taught[0])[1]
    assert not again.is_better
    assert again.in_force["types"] == again.quality["types"]
    assert "fit in force" in again.reason


def test_that_balanced_is_where_a_fit_does_best(taught: Taught) -> None:
    data, report = taught
    assert LOWEST <= report.balanced <= HIGHEST
    assert report.balanced <= max(read_fit(data).best_score(), LOWEST)
    assert report_from_json(report_to_json(report)).balanced == report.balanced


def test_that_words_of_one_trigger_are_one_suggestion(village: Codebook) -> None:
    listed = []
    for seed in range(12):
        made = article(seed)
        events = [
            replace(each, fragments=((start, made.doc.text.index(" .", start)),))
            if isinstance(each, Event)
            else each
            for each in made.annotations
            for start in [each.fragments[0][0] if isinstance(each, Event) else 0]
        ]
        listed.append(study_of(made.doc, events, village))
    new = article(1001, sentences=20)
    learned_from(fit(listed), village).improve_triggers(new.doc)
    told = [each for each in marks.triggers_of(new.doc) if each.score >= BALANCED]
    assert {len(each.tokens) for each in told} == {3}
    assert {new.doc[each.root].pos_ for each in told} == {"VERB"}


def test_that_the_fit_in_force_is_judged_without_what_it_has_seen(village: Codebook) -> None:
    listed = studies(village, 24, wrong=0.5)
    little = fit(listed[:12])[0]
    report = fit(listed, little)[1]
    assert report.in_force["types"].f1 < 0.8


def test_that_rules_that_are_right_are_not_replaced(village: Codebook) -> None:
    listed = []
    for seed in range(8):
        made = article(seed)
        right = [
            marks.Trigger((each.i,), each.i, HARVEST, 0.9, {}, "gather", "VERB")
            for each in made.doc
            if each.idx in harvests(made)
        ]
        marks.put(made.doc, "triggers", right)
        listed.append(study_of(made.doc, made.annotations, village))
    assert not fit(listed)[1].is_better


def test_that_a_damaged_study_is_left_out_and_said(village: Codebook) -> None:
    listed = studies(village, 6)
    made, report = fit([*listed, listed[0][:50], b"GLSTUDY1"])
    assert made == fit(listed)[0]
    assert report.documents == 6
    assert "2 studies cannot be read" in report.reason


@pytest.mark.parametrize("count", [0, 1, 2])
def test_that_too_few_articles_teach_nothing(village: Codebook, count: int) -> None:
    made, report = fit(studies(village, count))
    assert made == b""
    assert not report.is_better
    assert report.reason.startswith("Too few")


def test_that_articles_without_events_teach_nothing(village: Codebook) -> None:
    listed = [study_of(article(seed).doc, [], village) for seed in range(4)]
    made, report = fit(listed)
    assert made == b""
    assert not report.is_better


def test_that_of_what_is_shown_at_a_score_so_many_are_right(village: Codebook) -> None:
    learned = learned_from(fit(studies(village, 60, wrong=0.2)), village)
    scores, right = [], []
    for seed in range(2000, 2060):
        made = article(seed, wrong=0.2)
        learned.improve_triggers(made.doc)
        for each in marks.triggers_of(made.doc):
            scores.append(each.score)
            right.append(made.doc[each.root].idx in harvests(made))
    sure, is_right = np.array(scores), np.array(right)
    for low, high in ((0.0, 0.5), (0.5, 1.0)):
        shown = (low <= sure) & (sure < high)
        assert shown.sum() > 40
        assert abs(sure[shown].mean() - is_right[shown].mean()) < 0.08


def test_that_names_are_as_sure_as_they_were_right(village: Codebook, taught: Taught) -> None:
    learned = learned_from(taught, village)
    made = [article(seed) for seed in range(30)]
    share = sum(len(harvests(each)) for each in made) / sum(
        len(marks.mentions_of(each.doc)) for each in made
    )
    assert learned.score(marks.ENTITIES, "span", "person", 0.6) == pytest.approx(share, abs=0.05)
    assert learned.score(marks.EVENTS, "event", HARVEST, 0.6) == 0.6


@pytest.mark.parametrize("count", [40, 400])
def test_that_a_curve_rises_and_meets_the_share_of_the_right(count: int) -> None:
    random = np.random.default_rng(1)
    scores = random.random(count)
    curve = curve_of(scores, random.random(count) < scores**2)
    assert curve is not None
    assert (np.diff(curve.at(np.linspace(0, 1, 50))) >= 0).all()
    assert abs(float(curve.at(np.array([0.5]))[0]) - 0.25) < 0.15


@pytest.mark.parametrize("seed", range(40))
def test_that_a_damaged_fit_is_refused(taught: Taught, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a test
    damaged = bytearray(taught[0])
    damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
    with pytest.raises(UserError, match="Fit it anew"):
        read_fit(bytes(damaged))


@pytest.mark.parametrize("data", [b"", b"GLFIT002", b"GLSTUDY1", b"\x80\x04K\x01."])
def test_that_what_is_no_fit_is_refused(data: bytes) -> None:
    with pytest.raises(UserError):
        read_fit(data)


def test_that_a_damaged_fit_puts_none_in_force(village: Codebook, taught: Taught) -> None:
    learned = learned_from(taught, village)
    with pytest.raises(UserError):
        learned.use(taught[0][:-40], 2)
    assert learned.number == 0
