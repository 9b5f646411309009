"""The actor register: who and what the project's mentions name. Each correction is one Edit.

Search as you type, Enter corrects a cell, M finds two to be one, U takes that back, G goes to the
first mention, Z undoes.
"""

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotation.gestures import entities
from annotation.values import Entity
from ui.commands.desk import Desk
from ui.dialogs.register_model import (
    ALIASES,
    COUNTRY,
    EXTERNAL,
    HERE,
    KIND,
    NAME,
    Index,
    RegisterModel,
    first_mention,
)
from ui.widgets import button, plain_label

ROW_HEIGHT = 30
WIDTHS = {NAME: 230, KIND: 150, COUNTRY: 120, EXTERNAL: 100, HERE: 56}
EMPTY = (
    "Nobody is in the register yet.\n"
    "Accept a mention, or press J on one: whom it names then stands here."
)
NOBODY = "Nobody of that name. The search looks at names, aliases, kinds and countries."
KEYS = "Enter corrects a cell · M merges · U takes apart · G first mention · Z undo · / search"


class KindDelegate(QStyledItemDelegate):
    """A cell in which one of the codebook's kinds of actor is chosen."""

    def __init__(self, labels: list[str], parent: QObject) -> None:
        super().__init__(parent)
        self._labels = labels

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if not self._labels:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems(["", *self._labels])
        box.setProperty("small", True)
        return box

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))
        else:
            super().setEditorData(editor, index)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)


