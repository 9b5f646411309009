"""Events that are told more than once: which trigger tells again of an earlier one.

Precision first. A later trigger is tied to an earlier one where its sentence is printed twice,
where a heading and the text tell of the same doers, or where a noun refers back ("the attack"),
and only while nothing that the two say of doers, places, times and numbers differs.
"""

from typing import TYPE_CHECKING

from annotation.normals import Location, Time
from annotation.places.locations import within
from annotation.suggest.board import COUNT, PLACE, TIME, Board
from annotation.suggest.inheritance import STATEMENTS
from annotation.suggest.marks import (
    Filler,
    fillers_of,
    normals_of,
    things_of,
    triggers_of,
    zones_of,
)
from annotation.suggest.tree import is_heading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from spacy.tokens import Doc, Token

    from annotation.codebook import Codebook
    from annotation.normals import Normal
    from annotation.suggest.lexicon import Lexicon

_KIN = (
    frozenset({"attack", "armed_clash", "bombing", "shelling", "air_strike"}),
    frozenset({"agreement", "ceasefire"}),
)
"""Types that one event may be told as: "the attack" after "a car bomb exploded"."""
_WIDE = frozenset({"attack", "raid", "strike", "assault", "violence"})
_BACK = frozenset({"the", "this", "that", "these", "those"})
_PARTIES = ("attacker", "target", "victim")
_CELLS = (("attacker",), ("target", "victim"), (COUNT,))
_WIDE_TYPES = frozenset({"bombing", "shelling", "air_strike", "abduction", "protest", "riot"})
"""Types whose nouns all mean much the same: "the blast", "the explosion"."""
_LITTLE = frozenset({"the", "of", "a", "an", "and", "in"})
_STEM = 4
_REACH = 3
"""Sentences that "the attack" reaches back over."""


def find_same(doc: "Doc", codebook: "Codebook", lexicon: "Lexicon") -> list[Filler]:
    """Return the fillers of a Doc, and the ties of triggers that tell again of earlier events."""
    fillers = fillers_of(doc)
    if not triggers_of(doc) or not any(role.cell == "same" for role in codebook.roles):
        return fillers
    board = Board(doc, codebook, lexicon)
    normals = normals_of(doc)
    board.recall(fillers, {n: each for n, each in normals.items() if isinstance(each, Time)})
    sames = _Sames(board, normals)
    for number in range(len(board.triggers)):
        earlier = sames.earlier(number)
        if earlier is not None:
            board.tie(number, "same", earlier, is_near=False)
    return board.all()


