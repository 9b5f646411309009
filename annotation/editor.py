"""The one door through which every change goes: do, undo, redo.

A gesture becomes an Edit; the Edit is checked, written (one transaction, by the `commit` that the
storage gives), then swapped in, then announced. If anything raises, nothing has happened anywhere.
Undo is the log: it appends the inverse and names what it undoes, so it survives reopening.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import TypeVar

from annotation.ids import new_id
from annotation.layer import Layer
from annotation.values import Change, Edit, Entity, Facts, Record, Span


@dataclass(frozen=True, slots=True)
class Step:
    """An edit of the log without its changes: enough to know what can be undone."""

    id: str
    verb: str
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a gesture wants: its verb (as the menu says it), its changes, where the focus goes.

    `focus` is the id of the item that the gesture was about, as it is called afterwards. `note`
    says what else happened (a role that was dropped), `problem` why there are no changes.
    """

    verb: str
    changes: tuple[Change, ...]
    focus: str | None = None
    bulk: bool = False
    note: str = ""
    problem: str = ""


Listener = Callable[[Edit], None]
Shared = TypeVar("Shared", Facts, Entity)


def utc_now() -> str:
    """Return the time in UTC, ISO 8601 to the second with `Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _with_own(held: Shared, before: Shared, after: Shared) -> Shared:
    """Return `held` with what `after` changed, and nobody touched since, as it was `before`."""
    ours = {
        field.name: getattr(before, field.name)
        for field in fields(after)
        if getattr(held, field.name) == getattr(after, field.name)
    }
    return replace(held, **ours)


def _is_merged_back(layer: Layer, entity: Entity) -> bool:
    """Whether what an entity is merged into was merged into that entity by others since."""
    at, seen = layer.register.get(entity.merged), set[str]()
    while at is not None and at.id not in seen:
        if at.id == entity.id:
            return True
        seen.add(at.id)
        at = layer.register.get(at.merged)
    return False


class Editor:
    """One open layer. `commit` writes an Edit in one transaction; `load` reads one back by id."""

    def __init__(
        self,
        layer: Layer,
        commit: Callable[[Edit], None],
        load: Callable[[str], Edit],
        *,
        steps: Iterable[Step] = (),
        now: Callable[[], str] = utc_now,
    ) -> None:
        self.layer = layer
        self._commit = commit
        self._load = load
        self._now = now
        self._listeners: list[Listener] = []
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        for step in steps:
            self._remember(step)

    @property
    def undo_verb(self) -> str | None:
        """What undo would take back, as the menu says it; None when there is nothing."""
        return self._undo[-1].verb if self._undo else None

    @property
    def redo_verb(self) -> str | None:
        return self._redo[-1].verb if self._redo else None

    def subscribe(self, listener: Listener) -> None:
        """Have `listener` called with each Edit after it is on disk and in the layer."""
        self._listeners.append(listener)

    def do(self, draft: Draft) -> Edit | None:
        """Do what a gesture wants. Return the Edit, None when it changes nothing."""
        if not draft.changes:
            return None
        return self._run(draft.verb, draft.changes, bulk=draft.bulk)

    def undo(self) -> Edit | None:
        """Take back the newest edit that is in force."""
        return self._invert(self._undo)

    def redo(self) -> Edit | None:
        """Take back the newest undo that no other edit came after."""
        return self._invert(self._redo)

    def _invert(self, stack: list[Step]) -> Edit | None:
        if not stack:
            return None
        edit = self._load(stack[-1].id)
        inverse = (self._inverse(change) for change in reversed(edit.changes))
        found = [change for change in inverse if change is not None]
        if stack is self._undo:
            found = [self._without_circle(change) for change in found]
        changes = self._with_rows(found)
        return self._run(edit.verb, changes, undoes=edit.id, bulk=edit.bulk)

    def _with_rows(self, changes: list[Change]) -> tuple[Change, ...]:
        """Bring back the entities of mentions that come back, where another layer took them away.

        What is not remembered of one is told by its mention: its words and its type.
        """
        known = {change.after.id for change in changes if isinstance(change.after, Entity)}
        missing: dict[str, Change] = {}
        for change in changes:
            span, register = change.after, self.layer.register
            if not isinstance(span, Span) or not span.entity or span.entity in known:
                continue
            if register.get(span.entity) is None:
                gone = register.gone(span.entity) or Entity(span.entity, span.quote, span.type)
                missing[span.entity] = Change(None, gone)
        return (*missing.values(), *changes)

    def _inverse(self, change: Change) -> Change | None:
        """Return what takes `change` back now, None where that is nothing.

        Facts belong to the document and entities to the project, and others may have corrected
        them since: only what this change touched and nobody touched after it goes back. An entity
        that another layer has taken up, or merged another into, stays, and one that is there again
        is not made anew.
        """
        before, after = change.before, change.after
        if isinstance(before, Facts) and isinstance(after, Facts):
            held = self.layer.document.facts
            return Change(held, _with_own(held, before, after))
        if not isinstance(before or after, Entity):
            return change.inverse()
        return self._inverse_of_entity(before, after)

    def _without_circle(self, change: Change) -> Change:
        """Leave a merger out that others have made the other way round since: undo goes on."""
        held, ours = change.before, change.after
        if not (isinstance(held, Entity) and isinstance(ours, Entity)):
            return change
        is_circle = _is_merged_back(self.layer, ours)
        return Change(held, replace(ours, merged=held.merged)) if is_circle else change

    def _inverse_of_entity(self, before: Record | None, after: Record | None) -> Change | None:
        layer, entity = self.layer, before or after
        held = None if entity is None else layer.held(entity)
        if isinstance(before, Entity) and isinstance(after, Entity):
            if not isinstance(held, Entity):
                return None
            return Change(held, _with_own(held, before, after))
        if isinstance(after, Entity):  # it was made
            place = layer.document.id, layer.coder
            register = layer.register
            is_used = register.is_used_elsewhere(after.id, *place) or register.has_merged(after.id)
            return None if held is None or is_used else Change(held, None)
        return None if held is not None else Change(None, before)

    def _run(
        self,
        verb: str,
        changes: tuple[Change, ...],
        *,
        undoes: str | None = None,
        bulk: bool = False,
    ) -> Edit:
        layer = self.layer
        layer.check(changes)
        edit = Edit(
            new_id(), verb, layer.document.id, layer.coder, self._now(), changes, undoes, bulk
        )
        self._commit(edit)
        layer.apply(changes)
        self._remember(Step(edit.id, verb, undoes))
        for listener in self._listeners:
            listener(edit)
        return edit

    def _remember(self, step: Step) -> None:
        """Keep the two stacks: an undo of a done step can be redone, a new step ends redoing."""
        if step.undoes is None:
            self._undo.append(step)
            self._redo.clear()
        elif self._undo and self._undo[-1].id == step.undoes:
            self._undo.pop()
            self._redo.append(step)
        elif self._redo and self._redo[-1].id == step.undoes:
            self._redo.pop()
            self._undo.append(step)
        else:
            raise ValueError(f"edit {step.id} undoes {step.undoes}, which is on neither stack")
