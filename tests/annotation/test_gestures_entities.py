"""Mentions and the rows of the actor register: joined, split, corrected, merged, undone."""

from dataclasses import replace

import pytest

from annotation.editor import Editor
from annotation.gestures import create, decide, entities, repeat
from annotation.layer import Layer
from annotation.register import Register
from annotation.review import Item, Review
from annotation.values import Edit, Entity, Span, Suggestion
from tests.annotation.desk import Desk, make_document, place, span

TALIBAN = Entity("e1", "Islamic Emirate", "organisation", "rebel")
ARMY = Entity("e2", "Veld Army", "organisation", "state_forces")


def proposing(words: str, entity: Entity, nth: int = 0) -> Suggestion:
    return replace(span("organisation", words, nth), entity=entity)


def make(desk: Desk, words: str, nth: int = 0, type_: str = "organisation") -> str:
    return desk.do(create.new_span(desk.review, (place(words, nth),), type_)).focus or ""


def entity_id(desk: Desk, id_: str) -> str:
    value = desk.layer.span(id_)
    assert isinstance(value, Span)
    return value.entity


def item(desk: Desk, id_: str) -> Item:
    found = desk.review.item(id_)
    assert found is not None
    return found


def test_that_a_proper_name_becomes_an_alias_and_a_nominal_does_not() -> None:
    desk = Desk()
    name, nominal = make(desk, "The Taliban"), make(desk, "army")
    draft = desk.do(entities.join(desk.review, name, TALIBAN))
    desk.do(entities.join(desk.review, nominal, TALIBAN))
    assert desk.layer.register.all() == [replace(TALIBAN, aliases=("Taliban",))]
    assert "alias" in draft.note
    assert entity_id(desk, name) == entity_id(desk, nominal) == TALIBAN.id
    for _ in range(2):
        desk.editor.undo()
    assert (desk.layer.register.held(), entity_id(desk, name)) == ([], "")


def test_that_joining_a_suggestion_accepts_it_without_the_entity_it_proposed() -> None:
    offer = proposing("Taliban", Entity("p", "Taliban", "organisation"))
    desk = Desk([offer])
    draft = desk.do(entities.join(desk.review, offer.id, TALIBAN))
    assert entity_id(desk, draft.focus or "") == TALIBAN.id
    assert [entity.id for entity in desk.layer.register.held()] == [TALIBAN.id]
    assert [decision.verdict for decision in desk.layer.decisions.values()] == ["corrected"]


def test_that_joining_everywhere_reaches_every_mention_of_the_name_in_one_edit() -> None:
    desk = Desk([span("organisation", "Taliban", n) for n in range(3)])
    first = make(desk, "Taliban", 3)
    before = len(desk.edits)
    desk.do(entities.join(desk.review, first, TALIBAN, everywhere=True))
    assert {entity_id(desk, i.id) for i in desk.items("Taliban")} == {TALIBAN.id}
    assert len(desk.edits) == before + 1
    desk.editor.undo()
    assert len(desk.layer.annotations) == 1


def test_that_a_split_name_is_an_entity_of_its_own_and_a_split_nominal_is_nobody() -> None:
    desk = Desk()
    name, nominal = make(desk, "Taliban"), make(desk, "army")
    for id_ in (name, nominal):
        desk.do(entities.join(desk.review, id_, TALIBAN))
    draft = desk.do(entities.split(desk.review, name))
    desk.do(entities.split(desk.review, nominal))
    own = desk.layer.register.get(entity_id(desk, name))
    assert own is not None
    assert (own.name, own.type, own.id != TALIBAN.id) == ("Taliban", "organisation", True)
    assert desk.layer.register.get(TALIBAN.id) == TALIBAN
    assert "no alias" in draft.note
    assert entity_id(desk, nominal) == ""
    assert entities.split(desk.review, nominal).problem


def test_that_an_alias_stays_while_another_mention_stands_for_it() -> None:
    desk = Desk()
    ids = [make(desk, "Taliban", n) for n in range(2)]
    desk.do(entities.join(desk.review, ids[0], TALIBAN, everywhere=True))
    desk.do(entities.split(desk.review, ids[0]))
    held = desk.layer.register.get(TALIBAN.id)
    assert held is not None
    assert held.aliases == ("Taliban",)


def test_that_a_suggestion_that_is_split_is_accepted_without_its_entity() -> None:
    offer = proposing("army", ARMY)
    desk = Desk([offer])
    draft = desk.do(entities.split(desk.review, offer.id))
    assert (entity_id(desk, draft.focus or ""), desk.layer.register.held()) == ("", [])


