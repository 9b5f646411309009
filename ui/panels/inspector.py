"""What has the focus, at the right: its state, type, roles and attributes, with their keys.

Built once; a new focus changes texts. With nothing in focus it tells about the article.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotation.codebook import Codebook
from annotation.review import Item, Review, State
from ui.panels.article_card import ArticleCard
from ui.panels.attributes import Attributes
from ui.panels.cells import CellColumn, CellRow
from ui.panels.inspector_view import STATES, ItemView, item_view
from ui.panels.legend import Legend
from ui.panels.place_map import PlaceMap
from ui.panels.role_list import RoleList
from ui.panels.rows import ChoiceRow, RowView
from ui.panels.type_choice import TypeChoice
from ui.theme import Theme
from ui.widgets import plain_label, restyle, serif_css, show_if

if TYPE_CHECKING:
    from annotation.frames.book import Frames

MARGIN = 21
LOW = 760


class Inspector(QWidget):
    """Signals: `action_wanted(action id)`, `type_chosen(name)`, `role_pressed(role, link)`,
    `link_removed(link)`, `attribute_set(name, value)`, `facts_wanted()`, `focus_wanted(item)`,
    `place_picked(location)`.
    """

    action_wanted = Signal(str)
    type_chosen = Signal(str)
    role_pressed = Signal(str, object)
    link_removed = Signal(object)
    attribute_set = Signal(str, str)
    facts_wanted = Signal()
    focus_wanted = Signal(str)
    place_picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(270)
        self._theme = theme
        self._codebook: Codebook | None = None
        self._view: ItemView | None = None
        self._has_fields = False
        self._build()

    @property
    def types(self) -> list[ChoiceRow]:
        return self.type_choice.rows

    @property
    def roles(self) -> list[ChoiceRow]:
        return self.role_list.rows

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self.card = ArticleCard()
        self.card.facts_wanted.connect(self.facts_wanted)
        self.stack.addWidget(_scrolled(self.card))
        self.stack.addWidget(_scrolled(self._item_page()))
        self.legend = Legend(self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 8, MARGIN, 0)
        foot.addWidget(self.legend)
        column.addLayout(foot)

    def _item_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 12, MARGIN, 6)
        column.setSpacing(0)
        self._build_what(column)
        self._build_types(column)
        self._build_roles(column)
        self._build_row(column)
        self._build_attributes(column)
        column.addStretch(1)
        return page

    def _build_what(self, column: QVBoxLayout) -> None:
        self.quote = plain_label(name="quote")
        self.quote.setStyleSheet(serif_css(20))
        self.quote.setWordWrap(True)
        self.origin = plain_label(name="origin")
        self.origin.setProperty("tone", "muted")
        self.origin.setWordWrap(True)
        column.addLayout(self._top())
        column.addSpacing(3)
        column.addWidget(self.quote)
        column.addSpacing(2)
        column.addWidget(self.origin)
        column.addSpacing(3)
        column.addLayout(self._decisions())
        column.addSpacing(1)

    def _build_types(self, column: QVBoxLayout) -> None:
        self.type_choice = TypeChoice(self._theme)
        self.type_choice.chosen.connect(self.type_chosen)
        self.type_choice.more_wanted.connect(partial(self.action_wanted.emit, "type.choose"))
        column.addWidget(self.type_choice)

    def _build_roles(self, column: QVBoxLayout) -> None:
        self.role_title = _section("Arguments")
        self.role_list = RoleList(self._theme)
        self.role_list.pressed.connect(self.role_pressed)
        self.role_list.removed.connect(self.link_removed)
        column.addWidget(self.role_title)
        column.addWidget(self.role_list)

    def _build_row(self, column: QVBoxLayout) -> None:
        """The row of an event, or what a span means; then what is wrong with it."""
        self.row_title = _section("Row")
        self.cells, self.faults = CellColumn(self._theme), CellColumn(self._theme)
        self.used = CellColumn(self._theme)
        self.map = PlaceMap(self._theme)
        self.map.picked.connect(self.place_picked)
        column.addWidget(self.row_title)
        for part in (self.cells.widget, self.map, self.faults.widget, self.used.widget):
            column.addWidget(part)

    def _build_attributes(self, column: QVBoxLayout) -> None:
        """One line says what is not as usual; a click opens the fields."""
        self.attribute_line = ChoiceRow(self._theme)
        self.attribute_line.setObjectName("attribute-line")
        self.attribute_line.clicked.connect(self._on_attribute_line)
        self.attributes = Attributes()
        self.attributes.changed.connect(self.attribute_set)
        self.attributes.hide()
        column.addSpacing(4)
        column.addWidget(self.attribute_line)
        column.addWidget(self.attributes)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(7)
        self.kind = plain_label(name="kind")
        self.kind.setProperty("tone", "muted")
        self.state = plain_label(name="state")
        row.addWidget(self.kind)
        row.addWidget(self.state)
        row.addStretch(1)
        return row

    def _decisions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.accept = ChoiceRow(self._theme)
        self.accept.show_view(RowView("Space", label="Accept"))
        self.accept.clicked.connect(self._on_accept)
        self.reject = ChoiceRow(self._theme)
        self.reject.show_view(RowView("X", label="Reject"))
        self.reject.clicked.connect(partial(self.action_wanted.emit, "reject"))
        row.addWidget(self.accept)
        row.addWidget(self.reject)
        return row

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the legend's place to the rest where the window is low."""
        super().resizeEvent(event)
        self.legend.setVisible(self.height() >= LOW)

    # -- showing ---------------------------------------------------------------------------------

    def set_codebook(self, codebook: Codebook | None) -> None:
        """Make room for what the codebook offers."""
        self._codebook, self._view = codebook, None
        if codebook is not None:
            self.attributes.set_attributes(codebook.attributes)

    def set_theme(self, theme: Theme) -> None:
        self._theme, view = theme, self._view
        for part in (
            self.legend, self.type_choice, self.role_list, self.cells, self.faults, self.used,
            self.map, self.accept, self.reject, self.attribute_line,
        ):  # fmt: skip
            part.set_theme(theme)
        if view is not None:
            self._view = None
            self._show(view)

    def show_item(
        self, review: Review | None, item: Item | None, frames: "Frames | None" = None
    ) -> None:
        """Show a focused item, or the article when nothing has the focus."""
        if review is None:
            return
        self.map.show_item(review, item)
        if item is None:
            self.card.show_review(review)
            self.stack.setCurrentIndex(0)
            return
        self._show(item_view(review, item, frames))
        self.stack.setCurrentIndex(1)

    def _show(self, view: ItemView) -> None:
        if view == self._view:
            return
        self._view = view
        self.kind.setText(view.kind)
        self.state.setText(f"● {STATES[view.state]}")
        restyle(self.state, "tone", view.state.value)
        self.quote.setText(view.quote)
        self.origin.setText(view.origin)
        word = "Take back" if view.state is State.REJECTED else "Reject"
        self.reject.show_view(RowView("X", label=word))
        show_if(self.accept, on=view.state is not State.ACCEPTED)
        self._show_types(view)
        show_if(self.role_title, on=bool(view.roles))
        show_if(self.role_list, on=bool(view.roles))
        chosen = next((each for each in view.types if each.chosen), None)
        self.role_list.show_roles(view.roles, self._colour(chosen.name) if chosen else "")
        self._show_row(view)
        self._show_attributes(view)

    def _show_types(self, view: ItemView) -> None:
        colours = {each.name: self._colour(each.name) for each in view.types}
        self.type_choice.show_types(view.types, colours, more=view.more, folds=view.is_event)

    def _show_row(self, view: ItemView) -> None:
        self.row_title.setText("Row" if view.is_event else "Meaning")
        show_if(self.row_title, on=bool(view.cells))
        for part, views in (
            (self.cells, view.cells), (self.faults, view.faults), (self.used, view.used),
        ):  # fmt: skip
            for row in part.show(views):
                row.clicked.connect(partial(self._on_cell, row))

    def _show_attributes(self, view: ItemView) -> None:
        show_if(self.attribute_line, on=view.is_event)
        self.attribute_line.show_view(RowView("=", label="Attributes", value=view.unusual))
        show_if(self.attributes, on=view.is_event and self._has_fields)
        self.attributes.show_values(dict(view.attributes))

    def _colour(self, type_: str) -> str:
        try:
            known = self._codebook.type(type_) if self._codebook is not None else None
        except KeyError:  # the codebook has it no longer
            known = None
        return self._theme.ink if known is None else self._theme.colour(known.colours)

    # -- clicks ----------------------------------------------------------------------------------

    def _on_accept(self) -> None:
        is_event = self._view is not None and self._view.is_event
        self.action_wanted.emit("accept.event" if is_event else "accept")

    def _on_cell(self, row: CellRow) -> None:
        """To the evidence of a cell, else to where its value is corrected."""
        view = row.view
        if view.evidence:
            self.focus_wanted.emit(view.evidence[0])
        elif view.key:
            self.action_wanted.emit("value" if view.key == "V" else "entity.join")

    def _on_attribute_line(self) -> None:
        self._has_fields = not self._has_fields
        self.attributes.setVisible(self._has_fields)


def _section(text: str) -> QLabel:
    label = plain_label(text)
    label.setProperty("tone", "section")
    label.setContentsMargins(0, 6, 0, 1)
    return label


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
