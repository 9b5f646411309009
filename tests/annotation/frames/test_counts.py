"""How many came to harm: bounds, sums, sides, and nothing that nobody said."""

import pytest

from annotation.frames.checks import faults
from annotation.frames.values import CountCell
from annotation.normals import Quantity
from tests.annotation.frames.story import Story, at_least, exactly

TEXT = (
    "Rebels attacked Dosta and killed five soldiers and three civilians. Doctors spoke of nine"
    " deaths, including two guards. At least seven died, the army said, but Rebels said 20."
    " None was hurt."
)


@pytest.fixture
def story() -> Story:
    return Story(TEXT)


def bounds(cell: CountCell) -> tuple[int | None, int | None, int | None]:
    return cell.low, cell.high, cell.best


def test_that_unknown_is_blank(story: Story) -> None:
    killed = story.event("killing", "killed")
    story.tie(killed, "victim", story.span("person", "five soldiers"))
    row = story.row(killed)
    assert row.counts == {}
    assert not row.count("killed").is_known


def test_that_a_number_inside_of_the_victims_counts(story: Story) -> None:
    killed = story.event("killing", "killed")
    story.tie(killed, "victim", story.span("person", "five soldiers"))
    five = story.span("quantity", "five", exactly(5))
    cell = story.row(killed).count("killed")
    assert (bounds(cell), cell.text, cell.evidence) == ((5, 5, 5), "five", (five,))


def test_that_a_number_is_not_counted_twice(story: Story) -> None:
    killed, attack = story.event("killing", "killed"), story.event("attack", "attacked")
    five = story.span("quantity", "five", exactly(5, "killed"))
    soldiers = story.span("person", "five soldiers")
    story.tie(killed, "cause", attack)
    for event in (killed, attack):
        story.tie(event, "victim", soldiers)
        story.tie(event, "casualties", five)
    assert bounds(story.row(attack).count("killed")) == (5, 5, 5)


def test_that_numbers_of_one_sentence_add_up(story: Story) -> None:
    killed = story.event("killing", "killed")
    for words, number in (("five", 5), ("three", 3)):
        story.span("quantity", words, exactly(number))
    story.tie(killed, "victim", story.span("person", "five soldiers"))
    story.tie(killed, "victim", story.span("person", "three civilians"))
    cell = story.row(killed).count("killed")
    assert (bounds(cell), cell.text) == ((8, 8, 8), "five and three")


def test_that_a_bound_makes_the_sum_a_bound(story: Story) -> None:
    killed = story.event("killing", "killed")
    story.tie(killed, "casualties", story.span("quantity", "five", at_least(5)))
    story.tie(killed, "casualties", story.span("quantity", "three", exactly(3)))
    cell = story.row(killed).count("killed")
    assert (bounds(cell), cell.modifier) == ((8, None, None), "")


def test_that_numbers_of_different_sentences_are_reports_of_the_same(story: Story) -> None:
    killed = story.event("killing", "killed")
    story.tie(killed, "casualties", story.span("quantity", "nine", exactly(9)))
    story.tie(killed, "casualties", story.span("quantity", "At least seven", at_least(7)))
    cell = story.row(killed).count("killed")
    assert (bounds(cell), cell.text) == ((7, 9, 9), "nine; At least seven")


def test_that_a_part_of_a_number_is_not_added_to_it(story: Story) -> None:
    killed = story.event("killing", "killed")
    story.tie(killed, "casualties", story.span("quantity", "nine", exactly(9)))
    story.tie(killed, "casualties", story.span("quantity", "two", exactly(2)))
    assert bounds(story.row(killed).count("killed")) == (9, 9, 9)


def test_that_the_other_partys_number_is_not_added(story: Story) -> None:
    killed = story.event("killing", "killed")
    story.tie(killed, "casualties", story.span("quantity", "At least seven", at_least(7)))
    story.tie(killed, "casualties", story.span("quantity", "20", exactly(20)))
    assert bounds(story.row(killed).count("killed")) == (7, 20, 20)


