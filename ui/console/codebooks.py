"""codebook: lists what ships, checks a file, prints one."""

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook, shipped_codebooks
from ui.console.terminal import count, paragraph, say, table


def run(source: str | None) -> int:
    """List the codebooks, or check and print one."""
    if source is None:
        return _list()
    _print(read_codebook(source))
    return 0


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
