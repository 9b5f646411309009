"""memory: the table of what was confirmed and rejected, shown, written to a file, or brought in."""

from pathlib import Path

from annotation.learning.memory import Remembered
from annotation.learning.sharing import read_rules, write_remembered
from ui.console.projects import opened
from ui.console.terminal import count, say, table

_SHOWN = 50


def run(path: Path, export: Path | None, bring: Path | None) -> int:
    """Show the memory of a project; with a file, write it there or take in what stands there."""
    with opened(path) as project:
        learning = project.learning
        if bring is not None:
            taken = learning.add_rules(read_rules(bring, project.codebook))
            say(f"Took in {count(taken, 'rule')} from {bring}.")
        rows = learning.remembered()
        if export is not None:
            write_remembered(export, rows)
            say(f"Wrote {export}: {count(len(rows), 'row')}.")
    if export is None and bring is None:
        _print(rows)
    return 0


def _print(rows: list[Remembered]) -> None:
    if not rows:
        say("Nothing is remembered yet: no suggestion was confirmed or rejected by itself.")
        return
    most = sorted(rows, key=lambda each: -(each.counts.accepted + each.counts.rejected))
    lines: list[tuple[str, ...]] = [("words", "type", "accepted", "rejected", "from now on")]
    lines += [
        (
            each.string[:40],
            each.type,
            f"{each.counts.accepted:,}",
            f"{each.counts.rejected:,}",
            each.stance.value + (" (a rule)" if each.rule is not None else ""),
        )
        for each in most[:_SHOWN]
    ]
    table(lines)
    if len(rows) > _SHOWN:
        say(f"and {len(rows) - _SHOWN:,} more: --export FILE writes all of them.")
