-- SPDX-License-Identifier: EUPL-1.2
-- why: documents on a Gegeven (issue 4). A bestand is what somebody sent: sealed parts that are staged in small transactions, before it
-- is of any Gegeven. A document ties one to the Gegeven with which it lives and dies; mac covers that, because it decides who reads
-- it. What is in bestand and in no document after a day is a leftover.
CREATE TABLE bestand (
	id         TEXT PRIMARY KEY,
	casus      TEXT NOT NULL REFERENCES casus (id),
	medewerker TEXT NOT NULL,
	aangemaakt BIGINT NOT NULL,
	grootte    BIGINT NOT NULL,
	klaar      INTEGER NOT NULL,
	inhoud     {{blob}} NOT NULL
);
CREATE INDEX bestand_casus ON bestand (casus);
CREATE TABLE bestand_deel (
	bestand TEXT NOT NULL REFERENCES bestand (id),
	reeks   BIGINT NOT NULL,
	nummer  BIGINT NOT NULL,
	inhoud  {{blob}} NOT NULL,
	PRIMARY KEY (bestand, reeks, nummer)
);
CREATE TABLE document (
	id         TEXT PRIMARY KEY REFERENCES bestand (id),
	casus      TEXT NOT NULL REFERENCES casus (id),
	gegeven    TEXT NOT NULL REFERENCES gegeven (id),
	aangemaakt BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE INDEX document_gegeven ON document (gegeven);
CREATE INDEX document_casus ON document (casus);
