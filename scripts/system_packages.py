"""The libraries that Qt expects from a Linux system: which are missing, and how they get there."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

# Library that is loaded -> Debian package that holds it. The first group is what any Qt program
# needs, the second what it takes to put a window on a screen.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
FOR_A_WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
APT_INSTALL = (
    "apt-get",
    "install",
    "-y",
    "-qq",
    "--no-install-recommends",
    "-o",
    "DPkg::Lock::Timeout=300",
)


def missing_libraries(*, window: bool) -> dict[str, str]:
    """Return the libraries that do not load here, each with its Debian package."""
    if sys.platform != "linux":
        return {}
    wanted = ALWAYS | FOR_A_WINDOW if window else ALWAYS
    return {library: package for library, package in wanted.items() if not _loads(library)}


def a_window_will_open() -> bool:
    """Say whether Qt would try to reach a screen."""
    has_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return has_screen and os.environ.get("QT_QPA_PLATFORM", "") not in {"offscreen", "minimal"}


def install(packages: list[str]) -> bool:
    """Install Debian packages where this process may; return whether it did."""
    root = _way_to_root()
    if root is None:
        return False
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    apt_install = [*root, *APT_INSTALL, *packages]
    if _succeeds(apt_install, quiet=True):
        return True
    # A fresh image has no package lists yet, an old one has lists that are out of date, and an
    # installation that was interrupted has to be finished first.
    _succeeds([*root, "dpkg", "--configure", "-a"], quiet=True)
    return _succeeds([*root, "apt-get", "update", "-qq"]) and _succeeds(apt_install)


def line_to_copy(packages: list[str]) -> str:
    """Return the command that a person with the right to do so can run."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def has_apt() -> bool:
    """Say whether this is a system of the Debian family."""
    return shutil.which("apt-get") is not None


def _way_to_root() -> list[str] | None:
    """Return what stands before a command that needs root; None where there is no way."""
    if not has_apt():
        return None
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return environment
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"], quiet=True):
        return ["sudo", "-n", *environment]
    return None


def _succeeds(command: list[str], *, quiet: bool = False) -> bool:
    errors = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, check=False
    )
    return done.returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
