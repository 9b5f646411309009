"""Which words are events, and how the text stands to them; on Docs built by hand."""

import pytest
from spacy.tokens import Doc

from annotation.codebook import Codebook
from annotation.suggest.lexicon import Lexicon
from annotation.suggest.marks import put_zones
from annotation.suggest.triggers import find_triggers
from annotation.values import Zone
from tests.annotation.suggest.parsed import parsed

LAUNCHED = """
Rebels rebel NOUN:NNS nsubj launched
launched launch VERB ROOT launched
an a DET det attack
attack = NOUN dobj launched
. . PUNCT punct launched
"""
CEASE = """
Rebels rebel NOUN:NNS nsubj agreed
agreed agree VERB ROOT agreed
to = PART aux cease
cease = VERB:VB xcomp agreed
their = PRON poss attacks
attacks attack NOUN:NNS dobj cease
"""
SAID = """
The = DET det army
army = NOUN nsubj said
said say VERB ROOT said
rebels rebel NOUN:NNS nsubj shelled
shelled shell VERB ccomp said
Dosta = PROPN dobj shelled
"""
WILL = """
They they PRON nsubj withdraw
will = AUX:MD aux withdraw
withdraw = VERB:VB ROOT withdraw
"""
MIGHT = """
They they PRON nsubj withdraw
might = AUX:MD aux withdraw
withdraw = VERB:VB ROOT withdraw
"""
NOBODY = """
No = DET det group
group = NOUN nsubj bombed
bombed bomb VERB ROOT bombed
it = PRON dobj bombed
"""
DENIED = """
They they PRON nsubj denied
denied deny VERB ROOT denied
killing kill VERB:VBG xcomp denied
him he PRON dobj killing
"""
PARTICIPLES = """
He he PRON nsubj claimed
claimed claim VERB ROOT claimed
rebels rebel NOUN:NNS nsubj seized
seized seize VERB ccomp claimed
it = PRON dobj seized
, , PUNCT punct seized
killing kill VERB:VBG advcl seized
nine = NUM dobj killing
"""
MANY = """
There = PRON expl were
were be VERB:VBD ROOT were
100 100 NUM nummod attacks
attacks attack NOUN:NNS attr were
"""


def found(doc: Doc, codebook: Codebook, lexicon: Lexicon) -> list[tuple[str, str]]:
    return [
        (" ".join(doc[token].text for token in each.tokens), each.type)
        for each in find_triggers(doc, codebook, lexicon)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(LAUNCHED, [("attack", "attack")], id="light-verb"),
        pytest.param(
            """
            A a DET det bomb
            car = NOUN compound bomb
            bomb = NOUN compound attack
            attack = NOUN nsubj killed
            killed kill VERB ROOT killed
            him he PRON dobj killed
            """,
            [("attack", "bombing"), ("killed", "killing")],
            id="phrase-before-word",
        ),
        pytest.param(
            """
            They they PRON nsubj handed
            handed hand VERB ROOT handed
            the = DET det base
            base = NOUN dobj handed
            over = ADP:RP prt handed
            """,
            [("handed over", "handover")],
            id="particle-apart",
        ),
        pytest.param(
            """
            The = DET det leader
            protest = NOUN compound leader
            leader = NOUN nsubj spoke
            spoke speak VERB ROOT spoke
            """,
            [],
            id="noun-modifier",
        ),
        pytest.param(
            """
            A a DET det bomb
            car = NOUN compound bomb
            bomb = NOUN nsubj exploded
            exploded explode VERB ROOT exploded
            """,
            [("exploded", "bombing")],
            id="weapon-that-goes-off",
        ),
        pytest.param(
            """
            They they PRON nsubj faced
            faced face VERB ROOT faced
            a = DET det barrage
            barrage = NOUN dobj faced
            of = ADP prep barrage
            attacks attack NOUN:NNS pobj of
            """,
            [("attacks", "attack")],
            id="counting-noun",
        ),
        pytest.param(
            """
            They they PRON nsubjpass met
            were be AUX:VBD auxpass met
            met meet VERB:VBN ROOT met
            with = ADP prep met
            joy = NOUN pobj with
            """,
            [],
            id="met-with",
        ),
        pytest.param(
            """
            They they PRON nsubj called
            called call VERB ROOT called
            for = ADP prep called
            help = NOUN pobj for
            """,
            [("called", "demand")],
            id="without-its-preposition",
        ),
        pytest.param(
            """
            They they PRON nsubj called
            called call VERB ROOT called
            peace = NOUN dobj called
            for = ADP prep called
            months month NOUN:NNS pobj for
            """,
            [],
            id="an-object-before-the-preposition",
        ),
        pytest.param(
            """
            Gunmen gunman NOUN:NNS nsubj shot
            shot shoot VERB ROOT shot
            dead = ADJ amod Rasko
            Rasko = PROPN dobj shot
            """,
            [("shot", "killing")],
            id="adjective-that-the-parser-gives-away",
        ),
        pytest.param(
            """
            Three three NUM nummod incidents
            shooting = NOUN compound incidents
            incidents incident NOUN:NNS ROOT incidents
            """,
            [("shooting", "attack")],
            id="noun-before-an-empty-one",
        ),
        pytest.param(
            """
            An a DET det strike
            air = NOUN compound strike
            strike = NOUN nsubj began
            began begin VERB ROOT began
            """,
            [("air strike", "air_strike")],
            id="two-words-that-are-one",
        ),
        pytest.param(
            """
            According accord VERB:VBG prep reached
            to = ADP prep According
            him he PRON pobj to
            they = PRON nsubj reached
            reached reach VERB ROOT reached
            millions million NOUN:NNS dobj reached
            """,
            [],
            id="according-is-no-accord",
        ),
        pytest.param(
            """
            Shootings shootings PROPN:NNPS nsubj continued
            continued continue VERB ROOT continued
            """,
            [("Shootings", "attack")],
            id="first-word-with-its-capital",
        ),
    ],
)
def test_that_the_word_that_tells_the_event_is_the_trigger(
    rows: str, expected: list[tuple[str, str]], codebook: Codebook, lexicon: Lexicon
) -> None:
    assert found(parsed(rows), codebook, lexicon) == expected


