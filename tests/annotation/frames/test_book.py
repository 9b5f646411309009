"""Frames that are kept up to date say what rows built anew would say, whatever was done."""

from dataclasses import replace
from datetime import date
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from annotation.editor import Draft
from annotation.frames.book import Frames
from annotation.frames.build import row_of, rows_of
from annotation.frames.checks import faults
from annotation.frames.review import ReviewScene
from annotation.gestures import correct, create, decide, entities, roles
from annotation.ids import new_id
from annotation.normals import Quantity
from annotation.review import Delta, Item, State
from annotation.values import Argument, Change, Edit, Entity, Event, Record, Span, Suggestion
from tests.annotation.desk import Desk, argument, event, place, usual_suggestions
from tests.annotation.frames.story import Story, day, exactly, region, town

EVENT_TYPES = ["attack", "killing", "injury", "negotiation"]
HANGING = ["same_as", "cause", "part_of"]
ROLES = ["attacker", "target", "victim", "casualties", "place", "time", *HANGING]
NORMALS = [None, day(3, 8), day(3, 7), town("Veld"), region("Tamar"), exactly(2), exactly(3)]
ENTITIES = ["rebels", "army"]
ATTRIBUTES = [{"codable": "yes"}, {"modality": "planned"}, {"status": "claimed"}, {}]


def proposals() -> list[Suggestion]:
    usual = usual_suggestions()
    value = Span(new_id(), "quantity", (place("two"),), "two", {}, exactly(2))
    two = Suggestion(value, "model", "1", 0.8)
    again = event("attack", "attack")
    group = Entity(new_id(), "Taliban", "organisation", "rebel")
    for name in ("taliban2", "taliban4"):
        usual[name] = replace(usual[name], entity=group)
    ties = [
        argument(usual["killed"], "cause", usual["attacked"]),
        argument(usual["attacked"], "same_as", again),
        argument(usual["attacked"], "time", usual["monday"]),
    ]
    return [*usual.values(), two, again, *ties]


