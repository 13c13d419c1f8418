// SPDX-License-Identifier: EUPL-1.2

// Package crypto opens and seals what the database may not show, and destroys
// keys so that nobody can open it again (AVG-7).
//
// Five things, each usable on its own:
//
//   - [Seal], [Open] and [Box]: one cell of one row, AES-256-GCM, tied to its
//     table, column, row and key version by [AD];
//   - [KeyStore]: one key per casus, outside every database, so that a destroyed
//     key is not left behind in a write-ahead log; [FileKeyStore] is the default;
//   - [Cache]: the unwrapped keys in use, in memory only;
//   - [MACKey]: the keyed check on rows that grant rights;
//   - [Blind]: exact search on a BSN, or on a name with a date of birth, without
//     opening anything.
//
// [OpenDir] makes or loads all of them from one directory.
//
// What this package does not do: it does not decide who may open what (policy),
// does not log (audit), and cannot make a disk forget. FileKeyStore overwrites a
// key in place and flushes; a file system that copies on write, or a flash disk
// that moves blocks, can keep the old block for a while. What remains there is
// wrapped under the key-encryption key and is of no use without the file kek:
// keep that file on a device of its own, and keep backups of keys no longer than
// the term that the house has set.
//
// Every format and every label is a versioned constant. A changed format gets a
// new version; an old one is never given another meaning.
package crypto
