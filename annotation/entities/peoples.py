"""What kind of people a description means: under arms for a state, against it, or civilians.

Read from the head noun of the phrase ("nine Afghan soldiers", "members of the security forces") by
a short table; a noun that may be either says nothing.
"""

import re
from collections.abc import Iterator
from typing import Literal

from annotation.entities.namewords import words_of

PeopleKind = Literal["state", "rebel", "civilian", ""]


_SOLDIERS = words_of("""soldier troop serviceman servicewoman conscript commando paratrooper marine
    airman infantryman army""")
_POLICE = words_of("police policeman policewoman constable gendarme")
_STATE = words_of("guard military")
_REBELS = words_of("""militant insurgent fighter rebel gunman attacker assailant guerrilla jihadist
    jihadi terrorist bomber extremist separatist militiaman""")
_CIVILIANS = words_of("""civilian villager child woman girl boy baby infant toddler schoolchild
    schoolgirl schoolboy pupil student teacher professor worshipper worshiper pilgrim mourner
    passenger commuter pedestrian passer-by passerby bystander onlooker shopper shopkeeper trader
    vendor merchant customer journalist reporter photographer cameraman protester demonstrator
    marcher farmer herder herdsman shepherd fisherman miner worker labourer laborer labor driver
    doctor nurse medic paramedic patient firefighter resident tourist holidaymaker refugee migrant
    family mother father grandmother grandfather daughter son wife husband widow housewife priest
    nun monk activist lawyer citizen townspeople schoolteacher churchgoer guest""")
_IN_COMPANY = {
    "officer": words_of("police army military security intelligence border"),
    "personnel": words_of("police army military security navy"),
    "force": words_of("security government state army police"),
    "member": words_of("army police"),
}
"""Nouns that mean people under arms for a state beside one of these words, and alone nobody."""
_NOBODY = words_of("""people person other man dead death victim casualty body corpse life member
    individual personnel national one officer force group number figure toll total loss suspect
    dozen hundred thousand million score several few many most all some both none
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
    seventy eighty ninety male female adult human""")
"""Nouns that leave open who is meant; their numbers may include anybody."""
_BEND = words_of("former ex retired would-be child pro-government pro fake off-duty")
"""Words before a noun that turn it into something else."""
_FEMALE = words_of("woman female")
_IRREGULAR = {"people": "people", "women": "woman", "children": "child", "families": "family"} | {
    "wives": "wife",
    "passers-by": "passer-by",
    "passersby": "passerby",
    "schoolchildren": "schoolchild",
    "personnel": "personnel",
}

_AND = re.compile(r"\s*(?:,|&|\band\b|\bor\b|\bas well as\b)\s*", re.IGNORECASE)
_REST = re.compile(
    r"\s*(?:\(|\b(?:in|from|at(?! (?:least|most))|on|near|with|who|whom|that|which|whose|includ\w+"
    r"|among|aged|by|for|belonging|working|travelling|traveling|loyal|allied|during|while|waiting|guarding)\b)",
    re.IGNORECASE,
)
_FEW_OF = re.compile(
    r"^.*?\b(?:members?|groups?|number|numbers|dozens|scores|hundreds|thousands|couple|pair|crowds?"
    r"|busload|convoy|some|many|most|several|all|both|none|half|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|\d+)\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_NO_QUOTES = dict.fromkeys(map(ord, '“”"«»'), "")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def kind_of(words: str) -> PeopleKind:
    """Return whose people they are who are called so, "" where the words leave it open."""
    kinds = {_kind(whom) for whom in _each(words)}
    return kinds.pop() if len(kinds) == 1 else ""


def whom(words: str) -> str:
    """Return a name for those who are called so: numbers of two names are of different people.

    Soldiers and policemen differ; militants and insurgents need not; of children and villagers, one
    may include the other. "" is anybody.
    """
    found = set(_each(words))
    if len(found) == 1:
        return found.pop()
    return kind_of(words)


def _kind(whom: str) -> PeopleKind:
    for kind in ("state", "rebel", "civilian"):
        if whom.split(":")[0] == kind:
            return kind
    return ""


def _each(words: str) -> Iterator[str]:
    """Go through those who are named in a phrase, a man beside others left out."""
    plain = words.translate(_NO_QUOTES)
    parts = [part for part in _AND.split(_REST.split(plain)[0]) if _WORD.search(part)]
    for part in parts:
        tokens = _WORD.findall(_FEW_OF.sub("", part).split(" of ")[0])
        if tokens and not (len(parts) > 1 and _singular(tokens[-1].lower()) == "man"):
            yield _named(tokens)


def _named(tokens: list[str]) -> str:
    """Return whom a noun and the words before it mean."""
    noun = _singular(tokens[-1].lower())
    before = [_singular(token.lower()) for token in tokens[:-1] if not _is_possessive(token)]
    if noun in _IN_COMPANY and _IN_COMPANY[noun] & set(before):
        return "state:police" if "police" in before else "state"
    if noun == "fighter" and "fire" in before:
        return "civilian"
    found = _of_noun(noun)
    if found and not (_BEND & set(before)) and all(_agrees(word, found) for word in before):
        return found
    is_common = not found and tokens[-1].islower() and noun not in _NOBODY
    return f"noun:{noun}" if is_common else ""


def _of_noun(noun: str) -> str:
    if noun in _SOLDIERS:
        return "state:soldier"
    if noun in _POLICE:
        return "state:police"
    tables = (("state", _STATE), ("rebel", _REBELS), ("civilian", _CIVILIANS))
    return next((kind for kind, nouns in tables if noun in nouns), "")


def _agrees(word: str, found: str) -> bool:
    """Whether a word before a noun leaves it what it is: not "rebel soldiers", "army medics"."""
    return word in _FEMALE or _kind(_of_noun(word)) in ("", _kind(found))


def _is_possessive(token: str) -> bool:
    return token.replace("’", "'").endswith(("'s", "'"))


def _singular(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men"):
        return f"{noun[:-3]}man"
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
