"""The small map: what it shows, where, and what a click on it means."""

import math

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from ui.panels.map_dots import MapPlace, land_colour
from ui.panels.map_frame import LEAST_ACROSS, Spot, fit
from ui.panels.map_land import LEAST_AROUND, country_around, home_of
from ui.panels.map_view import NOTHING, MapView
from ui.theme import DARK, LIGHT, Theme

GAH = MapPlace("Lashkar Gah, Helmand", 31.59, 64.37)
FARAH = MapPlace("Farah province", 32.4, 62.35, "region")
MOSUL = MapPlace("Mosul, Nineveh", 36.34, 43.12)
SUVA = MapPlace("Suva, Fiji", -18.14, 178.44)
APIA = MapPlace("Apia, Samoa", -13.83, -171.76)
NOWHERE = MapPlace("Barka district", None, None)
SIZE = QSizeF(290, 150)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    made = MapView(LIGHT)
    qtbot.addWidget(made)
    made.resize(290, 150)
    made.show()
    qtbot.waitExposed(made)
    return made


def point(view: MapView, index: int) -> QPointF:
    found = view.point_of(index)
    assert found is not None
    return found


def picture(view: MapView) -> QImage:
    return view.grab().toImage()


@pytest.mark.parametrize(
    "places", [(GAH,), (GAH, FARAH), (GAH, MOSUL), (SUVA, APIA), (GAH, SUVA, APIA, MOSUL)]
)
def test_that_every_place_is_on_the_map(view: MapView, places: tuple[MapPlace, ...]) -> None:
    view.show_places(places, 0)
    for index in range(len(places)):
        assert QRectF(view.rect()).adjusted(4, 4, -4, -4).contains(point(view, index))


def test_that_east_is_right_and_north_is_up(view: MapView) -> None:
    view.show_places((GAH, MOSUL), 0)
    assert point(view, 1).x() < point(view, 0).x()
    assert point(view, 1).y() < point(view, 0).y()


def test_that_places_beside_the_date_line_are_beside_each_other(view: MapView) -> None:
    view.show_places((SUVA, APIA), 0)
    assert point(view, 0).x() < point(view, 1).x()
    spots = [Spot(178.44, -18.14), Spot(-171.76, -13.83)]
    frame = fit(spots, [QRectF(each.lon, -each.lat, 1, 1) for each in spots], SIZE)
    assert SIZE.width() / (frame.scale * frame.cosine) < 60


def test_that_a_lone_place_has_its_surroundings() -> None:
    at = QRectF(64.37, -31.59, 0, 0)
    frame = fit([Spot(64.37, 31.59)], [at], SIZE)
    assert SIZE.width() / frame.scale == pytest.approx(LEAST_ACROSS)
    assert frame.point(Spot(64.37, 31.59)) == QPointF(145, 75)
    across = frame.point(Spot(65.37, 31.59)).x() - 145
    assert across / frame.scale == pytest.approx(math.cos(math.radians(31.59)))


def test_that_the_land_of_a_place_stands_out_from_the_sea(view: MapView) -> None:
    view.show_places((MapPlace("Reykjavik", 64.13, -21.9),), -1)
    image = picture(view)
    ratio = image.devicePixelRatio()
    sea = image.pixelColor(round(8 * ratio), round(75 * ratio))
    land = image.pixelColor(
        round(point(view, 0).x() * ratio) + round(30 * ratio), image.height() // 3
    )
    assert sea.blue() > sea.red()
    assert land == QColor(LIGHT.raised)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_that_the_chosen_place_has_the_colour_of_the_focus(view: MapView, theme: Theme) -> None:
    view.set_theme(theme)
    view.show_places((GAH, MOSUL), 1)
    image = picture(view)
    ratio = image.devicePixelRatio()
    at = point(view, 1) + QPointF(-5, 0)
    assert image.pixelColor((at * ratio).toPoint()) == QColor(theme.focus)
    other = point(view, 0) + QPointF(-5, 0)
    assert image.pixelColor((other * ratio).toPoint()) == QColor(theme.raised)


def test_that_a_click_on_a_place_picks_it_and_one_beside_it_nothing(
    view: MapView, qtbot: QtBot
) -> None:
    view.show_places((GAH, MOSUL), 0)
    picked: list[int] = []
    view.picked.connect(picked.append)
    near = point(view, 1).toPoint() + QPoint(4, 3)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, near)
    QTest.mouseClick(view, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, near)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    qtbot.waitUntil(lambda: picked == [1])


