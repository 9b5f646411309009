"""The conflict lexicon: which verbs and nouns are events, and what their neighbours are to them.

`lexicon.toml` says what its fields mean and how phrases are matched. This module reads and checks
it, and knows nothing of spaCy.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from annotation.errors import UserError

LEXICON = Path(__file__).with_name("lexicon.toml")

VERB, NOUN = "VERB", "NOUN"
_SECTIONS = {"verbs": VERB, "nouns": NOUN}

# fmt: off
PREPOSITIONS = frozenset({
    "about", "across", "after", "against", "along", "among", "around", "at", "before", "beside",
    "between", "by", "during", "for", "from", "in", "inside", "into", "near", "of", "off", "on",
    "onto", "out", "outside", "over", "per", "through", "throughout", "to", "toward", "towards",
    "under", "upon", "using", "with", "within",
})
# fmt: on
_JOINTS = PREPOSITIONS | {"up", "down", "back"}
SLOTS = PREPOSITIONS | {
    "subject",
    "object",
    "passive_subject",
    "indirect",
    "possessive",
    "modifier",
}
"""Where a filler can stand. "by" is also the agent of a passive."""

ROLES = frozenset(
    [
        "attacker",
        "target",
        "victim",
        "instrument",
        "place",
        "time",
        "source",
        "recipient",
        "casualties",
    ]
)
ENTITY_TYPES = frozenset(
    ["person", "organisation", "gpe", "location", "facility", "group", "time", "quantity", "weapon"]
)
CUES = (
    *("negation", "cessation", "planning", "hypothetical", "conflict"),
    *("claim", "telling", "confirmation", "contest", "denial"),
)
_FIELDS = {"score", "ambiguous", "needs"}
NEEDS = frozenset(
    {
        *("way", "journey", "transport", "place", "people", "side", "weapon", "event", "goods"),
        *("nothing", "doer"),
    }
)
"""What an entry can need beside it; `annotation.suggest.needs` looks for it."""

Roles = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A lemma or phrase that may be an event.

    `ambiguous`: only beside a cue of armed conflict; `needs`: only with one of these at it.
    """

    lemma: str
    pos: str
    type: str
    score: float
    roles: Roles = field(default_factory=dict, hash=False)
    ambiguous: bool = False
    needs: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is an event wherever it stands."""
        return not self.ambiguous and not self.needs

    @property
    def words(self) -> tuple[str, ...]:
        """The lemmas of a phrase, in order; one for a single word."""
        return _split(self.lemma)

    @property
    def head(self) -> int:
        """Which of the words governs the others."""
        return 0 if self.pos == VERB else _head(self.lemma)

    def roles_at(self, slot: str) -> tuple[str, ...]:
        """The roles that a filler in that slot can have, the likeliest first; () for none."""
        return self.roles.get(slot, ())


@cache
def _split(lemma: str) -> tuple[str, ...]:
    return tuple(lemma.split())


@cache
def _head(lemma: str) -> int:
    """Return which word of a nominal phrase governs the others: the last one of its first part."""
    words = _split(lemma)
    joint = next((i for i, each in enumerate(words) if i and each in _JOINTS), len(words))
    return joint - 2 if words[joint - 1] == "-" else joint - 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is in the file, ready to be asked. Words are lower-case lemmas."""

    version: str
    entries: Mapping[tuple[str, str], Entry] = field(hash=False)
    phrases: Mapping[tuple[str, str], tuple[Entry, ...]] = field(hash=False)
    doer_verbs: frozenset[str]
    undergoer_verbs: frozenset[str]
    cues: Mapping[str, frozenset[str]] = field(hash=False)
    nominals: Mapping[str, str] = field(hash=False)
    armed: frozenset[str]
    weapons: frozenset[str]
    facilities: frozenset[str]
    alone: frozenset[str]
    in_dates: frozenset[str]
    heads: frozenset[tuple[str, str]]
    """Each lemma, with its part of speech, that is an entry or governs one."""

    def lookup(self, lemma: str, pos: str) -> Entry | None:
        """The entry of a lemma, or of a phrase written with single spaces."""
        return self.entries.get((lemma.lower(), pos))

    def phrases_of(self, head: str, pos: str) -> tuple[Entry, ...]:
        """The phrases whose head is that lemma, longest first."""
        return self.phrases.get((head.lower(), pos), ())

    def entity_type(self, nominal: str) -> str | None:
        """What kind of entity a common noun (or a row of them) names, if we know it."""
        return self.nominals.get(nominal.lower())

    def is_conflict_cue(self, lemma: str) -> bool:
        """Whether the word shows that its sentence speaks of armed conflict."""
        word = lemma.lower()
        return word in self.cues["conflict"] or word in self.armed or word in self.weapons


