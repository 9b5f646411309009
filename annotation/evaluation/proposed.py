"""Suggestions as an entry: as if a coder had accepted all that is sure enough, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace

from annotation.learning.showing import sure_enough
from annotation.register import Register
from annotation.review_items import finder, original_of
from annotation.snapshot import Entry
from annotation.values import Annotation, Argument, Document, Entity, Original, Span, Suggestion


def proposed_entry(
    document: Document,
    suggestions: Iterable[Suggestion],
    register: Register,
    *,
    least_score: float = 0.0,
) -> Entry:
    """Return what is proposed with at least that score; what several sources propose once."""
    kept = _once(sure_enough(suggestions, least_score))
    entities: dict[str, Entity] = {}
    values = tuple(_named(each, register, entities) for each in kept)
    return Entry(document, "new", values, entities=entities)


def _once(suggestions: tuple[Suggestion, ...]) -> list[Suggestion]:
    """Keep the surest of those that say the same; arguments of the others mean it as well.

    An argument whose ends are not there is left out.
    """
    surest = sorted(suggestions, key=lambda each: -each.score)
    find = finder({each.id: each.value for each in surest})
    kept: dict[Original, Suggestion] = {}
    stands_for: dict[str, str] = {}
    for each in surest:
        original = original_of(each.value, find)
        if original is not None:
            stands_for[each.id] = kept.setdefault(original, each).id
    ids = {each.id for each in kept.values()}
    return [_pointed(each, stands_for) for each in suggestions if each.id in ids]


def _pointed(each: Suggestion, stands_for: dict[str, str]) -> Suggestion:
    value = each.value
    if not isinstance(value, Argument):
        return each
    ends = stands_for[value.event], stands_for[value.target]
    return replace(each, value=replace(value, event=ends[0], target=ends[1]))


def _named(each: Suggestion, register: Register, entities: dict[str, Entity]) -> Annotation:
    """Have a mention name the row of the register that is meant, else what is proposed."""
    value, proposed = each.value, each.entity
    if not isinstance(value, Span) or proposed is None:
        return value
    entity = register.resolve(proposed) or proposed
    entities[entity.id] = entity
    return replace(value, entity=entity.id)


def of_source(suggestions: Iterable[Suggestion], source: str) -> tuple[Suggestion, ...]:
    """Return what one source proposes."""
    return tuple(each for each in suggestions if each.source == source)


def with_ends(suggestions: Iterable[Suggestion], source: str) -> tuple[Suggestion, ...]:
    """Return what one source proposes, and what others do that its arguments hang on."""
    together = tuple(suggestions)
    own = [each.value for each in together if each.source == source]
    roles = [value for value in own if isinstance(value, Argument)]
    ends = {end for value in roles for end in (value.event, value.target)}
    return tuple(each for each in together if each.source == source or each.id in ends)