def test_that_a_click_on_two_places_in_one_means_the_other(view: MapView) -> None:
    view.show_places((GAH, GAH._replace(label="Helmand", precision="region")), 0)
    assert view.place_at(point(view, 0)) == 1
    view.show_places(view_places := (GAH, GAH._replace(label="Helmand")), 1)
    assert len(view_places) == 2
    assert view.place_at(point(view, 0)) == 0


def test_that_the_pointer_tells_where_a_click_means_something(view: MapView) -> None:
    view.show_places((GAH,), 0)
    QTest.mouseMove(view, point(view, 0).toPoint())
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view, QPoint(4, 4))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_that_a_tooltip_shows_a_label_as_it_is(view: MapView, qtbot: QtBot) -> None:
    view.show_places((MapPlace("<b>Orlo</b> & more", 31.0, 64.0),), 0)
    at = point(view, 0).toPoint()
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert "&lt;b&gt;Orlo&lt;/b&gt; &amp; more" in QToolTip.text()
    far = QPoint(3, 3)
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, far, view.mapToGlobal(far)))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_that_what_is_no_point_is_drawn_softly(view: MapView) -> None:
    view.show_places((FARAH,), -1)
    soft = picture(view)
    view.show_places((FARAH._replace(precision="town"),), -1)
    assert picture(view) != soft


def test_that_a_place_without_coordinates_keeps_its_number(view: MapView) -> None:
    view.show_places((NOWHERE, GAH), 0)
    assert view.point_of(0) is None
    assert view.place_at(point(view, 1)) == 1
    assert not picture(view).isNull()


@pytest.mark.parametrize(
    "places",
    [(), (NOWHERE,), (MapPlace("Nan", math.nan, 3.0),), (MapPlace("Far", 120.0, 700.0),)],
)
def test_that_an_empty_map_says_so(view: MapView, places: tuple[MapPlace, ...]) -> None:
    view.show_places(places, 0)
    assert not picture(view).isNull()
    assert view.place_at(QPointF(145, 75)) == -1
    if not places:
        assert view.accessibleName() == f"Map. {NOTHING}"


def test_that_the_map_is_told_to_those_who_do_not_see_it(view: MapView) -> None:
    view.show_places((GAH, FARAH), 1)
    assert view.accessibleName() == "Map: Farah province, 2 of 2"
    view.show_places((GAH, FARAH), -1)
    assert view.accessibleName() == "Map of 2 places"


def test_that_the_map_keeps_its_shape_and_follows_its_size(view: MapView) -> None:
    assert view.heightForWidth(580) == 300
    view.show_places((GAH, MOSUL), 0)
    before = point(view, 0)
    view.resize(580, 300)
    assert point(view, 0).x() == pytest.approx(2 * before.x())


def test_that_the_poles_and_the_edges_can_be_shown(view: MapView) -> None:
    for lat, lon in ((90.0, 0.0), (-90.0, 180.0), (0.0, -180.0), (71.0, 179.5)):
        view.show_places((MapPlace("There", lat, lon),), 0)
        assert QRectF(view.rect()).contains(point(view, 0))
        assert not picture(view).isNull()


GENEVA = MapPlace("Geneva", 46.2, 6.15, country="CH")
SINGAPORE = MapPlace("Singapore", 1.29, 103.85, country="SG")


def homes(*places: MapPlace) -> set[str]:
    return {home_of(Spot(p.lon or 0.0, p.lat or 0.0), p.country) for p in places}


def test_that_a_place_near_a_border_lies_where_it_is_known_to_lie() -> None:
    assert homes(GENEVA._replace(country="")) == {"France"}
    assert homes(GENEVA) == {"Switzerland"}
    assert homes(GENEVA._replace(country="Switzerland")) == {"Switzerland"}


def test_that_no_neighbour_stands_in_for_a_country_that_is_too_small_to_be_drawn() -> None:
    assert homes(SINGAPORE) == {""}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_the_land_of_its_own_country_is_the_clearer_one(view: MapView, theme: Theme) -> None:
    view.set_theme(theme)
    bern, lyon = MapPlace("Bern", 46.6, 8.0, country="CH"), MapPlace("Ain", 46.1, 5.2, country="CH")
    view.show_places((GENEVA, bern, lyon), -1)
    shot = picture(view)
    at = [point(view, n).toPoint() + QPoint(12, 0) for n in (1, 2)]
    colours = [shot.pixelColor(each).name() for each in at]
    assert colours == [land_colour(theme, is_home=home).lower() for home in (True, False)]


def test_that_the_map_is_fitted_to_the_country_of_a_place() -> None:
    spot = Spot(6.15, 46.2)
    assert country_around(spot, "CH").right() > 10
    assert country_around(spot, "CH").left() > country_around(spot, "").left()
    assert country_around(Spot(103.85, 1.29), "SG").width() == 2 * LEAST_AROUND
