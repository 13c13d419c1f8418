-- SPDX-License-Identifier: EUPL-1.2
-- why: a Procesregisseur to whom a Casus is not assigned can read it for an hour in need (article 1.2). The row of zicht is what grants; this row
-- keeps why, sealed, and what the Manager thought of it afterwards. It goes with the dossier; who looked stays in the log.
CREATE TABLE noodinzage (
	id          TEXT PRIMARY KEY,
	casus       TEXT NOT NULL REFERENCES casus (id),
	medewerker  TEXT NOT NULL REFERENCES medewerker (id),
	van         BIGINT NOT NULL,
	tot         BIGINT NOT NULL,
	oordeel     TEXT NOT NULL,
	beoordelaar TEXT NOT NULL,
	beoordeeld  BIGINT NOT NULL,
	versie      BIGINT NOT NULL,
	grond       BIGINT NOT NULL,
	mac         {{blob}} NOT NULL,
	inhoud      {{blob}} NOT NULL
);
CREATE INDEX noodinzage_casus ON noodinzage (casus, van);
CREATE INDEX noodinzage_oordeel ON noodinzage (oordeel, van);
CREATE INDEX noodinzage_medewerker ON noodinzage (medewerker, van);
