"""Key presses as text ("Ctrl+Shift+Left"), and how people read them on each system."""

import sys

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_SIGNS = frozenset("?/[];=<>")
_HOLDING = frozenset(";<>")
"""Signs that Alt makes another key of: no keyboard types them with it."""
_NAMES = {
    Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDown",
    Qt.Key.Key_Delete: "Delete",
}
_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
    (Qt.KeyboardModifier.AltModifier, "Alt"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift"),
)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SHOWN = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Shift": "⇧"}
_MAC = {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧"}
MODIFIER_KEYS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
}


def chord(event: QKeyEvent) -> str:
    """Return the key press as the table of actions writes it, "" for a modifier alone.

    Signs and digits are taken as typed: they sit on other keys, with other modifiers, on other
    keyboards.
    """
    if event.key() in MODIFIER_KEYS:
        return ""
    typed, modifiers = event.text(), event.modifiers()
    is_command = modifiers & _HELD == Qt.KeyboardModifier.ControlModifier  # AltGr holds both
    if typed and typed in _SIGNS and not is_command:
        is_held = typed in _HOLDING and modifiers & _HELD == Qt.KeyboardModifier.AltModifier
        return f"Alt+{typed}" if is_held else typed
    if typed in set("123456789") and not modifiers & Qt.KeyboardModifier.AltModifier:
        return typed
    key = Qt.Key(event.key())
    name = _NAMES.get(key) or QKeySequence(QKeyCombination(key)).toString(
        QKeySequence.SequenceFormat.PortableText
    )
    return "+".join([sign for flag, sign in _MODIFIERS if modifiers & flag] + [name])


def shown(key: str) -> str:
    """Return a key of the table as people read it: "Shift+Left" as "⇧ ←"."""
    names = _MAC | _SHOWN if sys.platform == "darwin" else _SHOWN
    if key in ("+", "Ctrl++"):
        return "Ctrl +" if key == "Ctrl++" else key
    return " ".join(names.get(part, part) for part in key.split("+"))
