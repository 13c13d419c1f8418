-- SPDX-License-Identifier: EUPL-1.2
-- why: what a Partij has to know becomes a question with a last day to each Partij concerned (rule 12.1-3), answered by one of its
-- pieces or refused (WGS-3). vrager is the Partij that has to know it, '' for the procesregie itself. A Partij that reads a piece can
-- ask its supplier to correct it (12.1-1). A kennisgeving tells one person who read a piece that it changed or is gone, when the
-- piece itself no longer tells them. What decides who may know carries a mac; texts are sealed.
CREATE TABLE informatievraag (
	id             TEXT PRIMARY KEY,
	casus          TEXT NOT NULL REFERENCES casus (id),
	vrager         TEXT NOT NULL,
	partij         TEXT NOT NULL REFERENCES partij (id),
	steller        TEXT NOT NULL,
	namens         TEXT NOT NULL,
	gesteld        BIGINT NOT NULL,
	uiterlijk      TEXT NOT NULL,
	stand          TEXT NOT NULL,
	gegeven        TEXT NOT NULL,
	gewijzigd      BIGINT NOT NULL,
	gewijzigd_door TEXT NOT NULL,
	versie         BIGINT NOT NULL,
	grond          BIGINT NOT NULL,
	mac            {{blob}} NOT NULL,
	vraag          {{blob}} NOT NULL,
	reden          {{blob}} NOT NULL
);
CREATE INDEX informatievraag_casus ON informatievraag (casus, stand, uiterlijk);
CREATE TABLE correctieverzoek (
	id             TEXT PRIMARY KEY,
	casus          TEXT NOT NULL REFERENCES casus (id),
	gegeven        TEXT NOT NULL REFERENCES gegeven (id),
	partij         TEXT NOT NULL REFERENCES partij (id),
	medewerker     TEXT NOT NULL,
	gevraagd       BIGINT NOT NULL,
	stand          TEXT NOT NULL,
	gewijzigd      BIGINT NOT NULL,
	gewijzigd_door TEXT NOT NULL,
	versie         BIGINT NOT NULL,
	grond          BIGINT NOT NULL,
	mac            {{blob}} NOT NULL,
	verzoek        {{blob}} NOT NULL,
	antwoord       {{blob}} NOT NULL
);
CREATE INDEX correctieverzoek_casus ON correctieverzoek (casus, stand);
CREATE INDEX correctieverzoek_gegeven ON correctieverzoek (gegeven);
CREATE TABLE kennisgeving (
	id         TEXT PRIMARY KEY,
	casus      TEXT NOT NULL REFERENCES casus (id),
	gegeven    TEXT NOT NULL,
	medewerker TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE INDEX kennisgeving_casus ON kennisgeving (casus);
