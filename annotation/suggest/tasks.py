"""What waits for the suggestion process: urgent tasks, documents, lessons, refits, in order."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from annotation.suggest.messages import BATCH, Answer, Failure, Job, Kind, Lesson, Task

BATCH_CHARACTERS = 40_000
"""The pipeline's memory grows with what it reads together: about 4 KB for each character."""


@dataclass(slots=True)
class Entry:
    """A task on its way. One that is suspected or urgent is sent alone."""

    task: Task
    alone: bool = False
    strikes: int = 0

    @property
    def kind(self) -> Kind:
        if isinstance(self.task, Job):
            return "job"
        return "lesson" if isinstance(self.task, Lesson) else "refit"

    @property
    def characters(self) -> int:
        return len(self.task.text) if isinstance(self.task, Job | Lesson) else 0

    @property
    def document(self) -> str:
        return self.task.document if isinstance(self.task, Job | Lesson) else ""

    def is_answered_by(self, answer: Answer) -> bool:
        document = getattr(answer, "document", "")
        return (self.task.token, self.document) == (getattr(answer, "token", None), document)

    def failure(self, reason: str) -> Failure:
        return Failure(self.task.token, self.document, reason, self.kind)


class Tasks:
    """The queue. What is put back is the next of its kind."""

    def __init__(self) -> None:
        self._urgent: deque[Entry] = deque()
        self._lines: dict[Kind, deque[Entry]] = {
            "job": deque(),
            "lesson": deque(),
            "refit": deque(),
        }

    def __len__(self) -> int:
        return len(self._urgent) + sum(map(len, self._lines.values()))

    def add(self, task: Task, *, urgent: bool = False) -> None:
        if urgent:
            self._urgent.appendleft(Entry(task, alone=True))
        else:
            entry = Entry(task)
            self._lines[entry.kind].append(entry)

    def put_back(self, entries: Iterable[Entry]) -> None:
        for entry in reversed(list(entries)):
            self._lines[entry.kind].appendleft(entry)

    def clear(self) -> None:
        """Forget the documents; what is to be learned stays."""
        self._urgent = deque(each for each in self._urgent if each.kind != "job")
        self._lines["job"].clear()

    def clear_all(self) -> None:
        self._urgent.clear()
        for line in self._lines.values():
            line.clear()

    def next_batch(self) -> list[Entry]:
        """Take what is read together next; nothing when nothing waits."""
        if self._urgent:
            return [self._urgent.popleft()]
        line = next((each for each in self._lines.values() if each), None)
        if line is None:
            return []
        batch = [line.popleft()]
        characters = batch[0].characters
        while line and len(batch) < BATCH and not (batch[0].alone or batch[0].kind == "refit"):
            characters += line[0].characters
            if line[0].alone or characters > BATCH_CHARACTERS:
                break
            batch.append(line.popleft())
        return batch
