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

from benchmarks.figures import Figure, in_turns, show, spread

ALLOWED = 2.0
TIMES = 9
PROGRAM = Path(__file__).with_name("first_paint.py")


def main() -> None:
    show(figures())


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as home:
        _start("ours", home)  # compiled, and its files in the system's memory
        _start("floor", home)
        ours, floor = in_turns(lambda: _start("ours", home), lambda: _start("floor", home), TIMES)
    note = f"{spread(ours)}; floor {spread(floor)}; no heavy library loaded"
    yield Figure("start to first paint", median(ours), median(floor), ratio=ALLOWED, note=note)


def _start(which: str, home: str) -> float:
    """Return the seconds from before the process exists to its first paint."""
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
    return float(told["at"]) - start


if __name__ == "__main__":
    main()
