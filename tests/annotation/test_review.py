"""A Review that is kept up to date says what one built anew would say, whatever was done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from typing_extensions import override

from annotation.gestures import (
    correct,
    create,
    decide,
    entities,
    finish,
    normalise,
    repeat,
    roles,
    triggers,
)
from annotation.normal.reading import is_of_kind
from annotation.normals import CODER, Location, Normal, Quantity, Time
from annotation.review import Delta, Item, Link, Review, State, original_of, pending
from annotation.values import Argument, Decision, Entity, Facts, Record, Span
from tests.annotation.desk import Desk, argument, event, place, span, usual_suggestions

WORDS = ["Taliban", "army", "a base", "Veld", "base", "two soldiers"]
SPAN_TYPES = ["person", "organisation", "group", "gpe", "time", "quantity"]
EVENT_TYPES = ["attack", "killing", "injury", "negotiation"]
PROPOSED = Entity("proposed", "Taliban", "organisation", "rebel")
ENTITIES = [PROPOSED, Entity("army", "Veld Army"), Entity("front", "Northern Front", "group")]
VALUES: list[Normal | None] = [
    None,
    Time("2024-03-01", start=date(2024, 3, 1), end=date(2024, 3, 1)),
    Location("Veld", "Elsewhere", lat=1.0, lon=2.0),
    Quantity(2, 2, 2),
]


class AnyGesture(RuleBasedStateMachine):
    """Random gestures; after each, the kept Review equals one made from nothing."""

    def __init__(self) -> None:
        super().__init__()
        usual = usual_suggestions()
        rival = span("organisation", "Taliban", 0, score=0.3)
        also = event("killing", "attacked")
        more = [rival, also, argument(also, "attacker", usual["taliban1"])]
        ties = [
            argument(usual["killed"], "cause", usual["attacked"]),
            argument(usual["attacked"], "part_of", usual["killed"]),
            argument(also, "same_as", usual["attacked"]),
        ]
        for name in ("taliban1", "taliban2", "taliban4"):
            usual[name] = replace(usual[name], entity=PROPOSED)
        self.desk = Desk([*usual.values(), *more, *ties])
        self.facts = self.desk.layer.document.facts
        self.links = self.all_links()
        self.desk.review.subscribe(self.hear)

    def hear(self, _: object, delta: Delta) -> None:
        """Whatever item has other links than before was named."""
        links = self.all_links()
        changed = {id_ for id_ in links.keys() & self.links.keys() if links[id_] != self.links[id_]}
        assert delta.whole or changed <= delta.items
        self.links = links

    def all_links(self) -> dict[str, list[Link]]:
        review = self.desk.review
        return {i.id: review.links_of(i.id) + review.links_to(i.id) for i in review.items}

    def pick(self, index: int, fits: Callable[[Item], bool] = lambda _: True) -> str | None:
        items = [item for item in self.desk.review.items if fits(item)]
        return items[index % len(items)].id if items else None

    @rule(index=st.integers(0, 40), arguments=st.booleans())
    def accept(self, index: int, arguments: bool) -> None:
        item = self.pick(index)
        if item is not None:
            self.desk.do(decide.accept(self.desk.review, item, arguments=arguments))

    @rule(index=st.integers(0, 40))
    def reject(self, index: int) -> None:
        item = self.pick(index)
        if item is not None:
            self.desk.do(decide.reject(self.desk.review, item))

    @rule(index=st.integers(0, 40), type_=st.sampled_from(SPAN_TYPES))
    def retype_span(self, index: int, type_: str) -> None:
        item = self.pick(index, lambda item: item.kind == "span")
        if item is not None:
            self.desk.do(correct.retype(self.desk.review, item, type_))

    @rule(index=st.integers(0, 40), type_=st.sampled_from(EVENT_TYPES))
    def retype_event(self, index: int, type_: str) -> None:
        item = self.pick(index, lambda item: item.kind == "event")
        if item is not None:
            self.desk.do(correct.retype(self.desk.review, item, type_))

    @rule(index=st.integers(0, 40), start=st.integers(0, 3), end=st.integers(0, 3))
    def resize(self, index: int, start: int, end: int) -> None:
        item = self.desk.review.item(self.pick(index) or "")
        if item is not None and item.start - start >= 0:
            self.desk.do(
                correct.resize(self.desk.review, item.id, item.start - start, item.end + end)
            )

    @rule(words=st.sampled_from(WORDS), type_=st.sampled_from(SPAN_TYPES))
    def make_span(self, words: str, type_: str) -> None:
        self.desk.do(create.new_span(self.desk.review, (place(words),), type_))

    @rule(index=st.integers(0, 40), type_=st.sampled_from(EVENT_TYPES))
    def make_trigger(self, index: int, type_: str) -> None:
        item = self.pick(index)
        if item is not None:
            self.desk.do(create.make_trigger(self.desk.review, item, type_))

    @rule(
        index=st.integers(0, 40),
        role=st.sampled_from(["attacker", "target", "place", "victim", "casualties"]),
    )
    def fill(self, index: int, role: str) -> None:
        event = self.pick(index, lambda i: i.kind == "event" and i.state is not State.REJECTED)
        options = roles.candidates(self.desk.review, event, role) if event else []
        if event is not None and options:
            target = options[index % len(options)].id
            self.desk.do(roles.fill(self.desk.review, event, role, target))

    @rule(index=st.integers(0, 40))
    def everywhere(self, index: int) -> None:
        item = self.pick(index)
        if item is not None:
            self.desk.do(repeat.everywhere(self.desk.review, item))

    @rule(index=st.integers(0, 40), entity=st.sampled_from(ENTITIES), all_=st.booleans())
    def join(self, index: int, entity: Entity, all_: bool) -> None:
        item = self.pick(index)
        if item is not None:
            self.desk.do(entities.join(self.desk.review, item, entity, everywhere=all_))

    @rule(index=st.integers(0, 40))
    def split(self, index: int) -> None:
        item = self.pick(index)
        if item is not None:
            self.desk.do(entities.split(self.desk.review, item))

    @rule(one=st.integers(0, 9), other=st.integers(0, 9))
    def merge(self, one: int, other: int) -> None:
        rows = self.desk.layer.register.held()
        if rows:
            ids = rows[one % len(rows)].id, rows[other % len(rows)].id
            self.desk.do(entities.merge(self.desk.review, *ids))

    @rule(index=st.integers(0, 9))
    def unmerge(self, index: int) -> None:
        rows = self.desk.layer.register.held()
        if rows:
            self.desk.do(entities.unmerge(self.desk.review, rows[index % len(rows)].id))

    @rule(index=st.integers(0, 9), name=st.sampled_from(["Taliban", "Army", "Veld Front"]))
    def correct_entity(self, index: int, name: str) -> None:
        rows = self.desk.layer.register.held()
        if rows:
            wanted = replace(rows[index % len(rows)], name=name)
            self.desk.do(entities.correct_entity(self.desk.review, wanted))

    @rule(index=st.integers(0, 40), value=st.sampled_from(VALUES))
    def set_value(self, index: int, value: Normal | None) -> None:
        item = self.pick(index)
        if item is not None:
            self.desk.do(normalise.set_normal(self.desk.review, item, value))

    @rule(day=st.integers(1, 28))
    def publish(self, day: int) -> None:
        facts = replace(self.desk.layer.document.facts, published=date(2024, 3, day))
        self.desk.do(finish.correct_facts(self.desk.review, facts))

    @rule(index=st.integers(0, 40), tense=st.sampled_from(["past", "future"]))
    def set_tense(self, index: int, tense: str) -> None:
        item = self.pick(index, lambda item: item.kind == "event")
        if item is not None:
            self.desk.do(correct.set_attribute(self.desk.review, item, "tense", tense))

    @rule(
        index=st.integers(0, 40),
        other=st.integers(0, 40),
        role=st.sampled_from(["cause", "part_of", "same_as"]),
    )
    def tie(self, index: int, other: int, role: str) -> None:
        ends = [self.pick(at, lambda item: item.kind == "event") for at in (index, other)]
        if ends[0] is not None and ends[1] is not None:
            self.desk.do(roles.fill(self.desk.review, ends[0], role, ends[1]))

    @rule(type_=st.sampled_from(EVENT_TYPES))
    def make_event_without_a_trigger(self, type_: str) -> None:
        self.desk.do(create.new_event(self.desk.review, (), type_))

    @rule(index=st.integers(0, 40), words=st.sampled_from(WORDS), further=st.booleans())
    def give_a_trigger(self, index: int, words: str, further: bool) -> None:
        event = self.pick(index, lambda item: item.kind == "event")
        gesture = triggers.add_trigger if further else triggers.set_trigger
        if event is not None:
            self.desk.do(gesture(self.desk.review, event, (place(words),)))

    @rule(index=st.integers(0, 40))
    def drop_the_trigger(self, index: int) -> None:
        event = self.pick(index, lambda item: item.kind == "event")
        if event is not None:
            self.desk.do(triggers.drop_trigger(self.desk.review, event))

    @rule(sure=st.sampled_from([0.0, 0.65]))
    def accept_all(self, sure: float) -> None:
        self.desk.do(decide.accept_pending(self.desk.review, min_score=sure))

    @rule()
    def undo(self) -> None:
        self.desk.editor.undo()

    @rule()
    def redo(self) -> None:
        self.desk.editor.redo()

    @invariant()
    def the_kept_review_equals_a_new_one(self) -> None:
        review = self.desk.review
        anew = Review(self.desk.another_editor(), self.desk.suggestions, self.desk.codebook)
        assert review.items == anew.items
        assert (review.total, review.reviewed) == (anew.total, anew.reviewed)
        for item in review.items:
            assert review.links_of(item.id) == anew.links_of(item.id)

    @invariant()
    def what_is_shown_as_suggested_is_what_is_pending(self) -> None:
        layer = self.desk.layer
        left = pending(self.desk.suggestions, layer.annotations.values(), layer.decisions.values())
        shown = [i.id for i in self.desk.review.items if i.state is State.SUGGESTED]
        assert shown == [s.id for s in left if not isinstance(s.value, Argument)]

    @invariant()
    def nothing_is_said_twice(self) -> None:
        held = self.desk.layer.annotations.values()
        placed = [v for v in held if not isinstance(v, Argument) and v.fragments]
        said = [(v.type, v.fragments, type(v)) for v in placed]
        assert len(said) == len(set(said))
        links = [(v.event, v.role, v.target) for v in held if isinstance(v, Argument)]
        assert len(links) == len(set(links))

    @invariant()
    def no_verdict_contradicts_what_is_held(self) -> None:
        layer = self.desk.layer
        held = {original_of(value, layer.span) for value in layer.annotations.values()}
        for decision in layer.decisions.values():
            assert decision.verdict != "rejected" or decision.original not in held

    @invariant()
    def no_argument_and_no_decision_dangles(self) -> None:
        held = self.desk.layer.annotations
        for value in held.values():
            if isinstance(value, Argument):
                assert value.event in held
                assert value.target in held
        for decision in self.desk.layer.decisions.values():
            assert decision.result is None or decision.result in held
            assert (decision.verdict == "rejected") == (decision.result is None)

    @invariant()
    def folding_the_log_gives_what_is_held(self) -> None:
        folded: dict[tuple[str, str], Record] = {}
        for change in (each for edit in self.desk.edits.values() for each in edit.changes):
            if change.before is not None and not isinstance(change.before, Facts):
                del folded[change.before.id, str(isinstance(change.before, Decision))]
            if change.after is not None:
                folded[change.after.id, str(isinstance(change.after, Decision))] = change.after
        facts = folded.pop((self.facts.id, "False"), self.facts)
        layer = self.desk.layer
        held = [*layer.records(), *layer.register.held()]
        assert folded == {(each.id, str(isinstance(each, Decision))): each for each in held}
        assert facts == layer.document.facts

    @invariant()
    def no_mention_names_an_entity_without_a_row(self) -> None:
        register = self.desk.layer.register
        spans = [v for v in self.desk.layer.annotations.values() if isinstance(v, Span)]
        for value in spans:
            assert not value.entity or register.standing(value.entity) in register.all()

    @invariant()
    def no_event_depends_on_itself(self) -> None:
        held = [v for v in self.desk.layer.annotations.values() if isinstance(v, Argument)]
        heads = {id_: id_ for v in held for id_ in (v.event, v.target)}
        for tie in (v for v in held if v.role == "same_as"):
            one, other = heads[tie.event], heads[tie.target]
            assert one != other
            heads = {id_: one if head == other else head for id_, head in heads.items()}
        ties = [(heads[v.event], heads[v.target]) for v in held if v.role in ("cause", "part_of")]
        while ties:
            above = {target for _, target in ties}
            free = [tie for tie in ties if tie[0] not in above]
            assert free, "a circle"
            ties = [tie for tie in ties if tie not in free]

    @invariant()
    def what_names_nobody_has_no_entity(self) -> None:
        for value in self.desk.layer.annotations.values():
            if isinstance(value, Span) and value.entity:
                assert value.type not in ("time", "quantity")

    @invariant()
    def a_count_counts_what_its_events_count(self) -> None:
        layer, book = self.desk.layer, self.desk.codebook
        counts = {each.name: each.counts for each in book.events}
        for value in layer.annotations.values():
            if not isinstance(value, Span) or not isinstance(value.normal, Quantity):
                continue
            arguments = (a for a in layer.arguments_touching(value.id) if a.target == value.id)
            roles_ = [a for a in arguments if book.cell_of(a.role) in ("count", "victim")]
            events = [layer.span(argument.event) for argument in roles_]
            known = {counts[event.type] for event in events if event is not None} - {""}
            if value.normal.rule != CODER and roles_:
                assert value.normal.what == (known.pop() if len(known) == 1 else "")

    @invariant()
    def every_value_is_of_the_kind_of_its_type(self) -> None:
        for value in self.desk.layer.annotations.values():
            if isinstance(value, Span) and value.normal is not None:
                assert is_of_kind(value.normal, self.desk.codebook.normal_of(value.type))

    @override
    def teardown(self) -> None:
        """Undoing everything gives the start."""
        while self.desk.editor.undo() is not None:
            pass
        layer = self.desk.layer
        assert (layer.records(), layer.register.held()) == ([], [])
        assert layer.document.facts == self.facts


AnyGesture.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestAnyGesture = AnyGesture.TestCase


def test_that_of_two_sources_with_the_same_proposal_the_surest_is_shown() -> None:
    weak, strong = span("gpe", "Veld", score=0.4), span("gpe", "Veld", score=0.9)
    desk = Desk([weak, strong])
    assert [item.id for item in desk.review.items] == [strong.id]
    desk.do(decide.accept(desk.review, strong.id))
    assert [item.state for item in desk.review.items] == [State.ACCEPTED]


def test_that_a_rejection_outlives_the_run_it_was_made_on() -> None:
    old = span("gpe", "Veld")
    desk = Desk([old])
    desk.do(decide.reject(desk.review, old.id))
    desk.review.replace_suggestions([span("gpe", "Veld")])
    assert [item.state for item in desk.review.items] == [State.REJECTED]
    desk.do(decide.accept(desk.review, old.id))
    assert [item.state for item in desk.review.items] == [State.ACCEPTED]


def test_that_watchers_hear_what_changed_and_where() -> None:
    suggestion = span("gpe", "Veld")
    desk = Desk([suggestion])
    heard: list[Delta] = []
    desk.review.subscribe(lambda _, delta: heard.append(delta))
    draft = desk.do(decide.accept(desk.review, suggestion.id))
    assert heard[0].items == {suggestion.id, draft.focus}
    assert all(fragments == (place("Veld"),) for fragments in heard[0].places)
