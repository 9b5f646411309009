"""Events that are told more than once: which trigger tells again of an earlier one.

Precision first. A later trigger is tied to an earlier one where its sentence is printed twice,
where a heading and the text tell of the same doers, or where a noun refers back ("the attack"),
and only while nothing that the two say of doers, places, times and numbers differs.
"""

from typing import TYPE_CHECKING

from annotation.suggest.board import COUNT, PLACE, TIME, Board
from annotation.suggest.inheritance import STATEMENTS
from annotation.suggest.tree import is_heading

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

_KIN = (
    frozenset({"attack", "armed_clash", "bombing", "shelling", "air_strike"}),
    frozenset({"agreement", "ceasefire"}),
)
"""Types that one event may be told as: "the attack" after "a car bomb exploded"."""
_WIDE = frozenset({"attack", "raid", "strike", "assault", "violence"})
_BACK = frozenset({"the", "this", "that", "these", "those"})
_PARTIES = ("attacker", "target", "victim")
_CELLS = (("attacker",), ("target", "victim"), (PLACE,), (COUNT,))
_WIDE_TYPES = frozenset({"bombing", "shelling", "air_strike", "abduction", "protest", "riot"})
"""Types whose nouns all mean much the same: "the blast", "the explosion"."""
_STEM = 4
_REACH = 3
"""Sentences that "the attack" reaches back over."""


def find_same(board: Board) -> None:
    """Tie each trigger that tells again of an earlier event to it."""
    sames = _Sames(board)
    for number in range(len(board.triggers)):
        earlier = sames.earlier(number)
        if earlier is not None:
            board.tie(number, "same", earlier, is_near=False)


class _Sames:
    """What the triggers of a Doc say, to be compared."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._sentences = {each.start: order for order, each in enumerate(board.doc.sents)}
        self._texts = {
            board.root(number).sent.start: " ".join(board.root(number).sent.text.split())
            for number in range(len(board.triggers))
        }

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
        if self._sentence(number) == self._sentence(other) or self._clashes(number, other):
            return False
        return self._retells_heading(number, other) or self._refers_back(number, other)

    def _sentence(self, number: int) -> int:
        return self._sentences[self._board.root(number).sent.start]

    def _is_printed_twice(self, number: int, other: int) -> bool:
        one, two = self._board.root(number), self._board.root(other)
        if one.sent.start == two.sent.start or one.i - one.sent.start != two.i - two.sent.start:
            return False
        is_type = self._board.triggers[number].type == self._board.triggers[other].type
        return is_type and self._texts[one.sent.start] == self._texts[two.sent.start]

    def _clashes(self, number: int, other: int) -> bool:
        """Whether two triggers cannot tell of the same event."""
        one, two = self._board.triggers[number], self._board.triggers[other]
        for name in ("polarity", "modality", "genericity"):
            if one.attributes.get(name) != two.attributes.get(name):
                return True
        if one.type != two.type and not self._is_kin(number, other):
            return True
        return self._dates_differ(number, other) or any(
            self._differ(number, other, roles) for roles in _CELLS
        )

    def _dates_differ(self, number: int, other: int) -> bool:
        """Whether both say when, and no day is common to all that they say."""
        one, two = self._days(number), self._days(other)
        return one is not None and two is not None and (one[1] < two[0] or two[1] < one[0])

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
        return found

    def _shares(self, number: int, other: int, roles: tuple[str, ...]) -> bool:
        return not self._names(number, roles).isdisjoint(self._names(other, roles))

    def _retells_heading(self, number: int, other: int) -> bool:
        """Whether a heading tells the same in brief: the first that the text tells of it."""
        board = self._board
        if not is_heading(board.root(other).sent) or is_heading(board.root(number).sent):
            return False
        if board.triggers[number].type != board.triggers[other].type:
            return False
        if any(other in board.tied(each, "same") for each in range(number)):
            return False
        shared = [roles for roles in ((_PARTIES), (PLACE,)) if self._shares(number, other, roles)]
        return bool(shared)

    def _refers_back(self, number: int, other: int) -> bool:
        """Whether a trigger is a noun that points to what was told shortly before."""
        root = self._board.root(number)
        if not _points_back(root) or not self._is_named_alike(number, other):
            return False
        is_near = self._sentence(number) - self._sentence(other) <= _REACH
        return is_near and not is_heading(self._board.root(other).sent)

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
