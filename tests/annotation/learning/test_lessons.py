"""What an edit teaches, and that taking it back takes the lesson back."""

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from annotation.gestures import correct, create, decide, repeat
from annotation.learning.cues import context_of, string_of
from annotation.learning.lessons import Lesson, add, lessons
from annotation.values import Edit
from tests.annotation.desk import TEXT, Desk, place, span, usual_suggestions

if TYPE_CHECKING:
    from annotation.learning.memory import Cue


class Learner(Desk):
    """A desk whose edits teach."""

    def __init__(self) -> None:
        self.taught: dict[Cue, Lesson] = {}
        super().__init__(usual_suggestions().values())  # type: ignore[arg-type]

    @override
    def keep(self, edit: Edit) -> None:
        super().keep(edit)
        for cue, lesson in lessons(self.layer, edit).items():
            self.taught[cue] = add(self.taught.get(cue, (0, 0)), lesson)

    @property
    def said(self) -> dict[tuple[str, str], Lesson]:
        """What was taught of strings and types, over all contexts."""
        found: dict[tuple[str, str], Lesson] = {}
        for cue, lesson in self.taught.items():
            key = (cue.string, cue.type)
            found[key] = add(found.get(key, (0, 0)), lesson)
        return {key: lesson for key, lesson in found.items() if lesson != (0, 0)}


@pytest.fixture
def desk() -> Learner:
    return Learner()


def test_that_accepting_and_rejecting_are_counted(desk: Learner) -> None:
    desk.do(decide.accept(desk.review, desk.items("a base")[0].id))
    desk.do(decide.reject(desk.review, desk.items("killed")[0].id))
    assert desk.said == {("a base", "facility"): (1, 0), ("killed", "killing"): (0, 1)}


def test_that_a_correction_rejects_what_it_was_and_accepts_what_it_is(desk: Learner) -> None:
    wrong = next(item for item in desk.items("Taliban") if item.type == "person")
    desk.do(correct.retype(desk.review, wrong.id, "organisation"))
    assert desk.said == {("Taliban", "person"): (0, 1), ("Taliban", "organisation"): (1, 0)}


def test_that_a_moved_boundary_rejects_the_words_as_they_were(desk: Learner) -> None:
    at = place("base")
    desk.do(correct.resize(desk.review, desk.items("a base")[0].id, *at))
    assert desk.said == {("a base", "facility"): (0, 1), ("base", "facility"): (1, 0)}


def test_that_a_correction_of_a_correction_leaves_one_answer(desk: Learner) -> None:
    wrong = next(item for item in desk.items("Taliban") if item.type == "person")
    draft = desk.do(correct.retype(desk.review, wrong.id, "organisation"))
    assert draft.focus is not None
    desk.do(correct.retype(desk.review, draft.focus, "group"))
    assert desk.said == {("Taliban", "person"): (0, 1), ("Taliban", "group"): (1, 0)}
    desk.do(correct.retype(desk.review, draft.focus, "person"))
    assert desk.said == {("Taliban", "person"): (1, 0)}


def test_that_another_value_is_no_rejection(desk: Learner) -> None:
    draft = desk.do(decide.accept(desk.review, desk.items("killed")[0].id))
    assert draft.focus is not None
    desk.do(correct.set_attribute(desk.review, draft.focus, "polarity", "negative"))
    assert desk.said == {("killed", "killing"): (1, 0)}


def test_that_what_is_made_by_hand_is_counted_and_deleting_takes_it_back(desk: Learner) -> None:
    draft = desk.do(create.new_span(desk.review, (place("army"),), "group"))
    assert desk.said == {("army", "group"): (1, 0)}
    assert draft.focus is not None
    desk.do(decide.reject(desk.review, draft.focus))
    assert desk.said == {}


def test_that_accepting_all_teaches_nothing(desk: Learner) -> None:
    desk.do(decide.accept_pending(desk.review))
    assert desk.said == {}


def test_that_what_came_in_bulk_and_is_corrected_by_hand_counts_against_it(desk: Learner) -> None:
    desk.do(decide.accept_pending(desk.review))
    wrong = next(item for item in desk.items("Taliban") if item.type == "person")
    desk.do(correct.retype(desk.review, wrong.id, "group"))
    assert desk.said[("Taliban", "group")] == (1, 0)
    assert desk.said[("Taliban", "person")] == (-1, 1)


def test_that_one_string_everywhere_teaches_each_place(desk: Learner) -> None:
    here = next(item for item in desk.items("Veld") if item.type == "gpe")
    desk.do(repeat.everywhere(desk.review, here.id))
    assert desk.said == {("Veld", "gpe"): (TEXT.count("Veld"), 0)}


def test_that_a_sentence_that_was_read_teaches(desk: Learner) -> None:
    desk.do(decide.accept_sentence(desk.review, desk.items("killed")[0].id))
    assert desk.said[("two soldiers", "person")] == (1, 0)


def test_that_undo_and_redo_take_back_and_bring_back(desk: Learner) -> None:
    wrong = next(item for item in desk.items("Taliban") if item.type == "person")
    desk.do(correct.retype(desk.review, wrong.id, "group"))
    desk.do(decide.reject(desk.review, desk.items("a base")[0].id))
    taught = dict(desk.taught)
    while desk.editor.undo():
        pass
    assert set(desk.taught.values()) == {(0, 0)}
    while desk.editor.redo():
        pass
    assert desk.taught == taught


def test_that_each_place_of_a_string_has_its_own_context(desk: Learner) -> None:
    for item in [i for i in desk.items("Taliban") if i.type == "organisation"]:
        desk.do(decide.accept(desk.review, item.id))
    contexts = Counter(cue.context for cue in desk.taught)
    assert contexts == {"the\tkilled": 1, "the\tagreed": 1}


@pytest.mark.parametrize(
    ("text", "words", "context"),
    [
        ("on 12 May Reuters said", "Reuters", "may\tsaid"),
        ("in 2024 Varok fell", "Varok", "0000\tfell"),
        ("It ended. Reuters\nsaid", "Reuters", ""),
        ("Varok’s mayor", "Varok", "\tmayor"),
        ("(AP) “Varok” is", "Varok", "ap\tis"),
    ],
)
def test_that_a_context_is_the_words_beside_it(text: str, words: str, context: str) -> None:
    start = text.index(words)
    assert context_of(text, start, start + len(words)) == context


def test_that_strings_lose_white_space_and_events_their_case() -> None:
    assert string_of("span", "Lashkar\r\n  Gah") == "Lashkar Gah"
    assert string_of("event", "Killed") == "killed"


def test_that_an_edit_of_something_else_teaches_nothing(desk: Learner) -> None:
    link = desk.review.links_of(desk.items("attacked")[0].id)[0]
    desk.do(decide.reject_link(desk.review, link))
    assert desk.said == {}


def test_that_the_same_string_of_two_types_is_two(desk: Learner) -> None:
    other = Desk([span("group", "Veld", 1), span("gpe", "Veld", 1)])
    taught: dict[Cue, Lesson] = {}
    edit = other.editor.do(decide.accept(other.review, other.items("Veld")[0].id))
    assert edit is not None
    taught |= lessons(Desk().layer, edit)
    assert len(taught) == 1
    assert desk.said == {}
