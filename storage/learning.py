"""What a project learns, as the others see it: settings, memory, studies, fits, effort."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from annotation.codebook import Codebook
from annotation.editor import utc_now
from annotation.layer import Layer
from annotation.learning.blind import is_blind
from annotation.learning.fits import FitInfo, FitReport
from annotation.learning.lessons import Lesson
from annotation.learning.memory import Cue, Remembered, Rule
from annotation.learning.places import settled_places
from annotation.learning.recall import recall
from annotation.learning.settings import BALANCED, ProjectSettings
from annotation.learning.showing import sure_enough
from annotation.learning.table import Memory
from annotation.values import Argument, Event, Span, Suggestion
from storage import (
    documents,
    fits,
    layers,
    meta,
    remembering,
    studies,
    suggestions,
    withdrawing,
)
from storage.connection import Store
from storage.records import Records
from storage.values import Taught

if TYPE_CHECKING:
    from annotation.learning.statistics import Statistics


class Learning(Records):
    """Of one open project, which makes it and tells it of each edit."""

    def __init__(self, store: Store, held: Mapping[str, str]) -> None:
        super().__init__(store)
        self._settings = meta.settings_of(held, store.path.name)
        with store.transaction() as connection:
            self._balanced = fits.balanced(connection)
        self._memory: Memory | None = None
        self._seen: dict[tuple[str, str], int] = {}
        self.turns = 0
        """How often what is proposed or withheld has changed since the project was opened."""

    # -- settings --------------------------------------------------------------------------------

    @property
    def settings(self) -> ProjectSettings:
        return self._settings

    def change(self, settings: ProjectSettings) -> None:
        """Work with other settings from now on.

        What was proposed by a source that does not take part any more is withdrawn, and with
        another model what the one before proposed; what was decided stays as it is.
        """
        with self._store.transaction() as connection:
            meta.put_settings(connection, settings)
            withdrawing.withdraw(connection, self._settings, settings)
        self._settings = settings
        self.turns += 1

    def drop_source(self, name: str) -> None:
        """Withdraw what a source proposes; what was decided stays as it is."""
        with self._store.transaction() as connection:
            suggestions.drop(connection, [name])
        self.turns += 1

    @property
    def least_score(self) -> float:
        """The score from which suggestions are shown; "balanced" is as the fit in force says."""
        least = self._settings.least_score
        return self._balanced if least == BALANCED else least

    def is_blind(self, document_id: str) -> bool:
        """Whether an article shows no suggestions until it is finished."""
        share, seed = self._settings.blind_share, self._settings.seed
        return is_blind(document_id, share=share, seed=seed)

    # -- memory ----------------------------------------------------------------------------------

    @property
    def memory(self) -> Memory:
        """What is remembered: read once, kept up by each edit."""
        return self._memory if self._memory is not None else self.load()

    def load(self) -> Memory:
        """Read what is remembered, where that was not done yet; no transaction may be open."""
        if self._memory is None:
            with self._store.transaction() as connection:
                self._memory = remembering.load(connection)
        return self._memory

    def remembered(self) -> list[Remembered]:
        """Return the memory as a person sees it, by string."""
        return self.memory.table()

    def set_rule(self, rule: Rule) -> None:
        """Say something of a string and type, in place of what was said of it."""
        self.add_rules([rule])

    def forget_rule(self, rule: Rule) -> None:
        """Have the decisions count again."""
        with self._store.transaction() as connection:
            remembering.drop_rule(connection, rule)
        self.memory.forget_rule(rule)
        self.turns += 1

    def add_rules(self, rules: Iterable[Rule]) -> int:
        """Say many things, as of a table that somebody shared. Return how many."""
        told = {(rule.kind, rule.string, rule.type): rule for rule in rules}
        memory = self.memory
        with self._store.transaction() as connection:
            remembering.put_rules(connection, told.values())
        for rule in told.values():
            memory.set_rule(rule)
        self.turns += 1
        return len(told)

    def follow(self, more: Mapping[Cue, Lesson]) -> None:
        """Take in what an edit taught, which is on disk already."""
        if self._memory is not None and self._memory.learn(more):
            self.turns += 1

    # -- what is shown ---------------------------------------------------------------------------

    def shown(
        self, layer: Layer, proposed: Iterable[Suggestion], codebook: Codebook
    ) -> tuple[Suggestion, ...]:
        """Return what a coder is shown of what the sources propose for the document of a layer."""
        if layer.state != "done" and self.is_blind(layer.document.id):
            return ()
        return self.recalled(layer, proposed, codebook)

    def recalled(
        self, layer: Layer, proposed: Iterable[Suggestion], codebook: Codebook
    ) -> tuple[Suggestion, ...]:
        """Return the same whether the article is blind or not."""
        settled, found = settled_places(layer), tuple(proposed)
        least = self.least_score
        if self._settings.remembers:
            found = recall(
                self.memory, layer.document, found, codebook, settled=settled, least=least
            )
        return sure_enough(found, least, settled)

    # -- studies and fits ------------------------------------------------------------------------

    def untaught(self, version: str) -> list[tuple[str, str]]:
        """Return the layers that are done and have no study of that version, by document."""
        with self._store.transaction() as connection:
            return studies.missing(connection, version)

    def lesson(self, document_id: str, coder: str) -> Taught:
        """Return a layer to make a study of."""
        with self._store.transaction() as connection:
            document = documents.load(connection, document_id)
            records = layers.load(connection, document_id, coder)
            self._seen[document_id, coder] = studies.newest_edit(connection, document_id, coder)
        values = tuple(each for each in records if isinstance(each, Span | Event | Argument))
        return Taught(document, coder, values)

    def keep_study(self, document_id: str, coder: str, version: str, data: bytes) -> None:
        """Keep what was made of `lesson`, in place of the study before."""
        with self._store.transaction() as connection:
            seq = self._seen.pop((document_id, coder), None)
            if seq is None:
                seq = studies.newest_edit(connection, document_id, coder)
            studies.keep(connection, document_id, coder, version, seq, data)

    def studies(self, version: str) -> list[bytes]:
        """Return the studies of that version of layers that are as they were then, and done."""
        with self._store.transaction() as connection:
            return studies.load(connection, version)

    def fits(self) -> list[FitInfo]:
        """Return every fit that was ever added, oldest first."""
        with self._store.transaction() as connection:
            return fits.listed(connection)

    def add_fit(self, data: bytes, report: FitReport) -> int:
        """Keep a fit and return its number; `use_fit` puts it in force."""
        with self._store.transaction() as connection:
            return fits.add(connection, data, report, utc_now())

    def fit_in_force(self) -> tuple[int, bytes]:
        """Return number and bytes of the fit in force, (0, b"") for the rules alone."""
        with self._store.transaction() as connection:
            return fits.in_force(connection)

    def use_fit(self, number: int) -> None:
        """Put a fit in force; 0 for the rules alone. UserError where it is not kept any more."""
        with self._store.transaction() as connection:
            fits.use(connection, number)
            self._balanced = fits.balanced(connection)
        self.turns += 1

    # -- what became of it -----------------------------------------------------------------------

    def statistics(self, coder: str | None = None) -> "Statistics":
        """Return what became of the suggestions, in layers that are done; of one coder or all."""
        from storage.statistics import collect  # nobody needs it to start

        with self._store.transaction() as connection:
            return collect(connection, self._settings, coder)
