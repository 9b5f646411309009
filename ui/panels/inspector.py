"""What has the focus, at the right: its state, type, roles and attributes, with their keys.

Built once; a new focus changes texts. With nothing in focus it tells about the article.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
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
from ui.panels.inspector_view import STATES, ItemView, RoleRow, item_view
from ui.panels.legend import Legend
from ui.panels.rows import ChoiceRow, RowView
from ui.theme import Theme
from ui.widgets import plain_label, restyle, serif_css

MARGIN = 21
LOW = 620


class Inspector(QWidget):
    """Signals: `action_wanted(action id)`, `type_chosen(name)`, `role_pressed(role, link)`,
    `link_removed(link)`, `attribute_set(name, value)`, `facts_wanted()`.
    """

    action_wanted = Signal(str)
    type_chosen = Signal(str)
    role_pressed = Signal(str, object)
    link_removed = Signal(object)
    attribute_set = Signal(str, str)
    facts_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(270)
        self._theme = theme
        self._codebook: Codebook | None = None
        self._view: ItemView | None = None
        self._columns = 1
        self.types: list[ChoiceRow] = []
        self.roles: list[ChoiceRow] = []
        self._build()

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self.card = ArticleCard()
        self.card.facts_wanted.connect(self.facts_wanted)
        self.stack.addWidget(self._scrolled(self.card))
        self.stack.addWidget(self._scrolled(self._item_page()))
        self.legend = Legend(self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 8, MARGIN, 0)
        foot.addWidget(self.legend)
        column.addLayout(foot)

    def _scrolled(self, page: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _item_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 19, MARGIN, 8)
        column.setSpacing(0)
        for build in (self._build_what, self._build_types, self._build_roles):
            build(column)
            column.addSpacing(10)
        self.attributes = Attributes()
        self.attributes.changed.connect(self.attribute_set)
        column.addWidget(self.attributes)
        column.addStretch(1)
        return page

    def _build_what(self, column: QVBoxLayout) -> None:
        self.quote = plain_label(name="quote")
        self.quote.setStyleSheet(serif_css(22))
        self.quote.setWordWrap(True)
        self.origin = plain_label(name="origin")
        self.origin.setProperty("tone", "muted")
        self.origin.setWordWrap(True)
        self.meaning = plain_label(name="meaning")
        self.meaning.setWordWrap(True)
        column.addLayout(self._top())
        column.addSpacing(8)
        column.addWidget(self.quote)
        column.addSpacing(8)
        column.addWidget(self.origin)
        column.addWidget(self.meaning)
        column.addSpacing(7)
        column.addLayout(self._decisions())

    def _build_types(self, column: QVBoxLayout) -> None:
        self.type_title = self._section("Type")
        self.type_grid = QGridLayout()
        self.type_grid.setSpacing(1)
        self.more = ChoiceRow(self._theme)
        self.more.clicked.connect(partial(self.action_wanted.emit, "type.choose"))
        column.addWidget(self.type_title)
        column.addSpacing(4)
        column.addLayout(self.type_grid)
        column.addWidget(self.more)

    def _build_roles(self, column: QVBoxLayout) -> None:
        self.role_title = self._section("Arguments")
        self.role_column = QVBoxLayout()
        self.role_column.setSpacing(1)
        column.addWidget(self.role_title)
        column.addSpacing(4)
        column.addLayout(self.role_column)
        self.used = plain_label(name="used")
        self.used.setProperty("tone", "muted")
        self.used.setWordWrap(True)
        column.addWidget(self.used)

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

    def _section(self, text: str) -> QLabel:
        label = plain_label(text)
        label.setProperty("tone", "section")
        return label

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
        self.legend.set_theme(theme)
        for row in (*self.types, *self.roles, self.accept, self.reject, self.more):
            row.set_theme(theme)
        if view is not None:
            self._view = None
            self._show(view)

    def show_item(self, review: Review | None, item: Item | None) -> None:
        """Show a focused item, or the article when nothing has the focus."""
        if review is None:
            return
        if item is None:
            self.card.show_review(review)
            self.stack.setCurrentIndex(0)
            return
        self._show(item_view(review, item))
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
        self.meaning.setText(view.meaning)
        self.meaning.setVisible(bool(view.meaning))
        word = "Take back" if view.state is State.REJECTED else "Reject"
        self.reject.show_view(RowView("X", label=word))
        self.accept.setVisible(view.state is not State.ACCEPTED)
        self._show_types(view)
        self._show_roles(view)
        self.used.setText("\n".join(view.used))
        self.used.setVisible(bool(view.used))
        self.attributes.setVisible(bool(view.attributes))
        self.attributes.show_values(dict(view.attributes))

    def _show_types(self, view: ItemView) -> None:
        is_event = view.kind != "Entity"
        self.type_title.setText("Event type" if is_event else "Type")
        columns = 2 if is_event else 1
        while len(self.types) < len(view.types):
            self._add_type_row()
        if columns != self._columns:
            self._columns = columns
            for place, row in enumerate(self.types):
                self.type_grid.addWidget(row, place // columns, place % columns)
        for place, row in enumerate(self.types):
            row.setVisible(place < len(view.types))
        for row, each in zip(self.types, view.types, strict=False):
            row.setProperty("type", each.name)
            dot = self._colour(each.name)
            row.show_view(RowView(each.key, dot, each.label, chosen=each.chosen))
        self.more.setVisible(view.more > 0)
        self.more.show_view(RowView(";", label=f"{view.more} more types…"))

    def _add_type_row(self) -> None:
        row = ChoiceRow(self._theme)
        row.clicked.connect(partial(self._on_type, row))
        place = len(self.types)
        self.types.append(row)
        self.type_grid.addWidget(row, place // self._columns, place % self._columns)

    def _show_roles(self, view: ItemView) -> None:
        self.role_title.setVisible(bool(view.roles))
        while len(self.roles) < len(view.roles):
            self._add_role_row()
        chosen = next((each for each in view.types if each.chosen), None)
        accent = self._colour(chosen.name) if chosen is not None else ""
        for place, row in enumerate(self.roles):
            row.setVisible(place < len(view.roles))
            if place < len(view.roles):
                each = view.roles[place]
                row.setProperty("row", each)
                row.show_view(_role_view(each, accent))

    def _add_role_row(self) -> None:
        row = ChoiceRow(self._theme)
        row.clicked.connect(partial(self._on_role, row))
        row.removed.connect(partial(self._on_removed, row))
        self.roles.append(row)
        self.role_column.addWidget(row)

    def _colour(self, type_: str) -> str:
        if self._codebook is None:
            return self._theme.ink
        return self._theme.colour(self._codebook.type(type_).colours)

    # -- clicks ----------------------------------------------------------------------------------

    def _on_accept(self) -> None:
        is_event = self._view is not None and self._view.kind != "Entity"
        self.action_wanted.emit("accept.event" if is_event else "accept")

    def _on_type(self, row: ChoiceRow) -> None:
        self.type_chosen.emit(row.property("type"))

    def _on_role(self, row: ChoiceRow) -> None:
        each: RoleRow = row.property("row")
        self.role_pressed.emit(each.role, each.link)

    def _on_removed(self, row: ChoiceRow) -> None:
        each: RoleRow = row.property("row")
        self.link_removed.emit(each.link)


def _role_view(each: RoleRow, accent: str) -> RowView:
    if each.link is None:
        return RowView(each.key, label=each.label, is_muted=True)
    tag = "suggested" if each.is_suggested else ""
    return RowView(
        each.key,
        label=each.label,
        value=each.value,
        tag=tag,
        accent=accent,
        chosen=True,
        is_removable=True,
    )