def test_that_a_time_names_nobody() -> None:
    desk = Desk()
    time = make(desk, "Monday", type_="time")
    assert entities.join(desk.review, time, TALIBAN).problem
    assert entities.split(desk.review, time).problem
    assert entities.join(desk.review, "gone", TALIBAN).problem


def test_that_a_row_is_corrected_and_a_name_that_another_has_is_said() -> None:
    desk = Desk()
    desk.do(entities.join(desk.review, make(desk, "Taliban"), TALIBAN))
    desk.do(entities.join(desk.review, make(desk, "army"), ARMY))
    wanted = replace(ARMY, name=" islamic  emirate ", aliases=("", "VA", "V.A."), kind="militia")
    draft = desk.do(entities.correct_entity(desk.review, wanted))
    assert "merge" in draft.note
    held = desk.layer.register.get(ARMY.id)
    assert held == replace(
        ARMY, name="islamic emirate", aliases=("VA", "Veld Army"), kind="militia"
    )
    desk.editor.undo()
    assert desk.layer.register.get(ARMY.id) == ARMY


@pytest.mark.parametrize(
    ("entity", "said"),
    [
        (replace(ARMY, name="  "), "needs a name"),
        (replace(ARMY, kind="wizards"), "no kind"),
        (ARMY, "so already"),
        (replace(ARMY, id="gone"), "not in the register"),
    ],
)
def test_that_a_correction_that_cannot_be_is_refused(entity: Entity, said: str) -> None:
    desk = Desk()
    desk.layer.register.put(ARMY)
    assert said in entities.correct_entity(desk.review, entity).problem


def test_that_a_name_that_nobody_else_has_needs_no_word_of_another() -> None:
    desk = Desk()
    desk.layer.register.put(ARMY)
    draft = desk.do(entities.correct_entity(desk.review, replace(ARMY, name="Veld Guard")))
    assert ("merge" in draft.note, draft.problem) == (False, "")


def test_that_merging_takes_names_and_facts_along_and_is_taken_back() -> None:
    desk = Desk()
    one = replace(TALIBAN, aliases=("IEA",), country="Veld")
    for row in (one, ARMY):
        desk.layer.register.put(row)
    mention = make(desk, "army")
    desk.do(entities.join(desk.review, mention, one))
    desk.do(entities.merge(desk.review, one.id, ARMY.id))
    into = desk.review.entity_of(item(desk, mention))
    assert into == replace(ARMY, aliases=("Islamic Emirate", "IEA"), country="Veld")
    assert "one entity already" in entities.merge(desk.review, ARMY.id, one.id).problem
    desk.do(entities.unmerge(desk.review, one.id))
    assert desk.review.entity_of(item(desk, mention)) == one
    assert desk.layer.register.get(ARMY.id) == replace(ARMY, country="Veld")
    for _ in range(2):
        desk.editor.undo()
    assert desk.layer.register.held() == [one, ARMY]
    assert entities.unmerge(desk.review, ARMY.id).problem
    assert entities.merge(desk.review, "gone", ARMY.id).problem


def test_that_everywhere_takes_a_corrected_entity_along() -> None:
    wrong = Entity("p", "Taliban Press", "organisation")
    offers = [proposing("Taliban", wrong, n) for n in range(2)]
    desk = Desk(offers)
    for offer in offers:
        desk.do(decide.accept(desk.review, offer.id))
    first = desk.items("Taliban")[0].id
    desk.do(entities.join(desk.review, first, TALIBAN))
    desk.do(repeat.everywhere(desk.review, first))
    assert {entity_id(desk, i.id) for i in desk.items("Taliban")} == {TALIBAN.id}


class Pair:
    """Two coders with one register, as the storage opens them."""

    def __init__(self) -> None:
        self.edits: dict[str, Edit] = {}
        self.layers: list[Layer] = []
        self.register = Register(is_used_elsewhere=self.is_used)
        self.desk = Desk()
        self.reviews = [self.open(coder) for coder in ("anna", "bob")]

    def open(self, coder: str) -> Review:
        layer = Layer(make_document(), coder, register=self.register)
        self.layers.append(layer)
        editor = Editor(layer, lambda e: self.edits.update({e.id: e}), self.edits.__getitem__)
        return Review(editor, (), self.desk.codebook)

    def is_used(self, id_: str, document: str, coder: str) -> bool:
        others = (x for x in self.layers if (x.document.id, x.coder) != (document, coder))
        return any(layer.spans_of(id_) for layer in others)

    def join(self, review: Review, words: str, entity: Entity) -> str:
        made = create.new_span(review, (place(words),), "organisation")
        review.editor.do(made)
        review.editor.do(entities.join(review, made.focus or "", entity))
        return made.focus or ""


