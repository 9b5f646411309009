"""What a person chooses from, when a value or an entity is corrected."""

from annotation.options.offer import Offer, Option

__all__ = ["Offer", "Option"]
