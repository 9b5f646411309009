"""What runs code is told before it is loaded, and finding out runs nothing."""

import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from annotation.codebook import Codebook
from annotation.learning.settings import SourceKind, SourceSetting
from annotation.suggest.messages import Setup
from annotation.suggest.sources import installed, trust
from annotation.suggest.sources.trust import code_run_by, untrusted
from tests.annotation.suggest.conftest import SOURCES, TROUBLED

MODEL = "en_core_web_sm"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler")
    nlp.to_disk(tmp_path)
    return tmp_path


def test_that_what_comes_with_goldleaf_is_trusted(codebook: Codebook) -> None:
    assert code_run_by(Setup(MODEL, codebook)) == ()
    assert code_run_by(Setup(installed.package_of(MODEL) or "", codebook)) == ()


def test_that_a_package_runs_code_and_is_not_imported_to_find_out(
    troubled: str, codebook: Codebook
) -> None:
    sys.modules.pop(TROUBLED, None)
    (sentence,) = code_run_by(Setup(troubled, codebook))
    assert sentence == (
        "“troubled_pipeline” is an installed Python package (troubled_pipeline 9.9): loading it "
        "runs its code."
    )
    assert TROUBLED not in sys.modules
    assert code_run_by(Setup(troubled, codebook, trusted=frozenset({troubled}))) == ()


def test_that_a_registered_component_runs_code(sources: str, codebook: Codebook) -> None:
    sys.modules.pop(SOURCES, None)
    source = SourceSetting(SourceKind.COMPONENT, "ours", "steady")
    ((name, sentence),) = untrusted(Setup(MODEL, codebook, (source,)))
    assert name == "steady"
    assert f"({sources}:steady) of the package {SOURCES} 1.2" in sentence
    assert SOURCES not in sys.modules


def test_that_a_source_that_is_off_or_a_list_runs_nothing(codebook: Codebook) -> None:
    sources = (
        SourceSetting(SourceKind.COMPONENT, "off", "steady", is_on=False),
        SourceSetting(SourceKind.PATTERNS, "p", "patterns.jsonl"),
        SourceSetting(SourceKind.WORDS, "w", "words.txt"),
    )
    assert code_run_by(Setup(MODEL, codebook, sources)) == ()


def test_that_a_folder_of_spacys_own_parts_runs_nothing(folder: Path, codebook: Codebook) -> None:
    assert code_run_by(Setup(str(folder), codebook)) == ()


def test_that_the_packaged_model_as_a_folder_runs_nothing(
    tmp_path: Path, codebook: Codebook
) -> None:
    package = installed.package_of(MODEL)
    assert package is not None
    spacy.load(package).to_disk(tmp_path)
    assert code_run_by(Setup(str(tmp_path), codebook)) == ()


def test_that_a_python_file_in_a_folder_is_told(folder: Path, codebook: Codebook) -> None:
    (folder / "ner").mkdir(exist_ok=True)
    (folder / "ner" / "helper.py").write_text("raise SystemExit")
    (sentence,) = code_run_by(Setup(str(folder), codebook))
    assert str(Path("ner", "helper.py")) in sentence


@Language.component("somebody_elses")
def _component(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    return doc


def test_that_a_component_of_others_in_a_folder_is_told(tmp_path: Path, codebook: Codebook) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("somebody_elses")
    nlp.to_disk(tmp_path)
    (sentence,) = code_run_by(Setup(str(tmp_path), codebook))
    assert "the component somebody_elses" in sentence


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("after_creation = null", 'after_creation = {"@callbacks":"evil.v1"}', "a callback"),
        ("spacy.Tokenizer.v1", "evil.Tokenizer.v1", "the function evil.Tokenizer.v1"),
        ("[nlp]", "[nlp", "a configuration that cannot be read"),
        ('factory = "entity_ruler"', 'source = "elsewhere"', "a part of another pipeline"),
        ('factory = "entity_ruler"', "factory = ${paths.train}", "the component ${paths.train}"),
        ('factory = "entity_ruler"', 'factory : "evil"', "the component evil"),
        ("spacy.Tokenizer.v1", "spacy.TorchBiLSTMEncoder.v1", "the function spacy.Torch"),
        ('"spacy.Tokenizer.v1"', "${paths.train}", "${paths.train}"),
        ("overwrite_ents = false", "model = ${paths.train}", "what stands elsewhere"),
        ("overwrite_ents = false", 'x = {"\\u0040layers":"evil.v1"}', "the function evil.v1"),
        ("overwrite_ents = false", 'x = {"${nlp.lang}":"evil.v1"}', "cannot be read"),
        ("overwrite_ents = false", "x = {${nlp.lang}: 1}", "cannot be read"),
        ("overwrite_ents = false", f"x = {'[' * 900}{']' * 900}", "cannot be read"),
        ("overwrite_ents = false", 'x = [{"a":{"factory":"evil"}}]', "the component evil"),
        (
            "overwrite_ents = false",
            'x = {"@layers":"evil.v1","@layers":"spacy.MaxoutWindowEncoder.v2"}',
            "the function evil.v1",
        ),
    ],
)
def test_that_a_configuration_that_asks_for_more_is_told(
    folder: Path, codebook: Codebook, before: str, after: str, told: str
) -> None:
    config = folder / "config.cfg"
    text = config.read_text("utf-8")
    assert before in text
    config.write_text(text.replace(before, after, 1), "utf-8")
    (sentence,) = code_run_by(Setup(str(folder), codebook))
    assert told in sentence


def test_that_a_folder_called_like_the_packaged_model_is_looked_through(
    tmp_path: Path, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("somebody_elses")
    nlp.to_disk(tmp_path / MODEL)
    monkeypatch.chdir(tmp_path)
    assert code_run_by(Setup(MODEL, codebook)) == ()  # the installed one is taken
    monkeypatch.setattr(installed, "entry_points", lambda **_: ())
    monkeypatch.setattr(installed, "distribution_of", lambda _: None)
    monkeypatch.setattr(trust, "distribution_of", lambda _: None)
    (sentence,) = code_run_by(Setup(MODEL, codebook))
    assert "the component somebody_elses" in sentence


@pytest.mark.parametrize("place", ["//somewhere.invalid/share/model", r"\\somewhere\share\model"])
def test_that_no_other_computer_is_asked_for_a_pipeline(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_file", lambda *_: pytest.fail("it was looked there"))
    assert not installed.is_pipeline_folder(place)


def test_that_a_pipeline_that_is_not_there_runs_nothing(codebook: Codebook) -> None:
    assert code_run_by(Setup("no_such_model", codebook)) == ()
    assert code_run_by(Setup("../\0", codebook)) == ()


def test_that_installed_pipelines_go_by_the_name_that_is_typed() -> None:
    assert MODEL in installed.pipelines()
