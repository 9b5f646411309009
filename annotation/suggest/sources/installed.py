"""Which spaCy pipelines and `goldleaf.sources` components are installed, without importing any."""

from importlib.metadata import (
    Distribution,
    EntryPoint,
    PackageNotFoundError,
    distribution,
    entry_points,
)
from pathlib import Path

DEFAULT_MODEL = "en_core_web_sm"
COMPONENTS = "goldleaf.sources"
"""The entry point group of Python functions that make suggestions."""
_PIPELINES = "spacy_models"


def pipelines() -> tuple[str, ...]:
    """Return the names of the installed pipelines, as a person would type them."""
    return tuple(sorted({known_as(each.name) for each in entry_points(group=_PIPELINES)}))


def components() -> tuple[EntryPoint, ...]:
    """Return the installed components, by name."""
    return tuple(sorted(entry_points(group=COMPONENTS), key=lambda each: each.name))


def component(name: str) -> EntryPoint | None:
    return next((each for each in components() if each.name == name), None)


def package_of(model: str) -> str | None:
    """Return what to load for a pipeline's name: a package, or a folder that holds a pipeline.

    A package index may carry a pipeline under a longer name than its own (`NAME_suffix`). What is
    installed comes before a folder of that name, which may lie anywhere.
    """
    if distribution_of(model) is not None:
        return model
    names = sorted(each.name for each in entry_points(group=_PIPELINES))
    found = next((name for name in names if name.startswith(f"{model}_")), None)
    return model if found is None and is_pipeline_folder(model) else found


def known_as(model: str) -> str:
    """Return the name that stands on suggestions: the packaged model has one, however typed."""
    return DEFAULT_MODEL if model == package_of(DEFAULT_MODEL) else model


def distribution_of(package: str) -> Distribution | None:
    """Return what is known of an installed package, None where there is none of that name."""
    try:
        return distribution(package)
    except (PackageNotFoundError, ValueError):
        return None


def is_pipeline_folder(place: str) -> bool:
    """Whether a path leads to a folder that spaCy can load as a pipeline.

    One on another computer does not: to look there would already tell it who is asking.
    """
    if place.startswith(("\\\\", "//")):
        return False
    try:
        return Path(place, "config.cfg").is_file()
    except (OSError, ValueError):
        return False
