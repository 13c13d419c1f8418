-- SPDX-License-Identifier: EUPL-1.2
-- why: the house, its Partijen, their people and what those are designated for (articles 3.1, 8.2c, 11; WGS 1.8 lid 2).
-- A row that grants something carries a mac over its facts, its versie and grond, the log entry that granted it.
CREATE TABLE instelling (
	naam   TEXT PRIMARY KEY,
	waarde TEXT NOT NULL
);
CREATE TABLE partij (
	id       TEXT PRIMARY KEY,
	naam     TEXT NOT NULL,
	kort     TEXT NOT NULL,
	soort    TEXT NOT NULL,
	gemeente TEXT NOT NULL,
	geheim   INTEGER NOT NULL,
	van      BIGINT NOT NULL,
	tot      BIGINT NOT NULL,
	versie   BIGINT NOT NULL,
	grond    BIGINT NOT NULL,
	mac      {{blob}} NOT NULL
);
CREATE TABLE medewerker (
	id         TEXT PRIMARY KEY,
	partij     TEXT NOT NULL REFERENCES partij (id),
	naam       TEXT NOT NULL,
	van        BIGINT NOT NULL,
	tot        BIGINT NOT NULL,
	verklaring BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE TABLE functie (
	medewerker TEXT NOT NULL REFERENCES medewerker (id),
	functie    TEXT NOT NULL,
	van        BIGINT NOT NULL,
	tot        BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL,
	PRIMARY KEY (medewerker, functie, van)
);
CREATE TABLE sessie (
	id         TEXT PRIMARY KEY,
	medewerker TEXT NOT NULL REFERENCES medewerker (id),
	begonnen   BIGINT NOT NULL,
	tot        BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE INDEX sessie_medewerker ON sessie (medewerker);
