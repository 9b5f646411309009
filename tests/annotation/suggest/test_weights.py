"""How sure a trigger is where it stands; on Docs built by hand."""

import pytest

from annotation.codebook import Codebook
from annotation.suggest.figures import Sports, is_figure
from annotation.suggest.lexicon import Lexicon
from annotation.suggest.scores import POSITIONS
from annotation.suggest.triggers import find_triggers
from tests.annotation.suggest.parsed import parsed

KILLED = """
Gunmen gunman NOUN:NNS nsubj killed
killed kill VERB ROOT killed
{counted}
soldiers soldier NOUN:NNS dobj killed
"""
COUNTED = "nine = NUM nummod soldiers"
SAID = """
They they PRON nsubj demanded
demanded demand VERB ROOT demanded
talks talk NOUN:NNS dobj demanded
"""
WANTED = """
They they PRON nsubj want
want = VERB ROOT want
to = PART aux demand
demand = VERB:VB xcomp want
talks talk NOUN:NNS dobj demand
"""
ATTACK = """
They they PRON nsubj told
told tell VERB ROOT told
of = ADP prep told
{article}
attack = NOUN pobj of
{more}
"""


def score(rows: str, lemma: str, codebook: Codebook, lexicon: Lexicon) -> float:
    found = find_triggers(parsed(rows), codebook, lexicon)
    (trigger,) = [each for each in found if each.lemma == lemma]
    return trigger.score


def attack(more: str = "", article: str = "an a DET det attack") -> str:
    lines = ATTACK.format(more=more, article=article).splitlines()
    return "\n".join(line for line in lines if line.strip())


def test_that_an_event_whose_victims_are_counted_is_surer(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    counted = score(KILLED.format(counted=COUNTED), "kill", codebook, lexicon)
    bare = score(KILLED.format(counted="the = DET det soldiers"), "kill", codebook, lexicon)
    assert counted > bare > POSITIONS["sure"]


def test_that_a_noun_with_its_doer_and_its_target_is_surer(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    told = """
    by = ADP prep attack
    rebels rebel NOUN:NNS pobj by
    on = ADP prep attack
    soldiers soldier NOUN:NNS pobj on
    """
    bare = score(attack(), "attack", codebook, lexicon)
    assert score(attack(told), "attack", codebook, lexicon) > bare


def test_that_what_is_only_wanted_is_less_sure(codebook: Codebook, lexicon: Lexicon) -> None:
    wanted, said = (score(rows, "demand", codebook, lexicon) for rows in (WANTED, SAID))
    assert wanted < said


def test_that_what_did_not_happen_is_less_sure(codebook: Codebook, lexicon: Lexicon) -> None:
    denied = score(attack(article="no = DET det attack"), "attack", codebook, lexicon)
    assert denied < score(attack(), "attack", codebook, lexicon)


def test_that_an_act_told_twice_in_a_word_is_surer(codebook: Codebook, lexicon: Lexicon) -> None:
    again = """
    and = CCONJ cc attack
    attacks attack NOUN:NNS conj attack
    """
    found = find_triggers(parsed(attack(again)), codebook, lexicon)
    assert found[0].score > score(attack(), "attack", codebook, lexicon)


@pytest.mark.parametrize(
    ("before", "more"),
    [
        ("a = DET det attack\nheart = NOUN compound attack", ""),
        ("an a DET det attack", "on = ADP prep attack\ncredibility = NOUN pobj on"),
        ("an a DET det attack", "and = CCONJ cc told\nmidfielder = NOUN conj told"),
    ],
)
def test_that_a_figure_of_speech_is_behind_the_slider(
    before: str, more: str, codebook: Codebook, lexicon: Lexicon
) -> None:
    found = find_triggers(parsed(attack(more, before)), codebook, lexicon)
    assert all(each.score < POSITIONS["balanced"] for each in found)


def test_that_a_name_is_no_word_of_sports() -> None:
    rows = """
    Judge judge PROPN compound Bowler
    Bowler = PROPN:NNP nsubj attacked
    attacked attack VERB ROOT attacked
    crime = NOUN dobj attacked
    """
    doc = parsed(rows.replace("Bowler =", "Bowler Bowler"))
    assert not Sports(doc).is_at(doc[2])
    assert is_figure(doc[2], "attack")


def test_that_the_positions_of_the_slider_rise() -> None:
    everything, balanced, sure = POSITIONS.values()
    assert 0 == everything < balanced < sure < 1
