"""Text comes out of bytes exactly, or not at all with the place named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.errors import UserError
from storage.intake.text import decode, read_text

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "storage" / "samples"
RUSSIAN = "Президент заявил, что войска отошли от города. Погибли трое гражданских лиц."
POLISH = "Prezydent powiedział, że żołnierze zostali wysłani na granicę, gdzie doszło do wymiany."
ENGLISH = (
    "The president’s spokesman said – on Tuesday – that “three soldiers” were killed at a café."
)
CZECH = "Prezident řekl, že vojáci byli vysláni k hranicím, kde došlo k přestřelce."
PORTUGUESE = "O presidente disse que os soldados foram enviados à fronteira, segundo a polícia."
FRENCH = "Le président a déclaré que l’armée avait été envoyée à la frontière ; trois blessés."
ARABIC = "قالت الشرطة إن خمسة أشخاص قتلوا في حلب، ونفى الوزير ذلك."

texts = st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"]))


@given(texts)
def test_that_utf8_comes_out_to_the_letter(text: str) -> None:
    decoded = decode(text.encode("utf-8"), "a.txt")

    assert (decoded.text, decoded.encoding, decoded.replaced) == (text, "utf-8", 0)
    assert decoded.notes == ()


@given(texts, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_that_a_mark_at_the_start_is_believed_and_taken_away(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")

    assert (decoded.text, decoded.replaced) == (text, 0)


def test_that_only_the_first_mark_is_taken_away() -> None:
    assert decode("\ufeff\ufeffa\ufeff".encode(), "a.txt").text == "\ufeffa\ufeff"


def test_that_what_no_text_may_hold_is_replaced_one_for_one() -> None:
    text = "a\0b" + "c" * 40 + "\ud83d!"
    decoded = decode(text.encode("utf-8", "surrogatepass"), "a.txt")

    assert decoded.text == "a\ufffdb" + "c" * 40 + "\ufffd!"
    assert decoded.replaced == 2
    assert "2 characters" in decoded.notes[0]


def test_that_typographers_quotes_alone_are_a_sure_thing() -> None:
    sample = (SAMPLES / "01-battle-for-varok.txt").read_bytes().decode()

    assert decode(sample.encode("cp1252"), "a.txt").text == sample


def test_that_half_a_character_in_utf16_is_replaced() -> None:
    data = b"\xff\xfe" + "a\ud800b😀".encode("utf-16-le", "surrogatepass")

    assert decode(data, "a.txt").text == "a\ufffdb😀"


@pytest.mark.parametrize(
    ("text", "encoding", "read_as"),
    [
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8_r", "koi8_r"),
        (POLISH, "cp1250", "cp1250"),
        (ENGLISH, "cp1252", "cp1252"),
        (ENGLISH, "mac_roman", "mac_roman"),
        (PORTUGUESE, "cp1252", "cp1252"),
        (FRENCH, "cp1252", "cp1252"),
        (ARABIC, "cp1256", "cp1256"),
    ],
)
def test_that_a_sure_guess_is_made_and_said(text: str, encoding: str, read_as: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")

    assert (decoded.text, decoded.encoding) == (text, read_as)
    assert read_as in decoded.notes[0]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("line one\n五人在, ".encode() + b"\xff" + "北京".encode(), r"byte 20 \(line 2\)"),
        ("Одеса".encode()[:-1], r"byte 8 \(line 1\)"),
        ("café ".encode() * 3 + b"caf\xe9", r"byte 21 \(line 1\)"),
        (b"caf\xe9", r"byte 3 \(line 1\)"),
        ("五人在北京被打死".encode("gb18030"), r"byte 0 \(line 1\)"),
        (CZECH.encode("cp1250"), r"byte 10 \(line 1\)"),
        (bytes(range(1, 256)), r"byte 127 \(line 2\)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 255)) * 4, "is a PNG picture"),
        (b"%PDF-1.7\nRebels took Varok.", "is a PDF document"),
    ],
)
def test_that_what_is_not_sure_is_refused_with_its_place(data: bytes, place: str) -> None:
    with pytest.raises(UserError, match=place) as caught:
        decode(data, "news.txt")

    assert "news.txt" in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_that_wide_text_without_a_mark_is_not_guessed(encoding: str) -> None:
    with pytest.raises(UserError, match="without a byte order mark"):
        decode(ENGLISH.encode(encoding), "a.txt")


def test_that_wide_text_that_is_cut_is_refused() -> None:
    with pytest.raises(UserError, match=r"UTF-16-LE.*byte 4"):
        decode(b"\xff\xfea\0b", "a.txt")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", "\u200b\n".encode()])
def test_that_an_empty_article_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match=r"empty\.txt has no text"):
        read_text(data, "empty.txt")


def test_that_an_endless_article_is_refused() -> None:
    with pytest.raises(UserError, match="5,000,001 characters"):
        read_text(b"a" * 5_000_001, "long.txt")


def test_that_an_article_brings_its_bytes_and_what_is_recognised() -> None:
    data = "\ufeffA title over it all\r\nMay 6, 2021\r\nIt happened.\r\n".encode()
    article = read_text(data, "a.txt")

    assert article.original == data
    assert article.text == "A title over it all\r\nMay 6, 2021\r\nIt happened.\r\n"
    assert (article.title, str(article.published)) == ("A title over it all", "2021-05-06")
    assert [zone.kind for zone in article.zones] == ["title", "dateline"]


NAUGHTY = ROOT.parent / "shared" / "naughty" / "own" / "encodings"


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the files in many encodings are not here")
def test_that_files_in_many_encodings_come_out_right_or_not_at_all() -> None:
    right = {
        language: (NAUGHTY / f"{language}.utf-8.txt").read_bytes().decode()
        for language in ("ar", "en", "tr", "uk", "zh")
    }
    seven_bit = {"en.utf-7.txt", "zh.hz.txt"}  # cannot be told from ASCII
    refused = 0
    for path in sorted(NAUGHTY.iterdir()):
        if path.name in seven_bit or path.name[:2] not in right or path.name[2] != ".":
            continue
        try:
            assert decode(path.read_bytes(), path.name).text == right[path.name[:2]], path.name
        except UserError:
            refused += 1

    assert refused == 4
