// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"rondetafel/internal/rto"
)

// Overleg is the row of a Ronde Tafel Overleg (article 6). Inhoud and Verslag are sealed.
type Overleg struct {
	ID            string
	Casus         string
	Nummer        int // within the Casus, from 1
	Stand         rto.Stand
	Datum         string // "2026-12-03", "" while it is not planned
	Begin         string // "10:00"
	Einde         string
	Plaats        string
	Gewijzigd     int64
	GewijzigdDoor string
	Inhoud        []byte
	Verslag       []byte // how it ended: its report, or why it was cancelled; empty until then
	Aanvang       int64  // the moment of Datum and Begin, klok.Eeuwig while it has no day
	Gepland       int64  // when it came on the agenda
	Zegel                // over what opens pieces (article 9.2 under f); Versie rises with each change
}

const overlegKolommen = `o.id, o.casus, o.nummer, o.stand, o.datum, o.begin, o.einde, o.plaats, o.gewijzigd, o.gewijzigd_door, o.versie,
	o.inhoud, o.verslag, o.aanvang, o.gepland, o.grond, o.mac`

func (o *Overleg) doelen() []any {
	return []any{&o.ID, &o.Casus, &o.Nummer, &o.Stand, &o.Datum, &o.Begin, &o.Einde, &o.Plaats, &o.Gewijzigd, &o.GewijzigdDoor, &o.Versie,
		&o.Inhoud, &o.Verslag, &o.Aanvang, &o.Gepland, &o.Grond, &o.MAC}
}

