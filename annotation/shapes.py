"""JSON values checked before they become values of ours: a damaged one is a ValueError at once."""

from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

from annotation.normals import Location, Quantity, Time

Shape = Mapping[str, frozenset[type]]
"""The fields of a JSON object, and which types each may have."""


def shape_of(made: type, **instead: object) -> Shape:
    """Return the shape of a value's fields; `instead` says what stands in JSON for other types."""
    hints = {**get_type_hints(made), **instead}
    return {name: _types(hint) for name, hint in hints.items()}


def _types(hint: Any) -> frozenset[type]:  # noqa: ANN401 - a type or a union of types
    """Return the JSON types of a hint; those of a Literal are the types of its values."""
    found: set[type] = set()
    for each in get_args(hint) or (hint,):
        found.add(each if isinstance(each, type) else type(each))
    return frozenset(found | {int} if float in found else found)


def shaped(value: object, shape: Shape, *needed: str) -> dict[str, Any]:
    """Return a JSON object, or raise ValueError where it has other fields or values."""
    if not isinstance(value, dict):
        raise ValueError(f"an object was expected, not {value!r}")  # noqa: TRY004 - of the data
    for name, held in value.items():
        if name not in shape:
            raise ValueError(f"there is no field {name!r}")
        if type(held) not in shape[name]:
            raise ValueError(f"{name} cannot be {held!r}")
    if not all(name in value for name in needed):
        raise ValueError(f"{value!r} lacks one of: {', '.join(needed)}")
    return value


def texts(value: object) -> tuple[str, ...]:
    """Return the texts of a JSON list."""
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise ValueError(f"a list of texts was expected, not {value!r}")
    return tuple(value)


def attributes(value: object) -> dict[str, str]:
    """Return a JSON object of texts."""
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError(f"an object of texts was expected, not {value!r}")
    return value


TIME = shape_of(Time, start=str | None, end=str | None)
PLACE = shape_of(Location)
QUANTITY = shape_of(Quantity)
