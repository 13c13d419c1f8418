-- SPDX-License-Identifier: EUPL-1.2
-- why: who takes part in a Casus, what a round table decided and who was there, whom it was asked to confirm as deputy, and that a dossier
-- was cleaned and why a piece stays, all let something happen afterwards: each of these rows gets a mac (design §5). Rows that are older have
-- grond -1 (an invitation: zegel 1, its mac has not under it who was there) and are sealed by the act huis.verzegelen at the next start, once.
ALTER TABLE deelname ADD COLUMN versie BIGINT NOT NULL DEFAULT 0;
ALTER TABLE deelname ADD COLUMN grond BIGINT NOT NULL DEFAULT -1;
ALTER TABLE deelname ADD COLUMN mac {{blob}} NOT NULL DEFAULT {{leeg}};
ALTER TABLE besluit ADD COLUMN versie BIGINT NOT NULL DEFAULT 0;
ALTER TABLE besluit ADD COLUMN grond BIGINT NOT NULL DEFAULT -1;
ALTER TABLE besluit ADD COLUMN mac {{blob}} NOT NULL DEFAULT {{leeg}};
ALTER TABLE vervanging ADD COLUMN versie BIGINT NOT NULL DEFAULT 0;
ALTER TABLE vervanging ADD COLUMN grond BIGINT NOT NULL DEFAULT -1;
ALTER TABLE vervanging ADD COLUMN mac {{blob}} NOT NULL DEFAULT {{leeg}};
ALTER TABLE opschoning ADD COLUMN versie BIGINT NOT NULL DEFAULT 0;
ALTER TABLE opschoning ADD COLUMN grond BIGINT NOT NULL DEFAULT -1;
ALTER TABLE opschoning ADD COLUMN mac {{blob}} NOT NULL DEFAULT {{leeg}};
ALTER TABLE noodzaak ADD COLUMN versie BIGINT NOT NULL DEFAULT 0;
ALTER TABLE noodzaak ADD COLUMN grond BIGINT NOT NULL DEFAULT -1;
ALTER TABLE noodzaak ADD COLUMN mac {{blob}} NOT NULL DEFAULT {{leeg}};
ALTER TABLE uitnodiging ADD COLUMN zegel INTEGER NOT NULL DEFAULT 1
