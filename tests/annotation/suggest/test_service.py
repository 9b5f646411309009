"""The suggestion process, for real: it dies, hangs and starves, and the work goes on."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from time import monotonic

import pytest

from annotation.codebook import Codebook
from annotation.errors import UserError
from annotation.suggest import service
from annotation.suggest.child import Child
from annotation.suggest.messages import LONGEST_TEXT, Answer, Broken, Failure, Job, Ready, Result
from annotation.suggest.service import Limits, Worker, suggest_all
from annotation.values import Span

pytestmark = pytest.mark.timeout(120)
QUICK = Limits(read=1.5, characters_per_second=1e9, backoff=0.01)


@pytest.fixture(scope="module")
def worker(troubled: str, codebook: Codebook) -> Iterator[Worker]:
    """One process for all tests of this module: it survives what they do to it."""
    worker = Worker(troubled, codebook, QUICK)
    worker.start()
    yield worker
    worker.stop()


def answers(worker: Worker, *, until_idle: bool = True) -> list[Answer]:
    """Poll until every job is answered, or the first answer is there."""
    found: list[Answer] = []
    end = monotonic() + 60
    while monotonic() < end:
        found += worker.poll(timeout=0.2)
        if any(isinstance(each, Broken) for each in found):
            break
        if found and not (until_idle and worker.pending):
            break
    return found


def outcome(found: list[Answer]) -> dict[str, str]:
    return {
        each.document: type(each).__name__ for each in found if isinstance(each, Result | Failure)
    }


def jobs(**texts: str) -> list[Job]:
    return [Job(number, name, text) for number, (name, text) in enumerate(texts.items())]


def test_that_the_process_says_which_versions_it_suggests_with(worker: Worker) -> None:
    ready = answers(worker, until_idle=False)[0]
    assert isinstance(ready, Ready)
    assert ready.sources["troubled_pipeline"] == "9.9"
    assert set(ready.sources) == {"troubled_pipeline", "goldleaf-entities", "goldleaf-events"}
    assert "no parser" in ready.note


def test_that_a_result_carries_the_token_and_the_document_of_its_job(
    worker: Worker, troubled: str
) -> None:
    worker.submit(Job(41, "one", "They met in Dosta."))
    result = next(each for each in answers(worker) if isinstance(each, Result))
    assert (result.token, result.document) == (41, "one")
    (found,) = result.suggestions
    assert isinstance(found.value, Span)
    assert (found.value.type, found.value.quote, found.source) == ("gpe", "Dosta", troubled)


def test_that_an_urgent_job_is_read_before_the_waiting_ones(worker: Worker) -> None:
    for job in jobs(**{f"d{number}": "Dosta." for number in range(20)}):
        worker.submit(job)
    worker.submit(Job(99, "urgent", "Dosta."), urgent=True)
    assert next(iter(outcome(answers(worker)))) == "urgent"


@pytest.mark.parametrize("trouble", ["ABORT", "STOP"])
def test_that_a_document_that_ends_or_hangs_the_process_is_set_aside_and_the_others_are_read(
    worker: Worker, trouble: str
) -> None:
    for job in jobs(good="Dosta.", bad=f"{trouble} here.", better="Dosta again."):
        worker.submit(job)
    found = answers(worker)
    assert outcome(found) == {"good": "Result", "bad": "Failure", "better": "Result"}
    failure = next(each for each in found if isinstance(each, Failure))
    assert "failed 2 times on this article" in failure.reason
    assert worker.pending == 0


def test_that_a_document_too_large_for_the_memory_fails_with_a_sentence(worker: Worker) -> None:
    worker.submit(Job(1, "huge", "MEMORY"))
    worker.submit(Job(2, "small", "Dosta."), urgent=True)
    found = answers(worker)
    assert outcome(found) == {"small": "Result", "huge": "Failure"}
    failure = next(each for each in found if isinstance(each, Failure))
    assert "memory does not suffice" in failure.reason


def test_that_a_text_over_the_limit_is_refused_with_its_length(worker: Worker) -> None:
    worker.submit(Job(1, "long", "x" * (LONGEST_TEXT + 1)))
    failure = next(each for each in answers(worker) if isinstance(each, Failure))
    assert "1,000,001 characters" in failure.reason


def test_that_a_process_that_was_killed_while_idle_is_replaced(worker: Worker) -> None:
    first = worker.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    worker.submit(Job(1, "one", "Dosta."))
    assert outcome(answers(worker)) == {"one": "Result"}
    assert worker.pid not in {None, first}


def test_that_a_process_found_dead_when_it_is_given_work_is_replaced(worker: Worker) -> None:
    worker.submit(Job(0, "before", "Dosta."))
    assert outcome(answers(worker)) == {"before": "Result"}
    first = worker.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    next(each for each in active_children() if each.pid == first).join()
    worker.submit(Job(1, "one", "Dosta."))
    assert outcome(answers(worker)) == {"one": "Result"}
    assert worker.pid not in {None, first}


def test_that_a_process_the_system_refuses_breaks_the_worker_with_the_reason(
    codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Child:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(service, "Child", refuse)
    worker = Worker("any_model", codebook, QUICK)
    worker.start()
    (broken,) = worker.poll()
    assert isinstance(broken, Broken)
    assert "refused by the system: resource temporarily unavailable" in broken.reason


def test_that_a_missing_model_breaks_the_worker_with_a_way_out(codebook: Codebook) -> None:
    worker = Worker("no_such_model", codebook, QUICK)
    worker.start()
    broken = answers(worker)[-1]
    worker.stop()
    assert isinstance(broken, Broken)
    assert '"no_such_model"' in broken.reason
    assert "Install it" in broken.reason


def test_that_a_process_that_never_gets_ready_breaks_the_worker(
    troubled: str, codebook: Codebook
) -> None:
    worker = Worker(troubled, codebook, Limits(start=0.01, backoff=0.01, vain_starts=2))
    worker.start()
    broken = answers(worker)[-1]
    worker.stop()
    assert isinstance(broken, Broken)
    assert "gave no answer in time" in broken.reason


def test_that_a_stopped_worker_leaves_no_process_and_no_jobs(
    troubled: str, codebook: Codebook
) -> None:
    worker = Worker(troubled, codebook, QUICK)
    worker.start()
    worker.submit(Job(1, "one", "Dosta."))
    pid = worker.pid
    worker.stop()
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert (worker.pending, worker.connection) == (0, None)


def test_that_the_console_reads_everything_in_one_go(troubled: str, codebook: Codebook) -> None:
    some = jobs(**{f"d{number}": "Dosta." for number in range(30)})
    found = list(suggest_all(some, troubled, codebook, limits=QUICK))
    assert [each.document for each in found] == [job.document for job in some]


def test_that_the_console_is_told_of_a_missing_model(codebook: Codebook) -> None:
    with pytest.raises(UserError, match="There is no spaCy pipeline"):
        list(suggest_all(jobs(one="Dosta."), "no_such_model", codebook))


def test_that_the_handle_imports_no_spacy() -> None:
    code = "import sys, annotation.suggest.service; print('spacy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
