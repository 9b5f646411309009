"""Key presses counted by what they were for, and the table of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

GOING, DECIDING, CORRECTING, MAKING = "going", "deciding", "correcting", "making"
KINDS = (GOING, DECIDING, CORRECTING, MAKING)


@dataclass(slots=True)
class Tally:
    """What one article took. `script` are the keys themselves, in order.

    `events` says what each event took without the way there, by the gold's name; `what` what
    correcting and making was for; `junk` how many triggers were rejected; `spans` how many spans
    were accepted or made; `unlike` what the row of an event says otherwise than the gold.
    """

    file: str = ""
    keys: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    script: list[str] = field(default_factory=list)
    events: dict[str, int] = field(default_factory=dict)
    what: dict[str, int] = field(default_factory=dict)
    junk: int = 0
    spans: int = 0
    unlike: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.keys.values())

    @property
    def at_hand(self) -> int:
        """All but the way."""
        return self.total - self.keys[GOING]

    def press(self, kind: str, key: str, what: str) -> None:
        self.keys[kind] += 1
        self.script.append(key)
        if kind in (CORRECTING, MAKING):
            self.what[what] = self.what.get(what, 0) + 1


def per_event(tallies: Iterable[Tally]) -> float:
    """Return the key presses for an event of the gold, everything counted."""
    kept = list(tallies)
    return sum(tally.total for tally in kept) / sum(len(tally.events) for tally in kept)


def at_event(tallies: Iterable[Tally]) -> float:
    """Return the key presses at an event of the gold, the way there left out."""
    costs = [cost for tally in tallies for cost in tally.events.values()]
    return sum(costs) / len(costs)


def table(tallies: Sequence[Tally]) -> str:
    """Return the table of all articles, with what corrections were for below it."""
    head = ("article", "events", "rejected", "spans", "keys", "an event", *KINDS)
    rows = [head, *(_row(each) for each in tallies), _row(_sum(tallies))]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    ]
    spent = sorted(_sum(tallies).what.items(), key=lambda pair: -pair[1])
    costs = [cost for tally in tallies for cost in tally.events.values()]
    one = sum(cost <= 1 for cost in costs)
    return "\n".join(
        [
            *lines,
            "correcting and making: " + ", ".join(f"{what} {count}" for what, count in spent),
            f"at an event, the way there left out: {at_event(tallies):.1f} on average; "
            f"{one} of {len(costs)} took one key",
        ]
    )


def _row(tally: Tally) -> tuple[str, ...]:
    count = len(tally.events)
    mean = f"{tally.total / count:.1f}" if count else "–"
    numbers = (count, tally.junk, tally.spans, tally.total)
    kinds = (str(tally.keys[kind]) for kind in KINDS)
    return (tally.file, *map(str, numbers), mean, *kinds)


def _sum(tallies: Iterable[Tally]) -> Tally:
    whole = Tally("all")
    for tally in tallies:
        whole.events |= {f"{tally.file} {name}": cost for name, cost in tally.events.items()}
        whole.junk += tally.junk
        whole.spans += tally.spans
        for ours, theirs in ((whole.keys, tally.keys), (whole.what, tally.what)):
            for name, count in theirs.items():
                ours[name] = ours.get(name, 0) + count
    return whole
