-- SPDX-License-Identifier: EUPL-1.2
-- why: who of other Partijen a piece was shown to, when last and in how many hours (rules AVG-6, 12.1-1). Its supplier sees all of them, and
-- who must be told of a change is found without reading the log. It is derived from the log by the same walk as log_index and can be
-- built anew; so that it also holds the looks of before, that walk begins again.
CREATE TABLE gelezen (
	gegeven    TEXT NOT NULL REFERENCES gegeven (id),
	medewerker TEXT NOT NULL,
	partij     TEXT NOT NULL,
	laatst     BIGINT NOT NULL,
	keer       BIGINT NOT NULL,
	PRIMARY KEY (gegeven, medewerker)
){{zonder_rowid}};
DELETE FROM log_index;
UPDATE log_index_kop SET tot = 0 WHERE id = 1;
