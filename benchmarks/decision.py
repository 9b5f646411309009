"""What a decision costs on disk: the real Editor against a bare sqlite3 transaction.

Both write the same rows (an edit, two changes, a span, a decision) into files of the same tables
with the same settings, in turns, so that a slow moment of the disk hits both. Run:
`python -m benchmarks.decision`.
"""

import argparse
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from annotation.article import Article
from annotation.codebook_reader import read_codebook
from annotation.editor import Draft, Editor
from annotation.ids import new_id
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.values import Change, Decision, Edit, Original, Span
from benchmarks.figures import Figure, show
from benchmarks.raw import connect, write
from storage.project import Project

ALLOWED = 4
ROUNDS = 300
SPANS = 2_000
WORD = "Varok "
AT = "2026-01-01T00:00:00Z"


def main() -> None:
    """Measure and print the line of a decision."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds: int = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        ours, floor, opening = _measure(Path(folder), rounds)
    note = f"opening a layer of {SPANS:,} spans: {opening * 1000:.1f} ms"
    show([Figure("decision on disk, without the window", ours, floor, ratio=ALLOWED, note=note)])


def _measure(folder: Path, rounds: int) -> tuple[float, float, float]:
    projects = [_project(folder / f"{name}.goldleaf") for name in ("ours", "floor")]
    (project, editor), (other, other_editor) = projects
    document = other_editor.layer.document.id
    other.close()
    bare = connect(other.path)
    ours: list[float] = []
    floor: list[float] = []
    for number in range(rounds):
        changes = _decision(SPANS + number)
        draft = Draft("Accept", changes)
        ours.append(_timed(lambda draft=draft: editor.do(draft)))  # type: ignore[misc]
        edit = Edit(new_id(), "Accept", document, "anna", AT, changes)
        floor.append(_timed(lambda edit=edit: write(bare, edit)))  # type: ignore[misc]
    bare.close()
    own = editor.layer.document.id
    opening = [_timed(lambda: project.editor(own, "anna")) for _ in range(5)]
    project.close()
    return statistics.median(ours), statistics.median(floor), statistics.median(opening)


def _timed(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def _project(path: Path) -> tuple[Project, Editor]:
    project = Project.create(path, read_codebook("conflict"), settings=NOTHING_HELD_BACK)
    text = WORD * (SPANS * 2)
    added = project.add_articles([Article("long.txt", text, text.encode(), "utf-8")])
    editor = project.editor(added[0].document, "anna")
    changes = tuple(change for number in range(SPANS) for change in _decision(number))
    editor.do(Draft("Fill", changes, bulk=True))
    return project, editor


def _decision(number: int) -> tuple[Change, ...]:
    """Accepting one suggestion: a new span, and what was said to it."""
    start = number * len(WORD)
    fragments = ((start, start + len(WORD) - 1),)
    span = Span(new_id(), "gpe", fragments, WORD.strip())
    original = Original("span", "gpe", fragments)
    decision = Decision(new_id(), new_id(), "accepted", span.id, "model", "1.0", 0.5, original, AT)
    return Change(None, span), Change(None, decision)


if __name__ == "__main__":
    main()
