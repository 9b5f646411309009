"""Files that a person wrote: patterns as spaCy's EntityRuler reads them, and lists of words."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotation.errors import UserError
from annotation.learning.settings import SourceKind, SourceSetting
from annotation.paths import why
from annotation.suggest.sources.values import LIST_SCORE, Found, type_for, types_said

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.tokens import Doc, Span

    from annotation.codebook import Codebook

MOST_BYTES = 20_000_000
MOST_REPEATS = 20
"""A matcher writes out each repetition: a large number would take all memory."""
_VERSION_DIGITS = 12
_HEADINGS = ("[E", "Pattern", "Invalid token patterns")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class ListReader:
    """Words and patterns, found where they stand. The label of a match is a type."""

    name: str
    version: str
    matchers: "tuple[Matcher | PhraseMatcher, ...]"
    is_list: bool = True

    def read(self, doc: "Doc") -> "Iterable[Found]":
        from spacy.util import filter_spans

        spans: list[Span] = [
            span for matcher in self.matchers for span in matcher(doc, as_spans=True)
        ]
        for span in filter_spans(spans):
            yield Found(span.start_char, span.end_char, span.label_, LIST_SCORE)


def load_list(source: SourceSetting, nlp: "Language", codebook: "Codebook") -> ListReader:
    """Read a file of patterns or words. UserError where it says something that makes no sense."""
    data = _bytes(Path(source.place))
    version = sha256(data).hexdigest()[:_VERSION_DIGITS]
    lines = _lines(data, source.place)
    read = _patterns if source.kind is SourceKind.PATTERNS else _words
    matchers = read(lines, nlp, codebook, source.place)
    if not any(len(each) for each in matchers):
        raise UserError(f"{source.place} is empty. Write a line for each word or pattern.")
    return ListReader(source.name, version, matchers)


def check_list(source: SourceSetting, codebook: "Codebook") -> None:
    """Read a file as far as that goes without spaCy: each line, not what a pattern means to it."""
    lines = _lines(_bytes(Path(source.place)), source.place)
    for number, line in lines:
        where = f"{source.place}, line {number}"
        if source.kind is SourceKind.PATTERNS:
            _known_type(_pattern(line, where)[0], codebook, where)
        elif not line.lstrip().startswith("#"):
            _entry(line, codebook, where)
    if not lines:
        raise UserError(f"{source.place} is empty. Write a line for each word or pattern.")


def _bytes(path: Path) -> bytes:
    if str(path).startswith(("\\\\", "//")):
        raise UserError(f"{path} is on another computer. Copy the file to this one.")
    try:
        if not path.is_file():
            raise UserError(f"There is no file {path}. Choose it anew, or take the source away.")
        if path.stat().st_size > MOST_BYTES:
            raise UserError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB. Split the file.")
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} cannot be read: {why(error)}.") from error


def _lines(data: bytes, place: str) -> list[tuple[int, str]]:
    """Return the lines with something on them, by their numbers."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"{place}, line {line}: this is no UTF-8 text. Save the file as UTF-8 and add it again."
        ) from error
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


# -- words ---------------------------------------------------------------------------------------


def _words(
    lines: list[tuple[int, str]], nlp: "Language", codebook: "Codebook", place: str
) -> "tuple[PhraseMatcher, ...]":
    """A line is a word or name, a tab, and a type. What is all lower case matches in any case."""
    from spacy.matcher import PhraseMatcher

    exact, loose = PhraseMatcher(nlp.vocab, "ORTH"), PhraseMatcher(nlp.vocab, "LOWER")
    groups: dict[tuple[bool, str], list[str]] = {}
    for number, line in lines:
        if not line.lstrip().startswith("#"):
            words, type_ = _entry(line, codebook, f"{place}, line {number}")
            groups.setdefault((words == words.lower(), type_), []).append(words)
    for (is_loose, type_), found in groups.items():
        (loose if is_loose else exact).add(type_, [nlp.make_doc(each) for each in found])
    return exact, loose


def _entry(line: str, codebook: "Codebook", where: str) -> tuple[str, str]:
    words, tab, label = line.rstrip("\r\n").partition("\t")
    words = " ".join(words.split())
    if not tab or not words or not label.strip():
        raise UserError(f"{where}: a word or name, a tab, and a type were expected.")
    return words, _known_type(label.strip(), codebook, where)


def _known_type(label: str, codebook: "Codebook", where: str) -> str:
    type_ = type_for(label, codebook)
    if type_ is None:
        raise UserError(
            f"{where}: the codebook has no type “{label[:40]}” for names. It has: "
            f"{types_said(codebook)}."
        )
    return type_


# -- patterns ------------------------------------------------------------------------------------


def _patterns(
    lines: list[tuple[int, str]], nlp: "Language", codebook: "Codebook", place: str
) -> "tuple[Matcher | PhraseMatcher, ...]":
    """A line is an object: `{"label": "ORG", "pattern": "text" or [{...}, ...]}`."""
    from spacy.matcher import Matcher, PhraseMatcher

    phrases, tokens = PhraseMatcher(nlp.vocab, "ORTH"), Matcher(nlp.vocab, validate=True)
    for number, line in lines:
        where = f"{place}, line {number}"
        label, pattern = _pattern(line, where)
        type_ = _known_type(label, codebook, where)
        if isinstance(pattern, str):
            phrases.add(type_, [nlp.make_doc(pattern)])
        else:
            _add_tokens(tokens, type_, pattern, where)
    return phrases, tokens


def _pattern(line: str, where: str) -> tuple[str, str | list[dict[str, Any]]]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UserError(f"{where}: this is no JSON ({error}).") from error
    label = value.get("label") if isinstance(value, dict) else None
    pattern = value.get("pattern") if isinstance(value, dict) else None
    is_text = isinstance(pattern, str) and bool(pattern.strip())
    is_row = isinstance(pattern, list) and bool(pattern) and all(map(_is_token, pattern))
    if not isinstance(label, str) or not (is_text or is_row):
        raise UserError(
            f'{where}: an object with "label" (a text) and "pattern" (a text, or a list of objects '
            "for words) was expected."
        )
    return label, pattern  # type: ignore[return-value] # one of the two, as was looked


def _is_token(value: object) -> bool:
    return isinstance(value, dict)


def _add_tokens(matcher: "Matcher", type_: str, pattern: list[dict[str, Any]], where: str) -> None:
    from spacy.errors import MatchPatternError

    for token in pattern:
        if any(int(digits) > MOST_REPEATS for digits in _DIGITS.findall(str(token.get("OP", "")))):
            raise UserError(f"{where}: a word can be repeated at most {MOST_REPEATS} times.")
    try:
        matcher.add(type_, [pattern])
    except MatchPatternError as error:
        raise UserError(f"{where}: {'; '.join(_complaints(error))}.") from error
    except (ValueError, TypeError, re.error) as error:  # re: an expression that makes no sense
        raise UserError(f"{where}: {error}.") from error


def _complaints(error: Exception) -> Iterator[str]:
    """Yield what is wrong with a pattern, without spaCy's heading."""
    rows = (row.strip(" -\t") for row in str(error).splitlines())
    yield from [row for row in rows if row and not row.startswith(_HEADINGS)] or [
        "the pattern is not one that spaCy knows"
    ]