def test_that_best_stands_only_where_the_reports_agree(story: Story) -> None:
    killed = story.event("killing", "killed")
    story.tie(killed, "casualties", story.span("quantity", "nine", exactly(9)))
    story.tie(killed, "casualties", story.span("quantity", "five", exactly(5)))
    assert bounds(story.row(killed).count("killed")) == (5, 9, None)


def test_that_the_number_says_what_it_counts_before_the_event_does(story: Story) -> None:
    attack = story.event("attack", "attacked")
    story.tie(attack, "casualties", story.span("quantity", "five", exactly(5, "wounded")))
    story.tie(attack, "casualties", story.span("quantity", "nine", exactly(9)))
    assert {what: bounds(c) for what, c in story.row(attack).counts.items()} == {
        "wounded": (5, 5, 5)
    }


def test_that_deaths_are_told_in_the_row_of_their_cause(story: Story) -> None:
    attack, killed = story.event("attack", "attacked"), story.event("killing", "killed")
    story.tie(killed, "cause", attack)
    story.tie(killed, "casualties", story.span("quantity", "five", exactly(5)))
    rows = story.rows()
    assert bounds(rows[attack].count("killed")) == bounds(rows[killed].count("killed")) == (5, 5, 5)


@pytest.mark.parametrize(
    "attributes", [{"genericity": "aggregate"}, {"modality": "planned"}, {"codable": "no"}]
)
def test_that_a_total_or_a_plan_is_no_death_of_the_row(
    story: Story, attributes: dict[str, str]
) -> None:
    attack = story.event("attack", "attacked")
    killed = story.event("killing", "killed", attributes)
    story.tie(killed, "cause", attack)
    story.tie(killed, "casualties", story.span("quantity", "five", exactly(5)))
    assert story.row(attack).counts == {}


def test_that_none_is_nought_also_where_it_is_negated(story: Story) -> None:
    attack = story.event("attack", "attacked")
    hurt = story.event("injury", "hurt", {"polarity": "negative"})
    story.tie(hurt, "cause", attack)
    story.tie(hurt, "victim", story.span("quantity", "None", Quantity(0, 0, 0, "none")))
    cell = story.row(attack).count("wounded")
    assert (bounds(cell), cell.modifier, cell.is_known) == ((0, 0, 0), "none", True)


def test_that_many_is_known_by_its_words_alone(story: Story) -> None:
    killed = story.event("killing", "killed")
    many = story.span("quantity", "five", Quantity(modifier="unknown"))
    story.tie(killed, "casualties", many)
    cell = story.row(killed).count("killed")
    assert (bounds(cell), cell.text, cell.is_known) == ((None, None, None), "five", False)


@pytest.mark.parametrize(
    ("victims", "kind", "actor", "side"),
    [
        ("army", "state_forces", "rebels", "b"),
        ("rebels", "rebel", "rebels", "a"),
        ("people", "civilians", "rebels", "civilian"),
        ("somebody", "", "rebels", "b"),
        ("army", "state_forces", "", ""),
        ("observers", "international", "rebels", "b"),
    ],
)
def test_that_the_side_is_whose_the_victims_are(
    story: Story, victims: str, kind: str, actor: str, side: str
) -> None:
    killed = story.event("killing", "killed")
    if actor:
        rebels = story.span("organisation", "Rebels", entity=story.entity(actor, "rebel"))
        story.tie(killed, "attacker", rebels)
    whom = story.entity(victims, kind)
    story.tie(killed, "victim", story.span("person", "five soldiers", entity=whom))
    story.span("quantity", "five", exactly(5))
    assert story.row(killed).count("killed").side == side


def test_that_victims_of_two_sides_have_no_side(story: Story) -> None:
    killed = story.event("killing", "killed")
    rebels = story.span("organisation", "Rebels", entity=story.entity("rebels", "rebel"))
    story.tie(killed, "attacker", rebels)
    for words, number, kind in (("five", 5, "state_forces"), ("three", 3, "civilians")):
        phrase = f"{words} {'soldiers' if number > 3 else 'civilians'}"
        story.span("quantity", words, exactly(number))
        story.tie(killed, "victim", story.span("person", phrase, entity=story.entity(kind, kind)))
    cell = story.row(killed).count("killed")
    assert (bounds(cell), cell.side) == ((8, 8, 8), "")


