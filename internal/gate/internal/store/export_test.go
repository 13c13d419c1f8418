// SPDX-License-Identifier: EUPL-1.2

package store

// Dossiertabellen names the tables whose rows go with a dossier, in the order in which they are emptied.
func Dossiertabellen() []string {
	var namen []string
	for _, d := range dossierDelen() {
		namen = append(namen, d.tabel)
	}
	return namen
}

// DossierMetRecht names those of them whose rows grant something.
func DossierMetRecht() []string {
	var namen []string
	for _, d := range dossierDelen() {
		if d.recht != "" {
			namen = append(namen, d.tabel)
		}
	}
	return namen
}

// ZonderJIT is how the store opens a PostgreSQL database.
func ZonderJIT(url string) string { return zonderJIT(url) }
