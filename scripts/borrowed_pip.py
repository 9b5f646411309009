"""A pip for the virtual environment, also where Python comes without one.

Debian splits `ensurepip` off into a package of its own, and its system Python refuses to be
installed into. Nothing here touches the system Python: a borrowed pip installs into `.venv`.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

WHEEL_PACKAGE = "python3-pip-whl"
WHEEL_FOLDER = Path("usr/share/python-wheels")


def python_brings_pip() -> bool:
    """Say whether this Python can put a pip into a new environment by itself."""
    importlib.invalidate_caches()  # it may have been installed a moment ago
    return importlib.util.find_spec("ensurepip") is not None


def package_of_pip() -> str:
    """Return the Debian package that lets this Python make environments with a pip."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def find_pip(python: Path, scratch: Path) -> list[str] | None:
    """Return the command that runs pip for the environment of `python`, or None."""
    if python_brings_pip():
        subprocess.run([python, "-Im", "ensurepip"], check=True, stdout=subprocess.DEVNULL)
        return [str(python), "-m", "pip"]
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "--python", str(python)]
    wheel = _wheel_in(Path("/") / WHEEL_FOLDER) or _wheel_from_apt(scratch)
    return None if wheel is None else [str(python), str(wheel / "pip")]


def _wheel_in(folder: Path) -> Path | None:
    return next(iter(sorted(folder.glob("pip-*.whl"))), None)


def _wheel_from_apt(scratch: Path) -> Path | None:
    """Fetch Debian's pip without installing it: this needs no root."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    scratch.mkdir(parents=True, exist_ok=True)
    if not (_download(scratch, []) or _download(scratch, _own_package_lists(scratch))):
        return None
    for package in scratch.glob(f"{WHEEL_PACKAGE}_*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, scratch], check=True)
    return _wheel_in(scratch / WHEEL_FOLDER)


def _own_package_lists(scratch: Path) -> list[str]:
    """Read the system's package sources into a folder of ours, and return the options for it."""
    (scratch / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    options = ["-o", f"Dir::State::lists={scratch / 'lists'}", "-o", f"Dir::Cache={scratch}"]
    subprocess.run(["apt-get", "-qq", *options, "update"], check=False, capture_output=True)
    return options


def _download(scratch: Path, options: list[str]) -> bool:
    command = ["apt-get", "-qq", *options, "download", WHEEL_PACKAGE]
    return subprocess.run(command, cwd=scratch, check=False, capture_output=True).returncode == 0
