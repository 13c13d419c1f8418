-- SPDX-License-Identifier: EUPL-1.2
-- why: information goes to a Derde only with the consent of who supplied it, for each piece (article 7.2, WGS 1.7). A verstrekking is
-- what is asked, or registered under a legal duty (article 14.1). Each deel of it is a piece, or words said at a round table, and an
-- Instemming of its suppliers; gegeven_versie is the version for which they signed. Who opposes and what the
-- rechtmatigheidsadviescommissie advises stand apart. All of it decides what goes out, so all of it carries a mac; texts and the
-- letter are sealed.
CREATE TABLE verstrekking (
	id             TEXT PRIMARY KEY,
	casus          TEXT NOT NULL REFERENCES casus (id),
	soort          TEXT NOT NULL,
	vrager         TEXT NOT NULL,
	namens         TEXT NOT NULL,
	gevraagd       BIGINT NOT NULL,
	uiterlijk      TEXT NOT NULL,
	stand          TEXT NOT NULL,
	gewijzigd      BIGINT NOT NULL,
	gewijzigd_door TEXT NOT NULL,
	versie         BIGINT NOT NULL,
	grond          BIGINT NOT NULL,
	mac            {{blob}} NOT NULL,
	inhoud         {{blob}} NOT NULL,
	brief          {{blob}} NOT NULL
);
CREATE INDEX verstrekking_casus ON verstrekking (casus, gevraagd);
CREATE INDEX verstrekking_stand ON verstrekking (stand, gevraagd);
CREATE TABLE verstrekking_deel (
	instemming     TEXT PRIMARY KEY REFERENCES instemming (id),
	verstrekking   TEXT NOT NULL REFERENCES verstrekking (id),
	casus          TEXT NOT NULL REFERENCES casus (id),
	volgorde       INTEGER NOT NULL,
	gegeven        TEXT NOT NULL,
	gegeven_versie BIGINT NOT NULL,
	overleg        TEXT NOT NULL,
	versie         BIGINT NOT NULL,
	grond          BIGINT NOT NULL,
	mac            {{blob}} NOT NULL,
	inhoud         {{blob}} NOT NULL
);
CREATE INDEX verstrekking_deel_van ON verstrekking_deel (verstrekking, volgorde);
CREATE TABLE verstrekking_bezwaar (
	verstrekking TEXT NOT NULL REFERENCES verstrekking (id),
	casus        TEXT NOT NULL REFERENCES casus (id),
	partij       TEXT NOT NULL REFERENCES partij (id),
	medewerker   TEXT NOT NULL,
	moment       BIGINT NOT NULL,
	staat        INTEGER NOT NULL,
	versie       BIGINT NOT NULL,
	grond        BIGINT NOT NULL,
	mac          {{blob}} NOT NULL,
	inhoud       {{blob}} NOT NULL,
	PRIMARY KEY (verstrekking, partij)
);
CREATE TABLE verstrekking_advies (
	verstrekking TEXT PRIMARY KEY REFERENCES verstrekking (id),
	casus        TEXT NOT NULL REFERENCES casus (id),
	medewerker   TEXT NOT NULL,
	moment       BIGINT NOT NULL,
	oordeel      TEXT NOT NULL,
	datum        TEXT NOT NULL,
	versie       BIGINT NOT NULL,
	grond        BIGINT NOT NULL,
	mac          {{blob}} NOT NULL,
	inhoud       {{blob}} NOT NULL
);
