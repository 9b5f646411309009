"""What an article shows once the memory has been asked: more, less, and some of another type.

Withheld is what was rejected in like context or too often, and what is another type than was
confirmed of the same words, or but a part of them. Proposed is what was confirmed, where nothing
says it. Arguments go with their ends, or follow them. Scores stay as they are.
"""

from dataclasses import replace
from hashlib import sha256

from annotation.codebook import Codebook
from annotation.learning.cues import context_of, cue_of, string_of
from annotation.learning.lessons import LESSONS_VERSION
from annotation.learning.memory import MEMORY, Cue, RememberedKind, Stance
from annotation.learning.occurrences import Occurrence, occurrences
from annotation.learning.places import Place, Places, place_of
from annotation.learning.table import Memory
from annotation.values import (
    Annotation,
    Argument,
    Document,
    Event,
    Fragment,
    Span,
    Suggestion,
)

_VALUES = frozenset({"time", "quantity"})
"""What such words mean is another thing each time: they are withheld, but never proposed."""

Rival = tuple[Fragment, Suggestion]
"""A suggestion that stands where a string is remembered, and its extent."""


def recall(
    memory: Memory,
    document: Document,
    suggestions: tuple[Suggestion, ...],
    codebook: Codebook,
    *,
    settled: frozenset[Place] = frozenset(),
    least: float = 0.0,
) -> tuple[Suggestion, ...]:
    """Return the suggestions of a document as the memory leaves them.

    `settled` is where the coder has decided: there nothing is withheld, over it nothing proposed.
    What is less sure than `least` is not shown, so something remembered may take its place.
    """
    if memory.is_empty:
        return suggestions
    recalled = _Recall(memory, document, codebook, least)
    recalled.withhold(suggestions, settled)
    for kind in ("span", "event"):
        recalled.propose(kind, Places(kind, suggestions, settled))
    return recalled.outcome(suggestions)