class AnyEdit(RuleBasedStateMachine):
    """Random gestures and random edits; after each, the kept rows are those of the scene."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(proposals())
        for name in ENTITIES:
            self.put(None, Entity(name, name, "organisation", "rebel"))
        self.frames = Frames(self.desk.review)
        self.before = self.frames.rows()
        self.desk.review.subscribe(self.hear)

    def hear(self, _: object, delta: Delta) -> None:
        self.frames.refresh(delta)

    def put(self, before: Record | None, after: Record | None) -> None:
        self.desk.do(Draft("Set", (Change(before, after),)))

    def pick(self, index: int, kind: str = "") -> Item | None:
        shown = (i for i in self.desk.review.items if i.state is not State.REJECTED)
        items = [item for item in shown if kind in ("", item.kind)]
        return items[index % len(items)] if items else None

    def held(self, index: int, kind: type[Span] | type[Event]) -> Span | Event | None:
        values = [v for v in self.desk.layer.annotations.values() if isinstance(v, kind)]
        return values[index % len(values)] if values else None

    @rule(index=st.integers(0, 40), arguments=st.booleans())
    def accept(self, index: int, arguments: bool) -> None:
        item = self.pick(index)
        if item is not None:
            self.desk.do(decide.accept(self.desk.review, item.id, arguments=arguments))

    @rule(index=st.integers(0, 40))
    def reject(self, index: int) -> None:
        item = self.pick(index)
        if item is not None:
            self.desk.do(decide.reject(self.desk.review, item.id))

    @rule(index=st.integers(0, 40), type_=st.sampled_from(EVENT_TYPES))
    def retype(self, index: int, type_: str) -> None:
        item = self.pick(index, "event")
        if item is not None:
            self.desk.do(correct.retype(self.desk.review, item.id, type_))

    @rule(index=st.integers(0, 40), start=st.integers(0, 9), end=st.integers(0, 9))
    def resize(self, index: int, start: int, end: int) -> None:
        item = self.pick(index)
        if item is not None and item.start - start >= 0:
            draft = correct.resize(self.desk.review, item.id, item.start - start, item.end + end)
            self.desk.do(draft)

    @rule(words=st.sampled_from(["two", "two soldiers", "army", "Veld", "Monday"]), at=st.data())
    def make_span(self, words: str, at: st.DataObject) -> None:
        type_ = at.draw(st.sampled_from(["quantity", "person", "gpe", "time"]))
        self.desk.do(create.new_span(self.desk.review, (place(words),), type_))

    @rule(index=st.integers(0, 40), other=st.integers(0, 40), role=st.sampled_from(ROLES))
    def fill(self, index: int, other: int, role: str) -> None:
        trigger = self.pick(index, "event")
        options = roles.candidates(self.desk.review, trigger.id, role) if trigger else []
        if trigger is not None and options:
            target = options[other % len(options)].id
            self.desk.do(roles.fill(self.desk.review, trigger.id, role, target))

    @rule(index=st.integers(0, 40), other=st.integers(0, 40), role=st.sampled_from(HANGING))
    def tie(self, index: int, other: int, role: str) -> None:
        one, two = self.held(index, Event), self.held(other, Event)
        if one is not None and two is not None:
            self.put(None, Argument(new_id(), one.id, role, two.id))

    @rule(index=st.integers(0, 40))
    def untie(self, index: int) -> None:
        held = [v for v in self.desk.layer.annotations.values() if isinstance(v, Argument)]
        if held:
            argument = held[index % len(held)]
            decisions = self.desk.layer.decisions_on(argument.id)
            gone = tuple(Change(decision, None) for decision in decisions)
            self.desk.do(Draft("Untie", (*gone, Change(argument, None))))

    @rule(index=st.integers(0, 40), normal=st.sampled_from(NORMALS))
    def mean(self, index: int, normal: Quantity | None) -> None:
        value = self.held(index, Span)
        if isinstance(value, Span):
            self.put(value, replace(value, normal=normal))

    @rule(index=st.integers(0, 40), entity=st.sampled_from(["", *ENTITIES]))
    def name(self, index: int, entity: str) -> None:
        value = self.held(index, Span)
        if isinstance(value, Span):
            self.put(value, replace(value, entity=entity))

    @rule(name=st.sampled_from(["Taliban", "rebels", "army"]), merged=st.sampled_from(["", "army"]))
    def rename(self, name: str, merged: str) -> None:
        held = self.desk.layer.register.get("rebels")
        assert held is not None
        self.put(held, replace(held, name=name, merged=merged))

    @rule(one=st.integers(0, 9), into=st.integers(0, 9))
    def merge(self, one: int, into: int) -> None:
        held = self.desk.layer.register.held()
        pair = held[one % len(held)].id, held[into % len(held)].id
        self.desk.do(entities.merge(self.desk.review, *pair))

    @rule(one=st.integers(0, 9))
    def unmerge(self, one: int) -> None:
        held = self.desk.layer.register.held()
        self.desk.do(entities.unmerge(self.desk.review, held[one % len(held)].id))

    @rule(one=st.integers(0, 9), name=st.sampled_from(["Taliban", "Front", "rebels"]))
    def call(self, one: int, name: str) -> None:
        register = self.desk.layer.register
        entity = register.standing(register.held()[one % len(register.held())].id)
        assert entity is not None
        self.desk.do(entities.correct_entity(self.desk.review, replace(entity, name=name)))

    @rule(index=st.integers(0, 40), attributes=st.sampled_from(ATTRIBUTES))
    def describe(self, index: int, attributes: dict[str, str]) -> None:
        value = self.held(index, Event)
        if value is not None:
            self.put(value, replace(value, attributes=attributes))

    @rule(published=st.sampled_from([None, date(2024, 3, 7), date(2024, 3, 12)]))
    def publish(self, published: date | None) -> None:
        facts = self.desk.layer.document.facts
        self.put(facts, replace(facts, published=published))

    @rule(without=st.integers(0, 40))
    def suggest_anew(self, without: int) -> None:
        kept = [s for at, s in enumerate(self.desk.suggestions) if at != without]
        self.desk.review.replace_suggestions(kept)

    @rule()
    def undo(self) -> None:
        self.desk.editor.undo()

    @rule()
    def redo(self) -> None:
        self.desk.editor.redo()

    @invariant()
    def the_kept_rows_are_those_of_the_scene(self) -> None:
        scene = ReviewScene(self.desk.review)
        rows = rows_of(scene)
        assert self.frames.rows() == rows
        for row in rows:
            assert self.frames.faults(row.id) == faults(scene, row)
            for id_ in row.mentions:
                assert self.frames.row(id_) == row_of(scene, id_)

    @invariant()
    def a_row_that_stays_as_it_was_stays_that_object(self) -> None:
        before = {row.id: row for row in self.before}
        for row in self.frames.rows():
            assert row is before.get(row.id) or row != before.get(row.id)
        self.before = self.frames.rows()

    @invariant()
    def every_event_has_one_row(self) -> None:
        mentions = [id_ for row in self.frames.rows() for id_ in row.mentions]
        assert sorted(mentions) == sorted(ReviewScene(self.desk.review).events())


AnyEdit.TestCase.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
TestAnyEdit = AnyEdit.TestCase


TEXT = "Rebels attacked Dosta on Friday and killed five guards. The army fought. Orlo was shelled."


def a_story() -> tuple[Story, str, str]:
    story = Story(TEXT)
    attack, killed = story.event("attack", "attacked"), story.event("killing", "killed")
    shelled = story.event("shelling", "shelled")
    rebels = story.span("organisation", "Rebels", entity=story.entity("Front", "rebel"))
    guards = story.span("person", "five guards", entity=story.entity("guards", "state_forces"))
    story.span("quantity", "five", exactly(5))
    story.tie(attack, "attacker", rebels)
    story.tie(attack, "time", story.span("time", "Friday", day(3, 8)))
    story.tie(attack, "place", story.span("gpe", "Dosta", town("Dosta")), "sentence")
    story.tie(killed, "victim", guards)
    story.tie(killed, "cause", attack)
    return story, attack, shelled


def test_that_an_edit_touches_only_the_rows_that_hang_together_with_it() -> None:
    story, attack, shelled = a_story()
    desk = story.desk()
    frames = Frames(desk.review)
    desk.review.subscribe(lambda _, delta: frames.refresh(delta))
    before = {row.id: row for row in frames.rows()}
    value = desk.layer.annotations[attack]
    assert isinstance(value, Event)
    desk.do(Draft("Deny", (Change(value, replace(value, attributes={"status": "denied"})),)))
    after = {row.id: row for row in frames.rows()}
    assert [id_ for id_ in after if after[id_] is not before[id_]] == [attack]
    assert after[shelled] is before[shelled]
    assert after[attack].attributes["status"] == "denied"


def test_that_a_merged_entity_is_called_anew_whoever_named_it_first() -> None:
    story = Story("Rebels attacked Veld. Rebels killed Omar.")
    attack, killed = story.event("attack", "attacked"), story.event("killing", "killed")
    one, two = story.entity("rebels", "rebel"), story.entity("front", "rebel")
    mentions = [story.span("organisation", "Rebels", entity=one, nth=nth) for nth in (0, 1)]
    for event_id, mention in zip((attack, killed), mentions, strict=True):
        story.tie(event_id, "attacker", mention)
    for witness, event_id in zip(mentions, (killed, attack), strict=True):
        desk = story.desk()
        frames = Frames(desk.review)
        desk.review.subscribe(partial(_refresh, frames))
        desk.do(entities.merge(desk.review, one, two))
        desk.do(decide.reject(desk.review, witness))
        held = desk.layer.register.get(two)
        assert held is not None
        desk.do(entities.correct_entity(desk.review, replace(held, name="Southern Front")))
        row = frames.row(event_id)
        assert row is not None
        assert [party.name for party in row.actors] == ["Southern Front"]


def test_that_what_is_no_event_has_neither_row_nor_faults() -> None:
    story, _, _ = a_story()
    frames = Frames(story.desk().review)
    assert frames.row("nobody") is None
    assert frames.faults("nobody") == ()


def test_that_an_accepted_layer_has_the_rows_that_it_leaves_with() -> None:
    story, attack, _ = a_story()
    rows = rows_of(story.scene())
    assert rows_of(story.entry_scene()) == rows
    row = next(row for row in rows if row.id == attack)
    assert (row.count("killed").best, row.count("killed").side) == (5, "b")


def _refresh(frames: Frames, _: Edit | None, delta: Delta) -> None:
    frames.refresh(delta)
