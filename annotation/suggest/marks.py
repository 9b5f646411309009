"""What our components write on a spaCy Doc, in token indices: names, nouns, triggers, arguments.

They are named tuples of plain values, so a Doc that carries them can be pickled and stored.
"""

from collections.abc import Mapping
from dataclasses import astuple
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from annotation.codec import normal_from_json, normal_to_json
from annotation.normals import Normal
from annotation.values import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping, Sequence

    from spacy.tokens import Doc

MODEL = ""
"""The source of a mention that the chosen model itself gave."""
ENTITIES = "goldleaf-entities"
EVENTS = "goldleaf-events"
RULES_VERSION = "4"
_normals: "MutableMapping[Doc, tuple[object, dict[int, Normal]]]" = WeakKeyDictionary()
"""What was written on Docs that are still there, with the plain values that it was written as."""


class Mention(NamedTuple):
    """An entity: tokens `[start, end)`, a type of the codebook, who says so, how sure."""

    start: int
    end: int
    type: str
    source: str
    score: float


class Trigger(NamedTuple):
    """An event: its tokens, the one that governs them, its type and attributes."""

    tokens: tuple[int, ...]
    root: int
    type: str
    score: float
    attributes: Mapping[str, str]
    lemma: str
    """The lemma or phrase of the lexicon, and its part of speech there."""
    pos: str


class Filler(NamedTuple):
    """A role of the trigger number `event`, filled by a mention or by another trigger.

    `inherited` says where the filler was taken over from ("sentence", "paragraph", "article").
    """

    event: int
    role: str
    target: int
    is_event: bool
    score: float
    inherited: str = ""


class Thing(NamedTuple):
    """What mentions name, by their numbers: one person, group or place, and what is known of it."""

    mentions: tuple[int, ...]
    name: str
    type: str
    kind: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()
    external: str = ""


def register() -> None:
    """Make the fields known to spaCy. Safe to call again."""
    from spacy.tokens import Doc

    for name in ("zones", "mentions", "triggers", "fillers", "things", "normals", "notes"):
        if not Doc.has_extension(_field(name)):
            Doc.set_extension(_field(name), default=())
    if not Doc.has_extension(_field("published")):
        Doc.set_extension(_field("published"), default="")


def zones_of(doc: "Doc") -> list[Zone]:
    return [Zone(*each) for each in _get(doc, "zones")]


def put_zones(doc: "Doc", zones: "Iterable[Zone]") -> None:
    """Say which stretches of a Doc are title, credit and so on, before it is read."""
    put(doc, "zones", [astuple(zone) for zone in zones])


def published_of(doc: "Doc") -> date | None:
    """Return the day of publication, None where it is not known."""
    day = _get(doc, "published")
    return date.fromisoformat(day) if day else None


def put_published(doc: "Doc", day: date | None) -> None:
    """Say when a Doc was published, which relative times are resolved against."""
    doc._.set(_field("published"), day.isoformat() if day else "")


def mentions_of(doc: "Doc") -> list[Mention]:
    return [each if type(each) is Mention else Mention(*each) for each in _get(doc, "mentions")]


def triggers_of(doc: "Doc") -> list[Trigger]:
    return [
        each if type(each) is Trigger else Trigger(tuple(each[0]), *each[1:])
        for each in _get(doc, "triggers")
    ]


def fillers_of(doc: "Doc") -> list[Filler]:
    return [each if type(each) is Filler else Filler(*each) for each in _get(doc, "fillers")]


def things_of(doc: "Doc") -> list[Thing]:
    return [each if type(each) is Thing else Thing(*each) for each in _get(doc, "things")]


def normals_of(doc: "Doc") -> dict[int, Normal]:
    """Return what the mentions of a Doc mean, by their numbers."""
    values = _get(doc, "normals")
    kept = _normals.get(doc)
    if kept is not None and kept[0] is values:
        return dict(kept[1])
    read = {number: normal_from_json(value) for number, value in values}
    found = {number: normal for number, normal in read.items() if normal is not None}
    _normals[doc] = values, found
    return dict(found)


def notes_of(doc: "Doc") -> list[str]:
    """Return sentences for a person on what went wrong in reading a Doc."""
    return list(_get(doc, "notes"))


def put_normals(doc: "Doc", normals: Mapping[int, Normal]) -> None:
    """Write what mentions mean, as plain values."""
    values = [(number, normal_to_json(each)) for number, each in normals.items()]
    put(doc, "normals", values)
    _normals[doc] = values, dict(normals)


def put(doc: "Doc", name: str, values: "Sequence[object]") -> None:
    """Write the mentions, triggers, fillers or things of a Doc."""
    doc._.set(_field(name), values)


def _get(doc: "Doc", name: str) -> Any:  # noqa: ANN401 - spaCy's fields are untyped
    return doc._.get(_field(name))


def _field(name: str) -> str:
    return f"goldleaf_{name}"
