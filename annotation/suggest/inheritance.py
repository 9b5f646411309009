"""Times and places that an event takes over from another one: from its sentence, or from before.

Precision first, for a wrong date is worse than none. Within a sentence an event takes over only
from one that its grammar goes together with. From the sentence before it takes over only where
that gives one time, its own gives none, and its words refer back ("the attack", "they").
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from annotation.suggest.board import PLACE, TIME, Board
from annotation.suggest.light import governing_verb

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

STATEMENTS = frozenset({"statement", "demand", "accusation", "threat"})
"""What is said: when and where something was said is not when and where it happened."""
_SHARING = frozenset({"conj", "advcl", "xcomp"})
_IN_CLAUSE = frozenset(
    {"dobj", "obj", "pobj", "prep", "agent", "nsubj", "nsubjpass", "conj", "pcomp", "dative"}
)
APART = frozenset(
    {"after", "before", "since", "until", "during", "for", "amid", "despite", "over", "about"}
)
"""Prepositions that lead to an event of another time, or to what it is all about."""
_BACK = frozenset({"the", "this", "these", "those", "such"})
_THEN = frozenset({"then", "later", "afterwards", "subsequently", "simultaneously"})
_ACTS = frozenset({"killing", "injury", "arrest", "property_destruction", "riot", "attack"})
"""What is told on in the same paragraph without a day is mostly of the day just told."""
_PRONOUNS = frozenset({"they", "he", "she", "it", "them"})
_QUOTES = frozenset({"“", '"', "”", "‘"})
Effects = Mapping[int, Sequence[int]]
"""What events have brought about, by the numbers of their causes."""
_STEPS = 6
_ROUNDS = 2


def inherit(board: Board) -> None:
    """Let events without a time or a place of their own take over those of others."""
    events = [number for number in range(len(board.triggers)) if _may_take(board, number)]
    effects: dict[int, list[int]] = {}
    for number in range(len(board.triggers)):
        for cause in board.tied(number, "cause"):
            effects.setdefault(cause, []).append(number)
    partners = {number: list(_partners(board, number, effects)) for number in events}
    for _ in range(_ROUNDS):
        for number, others in partners.items():
            for other in others:
                if _may_give(board, other):
                    _take(board, number, other, "sentence")
    _from_before(board, events)


def _may_take(board: Board, number: int) -> bool:
    return board.triggers[number].type not in STATEMENTS


def _may_give(board: Board, number: int) -> bool:
    return board.triggers[number].type not in STATEMENTS


def _partners(board: Board, number: int, effects: Effects) -> Iterator[int]:
    """Yield the events of the same sentence that an event goes together with, the surest first."""
    root = board.root(number)
    if root.pos_ == "VERB" and root.dep_ in _SHARING:
        event = board.event_at(root.head)
        if event is not None and not _is_apart(root):
            yield event
    yield from (each for each in _tied(board, number, effects) if _is_beside(board, number, each))
    if root.pos_ != "VERB":
        event = _clause_event(board, root)
        if event is not None and event != number and number not in board.tied(event, "part"):
            yield event


def _is_beside(board: Board, number: int, other: int) -> bool:
    return board.sentence(number) == board.sentence(other)


def _is_apart(verb: "Token") -> bool:
    """Whether a clause says itself that it is of another time: "after leaving the town"."""
    return any(child.dep_ == "mark" and child.lower_ in APART for child in verb.children)


def _tied(board: Board, number: int, effects: Effects) -> Iterator[int]:
    """Yield what an event is part of, and its causes and effects told for the same time.

    A whole takes nothing over from its parts: it may be longer and wider than they are.
    """
    yield from board.tied(number, "part")
    yield from (each for each in board.tied(number, "cause") if not _is_earlier(board, each))
    caused = effects.get(number, ())
    if caused and not _is_earlier(board, number):
        yield from caused


def _is_earlier(board: Board, cause: int) -> bool:
    """Whether an event is told as one of an earlier time: "died after the attack"."""
    root = board.root(cause)
    is_after = root.dep_ == "pobj" and root.head.lower_ in APART
    return is_after or _is_apart(board.carrier(cause))


def _clause_event(board: Board, noun: "Token") -> int | None:
    """Return the event of the verb in whose clause a noun stands."""
    light = governing_verb(noun, board.lexicon)
    token = noun
    for _ in range(_STEPS):
        if token.dep_ not in _IN_CLAUSE or token.lower_ in APART:
            return None
        token = token.head
        if token.pos_ == "VERB" and (light is None or token != light.token):
            return board.event_of(token)
    return None


def _take(board: Board, number: int, other: int, inherited: str) -> None:
    if not board.mentions_in(number, TIME):
        for mention in board.mentions_in(other, TIME):
            if is_date(board, mention, is_near=inherited == "sentence"):
                board.add(number, TIME, mention, is_near=False, inherited=inherited)
    if not _has_place(board, number):
        for mention in board.mentions_in(other, PLACE):
            if inherited == "sentence" or _is_named(board, mention):
                board.add(number, PLACE, mention, is_near=False, inherited=inherited)


def is_date(board: Board, mention: int, *, is_near: bool) -> bool:
    """Whether a time says a day or a period; how long and how often something was is its own."""
    value = board.times.get(mention)
    if value is None or value.start is None:
        return is_near and (value is None or value.type == "DATE")
    return value.type in {"DATE", "TIME"}


def _has_place(board: Board, number: int) -> bool:
    """Whether an event has a place of its own that says more than "the area"."""
    return any(_is_named(board, each) for each in board.mentions_in(number, PLACE))


def _is_named(board: Board, mention: int) -> bool:
    each = board.fillers.mentions[mention]
    return any(board.doc[index].pos_ == "PROPN" for index in range(each.start, each.end))


def _from_before(board: Board, events: Iterable[int]) -> None:
    """Let a sentence that goes on about the same take over from the one before it."""
    by_start: dict[int, list[int]] = {}
    for number in events:
        by_start.setdefault(board.sentence(number), []).append(number)
    dated = _times_in(board)
    for first, start in _rows_of_two(board, by_start):
        takers, givers = by_start[start], by_start[first]
        before, here = _sentence(board, first), _sentence(board, start)
        if start in dated or not _goes_on(here):
            continue
        step = _step(before, here)
        if step and _refers_back(board, here, takers, step):
            _hand_on(board, givers, takers, step)


def _rows_of_two(board: Board, wanted: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield two sentences, by their first words, of which nothing but white space parts them."""
    for start in sorted(wanted):
        before = board.sentences.number(start) - 1
        while before >= 0 and not board.sentences.text(board.sentences.starts[before]).strip():
            before -= 1
        if before >= 0 and board.sentences.starts[before] in wanted:
            yield board.sentences.starts[before], start


