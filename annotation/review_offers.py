"""The suggestions of a document, indexed by what they say and by what they link."""

from collections.abc import Iterable, Sequence

from annotation.review_items import finder, original_of
from annotation.values import Argument, Original, Suggestion


class Offers:
    """What is proposed, decided or not. Made anew when suggestions come in, else unchanged."""

    def __init__(self, suggestions: Sequence[Suggestion]) -> None:
        self._by_id = {s.id: s for s in sorted(suggestions, key=lambda s: -s.score)}
        self._originals: dict[str, Original] = {}
        self._at: dict[Original, list[str]] = {}
        self._of_event: dict[str, list[str]] = {}
        self._to_target: dict[str, list[str]] = {}
        find = finder({id_: suggestion.value for id_, suggestion in self._by_id.items()})
        for id_, suggestion in self._by_id.items():
            original = original_of(suggestion.value, find)
            if original is not None:
                self._originals[id_] = original
                self._at.setdefault(original, []).append(id_)
            if isinstance(suggestion.value, Argument):
                self._of_event.setdefault(suggestion.value.event, []).append(id_)
                self._to_target.setdefault(suggestion.value.target, []).append(id_)

    def get(self, id_: str) -> Suggestion | None:
        return self._by_id.get(id_)

    def original(self, id_: str) -> Original | None:
        return self._originals.get(id_)

    def originals(self) -> Iterable[Original]:
        return self._at.keys()

    def ids_at(self, originals: Iterable[Original]) -> list[str]:
        """Return the suggestions that say one of these, the surest of each first."""
        return [id_ for original in originals for id_ in self._at.get(original, ())]

    def surest_at(self, original: Original) -> Suggestion | None:
        ids = self._at.get(original)
        return self._by_id[ids[0]] if ids else None

    def arguments(self, *, of_event: str = "", to_target: str = "") -> list[Suggestion]:
        """Return the suggested arguments of a suggested event, and those that a target fills."""
        ids = (*self._of_event.get(of_event, ()), *self._to_target.get(to_target, ()))
        return [self._by_id[id_] for id_ in ids]

    def other_ends(self, id_: str) -> list[str]:
        """Return what suggested arguments would link a suggestion to (an argument: its ends)."""
        linked = self.arguments(of_event=id_, to_target=id_)
        own = self._by_id.get(id_)
        values = [suggestion.value for suggestion in (*linked, *((own,) if own else ()))]
        return [end for v in values if isinstance(v, Argument) for end in (v.event, v.target)]
