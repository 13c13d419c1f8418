// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"context"
	"errors"

	"rondetafel/internal/casus"
)

// Vernietiging is the row of a destruction: first the proposal, at the end the certificate. All but Inhoud is under the MAC.
// Moments that did not come yet are 0, but Vanaf, which is klok.Eeuwig then.
type Vernietiging struct {
	ID                 string
	Casus              string
	Nummer             string // of the Casus
	Stand              casus.VernietigingStand
	Voorsteller        string // person; "" on a certificate
	VoorstellerFunctie string
	Voorgesteld        int64
	Controleur         string // the second person; "" before, and on a certificate
	ControleurFunctie  string
	Gecontroleerd      int64
	Vanaf              int64 // when the cooling-off is over
	Gestopt            int64
	GestoptFunctie     string
	Begonnen           int64
	Vernietigd         int64
	Regels             string // places in the log, comma separated, in the order in which they came
	Aantallen          string // rows removed per table, "betrokkene=2,gegeven=7", on a certificate
	Inhoud             []byte // sealed reasons; empty on a certificate
	Zegel
}

const vernietigingKolommen = `id, casus, nummer, stand, voorsteller, voorsteller_functie, voorgesteld, controleur, controleur_functie,
	gecontroleerd, vanaf, gestopt, gestopt_functie, begonnen, vernietigd, regels, aantallen, versie, grond, mac, inhoud`

func (v *Vernietiging) doelen() []any {
	return []any{&v.ID, &v.Casus, &v.Nummer, &v.Stand, &v.Voorsteller, &v.VoorstellerFunctie, &v.Voorgesteld, &v.Controleur,
		&v.ControleurFunctie, &v.Gecontroleerd, &v.Vanaf, &v.Gestopt, &v.GestoptFunctie, &v.Begonnen, &v.Vernietigd, &v.Regels,
		&v.Aantallen, &v.Versie, &v.Grond, &v.MAC, &v.Inhoud}
}

