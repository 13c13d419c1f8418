-- SPDX-License-Identifier: EUPL-1.2
-- why: an advice of the rechtmatigheidsadviescommissie is about what was asked when it was given (WGS 1.7): gezien is which version of
-- each piece that was, and is under its mac. A piece that changes moves the version of every disclosure that asks for it, so that
-- nobody makes a letter of what they did not see; the index finds those.
ALTER TABLE verstrekking_advies ADD COLUMN gezien TEXT NOT NULL DEFAULT '';
CREATE INDEX verstrekking_deel_gegeven ON verstrekking_deel (gegeven);
