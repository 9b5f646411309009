"""Build the outlines that ship with Goldleaf: `annotation/places/outlines.bin.gz`.

Run it from the root of the checkout with a shapefile of Natural Earth's "Admin 0 – Countries"
(public domain), its `.dbf` beside it: `python -m scripts.outlines PATH/NAME.shp`.
The same input gives the same bytes. Only the two parts of the format that are needed are read:
polygons, and the column with the code of three letters.
"""

import gzip
import struct
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from annotation.places.outlines import DATA, Outline, Ring, pack

HEADER = 100
POLYGON = 5
END_OF_FIELDS = 0x0D
CODES = ("ADM0_A3", "adm0_a3", "ISO_A3", "iso_a3")
UNKNOWN = "---"


def main(arguments: list[str]) -> int:
    """Write the file and say how large it is."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    outlines = build(Path(arguments[0]))
    content = gzip.compress(pack(outlines), 9, mtime=0)
    DATA.write_bytes(content)
    points = sum(len(ring) for each in outlines for ring in each.rings)
    print(f"{DATA}: {len(content)} bytes, {len(outlines)} countries, {points} points")
    return 0


def build(shapes: Path) -> list[Outline]:
    """Return the outlines of a shapefile, in the order of their codes."""
    codes = read_codes(shapes.with_suffix(".dbf").read_bytes())
    rings = read_polygons(shapes.read_bytes())
    return sorted(Outline(code, each) for code, each in zip(codes, rings, strict=True))


def read_codes(content: bytes) -> list[str]:
    """Return the code of each row of a dBASE table."""
    rows, start, width = struct.unpack_from("<IHH", content, 4)
    at, size = next(
        (field[1:] for name in CODES for field in fields(content) if field[0] == name), (0, 0)
    )
    if not size:
        raise SystemExit(f"The table has none of the columns {', '.join(CODES)}")
    cells = (content[start + row * width + at :][:size] for row in range(rows))
    codes = [cell.decode("ascii").strip("\0 ") for cell in cells]
    return [code if len(code) == len(UNKNOWN) and code.isalpha() else UNKNOWN for code in codes]


def fields(content: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield the columns: name, where it begins in a row, how wide it is."""
    at, place = 32, 1
    while content[at] != END_OF_FIELDS:
        name = content[at : at + 11].split(b"\0")[0].decode("ascii")
        width = content[at + 16]
        yield name, place, width
        at, place = at + 32, place + width


def read_polygons(content: bytes) -> Iterator[tuple[Ring, ...]]:
    """Yield the rings of each record."""
    at = HEADER
    while at < len(content):
        (words,) = struct.unpack_from(">I", content, at + 4)
        yield tuple(read_rings(content, at + 8))
        at += 8 + 2 * words


def read_rings(content: bytes, at: int) -> Iterator[Ring]:
    (kind,) = struct.unpack_from("<I", content, at)
    if kind != POLYGON:
        raise SystemExit(f"There is a shape of kind {kind}; this reads polygons (5) alone")
    parts, points = struct.unpack_from("<II", content, at + 36)
    starts = [*struct.unpack_from(f"<{parts}I", content, at + 44), points]
    numbers = struct.unpack_from(f"<{2 * points}d", content, at + 44 + 4 * parts)
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    for first, last in pairwise(starts):
        yield tuple(pairs[first:last])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
