"""Which models and sources run code of others when they are loaded, told before they are.

Nothing is imported to find out. A package runs what it wants when it is imported; so does what is
registered as a component. A folder is data, unless Python files lie in it or its configuration
asks for more than spaCy's own parts.
"""

from collections.abc import Iterator
from pathlib import Path

from annotation.learning.settings import SourceKind, SourceSetting
from annotation.suggest.messages import Setup
from annotation.suggest.sources.configuration import foreign_parts
from annotation.suggest.sources.installed import (
    DEFAULT_MODEL,
    component,
    distribution_of,
    is_pipeline_folder,
    known_as,
    package_of,
)

_MOST_FILES = 10_000
_SHOWN = 3


def code_run_by(setup: Setup) -> tuple[str, ...]:
    """Return a sentence for each model and source that would run code and is not trusted yet."""
    return tuple(sentence for _, sentence in untrusted(setup))


def untrusted(setup: Setup) -> Iterator[tuple[str, str]]:
    """Yield what a person has to trust first: its name in `Setup.trusted`, and a sentence."""
    if setup.model not in setup.trusted:
        why = why_model(setup.model)
        if why:
            yield setup.model, why
    for source in setup.sources:
        if source.is_on and source.place not in setup.trusted:
            why = why_source(source)
            if why:
                yield source.place, why


def why_source(source: SourceSetting) -> str:
    """Return why loading a source runs code, as a sentence; "" where it does not."""
    if source.kind is SourceKind.PIPELINE:
        return why_model(source.place)
    if source.kind is SourceKind.COMPONENT:
        found = component(source.place)
        if found is None:
            return ""
        owner = f" of the package {found.dist.name} {found.dist.version}" if found.dist else ""
        return (
            f"“{source.place}” is a Python function ({found.value}){owner}: it runs its own code."
        )
    return ""


def why_model(model: str) -> str:
    """Return why loading a pipeline runs code, as a sentence; "" where it does not."""
    package = package_of(model)
    if package is None:
        return ""
    found = distribution_of(package)
    if found is not None and known_as(model) == DEFAULT_MODEL:
        return ""
    if found is not None:
        version = f"{found.metadata['Name']} {found.version}"
        return f"“{model}” is an installed Python package ({version}): loading it runs its code."
    return _why_folder(Path(package)) if is_pipeline_folder(package) else ""


def _why_folder(folder: Path) -> str:
    asked = [*_python_files(folder), *foreign_parts(folder / "config.cfg")]
    if not asked:
        return ""
    shown = ", ".join(asked[:_SHOWN]) + (
        f" and {len(asked) - _SHOWN} more" if len(asked) > _SHOWN else ""
    )
    return f"The pipeline in {folder} has parts that run code of their own: {shown}."


def _python_files(folder: Path) -> Iterator[str]:
    for number, path in enumerate(sorted(folder.rglob("*"))):
        if path.suffix in {".py", ".pyc", ".so", ".pyd"}:
            yield str(path.relative_to(folder))
        if number > _MOST_FILES:
            yield f"more than {_MOST_FILES:,} files"
            return
