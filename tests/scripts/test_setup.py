"""Setting up: what is done, what is not done twice, and what is said when it cannot be done."""

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts import borrowed_pip, setup, system_packages

LOCK = "requirements-dev.lock"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose lock holds nothing, so that setting up needs no network."""
    root = tmp_path / "a checkout"
    root.mkdir()
    (root / LOCK).write_text("# nothing\n", encoding="utf-8")
    return root


@pytest.fixture
def pip_that_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pip for tests that look at everything around it."""
    monkeypatch.setattr(borrowed_pip, "find_pip", lambda *_where: [sys.executable, "-c", "pass"])


@pytest.fixture
def complete_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has every library."""
    monkeypatch.setattr(system_packages, "_loads", lambda library: bool(library))


@pytest.fixture
def bare_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian without the libraries, and a person who may not install them."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_packages, "_loads", lambda library: not library)
    monkeypatch.setattr(system_packages, "_way_to_root", lambda: None)
    monkeypatch.setattr(system_packages, "has_apt", lambda: True)


@pytest.mark.usefixtures("complete_system", "pip_that_does_nothing")
def test_that_setting_up_makes_an_environment_once(checkout: Path) -> None:
    setup.set_up(checkout, window=False)
    assert subprocess.run([setup.python_of(checkout), "-c", "pass"], check=False).returncode == 0
    marker = checkout / ".venv" / "marker"
    marker.touch()
    setup.set_up(checkout, window=False)
    assert marker.exists()


@pytest.mark.usefixtures("complete_system", "pip_that_does_nothing")
@pytest.mark.parametrize("reason", ["interrupted", "a new lock", "no interpreter"])
def test_that_an_environment_that_is_not_whole_is_made_anew(checkout: Path, reason: str) -> None:
    setup.set_up(checkout, window=False)
    marker = checkout / ".venv" / "marker"
    marker.touch()
    match reason:
        case "interrupted":
            setup.stamp_of(checkout).unlink()
        case "a new lock":
            (checkout / LOCK).write_text("# still nothing\n", encoding="utf-8")
        case _:
            setup.python_of(checkout).unlink()
    assert not setup.is_ready(checkout)
    setup.set_up(checkout, window=False)
    assert setup.is_ready(checkout)
    assert not marker.exists()


def a_wheel_in(folder: Path) -> Path:
    """Make the smallest package that pip can install."""
    wheel = folder / "nothing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        about = "nothing-1.0.dist-info"
        archive.writestr(
            f"{about}/METADATA", "Metadata-Version: 2.1\nName: nothing\nVersion: 1.0\n"
        )
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    return wheel


@pytest.mark.slow
@pytest.mark.usefixtures("complete_system")
def test_that_a_package_without_a_hash_is_refused(
    checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    wheel = a_wheel_in(checkout)
    (checkout / LOCK).write_text(f"{wheel}\n", encoding="utf-8")
    with pytest.raises(setup.SetupError, match="could not be installed"):
        setup.set_up(checkout, window=False)
    assert "hash" in capfd.readouterr().err.lower()
    assert not setup.is_ready(checkout)


@pytest.mark.usefixtures("bare_system")
def test_that_missing_libraries_are_named_in_one_line_to_copy(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert setup.main([]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "sudo apt-get install -y" in said
    for package in (*system_packages.ALWAYS.values(), *system_packages.FOR_A_WINDOW.values()):
        assert package in said


@pytest.mark.usefixtures("bare_system")
def test_that_missing_libraries_are_named_where_there_is_no_apt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system_packages, "has_apt", lambda: False)
    with pytest.raises(setup.SetupError, match=r"libEGL\.so\.1"):
        setup.complete_system(window=False)


def test_that_root_installs_what_is_missing_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []

    def install(packages: list[str]) -> bool:
        installed.extend(packages)
        return True

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(
        system_packages, "_loads", lambda name: name != "libEGL.so.1" or bool(installed)
    )
    monkeypatch.setattr(system_packages, "install", install)
    setup.complete_system(window=False)
    assert installed == ["libegl1"]


def test_that_another_python_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 14, 0, "final", 0))
    with pytest.raises(setup.SetupError, match=r"3\.11, 3\.12 or 3\.13"):
        setup.check_python()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":1"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":1", "QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_that_a_window_is_expected_where_there_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, expected: bool
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert system_packages.a_window_will_open() is expected


def test_that_the_pip_of_debian_serves_where_python_brings_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wheel = tmp_path / "pip-23.0.1-py3-none-any.whl"
    wheel.touch()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(borrowed_pip, "WHEEL_FOLDER", tmp_path)
    python = tmp_path / "python"
    assert borrowed_pip.find_pip(python, tmp_path) == [str(python), str(wheel / "pip")]
