"""The words that the rules of coreference go by. Lower case; nouns as lemmas."""

from collections.abc import Mapping

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "another", "some", "any", "several", "many", "few", "no"})

FIGHTERS = frozenset(
    {
        *("militant", "insurgent", "rebel", "guerrilla", "guerilla", "jihadist", "extremist"),
        *("separatist", "fighter", "terrorist", "militia", "militiaman"),
    }
)
BODIES = frozenset({"group", "movement", "faction"})
"""Nouns for a body that is named nearby; "the group" is not a state's army or a ministry."""
FORCES = frozenset(
    {
        *("army", "military", "navy", "police", "force", "troop", "soldier", "gendarmerie"),
        *("marine", "paratrooper", "guard", "servicemen", "commando", "policeman"),
    }
)
RULERS = frozenset(
    {
        *("government", "authority", "administration", "regime", "official", "parliament"),
        *("ministry", "junta", "cabinet", "diplomat", "negotiator", "lawmaker"),
    }
)
SINGLE = frozenset({"official", "soldier", "marine", "paratrooper", "commando", "policeman"}) | {
    *("diplomat", "negotiator", "lawmaker", "guard", "militiaman", "fighter", "militant"),
    *("insurgent", "rebel", "guerrilla", "jihadist", "extremist", "separatist", "terrorist"),
}
"""Nouns that mean a body only in the plural: "an official" is somebody."""
COUNTRIES = frozenset({"country", "nation"})
TOWNS = frozenset({"city", "town", "village"})
REGIONS = frozenset({"province", "region", "governorate"})

PLAIN = frozenset(
    {
        *("armed", "militant", "rebel", "insurgent", "extremist", "jihadist", "terrorist"),
        *("terror", "separatist", "guerrilla", "hardline", "banned", "outlawed", "islamist"),
        *("insurgency", "same", "entire", "whole", "security", "military", "government"),
    }
)
"""Words before a noun that tell it from nobody else nearby: "the armed group", "the country"."""

PLACE_NOUNS = frozenset(
    {
        *("province", "district", "city", "town", "village", "region", "governorate", "county"),
        *("oblast", "municipality", "prefecture"),
    }
)

IT = frozenset({"it", "its"})
THEY = frozenset({"they", "them", "their"})
HE = frozenset({"he", "him", "his"})
SHE = frozenset({"she", "her"})
PRONOUNS = IT | THEY | HE | SHE

OFFICES = frozenset(
    {"president", "minister", "premier", "chancellor", "governor", "mayor", "senator", "king"}
)
"""Titles before a name that say that its bearer governs."""

INSURGENT_WORDS = frozenset(
    {"liberation", "resistance", "rebels", "insurgents", "guerrillas", "jihad", "mujahideen"}
)
NAME_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("army", "navy", "police", "gendarmerie", "battalion"), "state_forces"),
    **dict.fromkeys(("brigade", "regiment", "military", "troops", "soldiers"), "state_forces"),
    **dict.fromkeys(("ministry", "government", "parliament", "cabinet", "senate"), "government"),
    **dict.fromkeys(("presidency", "authorities", "officials"), "government"),
    **dict.fromkeys(("rebels", "insurgents", "guerrillas"), "rebel"),
    **dict.fromkeys(("militia", "militias"), "militia"),
    **dict.fromkeys(("party", "movement"), "political"),
    **dict.fromkeys(("newspaper", "television", "radio", "broadcaster", "gazette"), "media"),
    **dict.fromkeys(("humanitarian", "relief", "crescent"), "aid"),
    **dict.fromkeys(("corporation", "inc", "ltd", "corp", "plc"), "business"),
}
"""Words of a name that say what kind of actor bears it."""
NAME_PHRASES: Mapping[str, str] = {
    "armed forces": "state_forces",
    "security forces": "state_forces",
    "defence forces": "state_forces",
    "defense forces": "state_forces",
    "air force": "state_forces",
    "national guard": "state_forces",
    "coast guard": "state_forces",
    "border guard": "state_forces",
    "news agency": "media",
    "red cross": "aid",
    "human rights": "aid",
    "united nations": "international",
}
NOUN_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("militant", "insurgent", "rebel", "guerrilla", "jihadist"), "rebel"),
    **dict.fromkeys(("separatist", "extremist", "terrorist"), "rebel"),
    "militia": "militia",
    "militiaman": "militia",
}
"""Common nouns that stand for a name and say what kind of actor bears it."""
