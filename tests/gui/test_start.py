"""How the window starts: painted first, the heavy parts after it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

AFTER_PAINT = """
import sys
from pathlib import Path
from ui.app import AfterPaint, application
from ui.main_window import MainWindow
from ui.settings import Settings

app = application(["goldleaf"])
window = MainWindow(Settings(Path(sys.argv[1])), has_worker=False)
seen = []
def after():
    seen.extend(n for n in ("sqlalchemy", "spacy", "openpyxl", "trafilatura", "lxml")
                if n in sys.modules)
    window.close()
    app.quit()
AfterPaint(window, after)
window.show()
app.exec()
print("loaded:", seen)
"""


def test_that_the_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AFTER_PAINT, str(tmp_path / "settings.ini")],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "loaded: []", done.stderr


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
    window = QApplication.topLevelWidgets()[0].window()
    from ui.main_window import MainWindow
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    print(window.windowTitle(), "|", window.session.coder, "|", len(window.session.rows))
    window.close()

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
    assert done.stdout.strip().endswith("| 3")
