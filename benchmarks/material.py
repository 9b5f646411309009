"""What is measured on: the sample with its real suggestions, and a made-up long document."""

import random
from collections.abc import Iterator
from pathlib import Path

from annotation.article import Article
from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.gestures import decide
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.review import Review
from annotation.suggest.messages import Job, Result, Setup
from annotation.suggest.pipeline import DEFAULT_MODEL
from annotation.suggest.service import suggest_all
from annotation.values import Annotation, Argument, Event, Span, Suggestion
from storage.project import Project
from storage.sample import make_sample

CODER = "bench"
WORDS, SPANS, EVENTS = 10_000, 2_000, 300
ENTITIES = ("person", "organisation", "gpe", "time", "quantity")
ROLES = ("attacker", "target", "place", "time")
NEAR = 12
"""An argument's filler is looked for among so many spans after the trigger."""
SOURCES = {"made-up": "1"}
SYLLABLES = ("ka", "ro", "men", "ti", "sal", "vor", "ne", "lu", "dra", "el", "os")


def sample_project(folder: Path) -> Path:
    """Make the sample project, with what the real model suggests."""
    path = make_sample(folder)
    with Project.open(path) as project:
        documents = [project.document(row.id) for row in project.documents(CODER)]
        jobs = [
            Job(number, each.id, each.text, each.facts.zones, each.facts.published)
            for number, each in enumerate(documents)
        ]
        for answer in suggest_all(jobs, Setup(DEFAULT_MODEL, project.codebook)):
            assert isinstance(answer, Result), answer
            project.replace_suggestions(answer.document, answer.sources, answer.suggestions)
    return path


def long_project(folder: Path) -> Path:
    """Make a project whose second article is long. The first half of it is decided already."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "long.goldleaf"
    codebook = read_codebook("conflict")
    dice = random.Random(7)
    text, words = _text(dice)
    short = text[: words[90][0]]
    articles = [
        Article(name, body, body.encode(), "utf-8", name.removesuffix(".txt"))
        for name, body in (("short.txt", short), ("long.txt", text))
    ]
    with Project.create(path, codebook, settings=NOTHING_HELD_BACK) as project:
        long = project.add_articles(articles)[1].document
        project.replace_suggestions(long, SOURCES, _suggestions(dice, text, words, codebook))
        review = Review(project.editor(long, CODER), project.suggestions(long), codebook)
        review.editor.do(decide.accept_pending(review, min_score=0.9))
    return path


def corpus(folder: Path, copies: int) -> Path:
    """Make the sample project many times its size, without suggestions."""
    path = make_sample(folder)
    with Project.open(path) as project:
        texts = [project.document(row.id) for row in project.documents(CODER)]
        project.add_articles(
            _varied(document.source, document.text, number)
            for number in range(1, copies)
            for document in texts
        )
    return path


def _varied(source: str, text: str, number: int) -> Article:
    body = f"{text}\nVersion {number} of this report.\n"
    return Article(f"{number}-{source}", body, body.encode(), "utf-8", f"{source} {number}")


def _text(dice: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """Return paragraphs of ninety words, and where the words stand."""
    parts: list[str] = []
    words: list[tuple[int, int]] = []
    at = 0
    for number in range(WORDS):
        word = "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(1, 4)))
        gap = "\n\n" if number % 90 == 89 else ". " if number % 18 == 17 else " "
        parts += [word, gap]
        words.append((at, at + len(word)))
        at += len(word) + len(gap)
    return "".join(parts), words


def _suggestions(
    dice: random.Random, text: str, words: list[tuple[int, int]], codebook: Codebook
) -> list[Suggestion]:
    spans = [_span(number, dice, words, text) for number in range(SPANS)]
    events = [_event(number, dice, words, text) for number in range(EVENTS)]
    values: list[Annotation] = [*spans, *events]
    for event in events:
        values += _arguments(event, spans, codebook)
    half = len(text) // 2
    near = {span.id: span.fragments[0][0] for span in spans}
    near |= {event.id: event.fragments[0][0] for event in events}

    def score(value: Annotation) -> float:
        key = value.event if isinstance(value, Argument) else value.id
        return 0.95 if near[key] < half else 0.5

    return [Suggestion(value, "made-up", "1", score(value)) for value in values]


def _span(at: int, dice: random.Random, words: list[tuple[int, int]], text: str) -> Span:
    first = at * (WORDS // SPANS) + dice.randint(0, 1)
    start, end = words[first][0], words[min(first + dice.randint(0, 2), WORDS - 1)][1]
    return Span(f"s{at}", dice.choice(ENTITIES), ((start, end),), text[start:end])


def _event(at: int, dice: random.Random, words: list[tuple[int, int]], text: str) -> Event:
    start, end = words[at * (WORDS // EVENTS) + dice.randint(3, 9)]
    return Event(f"e{at}", "attack", ((start, end),), text[start:end])


def _arguments(event: Event, spans: list[Span], codebook: Codebook) -> Iterator[Argument]:
    """Fill each role with the next span after the trigger that fits it."""
    first = next((n for n, span in enumerate(spans) if span.fragments > event.fragments), 0)
    for role in ROLES:
        near = spans[first : first + NEAR]
        target = next((span for span in near if codebook.fits(role, span.type)), None)
        if target is not None:
            yield Argument(f"{event.id}-{role}", event.id, role, target.id)
