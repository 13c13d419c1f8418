-- SPDX-License-Identifier: EUPL-1.2
-- why: the Ronde Tafel Overleg (article 6): when and where, which Partijen are invited and whom they send, what was decided, and
-- who is proposed to stand in for the Casusregisseur (1.3). Clear is what supporting staff plan on and what policy reads; goal,
-- themes, grounds, decisions and the report are sealed with the key of the Casus. An invitation lets somebody see an Overleg, so
-- it carries a MAC.
CREATE TABLE overleg (
	id             TEXT PRIMARY KEY,
	casus          TEXT NOT NULL REFERENCES casus (id),
	nummer         INTEGER NOT NULL,
	stand          TEXT NOT NULL,
	datum          TEXT NOT NULL,
	begin          TEXT NOT NULL,
	einde          TEXT NOT NULL,
	plaats         TEXT NOT NULL,
	gewijzigd      BIGINT NOT NULL,
	gewijzigd_door TEXT NOT NULL,
	versie         BIGINT NOT NULL,
	inhoud         {{blob}} NOT NULL,
	verslag        {{blob}} NOT NULL,
	UNIQUE (casus, nummer)
);
CREATE INDEX overleg_datum ON overleg (datum, begin, id);
CREATE TABLE uitnodiging (
	overleg    TEXT NOT NULL REFERENCES overleg (id),
	casus      TEXT NOT NULL,
	partij     TEXT NOT NULL REFERENCES partij (id),
	medewerker TEXT NOT NULL,
	vervanger  TEXT NOT NULL,
	mandaat    INTEGER NOT NULL,
	komt       TEXT NOT NULL,
	aanwezig   TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL,
	inhoud     {{blob}} NOT NULL,
	machtiging {{blob}} NOT NULL,
	PRIMARY KEY (overleg, partij)
);
CREATE INDEX uitnodiging_casus ON uitnodiging (casus, partij);
CREATE TABLE besluit (
	id         TEXT PRIMARY KEY,
	overleg    TEXT NOT NULL REFERENCES overleg (id),
	casus      TEXT NOT NULL,
	soort      TEXT NOT NULL,
	medewerker TEXT NOT NULL,
	namens     TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	inhoud     {{blob}} NOT NULL
);
CREATE INDEX besluit_overleg ON besluit (overleg, moment, id);
CREATE INDEX besluit_casus ON besluit (casus, moment, id);
CREATE TABLE vervanging (
	id          TEXT PRIMARY KEY,
	casus       TEXT NOT NULL REFERENCES casus (id),
	medewerker  TEXT NOT NULL,
	voorsteller TEXT NOT NULL,
	besluit     TEXT NOT NULL,
	moment      BIGINT NOT NULL,
	inhoud      {{blob}} NOT NULL
);
CREATE INDEX vervanging_casus ON vervanging (casus, moment, id);
