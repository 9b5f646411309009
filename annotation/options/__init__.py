"""What a person chooses from, when a value or an entity is corrected."""

from annotation.options.entities import entity_options
from annotation.options.normals import normal_options
from annotation.options.offer import Offer, Option

__all__ = ["Offer", "Option", "entity_options", "normal_options"]
