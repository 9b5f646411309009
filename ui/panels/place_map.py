"""The map of a focused place: what it means, and a moment later what else it may mean."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotation.normals import Location
from annotation.review import Item, Review
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.panels.map_dots import MapPlace
    from ui.panels.map_view import MapView

PAUSE_MS = 180
"""The gazetteer is asked when the focus rests: going through places costs nothing."""
MOST = 6


class PlaceMap(QWidget):
    """`picked(location)` when a candidate is clicked. The map is made when a place is focused."""

    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._map: MapView | None = None
        self._asked: tuple[Review, Item] | None = None
        self.locations: list[Location] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look_up)
        self.hide()

    def show_item(self, review: Review | None, item: Item | None) -> None:
        """Show where a span is, if its type is a place; hide for anything else."""
        is_place = (
            review is not None
            and item is not None
            and item.kind == "span"
            and review.codebook.normal_of(item.type) == "place"
        )
        if not is_place:
            self._pause.stop()
            self._asked = None
            if not self.isHidden():
                self.hide()
            return
        if review is None or item is None or self._asked == (review, item):
            return
        self._asked = review, item
        self._show(_known(item), 0)
        self._pause.start()
        self.show()

    def look_up(self) -> None:
        """Show the candidates as well."""
        if self._asked is None:
            return
        from annotation.options import normal_options

        review, item = self._asked
        here = _known(item)
        found = [option.value for option in normal_options(review, item).options]
        others = [
            place
            for place in found
            if isinstance(place, Location) and place.lat is not None and not _same(place, here)
        ]
        self._show([*here, *others][:MOST], 0 if here else -1)

    def _show(self, locations: list[Location], chosen: int) -> None:
        self.locations = locations
        self._made().show_places([_point(each) for each in locations], chosen)

    def _made(self) -> "MapView":
        if self._map is None:
            from ui.panels.map_view import MapView

            self._map = MapView(self._theme)
            self._map.picked.connect(self._on_picked)
            self._column.addWidget(self._map)
        return self._map

    def _on_picked(self, number: int) -> None:
        if 0 <= number < len(self.locations):
            self.picked.emit(self.locations[number])

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._map is not None:
            self._map.set_theme(theme)


def _known(item: Item) -> list[Location]:
    """Return where a span is said to be."""
    known = item.normal
    return [known] if isinstance(known, Location) and known.name else []


def _same(place: Location, here: list[Location]) -> bool:
    return any(
        (each.lat, each.lon, each.name) == (place.lat, place.lon, place.name) for each in here
    )


def _point(place: Location) -> "MapPlace":
    from ui.panels.map_dots import MapPlace

    around = place.admin1 if place.admin1 != place.name else ""
    label = ", ".join(filter(None, (place.name, around or place.country)))
    country = place.code or place.country
    return MapPlace(label, place.lat, place.lon, place.precision, country)
