"""The memory as a table: written, read, and refused with the line that is wrong."""

from pathlib import Path

import pytest

from annotation.codebook_reader import read_codebook
from annotation.errors import UserError
from annotation.learning.memory import Counts, Remembered, Rule, Stance
from annotation.learning.sharing import read_rules, table_of, write_remembered

BOOK = read_codebook("conflict")
HEAD = "kind,string,type,stance"


def row(string: str = "Varok", stance: Stance = Stance.PROPOSE) -> Remembered:
    return Remembered("span", string, "gpe", Counts(3, 1), stance)


@pytest.mark.parametrize("name", ["learned.csv", "learned.tsv"])
def test_that_a_written_table_is_read_as_rules(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    strings = ["Varok", 'the "Black, Tent"\tband', "=1+1", "'t Hof", "-x", "שלום 😀"]
    write_remembered(path, [row(each) for each in strings])
    rules = read_rules(path, BOOK)
    assert [each.string for each in rules] == [" ".join(each.split()) for each in strings]
    assert {(each.kind, each.type, each.stance, each.origin) for each in rules} == {
        ("span", "gpe", Stance.PROPOSE, name)
    }
    assert all(each.at for each in rules)
    assert not list(tmp_path.glob("*.part"))


def test_that_no_cell_is_a_formula() -> None:
    text = table_of([row("=HYPERLINK(1)"), row("+1"), row("@a")])
    assert "\nspan,'=HYPERLINK(1),gpe,propose,3,1,,\n" in text
    assert all(line.split(",")[1][0] == "'" for line in text.splitlines()[1:])


def test_that_what_nobody_has_said_is_no_rule(tmp_path: Path) -> None:
    path = tmp_path / "learned.csv"
    said = Rule("span", "Orlo", "gpe", Stance.SILENT, "ada", "2026-01-01T00:00:00Z")
    silent = Remembered("span", "Orlo", "gpe", Counts(), Stance.SILENT, said)
    write_remembered(path, [row("Varok", Stance.SILENT), silent])
    (rule,) = read_rules(path, BOOK)
    assert (rule.string, rule.stance, rule.origin) == ("Orlo", Stance.SILENT, "ada")


def test_that_columns_come_in_any_order_and_the_last_line_on_a_string_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "\ufeffstance,type,kind,string\r\npropose,gpe,span,Varok\r\n\r\n"
        "withhold,gpe,span,Varok\r\nwithhold,attack,event,Fell\r\n",
        encoding="utf-8",
        newline="",
    )
    assert [(r.string, r.stance) for r in read_rules(path, BOOK)] == [
        ("Varok", Stance.WITHHOLD),
        ("fell", Stance.WITHHOLD),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: the column “kind” is missing"),
        ("kind,string,type", "line 1: the column “stance” is missing"),
        (f"{HEAD},colour", "line 1: the column “colour” is not one of this table"),
        (f"{HEAD},kind", "line 1: the column “kind” is there twice"),
        (f"{HEAD}\nspan,Varok,gpe", "line 2: there are 3 cells where the first line has 4"),
        (f"{HEAD}\n\nname,Varok,gpe,propose", "line 3: the kind “name” is neither"),
        (f"{HEAD}\nspan,  ,gpe,propose", "line 2: the string is empty"),
        (f"{HEAD}\nspan,{'x' * 2000},gpe,propose", "line 2: the string is empty, too long"),
        (f"{HEAD}\nspan,a\x00b,gpe,propose", "line 2"),
        (f"{HEAD}\nspan,Varok,town,propose", "line 2: the codebook “conflict” has no span type"),
        (f"{HEAD}\nevent,fell,gpe,propose", "has no event type “gpe”"),
        (f"{HEAD}\nspan,Varok,gpe,maybe", "line 2: the stance “maybe” is none of propose"),
        (f'{HEAD}\nspan,"Varok,gpe,propose', "line 2"),
    ],
)
def test_that_a_wrong_line_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "learned.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=said) as caught:
        read_rules(path, BOOK)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_that_a_file_that_is_no_text_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "learned.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError, match=r"learned\.csv"):
        read_rules(path, BOOK)


def test_that_a_table_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        write_remembered(tmp_path / "nowhere" / "learned.csv", [row()])
