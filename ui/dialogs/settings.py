"""Settings: who codes, how it looks, which model proposes."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget
from typing_extensions import override

from ui.dialogs.form import Form
from ui.settings import TEXT_SIZES, THEMES, Settings
from ui.widgets import plain_label

THEME_NAMES = {"system": "As the system has it", "light": "Light", "dark": "Dark"}


class SettingsDialog(Form):
    """Nothing is set until it is accepted."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("Settings", "Use these", parent)
        self._settings = settings
        self.coder = QLineEdit(settings.coder)
        self.theme = QComboBox()
        for name in THEMES:
            self.theme.addItem(THEME_NAMES[name], name)
        self.theme.setCurrentIndex(THEMES.index(settings.theme))
        self.text_size = QSpinBox()
        self.text_size.setRange(*TEXT_SIZES)
        self.text_size.setSuffix(" px")
        self.text_size.setValue(settings.text_size)
        self.model = QLineEdit(settings.model)
        words = plain_label(
            "Decisions are kept under the coder’s name, each coder in a layer of their own. "
            "The model is the name of an installed spaCy pipeline."
        )
        words.setProperty("tone", "quiet")
        words.setWordWrap(True)
        self.add("Coder", self.coder)
        self.add("Colours", self.theme)
        self.add("Text size", self.text_size)
        self.add("Model", self.model)
        self.add_below(words)

    @override
    def accept(self) -> None:
        if not self.coder.text().strip():
            self.trouble.setText("A coder needs a name: decisions are kept under it.")
            return
        settings = self._settings
        settings.coder = self.coder.text()
        settings.theme = self.theme.currentData()
        settings.text_size = self.text_size.value()
        settings.model = self.model.text()
        super().accept()

    @classmethod
    def ask(cls, settings: Settings, parent: QWidget) -> bool:
        dialog = cls(settings, parent)
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted
