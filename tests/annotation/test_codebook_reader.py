"""A codebook is read from a name or a file, and a bad one is refused with line and reason."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.codebook import ActorKind, Attribute, Codebook
from annotation.codebook_reader import parse_codebook, read_codebook
from annotation.errors import UserError

GOOD = '''\
name = "small"
version = "2.1"
title = "A small codebook"
description = """
One line,
another.

A paragraph.
"""

[[entity]]
name = "person"
label = "Person"
short = "PER"
key = "1"
colours = { light = "#1d5fd0", dark = "#6EA8FF" }
model_labels = ["PERSON"]
definition = "A human being."

[[entity]]
name = "town"
label = "Town"
short = "TOWN"
key = "2"
colours = { light = "#1D764A", dark = "#7BD3A0" }
model_labels = ["GPE"]
definition = "A place."

[[event]]
name = "visit"
label = "Visit"
short = "VISIT"
group = "Contact"
key = "1"
colours = { light = "#B4234A", dark = "#FF8BA7" }
definition = "Someone goes to see someone."
example = "She [called on] him."
roles = [
    "guest",  # who comes
    "host",
]
crosswalk = { ace = "Contact:Meet" }

[[role]]
name = "guest"
label = "Guest"
short = "GUEST"
key = "A"
fillers = ["person", "event"]
definition = "Who comes."

[[role]]
name = "host"
label = "Host"
short = "HOST"
key = "T"
fillers = ["person", "town"]
definition = "Who is seen."

[[attribute]]
name = "polarity"
label = "Polarity"
values = ["positive", "negative"]
default = "positive"
definition = "Whether it happened."
'''


def refused(text: str, where: str = "mine.toml") -> str:
    with pytest.raises(UserError) as caught:
        parse_codebook(text, where=where)
    return str(caught.value)


def line_with(text: str, marker: str) -> int:
    return text.count("\n", 0, text.index(marker)) + 1


def test_that_a_good_codebook_is_read() -> None:
    codebook = parse_codebook(GOOD, where="mine.toml")
    assert codebook.version == "2.1"
    assert [each.name for each in codebook.entities] == ["person", "town"]
    assert codebook.entity("person").colours.light == "#1D5FD0"
    assert codebook.event("visit").crosswalk == {"ace": "Contact:Meet"}
    assert codebook.event("visit").roles == ("guest", "host")
    assert codebook.source_text == GOOD
    values = ("positive", "negative")
    polarity = Attribute("polarity", "Polarity", values, "positive", "Whether it happened.")
    assert codebook.attributes == (polarity,)


def test_that_the_lines_of_prose_are_joined_and_paragraphs_kept() -> None:
    description = parse_codebook(GOOD, where="mine.toml").description
    assert description == "One line, another.\n\nA paragraph."


def test_that_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    unix = parse_codebook(GOOD, where="mine.toml")
    windows = parse_codebook("\ufeff" + GOOD.replace("\n", "\r\n"), where="mine.toml")
    assert windows.entities == unix.entities
    assert windows.description == unix.description


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        # the head
        ('name = "small"', 'name = "Small"', 'name "Small" is not a name'),
        ('name = "small"', f'name = "a{"b" * 40}"', "is not a name"),
        ('version = "2.1"', "version = 2.1", "version must be text in quotes"),
        ('version = "2.1"', 'version = "two point one"', "is not a version"),
        ('title = "A small codebook"', 'titel = "A small codebook"', 'did you mean "title"?'),
        ("[[attribute]]", "[[attributes]]", 'unknown key "attributes"; did you mean "attribute"?'),
        # names, labels, texts
        ('name = "town"', 'name = "2town"', 'name "2town" is not a name'),
        ('name = "town"', 'name = ""', "name is empty"),
        ('name = "town"', 'name = "person"', 'name "person" is already taken in line 12'),
        ('name = "visit"', 'name = "town"', 'name "town" is already taken in line 21'),
        ('name = "town"', 'name = "event"', 'name "event" is already reserved'),
        ('name = "host"', 'name = "guest"', 'name "guest" is already taken in line'),
        ('label = "Town"', 'lable = "Town"', 'unknown key "lable"; did you mean "label"?'),
        ('label = "Town"', "label = 7", "label must be text in quotes"),
        ('label = "Town"', 'label = "PERSON"', 'label "PERSON" is already taken in line 13'),
        ('label = "Town"', 'label = "To\\u0007wn"', "the control character U+0007"),
        ('label = "Town"', 'label = "To\\u202Ewn"', "the control character U+202E"),
        ('label = "Town"', 'label = "To\\nwn"', "the control character U+000A"),
        ('label = "Town"', 'label = " Town"', "begins or ends with a space"),
        ('label = "Town"', f'label = "{"t" * 61}"', "label has 61 characters; at most 60"),
        ('short = "TOWN"', 'short = "Town"', 'must be in capitals: "TOWN"'),
        ('short = "TOWN"', f'short = "{"T" * 13}"', "short has 13 characters; at most 12"),
        ('definition = "A place."', 'definition = "A\\u0000"', "the control character U+0000"),
        ('definition = "A place."', f'definition = "{"a" * 4001}"', "has 4001 characters"),
        ('example = "She [called on] him."', "example = true", "example must be text in quotes"),
        # keys
        ('key = "2"', 'key = "1"', 'key "1" is already taken in line 15'),
        ('key = "2"', 'key = "0"', 'key "0" cannot be used: a type has one of the digits'),
        ('key = "2"', 'key = "12"', 'key "12" cannot be used'),
        ('key = "2"', "key = 2", "key must be text in quotes"),
        ('key = "T"', 'key = "X"', "a capital letter that is no command (X, G, H, Z, N, E)"),
        ('key = "T"', 'key = "t"', 'key "t" cannot be used'),
        ('key = "T"', 'key = "A"', 'key "A" is already taken in line'),
        # colours
        ('light = "#1D764A"', 'light = "green"', 'light "GREEN" is not a colour'),
        ('light = "#1D764A"', 'light = "#1D764"', "is not a colour"),
        ('light = "#1D764A"', 'light = "#FFE066"', "contrast 1.3 against the light page"),
        ('dark = "#7BD3A0"', 'dark = "#1D764A"', "make it lighter"),
        ('dark = "#7BD3A0"', 'drak = "#7BD3A0"', 'unknown key "drak"; did you mean "dark"?'),
        ('{ light = "#1D764A", dark = "#7BD3A0" }', '"#1D764A"', "colours must be a table"),
        # lists
        ('["GPE"]', '["GEP"]', 'unknown model label "GEP"; did you mean "GPE"?'),
        ('["GPE"]', '["PERSON"]', 'model label "PERSON" is already taken in line 17'),
        ('["GPE"]', '["GPE", "GPE"]', '"GPE" stands twice in model_labels'),
        ('["GPE"]', '"GPE"', "model_labels must be a list"),
        ('["GPE"]', "[1]", "model_labels must hold text in quotes"),
        ('    "host",', '    "hots",', 'unknown role "hots"; did you mean "host"?'),
        ('    "host",', '    "guest",', '"guest" stands twice in roles'),
        ('["person", "town"]', '["person", "twon"]', 'unknown filler "twon"; did you mean "town"?'),
        ('["person", "town"]', '["person", "visit"]', 'unknown filler "visit"'),
        # crosswalk and attributes
        ('ace = "Contact:Meet"', 'aec = "Contact:Meet"', 'did you mean "ace"?'),
        ('ace = "Contact:Meet"', "ace = 7", "ace must be text in quotes"),
        ('default = "positive"', 'default = "yes"', "is none of the values (positive, negative)"),
        # what the row of an event is made of
        (
            'model_labels = ["GPE"]',
            'normal = "city"\nmodel_labels = ["GPE"]',
            'normal "city" is none of time, place, quantity',
        ),
        (
            'model_labels = ["GPE"]',
            'actor = "yes"\nmodel_labels = ["GPE"]',
            "actor must be true or false",
        ),
        (
            'group = "Contact"',
            'counts = "dead"\ngroup = "Contact"',
            'counts "dead" is none of killed',
        ),
        ('group = "Contact"', 'mutual = 1\ngroup = "Contact"', "mutual must be true or false"),
        ('group = "Contact"', 'required = ["hots"]\ngroup = "Contact"', 'event "hots"'),
        ('key = "T"', 'cell = "who"\nkey = "T"', 'cell "who" is none of actor, target'),
        ('default = "positive"', 'uncodable = ["no"]\ndefault = "positive"', 'unknown value "no"'),
        ('title = "A', 'conventions = { dozens = 0 }\ntitle = "A', "a whole number of at least 1"),
        ('title = "A', 'conventions = { dozen = 12 }\ntitle = "A', 'did you mean "dozens"?'),
    ],
)
def test_that_a_fault_is_named_with_its_line(old: str, new: str, reason: str) -> None:
    assert old in GOOD
    message = refused(GOOD.replace(old, new, 1))
    expected = f"mine.toml, line {line_with(GOOD, old)}: "
    assert any(expected in line and reason in line for line in message.splitlines()), message


@pytest.mark.parametrize(
    ("line", "table", "reason"),
    [
        ('name = "town"\n', '[[entity]]\nlabel = "Town"', '"name" is missing'),
        ('short = "TOWN"\n', '[[entity]]\nname = "town"', '"short" is missing in this [[entity]].'),
        ('definition = "A place."\n', '[[entity]]\nname = "town"', '"definition" is missing'),
        ('group = "Contact"\n', "[[event]]", '"group" is missing'),
        ('fillers = ["person", "town"]\n', '[[role]]\nname = "host"', '"fillers" is missing'),
        (', dark = "#7BD3A0"', 'colours = { light = "#1D764A"', '"dark" is missing in colours.'),
        ('default = "positive"\n', "[[attribute]]", 'default "" is none of the values'),
    ],
)
def test_that_a_missing_key_is_named_with_the_line_of_its_table(
    line: str, table: str, reason: str
) -> None:
    text = GOOD.replace(line, "", 1)
    message = refused(text)
    assert f"line {line_with(text, table)}: " in message
    assert reason in message


@pytest.mark.parametrize("line", ['name = "small"\n', 'version = "2.1"\n'])
def test_that_a_missing_head_is_named_in_the_first_line(line: str) -> None:
    key = line.split()[0]
    assert f'mine.toml, line 1: "{key}" is missing.' in refused(GOOD.replace(line, "", 1))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('label = "Town"', 'label = "Town', 22),
        ('label = "Town"', "label", 22),
        ('label = "Town"', 'label = "Town"\nlabel = "Again"', 23),
        ("[[attribute]]", "[[attribute]", 60),
        ('"Whether it happened."', '"""never closed\n\n', 65),
    ],
)
def test_that_broken_toml_is_named_with_its_line(old: str, new: str, line: int) -> None:
    message = refused(GOOD.replace(old, new, 1))
    assert message.startswith(f"mine.toml, line {line}: this is not valid TOML: "), message


