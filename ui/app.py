"""The application: fonts, settings, the window.

Order: Qt is loaded, the frame is shown and painted; only then, from a timer of zero, the panels,
the canvas and the actions are loaded and put into it, the project is opened, which loads
SQLAlchemy, and the worker's process starts, which loads spaCy there.
"""

import gc
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from annotation.paths import is_there
from ui.frame import AfterPaint, Frame
from ui.settings import Settings, default_path
from ui.theme import load_fonts, qcolor, sans

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from ui.main_window import MainWindow

    Pose = Callable[[MainWindow], QDialog | None]

NAME = "Goldleaf"
INTERRUPT_MS = 250
SHADE = 70
SETTLED_MS = 400
"""How dark the window is under a dialog in a picture, of 255."""


def application(arguments: list[str] | None = None) -> QApplication:
    """Return the one QApplication, made with our name and fonts if there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(arguments if arguments is not None else sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(sans(13))
    app.setWindowIcon(QIcon(str(Path(__file__).with_name("goldleaf.svg"))))
    return app


def open_window(path: Path | None = None, *, settings_path: Path | None = None) -> int:
    """Open the window, on the project at `path` if there is one, until it is closed."""
    app = application()
    settings = Settings(settings_path or default_path())
    frame = Frame(settings)
    sys.excepthook = _told_in_a_dialog(frame)
    _let_interrupts_in(app, frame)
    AfterPaint(frame, lambda: begin(furnish(frame, settings), path))
    frame.show()
    return app.exec()


def furnish(frame: Frame, settings: Settings) -> "MainWindow":
    """Make the window with all that is in it, and put it into the painted frame."""
    from ui import main_window

    window = main_window.MainWindow(settings)
    frame.hold(window)
    return window


def begin(window: "MainWindow", path: Path | None) -> None:
    """Open the project that was asked for, else the one of the last time."""
    try:
        _open_project(window, path)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def _open_project(window: "MainWindow", path: Path | None) -> None:
    recent = window.settings.recent
    if path is not None:
        window.session.open_project(path)
    elif recent and is_there(recent[0]):
        window.session.open_project(recent[0])
    if not window.settings.is_coder_known:
        window.settings.coder = window.settings.coder
        window.session.notice.emit(
            f"Your decisions are kept under the name “{window.settings.coder}”. "
            "Settings changes it."
        )


def picture(  # noqa: PLR0913 - all but the first two by name
    project: Path | None,
    target: Path,
    *,
    coder: str = "",
    theme: str = "light",
    size: tuple[int, int] = (1440, 900),
    scale: float = 2.0,
    focus: str = "",
    pose: "Pose | None" = None,
) -> Path:
    """Write a picture of the window on a project's first article, and return its path.

    `coder` is whose layer is shown, "" for this user's. `focus` is a text of the article whose item
    has the focus, "" for the first suggestion. `pose` is called before the picture is taken; a
    dialog that it returns is painted over the window. Needs no display where Qt's platform is
    "offscreen".
    """
    import tempfile

    from ui import main_window

    application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "picture.ini")
        settings.theme = theme
        settings.coder = coder or settings.coder
        window = main_window.MainWindow(settings, has_worker=False)
        try:
            window.resize(*size)
            window.show()
            if project is not None:
                window.session.open_project(project)
            QApplication.processEvents()  # panels came and took their places
            _focus(window, focus)
            dialog = pose(window) if pose is not None else None
            _settle()
            _grab(window, dialog, scale).save(str(target))
        finally:
            window.close()
            window.deleteLater()
    return target


def _settle() -> None:
    """Let what comes a moment after a key press come: counts, layouts, the candidates of a map."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()


def _focus(window: "MainWindow", words: str) -> None:
    review = window.session.review
    if review is None or not words:
        return
    found = [item for item in review.items if item.quote == words]
    found.sort(key=lambda item: item.kind)
    if found:
        window.desk.focus(found[0].id)


def _grab(window: "MainWindow", dialog: QDialog | None, scale: float) -> QImage:
    """Return a picture of the window, painted at a scale."""
    QApplication.processEvents()
    image = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    window.render(painter, QPoint())
    if dialog is not None:
        _paint_over(painter, window, dialog)
    painter.end()
    return image


def _paint_over(painter: QPainter, window: "MainWindow", dialog: QDialog) -> None:
    """Paint a dialog in the middle of its window, which steps back."""
    dialog.show()
    QApplication.processEvents()
    painter.fillRect(window.rect(), QColor(0, 0, 0, SHADE))
    box = dialog.rect()
    box.moveCenter(window.rect().center())
    dialog.render(painter, box.topLeft())
    painter.setPen(QPen(qcolor(window.theme.strong_border), 1))
    painter.drawRect(box.adjusted(-1, -1, 0, 0))
    dialog.close()


def _told_in_a_dialog(
    window: QWidget,
) -> "Callable[[type[BaseException], BaseException, TracebackType | None], None]":
    """Return a hook that tells of a bug. The work is on disk already; a second bug only prints."""
    is_telling = False

    def hook(
        kind: type[BaseException], error: BaseException, trace: "TracebackType | None"
    ) -> None:
        nonlocal is_telling
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        if is_telling:
            return
        is_telling = True
        try:
            import traceback

            from ui.dialogs.crash import CrashDialog

            details = "".join(traceback.format_exception(kind, error, trace))
            CrashDialog.tell(details, window)
        finally:
            is_telling = False

    return hook


def _let_interrupts_in(app: QApplication, window: QWidget) -> None:
    """Close the window on Ctrl+C in the terminal: Python needs a turn now and then to notice."""
    signal.signal(signal.SIGINT, lambda *_: window.close())
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)
    timer.start(INTERRUPT_MS)
