// SPDX-License-Identifier: EUPL-1.2

package vloer

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// stukken opens the pieces that the person's Partij may read. What a few plain comparisons cannot say, policy says in the door.
func (b *blad) stukken() error {
	lezers := map[string][]string{}
	err := b.rijen(qLezers, func(rows *sql.Rows) error {
		var id, partij string
		err := rows.Scan(&id, &partij)
		lezers[id] = append(lezers[id], partij)
		return err
	}, b.z.ID)
	if err != nil {
		return err
	}
	b.z.Gegevens = []gate.GegevenBlad{}
	return b.rijen(qGegevens, func(rows *sql.Rows) error { return b.stuk(rows, lezers) }, b.z.ID)
}

func (b *blad) stuk(rows *sql.Rows, lezers map[string][]string) error {
	g := gate.GegevenBlad{Casus: b.z.ID, Nummer: b.z.Nummer, Documenten: []gate.DocumentBlad{}, Mag: []string{}}
	var door string
	var geldigTot, aangemaakt, gewijzigd int64
	var dicht []byte
	var doelen string
	err := rows.Scan(&g.ID, &g.Partij, &door, &g.Soort, &g.Wie, &geldigTot, &g.Ingetrokken, &aangemaakt, &gewijzigd, &g.Versie, &dicht,
		&g.Vanaf, &doelen, &g.VraagVooraf, &g.Citeren, &g.Vertellen, &g.VraagDerde, &g.EigenDossier)
	if err != nil {
		return err
	}
	if doelen != "" {
		g.Doelen = strings.Split(doelen, ",")
	}
	g.Lezers, g.Eigen = lezers[g.ID], g.Partij == b.r.partij
	if !b.leest(g) || geldigTot <= b.r.nu && !g.Eigen {
		return nil
	}
	g.PartijNaam, g.Aangemaakt, g.Gewijzigd = b.partijen[g.Partij].lang, moment(aangemaakt), moment(gewijzigd)
	b.r.getoond = append(b.r.getoond, g.ID)
	if g.Ingetrokken { // only that it was there
		g.Soort, g.Wie, g.Lezers, g.Vanaf, g.Doelen, g.Gebruik = "", "", nil, "", nil, informatie.Gebruik{}
		b.z.Gegevens = append(b.z.Gegevens, g)
		return nil
	}
	g.Door = b.vloer.mensen[door].naam
	if geldigTot != klok.Eeuwig {
		g.Tot = moment(geldigTot - 1).In(klok.Amsterdam()).Format("2006-01-02")
	}
	var namen []string
	for _, l := range g.Lezers {
		namen = append(namen, b.partijen[l].kort)
	}
	w := informatie.Voorwaarden{Wie: g.Wie, Lezers: g.Lezers, Vanaf: g.Vanaf, Doelen: g.Doelen, Tot: klok.Datum(g.Tot), Gebruik: g.Gebruik}
	g.Zin, g.GebruikZinnen = w.Zin(informatie.Beeld{Namen: namen, GeenRTO: !b.z.Soort.MetRTO()}), w.Zinnen()
	var in informatie.Inhoud
	err = b.open("gegeven", g.ID, dicht, &in)
	g.Tekst, g.Over, g.Grondslag = in.Tekst, in.Over, in.Grondslag
	g.Rubriek, g.Bron, g.Datum, g.Eerst = in.Rubriek, in.Bron, string(in.Datum), string(in.Eerst)
	b.z.Gegevens = append(b.z.Gegevens, g)
	return err
}

func (b *blad) leest(g gate.GegevenBlad) bool {
	switch {
	case g.Ingetrokken && !g.Eigen && !b.z.regisseur(), b.z.Fase.Besloten() && !b.z.regisseur() && b.z.partijRollen&policy.RolAanmelder == 0:
		return false
	case b.z.regisseur(), g.Eigen:
		return true
	case b.z.Soort.MetRTO(): // the floor opens no casus with an Overleg or a plan, so the round table is still to come (rule 9.2f-1)
		return false
	case g.Vanaf == informatie.VanafPlan || g.Wie == informatie.RolInPlan:
		return false
	case g.Wie == informatie.AlleDeelnemers:
		return true
	}
	return g.Wie == informatie.GekozenPartijen && slices.Contains(g.Lezers, b.r.partij)
}

