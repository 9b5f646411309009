"""Names of people, groups and places: when two of them are the same."""

import re
import unicodedata

_LEADING = re.compile(r"^(?:the|a|an)\s+")
_POSSESSIVE = re.compile(r"'s?$")
_SIGNS = str.maketrans("’‘`–—-", "'''   ")


def folded(name: str) -> str:
    """Return a name as it is compared: no case, no accents, no article, no possessive, no hyphen.

    What folds to nothing (a name of signs alone) is compared as it stands.
    """
    plain = unicodedata.normalize("NFKD", name.translate(_SIGNS)).casefold()
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    words = " ".join(letters.replace(".", "").split())
    return _POSSESSIVE.sub("", _LEADING.sub("", words, count=1)).strip() or words or name
