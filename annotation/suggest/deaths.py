"""What the death of the suggestion process means: whom to blame, what to tell, when to give up."""

from collections import Counter
from dataclasses import dataclass, replace

from annotation.suggest.messages import Failure, Ready, Setup
from annotation.suggest.tasks import Entry

STRIKES = 2
"""A document in whose reading the process died or hung this often is set aside; so is a source."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When the process counts as hung, and how it is restarted; in seconds."""

    start: float = 180.0
    source: float = 90.0
    """For loading one further source."""
    read: float = 30.0
    characters_per_second: float = 1_000.0
    refit: float = 120.0
    backoff: float = 0.5
    longest_backoff: float = 30.0
    vain_starts: int = 3
    vain_readings: int = 6
    """After so many deaths in a row over documents, with none read between, it is no use."""

    def working(self, batch: list[Entry]) -> float:
        """Return how long a batch may take until its next answer."""
        if any(each.kind == "refit" for each in batch):
            return self.refit
        characters = sum(each.characters for each in batch)
        return max(self.read, characters / self.characters_per_second)

    def pause(self, deaths: int) -> float:
        """Return how long to wait before the restart after so many deaths in a row."""
        return min(self.backoff * 2.0 ** max(0, deaths - 1), self.longest_backoff)


class Blame:
    """Counts deaths: of the process in a row, and of each source while it was at work."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.in_a_row = 0
        self._sources: Counter[str] = Counter()
        self._left_out: dict[str, str] = {}

    def forget(self) -> None:
        """Begin anew, with another model or other sources."""
        self.in_a_row = 0
        self._sources.clear()
        self._left_out.clear()

    def setup(self, setup: Setup) -> Setup:
        """Return the setup without the sources that ended the process."""
        kept = tuple(each for each in setup.sources if each.name not in self._left_out)
        return replace(setup, sources=kept)

    def ready(self, ready: Ready) -> Ready:
        """Return the message with what is to be said of sources that were left out."""
        said = {
            name: f"The source “{name}” ended the process of suggestions {STRIKES} times (it {how})"
            " and is left out."
            for name, how in self._left_out.items()
        }
        note = " ".join(filter(None, [ready.note, *said.values()]))
        return replace(ready, note=note, problems={**ready.problems, **said})

    def blame_source(self, name: str, how: str) -> None:
        self._sources[name] += 1
        if self._sources[name] >= STRIKES:
            self._left_out[name] = how

    def strike(
        self, model: str, how: str, reading: list[Entry]
    ) -> tuple[list[Entry], list[Failure]]:
        """Hold a death against what was being read: again and alone, or not again."""
        again: list[Entry] = []
        failures: list[Failure] = []
        for entry in reading:
            entry.strikes += 1
            entry.alone = True
            if entry.strikes < STRIKES:
                again.append(entry)
            else:
                failures.append(entry.failure(_set_aside(entry, model, how)))
        return again, failures

    def is_hopeless(self, reading: list[Entry]) -> bool:
        """Whether nothing but a way out can be told any more."""
        if not reading:
            return self.in_a_row >= self._limits.vain_starts
        return reading[0].kind == "job" and self.in_a_row >= self._limits.vain_readings


def not_started(model: str, how: str) -> str:
    return (
        f'The process that makes suggestions with "{model}" could not be started (it {how}). '
        "Annotating goes on without suggestions; choose another model, or start Goldleaf again."
    )


def given_up(model: str, how: str, deaths: int) -> str:
    return (
        f'The process that makes suggestions with "{model}" was stopped: it failed {deaths} times '
        f"in a row (it {how}). Annotating goes on without suggestions; choose another model."
    )


def _set_aside(entry: Entry, model: str, how: str) -> str:
    if entry.kind == "refit":
        return (
            f"What the finished articles teach could not be learned: it failed {STRIKES} times "
            f"(it {how}). Suggestions go on with what was learned before."
        )
    if entry.kind == "lesson":
        return (
            f"Nothing could be learned from this article: reading it failed {STRIKES} times (it "
            f"{how}). The others teach as before."
        )
    return (
        f'The process that makes suggestions with "{model}" failed {STRIKES} times on this article '
        f"(it {how}), so the article gets none. It can be annotated by hand, and the other "
        "articles go on."
    )
