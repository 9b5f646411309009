"""Ties between events that may not run in a circle: what caused what, what is a part of what.

Events that are tied as one (the cell "same") count as one event here. Data that came in with a
circle in it is read to its end all the same: no event is visited twice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotation.codebook import Codebook
from annotation.values import Argument

_UPWARDS = frozenset({"cause", "part"})


@dataclass(frozen=True, slots=True)
class Ties:
    """The arguments that are accepted: `touching(id)` are those at an event, either end."""

    codebook: Codebook
    touching: Callable[[str], Iterable[Argument]]

    def problem(self, event: str, role: str, target: str) -> str:
        """Return why an event may not fill a role of another, "" where it may."""
        cell, label = self.codebook.cell_of(role), self.codebook.role_label(role)
        if event == target:
            return "An event cannot fill a role of its own."
        if cell not in _UPWARDS and cell != "same":
            return ""
        mine, other = self.cluster(event), self.cluster(target)
        if target in mine:
            return _of_one(cell)
        if self._reaches(other, mine) or (cell == "same" and self._reaches(mine, other)):
            return f"{label}: that runs in a circle, as the two depend on each other already."
        return ""

    def cluster(self, event: str) -> frozenset[str]:
        """Return the mentions of an event that are tied as one, itself too."""
        found, waiting = {event}, [event]
        while waiting:
            ends = {end for argument in self._same(waiting.pop()) for end in _ends(argument)}
            waiting += ends - found
            found |= ends
        return frozenset(found)

    def _same(self, event: str) -> list[Argument]:
        touching = self.touching(event)
        return [each for each in touching if self.codebook.cell_of(each.role) == "same"]

    def _reaches(self, start: frozenset[str], goal: frozenset[str]) -> bool:
        """Whether causes and wholes lead from one event to the other."""
        seen, waiting = set(start), list(start)
        while waiting:
            above = {
                each for above in self._above(waiting.pop()) for each in self.cluster(above.target)
            }
            if above & goal:
                return True
            waiting += above - seen
            seen |= above
        return False

    def _above(self, event: str) -> list[Argument]:
        cell_of = self.codebook.cell_of
        return [a for a in self.touching(event) if a.event == event and cell_of(a.role) in _UPWARDS]


def _ends(argument: Argument) -> tuple[str, str]:
    return argument.event, argument.target


def _of_one(cell: str) -> str:
    if cell == "same":
        return "The two are mentions of one event already."
    return "The two are mentions of one event, which is neither its own cause nor its own part."
