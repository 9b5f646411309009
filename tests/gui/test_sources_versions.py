"""The versions of what was learned: listed with their scores, put in force, learned anew."""

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest

from annotation.learning.fits import FitReport, Quality
from tests.gui.conftest import Hand
from ui.dialogs.sources.versions import VersionsPage
from ui.dialogs.sources.window import SourcesWindow
from ui.main_window import MainWindow


class Job(QObject):
    """A job that learns nothing: what the page asks of it is noted."""

    progressed = Signal(int, int)
    fitted = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked = 0

    @property
    def is_running(self) -> bool:
        return False

    def learn_now(self) -> None:
        self.asked += 1


def report(triggers: float, reason: str, *, documents: int = 5) -> FitReport:
    def found(share: float) -> dict[str, Quality]:
        return {"triggers": Quality(share, share, 50)}

    return FitReport(documents, 0.7, found(triggers), {}, found(0.5), is_better=True, reason=reason)


@pytest.fixture
def job(window: MainWindow) -> Job:
    made = Job(window)
    window.learning = made  # type: ignore[assignment] # as much of one as the page needs
    return made


@pytest.fixture
def page(window: MainWindow, job: Job) -> VersionsPage:
    """Two versions, the second one in force."""
    assert job.asked == 0
    project = window.session.project
    assert project is not None
    project.learning.add_fit(b"one", report(0.55, "Better than the rules."))
    second = report(0.6, "Better than version 1.", documents=10)
    project.learning.use_fit(project.learning.add_fit(b"two", second))
    window.run_id("sources")
    found = window.findChild(SourcesWindow)
    assert found is not None
    found.open_titled("Versions")
    assert isinstance(found.page, VersionsPage)
    return found.page


def lines(page: VersionsPage) -> list[tuple[str, str, str]]:
    model = page.model
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 1).data()),
         str(model.index(row, 4).data()))
        for row in range(model.rowCount())
    ]  # fmt: skip


def in_force(page: VersionsPage) -> int:
    learning = page.ledger.learning
    assert learning is not None
    return learning.fit_in_force()[0]


def test_that_versions_stand_newest_first_with_what_they_gained(page: VersionsPage) -> None:
    assert lines(page) == [
        ("Version 2", "● in force", "60.0  +10.0"),
        ("Version 1", "", "55.0  +5.0"),
        ("The rules alone", "", "50.0"),
    ]
    assert page.reason.text() == "Learned from 10 articles in 0.7 s. Better than version 1."


def test_that_enter_goes_back_to_an_earlier_version(page: VersionsPage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.use.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert in_force(page) == 1
    assert lines(page)[1][1] == "● in force"
    assert not page.use.isEnabled()


def test_that_the_rules_alone_can_be_put_in_force(page: VersionsPage) -> None:
    page.rules.click()
    assert in_force(page) == 0
    assert lines(page)[-1][:2] == ("The rules alone", "● in force")
    assert not page.rules.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert in_force(page) == 2


def test_that_learning_is_asked_for_by_a_key_and_its_end_is_told(
    page: VersionsPage, job: Job
) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_L)
    assert job.asked == 1
    assert not page.learn.isEnabled()
    job.progressed.emit(2, 6)
    assert page.bar.isVisible()
    assert (page.bar.value(), page.bar.maximum()) == (2, 6)
    job.fitted.emit(report(0.7, "Better than version 2 on 3 articles."))
    assert page.said.text() == "A new version is in force."
    assert page.table.currentIndex().row() == 0
    assert page.learn.isEnabled()
    assert not page.bar.isVisible()


def test_that_too_little_to_learn_from_is_said(page: VersionsPage, job: Job) -> None:
    page.learn.click()
    job.failed.emit("No article is finished yet, so there is nothing to learn from.")
    assert "No article is finished" in page.said.text()
    assert page.learn.isEnabled()


def test_that_the_action_opens_the_page_and_learns(
    hand: Hand, window: MainWindow, job: Job
) -> None:
    window.run_id("learn")
    found = window.findChild(SourcesWindow)
    assert found is not None
    assert isinstance(found.page, VersionsPage)
    assert job.asked == 1
    assert hand.items


def test_that_how_often_it_learns_is_kept(page: VersionsPage, window: MainWindow) -> None:
    page.between.setFocus()
    page.between.setValue(0)
    assert window.course.settings.refit_after == 0
    assert page.between.text() == "only when asked"


def test_that_without_a_worker_one_cannot_learn_but_choose(window: MainWindow) -> None:
    window.run_id("learn")
    found = window.findChild(SourcesWindow)
    assert found is not None
    assert isinstance(found.page, VersionsPage)
    assert not found.page.learn.isVisible()
    assert lines(found.page) == [("The rules alone", "● in force", "")]
