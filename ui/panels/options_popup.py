"""Choosing from what is offered for typed text: a value, an entity, an attribute.

It never takes the keyboard's focus: while it is open, the window hands it the keys.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from annotation.normals import Location
from annotation.options.offer import Offer, Option
from ui.panels.nearby import stand_near
from ui.panels.options_list import WIDTH, OptionsList
from ui.theme import Theme, qcolor, sans
from ui.widgets import plain_label

if TYPE_CHECKING:
    from ui.panels.map_dots import MapPlace
    from ui.panels.map_view import MapView

LINE = 30
MAP_HEIGHT = 150
LONGEST = 200
LONGEST_TITLE = 90
DIGITS = "123456789"
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CLOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `offer(typed)` says what can be taken, `taken(value)` is called with it.

    `digits`: a digit takes an option at once; where digits are something to type, Alt and the
    digit do. `hint` stands in the empty line. `left` is called when nothing is taken, `arrow(step,
    stretch)` for the left and right arrows, `taken_all` in place of `taken` for Enter with Shift,
    `emptied` for Delete.
    Without a line nothing can be typed.
    """

    title: str
    offer: Callable[[str], Offer[Any]]
    taken: Callable[[Any], None]
    hint: str = "Type to narrow down"
    digits: bool = True
    left: Callable[[], None] | None = None
    arrow: Callable[[int, bool], None] | None = None
    has_line: bool = True
    taken_all: Callable[[Any], None] | None = None
    emptied: Callable[[], None] | None = None


