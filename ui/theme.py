"""The palette, in light and in dark, the fonts, and the tints that come from a codebook's colours.

Every ink has at least 4.9 to 1 on the surfaces that it stands on, running text at least 7 to 1;
tests/gui/test_theme.py holds both.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from annotation.contrast import PAGE

if TYPE_CHECKING:
    from annotation.codebook import Colours

FONT_FOLDER = Path(__file__).with_name("fonts")
SERIF = "Noto Serif"
SANS = "Inter"

TEXT_PX = 16
"""The size of an article's text, unless a person sets another one."""
LABEL_PX = 9
INTERFACE_PX = 13
SMALL_PX = 12
RADIUS = 6
"""Corners of cards and keys."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours "#RRGGBB" by what they are for.

    `page` is behind the article, `panel` around it, `raised` on a panel (cards, keys, fields).
    `ink` is for text, `muted` for text that matters less, `quiet` for small labels and hints.
    `focus` rings what the keyboard is on, `halo` is its soft edge. `suggested` is the amber of
    what waits for a decision, `accepted` the green of what was confirmed, `danger` for refusals.
    """

    name: str
    page: str
    panel: str
    raised: str
    hover: str
    border: str
    strong_border: str
    ink: str
    muted: str
    quiet: str
    focus: str
    halo: str
    selection: str
    found: str
    found_current: str
    accepted: str
    suggested: str
    danger: str
    track: str
    scrollbar: str

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"

    def colour(self, colours: "Colours") -> str:
        """The strong colour of a type on this page."""
        return colours.dark if self.is_dark else colours.light

    def wash(self, *, faint: bool = False, outer: bool = False) -> float:
        """How opaque a tint is: faint behind what is suggested, lighter where others lie inside."""
        share = 0.165 if self.is_dark else 0.15
        return share * (0.36 if faint else 1.0) * (0.6 if outer else 1.0)

    def tint(self, colour: str, *, faint: bool = False) -> str:
        """The tint of `colour` behind accepted text, or the faint one behind suggested text."""
        return mix(self.page, colour, self.wash(faint=faint))


LIGHT = Theme(
    name="light",
    page=PAGE.light,
    panel="#F4F2ED",
    raised="#FFFFFF",
    hover="#EBE8E1",
    border="#DFDBD2",
    strong_border="#C4BFB3",
    ink="#1F2328",
    muted="#484D55",
    quiet="#5E636B",
    focus="#1858D6",
    halo="#C9DBFC",
    selection="#CFE0FF",
    found="#FBE9A9",
    found_current="#FFC94D",
    accepted="#186B42",
    suggested="#875200",
    danger="#B3261E",
    track="#DDD8CE",
    scrollbar="#D5D0C6",
)

DARK = Theme(
    name="dark",
    page=PAGE.dark,
    panel="#1A1E25",
    raised="#222832",
    hover="#272D38",
    border="#2C333E",
    strong_border="#434C5A",
    ink="#EAEDF1",
    muted="#B6BCC5",
    quiet="#9BA3AE",
    focus="#6EA8FF",
    halo="#263C5E",
    selection="#26406B",
    found="#57481A",
    found_current="#755808",
    accepted="#5CC492",
    suggested="#F0B860",
    danger="#FF8A80",
    track="#2E3540",
    scrollbar="#3A424E",
)


def mix(under: str, over: str, share: float) -> str:
    """Return `over` laid on `under` with that share of opacity."""
    pairs = ((int(under[at : at + 2], 16), int(over[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low + (high - low) * share):02X}" for low, high in pairs)


@lru_cache(maxsize=512)
def qcolor(colour: str, opacity: float = 1.0) -> QColor:
    """Return the QColor of "#RRGGBB", made once. Do not change it."""
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made


def theme_for(name: str) -> Theme:
    """Return the theme called "light" or "dark"; "system" is the one that the desktop has."""
    if name == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if name == "dark" else LIGHT


def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt; return the families that are new to it."""
    families: list[str] = []
    sans.cache_clear()
    for path in sorted(FONT_FOLDER.glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


def serif(pixels: float, *, bold: bool = False) -> QFont:
    """Return the font of an article's text."""
    return _font(SERIF, pixels, QFont.Weight.Bold if bold else QFont.Weight.Normal, "serif")


@lru_cache(maxsize=64)
def sans(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the font of everything around the text, made once. Do not change it."""
    return _font(SANS, pixels, weight, "sans-serif")


def _font(family: str, pixels: float, weight: QFont.Weight, generic: str) -> QFont:
    font = QFont([family, generic])
    font.setStyleHint(QFont.StyleHint.Serif if generic == "serif" else QFont.StyleHint.SansSerif)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(weight)
    # Unhinted, so that words keep their distances at every scale of the screen.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def qpalette(theme: Theme) -> QPalette:
    """Return the palette that Qt's own widgets draw with."""
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.panel),
        (role.WindowText, theme.ink),
        (role.Base, theme.raised),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.ink),
        (role.Button, theme.raised),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.danger),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.quiet),
        (role.Highlight, theme.focus),
        (role.HighlightedText, theme.page),
        (role.Link, theme.focus),
        (role.Mid, theme.border),
        (role.Light, theme.raised),
        (role.Dark, theme.strong_border),
    ):
        palette.setColor(which, qcolor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, qcolor(theme.quiet))
    return palette
