"""What a span can mean, by the kind of value that its type has."""

from annotation.normals import Normal
from annotation.options.offer import Offer
from annotation.options.places import place_options
from annotation.options.quantities import quantity_options
from annotation.options.times import time_options
from annotation.review import Item, Review


def normal_options(review: Review, item: Item, typed: str = "") -> Offer[Normal]:
    """Offer values for a span; where something is typed, those that it says."""
    kind = review.codebook.normal_of(item.type) if item.kind == "span" else ""
    if kind == "time":
        return time_options(review, item, typed)
    if kind == "quantity":
        return quantity_options(review, item, typed)
    if kind == "place":
        return place_options(review, item, typed)
    label = review.codebook.type_label(item.type)
    return Offer((), f"{label} has no value: only times, places and quantities have.")
