-- SPDX-License-Identifier: EUPL-1.2
-- why: people of a house that is not for practice log in with a password and a second factor. What they prove themselves with is sealed
-- (inhoud); the name they log in with, and the handle by which a passkey knows them, are found by a keyed hash. inlogpoging counts what went
-- wrong one after another, by a keyed hash of the name and the place it came from, so that it names nobody and is the same for a name that
-- nobody has. Of a log-in is kept when it was last used, when the second factor was last given, and on what.
CREATE TABLE account (
	medewerker TEXT PRIMARY KEY REFERENCES medewerker (id),
	naam_hash  {{blob}} NOT NULL UNIQUE,
	handvat    {{blob}} NOT NULL UNIQUE,
	inhoud     {{blob}} NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE TABLE inlogpoging (
	sleutel {{blob}} PRIMARY KEY,
	aantal  BIGINT NOT NULL,
	laatste BIGINT NOT NULL
);
CREATE INDEX inlogpoging_laatste ON inlogpoging (laatste);
ALTER TABLE sessie ADD COLUMN laatst BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessie ADD COLUMN bevestigd BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessie ADD COLUMN apparaat TEXT NOT NULL DEFAULT '';
