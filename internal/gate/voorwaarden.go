// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// zetVoorwaarden writes the will of the supplier on r (rule 13.2-1): the readers must take part in the Casus, and the goals be its own.
func (s *scope) zetVoorwaarden(z zaak, r *store.Gegeven, w informatie.Voorwaarden) error {
	w = w.Schoon()
	r.Wie, r.Lezers, r.Vanaf, r.Doelen, r.GeldigTot, r.Gebruik = w.Wie, w.Lezers, w.Vanaf, w.Doelen, w.GeldigTot(), w.Gebruik
	var v errs.Velden
	if err := s.eisMeelezers(z, r, &v); err != nil {
		return err
	}
	if err := s.eisVenster(z, *r, &v); err != nil {
		return err
	}
	for _, d := range w.Doelen {
		v.Eis(slices.Contains(doelenVan(z), d), "doelen", "Deze casus heeft dit doel niet. Kies alleen doelen van de casus (art. 2.1).")
	}
	return v.Fout()
}

// eisVenster asks that others can read r at all: its last day is not before the round table at which it opens (rules 9.2f-1 and 13.2-1).
// Nothing is asked while nobody knows of a day.
func (s *scope) eisVenster(z zaak, r store.Gegeven, v *errs.Velden) error {
	if r.Wie == informatie.AlleenProcesregisseur || !z.Soort.MetRTO() {
		return nil
	}
	if err := s.leesRTO(z); err != nil {
		return err
	}
	begin := max(z.rto.eerste(), z.rto.volgend(r.Aangemaakt))
	if begin > s.moment && begin != klok.Eeuwig {
		v.Eis(r.GeldigTot > begin, "tot", informatie.ZonderDag(dagVan(begin), laatsteDag(r.GeldigTot)))
	}
	return nil
}

// eisMeelezers asks that the readers named for r take part in its Casus. In another audience than chosen Partijen only an incidentele derde is
// named: who takes part is in it already, and the derde never is (rule WGS-14).
func (s *scope) eisMeelezers(z zaak, r *store.Gegeven, v *errs.Velden) error {
	if len(r.Lezers) == 0 {
		return nil
	}
	deelnames, err := s.deelnames(z.ID)
	if err != nil {
		return err
	}
	derden, err := s.toegelaten(z)
	if err != nil {
		return err
	}
	derde := func(l string) bool {
		return slices.ContainsFunc(derden, func(d store.IncidenteleDerde) bool { return d.ID == l })
	}
	if r.Wie != informatie.GekozenPartijen {
		r.Lezers = slices.DeleteFunc(slices.Clone(r.Lezers), func(l string) bool { return !derde(l) })
	}
	for _, l := range r.Lezers {
		doetMee := derde(l) || l == z.Aanmelder || slices.ContainsFunc(deelnames, func(d store.Deelname) bool { return d.Partij == l })
		v.Eis(doetMee, "lezers", "Kies alleen Partijen die in deze casus meedoen.")
	}
	return nil
}

// voorwaardenVan is the will of the supplier as it stands on a piece.
func voorwaardenVan(r store.Gegeven) informatie.Voorwaarden {
	return informatie.Voorwaarden{Wie: r.Wie, Lezers: r.Lezers, Vanaf: r.Vanaf, Doelen: r.Doelen, Tot: klok.Datum(laatsteDag(r.GeldigTot)),
		Gebruik: r.Gebruik}
}

// laatsteDag returns the last day before tot, ISO, or "".
func laatsteDag(tot int64) string {
	if tot == klok.Eeuwig {
		return ""
	}
	return dagVan(tot - 1)
}

// WilBlad is what the supplier of a piece set, where less acts: Door says in plain words what the Privacy Protocol makes of it (rules 12.2-2 and
// 13.2-1).
type WilBlad struct {
	Wie    informatie.Lezers `json:"wie"`
	Lezers []string          `json:"lezers,omitempty"` // ids of Partijen
	Vanaf  informatie.Vanaf  `json:"vanaf,omitempty"`
	Doelen []string          `json:"doelen,omitempty"` // ids of the goals that it is limited to
	Tot    string            `json:"tot,omitempty"`    // last day, ISO
	informatie.Gebruik
	Zin           string   `json:"voorwaardenInEenZin"`
	GebruikZinnen []string `json:"gebruikInZinnen"`
	Door          []string `json:"doorHetPrivacyProtocol"`
}

// wilBlad is nil while the will of the supplier acts as it was set.
func (s *scope) wilBlad(k stuk) *WilBlad {
	w := voorwaardenVan(k.Gegeven)
	door := s.huis.ruimte(k.Partij, k.Soort).Strenger(w, doelenVan(k.zaak))
	if len(door) == 0 {
		return nil
	}
	return &WilBlad{Wie: w.Wie, Lezers: w.Lezers, Vanaf: w.Vanaf, Doelen: w.Doelen, Tot: string(w.Tot), Gebruik: w.Gebruik, Zin: s.zin(k, w),
		GebruikZinnen: w.Zinnen(), Door: door}
}

