"""One register for all layers of a project, changed by edits alone and kept with them."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, event

from annotation.editor import Draft, Editor
from annotation.errors import StaleEditError, UserError
from annotation.normals import CODER, Location, Quantity, Time
from annotation.values import Change, Entity, Span
from storage.connection import Store
from storage.project import Project
from tests.storage.desk import adding, article, entity, span


@pytest.fixture
def editors(project: Project, document: str) -> tuple[Editor, Editor]:
    """Two documents open at once."""
    other = project.add_articles([article("Rebels left.", "b.txt")])[0].document
    return project.editor(document, "anna"), project.editor(other, "anna")


def naming(entity: Entity, word: str = "Rebels") -> Span:
    return replace(span(word), entity=entity.id)


def changing(before: Entity, **fields: str) -> Draft:
    return Draft("Correct", (Change(before, replace(before, **fields)),))  # type: ignore[arg-type]


MEANINGS = (
    Time("2024-03-11", "DATE", "", None, None, "day", CODER, "a coder said so"),
    Location("Varok", "Ostra", "", "Lower Ostra", 1.5, None, "town", "", CODER),
    Quantity(7, None, None, "at least", "killed", "words"),
    Quantity(low=0, high=0, best=0, modifier="none"),
)


@pytest.mark.parametrize("meaning", MEANINGS, ids=lambda each: type(each).__name__)
def test_that_a_mention_comes_back_with_what_it_means(
    project: Project, document: str, meaning: Time | Location | Quantity
) -> None:
    value = replace(span(), normal=meaning)
    project.editor(document, "anna").do(adding(value))

    assert project.editor(document, "anna").layer.annotations == {value.id: value}
    assert project.check() == []


def test_that_an_entity_comes_back_with_all_its_fields(project: Project, document: str) -> None:
    other = entity("Other")
    made = Entity("e", "Añá 😀", "group", "rebel", ("AN", "Ana"), "Ostra", "Q42", other.id)
    path = project.path
    project.editor(document, "anna").do(adding(made, other, naming(made)))
    project.close()

    with Project.open(path) as again:
        assert again.register.held() == sorted([made, other], key=lambda each: each.id)
        assert again.register.standing("e") == other
        assert again.check() == []
        assert again.info().entities == 1


def test_that_two_open_documents_see_the_same_register(
    project: Project, editors: tuple[Editor, Editor]
) -> None:
    first, second = editors
    rebels = entity()
    first.do(adding(rebels, naming(rebels)))

    assert first.layer.register is second.layer.register is project.register
    assert second.layer.register.named("rebels") == [rebels]
    second.do(changing(rebels, name="Free Varok"))
    assert first.layer.register.get(rebels.id) == replace(rebels, name="Free Varok")


def test_that_an_entity_that_another_layer_names_outlives_its_undo(
    project: Project, editors: tuple[Editor, Editor]
) -> None:
    first, second = editors
    rebels = entity()
    first.do(adding(rebels, naming(rebels)))
    second.do(adding(naming(rebels)))
    first.undo()

    assert first.layer.annotations == {}
    assert project.register.get(rebels.id) == rebels
    assert project.check() == []


def test_that_an_undo_with_nothing_left_to_take_back_is_kept_all_the_same(
    project: Project, editors: tuple[Editor, Editor]
) -> None:
    first, second = editors
    rebels = entity()
    first.do(adding(rebels))
    second.do(adding(naming(rebels)))
    undone = first.undo()

    assert undone is not None
    assert undone.changes == ()
    again = project.editor(first.layer.document.id, "anna")
    assert (again.undo_verb, again.redo_verb) == (None, "Add")
    redone = again.redo()
    assert redone is not None
    assert (again.undo_verb, redone.changes) == ("Add", ())
    assert project.check() == []
    assert project.info().edits == 4


def test_that_what_another_layer_took_back_can_be_done_again(
    project: Project, editors: tuple[Editor, Editor]
) -> None:
    first, second = editors
    rebels = entity()
    mention = naming(rebels)
    first.do(adding(rebels, naming(rebels)))
    second.do(adding(mention))
    second.undo()
    first.undo()
    second.redo()

    assert second.layer.annotations == {mention.id: mention}
    assert project.register.get(rebels.id) == rebels
    assert project.check() == []


def test_that_an_entity_that_nobody_else_knew_goes_with_its_undo(
    project: Project, editors: tuple[Editor, Editor]
) -> None:
    first, _ = editors
    rebels = entity()
    first.do(adding(rebels, naming(rebels)))
    first.undo()
    assert project.register.held() == []
    first.redo()
    assert project.register.held() == [rebels]
    assert project.check() == []


def test_that_one_that_another_was_merged_into_stays(
    project: Project, editors: tuple[Editor, Editor]
) -> None:
    first, second = editors
    rebels, army = entity(), entity("Army")
    first.do(adding(rebels))
    second.do(adding(army))
    second.do(changing(army, merged=rebels.id))
    first.undo()

    assert project.register.standing(army.id) == rebels
    assert project.check() == []


def test_that_two_are_never_merged_into_each_other(
    project: Project, editors: tuple[Editor, Editor]
) -> None:
    first, second = editors
    rebels, army = entity(), entity("Army")
    first.do(adding(rebels, army))
    first.do(changing(army, merged=rebels.id))
    first.undo()
    second.do(changing(rebels, merged=army.id))
    held = project.register.held()

    with pytest.raises(
        UserError, match=r"“Army” cannot be made one with “.*”, which was made one with “Army”"
    ):
        first.redo()
    assert project.register.held() == held
    second.undo()
    first.redo()
    assert project.register.standing(army.id) == rebels
    assert project.check() == []


def test_that_a_step_that_is_not_saved_leaves_the_register_as_it_was(
    project: Project, editors: tuple[Editor, Editor], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = editors
    rebels = entity()
    first.do(adding(rebels))
    with monkeypatch.context() as broken:
        broken.setattr("storage.suggestions.expire", lambda *_args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            first.do(adding(entity("Army"), naming(rebels)))
        with pytest.raises(ZeroDivisionError):
            first.do(changing(rebels, name="Other"))
    assert project.register.held() == [rebels]
    assert first.layer.annotations == {}
    assert project.check() == []


def test_that_an_entity_has_a_name(project: Project, document: str) -> None:
    with pytest.raises(UserError, match="needs a name"):
        project.editor(document, "anna").do(adding(entity("  ")))
    assert project.register.held() == []


def test_that_a_mention_names_whom_there_is(project: Project, document: str) -> None:
    with pytest.raises(StaleEditError, match="would name nothing"):
        project.editor(document, "anna").do(adding(naming(entity())))
    assert project.check() == []


def test_that_opening_a_project_does_not_read_the_register(project: Project) -> None:
    path = project.path
    project.close()
    asked: list[str] = []
    store = Store.open(path)
    again = Project(store)
    with store.transaction() as connection:
        connection.connection.driver_connection.set_trace_callback(asked.append)  # type: ignore[union-attr]
    again.documents("anna")
    assert not [sql for sql in asked if "entities" in sql]
    assert again.register.held() == []
    assert [sql for sql in asked if "entities" in sql]
    again.close()


def test_that_an_undo_stays_possible_where_others_merged_the_two_the_other_way_round(
    project: Project, editors: tuple[Editor, Editor]
) -> None:
    mine, other = editors
    one, two = entity("One"), entity("Two")
    mine.do(adding(one, two))
    mine.do(changing(one, merged=two.id))
    mine.do(changing(replace(one, merged=two.id), merged=""))
    other.do(changing(two, merged=one.id))

    for _ in range(2):
        assert mine.undo() is not None
    assert project.register.get(one.id) == one
    assert project.register.get(two.id) == replace(two, merged=one.id)
    assert project.check() == []


def test_that_a_circle_of_mergers_is_refused_with_both_names(
    editors: tuple[Editor, Editor],
) -> None:
    mine, other = editors
    one, two = entity("One"), entity("Two")
    mine.do(adding(one, two))
    other.do(changing(two, merged=one.id))

    with pytest.raises(UserError, match="“One” cannot be made one with “Two”"):
        mine.do(changing(one, merged=two.id))


def test_that_what_others_ever_said_of_an_entity_is_read_once(
    project: Project, document: str, editors: tuple[Editor, Editor]
) -> None:
    mine, other = editors
    made, more = entity("One"), [entity(f"Group {number}") for number in range(20)]
    mine.do(adding(made, *more))
    value = naming(made)
    is_used = project.register.is_used_elsewhere
    assert not is_used(made.id, document, "anna")
    other.do(adding(value))
    assert is_used(made.id, document, "anna")
    other.undo()
    assert is_used(made.id, document, "anna")
    read: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        read.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert not any(is_used(each.id, document, "anna") for each in more)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert not [statement for statement in read if "json_extract" in statement]
