"""What a command may reach: the session, the canvas, what is open over it, the window."""

from typing import TYPE_CHECKING

from annotation.editor import Draft
from annotation.gestures import navigate
from annotation.review import Item, Review
from annotation.values import Edit, Fragment
from ui.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.canvas.canvas import Canvas
    from ui.course import Course
    from ui.main_window import MainWindow
    from ui.panels.chooser import Chooser
    from ui.panels.find_bar import FindBar
    from ui.panels.options_popup import OptionsPopup
    from ui.session import Session
    from ui.settings import Settings


class Desk:
    """The focus lives on the canvas: an item there, or the word at `word`, or nothing.

    `picking` is what becomes of the item that is being picked, and whether it is meant beside what
    is there; `emptying` is done where nobody is meant; `walking` takes a word that is clicked while
    one walks to it; `asked` says what is picked; `last` is what had the focus when it was last
    looked at; `following` the event whose evidence one goes through.
    """

    def __init__(self, session: "Session", settings: "Settings", window: "MainWindow") -> None:
        self.session = session
        self.settings = settings
        self.window = window
        self.word: Fragment | None = None
        self.picking: Callable[[str, bool], None] | None = None
        self.emptying: Callable[[], None] | None = None
        self.asked = ""
        self.walking: Callable[[Fragment], None] | None = None
        self.last: Item | None = None
        self.following: str | None = None
        self._decided: tuple[str, str | None] | None = None
        session.focused = lambda: self.item_id

    @property
    def canvas(self) -> "Canvas":
        return self.window.canvas

    @property
    def chooser(self) -> "Chooser":
        return self.window.chooser

    @property
    def options(self) -> "OptionsPopup":
        return self.window.options

    @property
    def course(self) -> "Course":
        return self.window.course

    @property
    def is_choosing(self) -> bool:
        """Whether something over the article waits for an answer."""
        return self.chooser.is_open or self.options.is_open

    def dismiss(self) -> None:
        """Close what waits for an answer."""
        self.walking = None
        self.chooser.dismiss()
        self.options.dismiss()

    @property
    def find_bar(self) -> "FindBar":
        return self.window.find_bar

    @property
    def review(self) -> Review | None:
        return self.session.review

    @property
    def item_id(self) -> str | None:
        return self.canvas.focus_item

    @property
    def item(self) -> Item | None:
        """The focused item, None when nothing (or something that has just gone) has the focus."""
        review, id_ = self.review, self.item_id
        return None if review is None or id_ is None else review.item(id_)

    @property
    def just_decided(self) -> str | None:
        """The item that was decided last, while the focus is still where that decision left it."""
        if self._decided is None or self.review is None:
            return None
        item, left_at = self._decided
        return item if left_at == self.item_id and self.review.item(item) is not None else None

    def context(self) -> Context:
        review, is_shown = self.review, self.window.workspace.is_article_shown
        return Context(
            codebook=self.session.codebook,
            has_document=review is not None and is_shown,
            item=self.item if is_shown else None,
            word=self.word if is_shown else None,
            is_finished=review is not None and not is_shown,
            is_done=review is not None and review.layer.state == "done",
            is_finding=self.find_bar.isVisible(),
            is_following=is_shown and self.followed is not None,
        )

    @property
    def followed(self) -> str | None:
        """The event whose evidence one goes through, while the focus is on a filler of it."""
        review, event, here = self.review, self.following, self.item_id
        if review is None or event is None or here is None:
            return None
        return event if any(link.target == here for link in review.links_of(event)) else None

    def focus(self, id_: str | None) -> None:
        """Move the focus to an item, or to nothing."""
        self._decided = None
        if self.word is not None:
            self.word = None
            self.canvas.set_caret_word(None)
        self.canvas.set_focus_item(id_)

    def find_again(self) -> None:
        """After other suggestions came in: the focus stays at its place, whatever stands there."""
        review, last = self.review, self.last
        if review is None or self.word is not None or self.item is not None:
            return
        if last is None:
            self.focus(navigate.first(review))
            return
        same = [i for i in review.items if (i.kind, i.fragments) == (last.kind, last.fragments)]
        found = same[0].id if same else navigate.suggestion_after(review, last.place)
        self.focus(found)

    def focus_word(self, word: Fragment | None) -> None:
        """Move the focus to a word that no item need stand on."""
        if self.canvas.focus_item is not None:
            self.canvas.set_focus_item(None)
        self.word = word
        self.canvas.set_caret_word(word)
        self.show_context()

    def show_context(self) -> None:
        """Have the inspector and the key bar say what is so now."""
        self.window.show_context()

    def do(self, draft: Draft, *, onward: bool = False) -> Edit | None:
        """Do what a gesture wants; the focus stays with it, or moves `onward`.

        Onward from where the item stood before: a rival at the same place is the next.
        """
        review, before, waiting = self.review, self.item, self._waiting_in_list()
        if review is None:
            return None
        edit = self.session.do(draft)
        if draft.changes and edit is None:
            return None
        if draft.problem:
            return None
        focus = draft.focus if draft.focus is not None and review.item(draft.focus) else None
        if onward and before is not None:
            if waiting is None:
                self._go_on(navigate.suggestion_after(review, before.place), focus)
            else:
                self._go_on_in_list(waiting, focus)
            self._decided = None if focus is None else (focus, self.item_id)
        else:
            self.focus(focus)
        return edit

    def do_beside(self, draft: Draft) -> None:
        """Do what a gesture wants elsewhere; the focus stays, or goes on when it was decided."""
        review, before = self.review, self.item
        if review is None or self.session.do(draft) is None or before is None:
            return
        if review.item(before.id) is None:
            self._go_on(navigate.suggestion_after(review, before.place), draft.focus)

    def _waiting_in_list(self) -> tuple[str, ...] | None:
        """Return the rows that may be next; None while the keyboard is not on a row."""
        events = self.window.workspace.events
        is_on_row = self.item is not None and self.item.kind == "event"
        line = events.table.currentIndex().row()
        return events.model.waiting(line) if events.has_keyboard and is_on_row else None

    def _go_on_in_list(self, waiting: tuple[str, ...], here: str | None) -> None:
        """Go to the next undecided row, as the list is sorted and filtered."""
        following = self.window.workspace.events.model.first_waiting(waiting)
        self.focus(following or here)
        if following is None:
            self.session.notice.emit("Every event in this list is decided. Esc: to the text.")

    def _go_on(self, following: str | None, here: str | None) -> None:
        self.focus(following or here)
        if following is None or following == here:
            self.session.notice.emit(
                "Every suggestion is decided. Ctrl+Enter finishes the article."
            )
