"""An article on its way in, before it has an id."""

from dataclasses import dataclass
from datetime import date

from annotation.values import Zone


@dataclass(frozen=True, slots=True)
class Article:
    """What an intake module makes of one file.

    `text` is exact (DESIGN rule 1), `original` the file's bytes, `encoding` how they were decoded,
    `replaced` how many NULs and lone surrogates became U+FFFD, `notes` what a person should know.
    """

    source: str
    text: str
    original: bytes
    encoding: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    zones: tuple[Zone, ...] = ()
    replaced: int = 0
    notes: tuple[str, ...] = ()
