"""What an event says of itself: its attributes, and whether they keep it out of the data."""

from collections.abc import Mapping, Sequence

from annotation.codebook import Attribute, Codebook, EventType
from annotation.frames.scene import Thing

CODABLE, REASON, STATUS = "codable", "reason", "status"
YES, NO = "yes", "no"
UNEXPLAINED = "decided by the coder"


def event_type(codebook: Codebook, name: str) -> EventType | None:
    """Return an event type, None for one that the codebook does not have (any more)."""
    try:
        return codebook.event(name)
    except KeyError:
        return None


def attributes_of(codebook: Codebook, triggers: Sequence[Thing]) -> Mapping[str, str]:
    """Return the attributes of an event: the first trigger's, unless it leaves the default."""
    found = {attribute.name: attribute.default for attribute in codebook.attributes}
    for trigger in reversed(triggers):
        said = {name: value for name, value in trigger.attributes.items() if value}
        found |= {name: value for name, value in said.items() if value != _default(codebook, name)}
    return found


def _default(codebook: Codebook, name: str) -> str:
    return next((each.default for each in codebook.attributes if each.name == name), "")


def against(codebook: Codebook, attributes: Mapping[str, str]) -> str:
    """Return the attributes that keep an event out of the data, as a reason; "" for none."""
    found = (each for each in codebook.attributes if _is_against(each, attributes))
    return "; ".join(f"{each.label}: {attributes[each.name]}" for each in found)


def _is_against(attribute: Attribute, attributes: Mapping[str, str]) -> bool:
    return attributes.get(attribute.name, "") in attribute.uncodable


def verdict(codebook: Codebook, attributes: Mapping[str, str], whole: str) -> tuple[bool, str]:
    """Return whether an event is a row of the data, and why not.

    `whole` is the trigger in whose row it is told, "" for a row of its own.
    """
    said = attributes.get(CODABLE, "")
    if said == YES:
        return True, ""
    if said == NO:
        return False, attributes.get(REASON, "") or UNEXPLAINED
    reason = f"told in the row of “{whole}”" if whole else against(codebook, attributes)
    return not reason, reason


def is_told_with_its_cause(codebook: Codebook, type_: str) -> bool:
    """Whether events of a type are told in the row of another: harm that people come to.

    They count something and need no actor; an arrest counts too, and is an act of its own.
    """
    known = event_type(codebook, type_)
    if known is None or not known.counts:
        return False
    return all(codebook.cell_of(role) != "actor" for role in known.required)