// NieuwOverleg adds an Overleg. A number that the Casus has already gives an error for which Botsing is true.
func (t *Tx) NieuwOverleg(o Overleg) error {
	return fout("overleg", t.een(`INSERT INTO overleg (id, casus, nummer, stand, datum, begin, einde, plaats, gewijzigd, gewijzigd_door,
		versie, inhoud, verslag, aanvang, gepland, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		o.ID, o.Casus, o.Nummer, string(o.Stand), o.Datum, o.Begin, o.Einde, o.Plaats, o.Gewijzigd, o.GewijzigdDoor, o.Versie, o.Inhoud,
		gevuld(o.Verslag), o.Aanvang, o.Gepland, o.Grond, o.MAC))
}

// ZetOverleg writes what can change of an Overleg; it must still have version o.Versie - 1, else ErrGeen.
func (t *Tx) ZetOverleg(o Overleg) error {
	return fout("overleg", t.een(`UPDATE overleg SET stand = $1, datum = $2, begin = $3, einde = $4, plaats = $5, gewijzigd = $6,
		gewijzigd_door = $7, versie = $8, inhoud = $9, verslag = $10, aanvang = $11, grond = $12, mac = $13 WHERE id = $14 AND versie = $15`,
		string(o.Stand), o.Datum, o.Begin, o.Einde, o.Plaats, o.Gewijzigd, o.GewijzigdDoor, o.Versie, o.Inhoud, gevuld(o.Verslag), o.Aanvang,
		o.Grond, o.MAC, o.ID, o.Versie-1))
}

// gevuld is b, never nil: a column that may be empty comes back from SQLite as nil, and is no NULL.
func gevuld(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Overleg reads one Overleg, or ErrGeen.
func (t *Tx) Overleg(id string) (Overleg, error) {
	var o Overleg
	err := t.rij(`SELECT `+overlegKolommen+` FROM overleg o WHERE o.id = $1`, []any{id}, o.doelen()...)
	return o, fout("overleg", err)
}

// Overleggen reads every Overleg on a Casus, the latest first.
func (t *Tx) Overleggen(casus string) ([]Overleg, error) {
	if t.leeg("overleg", casus) {
		return nil, nil
	}
	return t.leesOverleggen(`SELECT `+overlegKolommen+` FROM overleg o WHERE o.casus = $1 ORDER BY o.nummer DESC`, casus)
}

const overlegMoment = `o.id, o.casus, o.stand, o.datum, o.begin, o.aanvang, o.gepland, o.versie, o.grond, o.mac`

func (o *Overleg) momentDoelen() []any {
	return []any{&o.ID, &o.Casus, &o.Stand, &o.Datum, &o.Begin, &o.Aanvang, &o.Gepland, &o.Versie, &o.Grond, &o.MAC}
}

// Overlegmomenten reads of every Overleg on a Casus when it is and whether it is held, nothing of what it is about.
func (t *Tx) Overlegmomenten(casus string) ([]Overleg, error) {
	if t.leeg("overleg", casus) {
		return nil, nil
	}
	var lijst []Overleg
	err := t.elkOverlegmoment(` WHERE o.casus = $1 ORDER BY o.nummer`, []any{casus}, func(o Overleg) error {
		lijst = append(lijst, o)
		return nil
	})
	return lijst, err
}

// AlleOverlegmomenten yields what is under the MAC of every Overleg, for the control of rights.
func (t *Tx) AlleOverlegmomenten(elk func(Overleg) error) error {
	return t.elkOverlegmoment(``, nil, elk)
}

// OnverzegeldeOverleggen yields the Overleggen that have no MAC: those from before there was one.
func (t *Tx) OnverzegeldeOverleggen(elk func(Overleg) error) error {
	return t.elkOverlegmoment(` WHERE o.grond = -1`, nil, elk)
}

func (t *Tx) elkOverlegmoment(waar string, args []any, elk func(Overleg) error) error {
	return fout("overleg", t.rijen(`SELECT `+overlegMoment+` FROM overleg o`+waar, args, func(scan func(...any) error) error {
		var o Overleg
		if err := scan(o.momentDoelen()...); err != nil {
			return err
		}
		return elk(o)
	}))
}

// VerzegelOverleg writes the MAC, and what is under it, of an Overleg that has none.
func (t *Tx) VerzegelOverleg(o Overleg) error {
	return fout("overleg", t.een(`UPDATE overleg SET aanvang = $1, gepland = $2, grond = $3, mac = $4 WHERE id = $5 AND grond = -1`,
		o.Aanvang, o.Gepland, o.Grond, o.MAC, o.ID))
}

func (t *Tx) leesOverleggen(vraag string, args ...any) ([]Overleg, error) {
	var lijst []Overleg
	err := t.rijen(vraag, args, func(scan func(...any) error) error {
		var o Overleg
		err := scan(o.doelen()...)
		lijst = append(lijst, o)
		return err
	})
	return lijst, fout("overleg", err)
}

// Agendakeuze says which Overleggen a list wants.
type Agendakeuze struct {
	Medewerker string // only casussen on which this person has a row of zicht that holds at Nu; "" for all
	Nu         int64
	Geweest    bool // held or cancelled, the latest first; else those that are to come or still to be recorded, the first first
	Vanaf      int
	Aantal     int
}

// Agenda reads a page of Overleggen over all casussen. Which of them somebody may know of, is decided on each.
func (t *Tx) Agenda(k Agendakeuze) ([]Overleg, error) {
	q := vraag{}
	q.tekst.WriteString(`SELECT ` + overlegKolommen + ` FROM overleg o`)
	if k.Medewerker != "" {
		q.tekst.WriteString(` JOIN zicht z ON z.casus = o.casus AND z.wie = ` + q.arg(k.Medewerker))
		nu := q.arg(k.Nu)
		q.tekst.WriteString(` AND z.van <= ` + nu + ` AND z.tot > ` + nu)
	}
	voorbij := `o.stand IN (` + q.arg(string(rto.Afgerond)) + `, ` + q.arg(string(rto.Afgelast)) + `)`
	volgorde := ` ORDER BY o.datum DESC, o.begin DESC, o.id DESC`
	if !k.Geweest {
		voorbij, volgorde = `NOT (`+voorbij+`)`, ` ORDER BY o.datum, o.begin, o.id`
	}
	q.tekst.WriteString(` WHERE ` + voorbij + volgorde + ` LIMIT ` + q.arg(k.Aantal) + ` OFFSET ` + q.arg(k.Vanaf))
	return t.leesOverleggen(q.tekst.String(), q.args...)
}

// Uitnodiging is the row of an invited Partij. Inhoud (ground, contribution) and Machtiging (from whom the mandate is) are sealed.
type Uitnodiging struct {
	Overleg    string
	Casus      string
	Partij     string
	Medewerker string // whom it sends, "" for nobody yet
	Vervanger  string
	Mandaat    bool
	Komt       string // "", "ja" or "nee"
	Aanwezig   string // who was there for it
	Moment     int64  // of the invitation
	Inhoud     []byte
	Machtiging []byte // empty until there is one
	Zegel
}

const uitnodigingKolommen = `u.overleg, u.casus, u.partij, u.medewerker, u.vervanger, u.mandaat, u.komt, u.aanwezig, u.moment, u.versie,
	u.grond, u.mac`

func (u *Uitnodiging) doelen() []any {
	return []any{&u.Overleg, &u.Casus, &u.Partij, &u.Medewerker, &u.Vervanger, &u.Mandaat, &u.Komt, &u.Aanwezig, &u.Moment, &u.Versie,
		&u.Grond, &u.MAC}
}

// NieuweUitnodiging adds an invitation; of a Partij that is invited already it gives an error for which Botsing is true.
func (t *Tx) NieuweUitnodiging(u Uitnodiging) error {
	return fout("uitnodiging", t.een(`INSERT INTO uitnodiging (overleg, casus, partij, medewerker, vervanger, mandaat, komt, aanwezig, moment,
		versie, grond, mac, inhoud, machtiging, zegel) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 2)`,
		u.Overleg, u.Casus, u.Partij, u.Medewerker, u.Vervanger, getal(u.Mandaat), u.Komt, u.Aanwezig, u.Moment, u.Versie, u.Grond, u.MAC,
		u.Inhoud, gevuld(u.Machtiging)))
}

// ZetUitnodiging writes whom a Partij sends; it must still have version u.Versie - 1, else ErrGeen.
func (t *Tx) ZetUitnodiging(u Uitnodiging) error {
	return fout("uitnodiging", t.een(`UPDATE uitnodiging SET medewerker = $1, vervanger = $2, mandaat = $3, komt = $4, versie = $5,
		grond = $6, mac = $7, machtiging = $8 WHERE overleg = $9 AND partij = $10 AND versie = $11`,
		u.Medewerker, u.Vervanger, getal(u.Mandaat), u.Komt, u.Versie, u.Grond, u.MAC, gevuld(u.Machtiging), u.Overleg, u.Partij, u.Versie-1))
}

// ZetAanwezig writes who was there for a Partij; it must still have version u.Versie - 1, else ErrGeen.
func (t *Tx) ZetAanwezig(u Uitnodiging) error {
	return fout("uitnodiging", t.een(`UPDATE uitnodiging SET aanwezig = $1, versie = $2, grond = $3, mac = $4 WHERE overleg = $5 AND partij = $6
		AND versie = $7`, u.Aanwezig, u.Versie, u.Grond, u.MAC, u.Overleg, u.Partij, u.Versie-1))
}

// Uitnodigingen reads who is invited to an Overleg, in the order of their ids.
func (t *Tx) Uitnodigingen(overleg string) ([]Uitnodiging, error) {
	var lijst []Uitnodiging
	err := t.rijen(`SELECT `+uitnodigingKolommen+`, u.inhoud, u.machtiging FROM uitnodiging u WHERE u.overleg = $1 ORDER BY u.partij`,
		[]any{overleg}, func(scan func(...any) error) error {
			var u Uitnodiging
			err := scan(append(u.doelen(), &u.Inhoud, &u.Machtiging)...)
			lijst = append(lijst, u)
			return err
		})
	return lijst, fout("uitnodiging", err)
}

// AlleUitnodigingen yields every invitation without what is sealed, for the control of rights.
func (t *Tx) AlleUitnodigingen(doe func(Uitnodiging) error) error { return t.elkeUitnodiging(``, doe) }

func (t *Tx) elkeUitnodiging(waar string, doe func(Uitnodiging) error) error {
	return elk(t, "uitnodiging", `SELECT `+uitnodigingKolommen+` FROM uitnodiging u`+waar, (*Uitnodiging).doelen, doe)
}

// Besluit is the row of a decision (article 7.1). It never changes. Inhoud is sealed.
type Besluit struct {
	ID         string
	Overleg    string
	Casus      string
	Soort      rto.SoortBesluit
	Medewerker string // who recorded it
	Namens     string // on whose behalf
	Moment     int64
	Inhoud     []byte
	Zegel
}

// NieuwBesluit adds a decision.
func (t *Tx) NieuwBesluit(b Besluit) error {
	return fout("besluit", t.een(`INSERT INTO besluit (id, overleg, casus, soort, medewerker, namens, moment, inhoud, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, b.ID, b.Overleg, b.Casus, string(b.Soort), b.Medewerker, b.Namens, b.Moment, b.Inhoud,
		b.Versie, b.Grond, b.MAC))
}

