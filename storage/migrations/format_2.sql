-- The tables of format 2.
CREATE TABLE meta (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_meta PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE codebooks (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    source_text TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_codebooks PRIMARY KEY (number)
)
 STRICT;
CREATE TABLE documents (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    n_chars INTEGER NOT NULL,
    words INTEGER NOT NULL,
    source TEXT NOT NULL,
    encoding TEXT NOT NULL,
    replaced INTEGER NOT NULL,
    notes TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    imported_facts TEXT NOT NULL,
    original_sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    original BLOB NOT NULL,
    CONSTRAINT pk_documents PRIMARY KEY (number),
    CONSTRAINT ck_documents_n_chars CHECK (n_chars > 0),
    CONSTRAINT ck_documents_words CHECK (words >= 0),
    CONSTRAINT ck_documents_replaced CHECK (replaced >= 0),
    CONSTRAINT ck_documents_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT ck_documents_original_sha256 CHECK (length(original_sha256) = 64),
    CONSTRAINT uq_documents_id UNIQUE (id),
    CONSTRAINT uq_documents_sha256 UNIQUE (sha256)
)
 STRICT;
CREATE TRIGGER refuse_documents_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TABLE entities (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    country TEXT NOT NULL,
    external TEXT NOT NULL,
    merged TEXT,
    CONSTRAINT pk_entities PRIMARY KEY (id),
    CONSTRAINT ck_entities_name CHECK (name <> ''),
    CONSTRAINT ck_entities_merged CHECK (merged <> id),
    CONSTRAINT fk_entities_merged_entities FOREIGN KEY(merged) REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;
CREATE INDEX ix_entities_merged ON entities (merged) WHERE merged IS NOT NULL;
CREATE TABLE facts (
    document_id TEXT NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    published TEXT,
    zones TEXT NOT NULL,
    CONSTRAINT pk_facts PRIMARY KEY (document_id),
    CONSTRAINT fk_facts_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE spans (
    document_id TEXT NOT NULL,
    coder TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    fragments TEXT NOT NULL,
    quote TEXT NOT NULL,
    attributes TEXT NOT NULL,
    normal TEXT,
    entity TEXT,
    CONSTRAINT pk_spans PRIMARY KEY (document_id, coder, id),
    CONSTRAINT ck_spans_quote CHECK (quote <> ''),
    CONSTRAINT fk_spans_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_spans_entity_entities FOREIGN KEY(entity) REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;
CREATE INDEX ix_spans_entity ON spans (entity) WHERE entity IS NOT NULL;
CREATE TABLE events (
    document_id TEXT NOT NULL,
    coder TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    fragments TEXT NOT NULL,
    quote TEXT NOT NULL,
    attributes TEXT NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (document_id, coder, id),
    CONSTRAINT fk_events_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE decisions (
    document_id TEXT NOT NULL,
    coder TEXT NOT NULL,
    id TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    verdict TEXT NOT NULL,
    result TEXT,
    source TEXT NOT NULL,
    version TEXT NOT NULL,
    score REAL NOT NULL,
    original TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_decisions PRIMARY KEY (document_id, coder, id),
    CONSTRAINT ck_decisions_verdict CHECK (verdict IN ('accepted', 'corrected', 'rejected')),
    CONSTRAINT fk_decisions_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE statuses (
    document_id TEXT NOT NULL,
    coder TEXT NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_statuses PRIMARY KEY (document_id, coder, id),
    CONSTRAINT ck_statuses_state CHECK (state IN ('new', 'in_progress', 'done')),
    CONSTRAINT fk_statuses_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE edits (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    coder TEXT NOT NULL,
    verb TEXT NOT NULL,
    at TEXT NOT NULL,
    undoes TEXT,
    bulk INTEGER NOT NULL,
    CONSTRAINT pk_edits PRIMARY KEY (seq),
    CONSTRAINT ck_edits_bulk CHECK (bulk IN (0, 1)),
    CONSTRAINT uq_edits_id UNIQUE (id),
    CONSTRAINT fk_edits_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_edits_undoes_edits FOREIGN KEY(undoes) REFERENCES edits (id) ON DELETE RESTRICT
)
 STRICT;
CREATE INDEX ix_edits_document_id_coder ON edits (document_id, coder);
CREATE TRIGGER refuse_edits_update BEFORE UPDATE ON edits BEGIN SELECT RAISE(ABORT, 'edits are never changed'); END;
CREATE TRIGGER refuse_edits_delete BEFORE DELETE ON edits BEGIN SELECT RAISE(ABORT, 'edits are never deleted'); END;
CREATE TABLE suggestion_runs (
    document_id TEXT NOT NULL,
    source TEXT NOT NULL,
    version TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_suggestion_runs PRIMARY KEY (document_id, source),
    CONSTRAINT fk_suggestion_runs_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE suggestions (
    document_id TEXT NOT NULL,
    source TEXT NOT NULL,
    ord INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    version TEXT NOT NULL,
    score REAL NOT NULL,
    value TEXT NOT NULL,
    entity TEXT,
    CONSTRAINT pk_suggestions PRIMARY KEY (document_id, source, ord),
    CONSTRAINT ck_suggestions_kind CHECK (kind IN ('span', 'event', 'argument')),
    CONSTRAINT ck_suggestions_entity CHECK (entity IS NULL OR kind = 'span'),
    CONSTRAINT fk_suggestions_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE arguments (
    document_id TEXT NOT NULL,
    coder TEXT NOT NULL,
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    role TEXT NOT NULL,
    target TEXT NOT NULL,
    attributes TEXT NOT NULL,
    CONSTRAINT pk_arguments PRIMARY KEY (document_id, coder, id),
    CONSTRAINT fk_arguments_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_arguments_document_id_coder_event_events FOREIGN KEY(document_id, coder, event) REFERENCES events (document_id, coder, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;
CREATE INDEX ix_arguments_document_id_coder_event ON arguments (document_id, coder, event);
CREATE TABLE changes (
    edit INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT pk_changes PRIMARY KEY (edit, ord),
    CONSTRAINT ck_changes_sides CHECK (before IS NOT NULL OR after IS NOT NULL),
    CONSTRAINT ck_changes_kind CHECK (kind IN ('span', 'event', 'argument', 'decision', 'facts', 'status', 'entity')),
    CONSTRAINT fk_changes_edit_edits FOREIGN KEY(edit) REFERENCES edits (seq) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT;
CREATE INDEX ix_changes_entity ON changes (record_id) WHERE kind = 'entity';
CREATE TRIGGER refuse_changes_update BEFORE UPDATE ON changes BEGIN SELECT RAISE(ABORT, 'changes are never changed'); END;
CREATE TRIGGER refuse_changes_delete BEFORE DELETE ON changes BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;
