"""A measured figure beside its floor, as one line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds, beside the floor's. `ratio` and `limit` (seconds) are what is allowed, if anything.

    `note` is what else a reader should know.
    """

    name: str
    ours: float
    floor: float
    ratio: float | None = None
    limit: float | None = None
    note: str = ""

    @property
    def is_over(self) -> bool:
        """Whether it is more than allowed."""
        too_far = self.ratio is not None and self.ours > self.ratio * self.floor
        return too_far or (self.limit is not None and self.ours > self.limit)

    @property
    def verdict(self) -> str:
        if self.ratio is None and self.limit is None:
            return ""
        return "over" if self.is_over else "ok"

    @property
    def allowed(self) -> str:
        if self.limit is not None:
            return f"allowed {self.limit * 1000:.0f} ms"
        return f"allowed {self.ratio:.2f} x" if self.ratio is not None else ""

    def line(self) -> str:
        """Return name, figure, floor, ratio, what is allowed, and whether it is kept."""
        ratio = f"{self.ours / self.floor:8.2f} x" if self.floor else f"{'-':>10}"
        numbers = f"{self.ours * 1000:9.2f} ms   floor {self.floor * 1000:9.2f} ms {ratio}"
        said = f"{self.name:<46}{numbers}   {self.allowed:<15} {self.verdict:<4} {self.note}"
        return said.rstrip()


def show(figures: Iterable[Figure]) -> None:
    """Print figures as they come."""
    for figure in figures:
        print(figure.line(), flush=True)


def seconds(act: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = perf_counter()
    act()
    return perf_counter() - start


def in_turns(
    ours: Callable[[], float], floor: Callable[[], float], times: int
) -> tuple[list[float], list[float]]:
    """Measure two things alternately, so that a slow moment of the machine hits both."""
    taken = [(ours(), floor()) for _ in range(times)]
    return [each[0] for each in taken], [each[1] for each in taken]


def spread(times: Iterable[float]) -> str:
    """Return the median and the slowest tenth in milliseconds, as a note."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, len(ordered) * 9 // 10)]
    return f"median {median(ordered) * 1000:.1f}, p90 {late * 1000:.1f}"
