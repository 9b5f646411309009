"""Editor and Project against a plain dictionary: whatever is done, undone, closed and reopened."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)
from typing_extensions import override

from annotation.codebook_reader import read_codebook
from annotation.editor import Draft, Editor
from annotation.ids import new_id
from annotation.values import (
    Argument,
    Change,
    Decision,
    Event,
    Fragments,
    Record,
    Span,
    Status,
    quote,
    status_id,
)
from storage.project import Project
from tests.storage.desk import TEXT, article, suggestion
from tests.storage.desk import decision as decision_on

CODERS = ("anna", "ben")
Key = tuple[str, str]
State = dict[Key, Record]

places = st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=4, unique=True).map(sorted)
fragments = places.map(
    lambda ends: tuple((ends[n], ends[n + 1]) for n in range(0, len(ends) - 1, 2))
)
attributes = st.dictionaries(st.sampled_from(["polarity", "note"]), st.text("ab😀\n", max_size=3))


def key_of(record: Record) -> Key:
    is_annotation = isinstance(record, Span | Event | Argument)
    return ("annotation" if is_annotation else type(record).__name__), record.id


class Layers(RuleBasedStateMachine):
    """Two coders in one document. `model` is what each should hold."""

    spans = Bundle("spans")
    coders = st.sampled_from(CODERS)

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="goldleaf-machine-"))
        self.path = self.folder / "machine.goldleaf"
        self.project = Project.create(self.path, read_codebook("conflict"))
        self.document = self.project.add_articles([article()])[0].document
        self.model: dict[str, State] = {coder: {} for coder in CODERS}
        self.undo_to: dict[str, list[State]] = {coder: [] for coder in CODERS}
        self.redo_to: dict[str, list[State]] = {coder: [] for coder in CODERS}
        self.open_editors()

    def open_editors(self) -> None:
        self.project.learning.load()  # so that it is kept up, and not read when it is asked for
        self.editors: dict[str, Editor] = {
            coder: self.project.editor(self.document, coder) for coder in CODERS
        }

    @rule(target=spans, coder=coders, where=fragments, more=attributes, is_event=st.booleans())
    def annotate(
        self, coder: str, where: Fragments, more: dict[str, str], is_event: bool
    ) -> tuple[str, str]:
        words = quote(TEXT, where)
        value = (
            Event(new_id(), "protest", where, words, more)
            if is_event
            else Span(new_id(), "person", where, words, more)
        )
        self.do(coder, Change(None, value))
        return coder, value.id

    @rule(event=spans, filler=spans, role=st.sampled_from(["attacker", "place"]))
    def link(self, event: tuple[str, str], filler: tuple[str, str], role: str) -> None:
        (coder, id_), (other, filler_id) = event, filler
        state = self.model[coder]
        is_held = isinstance(state.get(("annotation", id_)), Event) and coder == other
        if is_held and ("annotation", filler_id) in state:
            self.do(coder, Change(None, Argument(new_id(), id_, role, filler_id)))

    @rule(which=spans, where=fragments, type_=st.sampled_from(["person", "weapon"]))
    def correct(self, which: tuple[str, str], where: Fragments, type_: str) -> None:
        coder, id_ = which
        held = self.model[coder].get(("annotation", id_))
        if isinstance(held, Span):
            after = replace(held, type=type_, fragments=where, quote=quote(TEXT, where))
            self.do(coder, Change(held, after))

    @rule(which=spans)
    def delete(self, which: tuple[str, str]) -> None:
        coder, id_ = which
        gone = [
            record
            for record in self.model[coder].values()
            if record.id == id_
            or (isinstance(record, Argument) and id_ in (record.event, record.target))
        ]
        self.do(coder, *(Change(record, None) for record in gone))

    @rule(
        target=spans,
        coder=coders,
        where=fragments,
        verdict=st.sampled_from(["accepted", "corrected", "rejected"]),
    )
    def decide(self, coder: str, where: Fragments, verdict: str) -> object:
        value = Span(new_id(), "gpe", where, quote(TEXT, where))
        on = suggestion(replace(value, id=new_id()), 0.1)
        if verdict == "rejected":
            self.do(coder, Change(None, decision_on(on, "rejected", None)))
            return multiple()
        said = decision_on(on, "accepted", value.id)
        self.do(coder, Change(None, said), Change(None, value))
        return coder, value.id

    @rule(
        coder=coders,
        wheres=st.lists(fragments, min_size=1, max_size=3, unique=True),
    )
    def accept_many(self, coder: str, wheres: list[Fragments]) -> None:
        """Many at once, of which nothing is learned unless they are one string or sentence."""
        values = [Span(new_id(), "person", where, quote(TEXT, where)) for where in wheres]
        self.do(coder, *(Change(None, value) for value in values), bulk=True)

    @rule(coder=coders)
    def decide_otherwise(self, coder: str) -> None:
        held = [r for r in self.model[coder].values() if isinstance(r, Decision)]
        if held:
            self.do(coder, Change(held[0], replace(held[0], verdict="rejected", result=None)))

    @rule(coder=coders, note=st.text("ab", max_size=3))
    def call_done(self, coder: str, note: str) -> None:
        id_ = status_id(self.document, coder)
        self.do(coder, Change(self.model[coder].get(("Status", id_)), Status(id_, "done", note)))

    @rule(title=st.text("abc", max_size=3))
    def retitle(self, title: str) -> None:
        """Anna alone corrects the facts; Ben sees them when he opens the document again."""
        before = self.editors["anna"].layer.document.facts
        self.do("anna", Change(before, replace(before, title=title)))

    @rule(coder=coders)
    def undo(self, coder: str) -> None:
        edit = self.editors[coder].undo()
        assert (edit is None) == (not self.undo_to[coder])
        if edit is not None:
            self.redo_to[coder].append(self.model[coder])
            self.model[coder] = self.undo_to[coder].pop()

    @rule(coder=coders)
    def redo(self, coder: str) -> None:
        edit = self.editors[coder].redo()
        assert (edit is None) == (not self.redo_to[coder])
        if edit is not None:
            self.undo_to[coder].append(self.model[coder])
            self.model[coder] = self.redo_to[coder].pop()

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = Project.open(self.path)
        self.open_editors()
        self.held_is_the_model()

    def do(self, coder: str, *changes: Change, bulk: bool = False) -> None:
        if self.editors[coder].do(Draft("Try", changes, bulk=bulk)) is None:
            return
        after = dict(self.model[coder])
        for change in changes:
            if change.before is not None:
                after.pop(key_of(change.before), None)
            if change.after is not None:
                after[key_of(change.after)] = change.after
        self.undo_to[coder].append(self.model[coder])
        self.redo_to[coder].clear()
        self.model[coder] = after

    @invariant()
    def held_is_the_model(self) -> None:
        for coder, editor in getattr(self, "editors", {}).items():
            held: State = {key_of(record): record for record in editor.layer.records()}
            facts = editor.layer.document.facts
            expected = dict(self.model[coder])
            kept = expected.pop(("Facts", self.document), None)
            assert held == expected
            assert coder != "anna" or kept in (None, facts)

    @override
    def teardown(self) -> None:
        if not hasattr(self, "project"):
            return
        try:
            assert self.project.check() == []  # the log folded is what the tables hold
            remembered = self.project.learning.remembered()
            self.reopen()
            assert self.project.learning.remembered() == remembered
        finally:
            self.project.close()
            shutil.rmtree(self.folder)


TestLayers = Layers.TestCase
TestLayers.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
