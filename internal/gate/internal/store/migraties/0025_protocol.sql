-- SPDX-License-Identifier: EUPL-1.2
-- why: the Privacy Protocol (article 12.2) says what a Partij may supply, for which goals and on which grounds, and what no supplier can
-- allow. It is the house's configuration in versions: somebody proposes one, somebody else confirms it, and from then on it holds. nummer is 0
-- until it is confirmed; the highest holds. Its rules are clear columns that policy reads at each look. A standaard is with which conditions
-- a Partij begins for a category. Both carry a mac: an altered one allows nothing.
CREATE TABLE protocol (
	id            TEXT PRIMARY KEY,
	nummer        BIGINT NOT NULL,
	stand         TEXT NOT NULL,
	wijziging     TEXT NOT NULL,
	besluit       TEXT NOT NULL,
	besluit_datum TEXT NOT NULL,
	voorsteller   TEXT NOT NULL,
	voorgesteld   BIGINT NOT NULL,
	bevestiger    TEXT NOT NULL,
	vanaf         BIGINT NOT NULL,
	reden         TEXT NOT NULL,
	versie        BIGINT NOT NULL,
	grond         BIGINT NOT NULL,
	mac           {{blob}} NOT NULL
);
CREATE TABLE protocol_regel (
	protocol  TEXT NOT NULL REFERENCES protocol (id),
	volgorde  BIGINT NOT NULL,
	soort     TEXT NOT NULL,
	wie       TEXT NOT NULL,
	doelen    TEXT NOT NULL,
	grondslag TEXT NOT NULL,
	gronden   TEXT NOT NULL,
	wetten    TEXT NOT NULL,
	ruimst    TEXT NOT NULL,
	geen      TEXT NOT NULL,
	PRIMARY KEY (protocol, volgorde)
);
CREATE TABLE standaard (
	partij        TEXT NOT NULL REFERENCES partij (id),
	soort         TEXT NOT NULL,
	versie        BIGINT NOT NULL,
	wie           TEXT NOT NULL,
	lezers        TEXT NOT NULL,
	vanaf         TEXT NOT NULL,
	doelen        TEXT NOT NULL,
	maanden       BIGINT NOT NULL,
	vraag_vooraf  BIGINT NOT NULL,
	citeren       BIGINT NOT NULL,
	vertellen     BIGINT NOT NULL,
	vraag_derde   BIGINT NOT NULL,
	eigen_dossier BIGINT NOT NULL,
	medewerker    TEXT NOT NULL,
	moment        BIGINT NOT NULL,
	grond         BIGINT NOT NULL,
	mac           {{blob}} NOT NULL,
	PRIMARY KEY (partij, soort, versie)
);
