"""The columns of an event's row that are worked out: who, when, where, how many, who says so.

They come from the same Row as the list of events in the window (`annotation.frames`), and each
group ends with the ids of the mentions that are its evidence.
"""

from collections.abc import Callable, Sequence
from datetime import date

from annotation.codebook import Codebook
from annotation.frames.values import CountCell, Party
from annotation.normals import COUNTED, Location
from exports.columns import Column, Look, Value
from exports.rows import EventRow

Cells = tuple[Column[EventRow], ...]
NOT_TOLD = "the article does not say; this is not 0"
MEANT = {what: what for what in COUNTED} | {"killed": "deaths", "wounded": "injured"}
"""How the columns call what is counted."""
_SIDES = {"a": "actor1", "b": "actor2", "civilian": "civilians", "": ""}


def who_columns() -> Cells:
    """Return actor1, actor2 and those beside them, with kind and id of the register."""
    return (
        *_actor("actor1", "Actor 1", "Who did it. This does say who acted.", _first_actor),
        Column(
            "assoc_actor1",
            "Beside actor 1",
            "Others who did it, parted by “ | ”.",
            lambda row: _names(row.row.actors[1:]),
            width=24,
            missing="nobody else is named",
        ),
        *_actor("actor2", "Actor 2", "To whom it was done: the target that can act, else the "
                "recipient, else the other of two sides, else the victims.", _first_other),
        Column(
            "assoc_actor2",
            "Beside actor 2",
            "Others to whom it was done, parted by “ | ”.",
            lambda row: _names(row.row.others[1:]),
            width=24,
            missing="nobody else is named",
        ),
    )  # fmt: skip


def _actor(
    name: str, label: str, definition: str, party: Callable[[EventRow], Party | None]
) -> Cells:
    def of(get: Callable[[EventRow, Party], Value]) -> Callable[[EventRow], Value]:
        def value(row: EventRow) -> Value:
            found = party(row)
            return None if found is None else get(row, found)

        return value

    nobody = "nobody is named"
    return (
        Column(name, label, f"{definition} The name of the register, else the words of the text.",
               of(lambda _, p: p.name), Look.STRONG, 28, missing=nobody),
        Column(f"{name}_type", f"{label}: kind", "The kind of actor, as the register has it.",
               of(_kind), width=18, missing="nobody has said"),
        Column(f"{name}_text", f"{label}: words", "The words of the text.",
               of(lambda _, p: p.text), width=24, missing=nobody),
        Column(f"{name}_id", f"{label}: id", "The id on the sheet Actors.",
               of(lambda _, p: None if p.entity is None else p.entity.id), Look.ID, 27,
               missing="the mention is of no actor of the register"),
    )  # fmt: skip


def _kind(row: EventRow, party: Party) -> str:
    return "" if party.entity is None else kind_label(row.page.codebook, party.entity.kind)


def kind_label(codebook: Codebook, name: str) -> str:
    """Return what people call a kind of actor; its name where the codebook lacks it."""
    return next((each.label for each in codebook.actor_kinds if each.name == name), name)


def _first_actor(row: EventRow) -> Party | None:
    return next(iter(row.row.actors), None)


def _first_other(row: EventRow) -> Party | None:
    return next(iter(row.row.others), None)


def _names(parties: Sequence[Party]) -> str:
    return " | ".join(dict.fromkeys(each.name for each in parties))


def when_columns() -> Cells:
    """Return the date with its precision, its words, how it was read and from where."""
    unknown = "no date is told; none is ever made up"
    return (
        Column("date_start", "First day", "The first day that it can have been.",
               lambda row: row.row.date.start, Look.DATE, 12, missing=unknown),
        Column("date_end", "Last day", "The last day that it can have been; the same as the first "
               "where the day is known.", lambda row: row.row.date.end, Look.DATE, 12,
               missing=unknown),
        Column("date", "Date", "The date as text, as exact as it is known: 2021-04-30, 2021-04, "
               "2021, or first/last day, .. for an open end.", _iso, width=22, missing=unknown),
        Column("date_precision", "Date: precision", "The unit in which it is known.",
               lambda row: row.row.date.precision, values="day, week, month, year, unknown",
               missing=unknown),
        Column("date_text", "Date: words", "The words of the text that say when.",
               lambda row: row.row.date.text, width=24, missing=unknown),
        Column("date_basis", "Date: basis", "How the date was read from these words.",
               lambda row: row.row.date.basis, width=48, missing=unknown),
        Column("date_origin", "Date: from", "Where the words were taken from.",
               lambda row: row.row.date.origin, width=14,
               values="own, same event, cause, part, sentence, paragraph, article",
               missing=unknown),
        _evidence("date", lambda row: row.row.date.evidence),
    )  # fmt: skip


def _iso(row: EventRow) -> str:
    found = row.row.date
    return iso(found.start, found.end, found.precision)


