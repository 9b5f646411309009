"""When the name of a place stands for its government: "Washington said" is nowhere.

A rule over the words around a name. Whether the name is one of a capital or a country is another
question; a name after "in", "from", "near" is always a place.
"""

import re

_ACT = re.compile(
    r"""
    (?:accept|acknowledg|accus|agre|announc|apologi[sz]|appeal|approv|argu|ask|assert|back|believ|blam
    |call|claim|conced|condemn|confirm|consider|critici[sz]|decid|declar|declin|demand|denounc|deploy
    |dismiss|endors|expel|express|hop|hand|impos|insist|intend|introduc|invit|launch|lift|maintain
    |negotiat|offer|oppos|order|plan|pledg|press|promis|propos|pull|push|ratif|recall|recogni[sz]
    |refus|reject|renew|respond|retaliat|revers|sanction|sever|sign|summon|support|suspend|threaten
    |urg|veto|vot|vow|want|warn|welcom)
    (?:e|es|s|ed|d|led|ned|ies|ied|ing|ning|eing|ling)?
    |sa(?:id|ys?|ying)|tell(?:s|ing)?|told|den(?:y|ies|ied|ying)|repl(?:y|ies|ied)|seek(?:s|ing)?
    |sought|send(?:s|ing)?|sent|withdr(?:ew|aws?|awn|awing)|took|takes?|taken|taking|broke|broken
    |made|makes?|fears?|feared|g(?:a|i)ves?|given|kept|keeps
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OWNED = re.compile(
    r"""
    decisions?|government|polic(?:y|ies)|stance|position|envoys?|ambassadors?|officials|demands?
    |offer|calls?|refusal|claims?|announcement|response|reaction|reply|leaders?|leadership|all(?:y|ies)
    |statement|pledge|promise|threats?|warning|sanctions|support|backing|view|approach|strategy|plans?
    |role|interests|diplomats|forces|troops|army|military|rulers|proposal|intervention|involvement
    |ambitions|message|insistence|efforts?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLACING = re.compile(
    r"in|from|near|at|to|around|outside|inside|into|towards?|through|across|within|of|throughout"
    r"|on|off|via|beyond|over|between|above|below|until|leaving|left|reached|entered",
    re.IGNORECASE,
)
_HELPER = re.compile(
    r"has|have|had|also|will|would|is|was|were|be|are|been|may|might|could|should|must|and|then"
    r"|now|later|again|already|recently|still|earlier|not|never|only|finally|\w+ly",
    re.IGNORECASE,
)
_DAY = re.compile(
    r",?\s+(?:(?:late|earlier)\s+)?on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE
)
_WORD = re.compile(r"\s+([\w’'-]+)")
_BY = re.compile(r"([\w’'-]+)\s+by\s+(?:the\s+)?$", re.IGNORECASE)
_LAST = re.compile(r"([\w’'-]+)\s+(?:the\s+)?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\s+(\w+)(?:\s+(\w+))?")
_BEING = frozenset({"is", "was", "were", "be", "are", "been"})
_HAVING = frozenset({"has", "have", "had"})
_PARTICIPLES = frozenset({"taken", "given", "broken", "withdrawn"})
_AROUND = 80


def is_actor_use(text: str, start: int, end: int) -> bool:
    """Whether the name `[start, end)` acts, decides or speaks here, so that it is not a place."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    by = _BY.search(before) if "by" in before.casefold() else None
    if by:
        return _ACT.fullmatch(by[1]) is not None
    last = _LAST.search(before)
    if last and _PLACING.fullmatch(last[1]):
        return False
    owner = _POSSESSIVE.match(after)
    if owner:
        return any(word and _OWNED.fullmatch(word) for word in owner.groups())
    day = _DAY.match(after)
    return _acts(after[day.end() :] if day else after)


def _acts(after: str) -> bool:
    """Whether a verb of saying, agreeing or deciding follows, with helping words at most."""
    helpers: list[str] = []
    place = 0
    while match := _WORD.match(after, place):
        word = match[1].casefold()
        if _ACT.fullmatch(word):
            return _is_active(word, helpers)
        if not _HELPER.fullmatch(word):
            return False
        helpers.append(word)
        place = match.end()
    return False


def _is_active(word: str, helpers: list[str]) -> bool:
    """Whether the name does it itself: "Kabul was accused" and "Kabul taken" tell of others."""
    if word.endswith("ing"):
        return not _BEING.isdisjoint(helpers)
    if word in _PARTICIPLES:
        return not _HAVING.isdisjoint(helpers) and "been" not in helpers
    return _BEING.isdisjoint(helpers)
