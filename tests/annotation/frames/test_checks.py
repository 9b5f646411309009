"""What does not fit in a row is said, with what to do, and nothing is lost for it."""

from collections.abc import Callable
from datetime import date

import pytest

from annotation.frames import checks
from annotation.frames.build import row_of
from annotation.frames.checks import faults
from annotation.frames.values import Fault
from annotation.normal.times import read_time
from annotation.normals import CODER, Quantity, Time
from tests.annotation.frames.story import Story, at_least, day, exactly, town

TEXT = (
    "Rebels attacked Dosta on Friday, 8 March. The raid on Thursday killed nine. Tomorrow they"
    " killed five. At least twelve died."
)


@pytest.fixture
def story() -> Story:
    return Story(TEXT)


def told(story: Story, event: str) -> dict[str, Fault]:
    scene = story.scene()
    return {fault.kind: fault for fault in faults(scene, row_of(scene, event))}


def complete(story: Story, attributes: dict[str, str] | None = None) -> str:
    attack = story.event("attack", "attacked", attributes)
    story.tie(attack, "attacker", story.span("organisation", "Rebels"))
    story.tie(attack, "place", story.span("gpe", "Dosta", town("Dosta")))
    story.tie(attack, "time", story.span("time", "Friday", day(3, 8)))
    return attack


def test_that_a_complete_event_has_no_faults(story: Story) -> None:
    assert told(story, complete(story)) == {}


def test_that_kinds_are_listed_once() -> None:
    assert len(set(checks.KINDS)) == len(checks.KINDS)


def test_that_a_required_role_that_is_empty_is_said(story: Story) -> None:
    attack = story.event("attack", "attacked")
    scene = story.scene()
    found = [f for f in faults(scene, row_of(scene, attack)) if f.kind == checks.MISSING]
    assert [fault.cell for fault in found] == ["attacker", "place", "time"]
    assert found[2].sentence == "Attack “attacked” has no Time: fill it, if the text says it."
    assert found[2].evidence == (attack,)


TOMORROW = Time("2024-03-13", start=date(2024, 3, 13), end=date(2024, 3, 13), precision="day")


@pytest.mark.parametrize(
    ("attributes", "is_fault"),
    [({}, True), ({"modality": "planned"}, False), ({"tense": "future"}, False)],
)
def test_that_a_date_after_publication_is_said_unless_it_is_to_come(
    story: Story, attributes: dict[str, str], is_fault: bool
) -> None:
    attack = story.event("attack", "attacked", attributes)
    tomorrow = story.span("time", "Tomorrow", TOMORROW)
    story.tie(attack, "time", tomorrow)
    found = told(story, attack).get(checks.FUTURE_DATE)
    assert (found is not None) == is_fault
    if found is not None:
        assert "2024-03-13" in found.sentence
        assert "2024-03-12" in found.sentence
        assert found.evidence == (tomorrow,)


UNREAD = "no day could be read"
BY_HAND = Time("", rule=CODER)


@pytest.mark.parametrize(
    ("normal", "is_said", "is_missing"),
    [
        (None, True, True),
        (Time("XXXX-09", basis="“Friday” somehow"), True, True),
        (Time("XXXX-XX-XXT15:00", "TIME", basis="“Friday” names no day"), True, True),
        (Time("PAST_REF"), False, True),
        (Time("P2D", "DURATION"), False, True),
        (Time("P1W", "SET"), False, True),
        (BY_HAND, False, False),
        (day(3, 8), False, False),
    ],
)
def test_that_a_time_without_a_day_is_said(
    story: Story, normal: Time | None, is_said: bool, is_missing: bool
) -> None:
    attack = story.event("attack", "attacked")
    friday = story.span("time", "Friday", normal)
    story.tie(attack, "time", friday)
    found = told(story, attack)
    assert (UNREAD in found) is is_said
    assert ("time" in story.row(attack).missing) is is_missing
    if is_said:
        assert "“Friday”" in found[UNREAD].sentence
        assert (found[UNREAD].cell, found[UNREAD].evidence) == ("date", (friday,))


def test_that_a_time_of_day_beside_its_day_is_no_fault(story: Story) -> None:
    attack = complete(story)
    of_day = Time("XXXX-XX-XXT15:00", "TIME")
    story.tie(attack, "time", story.span("time", "Thursday", of_day))
    assert told(story, attack) == {}


def test_that_what_cannot_be_read_is_said_beside_a_day(story: Story) -> None:
    attack = complete(story)
    story.tie(attack, "time", story.span("time", "Tomorrow"))
    assert set(told(story, attack)) == {UNREAD}


