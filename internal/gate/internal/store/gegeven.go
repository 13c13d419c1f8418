// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rondetafel/internal/informatie"
)

// Gegeven is the row of a piece of information. Inhoud is sealed; the conditions are clear and under the MAC.
type Gegeven struct {
	ID          string
	Casus       string
	Partij      string // the supplier
	Medewerker  string // who typed it
	Soort       informatie.Soort
	Wie         informatie.Lezers
	Lezers      []string // Partijen, sorted
	Vanaf       informatie.Vanaf
	Doelen      []string // ids of goals that it is limited to, sorted
	GeldigTot   int64
	Ingetrokken bool
	Aangemaakt  int64 // the first processing
	Gewijzigd   int64
	Inhoud      []byte
	informatie.Gebruik
	Zegel
}

const gegevenKolommen = `g.id, g.casus, g.partij, g.medewerker, g.soort, g.wie, g.geldig_tot, g.ingetrokken, g.aangemaakt, g.gewijzigd,
	g.versie, g.grond, g.mac, g.inhoud, g.vanaf, g.doelen, g.vraag_vooraf, g.citeren, g.vertellen, g.vraag_derde, g.eigen_dossier`

func (g *Gegeven) doelen() []any {
	return []any{&g.ID, &g.Casus, &g.Partij, &g.Medewerker, &g.Soort, &g.Wie, &g.GeldigTot, &g.Ingetrokken, &g.Aangemaakt,
		&g.Gewijzigd, &g.Versie, &g.Grond, &g.MAC, &g.Inhoud, &g.Vanaf, (*rij)(&g.Doelen), &g.VraagVooraf, &g.Citeren, &g.Vertellen,
		&g.VraagDerde, &g.EigenDossier}
}

// rij is a short list of ids in one column.
type rij []string

// Scan reads the list.
func (r *rij) Scan(van any) error {
	tekst, ok := van.(string)
	if b, bytes := van.([]byte); bytes {
		tekst, ok = string(b), true
	}
	if !ok {
		return fmt.Errorf("store: %T is no list", van)
	}
	*r = nil
	if tekst != "" {
		*r = strings.Split(tekst, ",")
	}
	return nil
}

