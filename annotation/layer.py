"""A layer: all that one coder has said about one document, held with the indexes it needs."""

from collections.abc import Iterable

from annotation.errors import StaleEditError
from annotation.values import (
    Annotation,
    Argument,
    Change,
    Decision,
    Document,
    Event,
    Facts,
    LayerState,
    Record,
    Span,
    Status,
)


class Layer:
    """The current state. Only an Editor changes it, through `apply`.

    Attributes: `document` (with the facts in force), `coder`, `annotations` and `decisions` by id,
    `status` (None until the layer was called done).
    """

    def __init__(self, document: Document, coder: str, records: Iterable[Record] = ()) -> None:
        self.document = document
        self.coder = coder
        self.annotations: dict[str, Annotation] = {}
        self.decisions: dict[str, Decision] = {}
        self.status: Status | None = None
        self._arguments_by_end: dict[str, dict[str, Argument]] = {}
        self._decisions_by_result: dict[str, dict[str, Decision]] = {}
        for record in records:
            self._put(record)

    @property
    def state(self) -> LayerState:
        if self.status is not None:
            return self.status.state
        return "in_progress" if self.annotations or self.decisions else "new"

    def held(self, record: Record) -> Record | None:
        """Return what is held under the kind and id of `record`."""
        if isinstance(record, Decision):
            return self.decisions.get(record.id)
        if isinstance(record, Facts):
            return self.document.facts
        if isinstance(record, Status):
            return self.status
        return self.annotations.get(record.id)

    def check(self, changes: Iterable[Change]) -> None:
        """Raise StaleEditError unless each `before` is what the layer holds at that point."""
        overlay: dict[tuple[str, str], Record | None] = {}
        for change in changes:
            record = change.after or change.before
            if record is None:
                raise StaleEditError("a change with neither side")
            key = (_slot(record), record.id)
            held = overlay[key] if key in overlay else self.held(record)
            if held != change.before:
                raise StaleEditError(f"{key}: expected {change.before!r}, held {held!r}")
            overlay[key] = change.after

    def apply(self, changes: Iterable[Change]) -> None:
        """Swap in the new state. `check` comes before it."""
        for change in changes:
            if change.before is not None:
                self._drop(change.before)
            if change.after is not None:
                self._put(change.after)

    def span(self, id_: str) -> Span | Event | None:
        """Return the span or event of that id, None for an argument or an unknown id."""
        value = self.annotations.get(id_)
        return None if isinstance(value, Argument) else value

    def arguments_of(self, event_id: str) -> list[Argument]:
        """Return the arguments of an event, oldest first."""
        ends = self._arguments_by_end.get(event_id, {})
        return [argument for argument in ends.values() if argument.event == event_id]

    def arguments_touching(self, id_: str) -> list[Argument]:
        """Return the arguments whose event or target is `id_`."""
        return list(self._arguments_by_end.get(id_, {}).values())

    def decisions_on(self, annotation_id: str) -> list[Decision]:
        """Return the decisions that resulted in an annotation (more than one: merged sources)."""
        return list(self._decisions_by_result.get(annotation_id, {}).values())

    def records(self) -> list[Record]:
        """Return every record of this layer (without the document's facts)."""
        status = [] if self.status is None else [self.status]
        return [*self.annotations.values(), *self.decisions.values(), *status]

    def _put(self, record: Record) -> None:
        if isinstance(record, Decision):
            self.decisions[record.id] = record
            if record.result is not None:
                self._decisions_by_result.setdefault(record.result, {})[record.id] = record
        elif isinstance(record, Facts):
            self._set_facts(record)
        elif isinstance(record, Status):
            self.status = record
        else:
            self.annotations[record.id] = record
            if isinstance(record, Argument):
                for end in (record.event, record.target):
                    self._arguments_by_end.setdefault(end, {})[record.id] = record

    def _drop(self, record: Record) -> None:
        if isinstance(record, Decision):
            del self.decisions[record.id]
            if record.result is not None:
                del self._decisions_by_result[record.result][record.id]
        elif isinstance(record, Status):
            self.status = None
        elif not isinstance(record, Facts):
            del self.annotations[record.id]
            if isinstance(record, Argument):
                for end in {record.event, record.target}:
                    del self._arguments_by_end[end][record.id]

    def _set_facts(self, facts: Facts) -> None:
        old = self.document
        self.document = Document(old.id, old.text, old.sha256, old.source, facts)


def _slot(record: Record) -> str:
    if isinstance(record, Decision | Facts | Status):
        return type(record).__name__
    return "Annotation"
