"""How far a share that was counted may be from the true one."""

from math import sqrt

_Z = 1.959963984540054
"""How many standard deviations hold 95 % of a normal distribution."""


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval (Wilson) of a share: also sound for few, and for none or all."""
    if not count:
        return 0.0, 1.0
    share, weight = right / count, _Z * _Z / count
    middle = share + weight / 2
    spread = _Z * sqrt(share * (1 - share) / count + weight / (4 * count))
    low, high = ((middle + way * spread) / (1 + weight) for way in (-1, 1))
    return (0.0 if right == 0 else low), (1.0 if right == count else high)
