// SPDX-License-Identifier: EUPL-1.2

package vloer

import (
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
)

// zaak is a row of the table casus as the person stands to it.
type zaak struct {
	gate.CasusBlad
	aanmelder, melder, procesregisseur, casusregisseur string
	aangemeld, gewijzigd, eigen                        int64
	rollen, partijRollen                               policy.Bits
	inhoud                                             []byte
}

func (z *zaak) lees(v *vloer, scan func(...any) error, meer ...any) error {
	err := scan(append([]any{&z.ID, &z.Nummer, &z.Soort, &z.Gemeentecode, &z.Fase, &z.Open, &z.aanmelder, &z.melder, &z.procesregisseur, &z.casusregisseur,
		&z.aangemeld, &z.gewijzigd, &z.Versie, &z.rollen, &z.partijRollen, &z.eigen}, meer...)...)
	z.Gemeente = v.gemeenten[z.Gemeentecode]
	z.Aangemeld, z.Gewijzigd = moment(z.aangemeld), moment(z.gewijzigd)
	return err
}

func (z *zaak) regisseur() bool { return z.rollen&(policy.RolProcesregisseur|policy.RolWaarnemer) != 0 }

// namens is the Partij for which the Procesregisseur acts.
func (z *zaak) namens(v *vloer) string {
	if m, ok := v.mensen[z.casusregisseur]; ok {
		return m.partij
	}
	return z.aanmelder
}

func (z *zaak) regel(v *vloer) gate.CasusRegel {
	gewijzigd := moment(z.eigen)
	r := gate.CasusRegel{ID: z.ID, Nummer: z.Nummer, Soort: z.Soort, Gemeentecode: z.Gemeentecode, Gemeente: z.Gemeente,
		Aangemeld: z.Aangemeld, Fase: z.Fase, Gewijzigd: &gewijzigd, Aanmelder: v.partijen[z.aanmelder].lang, Procesregisseur: v.mensen[z.procesregisseur].naam,
		MijnRol: "deelnemer", Inhoud: true}
	switch {
	case z.regisseur():
		r.MijnRol, r.Namens = "procesregisseur", v.partijen[z.namens(v)].lang
	case z.partijRollen&policy.RolAanmelder != 0:
		r.MijnRol = "aanmelder"
	}
	return r
}

func moment(m int64) time.Time { return klok.VanMicro(m) }

// bladzijde is how many casussen a list shows.
const bladzijde = 25

func (v *vloer) lijst(r *vraag) (gate.CasusPagina, error) {
	p := gate.CasusPagina{Casussen: []gate.CasusRegel{}, Pagina: 1}
	err := v.leen(func(l *lezer) error {
		return l.rijen(qLijst, func(rows *sql.Rows) error {
			var z zaak
			err := z.lees(v, rows.Scan)
			if p.Meer = len(p.Casussen) == bladzijde; !p.Meer {
				p.Casussen = append(p.Casussen, z.regel(v))
				r.getoond = append(r.getoond, z.ID)
			}
			return err
		}, r.wie, r.partij, r.nu, bladzijde+1)
	})
	return p, err
}

// blad is a Casus while it is put together.
type blad struct {
	*vloer
	*lezer
	r    *vraag
	z    zaak
	doos *crypto.Box
}

func (v *vloer) casus(r *vraag) (gate.CasusBlad, error) {
	b := blad{vloer: v, r: r}
	err := v.leen(func(l *lezer) error {
		b.lezer = l
		if err := b.z.lees(v, l.stmts[qCasus].QueryRow(r.wie, r.partij, r.nu, r.PathValue("id")).Scan, &b.z.inhoud); err != nil {
			return err
		}
		sleutel, err := v.keys.Store.Open(r.Context(), b.z.ID)
		if err != nil {
			return err
		}
		b.doos = crypto.NewBox(sleutel)
		r.getoond = append(r.getoond, b.z.ID)
		return errors.Join(b.kop(), b.later(), b.mensen(), b.deelnames(), b.stukken(), b.plan(), b.tijdlijn())
	})
	return b.z.CasusBlad, err
}

// open opens a sealed text into uit.
func (b *blad) open(tabel, rij string, dicht []byte, uit any) error {
	klaar, err := b.doos.Open(nil, crypto.AD{Table: tabel, Column: "inhoud", Row: rij}, dicht)
	if err != nil {
		return err
	}
	return json.Unmarshal(klaar, uit)
}

func (b *blad) partij(id string) gate.Naam { return gate.Naam{ID: id, Naam: b.partijen[id].lang} }
func (b *blad) mens(id string) gate.Naam   { return gate.Naam{ID: id, Naam: b.vloer.mensen[id].naam} }

// kop opens what the head of the page shows: the report and the judgement only for who takes part in them.
func (b *blad) kop() error {
	z := &b.z
	z.Aanmelder, z.Melder, z.Mag = b.partij(z.aanmelder), b.mens(z.melder), []string{}
	z.Informatievragen, z.Correctieverzoeken = []gate.InformatievraagBlad{}, []gate.CorrectieBlad{}
	if z.procesregisseur != "" {
		n := b.mens(z.procesregisseur)
		z.Procesregisseur = &n
	}
	if z.regisseur() {
		n := b.partij(z.namens(b.vloer))
		z.Namens = &n
	}
	var in casus.Inhoud
	if err := b.open("casus", z.ID, z.inhoud, &in); err != nil {
		return err
	}
	z.Doelen = in.Doelen
	if !z.regisseur() && z.partijRollen&policy.RolAanmelder == 0 {
		return nil
	}
	z.CasusBlad.Aanmelding = &in
	if z.Fase.Besloten() {
		return nil
	}
	return b.screening()
}

