"""Who says so: a party to the conflict claims, anybody else is the source."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from annotation.entities.known import find
from annotation.entities.names import is_acronym_of
from annotation.suggest.board import SOURCE, Board, filler_at, with_conjuncts
from annotation.suggest.coreference.things import kind_of_name
from annotation.suggest.layout import words_of
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
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "commander", "leader", "chief"})
"""Whose word is that of the body for which they speak."""
_FIGHTING = frozenset({"rebel", "militia", "state_forces", "foreign_forces"})
_OF_WAR = frozenset({"defence", "defense", "war"})
_ITS = frozenset({"its", "their"})
_LONGEST_ACRONYM = 7


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
    if carrier.dep_ in {"nsubj", "nsubjpass"} and carrier.pos_ == "NOUN":
        # "said that 26 bodies had been found": the clause is what is told
        carrier = carrier.head
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
    mention = filler_at(board, token, (SOURCE,))
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
    if is_claim or lemma in lexicon.armed or token.lower_ in parties or _is_of_war(token):
        return True
    return lemma in _SPEAKERS and _speaks_for(token, lexicon, parties)


def _is_of_war(token: "Token") -> bool:
    """Whether it is the part of a government that fights: "the Defence Ministry"."""
    before = (child.lower_ for child in token.subtree if child.i != token.i)
    return token.lower_ in {"ministry", "minister", "department"} and any(
        word in _OF_WAR for word in before
    )


def _speaks_for(token: "Token", lexicon: "Lexicon", parties: frozenset[str]) -> bool:
    """Whether somebody speaks for a side: "its spokesman", "a spokesman for the DLF"."""
    bodies = [child for child in token.children if child.dep_ in {"compound", "poss", "nmod"}]
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"for", "of"}:
            bodies += [each for each in child.children if each.dep_ == "pobj"]
    for body in bodies:
        if body.lower_ in _ITS:
            return _is_of_party(body, parties)
        if body.lower_ in parties or body.lemma_.lower() in lexicon.armed - _IMPARTIAL:
            return True
    return False


def _is_of_party(pronoun: "Token", parties: frozenset[str]) -> bool:
    """Whether "its" at the beginning of a sentence means the side that the one before tells of."""
    start = pronoun.sent.start
    if not start or any(token.pos_ == "PROPN" for token in pronoun.doc[start : pronoun.i]):
        return False
    root = pronoun.doc[start - 1].sent.root
    subjects_ = [child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return any(child.lower_ in parties for child in subjects_)


def _parties(board: Board) -> frozenset[str]:
    """Return the last words of the names of those who fight, and their acronyms, in lower case.

    They are told to attack or to be attacked, or their names say what they are.
    """
    doers = {
        mention
        for number in range(len(board.triggers))
        for mention in board.mentions_in(number, *_DOERS)
    }
    names, found = set(), set()
    for number, each in enumerate(board.fillers.mentions):
        if each.type == "organisation" and board.doc[each.end - 1].pos_ == "PROPN":
            name = words_of(board.doc, each.start, each.end)
            names.add(name)
            if number in doers or _is_fighting(name):
                found |= {name, name.split()[-1]}
    short = {each for each in names if each.isupper() and len(each) <= _LONGEST_ACRONYM}
    for one in short:
        pair = {each for each in names if " " in each and is_acronym_of(one, each)} | {one}
        if pair & found:
            found |= pair | {each.split()[-1] for each in pair}
    return frozenset(each.lower() for each in found)


@lru_cache(maxsize=4096)
def _is_fighting(name: str) -> bool:
    if _IMPARTIAL.intersection(name.lower().split()):
        return False
    known = find(name)
    return (kind_of_name(name) if known is None else known.kind) in _FIGHTING