// NieuwGegeven adds a piece with its readers.
func (t *Tx) NieuwGegeven(g Gegeven) error {
	err := t.een(`INSERT INTO gegeven (id, casus, partij, medewerker, soort, wie, geldig_tot, ingetrokken, aangemaakt, gewijzigd,
		versie, grond, mac, inhoud, vanaf, doelen, vraag_vooraf, citeren, vertellen, vraag_derde, eigen_dossier)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
		g.ID, g.Casus, g.Partij, g.Medewerker, string(g.Soort), string(g.Wie), g.GeldigTot, getal(g.Ingetrokken), g.Aangemaakt,
		g.Gewijzigd, g.Versie, g.Grond, g.MAC, g.Inhoud, string(g.Vanaf), strings.Join(g.Doelen, ","), getal(g.VraagVooraf), getal(g.Citeren),
		getal(g.Vertellen), getal(g.VraagDerde), getal(g.EigenDossier))
	if err != nil {
		return fout("gegeven", err)
	}
	return t.lezers(g)
}

func (t *Tx) lezers(g Gegeven) error {
	for _, l := range g.Lezers {
		if err := t.een(`INSERT INTO gegeven_lezer (gegeven, partij) VALUES ($1, $2)`, g.ID, l); err != nil {
			return fout("gegeven_lezer", err)
		}
	}
	return nil
}

// ZetGegeven writes what can change of a piece, its readers included; it must still have version g.Versie - 1, else ErrGeen.
func (t *Tx) ZetGegeven(g Gegeven) error {
	err := t.een(`UPDATE gegeven SET medewerker = $1, soort = $2, wie = $3, geldig_tot = $4, ingetrokken = $5, gewijzigd = $6,
		versie = $7, grond = $8, mac = $9, inhoud = $10, vanaf = $11, doelen = $12, vraag_vooraf = $13, citeren = $14, vertellen = $15,
		vraag_derde = $16, eigen_dossier = $17 WHERE id = $18 AND versie = $19`,
		g.Medewerker, string(g.Soort), string(g.Wie), g.GeldigTot, getal(g.Ingetrokken), g.Gewijzigd, g.Versie, g.Grond, g.MAC,
		g.Inhoud, string(g.Vanaf), strings.Join(g.Doelen, ","), getal(g.VraagVooraf), getal(g.Citeren), getal(g.Vertellen),
		getal(g.VraagDerde), getal(g.EigenDossier), g.ID, g.Versie-1)
	if err != nil {
		return fout("gegeven", err)
	}
	if _, err := t.voer(`DELETE FROM gegeven_lezer WHERE gegeven = $1`, g.ID); err != nil {
		return fout("gegeven_lezer", err)
	}
	return t.lezers(g)
}

// Gegeven reads one piece with its readers, or ErrGeen.
func (t *Tx) Gegeven(id string) (Gegeven, error) {
	var g Gegeven
	if err := t.rij(`SELECT `+gegevenKolommen+` FROM gegeven g WHERE g.id = $1`, []any{id}, g.doelen()...); err != nil {
		return g, fout("gegeven", err)
	}
	err := t.rijen(`SELECT partij FROM gegeven_lezer WHERE gegeven = $1 ORDER BY partij`, []any{id},
		func(scan func(...any) error) error {
			var p string
			err := scan(&p)
			g.Lezers = append(g.Lezers, p)
			return err
		})
	slices.Sort(g.Lezers) // the order of the database may be that of a language
	return g, fout("gegeven_lezer", err)
}

// Gegevens reads every piece of a Casus with its readers, the newest first.
func (t *Tx) Gegevens(casus string) ([]Gegeven, error) {
	var lijst []Gegeven
	genoemd := 0 // pieces that name readers: chosen Partijen, or an incidentele derde beside a wider audience
	err := t.rijen(`SELECT `+gegevenKolommen+`, CASE WHEN EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id) THEN 1 ELSE 0 END
		FROM gegeven g WHERE g.casus = $1 ORDER BY g.aangemaakt DESC, g.id DESC`, []any{casus},
		func(scan func(...any) error) error {
			var g Gegeven
			var noemt int
			err := scan(append(g.doelen(), &noemt)...)
			genoemd += noemt
			lijst = append(lijst, g)
			return err
		})
	if err != nil || genoemd == 0 {
		return lijst, fout("gegeven", err)
	}
	err = t.rijen(`SELECT l.gegeven, l.partij FROM gegeven g JOIN gegeven_lezer l ON l.gegeven = g.id WHERE g.casus = $1
		ORDER BY l.gegeven, l.partij`, []any{casus}, func(scan func(...any) error) error {
		var id, p string
		err := scan(&id, &p)
		if i := slices.IndexFunc(lijst, func(g Gegeven) bool { return g.ID == id }); i >= 0 {
			lijst[i].Lezers = append(lijst[i].Lezers, p)
		}
		return err
	})
	for _, g := range lijst {
		slices.Sort(g.Lezers)
	}
	return lijst, fout("gegeven_lezer", err)
}

// StukkenVanAnderen reads of the pieces of a Casus that another Partij gave than partij the id, the Partij and the version, and nothing more, in no order.
// It is asked on every supply, of a Casus with any number of pieces: they come as one text, a row of many is dearer than it.
func (t *Tx) StukkenVanAnderen(casus, partij string) ([]Gegeven, error) {
	var alle string
	err := t.rij(`SELECT COALESCE(string_agg(id || ' ' || partij || ' ' || versie, ' '), '') FROM gegeven WHERE casus = $1 AND partij <> $2`,
		[]any{casus, partij}, &alle)
	if err != nil || alle == "" {
		return nil, fout("gegeven", err)
	}
	delen := strings.Split(alle, " ")
	lijst := make([]Gegeven, 0, len(delen)/3)
	for d := range slices.Chunk(delen, 3) {
		versie, err := strconv.ParseInt(d[len(d)-1], 10, 64)
		if err != nil || len(d) != 3 {
			return nil, fout("gegeven", errors.Join(err, errors.New("een kenmerk met een spatie")))
		}
		lijst = append(lijst, Gegeven{ID: d[0], Partij: d[1], Zegel: Zegel{Versie: versie}})
	}
	return lijst, nil
}

// AlleGegevens yields every piece without its Inhoud, for the control of rights.
func (t *Tx) AlleGegevens(elk func(Gegeven) error) error {
	lezers := map[string][]string{}
	err := t.rijen(`SELECT gegeven, partij FROM gegeven_lezer ORDER BY gegeven, partij`, nil, func(scan func(...any) error) error {
		var id, p string
		err := scan(&id, &p)
		lezers[id] = append(lezers[id], p)
		return err
	})
	if err != nil {
		return fout("gegeven_lezer", err)
	}
	return fout("gegeven", t.rijen(`SELECT `+gegevenKolommen+` FROM gegeven g`, nil, func(scan func(...any) error) error {
		var g Gegeven
		if err := scan(g.doelen()...); err != nil {
			return err
		}
		g.Inhoud, g.Lezers = nil, lezers[g.ID]
		slices.Sort(g.Lezers)
		return elk(g)
	}))
}
