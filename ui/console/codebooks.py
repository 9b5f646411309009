"""codebook: lists what ships, checks a file, prints one, gives a project another."""

from pathlib import Path

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook, shipped_codebooks
from annotation.paths import is_there
from ui.console.naming import SUFFIX, with_ending
from ui.console.terminal import count, paragraph, say, table


def run(source: str | None, replacement: str | None) -> int:
    """List the codebooks, print one (that of a project too), or replace that of a project."""
    if source is None:
        return _list()
    if replacement is not None:
        return _replace(Path(source), read_codebook(replacement))
    _print(_of_project(Path(source)) if _is_project(source) else read_codebook(source))
    return 0


def _is_project(source: str) -> bool:
    """Whether a project is meant and not a codebook: by its ending, which may be left out."""
    path = Path(source)
    if source in shipped_codebooks() or (is_there(path) and path.suffix != SUFFIX):
        return False
    return path.suffix == SUFFIX or (not path.suffix and is_there(with_ending(path)))


def _of_project(path: Path) -> Codebook:
    from ui.console.projects import opened

    with opened(path) as project:
        return project.codebook


def _replace(path: Path, codebook: Codebook) -> int:
    from ui.console.projects import opened

    with opened(path) as project:
        if project.codebook.source_text == codebook.source_text:
            say(f"{project.path} has this codebook already: {_named(codebook)}.")
            return 0
        before = _named(project.codebook)
        missing = project.replace_codebook(codebook)
        say(f"{project.path} works with {_named(codebook)} now, instead of {before}.")
        for sentence in missing:
            say(f"  {sentence}")
        if missing:
            say("All of that is as it was. Correct it, or add it to the codebook.")
        say(f"Have the articles read again with: main.py suggest {project.path}")
    return 0


def _named(codebook: Codebook) -> str:
    return f"“{codebook.title}” ({codebook.name}, version {codebook.version})"


def _list() -> int:
    rows: list[tuple[str, ...]] = []
    for name in shipped_codebooks():
        found = read_codebook(name)
        holds = f"{len(found.entities)} entity types, {len(found.events)} event types"
        rows.append((name, found.version, found.title, holds))
    table(rows, indent="")
    return 0


def _print(codebook: Codebook) -> None:
    say(f"{codebook.title} ({codebook.name}, version {codebook.version})")
    if codebook.description:
        paragraph(codebook.description)
    _section(
        count(len(codebook.entities), "entity type"),
        [(each.key, each.name, each.label, each.definition) for each in codebook.entities],
    )
    for group in dict.fromkeys(each.group for each in codebook.events):
        of_group = [each for each in codebook.events if each.group == group]
        _section(
            f"{group}: {count(len(of_group), 'event type')}",
            [(each.key, each.name, each.label, each.definition) for each in of_group],
        )
    _section(
        count(len(codebook.roles), "role"),
        [
            (each.key, each.name, each.label, f"({', '.join(each.fillers)}) {each.definition}")
            for each in codebook.roles
        ],
    )
    _section(
        count(len(codebook.attributes), "attribute"),
        [
            ("", each.name, ", ".join(each.values) or "free text", each.definition)
            for each in codebook.attributes
        ],
    )


def _section(title: str, rows: list[tuple[str, str, str, str]]) -> None:
    if rows:
        say()
        say(title)
        for key, name, label, definition in rows:
            say(f"  {key or ' '}  {name}: {label}")
            paragraph(definition, indent=5)
