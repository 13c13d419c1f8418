// SPDX-License-Identifier: EUPL-1.2

package store

// Handtekening ties a Bestand, a consent that was signed on paper, to the answer of a Partij to a part of a Verstrekking; it has the id of
// the Bestand.
type Handtekening struct {
	ID         string
	Casus      string
	Instemming string
	Partij     string
	Aangemaakt int64
	Zegel
	Verstrekking string  // read with it
	Bestand      Bestand // and this
}

const handtekeningKolommen = `h.id, h.casus, h.instemming, h.partij, h.aangemaakt, h.versie, h.grond, h.mac`

func (h *Handtekening) doelen() []any {
	return append([]any{&h.ID, &h.Casus, &h.Instemming, &h.Partij, &h.Aangemaakt, &h.Versie, &h.Grond, &h.MAC, &h.Verstrekking}, h.Bestand.doelen()...)
}

// NieuweHandtekening ties a file to an answer. One that is tied already, and an answer that has one, give an error for which Botsing is true.
func (t *Tx) NieuweHandtekening(h Handtekening) error {
	return fout("handtekening", t.een(`INSERT INTO handtekening (id, casus, instemming, partij, aangemaakt, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, h.ID, h.Casus, h.Instemming, h.Partij, h.Aangemaakt, h.Versie, h.Grond, h.MAC))
}

// WisHandtekening unties a file from its answer, or returns ErrGeen.
func (t *Tx) WisHandtekening(id string) error {
	return fout("handtekening", t.een(`DELETE FROM handtekening WHERE id = $1`, id))
}

// Handtekening reads one, or ErrGeen.
func (t *Tx) Handtekening(id string) (Handtekening, error) {
	return t.handtekening(`WHERE h.id = $1`, id)
}

// HandtekeningVan reads that of the answer of a Partij, or ErrGeen.
func (t *Tx) HandtekeningVan(instemming, partij string) (Handtekening, error) {
	return t.handtekening(`WHERE h.instemming = $1 AND h.partij = $2`, instemming, partij)
}

func (t *Tx) handtekening(welke string, args ...any) (Handtekening, error) {
	lijst, err := t.handtekeningen(welke, args...)
	if err == nil && len(lijst) == 0 {
		err = fout("handtekening", ErrGeen)
	}
	if err != nil {
		return Handtekening{}, err
	}
	return lijst[0], nil
}

// AlleHandtekeningen reads every one, for the control of rights.
func (t *Tx) AlleHandtekeningen() ([]Handtekening, error) { return t.handtekeningen(`ORDER BY h.id`) }

func (t *Tx) handtekeningen(welke string, args ...any) ([]Handtekening, error) {
	var lijst []Handtekening
	err := t.rijen(`SELECT `+handtekeningKolommen+`, d.verstrekking, `+bestandKolommen+` FROM handtekening h JOIN bestand b ON b.id = h.id
		JOIN verstrekking_deel d ON d.instemming = h.instemming `+welke, args,
		func(scan func(...any) error) error {
			var h Handtekening
			err := scan(h.doelen()...)
			lijst = append(lijst, h)
			return err
		})
	return lijst, fout("handtekening", err)
}
