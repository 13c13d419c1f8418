-- SPDX-License-Identifier: EUPL-1.2
-- why: a page says what changed since the reader's last visit. That is kept here for each person and place, and not looked up in
-- the log, which may not serve for it (WGS 1.8 lid 4). A visit goes on while looks follow each other; vorig is when the visit before
-- this one ended, 0 when there was none. plek is a Casus, or '' for Mijn werk. Nothing rests on these rows and nobody reads those of
-- another.
CREATE TABLE bezoek (
	medewerker TEXT NOT NULL,
	plek       TEXT NOT NULL,
	vorig      BIGINT NOT NULL,
	laatst     BIGINT NOT NULL,
	PRIMARY KEY (medewerker, plek)
);
