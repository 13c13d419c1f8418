-- SPDX-License-Identifier: EUPL-1.2
-- why: what a koppeling works with: an access token, of which only a hash is here (id), for one person, a few minutes long. bewering holds a keyed hash
-- of what a system signed to get one, until it is over, so that it is used once.
CREATE TABLE koppeltoken (
	id         TEXT PRIMARY KEY,
	koppeling  TEXT NOT NULL REFERENCES koppeling (id),
	medewerker TEXT NOT NULL REFERENCES medewerker (id),
	scopes     TEXT NOT NULL,
	begonnen   BIGINT NOT NULL,
	tot        BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE INDEX koppeltoken_koppeling ON koppeltoken (koppeling);
CREATE TABLE bewering (
	kenmerk {{blob}} PRIMARY KEY,
	tot     BIGINT NOT NULL
);
CREATE INDEX bewering_tot ON bewering (tot);
