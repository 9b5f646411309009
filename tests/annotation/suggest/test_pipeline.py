"""The real model, on sentences of our own: from a text to suggestions."""

from collections.abc import Iterable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.util import get_installed_models

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.errors import UserError
from annotation.suggest.marks import fillers_of, mentions_of, put_zones, triggers_of
from annotation.suggest.messages import Job
from annotation.suggest.pipeline import DEFAULT_MODEL, Suggester, load, load_model
from annotation.values import Argument, Event, Span, Suggestion, Zone, check_quote, extent

SAMPLES = Path(__file__).parents[3] / "storage" / "samples"
FARAH = (
    "On Monday, at least seven Afghan military personnel were killed by Taliban explosives "
    "in the southwestern Farah province."
)
BARKA = (
    "On Wednesday, the militants seized Barka district in the north-western province of "
    "Baghlan, killing nine Afghan soldiers and wounding several others."
)


def suggested(suggester: Suggester, text: str, *zones: Zone) -> tuple[Suggestion, ...]:
    (result,) = suggester.suggest([Job(7, "doc", text, zones)])
    assert (result.token, result.document) == (7, "doc")
    return result.suggestions


def roles_of(suggestions: Iterable[Suggestion], trigger: str) -> set[tuple[str, str]]:
    values = {each.id: each.value for each in suggestions}
    found = set()
    for value in values.values():
        if isinstance(value, Argument):
            event, target = values[value.event], values[value.target]
            assert not isinstance(event, Argument)
            assert not isinstance(target, Argument)
            if event.quote == trigger:
                found.add((value.role, target.quote))
    return found


def test_that_a_killing_is_found_with_all_that_is_told_of_it(suggester: Suggester) -> None:
    suggestions = suggested(suggester, FARAH)
    events = [each.value for each in suggestions if isinstance(each.value, Event)]
    assert [(each.type, each.quote) for each in events] == [("killing", "killed")]
    assert roles_of(suggestions, "killed") == {
        ("time", "Monday"),
        ("victim", "at least seven Afghan military personnel"),
        ("casualties", "at least seven"),
        ("instrument", "Taliban explosives"),
        ("attacker", "Taliban"),
        ("place", "Farah province"),
    }


def test_that_participles_share_subject_time_and_place(suggester: Suggester) -> None:
    suggestions = suggested(suggester, BARKA)
    assert {("attacker", "militants"), ("time", "Wednesday")} <= roles_of(suggestions, "seized")
    killing = roles_of(suggestions, "killing")
    assert {("attacker", "militants"), ("victim", "nine Afghan soldiers")} <= killing
    assert {("casualties", "nine"), ("time", "Wednesday")} <= killing
    assert ("victim", "several others") in roles_of(suggestions, "wounding")


def test_that_a_nested_name_stands_after_the_phrase_around_it(suggester: Suggester) -> None:
    spans = [each.value for each in suggested(suggester, BARKA) if isinstance(each.value, Span)]
    quotes = [span.quote for span in spans]
    outer = quotes.index("nine Afghan soldiers")
    assert quotes[outer + 1 : outer + 3] == ["nine", "Afghan"]


def test_that_each_suggestion_names_its_source_and_version(suggester: Suggester) -> None:
    suggestions = suggested(suggester, FARAH)
    assert suggester.sources[DEFAULT_MODEL] == suggester.version
    assert all(suggester.sources[each.source] == each.version for each in suggestions)
    assert {each.source for each in suggestions} == {DEFAULT_MODEL, "goldleaf-events"}
    assert all(0 < each.score <= 1 for each in suggestions)


def test_that_silent_zones_get_nothing(suggester: Suggester) -> None:
    text = f"{FARAH}\n\nPhoto: The army killed nine rebels in Kabul on Monday."
    credit = Zone("credit", len(FARAH) + 2, len(text))
    assert [each.value.__class__ for each in suggested(suggester, text, credit)] == [
        each.value.__class__ for each in suggested(suggester, FARAH)
    ]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_that_the_samples_get_exact_ordered_unrepeated_suggestions(
    suggester: Suggester, codebook: Codebook, path: Path
) -> None:
    text = path.read_text("utf-8")
    suggestions = suggested(suggester, text)
    marks = [each.value for each in suggestions if not isinstance(each.value, Argument)]
    types = {each.id: each.type for each in marks}
    places = [extent(each.fragments) for each in marks]
    assert places == sorted(places, key=lambda place: (place[0], -place[1]))
    assert len({(each.fragments, each.type) for each in marks}) == len(marks)
    for mark in marks:
        check_quote(text, mark)
        assert mark.quote == mark.quote.strip()
    for each in suggestions:
        if isinstance(each.value, Argument):
            role, event = each.value.role, types[each.value.event]
            assert role in codebook.event(event).roles
            assert codebook.fits(role, types[each.value.target])