// NieuweVernietiging adds a proposal.
func (t *Tx) NieuweVernietiging(v Vernietiging) error {
	return fout("vernietiging", t.een(`INSERT INTO vernietiging (id, casus, nummer, stand, voorsteller, voorsteller_functie, voorgesteld,
		controleur, controleur_functie, gecontroleerd, vanaf, gestopt, gestopt_functie, begonnen, vernietigd, regels, aantallen, versie,
		grond, mac, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
		v.ID, v.Casus, v.Nummer, string(v.Stand), v.Voorsteller, v.VoorstellerFunctie, v.Voorgesteld, v.Controleur, v.ControleurFunctie,
		v.Gecontroleerd, v.Vanaf, v.Gestopt, v.GestoptFunctie, v.Begonnen, v.Vernietigd, v.Regels, v.Aantallen, v.Versie, v.Grond, v.MAC,
		v.Inhoud))
}

// ZetVernietiging writes what can change of a destruction; it must still have version v.Versie - 1, else ErrGeen.
func (t *Tx) ZetVernietiging(v Vernietiging) error {
	return fout("vernietiging", t.een(`UPDATE vernietiging SET stand = $1, voorsteller = $2, controleur = $3, controleur_functie = $4,
		gecontroleerd = $5, vanaf = $6, gestopt = $7, gestopt_functie = $8, begonnen = $9, vernietigd = $10, regels = $11,
		aantallen = $12, versie = $13, grond = $14, mac = $15, inhoud = $16 WHERE id = $17 AND versie = $18`,
		string(v.Stand), v.Voorsteller, v.Controleur, v.ControleurFunctie, v.Gecontroleerd, v.Vanaf, v.Gestopt, v.GestoptFunctie,
		v.Begonnen, v.Vernietigd, v.Regels, v.Aantallen, v.Versie, v.Grond, v.MAC, v.Inhoud, v.ID, v.Versie-1))
}

// Vernietiging reads a destruction, or ErrGeen.
func (t *Tx) Vernietiging(id string) (Vernietiging, error) {
	var v Vernietiging
	err := t.rij(`SELECT `+vernietigingKolommen+` FROM vernietiging WHERE id = $1`, []any{id}, v.doelen()...)
	return v, fout("vernietiging", err)
}

// Vernietigingen reads the destructions of a Casus, the newest first.
func (t *Tx) Vernietigingen(zaak string) ([]Vernietiging, error) {
	return t.vernietigingen(`WHERE casus = $1 ORDER BY voorgesteld DESC, id DESC`, zaak)
}

// VernietigingenIn reads the destructions in a stand, by when they may begin.
func (t *Tx) VernietigingenIn(stand casus.VernietigingStand, hoogstens int) ([]Vernietiging, error) {
	return t.vernietigingen(`WHERE stand = $1 ORDER BY vanaf, voorgesteld, id LIMIT $2`, string(stand), hoogstens)
}

// AlleVernietigingen reads every destruction, for the control of rights.
func (t *Tx) AlleVernietigingen() ([]Vernietiging, error) { return t.vernietigingen(`ORDER BY id`) }

func (t *Tx) vernietigingen(welke string, args ...any) ([]Vernietiging, error) {
	var lijst []Vernietiging
	err := t.rijen(`SELECT `+vernietigingKolommen+` FROM vernietiging `+welke, args, func(scan func(...any) error) error {
		var v Vernietiging
		err := scan(v.doelen()...)
		lijst = append(lijst, v)
		return err
	})
	return lijst, fout("vernietiging", err)
}

// WisVernietiging removes a destruction, or returns ErrGeen.
func (t *Tx) WisVernietiging(id string) error {
	return fout("vernietiging", t.een(`DELETE FROM vernietiging WHERE id = $1`, id))
}

// Vergeet lets the database drop what it still holds of rows that were removed: of SQLite the file that is written ahead, which
// keeps the pages of before. PostgreSQL does this by itself, later.
func (db *DB) Vergeet(ctx context.Context) error {
	if db.d.naam != "sqlite" {
		return nil
	}
	var bezet, log, klaar int
	err := db.schrijf.QueryRowContext(db.rpc(ctx), `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&bezet, &log, &klaar)
	if err == nil && bezet != 0 {
		return fout("database", errors.New("een lezer houdt de oude bladzijden vast"))
	}
	return fout("database", err)
}

// dossierDeel is a table whose rows belong to a dossier and go with it.
type dossierDeel struct {
	tabel string
	waar  string // which rows are of the Casus $1
	recht string // SQL for the name in the log of a row that grants; "" when rows of this table grant nothing
}

// dossierDelen returns every table of a dossier, what points at another before what it points at (rule 1.10-3). A table that is
// made for a Casus and forgotten here, or that has a mac and no recht, fails a test over the schema.
func dossierDelen() []dossierDeel {
	const vanCasus = `casus = $1`
	via := func(kolom, tabel string) string { return kolom + ` IN (SELECT id FROM ` + tabel + ` WHERE casus = $1)` }
	return []dossierDeel{
		{"document", vanCasus, `'document/' || id`},
		{"handtekening", vanCasus, `'handtekening/' || id`},
		{"bestand_deel", via("bestand", "bestand"), ""},
		{"bestand", vanCasus, ""},
		{"noodzaak", vanCasus, `'noodzaak/' || gegeven`},
		{"voorinzage_partij", via("instemming", "instemming"), ""},
		{"voorinzage", vanCasus, `'voorinzage/' || instemming`},
		{"verstrekking_bezwaar", vanCasus, `'bezwaar/' || verstrekking || '/' || partij`},
		{"verstrekking_advies", vanCasus, `'advies/' || verstrekking`},
		{"verstrekking_deel", vanCasus, `'verstrekkingsdeel/' || instemming`},
		{"verstrekking", vanCasus, `'verstrekking/' || id`},
		{"incidentele_derde", vanCasus, `'incidentelederde/' || id`},
		{"noodinzage", vanCasus, `'noodinzage/' || id`},
		{"correctieverzoek", vanCasus, `'correctieverzoek/' || id`},
		{"kennisgeving", vanCasus, `'kennisgeving/' || id`},
		{"informatievraag", vanCasus, `'informatievraag/' || id`},
		{"passage_gegeven", via("passage", "passage"), ""},
		{"passage", vanCasus, `'passage/' || id`},
		{"gegeven_lezer", via("gegeven", "gegeven"), ""},
		{"gelezen", via("gegeven", "gegeven"), ""},
		{"tekstmerk", vanCasus, ""},
		{"gegeven_vorig", vanCasus, ""},
		{"gegeven", vanCasus, `'gegeven/' || id`},
		{"informering", vanCasus, ""},
		{"triagevraag", vanCasus, `'triagevraag/' || id`},
		{"triageuitkomst", vanCasus, ""},
		{"instemming_partij", via("instemming", "instemming"), `'stem/' || instemming || '/' || partij`},
		{"instemming", vanCasus, ""},
		{"vervanging", vanCasus, `'vervanging/' || id`},
		{"besluit", vanCasus, `'besluit/' || id`},
		{"uitnodiging", vanCasus, `'uitnodiging/' || overleg || '/' || partij || '/2'`},
		{"overleg", vanCasus, `'overleg/' || id`},
		{"aantekening", vanCasus, `'aantekening/' || id`},
		{"afspraak", vanCasus, `'afspraak/' || id`},
		{"plan_versie", vanCasus, ""},
		{"plan", vanCasus, `'plan/' || casus`},
		{"zoekindex", vanCasus, ""},
		{"betrokkene", vanCasus, ""},
		{"opschoning", vanCasus, `'opschoning/' || casus`},
		{"overdracht", vanCasus, ""},
		{"sluiting", vanCasus, ""},
		{"screening", vanCasus, ""},
		{"deelname", vanCasus, `'deelname/' || casus || '/' || partij`},
		{"gebeurtenis", vanCasus, ""},
		{"concept", vanCasus, ""},
		{"bezoek", `plek = $1`, ""},
		{"zicht", vanCasus, `'zicht/' || casus || '/' || wie`},
	}
}

// Gewist is what WisDossier removed: how many rows per table, and which of them granted something.
type Gewist struct {
	Aantallen map[string]int64 // a table without any row is not there
	Rechten   []GewistRecht
}

// GewistRecht is a row that granted something, by its name in the log.
type GewistRecht struct {
	Rij    string
	Versie int64
}

// WisDossier removes every row of the dossier of a Casus but the row of the Casus itself, which it empties: what is left says
// that there was one.
func (t *Tx) WisDossier(id string) (Gewist, error) {
	uit := Gewist{Aantallen: map[string]int64{}}
	for _, d := range dossierDelen() {
		if err := t.rechtenVan(d, id, &uit); err != nil {
			return uit, err
		}
		n, err := t.voer(`DELETE FROM `+d.tabel+` WHERE `+d.waar, id)
		if err != nil {
			return uit, fout(d.tabel, err)
		}
		if n > 0 {
			uit.Aantallen[d.tabel] = n
		}
	}
	return uit, fout("casus", t.een(`UPDATE casus SET doel = '', invoerder = '', inhoud = $1 WHERE id = $2`, []byte{}, id))
}

func (t *Tx) rechtenVan(d dossierDeel, id string, uit *Gewist) error {
	if d.recht == "" {
		return nil
	}
	return fout(d.tabel, t.rijen(`SELECT `+d.recht+`, versie FROM `+d.tabel+` WHERE `+d.waar+` ORDER BY 1`, []any{id},
		func(scan func(...any) error) error {
			var r GewistRecht
			err := scan(&r.Rij, &r.Versie)
			uit.Rechten = append(uit.Rechten, r)
			return err
		}))
}

// DossierRijen counts the rows of a dossier that are there, but for that of the Casus: 0 when it was destroyed.
func (t *Tx) DossierRijen(id string) (int64, error) {
	var alle int64
	for _, d := range dossierDelen() {
		var n int64
		if err := t.rij(`SELECT COUNT(*) FROM `+d.tabel+` WHERE `+d.waar, []any{id}, &n); err != nil {
			return 0, fout(d.tabel, err)
		}
		alle += n
	}
	return alle, nil
}

// WisConcepten removes every draft on a Casus.
func (t *Tx) WisConcepten(zaak string) error {
	_, err := t.voer(`DELETE FROM concept WHERE casus = $1`, zaak)
	return fout("concept", err)
}

// Casussleutels yields the id of every Casus that has a key: all but those that were destroyed.
func (t *Tx) Casussleutels(elk func(id string) error) error {
	return fout("casus", t.rijen(`SELECT id FROM casus WHERE fase <> $1`, []any{string(casus.Vernietigd)}, func(scan func(...any) error) error {
		var id string
		if err := scan(&id); err != nil {
			return err
		}
		return elk(id)
	}))
}

// Sleuteldragers counts the rows that have a key of their own: casussen that were not destroyed, and drafts on no Casus.
func (t *Tx) Sleuteldragers() (int, error) {
	var n int
	err := t.rij(`SELECT (SELECT COUNT(*) FROM casus WHERE fase <> $1) + (SELECT COUNT(*) FROM concept WHERE casus = '')`,
		[]any{string(casus.Vernietigd)}, &n)
	return n, fout("sleuteldragers", err)
}
