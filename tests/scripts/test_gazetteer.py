"""The list of places, built from a handful of made-up towns."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from annotation.places.listing import Gazetteer
from scripts import gazetteer


def town(number: int, name: str, people: int, code: str, *others: str) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": 10 + number / 10,
        "longitude": 20.0,
        "countrycode": "KV",
        "population": people,
        "admin1code": code,
        "alternatenames": list(others),
    }


TOWNS = [
    town(1, "Dosta", 900_000, "01", "Dostah", "DST", "Доста"),
    town(2, "Vaskár", 20_000, "01"),
    town(3, "Lasha", 9_000, "01"),
    town(4, "Orlo", 7_000, "02"),
    town(5, "Tamm", 6_000, "02"),
]
NAMED = [
    ("Dosta", 1, "Tamar Oblast"),
    ("Vaskar", 2, "Tamar Oblast"),
    ("Lasha", 3, "Tamar Oblast"),
    ("Orlo", 4, "North"),
    ("Tamm", 5, "South"),
]
COUNTRY = {
    "geonameid": 99,
    "name": "Karvenia",
    "iso": "KV",
    "iso3": "KVN",
    "capital": "Dosta",
    "population": 5_000_000,
    "neighbours": "AA,BB",
}


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    files: dict[str, list[dict[str, Any]]] = {"cities500": TOWNS, "countries": [COUNTRY]}
    for name, values in (files | {"us_states": []}).items():
        content = json.dumps({str(number): each for number, each in enumerate(values)})
        (tmp_path / f"{name}.json").write_text(content, "utf-8")
    rows = [
        {"country_code": "KV", "city": name, "latitude": 10 + at / 10, "longitude": 20.0}
        | {"state": region}
        for name, at, region in NAMED
    ]
    named = tmp_path / "geocode.gz"
    named.write_bytes(gzip.compress(json.dumps(rows).encode()))
    (tmp_path / "gazetteer_countries.tsv").write_text("KV\tKarven Republic\tKarven\n", "utf-8")
    (tmp_path / "gazetteer_regions.tsv").write_text("", "utf-8")
    (tmp_path / "gazetteer_towns.tsv").write_text("KV\tTamm\tTham|Old Tamm\n", "utf-8")
    areas = "KV\tLow Hills\t10.5\t20\tTamar\tThe Hills\nKV\tSavel\t10.6\t20\t\t\n"
    (tmp_path / "gazetteer_areas.tsv").write_text(areas, "utf-8")
    monkeypatch.setattr(gazetteer, "OWN", tmp_path)
    return list(gazetteer.build(tmp_path, named))


def test_that_a_region_has_the_name_on_which_its_towns_agree_and_else_none(
    lines: list[str],
) -> None:
    listed = Gazetteer(lines)
    (region,) = listed.named("Tamar")
    assert (region.name, region.kind, region.id) == ("Tamar", "admin1", "KV.01")
    assert listed.named("North") == ()
    assert [place.admin1 for place in listed.named("Orlo")] == [""]


def test_that_small_towns_are_left_out_but_for_the_largest_of_a_region(lines: list[str]) -> None:
    listed = Gazetteer(lines)
    assert [bool(listed.named(each["name"])) for each in TOWNS] == [True, True, False, True, True]


def test_that_a_town_of_our_own_table_has_the_names_that_reports_use(lines: list[str]) -> None:
    listed = Gazetteer(lines)
    assert listed.named("Old Tamm") == listed.named("Tham") == listed.named("Tamm") != ()


def test_that_an_area_knows_its_regions(lines: list[str]) -> None:
    listed = Gazetteer(lines)
    (hills,), (savel,) = listed.named("the hills"), listed.named("Savel")
    assert (hills.kind, hills.admin1, hills.regions) == ("area", "Tamar", ("Tamar",))
    assert (hills.population, hills.latitude, hills.longitude) == (929_000, 10.5, 20.0)
    assert (savel.admin1, savel.regions, savel.population) == ("", (), 0)


def test_that_an_area_of_a_region_that_is_not_there_is_refused(
    tmp_path: Path, lines: list[str]
) -> None:
    assert lines
    (tmp_path / "gazetteer_areas.tsv").write_text("KV\tHills\t1\t2\tDrenik\t\n", "utf-8")
    with pytest.raises(SystemExit, match="Drenik"):
        list(gazetteer.build(tmp_path, tmp_path / "geocode.gz"))


def test_that_capital_country_and_spellings_are_known(lines: list[str]) -> None:
    listed = Gazetteer(lines)
    (capital,) = listed.named("dostah")
    assert (capital.is_capital, capital.country_name) == (True, "Karvenia")
    assert capital.neighbours == ("AA", "BB")
    assert listed.named("DST") == ()
    assert listed.named("Vaskar")[0].name == "Vaskár"
    people = listed.country_of_adjective("Karvens")
    assert people == listed.country("KV") == listed.named("Karven Republic")[0]
