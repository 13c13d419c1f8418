-- SPDX-License-Identifier: EUPL-1.2
-- why: who gave somebody a function stands with it (rule WGS-12): for a while, whom somebody made an administrator may not give to them, nor vouch for
-- whom they let in, and an invented colleague would be good for just that. It is empty of what was given before, or by the start of a house.
ALTER TABLE functie ADD COLUMN door TEXT NOT NULL DEFAULT '';
