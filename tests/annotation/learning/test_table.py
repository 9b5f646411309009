"""What the memory says of a string: from counts, contexts and rules."""

import pytest

from annotation.learning.memory import Counts, Cue, Rule, Stance
from annotation.learning.table import Memory


def cue(string: str, type_: str = "organisation", context: str = "") -> Cue:
    return Cue("span", string, type_, context)


@pytest.mark.parametrize(
    ("accepted", "rejected", "stance"),
    [
        (0, 0, Stance.SILENT),
        (1, 0, Stance.PROPOSE),
        (0, 1, Stance.SILENT),
        (0, 2, Stance.WITHHOLD),
        (1, 2, Stance.SILENT),
        (3, 2, Stance.PROPOSE),
        (-1, 0, Stance.SILENT),
        (-1, 2, Stance.WITHHOLD),
    ],
)
def test_that_counts_make_a_stance(accepted: int, rejected: int, stance: Stance) -> None:
    memory = Memory([(cue("Reuters"), (accepted, rejected))])
    assert memory.stance(cue("Reuters")) is stance


def test_that_a_rejection_holds_in_like_context_alone() -> None:
    memory = Memory(
        [
            (cue("Hope", context="losing\tfor"), (0, 1)),
            (cue("Hope", context="village\tfell"), (2, 0)),
        ]
    )
    assert memory.stance(cue("Hope", context="losing\tand")) is Stance.WITHHOLD
    assert memory.stance(cue("Hope", context="some\tfor")) is Stance.PROPOSE
    assert memory.stance(cue("Hope", context="village\tis")) is Stance.PROPOSE
    assert memory.stance(cue("Hope", context="\t")) is Stance.PROPOSE


def test_that_a_rule_outweighs_the_counts_until_it_is_forgotten() -> None:
    memory = Memory([(cue("Reuters"), (5, 0))])
    rule = Rule("span", "Reuters", "organisation", Stance.WITHHOLD, "ada")
    memory.set_rule(rule)
    assert memory.stance(cue("Reuters")) is Stance.WITHHOLD
    assert memory.best("span", "Reuters", "") is None
    memory.forget_rule(rule)
    assert memory.stance(cue("Reuters")) is Stance.PROPOSE


def test_that_the_best_type_is_that_of_the_context_then_the_usual_one() -> None:
    memory = Memory(
        [
            (cue("Jordan", "gpe", "in\t"), (5, 0)),
            (cue("Jordan", "person", "mr\tsaid"), (2, 0)),
        ]
    )
    best = memory.best("span", "Jordan", "mr\tleft")
    assert best is not None
    assert best[0] == "person"
    best = memory.best("span", "Jordan", "near\t")
    assert best is not None
    assert best[0] == "gpe"


def test_that_more_decisions_make_it_surer_and_never_certain() -> None:
    scores = []
    for count in (1, 3, 10, 1000):
        best = Memory([(cue("Varok", "gpe"), (count, 0))]).best("span", "Varok", "")
        assert best is not None
        scores.append(best[1])
    assert scores == sorted(scores)
    assert 0.5 < scores[0] < 0.7
    assert scores[-1] <= 1.0


def test_that_learning_says_whether_anything_comes_out_otherwise() -> None:
    memory = Memory()
    assert memory.learn({cue("Varok", "gpe", "in\t"): (1, 0)})
    assert not memory.learn({cue("Varok", "gpe", "near\t"): (1, 0)})
    assert memory.learn({cue("Varok", "gpe", "in\t"): (0, 2)})
    assert memory.learn({cue("Varok", "gpe", "in\t"): (0, -2)})


def test_that_the_table_shows_what_is_known_and_no_more() -> None:
    rule = Rule("event", "fell", "attack", Stance.WITHHOLD, "ada")
    memory = Memory([(cue("Varok", "gpe", "in\t"), (2, 0)), (cue("Orlo", "gpe"), (-1, 0))], [rule])
    fell, varok = memory.table()
    assert (fell.string, fell.rule, fell.stance) == ("fell", rule, Stance.WITHHOLD)
    assert (varok.string, varok.counts, varok.stance) == ("Varok", Counts(2, 0), Stance.PROPOSE)
    assert varok.contexts == (("in\t", Counts(2, 0)),)
