"""Words of violence that mean none: sports, and figures of speech ("the fight against cancer")."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPORTS = frozenset(
    {
        *("goal", "goalkeeper", "striker", "midfielder", "defender", "coach", "league", "cup"),
        *("tournament", "championship", "champion", "semifinal", "semi-final", "quarterfinal"),
        *("innings", "wicket", "batsman", "bowler", "playoff", "teammate", "halftime", "rugby"),
        *("football", "soccer", "basketball", "baseball", "hockey", "cricket", "tennis", "golf"),
        *("boxing", "quarterback", "touchdown", "footballer", "fixture", "stoppage", "derby"),
        *("penalty", "scorer", "olympic", "medal", "athlete", "grand prix", "inning", "homer"),
    }
)
_FEW = 60
"""So many words for each word of sports, and the article is about sports."""
_STRUGGLES = frozenset(
    {
        *("fight", "battle", "war", "attack", "assault", "combat", "strike", "offensive"),
        *("bomb", "target", "ambush", "raid", "conflict", "hit", "clash", "invade", "explosion"),
    }
)
_ABSTRACT = frozenset(
    {
        *("corruption", "inflation", "poverty", "cancer", "disease", "virus", "pandemic", "covid"),
        *("crime", "racism", "discrimination", "hunger", "climate", "change", "warming", "drug"),
        *("democracy", "freedom", "right", "rights", "character", "credibility", "reputation"),
        *("integrity", "independence", "policy", "plan", "budget", "bill", "law", "tax"),
        *("speech", "idea", "proposal", "decision", "unemployment", "illness", "addiction"),
        *("stigma", "inequality", "injustice", "impunity", "misinformation", "disinformation"),
        *("trafficking", "smuggling", "obesity", "odds", "problem", "malaria", "aids", "hiv"),
        *("deforestation", "pollution", "illiteracy", "science", "truth", "value", "wage", "price"),
        *("balance", "issue", "chord", "tone", "deal"),
    }
)
_IDIOMS = {
    "attack": ("heart", "panic", "asthma", "anxiety", "shark", "bear", "dog", "verbal", "personal"),
    "war": ("price", "trade", "bidding", "culture", "star", "cold", "tariff", "currency"),
    "battle": ("legal", "court", "custody", "title", "relegation", "political", "uphill"),
    "fight": ("title", "food", "legal"),
    "shootout": ("penalty",),
    "offensive": ("charm",),
    "trial": ("clinical", "drug", "vaccine", "time", "field", "medical"),
    "explosion": ("population",),
    "search": ("job", "google", "web", "internet", "talent"),
    "shooting": ("film", "photo", "target", "trap"),
    "strike": ("lightning", "lucky"),
    "charge": ("service", "bank", "cover", "electric", "extra"),
    "breach": ("data",),
    "killing": ("mercy",),
    "death": ("sudden", "natural"),
}
_TARGETS = frozenset({"dobj", "obj", "nsubjpass"})
_AT = frozenset({"against", "on", "over", "for", "with", "of"})


def is_figure(root: "Token", lemma: str) -> bool:
    """Whether a word of violence is meant of something else: "fought against poverty"."""
    known = _IDIOMS.get(lemma)
    if known is not None and any(
        child.lower_ in known for child in root.children if child.i < root.i
    ):
        return True
    return lemma in _STRUGGLES and any(map(_is_abstract, root.children))


def _is_abstract(child: "Token") -> bool:
    if child.dep_ in _TARGETS:
        return child.lemma_.lower() in _ABSTRACT
    if child.dep_ == "prep" and child.lower_ in _AT:
        return any(each.lemma_.lower() in _ABSTRACT for each in child.children)
    return False


@lru_cache(maxsize=1)
def _keys() -> frozenset[int]:
    """Return the numbers that spaCy has for the words of sports, in any vocabulary."""
    from spacy.strings import get_string_id

    return frozenset(get_string_id(word) for word in _SPORTS)


class Sports:
    """Where a Doc tells of sports: in all of it, or in single sentences."""

    def __init__(self, doc: "Doc") -> None:
        keys = _keys()
        lemmas = doc.to_array("LEMMA").tolist()
        self._places = [place for place, lemma in enumerate(lemmas) if lemma in keys]
        self._is_all = len(self._places) * _FEW > len(doc)

    def is_at(self, root: "Token") -> bool:
        if self._is_all or not self._places:
            return self._is_all
        sentence = root.sent
        return any(sentence.start <= each < sentence.end for each in self._places)
