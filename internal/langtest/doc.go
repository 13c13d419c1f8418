// SPDX-License-Identifier: EUPL-1.2

// Package langtest holds the long tests: the real program, driven over HTTP by several people at once, is killed and loses its
// power, again and again, and may lose nothing that it said was done.
//
//	TestLang_Kill9    200 times kill -9, on a folder that goes on living
//	TestLang_Document a file of 200 MB sent and opened, within 32 MB of memory
//	TestLang_Stroom   50 cuts of power, on a disk that goes on living; and a proof that the method sees a loss
//
// With RONDETAFEL_LANG set they do these full counts, without it a few rounds. RONDETAFEL_LANG_ZAAD repeats the choices of a run by
// the seed that it printed; the moments at which things happen remain those of the machine. The tests are for Linux.
// TestLang_Stroom mounts a file as a disk and so needs root and a free loop device; without these it fails and says so.
package langtest
