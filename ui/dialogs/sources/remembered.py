"""The memory of a project in words: what it says of a string, and beside which words it learned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotation.codebook import Codebook
from annotation.learning.memory import Remembered, Stance
from ui.dialogs.sources.table import Column
from ui.dialogs.sources.words import counted

MOST_CONTEXTS = 12
RULED = {
    Stance.PROPOSE: "always suggested (rule)",
    Stance.SILENT: "left to the sources (rule)",
    Stance.WITHHOLD: "never suggested (rule)",
}
LEARNED = {
    Stance.PROPOSE: "suggested",
    Stance.SILENT: "nothing yet",
    Stance.WITHHOLD: "held back",
}
EMPTY = (
    "Nothing is remembered yet.\nEach string that you accept or reject stands here, with what "
    "that changes. You can also add a word, or import what another project has learned."
)
NOTHING_FOUND = "No string like that. The search looks at strings, types and neighbouring words."


@dataclass(frozen=True, slots=True)
class Kept:
    """Which rows a person wants to see."""

    title: str
    passes: Callable[[Remembered], bool]


FILTERS = (
    Kept("All", lambda _: True),
    Kept("With a rule", lambda row: row.rule is not None),
    Kept("Suggested", lambda row: row.stance is Stance.PROPOSE),
    Kept("Held back", lambda row: row.stance is Stance.WITHHOLD),
    Kept("Nothing yet", lambda row: row.stance is Stance.SILENT),
)


def does(row: Remembered) -> str:
    """Say what the memory does with a string."""
    return LEARNED[row.stance] if row.rule is None else RULED[row.rule.stance]


def context(row: Remembered) -> str:
    """Return the words beside it where it was decided most often: "the … said, and 3 more"."""
    if not row.contexts:
        return ""
    most = max(row.contexts, key=lambda each: each[1].accepted + each[1].rejected)
    more = len(row.contexts) - 1
    return beside(most[0]) + (f"  and {more} more" if more else "")


def contexts(row: Remembered) -> str:
    """Return the contexts one below the other, with their counts."""
    lines = [
        f"{beside(words)}: {counts.accepted} accepted, {counts.rejected} rejected"
        for words, counts in row.contexts[:MOST_CONTEXTS]
    ]
    if len(row.contexts) > MOST_CONTEXTS:
        lines.append(f"and {len(row.contexts) - MOST_CONTEXTS} more")
    return "\n".join(lines)


def beside(words: str) -> str:
    before, _, after = words.partition("\t")
    return f"{before or '·'} … {after or '·'}"


def origin(row: Remembered) -> str:
    """Say who wrote the rule, and when."""
    rule = row.rule
    return "" if rule is None else " · ".join(filter(None, (rule.origin, rule.at[:10])))


def columns(codebook: Codebook) -> tuple[Column[Remembered], ...]:
    """Return the columns of the table."""
    return (
        Column("String", "The words as they stand in the text", lambda row: row.string),
        Column("Type", "Which type was decided on for it",
               lambda row: codebook.type_label(row.type), 140),
        Column("Beside", "The words before and after it, where it was decided most often",
               context, 180, tip=contexts),
        Column("Accepted", "How often it was accepted as this type",
               lambda row: f"{row.counts.accepted:,}", 78, lambda row: row.counts.accepted),
        Column("Rejected", "How often it was rejected as this type",
               lambda row: f"{row.counts.rejected:,}", 78, lambda row: row.counts.rejected),
        Column("What it does", "What is done with this string where it stands", does, 170,
               tip=lambda row: " · ".join(filter(None, (does(row), origin(row))))),
    )  # fmt: skip


def summary(rows: Sequence[Remembered], *, is_on: bool) -> str:
    """Say what the memory holds."""
    if not is_on:
        return "Remembering is off: what stands here is kept, and changes no suggestion."
    proposed = sum(row.stance is Stance.PROPOSE for row in rows)
    held = sum(row.stance is Stance.WITHHOLD for row in rows)
    silent = len(rows) - proposed - held
    return (
        f"{counted(len(rows), 'string')} remembered from your decisions: {proposed:,} "
        f"suggested wherever nothing else is, {held:,} held back, {silent:,} silent."
    )


class Finder:
    """Searches the rows. What is looked through is put together once."""

    def __init__(self, rows: Sequence[Remembered], codebook: Codebook) -> None:
        self._rows = rows
        self._texts = [
            f"{row.string}\n{codebook.type_label(row.type)}\n{_all_contexts(row)}".casefold()
            for row in rows
        ]

    def find(self, typed: str, kept: Kept) -> list[Remembered]:
        parts = typed.casefold().split()
        return [
            row
            for row, text in zip(self._rows, self._texts, strict=True)
            if kept.passes(row) and all(part in text for part in parts)
        ]


def _all_contexts(row: Remembered) -> str:
    return "\n".join(words for words, _ in row.contexts)
