"""What must hold between the parts of a codebook: nothing twice, and every name known."""

from collections.abc import Iterable, Sequence

from annotation.codebook import EVENT_FILLER, Codebook
from annotation.codebook_faults import Faults, did_you_mean
from annotation.codebook_lines import Path

MODEL_LABELS = (
    *("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART"),
    *("LAW", "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"),
    "MISC",
)
"""The labels that OntoNotes, and so spaCy's English models, give to names, times and numbers;
MISC is any other name, for us as for CoNLL and the models that follow it."""

Places = Iterable[tuple[Path, str]]


def check_codebook(codebook: Codebook, faults: Faults) -> None:
    """Note everything that does not fit together; empty values are faults noted before."""
    if not (codebook.entities or codebook.events):
        faults.add((), "the codebook has no types: it needs an [[entity]] or an [[event]].")
    _nothing_twice(codebook, faults)
    names = [EVENT_FILLER, *(each.name for each in codebook.entities)]
    roles = [each.name for each in codebook.roles]
    _known("filler", _items("role", codebook.roles, "fillers"), names, faults)
    _known("role", _items("event", codebook.events, "roles"), roles, faults)
    model_labels = _items("entity", codebook.entities, "model_labels")
    _known("model label", model_labels, MODEL_LABELS, faults)
    for at, event in enumerate(codebook.events):
        required = [(("event", at, "required", n), each) for n, each in enumerate(event.required)]
        _known("role of this event", required, event.roles, faults)
    _unique("name", _values("actor_kind", codebook.actor_kinds, "name"), faults)
    _defaults(codebook, faults)


def _nothing_twice(codebook: Codebook, faults: Faults) -> None:
    entities, events, roles = codebook.entities, codebook.events, codebook.roles
    reserved = [((), EVENT_FILLER)]
    names = [*_values("entity", entities, "name"), *_values("event", events, "name")]
    _unique("name", [*reserved, *names], faults)
    _unique("name", _values("role", roles, "name"), faults)
    _unique("name", _values("attribute", codebook.attributes, "name"), faults)
    for table, parts in (("entity", entities), ("event", events), ("role", roles)):
        _unique("label", _values(table, parts, "label"), faults)
        _unique("key", _values(table, parts, "key"), faults)
    _unique("model label", _items("entity", entities, "model_labels"), faults)


def _unique(what: str, places: Places, faults: Faults) -> None:
    first: dict[str, Path] = {}
    for path, text in places:
        if text and first.setdefault(text.casefold(), path) != path:
            where = first[text.casefold()]
            taken = f"taken in line {faults.line(where)}" if where else "reserved: choose another"
            faults.add(path, f'{what} "{text}" is already {taken}.')


def _known(what: str, places: Places, known: Sequence[str], faults: Faults) -> None:
    for path, text in places:
        if text and text not in known:
            faults.add(path, f'unknown {what} "{text}"{did_you_mean(text, known)}')


def _defaults(codebook: Codebook, faults: Faults) -> None:
    for at, each in enumerate(codebook.attributes):
        if each.values and each.default not in each.values:
            choices = ", ".join(each.values)
            reason = f'default "{each.default}" is none of the values ({choices}).'
            faults.add(("attribute", at, "default"), reason)
        uncodable = [(("attribute", at, "uncodable", n), v) for n, v in enumerate(each.uncodable)]
        _known("value", uncodable, each.values, faults)


def _values(table: str, parts: Sequence[object], field: str) -> list[tuple[Path, str]]:
    return [((table, at, field), getattr(each, field)) for at, each in enumerate(parts)]


def _items(table: str, parts: Sequence[object], field: str) -> list[tuple[Path, str]]:
    return [
        ((table, at, field, number), item)
        for at, each in enumerate(parts)
        for number, item in enumerate(getattr(each, field))
    ]
