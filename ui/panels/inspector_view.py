"""What the inspector says, as plain values. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotation.codebook import Codebook, EntityType, EventType
from annotation.review import Item, Link, Review, State
from annotation.values import Document, Zone
from ui.panels.frame_view import CellView, fault_cells, filler_words, row_cells, span_cells
from ui.panels.origin import origin

if TYPE_CHECKING:
    from annotation.frames.book import Frames

LONGEST_QUOTE = 120
STATES = {
    State.ACCEPTED: "Accepted",
    State.SUGGESTED: "Suggested",
    State.REJECTED: "Rejected",
}


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A type that can be chosen."""

    name: str
    key: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role of the focused event, with what fills it or is suggested to."""

    role: str
    key: str
    label: str
    value: str = ""
    link: Link | None = None
    is_required: bool = False

    @property
    def is_suggested(self) -> bool:
        return self.link is not None and self.link.state is State.SUGGESTED


@dataclass(frozen=True, slots=True)
class ItemView:
    """A focused item, in words."""

    kind: str
    state: State
    quote: str
    origin: str
    types: tuple[TypeRow, ...]
    more: int
    roles: tuple[RoleRow, ...]
    cells: tuple[CellView, ...]
    faults: tuple[CellView, ...]
    used: tuple[CellView, ...]
    attributes: tuple[tuple[str, str], ...]
    unusual: str

    @property
    def is_event(self) -> bool:
        return self.kind != "Entity"


def item_view(review: Review, item: Item, frames: "Frames | None" = None) -> ItemView:
    codebook = review.codebook
    is_event = item.kind == "event"
    types: tuple[EntityType | EventType, ...]
    types = codebook.events if is_event else codebook.entities
    shown = [each for each in types if each.key or each.name == item.type]
    shown.sort(key=lambda each: each.key or "~")
    row = frames.row(item.id) if frames is not None and is_event else None
    faults = frames.faults(row.id) if frames is not None and row is not None else ()
    cells = row_cells(row, codebook) if row is not None else ()
    return ItemView(
        kind="Event trigger" if is_event else "Entity",
        state=item.state,
        quote=_short(item.quote) or "without a trigger",
        origin=origin(item),
        types=tuple(TypeRow(t.name, t.key, t.label, t.name == item.type) for t in shown),
        more=len(types) - len(shown),
        roles=tuple(role_rows(review, item)) if is_event else (),
        cells=cells if is_event else span_cells(review, item),
        faults=fault_cells(faults),
        used=tuple(used_as(review, item)),
        attributes=attribute_values(codebook, item) if is_event else (),
        unusual=unusual(codebook, item) if is_event else "",
    )


def role_rows(review: Review, item: Item) -> list[RoleRow]:
    """Return a row for each filler of each role, and one for each role without any."""
    links = review.links_of(item.id)
    rows: list[RoleRow] = []
    for role in review.codebook.roles_of(item.type):
        fillers = [link for link in links if link.role == role.name]
        if not fillers:
            rows.append(
                RoleRow(
                    role.name, role.key, role.label, is_required=role.name in required(review, item)
                )
            )
        for link in fillers:
            target = review.item(link.target)
            value = filler_words(review, target, _short(target.quote)) if target else ""
            rows.append(RoleRow(role.name, role.key, role.label, value, link))
    return rows


def required(review: Review, item: Item) -> tuple[str, ...]:
    """Return the roles without which an event's row has a gap."""
    known = (each for each in review.codebook.events if each.name == item.type)
    return next((each.required for each in known), ())


def used_as(review: Review, item: Item) -> list[CellView]:
    """Say in which events an item plays a role: "“offensive”: Attacker"."""
    found: list[CellView] = []
    for link in review.links_to(item.id):
        event = review.item(link.event)
        if event is not None:
            role = review.codebook.role_label(link.role)
            note = " (suggested)" if link.state is State.SUGGESTED else ""
            words = _short(event.quote) or review.codebook.type_label(event.type)
            label = "" if found else "Role in"
            found.append(CellView(label, f"“{words}”: {role}{note}", evidence=(event.id,)))
    return found


def attribute_values(codebook: Codebook, item: Item) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.name, item.attributes.get(each.name, each.default)) for each in codebook.attributes
    )


def unusual(codebook: Codebook, item: Item) -> str:
    """Return the values that somebody set, in one line: "claimed · past"."""
    values = (
        value
        for each in codebook.attributes
        if (value := item.attributes.get(each.name, "")) and value != each.default
    )
    return " · ".join(values) or "all at their defaults"


def zone_lines(document: Document) -> list[tuple[str, str]]:
    """Return the zones as kind and first words."""
    return [(zone.kind, _zone_text(document.text, zone)) for zone in document.facts.zones]


def _zone_text(text: str, zone: Zone) -> str:
    return _short(" ".join(text[zone.start : zone.end].split()), 60)


def _short(text: str, longest: int = LONGEST_QUOTE) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
