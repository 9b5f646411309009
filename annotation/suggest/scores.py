"""How far each kind of suggestion is to be trusted: prior estimates, not probabilities of truth.

The numbers for names are their precision (place and coarse type) by how much more speaks for their
label than for the next, measured on 900 articles of worldwide newswire with en_core_web_sm 3.8.0
and rounded to 0.05.
"""

from bisect import bisect_right
from collections.abc import Mapping

from annotation.learning.settings import BALANCED, LEAST_SURE, SURE

POSITIONS: Mapping[str, float] = {"everything": LEAST_SURE, "balanced": BALANCED, "sure": SURE}
"""The least score that is shown at each position of the slider, for triggers and all else."""

_LEADS = (1.0, 1.5, 2.0, 4.0)
_BY_LEAD = (0.65, 0.80, 0.90, 0.95)
_DOUBTED = 0.30
"""A name that hardly anything speaks for: mostly a name, and mostly of another kind."""
_SOMEWHAT = 0.5
_SOMEWHAT_SURE: Mapping[str, float] = {
    "PERSON": 0.65,
    "NORP": 0.50,
    "LOC": 0.50,
    "EVENT": 0.50,
    "LANGUAGE": 0.70,
    "WORK_OF_ART": 0.40,
}


def name_score(label: str, lead: float) -> float:
    """Return how sure a name is for whose label that much more speaks than for the next."""
    if lead >= _LEADS[0]:
        return _BY_LEAD[bisect_right(_LEADS, lead) - 1]
    return _SOMEWHAT_SURE.get(label, _DOUBTED) if lead >= _SOMEWHAT else _DOUBTED


ANY_LABEL = 0.70
"""Dates and quantities: an estimate, they were not measured."""
MODEL_VOTES: Mapping[str, float] = {
    "PERSON": 0.65,
    "ORG": 0.40,
    "GPE": 0.70,
    "LOC": 0.80,
    "FAC": 0.50,
    "NORP": 0.80,
    "PRODUCT": 0.40,
    "EVENT": 0.90,
    "WORK_OF_ART": 0.60,
    "LAW": 0.70,
    "LANGUAGE": 0.80,
    "MISC": 0.50,
}
"""How much the model's own label counts against what else speaks for one. It says
"organisation" of whatever it does not know."""
NESTED = 0.50
"""A nationality inside of a longer name: surely one, and not everybody marks it."""
RELABELLED = 0.60
PROPAGATED = 0.70

WEAKEST_TRIGGER = 0.15
"""Words that are an event less often than this are not suggested as one ("say", "state")."""
LEAST_SHOWN = 0.18
"""A trigger that is less sure than this where it stands is not suggested."""
MODIFIER_FACTOR = 0.60
"""A participle before its noun ("wounded soldiers") tells of an event less often than a verb."""

NOMINAL = 0.60
NEAR = 0.75
"""A role by the grammar of the trigger itself, given that the event is one ..."""
FAR = 0.60
"""... and one that was inferred: a borrowed subject, a place or time of the sentence."""

# -- How sure a trigger is where it stands: `weights.py` adds these to the log odds -----------

PRIOR = 0.6
"""How much the score of the lexicon counts: the rest is for the sentence and the article."""
BASE = 0.05
ROLE = 0.45
"""Each role that the grammar of a verb fills, up to MOST_ROLES ..."""
ROLE_OF_NOUN = 0.30
"""... or of a noun: a told event has its doers, a mere mention has not."""
MOST_ROLES = 3
TYPICAL_ROLES = 2
COUNTED = 0.50
"""Somebody or something in it is counted: "killed 23 soldiers"."""
NAMED = 0.15
"""Each name at it, up to two."""
CORE = 0.30
"""Violence, arrests and protests: the words for them mean little else."""
REPEATED = 0.25
"""Times the logarithm of how often the article tells of such an act in the same word."""
LATE = -0.75
"""Times how far down it stands, from 0 to 1: news comes first and background last."""
PARTICIPLE = 0.20
INFINITIVE = -0.25
COMPLEMENT = -0.45
"""What is only wanted, feared or tried: "wants to sign"."""
ADVERBIAL = 0.20
"""What came of it: "exploded, killing nine"."""
NOUN_ALONE = -0.20
PLURAL = 0.30
SPEECH = -0.15
HEADING = -0.30
NEGATED = -0.25
NOT_REAL = -0.20
"""Planned or hypothetical."""
NO_ROW = -0.20
FIGURE = -2.50
"""Sports, and what is no violence at all: "a heart attack", "the fight against poverty"."""
SHARED = 0.7
"""Times that: a place or a time that an event has from nothing but standing in its sentence."""