def row_of_sides(
    victims: str, actors: dict[str, str], target: tuple[str, str] | None, type_: str = "attack"
) -> CountCell:
    """Return the deaths of `5 victims` in an event of these actors, each with its kind."""
    names = (*actors, *(target[:1] if target else ()))
    story = Story(f"{', '.join(names)} met; the fight left 5 {victims} dead.")
    event, killed = story.event(type_, "fight"), story.event("killing", "dead")
    for role, each in (*(("attacker", a) for a in actors.items()), ("target", target)):
        if each is not None:
            entity = story.entity(each[0], each[1]) if each[1] else ""
            story.tie(event, role, story.span("organisation", each[0], entity=entity))
    story.tie(killed, "cause", event)
    story.tie(killed, "victim", story.span("person", f"5 {victims}"))
    story.span("quantity", "5", exactly(5))
    return story.row(event).count("killed")


FRONT, ARMY, CABINET = {"Front": "rebel"}, {"Army": "state_forces"}, {"Cabinet": "government"}


@pytest.mark.parametrize(
    ("victims", "actors", "target", "side"),
    [
        ("Afghan soldiers", FRONT, None, "b"),
        ("soldiers", {"Gunmen": ""}, None, "b"),
        ("militants", ARMY, None, "b"),
        ("civilians", ARMY, None, "civilian"),
        ("aid workers", {}, None, "civilian"),
        ("people", FRONT, None, ""),
        ("others", FRONT, ("Army", "state_forces"), ""),
        ("soldiers", {}, None, ""),
        ("soldiers", {"Strangers": ""}, None, ""),
        ("soldiers", {"Strangers": ""}, ("Army", "state_forces"), "b"),
        ("insurgents", FRONT, ("Army", "state_forces"), "a"),
        ("insurgents", FRONT, ("troops", ""), "a"),
        ("soldiers", ARMY, None, ""),
        ("soldiers", ARMY, ("Guard", "state_forces"), ""),
        ("soldiers", ARMY | FRONT, None, ""),
        ("insurgents", FRONT, None, ""),
        ("policemen", CABINET, ("Front", "rebel"), "a"),
    ],
)
def test_that_words_tell_the_side_unless_both_could_be(
    victims: str, actors: dict[str, str], target: tuple[str, str] | None, side: str
) -> None:
    assert row_of_sides(victims, actors, target).side == side


@pytest.mark.parametrize(
    ("victims", "actors", "side"),
    [
        ("soldiers", ARMY | FRONT, "a"),
        ("insurgents", ARMY | FRONT, "b"),
        ("soldiers", FRONT | ARMY, "b"),
        ("soldiers", CABINET | ARMY | FRONT, "a"),
        ("soldiers", {"Army": "state_forces", "Guard": "foreign_forces"}, ""),
        ("villagers", ARMY | FRONT, "civilian"),
    ],
)
def test_that_the_two_who_clash_are_the_two_sides(
    victims: str, actors: dict[str, str], side: str
) -> None:
    assert row_of_sides(victims, actors, None, "armed_clash").side == side


