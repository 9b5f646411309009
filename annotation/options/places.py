"""Where a place can be: what its words may mean beside the article's other places, or a search."""

from dataclasses import replace

from annotation.normal.meaning import whereabouts
from annotation.normal.reading import places_of
from annotation.normals import CODER, Location, Normal
from annotation.options.offer import Offer, Option, first_of_each
from annotation.review import Item, Review

_SIGNS = ("?", "-")
_UNRESOLVED = ("unresolved", "unknown")


def place_options(review: Review, item: Item, typed: str) -> Offer[Normal]:
    """Offer places for a mention, the likeliest first; for `typed` those that it names.

    Where no place bears the very name of the mention, that it is unresolved comes first: the rest
    are guesses by spellings near to it. Of what is typed, such a guess comes after what is so now.
    """
    from annotation.places.locations import location_options

    words = typed.strip()
    if words in _SIGNS:
        return Offer((_unresolved(),))
    others = (each.normal for each in places_of(review) if each.id != item.id)
    context = [each for each in others if isinstance(each, Location) and each.name]
    found = list(location_options(words or item.quote, context))
    is_held = not words and isinstance(item.normal, Location) and bool(item.normal.name)
    if isinstance(item.normal, Location) and is_held:
        found.insert(0, item.normal)
    options = tuple(_option(place) for place in first_of_each(found, _point))
    if words:
        return _typed(item, words, options)
    if not is_held and not _is_named(item.quote, found):
        return Offer((_unresolved(), *_near(item.quote, options)))
    return Offer((*options, _unresolved()))


def _typed(item: Item, words: str, options: tuple[Option[Normal], ...]) -> Offer[Normal]:
    """Offer what is typed: that a place is unresolved, places called so, what is only near."""
    near = _near(words, options)
    if any(word.startswith(words.casefold()) for word in _UNRESOLVED):
        return Offer((_unresolved(), *(options if near == options else ())))
    if not options:
        return Offer(
            (), f"The gazetteer knows no place like “{words}”: type “unresolved” for that."
        )
    kept = () if near == options else (_as_it_is(item),)
    return Offer((*kept, *near, _unresolved()))


def _near(words: str, options: tuple[Option[Normal], ...]) -> tuple[Option[Normal], ...]:
    """Return options marked as guesses where no name is, or begins with, the words."""
    from annotation.places.locations import AROUND
    from annotation.places.search import is_begun

    if is_begun(words) or any(getattr(each.value, "rule", "") == AROUND for each in options[:1]):
        return options
    return tuple(replace(each, detail=f"near: {each.detail}") for each in options)


def _as_it_is(item: Item) -> Option[Normal]:
    """Return the option that leaves a mention where it is."""
    held = item.normal if isinstance(item.normal, Location) else Location("")
    return Option(held.name or "unresolved", "as it is", held, keeps=True)


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
