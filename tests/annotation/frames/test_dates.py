"""When an event happened: its own time, or one that it takes over, and never a made-up one."""

from datetime import date

import pytest

from annotation.frames.build import row_of
from annotation.frames.checks import DATES, faults
from annotation.normals import Time
from tests.annotation.frames.story import Story, day, week

TEXT = (
    "Rebels attacked Dosta on Friday evening, 8 March. On Thursday the raid was planned."
    " Five were killed in recent days, after the vote, for six hours, on Saturday."
)
FRIDAY, THURSDAY, SATURDAY = day(3, 8), day(3, 7), day(3, 9)
NOBODY_KNOWS = Time("PAST_REF", basis="too vague for a date")
SIX_HOURS = Time("PT6H", "DURATION")


@pytest.fixture
def story() -> Story:
    return Story(TEXT)


def test_that_an_event_without_a_time_has_no_date(story: Story) -> None:
    attack = story.event("attack", "attacked")
    cell = story.row(attack).date
    assert (cell.start, cell.end, cell.text, cell.origin, cell.evidence) == (None, None, "", "", ())


def test_that_an_events_own_time_is_its_date(story: Story) -> None:
    attack = story.event("attack", "attacked")
    friday = story.span("time", "Friday evening", day(3, 8, "the last Friday before it"))
    story.tie(attack, "time", friday)
    cell = story.row(attack).date
    assert (cell.start, cell.end, cell.precision) == (date(2024, 3, 8), date(2024, 3, 8), "day")
    assert (cell.text, cell.origin, cell.evidence) == ("Friday evening", "own", (friday,))
    assert cell.basis == "the last Friday before it"


@pytest.mark.parametrize("origin", ["sentence", "paragraph", "article"])
def test_that_a_time_taken_over_says_where_from(story: Story, origin: str) -> None:
    attack = story.event("attack", "attacked")
    time = story.span("time", "Thursday", day(3, 7, "the last Thursday"))
    story.tie(attack, "time", time, origin)
    cell = story.row(attack).date
    assert cell.origin == origin
    assert cell.basis == f"inherited from the {origin}: the last Thursday"


def test_that_the_own_words_come_before_what_is_taken_over(story: Story) -> None:
    attack = story.event("attack", "attacked")
    story.tie(attack, "time", story.span("time", "Thursday", THURSDAY), "sentence")
    story.tie(attack, "time", story.span("time", "Friday evening", FRIDAY))
    cell = story.row(attack).date
    assert (cell.start, cell.text) == (date(2024, 3, 8), "Friday evening")


def test_that_two_times_that_agree_are_laid_over_each_other(story: Story) -> None:
    attack = story.event("attack", "attacked")
    story.tie(attack, "time", story.span("time", "Friday evening", week(3, 4)))
    story.tie(attack, "time", story.span("time", "8 March", FRIDAY))
    cell = story.row(attack).date
    assert (cell.start, cell.end, cell.precision) == (date(2024, 3, 8), date(2024, 3, 8), "day")
    assert cell.text == "Friday evening; 8 March"


def test_that_open_times_close_each_other(story: Story) -> None:
    attack = story.event("attack", "attacked")
    since = Time("2024-03-04", start=date(2024, 3, 4), precision="day")
    until = Time("2024-03-08", end=date(2024, 3, 8), precision="day")
    story.tie(attack, "time", story.span("time", "Friday evening", until))
    story.tie(attack, "time", story.span("time", "8 March", since))
    cell = story.row(attack).date
    assert (cell.start, cell.end) == (date(2024, 3, 4), date(2024, 3, 8))


def test_that_of_two_times_that_contradict_the_first_stands(story: Story) -> None:
    attack = story.event("attack", "attacked")
    story.tie(attack, "time", story.span("time", "Thursday", THURSDAY))
    friday = story.span("time", "Friday evening", FRIDAY)
    story.tie(attack, "time", friday)
    cell = story.row(attack).date
    assert (cell.start, cell.end) == (date(2024, 3, 8), date(2024, 3, 8))
    assert cell.evidence[0] == friday


@pytest.mark.parametrize("vague", [NOBODY_KNOWS, None])
def test_that_a_time_without_days_gives_its_words_alone(story: Story, vague: Time | None) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(attack, "time", story.span("time", "recent days", vague))
    story.tie(raid, "time", story.span("time", "Thursday", THURSDAY))
    story.tie(attack, "part_of", raid)
    cell = story.row(attack).date
    assert (cell.start, cell.text, cell.origin, cell.precision) == (None, "recent days", "", "")
    assert cell.evidence


