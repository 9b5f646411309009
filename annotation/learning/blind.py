"""The blind slice: articles whose suggestions are shown only when they are finished."""

from hashlib import sha256

_ALL = 1 << 64


def is_blind(document: str, *, share: float, seed: int) -> bool:
    """Whether an article is in the slice: drawn by seed and id, so it stays when others come in."""
    drawn = int.from_bytes(sha256(f"{seed}\n{document}".encode()).digest()[:8])
    return drawn < share * _ALL
