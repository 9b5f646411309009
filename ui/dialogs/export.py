"""Export: a format, a layer, a place. What a format loses is said before it is written."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QWidget
from typing_extensions import override

from annotation.paths import typed
from annotation.snapshot import SUGGESTIONS
from exports.registry import FORMATS, Format
from ui.dialogs.form import Form
from ui.jobs.exporting import Exporting
from ui.session import Session
from ui.settings import Settings
from ui.widgets import button, plain_label


class ExportDialog(Form):
    """Stays open while it is written, and then shows where the file is."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        layers: list[str],
        parent: QWidget | None = None,
        *,
        is_serial: bool = False,
    ) -> None:
        super().__init__("Export", "Export", parent)
        self._session = session
        self._settings = settings
        self.written: Path | None = None
        self.format = QComboBox()
        for each in FORMATS.values():
            self.format.addItem(f"{each.title} (*{each.extension})", each.name)
        self.format.setCurrentIndex(max(0, self.format.findData(settings.export_format)))
        self.layer = QComboBox()
        self._layers = layers
        self.place = QLineEdit()
        self.place.setAccessibleName("File")
        self.words = plain_label(name="export-words")
        self.words.setProperty("tone", "muted")
        self.words.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        room = self.bar.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # else the fields are squeezed when it comes
        self.bar.setSizePolicy(room)
        self.bar.hide()
        self.show_file = button("Show the file", name="show-file")
        self.show_file.clicked.connect(self._show_file)
        self.show_file.hide()
        self._lay_out()
        self.job = Exporting(session, is_serial=is_serial, parent=self)
        self.job.progressed.connect(self._on_progress)
        self.job.finished.connect(self._on_written)
        self.job.failed.connect(self._on_failed)
        self._on_format()

    def _lay_out(self) -> None:
        browse = button("Choose…")
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.place, 1)
        place.addWidget(browse)
        self.add("Format", self.format)
        self.add("Layer", self.layer)
        self.add("File", place)
        self.add_below(self.words, self.bar, self.show_file)
        self.format.activated.connect(self._on_format)

    @property
    def chosen(self) -> Format:
        return FORMATS[self.format.currentData()]

    def _on_format(self) -> None:
        """Say what the format keeps, offer the layers that it takes, fit the file's name to it."""
        chosen = self.chosen
        self.words.setText("\n".join([chosen.description, *chosen.loses]))
        kept = self.layer.currentData() or self._session.coder
        self.layer.clear()
        names = dict.fromkeys([self._session.coder, *self._layers])
        for name in names:
            self.layer.addItem(f"Decisions of {name}", name)
        if not chosen.gold_only:
            self.layer.addItem("Suggestions that nobody has decided yet", SUGGESTIONS)
        self.layer.setCurrentIndex(max(0, self.layer.findData(kept)))
        path = Path(self.place.text()) if self.place.text() else self._default()
        self.place.setText(str(path.with_suffix(chosen.extension)))

    def _default(self) -> Path:
        folder = self._settings.place_for("export")
        project = self._session.project
        return Path(folder) / (project.path.stem if project is not None else "export")

    def _browse(self) -> None:
        kinds = f"{self.chosen.title} (*{self.chosen.extension})"
        path, _ = QFileDialog.getSaveFileName(self, "Export to", self.place.text(), kinds)
        if path:
            self.place.setText(path)

    @override
    def accept(self) -> None:
        """Start to write; once it is written, close."""
        if self.written is not None:
            super().accept()
        elif not self.job.is_running and self.place.text().strip():
            self.trouble.clear()
            self.ok.setEnabled(False)
            self.bar.setRange(0, 0)
            self.bar.show()
            path = typed(self.place.text().strip())
            self.job.start(self.chosen.name, self.layer.currentData(), path)

    @override
    def reject(self) -> None:
        """Stop what is being written, else close."""
        if self.job.is_running:
            self.job.stop()
        else:
            super().reject()

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_written(self, path: Path) -> None:
        self.written = path
        self._settings.export_format = self.chosen.name
        self._settings.remember_folder("export", path.parent)
        self.bar.hide()
        self.words.setText(f"Written and checked: {path}")
        self.show_file.show()
        self.cancel.hide()
        self.ok.setEnabled(True)
        self.ok.setText("Close")

    def _on_failed(self, sentence: str) -> None:
        self.bar.hide()
        self.ok.setEnabled(True)
        self.trouble.setText(sentence)

    def _show_file(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.parent)))
