"""Code points to UTF-16 and back, for one paragraph. The only place where UTF-16 exists. Pure."""

from bisect import bisect_left

BMP_END = 0xFFFF


class Offsets:
    """The places of the characters of a text that take two UTF-16 units; `bisect` does the rest."""

    __slots__ = ("_astral", "_length", "_units")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral: list[int] = []
        if not text.isascii():
            self._astral = [at for at, char in enumerate(text) if ord(char) > BMP_END]
        # Where each of them starts in UTF-16: its place plus one for each before it.
        self._units = [at + before for before, at in enumerate(self._astral)]

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point offset; outside of the text, the nearest."""
        offset = max(0, min(offset, self._length))
        return offset + bisect_left(self._astral, offset)

    def to_code_point(self, unit: int) -> int:
        """Return the code point offset; the middle of a surrogate pair counts as its start."""
        unit = max(0, min(unit, self._length + len(self._astral)))
        return unit - bisect_left(self._units, unit)
