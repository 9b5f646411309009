"""What the key bar says: the actions that apply now, those of one family on one chip. No Qt."""

from collections.abc import Sequence

from ui.action import Action
from ui.actions import KeyMap
from ui.context import Context
from ui.keyboard import shown
from ui.panels.key_bar import Hint

Hints = tuple[Hint, ...]

_FAMILIES = {"resize": "⇧ ← →"}


def hints(actions: Sequence[Action], keys: KeyMap, context: Context) -> tuple[Hint, ...]:
    """Return the hints in the order of the table."""
    found: dict[str, Hint] = {}
    signs: dict[str, list[str]] = {}
    for action in actions:
        if not action.bar or not action.keys or not keys.meant(action.keys[0], action, context):
            continue
        name = action.family or action.id
        signs.setdefault(name, []).append(action.keys[0])
        if name not in found:
            found[name] = Hint(shown(action.keys[0]), action.bar_in(context), action.id)
    return tuple(
        Hint(_sign(name, signs[name]), hint.text, "") if len(signs[name]) > 1 else hint
        for name, hint in found.items()
    )


def _sign(family: str, keys: list[str]) -> str:
    """Return how the keys of a family stand on one chip: "1–9", "A T V", "⇧ ← →"."""
    if family in _FAMILIES:
        return _FAMILIES[family]
    if all(key.isdigit() for key in keys):
        return f"{min(keys)}–{max(keys)}"
    return " ".join(keys)


_PICKING: Hints = (
    Hint("a b c", "take the one with that letter"),
    Hint("← →", "another"),
    Hint("Enter", "take it; the same again removes it"),
    Hint("⇧", "with it: beside what is suggested"),
)


def picking(what_for: str, *, can_empty: bool) -> Hints:
    """Return what the key bar says while an item is picked: what for, and the keys."""
    nobody = (Hint("Delete", "nobody"),) if can_empty else ()
    return (Hint(what_for, "picks:"), *_PICKING, *nobody, Hint("Esc", "back"))


OPTIONS: Hints = (
    Hint("↑ ↓", "another"),
    Hint("Enter", "take it"),
    Hint("Alt 1–9", "take one at once"),
    Hint("type", "to say it yourself, or to narrow down"),
    Hint("Esc", "back"),
)
CHOICES: Hints = tuple(Hint("1–9", h.text) if h.key == "Alt 1–9" else h for h in OPTIONS)
TELLING: Hints = (Hint("Esc", "close"),)
WALKING: Hints = (
    Hint("← →", "another word"),
    Hint("⇧ ← →", "more or fewer words"),
    Hint("click", "that word"),
    Hint("Enter", "take it"),
    Hint("Esc", "back"),
)
CHOOSING: Hints = (
    Hint("1–9", "take a type"),
    Hint("a–z", "first letters narrow down"),
    Hint("↑ ↓", "another"),
    Hint("Enter", "take it"),
    Hint("Esc", "back"),
)
