"""The text above, the list of events below it; how high each is, is remembered."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from ui.panels.events import HEIGHT, TALL_ENOUGH, Events
from ui.settings import Settings


class Halves(QSplitter):
    """The list is shown where a person wants it; until one has said so, where there is room."""

    def __init__(self, text: QWidget, events: Events, settings: Settings) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._text = text
        self._events = events
        self._settings = settings
        self.addWidget(text)
        self.addWidget(events)
        self.setHandleWidth(1)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setSizes([2 * HEIGHT, HEIGHT])
        events.left.connect(self.leave)

    def toggle(self) -> None:
        """Show the list or hide it; the keyboard never stays in a hidden one."""
        on, had_keyboard = self._events.isHidden(), self._events.has_keyboard
        self._settings.show_events(shown=on)
        self._events.set_on(on)
        if had_keyboard:
            self.leave()

    def enter(self, place: int | None = None) -> None:
        """Put the keyboard into the list, near a place of the text."""
        if self._events.isHidden():
            self.toggle()
        self._events.take_keyboard(place)

    def leave(self) -> None:
        """Give the keyboard back to the text."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Show the list or not, as the window now is."""
        is_tall = self.window().height() >= TALL_ENOUGH
        on = self._settings.shows_events(unless_said=is_tall)
        if on == self._events.isHidden():
            self._events.set_on(on)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def restore(self) -> None:
        self.restoreState(self._settings.bytes("halves"))
        self.fit()

    def remember(self) -> None:
        self._settings.set_bytes("halves", self.saveState())
        self._events.remember()
