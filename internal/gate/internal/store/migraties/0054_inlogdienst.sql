-- SPDX-License-Identifier: EUPL-1.2
-- why: somebody can log in with the account of their work, at an OpenID provider of their Partij. Who they are there (issuer and sub) is sealed, and is
-- found by a keyed hash of both (kenmerk): one of those is of one person, and a person has one. It takes the place of an account of the house.
-- dienstvraag is what the house asks a provider: known by a keyed hash, for a few minutes, once.
CREATE TABLE dienstinlog (
	medewerker TEXT PRIMARY KEY REFERENCES medewerker (id),
	kenmerk    {{blob}} NOT NULL UNIQUE,
	inhoud     {{blob}} NOT NULL,
	toegevoegd BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE TABLE dienstvraag (
	kenmerk {{blob}} PRIMARY KEY,
	inhoud  {{blob}} NOT NULL,
	tot     BIGINT NOT NULL
);
CREATE INDEX dienstvraag_tot ON dienstvraag (tot);
