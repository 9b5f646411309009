"""The row of an event, as the list, the inspector, the checks and the workbook read it. Frozen.

A row is derived, never stored: from the event's arguments, from those of its other triggers and of
the events that are told in its row, and from what their spans mean. So each cell points at its
evidence in the text: `evidence` are ids of spans or events (items, in a Review), the surest first.
None and "" are what nobody said; 0 stands only where it was coded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from annotation.normals import Location
from annotation.values import Entity

Side = Literal["", "a", "b", "civilian"]
"""On which side: the actor's, the other one's, civilians; "" is not known."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who fills a role of a row. `id` is the span or event, `entity` whom it names (or None).

    `role` is the codebook's name of the role; `inherited` where the filler was taken over from
    ("part": from an event that is told in the row), "" where the row's own words give it;
    `is_suggested` that nobody has accepted it yet.
    """

    id: str
    text: str
    type: str
    role: str
    entity: Entity | None = None
    inherited: str = ""
    is_suggested: bool = False

    @property
    def name(self) -> str:
        """The name of the register, else the words of the text."""
        return self.text if self.entity is None else self.entity.name


@dataclass(frozen=True, slots=True)
class DateCell:
    """When: `[start, end]`, both days included; None is open or unknown.

    `basis` is the sentence that says how it came about; `origin` where it was taken from: "own"
    (the event's own time), "same event", "cause", "part" (events told in the row or around it),
    "sentence", "paragraph", "article" (inherited), "" where there is no date.
    """

    start: date | None = None
    end: date | None = None
    precision: str = ""
    text: str = ""
    basis: str = ""
    origin: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceCell:
    """Where: the most exact place that is known; `text` has the words, the narrowest first."""

    location: Location | None = None
    text: str = ""
    origin: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountCell:
    """How many. `text` has the words with what limits them; `evidence` the quantities."""

    low: int | None = None
    high: int | None = None
    best: int | None = None
    modifier: str = ""
    side: Side = ""
    text: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        return not (self.low is None and self.high is None and self.best is None)


@dataclass(frozen=True, slots=True)
class Row:
    """One event of one article.

    `id` is its head, the trigger it is shown at; `mentions` all its triggers, the head first.
    `parts` are the heads of the events that are told in this row (its deaths), `whole` the head in
    whose row this one is told, "" for a row of its own. `parties` maps cells ("actor", "target",
    "recipient", "victim", "weapon", "source", "claimant", and "other", see `others`) to who fills
    them. `counts` has a cell for each of normals.COUNTED that is told. `missing` are the required
    roles that nobody fills. `codable` is what the data is made of; `reason` says why not.
    `is_suggested`: nobody has accepted any of its triggers yet.
    """

    id: str
    type: str
    mentions: tuple[str, ...]
    text: str = ""
    parts: tuple[str, ...] = ()
    whole: str = ""
    parties: Mapping[str, tuple[Party, ...]] = field(default_factory=dict, hash=False)
    date: DateCell = DateCell()
    place: PlaceCell = PlaceCell()
    counts: Mapping[str, CountCell] = field(default_factory=dict, hash=False)
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    codable: bool = True
    reason: str = ""
    missing: tuple[str, ...] = ()
    is_suggested: bool = False
    doubtful: frozenset[str] = frozenset()
    """Those of its evidence that nobody has accepted as what they are here."""
    unconfirmed: tuple[str, ...] = ()
    """The required roles that are filled, but by nothing that anybody has accepted."""
    position: int = 0
    """Where its head stands in the text, for the reading order; the text's length without one."""

    @property
    def actors(self) -> tuple[Party, ...]:
        """Who does it (actor1), without those who are the other side of a mutual event."""
        others = self.others
        return tuple(each for each in self.parties.get("actor", ()) if each not in others)

    @property
    def others(self) -> tuple[Party, ...]:
        """To whom it is done (actor2).

        The targets that can act, else recipients, else the second side of an event whose type is
        mutual, else victims.
        """
        return self.parties.get("other", ())

    def count(self, what: str) -> CountCell:
        return self.counts.get(what, CountCell())


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not fit in a row. `cell` is the role or cell, `evidence` where it is.

    `kind` is a stable name ("date after publication"); `sentence` says what is wrong, what to do.
    """

    event: str
    kind: str
    cell: str
    sentence: str
    evidence: tuple[str, ...] = ()
