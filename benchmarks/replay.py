"""An annotator replayed, article by article: how many keys each takes while the project learns.

`python -m benchmarks.replay GOLD.jsonl [--documents N] [--seed S] [--least S]`

GOLD is a file as `benchmarks.replay_gold` reads it. A project is made with a codebook of its types;
each article gets suggestions as in the product (rules, what was learned so far, memory), is brought
to its gold by `benchmarks.replay_hand`, whose table says what costs how many keys, and is finished;
after every few articles what was learned is fitted anew, and put in force where it is better. Then
all of it once more without memory and fits. Both should begin alike, and the first should fall.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

from annotation.codebook import Codebook
from annotation.learning.settings import ProjectSettings
from annotation.suggest.learned.fit import fit
from annotation.suggest.messages import Job, Lesson, Setup
from annotation.suggest.pipeline import DEFAULT_MODEL, Suggester, open_suggester
from benchmarks.replay_gold import GoldArticle, codebook_of, read_gold
from benchmarks.replay_hand import CODER, Hand, Keys
from storage.project import Project

WINDOW = 10
"""Articles over which the mean moves."""
SETTINGS = ProjectSettings(blind_share=0.0)
WITHOUT = replace(SETTINGS, remembers=False, refit_after=0)


@dataclass(frozen=True, slots=True)
class Step:
    """One article: what it took, for how many annotations, with which fit."""

    keys: Keys
    gold: GoldArticle
    fit: int

    @property
    def annotations(self) -> int:
        return self.gold.count


def main() -> None:
    options = _options()
    articles = read_gold(options.gold)
    book = codebook_of(articles)
    order = sorted(articles, key=lambda each: each.id)
    random.Random(options.seed).shuffle(order)
    chosen = [each for each in order if each.events][: options.documents]
    learning, none = (replace(s, least_score=options.least) for s in (SETTINGS, WITHOUT))
    with_learning = list(_shown(replay(chosen, book, learning), "with learning"))
    if options.without:
        without = list(_shown(replay(chosen, book, none), "without"))
        _compare(with_learning, without)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0, help="of the order of the articles")
    parser.add_argument(
        "--least", type=float, default=SETTINGS.least_score, help="the least score that is shown"
    )
    parser.add_argument(
        "--no-without", dest="without", action="store_false", help="only the run that learns"
    )
    return parser.parse_args()


def replay(
    articles: Sequence[GoldArticle], book: Codebook, settings: ProjectSettings
) -> Iterator[Step]:
    """Yield what each article takes, in turn."""
    with _project(book, settings) as project:
        suggester = open_suggester(Setup(DEFAULT_MODEL, book, trusted=frozenset({DEFAULT_MODEL})))
        added = project.add_articles(each.article() for each in articles)
        for number, (gold, here) in enumerate(zip(articles, added, strict=True), start=1):
            suggest(project, suggester, here.document)
            keys = Hand(project, here.document, gold).work()
            project.learning.add_effort(
                here.document, CODER, keys=keys.total, gestures=keys.gestures
            )
            yield Step(keys, gold, project.learning.fit_in_force()[0])
            if settings.refit_after and number % settings.refit_after == 0:
                learn(project, suggester)


@contextmanager
def _project(book: Codebook, settings: ProjectSettings) -> Iterator[Project]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "replay.goldleaf"
        with Project.create(path, book, settings=settings) as project:
            yield project


def suggest(project: Project, suggester: Suggester, id_: str) -> None:
    """Have one document read with what is in force."""
    document = project.document(id_)
    job = Job(0, id_, document.text, document.facts.zones, document.facts.published)
    (result,) = suggester.suggest([job])
    project.replace_suggestions(id_, result.sources, result.suggestions)


def learn(project: Project, suggester: Suggester) -> None:
    """Study what was finished since, fit anew, and use the fit where it is better."""
    learning, version = project.learning, suggester.study_version
    for token, (id_, coder) in enumerate(learning.untaught(version)):
        taught = learning.lesson(id_, coder)
        document, facts = taught.document, taught.document.facts
        lesson = Lesson(
            token, id_, coder, document.text, taught.annotations, facts.zones, facts.published
        )
        learning.keep_study(id_, coder, version, suggester.study(lesson))
    data, report = fit(learning.studies(version), learning.fit_in_force()[1])
    if data:
        number = learning.add_fit(data, report)
        if report.is_better:
            learning.use_fit(number)
            suggester.use_fit(data, number)


def _shown(steps: Iterator[Step], name: str) -> Iterator[Step]:
    """Print each step as it comes."""
    print(name)
    print(
        "  article  keys  deciding  correcting  making  going  annotations  keys each  "
        "events found  junk  ",
        end="",
    )
    print(f"mean of {WINDOW}  each  fit")
    done: list[Step] = []
    for step in steps:
        done.append(step)
        print(_line(done), flush=True)
        yield step
    print(f"  all: {_rates(done)}\n")


def _line(done: Sequence[Step]) -> str:
    step, last = done[-1], done[-WINDOW:]
    keys = step.keys
    return (
        f"  {len(done):7}  {keys.total:4}  {keys.deciding:8}  {keys.correcting:10}  "
        f"{keys.making:6}  {keys.going:5}  {step.annotations:11}  "
        f"{keys.total / step.annotations:9.2f}  {keys.found:6} of {len(step.gold.events):3}  "
        f"{keys.junk:4}  {mean(s.keys.total for s in last):10.1f}  "
        f"{_each(last):4.2f}  {step.fit or '':>3}"
    )


def _each(steps: Sequence[Step]) -> float:
    """Return the keys for an annotation of the gold."""
    return sum(s.keys.total for s in steps) / sum(s.annotations for s in steps)


def _rates(steps: Sequence[Step]) -> str:
    return f"{mean(s.keys.total for s in steps):.1f} keys an article, {_each(steps):.2f} each"


def _compare(with_learning: Sequence[Step], without: Sequence[Step]) -> None:
    print("articles   with learning, keys an article (each)   without")
    for start in range(0, len(with_learning), WINDOW):
        ours, theirs = (steps[start : start + WINDOW] for steps in (with_learning, without))
        print(f"{start + 1:4}-{start + len(ours):<4}  {_rates(ours):40}  {_rates(theirs)}")


if __name__ == "__main__":
    main()
