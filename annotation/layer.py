"""A layer: all that one coder has said about one document, held with the indexes it needs."""

from collections.abc import Iterable

from annotation.errors import StaleEditError
from annotation.register import Register
from annotation.values import (
    Annotation,
    Argument,
    Change,
    Decision,
    Document,
    Entity,
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
    `status` (None until the layer was called done), `register` (the entities of the project, which
    all its layers share).
    """

    def __init__(
        self,
        document: Document,
        coder: str,
        records: Iterable[Record] = (),
        register: Register | None = None,
    ) -> None:
        self.register = Register() if register is None else register
        self.document = document
        self.coder = coder
        self.annotations: dict[str, Annotation] = {}
        self.decisions: dict[str, Decision] = {}
        self.status: Status | None = None
        self._arguments_by_end: dict[str, dict[str, Argument]] = {}
        self._decisions_by_result: dict[str, dict[str, Decision]] = {}
        self._spans_by_entity: dict[str, set[str]] = {}
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
        if isinstance(record, Entity):
            return self.register.get(record.id)
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

    def spans_of(self, entity_id: str) -> list[Span]:
        """Return the mentions of an entity (not of those that were merged into it), by id."""
        found = (self.annotations[id_] for id_ in sorted(self._spans_by_entity.get(entity_id, ())))
        return [value for value in found if isinstance(value, Span)]

    def records(self) -> list[Record]:
        """Return every record of this layer (without the document's facts and the entities)."""
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
        elif isinstance(record, Entity):
            self.register.put(record)
        else:
            self._put_annotation(record)

    def _put_annotation(self, value: Annotation) -> None:
        self.annotations[value.id] = value
        if isinstance(value, Span) and value.entity:
            self._spans_by_entity.setdefault(value.entity, set()).add(value.id)
        elif isinstance(value, Argument):
            for end in (value.event, value.target):
                self._arguments_by_end.setdefault(end, {})[value.id] = value

    def _drop(self, record: Record) -> None:
        if isinstance(record, Decision):
            del self.decisions[record.id]
            if record.result is not None:
                del self._decisions_by_result[record.result][record.id]
        elif isinstance(record, Status):
            self.status = None
        elif isinstance(record, Entity):
            self.register.drop(record.id)
        elif not isinstance(record, Facts):
            self._drop_annotation(record)

    def _drop_annotation(self, value: Annotation) -> None:
        del self.annotations[value.id]
        if isinstance(value, Span) and value.entity:
            self._spans_by_entity[value.entity].discard(value.id)
        elif isinstance(value, Argument):
            for end in {value.event, value.target}:
                del self._arguments_by_end[end][value.id]

    def _set_facts(self, facts: Facts) -> None:
        old = self.document
        self.document = Document(old.id, old.text, old.sha256, old.source, facts)


def _slot(record: Record) -> str:
    if isinstance(record, Decision | Facts | Status | Entity):
        return type(record).__name__
    return "Annotation"
