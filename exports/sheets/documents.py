"""The sheet Documents: one row for each article."""

from collections.abc import Callable

from annotation.values import Argument
from annotation.words import words
from exports.columns import Column, Look
from exports.rows import Page

TITLE = "Documents"
_NOT_KNOWN = "not known"


def columns() -> tuple[Column[Page], ...]:
    """Return the columns of the sheet."""
    return (*_facts(), *_work(), *_counts())


def _facts() -> tuple[Column[Page], ...]:
    return (
        Column(
            "doc_id",
            "Document",
            "The id of the article in its project; the other sheets point here with it.",
            lambda page: page.document.id,
            Look.ID,
            width=27,
        ),
        Column(
            "title",
            "Title",
            "The headline, as recognised or corrected.",
            lambda page: page.facts.title,
            Look.STRONG,
            width=44,
            missing=_NOT_KNOWN,
        ),
        Column(
            "publisher",
            "Publisher",
            "Who published the article.",
            lambda page: page.facts.publisher,
            width=20,
            missing=_NOT_KNOWN,
        ),
        Column(
            "published",
            "Published",
            "The day of publication; relative dates in the text are read from it.",
            lambda page: page.facts.published,
            Look.DATE,
            width=12,
            missing=_NOT_KNOWN,
        ),
    )


def _work() -> tuple[Column[Page], ...]:
    return (
        Column(
            "source_file",
            "Source file",
            "The file that the article came in.",
            lambda page: page.document.source,
            width=30,
        ),
        Column(
            "state",
            "State",
            "How far this coder is with the article: new, in progress, or done.",
            lambda page: page.entry.state,
            width=12,
            values="new, in_progress, done",
        ),
        Column("coder", "Coder", "Who wrote this layer.", lambda page: page.layer, width=12),
    )


def _counts() -> tuple[Column[Page], ...]:
    return (
        _count("n_mentions", "Mentions", "Entity mentions in this layer.",
               lambda page: len(page.entry.spans)),
        _count("n_events", "Events", "Events in this layer, the uncodable among them.",
               lambda page: len(page.entry.events)),
        _count("n_arguments", "Arguments", "Filled roles in this layer.", _arguments),
        _count("n_in_bulk", "In bulk", "Rows of Events, Arguments and Mentions that were decided "
               "many at once.", lambda page: len(page.entry.bulk)),
        _count("n_rejected", "Rejected", "Suggestions that the coder rejected.",
               lambda page: page.entry.rejected),
        _count("n_pending", "Pending", "Suggestions that the coder has not decided on. They are "
               "in no sheet.", lambda page: page.entry.pending),
        _count("n_chars", "Characters", "The length of the text in Unicode characters.",
               lambda page: len(page.document.text)),
        _count("n_words", "Words", "The length of the text in words.",
               lambda page: len(words(page.document.text, 0, len(page.document.text)))),
        Column(
            "sha256",
            "SHA-256 of the text",
            "The fingerprint of the stored text (UTF-8): equal for equal texts only.",
            lambda page: page.document.sha256,
            Look.ID,
            width=50,
        ),
    )  # fmt: skip


def _count(name: str, label: str, definition: str, value: Callable[[Page], int]) -> Column[Page]:
    return Column(name, label, f"{definition} 0 means that there are none.", value, Look.NUMBER, 12)


def _arguments(page: Page) -> int:
    return sum(isinstance(value, Argument) for value in page.entry.annotations)
