-- SPDX-License-Identifier: EUPL-1.2
-- why: the append-only log (design of the audit package): bodies apart from hashes, so that bodies can go after the log's own
-- term while every proof stays. log_kop is the one row that a committer locks; it holds the epochs that caches carry.
CREATE TABLE log_kop (
	id         INTEGER PRIMARY KEY,
	omvang     BIGINT NOT NULL,
	wortel     {{blob}} NOT NULL,
	moment     BIGINT NOT NULL,
	controlepunt {{blob}} NOT NULL,
	epoch      BIGINT NOT NULL,
	huis       BIGINT NOT NULL
);
INSERT INTO log_kop (id, omvang, wortel, moment, controlepunt, epoch, huis)
VALUES (1, 0, {{leeg}}, 0, {{leeg}}, 1, 1);
CREATE TABLE log_regel (
	volgnummer BIGINT PRIMARY KEY,
	lichaam    {{blob}} NOT NULL
);
CREATE TABLE log_hashes (
	eerste BIGINT PRIMARY KEY,
	hashes {{blob}} NOT NULL
);
-- The way back from an object to its entries, built behind the log and caught up before *Wie heeft gekeken* answers.
CREATE TABLE log_index (
	object     TEXT NOT NULL,
	volgnummer BIGINT NOT NULL,
	PRIMARY KEY (object, volgnummer)
){{zonder_rowid}};
CREATE TABLE log_index_kop (
	id  INTEGER PRIMARY KEY,
	tot BIGINT NOT NULL
);
INSERT INTO log_index_kop (id, tot) VALUES (1, 0);
CREATE TABLE herhaling (
	medewerker TEXT NOT NULL,
	sleutel    TEXT NOT NULL,
	handeling  TEXT NOT NULL,
	invoer     {{blob}} NOT NULL,
	resultaat  {{blob}} NOT NULL,
	moment     BIGINT NOT NULL,
	PRIMARY KEY (medewerker, sleutel)
){{zonder_rowid}};
