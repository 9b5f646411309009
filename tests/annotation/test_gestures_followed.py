"""What follows from a gesture beside what it names: counts, twins, entities, verdicts."""

from dataclasses import replace
from datetime import date

import pytest

from annotation.gestures import correct, create, decide, entities, normalise, roles
from annotation.normals import CODER, Normal, Quantity, Time
from annotation.values import Entity, Span, Suggestion
from tests.annotation.desk import Desk, argument, event, place, span

TEXT = "The blast hurt three men in Veld. Others were slain. The Taliban came."


def meaning_of(suggestion: Suggestion, normal: Normal) -> Suggestion:
    assert isinstance(suggestion.value, Span)
    return replace(suggestion, value=replace(suggestion.value, normal=normal))


def counted(desk: Desk, words: str = "three") -> str:
    value = desk.items(words)[0].normal
    assert isinstance(value, Quantity)
    return value.what


def hurt(type_: str, what: str, *, role: str = "casualties", words: str = "three") -> Desk:
    """An event told by “hurt” that three fill, and a killing told by “slain”."""
    first, second = event(type_, "hurt", text=TEXT), event("killing", "slain", text=TEXT)
    three = meaning_of(span("quantity", "three", text=TEXT), Quantity(3, 3, 3, "", what, "words"))
    filler = three if words == "three" else span("person", words, text=TEXT)
    offers = [first, second, three, argument(first, role, filler)]
    desk = Desk([*offers, *([filler] if filler is not three else [])], text=TEXT)
    for each in ("hurt", "slain"):
        desk.do(decide.accept(desk.review, desk.items(each)[0].id, arguments=True))
    return desk


def test_that_a_count_follows_the_type_of_its_event() -> None:
    desk = hurt("killing", "killed")
    assert counted(desk) == "killed"
    desk.do(correct.retype(desk.review, desk.items("hurt")[0].id, "injury"))
    assert counted(desk) == "wounded"
    desk.editor.undo()
    assert counted(desk) == "killed"


def test_that_a_count_follows_from_event_to_event() -> None:
    desk = hurt("injury", "wounded")
    three = desk.items("three")[0].id
    desk.do(roles.fill(desk.review, desk.items("hurt")[0].id, "casualties", three))
    assert counted(desk) == ""
    desk.do(roles.fill(desk.review, desk.items("slain")[0].id, "casualties", three))
    assert counted(desk) == "killed"


def test_that_a_count_of_events_that_count_different_things_says_neither() -> None:
    desk = hurt("injury", "wounded")
    slain, three = desk.items("slain")[0].id, desk.items("three")[0].id
    desk.do(roles.fill(desk.review, slain, "casualties", three, beside=True))
    assert counted(desk) == ""
    desk.do(decide.reject(desk.review, slain))
    assert counted(desk) == "wounded"


def test_that_a_count_that_a_coder_set_follows_nobody() -> None:
    desk = hurt("killing", "killed")
    value = Quantity(3, 4, 3, what="killed", rule=CODER)
    desk.do(normalise.set_normal(desk.review, desk.items("three")[0].id, value))
    desk.do(correct.retype(desk.review, desk.items("hurt")[0].id, "injury"))
    assert desk.items("three")[0].normal == value


def test_that_the_count_within_a_victim_follows_the_victim() -> None:
    desk = hurt("killing", "killed", role="victim", words="three men")
    desk.do(decide.accept(desk.review, desk.items("three")[0].id))
    desk.do(correct.retype(desk.review, desk.items("hurt")[0].id, "injury"))
    assert counted(desk) == "wounded"
    desk.do(decide.reject(desk.review, desk.items("three men")[0].id))
    assert counted(desk) == ""


def test_that_a_suggested_count_takes_what_its_corrected_event_counts() -> None:
    first = event("killing", "hurt", text=TEXT)
    three = meaning_of(
        span("quantity", "three", text=TEXT), Quantity(3, 3, 3, "", "killed", "words")
    )
    desk = Desk([first, three, argument(first, "casualties", three)], text=TEXT)
    desk.do(correct.retype(desk.review, desk.items("hurt")[0].id, "injury"))
    link = desk.review.links_of(desk.items("hurt")[0].id)[0]
    desk.do(decide.accept_link(desk.review, link))
    assert counted(desk) == "wounded"