class WordDelegate(QStyledItemDelegate):
    """A cell in which words are typed."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setProperty("small", True)
        return field


class Table(QTableView):
    """The rows. `pressed(key)` for the letters that mean something here."""

    pressed = Signal(str)

    def __init__(self, model: RegisterModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setObjectName("register")
        self.setAccessibleName("Actor register")
        self.setItemDelegate(WordDelegate(self))
        labels = [kind.label for kind in model.kinds]
        self.setItemDelegateForColumn(KIND, KindDelegate(labels, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(ALIASES, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the editor of a cell had no use for
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit("Enter")
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.pressed.emit("/")
        elif event.text() and event.text().casefold() in "mugz/":
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.pressed.emit("Shift+Z" if is_back and event.key() == Qt.Key.Key_Z
                              else event.text().upper())  # fmt: skip
        elif not event.text().isalnum():
            super().keyPressEvent(event)


class RegisterDialog(QDialog):
    """The register of the open project, corrected by edits of the open article."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._merging: Entity | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Actor register")
        self.resize(980, 560)
        codebook = desk.session.codebook
        self.model = RegisterModel(codebook.actor_kinds if codebook else (), self._correct)
        self.model.setParent(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search by name, alias, kind, country")
        self.search.setAccessibleName("Search the register")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.table = Table(self.model)
        self.empty = plain_label(name="register-empty")
        self.empty.setProperty("tone", "quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = plain_label(KEYS, name="register-said")
        self.said.setProperty("tone", "muted")
        self.said.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.reload()
        self.search.setFocus()

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        self.merge_button = self._button("Merge…", "M")
        self.apart_button = self._button("Take apart", "U")
        self.mention_button = self._button("First mention", "G")
        close = button("Close")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        for each in (self.merge_button, self.apart_button, self.mention_button, close):
            each.setAutoDefault(False)
            foot.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)

    def _button(self, text: str, key: str) -> QPushButton:
        made = button(text)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(partial(self.press, key))
        return made

    def _connect(self) -> None:
        session = self._desk.session
        self.search.textChanged.connect(self.reload)
        self.table.pressed.connect(self.press)
        for delegate in (self.table.itemDelegate(), self.table.itemDelegateForColumn(KIND)):
            delegate.closeEditor.connect(self._on_cell_left)
        session.edited.connect(self._on_edited)
        session.document_opened.connect(self.reject)
        session.notice.connect(self.said.setText)
        session.failed.connect(self.said.setText)

    # -- showing ---------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        """Show what an edit changed; while a cell is being typed in, when that is over."""
        if self.table.state() != QAbstractItemView.State.EditingState:
            self.reload()

    def _on_cell_left(self) -> None:
        QTimer.singleShot(0, self, self._on_edited)

    def reload(self) -> None:
        """Show the register as it is now, the same row chosen as before."""
        before, column = self.chosen, max(0, self.table.currentIndex().column())
        line = max(0, self.table.currentIndex().row())
        self.model.show_review(self._desk.review, self.search.text())
        found = -1 if before is None else self.model.number(before.id)
        count = self.model.rowCount()
        self.table.setCurrentIndex(
            self.model.index(found if found >= 0 else min(line, count - 1), column)
        )
        self.empty.setText(NOBODY if self.model.is_searching else EMPTY)
        self.pages.setCurrentIndex(0 if count else 1)
        for each in (self.merge_button, self.apart_button, self.mention_button):
            each.setEnabled(count > 0)

    @property
    def chosen(self) -> Entity | None:
        return self.model.entity(self.table.currentIndex().row())

    # -- keys ------------------------------------------------------------------------------------

    def press(self, key: str) -> None:
        """Do what a key of the table means."""
        deeds = {
            "Enter": self._enter,
            "M": self._merge,
            "U": self._take_apart,
            "G": self._go,
            "Z": self._desk.session.undo,
            "Shift+Z": self._desk.session.redo,
            "/": self.search.setFocus,
        }
        deed = deeds.get(key)
        if deed is not None:
            deed()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._merging is not None:
            self._end_merging()
            self.said.setText(KEYS)
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in down and self.model.rowCount():
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if self._merging is not None:
            self._merge()
        elif self.chosen is not None:
            self.table.edit(self.table.currentIndex())

    def _correct(self, entity: Entity) -> None:
        review = self._desk.review
        if review is not None:
            self._desk.session.do(entities.correct_entity(review, entity))

    # -- one or two ------------------------------------------------------------------------------

    def _merge(self) -> None:
        """Choose the one that is another, then that other one."""
        review, chosen, one = self._desk.review, self.chosen, self._merging
        if review is None or chosen is None:
            return
        if one is None:
            self._begin_merging(chosen)
            return
        into = review.layer.register.standing(chosen.id) or chosen
        if into.id == one.id:
            self.said.setText(f"“{one.name}” is itself. Go to another one, or press Esc.")
            return
        self._end_merging()
        self.said.setText(f"“{one.name}” is “{into.name}” now. U takes it apart.")
        self._desk.session.do(entities.merge(review, one.id, into.id))
        self.table.selectRow(max(0, self.model.number(into.id)))

    def _begin_merging(self, one: Entity) -> None:
        if one.merged:
            self.said.setText(f"“{one.name}” is merged already. U takes it apart.")
            return
        self._merging = one
        self.merge_button.setText("Into this one")
        self.said.setText(f"“{one.name}” is the same as…  Go to that one, then Enter. Esc leaves.")

    def _end_merging(self) -> None:
        self._merging = None
        self.merge_button.setText("Merge…")

    def _take_apart(self) -> None:
        review, chosen = self._desk.review, self.chosen
        if review is None or chosen is None:
            return
        register = review.layer.register
        inner = [each for each in register.held() if each.merged == chosen.id]
        if chosen.merged:
            inner = [chosen]
        if len(inner) == 1:
            self._desk.session.do(entities.unmerge(review, inner[0].id))
        elif inner:
            self.said.setText("Several are merged here. Go to the line of one of them, then U.")
        else:
            self.said.setText(f"Nothing is merged into “{chosen.name}”.")

    def _go(self) -> None:
        """Close, and go to the first mention of the chosen one in this article."""
        desk, chosen = self._desk, self.chosen
        if desk.review is None or chosen is None:
            return
        standing = desk.review.layer.register.standing(chosen.id) or chosen
        found = first_mention(desk.review, standing.id)
        if found is None:
            self.said.setText(f"This article does not name “{chosen.name}”.")
            return
        self.accept()
        desk.focus(found)
