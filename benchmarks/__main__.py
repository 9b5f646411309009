"""`python -m benchmarks [NAME...]`: all benchmarks in turn, or those named; `--list` lists them.

Each runs in a process of its own and prints a line a figure: the figure, its floor, the ratio,
what is allowed, and whether it is kept. A figure that is over is no error; a broken benchmark is.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

BENCHMARKS = {
    "startup": "start of the process to first paint, beside an empty window",
    "opening": "opening a long document, until it is painted",
    "keypress": "key press to on disk and painted, on one article and on a long document",
    "decision": "a decision without the window, beside bare sqlite3",
    "frames": "keeping the rows of events up to date, beside building one row",
    "canvas": "what the canvas alone costs, beside an empty widget",
    "suggest": "suggestions, beside the bare spaCy pipeline",
    "keys": "key presses for the events of the sample, and how good its suggestions are",
    "gaps": "gaps in the window's event loop while suggestions are made",
}
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="one or more of --list")
    parser.add_argument("--list", action="store_true", help="say what there is")
    options = parser.parse_args()
    if options.list:
        for name, what in BENCHMARKS.items():
            print(f"{name:<10} {what}")
        return 0
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark is called {unknown[0]}; there are {', '.join(BENCHMARKS)}")
    broken = [name for name in options.names or BENCHMARKS if _run(name)]
    if broken:
        print(f"broken: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


def _run(name: str) -> int:
    """Run one benchmark in its own process and return its exit code."""
    command = [sys.executable, "-m", f"benchmarks.{name}"]
    unseen = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    environment = {**unseen, **os.environ}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
