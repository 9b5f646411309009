"""Where a place can be: what its words may mean beside the article's other places, or a search."""

from dataclasses import replace

from annotation.normal.meaning import whereabouts
from annotation.normal.reading import places_of
from annotation.normals import CODER, Location, Normal
from annotation.options.offer import Offer, Option, first_of_each
from annotation.review import Item, Review


def place_options(review: Review, item: Item, typed: str) -> Offer[Normal]:
    """Offer places for a mention, the likeliest first; for `typed` those that it names.

    Where no place bears the very name of the mention, that it is unresolved comes first: the rest
    are guesses by spellings near to it.
    """
    from annotation.places.locations import location_options

    words = typed.strip()
    if words.casefold() in ("unknown", "unresolved", "?", "-"):
        return Offer((_unresolved(),))
    others = (each.normal for each in places_of(review) if each.id != item.id)
    context = [each for each in others if isinstance(each, Location) and each.name]
    found = list(location_options(words or item.quote, context))
    is_held = not words and isinstance(item.normal, Location) and bool(item.normal.name)
    if isinstance(item.normal, Location) and is_held:
        found.insert(0, item.normal)
    options = tuple(_option(place) for place in first_of_each(found, _point))
    if not words and not is_held and not _is_named(item.quote, found):
        return Offer((_unresolved(), *options))
    if words and not options:
        return Offer((_unresolved(),), f"The gazetteer knows no place like “{words}”.")
    return Offer((*options, _unresolved()))


def _is_named(words: str, found: list[Location]) -> bool:
    """Whether a place bears just that name, or its words say in what place it lies."""
    from annotation.places.gazetteer import candidates
    from annotation.places.locations import AROUND

    return bool(candidates(words)) or any(place.rule == AROUND for place in found[:1])


def _point(place: Location) -> Location:
    """Return what tells two options apart: not the spelling, not the rule."""
    return replace(place, name=place.gazetteer or place.name, rule="", precision="")


def _option(place: Location) -> Option[Normal]:
    return Option(place.name, whereabouts(place), place)


def _unresolved() -> Option[Normal]:
    return Option("unresolved", "no place that is known", Location("", rule=CODER))
