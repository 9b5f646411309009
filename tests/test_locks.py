"""The two locks: whole, hashed, in step with each other and with pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN, DEVELOP = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
PINNED = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>\S+)(?: ; [^\\]*)? \\$", re.MULTILINE)


def pins(lock: Path) -> set[tuple[str, str]]:
    """Return name and version of every package in a lock."""
    return {(pin["name"], pin["version"]) for pin in PINNED.finditer(lock.read_text("utf-8"))}


def names(requirements: list[str]) -> set[str]:
    """Return the normal form of the names in a list of requirements."""
    return {
        re.sub(r"[-_.]+", "-", re.split(r"[<>=!~ ;\[]", row)[0]).lower() for row in requirements
    }


@pytest.mark.parametrize("lock", [RUN, DEVELOP], ids=lambda lock: lock.name)
def test_that_every_package_has_one_version_and_hashes(lock: Path) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", lock.read_text("utf-8"), flags=re.MULTILINE)
    assert all(
        PINNED.match(block) and "--hash=sha256:" in block for block in blocks if block.strip()
    )


@pytest.mark.parametrize("lock", [RUN, DEVELOP], ids=lambda lock: lock.name)
def test_that_a_lock_names_no_host(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text


def test_that_who_develops_runs_the_versions_that_are_shipped() -> None:
    assert pins(RUN) < pins(DEVELOP)


def test_that_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = names(project["project"]["dependencies"])
    assert asked <= {name for name, _ in pins(RUN)}
    asked |= names(project["dependency-groups"]["dev"])
    assert asked <= {name for name, _ in pins(DEVELOP)}


def test_that_only_the_project_file_and_the_locks_know_what_the_registry_calls_the_model() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (asked,) = (row for row in project["project"]["dependencies"] if row.startswith("en-core-web"))
    suffix = asked.partition("==")[0].removeprefix("en-core-web-sm-")
    packages = ("annotation", "storage", "exports", "ui", "benchmarks", "scripts", "tests")
    sources = [path for package in packages for path in (ROOT / package).rglob("*.py")]
    assert not [path for path in sources if suffix in path.read_text("utf-8")]
