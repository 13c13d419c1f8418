-- SPDX-License-Identifier: EUPL-1.2
-- why: each Partij looks once a year at all rights of its people and signs what came of it (rule WGS-12), and can show who signed which version of
-- the declaration of secrecy and when (article 14.2, rule 14.2-1). Both are evidence: nothing but the gate writes them, and verify holds them
-- against the log. Who signed before these rows were there has none: then only the version is known, with the person.
CREATE TABLE herziening (
	id         TEXT PRIMARY KEY,
	partij     TEXT NOT NULL REFERENCES partij (id),
	medewerker TEXT NOT NULL REFERENCES medewerker (id),
	moment     BIGINT NOT NULL,
	bevestigd  BIGINT NOT NULL,
	beeindigd  BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE INDEX herziening_partij ON herziening (partij, moment);
CREATE TABLE ondertekening (
	medewerker TEXT NOT NULL REFERENCES medewerker (id),
	verklaring BIGINT NOT NULL,
	moment     BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL,
	PRIMARY KEY (medewerker, verklaring)
);
