"""What every test shares. Nothing here imports Qt at the top: the tests of `annotation/`,
`storage/` and `exports/` pass where PySide6 is not installed."""

import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from annotation.suggest import child

# Before anything asks: no screen, and nothing of the person who runs the tests.
_HOME = Path(tempfile.mkdtemp(prefix="goldleaf-tests-"))
_HOME_VARIABLES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_RUNTIME_DIR": "run",
    "XDG_STATE_HOME": "home/.local/state",
}


def _live_in(root: Path) -> dict[str, str]:
    """Make the folders of a person who has never run anything, and return where they are."""
    places = {variable: root / folder for variable, folder in _HOME_VARIABLES.items()}
    for place in places.values():
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {variable: str(place) for variable, place in places.items()}


os.environ.update(_live_in(_HOME))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples in each run, and no clock: a red test is red for everybody. Somebody who goes
# looking for more runs `pytest --hypothesis-profile=explore`.
settings.register_profile("goldleaf", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("goldleaf")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Know pytest-qt's settings also where it is switched off (`-p no:pytest-qt`)."""
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "of pytest-qt, which is switched off")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def quick_processes() -> Iterator[None]:
    """Start suggestion processes from one that has imported and read everything: in no time.

    They are processes of their own as before, and what is tested is what becomes of them. That the
    product's own way of starting them works is proved where this fixture is not asked for.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.annotation.suggest.warm"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "PROCESSES", context)
        yield


@pytest.fixture(autouse=True)
def isolated_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test the folders of a person who has never run Goldleaf."""
    root = tmp_path / "person"
    for variable, place in _live_in(root).items():
        if variable not in {"XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}:  # shared: fonts are indexed there
            monkeypatch.setenv(variable, place)
    return root / "home"
