"""Patterns and words: what they find, and which line is wrong and why."""

import re
from pathlib import Path

import pytest
import spacy

from annotation.codebook import Codebook
from annotation.errors import UserError
from annotation.learning.settings import SourceKind, SourceSetting
from annotation.suggest.sources.check import check_source
from annotation.suggest.sources.lists import load_list

NLP = spacy.blank("en")
TEXT = "Fighters of the Red Lance shelled Old Dosta; the red lance denied it, a T-90 burnt."


def found(kind: SourceKind, path: Path, codebook: Codebook) -> list[tuple[str, str]]:
    reader = load_list(SourceSetting(kind, "mine", str(path)), NLP, codebook)
    return [(TEXT[each.start : each.end], each.type) for each in reader.read(NLP(TEXT))]


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "list.txt"
    path.write_bytes(text.encode(encoding))
    return path


def test_that_words_are_found_with_their_types(tmp_path: Path, codebook: Codebook) -> None:
    path = written(tmp_path, "# armed groups\r\nRed Lance\torganisation\r\n\r\nOld Dosta\tGPE\r\n")
    assert found(SourceKind.WORDS, path, codebook) == [
        ("Red Lance", "organisation"),
        ("Old Dosta", "gpe"),
    ]


def test_that_words_in_lower_case_are_found_in_any_case(tmp_path: Path, codebook: Codebook) -> None:
    path = written(tmp_path, "red lance\torganisation\nt-90\tweapon\n", "utf-8-sig")
    assert [quote for quote, _ in found(SourceKind.WORDS, path, codebook)] == [
        "Red Lance",
        "red lance",
        "T-90",
    ]


def test_that_patterns_are_found_as_spacy_reads_them(tmp_path: Path, codebook: Codebook) -> None:
    path = written(
        tmp_path,
        '{"label": "ORG", "pattern": "Red Lance"}\n'
        '{"label": "gpe", "pattern": [{"LOWER": "old"}, {"IS_TITLE": true}], "id": "dosta"}\n',
    )
    assert found(SourceKind.PATTERNS, path, codebook) == [
        ("Red Lance", "organisation"),
        ("Old Dosta", "gpe"),
    ]


def test_that_of_crossing_matches_the_longest_is_kept(tmp_path: Path, codebook: Codebook) -> None:
    path = written(tmp_path, "Dosta\tgpe\nOld Dosta\tgpe\n")
    assert found(SourceKind.WORDS, path, codebook) == [("Old Dosta", "gpe")]


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (SourceKind.WORDS, "Dosta\tgpe\nVarok gpe\n", "line 2: a word or name, a tab"),
        (SourceKind.WORDS, "\tgpe\n", "line 1: a word or name, a tab"),
        (SourceKind.WORDS, "Dosta\tdragon\n", "line 1: the codebook has no type “dragon”"),
        (SourceKind.WORDS, "# nothing\n", "is empty"),
        (SourceKind.PATTERNS, '{"label": "GPE", "pattern": "a"}\n{"label"\n', "line 2: this is no"),
        (SourceKind.PATTERNS, '["GPE", "Dosta"]\n', 'line 1: an object with "label"'),
        (
            SourceKind.PATTERNS,
            '{"label": "GPE", "pattern": []}\n',
            'line 1: an object with "label"',
        ),
        (SourceKind.PATTERNS, '{"label": "GPE", "pattern": [3]}\n', "line 1: an object with"),
        (SourceKind.PATTERNS, '{"label": "DRAGON", "pattern": "a"}\n', "no type “DRAGON”"),
        (
            SourceKind.PATTERNS,
            '{"label": "GPE", "pattern": [{"LOWR": "a"}]}\n',
            "line 1: [pattern -> 0 -> LOWR] Extra inputs are not permitted.",
        ),
        (
            SourceKind.PATTERNS,
            '{"label": "GPE", "pattern": [{"TEXT": {"REGEX": "("}}]}\n',
            "line 1: missing )",
        ),
        (
            SourceKind.PATTERNS,
            '{"label": "GPE", "pattern": [{"LOWER": "a", "OP": "{99999999}"}]}\n',
            "line 1: a word can be repeated at most 20 times",
        ),
    ],
)
def test_that_a_line_that_makes_no_sense_is_told_by_its_number(
    tmp_path: Path, codebook: Codebook, kind: SourceKind, text: str, told: str
) -> None:
    with pytest.raises(UserError) as caught:
        found(kind, written(tmp_path, text), codebook)
    assert told in str(caught.value)