def test_that_an_event_as_a_time_gives_its_words_alone(story: Story) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(raid, "time", story.span("time", "Thursday", THURSDAY))
    story.tie(attack, "time", raid)
    cell = story.row(attack).date
    assert (cell.start, cell.text, cell.evidence) == (None, "raid", (raid,))


def test_that_a_duration_leaves_room_for_a_day_taken_over(story: Story) -> None:
    attack = story.event("attack", "attacked")
    story.tie(attack, "time", story.span("time", "six hours", SIX_HOURS))
    story.tie(attack, "time", story.span("time", "Friday evening", FRIDAY), "sentence")
    cell = story.row(attack).date
    assert (cell.start, cell.text) == (date(2024, 3, 8), "Friday evening; six hours")
    assert cell.origin == "sentence"


def test_that_a_further_trigger_gives_the_date(story: Story) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(raid, "same_as", attack)
    story.tie(raid, "time", story.span("time", "Thursday", day(3, 7, "said so")))
    cell = story.row(attack).date
    assert (cell.start, cell.origin) == (date(2024, 3, 7), "same event")
    assert cell.basis == "from another mention of the event: said so"


def test_that_deaths_give_their_date_to_what_caused_them_and_the_other_way_round(
    story: Story,
) -> None:
    attack, killed = story.event("attack", "attacked"), story.event("killing", "killed")
    story.tie(killed, "cause", attack)
    story.tie(killed, "time", story.span("time", "Saturday", SATURDAY))
    cell = story.row(attack).date
    assert (cell.start, cell.origin) == (date(2024, 3, 9), "part")
    assert cell.basis == "inherited from “killed”, which is told in this row: “Saturday”"

    story = Story(TEXT)
    attack, killed = story.event("attack", "attacked"), story.event("killing", "killed")
    story.tie(killed, "cause", attack)
    story.tie(attack, "time", story.span("time", "Friday evening", FRIDAY))
    cell = story.row(killed).date
    assert (cell.start, cell.origin) == (date(2024, 3, 8), "cause")
    assert cell.basis.startswith("inherited from “attacked”, which caused it: ")


def test_that_a_part_takes_over_the_date_of_its_whole(story: Story) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(attack, "part_of", raid)
    story.tie(raid, "time", story.span("time", "Thursday", THURSDAY))
    cell = story.row(attack).date
    assert (cell.start, cell.origin) == (date(2024, 3, 7), "part")
    assert "of which it is a part" in cell.basis


def test_that_the_cause_of_an_act_says_nothing_of_its_date(story: Story) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(attack, "cause", raid)
    story.tie(raid, "time", story.span("time", "Thursday", THURSDAY))
    assert story.row(attack).date.start is None


@pytest.mark.parametrize(
    ("own", "other", "start", "origin"),
    [
        (week(3, 4), FRIDAY, date(2024, 3, 8), "same event"),
        (FRIDAY, week(3, 4), date(2024, 3, 8), "own"),
        (FRIDAY, FRIDAY, date(2024, 3, 8), "own"),
        (FRIDAY, THURSDAY, date(2024, 3, 8), "own"),
        (NOBODY_KNOWS, THURSDAY, date(2024, 3, 7), "same event"),
        (SIX_HOURS, THURSDAY, date(2024, 3, 7), "same event"),
    ],
)
def test_that_all_triggers_of_an_event_say_when_it_was(
    story: Story, own: Time, other: Time, start: date, origin: str
) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(raid, "same_as", attack)
    story.tie(attack, "time", story.span("time", "Friday evening", own))
    story.tie(raid, "time", story.span("time", "Thursday", other))
    cell = story.row(attack).date
    assert (cell.start, cell.end, cell.precision, cell.origin) == (start, start, "day", origin)
    assert cell.basis.startswith("from another mention") == (origin == "same event")


def test_that_a_time_taken_over_hides_none_that_another_trigger_says(story: Story) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(raid, "same_as", attack)
    story.tie(attack, "time", story.span("time", "Friday evening", FRIDAY), "sentence")
    story.tie(raid, "time", story.span("time", "Thursday", THURSDAY))
    cell = story.row(attack).date
    assert (cell.start, cell.origin) == (date(2024, 3, 7), "same event")


def test_that_triggers_of_one_event_on_two_days_are_said(story: Story) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(raid, "same_as", attack)
    friday = story.span("time", "Friday evening", FRIDAY)
    thursday = story.span("time", "Thursday", THURSDAY)
    story.tie(attack, "time", friday)
    story.tie(raid, "time", thursday)
    scene = story.scene()
    (fault,) = (each for each in faults(scene, row_of(scene, attack)) if each.kind == DATES)
    assert fault.evidence == (friday, thursday)
