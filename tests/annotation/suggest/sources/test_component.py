"""Further sources beside the rules: what they say is checked, and one that fails stops nobody."""

from collections.abc import Iterable
from pathlib import Path

import pytest
import spacy

from annotation.codebook import Codebook
from annotation.errors import UserError
from annotation.learning.settings import SourceKind, SourceSetting
from annotation.suggest.messages import Job, Result, Setup
from annotation.suggest.pipeline import Suggester, open_suggester
from annotation.values import Span, Suggestion, Zone

MODEL = "en_pipeline"
"""How a pipeline without a name of its own is called."""
TEXT = "Rebels shelled Sarnova on Monday. Officials of Varok denied it."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline in a folder that knows one place."""
    return _pipeline(tmp_path_factory.mktemp("model"), "GPE", "Varok")


def _pipeline(folder: Path, label: str, *names: str) -> str:
    nlp = spacy.blank("en", meta={"version": "2.5"})
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for name in names])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return str(folder)


def opened(model: str, codebook: Codebook, *sources: SourceSetting) -> Suggester:
    trusted = frozenset(each.place for each in sources)
    return open_suggester(Setup(model, codebook, sources, trusted=trusted))


def read(suggester: Suggester, text: str = TEXT, zones: tuple[Zone, ...] = ()) -> Result:
    (result,) = suggester.suggest([Job(1, "doc", text, zones)])
    return result


def spans(suggestions: Iterable[Suggestion], source: str) -> list[tuple[str, str]]:
    return [
        (each.value.quote, each.value.type)
        for each in suggestions
        if isinstance(each.value, Span) and each.source == source
    ]


def component(name: str) -> SourceSetting:
    return SourceSetting(SourceKind.COMPONENT, f"my {name}", name)


def test_that_a_component_suggests_under_its_own_name_and_version(
    model: str, sources: str, codebook: Codebook
) -> None:
    suggester = opened(model, codebook, component("steady"))
    assert suggester.sources["my steady"] == "1.2"
    result = read(suggester)
    assert spans(result.suggestions, "my steady") == [("Sarnova", "gpe")], sources
    found = next(each for each in result.suggestions if each.source == "my steady")
    assert (found.version, found.score) == ("1.2", 0.5)
    assert spans(result.suggestions, MODEL) == [("Varok", "gpe")]


def test_that_what_lies_off_the_text_or_is_of_no_type_is_left_out_and_told(
    model: str, sources: str, codebook: Codebook
) -> None:
    result = read(opened(model, codebook, component("wild")))
    assert spans(result.suggestions, MODEL) == [("Varok", "gpe")], sources
    assert spans(result.suggestions, "my wild") == []
    assert "“my wild” gave 4 suggestions outside of the text and were left out." in result.note
    assert "a suggestion of a type not in the codebook and was left out." in result.note


def test_that_a_source_that_raises_is_told_and_the_others_go_on(
    model: str, sources: str, codebook: Codebook
) -> None:
    suggester = opened(model, codebook, component("raising"), component("steady"))
    result = read(suggester)
    assert "“my raising” failed (RuntimeError: the table is empty)" in result.note, sources
    assert spans(result.suggestions, "my steady")
    assert result.sources["my raising"] == "1.2", "it was asked, so it is not asked again"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (component("broken"), "ImportError: no such library"),
        (component("nothing"), "gave None and no function"),
        (component("absent"), "No component “absent” is installed"),
        (
            SourceSetting(SourceKind.PIPELINE, "second", "no_such_model"),
            "There is no spaCy pipeline",
        ),
        (SourceSetting(SourceKind.WORDS, "words", "gone.txt"), "There is no file"),
        (SourceSetting(SourceKind.WORDS, "goldleaf-events", "gone.txt"), "another name"),
    ],
)
def test_that_a_source_that_cannot_be_loaded_is_left_out_and_told(
    model: str, sources: str, codebook: Codebook, source: SourceSetting, told: str
) -> None:
    suggester = opened(model, codebook, source, component("steady"))
    assert told in suggester.problems[source.name], sources
    assert suggester.problems[source.name] in suggester.note
    assert source.name not in suggester.sources or source.name.startswith("goldleaf")
    assert spans(read(suggester).suggestions, "my steady")


def test_that_a_source_is_not_loaded_before_it_is_trusted(
    model: str, sources: str, codebook: Codebook
) -> None:
    suggester = open_suggester(Setup(model, codebook, (component("steady"),)))
    assert "It has not been allowed" in suggester.problems["my steady"], sources


def test_that_a_model_is_not_loaded_before_it_is_trusted(troubled: str, codebook: Codebook) -> None:
    with pytest.raises(UserError, match=r"runs its code\. Allow it first"):
        open_suggester(Setup(troubled, codebook))


def test_that_a_second_pipeline_is_mapped_onto_the_codebook(
    model: str, tmp_path: Path, codebook: Codebook
) -> None:
    second = _pipeline(tmp_path, "PER", "Officials", "the")
    suggester = opened(model, codebook, SourceSetting(SourceKind.PIPELINE, "second", second))
    assert suggester.sources["second"] == "2.5"
    assert spans(read(suggester).suggestions, "second") == [("Officials", "person")]


def test_that_a_list_outweighs_what_the_model_says_of_the_same_place(
    model: str, tmp_path: Path, codebook: Codebook
) -> None:
    path = tmp_path / "words.txt"
    path.write_text("Varok\tperson\n", "utf-8")
    suggester = opened(model, codebook, SourceSetting(SourceKind.WORDS, "words", str(path)))
    result = read(suggester)
    assert spans(result.suggestions, "words") == [("Varok", "person")]
    assert spans(result.suggestions, MODEL) == []


def test_that_nothing_is_suggested_in_boilerplate(
    model: str, sources: str, codebook: Codebook
) -> None:
    suggester = opened(model, codebook, component("steady"))
    zones = (Zone("boilerplate", 0, TEXT.index("Officials")),)
    assert spans(read(suggester, zones=zones).suggestions, "my steady") == [], sources


def test_that_types_of_the_codebook_and_overlapping_spans_of_a_model_are_suggested(
    tmp_path: Path, codebook: Codebook
) -> None:
    model = _pipeline(tmp_path, "victimless", "Officials")
    assert read(opened(model, codebook)).suggestions == ()
    model = _pipeline(tmp_path, "organisation", "Officials")
    assert spans(read(opened(model, codebook)).suggestions, MODEL) == [
        ("Officials", "organisation")
    ]


def test_that_who_is_at_work_is_said_before_and_after(
    model: str, sources: str, codebook: Codebook
) -> None:
    said: list[str] = []
    source = component("steady")
    setup = Setup(model, codebook, (source,), trusted=frozenset({source.place}))
    suggester = open_suggester(setup, said.append)
    read(suggester)
    assert said == ["my steady", "", "my steady", ""], sources