def rows_hold(pair: Pair) -> bool:
    spans = [v for layer in pair.layers for v in layer.annotations.values() if isinstance(v, Span)]
    return all(pair.register.get(span.entity) for span in spans if span.entity)


def test_that_a_row_that_another_coder_uses_outlives_the_undo_of_its_making() -> None:
    pair = Pair()
    anna, bob = pair.reviews
    pair.join(anna, "Taliban", TALIBAN)
    pair.join(bob, "army", TALIBAN)
    anna.editor.undo()
    assert rows_hold(pair)
    assert pair.register.get(TALIBAN.id) is not None


def test_that_a_mention_that_comes_back_brings_its_row_back() -> None:
    pair = Pair()
    anna, bob = pair.reviews
    pair.join(anna, "Taliban", TALIBAN)
    pair.join(bob, "army", TALIBAN)
    bob.editor.undo()
    anna.editor.undo()
    assert pair.register.held() == []
    bob.editor.redo()
    assert rows_hold(pair)
    anna.editor.redo()
    assert rows_hold(pair)
    for editor in (anna.editor, bob.editor):
        while editor.undo():
            assert rows_hold(pair)
    assert pair.register.held() == []


def test_that_a_row_that_another_coder_merged_into_stays() -> None:
    pair = Pair()
    anna, bob = pair.reviews
    pair.join(anna, "Taliban", TALIBAN)
    pair.join(bob, "army", ARMY)
    bob.editor.do(entities.merge(bob, ARMY.id, TALIBAN.id))
    anna.editor.undo()
    anna.editor.undo()
    standing = pair.register.standing(ARMY.id)
    assert standing is not None
    assert standing.id == TALIBAN.id


def test_that_entities_merged_in_a_circle_stand_for_one_that_is_listed() -> None:
    register = Register(
        [
            replace(ARMY, merged=TALIBAN.id),
            replace(TALIBAN, merged=ARMY.id),
            Entity("x", "X", merged="y"),
        ]
    )
    assert register.standing(ARMY.id) == register.standing(TALIBAN.id)
    assert [entity.id for entity in register.all()] == [TALIBAN.id, "x"]


def test_that_a_row_that_is_renamed_is_still_found_by_its_old_name() -> None:
    desk = Desk()
    desk.layer.register.put(ARMY)
    draft = desk.do(entities.correct_entity(desk.review, replace(ARMY, name="Veld Guard")))
    row = desk.layer.register.resolve(Entity("new", "Veld Army", "organisation"))
    assert row == replace(ARMY, name="Veld Guard", aliases=("Veld Army",))
    assert "“Veld Army” stays an alias" in draft.note
    desk.editor.undo()
    assert desk.layer.register.held() == [ARMY]


def test_that_a_mere_change_of_case_teaches_no_alias() -> None:
    desk = Desk()
    desk.layer.register.put(ARMY)
    draft = desk.do(entities.correct_entity(desk.review, replace(ARMY, name="veld army")))
    assert (desk.layer.register.all()[0].aliases, draft.note) == ((), "")


def rows(*names: str, **aliases: str) -> Desk:
    desk = Desk()
    for name in names:
        own = (aliases[name],) if name in aliases else ()
        desk.layer.register.put(Entity(name.lower(), name, "organisation", aliases=own))
    return desk


def test_that_a_merger_taken_back_leaves_the_alias_that_both_had() -> None:
    desk = rows("X", "Y", X="Emirate", Y="Emirate")
    before = desk.layer.register.held()
    desk.do(entities.merge(desk.review, "x", "y"))
    desk.do(entities.unmerge(desk.review, "x"))
    assert desk.layer.register.held() == before


def test_that_a_merger_taken_back_is_taken_back_along_the_chain() -> None:
    desk = rows("X", "Y", "Z")
    desk.do(entities.merge(desk.review, "x", "y"))
    desk.do(entities.merge(desk.review, "y", "z"))
    desk.do(entities.unmerge(desk.review, "x"))
    register = desk.layer.register
    assert [(e.id, e.aliases, e.merged) for e in register.held()] == [
        ("x", (), ""),
        ("y", (), "z"),
        ("z", ("Y",), ""),
    ]
    assert [e.id for e in register.named("X")] == ["x"]
