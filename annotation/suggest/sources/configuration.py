"""What the configuration of a pipeline asks for beyond spaCy's own parts; nothing of it is run.

It is read as spaCy reads it: each value is JSON where it can be, and `${section.name}` stands for
what is said elsewhere. What cannot be followed from here counts as asking for more.
"""

import json
import re
from collections.abc import Iterator
from configparser import ConfigParser, Error
from pathlib import Path

_FACTORIES = frozenset(
    {
        *("attribute_ruler", "beam_ner", "beam_parser", "doc_cleaner", "entity_linker"),
        *("entity_ruler", "future_entity_ruler", "lemmatizer", "merge_entities"),
        *("merge_noun_chunks", "merge_subtokens", "morphologizer", "ner", "nn_labeller", "parser"),
        *("sentencizer", "senter", "span_finder", "span_ruler", "spancat", "spancat_singlelabel"),
        *("tagger", "textcat", "textcat_multilabel", "tok2vec", "token_splitter"),
        "trainable_lemmatizer",
    }
)
"""The components that come with spaCy."""
_OURS = ("goldleaf_",)
_LOADED = frozenset({"nlp", "components"})
"""The sections that are followed when a pipeline is loaded."""
_FUNCTION_OWNERS = ("spacy.", "spacy-legacy.")
_PICKLED = "torch"
"""Layers of PyTorch keep their numbers as pickles, which run what they like when they are read."""
_CALLBACKS = frozenset({"before_creation", "after_creation", "after_pipeline_creation"})
_REFERENCE = re.compile(r"\$\{(\w+)[\w.:]*\}")
_PLAIN = re.compile(r"[\w .:/\\-]*")
_MOST_BRACKETS = 200
"""No value of a pipeline has more; with many, reading would go too deep."""
_UNREADABLE = "a configuration that cannot be read"


class _Pairs(list[tuple[str, object]]):
    """An object of JSON with all that it says, also where it says something twice."""


def foreign_parts(path: Path) -> Iterator[str]:
    """Yield the components, functions and callbacks of a configuration that are not spaCy's."""
    config = ConfigParser(interpolation=None)
    config.optionxform = str  # type: ignore[assignment, method-assign] # names keep their case
    try:
        config.read_string(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, Error):
        yield _UNREADABLE
        return
    for section in config.sections():
        if section.split(".")[0] in _LOADED:
            for name, value in config.items(section):
                yield from _of_value(name, _value(value))


def _value(text: str) -> object:
    """Return a value as spaCy reads it; None where it is neither JSON nor plain words."""
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None
    try:
        held: object = json.loads(text, object_pairs_hook=_Pairs)
    except ValueError:
        return text if _PLAIN.fullmatch(text) or _REFERENCE.fullmatch(text) else None
    return "" if held is None else held


def _of_value(name: str, value: object) -> Iterator[str]:
    if value is None or "$" in name:
        yield _UNREADABLE
    elif isinstance(value, _Pairs):
        for inner, held in value:
            yield from _of_value(inner, "" if held is None else held)
    elif isinstance(value, list):
        for held in value:
            yield from _of_value("", "" if held is None else held)
    if name.startswith("@") or name in _NAMING:
        yield from _of_name(name, value)
    elif isinstance(value, str) and "$" in value:
        yield from _of_reference(value)


def _of_name(name: str, value: object) -> Iterator[str]:
    """Look at a value that says what is to be loaded or called."""
    said = value if isinstance(value, str) else "?"
    if name == "factory" and not (said in _FACTORIES or said.startswith(_OURS)):
        yield f"the component {said}"
    if name == "source":
        yield f"a part of another pipeline ({said})"
    if name in _CALLBACKS and value != "":
        yield f"a callback ({name})"
    if name.startswith("@") and not _is_of_spacy(name, said):
        yield f"the function {said}"


_NAMING = _CALLBACKS | {"factory", "source"}


def _is_of_spacy(name: str, function: str) -> bool:
    is_plain = "$" not in function and _PICKLED not in function.lower()
    return name != "@callbacks" and is_plain and function.startswith(_FUNCTION_OWNERS)


def _of_reference(value: str) -> Iterator[str]:
    """A reference is followed where it stands for one value that is looked at itself."""
    found = _REFERENCE.fullmatch(value)
    if found is None or found[1] not in _LOADED:
        yield f"what stands elsewhere ({value})"
