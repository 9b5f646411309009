"""A snapshot is the layer as it is, in reading order, the same each time."""

from dataclasses import replace

from annotation import PROGRAM
from annotation.editor import Draft
from annotation.snapshot import SUGGESTIONS
from annotation.values import Argument, Change, Status, status_id
from storage.project import Project
from tests.storage.desk import adding, argument, article, decision, entity, event, span, suggestion


def test_that_a_layer_is_taken_in_reading_order(project: Project, document: str) -> None:
    other = project.add_articles([article("Other.", "b.txt")])[0].document
    who, what, town = span(), event(), span("Varok", "gpe")
    link, last = argument(what, "attacker", who), argument(what, "target", town)
    proposed = [suggestion(town), suggestion(span("Red Cross", "organisation"))]
    refused = suggestion(event("fled", "displacement"))
    accepted = decision(proposed[0], "accepted", town.id)
    project.replace_suggestions(document, {"model": "1"}, [*proposed, refused])
    editor = project.editor(document, "anna")
    edit = editor.do(adding(last, link, town, what, who, accepted))
    edit = editor.do(adding(decision(refused, "rejected", None)))
    assert edit is not None

    taken = project.snapshot("anna")
    first, second = sorted(taken.entries, key=lambda entry: entry.document.id != document)

    assert [entry.document.id for entry in taken.entries] == sorted([document, other])
    assert first.annotations == (who, what, town, link, last)
    assert first.decisions == {town.id: accepted}
    # Pending is “Red Cross”, and “Rebels” where it stands again: it was taken for a group before.
    assert (first.state, first.rejected, first.pending) == ("in_progress", 1, 2)
    assert (second.state, second.annotations) == ("new", ())
    assert (taken.log_head, taken.taken_at) == (edit.id, edit.at)
    assert (taken.layer, taken.program) == ("anna", PROGRAM)
    assert list(taken.entries) == list(project.snapshot("anna").entries)


def test_that_a_layer_called_done_says_so(project: Project, document: str) -> None:
    done = Status(status_id(document, "anna"), "done")
    project.editor(document, "anna").do(adding(done))

    assert [entry.state for entry in project.snapshot("anna").entries] == ["done"]
    assert [entry.state for entry in project.snapshot("ben").entries] == ["new"]


def test_that_a_snapshot_of_some_documents_holds_those(project: Project) -> None:
    other = project.add_articles([article("Other.", "b.txt")])[0].document

    taken = project.snapshot("anna", documents=[other])

    assert [entry.document.id for entry in taken.entries] == [other]


def test_that_a_project_without_edits_has_a_time_too(project: Project) -> None:
    taken = project.snapshot("anna")

    assert taken.log_head == ""
    assert taken.taken_at == project.info().created_at


def test_that_what_is_pending_is_taken_whole(project: Project, document: str) -> None:
    who, what, town = span(), event(), span("Varok", "gpe")
    same = event()  # another source proposes the same
    proposed = [
        suggestion(who, 0.9),
        suggestion(what, 0.4),
        suggestion(town, 0.8),
        suggestion(argument(what, "attacker", who), 0.5),
        suggestion(argument(what, "place", town), 0.5),
        suggestion(same, 0.7, "rule"),
    ]
    project.replace_suggestions(document, {"model": "1", "rule": "1"}, proposed)
    settled = span("Varok", "gpe")
    project.editor(document, "anna").do(
        adding(settled, decision(proposed[2], "accepted", settled.id))
    )

    (entry,) = project.snapshot(SUGGESTIONS).entries

    spans, (link,) = entry.annotations[:2], entry.annotations[2:]
    assert spans == (who, same)
    assert isinstance(link, Argument)
    assert (link.event, link.target) == (same.id, who.id)
    assert set(entry.suggested) == {who.id, same.id, link.id}
    assert (entry.state, entry.decisions, entry.pending) == ("new", {}, 3)


def in_bulk(draft: Draft) -> Draft:
    return replace(draft, bulk=True)


