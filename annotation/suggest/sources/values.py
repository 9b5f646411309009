"""What the readers of further sources have in common."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotation.codebook import Codebook

PIPELINE_SCORE = 0.70
"""How far a pipeline or a component is trusted that says nothing of it itself."""
LIST_SCORE = 0.90
"""A list that a person wrote is trusted more: its words were chosen."""


class Found(NamedTuple):
    """A stretch `[start, end)` of the text in code points, a type of the codebook, how sure."""

    start: int
    end: int
    type: str
    score: float


class Reader(Protocol):
    """A source at work. `is_list`: a person wrote it down, so it outweighs what a model says."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def is_list(self) -> bool: ...
    def read(self, doc: "Doc") -> Iterable[Found]: ...


def type_for(label: str, codebook: "Codebook") -> str | None:
    """Return the entity type that a label names: by its name, a model's label, or its label."""
    known = {each.name: each.name for each in codebook.entities}
    known |= {each.label.casefold(): each.name for each in codebook.entities}
    mapped = codebook.entity_for_model_label(label)
    if mapped is not None:
        return mapped.name
    return known.get(label) or known.get(label.casefold())


def types_said(codebook: "Codebook") -> str:
    """Return the entity types of a codebook, to be shown to a person."""
    return ", ".join(each.name for each in codebook.entities)
