-- SPDX-License-Identifier: EUPL-1.2
-- why: the plan van aanpak (article 6.4 under b to d). plan holds the draft of the next version, plan_versie the vastgestelde ones,
-- which never change. An afspraak has clear columns for the worklists of who is late (6.5, 9.2g). aantekening holds what is
-- reported, noted and consulted beside the plan (6.5, 6.6, 10.3), and a Partij's own action (13.1). instemming asks a set of Partijen
-- to agree, with the plan first (6.4). What decides who reads, reports or agreed carries a mac; texts are sealed.
CREATE TABLE plan (
	casus          TEXT PRIMARY KEY REFERENCES casus (id),
	stand          TEXT NOT NULL,
	nummer         BIGINT NOT NULL,
	instemming     TEXT NOT NULL,
	gewijzigd      BIGINT NOT NULL,
	gewijzigd_door TEXT NOT NULL,
	versie         BIGINT NOT NULL,
	grond          BIGINT NOT NULL,
	mac            {{blob}} NOT NULL,
	inhoud         {{blob}} NOT NULL
);
CREATE TABLE plan_versie (
	casus      TEXT NOT NULL REFERENCES casus (id),
	nummer     BIGINT NOT NULL,
	medewerker TEXT NOT NULL,
	namens     TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	besluit    TEXT NOT NULL,
	instemming TEXT NOT NULL,
	inhoud     {{blob}} NOT NULL,
	PRIMARY KEY (casus, nummer)
);
CREATE TABLE afspraak (
	id             TEXT PRIMARY KEY,
	casus          TEXT NOT NULL REFERENCES casus (id),
	partij         TEXT NOT NULL REFERENCES partij (id),
	medewerker     TEXT NOT NULL,
	soort          TEXT NOT NULL,
	uiterlijk      TEXT NOT NULL,
	stand          TEXT NOT NULL,
	herinnerd      BIGINT NOT NULL,
	gewijzigd      BIGINT NOT NULL,
	gewijzigd_door TEXT NOT NULL,
	versie         BIGINT NOT NULL,
	grond          BIGINT NOT NULL,
	mac            {{blob}} NOT NULL,
	inhoud         {{blob}} NOT NULL
);
CREATE INDEX afspraak_casus ON afspraak (casus);
CREATE INDEX afspraak_partij ON afspraak (partij, stand, uiterlijk);
CREATE TABLE aantekening (
	id         TEXT PRIMARY KEY,
	casus      TEXT NOT NULL REFERENCES casus (id),
	soort      TEXT NOT NULL,
	object     TEXT NOT NULL,
	partij     TEXT NOT NULL REFERENCES partij (id),
	medewerker TEXT NOT NULL,
	namens     TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	delen      INTEGER NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL,
	inhoud     {{blob}} NOT NULL
);
CREATE INDEX aantekening_casus ON aantekening (casus, moment);
CREATE TABLE instemming (
	id       TEXT PRIMARY KEY,
	casus    TEXT NOT NULL REFERENCES casus (id),
	soort    TEXT NOT NULL,
	object   TEXT NOT NULL,
	vrager   TEXT NOT NULL,
	gevraagd BIGINT NOT NULL
);
CREATE TABLE instemming_partij (
	instemming TEXT NOT NULL REFERENCES instemming (id),
	partij     TEXT NOT NULL REFERENCES partij (id),
	stand      TEXT NOT NULL,
	medewerker TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL,
	inhoud     {{blob}} NOT NULL,
	PRIMARY KEY (instemming, partij)
);
CREATE INDEX instemming_partij_wacht ON instemming_partij (partij, stand);
