-- SPDX-License-Identifier: EUPL-1.2
-- why: a consent to give something to a Derde is in writing, and may be signed on paper (article 7.2). A handtekening ties a bestand, the
-- signed document, to the answer of one Partij to one part of a verstrekking. It decides who opens the file, so it carries a mac.
CREATE TABLE handtekening (
	id         TEXT PRIMARY KEY REFERENCES bestand (id),
	casus      TEXT NOT NULL REFERENCES casus (id),
	instemming TEXT NOT NULL REFERENCES instemming (id),
	partij     TEXT NOT NULL REFERENCES partij (id),
	aangemaakt BIGINT NOT NULL,
	versie     BIGINT NOT NULL,
	grond      BIGINT NOT NULL,
	mac        {{blob}} NOT NULL
);
CREATE UNIQUE INDEX handtekening_antwoord ON handtekening (instemming, partij);
CREATE INDEX handtekening_casus ON handtekening (casus);
