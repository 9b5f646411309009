"""What the inspector says, as plain values. No Qt."""

from dataclasses import dataclass

from annotation.codebook import Codebook, EntityType, EventType
from annotation.normal.meaning import meaning
from annotation.review import Item, Link, Review, State
from annotation.values import Document, Zone

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
    meaning: str
    types: tuple[TypeRow, ...]
    more: int
    roles: tuple[RoleRow, ...]
    used: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]


def item_view(review: Review, item: Item) -> ItemView:
    codebook = review.codebook
    is_event = item.kind == "event"
    types: tuple[EntityType | EventType, ...]
    types = codebook.events if is_event else codebook.entities
    shown = [each for each in types if each.key or each.name == item.type]
    shown.sort(key=lambda each: each.key or "~")
    return ItemView(
        kind="Event trigger" if is_event else "Entity",
        state=item.state,
        quote=_short(item.quote) or "without a trigger",
        origin=origin(item),
        meaning=meaning(review, item),
        types=tuple(TypeRow(t.name, t.key, t.label, t.name == item.type) for t in shown),
        more=len(types) - len(shown),
        roles=tuple(role_rows(review, item)) if is_event else (),
        used=() if is_event else tuple(used_as(review, item)),
        attributes=attribute_values(codebook, item) if is_event else (),
    )


def origin(item: Item) -> str:
    """Say where an item comes from, and how sure its source was."""
    if item.source is None:
        return "Added by you"
    source = " ".join(filter(None, (item.source, item.version)))
    score = "" if item.score is None else f" · {item.score:.2f}"
    if item.state is State.SUGGESTED:
        return f"Suggested by {source}{score}"
    said = {"accepted": "confirmed", "corrected": "corrected", "rejected": "rejected"}
    return f"{source}, {said.get(item.decision or '', 'decided')} by you{score}"


def role_rows(review: Review, item: Item) -> list[RoleRow]:
    """Return a row for each filler of each role, and one for each role without any."""
    links = review.links_of(item.id)
    rows: list[RoleRow] = []
    for role in review.codebook.roles_of(item.type):
        fillers = [link for link in links if link.role == role.name]
        if not fillers:
            rows.append(RoleRow(role.name, role.key, role.label))
        for link in fillers:
            target = review.item(link.target)
            value = _short(target.quote) if target is not None else ""
            rows.append(RoleRow(role.name, role.key, role.label, value, link))
    return rows


def used_as(review: Review, item: Item) -> list[str]:
    """Say in which events an entity plays a role: "Attacker of offensive"."""
    found = []
    for link in review.links_to(item.id):
        event = review.item(link.event)
        if event is not None:
            role = review.codebook.role(link.role).label
            note = " (suggested)" if link.state is State.SUGGESTED else ""
            found.append(f"{role} of “{_short(event.quote)}”{note}")
    return found


def attribute_values(codebook: Codebook, item: Item) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.name, item.attributes.get(each.name, each.default)) for each in codebook.attributes
    )


def zone_lines(document: Document) -> list[tuple[str, str]]:
    """Return the zones as kind and first words."""
    return [(zone.kind, _zone_text(document.text, zone)) for zone in document.facts.zones]


def _zone_text(text: str, zone: Zone) -> str:
    return _short(" ".join(text[zone.start : zone.end].split()), 60)


def _short(text: str, longest: int = LONGEST_QUOTE) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