def test_that_a_count_made_by_hand_follows_too() -> None:
    desk = Desk(text=TEXT)
    hurt_ = desk.do(create.new_event(desk.review, (place("hurt", text=TEXT),), "killing")).focus
    three = desk.do(create.new_span(desk.review, (place("three", text=TEXT),), "quantity")).focus
    assert hurt_ is not None
    assert three is not None
    desk.do(roles.fill(desk.review, hurt_, "casualties", three))
    desk.do(correct.retype(desk.review, hurt_, "injury"))
    assert counted(desk) == "wounded"


TWINS = "About two soldiers died in Veld on Monday. A deadly attack hit the Taliban."
COUNT = Quantity(2, 5, 3, "about", "killed", CODER)
EMIRATE = Entity("emirate", "Islamic Emirate", "organisation")


def twins(type_: str, small: str, large: str) -> Desk:
    make = event if type_ == "attack" else span
    return Desk([make(type_, small, text=TWINS), make(type_, large, text=TWINS)], text=TWINS)


def stretch(desk: Desk, words: str, to: str) -> str:
    return desk.do(
        correct.resize(desk.review, desk.items(words)[0].id, *place(to, text=TWINS))
    ).note


@pytest.mark.parametrize("accepted", [True, False])
def test_that_a_twin_that_is_merged_leaves_the_value_a_coder_gave_it(accepted: bool) -> None:
    desk = twins("quantity", "two", "About two")
    desk.do(normalise.set_normal(desk.review, desk.items("About two")[0].id, COUNT))
    if accepted:
        desk.do(decide.accept(desk.review, desk.items("two")[0].id))
    assert stretch(desk, "two", "About two") == ""
    assert [(i.quote, i.normal) for i in desk.review.items] == [("About two", COUNT)]


def test_that_of_two_values_that_a_coder_set_the_one_dropped_is_told() -> None:
    desk = twins("quantity", "two", "About two")
    other = Quantity(2, 2, 2, rule=CODER)
    desk.do(normalise.set_normal(desk.review, desk.items("About two")[0].id, COUNT))
    desk.do(normalise.set_normal(desk.review, desk.items("two")[0].id, other))
    assert "value" in stretch(desk, "two", "About two")
    assert [i.normal for i in desk.review.items] == [other]


@pytest.mark.parametrize("accepted", [True, False])
def test_that_a_twin_that_is_merged_leaves_whom_it_names(accepted: bool) -> None:
    desk = twins("organisation", "Taliban", "the Taliban")
    desk.do(entities.join(desk.review, desk.items("the Taliban")[0].id, EMIRATE))
    if accepted:
        desk.do(decide.accept(desk.review, desk.items("Taliban")[0].id))
    stretch(desk, "Taliban", "the Taliban")
    assert [(i.quote, i.entity) for i in desk.review.items] == [("the Taliban", "emirate")]


def test_that_of_two_entities_the_one_dropped_is_told() -> None:
    desk = twins("organisation", "Taliban", "the Taliban")
    desk.do(entities.join(desk.review, desk.items("the Taliban")[0].id, EMIRATE))
    front = Entity("front", "Northern Front", "organisation")
    desk.do(entities.join(desk.review, desk.items("Taliban")[0].id, front))
    assert "Islamic Emirate" in stretch(desk, "Taliban", "the Taliban")
    assert [i.entity for i in desk.review.items] == ["front"]


def test_that_a_twin_that_is_merged_leaves_its_attributes() -> None:
    desk = twins("attack", "attack", "deadly attack")
    for words, name, value in (
        ("deadly attack", "status", "claimed"),
        ("deadly attack", "certainty", "unsure"),
        ("attack", "certainty", "sure"),
    ):
        desk.do(correct.set_attribute(desk.review, desk.items(words)[0].id, name, value))
    assert "certainty" in stretch(desk, "attack", "deadly attack")
    assert [i.attributes for i in desk.review.items] == [{"status": "claimed", "certainty": "sure"}]


