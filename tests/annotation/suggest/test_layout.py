"""What is worked out once for a Doc is what the Doc itself would say."""

import gc
from datetime import date
from weakref import ref

import pytest
import spacy
from spacy.tokens import Doc

from annotation.normals import Time
from annotation.suggest import components, marks  # noqa: F401 - makes our fields known to spaCy
from annotation.suggest.layout import (
    Sentences,
    is_parted,
    lemmas_of,
    place_of,
    put_text,
    text_of,
    words_of,
)
from annotation.suggest.reading import make_doc

NLP = spacy.blank("en")
TEXT = "Rebels took Dosta.\n\n Nine people died there , it said.  "


@pytest.fixture
def doc() -> Doc:
    made = make_doc(NLP, TEXT)
    for token in made:
        token.is_sent_start = token.i == 0 or token.text == "Nine"
        token.lemma_ = token.text
    return made


def test_that_text_and_words_are_those_of_the_doc(doc: Doc) -> None:
    assert text_of(doc) == doc.text == TEXT
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            span = doc[start:end]
            assert words_of(doc, start, end) == span.text
            assert place_of(doc, start, end) == (span.start_char, span.end_char)


def test_that_the_text_of_a_doc_from_elsewhere_is_put_together() -> None:
    assert text_of(Doc(NLP.vocab, ["Dosta", "fell"], [True, False])) == "Dosta fell"


def test_that_sentences_are_those_of_the_doc(doc: Doc) -> None:
    sentences = Sentences(doc)
    spans = list(doc.sents)
    assert sentences.starts == [each.start for each in spans]
    for number, span in enumerate(spans):
        assert sentences.text(span.start) == span.text
        assert sentences.ends[span.start] == span.end
        assert {sentences.start(token.i) for token in span} == {span.start}
        assert {sentences.number(token.i) for token in span} == {number}


def test_that_lemmas_are_in_lower_case(doc: Doc) -> None:
    assert lemmas_of(doc) == [token.lemma_.lower() for token in doc]


def test_that_a_line_parts_what_stands_before_it_and_behind_it(doc: Doc) -> None:
    nine = next(token for token in doc if token.text == "Nine")
    assert is_parted(doc[0], nine)
    assert not is_parted(doc[0], doc[2])
    assert not is_parted(nine, doc[0])


def test_that_a_doc_is_not_kept_by_what_is_known_of_it() -> None:
    doc = Doc(NLP.vocab, ["Dosta"])
    put_text(doc, "Dosta")
    marks.put_normals(doc, {0: Time("2020")})
    kept = ref(doc)
    del doc
    gc.collect()
    assert kept() is None


def test_that_normals_are_those_written_last_also_by_hand() -> None:
    doc = Doc(NLP.vocab, ["Monday"])
    first = Time("2020-03-02", start=date(2020, 3, 2), end=date(2020, 3, 2))
    marks.put_normals(doc, {0: first})
    assert marks.normals_of(doc) == {0: first}
    marks.put(doc, "normals", [])
    assert marks.normals_of(doc) == {}


def test_that_normals_outlive_the_doc_that_they_were_written_on() -> None:
    doc = Doc(NLP.vocab, ["Monday"])
    day = Time("2020-03-02", start=date(2020, 3, 2), end=date(2020, 3, 2))
    marks.put_normals(doc, {0: day})
    again = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    assert marks.normals_of(again) == {0: day}
