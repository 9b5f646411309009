"""The memory on disk: kept up in the transaction of each edit, and made of the log when it is due.

What a person wrote into it (rules) stands in a table of its own.
"""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, bindparam, delete, select, text

from annotation.errors import StaleEditError
from annotation.layer import Layer
from annotation.learning.lessons import LESSONS_VERSION, Lesson, add, lessons
from annotation.learning.memory import Cue, Rule, Stance
from annotation.learning.table import Memory
from annotation.values import Argument, Change, Decision, Edit, Event, Span
from storage import documents, log, meta, schema
from storage.rows import Row, sound

_M, _R = schema.memory, schema.memory_rules
_SELECT = select(_M.c.kind, _M.c.string, _M.c.type, _M.c.context, _M.c.accepted, _M.c.rejected)
_INSERT = _M.insert()
_ADD = text(
    "INSERT INTO memory (kind, string, type, context, accepted, rejected)"
    " VALUES (:kind, :string, :type, :context, :accepted, :rejected)"
    " ON CONFLICT (kind, string, type, context) DO UPDATE"
    " SET accepted = memory.accepted + excluded.accepted,"
    " rejected = memory.rejected + excluded.rejected"
)
_IS_CUE = (
    (_M.c.kind == bindparam("b_kind"))
    & (_M.c.string == bindparam("b_string"))
    & (_M.c.type == bindparam("b_type"))
    & (_M.c.context == bindparam("b_context"))
)
_FORGET_EMPTY = delete(_M).where(_IS_CUE & (_M.c.accepted == 0) & (_M.c.rejected == 0))
_RULES = select(_R).order_by(_R.c.kind, _R.c.string, _R.c.type)
_INSERT_RULE = _R.insert()
_DELETE_RULE = delete(_R).where(
    _R.c.kind == bindparam("b_kind"),
    _R.c.string == bindparam("b_string"),
    _R.c.type == bindparam("b_type"),
)


def load(connection: Connection) -> Memory:
    """Return the whole memory, ready to be asked."""
    return Memory(counts(connection).items(), rules(connection))


def counts(connection: Connection) -> dict[Cue, Lesson]:
    """Return every row of counts."""
    rows = connection.execute(_SELECT)
    return {Cue(kind, *names): (accepted, rejected) for kind, *names, accepted, rejected in rows}


def rules(connection: Connection) -> list[Rule]:
    """Return what people said of strings, by string."""
    return [_rule_from(row) for row in connection.execute(_RULES).mappings()]


def learn(connection: Connection, more: Mapping[Cue, Lesson]) -> None:
    """Add lessons to the counts; a row that says nothing any more goes."""
    if not more:
        return
    rows = [_row(cue, lesson) for cue, lesson in more.items()]
    connection.execute(_ADD, rows)
    less = [cue for cue, lesson in more.items() if min(lesson) < 0]
    if less:
        connection.execute(_FORGET_EMPTY, [_key(cue) for cue in less])


def put_rules(connection: Connection, said: Iterable[Rule]) -> None:
    """Write rules, in place of what was said of the same strings."""
    together = list(said)
    if together:
        connection.execute(_DELETE_RULE, [_key(rule) for rule in together])
        connection.execute(_INSERT_RULE, [_rule_values(rule) for rule in together])


def drop_rule(connection: Connection, rule: Rule) -> None:
    connection.execute(_DELETE_RULE, [_key(rule)])


def bring_up_to_date(connection: Connection, held: Mapping[str, str]) -> None:
    """Make the memory of the log where it was made by other rules of learning, or never."""
    if held.get(meta.MEMORY) == LESSONS_VERSION:
        return
    connection.execute(delete(_M))
    folded = fold(connection)
    if folded:
        connection.execute(_INSERT, [_row(cue, lesson) for cue, lesson in folded.items()])
    meta.put(connection, meta.MEMORY, LESSONS_VERSION)


def fold(connection: Connection) -> dict[Cue, Lesson]:
    """Play the whole log and return what it teaches."""
    layers: dict[tuple[str, str], Layer] = {}
    found: dict[Cue, Lesson] = {}
    for edit in log.edits(connection):
        key = (edit.document, edit.coder)
        if key not in layers:
            layers[key] = Layer(documents.load(connection, edit.document), edit.coder)
        layer = layers[key]
        own = tuple(_own(edit))
        try:
            layer.check(own)
        except StaleEditError:  # a damaged log, which the check of the log tells of
            continue
        for cue, lesson in lessons(layer, edit).items():
            found[cue] = add(found.get(cue, (0, 0)), lesson)
        layer.apply(own)
    return {cue: lesson for cue, lesson in found.items() if lesson != (0, 0)}


def problems(connection: Connection) -> Iterator[str]:
    """Say where the memory is not what the log leads to."""
    folded, held = fold(connection), counts(connection)
    for cue in sorted({*folded, *held}):
        if folded.get(cue) != held.get(cue):
            yield (
                f"What is remembered of “{cue.string}” ({cue.type}) is not what the decisions in "
                "the log lead to."
            )


def _own(edit: Edit) -> Iterator[Change]:
    """The changes of what a layer holds by itself."""
    for change in edit.changes:
        if isinstance(change.after or change.before, Span | Event | Argument | Decision):
            yield change


def _row(cue: Cue, lesson: Lesson) -> dict[str, object]:
    return {
        "kind": cue.kind,
        "string": cue.string,
        "type": cue.type,
        "context": cue.context,
        "accepted": lesson[0],
        "rejected": lesson[1],
    }


def _key(said: Cue | Rule) -> dict[str, str]:
    key = {"b_kind": said.kind, "b_string": said.string, "b_type": said.type}
    return key | {"b_context": said.context} if isinstance(said, Cue) else key


def _rule_values(rule: Rule) -> dict[str, str]:
    return {
        "kind": rule.kind,
        "string": rule.string,
        "type": rule.type,
        "stance": rule.stance.value,
        "origin": rule.origin,
        "at": rule.at,
    }


@sound
def _rule_from(row: Row) -> Rule:
    return Rule(
        row["kind"], row["string"], row["type"], Stance(row["stance"]), row["origin"], row["at"]
    )