def test_that_what_was_decided_in_bulk_bears_its_mark(project: Project, document: str) -> None:
    one, many, added, alone = span(), span("Varok", "gpe"), span("Ana", "person"), event()
    proposed = [suggestion(one), suggestion(many)]
    project.replace_suggestions(document, {"model": "1"}, proposed)
    editor = project.editor(document, "anna")
    editor.do(adding(one, decision(proposed[0], "accepted", one.id)))
    editor.do(in_bulk(adding(many, added, decision(proposed[1], "accepted", many.id))))
    editor.do(adding(alone))
    project.editor(document, "ben").do(in_bulk(adding(span("fled", "gpe"))))

    assert bulk_of(project) == {many.id, added.id}
    assert [(each.coder, each.bulk) for each in project.info().layers] == [("anna", 1), ("ben", 0)]


def test_that_a_later_decision_by_hand_takes_the_mark_away_and_undo_brings_it_back(
    project: Project, document: str
) -> None:
    value = span()
    first = suggestion(value)
    project.replace_suggestions(document, {"model": "1"}, [first])
    editor = project.editor(document, "anna")
    accepted = decision(first, "accepted", value.id)
    editor.do(in_bulk(adding(value, accepted)))
    corrected = replace(accepted, verdict="corrected")
    editor.do(Draft("Correct", (Change(accepted, corrected),)))
    assert (bulk_of(project), project.info().layers[0].bulk) == (set(), 0)
    for _time in range(2):
        editor.undo()
        assert (bulk_of(project), project.info().layers[0].bulk) == ({value.id}, 1)
        editor.redo()
        assert (bulk_of(project), project.info().layers[0].bulk) == (set(), 0)
    editor.undo()
    editor.undo()
    assert (bulk_of(project), project.info().layers[0].bulk) == (set(), 0)


def test_that_a_bulk_edit_that_was_taken_back_leaves_what_a_hand_had_decided(
    project: Project, document: str
) -> None:
    value = span()
    first = suggestion(value)
    project.replace_suggestions(document, {"model": "1"}, [first])
    editor = project.editor(document, "anna")
    accepted = decision(first, "accepted", value.id)
    editor.do(adding(value, accepted))
    editor.do(in_bulk(Draft("All", (Change(accepted, replace(accepted, score=0.9)),))))
    assert bulk_of(project) == {value.id}
    editor.undo()
    assert bulk_of(project) == set()


def bulk_of(project: Project) -> set[str]:
    return {id_ for entry in project.snapshot("anna").entries for id_ in entry.bulk}


def test_that_mentions_come_with_the_entities_that_they_stand_for(
    project: Project, document: str
) -> None:
    army, rebels = entity("Army"), entity("Rebels")
    alone = entity("Nobody names it")
    who = replace(span(), entity=army.id)
    editor = project.editor(document, "anna")
    editor.do(adding(army, rebels, alone, who, span("Varok", "gpe")))
    merged = replace(army, merged=rebels.id)
    editor.do(Draft("Merge", (Change(army, merged),)))

    taken = project.snapshot("anna")
    (entry,) = taken.entries

    assert entry.entities == {army.id: rebels}
    assert taken.entities == (alone, rebels)
    assert [entry.entities for entry in project.snapshot("ben").entries] == [{}]


def test_that_what_is_pending_names_the_register_or_what_is_proposed(
    project: Project, document: str
) -> None:
    known, new = entity("Army"), entity("Red Cross")
    project.editor(document, "anna").do(adding(known))
    proposed = [
        replace(suggestion(span("army", "group")), entity=entity("the army")),
        replace(suggestion(span("Red Cross", "group")), entity=new),
        replace(suggestion(span("the Red", "group")), entity=new),
        suggestion(span("Varok", "gpe")),
    ]
    project.replace_suggestions(document, {"model": "1"}, proposed)

    (entry,) = project.snapshot(SUGGESTIONS).entries

    named = {span.quote: span.entity for span in entry.spans}
    assert named == {"army": known.id, "Red Cross": new.id, "the Red": new.id, "Varok": ""}
    assert entry.entities == {known.id: known, new.id: new}
    assert {each.value for each in entry.suggested.values()} == set(entry.annotations)
