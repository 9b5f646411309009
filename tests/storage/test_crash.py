"""What was answered is on disk: after a kill in the middle, and when the disk is full."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotation.errors import UserError
from storage.connection import Store
from storage.project import Project
from tests.storage.desk import PYTHON, ROOT, adding, article, decision, span, suggestion

ROUNDS = 20


def decide_and_die(path: Path, seconds: float) -> set[str]:
    """Let a child decide for a while, kill it, and return what it had said was saved."""
    command = [PYTHON, "-m", "tests.storage.decider", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        lines = [first, *child.stdout]
    return {line.strip() for line in lines if line.endswith("\n")}


@pytest.mark.slow
def test_that_nothing_that_was_answered_is_lost_by_a_kill(path: Path) -> None:
    chance = random.Random(2)  # noqa: S311 - moments, not secrets
    saved: set[str] = set()
    for _ in range(ROUNDS):
        saved |= decide_and_die(path, chance.uniform(0, 0.06))
        with Project.open(path) as project:
            layer = project.editor(project.documents("")[0].id, "anna").layer
            assert saved <= set(layer.annotations)
            assert len(layer.annotations) == len(layer.decisions)
            assert project.check() == []

    assert len(saved) >= ROUNDS


def test_that_a_full_disk_is_told_and_nothing_is_half_saved(path: Path) -> None:
    store = Store.open(path)
    project = Project(store)
    editor = project.editor(project.documents("")[0].id, "anna")
    room = pages(store)
    said: list[str] = []
    for more in range(12):
        full(store, room + more)
        try:
            while len(editor.layer.annotations) < 500:
                value = span()
                draft = adding(value, decision(suggestion(value), "accepted", value.id))
                editor.do(draft)
        except UserError as error:
            said.append(str(error))
        assert project.check() == []
        with pytest.raises(UserError, match="no room left"):
            project.add_articles([article(f"{more} {'x' * 200_000}")])
    full(store, 1_000_000)
    assert len(said) == 12
    assert all("no room left on the disk" in each and str(path) in each for each in said)
    assert editor.do(draft) is not None
    held = set(editor.layer.annotations)
    project.close()

    with Project.open(path) as again:
        assert set(again.editor(again.documents("")[0].id, "anna").layer.annotations) == held
        assert len(again.documents("")) == 1
        assert again.check() == []


def pages(store: Store) -> int:
    with store.transaction() as connection:
        return int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())


def full(store: Store, at: int) -> None:
    with store.transaction() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={at}")


LIMITED = """
import os, resource, signal, sys
from annotation.errors import UserError
from storage.project import Project
from tests.storage.desk import adding, decision, span, suggestion
path = sys.argv[1]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
project = Project.open(path)
editor = project.editor(project.documents("")[0].id, "anna")
said = set()
for more in range(0, 40_000, 1_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (os.stat(path).st_size + more, -1))
    try:
        for _ in range(60):
            value = span()
            draft = adding(value, decision(suggestion(value), "accepted", value.id))
            editor.do(draft)
    except UserError as error:
        said.add(str(error))
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
    again = project.editor(editor.layer.document.id, "anna").layer
    assert set(again.annotations) == set(editor.layer.annotations), more
    assert set(again.decisions) == set(editor.layer.decisions), more
editor.do(draft)
assert project.check() == []
project.close()
print(len(said), *said)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="files cannot be limited there")
def test_that_a_write_that_fails_at_any_step_leaves_the_last_state(path: Path) -> None:
    done = subprocess.run(
        [PYTHON, "-c", LIMITED, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 ")
    assert "disk" in done.stdout
    with Project.open(path) as project:
        assert project.check() == []
