"""In which order articles are worked on.

What was begun comes first, then what is new in the order that was chosen, then what is done; those
two as they were imported. So an article that is finished leaves the others where they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from annotation.learning.settings import Order
from annotation.values import LayerState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FAR_AHEAD = 200
"""So many articles are put in order by how different they are; the rest by chance."""


class Row(Protocol):
    """What is known of an article; `doubt` from 0 to 1, None where nobody has read it."""

    @property
    def id(self) -> str: ...
    @property
    def state(self) -> LayerState: ...
    @property
    def doubt(self) -> float | None: ...


def ordered(
    rows: Sequence[Row], order: Order, seed: int, profiles: Mapping[str, bytes]
) -> list[str]:
    """Return the ids of `rows`, which come in the order of import, in the order of work."""
    begun = [row.id for row in rows if row.state == "in_progress"]
    done = [row.id for row in rows if row.state == "done"]
    new = [row for row in rows if row.state == "new"]
    ids = [row.id for row in new]
    if order is Order.UNCERTAIN:
        ids = [row.id for row in sorted(new, key=_doubt)]
    elif order is Order.RANDOM:
        ids = _shuffled(ids, seed)
    elif order is Order.DIVERSE:
        ids = _spread(ids, (*begun, *done), seed, profiles)
    return [*begun, *ids, *done]


def _doubt(row: Row) -> float:
    """The most uncertain comes first; an article that nobody has read is as good as sure."""
    return 0.0 if row.doubt is None else -row.doubt


def _shuffled(ids: Iterable[str], seed: int) -> list[str]:
    """Put ids in an order that is the same each time, whatever other articles there are."""
    return sorted(ids, key=lambda id_: sha256(f"{seed}\norder\n{id_}".encode()).digest())


def _spread(
    ids: Sequence[str], seen: Sequence[str], seed: int, profiles: Mapping[str, bytes]
) -> list[str]:
    """Put first what is least like anything before it, and last what has no profile."""
    sizes = {len(profile) for profile in profiles.values()}
    width = max(sizes, default=0)
    known = [id_ for id_ in _shuffled(ids, seed) if len(profiles.get(id_, b"")) == width]
    if not known or not width:
        return list(ids)
    before = [id_ for id_ in seen if len(profiles.get(id_, b"")) == width]
    first = _farthest(_vectors(known, profiles), _vectors(before, profiles))
    found = [known[place] for place in first]
    taken = set(found)
    rest = [id_ for id_ in known if id_ not in taken]
    unknown = [id_ for id_ in ids if id_ not in taken and id_ not in set(rest)]
    return [*found, *rest, *unknown]


def _farthest(new: "NDArray[np.float32]", seen: "NDArray[np.float32]") -> list[int]:
    """Return the places of articles, each the farthest from all that come before it."""
    import numpy as np

    nearest = np.full(len(new), -2.0, dtype=np.float32)
    if len(seen):
        nearest = (new @ seen.T).max(axis=1)
    found: list[int] = []
    for _ in range(min(FAR_AHEAD, len(new))):
        place = int(nearest.argmin())
        found.append(place)
        nearest = np.maximum(nearest, new @ new[place])
        nearest[found] = np.inf
    return found


def _vectors(ids: Sequence[str], profiles: Mapping[str, bytes]) -> "NDArray[np.float32]":
    """Return profiles as vectors of length 1: their products are cosines."""
    import numpy as np

    joined = b"".join(profiles[id_] for id_ in ids)
    width = len(joined) // max(1, len(ids))
    vectors = np.frombuffer(joined, dtype=np.int8).reshape(len(ids), width).astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1.0
    return np.asarray(vectors / lengths, dtype=np.float32)
