"""How the window starts: painted first, the heavy parts after it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

AFTER_PAINT = """
import sys
from pathlib import Path
from ui import app as module

HEAVY = ("sqlalchemy", "spacy", "openpyxl", "trafilatura", "lxml", "ui.main_window")

def furnish(frame, settings):
    seen = [name for name in HEAVY if name in sys.modules]
    print("loaded at the first paint:", seen)
    window = furnish_really(frame, settings)
    print("with the panels:", [name for name in HEAVY if name in sys.modules])
    frame.close()
    return window

furnish_really, module.furnish = module.furnish, furnish
sys.exit(module.open_window(None, settings_path=Path(sys.argv[1])))
"""


def test_that_the_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AFTER_PAINT, str(tmp_path / "settings.ini")],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "loaded at the first paint: []",
        "with the panels: ['ui.main_window']",
    ], done.stderr


PICTURE = """
import sys
from pathlib import Path
from ui.app import picture
picture(Path(sys.argv[1]), Path(sys.argv[2]), theme="dark", size=(900, 600), scale=1.0)
"""


def test_that_a_picture_of_the_window_can_be_made_without_a_display(
    project_path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "window.png"
    done = subprocess.run(
        [sys.executable, "-c", PICTURE, str(project_path), str(target)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(b"\x89PNG")


OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app as module

def soon():
    from PySide6.QtWidgets import QApplication
    from ui.main_window import MainWindow
    [frame] = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    window = frame.findChild(MainWindow)
    print(frame.windowTitle(), "|", window.session.coder, "|", len(window.session.rows))
    frame.resize(900, 640)
    window.run_id("quit")
    print("closed:", window.session.project is None and not frame.isVisible())

application = module.application()
timer = QTimer.singleShot(1500, soon)
sys.exit(module.open_window(Path(sys.argv[1]), settings_path=Path(sys.argv[2])))
"""


def test_that_open_window_opens_the_project_it_is_given(project_path: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(project_path), str(tmp_path / "s.ini")],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Paper – Goldleaf |"), done.stdout + done.stderr
    assert done.stdout.splitlines()[0].endswith("| 3")
    assert done.stdout.splitlines()[1] == "closed: True"
    assert "geometry" in (tmp_path / "s.ini").read_text()