def _sentence(board: Board, start: int) -> "Span":
    return board.doc[start : board.sentences.ends[start]]


def _times_in(board: Board) -> set[int]:
    """Return the sentences, by their first tokens, that give a time."""
    return {
        board.sentences.start(each.start) for each in board.fillers.mentions if each.type == TIME
    }


def _step(before: "Span", here: "Span") -> str:
    """Return how far it is to the sentence before: "paragraph" inside of one, else "article"."""
    is_apart = any("\n" in here.doc[index].text for index in range(before.end - 1, here.start))
    return "article" if is_apart else "paragraph"


def _goes_on(sentence: "Span") -> bool:
    """Whether a sentence tells on in the simple past, and nobody is quoted in it."""
    root = sentence.root
    helpers = [child for child in root.children if child.dep_ in {"aux", "auxpass"}]
    is_perfect = any(child.lemma_ == "have" for child in helpers)
    is_past = root.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers)
    is_quoted = any(token.text in _QUOTES for token in sentence)
    return is_past and not is_perfect and not is_quoted


def _refers_back(board: Board, sentence: "Span", takers: Iterable[int], step: str) -> bool:
    """Whether words of a sentence point to what was told before."""
    if any(_is_definite(board.root(number)) for number in takers):
        return True
    if any(child.lower_ in _THEN for child in sentence.root.children):
        return True
    if step == "article":
        return False
    if any(board.triggers[number].type in _ACTS for number in takers):
        return True
    subjects = [child for child in sentence.root.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return any(child.lower_ in _PRONOUNS for child in subjects)


def _is_definite(root: "Token") -> bool:
    if root.pos_ != "NOUN" or root.tag_ == "NNPS":
        return False
    return any(child.dep_ in {"det", "amod"} and child.lower_ in _BACK for child in root.children)


def _hand_on(board: Board, givers: list[int], takers: list[int], step: str) -> None:
    """Give on the one time of a sentence, and the places of the event that has it."""
    sources = [number for number in givers if board.mentions_in(number, TIME)]
    times = {mention for number in sources for mention in board.mentions_in(number, TIME)}
    if len(times) != 1 or not is_date(board, *times, is_near=False):
        return
    for number in takers:
        if _is_plain(board, number):
            _take(board, number, sources[0], step)


def _is_plain(board: Board, number: int) -> bool:
    """Whether an event is told as one that happened then."""
    attributes = board.triggers[number].attributes
    return not {"modality", "genericity", "polarity"} & set(attributes) and attributes.get(
        "tense"
    ) in {
        "past",
        None,
    }
