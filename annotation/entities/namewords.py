"""Words of names that say little about who is meant: titles, kinds of groups and places, bearings.

Folded, as `names.folded` does it: lower case, without dots.
"""


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that is written as running text."""
    return frozenset(text.split())


TITLES = words_of("""mr mrs ms miss dr prof professor sir lord lady dame
    president vice prime minister premier chancellor king queen prince princess emir sultan caliph
    governor mayor senator judge justice ambassador envoy secretary spokesman spokeswoman
    spokesperson chairman chairwoman director chief commander deputy acting former ex then
    general gen lieutenant lt colonel col major maj captain capt sergeant sgt brigadier brig
    marshal admiral adm corporal cpl private pvt officer warlord
    sheikh shaykh sheik mullah maulvi mawlawi molvi maulana ayatollah imam haji hajji qari ustad
    hafiz pastor bishop archbishop cardinal pope rabbi father brother sister saint""")
"""What stands before a person's name and may be left out."""

FUNCTION_WORDS = words_of(
    "of the and for in on to at a an de du des la le les el y e i ul al an un & von van der"
)
"""What an acronym may leave out."""

PLACE_KINDS = words_of(
    """province district city town village region state county oblast governorate republic country
    capital prefecture municipality area valley river airport"""
)
"""What stands behind a place's name and may be left out."""

_GROUPS = words_of(
    """front army movement party group force forces council ministry government administration
    parliament court police guard guards militia militias brigade battalion regiment corps division
    unit units union alliance coalition league organisation organization agency office department
    committee commission command network authority authorities insurgency resistance regime
    military navy airforce mission embassy camp base bank university hospital school
    company association federation"""
)
_PEOPLE = words_of(
    """man woman men women boy girl child people person fighter rebel insurgent militant
    soldier troop civilian gunman attacker terrorist official leader resident villager protester
    demonstrator worker policeman police guard victim witness journalist reporter doctor farmer
    student teacher refugee migrant prisoner hostage suspect assailant bomber extremist jihadist
    islamist separatist guerrilla paramilitary mercenary elder cleric relative
    family neighbour neighbor enemy ally partner side warring others"""
)
GENERIC = (
    _GROUPS
    | _PEOPLE
    | frozenset(f"{word}s" for word in _PEOPLE)
    | frozenset({"gunmen", "policemen", "children", "families", "allies", "enemies", "mercenaries"})
    | PLACE_KINDS
    | frozenset(f"{word}s" for word in PLACE_KINDS)
)
"""Common nouns: alone they name nobody, however they are written."""

BEARINGS = words_of(
    """north south east west northern southern eastern western northeast northwest southeast
    southwest northeastern northwestern southeastern southwestern central upper lower new old
    greater first second third fourth fifth free people's peoples democratic anti pro non
    left right inner outer minor"""
)
"""What tells one name from another: whoever leaves it out speaks of something else."""

PRONOUNS = words_of(
    """i me my mine we us our ours you your yours he him his she her hers it its they them their
    theirs this that these those who whom whose which what himself herself itself themselves
    one ones some others another each both all many several few none nobody everyone someone
    anyone"""
)

DETERMINERS = words_of("the a an this that these those some any each every no both")
POSSESSIVES = words_of("my our your his her its their")