def told_apart(*said: tuple[str, Quantity]) -> CountCell:
    """Return the deaths of an attack that one sentence each tells of, all killings of their own."""
    sentences = " ".join(f"It killed {words} there." for words, _ in said)
    story = Story(f"Rebels attacked. {sentences}")
    attack = story.event("attack", "attacked")
    for nth, (words, quantity) in enumerate(said):
        killed = story.event("killing", "killed", nth=nth)
        story.tie(killed, "cause", attack)
        story.tie(killed, "victim", story.span("person", words))
        story.span("quantity", words.rsplit(" ", 1)[0], quantity)
    return story.row(attack).count("killed")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((("nine soldiers", exactly(9)), ("two civilians", exactly(2))), (11, 11, 11)),
        ((("nine soldiers", exactly(9)), ("two policemen", exactly(2))), (11, 11, 11)),
        ((("nine soldiers", exactly(9)), ("eight troops", exactly(8))), (8, 9, None)),
        ((("nine soldiers", exactly(9)), ("two others", exactly(2))), (2, 9, None)),
        ((("ten people", exactly(10)), ("ten soldiers", exactly(10))), (10, 10, 10)),
        (
            (("nine soldiers", exactly(9)), ("at least two civilians", at_least(2))),
            (11, None, None),
        ),
        (
            (
                ("ten people", exactly(10)),
                ("seven soldiers", exactly(7)),
                ("three civilians", exactly(3)),
            ),
            (10, 10, 10),
        ),
        (
            (
                ("nine soldiers", exactly(9)),
                ("six soldiers", exactly(6)),
                ("two civilians", exactly(2)),
            ),
            (8, 11, None),
        ),
        (
            (
                ("nine soldiers", exactly(9)),
                ("two policemen", exactly(2)),
                ("eleven guards", exactly(11)),
            ),
            (2, 11, None),
        ),
    ],
)
def test_that_different_victims_add_up_across_sentences(
    said: tuple[tuple[str, Quantity], ...], expected: tuple[int | None, int | None, int | None]
) -> None:
    assert bounds(told_apart(*said)) == expected


def told_by(text: str, *victims: str) -> tuple[Story, str]:
    """Return a killing of which a text tells with these victims, each `number people`."""
    story = Story(text)
    killed = story.event("killing", "killed")
    for at, words in enumerate(victims):
        story.tie(killed, "victim", story.span("person", words))
        nth = [each.split(" ")[0] for each in victims[:at]].count(words.split(" ")[0])
        number = {"five": 5, "two": 2, "nine": 9, "four": 4, "six": 6}[words.split(" ")[0]]
        story.span("quantity", words.split(" ")[0], exactly(number), nth=nth)
    return story, killed


MILITANTS, CIVILIANS = "five militants", "five civilians"


@pytest.mark.parametrize(
    "text",
    [
        "Troops killed five militants, the army said. Elders said that five civilians were shot.",
        "Troops killed five militants, the army said, but villagers said five civilians were shot.",
        "Troops killed five militants. Elders said that five civilians were shot.",
        "Troops killed five militants, said the army. It was five civilians, by others.",
        "According to troops, they killed five militants. Witnesses reported five civilians dead.",
        "On Monday troops killed five militants, he claimed. It was five civilians, elders said.",
    ],
)
def test_that_the_dead_of_two_speakers_are_counted_once(text: str) -> None:
    story, killed = told_by(text, MILITANTS, CIVILIANS)
    row, scene = story.row(killed), story.scene()
    assert bounds(row.count("killed")) == (5, 5, 5)
    found = [fault for fault in faults(scene, row) if fault.kind == "contested victims"]
    assert [fault.cell for fault in found] == ["killed"]
    assert "“five militants” and “five civilians”" in found[0].sentence


def test_that_two_speakers_agree_on_nothing_but_the_bounds() -> None:
    text = "They killed nine soldiers, the Front said. The army said four guards died."
    story, killed = told_by(text, "nine soldiers", "four guards")
    assert bounds(story.row(killed).count("killed")) == (4, 9, None)


@pytest.mark.parametrize(
    "text",
    [
        "They killed nine soldiers, police said. The police said that two civilians were shot.",
        "They killed nine soldiers, police said. They said two civilians were shot.",
        "They killed nine soldiers, said police. Also two civilians were shot, elders said.",
        "They killed nine soldiers, while two civilians were shot.",
        "They killed nine soldiers, police said, and another two civilians.",
        "They killed nine soldiers on Monday. On Tuesday two civilians died.",
    ],
)
def test_that_one_speaker_adds_up(text: str) -> None:
    story, killed = told_by(text, "nine soldiers", "two civilians")
    row = story.row(killed)
    assert bounds(row.count("killed")) == (11, 11, 11)
    assert "contested victims" not in {fault.kind for fault in faults(story.scene(), row)}


