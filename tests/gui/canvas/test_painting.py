"""What is painted, and that nothing else is."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from tests.gui.canvas.conftest import TEXT, Hands
from tests.gui.screen import stale_rows
from ui.canvas.canvas import Canvas
from ui.canvas.surface import BLEED
from ui.theme import DARK, LIGHT, qcolor


def picture(canvas: Canvas) -> QImage:
    return canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def changed_rows(before: QImage, after: QImage) -> set[int]:
    width = before.width()
    rows = range(before.height())
    return {y for y in rows if before.copy(0, y, width, 1) != after.copy(0, y, width, 1)}


def rows_of(hands: Hands, id_: str) -> set[int]:
    shift = round(hands.canvas.to_page(QPointF(0, 0)).y())
    lines = hands.view.lines_of_item(id_)
    return {y - shift for line in lines for y in range(line.top - BLEED, line.bottom + BLEED)}


@pytest.mark.parametrize("id_", ["Tuesday night", "Old Dosta", "cafe\u0301", "وزارة الدفاع"])
def test_that_focus_is_painted_on_the_lines_of_its_item_alone(hands: Hands, id_: str) -> None:
    before = picture(hands.canvas)
    hands.canvas.set_focus_item(id_)
    changed = changed_rows(before, picture(hands.canvas))
    assert changed
    assert changed <= rows_of(hands, id_)


def test_that_a_decision_is_painted_on_the_lines_of_its_item_alone(hands: Hands) -> None:
    before = picture(hands.canvas)
    hands.decide("Northern Front", "accepted")
    changed = changed_rows(before, picture(hands.canvas))
    assert changed
    assert changed <= rows_of(hands, "made-Northern Front")


def test_that_each_state_differs_in_shape(hands: Hands) -> None:
    """Accepted, suggested and rejected differ in more than colour: in how much is inked."""
    seen = set()
    for verdict in (None, "accepted", "rejected"):
        if verdict is not None:
            hands.decide("Northern Front", verdict)
        found = hands.view.mark(
            "made-Northern Front" if verdict == "accepted" else "Northern Front"
        )
        assert found is not None
        line, mark = found
        shot = picture(hands.canvas)
        origin = hands.canvas.to_page(QPointF(0, 0))
        y = round(line.text_bottom - 1 - origin.y())
        page = qcolor(LIGHT.page).lightness()
        xs = range(round(mark.left - origin.x()), round(mark.right - origin.x()))
        dark = sum(shot.pixelColor(x, y).lightness() < page - 60 for x in xs)
        seen.add(round(dark / len(xs), 1))
        if verdict == "accepted":
            hands.review.editor.undo()
    assert len(seen) == 3


def test_that_hidden_rejected_items_leave_no_ink(hands: Hands) -> None:
    hands.canvas.set_hide_rejected(True)
    hands.decide("Irena Vash", "rejected")
    hidden = picture(hands.canvas)
    hands.canvas.set_hide_rejected(False)
    assert changed_rows(hidden, picture(hands.canvas)) <= rows_of(hands, "Irena Vash")


def test_that_only_what_is_asked_for_is_painted(hands: Hands) -> None:
    """A repaint of everything gives the same picture as the repaints of the parts."""
    canvas = hands.canvas
    canvas.set_focus_item("offensive")
    canvas.set_caret_word((TEXT.index("around"), TEXT.index("around") + 6))
    canvas.set_find([(TEXT.index("Dosta"), TEXT.index("Dosta") + 5)], 0)
    hands.decide("Northern Front", "accepted")
    canvas.set_focus_item("Tamar")
    canvas.set_caret_word(None)
    assert stale_rows(canvas.viewport()) == []


def test_that_a_dark_page_is_dark(hands: Hands) -> None:
    hands.canvas.set_theme(DARK)
    assert picture(hands.canvas).pixelColor(3, 300) == qcolor(DARK.page)


def test_that_nothing_is_shown_without_a_document(canvas: Canvas) -> None:
    canvas.show_review(None)
    shot = picture(canvas)
    assert {shot.pixelColor(x, 200).name() for x in range(0, 900, 9)} == {LIGHT.page.lower()}


def test_that_the_focus_is_announced_once(hands: Hands) -> None:
    told: list[str | None] = []
    hands.canvas.focus_changed.connect(told.append)
    hands.canvas.set_focus_item("Tamar")
    hands.canvas.set_focus_item("Tamar")
    hands.canvas.set_focus_item("nobody")
    assert told == ["Tamar", None]


@pytest.mark.parametrize("size", [13, 20, 24])
def test_that_larger_text_keeps_the_labels_apart_from_the_text(hands: Hands, size: int) -> None:
    hands.canvas.set_text_size(size)
    for line in hands.lines():
        assert line.row_y(0) + line.metrics.pill <= line.text_top
        assert line.text_bottom <= line.bottom or line.paragraph.blank


@pytest.mark.parametrize("width", [900, 600])
def test_that_a_zone_is_named_beside_or_above_its_first_line(hands: Hands, width: int) -> None:
    hands.canvas.resize(width, 700)
    named = picture(hands.canvas)
    hands.canvas.set_zones([zone for zone in hands.view.zones if zone.kind != "credit"])
    line = hands.view.page.line_of(TEXT.index("Photo"))
    shift = round(hands.canvas.to_page(QPointF(0, 0)).y())
    changed = changed_rows(named, picture(hands.canvas))
    assert changed
    assert changed <= set(range(line.top - shift - BLEED, line.bottom - shift + BLEED))
