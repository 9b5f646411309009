"""Finish articles of the sample for the pictures, one of them blind, by what the keys call."""

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from annotation.learning.blind import is_blind

if TYPE_CHECKING:
    from annotation.editor import Draft
    from annotation.review import Item, Review
    from storage.project import Project

FINISHED = 7
"""So many after the first one, which stays half reviewed."""
BLIND = 5
"""Which of the others is blind and finished; the one after the finished ones is blind and new."""
SHARE = 0.2
REJECTED, RETYPED = 8, 13
"""Each so many suggestions one is rejected, and one given another type."""
KEYS_BY_HAND = 4
"""Keys for a span made by hand: to the word, N, one word more, its digit."""


def finish_some(project: "Project", coder: str) -> None:
    """Finish articles as `coder`, and note the keys that the gestures would have taken."""
    from annotation.gestures.finish import finish

    ids = [row.id for row in project.documents(coder)]
    _draw(project, {ids[BLIND], ids[FINISHED + 1]}, ids)
    for number, id_ in enumerate(ids[1 : FINISHED + 1], start=1):
        review = _review(project, id_, coder)
        keys = _annotate(project, review) if number == BLIND else _decide(review, number)
        review.editor.do(finish(review))
        project.learning.add_effort(id_, coder, keys=keys + 1, gestures=keys + 1, seconds=0.0)


def _draw(project: "Project", wanted: set[str], ids: list[str]) -> None:
    """Find a seed that draws these articles and no others."""
    seed = next(
        seed
        for seed in count()
        if {id_ for id_ in ids if is_blind(id_, share=SHARE, seed=seed)} == wanted
    )
    learning = project.learning
    learning.change(replace(learning.settings, blind_share=SHARE, seed=seed))


def _review(project: "Project", document: str, coder: str) -> "Review":
    from annotation.review import Review

    editor = project.editor(document, coder)
    return Review(editor, project.suggestions(document, coder), project.codebook)


def _decide(review: "Review", number: int) -> int:
    """Accept most, reject some, correct some; return how many keys that takes."""
    from annotation.gestures import correct, decide

    keys = 0
    while (item := _next(review)) is not None:
        keys += 1
        if (keys + number) % REJECTED == 0:
            review.editor.do(decide.reject(review, item.id))
        elif item.kind == "span" and (keys + number) % RETYPED == 0:
            other = next(t.name for t in review.codebook.entities if t.name != item.type)
            review.editor.do(correct.retype(review, item.id, other))
        else:
            review.editor.do(decide.accept(review, item.id, arguments=True))
    return keys


def _next(review: "Review") -> "Item | None":
    from annotation.review import State

    return next((item for item in review.items if item.state is State.SUGGESTED), None)


def _annotate(project: "Project", review: "Review") -> int:
    """Mark by hand most of what would have been suggested; return how many keys that takes."""
    from annotation.gestures import create
    from annotation.values import Span

    keys = 0
    proposed = project.suggestions(review.layer.document.id)
    spans = [each.value for each in proposed if isinstance(each.value, Span)]
    for number, span in enumerate(spans):
        if number % REJECTED:
            draft: Draft = create.new_span(review, span.fragments, span.type)
            keys += KEYS_BY_HAND if review.editor.do(draft) is not None else 0
    return keys
