"""What spans and rows mean, as the JSON lines have it. null is what nobody said."""

from datetime import date
from typing import Any

from annotation.frames.values import DateCell, Row
from annotation.normals import Location, Normal, Quantity, Time

Line = dict[str, Any]


def meaning_line(kind: str, normal: Normal | None) -> Line:
    """Return the one key that a type with a meaning has, null where nothing is known."""
    if kind == "time":
        return {"time": time_line(normal) if isinstance(normal, Time) else None}
    if kind == "place":
        return {"place": place_line(normal) if isinstance(normal, Location) else None}
    if kind == "quantity":
        return {"quantity": quantity_line(normal) if isinstance(normal, Quantity) else None}
    return {}


def time_line(time: Time) -> Line:
    return {
        "value": time.value,
        "from": _day(time.start),
        "to": _day(time.end),
        "precision": time.precision,
        "rule": time.rule,
    }


def place_line(place: Location | None) -> Line | None:
    """Return a place; None for one that a coder called unknown, too."""
    if place is None or not place.name:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
    }


def quantity_line(count: Quantity) -> Line:
    return {
        "low": count.low,
        "high": count.high,
        "best": count.best,
        "modifier": count.modifier,
        "what": count.what,
    }


def date_line(cell: DateCell) -> Line | None:
    if cell.start is None and cell.end is None:
        return None
    return {
        "from": _day(cell.start),
        "to": _day(cell.end),
        "precision": cell.precision,
        "basis": cell.basis,
    }


def count_line(row: Row, what: str) -> Line | None:
    """Return how many were killed, wounded and so on, with whose word it is."""
    cell = row.count(what)
    if not cell.is_known:
        return None
    claimants = dict.fromkeys(party.name for party in row.parties.get("claimant", ()))
    return {
        "low": cell.low,
        "high": cell.high,
        "best": cell.best,
        "side": cell.side,
        "status": row.attributes.get("status", ""),
        "claimant": " | ".join(claimants) or None,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
