"""What a common noun means where it fills a role: wider than what is marked wherever it stands.

"Guests" or "the vehicle" are no mentions by themselves; who was hurt and what was hit are. The
lexicon's nominals come first, then these words, then the ending of a word, then the role: whoever
is killed, hurt or taken is somebody.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

WORDS = Path(__file__).with_name("kinds.toml")
_THINGS = "things"
_ENDINGS = ("er", "or", "ist", "man", "woman", "men", "women", "ian", "eer", "ee")
_HARMED = frozenset({"victim"})
_ACTS = frozenset({"attacker", "recipient"})
_SHORTEST = 5


def kind_of(token: "Token", roles: "Collection[str]") -> str | None:
    """Return the type of entity that a noun means in one of these roles, None where unclear."""
    if token.pos_ not in {"NOUN", "ADJ", "NUM"}:
        return None
    lemma = token.lemma_.lower()
    kind = _kinds().get(lemma) or _kinds().get(token.lower_)
    if kind is not None and kind != _THINGS:
        return kind
    if token.pos_ != "NOUN":
        return None
    if kind is None and _is_doer(lemma) and not _HARMED.union(_ACTS).isdisjoint(roles):
        return "person"
    return "person" if roles and _HARMED.issuperset(roles) and token.tag_ == "NNS" else None


def _is_doer(lemma: str) -> bool:
    """Whether a noun ends like a word for somebody who does or has something: "forester"."""
    return len(lemma) >= _SHORTEST and lemma.endswith(_ENDINGS)


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, str]:
    """Return the words of the list with their types, those that are no people as "things"."""
    lists = tomllib.loads(WORDS.read_text("utf-8"))
    return {word: type_ for type_, words in lists.items() for word in words}