// zin says conditions w of a piece in one sentence, as the caller sees it now.
func (s *scope) zin(k stuk, w informatie.Voorwaarden) string {
	f := k.feiten[0]
	dicht, vooraf := max(f.Casus.EersteRTO, f.VolgendRTO), f.VraagVooraf && f.VoorafTot > s.moment
	if vooraf {
		dicht = f.VoorafTot
	}
	b := s.beeld(k.zaak, w.Lezers, dicht, vooraf)
	b.Vast = f.Casus.PlanVast
	regie := f.Casus.Rollen&(policy.RolProcesregisseur|policy.RolWaarnemer) != 0
	b.Eerder = vooraf && k.Partij != s.wie[0].Partij && !regie && max(f.Casus.EersteRTO, f.VolgendRTO) > s.moment
	return w.Zin(b)
}

// beeld is what a sentence about conditions says of a Casus; dicht is until when 9.2f keeps the piece closed.
func (s *scope) beeld(z zaak, lezers []string, dicht int64, vooraf bool) informatie.Beeld {
	b := informatie.Beeld{GeenRTO: !z.Soort.MetRTO(), Vooraf: vooraf}
	for _, l := range lezers {
		if p := s.huis.partijen[l]; !s.huis.incidenteel(l) || p.Tot > s.moment { // one that ended reads nothing
			b.Namen = append(b.Namen, p.Kort)
		}
	}
	if dicht > s.moment && dicht != klok.Eeuwig {
		b.RTO = dagVan(dicht)
	}
	return b
}

// rtoStand is what decides in a Casus when its pieces open, read once per look and only when it is asked for.
type rtoStand struct {
	gelezen  bool
	tafels   []store.Overleg
	vervalst map[string]bool // Overleggen whose row was altered
	plan     *bool
	vooraf   []store.Voorinzage
	passages *passageboek
	stukken  map[string]stuk
	teksten  []dichtetekst    // what the pieces say
	beter    map[string]int64 // when each piece was corrected last
	zicht    map[string]store.Zicht
}

// leesRTO reads when the Overleggen of a Casus are. One whose row was altered opens nothing: it counts as one that lies ahead and of
// which nobody knows when.
func (s *scope) leesRTO(z zaak) error {
	if z.rto.gelezen {
		return nil
	}
	tafels, err := s.tx.Overlegmomenten(z.ID)
	vervalst := map[string]bool{}
	for i, o := range tafels {
		if !s.g.echt("overleg", o.ID, o.Zegel, overlegVelden(o)) {
			tafels[i].Stand, tafels[i].Aanvang, tafels[i].Gepland = rto.Voorbereid, klok.Eeuwig, 0
			vervalst[o.ID] = true
		}
	}
	z.rto.gelezen, z.rto.tafels, z.rto.vervalst = true, tafels, vervalst
	return err
}

// gehouden tells whether an Overleg is one that is held: Partijen were invited to it.
func gehouden(o store.Overleg) bool { return o.Stand == rto.Uitgenodigd || o.Stand == rto.Afgerond }

// eerste is the begin of the first Overleg that is held.
func (r *rtoStand) eerste() int64 {
	uit := klok.Eeuwig
	for _, o := range r.tafels {
		if gehouden(o) {
			uit = min(uit, o.Aanvang)
		}
	}
	return uit
}

// volgend is when what was given at moment opens because an Overleg lay ahead then, on the agenda and not begun: the begin of the first that
// is held after it. One that was cancelled opens nothing; the piece waits for the next. 0 when none lay ahead (rule 9.2f-2).
func (r *rtoStand) volgend(moment int64) int64 {
	uit, kwam := klok.Eeuwig, false
	for _, o := range r.tafels {
		if o.Aanvang <= moment {
			continue
		}
		kwam = kwam || o.Gepland <= moment
		if gehouden(o) {
			uit = min(uit, o.Aanvang)
		}
	}
	if !kwam {
		return 0
	}
	return uit
}

// planVast tells whether a plan of a Casus is vastgesteld. A row that was altered says of none that it is.
func (s *scope) planVast(z zaak) (bool, error) {
	if z.rto.plan == nil {
		p, err := s.tx.Plan(z.ID)
		vast := err == nil && p.Nummer > 0 && s.g.echt("plan", z.ID, p.Zegel, planVelden(p))
		if err = alsEr(err); err != nil {
			return false, err
		}
		z.rto.plan = &vast
	}
	return *z.rto.plan, nil
}

// maakStuk makes the facts of a piece. One whose MAC does not fit is for its supplier's eyes no more: it is as withdrawn.
func (s *scope) maakStuk(z zaak, r store.Gegeven) (stuk, error) {
	if !s.g.echtStuk(r) {
		r.Ingetrokken, r.Wie, r.Lezers = true, informatie.AlleenProcesregisseur, nil
	}
	k := stuk{Gegeven: r, zaak: z, geldt: s.geldend(z, r)}
	for i, f := range z.feiten {
		g, err := s.stukFeiten(z, r, f, s.wie[i].Partij)
		if err != nil {
			return k, err
		}
		k.feiten = append(k.feiten, g)
	}
	return k, nil
}