@pytest.mark.parametrize("role", ["source", "claimant"])
def test_that_sources_are_speakers_without_a_word_of_speech(role: str) -> None:
    text = "The army put it so: they killed five militants. For the Front it was five civilians."
    story, killed = told_by(text, MILITANTS, CIVILIANS)
    for words in ("The army", "the Front"):
        story.tie(killed, role, story.span("organisation", words))
    assert bounds(story.row(killed).count("killed")) == (5, 5, 5)


def test_that_triggers_of_different_claimants_are_two_reports() -> None:
    text = "They killed five militants. The attack: five civilians. The army; the Front."
    story, killed = told_by(text, MILITANTS)
    other = story.event("killing", "attack")
    story.tie(other, "same_as", killed)
    story.tie(other, "victim", story.span("person", CIVILIANS))
    story.span("quantity", "five", exactly(5), nth=1)
    for event, words in ((killed, "The army"), (other, "the Front")):
        story.tie(event, "claimant", story.span("organisation", words))
    assert bounds(story.row(killed).count("killed")) == (5, 5, 5)


def test_that_what_one_speaker_adds_up_is_one_report_beside_anothers() -> None:
    text = "They killed six soldiers and two civilians. The army said that nine soldiers died."
    story, killed = told_by(text, "six soldiers", "two civilians", "nine soldiers")
    assert bounds(story.row(killed).count("killed")) == (8, 9, None)


BETWEEN = Quantity(10, 12, None, "between")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Quantity(None, 29, None, "nearly"), at_least(40), (None, None, None)),
        (Quantity(None, 29, None, "nearly"), BETWEEN, (10, 29, None)),
        (at_least(40), BETWEEN, (10, 12, None)),
        (Quantity(None, 29, 30), at_least(40), (None, None, 30)),
        (Quantity(None, None, 30, "about"), at_least(40), (40, None, None)),
        (Quantity(9, 5), Quantity(6, 8), (6, 8, None)),
        (Quantity(9, 5), at_least(7), (None, None, None)),
    ],
)
def test_that_the_lowest_is_never_above_the_highest(
    story: Story,
    one: Quantity,
    other: Quantity,
    expected: tuple[int | None, int | None, int | None],
) -> None:
    killed = story.event("killing", "killed")
    story.tie(killed, "casualties", story.span("quantity", "nine", one))
    story.tie(killed, "casualties", story.span("quantity", "five", other))
    assert bounds(story.row(killed).count("killed")) == expected


def test_that_who_was_abducted_is_counted(story: Story) -> None:
    taken = story.event("abduction", "attacked")
    story.tie(taken, "victim", story.span("person", "three civilians"))
    story.span("quantity", "three", exactly(3))
    row = story.row(taken)
    assert (bounds(row.count("abducted")), row.whole, row.codable) == ((3, 3, 3), "", True)
    assert row.count("abducted").side == "civilian"


@pytest.mark.parametrize(
    ("said", "number", "other", "expected"),
    [
        ("two drivers and a doctor", "two", "doctor", (3, 3, 3)),
        ("two drivers and a doctor", "two", "a doctor", (3, 3, 3)),
        ("a doctor and two drivers", "two", "doctor", (3, 3, 3)),
        ("two drivers and the guards", "two", "guards", (2, None, None)),
        ("two drivers, including a doctor", "two", "doctor", (2, 2, 2)),
        ("two drivers in the bus of a doctor", "two", "doctor", (2, 2, 2)),
    ],
)
def test_that_who_stands_beside_a_number_counts_too(
    said: str, number: str, other: str, expected: tuple[int | None, int | None, int | None]
) -> None:
    story = Story(f"Rebels abducted {said} on Monday.")
    taken = story.event("abduction", "abducted")
    story.tie(taken, "victim", story.span("person", "two drivers"))
    story.tie(taken, "victim", story.span("person", other))
    story.span("quantity", number, exactly(2))
    assert bounds(story.row(taken).count("abducted")) == expected