@pytest.mark.parametrize("text", ["", " \n ", "\r\n\r\n", "😀", "(" * 5000, "­"])
def test_that_a_text_without_words_gets_no_suggestions(suggester: Suggester, text: str) -> None:
    assert suggested(suggester, text) == ()


def test_that_offsets_count_code_points(suggester: Suggester) -> None:
    text = f"😀 é\r\n\r\n{FARAH}"
    shift = text.index("On Monday")
    plain = [each.value for each in suggested(suggester, FARAH)]
    moved = [each.value for each in suggested(suggester, text)]
    spans = [each.fragments[0] for each in plain if isinstance(each, Span)]
    assert [each.fragments[0] for each in moved if isinstance(each, Span)] == [
        (start + shift, end + shift) for start, end in spans
    ]


def test_that_a_codebook_without_events_gets_names_alone() -> None:
    suggestions = suggested(load(DEFAULT_MODEL, read_codebook("entities")), FARAH)
    assert suggestions
    assert {type(each.value) for each in suggestions} == {Span}
    assert {each.source for each in suggestions} == {DEFAULT_MODEL}


def test_that_our_parts_fit_into_a_pipeline_of_the_users_own(tmp_path: Path) -> None:
    from annotation.suggest import components  # noqa: F401 - registers the factories

    nlp = load_model(DEFAULT_MODEL)
    nlp.add_pipe("goldleaf_borders", first=True)
    for name in ("goldleaf_entities", "goldleaf_triggers", "goldleaf_arguments"):
        nlp.add_pipe(name)
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(FARAH)
    assert [span.label_ for span in doc.spans["goldleaf_events"]] == ["killing"]
    assert "Farah province" in [span.text for span in doc.spans["goldleaf_entities"]]


def test_that_a_read_doc_can_be_stored_with_all_that_was_found(codebook: Codebook) -> None:
    from annotation.suggest import components  # noqa: F401 - registers the factories

    nlp = load_model(DEFAULT_MODEL)
    for name in ("goldleaf_entities", "goldleaf_triggers", "goldleaf_arguments"):
        nlp.add_pipe(name, config={"codebook": codebook.source_text})
    doc = nlp.make_doc(FARAH)
    put_zones(doc, [Zone("body", 0, len(FARAH))])
    doc = nlp(doc)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    for read in (mentions_of, triggers_of, fillers_of):
        assert list(map(repr, read(again))) == list(map(repr, read(doc)))


def test_that_a_pipeline_in_a_folder_can_be_chosen(tmp_path: Path, codebook: Codebook) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.meta.update(name="barka_press", version="1.2.0")
    nlp.to_disk(tmp_path)
    suggester = load(str(tmp_path), codebook)
    assert "no parser" in suggester.note
    assert suggester.sources["en_barka_press"] == "1.2.0"
    assert str(tmp_path) not in suggester.sources


def test_that_a_missing_model_is_told_with_the_installed_ones(codebook: Codebook) -> None:
    with pytest.raises(UserError, match=r'no spaCy pipeline "nowhere" here\. Install it .*'):
        load("nowhere", codebook)


def test_that_the_packaged_model_goes_by_its_own_name_whichever_was_typed(
    codebook: Codebook, suggester: Suggester
) -> None:
    with pytest.raises(UserError) as caught:
        load("nowhere", codebook)
    listed = str(caught.value).partition("Installed: ")[2].rstrip(".").split(", ")
    assert DEFAULT_MODEL in listed
    assert not any(name.startswith(f"{DEFAULT_MODEL}_") for name in listed)
    package = next(name for name in get_installed_models() if name.startswith(DEFAULT_MODEL))
    again = load(package, codebook)
    assert (again.model, again.sources) == (DEFAULT_MODEL, suggester.sources)


def test_that_a_broken_model_is_told_by_name(tmp_path: Path, codebook: Codebook) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 3\n", "utf-8")
    with pytest.raises(UserError, match="cannot be loaded"):
        load(str(tmp_path), codebook)
