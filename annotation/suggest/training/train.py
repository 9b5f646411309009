"""One training, from samples to a package: the official configuration, a curve, a comparison.

Runs in the training process. What it says goes to `tell`; `is_stopped` is asked at each step.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotation.codebook import Codebook
from annotation.errors import UserError
from annotation.learning.training import (
    FEWEST,
    Begun,
    Judged,
    News,
    Sample,
    Stepped,
    Trained,
    TrainedKind,
    TrainingPlan,
)
from annotation.paths import why
from annotation.suggest.pipeline import load_model
from annotation.suggest.training.judge import judge, judge_rules
from annotation.suggest.training.material import SPANS_KEY, Material, gather, told

if TYPE_CHECKING:
    from confection import Config
    from spacy.language import Language
    from spacy.tokens import Doc

_LOGGER = "goldleaf.news.v1"
_OFFICIAL_LOGGER = {"@loggers": "spacy.ConsoleLogger.v1"}
_LONGEST_SPAN = 12
_EVERY = 100
"""Steps between two judgements."""
_PATIENCE = 1_600

Tell = Callable[[News], None]
IsStopped = Callable[[], bool]


class StoppedError(Exception):
    """Somebody asked for what is best so far."""


def train(
    plan: TrainingPlan,
    samples: Sequence[Sample],
    codebook: Codebook,
    tell: Tell,
    is_stopped: IsStopped,
) -> Trained:
    """Train, judge and pack. UserError where there is too little gold or the place is taken."""
    target = _target(plan)
    if len(samples) < FEWEST:
        raise UserError(
            f"{len(samples)} finished articles are too few to train a model and to judge it: "
            f"finish at least {FEWEST}."
        )
    base = load_model(plan.base)
    material = gather(base, samples, plan, codebook)
    _make_room(plan.folder)
    tell(Begun(len(material.train), len(material.dev), plan.max_steps, told(material.lost)))
    with tempfile.TemporaryDirectory(prefix="goldleaf-training-") as folder:
        best = _fit(plan, material, Path(folder), tell, is_stopped)
        made = _assembled(base, best, plan)
        quality = judge(made, material.dev, plan.kind, codebook)
        before = judge_rules(plan.base, material.dev, plan.kind, codebook)
        return _packed(made, plan, Path(folder), target, (quality, before))


def _target(plan: TrainingPlan) -> Path:
    target = plan.folder / f"en_{plan.name}-{plan.version}"
    if target.exists():
        raise UserError(f"There is something at {target} already. Choose another name or version.")
    return target


def _make_room(folder: Path) -> None:
    """See that a model can be put there, before minutes go into making it; leave nothing."""
    was_there = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryDirectory(dir=folder).cleanup()
        if not was_there:
            folder.rmdir()
    except OSError as error:
        raise UserError(
            f"No model can be put into {folder}: {why(error)}. Choose another folder."
        ) from error


def _fit(
    plan: TrainingPlan, material: Material, folder: Path, tell: Tell, is_stopped: IsStopped
) -> Path:
    """Train one component by spaCy's own loop, and return where the best one lies."""
    from spacy.tokens import DocBin
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as spacy_train

    for name, docs in (("train", material.train), ("dev", material.dev)):
        DocBin(docs=docs, store_user_data=False).to_disk(folder / f"{name}.spacy")
    _register_logger(tell, is_stopped)
    nlp = init_nlp(_config(plan, folder, material.train))
    out = folder / "out"
    out.mkdir()
    try:
        spacy_train(nlp, out, stdout=io.StringIO(), stderr=io.StringIO())
    except StoppedError:
        if not (out / "model-best").exists():
            raise UserError(
                "The training was stopped before there was anything to keep. Nothing was changed."
            ) from None
    return out / "model-best"


