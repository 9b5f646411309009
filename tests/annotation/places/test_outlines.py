"""The outlines of the world: read, whole, small."""

from annotation.places import outlines
from annotation.places.outlines import Outline, load_outlines, pack, unpack


def test_that_the_countries_of_the_world_are_there() -> None:
    known = {each.code: each for each in load_outlines()}
    assert len(known) > 170
    assert known["AFG"].name == "Afghanistan"
    (ring,) = known["AFG"].rings
    assert ring[0] == ring[-1]
    assert 60 < min(lon for lon, _ in ring) < max(lon for lon, _ in ring) < 76
    assert 29 < min(lat for _, lat in ring) < max(lat for _, lat in ring) < 39
    assert load_outlines() is load_outlines()


def test_that_every_point_is_on_the_globe_and_every_ring_is_closed() -> None:
    for each in load_outlines():
        for ring in each.rings:
            assert ring[0] == ring[-1]
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_that_what_is_packed_comes_out_the_same() -> None:
    drawn = (
        Outline("KVN", "Kárvenia", (((-180.0, 0.0), (179.99, 89.5), (0.01, -0.01)), ())),
        Outline("---", "", ()),
    )
    assert tuple(unpack(pack(drawn))) == drawn


def test_that_the_outlines_are_small_and_their_source_is_named() -> None:
    assert outlines.DATA.stat().st_size < 250_000
    notice = outlines.DATA.with_name("NOTICE.md").read_text("utf-8")
    assert "Natural Earth" in notice
    assert "public domain" in notice
