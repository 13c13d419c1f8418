-- SPDX-License-Identifier: EUPL-1.2
-- why: the privacy officer searches the log by who, act, article and outcome, and counts per day what an employee did (rules AVG-5, AVG-6). The
-- ways back to an entry also begin at those (log_index), and telling holds the counts: of one employee, on one day in Amsterdam, in one
-- casus (object, '' for none). Both are derived from the log by the walk behind it, which begins again so that they also hold what was before.
-- They belong to the log and not to a dossier: they hold no more than it, and stay as long.
CREATE TABLE telling (
	dag        BIGINT NOT NULL,
	medewerker TEXT NOT NULL,
	object     TEXT NOT NULL,
	inzagen    BIGINT NOT NULL,
	buiten     BIGINT NOT NULL,
	geweigerd  BIGINT NOT NULL,
	PRIMARY KEY (dag, medewerker, object)
){{zonder_rowid}};
DELETE FROM gelezen;
DELETE FROM log_index;
UPDATE log_index_kop SET tot = 0 WHERE id = 1;
