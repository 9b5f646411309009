-- A project of format 2, as the Goldleaf of that format wrote it. The header's numbers are set by the test.
BEGIN TRANSACTION;
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
 STRICT

;
INSERT INTO "arguments" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','01a2047b-a2f2-7e22-b95a-4d0effb8e722','01a2047b-a2c2-7e26-9fc6-9444ca02f4fc','attacker','01a2047b-a2c2-7f41-bfee-8f4ed3c60da8','{}');
INSERT INTO "arguments" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','01a2047b-a2f2-7ec3-a1f5-39a2a2352092','01a2047b-a2c2-7e26-9fc6-9444ca02f4fc','place','01a2047b-a2c2-7f73-a23e-dba94a90d097','{}');
CREATE TABLE "changes" (
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
 STRICT

;
INSERT INTO "changes" VALUES(1,0,'span','01a2047b-a2c2-7f73-a23e-dba94a90d097',NULL,'{"attributes":{},"fragments":[[17,22]],"id":"01a2047b-a2c2-7f73-a23e-dba94a90d097","kind":"span","quote":"Varok","type":"gpe"}');
INSERT INTO "changes" VALUES(1,1,'decision','01a2047b-a2e2-790d-91ba-ce89d4bf03ec',NULL,'{"at":"2026-01-01T00:00:00Z","id":"01a2047b-a2e2-790d-91ba-ce89d4bf03ec","kind":"decision","original":{"anchor":[],"anchor_label":"","fragments":[[17,22]],"kind":"span","label":"gpe"},"result":"01a2047b-a2c2-7f73-a23e-dba94a90d097","score":0.75,"source":"model","suggestion":"01a2047b-a2c2-7f93-8e7a-c76e01d4d653","verdict":"accepted","version":"1.0"}');
INSERT INTO "changes" VALUES(2,0,'span','01a2047b-a2c2-7f41-bfee-8f4ed3c60da8',NULL,'{"attributes":{},"fragments":[[0,8]],"id":"01a2047b-a2c2-7f41-bfee-8f4ed3c60da8","kind":"span","quote":"Ana Reka","type":"person"}');
INSERT INTO "changes" VALUES(2,1,'event','01a2047b-a2c2-7e26-9fc6-9444ca02f4fc',NULL,'{"attributes":{"modality":"claimed"},"fragments":[[9,16]],"id":"01a2047b-a2c2-7e26-9fc6-9444ca02f4fc","kind":"event","quote":"stormed","type":"attack"}');
INSERT INTO "changes" VALUES(2,2,'argument','01a2047b-a2f2-7e22-b95a-4d0effb8e722',NULL,'{"attributes":{},"event":"01a2047b-a2c2-7e26-9fc6-9444ca02f4fc","id":"01a2047b-a2f2-7e22-b95a-4d0effb8e722","kind":"argument","role":"attacker","target":"01a2047b-a2c2-7f41-bfee-8f4ed3c60da8"}');
INSERT INTO "changes" VALUES(2,3,'argument','01a2047b-a2f2-7ec3-a1f5-39a2a2352092',NULL,'{"attributes":{},"event":"01a2047b-a2c2-7e26-9fc6-9444ca02f4fc","id":"01a2047b-a2f2-7ec3-a1f5-39a2a2352092","kind":"argument","role":"place","target":"01a2047b-a2c2-7f73-a23e-dba94a90d097"}');
INSERT INTO "changes" VALUES(3,0,'decision','01a2047b-a2f5-7440-8497-ff76604da972',NULL,'{"at":"2026-01-01T00:00:00Z","id":"01a2047b-a2f5-7440-8497-ff76604da972","kind":"decision","original":{"anchor":[],"anchor_label":"","fragments":[[28,34]],"kind":"span","label":"gpe"},"result":null,"score":0.75,"source":"model","suggestion":"01a2047b-a2c3-705d-b048-45c6ff958733","verdict":"rejected","version":"1.0"}');
INSERT INTO "changes" VALUES(4,0,'span','01a2047b-a2c2-7f73-a23e-dba94a90d097','{"attributes":{},"fragments":[[17,22]],"id":"01a2047b-a2c2-7f73-a23e-dba94a90d097","kind":"span","quote":"Varok","type":"gpe"}','{"attributes":{"note":"the old town"},"fragments":[[17,22]],"id":"01a2047b-a2c2-7f73-a23e-dba94a90d097","kind":"span","quote":"Varok","type":"gpe"}');
INSERT INTO "changes" VALUES(5,0,'span','01a2047b-a2c2-7f73-a23e-dba94a90d097','{"attributes":{"note":"the old town"},"fragments":[[17,22]],"id":"01a2047b-a2c2-7f73-a23e-dba94a90d097","kind":"span","quote":"Varok","type":"gpe"}','{"attributes":{},"fragments":[[17,22]],"id":"01a2047b-a2c2-7f73-a23e-dba94a90d097","kind":"span","quote":"Varok","type":"gpe"}');
INSERT INTO "changes" VALUES(6,0,'facts','01a2047b-a2a7-7671-9409-398fcc61b3e5','{"id":"01a2047b-a2a7-7671-9409-398fcc61b3e5","kind":"facts","published":"2024-03-12","publisher":"The Varok Post","title":"Storm in Varok","zones":[{"end":62,"kind":"credit","start":57}]}','{"id":"01a2047b-a2a7-7671-9409-398fcc61b3e5","kind":"facts","published":"2024-03-12","publisher":"The Post","title":"Storm in Varok","zones":[{"end":62,"kind":"credit","start":57}]}');
INSERT INTO "changes" VALUES(7,0,'span','01a2047b-a30c-73fa-845e-cc76a28d98a9',NULL,'{"attributes":{},"fragments":[[34,40]],"id":"01a2047b-a30c-73fa-845e-cc76a28d98a9","kind":"span","quote":"O''Hara","type":"person"}');
INSERT INTO "changes" VALUES(8,0,'status','01a2047b-a2aa-704d-8aea-e13b119a0902/ben',NULL,'{"id":"01a2047b-a2aa-704d-8aea-e13b119a0902/ben","kind":"status","note":"short","state":"done"}');
INSERT INTO "changes" VALUES(9,0,'entity','01a20526-10da-7da0-a1e9-97fddf64adc9',NULL,'{"aliases":[],"country":"","entity_kind":"","external":"","id":"01a20526-10da-7da0-a1e9-97fddf64adc9","kind":"entity","merged":"","name":"Ana Reka","type":"person"}');
INSERT INTO "changes" VALUES(9,1,'span','01a2047b-a2c2-7f41-bfee-8f4ed3c60da8','{"attributes":{},"entity":"","fragments":[[0,8]],"id":"01a2047b-a2c2-7f41-bfee-8f4ed3c60da8","kind":"span","normal":null,"quote":"Ana Reka","type":"person"}','{"attributes":{},"entity":"01a20526-10da-7da0-a1e9-97fddf64adc9","fragments":[[0,8]],"id":"01a2047b-a2c2-7f41-bfee-8f4ed3c60da8","kind":"span","normal":null,"quote":"Ana Reka","type":"person"}');
INSERT INTO "changes" VALUES(10,0,'decision','01a20526-10e0-7606-83b8-4fbdc2426744',NULL,'{"at":"2026-11-22T21:25:10Z","id":"01a20526-10e0-7606-83b8-4fbdc2426744","kind":"decision","original":{"anchor":[],"anchor_label":"","fragments":[[0,8]],"kind":"span","label":"person"},"result":null,"score":0.75,"source":"model","suggestion":"01a2047b-a2c3-7016-9acd-c7f72ec628d0","verdict":"rejected","version":"1.0"}');
INSERT INTO "changes" VALUES(11,0,'status','01a2047b-a2a7-7671-9409-398fcc61b3e5/ben',NULL,'{"id":"01a2047b-a2a7-7671-9409-398fcc61b3e5/ben","kind":"status","note":"","state":"done"}');
CREATE TABLE codebooks (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	version TEXT NOT NULL,
	source_text TEXT NOT NULL,
	at TEXT NOT NULL,
	CONSTRAINT pk_codebooks PRIMARY KEY (number)
)
 STRICT

;
INSERT INTO "codebooks" VALUES(1,'small','1.0','name = "small"
version = "1.0"
title = "A small codebook"
description = "People, towns and fights."

[[entity]]
name = "person"
label = "Person"
short = "PER"
key = "1"
colours = { light = "#1D5FD0", dark = "#6EA8FF" }
model_labels = ["PERSON"]
definition = "A human being."
example = "[Ana Reka] spoke."
not_this = "A body as a whole."

[[entity]]
name = "gpe"
label = "Town or country"
short = "GPE"
key = "2"
colours = { light = "#6D46B8", dark = "#BBA0FF" }
model_labels = ["GPE"]
definition = "A place with a government."
example = "in [Varok]"
not_this = "A river."

[[event]]
name = "attack"
label = "Attack"
short = "ATTACK"
group = "Violence"
key = "1"
colours = { light = "#B4234A", dark = "#FF8BA7" }
roles = ["attacker", "place"]
definition = "One side strikes."
example = "They [stormed] the town."
not_this = "A fight of two."

[[role]]
name = "attacker"
label = "Attacker"
short = "ACTOR"
key = "A"
fillers = ["person"]
definition = "Who strikes."

[[role]]
name = "place"
label = "Place"
short = "PLACE"
key = "P"
fillers = ["gpe"]
definition = "Where."

[[attribute]]
name = "modality"
label = "Modality"
values = ["asserted", "claimed"]
default = "asserted"
definition = "How it is told."
','2026-11-22T18:19:01Z');
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
 STRICT

;
INSERT INTO "decisions" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','01a2047b-a2e2-790d-91ba-ce89d4bf03ec','01a2047b-a2c2-7f93-8e7a-c76e01d4d653','accepted','01a2047b-a2c2-7f73-a23e-dba94a90d097','model','1.0',0.75,'{"anchor":[],"anchor_label":"","fragments":[[17,22]],"kind":"span","label":"gpe"}','2026-01-01T00:00:00Z');
INSERT INTO "decisions" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','01a2047b-a2f5-7440-8497-ff76604da972','01a2047b-a2c3-705d-b048-45c6ff958733','rejected',NULL,'model','1.0',0.75,'{"anchor":[],"anchor_label":"","fragments":[[28,34]],"kind":"span","label":"gpe"}','2026-01-01T00:00:00Z');
INSERT INTO "decisions" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','ben','01a20526-10e0-7606-83b8-4fbdc2426744','01a2047b-a2c3-7016-9acd-c7f72ec628d0','rejected',NULL,'model','1.0',0.75,'{"anchor":[],"anchor_label":"","fragments":[[0,8]],"kind":"span","label":"person"}','2026-11-22T21:25:10Z');
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
 STRICT

;
INSERT INTO "documents" VALUES(1,'01a2047b-a2a7-7671-9409-398fcc61b3e5','8e7e11184d48787230f35eb60b5e317e661bf2009f9810665e6f69116f8811ee',69,12,'one.txt','utf-8',0,'[]','2026-11-22T18:19:01Z','{"id":"01a2047b-a2a7-7671-9409-398fcc61b3e5","kind":"facts","published":"2024-03-12","publisher":"The Varok Post","title":"Storm in Varok","zones":[{"end":62,"kind":"credit","start":57}]}','8e7e11184d48787230f35eb60b5e317e661bf2009f9810665e6f69116f8811ee',replace('Ana Reka stormed Varok 😀 on Monday.\r
\r
The mayor of Varok denied it.
','\r',char(13)),X'789C73CC4B54084ACD4E54282EC92FCA4D4D51084B2CCACF56F8307F4683427E9E826F7E5E4A62A51E2F172F574846AA426E62657E91427E1A54554A6A5E26504B66891E1700A8A518DC');
INSERT INTO "documents" VALUES(2,'01a2047b-a2aa-704d-8aea-e13b119a0902','6d79b87b91b35322b169c230d201d1262e4e55440bc5e8bceaf0156dc2cff0ff',42,6,'two.txt','utf-8',0,'[]','2026-11-22T18:19:01Z','{"id":"01a2047b-a2aa-704d-8aea-e13b119a0902","kind":"facts","published":null,"publisher":"","title":"Quiet","zones":[]}','6d79b87b91b35322b169c230d201d1262e4e55440bc5e8bceaf0156dc2cff0ff','Nothing happened in Sarnova, said O''Hara.
',X'789CF3CB2FC9C8CC4B57C8482C2848CD4B4D51C8CC53084E2CCACB2F4BD451284ECC4C51F057F7482C4AD4E302004A200E65');
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
 STRICT

;
INSERT INTO "edits" VALUES(1,'01a2047b-a2e2-7a47-824f-5363c097771f','01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','Accept','2026-01-01T00:00:00Z',NULL,0);
INSERT INTO "edits" VALUES(2,'01a2047b-a2f2-7f47-91eb-8ccecf2f1660','01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','Add','2026-01-01T00:00:00Z',NULL,0);
INSERT INTO "edits" VALUES(3,'01a2047b-a2f5-7546-be29-a6189608d5c1','01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','Reject','2026-01-01T00:00:00Z',NULL,1);
INSERT INTO "edits" VALUES(4,'01a2047b-a2f6-7af9-8d4e-f152a453510c','01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','Correct','2026-01-01T00:00:00Z',NULL,0);
INSERT INTO "edits" VALUES(5,'01a2047b-a2fc-787b-959f-beccd6fe1cdd','01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','Correct','2026-01-01T00:00:00Z','01a2047b-a2f6-7af9-8d4e-f152a453510c',0);
INSERT INTO "edits" VALUES(6,'01a2047b-a2ff-71b0-94fe-1e71b911ad2f','01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','Facts','2026-01-01T00:00:00Z',NULL,0);
INSERT INTO "edits" VALUES(7,'01a2047b-a30c-7503-b0dd-1bf1e5222525','01a2047b-a2aa-704d-8aea-e13b119a0902','ben','Add','2026-01-01T00:00:00Z',NULL,0);
INSERT INTO "edits" VALUES(8,'01a2047b-a312-7e9b-8ae0-575f596f1831','01a2047b-a2aa-704d-8aea-e13b119a0902','ben','Done','2026-01-01T00:00:00Z',NULL,0);
INSERT INTO "edits" VALUES(9,'01a20526-10da-7f3a-a649-b9e92e08d890','01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','Name','2026-11-22T21:25:10Z',NULL,0);
INSERT INTO "edits" VALUES(10,'01a20526-10e0-7880-9776-2b0b748cce95','01a2047b-a2a7-7671-9409-398fcc61b3e5','ben','Reject “Ana Reka”','2026-11-22T21:25:10Z',NULL,0);
INSERT INTO "edits" VALUES(11,'01a20526-10e2-752f-9fc8-009674cfe78f','01a2047b-a2a7-7671-9409-398fcc61b3e5','ben','Finish the article','2026-11-22T21:25:10Z',NULL,0);
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
 STRICT

;
INSERT INTO "entities" VALUES('01a20526-10da-7da0-a1e9-97fddf64adc9','Ana Reka','person','','[]','','',NULL);
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
 STRICT

;
INSERT INTO "events" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','01a2047b-a2c2-7e26-9fc6-9444ca02f4fc','attack','[[9,16]]','stormed','{"modality":"claimed"}');
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
 STRICT

;
INSERT INTO "facts" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','Storm in Varok','The Post','2024-03-12','[{"end":62,"kind":"credit","start":57}]');
INSERT INTO "facts" VALUES('01a2047b-a2aa-704d-8aea-e13b119a0902','Quiet','',NULL,'[]');
CREATE TABLE meta (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_meta PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "meta" VALUES('created_at','2026-11-22T18:19:01Z');
INSERT INTO "meta" VALUES('id','01a2047b-a26d-7bfd-b7c1-d17a342d4908');
INSERT INTO "meta" VALUES('name','Of the first format');
CREATE TABLE "spans" (
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
 STRICT

;
INSERT INTO "spans" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','01a2047b-a2c2-7f41-bfee-8f4ed3c60da8','person','[[0,8]]','Ana Reka','{}',NULL,'01a20526-10da-7da0-a1e9-97fddf64adc9');
INSERT INTO "spans" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','anna','01a2047b-a2c2-7f73-a23e-dba94a90d097','gpe','[[17,22]]','Varok','{}',NULL,NULL);
INSERT INTO "spans" VALUES('01a2047b-a2aa-704d-8aea-e13b119a0902','ben','01a2047b-a30c-73fa-845e-cc76a28d98a9','person','[[34,40]]','O''Hara','{}',NULL,NULL);
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
 STRICT

;
INSERT INTO "statuses" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','ben','01a2047b-a2a7-7671-9409-398fcc61b3e5/ben','done','');
INSERT INTO "statuses" VALUES('01a2047b-a2aa-704d-8aea-e13b119a0902','ben','01a2047b-a2aa-704d-8aea-e13b119a0902/ben','done','short');
CREATE TABLE suggestion_runs (
	document_id TEXT NOT NULL,
	source TEXT NOT NULL,
	version TEXT NOT NULL,
	at TEXT NOT NULL,
	CONSTRAINT pk_suggestion_runs PRIMARY KEY (document_id, source),
	CONSTRAINT fk_suggestion_runs_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "suggestion_runs" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','model','1.0','2026-11-22T18:19:01Z');
INSERT INTO "suggestion_runs" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','rules','2','2026-11-22T18:19:01Z');
CREATE TABLE "suggestions" (
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
 STRICT

;
INSERT INTO "suggestions" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','model',0,'01a2047b-a2c2-7f93-8e7a-c76e01d4d653','span','1.0',0.75,'{"attributes":{},"fragments":[[17,22]],"id":"01a2047b-a2c2-7f93-8e7a-c76e01d4d653","kind":"span","quote":"Varok","type":"gpe"}',NULL);
INSERT INTO "suggestions" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','model',1,'01a2047b-a2c3-7016-9acd-c7f72ec628d0','span','1.0',0.75,'{"attributes":{},"fragments":[[0,8]],"id":"01a2047b-a2c3-7016-9acd-c7f72ec628d0","kind":"span","quote":"Ana Reka","type":"person"}',NULL);
INSERT INTO "suggestions" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','model',2,'01a2047b-a2c3-705d-b048-45c6ff958733','span','1.0',0.75,'{"attributes":{},"fragments":[[28,34]],"id":"01a2047b-a2c3-705d-b048-45c6ff958733","kind":"span","quote":"Monday","type":"gpe"}',NULL);
INSERT INTO "suggestions" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','rules',3,'01a2047b-a2c3-70a6-864f-8b436d238c6e','event','2',0.5,'{"attributes":{"modality":"claimed"},"fragments":[[9,16]],"id":"01a2047b-a2c3-70a6-864f-8b436d238c6e","kind":"event","quote":"stormed","type":"attack"}',NULL);
INSERT INTO "suggestions" VALUES('01a2047b-a2a7-7671-9409-398fcc61b3e5','rules',4,'01a2047b-a2c3-70dd-a63a-f597bc3fecd7','argument','2',0.5,'{"attributes":{},"event":"01a2047b-a2c3-70a6-864f-8b436d238c6e","id":"01a2047b-a2c3-70dd-a63a-f597bc3fecd7","kind":"argument","role":"place","target":"01a2047b-a2c2-7f93-8e7a-c76e01d4d653"}',NULL);
CREATE TRIGGER refuse_documents_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE INDEX ix_edits_document_id_coder ON edits (document_id, coder);
CREATE TRIGGER refuse_edits_update BEFORE UPDATE ON edits BEGIN SELECT RAISE(ABORT, 'edits are never changed'); END;
CREATE TRIGGER refuse_edits_delete BEFORE DELETE ON edits BEGIN SELECT RAISE(ABORT, 'edits are never deleted'); END;
CREATE INDEX ix_arguments_document_id_coder_event ON arguments (document_id, coder, event);
CREATE INDEX ix_entities_merged ON entities (merged) WHERE merged IS NOT NULL;
CREATE INDEX ix_spans_entity ON spans (entity) WHERE entity IS NOT NULL;
CREATE INDEX ix_changes_entity ON changes (record_id) WHERE kind = 'entity';
CREATE TRIGGER refuse_changes_update BEFORE UPDATE ON changes BEGIN SELECT RAISE(ABORT, 'changes are never changed'); END;
CREATE TRIGGER refuse_changes_delete BEFORE DELETE ON changes BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;
COMMIT;
