-- SPDX-License-Identifier: EUPL-1.2
-- why: a house that is not for practice starts with one person, who gets a code that is used once to choose how they log in; a code is also
-- how somebody comes in who was invited, or who lost their password or second factor. One per person: a new one takes the place of the one
-- before. hash is a keyed hash of the code, so that what stands here opens nothing; geheim, sealed, is what their app will share with the house.
CREATE TABLE toegangscode (
	medewerker TEXT PRIMARY KEY REFERENCES medewerker (id),
	soort      TEXT NOT NULL,
	hash       {{blob}} NOT NULL UNIQUE,
	gegeven    BIGINT NOT NULL,
	tot        BIGINT NOT NULL,
	geheim     {{blob}} NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
