"""What an article shows once the memory was asked."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest

from annotation.codebook_reader import read_codebook
from annotation.learning.memory import MEMORY, Cue, Rule, Stance
from annotation.learning.places import settled_places
from annotation.learning.recall import recall
from annotation.learning.showing import sure_enough
from annotation.learning.table import Memory
from annotation.values import Argument, Document, Event, Facts, Span, Suggestion, Zone
from tests.annotation.desk import Desk, argument, event, span

if TYPE_CHECKING:
    from annotation.learning.lessons import Lesson

TEXT = (
    "Troops left Lashkar Gah on Monday, Reuters said. A blast in Lashkar\nGah killed two.\n\n"
    "LASHKAR GAH fell, Reuters reports. Photo: Lashkar Gah Press\n"
)
BOOK = read_codebook("conflict")


def document(text: str = TEXT) -> Document:
    credit = text.find("Photo:")
    zones = (Zone("credit", credit, len(text)),) if credit >= 0 else ()
    return Document("doc", text, "", "a.txt", Facts("doc", zones=zones))


def memory(*said: tuple[str, str, int, int], rules: Iterable[Rule] = ()) -> Memory:
    """A memory of spans: string, type, accepted, rejected; beside words that stand nowhere."""
    rows: list[tuple[Cue, Lesson]] = [
        (Cue("span", string, type_, "qq\tzz"), (accepted, rejected))
        for string, type_, accepted, rejected in said
    ]
    return Memory(rows, rules)


def shown(
    found: Iterable[Suggestion],
) -> list[tuple[str, str, str]]:
    """Words, type and source of mentions and events, in reading order."""
    values = [(s.value, s.source) for s in found if not isinstance(s.value, Argument)]
    ordered = sorted(values, key=lambda each: each[0].fragments)
    return [(value.quote, value.type, source) for value, source in ordered]


def at(type_: str, words: str, nth: int = 0, text: str = TEXT) -> Suggestion:
    return span(type_, words, nth, text=text)


def test_that_a_confirmed_name_is_found_wherever_it_stands() -> None:
    known = memory(("Lashkar Gah", "gpe", 1, 0))
    found = recall(known, document(), (), BOOK)
    assert shown(found) == [
        ("Lashkar Gah", "gpe", MEMORY),
        ("Lashkar\nGah", "gpe", MEMORY),
        ("LASHKAR GAH", "gpe", MEMORY),
    ]
    assert all(TEXT[slice(*s.value.fragments[0])] == s.value.quote for s in found)  # type: ignore[union-attr]


def test_that_the_same_is_proposed_under_the_same_id_each_time() -> None:
    known = memory(("Lashkar Gah", "gpe", 1, 0))
    first = recall(known, document(), (), BOOK)
    known.learn({Cue("span", "Orlo", "gpe"): (1, 0)})
    again = recall(known, document(), (), BOOK)
    assert [s.id for s in first] == [s.id for s in again]
    assert len({s.id for s in first}) == len(first)


def test_that_a_name_with_another_type_gets_the_confirmed_one_and_its_arguments_follow() -> None:
    fell = event("territory_taken", "fell", text=TEXT)
    wrong = at("person", "LASHKAR GAH")
    role = argument(fell, "target", wrong)
    known = memory(("Lashkar Gah", "gpe", 1, 0), ("Lashkar Gah", "person", 0, 1))
    found = recall(known, document(), (wrong, fell, role), BOOK)
    new = next(s for s in found if isinstance(s.value, Span) and s.value.quote == "LASHKAR GAH")
    assert (new.value.type, new.source) == ("gpe", MEMORY)  # type: ignore[union-attr]
    (link,) = [s.value for s in found if isinstance(s.value, Argument)]
    assert (link.id, link.event, link.target) == (role.id, fell.id, new.id)


def test_that_a_role_that_the_new_type_cannot_fill_goes() -> None:
    killed = event("killing", "killed", text=TEXT)
    wrong = at("gpe", "Reuters")
    role = argument(killed, "place", wrong)
    known = memory(("Reuters", "organisation", 2, 0), ("Reuters", "gpe", 0, 1))
    found = recall(known, document(), (wrong, killed, role), BOOK)
    assert [s for s in found if isinstance(s.value, Argument)] == []
    assert ("Reuters", "organisation", MEMORY) in shown(found)


def test_that_what_was_rejected_twice_is_withheld_with_its_arguments() -> None:
    killed, reuters = event("killing", "killed", text=TEXT), at("organisation", "Reuters")
    role = argument(killed, "attacker", reuters)
    known = memory(("Reuters", "organisation", 0, 2))
    assert recall(known, document(), (reuters, killed, role), BOOK) == (killed,)


def test_that_what_was_rejected_once_goes_in_like_context_only() -> None:
    both = (at("organisation", "Reuters"), at("organisation", "Reuters", 1))
    known = Memory([(Cue("span", "Reuters", "organisation", "monday\tsaid"), (0, 1))])
    assert recall(known, document(), both, BOOK) == both[1:]


@pytest.mark.parametrize("stance", list(Stance))
def test_that_a_rule_says_what_happens(stance: Stance) -> None:
    rule = Rule("span", "Reuters", "organisation", stance, "ada")
    one = at("organisation", "Reuters")
    found = recall(memory(rules=[rule]), document(), (one,), BOOK)
    expected = {Stance.PROPOSE: 2, Stance.SILENT: 1, Stance.WITHHOLD: 0}
    assert len(found) == expected[stance]


def test_that_a_remembered_name_takes_the_place_of_a_part_of_it() -> None:
    part = at("person", "Lashkar")
    found = recall(memory(("Lashkar Gah", "gpe", 1, 0)), document(), (part,), BOOK)
    assert shown(found)[0] == ("Lashkar Gah", "gpe", MEMORY)
    assert part not in found


def test_that_a_part_that_was_confirmed_as_such_stays_inside() -> None:
    part = at("person", "Lashkar")
    known = memory(("Lashkar Gah", "gpe", 1, 0), ("Lashkar", "person", 1, 0))
    assert part in recall(known, document(), (part,), BOOK)


def test_that_nothing_is_proposed_inside_a_longer_name() -> None:
    longer = at("organisation", "left Lashkar Gah")
    found = recall(memory(("Lashkar Gah", "gpe", 1, 0)), document(), (longer,), BOOK)
    assert shown(found)[0] == ("left Lashkar Gah", "organisation", "model")
    assert len(found) == 3


def test_that_a_longer_one_that_was_rejected_gives_way() -> None:
    longer = at("gpe", "left Lashkar Gah")
    known = memory(("Lashkar Gah", "gpe", 1, 0), ("left Lashkar Gah", "gpe", 0, 1))
    found = recall(known, document(), (longer,), BOOK)
    assert shown(found)[0] == ("Lashkar Gah", "gpe", MEMORY)


def test_that_a_comma_parts_two_names() -> None:
    text = "In Varok, Reka spoke."
    longer = span("organisation", "Varok, Reka", text=text)
    found = recall(memory(("Varok", "gpe", 3, 0)), document(text), (longer,), BOOK)
    assert shown(found) == [("Varok", "gpe", MEMORY)]


def test_that_what_is_too_unsure_to_be_shown_is_proposed_by_the_memory() -> None:
    weak = span("gpe", "Lashkar Gah", score=0.2, text=TEXT)
    known = memory(("Lashkar Gah", "gpe", 3, 0))
    found = recall(known, document(), (weak,), BOOK, least=0.4)
    assert shown(sure_enough(found, 0.4))[0] == ("Lashkar Gah", "gpe", MEMORY)
    assert weak not in found
    assert weak in recall(known, document(), (weak,), BOOK)


def test_that_times_and_quantities_are_withheld_but_never_proposed() -> None:
    known = memory(("Monday", "time", 5, 0), ("two", "quantity", 0, 2))
    two = at("quantity", "two")
    assert recall(known, document(), (two,), BOOK) == ()


def test_that_a_trigger_is_known_in_any_case() -> None:
    known = Memory([(Cue("event", "blast", "bombing", "qq\tzz"), (1, 0))])
    found = recall(known, document("A Blast. The BLAST."), (), BOOK)
    assert shown(found) == [("Blast", "bombing", MEMORY), ("BLAST", "bombing", MEMORY)]
    assert all(isinstance(each.value, Event) for each in found)


def test_that_an_event_of_another_type_keeps_what_fits_it() -> None:
    text = "Rebels shelled Varok."
    shelled, rebels = event("attack", "shelled", text=text), span("group", "Rebels", text=text)
    role = argument(shelled, "attacker", rebels)
    known = Memory(
        [
            (Cue("event", "shelled", "shelling", "qq\tzz"), (1, 0)),
            (Cue("event", "shelled", "attack", "qq\tzz"), (0, 1)),
        ]
    )
    found = recall(known, document(text), (shelled, rebels, role), BOOK)
    assert ("shelled", "shelling", MEMORY) in shown(found)
    assert [s.value.role for s in found if isinstance(s.value, Argument)] == ["attacker"]


def test_that_a_type_that_the_codebook_lost_is_not_proposed() -> None:
    assert recall(memory(("Reuters", "gone", 5, 0)), document(), (), BOOK) == ()


def test_that_what_a_coder_decided_is_left_alone() -> None:
    desk = Desk([span("person", "Taliban", 0)])
    from annotation.gestures import correct

    desk.do(correct.retype(desk.review, desk.items("Taliban")[0].id, "organisation"))
    known = memory(("Taliban", "group", 9, 0), ("Taliban", "person", 0, 9))
    found = recall(
        known, desk.layer.document, desk.suggestions, BOOK, settled=settled_places(desk.layer)
    )
    assert desk.suggestions[0] in found
    places = {s.value.fragments for s in found if isinstance(s.value, Span) and s.source == MEMORY}
    assert desk.suggestions[0].value.fragments not in places  # type: ignore[union-attr]
    assert places


def test_that_words_are_whole() -> None:
    known = memory(("Varok", "gpe", 1, 0), ("Rebels", "group", 1, 0))
    assert recall(known, document("Varokian Rebels2 xRebels Varok-based"), (), BOOK) != ()
    found = recall(known, document("Varokian Rebels2 xRebels"), (), BOOK)
    assert found == ()


def test_that_letters_whose_small_form_is_two_do_not_shift_anything() -> None:
    known = Memory([(Cue("event", "blast", "bombing"), (1, 0))])
    text = "İzmir 😀: İ. blast"
    (found,) = recall(known, document(text), (), BOOK)
    assert isinstance(found.value, Event)
    assert text[slice(*found.value.fragments[0])] == "blast"
