"""Pronouns that fill a role of an event, where it is clear whom they mean.

A pronoun means the subject of the clause that governs it, the nearest that fits; failing that, the
subject of the sentence before. It means nobody where something else that fits stands in between.
"""

from typing import TYPE_CHECKING, NamedTuple

from annotation.suggest.coreference import cues
from annotation.suggest.coreference.seen import Seen
from annotation.suggest.layout import Sentences
from annotation.suggest.marks import EVENTS, Filler, Mention, Trigger
from annotation.suggest.scores import FAR
from annotation.suggest.tree import slots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from annotation.codebook import Codebook
    from annotation.suggest.coreference.clusters import Clusters, Key
    from annotation.suggest.coreference.seen import Types
    from annotation.suggest.lexicon import Lexicon

SCORE = 0.5
"""Of a pronoun's mention: below those of names and nouns."""
UNKNOWN = 0.6
"""A role of a pronoun of which nothing shows whom it means, times the trigger's score. The pronoun
fills that role eight times in ten (measured on two corpora), but says less than a name."""
_PEOPLE = frozenset({"they", "them", "he", "him", "she", "her", "we", "us", "i", "me", "you"}) | {
    *("nobody", "somebody", "someone", "everyone", "everybody", "anyone", "anybody"),
}
_ASKED = cues.PRONOUNS | _PEOPLE
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_UP = 8
_PERSON = "person"


class Role(NamedTuple):
    """A pronoun in a slot of the trigger number `event`, and the roles that it can have there."""

    event: int
    token: "Token"
    roles: tuple[str, ...]


class Pronouns:
    """Adds to the mentions, clusters and fillers of one Doc."""

    def __init__(
        self, doc: "Doc", codebook: "Codebook", types: "Types", clusters: "Clusters"
    ) -> None:
        self._doc = doc
        self._codebook = codebook
        self._types = types
        self._clusters = clusters
        self._at: dict[int, tuple[Seen, Key]] = {
            each.head.i: (each, key)
            for key, members in clusters.members.items()
            for each in members
        }

    def run(
        self, triggers: "Sequence[Trigger]", lexicon: "Lexicon", count: int
    ) -> tuple[list[Mention], list[Filler]]:
        """Return new mentions, numbered from `count` on, and the roles that they fill."""
        mentions: list[Mention] = []
        fillers: list[Filler] = []
        numbers: dict[int, int] = {}
        for role in sorted(_roles(self._doc, triggers, lexicon), key=lambda each: each.token.i):
            found = self._antecedent(role.token)
            type_ = _somebody(role.token) if found is None else found[0].mention.type
            name = self._role(role, triggers, type_)
            if name is None:
                continue
            index = role.token.i
            if index not in numbers:
                numbers[index] = count + len(mentions)
                mentions.append(Mention(index, index + 1, type_, EVENTS, SCORE))
                if found is not None:
                    self._add(role.token, numbers[index], mentions[-1], found)
            score = UNKNOWN if found is None else FAR
            fillers.append(Filler(role.event, name, numbers[index], False, score))
        return mentions, fillers

    def _add(
        self, token: "Token", number: int, mention: Mention, found: "tuple[Seen, Key]"
    ) -> None:
        before, key = found
        seen = Seen(number, mention, token.text, token, before.sentence, before.paragraph)
        self._clusters.add(key, seen)
        self._at[token.i] = (before, key)

    def _role(self, role: Role, triggers: "Sequence[Trigger]", type_: str) -> str | None:
        event = self._codebook.event(triggers[role.event].type)
        if type_ not in self._types.things:
            return None
        for name in role.roles:
            if name in event.roles and self._codebook.fits(name, type_):
                return name
        return None

    def _antecedent(self, token: "Token") -> "tuple[Seen, Key] | None":
        word = token.lower_
        for subject in _subjects(token):
            found = self._at.get(subject.i)
            if found is not None and self._fits(word, subject, found[0]):
                return found if self._is_alone(token, subject, word) else None
            if _could_be(word, subject):
                return None
        return None

    def _is_alone(self, token: "Token", subject: "Token", word: str) -> bool:
        """Whether nothing else that fits stands between a pronoun and the subject that it means."""
        key = self._at[subject.i][1]
        between = (self._at.get(index) for index in range(subject.i + 1, token.i))
        return not any(
            each is not None and each[1] != key and self._fits(word, each[0].head, each[0])
            for each in between
        )

    def _fits(self, word: str, head: "Token", seen: Seen) -> bool:
        if _is_list(head):
            return False
        is_person = seen.mention.type in self._types.persons
        if word in cues.HE | cues.SHE:
            return is_person and not seen.is_plural
        if word in cues.IT:
            return not is_person and not (seen.is_plural and not seen.is_name)
        return seen.is_plural or seen.mention.type in self._types.bodies


def _somebody(pronoun: "Token") -> str:
    """Return the type of what a pronoun means whoever it is, "" where it may be a thing."""
    is_somebody = pronoun.lower_ in _PEOPLE and pronoun.tag_ in {"PRP", "NN"}
    return _PERSON if is_somebody else ""


def _roles(doc: "Doc", triggers: "Iterable[Trigger]", lexicon: "Lexicon") -> "Iterator[Role]":
    sentences = Sentences(doc)
    asking = {sentences.start(index) for index in _asked(doc)}
    for number, trigger in enumerate(triggers):
        is_asking = bool(asking) and sentences.start(trigger.root) in asking
        entry = lexicon.lookup(trigger.lemma, trigger.pos) if is_asking else None
        if entry is not None:
            for slot in slots(doc[trigger.root], lexicon, trigger.tokens):
                roles = entry.roles_at(slot.name)
                if roles and slot.token.lower_ in _ASKED and slot.token.pos_ == "PRON":
                    yield Role(number, slot.token, roles)


def _asked(doc: "Doc") -> "Iterator[int]":
    """Yield the places of the pronouns that may be asked for."""
    strings = doc.vocab.strings
    wanted = {strings[word] for word in _ASKED if word in strings}
    return (index for index, word in enumerate(doc.to_array("LOWER").tolist()) if word in wanted)


def _subjects(token: "Token") -> "Iterator[Token]":
    """Yield the subjects of the clauses that govern a pronoun, then that of the sentence before."""
    above = token
    for _ in range(_UP):
        if above.head is above:
            break
        above = above.head
        yield from (each for each in above.lefts if each.dep_ in _SUBJECTS and each.i < token.i)
    start = token.sent.start
    if start and "\n" not in token.doc[start - 1].text:
        root = token.doc[start - 1].sent.root
        yield from (each for each in root.lefts if each.dep_ in _SUBJECTS)


def _could_be(word: str, subject: "Token") -> bool:
    """Whether a subject that is no thing of the register may be what a pronoun means."""
    if subject.pos_ == "PRON":
        return subject.lower_ not in cues.PRONOUNS or subject.lower_ == word
    is_plural = subject.tag_ in {"NNS", "NNPS"} or _is_list(subject)
    return is_plural == (word in cues.THEY)


def _is_list(head: "Token") -> bool:
    return any(child.dep_ == "conj" for child in head.rights)
