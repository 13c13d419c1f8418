// SPDX-License-Identifier: EUPL-1.2

package store

import "rondetafel/internal/plan"

// Plan is the draft of the next version of the plan of a Casus. Inhoud is sealed; empty when there is no draft.
type Plan struct {
	Casus         string
	Stand         string // "geen", "concept" or "voorgelegd"
	Nummer        int64  // of the last vastgestelde version, 0 for none
	Instemming    string // that runs while voorgelegd, else ""
	Gewijzigd     int64
	GewijzigdDoor string
	Inhoud        []byte
	Zegel         // Versie rises with each change
}

// Plan reads the draft of a Casus, or ErrGeen.
func (t *Tx) Plan(casus string) (Plan, error) {
	p := Plan{Casus: casus}
	if t.leeg("plan", casus) {
		return p, fout("plan", ErrGeen)
	}
	err := t.rij(`SELECT stand, nummer, instemming, gewijzigd, gewijzigd_door, versie, grond, mac, inhoud FROM plan WHERE casus = $1`,
		[]any{casus}, &p.Stand, &p.Nummer, &p.Instemming, &p.Gewijzigd, &p.GewijzigdDoor, &p.Versie, &p.Grond, &p.MAC, &p.Inhoud)
	return p, fout("plan", err)
}

