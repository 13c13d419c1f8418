-- SPDX-License-Identifier: EUPL-1.2
-- why: what plan and minutes tell is kept in passages, each with who supplied it (rule 7.2-4) and the pieces that it rests on, so that
-- what happens to a piece reaches its quotations (13.2-3). houder is the overleg or the casus, nummer the version of the plan that the
-- passage belongs to (that of the draft is the next one), deel the goal. vervangen is when another came in its place, 0 while it
-- stands; reden is why it must be written anew, '' while nothing asks that, and weet who could read it when that began. All of it but
-- the text is clear and under the mac, the pieces of passage_gegeven too: a tie that is cut shows the passage to nobody.
CREATE TABLE passage (
	id          TEXT PRIMARY KEY,
	casus       TEXT NOT NULL REFERENCES casus (id),
	soort       TEXT NOT NULL,
	houder      TEXT NOT NULL,
	nummer      BIGINT NOT NULL,
	deel        TEXT NOT NULL,
	plaats      BIGINT NOT NULL,
	gezamenlijk INTEGER NOT NULL,
	partijen    TEXT NOT NULL,
	medewerker  TEXT NOT NULL,
	moment      BIGINT NOT NULL,
	vervangen   BIGINT NOT NULL,
	reden       TEXT NOT NULL,
	sinds       BIGINT NOT NULL,
	weet        TEXT NOT NULL,
	versie      BIGINT NOT NULL,
	grond       BIGINT NOT NULL,
	mac         {{blob}} NOT NULL,
	inhoud      {{blob}} NOT NULL
);
CREATE INDEX passage_casus ON passage (casus, soort, houder, nummer);
CREATE TABLE passage_gegeven (
	passage TEXT NOT NULL REFERENCES passage (id),
	gegeven TEXT NOT NULL,
	PRIMARY KEY (passage, gegeven)
);
CREATE INDEX passage_gegeven_gegeven ON passage_gegeven (gegeven);
