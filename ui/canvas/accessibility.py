"""What a screen reader is told: the article's text, and what the focus is on.

Offsets towards Qt are UTF-16 here as well; `offsets` translates.
"""

from functools import cache
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QSize
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleTextInterface,
)
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from annotation.review import Item, Review
from ui.canvas.marks import type_of
from ui.canvas.offsets import Offsets
from ui.canvas.surface import Surface
from ui.canvas.view import View


def describe(review: Review, item: Item) -> str:
    """Return what is said of an item: its words, its type, its state, its arguments."""
    known = type_of(review, item)
    label = known.label if known is not None else item.type
    said = [item.quote, label, item.state.value]
    for link in review.links_of(item.id) if item.kind == "event" else ():
        target = review.item(link.target)
        if target is not None:
            said.append(f"{link.role} {target.quote}")
    return ", ".join(said)


def announce(surface: Surface) -> None:
    """Tell a screen reader, if there is one, what has the focus."""
    view = surface.view
    item = view.review.item(view.scene.focus or "") if view is not None else None
    if view is not None and item is not None and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(surface, describe(view.review, item))
        QAccessible.updateAccessibility(event)


class ArticleText(QAccessibleTextInterface):
    """The text of the document that a surface shows. It cannot be changed or selected."""

    def __init__(self, surface: Surface) -> None:
        super().__init__()
        self._surface = ref(surface)
        self._offsets = ("", Offsets(""))

    def _view(self) -> View | None:
        surface = self._surface()
        return surface.view if surface is not None else None

    def _known(self) -> tuple[str, Offsets]:
        view = self._view()
        text = view.review.text if view is not None else ""
        if self._offsets[0] is not text:
            self._offsets = (text, Offsets(text))
        return self._offsets

    @override
    def text(self, startOffset: int, endOffset: int, /) -> str:
        text, offsets = self._known()
        return text[offsets.to_code_point(startOffset) : offsets.to_code_point(endOffset)]

    @override
    def characterCount(self) -> int:
        text, offsets = self._known()
        return offsets.to_utf16(len(text))

    @override
    def cursorPosition(self) -> int:
        view = self._view()
        item = view.review.item(view.scene.focus or "") if view is not None else None
        return self._known()[1].to_utf16(item.start) if item is not None else 0

    @override
    def characterRect(self, offset: int, /) -> QRect:
        surface, view = self._surface(), self._view()
        if surface is None or view is None:
            return QRect()
        at = self._known()[1].to_code_point(offset)
        line = view.page.line_of(at)
        left, right = next(iter(line.boxes(at, at + 1)), (0.0, 0.0))
        corner = QPointF(left, line.text_top) - surface.to_page(QPointF())
        place = surface.viewport().mapToGlobal(corner.toPoint())
        return QRect(place, QSize(round(right - left), line.text_bottom - line.text_top))

    @override
    def offsetAtPoint(self, point: QPoint, /) -> int:
        surface, view = self._surface(), self._view()
        if surface is None or view is None:
            return -1
        spot = surface.to_page(QPointF(surface.viewport().mapFromGlobal(point)))
        return self._known()[1].to_utf16(view.offset_at(spot.x(), spot.y(), between=False))

    @override
    def scrollToSubstring(self, startIndex: int, endIndex: int, /) -> None:
        surface = self._surface()
        if surface is not None:
            surface.reveal(self._known()[1].to_code_point(startIndex))

    @override
    def selectionCount(self) -> int:
        return 0

    def selection(self, _: int, /) -> tuple[int, int]:
        return 0, 0

    def attributes(self, _: int, /) -> tuple[str, int, int]:
        return "", 0, self.characterCount()

    @override
    def addSelection(self, startOffset: int, endOffset: int, /) -> None:
        """Nothing is selected here."""

    @override
    def removeSelection(self, selectionIndex: int, /) -> None:
        """Nothing is selected here."""

    @override
    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int, /) -> None:
        """Nothing is selected here."""

    @override
    def setCursorPosition(self, position: int, /) -> None:
        """The focus goes from item to item, not from letter to letter."""


class Article(QAccessibleWidget):
    """A surface as a document with text."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface, QAccessible.Role.Document, "Article")
        self._surface = ref(surface)
        self._text = ArticleText(surface)

    @override
    def interface_cast(self, kind: QAccessible.InterfaceType, /) -> int:
        if kind == QAccessible.InterfaceType.TextInterface:
            return self._text  # type: ignore[return-value]
        return super().interface_cast(kind)

    @override
    def text(self, kind: QAccessible.Text, /) -> str:
        surface = self._surface()
        view = surface.view if surface is not None else None
        item = view.review.item(view.scene.focus or "") if view is not None else None
        if kind == QAccessible.Text.Description and view is not None and item is not None:
            return describe(view.review, item)
        return super().text(kind)


_made: dict[int, Article] = {}
"""Python's side of the interfaces, kept as long as their widgets live."""


def _interface(_: str, widget: QObject | None) -> QAccessibleInterface | None:
    """Make the interface of a surface; Qt owns it and asks once for each widget."""
    if not isinstance(widget, Surface):
        return None
    key = id(widget)
    made = _made[key] = Article(widget)
    widget.destroyed.connect(lambda *_: _made.pop(key, None))
    return made


@cache
def install() -> None:
    """Have Qt ask here for the interface of a surface."""
    QAccessible.installFactory(_interface)
