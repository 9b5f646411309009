"""The window as the command line sees it: given by main.py, opened only when it is wanted."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_UNSEEN = frozenset({"offscreen", "minimal", "minimalegl", "vnc"})


@dataclass(frozen=True, slots=True)
class Desktop:
    """`open` shows the window on a project, or on none, until it is closed; it returns the exit

    code. `picture` paints the window of a project into a PNG file, without a display.
    """

    open: Callable[[Path | None], int]
    picture: Callable[[Path, Path], None]


def can_open() -> bool:
    """Whether Qt can open a window, be it one that nobody sees (it aborts where it cannot)."""
    return has_display() or bool(os.environ.get("QT_QPA_PLATFORM"))


def has_display() -> bool:
    """Whether there is a screen on which a person sees the window."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform:
        return platform.partition(":")[0] not in _UNSEEN
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
