"""Which mentions of an article name the same thing, and what is said of it; Docs built by hand."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.suggest.coreference.find import find_things
from annotation.suggest.lexicon import Lexicon
from annotation.suggest.marks import EVENTS, Filler, Mention, Thing, Trigger, put
from tests.annotation.suggest.parsed import mention, parsed

Found = tuple[list[Mention], list[Filler], list[Thing]]

FRONT = """
The = DET det Front
Northern = PROPN compound Front
Front = PROPN nsubj said
said say VERB ROOT said
Dosta = PROPN nsubj fell
fell fall VERB ccomp said
. = PUNCT punct said
"""
SEIZED = """
{article} = DET det {noun}
{noun} {lemma} NOUN:{tag} nsubj seized
seized seize VERB ROOT seized
Orlo = PROPN dobj seized
. = PUNCT punct seized
"""


def _doc(*parts: str) -> Doc:
    """Return sentences one after the other, each parsed by itself."""
    docs = [parsed(each) for each in parts]
    return Doc.from_docs(docs, exclude=["user_data"])  # type: ignore[call-arg] # not in the stubs


def _noun(doc: Doc, text: str, type_: str) -> Mention:
    return mention(doc, text, type_)._replace(source=EVENTS)


def _things(doc: Doc, mentions: Sequence[Mention], codebook: Codebook, lexicon: Lexicon) -> Found:
    put(doc, "mentions", mentions)
    return find_things(doc, codebook, lexicon)


def _names(words: Sequence[tuple[str, str]]) -> tuple[Doc, list[Mention]]:
    """Return a Doc that lists names "A , B , C", and their mentions."""
    rows, spans, at = [], [], 0
    for text, type_ in words:
        parts = text.split()
        rows += [f"{part} = PROPN ROOT {part}" for part in parts]
        spans.append(Mention(at, at + len(parts), type_, "", 0.8))
        rows.append(", = PUNCT ROOT ,")
        at += len(parts) + 1
    return parsed("\n".join(rows)), spans


def _by_name(things: Sequence[Thing]) -> dict[str, Thing]:
    return {each.name: each for each in things}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Northern Front", "Northern Front"], [(0, 1)], id="same"),
        pytest.param(["Northern Front", "Southern Front"], [(0,), (1,)], id="different"),
        pytest.param(["Northern Front Union", "NFU"], [(0, 1)], id="acronym"),
        pytest.param(
            ["Northern Front Union", "New Farmers Union", "NFU"], [(0,), (1,), (2,)], id="ambiguous"
        ),
        pytest.param(["Islamic Emirate", "Taliban"], [(0, 1)], id="known-alias"),
        pytest.param(["Daesh", "ISIS", "IS"], [(0, 1, 2)], id="known-aliases"),
        pytest.param(["Iron Shield", "IS", "Daesh"], [(0, 1), (2,)], id="an-acronym-of-its-own"),
    ],
)
def test_that_organisations_are_joined_by_name_alias_and_acronym(
    names: list[str], expected: list[tuple[int, ...]], codebook: Codebook, lexicon: Lexicon
) -> None:
    doc, mentions = _names([(name, "organisation") for name in names])
    _, _, things = _things(doc, mentions, codebook, lexicon)
    assert sorted(tuple(sorted(each.mentions)) for each in things) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Irena Vash", "Vash"], [(0, 1)], id="surname"),
        pytest.param(["Vash", "Irena Vash", "Irena Maria Vash"], [(0, 1, 2)], id="three-lengths"),
        pytest.param(["Irena Vash", "Oleg Vash", "Vash"], [(0,), (1,), (2,)], id="two-bearers"),
        pytest.param(["Irena Vash", "Irena Tamm"], [(0,), (1,)], id="same-given-name"),
    ],
)
def test_that_a_surname_is_whom_the_only_longer_name_says(
    names: list[str], expected: list[tuple[int, ...]], codebook: Codebook, lexicon: Lexicon
) -> None:
    doc, mentions = _names([(name, "person") for name in names])
    _, _, things = _things(doc, mentions, codebook, lexicon)
    assert sorted(tuple(sorted(each.mentions)) for each in things) == expected


def test_that_a_person_has_the_fullest_name_and_a_surname_is_no_alias(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    doc, mentions = _names([("Vash", "person"), ("Irena Vash", "person")])
    _, _, things = _things(doc, mentions, codebook, lexicon)
    assert [(each.name, each.aliases, each.type) for each in things] == [
        ("Irena Vash", (), "person")
    ]


def test_that_what_the_register_knows_comes_with_kind_country_and_id(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    doc, mentions = _names([("Islamic Emirate", "organisation")])
    _, _, things = _things(doc, mentions, codebook, lexicon)
    assert things == [
        Thing(
            (0,), "Taliban", "organisation", "rebel", "Afghanistan", ("Islamic Emirate",), "Q42418"
        )
    ]


def test_that_a_kind_that_the_codebook_lacks_is_left_out(lexicon: Lexicon) -> None:
    bare = replace(read_codebook("conflict"), actor_kinds=())
    doc, mentions = _names([("Taliban", "organisation")])
    _, _, things = _things(doc, mentions, bare, lexicon)
    assert [each.kind for each in things] == [""]


def test_that_only_types_that_act_or_are_places_name_things(lexicon: Lexicon) -> None:
    doc, mentions = _names([("Taliban", "org"), ("Dosta", "gpe"), ("Dosta", "gpe")])
    mentions_after, _, things = _things(doc, mentions, read_codebook("entities"), lexicon)
    assert [each.mentions for each in things] == [(1, 2)]
    assert mentions_after == mentions


def test_that_a_country_is_one_thing_by_any_of_its_names(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    doc, mentions = _names([("US", "gpe"), ("United States", "gpe"), ("Tovania", "gpe")])
    _, _, things = _things(doc, mentions, codebook, lexicon)
    found = _by_name(things)
    assert found["United States"].mentions == (0, 1)
    assert found["United States"].aliases == ("US",)
    assert found["Tovania"].mentions == (2,)


WASHINGTON = """
US = PROPN nsubj left
left leave VERB ROOT left
. = PUNCT punct left
Washington = PROPN nsubj {verb}
{verb} = VERB ROOT {verb}
. = PUNCT punct {verb}
"""


@pytest.mark.parametrize(("verb", "count"), [("agreed", 1), ("slept", 2)])
def test_that_a_capital_is_its_country_only_where_it_acts(
    verb: str, count: int, codebook: Codebook, lexicon: Lexicon
) -> None:
    doc = parsed(WASHINGTON.format(verb=verb))
    mentions = [mention(doc, "US", "gpe"), mention(doc, "Washington", "gpe")]
    _, _, things = _things(doc, mentions, codebook, lexicon)
    assert len(things) == count
    assert all("Washington" not in each.aliases for each in things)


BRACKETS = """
the = DET det Front
Northern = PROPN compound Front
Front = PROPN ROOT Front
( = PUNCT punct Front
Frontists = PROPN appos Front
) = PUNCT punct Front
"""


@pytest.mark.parametrize(("type_", "count"), [("organisation", 1), ("person", 2)])
def test_that_a_name_in_brackets_is_the_name_before_it_if_of_its_type(
    type_: str, count: int, codebook: Codebook, lexicon: Lexicon
) -> None:
    doc = parsed(BRACKETS)
    mentions = [mention(doc, "Northern Front", "organisation"), mention(doc, "Frontists", type_)]
    _, _, things = _things(doc, mentions, codebook, lexicon)
    assert len(things) == count


def _told(noun: str, lemma: str, tag: str, article: str = "The") -> Doc:
    return _doc(FRONT, SEIZED.format(noun=noun, lemma=lemma, tag=tag, article=article))


@pytest.mark.parametrize(
    ("noun", "lemma", "tag", "type_"),
    [
        ("group", "group", "NN", "organisation"),
        ("militants", "militant", "NNS", "person"),
        ("front", "front", "NN", "organisation"),
    ],
)
def test_that_a_definite_noun_means_the_only_group_told_of_before(
    noun: str, lemma: str, tag: str, type_: str, codebook: Codebook, lexicon: Lexicon
) -> None:
    doc = _told(noun, lemma, tag)
    mentions = [mention(doc, "Northern Front", "organisation"), _noun(doc, noun, type_)]
    _, _, things = _things(doc, mentions, codebook, lexicon)
    assert [each.mentions for each in things] == [(0, 1)]
    assert things[0].name == "Northern Front"
    assert things[0].aliases == ()


@pytest.mark.parametrize(
    ("noun", "lemma", "tag", "article"),
    [
        pytest.param("army", "army", "NN", "The", id="an-army-is-no-front"),
        pytest.param("government", "government", "NN", "The", id="nor-a-government"),
        pytest.param("militants", "militant", "NNS", "Some", id="indefinite"),
        pytest.param("group", "group", "NN", "A", id="any-group"),
    ],
)
def test_that_a_noun_that_may_mean_others_means_nobody(
    noun: str, lemma: str, tag: str, article: str, codebook: Codebook, lexicon: Lexicon
) -> None:
    doc = _told(noun, lemma, tag, article)
    mentions = [mention(doc, "Northern Front", "organisation"), _noun(doc, noun, "organisation")]
    _, _, things = _things(doc, mentions, codebook, lexicon)
    assert [each.mentions for each in things] == [(0,)]


def test_that_a_noun_with_two_antecedents_means_nobody(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    other = FRONT.replace("Northern", "Southern")
    doc = _doc(FRONT, other, SEIZED.format(noun="group", lemma="group", tag="NN", article="The"))
    names = [mention(doc, text, "organisation") for text in ("Northern Front", "Southern Front")]
    _, _, things = _things(doc, [*names, _noun(doc, "group", "organisation")], codebook, lexicon)
    assert sorted(each.mentions for each in things) == [(0,), (1,)]


@pytest.mark.parametrize(
    ("mark", "mentions"), [(", = PUNCT punct group", (0, 1)), ("", (0,))], ids=["comma", "bare"]
)
def test_that_a_clause_tells_a_noun_apart_unless_a_comma_parts_them(
    mark: str, mentions: tuple[int, ...], codebook: Codebook, lexicon: Lexicon
) -> None:
    rows = [
        "the = DET det group",
        "group = NOUN:NN ROOT group",
        mark,
        "which = PRON nsubj fled",
        "fled flee VERB relcl group",
    ]
    doc = _doc(FRONT, "\n".join(each for each in rows if each))
    told = [mention(doc, "Northern Front", "organisation"), _noun(doc, "group", "organisation")]
    _, _, things = _things(doc, told, codebook, lexicon)
    assert [each.mentions for each in things] == [mentions]


def test_that_a_noun_nobody_marked_becomes_a_mention_where_it_is_clear_whom_it_means(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    doc = _told("militants", "militant", "NNS")
    name = mention(doc, "Northern Front", "organisation")
    mentions, _, things = _things(doc, [name], codebook, lexicon)
    assert [doc[each.start : each.end].text for each in mentions] == ["Northern Front", "militants"]
    assert [each.mentions for each in things] == [(0, 1)]
    assert things[0].kind == "rebel"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["Afghan", "army"], "state_forces"),
        (["Afghan", "security", "forces"], "state_forces"),
        (["Afghan", "government"], "government"),
        (["nine", "Afghan", "soldiers"], None),
    ],
)
def test_that_a_body_of_a_country_is_a_thing_of_its_own_unless_it_is_counted(
    words: list[str], kind: str | None, codebook: Codebook, lexicon: Lexicon
) -> None:
    head = words[-1]
    pos = {"nine": "NUM", "Afghan": "ADJ"}
    rows = [f"{each} = {pos.get(each, 'NOUN')} amod {head}" for each in words[:-1]]
    lemma, tag = (head[:-1], "NNS") if head.endswith("s") else (head, "NN")
    rows += [f"{head} {lemma} NOUN:{tag} nsubj left", "left leave VERB ROOT left"]
    doc = parsed("\n".join(rows))
    afghan = words.index("Afghan")
    mentions = [
        Mention(0, len(words), "organisation", EVENTS, 0.6),
        Mention(afghan, afghan + 1, "group", "", 0.8),
    ]
    _, _, things = _things(doc, mentions, codebook, lexicon)
    assert [(each.mentions, each.kind) for each in things] == ([((0,), kind)] if kind else [])
    assert {each.country for each in things} <= {"Afghanistan"}


ITS = """
The = DET det Front
Northern = PROPN compound Front
Front = PROPN nsubj stopped
stopped stop VERB ROOT stopped
{word} = PRON poss attacks
attacks attack NOUN:NNS dobj stopped
. = PUNCT punct stopped
"""


def _pronoun(doc: Doc, names: list[Mention], codebook: Codebook, lexicon: Lexicon) -> Found:
    root = next(token.i for token in doc if token.text == "attacks")
    put(doc, "triggers", [Trigger((root,), root, "attack", 0.9, {}, "attack", "NOUN")])
    return _things(doc, names, codebook, lexicon)


def test_that_a_pronoun_in_a_role_means_the_subject_of_its_clause(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    doc = parsed(ITS.format(word="its"))
    front = mention(doc, "Northern Front", "organisation")
    mentions, fillers, things = _pronoun(doc, [front], codebook, lexicon)
    assert [doc[each.start].text for each in mentions[1:]] == ["its"]
    assert mentions[1].type == "organisation"
    assert mentions[1].score < 0.6
    assert [(each.role, each.target) for each in fillers] == [("attacker", 1)]
    assert [each.mentions for each in things] == [(0, 1)]
    assert things[0].aliases == ()


@pytest.mark.parametrize("word", ["his", "her", "our"])
def test_that_a_pronoun_that_does_not_fit_means_nobody(
    word: str, codebook: Codebook, lexicon: Lexicon
) -> None:
    doc = parsed(ITS.format(word=word))
    front = mention(doc, "Northern Front", "organisation")
    mentions, fillers, _ = _pronoun(doc, [front], codebook, lexicon)
    assert mentions == [front]
    assert fillers == []


def test_that_a_pronoun_that_fits_two_means_nobody(codebook: Codebook, lexicon: Lexicon) -> None:
    doc = parsed(
        """
        Frontists = PROPN nsubj told
        told tell VERB ROOT told
        Shieldmen = PROPN dobj told
        its = PRON poss attacks
        attacks attack NOUN:NNS dobj told
        """
    )
    names = [mention(doc, text, "organisation") for text in ("Frontists", "Shieldmen")]
    mentions, _, _ = _pronoun(doc, names, codebook, lexicon)
    assert mentions == names
