"""A source, or the model, takes no part any more: its suggestions go from the open article."""

from dataclasses import replace

from annotation.learning.fits import FitReport
from annotation.learning.settings import BALANCED, SourceKind, SourceSetting
from annotation.values import Argument
from ui.jobs.suggesting import Suggesting
from ui.main_window import MainWindow

WORDS = SourceSetting(SourceKind.WORDS, "words", "/lists/words.txt")


def _suggest_as(window: MainWindow, source: str, score: float = 0.9) -> int:
    """Have a source propose what is proposed, in place of the others; return how many."""
    session = window.session
    project, document = session.project, session.document_id
    assert project is not None
    assert document is not None
    found = [
        replace(each, source=source, version="1", score=score)
        for each in project.suggestions(document)
        if not isinstance(each.value, Argument)
    ]
    old = dict.fromkeys({each.source for each in project.suggestions(document)}, "1")
    session.take_suggestions(document, {**old, source: "1"}, found)
    return len(found)


def _open(window: MainWindow) -> int:
    assert window.session.review is not None
    review = window.session.review
    return review.total - review.reviewed


def test_that_a_source_that_is_taken_away_goes_from_the_open_article(window: MainWindow) -> None:
    window.course.change(sources=(WORDS,))
    assert _suggest_as(window, "words") > 0
    assert _open(window) > 0
    window.course.change(sources=(replace(WORDS, is_on=False),))
    assert _open(window) == 0
    assert window.session.proposed == ()


def test_that_another_model_of_the_person_takes_the_place_of_the_one_before(
    window: MainWindow,
) -> None:
    window.course.change(model="")
    suggesting = Suggesting(window.session, "the_model_before", window)
    assert _suggest_as(window, "the_model_before") > 0
    suggesting.use_model("no_such_model")
    suggesting.close()
    assert window.session.proposed == ()
    assert _open(window) == 0


def test_that_the_list_says_of_an_opened_article_what_the_header_says(window: MainWindow) -> None:
    session = window.session
    review, document = session.review, session.document_id
    assert review is not None
    assert document is not None
    row = session.row(document)
    assert row is not None
    assert (row.decided, row.suggestions) == (review.reviewed, review.total)


def test_that_a_fit_in_force_says_what_balanced_is(window: MainWindow) -> None:
    project = window.session.project
    assert project is not None
    window.course.change(least_score=BALANCED)
    count = _suggest_as(window, "words", score=0.3)
    learning, least = project.learning, window.workspace.header.least
    assert least.text() == f"Balanced · {count:,} hidden ▾"
    learning.use_fit(learning.add_fit(b"fit", FitReport(5, 0.1, balanced=0.2)))
    window.session.recall()
    assert window.course.hidden() == 0
    assert least.text() == "Balanced ▾"
    assert least.exactly.text() == "Shown from a score of 0.20"
