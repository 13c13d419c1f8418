// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	mathrand "math/rand/v2"
	"slices"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// cast returns who works: people of six Partijen of the practice house who may report and take part.
func cast() []string {
	return []string{"m-emma-verzonnen", "m-wouter-voorbeeld", "m-nienke-voorbeeld", "m-dirk-verzonnen", "m-iris-voorbeeld", "m-anouk-schijn"}
}

// person is somebody who works in the house, one act after the other, and keeps a ledger of what was acknowledged.
type person struct {
	*client
	r    *mathrand.Rand
	book ledger
}

// newPerson logs somebody in and notes what there is before anything is done.
func newPerson(who, base string, seed uint64) (*person, error) {
	p := &person{client: newClient(who), r: mathrand.New(mathrand.NewPCG(seed, 1))}
	p.to(base)
	if err := p.logIn(); err != nil {
		return nil, err
	}
	p.book.touched = map[*zaak]bool{}
	var err error
	p.book.before, err = p.list()
	return p, err
}

// work does acts until one goes otherwise than it should; errSilent is what a killed server gives.
func (p *person) work() error {
	for {
		if err := p.step(); err != nil {
			return err
		}
	}
}

// step does one act. Before it is asked it is in doubt, after its answer it is in the ledger.
func (p *person) step() error {
	z := p.current()
	if z == nil {
		a := act{key: rand.Text(), melding: p.newMelding()}
		return p.ask(a, func() error { _, err := p.report(a.key, *a.melding); return err })
	}
	switch dice := p.r.IntN(100); {
	case dice < 15:
		return p.checkZaak(z)
	case dice < 30 && len(z.stukken) > 0:
		s := p.anyOf(z)
		a := act{key: rand.Text(), zaak: z, verbeter: s.id, in: p.newStuk(z)}
		a.in.Voorwaarden = s.in.Voorwaarden
		return p.ask(a, func() error { return p.correct(a.key, z, s, a.in) })
	}
	a := act{key: rand.Text(), zaak: z, in: p.newStuk(z)}
	return p.ask(a, func() error { _, err := p.add(a.key, z, a.in); return err })
}

// ask does an act and keeps it in doubt when no answer comes.
func (p *person) ask(a act, do func() error) error {
	p.book.unsure = &a
	err := do()
	if errors.Is(err, errSilent) {
		p.book.doubts++
		return err
	}
	p.book.unsure = nil
	return err
}

// current returns the Casus that p works in, nil when it is time for a new one.
func (p *person) current() *zaak {
	if len(p.book.zaken) == 0 {
		return nil
	}
	z := p.book.zaken[len(p.book.zaken)-1]
	if len(z.stukken) >= 10 || p.r.IntN(12) == 0 {
		return nil
	}
	return z
}

func (p *person) anyOf(z *zaak) stuk {
	ids := slices.Sorted(maps.Keys(z.stukken))
	return z.stukken[ids[p.r.IntN(len(ids))]]
}

// newMelding makes a report that no other resembles.
func (p *person) newMelding() *casus.Aanmelding {
	a := gatetest.Aanmelding()
	a.Aanleiding = p.text("De aanleiding")
	a.Betrokkenen = append(a.Betrokkenen, casus.Betrokkene{Voornaam: "Kim", Achternaam: "Verzinsel", Rol: casus.Gezinslid})
	return &a
}

// newStuk makes a piece that no other resembles.
func (p *person) newStuk(z *zaak) informatie.Toevoegen {
	return informatie.Toevoegen{Soort: informatie.Gewoon, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers},
		Inhoud: informatie.Inhoud{Over: []string{z.over}, Tekst: p.text("Het stuk"), Rubriek: informatie.Begeleiding, Bron: "Eigen dossier", Datum: "2026-01-05", Grondslag: "Wettelijke taak",
			Grond: informatie.Grond{Geheim: informatie.Hulpverlenerschap}}}
}

// text is unique, and now and then so long that it takes several pages of the database.
func (p *person) text(what string) string {
	length := 1 + p.r.IntN(20)
	if p.r.IntN(8) == 0 {
		length = 400
	}
	return what + " " + rand.Text() + strings.Repeat(" van een verzonnen melding", length) + "."
}

// report does a report and takes the answer into the ledger. It returns the id.
func (p *person) report(key string, in casus.Aanmelding) (string, error) {
	var made gate.Verwijzing
	if err := p.acknowledged(p.post("/casussen", key, in, &made)); err != nil {
		return "", err
	}
	z := &zaak{id: made.ID, nummer: made.Nummer, melding: in, stukken: map[string]stuk{}}
	p.book.zaken = append(p.book.zaken, z)
	p.book.touched[z] = true
	p.book.unsure = nil
	var page gate.CasusBlad
	if err := p.get("/casussen/"+z.id, &page); err != nil {
		return z.id, err
	}
	if err := wholeMelding(page, in); err != nil {
		return z.id, err
	}
	z.over = page.Betrokkenen[0].ID
	return z.id, nil
}

// add adds a piece and takes the answer into the ledger. It returns the id.
func (p *person) add(key string, z *zaak, in informatie.Toevoegen) (string, error) {
	var made gate.Verwijzing
	if err := p.acknowledged(p.post("/casussen/"+z.id+"/gegevens", key, in, &made)); err != nil {
		return "", err
	}
	z.stukken[made.ID] = stuk{id: made.ID, versie: 1, in: in}
	p.book.touched[z] = true
	return made.ID, nil
}

// correct gives a piece another text and takes the answer into the ledger.
func (p *person) correct(key string, z *zaak, s stuk, in informatie.Toevoegen) error {
	var made gate.Verwijzing
	body := informatie.Corrigeren{Inhoud: in.Inhoud, Versie: s.versie, Soort: in.Soort}
	if err := p.acknowledged(p.post("/gegevens/"+s.id+"/_corrigeren", key, body, &made)); err != nil {
		return err
	}
	if made.ID != s.id || made.Versie != s.versie+1 {
		return fmt.Errorf("a better text made %s version %d of %s version %d", made.ID, made.Versie, s.id, s.versie)
	}
	z.stukken[s.id] = stuk{id: s.id, versie: made.Versie, in: in}
	p.book.touched[z] = true
	return nil
}

// acknowledged counts an answer to an act, or notes that a 2xx was seen of which the rest did not come.
func (p *person) acknowledged(confirmed bool, err error) error {
	switch {
	case err == nil:
		p.book.acts++
	case confirmed && p.book.unsure != nil:
		p.book.unsure.confirmed = true
	}
	return err
}