class _Sames:
    """What the triggers of a Doc say, to be compared."""

    def __init__(self, board: Board, normals: "Mapping[int, Normal]") -> None:
        self._board = board
        self._normals = normals
        self._called = {
            number: f"{thing.name} {' '.join(thing.aliases)}".lower().split()
            for thing in things_of(board.doc)
            for number in thing.mentions
        }
        titles = [zone for zone in zones_of(board.doc) if zone.kind == "title"]
        roots = [board.root(number) for number in range(len(board.triggers))]
        starts = [board.sentence(number) for number in range(len(board.triggers))]
        told, ends = set(starts), board.sentences.ends
        texts = {each: " ".join(board.sentences.text(each).split()) for each in told}
        self._sentences = [board.sentences.number(each) for each in starts]
        self._texts = [texts[each] for each in starts]
        self._offsets = [root.i - each for root, each in zip(roots, starts, strict=True)]
        headings = {each: is_heading(board.doc[each : ends[each]]) for each in told}
        self._headings = [
            headings[each] or any(z.start <= root.idx < z.end for z in titles)
            for root, each in zip(roots, starts, strict=True)
        ]
        self._points_back = [_points_back(root) for root in roots]

    def earlier(self, number: int) -> int | None:
        """Return the nearest earlier trigger that tells of the same event."""
        if self._board.triggers[number].type in STATEMENTS:
            return None
        for other in reversed(range(number)):
            if self._is_same(number, other):
                return other
        return None

    def _is_same(self, number: int, other: int) -> bool:
        if self._is_printed_twice(number, other):
            return True
        may_retell = self._headings[other] and not self._headings[number]
        if not may_retell and not self._points_back[number]:
            return False
        if self._sentences[number] == self._sentences[other] or self._clashes(number, other):
            return False
        return self._retells_heading(number, other) or self._refers_back(number, other)

    def _is_printed_twice(self, number: int, other: int) -> bool:
        is_type = self._board.triggers[number].type == self._board.triggers[other].type
        if not is_type or self._offsets[number] != self._offsets[other]:
            return False
        is_twice = self._sentences[number] != self._sentences[other]
        return is_twice and self._texts[number] == self._texts[other]

    def _clashes(self, number: int, other: int) -> bool:
        """Whether two triggers cannot tell of the same event."""
        one, two = self._board.triggers[number], self._board.triggers[other]
        for name in ("polarity", "modality", "genericity"):
            if one.attributes.get(name) != two.attributes.get(name):
                return True
        if one.type != two.type and not self._is_kin(number, other):
            return True
        if self._dates_differ(number, other) or self._places_differ(number, other):
            return True
        return any(self._differ(number, other, roles) for roles in _CELLS)

    def _dates_differ(self, number: int, other: int) -> bool:
        """Whether both say when, and no day is common to all that they say."""
        one, two = self._days(number), self._days(other)
        return one is not None and two is not None and (one[1] < two[0] or two[1] < one[0])

    def _places_differ(self, number: int, other: int) -> bool:
        """Whether both say where, and none of the places lies in one of the other's."""
        one, two = self._locations(number), self._locations(other)
        if not one or not two:
            return self._differ(number, other, (PLACE,))
        return not any(within(a, b) or within(b, a) for a in one for b in two)

    def _locations(self, number: int) -> list[Location]:
        found = (self._normals.get(each) for each in self._board.mentions_in(number, PLACE))
        return [each for each in found if isinstance(each, Location)]

    def _days(self, number: int) -> "tuple[date, date] | None":
        for mention in self._board.mentions_in(number, TIME):
            value = self._board.times.get(mention)
            if value is not None and value.start is not None and value.end is not None:
                return value.start, value.end
        return None

    def _is_kin(self, number: int, other: int) -> bool:
        types = {self._board.triggers[each].type for each in (number, other)}
        is_wide = self._board.triggers[number].lemma in _WIDE
        return is_wide and any(types <= kin for kin in _KIN)

    def _differ(self, number: int, other: int, roles: tuple[str, ...]) -> bool:
        """Whether both say something in these roles, by name, and nothing of it is shared."""
        one, two = (self._names(each, roles) for each in (number, other))
        return bool(one and two) and one.isdisjoint(two)

    def _names(self, number: int, roles: tuple[str, ...]) -> set[str]:
        """Return the names, days or numbers that fill roles, in lower case."""
        found: set[str] = set()
        for mention in self._board.mentions_in(number, *roles):
            each = self._board.fillers.mentions[mention]
            words = self._board.doc[each.start : each.end]
            found |= {token.lower_ for token in words if token.pos_ in {"PROPN", "NUM"}}
            found |= set(self._called.get(mention, ())) - _LITTLE
        return found

    def _shares(self, number: int, other: int, roles: tuple[str, ...]) -> bool:
        return not self._names(number, roles).isdisjoint(self._names(other, roles))

    def _retells_heading(self, number: int, other: int) -> bool:
        """Whether a heading tells the same in brief: the first that the text tells of it."""
        board = self._board
        if not self._headings[other] or self._headings[number]:
            return False
        if board.triggers[number].type != board.triggers[other].type:
            return False
        if any(other in board.tied(each, "same") for each in range(number)):
            return False
        shared = [
            roles for roles in (_PARTIES, (PLACE,), (COUNT,)) if self._shares(number, other, roles)
        ]
        return bool(shared)

    def _refers_back(self, number: int, other: int) -> bool:
        """Whether a trigger is a noun that points to what was told shortly before."""
        if not self._points_back[number] or not self._is_named_alike(number, other):
            return False
        is_near = self._sentences[number] - self._sentences[other] <= _REACH
        is_one = self._board.root(other).tag_ != "NNS"
        return is_near and is_one and not self._headings[other]

    def _is_named_alike(self, number: int, other: int) -> bool:
        """Whether a noun can stand for the other word: "the killing" for "killed"."""
        one, two = (self._board.triggers[each].lemma for each in (number, other))
        if one in _WIDE or self._board.triggers[number].type in _WIDE_TYPES:
            return True
        return one[:_STEM] == two[:_STEM]


def _points_back(root: "Token") -> bool:
    if root.pos_ != "NOUN" or root.tag_ != "NN":
        return False
    return any(child.dep_ == "det" and child.lower_ in _BACK for child in root.children)
