"""What is kept of articles beside the layers: what was found out of each, and what each cost."""

from storage import readings
from storage.connection import Store


class Records:
    """The part of `Learning` that only keeps and gives back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep_reading(self, document_id: str, language: str, note: str, profile: bytes) -> None:
        """Keep what a source found out about a document as a whole."""
        with self._store.transaction() as connection:
            readings.keep(connection, document_id, language, note, profile)

    def reading(self, document_id: str) -> tuple[str, str]:
        """Return language and note of a document, "" where nobody has read it."""
        with self._store.transaction() as connection:
            return readings.load(connection, document_id)

    def profiles(self) -> dict[str, bytes]:
        """Return what documents are about, of those that were read, by id."""
        with self._store.transaction() as connection:
            return readings.profiles(connection)

    def add_effort(
        self,
        document_id: str,
        coder: str,
        *,
        keys: int = 0,
        gestures: int = 0,
        seconds: float = 0.0,
    ) -> None:
        """Count what a coder did for a document, on top of what was counted."""
        with self._store.transaction() as connection:
            readings.add_effort(connection, document_id, coder, (keys, gestures, seconds))
