"""The table of all keys in the guide, written from the table of actions.

Run it from the root of the checkout after a key has changed: `.venv/bin/python -m scripts.keys`.
"""

import os
from collections.abc import Iterable
from pathlib import Path

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide.md"
BEGIN = "<!-- keys: written by scripts/keys.py -->\n"
END = "<!-- end of keys -->\n"
_NAMES = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_FAMILIES = {
    "types": "Types, on an entity",
    "event types": "Types, on a trigger",
    "roles": "Roles, on a trigger",
}
_ORDER = ("Annotate", *_FAMILIES.values(), "Go", "Article", "Edit", "View", "File", "Help")


def main() -> int:
    """Write the table into the guide."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    GUIDE.write_text(with_table(GUIDE.read_text(encoding="utf-8"), table()), encoding="utf-8")
    return 0


def table() -> str:
    """Return the keys of the codebook that ships, group by group, as Markdown."""
    from annotation.codebook_reader import read_codebook
    from ui.actions import all_actions

    groups: dict[str, list[str]] = {name: [] for name in _ORDER}
    for action in all_actions(read_codebook("conflict")):
        if not action.keys or action.id.startswith("stay."):
            continue
        name = _FAMILIES.get(action.family) or action.menu or "Annotate"
        title = action.title.removeprefix("Set the type: ").removeprefix("Role: ")
        groups[name].append(f"| {_keys(action.keys)} | {title} |")
    groups["Annotate"].append("| `Alt+1` to `Alt+9` | Set the type with that digit, and stay |")
    parts = [f"**{name}**\n\n| key | does |\n|---|---|\n" for name in groups]
    return "\n".join(
        head + "\n".join(rows) + "\n" for head, rows in zip(parts, groups.values(), strict=True)
    )


def with_table(guide: str, made: str) -> str:
    """Return the guide with the table between its marks."""
    before, _, rest = guide.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


def _keys(keys: Iterable[str]) -> str:
    return " ".join(f"`{_spoken(key)}`" for key in keys)


def _spoken(key: str) -> str:
    """Return a key of the table as people write it: "Shift+Return" as "Shift+Enter"."""
    *held, last = [key] if key == "+" else key.split("+") if not key.endswith("++") else [key]
    return "+".join([*held, _NAMES.get(last, last)])


if __name__ == "__main__":
    raise SystemExit(main())