def test_that_all_faults_are_told_at_once_in_the_order_of_their_lines() -> None:
    text = GOOD.replace('"TOWN"', '"Town"').replace('"guest",', '"gest",').replace("2.1", "?")
    told = refused(text).splitlines()
    assert told[0].startswith("The codebook mine.toml has 3 faults.")
    lines = [line_with(text, marker) for marker in ('"?"', '"Town"\nkey', '"gest"')]
    assert [each.split(":")[0] for each in told[1:]] == [f"mine.toml, line {n}" for n in lines]


def test_that_at_most_twenty_faults_are_told() -> None:
    roles = "".join(f'    "unknown{number}",\n' for number in range(27))
    told = refused(GOOD.replace('    "host",\n', roles, 1)).splitlines()
    assert len(told) == 1 + 20 + 1
    assert told[-1] == "... and 7 more."


def test_that_a_single_bracket_is_explained() -> None:
    text = 'name = "a"\nversion = "1"\ntitle = "A"\n[entity]\nname = "person"\n'
    assert "line 4: write [[entity]], in double brackets" in refused(text)


def test_that_a_codebook_without_types_is_refused() -> None:
    assert "has no types" in refused('name = "a"\nversion = "1"\ntitle = "A"\n')


@pytest.mark.parametrize("text", ["", "   \n", "# nothing\n"])
def test_that_an_empty_file_is_refused(text: str) -> None:
    assert 'line 1: "name" is missing' in refused(text)


