-- SPDX-License-Identifier: EUPL-1.2
-- why: policy reads the fase of a Casus and who reports, directs and leads it, so these grant as much as zicht does: the row gets
-- a mac over them. The casusregisseur is who the round table appointed (article 6.4 under a). A row that is older than this
-- column is sealed by the act huis.verzegelen at the next start, once.
ALTER TABLE casus ADD COLUMN casusregisseur TEXT NOT NULL DEFAULT '';
ALTER TABLE casus ADD COLUMN grond BIGINT NOT NULL DEFAULT -1;
ALTER TABLE casus ADD COLUMN mac {{blob}} NOT NULL DEFAULT {{leeg}};