def proposed(desk_text: str, *ids: str) -> list[Suggestion]:
    """The mentions of the Taliban, each proposed by another source as a row of its own."""
    offers = [span("organisation", "Taliban", n, text=desk_text) for n in range(len(ids))]
    rows = [Entity(id_, "Taliban", "organisation") for id_ in ids]
    return [
        replace(offer, entity=row, source=row.id) for offer, row in zip(offers, rows, strict=True)
    ]


def test_that_proposals_of_one_name_in_one_edit_make_one_row() -> None:
    text = "The Taliban came. Later the Taliban left."
    desk = Desk(proposed(text, "one", "other"), text=text)
    desk.do(decide.accept_pending(desk.review))
    assert [row.id for row in desk.layer.register.all()] == ["one"]
    assert {i.entity for i in desk.items("Taliban")} == {"one"}


@pytest.mark.parametrize(("type_", "left"), [("time", ""), ("weapon", ""), ("group", "emirate")])
def test_that_another_kind_of_thing_names_nobody_that_it_cannot(type_: str, left: str) -> None:
    desk = twins("organisation", "Taliban", "the Taliban")
    taliban = desk.items("the Taliban")[0].id
    mention = desk.do(entities.join(desk.review, taliban, EMIRATE)).focus or ""
    draft = desk.do(correct.retype(desk.review, mention, type_))
    value = desk.layer.span(mention)
    assert isinstance(value, Span)
    assert (value.entity, "Islamic Emirate" in draft.note) == (left, not left)
    desk.editor.undo()
    assert desk.items("the Taliban")[0].entity == "emirate"


def monday(value: str) -> Time:
    day = date.fromisoformat(value)
    return Time(value, start=day, end=day, precision="day", rule="weekday", basis="so")


def verdicts(desk: Desk) -> list[str]:
    return sorted(decision.verdict for decision in desk.layer.decisions.values())


def test_that_a_value_that_is_corrected_is_a_correction() -> None:
    offer = meaning_of(span("time", "Monday", text=TWINS), monday("2024-03-04"))
    desk = Desk([offer], text=TWINS)
    desk.do(normalise.set_normal(desk.review, offer.id, monday("2024-03-04")))
    assert verdicts(desk) == ["accepted"]
    held = desk.items("Monday")[0].id
    desk.do(normalise.set_normal(desk.review, held, monday("2024-03-11")))
    assert verdicts(desk) == ["corrected"]
    assert desk.items("Monday")[0].decision == "corrected"
    desk.editor.undo()
    assert verdicts(desk) == ["accepted"]
    desk.do(normalise.set_normal(desk.review, held, None))
    assert verdicts(desk) == ["corrected"]


def test_that_a_mention_that_names_another_is_a_correction() -> None:
    offers = proposed(TWINS, "one")
    desk = Desk(offers, text=TWINS)
    desk.do(decide.accept(desk.review, offers[0].id))
    assert verdicts(desk) == ["accepted"]
    held = desk.items("Taliban")[0].id
    desk.do(entities.join(desk.review, held, EMIRATE))
    assert verdicts(desk) == ["corrected"]
    row = desk.layer.register.get("one")
    assert row is not None
    desk.do(entities.join(desk.review, held, row))
    assert verdicts(desk) == ["accepted"]


def test_that_what_the_machine_reads_anew_is_no_correction() -> None:
    desk = hurt("killing", "killed")
    desk.do(correct.retype(desk.review, desk.items("hurt")[0].id, "injury"))
    assert [i.decision for i in desk.items("three")] == ["accepted"]


def test_that_a_type_that_is_set_back_is_accepted_though_its_run_is_gone() -> None:
    desk = twins("organisation", "Taliban", "the Taliban")
    desk.do(decide.accept(desk.review, desk.items("Taliban")[0].id))
    held = desk.items("Taliban")[0].id
    desk.review.replace_suggestions([])
    for type_, verdict in (("group", "corrected"), ("organisation", "accepted")):
        desk.do(correct.retype(desk.review, held, type_))
        assert verdicts(desk) == [verdict]