def test_that_a_scheme_of_ones_own_starts_with_x() -> None:
    codebook = parse_codebook(GOOD.replace("ace =", "x_ours ="), where="mine.toml")
    assert codebook.event("visit").crosswalk == {"x_ours": "Contact:Meet"}


def test_that_joiners_of_persian_and_emoji_may_stand_in_a_label() -> None:
    label = "شهر\u200cها"  # noqa: RUF001 - Persian for towns
    codebook = parse_codebook(GOOD.replace('"Town"', f'"{label}"'), where="mine.toml")
    assert codebook.entity("town").label == label


def test_that_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert read_codebook(str(path)).name == "small"


def test_that_a_fault_in_a_file_names_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD.replace('"TOWN"', '"Town"'), encoding="utf-8")
    with pytest.raises(UserError, match="line 23: short") as caught:
        read_codebook(str(path))
    assert str(caught.value).startswith(str(path))


def test_that_an_unknown_name_is_told_with_a_near_one() -> None:
    with pytest.raises(UserError, match='did you mean "conflict"'):
        read_codebook("conflcit")


def test_that_a_folder_is_no_codebook(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_codebook(str(tmp_path))


def test_that_a_path_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_codebook("nul\0.toml")


def test_that_text_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b'name = "a"\ntitle = "Caf\xe9"\n')
    with pytest.raises(UserError, match="line 2: this is not UTF-8"):
        read_codebook(str(path))


