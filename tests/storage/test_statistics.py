"""What became of suggestions: counted after what a coder really does, in a real file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert

from annotation.article import Article
from annotation.codebook import Codebook
from annotation.gestures import correct, create, decide, finish, roles
from annotation.ids import new_id
from annotation.learning.settings import ProjectSettings
from annotation.learning.statistics import Finished, Statistics, Tally
from annotation.review import Review
from annotation.values import Argument, Event, Span, Suggestion
from storage import schema
from storage.project import Project
from storage.statistics import collect

TEXT = "Rebels stormed Varok on Monday. The army fled to Sarnova, and Ana Reka stayed in Varok."
OPEN = ProjectSettings(blind_share=0.0, least_score=0.0)
BLIND = replace(OPEN, blind_share=1.0)


@pytest.fixture
def project(tmp_path: Path, codebook: Codebook) -> Iterator[Project]:
    with Project.create(tmp_path / "counted.goldleaf", codebook) as project:
        yield project


def _statistics(
    project: Project, settings: ProjectSettings = OPEN, coder: str | None = None
) -> Statistics:
    with project._store.transaction() as connection:  # noqa: SLF001 - as `learning` calls it
        return collect(connection, settings, coder)


class Desk:
    """One coder at one article; `offers` are what is suggested, by a name."""

    def __init__(self, project: Project, number: int = 0, coder: str = "anna") -> None:
        self.project = project
        self.coder = coder
        self.text = f"{TEXT} ({number})"
        source = f"{number}.txt"
        article = Article(source, self.text, self.text.encode(), "utf-8", title=source)
        self.document = project.add_articles([article])[0].document
        self.offers: dict[str, Suggestion] = {}

    def offer(self, **offers: Suggestion) -> None:
        self.offers |= offers
        sources: Mapping[str, str] = {each.source: "1" for each in self.offers.values()}
        self.project.replace_suggestions(self.document, sources, self.offers.values())

    def mark(
        self, type_: str, words: str, score: float = 0.55, source: str = "model"
    ) -> Suggestion:
        start = self.text.index(words)
        make = Event if source == "rules" else Span
        value = make(new_id(), type_, ((start, start + len(words)),), words)
        return Suggestion(value, source, "1", score)

    def usual(self) -> None:
        varok, army = self.mark("gpe", "Varok", 0.95), self.mark("person", "The army")
        event = self.mark("attack", "stormed", 0.75, "rules")
        role = Argument(new_id(), event.id, "place", varok.id)
        self.offer(
            varok=varok,
            army=army,
            monday=self.mark("time", "Monday"),
            sarnova=self.mark("gpe", "Sarnova", 0.95),
            event=event,
            role=Suggestion(role, "rules", "1", 0.65),
        )

    def review(self, *, shows: bool = True) -> Review:
        editor = self.project.editor(self.document, self.coder)
        offers = self.project.suggestions(self.document) if shows else ()
        return Review(editor, offers, self.project.codebook)

    def work(self) -> None:
        """Accept the event with its place, correct the army, reject Sarnova, add Ana Reka."""
        review = self.review()
        do = review.editor.do
        do(decide.accept(review, self.offers["event"].id, arguments=True))
        do(correct.retype(review, self.offers["army"].id, "organisation"))
        do(decide.reject(review, self.offers["sarnova"].id))
        self.make(review, "person", "Ana Reka")

    def make(self, review: Review, type_: str, words: str) -> None:
        start = self.text.index(words)
        review.editor.do(create.new_span(review, ((start, start + len(words)),), type_))

    def finish(self) -> None:
        review = self.review()
        review.editor.do(finish.finish(review))


def _finished(project: Project, settings: ProjectSettings = OPEN) -> Finished:
    (found,) = _statistics(project, settings).finished
    return found


def _by_type(found: Statistics) -> dict[tuple[str, str], Tally]:
    return {(each.source, each.type): each.tally for each in found.sources}


def test_that_every_verdict_is_counted(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    desk.work()
    desk.finish()
    found = _finished(project)
    expected = Tally(suggested=6, accepted=3, corrected=1, rejected=1, left=1, missed=1)
    assert found.tally == expected
    assert (found.title, found.coder, found.annotations) == ("0.txt", "anna", 5)
    assert (found.keys, found.seconds, found.is_blind) == (None, None, False)


def test_that_what_is_not_done_does_not_count(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    desk.work()
    assert _statistics(project) == Statistics((), (), ())


def test_that_sources_are_told_apart_by_type(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    desk.work()
    desk.finish()
    found = _by_type(_statistics(project))
    assert found["model", "gpe"] == Tally(suggested=2, accepted=1, rejected=1)
    assert found["model", "person"] == Tally(suggested=1, corrected=1, missed=1)
    assert found["model", "time"] == Tally(suggested=1, left=1)
    assert found["rules", "attack"] == Tally(suggested=1, accepted=1)
    assert found["rules", "place"] == Tally(suggested=1, accepted=1)
    assert set(found) == {
        *(("model", name) for name in ("gpe", "person", "time")),
        *(("rules", name) for name in ("attack", "place")),
    }


def test_that_a_correction_within_a_type_is_not_missed_as_well(project: Project) -> None:
    desk = Desk(project)
    desk.offer(army=desk.mark("organisation", "The army"))
    review = desk.review()
    review.editor.do(correct.resize(review, desk.offers["army"].id, TEXT.index("army"), 40))
    desk.finish()
    tally = _by_type(_statistics(project))["model", "organisation"]
    assert tally == Tally(suggested=1, corrected=1)


def test_that_decisions_outlive_the_suggestions_that_they_were_made_on(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    desk.work()
    desk.finish()
    before = _statistics(project)
    project.replace_suggestions(desk.document, {"model": "2", "rules": "2"}, ())
    after = _finished(project)
    assert after.tally == replace(before.finished[0].tally, suggested=5, left=0)


def test_that_proposing_the_same_again_changes_nothing(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    desk.work()
    desk.finish()
    before = _statistics(project)
    again = [replace(each, version="2") for each in desk.offers.values()]
    project.replace_suggestions(desk.document, {"model": "2", "rules": "2"}, again)
    assert _statistics(project) == before


def test_that_what_two_sources_propose_counts_for_each_and_once_in_the_layer(
    project: Project,
) -> None:
    desk = Desk(project)
    varok, sarnova = (desk.mark("gpe", each, 0.9) for each in ("Varok", "Sarnova"))
    listed = [
        replace(each, source="words", value=replace(each.value, id=new_id()), score=0.8)
        for each in (varok, sarnova)
    ]
    desk.offer(varok=varok, sarnova=sarnova, listed=listed[0], also=listed[1])
    review = desk.review()
    review.editor.do(decide.accept(review, varok.id))
    desk.finish()
    found = _statistics(project)
    assert {key: (t.accepted, t.left, t.missed) for key, t in _by_type(found).items()} == {
        ("model", "gpe"): (1, 1, 0),
        ("words", "gpe"): (1, 1, 0),
    }
    assert found.finished[0].tally == Tally(suggested=2, accepted=1, left=1)


def test_that_a_suggestion_of_what_was_there_already_was_right(project: Project) -> None:
    desk = Desk(project)
    review = desk.review()
    desk.make(review, "gpe", "Varok")
    desk.make(review, "gpe", "Sarnova")
    desk.finish()
    desk.offer(varok=desk.mark("gpe", "Varok"))
    assert _finished(project).tally == Tally(suggested=1, accepted=1, missed=1)


def test_that_roles_of_something_rejected_were_never_to_be_decided(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    review = desk.review()
    review.editor.do(decide.reject(review, desk.offers["event"].id))
    desk.finish()
    assert ("rules", "place") not in _by_type(_statistics(project))


def test_that_what_was_not_shown_was_not_left(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    desk.work()
    desk.finish()
    found = _finished(project, replace(OPEN, least_score=0.6))
    assert (found.tally.suggested, found.tally.left) == (5, 0)


def test_that_undone_work_is_not_counted(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    review = desk.review()
    review.editor.do(decide.reject(review, desk.offers["sarnova"].id))
    review.editor.undo()
    desk.finish()
    found = _finished(project).tally
    assert (found.rejected, found.left) == (0, 6)


def test_that_a_role_that_was_filled_by_hand_is_missed(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    review = desk.review()
    review.editor.do(
        roles.fill(review, desk.offers["event"].id, "attacker", desk.offers["army"].id)
    )
    desk.finish()
    found = _finished(project)
    assert (found.tally.missed, found.tally.accepted, found.annotations) == (1, 2, 3)


def test_that_each_coder_has_layers_of_their_own(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    desk.work()
    desk.finish()
    desk.coder = "ben"
    desk.finish()
    both = _statistics(project)
    assert [each.coder for each in both.finished] == ["anna", "ben"]
    assert _by_type(both)["model", "time"] == Tally(suggested=2, left=2)
    only = _statistics(project, coder="ben")
    assert [each.tally for each in only.finished] == [Tally(suggested=6, left=6)]


def test_that_layers_come_in_the_order_of_finishing(project: Project) -> None:
    desks = [Desk(project, number) for number in range(3)]
    for desk in (desks[2], desks[0], desks[1]):
        desk.finish()
    assert [each.title for each in _statistics(project).finished] == ["2.txt", "0.txt", "1.txt"]


def test_that_reopened_and_finished_again_is_finished_then(project: Project) -> None:
    first, second = Desk(project, 0), Desk(project, 1)
    first.finish()
    second.finish()
    review = first.review()
    review.editor.do(finish.reopen(review))
    review.editor.do(finish.finish(review))
    assert [each.title for each in _statistics(project).finished] == ["1.txt", "0.txt"]


def test_that_a_blind_layer_is_compared_with_what_would_have_been_shown(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    review = desk.review(shows=False)
    desk.make(review, "gpe", "Varok")
    desk.make(review, "organisation", "The army")
    desk.finish()
    found = _statistics(project, BLIND)
    (layer,) = found.finished
    assert layer.is_blind
    assert layer.tally == Tally(suggested=5, accepted=1, left=4, missed=1)
    assert (found.sources, found.reliability) == ((), ())


def test_that_what_was_done_with_suggestions_is_never_blind(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    desk.work()
    desk.finish()
    assert not _finished(project, BLIND).is_blind


def test_that_what_is_taken_after_a_blind_layer_is_done_was_not_made_blind(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(project)
    desk.usual()
    desk.make(desk.review(shows=False), "person", "Ana Reka")
    desk.finish()
    monkeypatch.setattr("annotation.gestures.changes.utc_now", lambda: "2999-01-01T00:00:00Z")
    review = desk.review()
    review.editor.do(decide.accept(review, desk.offers["sarnova"].id))
    found = _finished(project, BLIND)
    assert found.is_blind
    assert (found.tally.accepted, found.tally.missed, found.annotations) == (0, 1, 2)


def test_that_sittings_say_what_it_cost(project: Project) -> None:
    desk = Desk(project)
    desk.finish()
    key = {"document_id": desk.document, "coder": "anna"}
    with project._store.transaction() as connection:  # noqa: SLF001 - as `learning` writes it
        values = {**key, "keys": 12, "gestures": 7, "seconds": 90.5}
        connection.execute(insert(schema.sittings), values)
    found = _finished(project)
    assert (found.keys, found.seconds) == (12, 90.5)


def test_that_reliability_is_by_score_with_its_interval(project: Project) -> None:
    desk = Desk(project)
    desk.usual()
    desk.work()
    desk.finish()
    bins = {round(each.low, 1): each for each in _statistics(project).reliability}
    assert {low: (each.count, each.accepted) for low, each in bins.items()} == {
        0.5: (2, 0.0),
        0.6: (1, 1.0),
        0.7: (1, 1.0),
        0.9: (2, 0.5),
    }
    sure = bins[0.9]
    assert sure.shown == pytest.approx(0.95)
    assert (sure.low_end, sure.high_end) == pytest.approx((0.0945, 0.9055), abs=0.001)


def test_that_a_score_of_one_is_in_the_last_tenth(project: Project) -> None:
    desk = Desk(project)
    desk.offer(sure=desk.mark("gpe", "Varok", 1.0), less=desk.mark("gpe", "Sarnova", 0.3))
    desk.finish()
    assert [each.low for each in _statistics(project).reliability] == [0.3, 0.9]
