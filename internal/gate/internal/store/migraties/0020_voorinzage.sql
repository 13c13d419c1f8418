-- SPDX-License-Identifier: EUPL-1.2
-- why: reading before a round table (article 9.2 under f) is asked per piece and per Overleg. The question is an Instemming of the Partij
-- that supplied the piece; what it opens, to whom and until which Overleg stands here, under a MAC. Who was consulted is sealed.
CREATE TABLE voorinzage (
	instemming TEXT PRIMARY KEY REFERENCES instemming (id),
	casus      TEXT NOT NULL REFERENCES casus (id),
	overleg    TEXT NOT NULL REFERENCES overleg (id),
	gegeven    TEXT NOT NULL REFERENCES gegeven (id),
	vrager     TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL,
	inhoud     {{blob}} NOT NULL
);
CREATE INDEX voorinzage_casus ON voorinzage (casus, moment);
CREATE INDEX voorinzage_gegeven ON voorinzage (gegeven);
CREATE TABLE voorinzage_partij (
	instemming TEXT NOT NULL REFERENCES instemming (id),
	partij     TEXT NOT NULL REFERENCES partij (id),
	PRIMARY KEY (instemming, partij)
){{zonder_rowid}};
