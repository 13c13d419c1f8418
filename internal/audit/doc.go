// SPDX-License-Identifier: EUPL-1.2

// Package audit is the log: who did or tried what, when, with what outcome and on which article (rules AVG-5, AVG-6). It is one
// append-only Merkle tree. An entry's stored bytes are hashed verbatim; bodies and hashes are stored apart, so that bodies
// can be deleted after the log's own term while every proof stays.
//
//	bodies   [0] [1] [2] [3] [4] …        one row each
//	hashes    h0  h1 h01 h2  h3 h23 h0123 h4 …   one row a batch, in the order of tlog.StoredHashIndex
//	head      size · root · time · signed checkpoint
//	kept      the newest checkpoints, beside the keys
//
// A batch is written in its caller's transaction and adopted when that is durable. Verify checks a whole log offline and
// names the first bad entry. What cannot be seen: an end that was cut off behind the newest checkpoint that was kept
// elsewhere; hence checkpoints are kept outside the database, and a house sends them to others.
//
// A body is an Entry in format 1 (Encode, Decode). A number n is a uvarint in its shortest form, a text is its length as n
// and then its bytes, a list is its count as n and then its texts. Nothing follows the last field; whoever changes the
// layout adds a version and leaves the old one readable.
//
//	byte 0       format version, 1
//	bytes 1–16   salt, random
//	bytes 17–32  trace id
//	bytes 33–40  span id
//	byte 41      outcome: 1 allowed, 2 refused, 3 failed
//	n n          Sequence, Time
//	9 texts      Persoon Partij Functie Namens Handeling Soort Casus Herkomst Doel
//	4 lists      Objecten Getoond Regels Artikelen
//	n × 3        Rechten: text Rij, n Versie, text MAC (empty: the row was removed)
//	text         Details, sealed
//
// A checkpoint is a signed note (golang.org/x/mod/sumdb/note) over four lines: label with version, number of entries, root in
// base64, moment of the last entry in microseconds since 1970 UTC.
//
//	rondetafel log v1
//	<size>
//	<root>
//	<time>
//
// The file of kept checkpoints has two slots of 1024 bytes, at 0 and at 4096, of which the one that is durable is never
// written. A slot that was written in part does not pass its checksum.
//
//	"rondetafel kept v1\n" · generation (8, big endian) · length (2) · signed note · zeros · SHA-256 of all before it
//
// The package imports nothing of ours and knows nothing of who may do what.
package audit
