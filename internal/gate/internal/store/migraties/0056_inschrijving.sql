-- SPDX-License-Identifier: EUPL-1.2
-- why: the house keeps who is in the bodies of article 3.1, with which other cooperations it is tuned (article 1.1), its security policy (Bijlage 4)
-- and the measures of each Partij (article 14.3). Nothing is overwritten: each change is the next number of its entry, so that what held before stays.
CREATE TABLE inschrijving (
	id         TEXT NOT NULL,
	nummer     BIGINT NOT NULL,
	partij     TEXT NOT NULL REFERENCES partij (id),
	soort      TEXT NOT NULL,
	medewerker TEXT NOT NULL REFERENCES medewerker (id),
	moment     BIGINT NOT NULL,
	inhoud     {{blob}} NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL,
	PRIMARY KEY (id, nummer)
);
