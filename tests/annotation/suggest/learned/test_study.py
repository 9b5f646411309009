"""What a finished article teaches: kept whole, read with checks, nothing in it believed."""

import json
import zlib
from random import Random

import numpy as np
import pytest

from annotation.codebook import Codebook
from annotation.suggest import marks
from annotation.suggest.learned.features import candidates, word_rows
from annotation.suggest.learned.page import page_of, together
from annotation.suggest.learned.study import read_study, study_of
from annotation.values import Event
from tests.annotation.suggest.learned.articles import HARVEST, article, studies
from tests.annotation.suggest.parsed import parsed

HAS_HIT = """
Hail = NOUN nsubj hit
has have AUX hit hit
hit = VERB ROOT hit
Dosta = PROPN dobj hit
"""


def changed(study: bytes, **header: object) -> bytes:
    """Return a study whose header says something else."""
    content = zlib.decompress(study[8:])
    size = int.from_bytes(content[:4], "little")
    told = json.dumps({**json.loads(content[4 : 4 + size]), **header}).encode()
    rest = content[4 + size :]
    return study[:8] + zlib.compress(len(told).to_bytes(4, "little") + told + rest)


@pytest.fixture
def study(village: Codebook) -> bytes:
    return studies(village, 1)[0]


def test_that_a_study_is_read_as_it_was_written(village: Codebook) -> None:
    made = article(1)
    read = read_study(study_of(made.doc, made.annotations, village))
    events = [each for each in made.annotations if isinstance(each, Event)]
    assert [read.types[each] for each in read.tables["gold"][:, 3]] == [HARVEST] * len(events)
    assert len(read.tables["argument"]) == len(events)
    assert (read.tables["argument"][:, 1] > 0).all()
    assert all(
        np.array_equal(ours, theirs)
        for ours, theirs in zip(read.page, page_of(made.doc), strict=True)
    )


def test_that_a_study_leaves_the_doc_as_it_was(village: Codebook) -> None:
    made = article(1)
    before = marks.triggers_of(made.doc), marks.mentions_of(made.doc), marks.fillers_of(made.doc)
    study_of(made.doc, made.annotations, village)
    after = marks.triggers_of(made.doc), marks.mentions_of(made.doc), marks.fillers_of(made.doc)
    assert before == after


def test_that_a_phrase_is_taken_with_the_word_that_governs_it(village: Codebook) -> None:
    doc = parsed(HAS_HIT)
    start, end = doc[1].idx, doc[2].idx + len(doc[2])
    event = Event("e", HARVEST, ((start, end),), doc.text[start:end])
    read = read_study(study_of(doc, [event], village))
    assert read.tables["gold"][:, :3].tolist() == [[1, 3, 2]]


def test_that_a_type_that_is_gone_from_the_codebook_can_still_be_studied(
    codebook: Codebook,
) -> None:
    made = article(1)
    read = read_study(study_of(made.doc, made.annotations, codebook))
    assert HARVEST in read.types


def test_that_features_do_not_look_into_another_article() -> None:
    pages = [page_of(article(seed).doc) for seed in (1, 2)]
    both = together(pages)
    alone = [word_rows(each, candidates(each)).ids for each in pages]
    assert np.array_equal(word_rows(both, candidates(both)).ids, np.concatenate(alone))


@pytest.mark.parametrize("size", [0, 7, 8, 9, 40, 200])
def test_that_a_study_that_is_cut_off_is_refused(study: bytes, size: int) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_study(study[:size])


@pytest.mark.parametrize("seed", range(40))
def test_that_a_damaged_study_is_refused(study: bytes, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a test
    damaged = bytearray(study)
    damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
    with pytest.raises(ValueError, match=r"\w"):
        read_study(bytes(damaged))


@pytest.mark.parametrize(
    "header",
    [
        {"types": "harvest"},
        {"types": []},
        {"roles": []},
        {"roles": [1]},
        {"spans": -1},
        {"spans": True},
        {"arrays": None},
        {"arrays": [["head", "|O8", [3]]]},
        {"arrays": [["head", "<u4", [-1]]]},
        {"arrays": [["head", "<u4", [1 << 60, 1 << 60]]]},
        {"arrays": [["head", "<u4"]]},
        {"arrays": [[["head"], {}, []]]},
        {"arrays": []},
    ],
)
def test_that_a_study_whose_header_lies_is_refused(study: bytes, header: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_study(changed(study, **header))


def test_that_a_study_does_not_unfold_without_end(study: bytes) -> None:
    with pytest.raises(ValueError, match="too large"):
        read_study(study[:8] + zlib.compress(bytes(70 * 1024 * 1024)))
