"""The outlines, built from a hand-made shapefile."""

import struct
from pathlib import Path

import pytest

from scripts import outlines

SQUARE = ((10.0, 1.0), (11.0, 1.0), (11.0, 2.0), (10.0, 1.0))


def shape(kind: int) -> bytes:
    points = b"".join(struct.pack("<2d", *point) for point in SQUARE)
    body = struct.pack("<I4dIII", kind, 10, 1, 11, 2, 1, len(SQUARE), 0) + points
    return bytes(100) + struct.pack(">II", 1, len(body) // 2) + body


def table(code: bytes) -> bytes:
    fields = b"".join(
        name.ljust(11, b"\0") + b"C" + bytes(4) + bytes([width]) + bytes(15)
        for name, width in ((b"NAME", 8), (b"ADM0_A3", 3))
    )
    head = bytes(4) + struct.pack("<IHH", 1, 32 + len(fields) + 1, 12) + bytes(20)
    return head + fields + b"\r" + b" " + "Kárven".encode("latin-1").ljust(8) + code


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    path = tmp_path / "world.shp"
    path.write_bytes(shape(5))
    path.with_suffix(".dbf").write_bytes(table(b"KVN"))
    path.with_suffix(".cpg").write_text("ISO-8859-1")
    return path


def test_that_a_shapefile_gives_codes_names_and_rings(shapes: Path) -> None:
    assert outlines.build(shapes) == [("KVN", "Kárven", (SQUARE,))]
    shapes.with_suffix(".dbf").write_bytes(table(b"-99"))
    assert outlines.build(shapes)[0].code == outlines.UNKNOWN


def test_that_other_shapes_are_refused(shapes: Path) -> None:
    shapes.write_bytes(shape(1))
    with pytest.raises(SystemExit, match="polygons"):
        outlines.build(shapes)
