"""A card over the window: nothing under it is lost, Esc or a click beside it closes it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

SHADE = 90


class Overlay(QWidget):
    """Covers its parent and follows its size. `card` is what a person sees."""

    def __init__(self, parent: QWidget, *, width: int, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before: QWidget | None = None
        self.card = QFrame()
        self.card.setObjectName("palette")
        self.card.setFixedWidth(width)
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 64, 20, 40)
        whole.addLayout(row)
        whole.addStretch(1)
        parent.installEventFilter(self)

    def open_over(self) -> None:
        """Show the card over the whole parent; the focus goes back when it is closed."""
        parent = self.parentWidget()
        if parent is None:
            return
        self._before = parent.window().focusWidget()
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.take_focus()

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and parent is not None and watched is parent:
            self.setGeometry(parent.rect())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, SHADE))
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.leave()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        # Whatever else is pressed is not for the window below.
        event.accept()

    def leave(self) -> None:
        before = self._before
        self.close()
        if before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)
