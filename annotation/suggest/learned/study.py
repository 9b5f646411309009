"""What one finished article teaches: its parse as columns, what was suggested, what the gold says.

Every word of a finished article that was not confirmed as a trigger is a counter-example. A study
knows no codebook: types, roles and sources are texts in its header.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from annotation.suggest import marks
from annotation.suggest.learned.gold import Gold, Told, as_triggers, head_of, root_of
from annotation.suggest.learned.packed import Array, Packed, below, pack, strings, unpack
from annotation.suggest.learned.page import Page, page_arrays, page_from, page_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotation.codebook import Codebook
    from annotation.suggest.marks import Filler, Mention
    from annotation.values import Annotation

STUDY_VERSION = "1"
"""Studies of another version have other columns, and are not fitted together."""

_MAGIC = b"GLSTUDY1"
_LARGEST = 64 * 1024 * 1024
_NAMES = ("types", "roles", "sources")
COLUMNS = {
    "gold": ("start", "end", "root", "type"),
    "rule": ("start", "end", "root", "type"),
    "mention": ("start", "end", "root", "type"),
    "fill": ("event", "mention", "role", "inherited"),
    "argument": ("event", "found", "role"),
    "said": ("source", "type", "right"),
}
_SCORED = ("rule", "fill", "said")


class Study(NamedTuple):
    """A study, read. `tables` are rows of numbers, `scores` stand beside some of them.

    gold, rule, mention: words `[start, end)`, the governing one, a number of `types`. fill: what
    the rules fill the roles of the gold's events with; argument: what the gold does (mention 0:
    with what the rules did not find, else its number and one). said: suggested spans, right or not.
    """

    page: Page
    types: tuple[str, ...]
    roles: tuple[str, ...]
    sources: tuple[str, ...]
    tables: dict[str, Array]
    scores: dict[str, Array]
    spans: int


class _Names:
    """Texts as numbers, in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def listed(self) -> list[str]:
        return list(self._numbers)


def study_of(doc: "Doc", annotations: "Iterable[Annotation]", codebook: "Codebook") -> bytes:
    """Return the study of a finished layer. `doc` was read by the rules alone."""
    if not doc.has_annotation("DEP"):
        return b""
    gold = Gold(doc, annotations)
    mentions, fillers = _ideal(doc, gold.events, codebook)
    names = {name: _Names() for name in _NAMES}
    tables, scores = _tables(doc, gold, mentions, fillers, names)
    arrays = page_arrays(page_of(doc))
    for name, columns in COLUMNS.items():
        arrays[name] = np.array(tables[name], "<u4").reshape(-1, len(columns))
    for name in _SCORED:
        arrays[f"{name}_score"] = np.array(scores[name], "<f4")
    header: dict[str, Any] = {name: each.listed() for name, each in names.items()}
    return pack(_MAGIC, {**header, "spans": len(gold.spans)}, arrays)


def _ideal(
    doc: "Doc", events: Sequence[Told], codebook: "Codebook"
) -> "tuple[list[Mention], list[Filler]]":
    """Return what the rules say where all events are found: what arguments are learned from."""
    from annotation.suggest.arguments import find_arguments
    from annotation.suggest.lexicon import load_lexicon

    kept = marks.triggers_of(doc)
    known = {each.name for each in codebook.events}
    triggers = as_triggers(doc, events)
    numbers = [number for number, each in enumerate(triggers) if each.type in known]
    marks.put(doc, "triggers", [triggers[number] for number in numbers])
    try:
        mentions, fillers = find_arguments(doc, codebook, load_lexicon())
    finally:
        marks.put(doc, "triggers", kept)
    moved = [each._replace(event=numbers[each.event]) for each in fillers if not each.is_event]
    return mentions, moved


