"""Names inside of names: the nationality in that of a force, "Afghan" in "Afghan National Army"."""

from collections.abc import Iterable, Iterator

from annotation.suggest.naming.evidence import head_of
from annotation.suggest.naming.lists import is_nationality
from annotation.suggest.naming.page import Name, Page
from annotation.suggest.scores import NESTED

_STATE_BODIES = frozenset(
    {
        *("army", "navy", "force", "forces", "airforce", "military", "marines", "troops"),
        *("guard", "guards", "coastguard", "corps", "brigade", "brigades", "battalion"),
        *("regiment", "division", "command", "legion", "militia", "gendarmerie", "police"),
        *("constabulary", "commandos", "ministry", "ministries", "department", "government"),
        *("parliament", "senate", "assembly", "congress", "cabinet", "court", "embassy"),
        *("consulate", "authorities", "authority", "service", "services", "intelligence"),
        *("directorate", "presidency", "council", "commission", "taliban"),
    }
)
"""What a state or a people has as its own: "Turkish Airlines" is a name and no more."""


def nationalities_inside(page: Page, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the nationality that the name of a force, ministry or the like begins with."""
    for name in names:
        if name.label != "ORG" or name.end - name.start == 1:
            continue
        head = head_of(page.lower[name.start : name.end])
        if head in _STATE_BODIES and is_nationality(page.words[name.start]):
            yield Name(name.start, name.start + 1, "NORP", True, NESTED)