def test_that_a_huge_file_is_refused() -> None:
    assert "too large" in refused("#" * 1_000_001)


def test_that_deep_nesting_is_refused() -> None:
    assert "nested too deeply" in refused("a = " + "[" * 100_000)


def test_that_a_huge_number_is_refused() -> None:
    assert "line 1: this is not valid TOML" in refused("a = " + "9" * 5000)


@given(
    start=st.integers(0, len(GOOD)),
    length=st.integers(0, 40),
    typed=st.text(st.sampled_from("abX1 \n\"'[]{}=.,#\\\0\u202e\r"), max_size=6),
)
def test_that_a_slip_of_the_hand_gives_a_codebook_or_a_refusal(
    start: int, length: int, typed: str
) -> None:
    text = GOOD[:start] + typed + GOOD[start + length :]
    try:
        read: Codebook | str = parse_codebook(text, where="mine.toml")
    except UserError as error:
        read = str(error)
    assert isinstance(read, Codebook) or "mine.toml, line " in read


def test_that_kinds_of_actors_and_conventions_are_read() -> None:
    more = """
[conventions]
dozens = 12

[[actor_kind]]
name = "farmers"
label = "Farmers"
civilian = true
definition = "Who works the land."
"""
    codebook = parse_codebook(GOOD + more, where="mine.toml")
    assert codebook.conventions == {"dozens": 12}
    assert codebook.actor_kinds == (ActorKind("farmers", "Farmers", "Who works the land.", True),)
