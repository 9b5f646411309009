"""The columns that say what a mention means: whom it names, when, where, how many."""

from collections.abc import Callable

from annotation.normals import COUNTED, Location, Quantity, Time
from exports.columns import Column, Look, Value
from exports.rows import MentionRow
from exports.sheets.cells import iso

Cells = tuple[Column[MentionRow], ...]


def entity_columns() -> Cells:
    """Return the columns actor_id, actor."""
    none = "it names nobody of the register"
    return (
        Column("actor_id", "Actor: id", "The id on the sheet Actors of whom or what it names.",
               lambda row: row.entity.id if row.entity else None, Look.ID, 27, missing=none),
        Column("actor", "Actor", "Whom or what it names.",
               lambda row: row.entity.name if row.entity else None, width=24, missing=none),
    )  # fmt: skip


def meaning_columns() -> Cells:
    """Return the normalised values of times, places and quantities."""
    return (*_times(), *_places(), *_quantities(), _rule())


def _times() -> Cells:
    def of(get: Callable[[Time], Value]) -> Callable[[MentionRow], Value]:
        return lambda row: get(row.span.normal) if isinstance(row.span.normal, Time) else None

    none = "no time, or one that is not known"
    return (
        Column("time_value", "Time", "The value in ISO 8601, extended as TIMEX3 has it.",
               of(lambda time: time.value), width=16, missing=none),
        Column("time_start", "Time: first day", "The first day that it can be.",
               of(lambda time: time.start), Look.DATE, 12, missing=none),
        Column("time_end", "Time: last day", "The last day that it can be.",
               of(lambda time: time.end), Look.DATE, 12, missing=none),
        Column("time", "Time: days", "The days as text, as short as they are known.",
               of(lambda time: iso(time.start, time.end, time.precision)), width=22, missing=none),
        Column("time_precision", "Time: precision", "The unit in which it is known.",
               of(lambda time: time.precision), values="day, week, month, year, unknown",
               missing=none),
        Column("time_basis", "Time: basis", "How it was read.",
               of(lambda time: time.basis), width=40, missing=none),
    )  # fmt: skip


def _places() -> Cells:
    def of(get: Callable[[Location], Value]) -> Callable[[MentionRow], Value]:
        return lambda row: get(row.span.normal) if isinstance(row.span.normal, Location) else None

    none = "no place, or one that the gazetteer does not know"
    return (
        Column("location", "Location", "The place on the map.", of(lambda at: at.name), width=22,
               missing=none),
        Column("admin1", "Region", "The first-level region that it lies in.",
               of(lambda at: at.admin1), width=18, missing=none),
        Column("country", "Country", "The country that it lies in.", of(lambda at: at.country),
               width=18, missing=none),
        Column("lat", "Latitude", "Degrees (WGS 84).", of(lambda at: at.lat), Look.DEGREES, 10,
               missing=none),
        Column("lon", "Longitude", "Degrees (WGS 84).", of(lambda at: at.lon), Look.DEGREES, 10,
               missing=none),
        Column("geo_precision", "Location: precision", "How exactly the words say where.",
               of(lambda at: at.precision), width=16,
               values="town, near a town, part of a region, region, country", missing=none),
        Column("geonames_id", "GeoNames", "The number of the place in GeoNames (CC BY 4.0).",
               of(lambda at: at.gazetteer), Look.ID, 14, missing=none),
    )  # fmt: skip


def _quantities() -> Cells:
    def of(get: Callable[[Quantity], Value]) -> Callable[[MentionRow], Value]:
        return lambda row: get(row.span.normal) if isinstance(row.span.normal, Quantity) else None

    none = "no count, or the words give no such bound; this is not 0"
    return (
        Column("count_min", "Count: at least", "The lowest number that the words allow.",
               of(lambda count: count.low), Look.NUMBER, 10, missing=none),
        Column("count_max", "Count: at most", "The highest number that the words allow.",
               of(lambda count: count.high), Look.NUMBER, 10, missing=none),
        Column("count_best", "Count: best", "The number that the words give themselves.",
               of(lambda count: count.best), Look.NUMBER, 10, missing=none),
        Column("count_modifier", "Count: limit", "The kind of words that limit it.",
               of(lambda count: count.modifier), missing="the number stands alone"),
        Column("count_of", "Count: of", "What is counted.", of(lambda count: count.what),
               values=", ".join(COUNTED),
               missing="the event says it, or it is a count of something else"),
    )  # fmt: skip


def _rule() -> Column[MentionRow]:
    return Column(
        "value_rule",
        "Value: rule",
        "The rule by which time, place or count was read; coder where a person set it.",
        lambda row: row.span.normal.rule if row.span.normal is not None else None,
        width=20,
        missing="there is no such value",
    )