def iso(start: date | None, end: date | None, precision: str) -> str:
    """Return a date as short as it is known, `first/last` where it is a stretch, "" if unknown."""
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"
    if start == end:
        return start.isoformat()
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return start.isoformat()[:7]
    if precision == "year" and start.year == end.year:
        return start.isoformat()[:4]
    return f"{start.isoformat()}/{end.isoformat()}"


def where_columns() -> Cells:
    """Return the place with its region, country, coordinates and precision."""
    unknown = "no place is told, or none that the gazetteer knows"
    return (
        Column("location", "Location", "The most exact place that is known.",
               _of_place(lambda at: at.name), Look.STRONG, 24, missing=unknown),
        Column("admin1", "Region", "The first-level region that it lies in.",
               _of_place(lambda at: at.admin1), width=20, missing=unknown),
        Column("country", "Country", "The country that it lies in.",
               _of_place(lambda at: at.country), width=18, missing=unknown),
        Column("country_code", "Country: code", "ISO 3166-1, two letters.",
               _of_place(lambda at: at.code), width=9, missing=unknown),
        Column("location_text", "Location: words", "The words of the text that say where.",
               lambda row: row.row.place.text, width=30, missing="no place is told"),
        Column("lat", "Latitude", "Degrees (WGS 84) of the place, or of the smallest place around "
               "it that is known; geo_precision says which.", _of_place(lambda at: at.lat),
               Look.DEGREES, 10, missing=unknown),
        Column("lon", "Longitude", "Degrees (WGS 84), likewise.", _of_place(lambda at: at.lon),
               Look.DEGREES, 10, missing=unknown),
        Column("geo_precision", "Location: precision", "How exactly the words say where.",
               _of_place(lambda at: at.precision), width=18,
               values="town, near a town, part of a region, region, country", missing=unknown),
        Column("geonames_id", "GeoNames", "The number of the place in GeoNames (CC BY 4.0).",
               _of_place(lambda at: at.gazetteer), Look.ID, 14, missing=unknown),
        Column("place_origin", "Location: from", "Where the words were taken from.",
               lambda row: row.row.place.origin, width=14,
               values="own, same event, cause, part, sentence, paragraph, article",
               missing="no place is told"),
        _evidence("place", lambda row: row.row.place.evidence),
    )  # fmt: skip


def _of_place(get: Callable[[Location], Value]) -> Callable[[EventRow], Value]:
    def value(row: EventRow) -> Value:
        location = row.row.place.location
        return None if location is None else get(location)

    return value


def count_columns(what: str) -> Cells:
    """Return low, high and best of one thing that is counted, with words, side and evidence."""
    name = MEANT[what]
    count = _of_count(what)
    return (
        Column(f"{name}_min", f"{name.capitalize()}: at least", f"The lowest number of {what} that "
               "the words allow.", count(lambda cell: cell.low), Look.NUMBER, 12,
               missing=NOT_TOLD),
        Column(f"{name}_max", f"{name.capitalize()}: at most", f"The highest number of {what} that "
               "the words allow.", count(lambda cell: cell.high), Look.NUMBER, 12,
               missing=f"{NOT_TOLD}, or there is no upper end"),
        Column(f"{name}_best", f"{name.capitalize()}: best", "The number that the words give "
               "themselves; nothing where they give a bound alone.",
               count(lambda cell: cell.best), Look.NUMBER, 12, missing=NOT_TOLD),
        Column(f"{name}_text", f"{name.capitalize()}: words", "The words with what limits them.",
               count(lambda cell: cell.text), width=22, missing=NOT_TOLD),
        Column(f"{name}_side", f"{name.capitalize()}: side", "Whose people they were: those of "
               "actor 1, of actor 2, or civilians.", count(lambda cell: _SIDES[cell.side]),
               values="actor1, actor2, civilians", missing="not told, or of several sides"),
        _evidence(name, lambda row: row.row.count(what).evidence),
    )  # fmt: skip


def _of_count(
    what: str,
) -> Callable[[Callable[[CountCell], Value]], Callable[[EventRow], Value]]:
    def of(get: Callable[[CountCell], Value]) -> Callable[[EventRow], Value]:
        return lambda row: get(row.row.count(what))

    return of


def told_columns() -> Cells:
    """Return who says so, and by what it was done."""
    return (
        *(
            Column(
                name, label, definition, _of_party(cell), width=26, missing="nobody is named"
            )
            for name, cell, label, definition in (
                ("claimant", "claimant", "Claimant", "Who claims or denies it: a party to it."),
                ("source_original", "source", "Original source", "Whom the article gives as its "
                 "source."),
                ("weapon", "weapon", "Weapon", "With what it was done."),
            )
        ),
    )  # fmt: skip


def _of_party(cell: str) -> Callable[[EventRow], str]:
    return lambda row: _names(row.row.parties.get(cell, ()))


def _evidence(name: str, ids: Callable[[EventRow], Sequence[str]]) -> Column[EventRow]:
    return Column(
        f"{name}_evidence",
        f"{name.capitalize()}: evidence",
        "The ids of its evidence on the sheet Mentions (or Events), parted by “;”.",
        lambda row: ";".join(ids(row)),
        Look.ID,
        27,
        missing="there is none",
    )
