"""How far each kind of suggestion is to be trusted: prior estimates, not probabilities of truth.

The numbers for names are the precision of each model label, measured once on worldwide newswire
by `python benchmarks/suggest_quality.py NAMES.jsonl --precision` with en_core_web_sm 3.8.0.
"""

from collections.abc import Mapping

MODEL_LABELS: Mapping[str, float] = {
    "PERSON": 0.65,
    "NORP": 0.85,
    "GPE": 0.75,
    "ORG": 0.55,
    "LOC": 0.55,
    "FAC": 0.40,
    "PRODUCT": 0.30,
}
ANY_LABEL = 0.50
RELABELLED = 0.60
PROPAGATED = 0.60