// stukFeiten are the facts of a piece for somebody of partij, who stands to its Casus as f says.
func (s *scope) stukFeiten(z zaak, r store.Gegeven, f policy.Casus, partij string) (policy.Gegeven, error) {
	if err := s.leesRTO(z); err != nil {
		return policy.Gegeven{}, err
	}
	vooraf, err := s.voorafVoor(z, r, partij)
	if err != nil {
		return policy.Gegeven{}, err
	}
	if r.Vanaf == informatie.VanafPlan {
		if f.PlanVast, err = s.planVast(z); err != nil {
			return policy.Gegeven{}, err
		}
	}
	f.EersteRTO = z.rto.eerste()
	return policy.Gegeven{ID: r.ID, Casus: f, Leverancier: r.Partij, Wie: string(r.Wie), Lezers: r.Lezers, Ingetrokken: r.Ingetrokken,
		GeldigTot: r.GeldigTot, Vanaf: string(r.Vanaf), BuitenDoel: voorwaardenVan(r).BuitenDoel(doelenVan(z)),
		VolgendRTO: z.rto.volgend(r.Aangemaakt), VoorafTot: vooraf, VraagVooraf: r.VraagVooraf, Protocol: s.perken(z, r), Citeren: r.Citeren}, nil
}

// merkLezers moves the Casus to the top for those who may know of a change of r, and for nobody else: a list that moves
// would tell that there is something (rule 13.2-1).
func (s *scope) merkLezers(z zaak, r store.Gegeven) error {
	rijen, err := s.zichtOp(z)
	if err != nil {
		return err
	}
	wie, weet := []string{}, s.anderen(z, rijen, r, "gegeven.bestaan")
	for id := range rijen {
		ja, err := weet(id)
		if err != nil {
			return err
		}
		if ja {
			wie = append(wie, id)
		}
	}
	slices.Sort(wie)
	return s.tx.MerkZicht(z.ID, wie, s.moment, z.Open)
}

// zichtOp are the rows of zicht on a Casus, by whose they are.
func (s *scope) zichtOp(z zaak) (map[string]store.Zicht, error) {
	rijen, err := s.tx.ZichtOp(z.ID)
	uit := map[string]store.Zicht{}
	for _, r := range rijen {
		uit[r.Wie] = r
	}
	return uit, err
}

// anderen asks policy what it would answer now if somebody, of whom rijen has how they stand to the Casus, did actie to a piece: what
// it returns does so by id. Nobody but a person may anything. What is the same for all is made once.
func (s *scope) anderen(z zaak, rijen map[string]store.Zicht, r store.Gegeven, actie string) func(id string) (bool, error) {
	type vraag struct {
		casus policy.Casus
		mag   func(policy.Wie, policy.Casus) bool
	}
	zaak, vragen := s.zaakFeiten(z.Casus), map[int64]vraag{} // by until when the Partij of who asks may read beforehand
	return func(id string) (bool, error) {
		wie := s.huis.wie(id, s.moment)
		if wie.Partij == "" {
			return false, nil
		}
		vooraf, err := s.voorafVoor(z, r, wie.Partij)
		if err != nil {
			return false, err
		}
		v, er := vragen[vooraf]
		if !er {
			g, err := s.stukFeiten(z, r, zaak, wie.Partij)
			if err != nil {
				return false, err
			}
			v = vraag{g.Casus, s.g.motor.Voor(actie, g, s.context())}
			vragen[vooraf] = v
		}
		return v.mag(wie, s.feitenVoor(v.casus, rijen[id], rijen[wie.Partij])), nil
	}
}

// voorAnder are the facts of a piece for id, of whom rijen has how they stand to the Casus; no Partij and no facts for who is no person.
func (s *scope) voorAnder(z zaak, rijen map[string]store.Zicht, r store.Gegeven, id string) (policy.Wie, policy.Gegeven, error) {
	wie := s.huis.wie(id, s.moment)
	if wie.Partij == "" {
		return wie, policy.Gegeven{}, nil
	}
	f := s.casusFeiten(store.Gezien{Casus: z.Casus, Persoon: rijen[id], Partij: rijen[wie.Partij]})
	g, err := s.stukFeiten(z, r, f, wie.Partij)
	return wie, g, err
}

// zetPlanrollen puts in zicht which Partijen have a role in the plan that is vastgesteld now, and which no longer have one (rules 6.4c-1,
// 13.2-1).
func (s *scope) zetPlanrollen(z zaak, c plan.Concept) error {
	rijen, err := s.tx.ZichtOp(z.ID)
	for _, r := range rijen {
		rollen := s.rollen(r)
		doetMee := rollen&(policy.RolAanmelder|policy.RolDeelnemer) != 0
		had, heeft := rollen&policy.RolPlan != 0, doetMee && c.Rol(r.Wie).Bepaald()
		switch {
		case heeft && !had:
			err = eerste(err, s.geefRol(z.ID, r.Wie, policy.RolPlan))
		case had && !heeft:
			err = eerste(err, s.neemRol(z.ID, r.Wie, policy.RolPlan))
		}
	}
	return err
}