@pytest.mark.parametrize(("number", "is_said"), [(12, False), (11, True)])
def test_that_a_time_counted_from_another_date_is_said(
    story: Story, number: int, is_said: bool
) -> None:
    attack = story.event("attack", "attacked")
    value = read_time("Friday", published=date(2024, 3, number))
    friday = story.span("time", "Friday", value)
    story.tie(attack, "time", friday)
    fault = told(story, attack).get("counted from another date")
    assert (fault is not None) is is_said
    if fault is not None:
        assert "Tuesday 12 March 2024" in fault.sentence
        assert (fault.cell, fault.evidence) == ("date", (friday,))


def test_that_times_that_contradict_are_said(story: Story) -> None:
    attack = complete(story)
    thursday = story.span("time", "Thursday", day(3, 7))
    story.tie(attack, "time", thursday)
    fault = told(story, attack)[checks.DATES]
    assert fault.sentence.startswith("“Friday” and “Thursday” are not the same time")
    assert thursday in fault.evidence


@pytest.mark.parametrize("role", ["target", "victim", "recipient"])
def test_that_an_actor_in_two_roles_is_said(story: Story, role: str) -> None:
    attack = story.event("threat" if role == "recipient" else "attack", "attacked")
    rebels = story.entity("rebels")
    story.tie(attack, "attacker", story.span("organisation", "Rebels", entity=rebels))
    story.tie(attack, role, story.span("organisation", "they", entity=rebels))
    assert told(story, attack)[checks.TWO_ROLES].cell == role


@pytest.mark.parametrize("role", ["source", "claimant"])
def test_that_an_actor_may_tell_of_the_act(story: Story, role: str) -> None:
    attack = complete(story)
    story.tie(attack, role, story.values[1].id)
    assert checks.TWO_ROLES not in told(story, attack)


def test_that_a_filler_of_a_forbidden_type_is_said(story: Story) -> None:
    attack = complete(story)
    time = story.span("time", "Thursday", day(3, 7))
    story.tie(attack, "target", time)
    fault = told(story, attack)[checks.FORBIDDEN_FILLER]
    assert fault.sentence.startswith("Target cannot be filled by Time (“Thursday”)")
    assert fault.evidence == (time, attack)


def test_that_a_role_the_codebook_no_longer_has_is_said(story: Story) -> None:
    attack = complete(story)
    story.tie(attack, "plotter", story.values[1].id)
    fault = told(story, attack)[checks.UNKNOWN_ROLE]
    assert fault.sentence.startswith("The codebook has no role “plotter”, which “Rebels” fills")


def test_that_a_role_of_other_types_is_said(story: Story) -> None:
    bombing = story.event("abduction", "attacked")
    story.tie(bombing, "instrument", story.span("weapon", "raid"))
    assert told(story, bombing)[checks.FORBIDDEN_ROLE].cell == "instrument"


def test_that_a_type_the_codebook_no_longer_has_is_said(story: Story) -> None:
    coup = story.event("coup", "attacked")
    story.tie(coup, "target", story.span("wizard", "they"))
    assert {checks.UNKNOWN_TYPE, checks.FORBIDDEN_FILLER} <= told(story, coup).keys()


def test_that_a_filler_that_is_gone_is_said(story: Story) -> None:
    attack = complete(story)
    story.tie(attack, "target", "nobody")
    scene = story.entry_scene()
    kinds = [fault.kind for fault in faults(scene, row_of(scene, attack))]
    assert kinds == [checks.LOST_FILLER]


@pytest.mark.parametrize("role", ["cause", "part_of"])
def test_that_a_circle_of_events_is_said_at_each_of_them(story: Story, role: str) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    killed = story.event("killing", "killed")
    for one, other in ((attack, raid), (raid, killed), (killed, attack)):
        story.tie(one, role, other)
    outside = story.event("injury", "killed", nth=1)
    story.tie(outside, role, attack)
    for event in (attack, raid, killed):
        assert told(story, event)[checks.CIRCLE].cell == role
    assert checks.CIRCLE not in told(story, outside)


@pytest.mark.parametrize("role", ["cause", "part_of", "same_as"])
def test_that_an_event_told_in_itself_is_said(story: Story, role: str) -> None:
    attack = complete(story)
    story.tie(attack, role, attack)
    assert told(story, attack)[checks.ITSELF].cell == role


def test_that_a_trigger_caused_by_another_of_its_event_is_said(story: Story) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(raid, "same_as", attack)
    story.tie(raid, "part_of", attack)
    assert checks.ITSELF in told(story, attack)


