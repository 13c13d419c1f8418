-- SPDX-License-Identifier: EUPL-1.2
-- why: an incidentele derde takes part in one Casus by decision of the public Partijen (WGS 2.31 lid 9). The decision is an Instemming of
-- theirs; when it is a yes, the organisation becomes a row of partij with the same id, its people rows of medewerker, and it gets a row of
-- zicht that ends on its last day. What was proposed, by whom and why is sealed here and goes with the dossier; the names that the log
-- needs to say who looked stay with partij and medewerker.
CREATE TABLE incidentele_derde (
	id             TEXT PRIMARY KEY,
	casus          TEXT NOT NULL REFERENCES casus (id),
	instemming     TEXT NOT NULL REFERENCES instemming (id),
	voorsteller    TEXT NOT NULL,
	namens         TEXT NOT NULL,
	gevraagd       BIGINT NOT NULL,
	van            BIGINT NOT NULL,
	tot            BIGINT NOT NULL,
	stand          TEXT NOT NULL,
	gewijzigd      BIGINT NOT NULL,
	gewijzigd_door TEXT NOT NULL,
	versie         BIGINT NOT NULL,
	grond          BIGINT NOT NULL,
	mac            {{blob}} NOT NULL,
	inhoud         {{blob}} NOT NULL
);
CREATE INDEX incidentele_derde_casus ON incidentele_derde (casus, gevraagd);
CREATE INDEX incidentele_derde_stand ON incidentele_derde (stand, gevraagd);
