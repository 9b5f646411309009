"""Suggestions are replaced source by source, and never counted as annotations."""

from dataclasses import replace
from datetime import date

import pytest

from annotation.editor import Draft
from annotation.errors import QuoteMismatchError, UserError
from annotation.ids import new_id
from annotation.normals import Location, Normal, Quantity, Time
from annotation.values import Change, Entity, Suggestion, Zone
from storage.project import Project
from tests.storage.desk import argument, article, event, span, suggestion


def test_that_suggestions_come_back_in_their_order(project: Project, document: str) -> None:
    what, who = event(), span(note="x")
    proposed = [suggestion(what, 0.1), suggestion(argument(what, "attacker", who)), suggestion(who)]
    project.replace_suggestions(document, {"model": "1.0"}, proposed)

    assert list(project.suggestions(document)) == proposed
    assert project.check() == []


def test_that_a_source_replaces_its_own_suggestions_alone(project: Project, document: str) -> None:
    of_rule = suggestion(span("Varok", "gpe"), source="rule")
    project.replace_suggestions(
        document, {"rule": "1", "model": "1"}, [of_rule, suggestion(span())]
    )
    newer = suggestion(event())
    project.replace_suggestions(document, {"model": "2"}, [newer])

    assert set(project.suggestions(document)) == {of_rule, newer}
    project.replace_suggestions(document, {"model": "3"}, [])
    assert project.suggestions(document) == (of_rule,)


def test_that_documents_that_a_version_has_not_seen_are_found(
    project: Project, document: str
) -> None:
    other = project.add_articles([article("Other.")])[0].document

    assert project.without_suggestions({"model": "1"}) == [document, other]
    project.replace_suggestions(document, {"model": "1", "rule": "1"}, [])
    assert project.without_suggestions({"model": "1"}) == [other]
    assert project.without_suggestions({"model": "2"}) == [document, other]
    assert project.without_suggestions({"model": "1", "rule": "2"}) == [document, other]


def test_that_bad_suggestions_are_refused_and_the_old_ones_stay(
    project: Project, document: str
) -> None:
    good = suggestion(span())
    project.replace_suggestions(document, {"model": "1"}, [good])
    refused = (
        (suggestion(replace(span(), quote="x")), QuoteMismatchError),
        (suggestion(span(type_="dragon")), UserError),
        (suggestion(span(), source="stranger"), ValueError),
    )
    for bad, error in refused:
        with pytest.raises(error):
            project.replace_suggestions(document, {"model": "2"}, [bad])

    assert project.suggestions(document) == (good,)
    assert project.without_suggestions({"model": "1"}) == []


def test_that_suggestions_for_no_document_are_told(project: Project) -> None:
    with pytest.raises(UserError, match="no document"):
        project.replace_suggestions("nowhere", {"model": "1"}, [])


def test_that_other_zones_or_another_date_have_a_document_read_again(
    project: Project, document: str
) -> None:
    editor = project.editor(document, "ada")
    facts = editor.layer.document.facts
    marked = replace(facts, zones=(Zone("boilerplate", 0, 5),))
    dated = replace(marked, published=date(2024, 3, 14))
    for before, after in ((facts, marked), (marked, dated)):
        project.replace_suggestions(document, {"model": "1"}, [])
        editor.do(Draft("Correct", (Change(before, after),)))
        assert project.without_suggestions({"model": "1"}) == [document]
    project.replace_suggestions(document, {"model": "1"}, [])
    editor.undo()
    assert project.without_suggestions({"model": "1"}) == [document]


def test_that_another_title_leaves_the_suggestions_as_they_are(
    project: Project, document: str
) -> None:
    project.replace_suggestions(document, {"model": "1"}, [suggestion(span())])
    editor = project.editor(document, "ada")
    facts = editor.layer.document.facts
    editor.do(Draft("Correct", (Change(facts, replace(facts, title="Other")),)))
    assert project.without_suggestions({"model": "1"}) == []


def test_that_a_proposed_entity_comes_back(project: Project, document: str) -> None:
    army = Entity(new_id(), "Army", "group", "rebel", ("the army",), "Ostra", "Q1")
    where = Location("Varok", "Ostra", precision="town", rule="gazetteer")
    proposed = [
        replace(suggestion(span()), entity=army),
        suggestion(replace(span("Varok", "gpe"), normal=where)),
        suggestion(event()),
    ]
    project.replace_suggestions(document, {"model": "1.0"}, proposed)

    assert list(project.suggestions(document)) == proposed
    assert project.register.held() == []
    assert project.check() == []


def proposing(**fields: str) -> Suggestion:
    made = Entity(new_id(), "Army", "group", "rebel")
    return replace(suggestion(span()), entity=replace(made, **fields))  # type: ignore[arg-type]


def meaning(type_: str, normal: Normal) -> Suggestion:
    return suggestion(replace(span("Varok", type_), normal=normal))


BAD = {
    "a kind that is none": proposing(kind="dragon"),
    "a type that is none": proposing(type="dragon"),
    "without a name": proposing(name=" "),
    "merged already": proposing(merged="other"),
    "of an event": replace(suggestion(event()), entity=Entity("e", "Army", "group")),
    "named already": suggestion(replace(span(), entity="e")),
    "a place that is a time": meaning("gpe", Time("2024")),
    "a time that is a place": meaning("time", Location("Varok")),
    "a time that is a number": meaning("time", Quantity(1)),
    "a group that means something": meaning("group", Quantity(1)),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_that_a_proposal_that_does_not_fit_the_codebook_is_a_bug_of_its_source(
    project: Project, document: str, bad: Suggestion
) -> None:
    with pytest.raises(ValueError, match=r"entity|codebook|mean"):
        project.replace_suggestions(document, {"model": "1"}, [bad])
    assert project.suggestions(document) == ()


def test_that_a_kind_that_nobody_knows_can_be_left_out(project: Project, document: str) -> None:
    project.replace_suggestions(document, {"model": "1"}, [proposing(kind="")])
    assert project.check() == []
