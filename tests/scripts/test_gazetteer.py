"""The list of places, built from a handful of made-up towns."""

import csv
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
    named = tmp_path / "named.csv"
    with named.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("lat", "lon", "name", "admin1", "cc"))
        rows.writerows((10 + at / 10, 20.0, name, region, "KV") for name, at, region in NAMED)
    (tmp_path / "gazetteer_countries.tsv").write_text("KV\tKarven Republic\tKarven\n", "utf-8")
    (tmp_path / "gazetteer_regions.tsv").write_text("", "utf-8")
    monkeypatch.setattr(gazetteer, "OWN", tmp_path)
    return list(gazetteer.build(tmp_path, named))


def test_that_a_region_has_the_name_on_which_its_towns_agree_and_else_none(
    lines: list[str],
) -> None:
    listed = Gazetteer(lines)
    (region,) = listed.named("Tamar")
    assert (region.name, region.kind, region.id) == ("Tamar Oblast", "admin1", "KV.01")
    assert listed.named("North") == ()
    assert [place.admin1 for place in listed.named("Orlo")] == [""]


def test_that_small_towns_are_left_out_but_for_the_largest_of_a_region(lines: list[str]) -> None:
    listed = Gazetteer(lines)
    assert [bool(listed.named(each["name"])) for each in TOWNS] == [True, True, False, True, False]


def test_that_capital_country_and_spellings_are_known(lines: list[str]) -> None:
    listed = Gazetteer(lines)
    (capital,) = listed.named("dostah")
    assert (capital.is_capital, capital.country_name) == (True, "Karvenia")
    assert capital.neighbours == ("AA", "BB")
    assert listed.named("DST") == ()
    assert listed.named("Vaskar")[0].name == "Vaskár"
    people = listed.country_of_adjective("Karvens")
    assert people == listed.country("KV") == listed.named("Karven Republic")[0]
