"""Which cells of an accepted row rest on nothing that anybody has accepted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotation.frames.values import CountCell, DateCell, Party, PlaceCell
from annotation.frames.web import Web


def unaccepted(web: Web, head: str, evidence: Iterable[str]) -> frozenset[str]:
    """Return those of the evidence that nobody has accepted in what is told in this row."""
    wanted = set(evidence)
    tied: dict[str, bool] = {}
    for id_, is_accepted in _ties(web, head, wanted):
        tied[id_] = tied.get(id_, False) or is_accepted
    return frozenset(id_ for id_ in wanted if not _is_accepted(web, id_, tied))


def _is_accepted(web: Web, id_: str, tied: Mapping[str, bool]) -> bool:
    thing = web.thing(id_)
    return thing is not None and not thing.is_suggested and tied.get(id_, True)


def _ties(web: Web, head: str, wanted: set[str]) -> Iterator[tuple[str, bool]]:
    """Go through the roles that the evidence fills here, and whether each is accepted."""
    for trigger in (t for each in _told_with(web, head) for t in web.triggers(each)):
        for tie in web.ties_of(trigger.id):
            if tie.target in wanted:
                yield tie.target, not (tie.is_suggested or trigger.is_suggested)


def _told_with(web: Web, head: str) -> list[str]:
    """Return an event, what is told in it, and the events around it with what these tell."""
    found = dict.fromkeys((head, *web.sound_parts(head)))
    above = web.around(head)
    while above is not None and above.head not in found:
        found |= dict.fromkeys((above.head, *web.sound_parts(above.head)))
        above = web.around(above.head)
    return list(found)


def evidence_by_cell(
    parties: Mapping[str, Sequence[Party]],
    date: DateCell,
    place: PlaceCell,
    counts: Mapping[str, CountCell],
) -> dict[str, tuple[str, ...]]:
    """Return by cell what fills it."""
    found = {cell: tuple(party.id for party in each) for cell, each in parties.items()}
    found["count"] = tuple(id_ for count in counts.values() for id_ in count.evidence)
    return found | {"date": date.evidence, "place": place.evidence}


def unconfirmed(
    web: Web,
    head: str,
    roles: Iterable[str],
    evidence: Mapping[str, Sequence[str]],
    doubtful: frozenset[str],
) -> tuple[str, ...]:
    """Return those of the roles that only suggestions fill."""
    return tuple(r for r in roles if _rests_on(web, head, r, evidence, doubtful))


def _rests_on(
    web: Web,
    head: str,
    role: str,
    evidence: Mapping[str, Sequence[str]],
    doubtful: frozenset[str],
) -> bool:
    codebook = web.codebook
    cell = codebook.cell_of(role)
    own = (f for f in web.fillers(head, cell) if f.tie.role == role and not f.is_suggested)
    if next(own, None) is not None:
        return False
    return all(id_ in doubtful for id_ in evidence.get(cell, ()))
