"""What the window remembers between two starts, declared once. An INI file in a per-user place."""

import getpass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from annotation.paths import is_folder, whole

THEMES = ("system", "light", "dark")
RECENT = 8
TEXT_SIZES = (13, 24)
DEFAULT_MODEL = "en_core_web_sm"


def default_path() -> Path:
    """Return where the settings of this user live."""
    folder = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(folder)) / "goldleaf" / "goldleaf.ini"


class Settings:
    """Typed access to the INI file. A value that makes no sense there counts as not set."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def sync(self) -> None:
        self._store.sync()

    # -- the person ------------------------------------------------------------------------------

    @property
    def coder(self) -> str:
        """The name that decisions are kept under; the computer's user until it is set."""
        return self._text("coder") or _user_name()

    @coder.setter
    def coder(self, name: str) -> None:
        self._store.setValue("coder", name.strip())

    @property
    def is_coder_known(self) -> bool:
        return bool(self._text("coder"))

    @property
    def theme(self) -> str:
        """One of THEMES."""
        theme = self._text("theme")
        return theme if theme in THEMES else "system"

    @theme.setter
    def theme(self, theme: str) -> None:
        self._store.setValue("theme", theme)

    @property
    def text_size(self) -> int:
        """The size of the article's text in pixels."""
        size = self._text("text_size")
        return max(TEXT_SIZES[0], min(int(size), TEXT_SIZES[1])) if size.isdigit() else 16

    @text_size.setter
    def text_size(self, size: int) -> None:
        self._store.setValue("text_size", str(size))

    @property
    def model(self) -> str:
        """The name of the spaCy pipeline that makes suggestions."""
        return self._text("model") or DEFAULT_MODEL

    @model.setter
    def model(self, name: str) -> None:
        self._store.setValue("model", name.strip())

    @property
    def trusted(self) -> frozenset[str]:
        """The models and sources that this person lets run code of their own."""
        return frozenset(filter(None, self._text("trusted").split("\n")))

    def trust(self, name: str) -> None:
        """Remember that this person trusts a model or a source, by its name or place."""
        self._store.setValue("trusted", "\n".join(sorted({*self.trusted, name})))

    # -- the projects ----------------------------------------------------------------------------

    @property
    def recent(self) -> list[Path]:
        """The projects that were open, the newest first."""
        paths = [Path(name) for name in self._text("recent").split("\n")]
        return [path for path in paths if path.is_absolute()]

    def remember_project(self, path: Path) -> None:
        path = whole(path)
        names = [str(path), *(str(each) for each in self.recent if each != path)]
        self._store.setValue("recent", "\n".join(names[:RECENT]))

    def forget_project(self, path: Path) -> None:
        gone = {path, whole(path)}
        self._store.setValue("recent", "\n".join(str(p) for p in self.recent if p not in gone))

    def last_document(self, project: Path) -> str:
        """Return the id of the article that was open in a project, "" when there was none."""
        known, _, document = self._text("last_document").rpartition("\n")
        return document if known == str(whole(project)) else ""

    def remember_document(self, project: Path, document: str) -> None:
        self._store.setValue("last_document", f"{whole(project)}\n{document}")

    def folder(self, purpose: str) -> str:
        """Return the folder that was last used for a purpose ("open", "import", "export")."""
        folder = self._text(f"folders/{purpose}")
        return folder if Path(folder).is_absolute() else ""

    def place_for(self, purpose: str) -> str:
        """Return a folder to offer: the one of the last time, the documents, else the home."""
        kinds = QStandardPaths.StandardLocation
        home = QStandardPaths.writableLocation(kinds.HomeLocation)
        documents = QStandardPaths.writableLocation(kinds.DocumentsLocation)
        offered = [folder for folder in (self.folder(purpose), documents) if folder]
        return next((folder for folder in offered if is_folder(Path(folder))), home)

    def remember_folder(self, purpose: str, folder: Path) -> None:
        self._store.setValue(f"folders/{purpose}", str(whole(folder)))

    @property
    def export_format(self) -> str:
        return self._text("export_format") or "xlsx"

    @export_format.setter
    def export_format(self, name: str) -> None:
        self._store.setValue("export_format", name)

    # -- the window ------------------------------------------------------------------------------

    @property
    def list_filter(self) -> str:
        return self._text("list_filter") or "all"

    @list_filter.setter
    def list_filter(self, name: str) -> None:
        self._store.setValue("list_filter", name)

    @property
    def is_list_shown(self) -> bool:
        return self._text("list_shown") != "no"

    @is_list_shown.setter
    def is_list_shown(self, shown: bool) -> None:
        self._store.setValue("list_shown", "yes" if shown else "no")

    def shows_events(self, *, unless_said: bool) -> bool:
        """Whether the list of events is shown; `unless_said` where nobody has said."""
        said = self._text("events_shown")
        return unless_said if not said else said == "yes"

    def show_events(self, *, shown: bool) -> None:
        self._store.setValue("events_shown", "yes" if shown else "no")

    def bytes(self, name: str) -> QByteArray:
        """Return a piece of window layout, empty when there is none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, name: str, value: QByteArray) -> None:
        self._store.setValue(f"window/{name}", value)

    def _text(self, name: str) -> str:
        value = self._store.value(name)
        return value if isinstance(value, str) else ""


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's table
        return "coder"
