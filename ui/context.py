"""What is true right now, as plain facts: actions say by them whether they apply."""

from dataclasses import dataclass

from annotation.codebook import Codebook
from annotation.review import Item, State
from annotation.values import Fragment


@dataclass(frozen=True, slots=True)
class Context:
    """A moment of the window. `item` has the focus, or the word at `word` has it, or neither.

    `is_finished`: the page after the last article hides the open one; nothing can be done to it.
    """

    codebook: Codebook | None = None
    has_document: bool = False
    item: Item | None = None
    word: Fragment | None = None
    is_done: bool = False
    is_finished: bool = False
    is_finding: bool = False
    is_following: bool = False
    """Whether one goes through the evidence of an event, and the focus is on a filler of it."""

    @property
    def has_project(self) -> bool:
        return self.codebook is not None

    @property
    def on_item(self) -> bool:
        return self.item is not None

    @property
    def on_trigger(self) -> bool:
        return self.item is not None and self.item.kind == "event"

    @property
    def on_span(self) -> bool:
        return self.item is not None and self.item.kind == "span"

    @property
    def on_place(self) -> bool:
        """Whether an item or a word has the focus."""
        return self.item is not None or self.word is not None

    @property
    def has_value(self) -> bool:
        """Whether the focus is on a span that means a time, a place or a quantity."""
        if self.codebook is None or self.item is None or self.item.kind != "span":
            return False
        return bool(self.codebook.normal_of(self.item.type))

    @property
    def is_mention(self) -> bool:
        """Whether the focus is on a span that can name somebody or something."""
        if self.codebook is None or self.item is None or self.item.kind != "span":
            return False
        return self.codebook.normal_of(self.item.type) not in ("time", "quantity")

    @property
    def is_suggested(self) -> bool:
        return self.item is not None and self.item.state is State.SUGGESTED

    @property
    def is_rejected(self) -> bool:
        return self.item is not None and self.item.state is State.REJECTED

    @property
    def is_open(self) -> bool:
        """Whether the open article can still be worked on."""
        return self.has_document and not self.is_done

    def knows_role(self, name: str) -> bool:
        """Whether the focused trigger's type has a role of that name."""
        if self.codebook is None or self.item is None or self.item.kind != "event":
            return False
        return name in self.codebook.event(self.item.type).roles
