"""The countries of the world as paths to paint, and where their names may stand."""

import math
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QTransform

from annotation.places.outlines import Ring, load_outlines, two_letters
from ui.panels.map_frame import Spot
from ui.theme import sans

REACH = QSizeF(26, 20)
"""Degrees of its country that are shown at most around a place."""
LEAST_AROUND = 1.5
DATE_LINE = 179.99
STEPS = tuple((x / 8, y / 6) for x in range(1, 8) for y in range(7))
FINE_STEPS = tuple((x / 14, y / 14) for x in range(1, 14) for y in range(15))
"""Where a country's name is tried, as shares of what is seen of it; finely for a place's own."""


class Land(NamedTuple):
    """A ring of a country in degrees, with minus the latitude."""

    name: str
    fill: QPainterPath
    line: QPainterPath
    box: QRectF


class Name(NamedTuple):
    """The name of a country on the map: that of a place's own country first, then of great ones."""

    is_foreign: bool
    narrow: float
    name: str
    rooms: tuple[QRectF, ...]
    """Where it may stand, the best first."""


@lru_cache(maxsize=1)
def lands() -> tuple[Land, ...]:
    """Return the rings of all countries, made once."""
    return tuple(_land(each.name, ring) for each in load_outlines() for ring in each.rings)


def _land(name: str, ring: Ring) -> Land:
    """Return a ring to fill and its border, without the seam that cuts a country at 180 degrees."""
    fill, line = QPainterPath(), QPainterPath()
    fill.moveTo(ring[0][0], -ring[0][1])
    line.moveTo(ring[0][0], -ring[0][1])
    for (before, _), (lon, lat) in pairwise(ring):
        fill.lineTo(lon, -lat)
        if min(abs(before), abs(lon)) > DATE_LINE:
            line.moveTo(lon, -lat)
        else:
            line.lineTo(lon, -lat)
    return Land(name, fill, line, fill.boundingRect())


@lru_cache(maxsize=1)
def name_font() -> QFont:
    return sans(10)


def rooms_for(
    land: Land, transform: QTransform, seen: QRectF, *, is_home: bool
) -> tuple[QRectF, ...]:
    """Return where the name of a country may stand on its land, the middle of what is seen first.

    Its two ends and its middle are on the land, and all of it is on the map.
    """
    metrics = QFontMetricsF(name_font())
    room = QRectF(QPointF(0, 0), metrics.size(Qt.TextFlag.TextSingleLine, land.name))
    inner = seen.adjusted(5, 4, -5, -4)
    if room.width() > inner.width() or room.height() > inner.height():
        return ()
    degrees, _ = transform.inverted()
    middle = inner.center()
    found: list[tuple[float, QRectF]] = []
    for x, y in FINE_STEPS if is_home else STEPS:
        at = QPointF(inner.left() + x * inner.width(), inner.top() + y * inner.height())
        room.moveCenter(at)
        ends = (at, QPointF(room.left(), at.y()), QPointF(room.right(), at.y()))
        if inner.contains(room) and all(land.fill.contains(degrees.map(each)) for each in ends):
            away = math.hypot(at.x() - middle.x(), 2 * (at.y() - middle.y()))
            found.append((away, QRectF(room)))
    return tuple(each for _, each in sorted(found, key=lambda each: each[0]))


def home_of(spot: Spot, country: str = "") -> str:
    """Return the name of the country that a place lies in, "" where the outlines have none.

    The outlines are coarse: what is known of a place near a border says more than they do.
    """
    land = land_at(spot, country)
    return "" if land is None else land.name


@lru_cache(maxsize=256)
def land_at(spot: Spot, country: str = "") -> Land | None:
    """Return the land that a place lies on; of a known country the nearest."""
    point = QPointF(spot.lon, -spot.lat)
    if country:
        own = _lands_of(country)
        return min(own, key=lambda each: _away(each, point), default=None)
    return next((each for each in lands() if _is_on(each, point)), None)


def _lands_of(country: str) -> list[Land]:
    name = _names().get(country.casefold(), "")
    return [each for each in lands() if each.name == name]


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return the countries that are drawn, by name and by code."""
    codes = {two_letters(each.code).casefold(): each.name for each in load_outlines()}
    return {each.name.casefold(): each.name for each in load_outlines()} | codes


def _is_on(land: Land, point: QPointF) -> bool:
    return land.box.contains(point) and land.fill.contains(point)


def _away(land: Land, point: QPointF) -> float:
    """Return how far a point is from a land, about: less than nothing on it."""
    if _is_on(land, point):
        return -1.0
    box = land.box
    x = max(box.left() - point.x(), point.x() - box.right(), 0.0)
    y = max(box.top() - point.y(), point.y() - box.bottom(), 0.0)
    return math.hypot(x, y)


def country_around(spot: Spot, country: str = "") -> QRectF:
    """Return the land around a place, as far as the map needs it to be recognised."""
    point = QPointF(spot.lon, -spot.lat)
    near = QRectF(QPointF(0, 0), REACH)
    near.moveCenter(point)
    least = QRectF(0, 0, 2 * LEAST_AROUND, 2 * LEAST_AROUND)
    least.moveCenter(point)
    land = land_at(spot, country)
    return least if land is None else least.united(land.box.intersected(near))
