"""Build the outlines that ship with Goldleaf: `annotation/places/outlines.bin.gz`.

Run it from the root of the checkout with a shapefile of Natural Earth's "Admin 0 – Countries"
(public domain), its `.dbf` and `.cpg` beside it: `python -m scripts.outlines PATH/NAME.shp`.
The same input gives the same bytes. Only the two parts of the format that are needed are read:
polygons, and the columns with the name and the code of three letters.
"""

import gzip
import struct
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from annotation.places.outlines import DATA, Outline, Ring, pack

HEADER = 100
POLYGON = 5
END_OF_FIELDS = 0x0D
CODES = ("ADM0_A3", "adm0_a3", "ISO_A3", "iso_a3")
NAMES = ("NAME", "name")
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
    table = shapes.with_suffix(".dbf").read_bytes()
    codes = [each if is_code(each) else UNKNOWN for each in read_column(table, CODES)]
    rings = read_polygons(shapes.read_bytes())
    rows = zip(codes, read_column(table, NAMES, encoding_of(shapes)), rings, strict=True)
    return sorted(Outline(*row) for row in rows)


def is_code(text: str) -> bool:
    return len(text) == len(UNKNOWN) and text.isascii() and text.isalpha()


def encoding_of(shapes: Path) -> str:
    """Return what the small file beside the table says about its letters."""
    said = shapes.with_suffix(".cpg")
    return said.read_text("ascii").strip() if said.exists() else "utf-8"


def read_column(content: bytes, names: Sequence[str], encoding: str = "ascii") -> list[str]:
    """Return a column of a dBASE table: the first of those names that it has."""
    rows, start, width = struct.unpack_from("<IHH", content, 4)
    at, size = next(
        (field[1:] for name in names for field in fields(content) if field[0] == name), (0, 0)
    )
    if not size:
        raise SystemExit(f"The table has none of the columns {', '.join(names)}")
    cells = (content[start + row * width + at :][:size] for row in range(rows))
    return [cell.decode(encoding).strip("\0 ") for cell in cells]


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
