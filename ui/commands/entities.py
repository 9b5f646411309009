"""Mentions to things: join the focused mention to an entity, split it off, open the register."""

from functools import partial

from annotation.options.offer import Offer
from annotation.review import State
from annotation.values import Entity
from ui.commands.desk import Desk
from ui.panels.options_popup import Question


def join(desk: Desk) -> None:
    """Offer whom the mention can name, the likeliest first; a name that is typed is a new one."""
    item = desk.item
    if item is None:
        return
    from annotation.gestures import entities
    from annotation.options import entity_options

    span, was_suggested = item.id, item.state is State.SUGGESTED

    def offer(typed: str) -> Offer[Entity]:
        review = desk.review
        shown = review.item(span) if review is not None else None
        if review is None or shown is None:
            return Offer((), "What this was about is no longer there.")
        return entity_options(review, shown, typed)

    def taken(entity: Entity, *, everywhere: bool = False) -> None:
        if desk.review is not None:
            draft = entities.join(desk.review, span, entity, everywhere=everywhere)
            desk.do(draft, onward=was_suggested and desk.followed is None)

    hint = "A name or an alias · ⇧ Enter for every mention called so"
    everywhere = partial(taken, everywhere=True)
    question = Question(f"“{item.quote}” is", offer, taken, hint, taken_all=everywhere)
    desk.options.ask(question)


def split(desk: Desk) -> None:
    """The mention names something else than it was said to."""
    from annotation.gestures import entities

    if desk.review is not None and desk.item is not None:
        desk.do(entities.split(desk.review, desk.item.id))


def register(desk: Desk) -> None:
    """Open the actor register."""
    if desk.review is None:
        desk.session.notice.emit("Open an article first: what you change there is a step of it.")
        return
    from ui.dialogs.register import RegisterDialog

    RegisterDialog(desk, desk.window).open()
