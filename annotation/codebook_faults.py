"""What is wrong with a codebook: faults with their lines, and the refusal that names them."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotation.codebook_lines import Path, line_of
from annotation.errors import UserError

MOST_FAULTS = 20


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, and the line that it stands in."""

    line: int
    reason: str


class Faults:
    """Collects the faults of one codebook, so that a person sees them all at once."""

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines
        self._faults: list[Fault] = []

    def add(self, path: Path, reason: str) -> None:
        self._faults.append(Fault(self.line(path), reason))

    def line(self, path: Path) -> int:
        return line_of(self._lines, path)

    def refuse_if_any(self, where: str) -> None:
        """Raise a UserError that lists the faults, if there are any."""
        if self._faults:
            raise refusal(where, self._faults)


def refusal(where: str, faults: Iterable[Fault]) -> UserError:
    """The refusal of a codebook: each fault with file, line and reason, in order of the lines."""
    found = sorted(set(faults))
    listed = [f"{where}, line {fault.line}: {fault.reason}" for fault in found[:MOST_FAULTS]]
    if len(found) > MOST_FAULTS:
        listed.append(f"... and {len(found) - MOST_FAULTS} more.")
    if len(found) == 1:
        return UserError(f"{listed[0]} Correct this line and try again.")
    head = f"The codebook {where} has {len(found)} faults. Correct these lines and try again."
    return UserError("\n".join([head, *listed]))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """'; did you mean "label"?' when one of the known words is near, else all of them."""
    names = list(known)
    near = difflib.get_close_matches(word, names, n=1)
    if near:
        return f'; did you mean "{near[0]}"?'
    return f" (known: {', '.join(names)})." if names else "."
