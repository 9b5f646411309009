"""Which language a text is in, and what becomes of one in another language."""

import math
from pathlib import Path

import pytest
import spacy

from annotation.codebook import Codebook
from annotation.suggest import language
from annotation.suggest.language import language_name, language_of
from annotation.suggest.messages import Job, Lesson, Setup
from annotation.suggest.pipeline import DEFAULT_MODEL, Suggester, open_suggester
from annotation.suggest.profile import SIZE, profile_of
from annotation.values import Span, Zone

ENGLISH = (
    "The army said on Monday that rebels had stormed the town of Varok, and that at least nine "
    "soldiers were killed in the fighting. Residents fled across the river."
)
GERMAN = (
    "Die Armee teilte am Montag mit, dass Rebellen die Stadt Varok gestürmt haben. Bei den Kämpfen "
    "seien mindestens neun Soldaten getötet worden. Anwohner flohen über den Fluss."
)
FRENCH = (
    "L'armée a déclaré lundi que les rebelles avaient pris d'assaut la ville de Varok et qu'au "
    "moins neuf soldats avaient été tués dans les combats."
)
RUSSIAN = (
    "Армия заявила в понедельник, что повстанцы штурмовали город Варок и что в боях погибли не "
    "менее девяти солдат. Жители бежали за реку."
)
NAMES = (
    "Ada Rensk, Viktor Orlun, Karim Dassa, Maria Lopen, Ivan Petrun, Carlos Ruzo, Anna Bergen, "
    "Piet Vossem, Lena Dorva"
)
STOP_WORDS = spacy.blank("en").Defaults.stop_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (GERMAN, "de"),
        (FRENCH, "fr"),
        (RUSSIAN, "ru"),
        (NAMES, ""),
        ("Die Armee floh.", ""),
        ("", ""),
        ("2019 12 44 18\n" * 40, ""),
    ],
)
def test_that_a_language_is_told_and_what_is_short_or_unclear_is_not_judged(
    text: str, expected: str
) -> None:
    assert language_of(text, (), "en", STOP_WORDS) == expected


def test_that_an_article_in_the_pipelines_language_needs_no_model_of_languages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("it was loaded"))
    assert language_of(ENGLISH, (), "en", STOP_WORDS) == "en"
    german = spacy.blank("de").Defaults.stop_words
    assert language_of(GERMAN, (), "de", german) == "de"


def test_that_only_the_body_is_looked_at() -> None:
    text = f"{ENGLISH} {GERMAN}"
    zones = (Zone("boilerplate", 0, len(ENGLISH)),)
    assert language_of(text, zones, "en", STOP_WORDS) == "de"


def test_that_a_language_without_a_name_goes_by_its_code() -> None:
    assert (language_name("de"), language_name("qq")) == ("German", "the language “qq”")


def test_that_an_article_in_another_language_is_said_and_the_others_are_read(
    suggester: Suggester,
) -> None:
    jobs = [Job(1, "a", ENGLISH), Job(2, "b", GERMAN), Job(3, "c", ENGLISH)]
    first, foreign, last = suggester.suggest(jobs)
    assert [each.document for each in (first, foreign, last)] == ["a", "b", "c"]
    assert (foreign.language, foreign.suggestions) == ("de", ())
    assert foreign.note == (
        "This article is in German, and “en_core_web_sm” reads English. No multilingual pipeline "
        "(xx_ent_wiki_sm) is installed. No suggestions are made for it; it can be annotated by "
        "hand."
    )
    assert foreign.sources == suggester.sources, "it counts as read"
    assert (first.language, first.note) == ("en", "")
    assert first.suggestions
    assert last.suggestions


def test_that_an_article_in_another_language_teaches_nothing(suggester: Suggester) -> None:
    assert suggester.study(Lesson(1, "d", "ada", GERMAN, ())) == b""


def test_that_articles_about_the_same_have_profiles_that_are_near(suggester: Suggester) -> None:
    texts = [
        ENGLISH,
        "Rebels stormed another town, and soldiers were killed. The army spoke of heavy fighting.",
        "The band played its new album, and fans sang along with every song of the concert.",
    ]
    war, more, music = (
        each.profile
        for each in suggester.suggest(
            Job(number, str(number), text) for number, text in enumerate(texts)
        )
    )
    assert {len(war), len(more), len(music)} == {SIZE}
    assert near(war, more) > near(war, music)
    assert near(war, war) == pytest.approx(1.0)


def near(one: bytes, other: bytes) -> float:
    a, b = (memoryview(each).cast("b").tolist() for each in (one, other))
    lengths = math.sqrt(sum(x * x for x in a) * sum(x * x for x in b))
    return sum(x * y for x, y in zip(a, b, strict=True)) / lengths


@pytest.mark.parametrize("text", ["", "  ", "of the and", "123 456"])
def test_that_a_text_without_content_words_has_no_profile(text: str) -> None:
    assert profile_of(spacy.blank("en")(text)) == b""


@pytest.fixture
def multilingual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Install a multilingual pipeline that knows one place and one person."""
    name = "xx_made_up"
    (tmp_path / f"{name}.py").write_text(_MULTILINGUAL, "utf-8")
    facts = tmp_path / f"{name}-0.3.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.3\n")
    (facts / "entry_points.txt").write_text(f"[spacy_models]\n{name} = {name}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return name


_MULTILINGUAL = """
import spacy

def load(**overrides):
    nlp = spacy.blank("xx", meta={"version": "0.3"})
    nlp.add_pipe("entity_ruler").add_patterns([
        {"label": "LOC", "pattern": "Varok"},
        {"label": "PER", "pattern": "Anwohner"},
        {"label": "MISC", "pattern": "Montag"},
    ])
    return nlp
"""


def test_that_a_multilingual_pipeline_suggests_names_where_it_is_allowed(
    multilingual: str, codebook: Codebook
) -> None:
    setup = Setup(DEFAULT_MODEL, codebook, trusted=frozenset({multilingual}))
    (result,) = open_suggester(setup).suggest([Job(1, "d", GERMAN)])
    found = {
        (each.value.quote, each.value.type)
        for each in result.suggestions
        if isinstance(each.value, Span) and (each.source, each.version) == (multilingual, "0.3")
    }
    assert found == {("Varok", "gpe"), ("Anwohner", "person")}
    assert len(result.suggestions) == 2
    assert result.sources[multilingual] == "0.3"
    assert result.note.endswith(f"Names are suggested by “{multilingual}”, events are not.")


def test_that_a_multilingual_pipeline_is_not_loaded_before_it_is_allowed(
    multilingual: str, codebook: Codebook
) -> None:
    (result,) = open_suggester(Setup(DEFAULT_MODEL, codebook)).suggest([Job(1, "d", GERMAN)])
    assert result.suggestions == ()
    assert f"“{multilingual}” is an installed Python package" in result.note
    assert "It has not been allowed." in result.note


def test_that_a_pipeline_for_another_language_wants_that_language(
    tmp_path: Path, codebook: Codebook
) -> None:
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "LOC", "pattern": "Varok"},
            {"label": "MISC", "pattern": "Montag"},
        ]
    )
    nlp.to_disk(tmp_path)
    suggester = open_suggester(Setup(str(tmp_path), codebook))
    assert "made for German, so there are suggestions for entities and none" in suggester.note
    german, english = suggester.suggest([Job(1, "a", GERMAN), Job(2, "b", ENGLISH)])
    quotes = [each.value.quote for each in german.suggestions if isinstance(each.value, Span)]
    assert (quotes, german.note) == (["Varok"], "")
    assert english.note.startswith("This article is in English, and ")
