-- SPDX-License-Identifier: EUPL-1.2
-- why: the Casus (article 1.4), its Betrokkenen (1.5), who sees it (zicht: facts, never conclusions), the Screening (9.2a) and
-- who takes part (WGS 2.31). Content is sealed with the key of the Casus; clear is only what is filtered on.
CREATE TABLE casus (
	id              TEXT PRIMARY KEY,
	nummer          TEXT NOT NULL UNIQUE,
	soort           TEXT NOT NULL,
	gemeente        TEXT NOT NULL,
	fase            TEXT NOT NULL,
	open            INTEGER NOT NULL,
	aanmelder       TEXT NOT NULL REFERENCES partij (id),
	melder          TEXT NOT NULL REFERENCES medewerker (id),
	invoerder       TEXT NOT NULL,
	procesregisseur TEXT NOT NULL,
	aangemeld       BIGINT NOT NULL,
	gewijzigd       BIGINT NOT NULL,
	versie          BIGINT NOT NULL,
	gewijzigd_door  TEXT NOT NULL,
	doel            TEXT NOT NULL,
	inhoud          {{blob}} NOT NULL
);
CREATE INDEX casus_gewijzigd ON casus (open, gewijzigd, id);
CREATE INDEX casus_fase ON casus (fase, gewijzigd, id);
CREATE TABLE zicht (
	casus     TEXT NOT NULL REFERENCES casus (id),
	wie       TEXT NOT NULL,
	rollen    BIGINT NOT NULL,
	van       BIGINT NOT NULL,
	tot       BIGINT NOT NULL,
	open      INTEGER NOT NULL,
	gewijzigd BIGINT NOT NULL,
	versie    BIGINT NOT NULL,
	grond     BIGINT NOT NULL,
	mac       {{blob}} NOT NULL,
	PRIMARY KEY (casus, wie)
){{zonder_rowid}};
CREATE INDEX zicht_wie ON zicht (wie, open, gewijzigd, casus);
CREATE TABLE betrokkene (
	id       TEXT PRIMARY KEY,
	casus    TEXT NOT NULL REFERENCES casus (id),
	volgorde INTEGER NOT NULL,
	inhoud   {{blob}} NOT NULL
);
CREATE INDEX betrokkene_casus ON betrokkene (casus, volgorde);
CREATE TABLE zoekindex (
	hash       {{blob}} NOT NULL,
	betrokkene TEXT NOT NULL REFERENCES betrokkene (id),
	casus      TEXT NOT NULL,
	PRIMARY KEY (hash, betrokkene)
){{zonder_rowid}};
CREATE TABLE screening (
	casus          TEXT PRIMARY KEY REFERENCES casus (id),
	medewerker     TEXT NOT NULL,
	namens         TEXT NOT NULL,
	namens_publiek TEXT NOT NULL,
	uitkomst       TEXT NOT NULL,
	moment         BIGINT NOT NULL,
	inhoud         {{blob}} NOT NULL
);
CREATE TABLE deelname (
	casus          TEXT NOT NULL REFERENCES casus (id),
	partij         TEXT NOT NULL REFERENCES partij (id),
	medewerker     TEXT NOT NULL,
	namens         TEXT NOT NULL,
	namens_publiek TEXT NOT NULL,
	moment         BIGINT NOT NULL,
	inhoud         {{blob}} NOT NULL,
	PRIMARY KEY (casus, partij)
);
CREATE TABLE gebeurtenis (
	id           TEXT PRIMARY KEY,
	casus        TEXT NOT NULL REFERENCES casus (id),
	moment       BIGINT NOT NULL,
	soort        TEXT NOT NULL,
	medewerker   TEXT NOT NULL,
	partij       TEXT NOT NULL,
	namens       TEXT NOT NULL,
	object_soort TEXT NOT NULL,
	object       TEXT NOT NULL,
	inhoud       {{blob}} NOT NULL
);
CREATE INDEX gebeurtenis_casus ON gebeurtenis (casus, moment);
