"""Text out of bytes, exactly: a byte order mark, strict UTF-8, and no guess without a word."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from annotation.article import Article
from annotation.errors import UserError
from annotation.zones import recognise

LONGEST = 5_000_000
"""Characters in one article."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_9", "iso8859_15"),
    *("koi8_r", "koi8_u", "mac_roman", "cp866"),
)
"""One byte a letter. Those with several bytes are never guessed: a wrong one looks plausible."""
MESSY, TYPICAL = 0.05, 0.4
"""At most so much disorder and at least so much of a language's letters make a guess sure."""
MANY_NULS = 0.05
KINDS = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\0", "a database"),
)
"""How files begin that are no text, whatever their name says."""
CENTRAL = frozenset({"Polish", "Czech", "Slovak", "Hungarian", "Romanian", "Croatian", "Slovene"})

WESTERN = ("àâæçéèêëîïôœùûüÿ", "äöüßéàáç", "áéíñóúüçã", "áâãàçéêíóôõúü", "àèéìíîòóùú", "åäöéæøü")
"""Letters beside a to z: of French, German, Spanish, Portuguese, Italian, the North."""

_BAD = re.compile("[\0\ud800-\udfff]")
_STRAY = re.compile(r"[\x80-\x9f]|[^\W\d_][\xa1-\xa9\xab-\xb6\xb8\xb9\xbc-\xbf\xd7\xf7]")
"""Control characters, and signs that stand on a letter: what a wrong reading has."""
_UTF8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, how its bytes were read, and what a person should know of that."""

    text: str
    encoding: str
    replaced: int = 0
    notes: tuple[str, ...] = ()


def read_text(data: bytes, source: str) -> Article:
    """Return the article in a plain text file."""
    decoded = decode(data, source)
    refuse_empty(decoded.text, source)
    found = recognise(decoded.text)
    return Article(
        source,
        decoded.text,
        data,
        decoded.encoding,
        found.title,
        found.publisher,
        found.published,
        found.zones,
        decoded.replaced,
        decoded.notes,
    )


def decode(data: bytes, source: str, *, declared: str = "") -> Decoded:
    """Return the text in `data`, or raise UserError that names the first byte that is none.

    `declared` is the encoding that the file names itself, asked when it is not UTF-8.
    """
    _refuse_other_kinds(data, source)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _settled(_strict(data, encoding, source, len(mark)), encoding)
    if data.count(0) > MANY_NULS * len(data):
        raise UserError(
            f"{source} is no text file, or it is UTF-16 without a byte order mark. Save it as "
            "UTF-8 and import it again."
        )
    try:
        return _settled(data.decode("utf-8", "surrogatepass"), "utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, source, declared, error)


def _refuse_other_kinds(data: bytes, source: str) -> None:
    kind = next((kind for start, kind in KINDS if data.startswith(start)), "")
    if kind:
        raise UserError(
            f"{source} is {kind}, not a text, whatever its name says. Save the article in it as "
            "plain text and import that."
        )


def clean(text: str) -> tuple[str, int]:
    """Return `text` with what no text may hold replaced one for one, and how often that was."""
    return _BAD.subn("\ufffd", text)


def refuse_empty(text: str, source: str) -> None:
    """Raise UserError when there is nothing in a text, or far too much."""
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0") or not text.strip():
        raise UserError(f"{source} has no text in it, so there is nothing to annotate.")
    if len(text) > LONGEST:
        raise UserError(
            f"{source} has {len(text):,} characters, more than an article may have "
            f"({LONGEST:,}). Split it into several files."
        )


def _not_utf8(data: bytes, source: str, declared: str, error: UnicodeDecodeError) -> Decoded:
    encoding = _declared(data, declared)
    if encoding:
        return _settled(data.decode(encoding), encoding)
    encoding = "" if _is_broken_utf8(data) else _guess(data)
    if not encoding:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"{source} cannot be read as text: byte {error.start:,} (line {line:,}) is not UTF-8, "
            "and what else it could be is not certain. Save it as UTF-8 and import it again."
        ) from error
    note = f"Not UTF-8: read as {encoding}, which fits it best. Look at its accented letters."
    return _settled(data.decode(encoding), encoding, note)


def _settled(text: str, encoding: str, *notes: str) -> Decoded:
    """Replace what no text may hold, one for one, and say so."""
    kept, replaced = clean(text)
    if replaced:
        notes = (
            *notes,
            f"{replaced:,} characters that no text may hold (NUL, half characters) were "
            "replaced by “\ufffd”.",
        )
    return Decoded(kept, encoding, replaced, notes)


def _strict(data: bytes, encoding: str, source: str, start: int) -> str:
    try:
        return data[start:].decode(encoding, "surrogatepass")
    except UnicodeDecodeError as error:
        raise UserError(
            f"{source} begins as {encoding.upper()}, but byte {error.start + start:,} does not "
            "belong there: the file is damaged. Save it as UTF-8 and import it again."
        ) from error


def _declared(data: bytes, name: str) -> str:
    """Return the encoding that a file names itself when it is a known one and fits, else ""."""
    try:
        encoding = codecs.lookup(name).name
        encoding = "cp1252" if encoding in {"iso8859-1", "ascii"} else encoding
        if not encoding.startswith(("utf-16", "utf-32", "utf-7")):
            data.decode(encoding)
            return encoding
    except (LookupError, ValueError):  # UnicodeDecodeError is a ValueError
        return ""
    return ""


def _is_broken_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8, so the rest of it is damage."""
    sound = sum(len(found) for found in _UTF8_LETTER.findall(data))
    return sound * 2 > len(_HIGH.findall(data))


def _guess(data: bytes) -> str:
    """Return the legacy encoding that clearly fits best, "" when none does.

    Where readings are as good as each other, Western European is taken when its letters are those
    of one language there, and nothing when they are not: one byte a letter fits much.
    """
    from charset_normalizer import from_bytes

    readings = [
        _Reading(
            str(match), match.could_be_from_charset, match.language, match.chaos, match.coherence
        )
        for match in from_bytes(data, cp_isolation=list(LEGACY))
    ]
    best = _least(readings, lambda each: each.chaos)
    best = _least(best, lambda each: -each.coherence)
    best = _least(best, lambda each: len(_STRAY.findall(each.text)))
    if not best or best[0].chaos > MESSY or best[0].coherence < TYPICAL:
        return ""
    if len(best) == 1:
        return "cp1252" if "cp1252" in best[0].encodings else best[0].encodings[0]
    western = [each for each in best if "cp1252" in each.encodings]
    is_western = western and _is_of_the_west(western[0].text)
    return "cp1252" if is_western and not any(each.language in CENTRAL for each in best) else ""


def _is_of_the_west(text: str) -> bool:
    letters = {letter for letter in text.casefold() if letter.isalpha() and not letter.isascii()}
    return any(letters <= set(alphabet) for alphabet in WESTERN)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What some bytes say in some encodings, and how much like a language it is."""

    text: str
    encodings: list[str]
    language: str
    chaos: float
    coherence: float


def _least(readings: list[_Reading], key: Callable[[_Reading], float]) -> list[_Reading]:
    least = min(map(key, readings), default=0)
    return [each for each in readings if key(each) == least]
