"""Suggestions as an entry: as if a coder had accepted all that is sure enough, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace

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
    kept = _once(_sure(suggestions, least_score))
    entities: dict[str, Entity] = {}
    values = tuple(_named(each, register, entities) for each in kept)
    return Entry(document, "new", values, entities=entities)


def _sure(suggestions: Iterable[Suggestion], least_score: float) -> list[Suggestion]:
    """Leave out what is less sure, and the arguments that would point to it."""
    sure = [each for each in suggestions if each.score >= least_score]
    ends = {each.id for each in sure if not isinstance(each.value, Argument)}
    return [
        each
        for each in sure
        if not isinstance(each.value, Argument) or {each.value.event, each.value.target} <= ends
    ]


def _once(suggestions: list[Suggestion]) -> list[Suggestion]:
    """Keep the surest of those that say the same; arguments of the others mean it as well."""
    surest = sorted(suggestions, key=lambda each: -each.score)
    find = finder({each.id: each.value for each in surest})
    kept: dict[Original | None, Suggestion] = {}
    stands_for: dict[str, str] = {}
    for each in surest:
        first = kept.setdefault(original_of(each.value, find), each)
        stands_for[each.id] = first.id
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
