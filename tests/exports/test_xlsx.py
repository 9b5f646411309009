"""The workbook: every sheet as a researcher, and every cell as a program, finds it."""

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from annotation.codebook_reader import read_codebook, shipped_codebooks
from annotation.snapshot import Entry, Snapshot
from annotation.values import Argument, Event, Span
from exports import book, writing, xlsx
from exports.book import Book, Grid
from exports.columns import Column, Look, distinct
from tests.exports import build

SHEETS = ["README", "Codebook", "Documents", "Events", "Actors", "Arguments", "Mentions"]
TABLES = SHEETS[1:]


def workbook(folder: Path, snapshot: Snapshot | None = None) -> Workbook:
    path = folder / "gold.xlsx"
    writing.write("xlsx", snapshot or build.snapshot(), path)
    return load_workbook(path)


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the rows of a sheet by the names in its header."""
    header, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rest]


def test_that_the_sheets_stand_in_their_order(tmp_path: Path) -> None:
    assert workbook(tmp_path).sheetnames == SHEETS


@pytest.mark.parametrize("name", TABLES)
def test_that_a_sheet_can_be_filtered_and_scrolled(tmp_path: Path, name: str) -> None:
    sheet = workbook(tmp_path)[name]
    assert sheet.freeze_panes == "B2"
    (table,) = sheet.tables.values()
    assert table.ref == sheet.dimensions
    assert table.autoFilter.ref == table.ref
    assert table.column_names == [cell.value for cell in sheet[1]]


@pytest.mark.parametrize("name", TABLES)
def test_that_each_header_has_a_note_with_its_definition(tmp_path: Path, name: str) -> None:
    for cell in workbook(tmp_path)[name][1]:
        assert cell.data_type == "s"
        assert cell.comment is not None
        assert len(cell.comment.text.split("\n")) >= 2


def test_that_a_document_has_its_facts_and_counts(tmp_path: Path) -> None:
    (row,) = rows(workbook(tmp_path)["Documents"])
    assert row["published"] == datetime(2021, 5, 6)
    assert (row["n_mentions"], row["n_events"], row["n_arguments"]) == (3, 1, 2)
    assert (row["n_rejected"], row["n_pending"]) == (0, 4)
    assert row["n_chars"] == len(build.TEXT)
    assert (row["doc_id"], row["coder"], row["state"]) == ("d-1", "maria", "in_progress")


def test_that_an_event_has_its_roles_attributes_and_evidence(tmp_path: Path) -> None:
    (row,) = rows(workbook(tmp_path)["Events"])
    assert (row["event_type"], row["event_label"], row["group"]) == ("attack", "Attack", "Violence")
    assert (row["plover"], row["ace"]) == ("ASSAULT", "Conflict:Attack")
    assert (row["role_attacker"], row["role_place"], row["role_source"]) == ("Front", "Varok", None)
    assert (row["modality"], row["codable"], row["codable_reason"]) == ("claimed", "yes", None)
    assert row["sentence"] == (
        "Fighters of the Front stormed the town of Varok on Monday 🚜, a witness said."
    )
    assert build.TEXT[row["start"] : row["end"]] == row["trigger"] == "stormed"
    assert build.TEXT[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
    assert (row["source"], row["version"], row["score"]) == ("en_core_web_sm", "3.8.0", 0.875)
    assert row["decided_at"] == datetime(2026, 11, 22, 14, 30, 5)


def test_that_several_fillers_are_parted_and_each_has_a_row(tmp_path: Path) -> None:
    entry = build.entry()
    more = (*entry.annotations, Argument("a-3", "e-1", "place", "m-3"))
    found = workbook(tmp_path, build.snapshot(Entry(entry.document, "new", more)))
    assert rows(found["Events"])[0]["role_place"] == "Varok | =SUM(1+1) people"
    places = [row for row in rows(found["Arguments"]) if row["role"] == "place"]
    assert [row["text"] for row in places] == ["Varok", "=SUM(1+1) people"]
    assert [row["same_sentence"] for row in places] == ["N", "N"]  # the title names the town first


def test_that_an_argument_names_both_of_its_ends(tmp_path: Path) -> None:
    row = rows(workbook(tmp_path)["Arguments"])[0]
    assert (row["event_id"], row["trigger"], row["role"]) == ("e-1", "stormed", "attacker")
    assert (row["target_id"], row["target_kind"], row["target_type"]) == (
        "m-1", "mention", "organisation",
    )  # fmt: skip
    assert (row["text"], row["same_sentence"]) == ("Front", "Y")


def test_that_an_event_can_fill_a_role_and_lack_a_trigger(tmp_path: Path) -> None:
    first, second = Event("e-1", "statement", (), ""), build.event("e-2", "stormed")
    argument = Argument("a", "e-2", "source", "e-1")
    found = workbook(
        tmp_path, build.snapshot(Entry(build.document(), "new", (first, second, argument)))
    )
    events = rows(found["Events"])
    assert (events[1]["trigger"], events[1]["start"], events[1]["sentence"]) == (None, None, None)
    assert events[0]["role_source"] == "[Statement]"
    (row,) = rows(found["Arguments"])
    assert (row["target_kind"], row["start"], row["same_sentence"]) == ("event", None, None)


def test_that_a_mention_in_pieces_lists_them(tmp_path: Path) -> None:
    pieces = ((0, 6), (12, 17))
    found = workbook(tmp_path, build.snapshot(build.whole(build.TEXT, fragments=pieces)))
    (row,) = rows(found["Mentions"])
    assert (row["text"], row["fragments"]) == ("Rebels Varok", "0 6;12 17")
    assert (row["start"], row["end"]) == (0, 17)


def test_that_what_was_added_by_hand_has_no_score(tmp_path: Path) -> None:
    by_id = {row["mention_id"]: row for row in rows(workbook(tmp_path)["Mentions"])}
    row = by_id["m-2"]
    assert (row["decision"], row["source"]) == ("added", "maria")
    assert (row["version"], row["score"], row["decided_at"]) == (None, None, None)


def test_that_what_was_decided_in_bulk_says_so(tmp_path: Path) -> None:
    found = workbook(tmp_path)
    header = [cell.value for cell in found["Events"][1]]
    assert header[header.index("decision") + 1] == "in_bulk"
    assert [row["in_bulk"] for row in rows(found["Events"])] == ["Y"]
    assert [row["in_bulk"] for row in rows(found["Arguments"])] == ["N", "N"]
    by_id = {row["mention_id"]: row["in_bulk"] for row in rows(found["Mentions"])}
    assert by_id == {"m-1": "N", "m-2": "N", "m-3": "Y"}
    assert rows(found["Documents"])[0]["n_in_bulk"] == 2
    said = {row[1]: row[2] for row in found["README"].iter_rows(values_only=True) if len(row) > 2}
    assert said["Decided in bulk"] == 2
    assert "one by one or in bulk" in str(said["What is in it"])


def test_that_article_text_is_never_a_formula(tmp_path: Path) -> None:
    book = workbook(tmp_path)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}
    by_id = {row[0].value: row for row in book["Mentions"].iter_rows()}
    assert any(cell.value == "=SUM(1+1) people" and cell.quotePrefix for cell in by_id["m-3"])


@pytest.mark.parametrize("name", ["Events", "Arguments", "Mentions"])
def test_that_each_row_leads_to_its_document(tmp_path: Path, name: str) -> None:
    sheet = workbook(tmp_path, build.snapshot(build.whole("Other.", "d-0"), build.entry()))[name]
    last = [(cell.value, cell.hyperlink) for cell in list(sheet.iter_rows())[-1]]
    links = [(value, link.location) for value, link in last if link is not None]
    assert links == [("d-1", "'Documents'!A3")]


def test_that_the_codebook_sheet_explains_every_column_and_type(tmp_path: Path) -> None:
    found = workbook(tmp_path)
    explained = {(row["sheet"], row["name"]) for row in rows(found["Codebook"])}
    for name in TABLES[1:]:
        for cell in found[name][1]:
            assert (name, cell.value) in explained
    assert {("Mentions: type", "gpe"), ("Events: event_type", "attack")} <= explained
    assert {("Arguments: role", "place"), ("Events", "modality")} <= explained


def test_that_readme_says_what_this_is(tmp_path: Path) -> None:
    said = [str(value) for row in workbook(tmp_path)["README"].iter_rows(values_only=True)
            for value in row if value is not None]  # fmt: skip
    for expected in ("Tamar", "maria", "2026-11-22 15:00:07 UTC", "edit-9", "Goldleaf 0.1.0",
                     "A small codebook (small, version 1.2)", "Blank is not 0"):  # fmt: skip
        assert expected in said


def test_that_readme_says_what_was_replaced_and_cut(tmp_path: Path) -> None:
    path = tmp_path / "gold.xlsx"
    receipt = writing.write("xlsx", build.snapshot(build.whole("bell\x07" + "x" * 40_000)), path)
    assert len(receipt.notes) == 2
    said = {row[2] for row in load_workbook(path)["README"].iter_rows(values_only=True)}
    assert set(receipt.notes) <= said
    assert "Mentions!" in receipt.notes[0]


def test_that_the_same_state_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        writing.write("xlsx", build.snapshot(), tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_that_every_part_bears_the_time_of_the_state(tmp_path: Path) -> None:
    writing.write("xlsx", build.snapshot(), tmp_path / "gold.xlsx")
    with zipfile.ZipFile(tmp_path / "gold.xlsx") as archive:
        # a zip file counts in steps of two seconds
        assert {part.date_time for part in archive.infolist()} == {(2026, 11, 22, 15, 0, 6)}
        assert b"2026-11-22T15:00:07Z" in archive.read("docProps/core.xml")


def test_that_a_layer_without_anything_is_a_sound_workbook(tmp_path: Path) -> None:
    found = workbook(tmp_path, build.snapshot(Entry(build.document(), "new", ())))
    assert rows(found["Events"]) == []
    assert found["Events"].tables["Events"].ref.endswith("2")


@pytest.mark.parametrize("name", shipped_codebooks())
def test_that_every_codebook_that_ships_makes_a_workbook(tmp_path: Path, name: str) -> None:
    its = read_codebook(name)
    span = Span("m", its.entities[0].name, ((0, 6),), "Rebels")
    snapshot = Snapshot(
        "P", "maria", its, (Entry(build.document(), "new", (span,)),), "", "", "Goldleaf"
    )
    header = [cell.value for cell in workbook(tmp_path, snapshot)["Events"][1]]
    assert len({str(value).casefold() for value in header}) == len(header)


def test_that_a_type_that_the_codebook_does_not_know_is_written_all_the_same(
    tmp_path: Path,
) -> None:
    values = (Event("e", "unheard_of", ((0, 6),), "Rebels"), Span("m", "lost", ((0, 6),), "Rebels"))
    found = workbook(tmp_path, build.snapshot(Entry(build.document(), "new", values)))
    assert rows(found["Events"])[0]["event_label"] == "unheard_of"
    assert rows(found["Mentions"])[0]["type_label"] == "lost"


def test_that_a_full_sheet_goes_on_on_a_second_one(tmp_path: Path) -> None:
    made = Book(tmp_path)
    grid: Grid[int] = Grid(made, "Mentions", [Column("n", "N", "A number.", int, Look.NUMBER)],
                           max_rows=3)  # fmt: skip
    Grid(made, "Last", [Column("n", "N", "A number.", int, Look.NUMBER)]).finish()
    places = [grid.append(number) for number in range(5)]
    grid.finish()
    made.save(tmp_path / "many.xlsx", "2026-11-22T15:00:07Z")
    found = load_workbook(tmp_path / "many.xlsx")
    assert found.sheetnames == ["Mentions", "Mentions (2)", "Mentions (3)", "Last"]
    assert places[2] == "'Mentions (2)'!A2"
    assert [row["n"] for name in found.sheetnames[:3] for row in rows(found[name])] == [*range(5)]
    assert sorted(table for sheet in found for table in sheet.tables) == [
        "Last", "Mentions", "Mentions_2", "Mentions_3",
    ]  # fmt: skip


def test_that_links_stop_where_a_sheet_of_excel_is_full_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "MAX_LINKS", 1)
    entries = (build.whole("One.", "d-1"), build.whole("Two.", "d-2"))
    receipt = writing.write("xlsx", build.snapshot(*entries), tmp_path / "gold.xlsx")
    cells = [row[1] for row in load_workbook(tmp_path / "gold.xlsx")["Mentions"].iter_rows()][1:]
    assert [(cell.value, bool(cell.hyperlink)) for cell in cells] == [("d-1", True), ("d-2", False)]
    assert "1 rows have no link" in receipt.notes[0]


def test_that_columns_with_one_name_are_told_apart() -> None:
    columns = [Column(name, "", "", str) for name in ("title", "Title", "start", "title_2")]
    assert [each.name for each in distinct(columns)] == ["title", "Title_2", "start", "title_2_2"]


def test_that_a_workbook_with_a_missing_row_is_not_taken_for_whole(tmp_path: Path) -> None:
    path = tmp_path / "gold.xlsx"
    receipt = xlsx.write(build.snapshot(), path)
    xlsx.verify(path, receipt)
    other = xlsx.write(build.snapshot(build.whole("Short.")), tmp_path / "other.xlsx")
    with pytest.raises(ValueError, match="was not read back whole"):
        xlsx.verify(path, other)


def test_that_a_damaged_workbook_is_not_taken_for_whole(tmp_path: Path) -> None:
    path = tmp_path / "gold.xlsx"
    receipt = xlsx.write(build.snapshot(), path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ValueError, match="cannot be read"):
        xlsx.verify(path, receipt)


def test_that_a_wide_sheet_is_printed_over_several_pages_that_can_be_read(tmp_path: Path) -> None:
    pages = {}
    for sheet in workbook(tmp_path).worksheets:
        setup = sheet.page_setup
        assert (setup.orientation, setup.fitToHeight) == ("landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        width = sum(each.width for each in sheet.column_dimensions.values())
        pages[sheet.title] = int(setup.fitToWidth or 0)
        assert pages[sheet.title] - 1 < width / book.PAGE_WIDTH <= pages[sheet.title]
    assert pages["README"] == 1
    assert pages["Events"] > 1


@pytest.mark.parametrize("name", TABLES)
def test_that_each_printed_page_repeats_the_header_and_the_id(tmp_path: Path, name: str) -> None:
    sheet = workbook(tmp_path)[name]
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
    assert sheet.page_setup.pageOrder == "overThenDown"
