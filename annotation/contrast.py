"""Contrast between two colours by the formula of WCAG 2, and the pages that types are shown on."""

from annotation.colours import Colours

PAGE = Colours(light="#FCFBF8", dark="#15181D")
"""The page behind the text of an article."""

LEAST_CONTRAST = 4.9
"""What the colour of a type must have against the page, so that its small label can be read."""

_DIMMEST_CURVED = 0.04045
"""Below it the curve of sRGB is a straight line."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours "#RRGGBB", from 1 (none) to 21 (black on white)."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= _DIMMEST_CURVED:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
