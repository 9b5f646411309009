"""Mentions of places as rows of a table: country, region, coordinates and how exact they are."""

import threading

import pytest

from annotation.normals import Location
from annotation.places import listing
from annotation.places.gazetteer import candidates, is_ready, prepare
from annotation.places.listing import Gazetteer
from annotation.places.locations import locate, location_of, location_options, place_of, within

REPORT = (
    "Afghanistan",
    "US",
    "the southern province of Helmand",
    "the outskirts of the capital, Lashkar Gah",
    "Washington",
    "Logar province",
    "the southwestern Farah province",
    "Barka district in the north-western province of Baghlan",
    "Barka district",
    "Helmand",
    "Camp Mike Span",
    "the province of Balkh",
)


def one(words: str, *others: str) -> Location:
    (found, *_) = locate((words, *others))
    assert found is not None
    return found


def short(place: Location | None) -> str:
    if place is None:
        return ""
    return f"{place.name} | {place.admin1} | {place.code} | {place.precision}"


def test_that_the_places_of_a_report_come_out_as_a_coder_writes_them() -> None:
    found = dict(zip(REPORT, map(short, locate(REPORT, beside=["Afghan"])), strict=True))
    assert found == {
        "Afghanistan": "Afghanistan |  | AF | country",
        "US": "United States |  | US | country",
        "the southern province of Helmand": "Helmand | Helmand | AF | region",
        "the outskirts of the capital, Lashkar Gah": "Lashkar Gah | Helmand | AF | near a town",
        "Washington": "Washington | District of Columbia | US | town",
        "Logar province": "Logar | Logar | AF | region",
        "the southwestern Farah province": "Farah | Farah | AF | region",
        "Barka district in the north-western province of Baghlan": (
            "Barka district | Baghlan | AF | part of a region"
        ),
        "Barka district": "",
        "Helmand": "Helmand | Helmand | AF | region",
        "Camp Mike Span": "",
        "the province of Balkh": "Balkh | Balkh | AF | region",
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Barka district of Baghlan province", "Barka district | Baghlan | AF"),
        ("Barka district, Baghlan", "Barka district | Baghlan | AF"),
        ("Baghlan's Barka district", "Barka district | Baghlan | AF"),
        ("a base in Helmand", "a base | Helmand | AF"),
        ("the village of Orlo in eastern Helmand", "village of Orlo | Helmand | AF"),
    ],
)
def test_that_a_place_that_is_not_listed_stands_where_its_own_words_put_it(
    words: str, expected: str
) -> None:
    place = one(words, "Afghanistan", "Kabul")
    assert short(place) == f"{expected} | part of a region"
    around = one(f"{place.admin1} province", "Afghanistan")
    assert (place.lat, place.lon, place.gazetteer) == (around.lat, around.lon, "")


def test_that_a_place_in_a_town_or_a_country_says_so() -> None:
    assert short(one("a mosque in Kunduz", "Afghanistan")) == "a mosque | Kunduz | AF | town"
    assert short(one("Orlo, Afghanistan")) == "Orlo |  | AF | country"


@pytest.mark.parametrize("words", ["eastern Orlo province", "Orlo in Dosta", "Barka district", ""])
def test_that_what_nobody_knows_stays_unknown(words: str) -> None:
    assert locate((words, "Afghanistan"))[0] is None


def test_that_no_mentions_have_no_places() -> None:
    assert locate(()) == ()


def test_that_a_location_carries_coordinates_and_its_source() -> None:
    (place,) = candidates("Lashkar Gah")
    assert location_of(place, "near Lashkar Gah", "coder") == Location(
        "Lashkar Gah",
        "Afghanistan",
        "AF",
        "Helmand",
        31.59,
        64.37,
        "near a town",
        "1134720",
        "coder",
    )
    assert location_of(place, "LASHKAR GAH").name == place.name


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lashk", "Lashkar Gāh | Helmand | AF | town"),
        ("lashkr", "Lashkar Gāh | Helmand | AF | town"),
        ("mosull", "Mosul | Nineveh | IQ | town"),
        ("bogota", "Bogotá | Bogota D.C. | CO | town"),
        ("CÓRDOBA, spain", "Córdoba | Andalusia | ES | town"),
        ("Barka district in Baghlan", "Barka district | Baghlan | AF | part of a region"),
    ],
)
def test_that_the_first_option_is_what_a_person_types(typed: str, expected: str) -> None:
    assert short(location_options(typed, ())[0]) == expected


def test_that_options_follow_the_other_places_of_the_article() -> None:
    lebanon = one("Lebanon")
    assert location_options("Tripoli", ())[0].code == "LY"
    assert location_options("Tripoli", (lebanon,))[0].code == "LB"
    assert location_options("trip", (lebanon,))[0].code == "LB"
    kinds = {place.precision for place in location_options("Farah", (one("Afghanistan"),))}
    assert kinds == {"region", "town"}


@pytest.mark.parametrize("typed", ["", "a", "é", "\udce4", "%", "x" * 5000, "\u0301", "'"])
def test_that_options_for_nonsense_are_none(typed: str) -> None:
    assert location_options(typed, ()) == ()


def test_that_there_are_never_too_many_options_and_none_twice() -> None:
    for typed in ("san", "new", "saint", "al"):
        options = location_options(typed, ())
        assert len(options) <= 30
        assert len({place.gazetteer for place in options}) == len(options)


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("Lashkar Gah", "Helmand", True),
        ("Lashkar Gah", "near Lashkar Gah", True),
        ("near Lashkar Gah", "Lashkar Gah", False),
        ("Lashkar Gah", "Farah province", False),
        ("Lashkar Gah", "Afghanistan", True),
        ("Helmand", "Lashkar Gah", False),
        ("Helmand", "Afghanistan", True),
        ("Afghanistan", "Afghanistan", True),
        ("Afghanistan", "Helmand", False),
        ("Afghanistan", "Iran", False),
        ("Barka district in Baghlan", "Baghlan province", True),
        ("Barka district in Baghlan", "Helmand", False),
    ],
)
def test_that_one_place_lies_in_another(inner: str, outer: str, expected: bool) -> None:
    first, second, _ = locate((inner, outer, "Afghanistan"))
    assert first is not None
    assert second is not None
    assert within(first, second) is expected


def test_that_places_without_a_country_lie_nowhere() -> None:
    nowhere = Location("Orlo")
    assert not within(nowhere, nowhere)
    assert place_of(nowhere) is None


def test_that_two_threads_read_the_list_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Gazetteer] = []
    gate = threading.Barrier(2)

    def slowly() -> Gazetteer:
        read.append(Gazetteer())
        return read[-1]

    def both() -> None:
        gate.wait()
        prepare()

    monkeypatch.setattr(listing, "_LOADED", [])
    monkeypatch.setattr(listing, "_read_list", slowly)
    assert not is_ready()
    threads = [threading.Thread(target=both) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert is_ready()
    assert len(read) == 1
