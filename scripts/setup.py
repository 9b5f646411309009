"""Put everything that Goldleaf needs into `.venv`; return at once where that is done already.

Run it from the root of the checkout: `python3 -m scripts.setup`. It needs Python and nothing else.
A set-up that was interrupted starts again from an empty `.venv`.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import platform
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import borrowed_pip, system_packages

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
OLDEST, NEWEST = (3, 11), (3, 13)


class SetupError(Exception):
    """A sentence for a person: what is missing, and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Set up, or say in one line what a person has to do first."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts.setup", description=__doc__)
    parser.add_argument("--window", action="store_true", help="a window will be opened")
    options = parser.parse_args(arguments)
    try:
        set_up(ROOT, window=options.window and system_packages.a_window_will_open())
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def set_up(root: Path, *, window: bool) -> None:
    """Make system and environment ready; do only what is not done yet."""
    check_python()
    complete_system(window=window)
    if is_ready(root):
        return
    with one_at_a_time(root):
        if not is_ready(root):
            build(root)


def check_python() -> None:
    """Refuse a Python for which the locked packages do not exist."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        message = f"Goldleaf needs Python 3.11, 3.12 or 3.13; this is {platform.python_version()}."
        raise SetupError(message)


def complete_system(*, window: bool) -> None:
    """Install the system packages that are missing, or name them all in one line."""
    missing = system_packages.missing_libraries(window=window)
    if not missing:
        return
    everything = system_packages.missing_libraries(window=True)
    if system_packages.install(_packages(everything)):
        missing = system_packages.missing_libraries(window=window)
    if missing and system_packages.has_apt():
        raise SetupError(_please_run(_packages(everything)))
    if missing:
        libraries = ", ".join(missing)
        raise SetupError(f"Goldleaf needs system libraries that are not here: {libraries}.")


def build(root: Path) -> None:
    """Make a new environment and install the locked packages into it."""
    print(
        "Setting up Goldleaf in .venv: once, a minute or two; 270 MB to load, 1 GB on disk.",
        flush=True,
    )
    folder = root / ".venv"
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(folder)
    pip = borrowed_pip.find_pip(python_of(root), folder / "pip")
    if pip is None and system_packages.install([borrowed_pip.package_of_pip()]):
        pip = borrowed_pip.find_pip(python_of(root), folder / "pip")
    if pip is None:
        raise SetupError(_please_run([borrowed_pip.package_of_pip()]))
    install_locked(pip, root)
    stamp_of(root).write_text(fingerprint(root), encoding="ascii")


def install_locked(pip: list[str], root: Path) -> None:
    """Install every package of the lock; each must have the hash that stands there."""
    command = [
        *pip,
        "install",
        "-qq",  # errors only
        "--disable-pip-version-check",
        "--no-input",
        "--require-hashes",
        "--no-deps",  # the lock is complete
        "--only-binary=:all:",  # a fresh machine has no compiler
        "--requirement",
        str(lock_of(root)),
    ]
    environment = os.environ | {"PIP_USER": "0"}
    if subprocess.run(command, env=environment, check=False).returncode != 0:
        message = "The packages could not be installed; pip says why above."
        raise SetupError(f"{message} The first set-up needs the network.")


def is_ready(root: Path) -> bool:
    """Say whether the environment holds exactly what the lock says."""
    stamp = stamp_of(root)
    return (
        python_of(root).exists()
        and stamp.exists()
        and stamp.read_text(encoding="ascii") == fingerprint(root)
    )


def fingerprint(root: Path) -> str:
    """Return what the environment depends on, as one short text."""
    machine = f"{sys.version_info[:2]} {platform.system()} {platform.machine()}"
    return hashlib.sha256(lock_of(root).read_bytes() + machine.encode()).hexdigest()


def lock_of(root: Path) -> Path:
    """Return the lock that is installed: what runs, and what develops."""
    return root / "requirements-dev.lock"


def stamp_of(root: Path) -> Path:
    """Return the file that is written last, when everything is there."""
    return root / ".venv" / "goldleaf-is-ready"


def python_of(root: Path) -> Path:
    """Return the interpreter of the environment."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@contextlib.contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Let a second set-up of the same checkout wait for the first."""
    if os.name == "nt":
        yield
        return
    import fcntl  # this module does not exist on Windows

    with (root / ".venv.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _packages(libraries: dict[str, str]) -> list[str]:
    return list(libraries.values())


def _please_run(packages: list[str]) -> str:
    return f"Goldleaf needs system packages; run: {system_packages.line_to_copy(packages)}"


if __name__ == "__main__":
    sys.exit(main())
