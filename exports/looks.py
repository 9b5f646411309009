"""How the workbook looks: ink, paper and one gold line."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.numbers import FORMAT_GENERAL, FORMAT_TEXT

from exports.columns import WRAPPED, Look

FACE = "Calibri"
INK = "2B2925"
QUIET = "6F6A60"
PAPER = "FBFAF6"
GOLD = "B8902F"
CRIMSON = "A8203F"
LINK_BLUE = "1F5FA8"
TABLE_STYLE = "TableStyleLight1"
ZOOM = 110
HEADER_HEIGHT = 26
TABS = {"README": GOLD, "Codebook": GOLD, "Documents": QUIET}

_HAIR = Side(style="hair", color="CFC9BA")
_BOTTOM = Border(bottom=_HAIR)
_DATES = {Look.DATE: "yyyy-mm-dd", Look.MOMENT: "yyyy-mm-dd hh:mm:ss"}

Style = tuple[Font, Alignment, Border, str]


def style_of(look: Look) -> Style:
    """Return font, alignment, border and number format of a cell."""
    return _font(look), _alignment(look), _BOTTOM, _number_format(look)


def header_style() -> tuple[Font, PatternFill, Alignment, Border]:
    """Return what a header cell looks like."""
    return (
        Font(name=FACE, size=11, bold=True, color="FFFFFF"),
        PatternFill("solid", fgColor=INK),
        Alignment(vertical="center"),
        Border(bottom=Side(style="medium", color=GOLD)),
    )


def _font(look: Look) -> Font:
    if look is Look.ID:
        return Font(name=FACE, size=8, color=QUIET)
    if look is Look.LINK:
        return Font(name=FACE, size=8, color=LINK_BLUE, underline="single")
    if look is Look.STRONG:
        return Font(name=FACE, size=11, bold=True, color=INK)
    return Font(name=FACE, size=11, color=INK)


def _alignment(look: Look) -> Alignment:
    if look in {Look.NUMBER, Look.SCORE, Look.DEGREES}:
        return Alignment(vertical="top", horizontal="right", indent=1)
    return Alignment(vertical="top", horizontal="left", wrap_text=look in WRAPPED)


def _number_format(look: Look) -> str:
    if look is Look.DEGREES:
        return "0.0000"
    if look is Look.SCORE:
        return "0.00"
    if look is Look.NUMBER:
        return "0"
    # Text as text, so that editing a cell cannot turn "3-4" into a date; not for long texts, which
    # some versions of Excel show as ##### in that format.
    return _DATES.get(look, FORMAT_GENERAL if look is Look.LONG else FORMAT_TEXT)
