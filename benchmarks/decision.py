"""What a decision costs on disk: the real Editor against a bare sqlite3 transaction.

Both write the same rows (an edit, two changes, a span, a decision) into files of the same tables
with the same settings, in turns, so that a slow moment of the disk hits both. Run:
`python -m benchmarks.decision`.
"""

import argparse
import sqlite3
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from annotation.article import Article
from annotation.codebook_reader import read_codebook
from annotation.codec import dumps, kind_of, record_to_dict
from annotation.editor import Draft, Editor
from annotation.ids import new_id
from annotation.values import Change, Decision, Edit, Original, Record, Span
from storage.connection import settle
from storage.project import Project
from storage.rows import record_values

ALLOWED = 4
ROUNDS = 300
SPANS = 2_000
WORD = "Varok "
AT = "2026-01-01T00:00:00Z"


def main() -> None:
    """Measure and print one line for the decision and one for opening a document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds: int = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        ours, floor, opening = _measure(Path(folder), rounds)
    print(
        f"decision: median {ours * 1000:.2f} ms, floor {floor * 1000:.2f} ms, "
        f"ratio {ours / floor:.2f} (allowed {ALLOWED})"
    )
    print(f"opening a document with {SPANS:,} spans: median {opening * 1000:.1f} ms")


def _measure(folder: Path, rounds: int) -> tuple[float, float, float]:
    projects = [_project(folder / f"{name}.goldleaf") for name in ("ours", "floor")]
    (project, editor), (other, other_editor) = projects
    document = other_editor.layer.document.id
    other.close()
    raw = sqlite3.connect(other.path, isolation_level=None)
    settle(raw)
    ours: list[float] = []
    floor: list[float] = []
    for number in range(rounds):
        changes = _decision(SPANS + number)
        draft = Draft("Accept", changes)
        ours.append(_timed(lambda draft=draft: editor.do(draft)))  # type: ignore[misc]
        edit = Edit(new_id(), "Accept", document, "anna", AT, changes)
        floor.append(_timed(lambda edit=edit: _bare(raw, edit)))  # type: ignore[misc]
    raw.close()
    own = editor.layer.document.id
    opening = [_timed(lambda: project.editor(own, "anna")) for _ in range(5)]
    project.close()
    return statistics.median(ours), statistics.median(floor), statistics.median(opening)


def _timed(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def _project(path: Path) -> tuple[Project, Editor]:
    project = Project.create(path, read_codebook("conflict"))
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


def _bare(raw: sqlite3.Connection, edit: Edit) -> None:
    """The floor: the same rows by hand."""
    raw.execute("BEGIN IMMEDIATE")
    done = raw.execute(
        "INSERT INTO edits (id, document_id, coder, verb, at, undoes, bulk)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (edit.id, edit.document, edit.coder, edit.verb, edit.at, None, 0),
    )
    rows = []
    for place, change in enumerate(edit.changes):
        record = change.after
        assert record is not None
        after = dumps(record_to_dict(record))
        rows.append((done.lastrowid, place, kind_of(record), record.id, None, after))
    raw.executemany("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)", rows)
    for table, change in zip(("spans", "decisions"), edit.changes, strict=True):
        assert change.after is not None
        _insert(raw, table, edit, change.after)
    raw.execute("COMMIT")


def _insert(raw: sqlite3.Connection, table: str, edit: Edit, record: Record) -> None:
    values = {"document_id": edit.document, "coder": edit.coder, **record_values(record)}
    marks = ", ".join(f":{name}" for name in values)
    raw.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})",  # noqa: S608 - our names
        values,
    )


if __name__ == "__main__":
    main()
