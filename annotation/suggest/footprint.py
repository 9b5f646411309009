"""How much memory the suggestion process takes, and what is done when it takes too much.

A process that has grown is to be started anew between two batches; one that takes far too much
ends at once. Where the system can limit it, its address space is limited as well.
"""

import os
import sys
import threading
from pathlib import Path
from time import sleep

from annotation.suggest.child import OUT_OF_MEMORY

GROWN = 480_000_000
"""Bytes from which on a process is started anew, unless its models alone are about as large."""
GROWTH = 200_000_000
WILD = 4 * 1024**3
"""Bytes at which a process ends at once: the longest text that is read takes nearly as much."""
ADDRESS_SPACE = 6 * 1024**3
_WATCH_SECONDS = 0.25


def taken() -> int:
    """Return how many bytes of memory this process takes, 0 where the system does not say.

    Where it only says the most that it ever took, that is returned.
    """
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    except OSError:
        return _most_taken()
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _most_taken() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def most_between_batches() -> int:
    """Return what this process may take between two batches, by what its models take now."""
    return max(GROWN, taken() + GROWTH)


def watch(limit: int = WILD) -> None:
    """End this process when it takes more than `limit` bytes."""
    if taken():
        threading.Thread(target=_watch, args=(limit,), daemon=True).start()


def _watch(limit: int) -> None:
    while taken() <= limit:
        sleep(_WATCH_SECONDS)
    os._exit(OUT_OF_MEMORY)


def limit_address_space() -> None:
    """Have the system refuse more than that, as the last resort."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = ADDRESS_SPACE if hard == resource.RLIM_INFINITY else min(ADDRESS_SPACE, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
