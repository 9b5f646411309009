"""The guide says what is so: its keys are those of the table of actions, its pictures are there."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from scripts.keys import GUIDE, table, with_table
from scripts.pictures import SIZE
from ui.actions import all_actions

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", GUIDE)
LARGEST = 400_000


@pytest.fixture(scope="module")
def guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook("conflict")


def test_that_the_table_of_keys_is_that_of_the_actions(guide: str) -> None:
    assert with_table(guide, table()) == guide, "run python -m scripts.keys"


def test_that_every_action_with_a_key_is_in_the_table(guide: str, codebook: Codebook) -> None:
    for action in all_actions(codebook):
        if action.keys and not action.id.startswith("stay."):
            title = action.title.removeprefix("Set the type: ").removeprefix("Role: ")
            assert f"| {title} |" in guide


def test_that_every_key_in_the_text_is_a_key(guide: str, codebook: Codebook) -> None:
    """A chord named anywhere in the guide means something."""
    names = {"Enter": "Return", "←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}
    known = {key for action in all_actions(codebook) for key in action.keys}
    for chord in re.findall(r"`((?:Ctrl|Shift|Alt)\+[^` ]+)`", guide):
        parts = [chord] if chord.endswith("++") else chord.split("+")
        assert "+".join(names.get(part, part) for part in parts) in known, chord


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_that_every_picture_and_page_that_is_named_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_that_pictures_are_small_and_all_are_shown(guide: str) -> None:
    pictures = sorted((GUIDE.parent / "pictures").glob("*.png"))
    assert pictures
    for path in pictures:
        head = path.read_bytes()[:24]
        assert path.stat().st_size < LARGEST
        assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == SIZE
        assert f"pictures/{path.name}" in guide


def test_that_the_links_within_the_guide_lead_somewhere(guide: str) -> None:
    heads = {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in _headings(guide)}
    assert set(re.findall(r"\]\(#([^)]+)\)", guide)) <= heads


def test_that_headings_come_in_order(guide: str) -> None:
    depths = [len(depth) for depth in re.findall(r"^(#+) ", guide, re.MULTILINE)]
    assert all(after - before <= 1 for before, after in pairwise(depths))


def _headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", text, re.MULTILINE)