def test_that_a_place_on_no_map_is_said(story: Story) -> None:
    attack = story.event("attack", "attacked")
    dosta = story.span("gpe", "Dosta")
    story.tie(attack, "place", dosta)
    fault = told(story, attack)[checks.PLACE]
    assert fault.sentence.startswith("“Dosta” has no place on the map yet")
    assert fault.evidence == (dosta,)


@pytest.mark.parametrize(
    ("other", "is_fault"), [(at_least(12), True), (at_least(9), False), (exactly(10), True)]
)
def test_that_counts_that_do_not_touch_are_said(
    story: Story, other: Quantity, is_fault: bool
) -> None:
    killed = story.event("killing", "killed")
    story.tie(killed, "casualties", story.span("quantity", "nine", exactly(9)))
    story.tie(killed, "casualties", story.span("quantity", "At least twelve", other))
    found = told(story, killed)
    assert (checks.COUNTS in found) == is_fault
    if is_fault:
        assert "“nine” and “At least twelve”" in found[checks.COUNTS].sentence


@pytest.mark.parametrize(
    ("one", "other", "is_fault"),
    [
        (("nine guards", 9), ("ten guards", 10), True),
        (("nine guards", 9), ("ten people", 10), False),
        (("nine people", 9), ("ten guards", 10), True),
        (("nine guards", 9), ("ten children", 10), False),
    ],
)
def test_that_some_may_be_fewer_than_all_but_never_more(
    one: tuple[str, int], other: tuple[str, int], is_fault: bool
) -> None:
    story = Story(f"Rebels killed {one[0]}. They killed {other[0]}.")
    events = [story.event("killing", "killed", nth=nth) for nth in range(2)]
    story.tie(events[1], "same_as", events[0])
    for event, (words, number) in zip(events, (one, other), strict=True):
        story.tie(event, "victim", story.span("person", words))
        story.span("quantity", words.split()[0], exactly(number))
    assert (checks.COUNTS in told(story, events[0])) == is_fault


def test_that_the_parts_are_never_more_than_the_whole() -> None:
    story = Story("Rebels killed ten people. They killed nine guards. They killed two children.")
    events = [story.event("killing", "killed", nth=nth) for nth in range(3)]
    numbers = (("ten people", 10), ("nine guards", 9), ("two children", 2))
    for event, (words, number) in zip(events, numbers, strict=True):
        story.tie(event, "same_as", events[0])
        story.tie(event, "victim", story.span("person", words))
        story.span("quantity", words.split()[0], exactly(number))
    said = told(story, events[0])[checks.COUNTS].sentence
    assert said.startswith("“ten” and “nine and two” cannot both be the number of killed")


def test_that_bounds_in_the_wrong_order_are_said(story: Story) -> None:
    killed = story.event("killing", "killed")
    story.tie(killed, "casualties", story.span("quantity", "nine", Quantity(9, 5, None)))
    assert told(story, killed)[checks.UPSIDE_DOWN].cell == "killed"


def test_that_a_count_without_what_it_counts_is_said(story: Story) -> None:
    attack = story.event("attack", "attacked")
    nine = story.span("quantity", "nine", exactly(9))
    story.tie(attack, "casualties", nine)
    fault = told(story, attack)[checks.COUNT_OF_WHAT]
    assert "displaced, arrested or abducted" in fault.sentence
    assert fault.evidence == (nine,)


@pytest.mark.parametrize("status", ["claimed", "denied", "contested"])
def test_that_a_claim_of_nobody_is_said(story: Story, status: str) -> None:
    attack = complete(story, {"status": status})
    assert checks.CLAIM in told(story, attack)
    story.tie(attack, "claimant", story.span("organisation", "they"))
    assert checks.CLAIM not in told(story, attack)


BREAKAGES: list[Callable[[Story, str], object]] = [
    lambda story, event: story.tie(event, "nothing", event),
    lambda story, event: story.tie("nobody", "attacker", event),
    lambda story, event: story.tie(event, "time", "nobody"),
    lambda story, event: story.tie(event, "same_as", "nobody"),
    lambda story, event: story.tie(event, "same_as", story.span("person", "they")),
    lambda story, event: story.tie(event, "cause", story.span("person", "they")),
    lambda story, event: story.tie(event, "place", event),
    lambda story, event: story.tie(event, "casualties", event),
]


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_that_nothing_that_is_broken_breaks_the_rows(
    story: Story, breakage: Callable[[Story, str], object]
) -> None:
    attack = complete(story)
    breakage(story, attack)
    scene = story.entry_scene()
    row = row_of(scene, attack)
    assert (row.id, row.date.start) == (attack, date(2024, 3, 8))
    assert all(fault.sentence.endswith(".") for fault in faults(scene, row))
