"""Titles, dates, credits and residue are recognised in the shapes that articles really have."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.datelines import dates_in, is_date_line
from annotation.zones import Recognised, recognise

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "storage" / "samples"
BODY = (
    "Afghan security forces have faced a barrage of attacks in recent days after the deadline "
    "was missed, and hundreds of families have left the area."
)


def seen(text: str, found: Recognised) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end]) for zone in found.zones]


def zones_of(text: str) -> list[tuple[str, str]]:
    return seen(text, recognise(text))


def sample(name: str) -> str:
    return (SAMPLES / name).read_bytes().decode("utf-8")


MESSY = f"""!-- Site tag (stag.js) -->

Rebels Launch Offensive Amid Withdrawal

The decision to stay past the deadline has been met with resistance, and with hostilities.

May 6, 2021
Rebels Launch Offensive Amid Withdrawal
SOURCE: JANE ROE/PHOTO AGENCY\x20

{BODY}
"""


def test_that_a_messy_page_is_told_apart() -> None:
    found = recognise(MESSY)

    assert found.title == "Rebels Launch Offensive Amid Withdrawal"
    assert found.published == date(2021, 5, 6)
    assert found.publisher == ""
    assert seen(MESSY, found) == [
        ("boilerplate", "!-- Site tag (stag.js) -->"),
        ("title", "Rebels Launch Offensive Amid Withdrawal"),
        ("dateline", "May 6, 2021"),
        ("title", "Rebels Launch Offensive Amid Withdrawal"),
        ("credit", "SOURCE: JANE ROE/PHOTO AGENCY\x20"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("May 6, 2021", date(2021, 5, 6)),
        ("6 May 2021", date(2021, 5, 6)),
        ("6th of May, 2021", date(2021, 5, 6)),
        ("2021-05-06", date(2021, 5, 6)),
        ("2021/05/06", date(2021, 5, 6)),
        ("2021-05-06T10:15:00Z", date(2021, 5, 6)),
        ("Thursday, May 6, 2021", date(2021, 5, 6)),
        ("Thu 6 May 2021 10.15 BST", date(2021, 5, 6)),
        ("Sept. 3, 2020", date(2020, 9, 3)),
        ("31 Dec 1999", date(1999, 12, 31)),
        ("Published: 6 June 2024, 19:12 | Updated: 7 June 2024, 20:40", date(2024, 6, 6)),
        ("Posted on March 14, 2024 at 9:05 p.m.", date(2024, 3, 14)),
        ("14.03.2024", date(2024, 3, 14)),
        ("03/14/2024", date(2024, 3, 14)),
        ("6 May\xa02021", date(2021, 5, 6)),
        ("May 6,  2021\t", date(2021, 5, 6)),
    ],
)
def test_that_a_line_with_nothing_but_a_date_is_read(line: str, expected: date) -> None:
    text = f"A title over it all\n{line}\n{BODY}"
    found = recognise(text)

    assert found.published == expected
    assert ("dateline", line) in seen(text, found)


@pytest.mark.parametrize("line", ["05/06/2021", "June 31, 2021"])
def test_that_a_date_that_could_be_two_days_or_none_is_not_read(line: str) -> None:
    assert is_date_line(line)
    assert recognise(f"A title\n{line}\n{BODY}").published is None


@pytest.mark.parametrize(
    "line",
    [
        "On May 6, 2021 the group attacked.",
        "May was quiet.",
        "2021",
        "The first attack came on 6 May 2021, a Thursday, in the province of Helmand, police said.",
        "Call 555-2021-05 now",
    ],
)
def test_that_a_sentence_with_a_date_is_body(line: str) -> None:
    assert not is_date_line(line)


def test_that_an_update_is_the_date_only_when_there_is_no_other() -> None:
    assert dates_in("Updated: 7 June 2024") == (None, date(2024, 6, 7))
    assert recognise(f"A title\nUpdated: 7 June 2024\n{BODY}").published == date(2024, 6, 7)


@pytest.mark.parametrize(
    ("opening", "publisher"),
    [
        ("KABUL, May 6 (Meridian News) -", "Meridian News"),
        ("KABUL (KPA) —", "KPA"),
        ("KABUL, Afghanistan (KPA) --", "KPA"),
        ("LASHKAR GAH/KABUL, 6 May 2021 (Wire) –", "Wire"),
        ("PORT-AU-PRINCE —", ""),
        ("SAINT-ÉTIENNE, France –", ""),
    ],
)
def test_that_an_agency_opening_is_a_dateline(opening: str, publisher: str) -> None:
    text = f"A title over it all\n\n{opening} {BODY}"
    found = recognise(text)

    assert ("dateline", opening) in seen(text, found)
    assert found.publisher == publisher


def test_that_a_full_date_in_the_opening_is_when_it_was_published() -> None:
    text = f"Car bomb kills 18\n\nTESMIR, Ardovia, 3 November 2023 (Meridian News) – {BODY}"

    assert recognise(text).published == date(2023, 11, 3)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("By Anna Reed, Daily Post", "Daily Post"),
        ("BY ANNA REED, DAILY POST", "DAILY POST"),
        ("By Anna Reed and Tom Hale, The Ismar Herald", "The Ismar Herald"),
        ("By A. J. O’Neill-Smith, Meridian News", "Meridian News"),
        ("By Ana Réka, Times of Ardovia", "Times of Ardovia"),
        ("By Anna Reed, Radio Free Kestria", "Radio Free Kestria"),
        ("By Anna Reed, Reuters", "Reuters"),
        ("By Anna Reed", ""),
        ("By Anna Reed, Varok", ""),
        ("By Anna Reed, News", ""),
        ("By Anna Reed, News Editor", ""),
        ("By Anna Reed, Daily Post Correspondent", ""),
        ("By Anna Reed, Foreign Press Secretary", ""),
        ("By Anna Reed, Tom Hale and Emily Post", ""),
        ("By Anna Reed, Varok, Daily Post", ""),
        ("By Anna Reed, for the daily post", ""),
        ("By our correspondent, Daily Post", ""),
    ],
)
def test_that_a_byline_names_its_outlet_where_the_shape_is_clear(line: str, publisher: str) -> None:
    text = f"A title over it all\n\n{line}\n\n{BODY}"
    found = recognise(text)

    assert found.publisher == publisher
    assert ("credit", line) in seen(text, found)


def test_that_an_outlet_of_its_own_line_is_believed_before_a_byline() -> None:
    text = f"A title over it all\n\nMeridian News\nBy Anna Reed, Daily Post\n\n{BODY}"

    assert recognise(text).publisher == "Meridian News"


@pytest.mark.parametrize(
    "line",
    [
        "SOURCE: JANE ROE/GETTY IMAGES",
        "Source: AFP",
        "Photo: Jane Roe/AP",
        "Image: Ministry of Defence",
        "Photo credit: J. Roe",
        "Picture by John Roe",
        "JANE ROE/GETTY IMAGES",
        "Additional reporting by John Roe in Sarnova; editing by Ann Other",
        "(Reporting by Jane Roe; Editing by John Roe)",
    ],
)
def test_that_a_line_of_credit_is_credit(line: str) -> None:
    assert ("credit", line) in zones_of(f"A title over it all\n\n{line}\n\n{BODY}")


def test_that_the_text_under_a_picture_is_a_caption_and_its_end_a_credit() -> None:
    line = "Photo: Police officers seal off Station Street after the blast. J. ROE/MERIDIAN NEWS"

    assert zones_of(f"A title over it all\n\n{BODY}\n\n{line}\n")[1:] == [
        ("caption", "Photo: Police officers seal off Station Street after the blast."),
        ("credit", "J. ROE/MERIDIAN NEWS"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<!-- analytics start -->",
        "!-- Google tag (gtag.js) -->",
        "<script async src='https://example.org/a.js'></script>",
        "window.dataLayer = window.dataLayer || [];",
        "function gtag(){dataLayer.push(arguments);}",
        "gtag('js', new Date());",
        "var _q = _q || [];",
        ".story-body { margin: 0 auto; }",
        "font-size: 12px; color: #333;",
        "});",
        "&nbsp;Advertisement&nbsp;",
        "ADVERTISEMENT",
        "Share on Facebook | Share by e-mail | Print | Text size A A A",
        "Share Tweet WhatsApp",
        "Share this story",
        "Copy link",
        "Comments (87)",
        "We use cookies to improve your experience.",
        "By continuing you agree to our use of cookies",
        "Please enable JavaScript to watch our videos.",
        "Read more",
        "Read more: Who are the rebels?",
        "READ ALSO: Five years of war",
        "Related: In pictures: life in a cellar",
        "Related articles",
        "Most read",
        "Sign up for our free newsletter",
        "Subscribe to our newsletter and get the news at 7 a.m.",
        "You are reading one of three free articles this month. Log in to continue.",
        "© 2024 The Post. All rights reserved.",
        "(c) KPA 2023",
        "Terms of use",
        "Story continues below advertisement",
    ],
)
def test_that_what_a_web_page_leaves_behind_is_boilerplate(line: str) -> None:
    assert ("boilerplate", line) in zones_of(f"A title over it all\n\n{BODY}\n\n{line}\n{BODY}")


@pytest.mark.parametrize(
    "line",
    [
        "He said: “We will go;” nobody believed him.",
        "The share of voters who trust the army fell to 12 per cent, the survey showed.",
        "Print shops were looted.",
        "Commenting on the attack, the minister blamed the rebels.",
        "Follow-up attacks killed three more people.",
        "By nightfall they had captured the railway station.",
        "Photographs of the dead were shown on television.",
        "Sources in the ministry denied it: nobody had been hurt.",
        "The cookie factory was shelled on Monday.",
        "Live rounds were fired.",
        "NATO — which has no troops there — condemned the attack.",
    ],
)
def test_that_sentences_stay_body(line: str) -> None:
    text = f"A title over it all\n\n{BODY}\n\n{BODY}\n\n{line}\n"

    assert [kind for kind, _ in zones_of(text)] == ["title"]


def test_that_a_text_without_a_title_gets_none() -> None:
    assert recognise(f"{BODY}\n\n{BODY}").title == ""
    assert recognise("Police fired tear gas").title == ""
    assert recognise("").title == ""
    assert recognise("\r\n \r\n").zones == ()


def test_that_a_title_that_is_known_is_found_in_the_text() -> None:
    text = f"Home\n“Rebels”  Launch Offensive\n{BODY}"
    found = recognise(text, title='"Rebels" launch offensive')

    assert found.title == '"Rebels" launch offensive'
    assert seen(text, found)[1] == ("title", "“Rebels”  Launch Offensive")


def test_that_line_ends_belong_to_no_zone() -> None:
    text = f"A title over it all\r\nMay 6, 2021\r\n\r\n{BODY}\r\n"

    assert zones_of(text) == [("title", "A title over it all"), ("dateline", "May 6, 2021")]


def test_that_offsets_count_code_points() -> None:
    text = f"😀 A title\u0301 over it all\nMay 6, 2021\n{BODY}"

    assert zones_of(text)[1] == ("dateline", "May 6, 2021")


@pytest.mark.parametrize(
    ("name", "publisher", "published"),
    [
        ("01-battle-for-varok.txt", "", date(2024, 3, 14)),
        ("02-car-bomb-in-tesmir.txt", "Meridian News", date(2023, 11, 3)),
        ("04-bread-protest-turns-violent.txt", "Kestrian Press Agency", date(2023, 10, 9)),
        ("05-kestria-hands-over-camp-lindova.txt", "Meridian News", date(2024, 6, 6)),
        ("07-aid-workers-abducted.txt", "THE ISMAR HERALD", date(2023, 12, 12)),
        ("08-the-museum-of-small-clocks.txt", "", date(2024, 8, 17)),
        ("09-week-in-the-ismar-basin.txt", "Ismar Basin Rights Monitor", date(2024, 7, 28)),
        ("10-shelling-empties-lower-ostra.txt", "Northern Lines", date(2024, 4, 23)),
    ],
)
def test_that_the_sample_articles_are_known(name: str, publisher: str, published: date) -> None:
    found = recognise(sample(name))

    assert found.title
    assert (found.publisher, found.published) == (publisher, published)


def test_that_both_titles_of_a_sample_are_title() -> None:
    kinds = [kind for kind, _ in zones_of(sample("01-battle-for-varok.txt"))]

    assert kinds.count("title") == 2


@given(st.text("aA.,:/()<>-– \n\r\t6M5;{}|", max_size=400) | st.text(max_size=200))
def test_that_zones_of_any_text_are_sorted_and_apart(text: str) -> None:
    zones = recognise(text).zones

    assert all(zone.start < zone.end <= len(text) for zone in zones)
    assert all(before.end <= after.start for before, after in pairwise(zones))


@pytest.mark.parametrize(
    "text",
    [
        "share " * 60 + "!",
        "6 May 2021 10:00 " * 9 + "x",
        "By " + "a" * 5_000,
        "A" * 200_000,
        "A " * 100_000,
        "cookie use " * 27,
        "(" * 100_000,
        "<a " * 90,
        "a/" * 149,
        "AB " * 50_000 + "–",
    ],
)
@pytest.mark.timeout(20)
def test_that_no_line_makes_the_rules_run_away(text: str) -> None:
    assert recognise(f"{text}\n{text}\n{BODY}") is not None


NAUGHTY = ROOT.parent / "shared" / "naughty" / "blns" / "blns.txt"


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the list of naughty strings is not here")
def test_that_naughty_strings_do_no_harm() -> None:
    text = NAUGHTY.read_bytes().decode("utf-8")

    assert all(zone.end <= len(text) for zone in recognise(text).zones)


REAL = sorted((ROOT.parent / "shared" / "articles").glob("*.txt"))


@pytest.mark.skipif(not REAL, reason="the article from the wild is not here")
def test_that_an_article_from_the_wild_is_told_apart() -> None:
    text = REAL[0].read_bytes().decode("utf-8")
    found = recognise(text)
    kinds = [zone.kind for zone in found.zones]

    assert kinds == ["boilerplate", "title", "dateline", "title", "credit"]
    assert (found.published, found.publisher) == (date(2021, 5, 6), "")
