"""What a writer says it wrote, so that the file can be read again and compared."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Receipt:
    """`rows` and `digests` by part of the file (a sheet); `notes` are sentences for the person."""

    documents: int
    rows: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    digests: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[str, ...] = ()


class Digest:
    """A running fingerprint of strings in their order."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, text: str) -> None:
        raw = text.encode("utf-8")
        self._hash.update(len(raw).to_bytes(8, "big"))
        self._hash.update(raw)

    def hexdigest(self) -> str:
        return self._hash.hexdigest()
