-- SPDX-License-Identifier: EUPL-1.2
-- why: the whole will of the supplier (rule 13.2-1): from which phase, for which goals, and what else others may do with a piece. An
-- Overleg opens pieces when it begins (article 9.2 under f), so its row says at which moment that is and since when it is on the agenda,
-- and carries a MAC; one that is older than these columns gets them by the act huis.verzegelen at the next start, once.
ALTER TABLE gegeven ADD COLUMN vanaf TEXT NOT NULL DEFAULT 'rto';
ALTER TABLE gegeven ADD COLUMN doelen TEXT NOT NULL DEFAULT '';
ALTER TABLE gegeven ADD COLUMN vraag_vooraf INTEGER NOT NULL DEFAULT 0;
ALTER TABLE gegeven ADD COLUMN citeren INTEGER NOT NULL DEFAULT 0;
ALTER TABLE gegeven ADD COLUMN vertellen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE gegeven ADD COLUMN vraag_derde INTEGER NOT NULL DEFAULT 0;
ALTER TABLE gegeven ADD COLUMN eigen_dossier INTEGER NOT NULL DEFAULT 0;
ALTER TABLE overleg ADD COLUMN aanvang BIGINT NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE overleg ADD COLUMN gepland BIGINT NOT NULL DEFAULT 0;
ALTER TABLE overleg ADD COLUMN grond BIGINT NOT NULL DEFAULT -1;
ALTER TABLE overleg ADD COLUMN mac {{blob}} NOT NULL DEFAULT {{leeg}}
