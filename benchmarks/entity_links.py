"""How good the links between mentions are, measured on annotated articles that are not ours.

`python -m benchmarks.entity_links FOLDER [--model NAME] [--wrong]`

FOLDER holds CoNLL-U files with coreference in the column MISC (`Entity=`, as GUM and CorefUD write
it). A suggested mention is matched with the annotated one that has the same head word, the last
word of a name, or the same words. Each of our mentions that names a thing and is not the first of
it is right where some earlier mention of that thing is annotated with the same entity, so precision
asks whether a link is true. Recall asks which annotated mentions of a person, organisation or place
that was told of before were linked to it: first of all annotated ones, then of those of which we
suggest a mention at all.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotation.codebook_reader import read_codebook
from annotation.suggest.messages import Job
from annotation.suggest.pipeline import DEFAULT_MODEL, load
from annotation.values import Span, Suggestion

_KINDS = {"PROPN": "name", "PRON": "pronoun", "DET": "pronoun"}
_TYPES = frozenset({"person", "organization", "place"})
_BRACKET = re.compile(r"\(([^()]+)\)?|([^()]+)\)")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated mention: its characters, those of its head word, whom it names, what it is."""

    start: int
    end: int
    head: Place
    entity: str
    kind: str


@dataclass(slots=True)
class Article:
    """A text put together from its sentences, and the mentions in it."""

    name: str
    text: str = ""
    gold: list[Gold] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    part: str
    head: int
    """The number of the word that governs it, within the sentence, from 0; -1 for none."""


def main() -> None:
    options = _options()
    articles = [_read(path) for path in sorted(options.folder.rglob("*.conllu"))]
    suggester = load(options.model, read_codebook("conflict"))
    jobs = (Job(number, each.name, each.text) for number, each in enumerate(articles))
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article, result in zip(articles, suggester.suggest(jobs), strict=True):
        for wrong in _count(article, result.suggestions, counts):
            if options.wrong:
                print(f"{article.name}: {wrong}")
    _report(counts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--wrong", action="store_true", help="print each wrong link")
    return parser.parse_args()


def _read(path: Path) -> Article:
    article = Article(path.stem)
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            article.text += "\n" if "# newpar" in block and article.text else ""
            article.gold += _mentions(rows, list(_words(article, rows)))
    return article


def _words(article: Article, rows: Iterable[list[str]]) -> Iterator[_Word]:
    """Yield the words of a sentence, whose text is put to the article's."""
    for row in rows:
        start = len(article.text)
        article.text += row[1]
        yield _Word(start, len(article.text), row[3], int(row[6]) - 1)
        article.text += "" if "SpaceAfter=No" in row[9] else " "


def _mentions(rows: Iterable[list[str]], words: list[_Word]) -> Iterator[Gold]:
    begun: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, row in enumerate(rows):
        for opened, label, closed in _brackets(row[9]):
            entity, _, rest = label.partition("-")
            if opened:
                begun[entity].append((index, rest))
            if closed and begun[entity]:
                first, described = begun[entity].pop()
                if described.partition("-")[0] in _TYPES:
                    yield _gold(words, first, index, entity)


def _brackets(misc: str) -> Iterator[tuple[bool, str, bool]]:
    cells = (each for each in misc.split("|") if each.startswith("Entity="))
    for cell in cells:
        for match in _BRACKET.finditer(cell.removeprefix("Entity=")):
            closed = match.group().endswith(")")
            yield match.group().startswith("("), match[1] or match[2], closed


def _gold(words: list[_Word], first: int, last: int, entity: str) -> Gold:
    inside = range(first, last + 1)
    heads = [index for index in inside if words[index].head not in inside]
    head = words[heads[0] if heads else last]
    kind = _KINDS.get(head.part, "noun")
    return Gold(words[first].start, words[last].end, (head.start, head.end), entity, kind)


def _count(
    article: Article, found: Iterable[Suggestion], counts: dict[str, Counter[str]]
) -> Iterator[str]:
    """Count the links of an article and yield a line for each that is wrong."""
    things: defaultdict[str, list[Gold]] = defaultdict(list)
    linked: set[Gold] = set()
    seen: set[Gold] = set()
    for each in found:
        value = each.value
        if not isinstance(value, Span):
            continue
        gold = _matching(article.gold, value)
        if gold is not None:
            seen.add(gold)
        if gold is None or each.entity is None or gold in things[each.entity.id]:
            continue
        before = things[each.entity.id]
        if before:
            is_right = any(other.entity == gold.entity for other in before)
            counts[gold.kind]["right" if is_right else "wrong"] += 1
            if is_right:
                linked.add(gold)
            else:
                yield f"{gold.kind} {value.quote!r} is not {each.entity.name!r}"
        before.append(gold)
    for gold in _told_again(article.gold):
        counts[gold.kind]["all"] += 1
        counts[gold.kind]["found"] += gold in seen
        counts[gold.kind]["linked"] += gold in linked


def _matching(gold: Iterable[Gold], span: Span) -> Gold | None:
    start, end = span.fragments[0]
    best = [each for each in gold if (each.start, each.end) == (start, end)]
    alike = [each for each in gold if start <= each.head[0] and each.head[1] <= end]
    alike = [each for each in alike if each.start <= start + 4 and end <= each.end]
    narrow = sorted(best or alike, key=lambda each: abs(each.start - start) + abs(each.end - end))
    return narrow[0] if narrow else None


def _told_again(gold: Iterable[Gold]) -> Iterator[Gold]:
    entities: set[str] = set()
    for each in sorted(gold, key=lambda each: (each.start, -each.end)):
        if each.entity in entities:
            yield each
        entities.add(each.entity)


def _report(counts: dict[str, Counter[str]]) -> None:
    for kind in ("name", "noun", "pronoun"):
        each = counts[kind]
        links = each["right"] + each["wrong"]
        print(
            f"{kind:8} links {links:5}  right {_share(each['right'], links):5.1f} %"
            f"   recall {_share(each['linked'], each['all']):5.1f} % of {each['all']:5} told again,"
            f" {_share(each['linked'], each['found']):5.1f} % of {each['found']:5} suggested"
        )


def _share(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 0.0


if __name__ == "__main__":
    main()
