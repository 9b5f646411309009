"""Names in the company of other names, and which place on the map each of them is."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotation.places import listing
from annotation.places.gazetteer import (
    candidates,
    load_gazetteer,
    precision,
    resolve_all,
    with_neighbours,
)
from annotation.places.reading import with_sort
from annotation.places.spelling import fold

REPORT = ("Afghanistan", "US", "Lashkar Gah", "Kabul")

# the words, the article's other words, and "kind country region" of the place, or ""
NAMES = [
    ("Afghanistan", (), "country AF"),
    ("the US", (), "country US"),
    ("U.S.", (), "country US"),
    ("America", (), "country US"),
    ("UK", (), "country GB"),
    ("Britain’s", (), "country GB"),
    ("Burma", (), "country MM"),
    ("Ivory Coast", (), "country CI"),
    ("DRC", (), "country CD"),
    ("Turkey", (), "country TR"),
    ("UAE", (), "country AE"),
    ("South Sudan", (), "country SS"),
    ("North Korea", (), "country KP"),
    ("Kuwait City", (), "town KW Al Asimah"),
    ("Helmand", REPORT, "admin1 AF Helmand"),
    ("the southern province of Helmand", REPORT, "admin1 AF Helmand"),
    ("Lashkar Gah", ("Afghanistan",), "town AF Helmand"),
    ("the capital, Lashkar Gah", ("Afghanistan",), "town AF Helmand"),
    ("the outskirts of the capital, Lashkar Gah", REPORT, "town AF Helmand"),
    ("LASHKAR GAH", ("Afghanistan",), "town AF Helmand"),
    ("Logar province", REPORT, "admin1 AF Logar"),
    ("Logar", REPORT, "admin1 AF Logar"),
    ("Logar", (), ""),
    ("the southwestern Farah province", REPORT, "admin1 AF Farah"),
    ("Farah", REPORT, "town AF Farah"),
    ("Farah", (*REPORT, "Farah province"), "admin1 AF Farah"),
    ("Farah", (), ""),
    ("the north-western province of Baghlan", REPORT, "admin1 AF Baghlan"),
    ("the province of Balkh", REPORT, "admin1 AF Balkh"),
    ("Balkh", REPORT, "admin1 AF Balkh"),
    ("Barka district", REPORT, ""),
    ("Barka", REPORT, ""),
    ("Barka", ("Oman", "Muscat"), "town OM Al Batinah South"),
    ("Kandahar", (), "town AF Kandahar"),
    ("Kandahar province", (), "admin1 AF Kandahar"),
    ("Kandahar city", (), "town AF Kandahar"),
    ("Mazar-i-Sharif", (), "town AF Balkh"),
    ("Camp Mike Span", REPORT, ""),
    ("Washington", REPORT, "town US District of Columbia"),
    ("Washington state", REPORT, "admin1 US Washington"),
    ("Georgia", (), "country GE"),
    ("Georgia", ("Tbilisi", "Russia"), "country GE"),
    ("Georgia", ("US", "Russia"), "country GE"),
    ("Georgia", ("Atlanta", "US"), "admin1 US Georgia"),
    ("Tripoli", (), "town LY Tripoli"),
    ("Tripoli", ("Benghazi", "Libya"), "town LY Tripoli"),
    ("Tripoli", ("Beirut", "Lebanon"), "town LB North Lebanon"),
    ("Tripoli", ("Lebanon", "Libya"), "town LY Tripoli"),
    ("Tripoli, Lebanon", ("Libya",), "town LB North Lebanon"),
    ("Hyderabad", (), "town IN Telangana"),
    ("Hyderabad", ("Sindh", "Karachi"), "town PK Sindh"),
    ("Hyderabad", ("Mumbai",), "town IN Telangana"),
    ("Victoria", ("Vancouver", "Canada"), "town CA British Columbia"),
    ("Victoria", ("Melbourne", "Australia"), "admin1 AU Victoria"),
    ("Victoria", ("Seychelles",), "town SC La Rivière Anglaise"),
    ("Cordoba", ("Spain",), "town ES Andalusia"),
    ("Córdoba", ("Argentina",), "town AR Cordoba"),
    ("Cordoba", ("Colombia", "Bogota"), "admin1 CO Córdoba"),
    ("Paris", (), "town FR Île-de-France"),
    ("Paris", ("Texas", "US"), ""),
    ("Paris, Texas", (), "town US Texas"),
    ("Birmingham", ("London", "England"), "town GB England"),
    ("Birmingham", ("Alabama", "US"), "town US Alabama"),
    ("Congo", (), ""),
    ("Congo", ("Goma", "Bukavu"), "country CD"),
    ("Congo", ("Brazzaville",), "country CG"),
    ("Niger", ("Niamey",), "country NE"),
    ("Niger state", ("Nigeria",), "admin1 NG Niger"),
    ("Mosul", ("Iraq",), "town IQ Nineveh"),
    ("the Iraqi city of Mosul", (), "town IQ Nineveh"),
    ("20 km north of Mosul", ("Iraq",), "town IQ Nineveh"),
    ("Raqqa", ("Syria",), "town SY Raqqa"),
    ("eastern Ukraine", (), "country UA"),
    ("Kherson region", ("Ukraine",), "admin1 UA Kherson"),
    ("Kiev", (), "town UA Kyiv"),
    ("North Kivu", (), "admin1 CD North Kivu"),
    ("Goma", ("North Kivu",), "town CD North Kivu"),
    ("Peshawar", ("Afghanistan",), "town PK Khyber Pakhtunkhwa"),
    ("San José", ("Costa Rica",), "town CR San José"),
    ("Atlantis", (), ""),
    ("Dosta", ("Slovakia",), ""),
    ("", (), ""),
]


def place_of(words: str, others: tuple[str, ...]) -> str:
    place = resolve_all((words, *others))[0]
    return "" if place is None else f"{place.kind} {place.country} {place.admin1}".strip()


@pytest.mark.parametrize(("words", "others", "expected"), NAMES)
def test_that_a_name_is_the_place_that_its_article_means(
    words: str, others: tuple[str, ...], expected: str
) -> None:
    assert place_of(words, others) == expected


def test_that_the_order_of_the_mentions_does_not_matter() -> None:
    words = ("Tripoli", "Lebanon", "Hyderabad", "Sindh", "Georgia", "Atlanta", "US")
    forwards = dict(zip(words, resolve_all(words), strict=True))
    backwards = dict(zip(words[::-1], resolve_all(words[::-1]), strict=True))
    assert forwards == backwards


def test_that_a_guess_at_a_name_is_no_evidence_for_the_same_name() -> None:
    places = resolve_all(["Victoria"] * 5 + ["Seychelles"])
    assert {place.country for place in places if place} == {"SC"}


def test_that_two_regions_of_one_country_speak_for_each_other() -> None:
    places = resolve_all(["Logar", "Farah", "Zabul"])
    assert [place.country if place else "" for place in places] == ["AF"] * 3


def test_that_a_people_speaks_for_its_country() -> None:
    assert resolve_all(["Logar"], beside=["Afghans"])[0] == candidates("Logar")[0]
    assert resolve_all(["Logar"], beside=["the Taliban"]) == (None,)


def test_that_candidates_come_likeliest_first_and_the_article_decides_what_is_likely() -> None:
    lebanon = candidates("Lebanon")[0]
    first = [place.country for place in candidates("Tripoli")]
    assert first[0] == "LY"
    assert {"LY", "LB", "GR"} <= set(first)
    assert candidates("Tripoli", context=[lebanon])[0].country == "LB"
    assert candidates("Dosta") == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Lashkar Gah", "town"),
        ("the city of Lashkar Gah", "town"),
        ("near Lashkar Gah", "near a town"),
        ("the outskirts of the capital, Lashkar Gah", "near a town"),
        ("15 km south of Lashkar Gah", "near a town"),
        ("the Lashkar Gah area", "near a town"),
        ("Lashkar Gah district", "part of a region"),
        ("Helmand", "region"),
        ("the southern province of Helmand", "region"),
        ("northern Helmand", "part of a region"),
        ("Afghanistan", "country"),
        ("eastern Afghanistan", "country"),
    ],
)
def test_that_the_precision_says_how_exactly_the_words_say_where(words: str, expected: str) -> None:
    (place, *_) = resolve_all([words, "Afghanistan"])
    assert place is not None
    assert precision(place, words) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("in the southern province of Helmand, a", "Helmand", "southern province of Helmand"),
        ("killed in Logar province due", "Logar", "Logar province"),
        ("in the southwestern Farah province.", "Farah", "southwestern Farah province"),
        ("the outskirts of the capital, Dosta.", "Dosta", "outskirts of the capital, Dosta"),
        ("bombs fell near Dosta on Friday", "Dosta", "near Dosta"),
        ("riots in Tripoli, Lebanon on Friday", "Tripoli", "Tripoli, Lebanon"),
        ("riots in Tripoli on Friday", "Tripoli", "Tripoli"),
    ],
)
def test_that_a_mention_takes_the_words_along_that_say_where_it_is(
    text: str, name: str, expected: str
) -> None:
    start = text.index(name)
    assert with_neighbours(text, start, start + len(name)) == expected


def test_that_places_carry_what_a_map_and_a_table_need() -> None:
    (place,) = candidates("Lashkar Gah")
    assert (place.name, place.country_name, place.admin1) == (
        "Lashkar Gāh",
        "Afghanistan",
        "Helmand",
    )
    assert (place.latitude, place.longitude, place.id) == (31.59, 64.37, "1134720")
    assert place.population > 40_000
    assert load_gazetteer() is load_gazetteer()


def test_that_every_line_of_the_list_is_a_place_on_the_globe() -> None:
    listed = load_gazetteer()
    for name in ("Kabul", "Suva", "Anadyr", "Honolulu", "Ushuaia", "Reykjavik"):
        (place, *_) = listed.named(name)
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180
        assert listed.country(place.country) is not None


def test_that_spelling_is_folded() -> None:
    assert fold("Kandahār") == fold("  KANDAHAR ") == "kandahar"
    assert fold("Mazār-e Sharīf") == "mazar e sharif"
    assert fold("St. Louis") == fold("Saint Louis")
    assert fold("Łódź") == "lodz"


def test_that_the_licence_and_the_source_are_named_beside_the_list() -> None:
    notice = listing.DATA.with_name("NOTICE.md").read_text("utf-8")
    assert "GeoNames" in notice
    assert "CC BY 4.0" in notice
    assert "https://creativecommons.org/licenses/by/4.0/" in notice


def test_that_the_list_is_small_enough_to_ship() -> None:
    assert listing.DATA.stat().st_size < 900_000


def test_that_importing_reads_nothing() -> None:
    code = "from annotation.places import locations, gazetteer; print(gazetteer.is_ready())"
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("in the southern province of Helmand, a", "Helmand", "southern province of Helmand"),
        ("killed in Logar province due", "Logar", "Logar province"),
        (
            "seized Brodny district in the northern province of Halmar, killing",
            "Brodny district",
            "Brodny district in the northern province of Halmar",
        ),
        ("bombs fell near Dosta, Karvenia said", "Dosta", "near Dosta"),
        ("around the outskirts of the capital, Dosta.", "Dosta", "near Dosta"),
        ("in the capital of Karvenia", "Karvenia", "Karvenia"),
        ("riots in Tripoli, Lebanon said", "Tripoli", "Tripoli"),
    ],
)
def test_that_a_mention_takes_the_words_along_that_say_what_sort_it_is(
    text: str, name: str, expected: str
) -> None:
    start = text.index(name)
    assert with_sort(text, start, start + len(name)) == expected
