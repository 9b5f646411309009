"""Correct what the focused span means: the day, the place, the count."""

from annotation.normals import Normal
from annotation.options.offer import Offer
from annotation.review import State
from ui.commands.desk import Desk
from ui.panels.options_popup import Question

HINTS = {
    "time": "A date: 6 May 2021, last Friday, 2021-05, 2021",
    "place": "A town, a region or a country",
    "quantity": "A count: 30, 20-30, at least 7, dozens",
}


def correct(desk: Desk) -> None:
    """Offer what the span can mean; what is typed is read as it would be in the article."""
    item, codebook = desk.item, desk.session.codebook
    if item is None or codebook is None:
        return
    from annotation.gestures import normalise
    from annotation.options import normal_options

    span, was_suggested = item.id, item.state is State.SUGGESTED

    def offer(typed: str) -> Offer[Normal]:
        review = desk.review
        shown = review.item(span) if review is not None else None
        if review is None or shown is None:
            return Offer((), "What this was about is no longer there.")
        return normal_options(review, shown, typed)

    def taken(value: Normal | None) -> None:
        if desk.review is not None:
            draft = normalise.set_normal(desk.review, span, value)
            desk.do(draft, onward=was_suggested and desk.followed is None)

    kind = codebook.normal_of(item.type)
    question = Question(f"“{item.quote}” means", offer, taken, HINTS.get(kind, ""), digits=False)
    desk.options.ask(question)


def set_value(desk: Desk, value: Normal) -> None:
    """Take a value that was pointed at, for the focused span."""
    from annotation.gestures import normalise

    if desk.review is not None and desk.item is not None:
        desk.do(normalise.set_normal(desk.review, desk.item.id, value))
