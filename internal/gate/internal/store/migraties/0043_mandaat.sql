-- SPDX-License-Identifier: EUPL-1.2
-- why: who gives a standing mandate says what it covers (rule 6.3-1): which decisions of a round table, in which kinds of casus, in which casussen. It
-- is empty of one without limits, of every mandate that was given before, and of every other function. A number of a casus is no personal data.
ALTER TABLE functie ADD COLUMN reikwijdte TEXT NOT NULL DEFAULT '';