def test_that_another_encoding_is_told_by_its_line(tmp_path: Path, codebook: Codebook) -> None:
    path = written(tmp_path, "Dosta\tgpe\nCafé\tfacility\n", "latin-1")
    with pytest.raises(UserError, match="line 2: this is no UTF-8 text"):
        found(SourceKind.WORDS, path, codebook)


def test_that_a_missing_file_is_told(tmp_path: Path, codebook: Codebook) -> None:
    with pytest.raises(UserError, match="There is no file"):
        found(SourceKind.WORDS, tmp_path / "gone.txt", codebook)


@pytest.mark.parametrize("place", ["//host/share/list.txt", "\\\\host\\share\\list.txt"])
def test_that_a_list_on_another_computer_is_not_asked_for(place: str, codebook: Codebook) -> None:
    with pytest.raises(UserError, match="on another computer"):
        load_list(SourceSetting(SourceKind.WORDS, "w", place), NLP, codebook)


def test_that_the_version_of_a_list_follows_its_content(tmp_path: Path, codebook: Codebook) -> None:
    versions = []
    for text in ("Dosta\tgpe\n", "Dosta\tgpe\n", "Varok\tgpe\n"):
        source = SourceSetting(SourceKind.WORDS, "w", str(written(tmp_path, text)))
        versions.append(load_list(source, NLP, codebook).version)
    assert versions[0] == versions[1] != versions[2]
    assert len(versions[0]) == 12


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        (SourceKind.WORDS, 0, [("Red Lance", "organisation"), ("Old Dosta", "gpe")]),
        (SourceKind.PATTERNS, 1, [("Red Lance", "organisation"), ("Old Dosta", "gpe")]),
    ],
)
def test_that_the_examples_of_the_documentation_are_read(
    tmp_path: Path,
    codebook: Codebook,
    kind: SourceKind,
    number: int,
    expected: list[tuple[str, str]],
) -> None:
    text = (Path(__file__).parents[4] / "docs" / "sources.md").read_text("utf-8")
    examples = re.findall(r"^```\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert found(kind, written(tmp_path, examples[number]), codebook) == expected


@pytest.mark.parametrize("kind", [SourceKind.WORDS, SourceKind.PATTERNS])
def test_that_what_is_checked_without_spacy_is_what_loading_says(
    tmp_path: Path, codebook: Codebook, kind: SourceKind
) -> None:
    for text in ("", "Red Lance\n", '{"label": 1}\n', "Red Lance\tmoon\n", '{"label": "GPE"'):
        source = SourceSetting(kind, "mine", str(written(tmp_path, text)))
        with pytest.raises(UserError) as loaded:
            load_list(source, NLP, codebook)
        with pytest.raises(UserError) as checked:
            check_source(source, codebook)
        assert str(checked.value) == str(loaded.value)


def test_that_a_source_without_a_fault_passes_the_check(tmp_path: Path, codebook: Codebook) -> None:
    words = written(tmp_path, "# armed groups\nRed Lance\torganisation\n")
    check_source(SourceSetting(SourceKind.WORDS, "mine", str(words)), codebook)
    check_source(SourceSetting(SourceKind.PIPELINE, "mine", "en_core_web_sm"), codebook)


@pytest.mark.parametrize("kind", [SourceKind.PIPELINE, SourceKind.COMPONENT])
def test_that_what_is_not_installed_is_told_by_the_check(
    codebook: Codebook, kind: SourceKind
) -> None:
    with pytest.raises(UserError, match="nowhere_at_all"):
        check_source(SourceSetting(kind, "mine", "nowhere_at_all"), codebook)
