"""A fit as bytes and as values: read with checks, asked with numpy alone."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from annotation.errors import UserError
from annotation.suggest.learned.arguments import ArgumentModel
from annotation.suggest.learned.features import SIZE
from annotation.suggest.learned.linear import Counts, Curve, Linear
from annotation.suggest.learned.packed import Array, Packed, below, pack, strings, unpack
from annotation.suggest.learned.study import STUDY_VERSION
from annotation.suggest.learned.triggers import PRIORS, TriggerModel

_MAGIC = b"GLFIT002"
_MOST = 100_000


class Fit(NamedTuple):
    """What was learned, ready to be asked. A part that the rules do better is None.

    `studies` are the digests of what taught it, `sources` those of the spans that it has seen
    (another name is that of the model). `curves` are by source and type ("" for all types
    of a source); `trigger_curve` and `argument_curve` are those of what the fit itself says.
    `least_trigger` and `least_argument` are where its F1 was best.
    """

    documents: int
    types: tuple[str, ...]
    roles: tuple[str, ...]
    studies: tuple[str, ...]
    sources: tuple[str, ...]
    triggers: TriggerModel | None
    arguments: ArgumentModel | None
    least_trigger: float
    least_argument: float
    curves: Mapping[tuple[str, str], Curve]
    trigger_curve: Curve | None
    argument_curve: Curve | None

    def best_score(self) -> float:
        """Return the score, as it stands on events, from which on their F1 was best."""
        return _on(self.trigger_curve, self.least_trigger)

    def best_role_score(self) -> float:
        """Return the score, as it stands on arguments of sure events, that is best likewise."""
        return _on(self.argument_curve, self.least_argument)


def _on(curve: Curve | None, least: float) -> float:
    return least if curve is None else float(curve.at(np.array([least]))[0])


def write_fit(fit: Fit) -> bytes:
    """Return a fit as bytes: the same for the same fit."""
    arrays: dict[str, Array] = {}
    if fit.triggers is not None:
        arrays |= _linear_arrays("yes", fit.triggers.yes)
        arrays |= _linear_arrays("types", fit.triggers.types)
        if fit.triggers.steps is not None:
            arrays |= _linear_arrays("steps", fit.triggers.steps)
        counts = fit.triggers.counts
        arrays |= {"keys": counts.keys.astype("<u8"), "total": counts.total.astype("<f4")}
        arrays |= {"row": counts.row.astype("<u4"), "counts": counts.yes.astype("<f4")}
    if fit.arguments is not None:
        arrays |= _linear_arrays("roles", fit.arguments.roles)
    for number, curve in enumerate(fit.curves.values()):
        arrays |= _curve_arrays(f"curve{number}", curve)
    for name, one in (("trigger", fit.trigger_curve), ("argument", fit.argument_curve)):
        arrays |= {} if one is None else _curve_arrays(name, one)
    return pack(_MAGIC, _header(fit), arrays)


def _header(fit: Fit) -> dict[str, Any]:
    counts = None if fit.triggers is None else fit.triggers.counts
    return {
        "version": STUDY_VERSION,
        "documents": fit.documents,
        "types": list(fit.types),
        "roles": list(fit.roles),
        "studies": list(fit.studies),
        "least": [fit.least_trigger, fit.least_argument],
        "priors": [] if counts is None else list(counts.priors),
        "known": list(fit.sources),
        "sources": [source for source, _ in fit.curves],
        "kinds": [type_ for _, type_ in fit.curves],
    }


def _linear_arrays(name: str, model: Linear) -> dict[str, Array]:
    weights = np.clip(model.weights, -1000.0, 1000.0).astype("<f2")
    return {f"{name}_ids": model.ids.astype("<u4"), f"{name}_weights": weights}


def _curve_arrays(name: str, curve: Curve) -> dict[str, Array]:
    return {f"{name}_said": curve.said.astype("<f4"), f"{name}_true": curve.true.astype("<f4")}


def read_fit(data: bytes) -> Fit:
    """Read a fit. UserError where it is damaged or was made by another version."""
    try:
        return _fit(unpack(_MAGIC, data))
    except (ValueError, KeyError) as error:
        raise UserError(
            f"What was learned cannot be read: {error}. Fit it anew, or go back to another version."
        ) from error


def _fit(packed: Packed) -> Fit:
    header, arrays = packed
    if header.get("version") != STUDY_VERSION:
        raise ValueError("it was made by another version of Goldleaf")
    documents = header.get("documents")
    if type(documents) is not int or not 0 < documents <= _MOST:
        raise ValueError("it does not say how many articles it learned from")
    types, roles = strings(header, "types"), strings(header, "roles")
    least = _shares(header, "least", 2)
    keys = zip(strings(header, "sources"), strings(header, "kinds"), strict=True)
    return Fit(
        documents,
        types,
        roles,
        strings(header, "studies"),
        strings(header, "known"),
        _triggers(header, arrays, documents, len(types)) if "yes_ids" in arrays else None,
        ArgumentModel(_linear(arrays, "roles", len(roles))) if "roles_ids" in arrays else None,
        least[0],
        least[1],
        {key: _curve(arrays, f"curve{number}") for number, key in enumerate(keys)},
        _curve(arrays, "trigger") if "trigger_said" in arrays else None,
        _curve(arrays, "argument") if "argument_said" in arrays else None,
    )


def _triggers(
    header: Mapping[str, Any], arrays: Mapping[str, Array], documents: int, types: int
) -> TriggerModel:
    return TriggerModel(
        documents,
        _counts(header, arrays, types),
        _linear(arrays, "yes", 1),
        _linear(arrays, "types", types),
        _linear(arrays, "steps", 1) if "steps_ids" in arrays else None,
    )


def _counts(header: Mapping[str, Any], arrays: Mapping[str, Array], types: int) -> Counts:
    keys, total, yes = arrays["keys"], arrays["total"], arrays["counts"]
    if keys.dtype != np.uint64 or keys.ndim != 1 or (keys[1:] <= keys[:-1]).any():
        raise ValueError("its words are not in order")
    is_shaped = yes.shape[1:] == (types,) and len(yes) > 0
    if not is_shaped or total.shape != keys.shape or arrays["row"].shape != keys.shape:
        raise ValueError("its counts are not as they should be")
    if not all(_is_sound(each) and (each >= 0).all() for each in (total, yes)):
        raise ValueError("its counts are no numbers")
    row = below(arrays["row"], len(yes), "row")
    return Counts(keys, total, row, yes, _shares(header, "priors", PRIORS))


def _linear(arrays: Mapping[str, Array], name: str, classes: int) -> Linear:
    ids, weights = arrays[f"{name}_ids"], arrays[f"{name}_weights"]
    if ids.ndim != 1 or ids.dtype != np.uint32 or (ids >= SIZE).any():
        raise ValueError(f'the features of "{name}" are not as they should be')
    if (ids[1:] <= ids[:-1]).any() or weights.shape != (len(ids), classes):
        raise ValueError(f'the weights of "{name}" are not as they should be')
    if not _is_sound(weights):
        raise ValueError(f'the weights of "{name}" are no numbers')
    return Linear(ids, weights.astype(np.float32))


def _curve(arrays: Mapping[str, Array], name: str) -> Curve:
    said = arrays[f"{name}_said"].astype(np.float64)
    true = arrays[f"{name}_true"].astype(np.float64)
    if said.ndim != 1 or said.shape != true.shape or not len(said):
        raise ValueError("a curve is not as it should be")
    if not _is_sound(said) or not _is_sound(true) or ((true < 0) | (true > 1)).any():
        raise ValueError("a curve leads out of the scores")
    if (np.diff(said) < 0).any() or (np.diff(true) < 0).any():
        raise ValueError("a curve does not rise")
    return Curve(said, true)


def _shares(header: Mapping[str, Any], name: str, count: int) -> tuple[float, ...]:
    value = header.get(name)
    if not isinstance(value, list) or len(value) != count:
        raise ValueError(f'"{name}" is not as it should be')
    if not all(isinstance(each, int | float) and 0.0 <= each <= 1.0 for each in value):
        raise ValueError(f'"{name}" are no shares')
    return tuple(float(each) for each in value)


def _is_sound(array: Array) -> bool:
    return array.dtype.kind == "f" and bool(np.isfinite(array).all())
