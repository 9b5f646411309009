"""The parse of an article as columns of numbers: what features are made of, and studies keep.

Words are numbers of spaCy's string store (murmur hashes), which are the same wherever and whenever
they are made. Pages are put together into one, so that features of many articles are made at once.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from annotation.suggest import marks
from annotation.suggest.learned.packed import Array, below
from annotation.suggest.lexicon import NOUN, VERB, Lexicon, load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

WORDS = (
    *("lemma", "lower", "prefix", "suffix", "tag", "pos", "dep", "entity"),
    *("rule", "known", "mention", "zone"),
)
_ATTRIBUTES = (
    *("LEMMA", "LOWER", "SUFFIX", "TAG", "POS", "DEP", "ENT_TYPE"),
    *("HEAD", "SENT_START"),
)
"""What spaCy is asked for."""
_PREFIX = 5
_MOST = 200_000
_prefixes: dict[int, int] = {}
_known: dict[int, tuple[dict[int, int], dict[int, int]]] = {}


class Page(NamedTuple):
    """One article, or several one after the other. `head`, `sentence` and `document` are places.

    `rule` is the type of the rules' trigger that a word governs, `known` the type that its lemma
    has in the lexicon, `mention` the type of the mention around it; 0 for none.
    """

    lemma: Numbers
    lower: Numbers
    prefix: Numbers
    suffix: Numbers
    tag: Numbers
    pos: Numbers
    dep: Numbers
    entity: Numbers
    rule: Numbers
    known: Numbers
    mention: Numbers
    zone: Numbers
    head: Places
    sentence: Places
    document: Places


def number_of(text: str) -> int:
    """Return the number of a string, as spaCy's string store has it."""
    from spacy.strings import get_string_id

    return int(get_string_id(text)) if text else 0


def page_of(doc: "Doc") -> Page:
    """Return the columns of a Doc on which the rules have left their marks."""
    table = np.asarray(doc.to_array([*_ATTRIBUTES]), dtype=np.uint64)
    table = table.reshape(len(doc), len(_ATTRIBUTES))
    lemma, lower, suffix, tag, pos, dep, entity, head, starts = table.T.copy()
    size = len(doc)
    return Page(
        *(lemma, lower, _prefixes_of(doc, lemma), suffix, tag, pos, dep, entity),
        *(_rules(doc), _known_types(lemma, pos), _mentions(doc), _zones(doc)),
        np.arange(size) + head.astype(np.int64),
        np.cumsum(starts.astype(np.int64) == 1),
        np.zeros(size, np.int64),
    )


def _prefixes_of(doc: "Doc", lemma: Numbers) -> Numbers:
    if len(_prefixes) > _MOST:
        _prefixes.clear()
    words = lemma.tolist()
    for word in set(words).difference(_prefixes):
        _prefixes[word] = number_of(doc.vocab.strings[word].lower()[:_PREFIX])
    return np.array([_prefixes[word] for word in words], np.uint64)


def _rules(doc: "Doc") -> Numbers:
    found = np.zeros(len(doc), np.uint64)
    for each in marks.triggers_of(doc):
        found[each.root] = number_of(each.type)
    return found


def _known_types(lemma: Numbers, pos: Numbers) -> Numbers:
    verbs, nouns = _types_by_lemma(load_lexicon())
    words = lemma.tolist()
    as_verbs = np.array([verbs.get(word, 0) for word in words], np.uint64)
    as_nouns = np.array([nouns.get(word, 0) for word in words], np.uint64)
    is_verb, is_noun = pos == number_of("VERB"), pos == number_of("NOUN")
    return np.where(is_verb, as_verbs, np.where(is_noun, as_nouns, np.uint64(0)))


def _types_by_lemma(lexicon: Lexicon) -> tuple[dict[int, int], dict[int, int]]:
    if id(lexicon) not in _known:
        _known.clear()
        by_pos: dict[str, dict[int, int]] = {VERB: {}, NOUN: {}}
        for (lemma, pos), entry in lexicon.entries.items():
            by_pos[pos][number_of(lemma)] = number_of(entry.type)
        _known[id(lexicon)] = by_pos[VERB], by_pos[NOUN]
    return _known[id(lexicon)]


def _mentions(doc: "Doc") -> Numbers:
    """Return the types of names; what is marked for the roles of events is not there as yet."""
    found = np.zeros(len(doc), np.uint64)
    for each in marks.mentions_of(doc):
        if each.source != marks.EVENTS:
            found[each.start : each.end] = number_of(each.type)
    return found


def _zones(doc: "Doc") -> Numbers:
    zones = marks.zones_of(doc)
    found = np.zeros(len(doc), np.uint64)
    if zones:
        places = np.array([token.idx for token in doc], np.int64)
        for each in zones:
            found[(each.start <= places) & (places < each.end)] = number_of(each.kind)
    return found


def together(pages: Sequence[Page]) -> Page:
    """Put pages after each other; the documents are numbered in their order."""
    sizes = [len(each.head) for each in pages]
    offsets = np.cumsum([0, *sizes[:-1]])
    columns: list[Any] = [np.concatenate([getattr(each, name) for each in pages]) for name in WORDS]
    moved = zip(pages, offsets, strict=True)
    heads = np.concatenate([each.head + offset for each, offset in moved])
    document = np.repeat(np.arange(len(pages)), sizes)
    sentence = np.concatenate([each.sentence for each in pages])
    return Page._make([*columns, heads, sentence, document])


def page_arrays(page: Page) -> dict[str, Array]:
    """Return a page as arrays to be packed: each number once, and where it stands."""
    stacked = np.stack([getattr(page, name) for name in WORDS], axis=1)
    numbers, places = np.unique(stacked, return_inverse=True)
    kind = "<u2" if len(numbers) <= 1 << 16 else "<u4"
    return {
        "numbers": numbers.astype("<u8"),
        "words": places.reshape(stacked.shape).astype(kind),
        "head": page.head.astype("<u4"),
        "sentence": page.sentence.astype("<u4"),
    }


def page_from(arrays: Mapping[str, Array]) -> Page:
    """Read a page. ValueError or KeyError where its numbers lead nowhere."""
    numbers, words = arrays["numbers"], arrays["words"]
    if numbers.dtype != np.uint64 or words.shape[1:] != (len(WORDS),):
        raise ValueError("its words are not as they should be")
    size = len(words)
    places = below(words.reshape(-1), len(numbers), "words").reshape(words.shape)
    head = below(arrays["head"], size, "head")
    sentence = below(arrays["sentence"], size + 1, "sentence")
    if len(head) != size or len(sentence) != size or numbers.ndim != 1:
        raise ValueError("its columns are not of one length")
    columns: Sequence[Any] = (*numbers[places].T.copy(), head, sentence)
    return Page._make([*columns, np.zeros(size, np.int64)])
