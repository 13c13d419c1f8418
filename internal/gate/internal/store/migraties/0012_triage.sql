-- SPDX-License-Identifier: EUPL-1.2
-- why: the triage (article 1.8): a question to each Partij that is asked, with its answer, the outcome, and what each Betrokkene
-- was told (rule AVG-3). Texts are sealed; clear is what worklists need. partij, beantwoord and delen decide who reads an answer,
-- so the row of a question carries a mac.
CREATE TABLE triagevraag (
	id             TEXT PRIMARY KEY,
	casus          TEXT NOT NULL REFERENCES casus (id),
	partij         TEXT NOT NULL REFERENCES partij (id),
	medewerker     TEXT NOT NULL,
	steller        TEXT NOT NULL,
	namens         TEXT NOT NULL,
	namens_publiek TEXT NOT NULL,
	gesteld        BIGINT NOT NULL,
	uiterlijk      TEXT NOT NULL,
	beantwoord     BIGINT NOT NULL,
	delen          INTEGER NOT NULL,
	versie         BIGINT NOT NULL,
	grond          BIGINT NOT NULL,
	mac            {{blob}} NOT NULL,
	vraag          {{blob}} NOT NULL,
	antwoord       {{blob}} NOT NULL
);
CREATE INDEX triagevraag_casus ON triagevraag (casus, gesteld);
CREATE INDEX triagevraag_partij ON triagevraag (partij, beantwoord, uiterlijk);
CREATE TABLE triageuitkomst (
	casus          TEXT PRIMARY KEY REFERENCES casus (id),
	medewerker     TEXT NOT NULL,
	namens         TEXT NOT NULL,
	namens_publiek TEXT NOT NULL,
	route          TEXT NOT NULL,
	moment         BIGINT NOT NULL,
	inhoud         {{blob}} NOT NULL
);
CREATE TABLE informering (
	id         TEXT PRIMARY KEY,
	betrokkene TEXT NOT NULL REFERENCES betrokkene (id),
	casus      TEXT NOT NULL REFERENCES casus (id),
	medewerker TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	inhoud     {{blob}} NOT NULL
);
CREATE INDEX informering_casus ON informering (casus, moment);
