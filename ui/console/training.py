"""train: a spaCy pipeline trained on the finished articles of a layer."""

from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from annotation.errors import UserError
from annotation.learning.fits import Quality
from annotation.learning.training import (
    Begun,
    Judged,
    NotTrained,
    Sample,
    Stepped,
    Trained,
    TrainedKind,
    TrainingPlan,
    check_name,
    next_version,
    package_name,
    samples_of,
)
from annotation.suggest.training.service import Training
from storage.project import Project
from ui.console.exporting import only_coder
from ui.console.projects import opened
from ui.console.terminal import Bar, progress, say, table, warn

PATIENCE = 0.5
"""Seconds between two looks at the process."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says about a training."""

    layer: str | None = None
    kind: str = TrainedKind.NER.value
    name: str = ""
    folder: Path | None = None
    model: str = "en_core_web_sm"
    steps: int = 5_000
    use: bool = False


def models_folder() -> Path:
    """Return where trained models go unless somebody says otherwise."""
    return Path(platformdirs.user_data_dir("goldleaf", appauthor=False)) / "models"


def run(path: Path, wanted: Wanted) -> int:
    """Train and say how good the model is; with `use`, let the project work with it."""
    with opened(path) as project:
        layer = wanted.layer or only_coder(project)
        if layer not in project.coders():
            raise UserError(
                f"There is no layer {layer} in {path}. There are: {', '.join(project.coders())}."
            )
        samples = tuple(samples_of(project.snapshot(layer).entries))
        trained = _train(project, _plan(project, wanted), samples)
        _report(trained)
        if wanted.use:
            settings = replace(project.learning.settings, model=str(trained.model))
            project.learning.change(settings)
            say(f"{path} works with it from now on.")
    return 0


def _plan(project: Project, wanted: Wanted) -> TrainingPlan:
    folder = wanted.folder or models_folder()
    name = check_name(wanted.name) if wanted.name else package_name(project.name)
    return TrainingPlan(
        name,
        next_version(folder, name),
        wanted.model,
        folder,
        TrainedKind(wanted.kind),
        max_steps=wanted.steps,
    )


def _train(project: Project, plan: TrainingPlan, samples: tuple[Sample, ...]) -> Trained:
    training = Training(plan, samples, project.codebook)
    try:
        with progress(plan.max_steps, "Training") as bar:
            return _followed(training, bar)
    finally:
        training.cancel()


def _followed(training: Training, bar: Bar) -> Trained:
    while True:
        for news in training.poll(PATIENCE):
            if isinstance(news, Trained):
                return news
            if isinstance(news, NotTrained):
                raise UserError(news.reason)
            _tell(news, bar)


def _tell(news: Begun | Stepped | Judged, bar: Bar) -> None:
    if isinstance(news, Begun):
        for note in news.notes:
            warn(note)
        warn(f"Learning from {news.train} articles, judged on {news.dev} others.")
        return
    bar.to(news.step)
    if isinstance(news, Judged):
        warn(f"Step {news.step:,}: F1 {100 * news.score:.1f}")


def _report(trained: Trained) -> None:
    say("On the articles that it has not seen (exact place and type):")
    rows: list[tuple[str, ...]] = [
        ("type", "gold", "precision", "recall", "F1", "F1 of the model before")
    ]
    for type_, quality in trained.quality.items():
        before = trained.before.get(type_)
        rows.append((type_ or "all", *_cells(quality), _percent(before.f1 if before else None)))
    table(rows)
    say(f"Model: {trained.model}")
    say(f"To hand on: {trained.package}")


def _cells(quality: Quality) -> tuple[str, str, str, str]:
    precision, recall = _percent(quality.precision), _percent(quality.recall)
    return f"{quality.count:,}", precision, recall, _percent(quality.f1)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}"
