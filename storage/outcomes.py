"""What became of suggestions in layers that are done, counted by SQLite.

A suggestion is known by what it says and where (its original, as decisions keep it), so that a
decision counts for the source that it was made on, also when the source has proposed anew since.
What several sources propose is decided once and counts for each of them; `is_first` marks one of
them, for counting over all sources. An undecided suggestion that an annotation says just so was
right (the coder made it before the suggestion came); one that hangs on something rejected was never
to be decided, and is left out. The JSON functions are SQLite's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

from annotation.values import Kind

_DONE = """
done AS MATERIALIZED (
  SELECT row_number() OVER () AS layer, number, document_id, coder
  FROM statuses JOIN documents d ON d.id = document_id
  WHERE state = 'done' AND (:coder IS NULL OR coder = :coder)
),
said AS MATERIALIZED (
  SELECT layer, source, verdict, score, result, original AS what,
         json_extract(original, '$.kind') AS kind, json_extract(original, '$.label') AS label
  FROM decisions JOIN done USING (document_id, coder)
),
ends AS MATERIALIZED (
  SELECT layer, s.id, 'span' AS kind, type AS label, fragments
  FROM spans s JOIN done USING (document_id, coder)
  UNION ALL
  SELECT layer, e.id, 'event', type, fragments
  FROM events e JOIN done USING (document_id, coder)
),
"""


def _what(kind: str, label: str, fragments: str, anchor: str = "'[]'", of: str = "''") -> str:
    """Write an original as `codec` does: the keys sorted, no spaces."""
    return (
        f"json_object('anchor', json({anchor}), 'anchor_label', {of}, "
        f"'fragments', json({fragments}), 'kind', {kind}, 'label', {label})"
    )


# Where it says CROSS JOIN, SQLite keeps to the order: it would look through whole documents else.
_ROLE = _what("'argument'", "r.role", "t.fragments", "e.fragments", "e.label")
_OUTCOMES = text(
    f"""
WITH {_DONE}
held AS MATERIALIZED (
  SELECT layer, {_what("kind", "label", "fragments")} AS what FROM ends
  UNION
  SELECT done.layer, {_ROLE}
  FROM done CROSS JOIN arguments r USING (document_id, coder)
  CROSS JOIN ends e ON e.layer = done.layer AND e.id = r.event
  CROSS JOIN ends t ON t.layer = done.layer AND t.id = r.target
),
papers AS MATERIALIZED (SELECT DISTINCT number, document_id FROM done),
things AS MATERIALIZED (
  SELECT number, source, id, kind, score, label, fragments,
         {_what("kind", "label", "fragments")} AS what
  FROM (
    SELECT number, source, s.id, kind, score,
           json_extract(value, '$.type') AS label, json_extract(value, '$.fragments') AS fragments
    FROM papers CROSS JOIN suggestions s USING (document_id) WHERE kind <> 'argument'
  )
),
roles AS MATERIALIZED (
  SELECT number, source, score, json_extract(value, '$.role') AS role,
         json_extract(value, '$.event') AS event, json_extract(value, '$.target') AS target
  FROM papers CROSS JOIN suggestions USING (document_id) WHERE kind = 'argument'
),
offered AS (
  SELECT number, source, kind, label, score, what, NULL AS event, NULL AS target FROM things
  UNION ALL
  SELECT r.number, r.source, 'argument', r.role, r.score, {_ROLE}, e.what, t.what
  FROM roles r
  CROSS JOIN things e ON e.number = r.number AND e.id = r.event
  CROSS JOIN things t ON t.number = r.number AND t.id = r.target
),
wrong AS MATERIALIZED (
  SELECT layer, what FROM said WHERE verdict = 'rejected' AND kind <> 'argument'
),
undecided AS (
  SELECT done.layer, o.source, o.kind, o.label, o.score,
         CASE WHEN d.verdict IS NOT NULL THEN d.verdict
              WHEN h.what IS NOT NULL THEN 'accepted' ELSE 'left' END AS outcome,
         d.verdict IS NULL AND 1 = row_number() OVER (
           PARTITION BY done.layer, o.what ORDER BY o.score DESC, o.source
         ) AS is_first
  FROM done CROSS JOIN offered o USING (number)
  LEFT JOIN said d ON d.layer = done.layer AND d.what = o.what
  LEFT JOIN held h ON h.layer = done.layer AND h.what = o.what
  LEFT JOIN wrong x ON x.layer = done.layer AND x.what = o.event
  LEFT JOIN wrong y ON y.layer = done.layer AND y.what = o.target
  WHERE coalesce(d.source, '') <> o.source
  AND (d.verdict IS NOT NULL OR o.score >= :least AND x.what IS NULL AND y.what IS NULL)
),
every AS (
  SELECT d.layer, d.source, d.kind, d.label, d.score, d.verdict AS outcome,
         1 AS decided, 1 AS is_first,
         coalesce(d.verdict = 'corrected' AND e.label = d.label AND e.kind = d.kind, 0) AS kept
  FROM said d LEFT JOIN ends e ON e.layer = d.layer AND e.id = d.result
  UNION ALL
  SELECT layer, source, kind, label, score, outcome, 0, is_first, 0 FROM undecided
),
counted AS (
  SELECT layer, source, kind, label, outcome, decided, is_first, kept,
         min(9, CAST(score * 10 + 1e-9 AS INTEGER)) AS bin, count(*) AS count, sum(score) AS scores
  FROM every GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
)
SELECT document_id, coder, source, kind, label, outcome, decided, is_first, kept,
       bin, count, scores
