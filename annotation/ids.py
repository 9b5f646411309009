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
    value = (millis & 0xFFFFFFFFFFFF) << 80 | 0x7 << 76 | fraction << 64 | tail
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
