"""What can be taken for a typed text: options, and a sentence where the text makes no sense."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Option(Generic[Value]):
    """One thing to take: `label` names it, `detail` is what is known beside it."""

    label: str
    detail: str
    value: Value


@dataclass(frozen=True, slots=True)
class Offer(Generic[Value]):
    """What can be taken, the likeliest first. `problem` says why there is nothing, "" for none."""

    options: tuple[Option[Value], ...] = ()
    problem: str = ""
