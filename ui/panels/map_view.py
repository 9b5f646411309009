"""A small map without a network: where the places are that a mention may mean.

Drawn from the outlines that ship. Each place has the number of its row in the list beside it.
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ui.panels.map_dots import Dots, MapPlace, land_colour
from ui.panels.map_frame import Frame, Spot, fit
from ui.panels.map_land import Name, country_around, home_of, lands, name_font, rooms_for
from ui.theme import RADIUS, Theme, mix, qcolor, sans
from ui.widgets import safe_tooltip

WIDTH, HEIGHT = 290, 150
NOTHING = "No place is known under these words."
NEAR = 12.0
"""Pixels from a dot at which a click or the mouse still means it."""
EXACT = frozenset({"town", "near a town"})


def sea_colour(theme: Theme) -> str:
    return mix(theme.panel, theme.focus, 0.13)


class MapView(QWidget):
    """`picked` says which place was clicked, by its number in the list that was shown."""

    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: tuple[MapPlace, ...] = ()
        self._chosen = -1
        self._frame: Frame | None = None
        self._picture: tuple[tuple[Frame, str, float], QPixmap] | None = None
        self._names: list[Name] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._name_it()

    def show_places(self, places: Sequence[MapPlace], chosen: int) -> None:
        """Show these, `chosen` with its label: an index, or -1 for none of them."""
        shown = tuple(places)
        if shown != self._places:
            self._places, self._frame, self._picture = shown, None, None
        elif chosen == self._chosen:
            return
        self._chosen = chosen
        self._name_it()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def place_at(self, point: QPointF) -> int:
        """Return the place that a point of the map means, -1 if none; of two in one the other."""
        found, nearest = -1, NEAR
        for index, at in self._points().items():
            away = math.hypot(at.x() - point.x(), at.y() - point.y())
            away += (index == self._chosen) * 2
            if away < nearest:
                found, nearest = index, away
        return found

    def point_of(self, index: int) -> QPointF | None:
        """Return where a place is drawn."""
        return self._points().get(index)

    def _points(self) -> dict[int, QPointF]:
        spots = self._spots()
        frame = self._fitted(spots) if spots else None
        return {index: frame.point(spot) for index, spot in spots.items()} if frame else {}

    def _spots(self) -> dict[int, Spot]:
        return {
            index: Spot(place.lon, place.lat)
            for index, place in enumerate(self._places)
            if place.lat is not None and place.lon is not None
            if abs(place.lat) <= 90 and abs(place.lon) <= 180  # noqa: PLR2004 the globe
        }

    def _fitted(self, spots: dict[int, Spot]) -> Frame:
        if self._frame is None:
            known = self._places
            around = [country_around(spot, known[at].country) for at, spot in spots.items()]
            self._frame = fit(list(spots.values()), around, QSizeF(self.size()))
        return self._frame

    def _name_it(self) -> None:
        """Tell in words what the map shows."""
        count = len(self._places)
        if not count:
            name = f"Map. {NOTHING}"
        elif 0 <= self._chosen < count:
            name = f"Map: {self._places[self._chosen].label}, {self._chosen + 1} of {count}"
        else:
            name = f"Map of {count} places"
        self.setAccessibleName(name)

    # --- painting ---------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spots = self._spots()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        if spots:
            painter.setClipPath(shape)
            painter.drawPixmap(QPointF(0, 0), self._world(self._fitted(spots)))
            self._paint_names(painter)
            self._paint_places(painter)
            painter.setClipping(False)
        else:
            painter.fillPath(shape, qcolor(self._theme.panel))
            painter.setFont(sans(12))
            painter.setPen(qcolor(self._theme.quiet))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(12, 0, -12, 0), int(flags), NOTHING)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(qcolor(self._theme.border), 1))
        painter.drawPath(shape)
        painter.end()

    def _world(self, frame: Frame) -> QPixmap:
        """Return the picture of sea and land, painted once for a frame."""
        key = (frame, self._theme.name, self.devicePixelRatioF())
        if self._picture is None or self._picture[0] != key:
            ratio = self.devicePixelRatioF()
            picture = QPixmap((frame.size * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(qcolor(sea_colour(self._theme)))
            self._names = self._paint_world(QPainter(picture), frame)
            self._picture = key, picture
        return self._picture[1]

    def _paint_world(self, painter: QPainter, frame: Frame) -> list[Name]:
        """Paint the land; return the names of what is seen, with where each may stand."""
        pen = QPen(qcolor(self._theme.strong_border), 1)
        pen.setCosmetic(True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(QPointF(0, 0), frame.size)
        homes = {home_of(spot, self._places[at].country) for at, spot in self._spots().items()}
        names: list[Name] = []
        for turn in (-1, 0, 1):
            transform = frame.transform(turn)
            painter.setTransform(transform)
            for land in lands():
                box = transform.mapRect(land.box)
                if box.intersects(whole):
                    is_home = land.name in homes
                    painter.fillPath(land.fill, qcolor(land_colour(self._theme, is_home=is_home)))
                    painter.strokePath(land.line, pen)
                    rooms = rooms_for(land, transform, box.intersected(whole), is_home=is_home)
                    names.append(Name(not is_home, -box.width(), land.name, rooms))
        painter.end()
        return sorted(names, key=lambda each: each[:3])

    def _paint_names(self, painter: QPainter) -> None:
        """Write the countries' names where there is room on the land and no place is near."""
        painter.setFont(name_font())
        painter.setPen(qcolor(self._theme.muted))
        taken = [self._taken(index, at) for index, at in self._points().items()]
        written: set[str] = set()
        for *_, name, rooms in self._names:
            free = (room for room in rooms if not any(room.intersects(each) for each in taken))
            room = next(free, None) if name not in written else None
            if room is not None:
                painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), name)
                taken.append(room)
                written.add(name)

    def _taken(self, index: int, at: QPointF) -> QRectF:
        """Return the room that a place takes up, with its label."""
        room = QRectF(at.x() - 9, at.y() - 9, 18, 18)
        return room.united(self._dots().label_box(at)) if index == self._chosen else room

    def _dots(self) -> Dots:
        size, ratio = QSizeF(self.size()), self.devicePixelRatioF()
        return Dots(self._theme, self._places, self._chosen, size, ratio)

    def _paint_places(self, painter: QPainter) -> None:
        """Paint the places, the chosen one last: softly what is no point, then the dots."""
        points, dots = self._points(), self._dots()
        order = sorted(points, key=lambda index: index == self._chosen)
        for index in order:
            if self._places[index].precision not in EXACT:
                dots.paint_disc(painter, points[index], is_chosen=index == self._chosen)
        for index in order:
            dots.paint_dot(painter, points[index], index)
        if self._chosen in points:
            dots.paint_label(painter, points[self._chosen])

    # --- size and mouse ---------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH // 2, HEIGHT // 2)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * HEIGHT / WIDTH)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._frame = None
        super().resizeEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_over = self.place_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here as well."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.picked.emit(index)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.place_at(QPointF(event.pos()))
            label = self._places[index].label if index >= 0 else ""
            QToolTip.showText(event.globalPos(), safe_tooltip(label) if label else "", self)
            return True
        return super().event(event)
