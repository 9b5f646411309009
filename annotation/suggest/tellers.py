"""Who says so: a party to the conflict claims, anybody else is the source."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotation.suggest.board import SOURCE, Board, with_conjuncts
from annotation.suggest.stance import denies, governors
from annotation.suggest.subjects import subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

    from annotation.suggest.lexicon import Lexicon

_IMPARTIAL = frozenset(
    {
        *("police", "policeman", "policewoman", "police officer", "peacekeeper", "coast guard"),
        *("peacekeeping force", "border guard", "guard", "gendarmerie"),
    }
)
"""Armed, and yet rather told of than fighting for a side."""
_WITNESSES = frozenset(
    {
        *("doctor", "nurse", "medic", "resident", "villager", "witness", "eyewitness", "local"),
        *("journalist", "reporter", "aid worker", "survivor", "observer", "civilian", "official"),
        *("agency", "news agency", "hospital", "court", "charity", "surgeon", "bystander"),
    }
)
_DOERS = ("attacker", "target", "victim")


def find_tellers(board: Board) -> None:
    """Fill the source or the claimant of each event whose report names one."""
    parties = _parties(board)
    for number in range(len(board.triggers)):
        for verb, is_claim in _telling_verbs(board, number):
            tellers = _who(verb)
            for token in tellers:
                _add(board, number, token, is_claim=is_claim, parties=parties)
            if tellers:
                break


def _telling_verbs(board: Board, number: int) -> Iterator[tuple["Token", bool]]:
    """Yield the verbs of saying that govern an event, and whether they are words of a claim."""
    cues = board.lexicon.cues
    carrier = board.carrier(number)
    for token in governors(carrier):
        lemma = token.lemma_.lower()
        is_claim = lemma in cues["claim"] | cues["denial"] | cues["contest"]
        is_telling = is_claim or lemma in cues["telling"]
        if token.pos_ == "VERB" and is_telling and not denies(token, cues["negation"]):
            yield token, is_claim
    yield from _according(carrier)


def _according(verb: "Token") -> Iterator[tuple["Token", bool]]:
    """Yield the preposition of "according to residents"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "according":
            yield child, False


def _who(verb: "Token") -> list["Token"]:
    """Return who says it: subjects by themselves, or what stands after "according to"."""
    if verb.pos_ != "VERB" or verb.lower_ == "according":
        tokens = [token for token in verb.subtree if token.dep_ == "pobj"][:1]
    else:
        tokens = [slot.token for slot in subjects(verb) if slot.name == "subject"]
    return [each for token in tokens if token.pos_ != "PRON" for each in with_conjuncts(token)]


def _add(
    board: Board, number: int, token: "Token", *, is_claim: bool, parties: frozenset[str]
) -> None:
    mention = board.fillers.at(token)
    if mention is None:
        return
    claimant = board.role_of(number, "claimant")
    is_party = has_stake(token, board.lexicon, parties, is_claim=is_claim)
    role = claimant if claimant and is_party else SOURCE
    board.add(number, role, mention, is_near=True)


def has_stake(
    token: "Token", lexicon: "Lexicon", parties: frozenset[str], *, is_claim: bool
) -> bool:
    """Whether somebody who says something is a side in the fighting, as far as the text shows."""
    lemma = token.lemma_.lower()
    if lemma in _WITNESSES | _IMPARTIAL:
        return False
    return is_claim or lemma in lexicon.armed or token.lower_ in parties


def _parties(board: Board) -> frozenset[str]:
    """Return the names of those who are told to attack or to be attacked, in lower case."""
    found = set()
    for number in range(len(board.triggers)):
        for mention in board.mentions_in(number, *_DOERS):
            each = board.fillers.mentions[mention]
            if each.type == "organisation" and board.doc[each.end - 1].pos_ == "PROPN":
                found.add(board.doc[each.end - 1].lower_)
    return frozenset(found)
