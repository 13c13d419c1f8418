// SPDX-License-Identifier: EUPL-1.2

package store

// Job is something that the system does by itself, at the earliest at Vanaf. It is bookkeeping: whether it may be done is decided
// when it is done.
type Job struct {
	ID       string
	Soort    string
	Object   string
	Vanaf    int64
	Pogingen int64 // how often somebody took it
}

// NieuweJob adds a job. One of the same soort for the same object gives an error for which Botsing is true.
func (t *Tx) NieuweJob(j Job) error {
	return fout("job", t.een(`INSERT INTO job (id, soort, object, vanaf, pogingen, huurder, huur_tot) VALUES ($1, $2, $3, $4, 0, '', 0)`,
		j.ID, j.Soort, j.Object, j.Vanaf))
}

// HuurJob leases the job that waits longest to huurder until huurTot: one that is due at nu and that nobody has. ErrGeen when
// there is none, and when another server was first.
func (t *Tx) HuurJob(huurder string, nu, huurTot int64) (Job, error) {
	var j Job
	var vorige int64
	err := t.rij(`SELECT id, soort, object, vanaf, pogingen, huur_tot FROM job WHERE vanaf <= $1 AND huur_tot <= $1
		ORDER BY vanaf, id LIMIT 1`, []any{nu}, &j.ID, &j.Soort, &j.Object, &j.Vanaf, &j.Pogingen, &vorige)
	if err != nil {
		return j, fout("job", err)
	}
	j.Pogingen++
	return j, fout("job", t.een(`UPDATE job SET huurder = $1, huur_tot = $2, pogingen = $3 WHERE id = $4 AND huur_tot = $5 AND pogingen = $6`,
		huurder, huurTot, j.Pogingen, j.ID, vorige, j.Pogingen-1))
}

// StelJobUit gives a job back, to be tried again from vanaf on. One that is gone by now is no error.
func (t *Tx) StelJobUit(id string, vanaf int64) error {
	_, err := t.voer(`UPDATE job SET vanaf = $1, huurder = '', huur_tot = 0 WHERE id = $2`, vanaf, id)
	return fout("job", err)
}

// WisJob removes the job of a soort for an object. One that is gone by now is no error.
func (t *Tx) WisJob(soort, object string) error {
	_, err := t.voer(`DELETE FROM job WHERE soort = $1 AND object = $2`, soort, object)
	return fout("job", err)
}
