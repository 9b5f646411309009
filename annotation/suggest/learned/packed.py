"""Arrays and a JSON header as bytes, and back with checks: nothing in them is ever run.

    magic (8 bytes) | zlib: length of the header (4 bytes) | header (JSON) | arrays, one by one

The header says the name, the type and the shape of each array. A project file may come from
anybody, so what is read is bounded in size and checked in every number that leads somewhere.
"""

import json
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

LARGEST = 256 * 1024 * 1024
"""No study and no fit has more bytes than this."""
_MAGIC = 8
_COUNT = 4
_DIMENSIONS = (1, 2)
_TYPES = frozenset({"<u8", "<u4", "<u2", "|u1", "<i4", "<f4", "<f2"})


class Packed(NamedTuple):
    """What was packed: plain values, and arrays by their names."""

    header: Mapping[str, Any]
    arrays: Mapping[str, Array]


def pack(magic: bytes, header: Mapping[str, Any], arrays: Mapping[str, Array]) -> bytes:
    """Return bytes that are the same for the same values."""
    listed = [[name, each.dtype.str, list(each.shape)] for name, each in arrays.items()]
    text = json.dumps({**header, "arrays": listed}, sort_keys=True).encode()
    parts = [len(text).to_bytes(_COUNT, "little"), text]
    parts += [np.ascontiguousarray(each).tobytes() for each in arrays.values()]
    return magic + zlib.compress(b"".join(parts), 1)


def unpack(magic: bytes, data: bytes, largest: int = LARGEST) -> Packed:
    """Return what was packed. ValueError on anything else."""
    if data[:_MAGIC] != magic:
        raise ValueError("it does not begin as it should")
    content = _inflated(data[_MAGIC:], largest)
    size = int.from_bytes(content[:_COUNT], "little")
    try:
        header = json.loads(content[_COUNT : _COUNT + size])
    except (UnicodeDecodeError, RecursionError) as error:
        raise ValueError("its header cannot be read") from error
    if not isinstance(header, dict):
        raise ValueError("its header is no object")  # noqa: TRY004 - of the data
    return Packed(header, _arrays(header.pop("arrays", None), content[_COUNT + size :]))


def _inflated(data: bytes, largest: int) -> bytes:
    reader = zlib.decompressobj()
    try:
        content = reader.decompress(data, largest)
    except zlib.error as error:
        raise ValueError("it is damaged") from error
    if not reader.eof:
        raise ValueError("it is too large, or cut off")
    return content


def _arrays(listed: object, data: bytes) -> dict[str, Array]:
    if not isinstance(listed, list):
        raise ValueError("its arrays are not listed")  # noqa: TRY004 - of the data
    found: dict[str, Array] = {}
    at = 0
    for each in listed:
        name, kind, shape = _listed(each)
        count = int(np.prod(shape, dtype=np.float64)) if all(shape) else 0
        size = count * np.dtype(kind).itemsize
        if size > len(data) - at:
            raise ValueError(f'its array "{name}" is cut off')
        found[name] = np.frombuffer(data, kind, count, at).reshape(shape)
        at += size
    if at != len(data):
        raise ValueError("there is more in it than it lists")
    return found


def _listed(each: object) -> tuple[str, str, list[int]]:
    match each:
        case [name, kind, shape]:
            pass
        case _:
            raise ValueError("an array is listed wrongly")
    if not isinstance(name, str) or kind not in _TYPES or not isinstance(shape, list):
        raise ValueError("an array is listed wrongly")
    if len(shape) not in _DIMENSIONS or not all(type(size) is int and size >= 0 for size in shape):
        raise ValueError(f'the array "{name}" has no such shape')
    return name, kind, shape


def strings(header: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts of a header."""
    value = header.get(name)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(f'"{name}" is no list of texts')
    return tuple(value)


def below(array: Array, limit: int, name: str, least: int = 0) -> Array:
    """Return a row of numbers that lead into something of that length."""
    if array.ndim != 1 or array.dtype.kind not in "ui":
        raise ValueError(f'"{name}" is no row of whole numbers')
    if len(array) and not (least <= int(array.min()) and int(array.max()) < limit):
        raise ValueError(f'a number of "{name}" leads nowhere')
    return array.astype(np.int64)
