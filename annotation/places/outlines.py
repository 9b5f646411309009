"""The outlines of the countries of the world, for a small map: Natural Earth (see NOTICE.md).

The file is one compressed stream of whole numbers: for each country its code, its name, then its
rings, each point as the steps from the one before it, in units of a hundredth of a degree.
"""

import gzip
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parent / "outlines.bin.gz"
PER_DEGREE = 100
_LOW, _MORE = 0x7F, 0x80
_TWO_LETTERS = """
    ---:XK AGO:AO ARE:AE ARM:AM ATA:AQ ATF:TF AUT:AT BDI:BI BEN:BJ BGD:BD BHS:BS BIH:BA BLR:BY
    BLZ:BZ BRN:BN CAF:CF CHL:CL CHN:CN COD:CD COG:CG DNK:DK ESH:EH EST:EE FLK:FK GIN:GN GNB:GW
    GNQ:GQ GRL:GL GUY:GY IRL:IE IRQ:IQ ISR:IL JAM:JM KAZ:KZ KOR:KR LBR:LR LBY:LY MDG:MG MEX:MX
    MNE:ME MOZ:MZ PAK:PK PNG:PG POL:PL PRK:KP PRT:PT PRY:PY SEN:SN SLB:SB SLV:SV SRB:RS SUR:SR
    SVK:SK SVN:SI SWE:SE SWZ:SZ TCD:TD TKM:TM TUN:TN TUR:TR UKR:UA URY:UY
    CYN: SOL:
"""
"""The codes that are not the first two letters of the one of three; none for what shares one."""
Ring = tuple[tuple[float, float], ...]


class Outline(NamedTuple):
    """A country: its code of three letters, its name, closed rings of (longitude, latitude)."""

    code: str
    name: str
    rings: tuple[Ring, ...]


def two_letters(code: str) -> str:
    """Return the code of two letters of an outline's country, "" where it has none of its own."""
    return _exceptions().get(code, code[:2])


@lru_cache(maxsize=1)
def _exceptions() -> dict[str, str]:
    pairs = (each.partition(":") for each in _TWO_LETTERS.split())
    return {three: two for three, _, two in pairs}


@lru_cache(maxsize=1)
def load_outlines() -> tuple[Outline, ...]:
    """Return the outlines that ship, read on the first call."""
    return tuple(unpack(gzip.decompress(DATA.read_bytes())))


def pack(outlines: Iterable[Outline]) -> bytes:
    """Return outlines as the bytes that `unpack` reads."""
    out = bytearray()
    for outline in outlines:
        out += outline.code.encode("ascii")
        name = outline.name.encode("utf-8")
        _write(out, len(name))
        out += name
        _write(out, len(outline.rings))
        for ring in outline.rings:
            _write(out, len(ring))
            x = y = 0
            for longitude, latitude in ring:
                right, up = round(longitude * PER_DEGREE), round(latitude * PER_DEGREE)
                _write(out, _folded(right - x))
                _write(out, _folded(up - y))
                x, y = right, up
    return bytes(out)


def unpack(content: bytes) -> Iterator[Outline]:
    """Yield the outlines of a packed file."""
    at = 0
    while at < len(content):
        code = content[at : at + 3].decode("ascii")
        length, at = _read(content, at + 3)
        name = content[at : at + length].decode("utf-8")
        count, at = _read(content, at + length)
        rings = []
        for _ in range(count):
            ring, at = _ring(content, at)
            rings.append(ring)
        yield Outline(code, name, tuple(rings))


def _ring(content: bytes, at: int) -> tuple[Ring, int]:
    count, at = _read(content, at)
    points = []
    x = y = 0
    for _ in range(count):
        right, at = _read(content, at)
        up, at = _read(content, at)
        x, y = x + _unfolded(right), y + _unfolded(up)
        points.append((x / PER_DEGREE, y / PER_DEGREE))
    return tuple(points), at


def _folded(number: int) -> int:
    """Return a whole number without its sign: 0, -1, 1, -2 are 0, 1, 2, 3."""
    return 2 * number if number >= 0 else -2 * number - 1


def _unfolded(number: int) -> int:
    return number // 2 if number % 2 == 0 else -(number + 1) // 2


def _write(out: bytearray, number: int) -> None:
    """Append a number in groups of seven bits, the lowest first."""
    while number > _LOW:
        out.append(number & _LOW | _MORE)
        number >>= 7
    out.append(number)


def _read(content: bytes, at: int) -> tuple[int, int]:
    """Return the number that begins at a byte, and where the next one does."""
    number = shift = 0
    while content[at] & _MORE:
        number |= (content[at] & _LOW) << shift
        shift += 7
        at += 1
    return number | content[at] << shift, at + 1
