"""A colour for a light and one for a dark page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """The strong colour of a type, "#RRGGBB", for a light and for a dark page."""

    light: str
    dark: str
