"""What lies at a path, asked without surprises: a closed place raises nothing."""

from pathlib import Path


def is_there(path: Path) -> bool:
    """Whether something is known to be at `path`."""
    try:
        return path.exists()
    except OSError:
        return False


def is_same(path: Path, other: Path) -> bool:
    """Whether both are known to be one file, by whatever names."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether `path` is known to be a folder."""
    try:
        return path.is_dir()
    except OSError:
        return False


def why(error: OSError) -> str:
    """Return the system's reason as a part of a sentence: "permission denied"."""
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]


def whole(path: Path) -> Path:
    """Return a path that means the same from wherever it is asked for."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a closed folder, a loop of links
        return path.absolute()


def typed(text: str) -> Path:
    """Return the path that a person typed; ~ is their home, a ~ that is nobody's stays."""
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        return path
