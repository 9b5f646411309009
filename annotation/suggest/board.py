"""The events of one Doc while their roles are being filled: what stands where, and what fits."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from annotation.suggest.layout import Sentences
from annotation.suggest.light import governing_verb
from annotation.suggest.marks import Filler, mentions_of, triggers_of
from annotation.suggest.nominals import Fillers
from annotation.suggest.scores import FAR, NEAR

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from annotation.codebook import Cell, Codebook
    from annotation.normals import Time
    from annotation.suggest.lexicon import Lexicon

TIME, PLACE, COUNT, SOURCE = "time", "place", "casualties", "source"
_BESIDE = frozenset({COUNT, SOURCE, PLACE, "claimant"})
"""Roles that the filler of another role can have as well."""
_DEPTH = 6


class Board:
    """What is known about the events of a Doc. Events are numbers of its triggers."""

    def __init__(self, doc: "Doc", codebook: "Codebook", lexicon: "Lexicon") -> None:
        self.doc = doc
        self.codebook = codebook
        self.lexicon = lexicon
        self.triggers = triggers_of(doc)
        self.fillers = Fillers(doc, codebook, lexicon, mentions_of(doc))
        self.sentences = Sentences(doc)
        self.times: Mapping[int, Time] = {}
        """What the times mean, by the numbers of their mentions."""
        self._roles: dict[tuple[str, str], str] = {}
        self._by_root = {each.root: number for number, each in enumerate(self.triggers)}
        self._found: list[dict[tuple[int, bool, str], Filler]] = [{} for _ in self.triggers]
        self._events: list[list[Filler]] = [[] for _ in self.triggers]
        self._mentions: list[list[Filler]] = [[] for _ in self.triggers]
        self._roots = [doc[each.root] for each in self.triggers]
        self._carriers: dict[int, Token] = {}

    def recall(self, fillers: Iterable[Filler], times: "Mapping[int, Time]") -> "Board":
        """Take up what was found before, and return the board."""
        self.times = times
        for each in fillers:
            self._put(each)
        return self

    def root(self, number: int) -> "Token":
        return self._roots[number]

    def sentence(self, number: int) -> int:
        """Return the first word of the sentence of an event."""
        return self.sentences.start(self.triggers[number].root)

    def carrier(self, number: int) -> "Token":
        """Return the verb that tells of an event: its trigger, or the light verb around it."""
        found = self._carriers.get(number)
        if found is None:
            root = self._roots[number]
            light = governing_verb(root, self.lexicon)
            found = self._carriers[number] = root if light is None else light.token
        return found

    def counts(self, number: int) -> str:
        """Return what an event counts ("killed"), "" for none."""
        return self.codebook.event(self.triggers[number].type).counts

    def role_of(self, number: int, cell: "Cell") -> str:
        """Return the role of an event that is that cell of its row, "" where it has none."""
        key = self.triggers[number].type, cell
        if key not in self._roles:
            roles = self.codebook.roles_of(key[0])
            self._roles[key] = next((role.name for role in roles if role.cell == cell), "")
        return self._roles[key]

    def event_of(self, token: "Token") -> int | None:
        """Return the event whose trigger a word governs."""
        return self._by_root.get(token.i)

    def event_at(self, token: "Token") -> int | None:
        """Return the event of a word: its own, or the one that it carries as a light verb."""
        index = token.i
        if index in self._by_root:
            return self._by_root[index]
        if token.pos_ != "VERB":
            return None
        for child in token.children:
            number = self._by_root.get(child.i)
            if number is not None and self.carrier(number).i != child.i:
                return number
        return None

    def fits(self, number: int, role: str, type_: str) -> bool:
        event = self.codebook.event(self.triggers[number].type)
        return role in event.roles and self.codebook.fits(role, type_)

    def add(
        self,
        number: int,
        role: str,
        mention: int,
        *,
        is_near: bool,
        inherited: str = "",
        factor: float = 1.0,
    ) -> bool:
        """Fill a role with a mention where the codebook lets it."""
        if not self.fits(number, role, self.fillers.mentions[mention].type):
            return False
        score = _score(is_near=is_near) * factor
        self._put(Filler(number, role, mention, False, score, inherited))
        return True

    def tie(self, number: int, cell: "Cell", other: int, *, is_near: bool = True) -> bool:
        """Let another event be the cause of an event, the whole that it is part of, or the same."""
        role = self.role_of(number, cell)
        if not role or number == other:
            return False
        return self.add_event(number, role, other, is_near=is_near)

    def add_event(self, number: int, role: str, other: int, *, is_near: bool) -> bool:
        """Fill a role with another event where the codebook lets it."""
        if not self.fits(number, role, self.triggers[other].type):
            return False
        score = _score(is_near=is_near)
        self._put(Filler(number, role, other, True, score))
        return True

    def of(self, number: int) -> list[Filler]:
        return list(self._found[number].values())

    def mentions_in(self, number: int, *roles: str) -> list[int]:
        """Return the mentions that fill a role of an event."""
        return [each.target for each in self._mentions[number] if each.role in roles]

    def tied(self, number: int, *cells: "Cell") -> list[int]:
        """Return the events that an event names in those cells."""
        events = self._events[number]
        if not events:
            return []
        roles = {self.role_of(number, cell) for cell in cells}
        return [each.target for each in events if each.role in roles]

    def all(self) -> list[Filler]:
        return [each for found in self._found for each in found.values()]

    def _put(self, filler: Filler) -> None:
        beside = filler.role if filler.role in _BESIDE else ""
        found, key = self._found[filler.event], (filler.target, filler.is_event, beside)
        if key not in found:
            found[key] = filler
            (self._events if filler.is_event else self._mentions)[filler.event].append(filler)


def _score(*, is_near: bool) -> float:
    return NEAR if is_near else FAR


def filler_at(board: Board, token: "Token", roles: Collection[str]) -> int | None:
    """Return the mention that a word stands for; of "its leader, Anton Rusk", the name."""
    mention = board.fillers.at(token, roles)
    is_one = token.lower_ == "one"
    if (mention is not None and token.pos_ == "NOUN") or is_one:
        type_ = "person" if mention is None or is_one else board.fillers.mentions[mention].type
        for child in token.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                name = board.fillers.known(child)
                if name is not None and board.fillers.mentions[name].type == type_:
                    return name
    return mention


def above(token: "Token") -> Iterator["Token"]:
    """Yield what a word depends on, the nearest first."""
    for _ in range(_DEPTH):
        if token.head is token:
            return
        token = token.head
        yield token


def with_conjuncts(token: "Token") -> Iterator["Token"]:
    """Yield a word and those that "and" puts beside it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"}:
            yield from with_conjuncts(child)
        elif child.dep_ == "prep" and child.lower_ == "including":
            # "four men, including two brothers"
            for each in child.children:
                if each.dep_ == "pobj":
                    yield from with_conjuncts(each)
