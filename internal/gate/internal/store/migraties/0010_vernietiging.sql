-- SPDX-License-Identifier: EUPL-1.2
-- why: the destruction of a dossier (rule AVG-7): proposed, checked by a second person, seven days, carried out. A row that says
-- that it may go grants as much as any other, so it has a mac over all but its sealed inhoud. The row stays for good as the
-- certificate; then its inhoud is empty and it names functions, not people.
CREATE TABLE vernietiging (
	id                  TEXT PRIMARY KEY,
	casus               TEXT NOT NULL REFERENCES casus (id),
	nummer              TEXT NOT NULL,
	stand               TEXT NOT NULL,
	voorsteller         TEXT NOT NULL,
	voorsteller_functie TEXT NOT NULL,
	voorgesteld         BIGINT NOT NULL,
	controleur          TEXT NOT NULL,
	controleur_functie  TEXT NOT NULL,
	gecontroleerd       BIGINT NOT NULL,
	vanaf               BIGINT NOT NULL,
	gestopt             BIGINT NOT NULL,
	gestopt_functie     TEXT NOT NULL,
	begonnen            BIGINT NOT NULL,
	vernietigd          BIGINT NOT NULL,
	regels              TEXT NOT NULL,
	aantallen           TEXT NOT NULL,
	versie              BIGINT NOT NULL,
	grond               BIGINT NOT NULL,
	mac                 {{blob}} NOT NULL,
	inhoud              {{blob}} NOT NULL
);
CREATE INDEX vernietiging_casus ON vernietiging (casus, voorgesteld);
CREATE INDEX vernietiging_stand ON vernietiging (stand, vanaf);
