-- SPDX-License-Identifier: EUPL-1.2
-- why: a passage has to be written anew because the conditions of a piece under it became stricter than they were when it was written, and for
-- no longer than that (rule 13.2-3). gesteld keeps those conditions, by the id of the piece, under the mac; '' of a passage from before.
ALTER TABLE passage ADD COLUMN gesteld TEXT NOT NULL DEFAULT '';
