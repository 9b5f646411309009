"""The lines of the parts of a TOML text, also where strings and comments look like parts."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.codebook_lines import line_index, line_of

TRICKY = '''\
# [[entity]]
name = "a # no comment"
"quoted \\u006bey" = 1
text = """
[[entity]]
name = 5 \\""" ""
"""
literal = \'\'\'
it's ]
\'\'\'
dotted.inner . last = 2021-01-01 00:00:00 # a date with a space

[[entity]]  # the first
name = 'x # ['
colours = { light = "}", "dark" = 'b' }
roles = [ # ]
    "one", # two ]
    [ "deep", { a = "]" } ],
    """
many""", "same line as the end",
]

[entity.sub . "table"]
key = 0x10

[[entity.part]]
name = "part"
[[entity]]
name = "second"
[[entity.part]]
[[entity.part]]
name = "other"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 2),
        (("quoted key",), 3),
        (("text",), 4),
        (("literal",), 8),
        (("dotted", "inner"), 11),
        (("dotted", "inner", "last"), 11),
        (("entity",), 13),
        (("entity", 0), 13),
        (("entity", 0, "name"), 14),
        (("entity", 0, "colours", "dark"), 15),
        (("entity", 0, "roles"), 16),
        (("entity", 0, "roles", 0), 17),
        (("entity", 0, "roles", 1, 1, "a"), 18),
        (("entity", 0, "roles", 2), 19),
        (("entity", 0, "roles", 3), 20),
        (("entity", 0, "sub", "table"), 23),
        (("entity", 0, "sub", "table", "key"), 24),
        (("entity", 0, "part", 0, "name"), 27),
        (("entity", 1), 28),
        (("entity", 1, "name"), 29),
        (("entity", 1, "part", 0), 30),
        (("entity", 1, "part", 1, "name"), 32),
    ],
)
def test_that_every_part_is_found_in_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert line_index(TRICKY)[path] == line
    assert line_index(TRICKY.replace("\n", "\r\n"))[path] == line


def test_that_a_part_which_is_not_there_has_the_line_of_what_is_around_it() -> None:
    index = line_index(TRICKY)
    assert line_of(index, ("entity", 0, "colours", "missing")) == 15
    assert line_of(index, ("entity", 1, "missing")) == 28
    assert line_of(index, ("missing",)) == 1


def test_that_the_index_has_the_parts_that_tomllib_reads() -> None:
    assert _paths(tomllib.loads(TRICKY), ()) <= set(line_index(TRICKY)) | {("entity", 0, "sub")}


texts = st.text(st.sampled_from("ab[]{}#=\"'\\\n,. é"), max_size=12)


@given(st.lists(st.lists(texts, max_size=3), max_size=5))
def test_that_no_text_inside_a_value_moves_the_lines(rows: list[list[str]]) -> None:
    lines: list[str] = []
    expected: dict[tuple[str | int, ...], int] = {}
    for number, row in enumerate(rows):
        lines.append("[[row]]")
        expected["row", number] = len(lines)
        lines.append("cells = [")
        for at, cell in enumerate(row):
            lines.append(f"  {_quoted(cell)}, # {cell!r}")
            expected["row", number, "cells", at] = len(lines)
        lines.append("]")
    index = line_index("\n".join(lines))
    assert {path: index[path] for path in expected} == expected


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _paths(value: Any, path: tuple[str | int, ...]) -> set[tuple[str | int, ...]]:  # noqa: ANN401
    inner: dict[str | int, Any] = {}
    if isinstance(value, dict):
        inner = dict(value)
    elif isinstance(value, list):
        inner = dict(enumerate(value))
    found = {path} if path else set()
    return found.union(*(_paths(each, (*path, key)) for key, each in inner.items()))
