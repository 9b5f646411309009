"""new, info, check: what concerns a project as a whole."""

import json
from dataclasses import asdict
from pathlib import Path

from annotation.codebook_reader import read_codebook
from annotation.paths import is_there
from storage.project import Project
from storage.values import Info
from ui.console.naming import with_ending
from ui.console.terminal import count, say, table, warn


def opened(path: Path) -> Project:
    """Open a project; its ending can be left out. Say what happened to the file."""
    project = Project.open(path if is_there(path) else with_ending(path))
    for note in project.notes:
        warn(note)
    return project


def new(path: Path, codebook: str) -> int:
    """Make a project and say where."""
    with Project.create(with_ending(path), read_codebook(codebook)) as project:
        say(f"Made {project.path} with the codebook {project.codebook.title}.")
        say(f"Bring articles in with: main.py import {project.path} PATH...")
    return 0


def info(path: Path, *, as_json: bool) -> int:
    """Print a project in numbers."""
    with opened(path) as project:
        found = project.info()
    if as_json:
        say(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str))
    else:
        _print(found)
    return 0


def check(path: Path) -> int:
    """Print what is wrong with a project; 1 when something is."""
    with opened(path) as project:
        problems = project.check()
        documents = project.info().documents
    for problem in problems:
        warn(problem)
    if problems:
        warn(
            f"{count(len(problems), 'thing')} in {path} {'is' if len(problems) == 1 else 'are'} "
            "not as it should be. Keep a copy, and go back to one from before."
        )
        return 1
    say(f"{path} is whole: {count(documents, 'document')}, the log of edits, and every quote.")
    return 0


def _print(found: Info) -> None:
    say(found.name)
    about = [
        ("File", str(found.path)),
        ("Codebook", f"{found.codebook}, version {found.codebook_version}"),
        ("Documents", f"{found.documents:,} ({count(found.words, 'word')})"),
        ("Register", count(found.entities, "actor or place", "actors and places")),
        ("Edits", f"{found.edits:,}" + (f", last {found.last_edit_at}" if found.edits else "")),
        ("Made", found.created_at),
        ("Versions", ", ".join(f"{name} {version}" for name, version in found.versions.items())),
    ]
    table([tuple(row) for row in about])
    _print_layers(found)
    _print_sources(found)


def _print_layers(found: Info) -> None:
    say()
    if not found.layers:
        say("Layers: none yet.")
        return
    done = ("coder", "done", "in progress", "mentions", "events", "arguments")
    rows: list[tuple[str, ...]] = [(*done, "accepted", "corrected", "rejected", "in bulk")]
    for each in found.layers:
        numbers = (each.done, each.in_progress, each.spans, each.events, each.arguments)
        decisions = (each.accepted, each.corrected, each.rejected, each.bulk)
        rows.append((each.coder, *(f"{number:,}" for number in (*numbers, *decisions))))
    say("Layers")
    table(rows)


def _print_sources(found: Info) -> None:
    say()
    if not found.sources:
        say("Suggestions: none yet.")
        return
    rows: list[tuple[str, ...]] = [("source", "version", "documents", "suggestions")]
    rows += [
        (each.source, each.version, f"{each.documents:,}", f"{each.suggestions:,}")
        for each in found.sources
    ]
    say("Suggestions")
    table(rows)
