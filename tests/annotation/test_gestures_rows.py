"""Enter on a trigger accepts its whole row as it is shown, and nothing that was rejected."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from annotation.editor import Editor
from annotation.frames.build import row_of, rows_of
from annotation.frames.entry import EntryScene
from annotation.frames.review import ReviewScene
from annotation.frames.values import Party, Row
from annotation.gestures import decide
from annotation.layer import Layer
from annotation.normals import Time
from annotation.review import Review, State
from annotation.snapshot import Entry
from annotation.values import Edit, Span, Suggestion
from benchmarks.material import sample_project
from storage.project import Project
from tests.annotation import desk as made
from tests.annotation.desk import Desk

if TYPE_CHECKING:
    from annotation.codebook import Codebook

TEXT = (
    "Attack on Veld\n\nRebels attacked Veld on Monday. Three people died and two were injured. "
    "The assault came after a raid on Tuesday.\n"
)


def accepted_scene(review: Review) -> EntryScene:
    """Return what the workbook is made from: what is accepted, and nothing else."""
    layer = review.layer
    annotations = tuple(layer.annotations.values())
    spans = (value for value in annotations if isinstance(value, Span))
    found = {span.entity: layer.register.standing(span.entity) for span in spans if span.entity}
    entities = {id_: entity for id_, entity in found.items() if entity is not None}
    entry = Entry(layer.document, layer.state, annotations, entities=entities)
    return EntryScene(entry, review.codebook)


def said(row: Row) -> dict[str, Any]:
    """Return what a row shows, apart from the ids, which are others once it is accepted."""
    return {
        "type": row.type,
        "text": row.text,
        "mentions": len(row.mentions),
        "parts": len(row.parts),
        "is told elsewhere": bool(row.whole),
        "date": replace(row.date, evidence=()),
        "place": replace(row.place, evidence=()),
        "counts": {what: replace(cell, evidence=()) for what, cell in row.counts.items()},
        "parties": {cell: sorted(map(whom, each)) for cell, each in row.parties.items()},
        "attributes": row.attributes,
        "codable": (row.codable, row.reason),
        "missing": row.missing,
    }


def whom(party: Party) -> tuple[str, str, str, str]:
    return party.name.casefold(), party.type, party.role, party.inherited


def story() -> dict[str, Suggestion]:
    """A headline that says nothing itself, the act, its deaths and injuries, and its cause."""

    def at(suggestion: Suggestion, day: int) -> Suggestion:
        when = date(2024, 3, day)
        normal = Time(when.isoformat(), start=when, end=when, precision="day")
        assert isinstance(suggestion.value, Span)
        return replace(suggestion, value=replace(suggestion.value, normal=normal))

    def event(type_: str, words: str) -> Suggestion:
        return made.event(type_, words, text=TEXT)

    def span(type_: str, words: str, nth: int = 0) -> Suggestion:
        return made.span(type_, words, nth, text=TEXT)

    found = {
        "headline": event("attack", "Attack"),
        "attacked": event("attack", "attacked"),
        "assault": event("attack", "assault"),
        "died": event("killing", "died"),
        "injured": event("injury", "injured"),
        "raid": event("attack", "raid"),
        "rebels": span("organisation", "Rebels"),
        "veld": span("gpe", "Veld", 1),
        "monday": at(span("time", "Monday"), 4),
        "tuesday": at(span("time", "Tuesday"), 5),
        "people": span("person", "Three people"),
    }
    links = (
        ("headline", "same_as", "attacked"), ("assault", "same_as", "attacked"),
        ("attacked", "attacker", "rebels"), ("attacked", "place", "veld"),
        ("attacked", "time", "monday"), ("died", "victim", "people"),
        ("died", "cause", "attacked"), ("injured", "cause", "assault"),
        ("assault", "cause", "raid"), ("raid", "time", "tuesday"),
    )  # fmt: skip
    for of, role, target in links:
        found[f"{of} {role} {target}"] = made.argument(found[of], role, found[target])
    return found


def states(desk: Desk) -> dict[str, State]:
    return {item.quote: item.state for item in desk.review.items}


@pytest.mark.parametrize("trigger", ["headline", "attacked", "assault"])
def test_that_enter_on_any_trigger_accepts_the_row_that_is_shown(trigger: str) -> None:
    found = story()
    desk = Desk(tuple(found.values()), text=TEXT)
    shown = row_of(ReviewScene(desk.review), found[trigger].id)
    assert (shown.date.start, shown.place.text) == (date(2024, 3, 4), "Veld")
    draft = desk.do(decide.accept(desk.review, found[trigger].id, arguments=True))
    assert said(row_of(accepted_scene(desk.review), draft.focus or "")) == said(shown)
    assert draft.note == "with 2 other triggers and what is told in its row"
    waiting = {words for words, state in states(desk).items() if state is State.SUGGESTED}
    assert waiting == {"Tuesday"}


def test_that_it_is_one_edit_and_one_undo() -> None:
    found = story()
    desk = Desk(tuple(found.values()), text=TEXT)
    before = desk.rows()
    desk.do(decide.accept(desk.review, found["headline"].id, arguments=True))
    assert len(desk.edits) == 1
    desk.editor.undo()
    assert desk.rows() == before


def test_that_what_was_rejected_stays_rejected() -> None:
    found = story()
    desk = Desk(tuple(found.values()), text=TEXT)
    for each in ("injured", "veld", "assault"):
        desk.do(decide.reject(desk.review, found[each].id))
    shown = row_of(ReviewScene(desk.review), found["headline"].id)
    draft = desk.do(decide.accept(desk.review, found["headline"].id, arguments=True))
    assert said(row_of(accepted_scene(desk.review), draft.focus or "")) == said(shown)
    rejected = {item.id for item in desk.review.items if item.state is State.REJECTED}
    assert rejected == {found[each].id for each in ("injured", "veld", "assault")}
    assert draft.note == "with 1 other trigger and what is told in its row"


def test_that_space_accepts_the_event_alone() -> None:
    found = story()
    desk = Desk(tuple(found.values()), text=TEXT)
    desk.do(decide.accept(desk.review, found["headline"].id))
    accepted = [item.quote for item in desk.review.items if item.state is State.ACCEPTED]
    assert accepted == ["Attack"]


def test_that_enter_on_an_accepted_event_accepts_what_is_left_of_its_row() -> None:
    found = story()
    desk = Desk(tuple(found.values()), text=TEXT)
    focus = desk.do(decide.accept(desk.review, found["headline"].id)).focus or ""
    shown = row_of(ReviewScene(desk.review), focus)
    desk.do(decide.accept(desk.review, focus, arguments=True))
    assert said(row_of(accepted_scene(desk.review), focus)) == said(shown)


def test_that_a_date_taken_from_a_suggested_cause_comes_with_that_cause_alone() -> None:
    found = story()
    for each in ("attacked time monday", "attacked place veld", "injured cause assault"):
        del found[each]
    found["raid attacker rebels"] = made.argument(found["raid"], "attacker", found["rebels"])
    found["assault part_of raid"] = made.argument(found["assault"], "part_of", found["raid"])
    desk = Desk(tuple(found.values()), text=TEXT)
    shown = row_of(ReviewScene(desk.review), found["headline"].id)
    assert (shown.date.start, shown.date.origin) == (date(2024, 3, 5), "part")
    draft = desk.do(decide.accept(desk.review, found["headline"].id, arguments=True))
    assert said(row_of(accepted_scene(desk.review), draft.focus or "")) == said(shown)
    (raid,) = desk.items("raid")
    taken = {link.role for link in desk.review.links_of(raid.id) if link.state is State.ACCEPTED}
    assert (raid.state, taken) == (State.ACCEPTED, {"time"})


@pytest.mark.parametrize("trigger", ["attacked", "died"])
def test_that_ties_that_would_close_a_circle_are_left(trigger: str) -> None:
    found = story()
    found["back"] = made.argument(found["attacked"], "cause", found["died"])
    desk = Desk(tuple(found.values()), text=TEXT)
    shown = row_of(ReviewScene(desk.review), found[trigger].id)
    draft = desk.do(decide.accept(desk.review, found[trigger].id, arguments=True))
    row = row_of(accepted_scene(desk.review), draft.focus or "")
    assert (row.whole == "", row.date.start) == (shown.whole == "", shown.date.start)
    (link,) = (each for each in desk.review.links_of(desk.items("attacked")[0].id)
               if each.role == "cause" and each.id == found["back"].id)  # fmt: skip
    assert link.state is State.SUGGESTED


# -- the sample, as the real pipeline suggests it --------------------------------------------------


class Reading:
    """The articles of the sample with their suggestions, to begin each time from nothing."""

    def __init__(self, path: Path) -> None:
        with Project.open(path) as project:
            self.codebook: Codebook = project.codebook
            rows = project.documents("ada")
            self.articles = [(project.document(r.id), project.suggestions(r.id)) for r in rows]

    def review(self, number: int) -> Review:
        document, suggestions = self.articles[number]
        edits: dict[str, Edit] = {}

        def keep(edit: Edit) -> None:
            edits[edit.id] = edit

        editor = Editor(Layer(document, "ada"), keep, edits.__getitem__)
        return Review(editor, suggestions, self.codebook)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    return Reading(sample_project(tmp_path_factory.mktemp("sample")))


@pytest.mark.parametrize("number", range(10))
def test_that_every_row_of_the_sample_is_accepted_as_it_is_shown(
    sample: Reading, number: int
) -> None:
    review = sample.review(number)
    for shown in rows_of(ReviewScene(review)):
        for trigger in shown.mentions:
            fresh = sample.review(number)
            draft = decide.accept(fresh, trigger, arguments=True)
            fresh.editor.do(draft)
            assert said(row_of(accepted_scene(fresh), draft.focus or "")) == said(shown), shown.text


@pytest.mark.parametrize("number", range(10))
def test_that_rows_accepted_one_after_the_other_stay_as_they_were_shown(
    sample: Reading, number: int
) -> None:
    review = sample.review(number)
    for row in rows_of(ReviewScene(review)):
        shown = row_of(ReviewScene(review), now(review, row.id))
        draft = decide.accept(review, shown.id, arguments=True)
        review.editor.do(draft)
        assert said(row_of(accepted_scene(review), now(review, row.id))) == said(shown), shown.text


def now(review: Review, suggestion: str) -> str:
    """Return the annotation that a suggestion has become, itself where it still waits."""
    decisions = review.layer.decisions.values()
    return next((d.result for d in decisions if d.suggestion == suggestion), None) or suggestion
