"""How far each kind of suggestion is to be trusted: prior estimates, not probabilities of truth.

The numbers for names are the precision of each model label, measured once on 200 articles of
worldwide newswire with en_core_web_sm 3.8.0 (rounded to 0.05) by
`python -m benchmarks.suggest_quality NAMES.jsonl --limit 200 --precision`.
"""

from collections.abc import Mapping

MODEL_LABELS: Mapping[str, float] = {
    "PERSON": 0.75,
    "NORP": 0.80,
    "GPE": 0.80,
    "ORG": 0.50,
    "LOC": 0.80,
    "FAC": 0.50,
    "PRODUCT": 0.30,
}
ANY_LABEL = 0.70
"""Dates and quantities: an estimate, they were not measured."""
RELABELLED = 0.60
PROPAGATED = 0.60

WEAKEST_TRIGGER = 0.40
"""Words that are an event less often than this are not suggested as one ("say", "state")."""
MODIFIER_FACTOR = 0.80
"""A participle before its noun ("wounded soldiers") tells of an event less often than a verb."""

NOMINAL = 0.60
NEAR = 0.80
"""A role by the grammar of the trigger itself, times the trigger's score ..."""
FAR = 0.60
"""... and one that was inferred: a borrowed subject, a place or time of the sentence."""
