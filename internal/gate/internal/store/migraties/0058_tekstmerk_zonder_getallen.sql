-- SPDX-License-Identifier: EUPL-1.2
-- why: the numbers of a list no longer count when a text is compared with a piece (a numbered copy is a copy too), so pieces get the marks of
-- their words alone, by a job each. Those that they have stay: they find nothing any more, and go with their piece.
INSERT INTO job (id, soort, object, vanaf, pogingen, huurder, huur_tot) SELECT 'getallen-' || g.id, 'merken', g.id, 0, 0, '', 0 FROM gegeven g
	WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.soort = 'merken' AND j.object = g.id);
