"""What keeping the rows of events up to date costs: a decision beside the one row that it touches.

A document of 300 events and 2,000 spans; decisions in turns on a Review with a Frames, and the row
of the same event built by itself. Run: `python -m benchmarks.frames`.
"""

import argparse
import statistics
from collections.abc import Iterator
from hashlib import sha256

from annotation.codebook_reader import read_codebook
from annotation.editor import Editor
from annotation.frames.book import Frames
from annotation.frames.build import row_of, rows_of
from annotation.frames.review import ReviewScene
from annotation.gestures import decide
from annotation.ids import new_id
from annotation.layer import Layer
from annotation.normals import Location, Normal, Quantity
from annotation.review import Delta, Review
from annotation.values import (
    Annotation,
    Argument,
    Document,
    Edit,
    Entity,
    Event,
    Facts,
    Span,
    Suggestion,
)
from benchmarks.figures import Figure, seconds, show, spread

ALLOWED = 3
PAIRS = 150
"""An attack and the killing that it caused, each."""
SPANS = 2_000
SENTENCE = "Rebels of the Front attacked the checkpoint in Dosta and killed five soldiers there. "
ROLES = (
    ("attacked", "attacker", "Rebels"),
    ("attacked", "target", "the checkpoint"),
    ("attacked", "place", "Dosta"),
    ("killed", "attacker", "Rebels"),
    ("killed", "victim", "five soldiers"),
    ("killed", "casualties", "five"),
    ("killed", "cause", "attacked"),
)
WORDS = {
    "Rebels": "organisation",
    "the checkpoint": "facility",
    "Dosta": "gpe",
    "five soldiers": "person",
    "five": "quantity",
}
NORMALS: dict[str, Normal] = {
    "five": Quantity(5, 5, 5),
    "Dosta": Location("Dosta", "Karvenia", "KV", "Tamar", 1.0, 2.0, "town"),
}


def main() -> None:
    """Measure and print the line of a refresh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=PAIRS)
    rounds: int = parser.parse_args().rounds
    review = _review()
    ours, floor = _measure(review, rounds)
    whole = statistics.median(seconds(lambda: rows_of(ReviewScene(review))) for _ in range(5))
    note = f"{spread(ours)}; all rows anew: {whole * 1000:.1f} ms"
    medians = statistics.median(ours), statistics.median(floor)
    show([Figure("rows kept up to date, a decision", *medians, ratio=ALLOWED, note=note)])


def _measure(review: Review, rounds: int) -> tuple[list[float], list[float]]:
    """Accept one event with its arguments after the other; time what the rows pay for it."""
    frames, scene = Frames(review), ReviewScene(review)
    ours: list[float] = []
    floor: list[float] = []

    def follow(_: object, delta: Delta) -> None:
        ours.append(seconds(lambda: _refreshed(frames, delta)))

    review.subscribe(follow)
    triggers = [place[3] for place in review.order if place[2] == "event"]
    for trigger in triggers[:rounds]:
        draft = decide.accept(review, trigger)
        review.editor.do(draft)
        accepted = draft.focus or trigger
        floor.append(seconds(lambda id_=accepted: row_of(scene, id_)))  # type: ignore[misc]
    return ours, floor


def _refreshed(frames: Frames, delta: Delta) -> int:
    frames.refresh(delta)
    return len(frames.rows())


def _review() -> Review:
    text = SENTENCE * PAIRS + "Dosta " * SPANS
    facts = Facts("long")
    document = Document("long", text, sha256(text.encode()).hexdigest(), "long.txt", facts)
    edits: dict[str, Edit] = {}
    editor = Editor(
        Layer(document, "anna"), lambda e: edits.__setitem__(e.id, e), edits.__getitem__
    )
    return Review(editor, list(_suggestions()), read_codebook("conflict"))


def _suggestions() -> Iterator[Suggestion]:
    rebels = Entity(new_id(), "Rebels", "organisation", "rebel")
    for number in range(PAIRS):
        offset = number * len(SENTENCE)
        marks: dict[str, Annotation] = {
            words: Span(new_id(), type_, _at(words, offset), words, {}, NORMALS.get(words))
            for words, type_ in WORDS.items()
        }
        for words, type_ in (("attacked", "attack"), ("killed", "killing")):
            marks[words] = Event(new_id(), type_, _at(words, offset), words)
        for words, mark in marks.items():
            yield Suggestion(mark, "rules", "1", 0.5, rebels if words == "Rebels" else None)
        for event, role, target in ROLES:
            tie = Argument(new_id(), marks[event].id, role, marks[target].id)
            yield Suggestion(tie, "rules", "1", 0.5)
    for number in range(SPANS - PAIRS * len(WORDS)):
        start = PAIRS * len(SENTENCE) + number * len("Dosta ")
        mark = Span(new_id(), "gpe", ((start, start + 5),), "Dosta")
        yield Suggestion(mark, "model", "1", 0.5)


def _at(words: str, offset: int) -> tuple[tuple[int, int]]:
    start = offset + SENTENCE.index(words)
    return ((start, start + len(words)),)


if __name__ == "__main__":
    main()