FROM counted JOIN done USING (layer)
"""  # noqa: S608 - made of the words above
)
_GOLD = text(
    f"""
WITH {_DONE}
every AS (
  SELECT layer, id, kind, label FROM ends
  UNION ALL
  SELECT layer, r.id, 'argument', role FROM arguments r JOIN done USING (document_id, coder)
),
results AS MATERIALIZED (SELECT DISTINCT layer, result AS id FROM said),
counted AS (
  SELECT layer, a.kind, a.label, count(*) AS count, count(*) - count(r.id) AS undecided
  FROM every a LEFT JOIN results r USING (layer, id) GROUP BY 1, 2, 3
)
SELECT document_id, coder, kind, label, count, undecided FROM counted JOIN done USING (layer)
"""  # noqa: S608 - made of the words above
)

Layer = tuple[str, str]
"""A document and a coder."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """So many suggestions of a source and type, of like score, became the same in a layer.

    `outcome` is a verdict or "left"; `is_decided` says that it was decided as this source's;
    `is_kept` marks corrections that left kind and type as they were. `scores` is the sum of their
    scores, `bin` the tenth in which these are, from 0.
    """

    layer: Layer
    source: str
    kind: Kind
    type: str
    outcome: str
    is_decided: bool
    is_first: bool
    is_kept: bool
    bin: int
    count: int
    scores: float


@dataclass(frozen=True, slots=True)
class Gold:
    """So many annotations of a type a layer holds; `undecided` came from no suggestion."""

    layer: Layer
    kind: Kind
    type: str
    count: int
    undecided: int


def outcomes(connection: Connection, coder: str | None, least_score: float) -> list[Outcome]:
    """Return what became of the suggestions; the undecided with at least that score."""
    rows = connection.execute(_OUTCOMES, {**_of(coder), "least": least_score})
    return [
        Outcome(row[:2], *row[2:6], *map(bool, row[6:9]), *row[9:])
        for row in (tuple(each) for each in rows)
    ]


def gold(connection: Connection, coder: str | None) -> list[Gold]:
    """Return what the layers hold."""
    rows = connection.execute(_GOLD, _of(coder))
    return [Gold((document, who), *rest) for document, who, *rest in rows]


def _of(coder: str | None) -> Mapping[str, str | None]:
    return {"coder": coder}