def _config(plan: TrainingPlan, folder: Path, train_docs: Sequence["Doc"]) -> "Config":
    """Return spaCy's configuration for one component, with our places and limits."""
    from spacy.cli.init_config import init_config

    config = init_config(lang="en", pipeline=[plan.kind.value], optimize="efficiency")
    config["paths"].update(train=str(folder / "train.spacy"), dev=str(folder / "dev.spacy"))
    config["training"].update(
        max_steps=plan.max_steps,
        eval_frequency=_EVERY,
        patience=_PATIENCE,
        seed=plan.seed,
        logger={"@loggers": _LOGGER},
    )
    config["system"]["seed"] = plan.seed
    if plan.kind is TrainedKind.SPANCAT:
        longest = max((len(s) for doc in train_docs for s in doc.spans[SPANS_KEY]), default=1)
        config["components"]["spancat"]["suggester"] = {
            "@misc": "spacy.ngram_range_suggester.v1",
            "min_size": 1,
            "max_size": min(longest, _LONGEST_SPAN),
        }
    return config


def _register_logger(tell: Tell, is_stopped: IsStopped) -> None:
    """Have spaCy's loop tell us of its steps, and end when somebody asks for it."""
    from spacy.util import registry

    def make_logger() -> Callable[..., tuple[Callable[..., None], Callable[[], None]]]:
        def setup(
            _nlp: "Language", _stdout: object = None, _stderr: object = None
        ) -> tuple[Callable[..., None], Callable[[], None]]:
            log = _Log(tell, is_stopped)
            return log.step, lambda: None

        return setup

    registry.loggers.register(_LOGGER, func=make_logger)


class _Log:
    """Turns what the loop says into news; it calls `step` once for each step."""

    def __init__(self, tell: Tell, is_stopped: IsStopped) -> None:
        self._tell = tell
        self._is_stopped = is_stopped
        self._step = 0
        self._best = -1.0

    def step(self, info: Mapping[str, Any] | None) -> None:
        """Take in a step; `info` is there where the model was judged."""
        self._step += 1
        if info is None:
            if self._step % 10 == 0:
                self._tell(Stepped(self._step))
        else:
            score = float(info["score"])
            loss = float(sum(info["losses"].values()))
            self._tell(Judged(int(info["step"]), score, loss, score > self._best))
            self._best = max(self._best, score)
        if self._is_stopped():
            raise StoppedError


def _assembled(base: "Language", best: Path, plan: TrainingPlan) -> "Language":
    """Put the trained component into the base: tagger, parser and lemmas stay as they are."""
    import spacy

    trained = spacy.load(best)
    name = plan.kind.value
    trained.replace_listeners("tok2vec", name, ["model.tok2vec"])
    if plan.kind is TrainedKind.NER and "ner" in base.pipe_names:
        after = base.pipe_names[base.pipe_names.index("ner") + 1 :]
        base.remove_pipe("ner")
        base.add_pipe(name, source=trained, before=after[0] if after else None)
    else:
        base.add_pipe(name, source=trained)
    base.config["training"]["logger"] = _OFFICIAL_LOGGER
    base.meta.update(
        name=plan.name,
        version=plan.version,
        description=f"{plan.base} with a component ({name}) trained on gold annotations.",
    )
    return base


def _packed(
    nlp: "Language",
    plan: TrainingPlan,
    folder: Path,
    target: Path,
    judged: tuple[Mapping[str, Any], Mapping[str, Any]],
) -> Trained:
    """Package the pipeline as spaCy does, then move the whole folder to its place at once."""
    from spacy.cli.package import package

    nlp.meta["performance"] = _performance(judged[0])
    nlp.to_disk(folder / "made")
    (folder / "packed").mkdir()
    package(
        folder / "made", folder / "packed",
        name=plan.name, version=plan.version, create_sdist=False,
    )  # fmt: skip
    root = folder / "packed" / target.name
    _run_setup(root)
    shutil.move(root, target)
    inner = target / f"en_{plan.name}" / target.name
    return Trained(inner, _archive(target), *judged)


def _performance(quality: Mapping[str, Any]) -> dict[str, float]:
    whole = quality.get("")
    if whole is None:
        return {}
    return {"ents_p": whole.precision, "ents_r": whole.recall, "ents_f": whole.f1}


def _run_setup(root: Path) -> None:
    """Make the archive that pip installs. `python -m build` would want a network."""
    done = subprocess.run(
        [sys.executable, "setup.py", "sdist"], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no reason was given"]
        raise UserError(f"The model could not be packed: {last[0]}")


def _archive(target: Path) -> Path:
    found: Iterable[Path] = sorted((target / "dist").glob("*.tar.gz"))
    return next(iter(found), target)
