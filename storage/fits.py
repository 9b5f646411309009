"""The fits of a project: what was learned, in versions; the last few with their bytes."""

from sqlalchemy import Connection, bindparam, func, select, update

from annotation.codec import dumps, loads
from annotation.errors import UserError
from annotation.learning.fits import FitInfo, FitReport, report_from_json, report_to_json
from annotation.learning.settings import BALANCED
from storage import meta, schema
from storage.rows import Row, sound

KEPT = 20
"""So many fits are kept with what they can do; of earlier ones the report alone."""

_DIGITS = 9
"""No project has a number with more."""

_T = schema.fits
_INSERT = _T.insert()
_LIST = select(_T.c.number, _T.c.at, _T.c.report, _T.c.size, _T.c.data.is_not(None).label("held"))
_DATA = select(_T.c.data).where(_T.c.number == bindparam("number"))
_REPORT = select(_T.c.report).where(_T.c.number == bindparam("number"))
_LAST = select(func.coalesce(func.max(_T.c.number), 0))
_LET_GO = (
    update(_T)
    .where(_T.c.number <= bindparam("last"), _T.c.number != bindparam("in_force"))
    .values(data=None)
)


def listed(connection: Connection) -> list[FitInfo]:
    """Return all fits, oldest first. `size` is 0 where the bytes were let go of."""
    in_force = _number_in_force(connection)
    rows = connection.execute(_LIST.order_by(_T.c.number)).mappings()
    return [_info(row, in_force) for row in rows]


def add(connection: Connection, data: bytes, report: FitReport, now: str) -> int:
    """Keep a fit under the next number, and let go of the bytes of the oldest."""
    number: int = connection.scalars(_LAST).one() + 1
    values = {"number": number, "at": now, "report": dumps(report_to_json(report))}
    connection.execute(_INSERT, {**values, "size": len(data), "data": data})
    gone = {"last": number - KEPT, "in_force": _number_in_force(connection)}
    connection.execute(_LET_GO, gone)
    return number


def in_force(connection: Connection) -> tuple[int, bytes]:
    """Return number and bytes of the fit in force, (0, b"") for none."""
    number = _number_in_force(connection)
    data = connection.scalars(_DATA, {"number": number}).one_or_none()
    return (0, b"") if data is None else (number, data)


def balanced(connection: Connection) -> float:
    """Return the least score that pays best with what is in force.

    A damaged report is told where the fits are listed; the project opens without it.
    """
    number = _number_in_force(connection)
    row = connection.execute(_REPORT, {"number": number}).mappings().one_or_none()
    try:
        return BALANCED if row is None else _report_from(row).balanced
    except UserError:
        return BALANCED


def use(connection: Connection, number: int) -> None:
    """Put a fit in force, 0 for none."""
    if number and connection.scalars(_DATA, {"number": number}).one_or_none() is None:
        raise UserError(
            f"There is no version {number} of what was learned, or it is too old to be kept. "
            f"Choose one of the last {KEPT}."
        )
    meta.put(connection, meta.FIT, str(number))


def _number_in_force(connection: Connection) -> int:
    held = meta.load(connection).get(meta.FIT, "0")
    return int(held) if held.isdecimal() and len(held) <= _DIGITS else 0


def _info(row: Row, in_force: int) -> FitInfo:
    size = row["size"] if row["held"] else 0
    return FitInfo(row["number"], row["at"], _report_from(row), row["number"] == in_force, size)


@sound
def _report_from(row: Row) -> FitReport:
    return report_from_json(loads(row["report"]))
