"""Lines of the inspector that say a cell: label, value, how it came about. They wrap, and click."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.panels.events_painter import paint_warning
from ui.panels.frame_view import CellView
from ui.theme import Theme, qcolor, sans
from ui.widgets import key_width, paint_key, safe_tooltip, show_if

LEFT = 66.0
"""Where values begin, behind the labels."""
SIGN = 18.0
MOST_LINES = 8
PAD = 2.0
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class CellRow(QAbstractButton):
    """One cell. It is as high as its words need, and never takes the keyboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view = CellView("")
        self._heights: dict[int, int] = {}
        self._value, self._note = sans(12), sans(11)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_view(self, view: CellView) -> None:
        if view == self.view:
            return
        self.view = view
        self._heights.clear()
        said = " ".join(filter(None, (view.label, view.said, view.note)))
        self.setAccessibleName(said)
        self.setToolTip(safe_tooltip(said))
        pointing = bool(view.evidence or view.key)
        shape = Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._hold()
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    # -- room ------------------------------------------------------------------------------------

    @property
    def _start(self) -> float:
        return SIGN if self.view.is_fault else LEFT

    def _room(self, width: int) -> float:
        end = key_width(self.view.key) + 6 if self.view.key else 0.0
        return max(40.0, width - self._start - end)

    def _high(self, text: str, width: int, *, small: bool) -> float:
        if not text:
            return 0.0
        metrics = QFontMetricsF(self._note if small else self._value)
        box = metrics.boundingRect(QRectF(0, 0, self._room(width) - 1, 1000), _WRAP, text)
        return min(box.height(), MOST_LINES * metrics.lineSpacing() + 1)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        known = self._heights.get(width)
        if known is None:
            height = self._high(self.view.said, width, small=False)
            height += self._high(self.view.note, width, small=True)
            known = self._heights[width] = round(height + 2 * PAD + 0.49)
        return known

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold()

    def _hold(self) -> None:
        """Keep the height that the words need, whatever the layout remembers."""
        wanted = self.heightForWidth(self.width())
        if self.minimumHeight() != wanted:
            self.setMinimumHeight(wanted)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    # -- painting --------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, view = self._theme, self.view
        if self.underMouse() and (view.evidence or view.key):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-4, 0, 0, 0), 4, 4)
        high, room = self._high(view.said, self.width(), small=False), self._room(self.width())
        first = QFontMetricsF(self._value).height()
        self._paint_label(painter, first)
        painter.setFont(self._value)
        painter.setPen(qcolor(self._ink()))
        painter.drawText(QRectF(self._start, PAD, room, high), _WRAP, view.said)
        if view.note:
            painter.setFont(self._note)
            painter.setPen(qcolor(theme.quiet))
            low = self.height() - PAD - high
            painter.drawText(QRectF(self._start, PAD + high, room, low), _WRAP, view.note)
        if view.key:
            left = self.width() - key_width(view.key)
            paint_key(painter, theme, left, PAD + first / 2 + 1, view.key)
        painter.end()

    def _ink(self) -> str:
        view, theme = self.view, self._theme
        if view.is_fault or (view.missing and not view.value):
            return theme.suggested
        if view.is_unaccepted:
            return theme.muted
        return theme.ink if view.value else theme.quiet

    def _paint_label(self, painter: QPainter, first: float) -> None:
        view, theme = self.view, self._theme
        middle = PAD + first / 2
        if view.is_fault:
            paint_warning(painter, theme.suggested, 1.0, middle)
            return
        painter.setFont(self._value)
        painter.setPen(qcolor(theme.muted))
        box = QRectF(0, PAD, LEFT - 4, first)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), view.label)
        if view.missing or view.is_open:
            painter.setPen(QPen(qcolor(theme.suggested), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(LEFT - 17, middle - 2.5, 11, 5), 2, 2)


class CellColumn:
    """Rows made once and used again, in a column of their own."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.rows: list[CellRow] = []
        self.widget = QWidget()
        self._column = QVBoxLayout(self.widget)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show(self, views: tuple[CellView, ...]) -> list[CellRow]:
        """Show these cells; return the rows that had to be made."""
        made = []
        while len(self.rows) < len(views):
            row = CellRow(self._theme)
            self.rows.append(row)
            self._column.addWidget(row)
            made.append(row)
        for place, row in enumerate(self.rows):
            if place < len(views):
                row.show_view(views[place])
            show_if(row, on=place < len(views))
        show_if(self.widget, on=bool(views))
        self._column.invalidate()
        self._column.activate()  # now: a request that came while hidden would be lost
        self.widget.updateGeometry()
        return made

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for row in self.rows:
            row.set_theme(theme)
