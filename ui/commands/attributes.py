"""Set an attribute of the focused event by keys: which, then to what."""

from functools import partial

from annotation.codebook import Attribute
from annotation.options.offer import Offer, Option
from annotation.review import Item
from ui.commands import correct
from ui.commands.desk import Desk
from ui.panels.options_popup import Question


def choose(desk: Desk) -> None:
    """Offer the attributes with what they are now; the one taken asks for its value."""
    item, codebook = desk.item, desk.session.codebook
    if item is None or codebook is None:
        return
    if not codebook.attributes:
        desk.session.notice.emit("The codebook of this project has no attributes.")
        return
    offer = partial(_attributes, codebook.attributes, item)
    event = item.id
    desk.options.ask(
        Question(f"“{item.quote}”: set", offer, partial(_ask_value, desk, event), "First letters")
    )


def _attributes(known: tuple[Attribute, ...], item: Item, typed: str) -> Offer[Attribute]:
    found = tuple(
        Option(each.label, _now(each, item), each)
        for each in known
        if _starts(each.label, typed) or _starts(each.name, typed)
    )
    return Offer(found, "" if found else "No attribute begins so.")


def _now(attribute: Attribute, item: Item) -> str:
    return item.attributes.get(attribute.name) or attribute.default


def _ask_value(desk: Desk, event: str, attribute: Attribute) -> None:
    item = desk.item
    if item is None or item.id != event:
        return
    offer = partial(_values if attribute.values else _words, attribute, item)

    def taken(value: str) -> None:
        correct.set_attribute(desk, attribute.name, value)

    is_choice = bool(attribute.values)
    hint = "First letters" if is_choice else "In a few words"
    question = Question(attribute.label, offer, taken, hint, digits=is_choice)
    desk.options.ask(question)


def _values(attribute: Attribute, item: Item, typed: str) -> Offer[str]:
    now = _now(attribute, item)
    found = tuple(
        Option(value, _remark(attribute, value, now), value)
        for value in attribute.values
        if _starts(value, typed)
    )
    return Offer(found, "" if found else f"{attribute.label} has no such value.")


def _remark(attribute: Attribute, value: str, now: str) -> str:
    said = ["now"] if value == now else []
    return ", ".join(said + (["unless it is set"] if value == attribute.default else []))


def _words(attribute: Attribute, item: Item, typed: str) -> Offer[str]:
    """Return what is typed; with nothing typed, what is there, and that it can be taken away."""
    now, words = _now(attribute, item), typed.strip()
    if words:
        return Offer((Option(words, "", words),))
    if now:
        return Offer((Option(now, "now", now), Option("Take it away", "", "")))
    return Offer((), "Type it, then Enter.")


def _starts(label: str, typed: str) -> bool:
    return label.casefold().startswith(typed.strip().casefold())