func (b *blad) tijdlijn() error {
	weet := map[string]bool{}
	for _, g := range b.z.Gegevens {
		weet[g.ID] = true
	}
	b.z.Tijdlijn = []gate.GebeurtenisBlad{}
	return b.rijen(qTijdlijn, func(rows *sql.Rows) error {
		var g gate.GebeurtenisBlad
		var wanneer int64
		var id, wie, partij, over string
		var dicht []byte
		err := rows.Scan(&id, &wanneer, &g.Soort, &wie, &partij, &over, &g.Object, &dicht)
		if over == "gegeven" && !weet[g.Object] || over == "aanmelding" && b.z.CasusBlad.Aanmelding == nil {
			return err
		}
		if len(dicht) > 0 && err == nil {
			err = b.open("gebeurtenis", id, dicht, &g.Reden)
		}
		g.Eigen = wie == b.r.wie
		g.Moment, g.Wie, g.Partij = moment(wanneer), b.vloer.mensen[wie].naam, b.partijen[partij].lang
		switch g.Soort {
		case "deelname.betrokken":
			g.Object = b.partijen[g.Object].lang
		case "deelname.aangewezen", "deelname.ontheven":
			g.Object = b.vloer.mensen[g.Object].naam
		}
		b.z.Tijdlijn = append(b.z.Tijdlijn, g)
		return err
	}, b.z.ID)
}

func (v *vloer) zoek(r *vraag) (gate.ZoekBlad, error) {
	uit := gate.ZoekBlad{Treffers: []gate.Treffer{}}
	var in gate.ZoekVraag
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		return uit, err
	}
	waarom := "BSN"
	hash, ok := v.keys.Blind.BSN(casus.SchoonBSN(in.BSN))
	if in.BSN == "" {
		waarom = "achternaam en geboortedatum"
		hash, ok = v.keys.Blind.NaamGeboren(in.Achternaam, in.Geboortedatum.ISO())
	}
	if !ok {
		return uit, nil
	}
	return uit, v.leen(func(l *lezer) error {
		return l.rijen(qZoek, func(rows *sql.Rows) error {
			t, err := v.treffer(r, rows)
			t.Waarom = waarom
			uit.Treffers = append(uit.Treffers, t)
			return err
		}, r.wie, r.partij, r.nu, hash[:])
	})
}

func (v *vloer) treffer(r *vraag, rows *sql.Rows) (gate.Treffer, error) {
	b := blad{vloer: v, r: r}
	var id string
	var dicht []byte
	if err := b.z.lees(v, rows.Scan, &id, &dicht); err != nil {
		return gate.Treffer{}, err
	}
	sleutel, err := v.keys.Store.Open(r.Context(), b.z.ID)
	if err != nil {
		return gate.Treffer{}, err
	}
	b.doos = crypto.NewBox(sleutel)
	m, err := b.betrokkene(id, dicht)
	r.getoond = append(r.getoond, b.z.ID, id)
	return gate.Treffer{Casus: b.z.regel(v), Betrokkene: m}, err
}

// toevoeging is a new piece, sealed and ready for the writer.
type toevoeging struct {
	informatie.Toevoegen
	id     string
	inhoud []byte
}

func (v *vloer) voegToe(r *vraag) (gate.Verwijzing, error) {
	t := &toevoeging{id: nieuwID(r.nu)}
	if err := json.NewDecoder(r.Body).Decode(&t.Toevoegen); err != nil {
		return gate.Verwijzing{}, err
	}
	t.Casus = r.PathValue("id")
	sleutel, err := v.keys.Store.Open(r.Context(), t.Casus)
	klaar, fout := json.Marshal(t.Inhoud)
	if err := cmp.Or(err, fout); err != nil {
		return gate.Verwijzing{}, err
	}
	t.inhoud = crypto.Seal(sleutel, crypto.AD{Table: "gegeven", Column: "inhoud", Row: t.id}, klaar)
	r.toevoeging, r.getoond = t, []string{t.Casus, t.id}
	return gate.Verwijzing{ID: t.id, Versie: 1}, nil
}
