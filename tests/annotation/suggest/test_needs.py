"""Which ambiguous verbs are events, by what stands with them; on Docs built by hand."""

import pytest

from annotation.suggest.lexicon import Lexicon
from annotation.suggest.needs import has_needed
from tests.annotation.suggest.parsed import parsed

TOWN = """
They they PRON nsubj left
left leave VERB ROOT left
the = DET det village
village = NOUN dobj left
"""
IDEA = """
They they PRON nsubj left
left leave VERB ROOT left
a = DET det impression
impression = NOUN dobj left
"""
BACK = """
Envoys envoy NOUN:NNS nsubj flew
flew fly VERB ROOT flew
back = ADV advmod flew
to = ADP prep back
Dosta = PROPN pobj to
"""
OUT = """
Trucks truck NOUN:NNS nsubj drove
drove drive VERB ROOT drove
out = ADP prep drove
of = ADP prep out
Dosta = PROPN pobj of
"""
RIVER = """
A a DET det river
river = NOUN nsubj runs
runs run VERB:VBZ ROOT runs
through = ADP prep runs
Dosta = PROPN pobj through
"""
TAKEN = """
Survivors survivor NOUN:NNS nsubjpass taken
were be AUX:VBD auxpass taken
taken take VERB:VBN ROOT taken
to = ADP prep taken
hospital = NOUN pobj to
"""
SUCCESS = """
She she PRON nsubj took
took take VERB ROOT took
success = NOUN dobj took
to = ADP prep took
Dosta = PROPN pobj to
"""
PLANTED = """
A a DET det bomb
bomb = NOUN ROOT bomb
planted plant VERB:VBN acl bomb
nearby = ADV advmod planted
"""
TREE = """
They they PRON nsubj planted
planted plant VERB ROOT planted
trees tree NOUN:NNS dobj planted
"""
MOMENT = """
A a DET det film
film = NOUN nsubj captured
captured capture VERB ROOT captured
the = DET det moment
moment = NOUN dobj captured
"""
STATION = """
It it PRON nsubj captured
captured capture VERB ROOT captured
the = DET det station
railway = NOUN compound station
station = NOUN dobj captured
"""
WELCOMED = """
Kestria = PROPN nsubj welcomed
welcomed welcome VERB ROOT welcomed
the = DET det truce
truce = NOUN dobj welcomed
"""
GUESTS = """
Kestria = PROPN nsubj welcomed
welcomed welcome VERB ROOT welcomed
guests guest NOUN:NNS dobj welcomed
"""
SOLD = """
Rebels rebel NOUN:NNS nsubj stole
stole steal VERB ROOT stole
and = CCONJ cc stole
sold sell VERB conj stole
cars car NOUN:NNS dobj sold
"""
ALBUMS = """
Albums album NOUN:NNS nsubjpass sold
were be AUX:VBD auxpass sold
sold sell VERB:VBN ROOT sold
"""
FLOUR = """
A a DET det convoy
convoy = NOUN nsubj delivered
delivered deliver VERB ROOT delivered
flour = NOUN dobj delivered
"""


@pytest.mark.parametrize(
    ("rows", "verb", "needs", "is_there"),
    [
        pytest.param(TOWN, "left", ("place",), True, id="leaves-a-village"),
        pytest.param(IDEA, "left", ("way", "place"), False, id="leaves-an-impression"),
        pytest.param(BACK, "flew", ("journey",), True, id="back-to"),
        pytest.param(OUT, "drove", ("journey",), True, id="out-of"),
        pytest.param(RIVER, "runs", ("journey",), False, id="no-journey-of-a-river"),
        pytest.param(RIVER, "runs", ("way",), True, id="but-a-way"),
        pytest.param(TAKEN, "taken", ("transport",), True, id="taken-to-hospital"),
        pytest.param(SUCCESS, "took", ("transport",), False, id="success-is-not-carried"),
        pytest.param(PLANTED, "planted", ("weapon",), True, id="bomb-planted"),
        pytest.param(TREE, "planted", ("weapon",), False, id="trees-planted"),
        pytest.param(MOMENT, "captured", ("place", "people", "doer"), False, id="a-moment"),
        pytest.param(STATION, "captured", ("place",), True, id="known-by-two-nouns"),
        pytest.param(WELCOMED, "welcomed", ("event",), True, id="welcomes-a-truce"),
        pytest.param(GUESTS, "welcomed", ("event",), False, id="welcomes-guests"),
        pytest.param(SOLD, "sold", ("doer",), True, id="shared-subject"),
        pytest.param(ALBUMS, "sold", ("doer",), False, id="nobody-sells"),
        pytest.param(ALBUMS, "sold", (), True, id="nothing-needed"),
        pytest.param(FLOUR, "delivered", ("goods",), True, id="goods"),
        pytest.param(TREE, "planted", ("nothing",), False, id="an-object-where-none-may-be"),
        pytest.param(RIVER, "runs", ("nothing",), True, id="no-object"),
        pytest.param(GUESTS, "welcomed", ("side",), False, id="guests-are-no-side"),
    ],
)
def test_that_a_verb_is_an_event_with_what_it_needs(
    rows: str, verb: str, needs: tuple[str, ...], is_there: bool, lexicon: Lexicon
) -> None:
    doc = parsed(rows)
    token = next(each for each in doc if each.text == verb)
    assert has_needed(token, needs, lexicon) is is_there
