"""The place and the day that a sentence gives, for those of its events that have none.

The weakest of what is inherited: by nothing but standing in the same sentence. Only for what
happens somewhere on a day, and a day only where the sentence gives one and no more.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotation.suggest.board import PLACE, TIME, Board
from annotation.suggest.circumstances import APART, located
from annotation.suggest.coreference.nations import country_named
from annotation.suggest.inheritance import APART as OF_OTHERS
from annotation.suggest.inheritance import STATEMENTS, is_date
from annotation.suggest.layout import head_of, words_of
from annotation.suggest.scores import SHARED
from annotation.suggest.ties import VIOLENT

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIMELESS = frozenset({"agreement", "sanction"})
_ELSEWHERE = frozenset({"displacement", "withdrawal", "deployment", "handover", "aid", "movement"})
"""What goes from one place to another: a place of its sentence may be either."""
_AIMED = VIOLENT - {"property_destruction", "abduction", "territory_taken", "riot"}
_FAR = 12
"""Words between an event and a place of its sentence, at most."""
_STEPS = 8
_TELLING = "telling"


def share(board: Board) -> None:
    """Give events without place or time what their sentence gives."""
    by_sentence: dict[int, list[int]] = {}
    for number in range(len(board.triggers)):
        if board.triggers[number].type not in STATEMENTS | _TIMELESS:
            by_sentence.setdefault(board.sentence(number), []).append(number)
    for number in range(len(board.triggers)):
        if board.triggers[number].type in _AIMED and not board.mentions_in(number, PLACE):
            _place_by_target(board, number)
    mentions = _by_sentence(board, set(by_sentence))
    for start, numbers in by_sentence.items():
        _share_places(board, numbers, mentions.get(start, ()))
        _share_time(board, numbers, mentions.get(start, ()))


def _place_by_target(board: Board, number: int) -> None:
    """Let what was attacked say where, when it is a place itself: "shelled the air base"."""
    for mention in board.mentions_in(number, "target"):
        each = board.fillers.mentions[mention]
        last = board.doc[each.end - 1]
        is_known = last.pos_ == "PROPN" or board.lexicon.entity_type(last.lemma_) is not None
        if is_known and country_named(words_of(board.doc, each.start, each.end)) is None:
            board.add(number, PLACE, mention, is_near=False)


def _by_sentence(board: Board, starts: set[int]) -> dict[int, list[int]]:
    """Return the times and places of some sentences, by the first tokens of those."""
    found: dict[int, list[int]] = {}
    for number, mention in enumerate(board.fillers.mentions):
        if mention.type == TIME or board.codebook.fits(PLACE, mention.type):
            start = board.sentences.start(mention.start)
            if start in starts:
                found.setdefault(start, []).append(number)
    return found


def _share_places(board: Board, numbers: Iterable[int], mentions: Iterable[int]) -> None:
    places = [each for each in mentions if _is_told_place(board, each)]
    for number in numbers if places else ():
        is_still = board.triggers[number].type not in _ELSEWHERE
        if is_still and not board.mentions_in(number, PLACE):
            root = board.root(number).i
            near = min(places, key=lambda each: abs(board.fillers.mentions[each].start - root))
            if abs(board.fillers.mentions[near].start - root) <= _FAR:
                board.add(number, PLACE, near, is_near=False, inherited="sentence", factor=SHARED)


def _is_told_place(board: Board, number: int) -> bool:
    """Whether a mention says where something was, and not only where somebody spoke."""
    mention = board.fillers.mentions[number]
    if mention.type == TIME:
        return False
    token = head_of(board.doc, mention.start, mention.end)
    start = located(board, token, mention)
    return start is not None and not _is_of_telling(board, start)


def _is_of_telling(board: Board, token: "Token") -> bool:
    """Whether the verb that governs a place or a time only tells: "said in Geneva"."""
    for _ in range(_STEPS):
        if token.pos_ == "VERB":
            return token.lemma_.lower() in board.lexicon.cues[_TELLING]
        if token.head is token:
            return False
        token = token.head
    return False


def _share_time(board: Board, numbers: Iterable[int], mentions: Iterable[int]) -> None:
    times = [each for each in mentions if board.fillers.mentions[each].type == TIME]
    if len(times) != 1 or not is_date(board, times[0], is_near=True):
        return
    mention = board.fillers.mentions[times[0]]
    token = head_of(board.doc, mention.start, mention.end)
    if token.head.lower_ in APART or _is_of_telling(board, token):
        return
    wholes = {each for number in numbers for each in board.tied(number, "part")}
    for number in set(numbers) - wholes:
        if not board.mentions_in(number, TIME) and not _is_apart(board, number):
            board.add(number, TIME, times[0], is_near=False, inherited="sentence", factor=SHARED)


def _is_apart(board: Board, number: int) -> bool:
    """Whether an event is told as of another time: "after the attack", "since the war"."""
    token = board.root(number)
    for _ in range(_STEPS):
        if token.head.lower_ in APART | OF_OTHERS and token.head.dep_ == "prep":
            return True
        if token.pos_ in {"VERB", "AUX"} or token.head is token:
            return False
        token = token.head
    return False
