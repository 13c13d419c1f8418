-- SPDX-License-Identifier: EUPL-1.2
-- why: afschaling cleans the dossier (rule 1.10-2): when it was done, and for each piece that stays why it has to. Nazorg ends by
-- a recorded hand-over (rule 2.3-2). Closing is decided on behalf of a public Partij (rule WGS-2). Texts are sealed with the key of
-- the Casus.
CREATE TABLE opschoning (
	casus      TEXT PRIMARY KEY REFERENCES casus (id),
	medewerker TEXT NOT NULL,
	moment     BIGINT NOT NULL
);
CREATE TABLE noodzaak (
	gegeven    TEXT PRIMARY KEY REFERENCES gegeven (id),
	casus      TEXT NOT NULL REFERENCES casus (id),
	medewerker TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	inhoud     {{blob}} NOT NULL
);
CREATE INDEX noodzaak_casus ON noodzaak (casus);
CREATE TABLE overdracht (
	casus      TEXT PRIMARY KEY REFERENCES casus (id),
	medewerker TEXT NOT NULL,
	namens     TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	inhoud     {{blob}} NOT NULL
);
CREATE TABLE sluiting (
	casus          TEXT PRIMARY KEY REFERENCES casus (id),
	medewerker     TEXT NOT NULL,
	namens         TEXT NOT NULL,
	namens_publiek TEXT NOT NULL,
	moment         BIGINT NOT NULL
);
