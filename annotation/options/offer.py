"""What a person chooses from: options in their order, or a sentence on why there are none."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Option(Generic[Value]):
    """One choice: `label` says what it is, `detail` why or where.

    `keeps`: whoever takes it leaves things as they are.
    """

    label: str
    detail: str
    value: Value
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Offer(Generic[Value]):
    """The options, the likeliest first. `problem` says what is wrong with what was typed."""

    options: tuple[Option[Value], ...] = ()
    problem: str = ""


def first_of_each(values: Iterable[Value], key: Callable[[Value], Hashable]) -> list[Value]:
    """Return the values without those that an earlier one says already, in their order."""
    found: dict[Hashable, Value] = {}
    for value in values:
        found.setdefault(key(value), value)
    return list(found.values())
