"""Who fills which role; on Docs built by hand."""

import pytest
from spacy.tokens import Doc

from annotation.codebook import Codebook
from annotation.suggest.arguments import find_arguments
from annotation.suggest.lexicon import Lexicon
from annotation.suggest.marks import Mention, put
from annotation.suggest.triggers import find_triggers
from tests.annotation.suggest.parsed import mention, parsed

PASSIVE = """
Monday = PROPN npadvmod killed
seven = NUM nummod soldiers
soldiers soldier NOUN:NNS nsubjpass killed
were be AUX:VBD auxpass killed
killed kill VERB:VBN ROOT killed
by = ADP agent killed
rebels rebel NOUN:NNS pobj by
in = ADP prep killed
Dosta = PROPN pobj in
"""
LIGHT = """
The = DET det army
army = NOUN nsubj launched
launched launch VERB ROOT launched
an = DET det offensive
offensive = NOUN dobj launched
against = ADP prep offensive
rebels rebel NOUN:NNS pobj against
"""
FACED = """
The = DET det army
army = NOUN nsubj faced
faced face VERB ROOT faced
attacks attack NOUN:NNS dobj faced
by = ADP prep attacks
rebels rebel NOUN:NNS pobj by
"""
PARTICIPLE = """
Rebels rebel NOUN:NNS nsubj seized
seized seize VERB ROOT seized
Dosta = PROPN dobj seized
on = ADP prep seized
Monday = PROPN pobj on
, = PUNCT punct seized
killing kill VERB:VBG advcl seized
nine = NUM nummod soldiers
soldiers soldier NOUN:NNS dobj killing
and = CCONJ cc killing
wounding wound VERB:VBG conj killing
others other NOUN:NNS dobj wounding
"""
RELATIVE = """
Gunmen gunman NOUN:NNS nsubj fled
who = PRON nsubj abducted
abducted abduct VERB relcl Gunmen
farmers farmer NOUN:NNS dobj abducted
fled flee VERB ROOT fled
"""
CONTROL = """
Kestria = PROPN nsubj agreed
agreed agree VERB ROOT agreed
to = PART aux withdraw
withdraw = VERB:VB xcomp agreed
troops troop NOUN:NNS dobj withdraw
"""
POSSESSIVE = """
Dosta = PROPN poss capture
's = PART:POS case Dosta
capture = NOUN nsubj came
by = ADP prep capture
the = DET det army
army = NOUN pobj by
came come VERB ROOT came
"""
MEANS = """
Nine = NUM nsubjpass killed
were be AUX:VBD auxpass killed
killed kill VERB:VBN ROOT killed
in = ADP prep killed
a = DET det explosion
explosion = NOUN pobj in
"""
SAID = """
The = DET det army
army = NOUN nsubj said
said say VERB ROOT said
rebels rebel NOUN:NNS nsubj shelled
shelled shell VERB ccomp said
Dosta = PROPN dobj shelled
"""
PRONOUN = """
They they PRON nsubj shelled
shelled shell VERB ROOT shelled
Dosta = PROPN dobj shelled
"""


def roles(
    rows: str, codebook: Codebook, lexicon: Lexicon, **names: str
) -> set[tuple[str, str, str]]:
    """Return (trigger, role, filler) of a Doc in which `names` have been found: type by text."""
    doc = parsed(rows)
    here = {text: type_ for text, type_ in names.items() if text in doc.text}
    put(doc, "mentions", [mention(doc, text, type_) for text, type_ in here.items()])
    put(doc, "triggers", find_triggers(doc, codebook, lexicon))
    mentions, fillers = find_arguments(doc, codebook, lexicon)
    triggers = find_triggers(doc, codebook, lexicon)
    return {
        (
            doc[triggers[each.event].root].text,
            each.role,
            doc[triggers[each.target].root].text
            if each.is_event
            else _text(doc, mentions[each.target]),
        )
        for each in fillers
    }


