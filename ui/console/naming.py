"""Which project a word on the command line names. Cheap: the window's start waits for it."""

from pathlib import Path

from annotation.errors import UserError

SUFFIX = ".goldleaf"


def with_ending(path: Path) -> Path:
    """Return the path with the ending of projects, which may be left out."""
    return path if path.suffix or not path.name else path.with_suffix(SUFFIX)


def named_project(path: Path) -> Path:
    """Return the project that is meant, or raise UserError when nothing is there."""
    if not _is_missing(path):
        return path
    whole = with_ending(path)
    if not _is_missing(whole):
        return whole
    is_word = len(path.parts) == 1 and not path.suffix
    no_command = f"no command “{path}”, and " if is_word else ""
    raise UserError(
        f"There is {no_command}no project {whole}. Look whether its name and folder are right, or "
        "make one: “main.py new PROJECT”. “main.py --help” lists the commands."
    )


def _is_missing(path: Path) -> bool:
    """Whether nothing is there; what may not be looked at may be there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False