def test_that_an_ambiguous_word_needs_a_cue_of_conflict_in_its_sentence(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    rows = """
    Storms storm NOUN:NNS nsubj hit
    hit = VERB ROOT hit
    the = DET det coast
    coast = NOUN dobj hit
    """
    assert found(parsed(rows), codebook, lexicon) == []
    armed = rows.replace("Storms storm", "Rockets rocket")
    assert found(parsed(armed), codebook, lexicon) == [("hit", "attack")]


@pytest.mark.parametrize(("word", "expected"), [("Attack", []), ("attack", [("attack", "attack")])])
def test_that_a_capitalised_word_inside_of_a_name_is_no_event(
    word: str, expected: list[tuple[str, str]], codebook: Codebook, lexicon: Lexicon
) -> None:
    rows = f"""
    They they PRON nsubj watched
    watched watch VERB ROOT watched
    Dosta = PROPN compound {word}
    {word} attack NOUN dobj watched
    """
    doc = parsed(rows, names=[(f"Dosta {word}", "WORK_OF_ART")])
    assert found(doc, codebook, lexicon) == expected


def test_that_credits_and_boilerplate_get_no_events(codebook: Codebook, lexicon: Lexicon) -> None:
    doc = parsed(LAUNCHED, zones=[Zone("credit", 0, 100)])
    assert found(doc, codebook, lexicon) == []


def test_that_a_capitalised_word_of_a_heading_is_read_as_a_noun_or_verb(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    rows = """
    Karvenia karvenia PROPN compound Launches
    Launches launches PROPN compound Offensive
    Offensive offensive PROPN ROOT Offensive
    """
    doc = parsed(rows, names=[("Karvenia", "GPE")])
    assert found(doc, codebook, lexicon) == [("Offensive", "attack")]


def test_that_a_doc_without_parse_has_no_events(codebook: Codebook, lexicon: Lexicon) -> None:
    doc = Doc(parsed(LAUNCHED).vocab, words=["Rebels", "attacked"])
    assert find_triggers(doc, codebook, lexicon) == []


@pytest.mark.parametrize(
    ("rows", "trigger", "expected"),
    [
        pytest.param(LAUNCHED, "attack", {"tense": "past"}, id="light-verb"),
        pytest.param(CEASE, "attacks", {"polarity": "negative", "modality": "planned"}, id="cease"),
        pytest.param(SAID, "shelled", {"tense": "past"}, id="said"),
        pytest.param(WILL, "withdraw", {"modality": "planned", "tense": "future"}, id="will"),
        pytest.param(MIGHT, "withdraw", {"modality": "hypothetical"}, id="might"),
        pytest.param(NOBODY, "bombed", {"polarity": "negative", "tense": "past"}, id="no-group"),
        pytest.param(DENIED, "killing", {"status": "denied"}, id="denied"),
        pytest.param(PARTICIPLES, "killing", {"status": "claimed"}, id="participle"),
        pytest.param(MANY, "attacks", {"genericity": "aggregate"}, id="a-total"),
    ],
)
def test_that_the_stance_of_the_text_is_flagged(
    rows: str, trigger: str, expected: dict[str, str], codebook: Codebook, lexicon: Lexicon
) -> None:
    doc = parsed(rows)
    events = find_triggers(doc, codebook, lexicon)
    (event,) = [each for each in events if doc[each.root].text == trigger]
    assert dict(event.attributes) == expected


MARCH = """
March march NOUN ROOT March
14 = NUM nummod March
, = PUNCT punct March
2024 = NUM nummod March
"""


def test_that_a_month_is_no_march(codebook: Codebook, lexicon: Lexicon) -> None:
    assert find_triggers(parsed(MARCH), codebook, lexicon) == []


def test_that_nothing_is_told_in_a_dateline(codebook: Codebook, lexicon: Lexicon) -> None:
    doc = parsed(LAUNCHED)
    assert find_triggers(doc, codebook, lexicon)
    put_zones(doc, [Zone("dateline", 0, len(doc.text))])
    assert find_triggers(doc, codebook, lexicon) == []