def _text(doc: Doc, each: Mention) -> str:
    return doc[each.start : each.end].text


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            PASSIVE,
            {
                ("killed", "victim", "seven soldiers"),
                ("killed", "casualties", "seven"),
                ("killed", "attacker", "rebels"),
                ("killed", "place", "Dosta"),
                ("killed", "time", "Monday"),
            },
            id="passive",
        ),
        pytest.param(
            LIGHT,
            {("offensive", "attacker", "army"), ("offensive", "target", "rebels")},
            id="light-verb-whose-subject-does-it",
        ),
        pytest.param(
            FACED,
            {("attacks", "attacker", "rebels"), ("attacks", "target", "army")},
            id="light-verb-whose-subject-suffers-it",
        ),
        pytest.param(
            PARTICIPLE,
            {
                ("seized", "attacker", "Rebels"),
                ("seized", "place", "Dosta"),
                ("seized", "time", "Monday"),
                ("killing", "attacker", "Rebels"),
                ("killing", "victim", "nine soldiers"),
                ("killing", "casualties", "nine"),
                ("killing", "part_of", "seized"),
                ("killing", "time", "Monday"),
                ("killing", "place", "Dosta"),
                ("wounding", "attacker", "Rebels"),
                ("wounding", "part_of", "seized"),
                ("wounding", "victim", "others"),
                ("wounding", "time", "Monday"),
                ("wounding", "place", "Dosta"),
            },
            id="participles-and-coordination",
        ),
        pytest.param(
            RELATIVE,
            {
                ("abducted", "attacker", "Gunmen"),
                ("abducted", "victim", "farmers"),
                ("fled", "victim", "Gunmen"),
            },
            id="relative-clause",
        ),
        pytest.param(
            CONTROL,
            {
                ("agreed", "attacker", "Kestria"),
                ("withdraw", "attacker", "Kestria"),
                ("withdraw", "target", "troops"),
            },
            id="control",
        ),
        pytest.param(
            POSSESSIVE,
            {("capture", "attacker", "army"), ("capture", "place", "Dosta")},
            id="owner-and-agent-of-a-noun",
        ),
        pytest.param(
            MEANS,
            {
                ("killed", "victim", "Nine"),
                ("killed", "casualties", "Nine"),
                ("killed", "cause", "explosion"),
            },
            id="event-as-cause",
        ),
        pytest.param(
            SAID,
            {
                ("shelled", "attacker", "rebels"),
                ("shelled", "target", "Dosta"),
                ("shelled", "place", "Dosta"),
                ("shelled", "claimant", "army"),
            },
            id="who-claims-it",
        ),
        pytest.param(
            PRONOUN,
            {("shelled", "target", "Dosta"), ("shelled", "place", "Dosta")},
            id="no-pronouns",
        ),
    ],
)
def test_that_roles_are_read_from_the_grammar(
    rows: str, expected: set[tuple[str, str, str]], codebook: Codebook, lexicon: Lexicon
) -> None:
    names = {
        "Dosta": "gpe",
        "Kestria": "gpe",
        "Monday": "time",
        "seven": "quantity",
        "nine": "quantity",
        "Nine": "quantity",
    }
    assert roles(rows, codebook, lexicon, **names) == expected


def test_that_a_filler_of_a_type_that_the_role_does_not_take_is_left_out(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    found = roles(PASSIVE, codebook, lexicon, Dosta="quantity")
    assert "Dosta" not in {filler for _, _, filler in found}


def test_that_forces_and_weapons_beside_an_event_are_marked_whole(
    codebook: Codebook, lexicon: Lexicon
) -> None:
    doc = parsed(
        """
        Several = ADJ amod forces
        Karvenian = ADJ amod forces
        security = NOUN compound forces
        forces force NOUN:NNS nsubj watched
        watched watch VERB ROOT watched
        the = DET det shelling
        shelling = NOUN dobj watched
        """
    )
    put(doc, "mentions", [mention(doc, "Karvenian", "group")])
    put(doc, "triggers", find_triggers(doc, codebook, lexicon))
    mentions, _ = find_arguments(doc, codebook, lexicon)
    assert [(_text(doc, each), each.type) for each in mentions] == [
        ("Karvenian", "group"),
        ("Several Karvenian security forces", "organisation"),
    ]
