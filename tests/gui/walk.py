"""The shortest way of keys from where the focus is to where it is wanted.

A trained person sees both places on the screen and knows the keys that move; so the way is found by
asking the same functions that the keys call, without pressing any.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from annotation.gestures import navigate
from annotation.review import Review
from annotation.values import Fragment
from annotation.words import word_after, word_before
from ui.canvas.pick import Pick
from ui.main_window import MainWindow

_PAGE = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one is: on an item or a word of the text, and whether the list has the keyboard.

    `line` is the line of the list that was gone to last; `is_next` that it is the one after a row
    that went, to which Down goes.
    """

    item: str | None
    word: Fragment | None = None
    is_in_list: bool = False
    line: int = 0
    is_next: bool = False


Goal = Callable[[Spot], bool]
Step = tuple[str, Spot]


class Walk:
    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.events = window.workspace.events

    @property
    def review(self) -> Review:
        review = self.window.session.review
        assert review is not None
        return review

    @property
    def here(self) -> Spot:
        desk, table = self.window.desk, self.events.table
        item = None if desk.item is None else desk.item_id
        line, is_next = table.currentIndex().row(), self.events._is_next  # noqa: SLF001 - not shown
        return Spot(item, desk.word, self.events.has_keyboard, line, is_next)

    def keys_to(self, goal: Goal) -> list[str]:
        """Return the fewest keys that lead to a spot that is meant."""
        start = self.here
        seen = {start}
        ways: deque[tuple[Spot, tuple[str, ...]]] = deque([(start, ())])
        while ways:
            spot, way = ways.popleft()
            if goal(spot):
                return list(way)
            for key, following in self._steps(spot):
                if following not in seen:
                    seen.add(following)
                    ways.append((following, (*way, key)))
        raise AssertionError("no keys lead there")

    def keys_to_candidate(self, pick: Pick, target: str) -> list[str]:
        """Return the fewest arrows from the candidate that is chosen to another one."""
        order = [item.id for item in sorted(pick.candidates, key=lambda item: item.place)]
        canvas = self.window.canvas
        assert pick.chosen is not None
        seen: dict[str, tuple[str, ...]] = {pick.chosen: ()}
        left = deque(seen)
        while target not in seen:
            here = left.popleft()
            at = order.index(here)
            beside = (("Right", order[(at + 1) % len(order)]), ("Left", order[at - 1]))
            lines = (("Down", canvas.item_below(here)), ("Up", canvas.item_above(here)))
            for key, found in (*beside, *lines):
                if found is not None and found not in seen:
                    seen[found] = (*seen[here], key)
                    left.append(found)
        return list(seen[target])

    def _steps(self, spot: Spot) -> Iterator[Step]:
        yield from self._in_list(spot) if spot.is_in_list else self._in_text(spot)
        yield from self._along_words(spot)

    def _along_suggestions(self, spot: Spot) -> Iterator[Step]:
        for key, step in (("Tab", 1), ("Shift+Tab", -1)):
            found = navigate.next_suggestion(self.review, self._from(spot), step)
            if found is not None:
                yield key, self._on(found, spot)

    def _in_text(self, spot: Spot) -> Iterator[Step]:
        yield from self._along_suggestions(spot)
        for key, step in (("Right", 1), ("Left", -1)):
            yield from self._found(
                key, spot, navigate.next_item(self.review, self._from(spot), step)
            )
        canvas = self.window.canvas
        if spot.item is not None:
            yield from self._found("Down", spot, canvas.item_below(spot.item))
            yield from self._found("Up", spot, canvas.item_above(spot.item))
            yield from self._found("[", spot, navigate.inner(self.review, spot.item))
            yield from self._found("]", spot, navigate.outer(self.review, spot.item))
        last = len(self.events.model.lines) - 1
        if last >= 0:
            number = self.events.model.number(spot.item)
            line = number if number >= 0 else max(0, self._nearest_line(spot))
            on = spot.item if number >= 0 else self.events.model.lines[line].row.id
            yield "Alt+L", Spot(on, None, is_in_list=True, line=line)

    def _nearest_line(self, spot: Spot) -> int:
        """Return where the list is entered from what is no event: the line nearest in the text."""
        shown = self.review.item(spot.item) if spot.item is not None else None
        place = shown.start if shown is not None else spot.word[0] if spot.word else None
        return spot.line if place is None else self.events.model.nearest(place)

    def _in_list(self, spot: Spot) -> Iterator[Step]:
        last = len(self.events.model.lines) - 1
        lines = (
            ("Down", spot.line + (not spot.is_next)), ("Up", spot.line - 1),
            ("PageDown", spot.line + _PAGE),
            ("PageUp", spot.line - _PAGE), ("Home", 0), ("End", last),
        )  # fmt: skip
        for key, number in lines:
            at = max(0, min(number, last))
            yield key, Spot(self.events.model.lines[at].row.id, None, is_in_list=True, line=at)
        yield "Esc", replace(spot, is_in_list=False)

    def _along_words(self, spot: Spot) -> Iterator[Step]:
        shown = self.review.item(spot.item) if spot.item is not None else None
        here = spot.word or ((shown.start, shown.end) if shown is not None else None)
        if here is None:
            return
        text = self.review.text
        for key, word in (
            ("Ctrl+Right", word_after(text, here[1])),
            ("Ctrl+Left", word_before(text, here[0])),
        ):
            if word is not None:
                yield key, replace(spot, item=None, word=word)

    def _found(self, key: str, spot: Spot, item: str | None) -> Iterator[Step]:
        if item is not None:
            yield key, self._on(item, spot)

    def _on(self, item: str, spot: Spot) -> Spot:
        number = self.events.model.number(item)
        if number < 0:
            return replace(spot, item=item, word=None)
        return replace(spot, item=item, word=None, line=number, is_next=False)

    def _from(self, spot: Spot) -> str | None:
        """Return the item to go on from, as the keys take it."""
        if spot.item is not None or spot.word is None:
            return spot.item
        before = [place for place in self.review.order if place[0] <= spot.word[0]]
        return before[-1][3] if before else None
