"""The canvas on a long document: what opening, a decision and a focus cost the window's thread.

Every time is the median of processor time and is printed beside the floor: an empty widget that
paints nothing but its background, measured in the same run.
"""

import hashlib
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from annotation.codebook_reader import read_codebook
from annotation.editor import Draft, Editor
from annotation.layer import Layer
from annotation.review import Review
from annotation.values import (
    Annotation,
    Argument,
    Change,
    Decision,
    Document,
    Edit,
    Event,
    Facts,
    Original,
    Span,
    Suggestion,
)
from ui.canvas.canvas import Canvas
from ui.theme import LIGHT, load_fonts, qcolor

WORDS, SPANS, EVENTS = 10_000, 2_000, 300
ENTITIES = ("person", "organisation", "gpe", "time", "quantity")
ROLES = ("attacker", "target", "place", "time")
SIZE = (1040, 800)


class Floor(QWidget):
    """The least that any window pays for being painted."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), qcolor(LIGHT.page))
        painter.end()


def main() -> None:
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    load_fonts()
    floor = _floor(app)
    print(f"{WORDS:,} words, {SPANS:,} spans, {EVENTS} events; floor: an empty widget painted")
    _say("empty widget, painted", floor, floor)
    review, edits = _review(random.Random(7))
    canvas = Canvas()
    canvas.resize(*SIZE)
    canvas.show()
    app.processEvents()
    for what, spent in _measures(app, canvas, review):
        _say(what, spent, floor)
    assert edits, "decisions were written"
    canvas.close()


def _measures(app: QApplication, canvas: Canvas, review: Review) -> Iterator[tuple[str, float]]:
    def opened() -> None:
        canvas.show_review(review)
        canvas.grab()

    yield "open and paint", _median(opened, 9)
    watch: list[Callable[[], None]] = []
    review.subscribe(lambda _, delta: watch.append(lambda: canvas.refresh(delta)))
    spans = [item.id for item in review.items if item.kind == "span"][:60]
    events = [item.id for item in review.items if item.kind == "event"][:40]
    yield "focus a span and paint", _each(app, [partial(canvas.set_focus_item, i) for i in spans])
    yield (
        "focus an event and paint",
        _each(app, [partial(canvas.set_focus_item, i) for i in events]),
    )
    canvas.set_focus_item(spans[0])
    yield "a decision drawn and painted", _decide(app, canvas, review, watch)
    canvas.set_show_all_arcs(True)
    app.processEvents()
    yield "the same with all arcs", _decide(app, canvas, review, watch)
    canvas.set_show_all_arcs(False)
    far = [partial(canvas.reveal, item.id) for item in review.items[::97]]
    yield "jump to a far place and paint", _each(app, far)


def _floor(app: QApplication) -> float:
    widget = Floor()
    widget.resize(*SIZE)
    widget.show()
    app.processEvents()
    spent = _each(app, [widget.update] * 60)
    widget.close()
    return spent


def _say(what: str, spent: float, floor: float) -> None:
    print(f"  {what:<34} {spent * 1000:8.2f} ms   {spent / floor:7.1f} x")


def _median(what: Callable[[], None], times: int) -> float:
    return statistics.median(_spent(what) for _ in range(times))


def _spent(what: Callable[[], None]) -> float:
    start = time.thread_time()
    what()
    return time.thread_time() - start


def _each(app: QApplication, steps: Sequence[Callable[[], None]]) -> float:
    """Return the median of one step and the painting that it asks for."""
    found = []
    for step in steps:
        app.processEvents()

        def run(step: Callable[[], None] = step) -> None:
            step()
            app.processEvents()

        found.append(_spent(run))
    return statistics.median(found)


def _decide(
    app: QApplication, canvas: Canvas, review: Review, watch: list[Callable[[], None]]
) -> float:
    """Accept what is in sight; measure the drawing, not the decision itself."""
    steps = []
    for item in [i for i in review.items if i.state == "suggested" and i.kind == "span"][:40]:
        original = Original("span", item.type, item.fragments)
        span = Span(f"a-{item.id}", item.type, item.fragments, item.quote)
        decision = Decision(
            f"d-{item.id}", item.id, "accepted", span.id, "x", "1", 0.9, original, "2024-01-01"
        )
        canvas.reveal(item.id)
        review.editor.do(Draft("accept", (Change(None, span), Change(None, decision))))
        app.processEvents()
        step = watch[-1]
        start = time.thread_time()
        step()
        app.processEvents()
        steps.append(time.thread_time() - start)
    return statistics.median(steps)


def _review(dice: random.Random) -> tuple[Review, list[Edit]]:
    text, words = _text(dice)
    spans = [_span(at, dice, words, text) for at in range(SPANS)]
    events = [_event(at, dice, words, text) for at in range(EVENTS)]
    near = sorted(spans, key=lambda span: span.fragments)
    values: list[Annotation] = [*spans, *events]
    for event in events:
        place = next((n for n, span in enumerate(near) if span.fragments > event.fragments), 0)
        for number, role in enumerate(ROLES):
            target = near[(place + number) % len(near)]
            values.append(Argument(f"{event.id}-{role}", event.id, role, target.id))
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document("doc", text, digest, "made up", Facts("doc"))
    edits: list[Edit] = []
    editor = Editor(Layer(document, "someone"), edits.append, lambda id_: edits[int(id_)])
    suggestions = [Suggestion(value, "model", "1", 0.9) for value in values]
    return Review(editor, suggestions, read_codebook("conflict")), edits


def _text(dice: random.Random) -> tuple[str, list[tuple[int, int]]]:
    syllables = ("ka", "ro", "men", "ti", "sal", "vor", "ne", "lu", "dra", "el", "os")
    parts: list[str] = []
    words: list[tuple[int, int]] = []
    at = 0
    for number in range(WORDS):
        word = "".join(dice.choice(syllables) for _ in range(dice.randint(1, 4)))
        gap = "\n\n" if number % 90 == 89 else " "
        parts += [word, gap]
        words.append((at, at + len(word)))
        at += len(word) + len(gap)
    return "".join(parts), words


def _span(at: int, dice: random.Random, words: list[tuple[int, int]], text: str) -> Span:
    first = at * (WORDS // SPANS) + dice.randint(0, 1)
    start, end = words[first][0], words[min(first + dice.randint(0, 2), WORDS - 1)][1]
    return Span(f"s{at}", dice.choice(ENTITIES), ((start, end),), text[start:end])


def _event(at: int, dice: random.Random, words: list[tuple[int, int]], text: str) -> Event:
    start, end = words[at * (WORDS // EVENTS) + dice.randint(3, 9)]
    return Event(f"e{at}", "attack", ((start, end),), text[start:end])


if __name__ == "__main__":
    main()
