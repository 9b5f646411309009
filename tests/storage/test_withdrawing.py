"""What a project shows when a source or the model does not take part any more."""

from dataclasses import replace

import pytest

from annotation.gestures import decide
from annotation.learning.settings import SourceKind, SourceSetting
from annotation.review import Review
from annotation.suggest.marks import ENTITIES
from storage.project import Project
from tests.storage.desk import span, suggestion

WORDS = SourceSetting(SourceKind.WORDS, "words", "/lists/words.txt")
OWN = SourceSetting(SourceKind.PIPELINE, "own", "own_pipeline")
VERSIONS = {"words": "1", "own": "1", "model": "1", ENTITIES: "4"}


def suggested(project: Project, document: str) -> list[str]:
    return sorted(each.source for each in project.suggestions(document))


@pytest.fixture
def read(project: Project, document: str) -> str:
    """An article that all four have read."""
    settings = replace(project.learning.settings, model="model", sources=(WORDS, OWN))
    project.learning.change(settings)
    found = [replace(suggestion(span()), source=name) for name in VERSIONS]
    project.replace_suggestions(document, VERSIONS, found)
    return document


@pytest.mark.parametrize(
    "left",
    [
        (OWN,),
        (replace(WORDS, is_on=False), OWN),
        (replace(WORDS, place="/lists/others.txt"), OWN),
    ],
    ids=["removed", "switched off", "another list"],
)
def test_that_a_source_that_takes_no_part_has_its_suggestions_withdrawn(
    project: Project, read: str, left: tuple[SourceSetting, ...]
) -> None:
    project.learning.change(replace(project.learning.settings, sources=left))
    assert suggested(project, read) == [ENTITIES, "model", "own"]
    assert project.without_suggestions({"words": "1"}) == [read]
    assert project.without_suggestions({"own": "1", "model": "1", ENTITIES: "4"}) == []


def test_that_what_was_decided_keeps_its_source_and_version(project: Project, read: str) -> None:
    editor = project.editor(read, "anna")
    review = Review(editor, project.suggestions(read), project.codebook)
    review.editor.do(decide.accept(review, review.items[0].id))
    before = [each.source for each in editor.layer.decisions.values()]
    for name in VERSIONS:
        project.learning.drop_source(name)
    assert project.suggestions(read) == ()
    layer = project.editor(read, "anna").layer
    assert [each.source for each in layer.decisions.values()] == before
    assert len(before) == len(layer.annotations) == 1
    assert project.check() == []


def test_that_another_order_of_the_sources_withdraws_nothing(project: Project, read: str) -> None:
    project.learning.change(replace(project.learning.settings, sources=(OWN, WORDS), seed=5))
    assert suggested(project, read) == sorted(VERSIONS)
    assert project.without_suggestions(VERSIONS) == []


@pytest.mark.parametrize("model", ["better", ""])
def test_that_another_model_takes_the_place_of_the_one_before(
    project: Project, read: str, model: str
) -> None:
    project.learning.change(replace(project.learning.settings, model=model))
    assert suggested(project, read) == [ENTITIES, "own", "words"]
    assert project.without_suggestions({ENTITIES: "4"}) == [read]
