-- SPDX-License-Identifier: EUPL-1.2
-- why: somebody can log in with a passkey, beside their password or alone. What one is (its name, public key and id) is sealed; it is found by a
-- keyed hash of the id (kenmerk). teller is its sign count, and kopie when a count that went back told of a copy: from then on it opens nothing.
-- passkeyvraag is what the house asks a passkey to sign: known by a keyed hash, for a few minutes, once.
CREATE TABLE passkey (
	id         TEXT PRIMARY KEY,
	medewerker TEXT NOT NULL REFERENCES medewerker (id),
	kenmerk    {{blob}} NOT NULL UNIQUE,
	inhoud     {{blob}} NOT NULL,
	teller     BIGINT NOT NULL,
	toegevoegd BIGINT NOT NULL,
	gebruikt   BIGINT NOT NULL,
	kopie      BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE INDEX passkey_medewerker ON passkey (medewerker);
CREATE TABLE passkeyvraag (
	kenmerk {{blob}} PRIMARY KEY,
	inhoud  {{blob}} NOT NULL,
	tot     BIGINT NOT NULL
);
CREATE INDEX passkeyvraag_tot ON passkeyvraag (tot);
