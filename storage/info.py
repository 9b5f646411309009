"""A project in numbers."""

import platform
import sqlite3
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from annotation import VERSION
from annotation.codebook import Codebook
from storage import bulk, documents, entities, layers, log, schema
from storage.values import Info, LayerInfo, SourceInfo

_SIZES = select(func.count(), func.coalesce(func.sum(schema.documents.c.words), 0)).select_from(
    schema.documents
)
_VERDICTS = select(schema.decisions.c.coder, schema.decisions.c.verdict, func.count()).group_by(
    schema.decisions.c.coder, schema.decisions.c.verdict
)
_RUNS = select(
    schema.suggestion_runs.c.source, schema.suggestion_runs.c.version, func.count()
).group_by(schema.suggestion_runs.c.source, schema.suggestion_runs.c.version)
_PROPOSED = select(
    schema.suggestions.c.source, schema.suggestions.c.version, func.count()
).group_by(schema.suggestions.c.source, schema.suggestions.c.version)


def collect(
    connection: Connection, path: Path, meta: Mapping[str, str], codebook: Codebook
) -> Info:
    """Count everything."""
    count, words = connection.execute(_SIZES).one()
    return Info(
        path=path,
        name=meta["name"],
        id=meta["id"],
        created_at=meta["created_at"],
        codebook=codebook.name,
        codebook_version=codebook.version,
        documents=count,
        words=words,
        edits=log.count(connection),
        last_edit_at=log.head(connection)[1],
        layers=_layers(connection),
        sources=_sources(connection),
        versions=_versions(),
        entities=entities.count(connection),
    )


def _layers(connection: Connection) -> tuple[LayerInfo, ...]:
    spans, events, arguments = (
        _by_coder(connection, table) for table in (schema.spans, schema.events, schema.arguments)
    )
    in_bulk = bulk.decisions(connection)
    verdicts = {(coder, verdict): n for coder, verdict, n in connection.execute(_VERDICTS)}
    found = []
    for coder in layers.coders(connection):
        states = Counter(row.state for row in documents.listed(connection, coder))
        found.append(
            LayerInfo(
                coder,
                in_progress=states["in_progress"],
                done=states["done"],
                spans=spans[coder],
                events=events[coder],
                arguments=arguments[coder],
                accepted=verdicts.get((coder, "accepted"), 0),
                corrected=verdicts.get((coder, "corrected"), 0),
                rejected=verdicts.get((coder, "rejected"), 0),
                bulk=in_bulk[coder],
            )
        )
    return tuple(found)


def _by_coder(connection: Connection, table: Table) -> Counter[str]:
    query = select(table.c.coder, func.count()).group_by(table.c.coder)
    return Counter(dict(connection.execute(query).all()))


def _sources(connection: Connection) -> tuple[SourceInfo, ...]:
    proposed = {(source, version): n for source, version, n in connection.execute(_PROPOSED)}
    runs = {(source, version): n for source, version, n in connection.execute(_RUNS)}
    return tuple(
        SourceInfo(*key, documents=runs.get(key, 0), suggestions=proposed.get(key, 0))
        for key in sorted({*proposed, *runs})
    )


def _versions() -> dict[str, str]:
    return {
        "goldleaf": VERSION,
        "format": str(schema.SCHEMA_VERSION),
        "sqlite": sqlite3.sqlite_version,
        "python": platform.python_version(),
    }