def _tables(
    doc: "Doc",
    gold: Gold,
    mentions: "Sequence[Mention]",
    fillers: "Sequence[Filler]",
    names: dict[str, _Names],
) -> tuple[dict[str, list[tuple[int, ...]]], dict[str, list[float]]]:
    types, roles, sources = (names[name] for name in _NAMES)
    rules = marks.triggers_of(doc)
    said = marks.mentions_of(doc)
    places = {(each.fragments, each.type) for each in gold.spans.values()}
    tables: dict[str, list[tuple[int, ...]]] = {
        "gold": [(each.start, each.end, each.root, types(each.type)) for each in gold.events],
        "rule": [
            (each.tokens[0], each.tokens[-1] + 1, each.root, types(each.type)) for each in rules
        ],
        "mention": [
            (each.start, each.end, head_of(doc, each), types(each.type)) for each in mentions
        ],
        "fill": [
            (each.event, each.target, roles(each.role), bool(each.inherited)) for each in fillers
        ],
        "argument": _arguments(doc, gold, mentions, roles),
        "said": [
            (sources(each.source), types(each.type), _is_right(doc, each, places)) for each in said
        ],
    }
    scores = {
        "rule": [each.score for each in rules],
        "fill": [each.score for each in fillers],
        "said": [each.score for each in said],
    }
    return tables, scores


def _is_right(doc: "Doc", mention: "Mention", places: set[tuple[Any, str]]) -> bool:
    last = doc[mention.end - 1]
    place = (doc[mention.start].idx, last.idx + len(last))
    return ((place,), mention.type) in places


def _arguments(
    doc: "Doc", gold: Gold, mentions: "Sequence[Mention]", roles: _Names
) -> list[tuple[int, ...]]:
    events = {each.id: number for number, each in enumerate(gold.events)}
    exact = {(each.start, each.end): number for number, each in enumerate(mentions)}
    heads = {head_of(doc, each): number for number, each in enumerate(mentions)}
    found: list[tuple[int, ...]] = []
    for each in gold.arguments:
        target = gold.spans.get(each.target)
        words = gold.words(target.fragments) if target is not None else []
        if not words or each.event not in events:
            continue
        near = heads.get(root_of(doc, words), -1)
        mention = exact.get((words[0], words[-1] + 1), near)
        found.append((events[each.event], mention + 1, roles(each.role)))
    return sorted(set(found))


def read_study(data: bytes) -> Study:
    """Read a study. ValueError where it is damaged or none."""
    try:
        return _study(unpack(_MAGIC, data, _LARGEST))
    except KeyError as error:
        raise ValueError(f"the study lacks {error}") from error


def _study(packed: Packed) -> Study:
    header, arrays = packed
    page = page_from(arrays)
    names = {name: strings(header, name) for name in _NAMES}
    tables = {name: _table(arrays[name], len(columns)) for name, columns in COLUMNS.items()}
    scores = {name: _scores(arrays[f"{name}_score"], len(tables[name])) for name in _SCORED}
    sizes = {name: len(each) for name, each in names.items()}
    _check(tables, len(page.head), sizes)
    spans = header.get("spans")
    if type(spans) is not int or spans < 0:
        raise ValueError('"spans" is no number')
    return Study(page, **names, tables=tables, scores=scores, spans=spans)


def _table(array: Array, width: int) -> Array:
    if array.shape[1:] != (width,) or array.dtype.kind != "u":
        raise ValueError("a table is not as it should be")
    return array.astype(np.int64)


def _scores(array: Array, size: int) -> Array:
    if array.shape != (size,) or array.dtype != np.float32 or not np.isfinite(array).all():
        raise ValueError("scores are not as they should be")
    return np.clip(array.astype(np.float64), 0.0, 1.0)


def _check(tables: dict[str, Array], words: int, sizes: dict[str, int]) -> None:
    """Raise ValueError where a number leads nowhere."""
    limits = {
        **dict.fromkeys(("start", "root"), words),
        "end": words + 1,
        "type": sizes["types"],
        "role": sizes["roles"],
        "source": sizes["sources"],
        "event": len(tables["gold"]),
        **dict.fromkeys(("right", "inherited"), 2),
        "mention": len(tables["mention"]),
        "found": len(tables["mention"]) + 1,
    }
    for name, columns in COLUMNS.items():
        for number, column in enumerate(columns):
            below(tables[name][:, number], limits[column], f"{name} {column}")
        if "end" in columns and (tables[name][:, 0] >= tables[name][:, 1]).any():
            raise ValueError(f'a place of "{name}" is empty')
