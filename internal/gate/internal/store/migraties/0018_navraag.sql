-- SPDX-License-Identifier: EUPL-1.2
-- why: that a procesregisseur asked whether somebody is known here is kept for the privacy officer (rule WGS-11): who, when, why, and
-- whether there was a hit. Of whom was asked nothing is kept. The index finds the people of a casus that are also in another.
CREATE TABLE navraag (
	id         TEXT PRIMARY KEY,
	medewerker TEXT NOT NULL,
	moment     BIGINT NOT NULL,
	reden      TEXT NOT NULL,
	bekend     INTEGER NOT NULL
);
CREATE INDEX navraag_moment ON navraag (moment);
CREATE INDEX zoekindex_casus ON zoekindex (casus);
