"""From the start of the process to the first paint: the whole program beside an empty window.

The processes take turns; the clock starts before they do. Nothing heavy may be loaded by then.
Run: `python -m benchmarks.startup`.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.figures import Figure, show, spread

ALLOWED = 2.0
TIMES = 9
PROGRAM = Path(__file__).with_name("first_paint.py")


def main() -> None:
    show(figures())


def figures() -> Iterator[Figure]:
    """The first paint, which has a limit, and the panels in place, which a person waits for."""
    runs = ("ours", "furnished", "floor")
    with tempfile.TemporaryDirectory() as home:
        for which in runs:
            _start(which, home)  # compiled, and its files in the system's memory
        starts = [[_start(which, home) for which in runs] for _ in range(TIMES)]
    ours, furnished, floor = (list(column) for column in zip(*starts, strict=True))
    yield _figure("start to first paint", ours, floor, ratio=ALLOWED)
    yield _figure("start to all panels in place", furnished, floor)


def _figure(
    name: str, ours: "list[Start]", floor: "list[Start]", *, ratio: float | None = None
) -> Figure:
    computing = median(each.computing for each in ours), median(each.computing for each in floor)
    note = (
        f"{spread(each.wall for each in ours)}; computing alone {computing[0] * 1000:.0f} and "
        f"{computing[1] * 1000:.0f} ms, {computing[0] / computing[1]:.2f} x"
    )
    walls = median(each.wall for each in ours), median(each.wall for each in floor)
    return Figure(name, *walls, ratio=ratio, note=note)


class Start(NamedTuple):
    """Seconds from before the process exists to its first paint, and of its own computing."""

    wall: float
    computing: float


def _start(which: str, home: str) -> Start:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": home,
        "PYTHONPYCACHEPREFIX": str(Path(home) / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's second start reads what it wrote
    command = [sys.executable, str(PROGRAM), which]
    start = time.time()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout.splitlines()[-1])
    assert not told["heavy"], f"loaded before the first paint: {told['heavy']}"
    return Start(float(told["at"]) - start, float(told["computing"]))


if __name__ == "__main__":
    main()
