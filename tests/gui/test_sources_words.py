"""What the numbers about suggestions mean, in sentences."""

import pytest

from annotation.learning.statistics import Bin, Finished, SourceTally, Statistics, Tally
from ui.dialogs.sources import words
from ui.dialogs.sources.charts import number_ticks

NBSP = "\N{NO-BREAK SPACE}"


def finished(  # one more fact a line
    number: int,
    tally: Tally,
    *,
    is_blind: bool = False,
    annotations: int = 10,
    keys: int | None = None,
) -> Finished:
    at = f"2026-03-{number:02}T10:00:00Z"
    return Finished(
        f"d{number}", f"Article {number}", "ada", at, is_blind, tally, annotations, keys
    )


def of(right: int, suggested: int, missed: int = 0) -> Tally:
    return Tally(suggested=suggested, accepted=right, rejected=suggested - right, missed=missed)


def test_that_the_overview_says_how_many_were_right_and_how_many_were_added() -> None:
    said = words.overview(
        Statistics((), (finished(1, of(500, 604, 50)), finished(2, of(475, 600, 62))), ())
    )
    assert said == (
        f"Of 1,204 suggestions 81{NBSP}% were right as they stood; 112 things were added by hand."
    )


def test_that_blind_articles_do_not_count_as_suggested() -> None:
    seen, blind = finished(1, of(9, 10)), finished(2, of(0, 90), is_blind=True)
    assert words.overview(Statistics((), (seen, blind), ())).startswith("Of 10 suggestions 90")
    assert "Only blind articles" in words.overview(Statistics((), (blind,), ()))


def test_that_nothing_finished_is_said_with_what_to_do() -> None:
    assert "Ctrl+Enter" in words.overview(Statistics((), (), ()))
    assert words.trend(()) == words.NOTHING_FINISHED
    assert words.reliability(()) == words.NOTHING_SHOWN


def test_that_a_source_is_spoken_of_by_its_name() -> None:
    rows = (
        SourceTally("rules", "span", "gpe", Tally(10, 6, 3, 1)),
        SourceTally("rules", "event", "attack", Tally(10, 8, 1, 1)),
        SourceTally("other", "span", "gpe", Tally(1, 0, 0, 1)),
    )
    statistics = Statistics(rows, (finished(1, of(1, 1)),), ())
    assert words.overview(statistics, "rules") == (
        f"Of 20 suggestions by rules 70{NBSP}% were right as they stood, 4 were corrected and "
        "2 rejected."
    )


def test_that_an_unknown_share_is_blank() -> None:
    assert words.percent(None) == ""
    assert words.percent(0.0) == f"0{NBSP}%"
    assert words.percent(Tally().precision) == ""


def test_that_a_curve_is_the_mean_of_the_last_articles_with_suggestions() -> None:
    rights = (0, 10, 10, 10, 10, 10)
    done = [finished(at, of(right, 10)) for at, right in enumerate(rights, start=1)]
    done.insert(2, finished(9, of(1, 10), is_blind=True))
    curve = words.curves(done)
    assert curve.at == (1, 2, 4, 5, 6, 7)
    assert curve.precision[0] == 0.0
    assert curve.precision[4] == pytest.approx(0.8)
    assert curve.precision[5] == 1.0
    assert words.blind_marks(done).at == (3,)
    assert words.blind_marks(done).precision == (0.1,)


def test_that_an_article_without_suggestions_has_no_precision() -> None:
    curve = words.curves([finished(1, Tally(missed=3))])
    assert curve.precision == (None,)
    assert curve.recall == (0.0,)


@pytest.mark.parametrize(
    ("helped", "alone", "said"),
    [
        (None, None, "none were counted yet"),
        (20, None, "nothing to compare"),
        (None, 40, "In blind articles an annotation took 4.0 keys"),
        (20, 40, "2.0 keys with suggestions, 4.0 without (blind): about 20 keys were saved"),
        (40, 40, "so far suggestions have saved no keys"),
    ],
)
def test_that_what_was_saved_is_said_as_far_as_it_is_known(
    helped: int | None, alone: int | None, said: str
) -> None:
    done = [
        finished(1, of(1, 1), keys=helped),
        finished(2, of(1, 1), keys=alone, is_blind=True),
    ]
    assert said in words.saved(done)


def test_that_few_blind_articles_are_said_to_be_few() -> None:
    seen = [finished(1, of(1, 1), keys=10)]
    few = [finished(at, of(1, 1), keys=30, is_blind=True) for at in range(2, 4)]
    many = [finished(at, of(1, 1), keys=30, is_blind=True) for at in range(2, 9)]
    assert "rests on 2 blind articles only" in words.saved(seen + few)
    assert "rests on" not in words.saved(seen + many)


def test_that_reliability_says_how_far_scores_are_off() -> None:
    bins = (
        Bin(0.4, 0.5, 0.45, 0.55, 10, 0.3, 0.7),
        Bin(0.8, 0.9, 0.85, 0.85, 90, 0.76, 0.91),
    )
    said = words.reliability(bins)
    assert "1 point off on average, over 100 suggestions" in said
    assert f"Of the 90 shown at 0.8 to 0.9, 85{NBSP}% were right" in said
    assert words.bin_lines(bins)[0].startswith(f"0.4 to 0.5: 55{NBSP}% of 10 right")


@pytest.mark.parametrize(
    ("last", "most", "expected"),
    [
        (5, 8, [1, 2, 3, 4, 5]),
        (40, 8, [5, 10, 15, 20, 25, 30, 35, 40]),
        (3000, 4, [1000, 2000, 3000]),
    ],
)
def test_that_ticks_are_round_numbers(last: int, most: int, expected: list[int]) -> None:
    assert [at for at, _ in number_ticks(1, last, most)] == expected


def test_that_a_trend_is_told_once_there_are_enough_articles() -> None:
    nine = [finished(at, of(at, 10)) for at in range(1, 10)]
    assert words.trend(nine).startswith("9 articles finished. A trend can be told once 10")
    said = words.trend([*nine, finished(10, of(10, 10))])
    assert said == (
        f"In the first 5 articles 30{NBSP}% of the suggestions were right, in the last 5 80{NBSP}%."
    )


def test_that_what_was_left_is_said_to_count_as_not_right() -> None:
    seen = finished(1, Tally(suggested=292, accepted=150, rejected=47, left=95))
    blind = finished(2, Tally(suggested=10, left=10), is_blind=True)
    rows = (SourceTally("rules", "span", "gpe", Tally(suggested=40, accepted=39, left=1)),)
    statistics = Statistics(rows, (seen, blind), ())
    said = "Left counts as not right: of 292 shown, 95 were left undecided."
    assert words.left(statistics) == said
    assert words.left(statistics, "rules") == (
        "Left counts as not right: of 40 shown, 1 was left undecided."
    )
    assert words.left(Statistics((), (finished(1, of(9, 10)), blind), ())) == ""
    assert words.left(Statistics((), (), ())) == ""
