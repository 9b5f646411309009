"""Where an item comes from and how sure its source was, in words. No Qt."""

from annotation.learning.memory import MEMORY
from annotation.learning.settings import BALANCED, SURE
from annotation.review import Item, State

_SAID = {"accepted": "confirmed", "corrected": "corrected", "rejected": "rejected"}


def origin(item: Item) -> str:
    """Say where an item comes from, and how sure its source was."""
    if item.source is None:
        return "Added by you"
    if item.state is State.SUGGESTED:
        return f"{_proposed(item.source, item.version or '')}{_sureness(item)}"
    score = "" if item.score is None else f" · {item.score:.2f}"
    source = _named(item.source, item.version or "")
    return f"{source}, {_SAID.get(item.decision or '', 'decided')} by you{score}"


def _proposed(source: str, version: str) -> str:
    if source == MEMORY:
        return "Remembered from earlier decisions"
    return f"Suggested by {_named(source, version)}"


def _named(source: str, version: str) -> str:
    """Return "goldleaf-events 4 with learned version 7" of a version "4+7"."""
    rules, _, learned = version.partition("+")
    named = " ".join(filter(None, (source, rules)))
    return f"{named} with learned version {learned}" if learned else named


def _sureness(item: Item) -> str:
    """Return the score, and what it means: of a calibrated one, how many like it are right."""
    if item.score is None:
        return ""
    if "+" in (item.version or ""):
        return f" · {item.score:.2f}: about {round(10 * item.score)} in 10 like it are right"
    word = "sure" if item.score >= SURE else "fairly sure" if item.score >= BALANCED else "doubtful"
    return f" · {item.score:.2f}, {word}"
