-- SPDX-License-Identifier: EUPL-1.2
-- why: what somebody reads in one Casus is not taken over in another, whose readers its supplier never chose (rule 13.2-3). A text or a file that
-- is put somewhere is found back by marks: parts of what a piece says or said (soort 0) and its files with their names (soort 1), under a key of the
-- house. Without that key nothing can be learned from a mark but that it stands at two pieces. The rows go with their piece. Those of the pieces
-- that are there already are made by a job each.
--
-- What a piece said before it was corrected is kept as it was sealed, until the dossier goes: nobody reads it, and it is compared all the same, as who
-- was shown it still knows what its supplier called wrong.
CREATE TABLE tekstmerk (
	merk    BIGINT NOT NULL,
	gegeven TEXT NOT NULL REFERENCES gegeven (id),
	partij  TEXT NOT NULL,
	casus   TEXT NOT NULL,
	soort   INTEGER NOT NULL,
	PRIMARY KEY (merk, gegeven)
){{zonder_rowid}};
CREATE INDEX tekstmerk_gegeven ON tekstmerk (gegeven);
CREATE TABLE gegeven_vorig (
	gegeven TEXT NOT NULL REFERENCES gegeven (id),
	versie  BIGINT NOT NULL,
	casus   TEXT NOT NULL,
	inhoud  {{blob}} NOT NULL,
	PRIMARY KEY (gegeven, versie)
);
CREATE INDEX gegeven_vorig_casus ON gegeven_vorig (casus);
INSERT INTO job (id, soort, object, vanaf, pogingen, huurder, huur_tot) SELECT 'merken-' || id, 'merken', id, 0, 0, '', 0 FROM gegeven;
