-- SPDX-License-Identifier: EUPL-1.2
-- why: who gives a piece is asked whether it repeats what another Partij gave. Which pieces there are and in which version comes from this
-- index alone; the rows, with their sealed texts, are not read for it.
CREATE INDEX gegeven_anderen ON gegeven (casus, partij, id, versie);
