"""Code of others may raise anything: here, and nowhere else, all of it becomes a sentence."""

from collections.abc import Callable
from typing import TypeVar

from annotation.errors import UserError

T = TypeVar("T")
_LONGEST = 200


class ForeignError(UserError):
    """Code of others failed; the sentence says how."""


def guarded(work: Callable[[], T], name: str) -> T:
    """Return what the code of a source gives. ForeignError where it raises.

    A lack of memory is not caught: it is the process's, and dealt with there.
    """
    try:
        return work()
    except (UserError, MemoryError):
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:_LONGEST]
        reason = f"{type(error).__name__}: {said}" if said else type(error).__name__
        raise ForeignError(f"The source “{name}” failed ({reason}).") from error
