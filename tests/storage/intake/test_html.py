"""Saved pages give their article, or all they show; a hostile one harms nobody."""

from datetime import date

import pytest

from annotation.errors import UserError
from storage.intake import html
from storage.intake.html import read_html
from storage.intake.html_child import visible

PARAGRAPHS = [
    "An air strike destroyed a farmhouse in the village of Brodny on Saturday night, killing a "
    "couple and their four children, relatives and village officials said.",
    "Two warplanes dropped three bombs shortly after 11 p.m., said the head of the village "
    "council. One hit the house; the others fell in a field and damaged the primary school.",
    "The Defence Ministry confirmed that its aircraft had struck “a weapons depot” near Brodny "
    "and said that at least 12 militants were killed, but would examine “all credible reports”.",
]


def page(*paragraphs: str, head: str = "", before: str = "", charset: str = "utf-8") -> str:
    body = "\n".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><meta charset={charset}>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>{before}<article>"
        f"<h1>Air strike kills six</h1>{body}</article><footer>All rights reserved.</footer>"
        "</body></html>"
    )


META = (
    "<title>Air strike kills six | The Post</title>"
    "<meta property='og:site_name' content='The Post'>"
    "<meta property='og:title' content='Air strike kills six'>"
    "<meta property='article:published_time' content='2024-01-22T17:35:00+02:00'>"
)


def test_that_a_saved_page_gives_its_article_alone() -> None:
    data = page(*PARAGRAPHS, head=META, before="<script>var ads = 1;</script>").encode()
    article = read_html(data, "strike.html")

    assert article.text == "\n\n".join(["Air strike kills six", *PARAGRAPHS])
    assert (article.title, article.publisher) == ("Air strike kills six", "The Post")
    assert article.published == date(2024, 1, 22)
    assert article.original == data
    assert [(zone.kind, zone.start) for zone in article.zones] == [("title", 0)]
    assert article.notes == ()


@pytest.mark.parametrize(
    ("charset", "encoding"), [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252")]
)
def test_that_the_encoding_that_a_page_names_is_used(charset: str, encoding: str) -> None:
    data = page(*PARAGRAPHS, "Café owner Žan fled.", charset=charset).encode("cp1252")
    article = read_html(data, "a.html")

    assert "Café owner Žan fled." in article.text
    assert article.encoding == encoding


@pytest.mark.parametrize("charset", ["utf-16", "no-such", "koi8-r'"])
def test_that_a_page_in_utf8_is_read_whatever_it_names(charset: str) -> None:
    data = page(*PARAGRAPHS, "Київ 😀", charset=charset).encode()

    assert "Київ 😀" in read_html(data, "a.html").text


def test_that_a_page_nested_too_deep_gives_its_whole_text_with_a_note() -> None:
    deep = "<div>" * 400 + "".join(f"<p>{each}</p>" for each in PARAGRAPHS) + "</div>" * 400
    data = f"<html><head><title>Deep</title></head><body>{deep}</body></html>".encode()
    article = read_html(data, "deep.html")

    assert article.text == "\n\n".join(["Deep", *PARAGRAPHS])
    assert "All text that the page shows" in article.notes[0]


def test_that_what_a_page_does_not_show_is_not_read() -> None:
    text, title = visible(
        "<head><title>A &lt; B</title><body><script>if (a < b) { secret() }</script>"
        "<style>p { secret: 1 }</style><template>secret</template><noscript>secret</noscript>"
        "<p>One &amp; two&nbsp;&#x1F600;\n a<b>b</b>c</p>line<br>break<svg><title>secret</title>"
    )

    assert text == "One & two\xa0😀 abc\n\nline\n\nbreak"
    assert title == "A < B"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Air strike kills six | The Post", "Air strike kills six"),
        ("The Post – Air strike kills six", "Air strike kills six"),
        ("Air strike kills six", "Air strike kills six"),
    ],
)
def test_that_the_name_of_the_site_is_no_part_of_a_title(title: str, expected: str) -> None:
    article = read_html(page("Short.", head=f"<title>{title}</title>").encode(), "a.html")

    assert article.title == expected
    assert article.text.count("strike kills six") == 1


def test_that_what_no_text_may_hold_is_replaced_in_pages_too() -> None:
    article = read_html(page(*PARAGRAPHS, "a\0b&#0;c").encode(), "a.html")

    assert article.text.endswith("a\ufffdb\ufffdc")
    assert article.replaced == 1


@pytest.mark.parametrize(
    "data", [b"<html><body></body></html>", b"<script>only()</script>", b"\n", b"<p>&nbsp;</p>"]
)
def test_that_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match=r"empty\.html has no text"):
        read_html(data, "empty.html")


def test_that_a_page_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = html.CHILD.with_name("no_such_child.py")
    with pytest.raises(UserError, match=r"a\.html could not be read: its page took longer"):
        read_html(page(*PARAGRAPHS).encode(), "a.html", seconds=0.001)

    monkeypatch.setattr(html, "CHILD", slow)
    with pytest.raises(UserError, match="could not be taken apart"):
        read_html(page(*PARAGRAPHS).encode(), "a.html")


def test_that_a_page_whose_taking_apart_fails_gives_its_whole_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = html._ask  # noqa: SLF001 - the one seam to the child

    def broken(data: str, seconds: float, *arguments: str) -> tuple[dict[str, str] | None, str]:
        return real(data, seconds, *arguments) if arguments else (None, "could not be taken apart")

    monkeypatch.setattr(html, "_ask", broken)
    article = read_html(page(*PARAGRAPHS, head=META).encode(), "a.html")

    assert article.text.startswith("Home World")
    assert article.title == "Air strike kills six"
    assert "could not be taken apart" in article.notes[0]


@pytest.mark.parametrize(
    "hostile",
    [
        "<!--" * 2_000,
        "<a " * 2_000,
        "<p>text" * 2_000,
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><p>x &b;</p>",
        "&" * 5_000,
        "</div>" * 2_000 + "x",
    ],
    ids=["comments", "attributes", "open paragraphs", "entities", "ampersands", "ends"],
)
def test_that_hostile_pages_end_in_text_or_in_a_sentence(hostile: str) -> None:
    try:
        article = read_html(hostile.encode(), "hostile.html", seconds=5)
    except UserError as error:
        assert "hostile.html" in str(error)  # noqa: PT017 - either end is right
    else:
        assert article.text.strip()
        assert "aaaa" not in article.text
