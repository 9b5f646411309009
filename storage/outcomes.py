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
  SELECT document_id, coder FROM statuses
  WHERE state = 'done' AND (:coder IS NULL OR coder = :coder)
),
said AS MATERIALIZED (
  SELECT document_id, coder, source, verdict, score, result, original AS what,
         json_extract(original, '$.kind') AS kind, json_extract(original, '$.label') AS label
  FROM decisions JOIN done USING (document_id, coder)
),
"""
_HELD = """
ends AS MATERIALIZED (
  SELECT document_id, coder, id, 'span' AS kind, type AS label, fragments
  FROM spans JOIN done USING (document_id, coder)
  UNION ALL
  SELECT document_id, coder, id, 'event', type, fragments
  FROM events JOIN done USING (document_id, coder)
),
"""


def _what(kind: str, label: str, fragments: str, anchor: str = "'[]'", of: str = "''") -> str:
    """Write an original as `codec` does: the keys sorted, no spaces."""
    return (
        f"json_object('anchor', json({anchor}), 'anchor_label', {of}, "
        f"'fragments', json({fragments}), 'kind', {kind}, 'label', {label})"
    )


_ROLE = _what("'argument'", "r.role", "t.fragments", "e.fragments", "e.label")
_OUTCOMES = text(
    f"""
WITH {_DONE} {_HELD}
held AS MATERIALIZED (
  SELECT document_id, coder, {_what("kind", "label", "fragments")} AS what FROM ends
  UNION
  SELECT r.document_id, r.coder, {_ROLE}
  FROM arguments r JOIN done USING (document_id, coder)
  JOIN ends e ON (e.document_id, e.coder, e.id) = (r.document_id, r.coder, r.event)
  JOIN ends t ON (t.document_id, t.coder, t.id) = (r.document_id, r.coder, r.target)
),
things AS MATERIALIZED (
  SELECT document_id, source, id, kind, score, label, fragments,
         {_what("kind", "label", "fragments")} AS what
  FROM (
    SELECT document_id, source, id, kind, score,
           json_extract(value, '$.type') AS label, json_extract(value, '$.fragments') AS fragments
    FROM suggestions
    WHERE kind <> 'argument' AND document_id IN (SELECT document_id FROM done)
  )
),
roles AS MATERIALIZED (
  SELECT document_id, source, score, json_extract(value, '$.role') AS role,
         json_extract(value, '$.event') AS event, json_extract(value, '$.target') AS target
  FROM suggestions
  WHERE kind = 'argument' AND document_id IN (SELECT document_id FROM done)
),
offered AS (
  SELECT document_id, source, kind, label, score, what, '' AS event, '' AS target FROM things
  UNION ALL
  SELECT r.document_id, r.source, 'argument', r.role, r.score, {_ROLE}, e.what, t.what
  FROM roles r
  JOIN things e ON (e.document_id, e.id) = (r.document_id, r.event)
  JOIN things t ON (t.document_id, t.id) = (r.document_id, r.target)
),
undecided AS (
  SELECT o.document_id, done.coder, o.source, o.kind, o.label, o.score,
         CASE WHEN d.verdict IS NOT NULL THEN d.verdict
              WHEN h.what IS NOT NULL THEN 'accepted' ELSE 'left' END AS outcome,
         d.verdict IS NULL AND 1 = row_number() OVER (
           PARTITION BY o.document_id, done.coder, o.what ORDER BY o.score DESC, o.source
         ) AS is_first
  FROM offered o JOIN done USING (document_id)
  LEFT JOIN said d ON (d.document_id, d.coder, d.what) = (o.document_id, done.coder, o.what)
  LEFT JOIN held h ON (h.document_id, h.coder, h.what) = (o.document_id, done.coder, o.what)
  WHERE coalesce(d.source, '') <> o.source
  AND (d.verdict IS NOT NULL OR o.score >= :least)
  AND (d.verdict IS NOT NULL OR o.event = '' OR NOT EXISTS (
    SELECT 1 FROM said x
    WHERE (x.document_id, x.coder) = (o.document_id, done.coder)
    AND x.what IN (o.event, o.target) AND x.verdict = 'rejected'
  ))
),
every AS (
  SELECT d.document_id, d.coder, d.source, d.kind, d.label, d.score, d.verdict AS outcome,
         1 AS decided, 1 AS is_first,
         d.verdict = 'corrected' AND e.label = d.label AND e.kind = d.kind AS kept
  FROM said d
  LEFT JOIN ends e ON (e.document_id, e.coder, e.id) = (d.document_id, d.coder, d.result)
  UNION ALL
  SELECT document_id, coder, source, kind, label, score, outcome, 0, is_first, 0 FROM undecided
)
SELECT document_id, coder, source, kind, label, outcome, decided, is_first,
       coalesce(kept, 0) AS kept, min(9, CAST(score * 10 + 1e-9 AS INTEGER)) AS bin,
       count(*) AS count, sum(score) AS scores
FROM every GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
"""  # noqa: S608 - made of the words above
)
_GOLD = text(
    f"""
WITH {_DONE} {_HELD}
every AS (
  SELECT document_id, coder, id, kind, label FROM ends
  UNION ALL
  SELECT document_id, coder, id, 'argument', role
  FROM arguments JOIN done USING (document_id, coder)
),
results AS MATERIALIZED (SELECT DISTINCT document_id, coder, result AS id FROM said)
SELECT a.document_id, a.coder, a.kind, a.label, count(*), count(*) - count(r.id)
FROM every a LEFT JOIN results r USING (document_id, coder, id) GROUP BY 1, 2, 3, 4
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
