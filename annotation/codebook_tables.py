"""One table of a codebook's TOML, read field by field; what is wrong with a field is noted.

A faulty field yields an empty value and reading goes on, so that all faults are found in one go.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from annotation.codebook import Colours
from annotation.codebook_faults import Faults, did_you_mean
from annotation.codebook_lines import Path
from annotation.contrast import LEAST_CONTRAST, PAGE, contrast

Wanted = TypeVar("Wanted")
Choice = TypeVar("Choice", bound=str)

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,29}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
NAME_RULE = "a small letter, then small letters, digits or _, at most 40"
LONGEST_LABEL, LONGEST_SHORT, LONGEST_TEXT = 60, 12, 4000
_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"  # Persian and emoji need them
_WORDS: Mapping[type, str] = {
    str: "text in quotes",
    list: "a list",
    dict: "a table",
    bool: "true or false",
    int: "a whole number",
}


class Table:
    """A table at `path`, with a method for each kind of field."""

    def __init__(self, data: Mapping[str, Any], path: Path, faults: Faults) -> None:
        self._data = data
        self._path = path
        self._faults = faults

    def only(self, *known: str) -> None:
        """Note every key that is not known."""
        for key in self._data:
            if key not in known:
                self.fault(f'unknown key "{key}"{did_you_mean(key, known)}', key)

    def fault(self, reason: str, *keys: str | int) -> None:
        self._faults.add((*self._path, *keys), reason)

    def name(self, key: str = "name") -> str:
        text = self._text(key)
        if text and not NAME.fullmatch(text):
            self.fault(f'{key} "{text}" is not a name ({NAME_RULE}).', key)
            return ""
        return text

    def version(self, key: str = "version") -> str:
        text = self._text(key)
        if text and not VERSION.fullmatch(text):
            self.fault(f'{key} "{text}" is not a version such as "1.0".', key)
        return text

    def label(self, key: str = "label", *, longest: int = LONGEST_LABEL) -> str:
        """One line of text to be shown."""
        text = self._text(key)
        if len(text) > longest:
            self.fault(f"{key} has {len(text)} characters; at most {longest} fit.", key)
        if text != text.strip():
            self.fault(f"{key} begins or ends with a space.", key)
        self._no_controls(key, text, allowed="")
        return text

    def short(self, key: str = "short") -> str:
        """The label that is drawn above the text."""
        text = self.label(key, longest=LONGEST_SHORT)
        if text != text.upper():
            self.fault(f'{key} "{text}" must be in capitals: "{text.upper()}".', key)
        return text

    def text(self, key: str, *, required: bool = False) -> str:
        """Prose: its lines are joined, and an empty line parts two paragraphs."""
        text = _joined(self._text(key, required=required))
        if len(text) > LONGEST_TEXT:
            self.fault(f"{key} has {len(text)} characters; at most {LONGEST_TEXT} fit.", key)
        self._no_controls(key, text, allowed="\n\t")
        return text

    def key(self, choices: str, rule: str) -> str:
        """The key on the keyboard; empty for none."""
        key = self._text("key", required=False, may_be_empty=True)
        if key and (len(key) != 1 or key not in choices):
            self.fault(f'key "{key}" cannot be used: {rule}.', "key")
            return ""
        return key

    def names(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts, none twice."""
        found: list[str] = []
        for at, item in enumerate(self._get(key, list, required=required) or []):
            if not isinstance(item, str) or not item:
                self.fault(f"{key} must hold text in quotes.", key, at)
                item = ""  # keeps the places of the others
            elif item in found:
                self.fault(f'"{item}" stands twice in {key}.', key, at)
                item = ""
            self._no_controls(key, item, allowed="")
            found.append(item)
        return tuple(found)

    def one_of(self, key: str, choices: Sequence[Choice]) -> Choice:
        """One of the words in `choices`; the empty one of their kind where it is left out."""
        text = self._text(key, required=False, may_be_empty=True)
        found = next((each for each in choices if each == text), None)
        if text and found is None:
            self.fault(f'{key} "{text}" is none of {", ".join(choices)}.', key)
        return cast("Choice", "") if found is None else found

    def yes(self, key: str) -> bool:
        """true or false; false where it is left out."""
        return bool(self._get(key, bool, required=False))

    def numbers(self, key: str, known: Sequence[str]) -> dict[str, int]:
        """A table of whole numbers under known keys."""
        table = Table(self._get(key, dict, required=False) or {}, (*self._path, key), self._faults)
        table.only(*known)
        found: dict[str, int] = {}
        for each in table._data:
            number = table._get(each, int, required=False)
            if isinstance(number, bool) or (number is not None and number < 1):
                table.fault(f"{each} must be a whole number of at least 1.", each)
            elif number is not None:
                found[each] = number
        return found

    def mapping(self, key: str, known: tuple[str, ...]) -> dict[str, str]:
        """A table of texts under known keys or keys that start with x_."""
        table = Table(self._get(key, dict, required=False) or {}, (*self._path, key), self._faults)
        own = [each for each in table._data if each.startswith("x_") and NAME.fullmatch(each)]
        table.only(*known, *own)
        return {each: table.label(each, longest=LONGEST_TEXT) for each in table._data}

    def colours(self, key: str = "colours") -> Colours:
        table = Table(self._get(key, dict) or {}, (*self._path, key), self._faults)
        if key in self._data:
            table.only("light", "dark")
            light = table._colour("light", PAGE.light, "darker")
            return Colours(light, table._colour("dark", PAGE.dark, "lighter"))
        return PAGE

    def _colour(self, key: str, page: str, remedy: str) -> str:
        colour = self._text(key).upper()
        if colour and not COLOUR.fullmatch(colour):
            self.fault(f'{key} "{colour}" is not a colour such as "#1F7A4D".', key)
        elif colour and contrast(colour, page) < LEAST_CONTRAST:
            found = f"{contrast(colour, page):.1f}"
            reason = f"has contrast {found} against the {key} page, {LEAST_CONTRAST} is the least"
            self.fault(f"{key} {colour} {reason}: make it {remedy}.", key)
        return colour

    def _text(self, key: str, *, required: bool = True, may_be_empty: bool = False) -> str:
        text = str(self._get(key, str, required=required) or "")
        if key in self._data and self._data[key] == "" and required and not may_be_empty:
            self.fault(f"{key} is empty.", key)
        return text

    def _get(self, key: str, kind: type[Wanted], *, required: bool = True) -> Wanted | None:
        if key not in self._data:
            if required:
                self.fault(f'"{key}" is missing{self._place()}.')
            return None
        value = self._data[key]
        if not isinstance(value, kind):
            self.fault(f"{key} must be {_WORDS[kind]}.", key)
            return None
        return value

    def _place(self) -> str:
        match self._path:
            case ():
                return ""
            case (*_, str(name)):
                return f" in {name}"
        return f" in this [[{self._path[-2]}]]"

    def _no_controls(self, key: str, text: str, *, allowed: str) -> None:
        for character in text:
            if character in allowed + _JOINERS:
                continue
            if unicodedata.category(character) in _CONTROLS:
                self.fault(f"{key} holds the control character U+{ord(character):04X}.", key)
                return


def _joined(text: str) -> str:
    paragraphs = re.split(r"\r?\n[ \t]*\r?\n", text.strip())
    return "\n\n".join(re.sub(r"[ \t\r\n]+", " ", each.strip()) for each in paragraphs)


def tables(data: Mapping[str, Any], key: str, faults: Faults) -> Iterator[Table]:
    """The tables [[key]], in order."""
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        faults.add((key,), f"write [[{key}]], in double brackets, for each {key}.")
        return
    for at, each in enumerate(found):
        yield Table(each, (key, at), faults)
