"""The types that the focused item can have. For a trigger folded to the one that it has."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.inspector_view import TypeRow
from ui.panels.rows import ChoiceRow, RowView
from ui.theme import Theme
from ui.widgets import safe_tooltip, show_if

COLUMNS = 2


class TypeChoice(QWidget):
    """Signals: `chosen(name)`; `more_wanted()`: the chooser of all types."""

    chosen = Signal(str)
    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_open = False
        self._folds = False
        self.rows: list[ChoiceRow] = []
        self.current = ChoiceRow(theme)
        self.others = ChoiceRow(theme)
        self.others.setObjectName("other-types")
        self.more = ChoiceRow(theme)
        self.grid = QWidget()
        self._cells = QGridLayout(self.grid)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setSpacing(1)
        self._lay_out()
        self.current.clicked.connect(self.toggle)
        self.others.clicked.connect(self.toggle)
        self.more.clicked.connect(self.more_wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.current)
        top.addWidget(self.others)
        column.addLayout(top)
        column.addWidget(self.grid)
        column.addWidget(self.more)
        for at in range(COLUMNS):
            self._cells.setColumnStretch(at, 1)

    @property
    def is_open(self) -> bool:
        """Whether all types with a key are shown."""
        return self._is_open or not self._folds

    def toggle(self) -> None:
        """Open the grid of types, or fold it again."""
        self._is_open = not self._is_open
        self._unfold()

    def _unfold(self) -> None:
        for widget, shown in (
            (self.current, self._folds),
            (self.others, self._folds),
            (self.grid, self.is_open),
            (self.more, self.is_open and bool(self.more.view.label)),
        ):
            show_if(widget, on=shown)

    def show_types(
        self, types: tuple[TypeRow, ...], colours: dict[str, str], *, more: int, folds: bool
    ) -> None:
        """Show these; `more` can be chosen by their first letters."""
        while len(self.rows) < len(types):
            self._add()
        for place, row in enumerate(self.rows):
            show_if(row, on=place < len(types))
        for row, each in zip(self.rows, types, strict=False):
            if row.property("type") != each.name:
                row.setProperty("type", each.name)
                row.setToolTip(safe_tooltip(each.label))
            row.show_view(_view(each, colours))
        held = next((each for each in types if each.chosen), None)
        self.current.show_view(RowView() if held is None else _view(held, colours))
        self.others.show_view(RowView("1–9", label="other types", is_muted=True))
        self.more.show_view(RowView(";", label=f"{more} more types…") if more else RowView())
        self._folds = folds
        self._unfold()

    def _add(self) -> None:
        row = ChoiceRow(self._theme)
        row.clicked.connect(partial(self._on_chosen, row))
        place = len(self.rows)
        self.rows.append(row)
        self._cells.addWidget(row, place // COLUMNS, place % COLUMNS)

    def _on_chosen(self, row: ChoiceRow) -> None:
        self._is_open = False
        self.chosen.emit(row.property("type"))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for row in (*self.rows, self.current, self.others, self.more):
            row.set_theme(theme)


def _view(each: TypeRow, colours: dict[str, str]) -> RowView:
    return RowView(each.key, colours.get(each.name, ""), each.label, chosen=each.chosen)
