"""The register under two coders and two documents: whatever is named, joined, merged and undone."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from typing_extensions import override

from annotation.codebook_reader import read_codebook
from annotation.editor import Draft, Editor
from annotation.errors import UserError
from annotation.ids import new_id
from annotation.register import Register
from annotation.values import Annotation, Change, Edit, Entity, Span
from storage.project import Project
from tests.storage.desk import TEXT, article, span

LAYERS = (0, "anna"), (0, "ben"), (1, "anna")
NAMES = ("Rebels", "The rebels", "Army")
Held = dict[str, Annotation]
Steps = list[tuple[Held, list[Entity], int]]
"""What a layer held, the register at that time, and how many edits there had been."""

layers = st.sampled_from(range(len(LAYERS)))
numbers = st.integers(0, 50)


class Registers(RuleBasedStateMachine):
    """`model` has the mentions that each layer should hold; the register is held to its laws."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="goldleaf-register-"))
        self.path = self.folder / "register.goldleaf"
        self.project = Project.create(self.path, read_codebook("conflict"))
        texts = article(), article(TEXT + "Again.", "b.txt")
        self.documents = [added.document for added in self.project.add_articles(texts)]
        self.proposals = [Entity(new_id(), name, "group") for name in NAMES]
        self.model: list[Held] = [{} for _ in LAYERS]
        self.undo_to: list[Steps] = [[] for _ in LAYERS]
        self.redo_to: list[Steps] = [[] for _ in LAYERS]
        self.edits = 0
        self.open_editors()
        for which, number in ((0, 0), (1, 0), (0, 2), (2, 2)):
            self.accept(which, number)

    def open_editors(self) -> None:
        self.editors: list[Editor] = [
            self.project.editor(self.documents[document], coder) for document, coder in LAYERS
        ]

    @property
    def register(self) -> Register:
        return self.project.register

    @rule(which=layers, number=numbers)
    def accept(self, which: int, number: int) -> None:
        proposed = self.proposals[number % len(self.proposals)]
        known = self.register.resolve(proposed)
        made = [] if known is not None else [Change(None, proposed)]
        entity = (known or proposed).id
        self.do(which, *made, Change(None, replace(span(), entity=entity)))

    @rule(which=layers, number=numbers, to=numbers)
    def join(self, which: int, number: int, to: int) -> None:
        value, known = self.mention(which, number), self.register.all()
        if value is not None and known:
            self.do(which, Change(value, replace(value, entity=known[to % len(known)].id)))

    @rule(which=layers, number=numbers)
    def split(self, which: int, number: int) -> None:
        value = self.mention(which, number)
        if value is not None:
            own = Entity(new_id(), value.quote, "group")
            self.do(which, Change(None, own), Change(value, replace(value, entity=own.id)))

    @rule(which=layers, number=numbers)
    def delete(self, which: int, number: int) -> None:
        value = self.mention(which, number)
        if value is not None:
            self.do(which, Change(value, None))

    @rule(which=layers, number=numbers, name=st.sampled_from(NAMES), is_alias=st.booleans())
    def correct(self, which: int, number: int, name: str, is_alias: bool) -> None:
        held = self.any_entity(number)
        if held is not None:
            after = replace(held, aliases=(name,)) if is_alias else replace(held, name=name)
            self.do(which, Change(held, after))

    @rule(which=layers, one=numbers, other=numbers)
    def merge(self, which: int, one: int, other: int) -> None:
        known = self.register.all()
        if len(known) > 1 and known[one % len(known)] != known[other % len(known)]:
            held = known[one % len(known)]
            self.do(which, Change(held, replace(held, merged=known[other % len(known)].id)))

    @rule(which=layers, other=layers, number=numbers)
    def merge_both_ways(self, which: int, other: int, number: int) -> None:
        """What one took back and the other did the other way round is not done again."""
        known = self.register.all()
        if len(known) < 2 or which == other:
            return
        one, two = known[number % len(known)], known[(number + 1) % len(known)]
        self.do(which, Change(one, replace(one, merged=two.id)))
        self.undo_and_redo_of([(which, -1)])
        held = self.register.get(two.id)
        if held is not None and not held.merged and self.register.get(one.id) == one:
            self.do(other, Change(held, replace(held, merged=one.id)))
        self.undo_and_redo_of([(which, 1)])

    @rule(which=layers, number=numbers)
    def unmerge(self, which: int, number: int) -> None:
        merged = [each for each in self.register.held() if each.merged]
        if merged:
            held = merged[number % len(merged)]
            self.do(which, Change(held, replace(held, merged="")))

    @rule(steps=st.lists(st.tuples(layers, st.integers(-3, 3)), min_size=2, max_size=6))
    def undo_and_redo(self, steps: list[tuple[int, int]]) -> None:
        """Go back (below 0) or forth by so many steps, layer by layer."""
        self.undo_and_redo_of(steps)

    def undo_and_redo_of(self, steps: list[tuple[int, int]]) -> None:
        for which, times in steps:
            editor, done, undone = self.editors[which], self.undo_to[which], self.redo_to[which]
            for _ in range(abs(times)):
                if times < 0:
                    self.take_back(which, editor.undo, done, undone)
                else:
                    self.take_back(which, editor.redo, undone, done)

    @rule()
    def reopen(self) -> None:
        before = self.register.held()
        self.project.close()
        self.project = Project.open(self.path)
        self.open_editors()
        assert self.register.held() == before

    def take_back(
        self, which: int, act: Callable[[], Edit | None], stack: Steps, other: Steps
    ) -> None:
        """Undo or redo; a step that nobody came after is taken back to the letter."""
        held, now = self.register.held(), self.model[which]
        try:
            edit = act()
        except UserError as error:  # it would make two entities stand for each other
            self.is_a_circle(error, held)
            return
        assert (edit is None) == (not stack)
        if edit is None:
            return
        self.model[which], before, stamp = stack.pop()
        if stamp == self.edits:
            assert self.register.held() == before
        self.edits += 1
        other.append((now, held, self.edits))

    def is_a_circle(self, error: UserError, held: list[Entity]) -> None:
        assert "made one with" in str(error)
        assert self.register.held() == held

    def do(self, which: int, *changes: Change) -> None:
        before = self.register.held()
        if all(change.before == change.after for change in changes):
            return
        self.editors[which].do(Draft("Try", changes))
        self.edits += 1
        after = dict(self.model[which])
        for change in changes:
            if isinstance(change.before, Span):
                del after[change.before.id]
            if isinstance(change.after, Span):
                after[change.after.id] = change.after
        self.undo_to[which].append((self.model[which], before, self.edits))
        self.redo_to[which].clear()
        self.model[which] = after

    def mention(self, which: int, number: int) -> Span | None:
        held = [value for value in self.model[which].values() if isinstance(value, Span)]
        return held[number % len(held)] if held else None

    def any_entity(self, number: int) -> Entity | None:
        held = self.register.held()
        return held[number % len(held)] if held else None

    @invariant()
    def the_layers_are_the_model_and_name_whom_there_is(self) -> None:
        for editor, expected in zip(getattr(self, "editors", ()), self.model, strict=True):
            assert editor.layer.register is self.register
            assert editor.layer.annotations == expected
            for value in expected.values():
                assert isinstance(value, Span)
                standing = self.register.standing(value.entity)
                assert standing is not None
                assert not standing.merged
                assert value in editor.layer.spans_of(value.entity)

    @override
    def teardown(self) -> None:
        if not hasattr(self, "project"):
            return
        try:
            assert self.project.check() == []
            self.reopen()
            self.the_layers_are_the_model_and_name_whom_there_is()
        finally:
            self.project.close()
            shutil.rmtree(self.folder)


TestRegisters = Registers.TestCase
TestRegisters.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
