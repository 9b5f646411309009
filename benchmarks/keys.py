"""How many keys the sample project takes, and how good its bare suggestions are.

A robot codes the ten articles at the real window up to what a trained coder would have coded
(tests/gui/sample_gold.toml), with the fewest keys that a person who knows them all would press.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from annotation.frames.build import row_of
from annotation.frames.entry import EntryScene
from benchmarks.desk import window_on
from benchmarks.material import sample_project
from storage.project import Project
from tests.gui.gold import Comparison, GoldArticle, compare, read_gold, unlike
from tests.gui.robot import code_all
from tests.gui.tally import table

CELLS = ("date", "place", "killed", "wounded")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = sample_project(Path(folder))
        with Project.open(path) as project:
            documents = [project.document(row.id) for row in project.documents("")]
            gold = read_gold({each.source: each.text for each in documents}, project.codebook)
            scenes = [
                EntryScene(entry, project.codebook)
                for entry in project.snapshot("suggestions").entries
            ]
        with window_on(path) as window:
            print(table(code_all(window, gold)))
    print()
    print("bare suggestions beside the gold:")
    for line in quality(gold, scenes):
        print(f"  {line}")


def quality(gold: Sequence[GoldArticle], scenes: Sequence[EntryScene]) -> Iterable[str]:
    """Yield what is right of the suggestions, before anybody has decided anything."""
    counts: Counter[str] = Counter()
    for article, scene in zip(gold, scenes, strict=True):
        found = compare(article, scene, is_done=False)
        _count(found, counts)
        _count_cells(article, scene, found, counts)
    yield from _shares(counts, "triggers", "triggers", "spurious", "missing")
    yield f"of {counts['triggers']} triggers found, {counts['types']} have the right type"
    yield from _shares(counts, "roles of those found", "right", "wrong", "unfilled")
    for role in sorted({name.partition(" ")[2] for name in counts if name.startswith("right ")}):
        yield from _shares(counts, f"  {role}", *(f"{k} {role}" for k in _STANDINGS))
    for cell in CELLS:
        yield f"row cells, {cell}: {counts[f'{cell} right']} of {counts[cell]} right"


_TIES = dict.fromkeys(("cause", "part_of", "told"), "cause or part_of")
_STANDINGS = ("right", "wrong", "unfilled")


def _count(found: Comparison, counts: Counter[str]) -> None:
    counts["triggers"] += len(found.triggers)
    counts["spurious"] += len(found.spurious)
    counts["missing"] += len(found.missing)
    counts["types"] += len(found.triggers) - len(found.retyped)
    roles = (found.right_roles, found.wrong_roles, found.missing_roles)
    for standing, words in zip(_STANDINGS, roles, strict=True):
        for each in words:
            role = _TIES.get(each.split()[1], each.split()[1])
            counts[standing] += 1
            counts[f"{standing} {role}"] += 1


def _count_cells(
    article: GoldArticle, scene: EntryScene, found: Comparison, counts: Counter[str]
) -> None:
    for event in article.events:
        id_ = found.triggers.get(event.id)
        wrong = [] if id_ is None else unlike(event, row_of(scene, id_))
        for cell in event.row:
            counts[cell] += 1
            is_wrong = id_ is None or any(words.startswith(cell) for words in wrong)
            counts[f"{cell} right"] += not is_wrong


def _shares(counts: Counter[str], what: str, right: str, wrong: str, missing: str) -> Iterable[str]:
    proposed, wanted = counts[right] + counts[wrong], counts[right] + counts[missing]
    yield (
        f"{what}: precision {_share(counts[right], proposed)} of {proposed}, "
        f"recall {_share(counts[right], wanted)} of {wanted}"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


if __name__ == "__main__":
    main()
