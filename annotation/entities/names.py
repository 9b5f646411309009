"""Names of people, groups and places: when two of them are the same, near, or none at all."""

import re
import unicodedata
from functools import lru_cache

from annotation.entities.namewords import (
    BEARINGS,
    DETERMINERS,
    FUNCTION_WORDS,
    GENERIC,
    PLACE_KINDS,
    POSSESSIVES,
    PRONOUNS,
    TITLES,
)

_LEADING = re.compile(r"^(?:the|a|an)\s+")
_POSSESSIVE = re.compile(r"'s?$")
_SIGNS = str.maketrans("’‘`–—-", "'''   ")
_BARE_LEADING = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_BARE_POSSESSIVE = re.compile(r"(?:(?<=\w)[’']s|(?<=s)[’'])$")
_VOWELS = re.compile("[aeiouyw]")
_DOUBLED = re.compile(r"(.)\1+")
_ONE_SLIP = 5
"""Letters from which on a word may hold one slip; shorter ones are other words (Iran, Iraq)."""
_TWO_SLIPS = 7
"""Letters from which on a word may be spelled with two other vowels (Mohammed, Muhammad)."""
_CONSONANTS = 4


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """Return a name as it is compared: no case, no accents, no article, no possessive, no hyphen.

    What folds to nothing (a name of signs alone) is compared as it stands.
    """
    plain = unicodedata.normalize("NFKD", name.translate(_SIGNS)).casefold()
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    words = " ".join(letters.replace(".", "").split())
    return _POSSESSIVE.sub("", _LEADING.sub("", words, count=1)).strip() or words or name


def is_acronym_of(short: str, long: str) -> bool:
    """Whether `short` is made of the first letters of the words of `long`: UN, U.S., ISIS, TTP.

    Small words (of, and, the) give a letter or none. Words of one letter and lower case are none.
    """
    letters = folded(short).replace(" ", "")
    words = folded(long).split()
    if len(letters) < 2 or len(words) < 2 or not letters.isalpha():  # noqa: PLR2004 - a pair
        return False
    if sum(each.isupper() for each in short) < 2:  # noqa: PLR2004 - not "Us", not "is"
        return False
    return _spells(letters, words)


def _spells(letters: str, words: list[str]) -> bool:
    """Whether the words' first letters are `letters`, small words passed over or not."""
    reached = {0}
    for word in words:
        taken = {at + 1 for at in reached if letters[at : at + 1] == word[0]}
        reached = taken | reached if word in FUNCTION_WORDS else taken
    return len(letters) in reached


def is_near(name: str, other: str) -> bool:
    """Whether two names are probably one: a slip of the pen, a title or a given name left out.

    “Ashraf Ghani”, “President Ghani” and “Ghani” are near, “Northern Front” and “Southern Front”
    are not, nor “Sudan” and “South Sudan”, nor “the Front” and “Northern Front”. Equal names are.
    """
    if folded(name) == folded(other):
        return True
    one, two = _telling(name), _telling(other)
    shorter, longer = sorted((one, two), key=len)
    if not shorter or all(word in GENERIC for word in shorter):
        return False
    if len(shorter) == len(longer):
        return _is_slip(shorter, longer)
    return _leaves_out(shorter, longer)


def is_name(words: str) -> bool:
    """Whether words are a proper name rather than a nominal (“the group”) or a pronoun (“they”).

    A name's head is written with a capital and is no common noun: “President Ghani” is a name,
    “Taliban fighters”, “Rebels” and “The President” are none.
    """
    said = words.translate(str.maketrans("’‘", "''")).split()
    while said and said[0].casefold() in DETERMINERS | POSSESSIVES:
        said = said[1:]
    if not said or said[0].isdecimal() or all(_common(word) for word in said):
        return False
    head = _head(said)
    return any(letter.isupper() for letter in head)


def _head(said: list[str]) -> str:
    """Return the word that names: the last one before “of”, “in” and their like, or a comma."""
    for at, word in enumerate(said):
        if at and word in FUNCTION_WORDS:
            return said[at - 1]
        if word.endswith(","):
            return word
    return said[-1]


def _common(word: str) -> bool:
    if len(word) > 1 and word.isupper():
        return False  # “US” is not “us”
    plain = folded(word).strip(",;:")
    return plain in PRONOUNS | GENERIC | TITLES | FUNCTION_WORDS


def _telling(name: str) -> list[str]:
    """Return the words of a name without titles before it and the kind of place behind it."""
    words = folded(name).split()
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in PLACE_KINDS:
        words = words[:-1]
    return words[1:] if len(words) == 1 and words[0] in TITLES else words


def _leaves_out(shorter: list[str], longer: list[str]) -> bool:
    """Whether `shorter` ends like `longer`, and what it leaves out tells no two names apart."""
    if shorter[-1] != longer[-1]:
        return False
    if len(shorter) > 1 and not _same_start(shorter[0], longer[0]) and shorter != longer[-2:]:
        return False
    rest = iter(longer)
    if not all(any(_same_start(word, each) for each in rest) for word in shorter):
        return False
    left_out = set(longer) - set(shorter)
    return not any(word in BEARINGS or not word.isalpha() for word in left_out)


def _same_start(word: str, other: str) -> bool:
    """Whether two words are the same, one perhaps as an initial."""
    return word == other or (word[0] == other[0] and 1 in (len(word), len(other)))


def _is_slip(one: list[str], two: list[str]) -> bool:
    """Whether names of as many words differ in one word, and there as a slip does (or an initial).

    A single word is never taken for its initial.
    """
    unlike = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if not unlike:
        return True
    if len(unlike) > 1:
        return False
    a, b = unlike[0]
    if len(one) > 1 and a != one[-1] and _same_start(a, b):
        return True
    return _misspelled(a, b)


def _misspelled(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    if a[0] != b[0] or not (a + b).isalpha() or len(shorter) < _ONE_SLIP:
        return False
    if a in BEARINGS or b in BEARINGS or _is_adjective(longer, shorter):
        return False
    slips = _slips(a, b)
    if slips <= 1:
        return True
    bones = [_DOUBLED.sub(r"\1", _VOWELS.sub("", word)) for word in (a, b)]
    alike = bones[0] == bones[1] and len(bones[0]) >= _CONSONANTS
    return alike and len(shorter) >= _TWO_SLIPS and slips == 2  # noqa: PLR2004 - two slips


def _is_adjective(longer: str, shorter: str) -> bool:
    """Whether one is what the other's people are called: Russian, Pakistani."""
    return longer == f"{shorter}i" or (longer == f"{shorter}n" and shorter[-1] in "aeiou")


def _slips(a: str, b: str) -> int:
    """Return how many letters were put in, left out, exchanged or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        next_row = [i]
        for j, other in enumerate(b, 1):
            least = min(row[j] + 1, next_row[-1] + 1, row[j - 1] + (letter != other))
            swapped = i > 1 and j > 1 and (letter, other) == (b[j - 2], a[i - 2])
            next_row.append(min(least, before[j - 2] + 1) if swapped else least)
        before, row = row, next_row
    return row[-1]


def bare(name: str) -> str:
    """Return a name as a register has it: “the Taliban’s” is Taliban."""
    words = _BARE_LEADING.sub("", " ".join(name.split()), count=1)
    return _BARE_POSSESSIVE.sub("", words) or name