// NieuwPlan adds the first draft of a Casus; a second one gives an error for which Botsing is true.
func (t *Tx) NieuwPlan(p Plan) error {
	return fout("plan", t.een(`INSERT INTO plan (casus, stand, nummer, instemming, gewijzigd, gewijzigd_door, versie, grond, mac, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		p.Casus, p.Stand, p.Nummer, p.Instemming, p.Gewijzigd, p.GewijzigdDoor, p.Versie, p.Grond, p.MAC, p.Inhoud))
}

// ZetPlan writes a changed draft; it must still have version p.Versie - 1, else ErrGeen.
func (t *Tx) ZetPlan(p Plan) error {
	return fout("plan", t.een(`UPDATE plan SET stand = $1, nummer = $2, instemming = $3, gewijzigd = $4, gewijzigd_door = $5, versie = $6,
		grond = $7, mac = $8, inhoud = $9 WHERE casus = $10 AND versie = $11`, p.Stand, p.Nummer, p.Instemming, p.Gewijzigd,
		p.GewijzigdDoor, p.Versie, p.Grond, p.MAC, p.Inhoud, p.Casus, p.Versie-1))
}

// AllePlannen yields what is under the MAC of every draft, for the control of rights.
func (t *Tx) AllePlannen(elk func(Plan) error) error {
	return fout("plan", t.rijen(`SELECT casus, stand, nummer, instemming, versie, grond, mac FROM plan`, nil, func(scan func(...any) error) error {
		var p Plan
		if err := scan(&p.Casus, &p.Stand, &p.Nummer, &p.Instemming, &p.Versie, &p.Grond, &p.MAC); err != nil {
			return err
		}
		return elk(p)
	}))
}

// PlannenZonderRollen lists the open casussen with a vastgesteld plan of which no Partij has rol in zicht: those from before a role in the plan
// stood there.
func (t *Tx) PlannenZonderRollen(rol int64) ([]string, error) {
	var lijst []string
	err := t.rijen(`SELECT p.casus FROM plan p JOIN casus c ON c.id = p.casus WHERE p.nummer > 0 AND c.open <> 0
		AND NOT EXISTS (SELECT 1 FROM zicht z WHERE z.casus = p.casus AND (z.rollen & $1) <> 0) ORDER BY p.casus`, []any{rol},
		func(scan func(...any) error) error {
			var id string
			err := scan(&id)
			lijst = append(lijst, id)
			return err
		})
	return lijst, fout("plan", err)
}

// Planversie is a vastgestelde version of a plan. It never changes. Inhoud is sealed.
type Planversie struct {
	Casus      string
	Nummer     int64
	Medewerker string // who recorded it
	Namens     string
	Moment     int64
	Besluit    string // id of the decision of the RTO, or ""
	Instemming string // id of the adoption in writing, or ""
	Inhoud     []byte
}

// NieuwePlanversie adds a vastgestelde version; a number twice gives an error for which Botsing is true.
func (t *Tx) NieuwePlanversie(v Planversie) error {
	return fout("plan_versie", t.een(`INSERT INTO plan_versie (casus, nummer, medewerker, namens, moment, besluit, instemming, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, v.Casus, v.Nummer, v.Medewerker, v.Namens, v.Moment, v.Besluit, v.Instemming, v.Inhoud))
}

// Planversies reads the vastgestelde versions of the plan of a Casus, the newest first.
func (t *Tx) Planversies(casus string) ([]Planversie, error) {
	if t.leeg("plan_versie", casus) {
		return nil, nil
	}
	var lijst []Planversie
	err := t.rijen(`SELECT nummer, medewerker, namens, moment, besluit, instemming, inhoud FROM plan_versie WHERE casus = $1
		ORDER BY nummer DESC`, []any{casus}, func(scan func(...any) error) error {
		v := Planversie{Casus: casus}
		err := scan(&v.Nummer, &v.Medewerker, &v.Namens, &v.Moment, &v.Besluit, &v.Instemming, &v.Inhoud)
		lijst = append(lijst, v)
		return err
	})
	return lijst, fout("plan_versie", err)
}

// Afspraak is an Afspraak of a vastgesteld plan. What is to be done is sealed in Inhoud; the rest is clear for the worklists.
type Afspraak struct {
	ID            string
	Casus         string
	Partij        string
	Medewerker    string
	Soort         plan.Soort
	Uiterlijk     string // the last day, ISO
	Stand         plan.Stand
	Herinnerd     int64 // the last reminder since something was reported, or 0
	Gewijzigd     int64
	GewijzigdDoor string
	Inhoud        []byte
	Zegel         // Versie rises with each change
}

const afspraakKolommen = `a.id, a.casus, a.partij, a.medewerker, a.soort, a.uiterlijk, a.stand, a.herinnerd, a.gewijzigd,
	a.gewijzigd_door, a.versie, a.grond, a.mac`

func (a *Afspraak) doelen() []any {
	return []any{&a.ID, &a.Casus, &a.Partij, &a.Medewerker, &a.Soort, &a.Uiterlijk, &a.Stand, &a.Herinnerd, &a.Gewijzigd,
		&a.GewijzigdDoor, &a.Versie, &a.Grond, &a.MAC}
}

// Afspraak reads one, or ErrGeen.
func (t *Tx) Afspraak(id string) (Afspraak, error) {
	var a Afspraak
	err := t.rij(`SELECT `+afspraakKolommen+`, a.inhoud FROM afspraak a WHERE a.id = $1`, []any{id}, append(a.doelen(), &a.Inhoud)...)
	return a, fout("afspraak", err)
}

// Afspraken reads those of a Casus, also those that a later version of the plan left out.
func (t *Tx) Afspraken(casus string) ([]Afspraak, error) {
	if t.leeg("afspraak", casus) {
		return nil, nil
	}
	var lijst []Afspraak
	err := t.rijen(`SELECT `+afspraakKolommen+`, a.inhoud FROM afspraak a WHERE a.casus = $1 ORDER BY a.uiterlijk, a.id`, []any{casus},
		func(scan func(...any) error) error {
			var a Afspraak
			err := scan(append(a.doelen(), &a.Inhoud)...)
			lijst = append(lijst, a)
			return err
		})
	return lijst, fout("afspraak", err)
}

// NieuweAfspraak adds one.
func (t *Tx) NieuweAfspraak(a Afspraak) error {
	return fout("afspraak", t.een(`INSERT INTO afspraak (id, casus, partij, medewerker, soort, uiterlijk, stand, herinnerd, gewijzigd,
		gewijzigd_door, versie, grond, mac, inhoud) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		a.ID, a.Casus, a.Partij, a.Medewerker, string(a.Soort), a.Uiterlijk, string(a.Stand), a.Herinnerd, a.Gewijzigd, a.GewijzigdDoor,
		a.Versie, a.Grond, a.MAC, a.Inhoud))
}

// ZetAfspraak writes a changed one; it must still have version a.Versie - 1, else ErrGeen. Its Casus never changes.
func (t *Tx) ZetAfspraak(a Afspraak) error {
	return fout("afspraak", t.een(`UPDATE afspraak SET partij = $1, medewerker = $2, soort = $3, uiterlijk = $4, stand = $5, herinnerd = $6,
		gewijzigd = $7, gewijzigd_door = $8, versie = $9, grond = $10, mac = $11, inhoud = $12 WHERE id = $13 AND versie = $14`,
		a.Partij, a.Medewerker, string(a.Soort), a.Uiterlijk, string(a.Stand), a.Herinnerd, a.Gewijzigd, a.GewijzigdDoor, a.Versie, a.Grond,
		a.MAC, a.Inhoud, a.ID, a.Versie-1))
}

// HerinnerAfspraak notes the moment of a reminder. It changes nothing of the Afspraak itself, so its version stays.
func (t *Tx) HerinnerAfspraak(id string, moment int64) error {
	return fout("afspraak", t.een(`UPDATE afspraak SET herinnerd = $1 WHERE id = $2`, moment, id))
}

// AlleAfspraken yields what is under the MAC of every Afspraak, for the control of rights.
func (t *Tx) AlleAfspraken(elk func(Afspraak) error) error {
	return fout("afspraak", t.rijen(`SELECT `+afspraakKolommen+` FROM afspraak a`, nil, func(scan func(...any) error) error {
		var a Afspraak
		if err := scan(a.doelen()...); err != nil {
			return err
		}
		return elk(a)
	}))
}

// Afspraakregel is an Afspraak on a worklist, with its Casus as the reader stands to it.
type Afspraakregel struct {
	Afspraak Afspraak
	Gezien   Gezien
}

// Afspraakvraag says which afspraken a worklist wants: those that go on, in casussen in which the reader has a role.
type Afspraakvraag struct {
	Medewerker, Partij string
	Nu                 int64
	Vandaag            string // ISO
	Eigen, Regie       uint64 // roles of the person with which they do, or watch, afspraken
	Aantal             int
}

// Werkafspraken reads the afspraken that wait for a person, the earliest first: those that they are to do themselves, those of
// their Partij that are late or about which it was reminded, and those that they watch and that are late or fail (rule 9.2g-1).
func (t *Tx) Werkafspraken(v Afspraakvraag) ([]Afspraakregel, error) {
	var lijst []Afspraakregel
	err := t.rijen(`SELECT `+afspraakKolommen+`, `+casusKolommen+`, `+zichtKolommen+`
		FROM zicht zm
		JOIN casus c ON c.id = zm.casus
		JOIN afspraak a ON a.casus = c.id
		LEFT JOIN zicht zp ON zp.casus = c.id AND zp.wie = $1 AND zp.van <= $2 AND zp.tot > $2
		WHERE zm.wie = $3 AND zm.van <= $2 AND zm.tot > $2 AND c.fase = 'rto' AND a.stand IN ('open', 'bezig', 'lukt_niet')
		AND ((zm.rollen & $4) <> 0 AND a.partij = $1 AND (a.medewerker = $3 OR a.uiterlijk < $5 OR a.herinnerd > 0)
			OR (zm.rollen & $6) <> 0 AND (a.uiterlijk < $5 OR a.stand = 'lukt_niet'))
		ORDER BY a.uiterlijk, a.id LIMIT $7`,
		[]any{v.Partij, v.Nu, v.Medewerker, int64(v.Eigen), v.Vandaag, int64(v.Regie), v.Aantal}, func(scan func(...any) error) error {
			var r Afspraakregel
			err := scan(append(r.Afspraak.doelen(), r.Gezien.doelen()...)...)
			r.Gezien.vul(v.Medewerker, v.Partij)
			lijst = append(lijst, r)
			return err
		})
	return lijst, fout("afspraak", err)
}

// Aantekening is what is written beside a plan. It never changes. Inhoud is sealed.
type Aantekening struct {
	ID         string
	Casus      string
	Soort      plan.AantekeningSoort
	Object     string // id of the Afspraak, or ""
	Partij     string // of who wrote it
	Medewerker string
	Namens     string
	Moment     int64
	Delen      bool // of an own action: others may know
	Inhoud     []byte
	Zegel
}

// NieuweAantekening adds one.
func (t *Tx) NieuweAantekening(a Aantekening) error {
	return fout("aantekening", t.een(`INSERT INTO aantekening (id, casus, soort, object, partij, medewerker, namens, moment, delen, versie,
		grond, mac, inhoud) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`, a.ID, a.Casus, string(a.Soort), a.Object,
		a.Partij, a.Medewerker, a.Namens, a.Moment, getal(a.Delen), a.Versie, a.Grond, a.MAC, a.Inhoud))
}

const aantekeningKolommen = `id, casus, soort, object, partij, medewerker, namens, moment, delen, versie, grond, mac`

func (a *Aantekening) doelen() []any {
	return []any{&a.ID, &a.Casus, &a.Soort, &a.Object, &a.Partij, &a.Medewerker, &a.Namens, &a.Moment, &a.Delen, &a.Versie, &a.Grond, &a.MAC}
}

// Aantekeningen reads those of a Casus, the newest first.
func (t *Tx) Aantekeningen(casus string) ([]Aantekening, error) {
	if t.leeg("aantekening", casus) {
		return nil, nil
	}
	var lijst []Aantekening
	err := t.rijen(`SELECT `+aantekeningKolommen+`, inhoud FROM aantekening WHERE casus = $1 ORDER BY moment DESC, id DESC`,
		[]any{casus}, func(scan func(...any) error) error {
			var a Aantekening
			err := scan(append(a.doelen(), &a.Inhoud)...)
			lijst = append(lijst, a)
			return err
		})
	return lijst, fout("aantekening", err)
}

// AlleAantekeningen yields what is under the MAC of every Aantekening, for the control of rights.
func (t *Tx) AlleAantekeningen(elk func(Aantekening) error) error {
	return fout("aantekening", t.rijen(`SELECT `+aantekeningKolommen+` FROM aantekening`, nil, func(scan func(...any) error) error {
		var a Aantekening
		if err := scan(a.doelen()...); err != nil {
			return err
		}
		return elk(a)
	}))
}

// Werkregel is something about a plan that waits for a person, in a Casus as they stand to it.
type Werkregel struct {
	Gezien Gezien
	Object string // id of what it is about
	Moment int64  // since when it waits
}

// Werkvraag says which of them: in casussen in which the person has one of Rollen now.
type Werkvraag struct {
	Medewerker, Partij string
	Nu                 int64
	Rollen             uint64
	Aantal             int
}

// OpenInstemmingen reads the plans on which the Partij of a person was asked to agree and did not answer, the longest first.
func (t *Tx) OpenInstemmingen(v Werkvraag) ([]Werkregel, error) {
	return t.werkregels(v, `ip.instemming, i.gevraagd`, `JOIN plan p ON p.casus = c.id AND p.stand = 'voorgelegd'
		JOIN instemming i ON i.id = p.instemming
		JOIN instemming_partij ip ON ip.instemming = i.id AND ip.partij = $1 AND ip.stand = 'gevraagd'`, `1 = 1`)
}

// Voortgangen reads the reports of a Casusregisseur after which nothing was consulted, the longest first (rule 10.3-1).
func (t *Tx) Voortgangen(v Werkvraag) ([]Werkregel, error) {
	return t.werkregels(v, `n.id, n.moment`, `JOIN aantekening n ON n.casus = c.id AND n.soort = 'voortgang'`,
		`NOT EXISTS (SELECT 1 FROM aantekening m WHERE m.casus = c.id AND m.soort IN ('voortgang', 'overleg') AND m.moment > n.moment)`)
}

// werkregels runs a query on the casussen of a person that are in the RTO phase; wat are two columns, and waar and met fixed text.
func (t *Tx) werkregels(v Werkvraag, wat, met, waar string) ([]Werkregel, error) {
	return t.werkregelsIn(v, wat, met, `c.fase = 'rto' AND `+waar)
}

// werkregelsIn is werkregels for casussen in any phase; args are those of met and waar, from $6 on.
func (t *Tx) werkregelsIn(v Werkvraag, wat, met, waar string, args ...any) ([]Werkregel, error) {
	var lijst []Werkregel
	err := t.rijen(`SELECT `+wat+`, `+casusKolommen+`, `+zichtKolommen+`
		FROM zicht zm
		JOIN casus c ON c.id = zm.casus
		`+met+`
		LEFT JOIN zicht zp ON zp.casus = c.id AND zp.wie = $1 AND zp.van <= $2 AND zp.tot > $2
		WHERE zm.wie = $3 AND zm.van <= $2 AND zm.tot > $2 AND (zm.rollen & $4) <> 0 AND `+waar+`
		ORDER BY 2, 1 LIMIT $5`,
		append([]any{v.Partij, v.Nu, v.Medewerker, int64(v.Rollen), v.Aantal}, args...), func(scan func(...any) error) error {
			var r Werkregel
			err := scan(append([]any{&r.Object, &r.Moment}, r.Gezien.doelen()...)...)
			r.Gezien.vul(v.Medewerker, v.Partij)
			lijst = append(lijst, r)
			return err
		})
	return lijst, fout("werk", err)
}
