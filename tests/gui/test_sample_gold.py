"""The gold of the sample: every quotation stands in its article and fits the codebook."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from annotation.codebook import Codebook
from storage.project import Project
from storage.sample import make_sample
from tests.gui.gold import GoldArticle, GoldError, matching, quotations, read_gold


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    path = make_sample(tmp_path_factory.mktemp("gold"))
    with Project.open(path) as project:
        documents = [project.document(row.id) for row in project.documents("ada")]
    return {document.source: document.text for document in documents}


@pytest.fixture(scope="module")
def gold(texts: Mapping[str, str], codebook: Codebook) -> list[GoldArticle]:
    return read_gold(texts, codebook)


def test_that_every_article_of_the_sample_has_its_gold(
    gold: list[GoldArticle], texts: Mapping[str, str]
) -> None:
    assert [article.file for article in gold] == list(texts)


def test_that_every_quotation_marks_words_that_stand_there(
    gold: list[GoldArticle], texts: Mapping[str, str]
) -> None:
    for article in gold:
        for mark in quotations(article):
            start, end = mark.inner
            inner = texts[article.file][start:end]
            assert inner
            assert inner == inner.strip()
            assert mark.takes(start, end)


def test_that_only_the_article_about_clocks_has_no_events(gold: list[GoldArticle]) -> None:
    assert [a.file for a in gold if not a.events] == ["08-the-museum-of-small-clocks.txt"]
    assert all(7 <= len(article.events) <= 13 for article in gold if article.events)


def test_that_no_trigger_is_asked_for_and_left_out_at_once(gold: list[GoldArticle]) -> None:
    for article in gold:
        places = [event.marks[0].inner for event in article.events]
        assert len(places) == len(set(places))
        assert not [place for place in places if matching(article.others, *place)]


def test_that_every_event_has_somebody_or_something_in_it(gold: list[GoldArticle]) -> None:
    for article in gold:
        for event in article.events:
            known = {f.role for f in event.fillers if f.is_asked}
            assert known & {"attacker", "target", "victim", "place", "casualties"}, event.id


def test_that_what_an_article_does_not_say_is_no_gold(
    texts: Mapping[str, str], codebook: Codebook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong = tmp_path / "gold.toml"
    file = "08-the-museum-of-small-clocks.txt"
    wrong.write_text(f'[[article]]\nfile = "{file}"\nothers = ["no such words"]\n', "utf-8")
    monkeypatch.setattr("tests.gui.gold.GOLD", wrong)
    with pytest.raises(GoldError, match="stands there 0 times"):
        read_gold(texts, codebook)