class TypedLine(QWidget):
    """What was typed, with a caret at its end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.text = ""
        self.hint = ""
        self.setFixedHeight(LINE)

    def show_text(self, text: str, hint: str) -> None:
        self.text, self.hint = text, hint
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, font = self.theme, sans(13)
        painter.setPen(QPen(qcolor(theme.strong_border), 1))
        painter.setBrush(qcolor(theme.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(font)
        metrics, room = QFontMetricsF(font), self.width() - 20.0
        shown = metrics.elidedText(self.text, Qt.TextElideMode.ElideLeft, room)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setPen(qcolor(theme.ink if self.text else theme.quiet))
        box = QRectF(10, 0, room, self.height())
        hint = metrics.elidedText(self.hint, Qt.TextElideMode.ElideRight, room - 4)
        painter.drawText(box if self.text else box.adjusted(4, 0, 0, 0), flags, shown or hint)
        caret = 10.5 + (metrics.horizontalAdvance(shown) + 1 if self.text else 0.0)
        painter.setPen(QPen(qcolor(theme.focus), 1.5))
        painter.drawLine(QPointF(caret, 7), QPointF(caret, LINE - 7))
        painter.end()


class OptionsPopup(QFrame):
    """Open it with `ask`; while `is_open`, give it keys with `take`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chooser")
        self._theme = theme
        self._question: Question | None = None
        self._typed = ""
        self.changed: Callable[[], None] | None = None
        self.title = plain_label(name="options-title")
        self.title.setWordWrap(True)
        self.line = TypedLine(theme, self)
        self.problem = plain_label(name="options-problem")
        self.problem.setProperty("tone", "suggested")
        self.problem.setWordWrap(True)
        self.list = OptionsList(theme, self._take_index, self)
        self.list.moved = self._on_moved
        self.list.key_of = self._key_of
        self.map: MapView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 9, 8, 8)
        self._column.setSpacing(6)
        for widget in (self.title, self.line, self.problem, self.list):
            self._column.addWidget(widget)
        self.setFixedWidth(WIDTH)
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._question is not None

    @property
    def takes_digits(self) -> bool:
        """Whether a digit takes an option as things are."""
        return self._question is not None and self._question.digits and not self._typed

    @property
    def typed(self) -> str:
        return self._typed

    @property
    def labels(self) -> list[str]:
        """What is offered, as it is shown."""
        return [option.label for option in self.list.options]

    def set_theme(self, theme: Theme) -> None:
        self._theme = self.line.theme = self.list.theme = theme
        if self.map is not None:
            self.map.set_theme(theme)
        self.update()

    # -- opening and closing ---------------------------------------------------------------------

    def ask(self, question: Question) -> None:
        """Show what is offered before anything is typed."""
        self._question, self._typed = question, ""
        self.set_title(question.title)
        self.list.begin()
        self.ask_again()
        self.show()
        self.raise_()

    def tell(self, sentence: str) -> None:
        """Say why nothing can be chosen, until Esc, Enter or Backspace; no other key counts."""
        said: Offer[Any] = Offer((), sentence)
        self.ask(Question("", lambda _: said, lambda _: None, has_line=False))

    @property
    def is_telling(self) -> bool:
        """Whether all there is to do is to close it."""
        question = self._question
        return question is not None and not question.has_line and not self.list.options

    def set_title(self, title: str) -> None:
        line = " ".join(title.split())
        short = line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…"
        self.title.setText(short)
        self.title.setVisible(bool(short))
        self.setAccessibleName(short)

    def leave(self, *, nobody: bool = False) -> None:
        """Close without taking anything; with `nobody` only where that can be said."""
        question = self._question
        then = None if question is None else question.emptied if nobody else question.left
        if then is not None or not nobody:
            self.dismiss()
        if then is not None:
            then()

    def dismiss(self) -> None:
        """Close because the window went on to something else."""
        if self._question is not None:
            self._question = None
            self.hide()
            _tell(self.changed)

    # -- keys ------------------------------------------------------------------------------------

    def take(self, event: QKeyEvent) -> None:
        """Understand a key: every key is for the popup while it is open."""
        key = event.key()
        if key == Qt.Key.Key_Escape or (self.is_telling and key in _CLOSING):
            self.leave()
        elif key in _TAKING:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._take_index(self.list.at, everywhere=bool(shift))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._take_arrow(1 if key == Qt.Key.Key_Right else -1, event)
        elif key == Qt.Key.Key_Delete:
            self.leave(nobody=True)
        elif not self.take_digit(event):
            self._type(event)

    def _take_arrow(self, step: int, event: QKeyEvent) -> None:
        if self._question is not None and self._question.arrow is not None:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._question.arrow(step, shift)

    def take_digit(self, event: QKeyEvent) -> bool:
        """Take the option on a digit, where the key is one that does."""
        digit = chr(event.key()) if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 else event.text()
        if not digit or digit not in DIGITS or self._question is None:
            return False
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not is_held and not self.takes_digits:
            return False
        self._take_index(self.list.first + int(digit) - 1)
        return True

    def _type(self, event: QKeyEvent) -> None:
        if self._question is None or not self._question.has_line:
            return
        held, typed = event.modifiers() & _HELD, event.text()
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Backspace:
            self._set_typed("" if held == control else self._typed[:-1])
        elif held == control and event.key() == Qt.Key.Key_V:
            pasted = " ".join(QGuiApplication.clipboard().text().split())
            self._set_typed(self._typed + pasted)
        elif typed.isprintable() and typed and held in (Qt.KeyboardModifier.NoModifier, _HELD):
            self._set_typed((self._typed + typed).lstrip())

    def _set_typed(self, typed: str) -> None:
        typed = typed[:LONGEST]
        if typed != self._typed:
            self._typed = typed
            self.ask_again()

    def _take_index(self, index: int, *, everywhere: bool = False) -> None:
        question = self._question
        if question is not None and 0 <= index < len(self.list.options):
            value = self.list.options[index].value
            if self.list.options[index].keeps:
                self.leave()
                return
            self.dismiss()
            take_all = question.taken_all if everywhere else None
            (take_all or question.taken)(value)

    # -- showing ---------------------------------------------------------------------------------

    def ask_again(self) -> None:
        """Show what is offered now, for what is typed and where it stands."""
        question = self._question
        if question is None:
            return
        offer = question.offer(self._typed)
        self.line.show_text(self._typed, question.hint)
        self.line.setVisible(question.has_line)
        self.problem.setText(offer.problem)
        self.problem.setVisible(bool(offer.problem))
        self.list.show_options(offer.options)
        self.list.setVisible(bool(offer.options) or not offer.problem)
        self._show_map()
        self._on_moved()
        self._fit()
        _tell(self.changed)

    def _fit(self) -> None:
        """Be as high as what is shown: the sentences are broken at this width."""
        self._column.activate()
        height = self._column.totalHeightForWidth(WIDTH)
        self.setFixedHeight(height if height > 0 else self._column.sizeHint().height())

    def _show_map(self) -> None:
        places = [o.value for o in self.list.options if isinstance(o.value, Location)]
        has_places = any(place.lat is not None for place in places)
        if has_places and self.map is None:
            self._make_map()
        if self.map is not None:
            self.map.setVisible(has_places)

    def _make_map(self) -> None:
        from ui.panels.map_view import MapView

        self.map = MapView(self._theme, self)
        self.map.setFixedHeight(MAP_HEIGHT)
        self.map.picked.connect(self._take_index)
        self._column.addWidget(self.map)

    def _on_moved(self) -> None:
        """Say which option is chosen, and show it on the map."""
        options, at = self.list.options, self.list.at
        chosen = options[at] if at < len(options) else None
        said = "" if chosen is None else f"{chosen.label} {chosen.detail}"
        self.setAccessibleDescription(said.strip() or self.problem.text())
        if self.map is not None and not self.map.isHidden():
            self.map.show_places([_on_map(option) for option in options], at)

    def _key_of(self, row: int) -> str:
        if self._question is None or not self._question.has_line:
            return ""
        return f"{row + 1}" if self.takes_digits else f"Alt {row + 1}"

    def place_near(self, anchor: QRect) -> None:
        """Stand below a place of the parent, or above it where there is no room below."""
        stand_near(self, anchor)


def _tell(changed: Callable[[], None] | None) -> None:
    if changed is not None:
        changed()


def _on_map(option: Option[Any]) -> "MapPlace":
    from ui.panels.map_dots import MapPlace

    place = option.value
    if not isinstance(place, Location):
        return MapPlace(option.label, None, None)
    country = place.code or place.country
    return MapPlace(option.label, place.lat, place.lon, place.precision, country)
