"""Suggestions as an entry: by score, each thing once, arguments where they belong."""

from dataclasses import replace

from annotation.evaluation.proposed import proposed_entry
from annotation.register import Register
from annotation.values import Argument, Entity, Suggestion
from tests.annotation.desk import argument, event, make_document, span


def _values(*suggestions: Suggestion, least: float = 0.0) -> list[str]:
    entry = proposed_entry(make_document(), suggestions, Register(), least_score=least)
    return [type(value).__name__ for value in entry.annotations]


def test_that_what_is_less_sure_is_left_out_with_the_arguments_at_it() -> None:
    attacked, base = event("attack", "attacked", score=0.7), span("facility", "a base", score=0.3)
    target = argument(attacked, "target", base, score=0.9)
    assert _values(attacked, base, target) == ["Event", "Span", "Argument"]
    assert _values(attacked, base, target, least=0.5) == ["Event"]


def test_that_an_argument_that_is_less_sure_goes_alone() -> None:
    attacked, base = event("attack", "attacked"), span("facility", "a base")
    target = argument(attacked, "target", base, score=0.2)
    assert _values(attacked, base, target, least=0.5) == ["Event", "Span"]


def test_that_what_two_sources_propose_stands_once_and_keeps_the_arguments_of_both() -> None:
    attacked, surer = event("attack", "attacked"), span("facility", "a base", score=0.9)
    same = replace(span("facility", "a base", score=0.4), source="words")
    target = argument(attacked, "target", same)
    entry = proposed_entry(make_document(), (attacked, same, surer, target), Register())
    kept = [value for value in entry.annotations if isinstance(value, Argument)]
    assert [value.id for value in entry.spans] == [surer.id]
    assert [value.target for value in kept] == [surer.id]


def test_that_a_mention_names_the_row_of_the_register_that_is_meant() -> None:
    known = Entity("known", "Taliban", "organisation")
    proposed = replace(
        span("organisation", "Taliban"), entity=Entity("new", "The Taliban", "organisation")
    )
    entry = proposed_entry(make_document(), (proposed,), Register([known]))
    assert [value.entity for value in entry.spans] == ["known"]
    assert entry.entities == {"known": known}
