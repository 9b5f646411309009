"""A project: one SQLite file with documents, codebook, layers, decisions and the log of edits."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from annotation.article import Article
from annotation.codebook import Codebook
from annotation.editor import Editor, utc_now
from annotation.layer import Layer
from annotation.learning.lessons import lessons
from annotation.learning.settings import ProjectSettings
from annotation.register import Register
from annotation.snapshot import Snapshot
from annotation.values import Document, Edit, Suggestion
from storage import (
    check,
    codebooks,
    documents,
    entities,
    info,
    layers,
    log,
    meta,
    remembering,
    snapshot,
    suggestions,
)
from storage.birth import make_file
from storage.connection import Store
from storage.learning import Learning
from storage.usage import Usage
from storage.values import Added, DocumentRow, Info

_NEW = ProjectSettings()


class Project:
    """An open project. Whoever opens it closes it; one thread uses it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._register: Register | None = None
        with store.transaction() as connection:
            self._meta = meta.load(connection)
            remembering.bring_up_to_date(connection, self._meta)
            self.codebook: Codebook = codebooks.in_force(connection, store.path.name)
        self.learning = Learning(store, self._meta)
        """What the project learns from its decisions."""

    @classmethod
    def create(
        cls,
        path: str | Path,
        codebook: Codebook,
        *,
        name: str = "",
        settings: ProjectSettings = _NEW,
    ) -> Self:
        """Make a new project at `path`, where nothing may be yet, and open it."""
        path = Path(path)
        make_file(path, codebook, name=name or path.stem, settings=settings)
        return cls.open(path)

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open the project at `path`, or raise UserError and leave the file as it was."""
        store = Store.open(Path(path))
        try:
            return cls(store)
        except BaseException:
            store.close()
            raise

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def name(self) -> str:
        return self._meta["name"]

    @property
    def notes(self) -> tuple[str, ...]:
        """What happened to the file when it was opened, in sentences for a person."""
        return self._store.notes

    @property
    def register(self) -> Register:
        """The entities of the project: one register, which every open layer shares."""
        if self._register is None:
            with self._store.transaction() as connection:
                known = entities.load(connection)
            self._register = Register(known, is_used_elsewhere=Usage(self._store).is_used_elsewhere)
        return self._register

    def close(self) -> None:
        """Let go of the file. Everything is on disk already."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def documents(self, coder: str) -> list[DocumentRow]:
        """Return the documents as `coder` sees them, in order of import."""
        settings = replace(self.learning.settings, least_score=self.learning.least_score)
        with self._store.transaction() as connection:
            return documents.listed(connection, coder, settings)

    def document(self, id_: str) -> Document:
        """Return a document with its text and the facts in force."""
        with self._store.transaction() as connection:
            return documents.load(connection, id_)

    def original(self, id_: str) -> bytes:
        """Return the bytes of the file that a document came in."""
        with self._store.transaction() as connection:
            return documents.original(connection, id_)

    def add_articles(self, articles: Iterable[Article]) -> list[Added]:
        """Store articles, all or none. A text that is there already is not stored again."""
        now = utc_now()
        with self._store.transaction() as connection:
            return [documents.add(connection, article, now) for article in articles]

    def editor(self, document_id: str, coder: str, *, now: Callable[[], str] = utc_now) -> Editor:
        """Open one coder's layer of one document, with all that can be undone."""
        register = self.register
        with self._store.transaction() as connection:
            document = documents.load(connection, document_id)
            records = layers.load(connection, document_id, coder)
            layer = Layer(document, coder, records, register)
            steps = log.steps(connection, document_id, coder)
        return Editor(
            layer,
            lambda edit: self._commit(layer, edit),
            partial(_edit, self._store),
            steps=steps,
            now=now,
        )

    def suggestions(self, document_id: str, coder: str | None = None) -> tuple[Suggestion, ...]:
        """Return what is proposed for a document, decided or not.

        With a coder it is what that one is shown: what is remembered comes in, what was rejected
        before or is not sure enough stays out, and of a blind article there is nothing yet.
        """
        with self._store.transaction() as connection:
            proposed = suggestions.load(connection, document_id)
            if coder is None:
                return proposed
            document = documents.load(connection, document_id)
            layer = Layer(document, coder, layers.load(connection, document_id, coder))
        return self.learning.shown(layer, proposed, self.codebook)

    def replace_suggestions(
        self,
        document_id: str,
        sources: Mapping[str, str],
        proposed: Iterable[Suggestion],
    ) -> None:
        """Store what these sources (name to version) propose instead of what they did before."""
        together = tuple(proposed)
        with self._store.transaction() as connection:
            document = documents.load(connection, document_id)
            suggestions.check(document, self.codebook, sources, together)
            suggestions.replace(connection, document_id, sources, together, utc_now())

    def without_suggestions(
        self, sources: Mapping[str, str], *, with_any_fit: bool = False
    ) -> list[str]:
        """Return the ids of documents that not all of these versions have seen.

        `with_any_fit`: whatever had been learned then ("4+7" counts as "4").
        """
        with self._store.transaction() as connection:
            return suggestions.documents_without(connection, sources, with_any_fit=with_any_fit)

    def replace_codebook(self, codebook: Codebook) -> tuple[str, ...]:
        """Work with another codebook from now on; nothing that was annotated is changed.

        Return a sentence for everything in use that the new one does not have.
        """
        with self._store.transaction() as connection:
            codebooks.replace(connection, self.codebook, codebook, utc_now())
            missing = codebooks.missing(connection, codebook)
        self.codebook = codebook
        return missing

    def coders(self) -> list[str]:
        """Return who has written in this project."""
        with self._store.transaction() as connection:
            return layers.coders(connection)

    def info(self) -> Info:
        """Return the project in numbers."""
        with self._store.transaction() as connection:
            return info.collect(connection, self.path, self._meta, self.codebook)

    def check(self) -> list[str]:
        """Return a sentence for everything that is not as it should be."""
        with self._store.transaction() as connection:
            return check.problems(connection)

    def snapshot(self, layer: str, *, documents: Iterable[str] | None = None) -> Snapshot:
        """Return a layer (or the pseudo layer `suggestions`) as the exports read it."""
        about = snapshot.About(self.name, self.codebook, self.register, self.learning)
        return snapshot.take(self._store, layer, documents, about)

    def _commit(self, layer: Layer, edit: Edit) -> None:
        layers.check(layer, self.codebook, edit)
        learned = lessons(layer, edit)
        with self._store.transaction() as connection:
            log.append(connection, edit)
            layers.write(connection, edit)
            suggestions.expire(connection, edit)
            remembering.learn(connection, learned)
        self.learning.follow(learned)


def _edit(store: Store, id_: str) -> Edit:
    """Return an edit that is about to be taken back."""
    with store.transaction() as connection:
        return log.load(connection, id_)
