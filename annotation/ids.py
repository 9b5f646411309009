"""Ids are made by us: UUID version 7 text (RFC 9562), so they sort by the time of making."""

import os
import threading
import time

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a new UUIDv7. Within one process each is greater than the one before."""
    global _last
    with _lock:
        # 48 bits of milliseconds and 12 bits of sub-millisecond clock make one ordered counter.
        tick = (time.time_ns() << 12) // 1_000_000
        _last = max(tick, _last + 1)
        stamp = _last
    millis, fraction = stamp >> 12, stamp & 0xFFF
    tail = (int.from_bytes(os.urandom(8)) >> 2) | (0b10 << 62)
    high, low = millis >> 16 & 0xFFFFFFFF, millis & 0xFFFF
    return f"{high:08x}-{low:04x}-7{fraction:03x}-{tail >> 48:04x}-{tail & 0xFFFFFFFFFFFF:012x}"