@lru_cache(maxsize=4)
def load_lexicon(path: Path = LEXICON) -> Lexicon:
    """Read and check a lexicon; UserError with file and place when something is wrong in it."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        return _lexicon(raw)
    except OSError as error:
        message = f"The lexicon {path} cannot be read: {error.strerror}."
        raise UserError(message) from error
    except UnicodeDecodeError as error:
        message = f"The lexicon {path} is not UTF-8 at byte {error.start}. Save it as UTF-8."
        raise UserError(message) from error
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"The lexicon {path} is not valid TOML: {error}.") from error
    except _LexiconError as fault:
        raise UserError(f"In the lexicon {path}, {fault}") from fault


class _LexiconError(ValueError):
    """What is wrong and where, as the end of a sentence."""


def _lexicon(raw: Mapping[str, Any]) -> Lexicon:
    skip, light, nouns = (_table(raw, key) for key in ("skip", "light_verbs", "nouns"))
    nominals = _table(raw, "nominals")
    alone = _words(skip, "alone", "[skip]")
    entries = _entries(raw, alone)
    weapons, facilities = (_words(nouns, key, "[nouns]") for key in ("weapon", "facility"))
    phrases = _phrases(entries.values())
    return Lexicon(
        version=str(_need(raw, "version", "the file")),
        entries=entries,
        phrases=phrases,
        doer_verbs=_words(light, "doer", "[light_verbs]"),
        undergoer_verbs=_words(light, "undergoer", "[light_verbs]"),
        cues={kind: _words(_table(raw, "cues"), kind, "[cues]") for kind in CUES},
        nominals=_nominals(nominals, weapons, facilities),
        armed=frozenset(
            word
            for kind in _table(nominals, "armed")
            for word in _words(_table(nominals, "armed"), kind, "[nominals.armed]")
        ),
        weapons=weapons,
        facilities=facilities,
        alone=alone,
        in_dates=_words(skip, "in_dates", "[skip]"),
        heads=frozenset(entries) | frozenset(phrases),
    )


def _entries(raw: Mapping[str, Any], alone: frozenset[str]) -> dict[tuple[str, str], Entry]:
    common = _roles(_table(raw, "roles"), "[roles]")
    entries: dict[tuple[str, str], Entry] = {}
    for type_name, table in _table(raw, "types").items():
        for entry in _entries_of_type(type_name, table, common):
            _check_single(entry, entries, alone)
            entries[entry.lemma, entry.pos] = entry
    return entries


def _check_single(
    entry: Entry, entries: Mapping[tuple[str, str], Entry], alone: frozenset[str]
) -> None:
    place = f"[types.{entry.type}]"
    earlier = entries.get((entry.lemma, entry.pos))
    if earlier is not None:
        raise _LexiconError(
            f'{place} has the {entry.pos.lower()} "{entry.lemma}", which [types.{earlier.type}] '
            "has too. Keep one of them."
        )
    if entry.lemma in alone and not entry.needs:
        raise _LexiconError(
            f'{place} has "{entry.lemma}", which [skip] alone keeps from being an event. '
            "Remove it from one of the two, or say what it needs."
        )


def _entries_of_type(type_name: str, table: object, common: Roles) -> Iterator[Entry]:
    place = f"[types.{type_name}]"
    if not isinstance(table, dict):
        raise _LexiconError(f"{place} is not a table.")
    unknown = set(table) - {"roles", "verb_roles", "noun_roles", *_SECTIONS}
    if unknown:
        raise _LexiconError(f'{place} has "{min(unknown)}", which is not known there.')
    shared = {**common, **_roles(table.get("roles", {}), place)}
    for section, pos in _SECTIONS.items():
        roles = {**shared, **_roles(table.get(f"{section[:-1]}_roles", {}), place)}
        for lemma, value in table.get(section, {}).items():
            yield _entry(lemma, value, Entry("", pos, type_name, 0.0, roles))


def _entry(lemma: str, value: object, default: Entry) -> Entry:
    place = f'[types.{default.type}.{default.pos.lower()}s] "{lemma}"'
    if lemma != " ".join(lemma.lower().split()):
        raise _LexiconError(f"{place} must be lower case, with single spaces.")
    facts = value if isinstance(value, dict) else {"score": value}
    own = _roles({key: each for key, each in facts.items() if key not in _FIELDS}, place)
    roles = {slot: names for slot, names in {**default.roles, **own}.items() if names}
    ambiguous = facts.get("ambiguous", False)
    if not isinstance(ambiguous, bool):
        raise _LexiconError(f"{place}: ambiguous is {ambiguous!r}. It is true or false.")
    score, needs = _score(facts.get("score"), place), _needs(facts.get("needs", []), place)
    return Entry(lemma, default.pos, default.type, score, roles, ambiguous, needs)


def _needs(value: object, place: str) -> tuple[str, ...]:
    needs = value if isinstance(value, list) else [value]
    for need in needs:
        if need not in NEEDS:
            raise _LexiconError(f"{place} needs {need!r}, which is not known.")
    return tuple(needs)


def _score(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise _LexiconError(f"{place} has the score {value!r}. A score is above 0 and at most 1.")
    return float(value)


def _roles(table: object, place: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise _LexiconError(f"{place}: roles are a table of slots.")
    return {slot: _role_names(slot, value, place) for slot, value in table.items()}


def _role_names(slot: str, value: object, place: str) -> tuple[str, ...]:
    if slot not in SLOTS:
        raise _LexiconError(f'{place} has the slot "{slot}", which is not known.')
    names = value if isinstance(value, list) else [value] if value != "" else []
    for name in names:
        if name not in ROLES:
            raise _LexiconError(f'{place} gives "{slot}" the role {name!r}, which is not known.')
    return tuple(names)


def _phrases(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if len(entry.words) > 1:
            found.setdefault((entry.words[entry.head], entry.pos), []).append(entry)
    return {
        key: tuple(sorted(group, key=lambda each: (-len(each.words), each.lemma)))
        for key, group in found.items()
    }


def _nominals(
    table: Mapping[str, Any], weapons: Iterable[str], facilities: Iterable[str]
) -> dict[str, str]:
    types = dict.fromkeys(facilities, "facility") | dict.fromkeys(weapons, "weapon")
    for group in table:
        for kind in _table(table, group):
            if kind not in ENTITY_TYPES:
                raise _LexiconError(f'[nominals.{group}] has "{kind}", which is no type of entity.')
            for word in _words(_table(table, group), kind, f"[nominals.{group}]"):
                if word in types:
                    raise _LexiconError(
                        f'[nominals.{group}] {kind}: "{word}" is a {types[word]} too.'
                    )
                types[word] = kind
    return types


def _table(raw: Mapping[str, Any], key: str) -> dict[str, Any]:
    table = _need(raw, key, "the file")
    if not isinstance(table, dict):
        raise _LexiconError(f"[{key}] is not a table.")
    return table


def _words(table: Mapping[str, Any], key: str, place: str) -> frozenset[str]:
    words = _need(table, key, place)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise _LexiconError(f"{place} {key} is not a list of words.")
    for word in words:
        if not word or word != " ".join(word.lower().split()):
            raise _LexiconError(
                f'{place} {key} has "{word}". Words are lower case, with single spaces.'
            )
    if len(set(words)) < len(words):
        twice = next(word for word in words if words.count(word) > 1)
        raise _LexiconError(f'{place} {key} has "{twice}" twice.')
    return frozenset(words)


def _need(table: Mapping[str, Any], key: str, place: str) -> object:
    if key not in table:
        raise _LexiconError(f'{place} lacks "{key}".')
    return table[key]
