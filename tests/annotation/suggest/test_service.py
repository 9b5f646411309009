"""The suggestion process, for real: it dies, hangs and starves, and the work goes on."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children, get_context
from time import monotonic

import pytest

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.errors import UserError
from annotation.learning.settings import SourceKind, SourceSetting
from annotation.suggest import child, footprint, service
from annotation.suggest import worker as worker_module
from annotation.suggest.child import OUT_OF_MEMORY, Child
from annotation.suggest.deaths import Limits
from annotation.suggest.messages import (
    LONGEST_TEXT,
    Answer,
    Broken,
    Failure,
    Fitted,
    Job,
    Lesson,
    Ready,
    Refit,
    Rest,
    Result,
    Setup,
    Studied,
)
from annotation.suggest.pipeline import load
from annotation.suggest.service import Worker, suggest_all
from annotation.values import Span

pytestmark = [pytest.mark.timeout(120), pytest.mark.usefixtures("quick_processes")]
QUICK = Limits(read=1.5, characters_per_second=1e9, backoff=0.01)


def setup_of(model: str, codebook: Codebook, *components: str) -> Setup:
    sources = tuple(SourceSetting(SourceKind.COMPONENT, each, each) for each in components)
    return Setup(model, codebook, sources, trusted=frozenset({model, *components}))


@pytest.fixture(scope="module")
def worker(troubled: str, codebook: Codebook) -> Iterator[Worker]:
    """One process for all tests of this module: it survives what they do to it."""
    worker = Worker(setup_of(troubled, codebook), QUICK)
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
    assert "memory does not suffice for “troubled_pipeline”" in failure.reason


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
    worker = Worker(setup_of("any_model", codebook), QUICK)
    worker.start()
    (broken,) = worker.poll()
    assert isinstance(broken, Broken)
    assert "refused by the system: resource temporarily unavailable" in broken.reason


def test_that_a_missing_model_breaks_the_worker_with_a_way_out(codebook: Codebook) -> None:
    worker = Worker(setup_of("no_such_model", codebook), QUICK)
    worker.start()
    broken = answers(worker)[-1]
    worker.stop()
    assert isinstance(broken, Broken)
    assert '"no_such_model"' in broken.reason
    assert "Install it" in broken.reason


def test_that_a_process_that_never_gets_ready_breaks_the_worker(
    troubled: str, codebook: Codebook
) -> None:
    worker = Worker(setup_of(troubled, codebook), Limits(start=0.01, backoff=0.01, vain_starts=2))
    worker.start()
    broken = answers(worker)[-1]
    worker.stop()
    assert isinstance(broken, Broken)
    assert "gave no answer in time" in broken.reason


def test_that_a_stopped_worker_leaves_no_process_and_no_jobs(
    troubled: str, codebook: Codebook
) -> None:
    worker = Worker(setup_of(troubled, codebook), QUICK)
    worker.start()
    worker.submit(Job(1, "one", "Dosta."))
    pid = worker.pid
    worker.stop()
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert (worker.pending, worker.connection) == (0, None)


def test_that_the_console_reads_everything_in_one_go_with_a_process_as_the_product_starts_it(
    troubled: str, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "PROCESSES", get_context("spawn"))
    some = jobs(**{f"d{number}": "Dosta." for number in range(30)})
    found = list(suggest_all(some, setup_of(troubled, codebook), limits=QUICK))
    assert [each.document for each in found] == [job.document for job in some]


def test_that_the_console_is_told_of_a_missing_model(codebook: Codebook) -> None:
    with pytest.raises(UserError, match="There is no spaCy pipeline"):
        list(suggest_all(jobs(one="Dosta."), setup_of("no_such_model", codebook)))


def test_that_the_handle_imports_no_spacy() -> None:
    code = "import sys, annotation.suggest.service; print('spacy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_that_a_model_that_eats_memory_is_stopped_and_named(worker: Worker) -> None:
    for job in jobs(good="Dosta.", bad="HUNGER here.", better="Dosta again."):
        worker.submit(job)
    found = answers(worker)
    assert outcome(found) == {"good": "Result", "bad": "Failure", "better": "Result"}
    failure = next(each for each in found if isinstance(each, Failure))
    assert '"troubled_pipeline"' in failure.reason
    assert "took more memory than it may" in failure.reason


def test_that_a_process_that_takes_too_much_memory_ends_by_itself() -> None:
    code = (
        "import time\n"
        "from annotation.suggest import footprint\n"
        "footprint.watch(footprint.taken() + 50_000_000)\n"
        "much = b'x' * 100_000_000\n"
        "time.sleep(30)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], check=False)
    assert ended.returncode == OUT_OF_MEMORY


def test_that_a_model_that_fails_on_every_article_is_given_up(
    troubled: str, codebook: Codebook
) -> None:
    limits = Limits(read=20, backoff=0.01, vain_readings=3)
    worker = Worker(setup_of(troubled, codebook), limits)
    worker.start()
    for job in jobs(**{f"d{number}": "ABORT" for number in range(6)}):
        worker.submit(job)
    found = answers(worker)
    worker.stop()
    broken = found[-1]
    assert isinstance(broken, Broken)
    assert "failed 3 times in a row" in broken.reason
    assert "choose another model" in broken.reason


def test_that_a_model_that_runs_code_is_refused_until_it_is_trusted(
    troubled: str, codebook: Codebook
) -> None:
    worker = Worker(Setup(troubled, codebook), QUICK)
    worker.start()
    broken = answers(worker)[-1]
    worker.stop()
    assert isinstance(broken, Broken)
    assert "loading it runs its code" in broken.reason


def lesson(token: int, text: str) -> Lesson:
    return Lesson(token, f"d{token}", "ada", text, ())


def test_that_documents_come_before_lessons_and_lessons_before_refits(worker: Worker) -> None:
    worker.submit(Refit(9, ()))
    worker.submit(lesson(8, "Dosta."))
    for job in jobs(one="Dosta.", two="Dosta."):
        worker.submit(job)
    found = [each for each in answers(worker) if not isinstance(each, Ready)]
    assert [type(each) for each in found[:2]] == [Result, Result]
    assert [getattr(each, "token", None) for each in found] == [0, 1, 8, 9]
    assert isinstance(found[2], Studied | Failure)
    assert isinstance(found[3], Fitted | Failure)


def test_that_a_lesson_that_hangs_the_process_is_given_up_and_suggestions_go_on(
    worker: Worker,
) -> None:
    worker.submit(lesson(5, "STOP here."))
    worker.submit(Job(1, "one", "Dosta."))
    found = answers(worker)
    failure = next(each for each in found if isinstance(each, Failure))
    assert (failure.kind, failure.token, failure.document) == ("lesson", 5, "d5")
    assert "Nothing could be learned from this article" in failure.reason
    assert outcome(found)["one"] == "Result"


def test_that_a_refit_that_takes_too_long_is_given_up_and_suggestions_go_on(
    troubled: str, codebook: Codebook
) -> None:
    worker = Worker(setup_of(troubled, codebook), Limits(refit=0.0, backoff=0.01))
    worker.start()
    worker.submit(Refit(3, (b"x",)))
    found = answers(worker)
    failure = next(each for each in found if isinstance(each, Failure))
    assert (failure.kind, failure.document) == ("refit", "")
    assert "Suggestions go on" in failure.reason
    worker.submit(Job(1, "one", "Dosta."))
    assert outcome(answers(worker)) == {"one": "Result"}
    worker.stop()


def test_that_a_fit_that_cannot_be_read_is_told_and_the_rules_go_on(worker: Worker) -> None:
    worker.submit(Job(1, "one", "Dosta."))
    answers(worker)
    before = worker.pid
    setup = worker._setup  # noqa: SLF001 - to change nothing but the fit
    worker.use(replace(setup, fit=b"no fit at all", fit_number=7))
    ready = next(each for each in answers(worker, until_idle=False) if isinstance(each, Ready))
    assert ready.sources["goldleaf-events"] == "4"
    assert "the rules alone" in ready.note
    assert worker.pid == before
    worker.use(setup)
    ready = next(each for each in answers(worker, until_idle=False) if isinstance(each, Ready))
    assert not ready.note.count("the rules alone")


def test_that_another_codebook_or_model_begins_anew_and_loses_no_document(
    troubled: str, codebook: Codebook
) -> None:
    worker = Worker(setup_of(troubled, codebook), QUICK)
    worker.start()
    answers(worker, until_idle=False)
    for job in jobs(one="Dosta.", two="Dosta."):
        worker.submit(job)
    worker.poll()
    first = worker.pid
    worker.use(setup_of(troubled, read_codebook("entities")))
    found = answers(worker)
    worker.stop()
    assert outcome(found) == {"one": "Result", "two": "Result"}
    assert worker.pid != first


def test_that_a_source_that_ends_the_process_is_left_out_and_all_articles_are_read(
    troubled: str, sources: str, codebook: Codebook
) -> None:
    assert sources
    worker = Worker(setup_of(troubled, codebook, "deadly", "steady"), QUICK)
    worker.start()
    for job in jobs(good="Dosta.", bad="A fatal word in Sarnova.", better="Dosta again."):
        worker.submit(job)
    found = answers(worker)
    worker.stop()
    assert set(outcome(found).values()) == {"Result"}
    ready = [each for each in found if isinstance(each, Ready)][-1]
    assert "“deadly” ended the process" in ready.problems["deadly"]
    assert ready.problems["deadly"] in ready.note
    assert "deadly" not in ready.sources
    assert ready.sources["steady"] == "1.2"
    bad = next(each for each in found if isinstance(each, Result) and each.document == "bad")
    assert {each.source for each in bad.suggestions} == {"steady"}


def test_that_a_source_that_hangs_while_it_is_loaded_is_left_out(
    troubled: str, sources: str, codebook: Codebook
) -> None:
    assert sources
    limits = Limits(source=1.0, backoff=0.01)
    worker = Worker(setup_of(troubled, codebook, "hanging"), limits)
    worker.start()
    ready = next(each for each in answers(worker, until_idle=False) if isinstance(each, Ready))
    worker.stop()
    assert "gave no answer in time" in ready.problems["hanging"]


def test_that_a_process_that_has_grown_is_started_anew_between_documents(
    troubled: str, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    suggester = load(troubled, codebook)
    monkeypatch.setattr(worker_module, "open_suggester", lambda *_: suggester)
    sizes = iter([100, 100, footprint.GROWN + 1])
    monkeypatch.setattr(footprint, "taken", lambda: next(sizes))
    received = iter([(Job(1, "one", "Dosta."),)])

    class Pipe:
        send = staticmethod(sent.append)
        recv = staticmethod(lambda: next(received))

    worker_module._serve(Pipe(), setup_of(troubled, codebook))  # type: ignore[arg-type]  # noqa: SLF001
    assert [type(each) for each in sent] == [Ready, Result, Rest]


def test_that_a_rest_is_no_death_and_what_was_sent_is_read_by_the_next_process(
    worker: Worker,
) -> None:
    worker.submit(Job(1, "one", "Dosta."))
    answers(worker)
    first = worker.pid
    worker.submit(Job(2, "two", "Dosta."))
    worker._feed()  # noqa: SLF001 - it is on its way when the process takes its rest
    worker._take(Rest())  # noqa: SLF001 - as if the process had said so
    assert outcome(answers(worker)) == {"two": "Result"}
    assert worker.pid not in {None, first}
