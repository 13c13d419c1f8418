-- SPDX-License-Identifier: EUPL-1.2
-- why: what somebody is typing, saved by itself, theirs alone. A draft of an Aanmelding has a key of its own, which the Casus
-- takes over; a draft on a Casus is sealed with that Casus' key.
CREATE TABLE concept (
	id        TEXT PRIMARY KEY,
	eigenaar  TEXT NOT NULL REFERENCES medewerker (id),
	formulier TEXT NOT NULL,
	casus     TEXT NOT NULL,
	versie    BIGINT NOT NULL,
	gewijzigd BIGINT NOT NULL,
	inhoud    {{blob}} NOT NULL
);
CREATE INDEX concept_eigenaar ON concept (eigenaar, gewijzigd);
