"""evaluate: how far another layer, or what sources propose, agrees with a layer."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from annotation.errors import UserError
from annotation.evaluation.evaluate import evaluate
from annotation.evaluation.proposed import of_source, proposed_entry, with_ends
from annotation.evaluation.values import Evaluation, evaluation_to_json
from annotation.learning.settings import BALANCED, LEAST_SURE, SURE
from annotation.snapshot import SUGGESTIONS, Entry
from annotation.values import Suggestion
from storage.project import Project
from ui.console.figures import compared, detailed
from ui.console.projects import opened
from ui.console.terminal import count, say

POSITIONS = {"sure": SURE, "balanced": BALANCED, "all": LEAST_SURE}
"""Positions of the slider, by what they are called here."""

Chosen = Callable[[Iterable[Suggestion]], Iterable[Suggestion]]


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared: on which documents of those that are done, and with what result.

    `found` has one evaluation for a layer, and one for each position of the slider for a source.
    """

    gold: str
    against: str
    documents: tuple[str, ...]
    done: int
    found: dict[str, Evaluation]


def run(path: Path, gold: str, against: str, as_json: bool) -> int:
    """Evaluate and print the result."""
    with opened(path) as project:
        done = _done(project, gold)
        if against in project.coders():
            found = _with_layer(project, gold, against, done)
        else:
            found = _with_source(project, gold, _source(project, against), done)
    if as_json:
        say(json.dumps(_to_json(found), ensure_ascii=False, indent=2))
    else:
        _print(found)
    return 0


def _done(project: Project, gold: str) -> list[str]:
    """Return the documents that the gold has finished, by id."""
    coders = project.coders()
    if gold not in coders:
        there = f"There are: {', '.join(coders)}." if coders else "Nobody has annotated in it yet."
        raise UserError(f"There is no layer “{gold}” in {project.path}. {there}")
    done = [row.id for row in project.documents(gold) if row.state == "done"]
    if not done:
        raise UserError(
            f"{gold} has not finished any article yet, and only finished ones can be gold. Finish "
            "some in the window (Ctrl+Enter)."
        )
    return sorted(done)


def _source(project: Project, against: str) -> str:
    """Return the source that is meant, "" for all of them."""
    sources = sorted({each.source for each in project.info().sources})
    if against == SUGGESTIONS and sources:
        return ""
    if against in sources:
        return against
    layers = ", ".join(project.coders())
    raise UserError(
        f"There is no layer and no source “{against}” in {project.path}. There are the layers: "
        f"{layers}; the sources: {', '.join(sources) or 'none yet'}"
        + (f"; “{SUGGESTIONS}” stands for all sources." if sources else ".")
    )


def _with_layer(project: Project, gold: str, against: str, done: list[str]) -> Compared:
    """Compare two layers on what both have finished."""
    both = set(done) & {row.id for row in project.documents(against) if row.state == "done"}
    ids = tuple(sorted(both))
    mine, theirs = (project.snapshot(each, documents=ids).entries for each in (gold, against))
    found = evaluate(mine, theirs, project.codebook)
    return Compared(gold, against, ids, len(done), {"": found})


def _with_source(project: Project, gold: str, source: str, done: list[str]) -> Compared:
    """Compare with what is proposed for the articles that were read."""
    read = _read_by(project, source)
    ids = tuple(id_ for id_ in done if id_ in read)
    found = {name: _at(project, gold, source, ids, least) for name, least in POSITIONS.items()}
    return Compared(gold, source or SUGGESTIONS, ids, len(done), found)


def _read_by(project: Project, source: str) -> set[str]:
    """Return the documents that a source has read, in whatever version."""
    every = {row.id for row in project.documents("")}
    runs = [each for each in project.info().sources if source in ("", each.source)]
    return set().union(
        *(every - set(project.without_suggestions({each.source: each.version})) for each in runs)
    )


def _at(project: Project, gold: str, source: str, ids: tuple[str, ...], least: float) -> Evaluation:
    """Evaluate suggestions of at least that score. What a source's roles hang on may be of another

    source: that counts for the roles, not as entities of this source.
    """
    if not source:
        return _evaluated(project, gold, ids, tuple, least)
    own = _evaluated(project, gold, ids, lambda found: of_source(found, source), least)
    whole = _evaluated(project, gold, ids, lambda found: with_ends(found, source), least)
    return replace(whole, entities=own.entities, triggers=own.triggers)


def _evaluated(
    project: Project, gold: str, ids: tuple[str, ...], chosen: Chosen, least: float
) -> Evaluation:
    entries = project.snapshot(gold, documents=ids).entries
    return evaluate(entries, _proposed(project, ids, chosen, least), project.codebook)


def _proposed(
    project: Project, ids: tuple[str, ...], chosen: Chosen, least: float
) -> Iterator[Entry]:
    for id_ in ids:
        suggestions = chosen(project.suggestions(id_))
        yield proposed_entry(
            project.document(id_), suggestions, project.register, least_score=least
        )


def _to_json(found: Compared) -> dict[str, object]:
    about = {
        "gold": found.gold,
        "against": found.against,
        "done": found.done,
        "documents": list(found.documents),
    }
    if "" in found.found:
        return {**about, "evaluation": evaluation_to_json(found.found[""])}
    positions = [
        {"position": name, "least_score": POSITIONS[name], "evaluation": evaluation_to_json(each)}
        for name, each in found.found.items()
    ]
    return {**about, "positions": positions}


def _print(found: Compared) -> None:
    articles = count(len(found.documents), "article")
    say(f"{found.against} against {found.gold} as gold, on {articles} of {found.done} finished.")
    if not found.documents:
        say("Nothing to compare: the other side has finished or read none of them.")
        return
    if "" in found.found:
        compared({"": found.found[""]})
        detailed(found.found[""])
        return
    scores = ", ".join(f"{name} {least:g}" for name, least in POSITIONS.items())
    say(f"Positions of the slider, by the least score that is shown: {scores}.")
    compared(found.found)
    say()
    say("By type, balanced:")
    detailed(found.found["balanced"])
