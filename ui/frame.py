"""The frame: the top-level window, painted at once, into which the real window is put.

Loading the panels, the actions and the canvas takes longer than all of an empty window. The frame
needs none of them: it shows where things will be, in the colours of the theme, and is painted
before they are imported. It keeps the geometry; everything else is the window's that it holds.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.settings import Settings

SIZE = QSize(1440, 900)
EDGE = QSize(16, 48)
"""What the frame and the title bar take of a screen, about."""
TOP, BOTTOM, LEFT, RIGHT = 80, 44, 252, 324
"""Where the bands of the window will be."""


def first_size(screen: QRect) -> QSize:
    """Return the size of a window that has none to remember: it fits on the screen."""
    return SIZE.boundedTo(screen.size() - EDGE)


class Frame(QWidget):
    """Empty until `hold` puts a window in; closing it closes that window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._theme = theme.theme_for(settings.theme)
        self._held: QWidget | None = None
        self.setWindowTitle("Goldleaf")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(first_size(self.screen().availableGeometry()))
        self.restoreGeometry(settings.bytes("geometry"))

    def hold(self, window: QWidget) -> None:
        """Show `window` inside; the title bar says what it says."""
        self._held = window
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        window.setWindowFlags(Qt.WindowType.Widget)
        layout.addWidget(window)
        window.windowTitleChanged.connect(self.setWindowTitle)
        window.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._held is not None:
            return
        painter = QPainter(self)
        look, area = self._theme, self.rect()
        painter.fillRect(area, QColor(look.panel))
        middle = area.adjusted(LEFT, TOP, -RIGHT, -BOTTOM)
        painter.fillRect(middle.adjusted(-1, 0, 1, 0), QColor(look.border))
        painter.fillRect(middle, QColor(look.page))
        for y in (TOP - 1, area.height() - BOTTOM):
            painter.fillRect(0, y, area.width(), 1, QColor(look.border))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._held is not None:
            self._held.close()
        self._settings.set_bytes("geometry", self.saveGeometry())
        self._settings.sync()
        super().closeEvent(event)


class AfterPaint(QObject):
    """Calls a function once, in the turn after a widget was painted for the first time."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._then: Callable[[], None] | None = then
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self, then)
        return False
