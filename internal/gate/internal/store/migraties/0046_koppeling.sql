-- SPDX-License-Identifier: EUPL-1.2
-- why: a system of a Partij can work here in the name of people of that Partij (article 14.3). A koppeling holds its public keys (a JWKS; there is no
-- secret), what it may do (scopes, words with a blank between them) and until when; one that was withdrawn ends at that moment. Who it works for
-- agreed to that themselves (akkoord, 0 until then), and takes it back by removing the row.
CREATE TABLE koppeling (
	id       TEXT PRIMARY KEY,
	partij   TEXT NOT NULL REFERENCES partij (id),
	naam     TEXT NOT NULL,
	sleutels TEXT NOT NULL,
	scopes   TEXT NOT NULL,
	door     TEXT NOT NULL REFERENCES medewerker (id),
	van      BIGINT NOT NULL,
	tot      BIGINT NOT NULL,
	gestopt  BIGINT NOT NULL,
	versie   BIGINT NOT NULL,
	grond    BIGINT NOT NULL,
	mac      {{blob}} NOT NULL
);
CREATE TABLE koppeling_persoon (
	koppeling  TEXT NOT NULL REFERENCES koppeling (id),
	medewerker TEXT NOT NULL REFERENCES medewerker (id),
	akkoord    BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL,
	PRIMARY KEY (koppeling, medewerker)
);
