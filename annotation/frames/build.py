"""Rows from a scene: what the events of an article are, as data.

A pure function of the scene; `frames.book` keeps the same answer up to date edit by edit.
"""

from collections.abc import Mapping
from itertools import chain

from annotation.frames.counts import counts_of
from annotation.frames.dates import date_cell, is_told
from annotation.frames.doubt import evidence_by_cell, unaccepted, unconfirmed
from annotation.frames.parties import parties_of
from annotation.frames.placing import place_cell
from annotation.frames.scene import Scene, Thing
from annotation.frames.standing import attributes_of, event_type, verdict
from annotation.frames.values import CountCell, DateCell, Party, PlaceCell, Row
from annotation.frames.web import Web

NOBODY = Row("", "", ())
"""The row of what is no event."""


def row_of(scene: Scene, event_id: str) -> Row:
    """Return the row that an event is a trigger of; NOBODY for what is no event."""
    return build_row(Web(scene), event_id)


def rows_of(scene: Scene) -> tuple[Row, ...]:
    """Return a row for each event, in reading order, also for those told in another's row."""
    web = Web(scene)
    heads = dict.fromkeys(web.head(id_) for id_ in scene.events())
    return tuple(build_row(web, head) for head in sorted(heads, key=web.place) if head)


def build_row(web: Web, event_id: str) -> Row:
    """Return the row of an event from what has been read of the scene."""
    head = web.event(web.head(event_id))
    if head is None:
        return NOBODY
    triggers = web.triggers(head.id)
    parties = parties_of(web, head.id)
    date, place = date_cell(web, head.id), place_cell(web, head.id)
    counts = counts_of(web, head.id, parties)
    attributes = attributes_of(web.codebook, triggers)
    whole = web.whole(head.id)
    codable, reason = verdict(web.codebook, attributes, words_of(web, whole))
    missing = _missing(web, head.id, parties, date, place, counts)
    evidence = evidence_by_cell(parties, date, place, counts)
    doubtful = unaccepted(web, head.id, chain.from_iterable(evidence.values()))
    filled = [role for role in _required(web, head) if role not in missing]
    return Row(
        head.id,
        head.type,
        web.cluster(head.id),
        head.text,
        web.parts(head.id),
        whole,
        parties,
        date,
        place,
        counts,
        attributes,
        codable,
        reason,
        missing,
        all(trigger.is_suggested for trigger in triggers),
        doubtful,
        unconfirmed(web, head.id, filled, evidence, doubtful),
        web.place(head.id)[0],
    )


def _required(web: Web, event: Thing) -> tuple[str, ...]:
    known = event_type(web.codebook, event.type)
    return () if known is None else known.required


def words_of(web: Web, event_id: str) -> str:
    """Return what an event is called in a sentence: its trigger, else its type."""
    thing = web.event(event_id)
    if thing is None:
        return ""
    return thing.text or web.codebook.type_label(thing.type)


def _missing(
    web: Web,
    head: str,
    parties: Mapping[str, tuple[Party, ...]],
    date: DateCell,
    place: PlaceCell,
    counts: Mapping[str, CountCell],
) -> tuple[str, ...]:
    """Return the required roles that neither the event itself nor what it is told with fills.

    What a person said to be unknown fills a role; words of time that give no day do not.
    """
    thing = web.event(head)
    required = _required(web, thing) if thing is not None else ()
    filled: dict[str, bool] = {cell: bool(each) for cell, each in parties.items()}
    filled |= {
        "date": is_told(web, head, date),
        "place": bool(place.evidence),
        "count": bool(counts),
    }
    own = {
        tie.role for id_ in web.cluster(head) for tie in web.ties_of(id_) if web.thing(tie.target)
    }
    cells = {role: web.codebook.cell_of(role) for role in required}
    needed = (role for role, cell in cells.items() if role not in own or cell == "date")
    return tuple(role for role in needed if not filled.get(cells[role]))
