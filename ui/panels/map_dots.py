"""The dots of the map with the places that they stand for, and the label of the chosen one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRadialGradient,
)

from ui.theme import Theme, mix, qcolor, sans

DOT, CHOSEN_DOT, NUMBERED_DOT = 3.5, 5.0, 7.0
SOFT = 17.0
"""The radius of the disc of what is no point: a region, or a part of one."""
MOST_NUMBERED = 9
LONGEST_LABEL = 150.0
EDGE = 5.0


class MapPlace(NamedTuple):
    """A place to show; one without coordinates keeps its number and is not drawn.

    `country` is the code of two letters or the name of the country that it lies in, if known.
    """

    label: str
    lat: float | None
    lon: float | None
    precision: str = "town"
    country: str = ""


def land_colour(theme: Theme, *, is_home: bool) -> str:
    """Return the colour of a country, which is clearer where a place lies in it."""
    if theme.is_dark:
        return mix(theme.panel, theme.ink, 0.14 if is_home else 0.06)
    return theme.raised if is_home else theme.hover


@dataclass(frozen=True, slots=True)
class Dots:
    """What is painted of `places` on a map of that size; `ratio` is that of the screen's pixels."""

    theme: Theme
    places: Sequence[MapPlace]
    chosen: int
    size: QSizeF
    ratio: float

    def paint_disc(self, painter: QPainter, at: QPointF, *, is_chosen: bool) -> None:
        """Draw what is no point softly: it is somewhere here."""
        colour = self.theme.focus if is_chosen else self.theme.quiet
        disc = _disc(colour, 0.42 if is_chosen else 0.26, self.ratio)
        painter.drawPixmap(at - QPointF(SOFT, SOFT), disc)

    def paint_dot(self, painter: QPainter, at: QPointF, index: int) -> None:
        theme, is_chosen = self.theme, index == self.chosen
        is_numbered = 1 < len(self.places) <= MOST_NUMBERED
        radius = NUMBERED_DOT if is_numbered else CHOSEN_DOT if is_chosen else DOT
        painter.setPen(QPen(qcolor(theme.raised if is_chosen else theme.muted), 1.4))
        painter.setBrush(qcolor(theme.focus if is_chosen else theme.raised))
        painter.drawEllipse(at, radius, radius)
        if is_numbered:
            painter.setFont(sans(10, QFont.Weight.Bold))
            painter.setPen(qcolor(theme.page if is_chosen else theme.ink))
            box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index + 1))

    def _label(self) -> str:
        line = " ".join(self.places[self.chosen].label.split())
        metrics = QFontMetricsF(_label_font())
        return metrics.elidedText(line, Qt.TextElideMode.ElideRight, LONGEST_LABEL)

    def label_box(self, at: QPointF) -> QRectF:
        """Return where the label stands: right of the dot, or where there is room."""
        size = QFontMetricsF(_label_font()).size(Qt.TextFlag.TextSingleLine, self._label())
        box = QRectF(at.x() + 11, at.y() - size.height() / 2, size.width(), size.height())
        if box.right() > self.size.width() - EDGE:
            box.moveRight(at.x() - 11)
        if box.left() < EDGE:
            box.moveCenter(QPointF(at.x(), at.y() + 11 + size.height() / 2))
        box.moveLeft(max(EDGE, min(box.left(), self.size.width() - EDGE - box.width())))
        box.moveTop(max(4.0, min(box.top(), self.size.height() - 4 - box.height())))
        return box

    def paint_label(self, painter: QPainter, at: QPointF) -> None:
        theme, font = self.theme, _label_font()
        box = self.label_box(at)
        path = QPainterPath()
        baseline = box.top() + QFontMetricsF(font).ascent()
        path.addText(QPointF(box.left(), baseline), font, self._label())
        halo = QPen(qcolor(land_colour(theme, is_home=True)), 4)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, halo)
        painter.fillPath(path, qcolor(theme.ink))


@lru_cache(maxsize=1)
def _label_font() -> QFont:
    return sans(12, QFont.Weight.DemiBold)


@lru_cache(maxsize=16)
def _disc(colour: str, opacity: float, ratio: float) -> QPixmap:
    """Return a soft disc, painted once."""
    size = round(2 * SOFT * ratio)
    picture = QPixmap(size, size)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    middle = QPointF(SOFT, SOFT)
    shade = QRadialGradient(middle, SOFT)
    shade.setColorAt(0, qcolor(colour, opacity))
    shade.setColorAt(0.7, qcolor(colour, opacity / 2))
    shade.setColorAt(1, qcolor(colour, 0.0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawEllipse(middle, SOFT, SOFT)
    painter.end()
    return picture
