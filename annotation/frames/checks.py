"""What is inconsistent in a row. Each check says what is wrong and what to do; none stops the work.

A Fault's `kind` is one of KINDS, and never renamed.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations

from annotation.codebook import Cell
from annotation.frames.build import words_of
from annotation.frames.counts import told_of, unexplained
from annotation.frames.dates import contradiction, stale, unread
from annotation.frames.parties import same_party
from annotation.frames.placing import elsewhere
from annotation.frames.reports import SUM, Report, contested, reports_of, summed
from annotation.frames.scene import Scene, Thing, Tie
from annotation.frames.standing import STATUS, event_type
from annotation.frames.values import Fault, Party, Row
from annotation.frames.web import Web
from annotation.normal.timevalue import spoken
from annotation.normals import COUNTED, Quantity

UNKNOWN_TYPE = "unknown type"
UNKNOWN_ROLE = "unknown role"
FORBIDDEN_ROLE = "role not of the type"
FORBIDDEN_FILLER = "filler of a forbidden type"
LOST_FILLER = "filler is gone"
CIRCLE = "circle of events"
ITSELF = "told in itself"
MISSING = "required role is empty"
TWO_ROLES = "actor in two roles"
FUTURE_DATE = "date after publication"
DATES = "contradictory dates"
UNREAD = "no day could be read"
STALE = "counted from another date"
PLACE = "place is not on the map"
PLACES = "contradictory places"
COUNTS = "contradictory counts"
CONTESTED = "contested victims"
UPSIDE_DOWN = "lowest above highest"
COUNT_OF_WHAT = "count of nothing"
CLAIM = "claim without a claimant"
KINDS = (
    *(UNKNOWN_TYPE, UNKNOWN_ROLE, FORBIDDEN_ROLE, FORBIDDEN_FILLER, LOST_FILLER, CIRCLE, ITSELF),
    *(
        MISSING,
        TWO_ROLES,
        FUTURE_DATE,
        DATES,
        UNREAD,
        STALE,
        PLACE,
        PLACES,
        COUNTS,
        CONTESTED,
        UPSIDE_DOWN,
        COUNT_OF_WHAT,
        CLAIM,
    ),
)

_CLAIMS = ("claimed", "contested", "denied")
_SUFFERING: tuple[Cell, ...] = ("target", "recipient", "victim", "weapon")


def faults(scene: Scene, row: Row) -> tuple[Fault, ...]:
    """Return what does not fit in a row, the structure first."""
    web = Web(scene)
    if web.event(row.id) is None:
        return ()
    found = [fault for check in _CHECKS for fault in check(web, row)]
    return tuple(dict.fromkeys(found))


# -- the codebook ------------------------------------------------------------------------------


def _type(web: Web, row: Row) -> Iterator[Fault]:
    for trigger in web.triggers(row.id):
        if event_type(web.codebook, trigger.type) is None:
            said = f"The codebook has no event type “{trigger.type}”: choose another type."
            yield Fault(row.id, UNKNOWN_TYPE, "type", said, (trigger.id,))


def _roles(web: Web, row: Row) -> Iterator[Fault]:
    for trigger in web.triggers(row.id):
        for tie in web.ties_of(trigger.id):
            fault = _role(web, row.id, trigger, tie)
            if fault is not None:
                yield fault


def _role(web: Web, row_id: str, trigger: Thing, tie: Tie) -> Fault | None:
    """Return what is wrong with one argument in the eyes of the codebook."""
    codebook, filler = web.codebook, web.thing(tie.target)
    label = codebook.role_label(tie.role)
    evidence = (tie.target, trigger.id)
    if filler is None:
        said = f"What fills {label} is no longer there: remove it, or fill the role again."
        return Fault(row_id, LOST_FILLER, tie.role, said, (trigger.id,))
    if all(role.name != tie.role for role in codebook.roles):
        said = (
            f"The codebook has no role “{tie.role}”, which “{filler.text}” fills: give it another."
        )
        return Fault(row_id, UNKNOWN_ROLE, tie.role, said, evidence)
    known = event_type(codebook, trigger.type)
    if known is not None and tie.role not in known.roles:
        said = f"{known.label} has no role {label}, which “{filler.text}” fills: give it another."
        return Fault(row_id, FORBIDDEN_ROLE, tie.role, said, evidence)
    if not codebook.fits(tie.role, filler.type):
        kind = codebook.type_label(filler.type)
        said = f"{label} cannot be filled by {kind} (“{filler.text}”): change the type or the role."
        return Fault(row_id, FORBIDDEN_FILLER, tie.role, said, evidence)
    return None


# -- how events hang together ------------------------------------------------------------------


def _circle(web: Web, row: Row) -> Iterator[Fault]:
    """Go through the roles by which an event ends up in itself."""
    for id_ in web.cluster(row.id):
        for tie in web.ties_of(id_):
            if web.event(tie.target) is None:
                continue
            cell = web.codebook.cell_of(tie.role)
            is_upward = cell in ("cause", "part")
            if tie.target == id_ or (is_upward and tie.target in web.cluster(row.id)):
                yield _itself(web, row, tie)
            elif is_upward and _leads_back(web, tie.target, row.id):
                yield _circular(web, row, tie)


def _circular(web: Web, row: Row, tie: Tie) -> Fault:
    label, words = web.codebook.role_label(tie.role), words_of(web, tie.target)
    said = (
        f"{label}: “{words}” leads back to “{words_of(web, row.id)}” in a circle:"
        " remove one of the links."
    )
    return Fault(row.id, CIRCLE, tie.role, said, (tie.target, tie.event))


def _itself(web: Web, row: Row, tie: Tie) -> Fault:
    label, words = web.codebook.role_label(tie.role), words_of(web, tie.target)
    said = f"{label}: “{words}” is this very event: remove the link."
    return Fault(row.id, ITSELF, tie.role, said, (tie.target,))


def _leads_back(web: Web, start: str, goal: str) -> bool:
    seen: set[str] = set()
    left = [web.head(start)]
    while left:
        head = left.pop()
        if head == goal:
            return True
        if head and head not in seen:
            seen.add(head)
            left += [each.head for each in web.upward(head)]
    return False


# -- who and what ------------------------------------------------------------------------------


def _missing(web: Web, row: Row) -> Iterator[Fault]:
    for role in row.missing:
        label, kind = web.codebook.role_label(role), web.codebook.type_label(row.type)
        trigger = f"“{row.text}”" if row.text else "(no trigger)"
        said = f"{kind} {trigger} has no {label}: fill it, if the text says it."
        yield Fault(row.id, MISSING, role, said, (row.id,))


def _two_roles(web: Web, row: Row) -> Iterator[Fault]:
    """Go through those who do it and to whom it is done; who tells of it may be anybody."""
    for actor in row.parties.get("actor", ()):
        for cell in _SUFFERING:
            for party in row.parties.get(cell, ()):
                if same_party(actor, party):
                    yield _both(web, row, actor, party)


def _both(web: Web, row: Row, actor: Party, party: Party) -> Fault:
    labels = [web.codebook.role_label(each.role) for each in (actor, party)]
    said = f"{actor.name} is both {labels[0]} and {labels[1]}: remove one, or split the entity."
    return Fault(row.id, TWO_ROLES, party.role, said, (actor.id, party.id))


def _claim(_: Web, row: Row) -> Iterator[Fault]:
    status = row.attributes.get(STATUS, "")
    if status in _CLAIMS and not (row.parties.get("claimant") or row.parties.get("source")):
        said = f"It is {status}, but nobody says so: fill claimant or source, or change the status."
        yield Fault(row.id, CLAIM, "claimant", said, (row.id,))


# -- when and where ----------------------------------------------------------------------------


def _future_date(web: Web, row: Row) -> Iterator[Fault]:
    published, start = web.scene.published, row.date.start
    if published is None or start is None or start <= published or _is_to_come(row):
        return
    said = (
        f"It happened on {start.isoformat()}, after the article was published"
        f" ({published.isoformat()}): correct the date, or say that it is planned."
    )
    yield Fault(row.id, FUTURE_DATE, "date", said, row.date.evidence)


def _is_to_come(row: Row) -> bool:
    modality = row.attributes.get("modality", "")
    return modality in ("planned", "hypothetical") or row.attributes.get("tense", "") == "future"


def _dates(web: Web, row: Row) -> Iterator[Fault]:
    fillers = contradiction(web, row.id)
    if fillers:
        words = " and ".join(f"“{each.thing.text}”" for each in fillers)
        said = f"{words} are not the same time: remove one, or split the event."
        yield Fault(row.id, DATES, "date", said, tuple(each.thing.id for each in fillers))


def _unread(web: Web, row: Row) -> Iterator[Fault]:
    for filler in unread(web, row.id, row.date):
        said = (
            f"No day could be read from “{filler.thing.text}”: set its days, or say it is unknown."
        )
        yield Fault(row.id, UNREAD, "date", said, (filler.thing.id,))


def _stale(web: Web, row: Row) -> Iterator[Fault]:
    for filler in stale(web, row.id):
        said = (
            f"“{filler.thing.text}” was counted from another date than the article's, which is"
            f" {_spoken(web.scene.published)}: read the times anew, or set its days."
        )
        yield Fault(row.id, STALE, "date", said, (filler.thing.id,))


def _spoken(day: date | None) -> str:
    return "unknown" if day is None else spoken(day)


def _places(web: Web, row: Row) -> Iterator[Fault]:
    """Go through the places of an event of which no map knows anything, not even around them."""
    if row.place.location is not None:
        return
    for filler in web.fillers(row.id, "place"):
        if filler.thing.normal is None and not filler.thing.is_event:
            said = f"“{filler.thing.text}” has no place on the map yet: V chooses one, or leave it."
            yield Fault(row.id, PLACE, "place", said, (filler.thing.id,))


def _elsewhere(web: Web, row: Row) -> Iterator[Fault]:
    fillers = elsewhere(web, row.id)
    if fillers:
        words = " and ".join(dict.fromkeys(f"“{each.thing.text}”" for each in fillers))
        said = f"{words} are not one place: remove one, or split the event."
        yield Fault(row.id, PLACES, "place", said, tuple(each.thing.id for each in fillers))


# -- how many ----------------------------------------------------------------------------------


def _counts(web: Web, row: Row) -> Iterator[Fault]:
    told = told_of(web, row.id)
    for what in COUNTED:
        reports = reports_of(web, [each for each in told if each.what == what])
        apart, disputed = _apart(reports), contested(reports)
        if apart:
            said = (
                f"{_quoted(apart)} cannot both be the number of {what}: mark who claims which, or"
                " split. Until then no open end among them is a bound of the row."
            )
            yield Fault(row.id, COUNTS, what, said, _told_in(apart))
        if disputed:
            said = (
                f"{_victims(disputed)} are told by different speakers and may be the same people,"
                f" so the {what} are not added up: split the event if they are others."
            )
            yield Fault(row.id, CONTESTED, what, said, _told_in(disputed))


def _quoted(reports: Iterable[Report]) -> str:
    return " and ".join(f"“{_words(each)}”" for each in reports)


def _victims(reports: Iterable[Report]) -> str:
    """Return the people of reports as the text calls them."""
    told = (" and ".join(v.thing.text for t in each.told for v in t.victims) for each in reports)
    return " and ".join(f"“{words}”" for words in told)


def _told_in(reports: Iterable[Report]) -> tuple[str, ...]:
    return tuple(told.thing.id for each in reports for told in each.told)


def _apart(reports: list[Report]) -> tuple[Report, ...]:
    """Return two reports that contradict each other."""
    sums = [each for each in summed(reports) if each.whom == SUM]
    for one, other in combinations([*reports, *sums], 2):
        if _contradict(one, other) or _contradict(other, one):
            return one, other
    return ()


def _contradict(low: Report, high: Report) -> bool:
    """Whether one is too low beside another: of the same people, or of all beside some of them."""
    return low.whom in ("", high.whom) and _is_below(low, high)


def _is_below(one: Report, other: Report) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _words(report: Report) -> str:
    return " and ".join(each.thing.text for each in report.told)


def _upside_down(web: Web, row: Row) -> Iterator[Fault]:
    for told in told_of(web, row.id):
        if not _is_in_order(told.quantity):
            said = (
                f"“{told.thing.text}” has its bounds in the wrong order and bounds nothing: correct"
                " the number."
            )
            yield Fault(row.id, UPSIDE_DOWN, told.what, said, (told.thing.id,))


def _is_in_order(quantity: Quantity) -> bool:
    said = [n for n in (quantity.low, quantity.best, quantity.high) if n is not None]
    return said == sorted(said)


def _count_of_what(web: Web, row: Row) -> Iterator[Fault]:
    for told in unexplained(web, row.id):
        said = (
            f"“{told.thing.text}” does not say what it counts: choose {', '.join(COUNTED[:-1])}"
            f" or {COUNTED[-1]}, or move it to the event that does."
        )
        yield Fault(row.id, COUNT_OF_WHAT, "count", said, (told.thing.id,))


_Check = Callable[[Web, Row], Iterable[Fault]]
_CHECKS: tuple[_Check, ...] = (
    *(_type, _roles, _circle, _missing, _two_roles, _future_date, _dates, _places),
    *(_unread, _stale),
    _elsewhere,
    *(_counts, _upside_down, _count_of_what, _claim),
)