// Besluiten reads the decisions of an Overleg, the first first.
func (t *Tx) Besluiten(overleg string) ([]Besluit, error) {
	var lijst []Besluit
	err := t.rijen(`SELECT id, casus, soort, medewerker, namens, moment, inhoud, versie, grond, mac FROM besluit WHERE overleg = $1
		ORDER BY moment, id`, []any{overleg}, func(scan func(...any) error) error {
		b := Besluit{Overleg: overleg}
		err := scan(&b.ID, &b.Casus, &b.Soort, &b.Medewerker, &b.Namens, &b.Moment, &b.Inhoud, &b.Versie, &b.Grond, &b.MAC)
		lijst = append(lijst, b)
		return err
	})
	return lijst, fout("besluit", err)
}

// Vervanging is the proposal of who stands in for the Casusregisseur (rule 1.3-1); Besluit names the decision that confirmed it.
type Vervanging struct {
	ID          string
	Casus       string
	Medewerker  string
	Voorsteller string
	Besluit     string // "" while it is not confirmed
	Moment      int64
	Inhoud      []byte
	Zegel
}

// NieuweVervanging adds a proposal.
func (t *Tx) NieuweVervanging(v Vervanging) error {
	return fout("vervanging", t.een(`INSERT INTO vervanging (id, casus, medewerker, voorsteller, besluit, moment, inhoud, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, v.ID, v.Casus, v.Medewerker, v.Voorsteller, v.Besluit, v.Moment, v.Inhoud, v.Versie, v.Grond,
		v.MAC))
}

// BevestigVervanging says by which decision a proposal was confirmed. One that was confirmed already gives ErrGeen.
func (t *Tx) BevestigVervanging(v Vervanging) error {
	return fout("vervanging", t.een(`UPDATE vervanging SET besluit = $1, versie = $2, grond = $3, mac = $4 WHERE id = $5 AND besluit = ''`, v.Besluit,
		v.Versie, v.Grond, v.MAC, v.ID))
}

// Vervangingen reads the proposals on a Casus, the newest first.
func (t *Tx) Vervangingen(casus string) ([]Vervanging, error) {
	var lijst []Vervanging
	err := t.rijen(`SELECT id, medewerker, voorsteller, besluit, moment, inhoud, versie, grond, mac FROM vervanging WHERE casus = $1
		ORDER BY moment DESC, id DESC`, []any{casus}, func(scan func(...any) error) error {
		v := Vervanging{Casus: casus}
		err := scan(&v.ID, &v.Medewerker, &v.Voorsteller, &v.Besluit, &v.Moment, &v.Inhoud, &v.Versie, &v.Grond, &v.MAC)
		lijst = append(lijst, v)
		return err
	})
	return lijst, fout("vervanging", err)
}
