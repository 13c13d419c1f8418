-- SPDX-License-Identifier: EUPL-1.2
-- why: a Procesregisseur works for the house on behalf of one Partij (article 1.11); which one is recorded with the person. Rows
-- of before have none, and keep the mac that they have: see medewerkerLabel in the gate.
ALTER TABLE medewerker ADD COLUMN namens TEXT NOT NULL DEFAULT '';
