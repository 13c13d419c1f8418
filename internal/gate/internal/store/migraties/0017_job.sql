-- SPDX-License-Identifier: EUPL-1.2
-- why: what the system does by itself at a later moment. A job is written in the transaction of the act that asks for it, and
-- leased by one server at a time; whoever held it and died loses it when the lease is over.
CREATE TABLE job (
	id       TEXT PRIMARY KEY,
	soort    TEXT NOT NULL,
	object   TEXT NOT NULL,
	vanaf    BIGINT NOT NULL,
	pogingen BIGINT NOT NULL,
	huurder  TEXT NOT NULL,
	huur_tot BIGINT NOT NULL,
	UNIQUE (soort, object)
);
CREATE INDEX job_vanaf ON job (vanaf, id);
