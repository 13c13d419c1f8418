-- SPDX-License-Identifier: EUPL-1.2
-- why: it stays on record when an organisation became a Partij and when and how it stopped (articles 17.4 and 20), with the decision that it rests
-- on. Since when and until when it takes part stands with the Partij itself; this is the evidence of it, which verify holds against the log.
CREATE TABLE partijverloop (
	id         TEXT PRIMARY KEY,
	partij     TEXT NOT NULL REFERENCES partij (id),
	soort      TEXT NOT NULL,
	medewerker TEXT NOT NULL REFERENCES medewerker (id),
	moment     BIGINT NOT NULL,
	inhoud     {{blob}} NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE INDEX partijverloop_partij ON partijverloop (partij, moment);
