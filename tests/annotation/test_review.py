"""A Review that is kept up to date says what one built anew would say, whatever was done."""

from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from annotation.gestures import correct, create, decide, repeat, roles
from annotation.review import Delta, Item, Link, Review, State, original_of, pending
from annotation.values import Argument
from tests.annotation.desk import Desk, argument, event, place, span, usual_suggestions

WORDS = ["Taliban", "army", "a base", "Veld", "base", "two soldiers"]
SPAN_TYPES = ["person", "organisation", "group", "gpe"]
EVENT_TYPES = ["attack", "killing", "negotiation"]


class AnyGesture(RuleBasedStateMachine):
    """Random gestures; after each, the kept Review equals one made from nothing."""

    def __init__(self) -> None:
        super().__init__()
        usual = usual_suggestions()
        rival = span("organisation", "Taliban", 0, score=0.3)
        also = event("killing", "attacked")
        more = [rival, also, argument(also, "attacker", usual["taliban1"])]
        self.desk = Desk([*usual.values(), *more])
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

    @rule(index=st.integers(0, 40), role=st.sampled_from(["attacker", "target", "place", "victim"]))
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
        said = [(v.type, v.fragments, type(v)) for v in held if not isinstance(v, Argument)]
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


AnyGesture.TestCase.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)
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
