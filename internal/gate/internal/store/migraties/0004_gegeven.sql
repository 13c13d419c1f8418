-- SPDX-License-Identifier: EUPL-1.2
-- why: the Gegeven with the will of the Partij that supplied it (articles 12.1, 13.2). The conditions are clear columns, so
-- that a list can be filtered by them; mac covers them and the readers.
CREATE TABLE gegeven (
	id          TEXT PRIMARY KEY,
	casus       TEXT NOT NULL REFERENCES casus (id),
	partij      TEXT NOT NULL REFERENCES partij (id),
	medewerker  TEXT NOT NULL,
	soort       TEXT NOT NULL,
	wie         TEXT NOT NULL,
	geldig_tot  BIGINT NOT NULL,
	ingetrokken INTEGER NOT NULL,
	aangemaakt  BIGINT NOT NULL,
	gewijzigd   BIGINT NOT NULL,
	versie      BIGINT NOT NULL,
	grond       BIGINT NOT NULL,
	mac         {{blob}} NOT NULL,
	inhoud      {{blob}} NOT NULL
);
CREATE INDEX gegeven_casus ON gegeven (casus, aangemaakt);
CREATE TABLE gegeven_lezer (
	gegeven TEXT NOT NULL REFERENCES gegeven (id),
	partij  TEXT NOT NULL REFERENCES partij (id),
	PRIMARY KEY (gegeven, partij)
){{zonder_rowid}};