func (b *blad) screening() error {
	return b.rijen(qScreening, func(rows *sql.Rows) error {
		var door, namens, publiek string
		var wanneer int64
		var dicht []byte
		var in casus.Screening
		if err := rows.Scan(&door, &namens, &publiek, &wanneer, &dicht); err != nil {
			return err
		}
		err := b.open("screening", b.z.ID, dicht, &in)
		b.z.Screening = &gate.ScreeningBlad{Door: b.mens(door), Namens: b.partij(namens), NamensPubliek: b.partij(publiek),
			Moment: moment(wanneer), Overleg: in.Overleg, Criteria: in.Criteria, Uitkomst: in.Uitkomst, Reden: in.Reden, Naar: in.Naar}
		return err
	}, b.z.ID)
}

// later asks which of what comes late in a dossier is there, and opens how the triage ended. The rest is not in the houses that are
// measured.
func (b *blad) later() error {
	var uitkomst bool
	rest := make([]bool, 12)
	doelen := []any{&uitkomst}
	for i := range rest {
		doelen = append(doelen, &rest[i])
	}
	if err := b.stmts[qVooruit].QueryRow(b.z.ID).Scan(doelen...); err != nil {
		return err
	}
	if slices.Contains(rest, true) {
		return errors.New("vloer: this casus holds more than the floor can open")
	}
	if !uitkomst {
		return nil
	}
	return b.triage()
}

// triage opens how the triage ended; its reason only for who takes part in the report.
func (b *blad) triage() error {
	return b.rijen(qUitkomst, func(rows *sql.Rows) error {
		var door, namens, publiek string
		var wanneer int64
		var dicht []byte
		var in casus.Triageuitkomst
		if err := rows.Scan(&door, &namens, &publiek, &wanneer, &dicht); err != nil {
			return err
		}
		err := b.open("triageuitkomst", b.z.ID, dicht, &in)
		u := gate.TriageuitkomstBlad{Door: b.mens(door), Namens: b.partij(namens), NamensPubliek: b.partij(publiek), Moment: moment(wanneer),
			Route: in.Route, Doel: in.Doel, Naar: in.Naar}
		if b.z.CasusBlad.Aanmelding != nil {
			u.Reden = in.Reden
		}
		b.z.Triage = &gate.TriageBlad{Vragen: []gate.TriagevraagBlad{}, Uitkomst: &u}
		return err
	}, b.z.ID)
}

func (b *blad) mensen() error {
	b.z.Betrokkenen = []gate.BetrokkeneBlad{}
	return b.rijen(qBetrokkenen, func(rows *sql.Rows) error {
		var id string
		var dicht []byte
		if err := rows.Scan(&id, &dicht); err != nil {
			return err
		}
		m, err := b.betrokkene(id, dicht)
		b.z.Betrokkenen = append(b.z.Betrokkenen, m)
		b.r.getoond = append(b.r.getoond, id)
		return err
	}, b.z.ID)
}

func (b *blad) betrokkene(id string, dicht []byte) (gate.BetrokkeneBlad, error) {
	var m casus.Betrokkene
	err := b.open("betrokkene", id, dicht, &m)
	return gate.BetrokkeneBlad{ID: id, Naam: m.Naam(), Rol: m.Rol.Label(), Geboortedatum: string(m.Geboortedatum), BSN: m.BSNGemaskeerd()}, err
}

func (b *blad) deelnames() error {
	b.z.Overleggen = []gate.OverlegBlad{}
	b.z.Deelnames = []gate.DeelnameBlad{{Partij: b.partij(b.z.aanmelder), Rol: "aanmelder", Sinds: b.z.Aangemeld}}
	if b.z.Fase.Besloten() {
		return nil
	}
	return b.rijen(qDeelnames, func(rows *sql.Rows) error {
		var partij string
		var wanneer int64
		var dicht []byte
		var in casus.Betrekken
		if err := rows.Scan(&partij, &wanneer, &dicht); err != nil {
			return err
		}
		err := b.open("deelname", b.z.ID+partij, dicht, &in)
		d := gate.DeelnameBlad{Partij: b.partij(partij), Rol: "deelnemer", Sinds: moment(wanneer)}
		if partij == b.r.partij || b.z.CasusBlad.Aanmelding != nil {
			d.Grond = in.Grond
		}
		b.z.Deelnames = append(b.z.Deelnames, d)
		return err
	}, b.z.ID)
}

// plan is the plan that is still to be written, for who will read it.
func (b *blad) plan() error {
	z := &b.z
	doetMee := z.rollen&policy.RolAangewezen != 0 && z.partijRollen&(policy.RolAanmelder|policy.RolDeelnemer) != 0
	if z.Fase != casus.RTO || !z.regisseur() && !doetMee {
		return nil
	}
	p := &gate.PlanBlad{Casus: z.ID, Nummer: z.Nummer, Versies: []gate.PlanversieBlad{}, Herschrijven: []gate.HerschrijfBlad{}, Mag: []string{}}
	for _, d := range z.Deelnames {
		p.Betrokken = append(p.Betrokken, d.Partij)
	}
	if z.regisseur() {
		p.Concept = &gate.PlanconceptBlad{Stand: "geen", Nummer: 1, Ontbreekt: []string{}, Stemmen: []gate.StemBlad{},
			Inhoud: plan.Inhoud{Doelen: []plan.Doel{}, Rollen: []plan.Partijrol{}, Criteria: []plan.Afschaalcriterium{}}}
	}
	z.Plan = p
	return nil
}
