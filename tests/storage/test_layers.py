"""Edits go to disk whole, come back after reopening, and never half."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from annotation.editor import Draft, Editor
from annotation.errors import QuoteMismatchError, StaleEditError, UserError
from annotation.values import Change, Event, Facts, Record, Status, Zone, status_id
from storage import layers
from storage.project import Project
from tests.storage.desk import (
    adding,
    argument,
    decision,
    dropping,
    event,
    place_of,
    span,
    suggestion,
)


def held(editor: Editor) -> dict[tuple[str, str], Record]:
    return {(type(r).__name__, r.id): r for r in editor.layer.records()}


def reopened(path: Path, document: str) -> dict[tuple[str, str], Record]:
    with Project.open(path) as project:
        assert project.check() == []
        return held(project.editor(document, "anna"))


def test_that_every_kind_of_record_comes_back(path: Path) -> None:
    who, what = span(note="“x” 😀\n"), event(polarity="negative")
    silent = Event("0-silent", "protest", (), "", {})
    split = replace(
        span(), fragments=(*place_of("Rebels"), *place_of("Varok")), quote="Rebels Varok"
    )
    proposed = suggestion(span("Varok", "gpe"), 0.25)
    with Project.open(path) as project:
        document = project.documents("")[0].id
        editor = project.editor(document, "anna")
        done = Status(status_id(document, "anna"), "done", "finally")
        editor.do(
            adding(
                argument(what, "attacker", who),
                argument(silent, "target", what),
                decision(proposed, "rejected", None),
                decision(suggestion(who), "accepted", who.id),
                *(who, what, silent, split, done),
            )
        )
        expected = held(editor)

    assert len(expected) == 9
    assert reopened(path, document) == expected


def test_that_undo_and_redo_go_on_after_reopening(path: Path) -> None:
    first, second = span(), span("Varok", "gpe")
    with Project.open(path) as project:
        document = project.documents("")[0].id
        editor = project.editor(document, "anna")
        editor.do(adding(first, verb="Add a group"))
        editor.do(adding(second, verb="Add a town"))
        editor.undo()
    with Project.open(path) as project:
        editor = project.editor(document, "anna")
        assert (editor.undo_verb, editor.redo_verb) == ("Add a group", "Add a town")
        editor.redo()
        assert set(editor.layer.annotations) == {first.id, second.id}
        editor.undo()
        editor.undo()
        assert editor.layer.annotations == {}
        assert project.check() == []


def test_that_a_deletion_that_is_undone_returns_the_same_things(editor: Editor) -> None:
    who, what = span(), event()
    link = argument(what, "attacker", who)
    editor.do(adding(who, what, link))
    before = held(editor)
    editor.do(dropping(what, link))
    editor.undo()

    assert held(editor) == before


def test_that_one_edit_may_change_a_thing_more_than_once(project: Project, document: str) -> None:
    editor = project.editor(document, "anna")
    first = span()
    second = replace(first, type="organisation")
    as_event = Event(first.id, "protest", first.fragments, first.quote, {})
    passing = span("Varok", "gpe")
    editor.do(
        Draft(
            "Change twice",
            (
                Change(None, first),
                Change(first, second),
                Change(None, passing),
                Change(passing, None),
            ),
        )
    )
    editor.do(Draft("Make it an event", (Change(second, as_event),)))

    assert editor.layer.annotations == {first.id: as_event}
    assert held(project.editor(document, "anna")) == held(editor)
    assert project.check() == []


@pytest.mark.parametrize("step", ["append", "write"])
def test_that_an_edit_that_fails_leaves_everything_as_it_was(
    project: Project, editor: Editor, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    kept = span()
    editor.do(adding(kept))
    heard: list[object] = []
    editor.subscribe(heard.append)
    place = "storage.project.log.append" if step == "append" else "storage.project.layers.write"
    real = layers.write

    def broken(connection: object, edit: object) -> None:
        if step == "write":
            real(connection, edit)  # type: ignore[arg-type]
        raise OSError("the ceiling came down")

    monkeypatch.setattr(place, broken)
    with pytest.raises(OSError, match="ceiling"):
        editor.do(adding(span("Varok", "gpe"), event()))
    monkeypatch.undo()

    assert set(editor.layer.annotations) == {kept.id}
    assert heard == []
    assert project.info().edits == 1
    assert set(project.editor(editor.layer.document.id, "anna").layer.annotations) == {kept.id}
    assert editor.do(adding(event())) is not None
    assert project.check() == []


def test_that_a_quote_that_differs_from_the_text_is_never_saved(editor: Editor) -> None:
    for bad in (
        replace(span(), quote="rebels"),
        replace(span(), fragments=((0, 5),)),
        replace(span(), fragments=((0, 100_000),)),
        replace(span(), fragments=((3, 3),), quote=""),
    ):
        with pytest.raises(QuoteMismatchError):
            editor.do(adding(bad))

    assert editor.layer.annotations == {}


def test_that_a_type_or_role_outside_of_the_codebook_is_told(editor: Editor) -> None:
    what = event()
    for bad, name in (
        ([span(type_="dragon")], "entity type “dragon”"),
        ([event(type_="eclipse")], "event type “eclipse”"),
        ([what, argument(what, "sorcerer", what)], "role “sorcerer”"),
    ):
        with pytest.raises(UserError, match=name):
            editor.do(adding(*bad))

    assert editor.layer.annotations == {}


def test_that_no_argument_is_left_pointing_to_nothing(editor: Editor) -> None:
    who, what = span(), event()
    with pytest.raises(StaleEditError, match="nothing"):
        editor.do(adding(what, argument(what, "attacker", who)))
    editor.do(adding(who, what, argument(what, "attacker", who)))
    for end in (who, what):
        with pytest.raises(StaleEditError, match="nothing"):
            editor.do(dropping(end))

    assert len(editor.layer.annotations) == 3


def test_that_two_editors_of_one_layer_cannot_write_the_same_thing(
    project: Project, document: str
) -> None:
    one, two = project.editor(document, "anna"), project.editor(document, "anna")
    value = span()
    one.do(adding(value))

    with pytest.raises(DBAPIError, match="UNIQUE"):
        two.do(adding(value))

    assert two.layer.annotations == {}
    assert project.check() == []


def retitled(facts: Facts, title: str) -> Draft:
    return Draft("Correct the title", (Change(facts, replace(facts, title=title)),))


def test_that_corrected_facts_are_shared_and_kept(project: Project, document: str) -> None:
    editor = project.editor(document, "anna")
    before = editor.layer.document.facts
    after = Facts(document, "New", "Post", date(2024, 5, 1), (Zone("title", 0, 6),))
    editor.do(Draft("Correct the facts", (Change(before, after),)))

    assert editor.layer.document.facts == after
    assert project.editor(document, "ben").layer.document.facts == after
    assert project.documents("ben")[0].title == "New"
    editor.undo()
    assert project.document(document).facts == before
    assert project.check() == []


def test_that_facts_changed_by_another_coder_are_not_overwritten(
    project: Project, document: str
) -> None:
    anna, ben = project.editor(document, "anna"), project.editor(document, "ben")
    before = ben.layer.document.facts
    anna.do(retitled(before, "Anna's title"))

    with pytest.raises(UserError, match="changed by another coder"):
        ben.do(retitled(before, "Ben's title"))

    assert ben.layer.document.facts == before
    assert project.document(document).facts.title == "Anna's title"
    assert project.check() == []


def test_that_undo_leaves_what_another_coder_made_of_the_facts_and_goes_on(
    project: Project, document: str
) -> None:
    anna = project.editor(document, "anna")
    first = anna.layer.document.facts
    anna.do(retitled(first, "Anna's first"))
    anna.do(retitled(anna.layer.document.facts, "Anna's second"))
    ben = project.editor(document, "ben")
    ben.do(retitled(ben.layer.document.facts, "Ben's title"))
    anna = project.editor(document, "anna")

    assert anna.undo() is not None
    assert anna.undo() is not None
    assert anna.undo() is None
    assert project.document(document).facts.title == "Ben's title"
    assert project.check() == []


def test_that_undo_in_an_editor_that_is_behind_is_refused_in_a_sentence(
    project: Project, document: str
) -> None:
    anna = project.editor(document, "anna")
    anna.do(retitled(anna.layer.document.facts, "Anna's title"))
    ben = project.editor(document, "ben")
    ben.do(retitled(ben.layer.document.facts, "Ben's title"))

    with pytest.raises(UserError, match="changed by another coder"):
        anna.undo()

    assert project.document(document).facts.title == "Ben's title"


@pytest.mark.parametrize(
    "zones",
    [
        (Zone("title", 0, 6), Zone("body", 5, 9)),
        (Zone("body", 5, 9), Zone("title", 0, 4)),
        (Zone("title", 0, 10_000),),
        (Zone("headline", 0, 4),),
        (Zone("title", 4, 4),),
    ],
)
def test_that_zones_that_cannot_be_are_refused(editor: Editor, zones: tuple[Zone, ...]) -> None:
    facts = editor.layer.document.facts

    with pytest.raises(UserError, match="zone"):
        editor.do(Draft("Correct", (Change(facts, replace(facts, zones=zones)),)))

    assert editor.layer.document.facts == facts


def test_that_layers_of_two_coders_stay_apart(project: Project, document: str) -> None:
    anna, ben = project.editor(document, "anna"), project.editor(document, "ben")
    value = span()
    anna.do(adding(value))
    ben.do(adding(value))
    ben.do(dropping(value))

    assert set(project.editor(document, "anna").layer.annotations) == {value.id}
    assert project.editor(document, "ben").layer.annotations == {}
    assert project.check() == []
