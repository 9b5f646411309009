"""A project can be given another codebook at any time: nothing is lost, what it lacks is named."""

from dataclasses import replace

import pytest

from annotation.codebook import Codebook
from annotation.codebook_reader import parse_codebook
from annotation.editor import Draft, Editor
from annotation.errors import UserError
from annotation.snapshot import SUGGESTIONS
from annotation.values import Argument, Change, Entity, Event, Span
from storage.project import Project
from tests.storage.desk import adding, argument, article, dropping, event, span, suggestion

NARROW = """
name = "narrow"
version = "3.0"
title = "Few types"
description = "People and attacks."

[[entity]]
name = "person"
label = "Person"
short = "PER"
key = "1"
colours = { light = "#1D5FD0", dark = "#6EA8FF" }
definition = "A human being."
example = "[Ana Reka] spoke."
not_this = "A body as a whole."

[[event]]
name = "attack"
label = "Attack"
short = "ATTACK"
group = "Violence"
key = "1"
colours = { light = "#B4234A", dark = "#FF8BA7" }
roles = ["attacker"]
definition = "One side strikes."
example = "They [stormed] the town."
not_this = "A fight of two."

[[role]]
name = "attacker"
label = "Attacker"
short = "ACTOR"
key = "A"
fillers = ["person"]
definition = "Who strikes."

[[attribute]]
name = "polarity"
label = "Polarity"
values = ["no", "yes"]
default = "yes"
definition = "Whether it took place."
"""


@pytest.fixture(scope="module")
def narrow() -> Codebook:
    return parse_codebook(NARROW, where="narrow.toml")


Work = tuple[Span, Event, Argument]


@pytest.fixture
def work(editor: Editor) -> Work:
    """A mention, an event and an argument that the narrow codebook knows nothing of."""
    kind = editor.layer.register
    assert kind.held() == []
    army = Entity("army", "Army", "group", "rebel")
    who = replace(span(), entity=army.id)
    what = event(polarity="negative", modality="asserted")
    link = argument(what, "place", who)
    editor.do(adding(army, who, what, link))
    return who, what, link


def test_that_what_the_new_one_lacks_is_named_with_its_number(
    project: Project, editor: Editor, work: Work, narrow: Codebook
) -> None:
    editor.do(adding(span("Varok", "group"), event("fled", "attack", polarity="yes")))
    said = project.replace_codebook(narrow)

    lacks = ", which the codebook “narrow” 3.0 does not have."
    assert said == (
        f"2 mentions have the entity type “group”{lacks}",
        f"1 event has the event type “territory_taken”{lacks}",
        f"1 argument has the role “place”{lacks}",
        f"1 entry of the register has the entity type “group”{lacks}",
        f"1 event has the attribute “modality”{lacks}",
        f"1 event has the polarity “negative”{lacks}",
        f"1 entry of the register has the kind of actor “rebel”{lacks}",
    )
    assert set(work) <= set(editor.layer.annotations.values())


def test_that_the_new_one_is_in_force_and_stays_so(
    project: Project, narrow: Codebook, codebook: Codebook
) -> None:
    assert project.replace_codebook(narrow) == ()
    assert project.codebook == narrow
    path = project.path
    project.close()
    with Project.open(path) as again:
        assert again.codebook == narrow
        assert (again.info().codebook, again.info().codebook_version) == ("narrow", "3.0")
        again.replace_codebook(codebook)
        assert again.codebook == codebook


def test_that_the_same_codebook_again_is_nothing(
    project: Project, document: str, codebook: Codebook
) -> None:
    project.replace_suggestions(document, {"model": "1"}, [])
    assert project.replace_codebook(codebook) == ()
    assert project.without_suggestions({"model": "1"}) == []


@pytest.mark.usefixtures("work")
def test_that_a_project_stays_whole_with_types_of_an_earlier_codebook(
    project: Project, narrow: Codebook
) -> None:
    project.replace_codebook(narrow)
    assert project.check() == []
    (entry,) = project.snapshot("anna").entries
    assert len(entry.annotations) == 3


def test_that_work_goes_on_with_what_the_codebook_no_longer_has(
    project: Project, editor: Editor, work: Work, narrow: Codebook
) -> None:
    who, what, link = work
    project.replace_codebook(narrow)
    moved = replace(who, attributes={"note": "moved"})
    editor.do(Draft("Move", (Change(who, moved),)))
    editor.do(Draft("Set", (Change(what, replace(what, attributes={})),)))
    editor.undo()
    editor.do(dropping(link))
    editor.do(dropping(what, moved))
    for _ in range(3):
        editor.undo()
    assert set(editor.layer.annotations) == {each.id for each in work}
    editor.redo()
    editor.do(adding(span("Ana", "person")))
    assert project.check() == []


def test_that_nothing_new_takes_what_the_codebook_no_longer_has(
    project: Project, editor: Editor, work: Work, narrow: Codebook
) -> None:
    _, what, _ = work
    project.replace_codebook(narrow)
    refused = (
        adding(span("Varok", "group")),
        adding(event("fled", "protest")),
        Draft("Retype", (Change(what, replace(what, type="protest")),)),
    )
    for draft in refused:
        with pytest.raises(UserError, match="has no"):
            editor.do(draft)
    editor.do(Draft("Retype", (Change(what, replace(what, type="attack")),)))
    assert project.check() == []


def test_that_documents_are_read_again_and_old_suggestions_are_still_read(
    project: Project, document: str, narrow: Codebook
) -> None:
    other = project.add_articles([article("Other.")])[0].document
    project.replace_suggestions(document, {"model": "1"}, [suggestion(span())])
    project.replace_suggestions(other, {"model": "1"}, [])
    project.replace_codebook(narrow)

    assert project.without_suggestions({"model": "1"}) == [document, other]
    assert [len(entry.annotations) for entry in project.snapshot(SUGGESTIONS).entries] == [1, 0]
    assert project.check() == []
    project.replace_suggestions(document, {"model": "1"}, [])
    assert project.without_suggestions({"model": "1"}) == [other]