class _Recall:
    """One document being gone through."""

    def __init__(
        self, memory: Memory, document: Document, codebook: Codebook, least: float
    ) -> None:
        self._memory = memory
        self._document = document
        self._codebook = codebook
        self._least = least
        self._types = {each.name for each in codebook.entities}
        self._types |= {each.name for each in codebook.events}
        self._gone: dict[str, str] = {}
        """What is withheld, and what stands for it now ("" nothing)."""
        self._added: list[Suggestion] = []

    def withhold(self, suggestions: tuple[Suggestion, ...], settled: frozenset[Place]) -> None:
        """Take out what was rejected in like context, or too often."""
        for each in suggestions:
            value = each.value
            if isinstance(value, Argument) or not self._memory.knows(*_said(value)):
                continue
            cue = cue_of(self._document.text, value)
            if cue is None or place_of(value) in settled:
                continue
            if self._memory.stance(cue) is Stance.WITHHOLD:
                self._gone[each.id] = ""

    def propose(self, kind: RememberedKind, places: Places) -> None:
        """Put in what was confirmed, wherever it stands and nothing speaks against it."""
        text, zones = self._document.text, self._document.facts.zones
        for found in occurrences(self._memory, kind, text, zones):
            if places.is_settled(found.start, found.end):
                continue
            context = context_of(text, found.start, found.end)
            best = self._memory.best(kind, found.string, context)
            if best is not None and self._is_proposable(best[0]):
                self._propose(kind, found, best, places.near(found.start, found.end))

    def _propose(
        self,
        kind: RememberedKind,
        found: Occurrence,
        best: tuple[str, float],
        near: list[Rival],
    ) -> None:
        here = [rival for rival in near if rival[0] == found.place]
        rivals = here or near
        if any(self._says(each, best[0]) for _, each in here):
            return
        if any(self._blocks(rival, found) for rival in rivals):
            return
        id_ = _id_of(self._document.id, kind, best[0], found.place)
        self._added.append(self._new(id_, kind, found, best, [each for _, each in here]))
        for rival in rivals:
            if not self._is_nested(rival, found):
                self._gone[rival[1].id] = id_

    def _is_proposable(self, type_: str) -> bool:
        return type_ in self._types and self._codebook.normal_of(type_) not in _VALUES

    def _is_shown(self, each: Suggestion) -> bool:
        return each.id not in self._gone and each.score >= self._least

    def _says(self, each: Suggestion, type_: str) -> bool:
        return self._is_shown(each) and _named(each.value) == type_

    def _blocks(self, rival: Rival, found: Occurrence) -> bool:
        """Whether a suggestion at an occurrence is as good as what is remembered, or better."""
        place, each = rival
        if not self._is_shown(each) or isinstance(each.value, Argument):
            return False
        is_inside = found.start <= place[0] and place[1] <= found.end and place != found.place
        counts = self._memory.counts(Cue(*_said(each.value), each.value.type))
        if counts.accepted:
            return not is_inside
        is_wider = place[0] <= found.start and found.end <= place[1] and place != found.place
        return is_wider and not counts.rejected and not self._is_torn(place, found)

    def _is_torn(self, place: Fragment, found: Occurrence) -> bool:
        """Whether a comma parts an occurrence from the rest: “Varok, Reka” are two names."""
        before = self._document.text[place[0] : found.start].rstrip()
        after = self._document.text[found.end : place[1]].lstrip()
        return before.endswith(",") or after.startswith(",")

    def _is_nested(self, rival: Rival, found: Occurrence) -> bool:
        """Whether a suggestion inside an occurrence was confirmed as such: both are right."""
        place, each = rival
        if place == found.place or not self._is_shown(each) or isinstance(each.value, Argument):
            return False
        return bool(self._memory.counts(Cue(*_said(each.value), each.value.type)).accepted)

    def _new(
        self,
        id_: str,
        kind: RememberedKind,
        found: Occurrence,
        best: tuple[str, float],
        here: list[Suggestion],
    ) -> Suggestion:
        type_, score = best
        words = self._document.text[found.start : found.end]
        value: Span | Event
        if kind == "span":
            value = Span(id_, type_, (found.place,), words)
        else:
            value = Event(id_, type_, (found.place,), words)
        for each in here:
            if isinstance(each.value, Span | Event):
                value = replace(value, attributes=each.value.attributes)
        return Suggestion(value, MEMORY, LESSONS_VERSION, score)

    # -- the outcome -----------------------------------------------------------------------------

    def outcome(self, suggestions: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
        """Return what is left and what came, the arguments with the ends that they have now."""
        if not self._gone and not self._added:
            return suggestions
        kept = [each for each in suggestions if each.id not in self._gone]
        ends = {each.id: each.value for each in (*kept, *self._added)}
        followed = (self._followed(each, ends) for each in kept)
        return (*(each for each in followed if each is not None), *self._added)

    def _followed(self, each: Suggestion, ends: dict[str, Annotation]) -> Suggestion | None:
        """Return an argument with what stands for its ends now; None where it has none left."""
        value = each.value
        if not isinstance(value, Argument):
            return each
        event = self._gone.get(value.event, value.event)
        target = self._gone.get(value.target, value.target)
        if (event, target) == (value.event, value.target):
            return each
        if event not in ends or target not in ends:
            return None
        if not self._fits(_named(ends[event]), value.role, _named(ends[target])):
            return None
        return replace(each, value=replace(value, event=event, target=target))

    def _fits(self, event: str, role: str, target: str) -> bool:
        has = any(known.name == role for known in self._codebook.roles_of(event))
        return has and self._codebook.fits(role, target)


def _said(value: Span | Event) -> tuple[RememberedKind, str]:
    kind: RememberedKind = "span" if isinstance(value, Span) else "event"
    return kind, string_of(kind, value.quote)


def _named(value: Annotation) -> str:
    return "" if isinstance(value, Argument) else value.type


def _id_of(document: str, kind: RememberedKind, type_: str, place: Fragment) -> str:
    """Return the id of what is proposed at a place: the same each time, so a decision holds."""
    said = "\n".join((MEMORY, document, kind, type_, *map(str, place)))
    digits = sha256(said.encode()).hexdigest()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))
