"""The changes of one gesture as they gather: each record once, from what is held to what comes.

Gestures that touch the same thing twice (an event accepted with two arguments that share a target)
look here first, so one gesture never makes a thing twice.
"""

from dataclasses import replace

from annotation.editor import Draft, utc_now
from annotation.gestures.counting import follow_events
from annotation.gestures.cycles import Ties
from annotation.gestures.twins import merge_twin
from annotation.gestures.verdicts import state_verdicts
from annotation.ids import new_id
from annotation.normal.meaning import shown_value
from annotation.normal.reading import Mention, is_of_kind, is_outdated, read_mention
from annotation.normals import CODER, Normal
from annotation.register import Register
from annotation.review import Item, Review, original_here, original_of
from annotation.values import (
    Annotation,
    Argument,
    Change,
    Decision,
    Entity,
    Event,
    Fragments,
    Kind,
    Original,
    Record,
    Span,
    Suggestion,
    Verdict,
    quote,
)


class Changes:
    """Gathers the changes of one gesture on `review`."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self._layer = review.layer
        self._records: dict[tuple[str, str], tuple[Record | None, Record | None]] = {}
        self._decided: dict[Original, Decision | None] = {}
        self._rows = Register()
        self.notes: list[str] = []
        """What is to be said of it beside what the gesture itself says."""

    # -- reading through -------------------------------------------------------------------------

    def annotation(self, id_: str) -> Annotation | None:
        pair = self._records.get(("Annotation", id_))
        if pair is None:
            return self._layer.annotations.get(id_)
        value = pair[1]
        return value if isinstance(value, Span | Event | Argument) else None

    def span(self, id_: str) -> Span | Event | None:
        value = self.annotation(id_)
        return None if isinstance(value, Argument) else value

    def arguments_touching(self, id_: str) -> list[Argument]:
        held = {a.id: a for a in self._layer.arguments_touching(id_)}
        for (slot, key), (_, after) in self._records.items():
            if slot == "Annotation":
                held.pop(key, None)
                if isinstance(after, Argument) and id_ in (after.event, after.target):
                    held[key] = after
        return list(held.values())

    def decision(self, original: Original) -> Decision | None:
        if original in self._decided:
            return self._decided[original]
        return self.review.decision_for(original)

    def decisions_on(self, id_: str) -> list[Decision]:
        held = {d.id: d for d in self._layer.decisions_on(id_)}
        for (slot, key), (_, after) in self._records.items():
            if slot == "Decision":
                held.pop(key, None)
                if isinstance(after, Decision) and after.result == id_:
                    held[key] = after
        return list(held.values())

    def records(self) -> list[tuple[Record | None, Record | None]]:
        """Return what was gathered: each record as it is held and as it comes."""
        return list(self._records.values())

    def entity(self, id_: str) -> Entity | None:
        pair = self._records.get(("Entity", id_))
        value = self._layer.register.get(id_) if pair is None else pair[1]
        return value if isinstance(value, Entity) else None

    def circle(self, event: str, role: str, target: str) -> str:
        """Return why an event may not fill a role of another, "" where it may."""
        return Ties(self.review.codebook, self.arguments_touching).problem(event, role, target)

    # -- writing ---------------------------------------------------------------------------------

    def put(self, record: Record) -> None:
        key = (_slot(record), record.id)
        before = self._records[key][0] if key in self._records else self._layer.held(record)
        self._records[key] = (before, record)
        if isinstance(record, Decision):
            self._decided[record.original] = record

    def drop(self, record: Record) -> None:
        key = (_slot(record), record.id)
        before = self._records[key][0] if key in self._records else self._layer.held(record)
        self._records[key] = (before, None)
        if isinstance(record, Decision):
            self._decided[record.original] = None

    def decide(
        self, suggestion: Suggestion, original: Original, verdict: Verdict, result: str | None
    ) -> None:
        """Put what was said to a suggestion, over what was said before."""
        known = self.decision(original)
        self.put(
            Decision(
                known.id if known is not None else new_id(),
                suggestion.id,
                verdict,
                result,
                suggestion.source,
                suggestion.version,
                suggestion.score,
                original,
                utc_now(),
            )
        )

    def settle(self, value: Span | Event) -> None:
        """Bring what stands at an annotation's place in line with what it is now.

        Another annotation that says the same is merged into it, and a suggestion that says the same
        is accepted (whatever was said to it before).
        """
        original = original_here(value)
        for id_ in self.review.annotated(original) if value.fragments else ():
            twin = self.span(id_)
            if id_ != value.id and twin is not None and original_here(twin) == original:
                merge_twin(self, twin, value)
        known = self.decision(original) if value.fragments else None
        suggestion = self.review.suggestion_at(original) if value.fragments else None
        if known is not None and known.result is None:
            self.put(replace(known, verdict="accepted", result=value.id, at=utc_now()))
        elif known is None and suggestion is not None:
            self.decide(suggestion, original, "accepted", value.id)

    def remove(self, value: Span | Event, *, rejected: bool) -> None:
        """Take an annotation away with the arguments at it; its decisions are dropped or say so."""
        for argument in self.arguments_touching(value.id):
            self.remove_argument(argument)
        for decision in self.decisions_on(value.id):
            if rejected:
                self.put(replace(decision, verdict="rejected", result=None, at=utc_now()))
            else:
                self.drop(decision)
        self.drop(value)

    def remove_argument(self, argument: Argument, *, rejected: bool = False) -> None:
        for decision in self.decisions_on(argument.id):
            if rejected:
                self.put(replace(decision, verdict="rejected", result=None, at=utc_now()))
            else:
                self.drop(decision)
        self.drop(argument)

    def new_value(self, kind: Kind, type_: str, fragments: Fragments) -> Span | Event:
        """Put and return a new annotation with its quote; a span means what is read in it."""
        value = _bare(self.review, kind, type_, fragments)
        if isinstance(value, Span):
            value = replace(value, normal=_read(self.review, "", type_, fragments))
        self.put(value)
        return value

    def name(self, proposed: Entity) -> str:
        """Return the id of the entity that a proposal means, putting it where there is none yet."""
        known = self._resolve(proposed)
        if known is None:
            self.put(proposed)
            self._rows.put(proposed)
        return proposed.id if known is None else known.id

    def is_named(self, proposed: Entity, id_: str) -> bool:
        """Whether a proposal means the entity of that id."""
        if proposed.id == id_:
            return True
        register = self._layer.register
        known, named = self._resolve(proposed), register.standing(id_)
        return known is not None and known.id in (id_, named.id if named is not None else id_)

    def _resolve(self, proposed: Entity) -> Entity | None:
        """Return the row that a proposal means, or one proposed in this gesture."""
        return self._layer.register.resolve(proposed) or self._rows.resolve(proposed)

    def new_from(
        self, item: Item, type_: str, fragments: Fragments, *, entity: str | None = None
    ) -> Span | Event:
        """Put and return the annotation that a suggested item becomes, with all it says.

        `entity` is whom it names, instead of whom it is proposed to name.
        """
        value = _bare(self.review, item.kind, type_, fragments)
        if isinstance(value, Span):
            moved = fragments != item.fragments or is_outdated(self.review, item)
            normal = self.meant(item.id, type_, fragments, held=item.normal, moved=moved)
            if (type_, fragments) == (item.type, item.fragments) and item.normal is None:
                normal = shown_value(self.review, item)
            if entity is None:
                entity = self._named(item, type_)
            value = replace(value, attributes=item.attributes, normal=normal, entity=entity)
        else:
            value = replace(value, attributes=item.attributes)
        self.put(value)
        return value

    def _named(self, item: Item, type_: str) -> str:
        proposed = self.review.proposed_entity(item) if type_ == item.type else None
        return "" if proposed is None else self.name(proposed)

    def meant(
        self, id_: str, type_: str, fragments: Fragments, *, held: Normal | None, moved: bool
    ) -> Normal | None:
        """Return what a span means that has or gets a type and a place.

        What a coder set stays while the type has values of its kind; what the rules read is read
        anew where the place is another (`moved`), and so is what nobody has read yet.
        """
        fits = is_of_kind(held, self.review.codebook.normal_of(type_))
        if fits and held is not None and (held.rule == CODER or not moved):
            return held
        return _read(self.review, id_, type_, fragments)

    def _take_rejections_back(self) -> None:
        """A role that was rejected at a place and is held there now was right after all."""
        for argument in self._arguments_at_stake():
            original = original_of(argument, self.span)
            known = self.decision(original) if original is not None else None
            if known is not None and known.verdict == "rejected":
                self.put(replace(known, verdict="accepted", result=argument.id, at=utc_now()))

    def _arguments_at_stake(self) -> list[Argument]:
        """Return the arguments that came or whose ends changed, and those beside a rejection."""
        found: list[Argument] = []
        for before, after in list(self._records.values()):
            if isinstance(after, Argument):
                found.append(after)
            elif isinstance(after, Span | Event) and before is not None:
                found += self.arguments_touching(after.id)
            elif isinstance(after, Decision) and after.verdict == "rejected":
                said = after.original
                events = self.review.annotated(Original("event", said.anchor_label, said.anchor))
                found += [a for id_ in events for a in self.arguments_touching(id_)]
        return found

    def draft(
        self, verb: str, *, focus: str | None = None, bulk: bool = False, note: str = ""
    ) -> Draft:
        """Return the gathered changes; what came out as it was before is left out."""
        self._take_rejections_back()
        follow_events(self)
        state_verdicts(self)
        changes = tuple(
            Change(before, after) for before, after in self._records.values() if before != after
        )
        # Creations come parents first, deletions children first: a store may hold foreign keys.
        ordered = sorted(changes, key=_rank)
        note = " ".join(each for each in (note, *self.notes) if each)
        return Draft(verb, tuple(ordered), focus, bulk, note)


def _bare(review: Review, kind: Kind, type_: str, fragments: Fragments) -> Span | Event:
    make = Span if kind == "span" else Event
    return make(new_id(), type_, fragments, quote(review.text, fragments))


def _read(review: Review, id_: str, type_: str, fragments: Fragments) -> Normal | None:
    return read_mention(review, Mention(id_, type_, fragments))


def _slot(record: Record) -> str:
    return "Annotation" if isinstance(record, Span | Event | Argument) else type(record).__name__


_PARENTS_FIRST = (Entity, Span | Event, Argument, Decision)


def _rank(change: Change) -> int:
    record = change.after or change.before
    child = next(
        (place for place, kinds in enumerate(_PARENTS_FIRST) if isinstance(record, kinds)), 0
    )
    return child if change.after is not None else -child - 1
