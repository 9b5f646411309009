"""Which part of the world a small map shows: degrees to pixels, and the frame that fits places."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

LEAST_ACROSS = 4.0
"""Degrees of latitude's length that a map shows at least from side to side."""
MARGIN = 0.86
"""Share of the map that its places and their country fill."""
LEAST_COSINE = 0.2
HIGHEST = 89.0


class Spot(NamedTuple):
    """A place in degrees."""

    lon: float
    lat: float


class Frame(NamedTuple):
    """A part of the world around a place. The map goes on across the date line."""

    lon: float
    lat: float
    scale: float
    """Pixels for a degree of latitude."""
    size: QSizeF

    def transform(self, turn: int = 0) -> QTransform:
        """Return degrees (longitude, minus latitude) to pixels, `turn` times around the world."""
        across = self.scale * self.cosine
        right = self.size.width() / 2 - (self.lon - 360 * turn) * across
        return QTransform(
            across, 0, 0, self.scale, right, self.size.height() / 2 + self.lat * self.scale
        )

    @property
    def cosine(self) -> float:
        """How much shorter a degree of longitude is than one of latitude in the map's middle."""
        return max(LEAST_COSINE, math.cos(math.radians(self.lat)))

    def point(self, spot: Spot) -> QPointF:
        """Return where a place is on the map, on the turn that is nearest to its middle."""
        turn = round((self.lon - spot.lon) / 360)
        return self.transform(turn).map(QPointF(spot.lon, -spot.lat))


def fit(spots: Sequence[Spot], around: Sequence[QRectF], size: QSizeF) -> Frame:
    """Return the frame that shows all places, and all of the rectangles of degrees around them.

    The rectangles have minus the latitude, as paths have; there is one for each place.
    """
    middle = _middle([spot.lon for spot in spots])
    box = QRectF()
    for spot, each in zip(spots, around, strict=True):
        turn = 360 * round((middle - spot.lon) / 360)
        box = box.united(each.translated(turn, 0))
    latitude = max(-HIGHEST, min(HIGHEST, -box.center().y()))
    frame = Frame((box.center().x() + 180) % 360 - 180, latitude, 1.0, size)
    wide = max(box.width() * frame.cosine, LEAST_ACROSS * MARGIN)
    scale = MARGIN * min(size.width() / wide, size.height() / max(box.height(), 0.1))
    return frame._replace(scale=scale)


def _middle(longitudes: Sequence[float]) -> float:
    """Return the middle of the shortest arc that has all of them: across the date line if need be.

    It is the arc that leaves out the widest gap.
    """
    ordered = sorted(longitudes)
    following = [*ordered[1:], ordered[0] + 360]
    gaps = [after - before for before, after in zip(ordered, following, strict=True)]
    first = following[gaps.index(max(gaps))]
    return first + (360 - max(gaps)) / 2
