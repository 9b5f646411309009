"""What stands on the screen, where only the parts that changed have been painted again.

A widget's `grab` paints everything anew, so what was left on the screen is asked of the screen.
"""

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

ROUNDING = 2
"""By how much a colour may differ that was blended in other pieces."""

_FORMAT = QImage.Format.Format_RGB32


def stale_rows(widget: QWidget) -> list[int]:
    """Return the rows of a widget that would look otherwise if all of it were painted now."""
    shown, anew = on_screen(widget), painted_anew(widget)
    return [y for y in range(anew.height()) if _differ(shown, anew, y)]


def on_screen(widget: QWidget) -> QImage:
    window = widget.window()
    QApplication.processEvents()
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    whole = window.screen().grabWindow(window.winId())
    assert not whole.isNull()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    return whole.copy(place).toImage().convertToFormat(_FORMAT)


def painted_anew(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(_FORMAT)


def _differ(shown: QImage, anew: QImage, y: int) -> bool:
    width = anew.width()
    if shown.copy(0, y, width, 1) == anew.copy(0, y, width, 1):
        return False
    both = [[picture.pixelColor(x, y) for x in range(width)] for picture in (shown, anew)]
    return any(_apart(*pair) > ROUNDING for pair in zip(*both, strict=True))


def _apart(one: QColor, other: QColor) -> int:
    parts = (
        (one.red(), other.red()),
        (one.green(), other.green()),
        (one.blue(), other.blue()),
    )
    return max(abs(a - b) for a, b in parts)
