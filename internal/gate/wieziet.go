// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// How a Partij stands to a piece at a moment.
const (
	ZichtEigen = "eigen" // its own
	ZichtNu    = "nu"
	ZichtLater = "later"
	ZichtNiet  = "niet"
	ZichtWeg   = "ingetrokken" // nobody, its supplier neither
)

// ZichtBlad says whether a Partij of a Casus sees a piece, as policy answers it for somebody whom that Partij designated.
type ZichtBlad struct {
	Partij  Naam       `json:"partij"`
	Stand   string     `json:"stand"`                 // eigen, nu, later, niet or ingetrokken
	Vanaf   *time.Time `json:"vanafMoment,omitempty"` // with later, when it is known
	Reden   string     `json:"reden"`
	Artikel string     `json:"artikel"`
}

// VoorbeeldBlad is what a choice of conditions means: the sentence, what readers may do with it, and who sees it.
type VoorbeeldBlad struct {
	Zin           string      `json:"voorwaardenInEenZin"`
	GebruikZinnen []string    `json:"gebruikInZinnen"`
	Zicht         []ZichtBlad `json:"wieZietDit"`
	Regie         bool        `json:"procesregisseurZietDit"` // now
}

// GegevenVoorbeeld says what conditions would mean for a piece of the caller's Partij, a new one or one that is there, and changes
// nothing.
func (g *Gate) GegevenVoorbeeld(ctx context.Context, c Caller, in informatie.Voorbeeld) (VoorbeeldBlad, error) {
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam())); err != nil {
		return VoorbeeldBlad{}, err
	}
	return lees(ctx, g, c, "gegeven.voorbeeld", func(s *scope) (VoorbeeldBlad, error) {
		z, err := s.casus(in.Casus, policy.Context{})
		if err != nil {
			return VoorbeeldBlad{}, err
		}
		r, err := s.voorbeeldVan(z, in)
		if err != nil {
			return VoorbeeldBlad{}, err
		}
		s.toont(z.ID)
		return s.voorbeeld(z, r)
	})
}

// voorbeeldVan is the piece that the conditions are tried on: as it would be written.
func (s *scope) voorbeeldVan(z zaak, in informatie.Voorbeeld) (store.Gegeven, error) {
	r := store.Gegeven{Casus: z.ID, Partij: s.wie[0].Partij, Soort: in.Soort, Aangemaakt: s.moment}
	if in.Gegeven != "" {
		var err error
		s.object(in.Gegeven)
		if r, err = s.leesGegeven(in.Gegeven); err != nil {
			return r, geen(err)
		}
		if r.Casus != z.ID || r.Partij != s.wie[0].Partij {
			return r, errs.ErrNotFound
		}
	}
	return r, s.zetVoorwaarden(z, &r, in.Voorwaarden)
}

func (s *scope) voorbeeld(z zaak, r store.Gegeven) (VoorbeeldBlad, error) {
	f, err := s.stukFeiten(z, r, z.feiten[0], "")
	if err != nil {
		return VoorbeeldBlad{}, err
	}
	beeld := s.beeld(z, r.Lezers, max(f.Casus.EersteRTO, f.VolgendRTO), false)
	beeld.Vast = f.Casus.PlanVast
	b := VoorbeeldBlad{Zin: voorwaardenVan(r).Zin(beeld), GebruikZinnen: r.Zinnen()}
	if b.Zicht, err = s.wieZiet(z, r); err == nil {
		b.Regie, err = s.regieZiet(z, r)
	}
	return b, err
}

// regieZiet tells whether the Procesregisseur of a Casus reads r now.
func (s *scope) regieZiet(z zaak, r store.Gegeven) (bool, error) {
	rijen, err := s.eersteZicht(z)
	if err != nil || z.Procesregisseur == "" {
		return false, err
	}
	return s.anderen(z, rijen, r, "gegeven.lezen")(z.Procesregisseur)
}

// wieZiet asks policy of each Partij that takes part in a Casus whether somebody whom it designated reads r now, then later or not at all.
// It is the mechanism that decides on the look itself, with other people.
func (s *scope) wieZiet(z zaak, r store.Gegeven) ([]ZichtBlad, error) {
	k, err := s.kijkers(z)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(k.partijen, r.Partij) {
		k.partijen = append([]string{r.Partij}, k.partijen...)
	}
	uit, err := s.partijenZien(k, r, blik{moment: s.moment})
	slices.SortStableFunc(uit, func(a, b ZichtBlad) int { return zichtPlaats(a.Stand) - zichtPlaats(b.Stand) })
	return uit, err
}

// kijkers are the Partijen that take part in a Casus, with how each stands to it, read once for all its pieces.
type kijkers struct {
	zaak     zaak
	rijen    map[string]store.Zicht
	partijen []string // incidentele derden last (rule WGS-14)
}

func (s *scope) kijkers(z zaak) (kijkers, error) {
	k := kijkers{zaak: z}
	var err error
	if k.rijen, err = s.eersteZicht(z); err == nil {
		k.partijen, err = s.betrokkenPartijen(z)
	}
	var derden []string
	for id, r := range k.rijen {
		if s.huis.incidenteel(id) && s.rollen(r)&policy.RolIncidenteel != 0 {
			derden = append(derden, id)
		}
	}
	slices.Sort(derden)
	k.partijen = append(k.partijen, derden...)
	return k, err
}

// blik is a moment at which policy is asked who sees a piece, and whether it is taken to be after a round table that made a plan.
type blik struct {
	moment int64
	plan   bool
}

// partijenZien is how each Partij of k sees r, in the order of k.
func (s *scope) partijenZien(k kijkers, r store.Gegeven, op blik) ([]ZichtBlad, error) {
	uit := []ZichtBlad{}
	for _, p := range k.partijen {
		b, err := s.partijZiet(k, r, p, op)
		if err != nil {
			return nil, err
		}
		uit = append(uit, b)
	}
	return uit, nil
}

func zichtPlaats(stand string) int {
	return slices.Index([]string{ZichtEigen, ZichtNu, ZichtLater, ZichtNiet, ZichtWeg}, stand)
}

// kijker is somebody whom a Partij designated for a Casus, as policy is asked about them.
func (s *scope) kijker(k kijkers, partij string) (policy.Wie, policy.Casus) {
	wie := policy.Wie{Partij: partij, Functies: policy.FunctieUitvoerder, PartijActief: s.huis.doetMee(partij, s.moment), Getekend: true}
	f := s.casusFeiten(store.Gezien{Casus: k.zaak.Casus, Partij: k.rijen[partij]})
	f.Rollen = policy.RolAangewezen
	return wie, f
}

func (s *scope) partijZiet(k kijkers, r store.Gegeven, partij string, op blik) (ZichtBlad, error) {
	wie, f := s.kijker(k, partij)
	if s.huis.incidenteel(partij) {
		wie.Functies, wie.PartijActief, wie.Incidenteel, f.Rollen = 0, s.huis.partijen[partij].Actief(op.moment), true, 0
	}
	g, err := s.stukFeiten(k.zaak, r, f, partij)
	if err != nil {
		return ZichtBlad{}, err
	}
	if op.plan {
		g.Casus.PlanVast, g.Casus.EersteRTO, g.VolgendRTO = true, 0, 0
	}
	vraag := func(g policy.Gegeven, nu int64) policy.Besluit {
		return s.g.motor.Beslis(wie, "gegeven.lezen", g, policy.Context{Nu: nu, Herkomst: s.caller.Herkomst})
	}
	b, besluit := ZichtBlad{Partij: s.huis.partij(partij), Artikel: "13.2"}, vraag(g, op.moment)
	switch {
	case r.Ingetrokken:
		b.Stand, b.Reden = ZichtWeg, "niemand leest dit"
	case partij == r.Partij:
		b.Stand, b.Reden, b.Artikel = ZichtEigen, "gaf deze informatie", "12.1"
	case besluit.Toegestaan && g.VoorafTot > op.moment && vooraf(g, op.moment):
		b.Stand, b.Reden, b.Artikel = ZichtNu, s.huis.partijen[r.Partij].Kort+" zei ja", "9.2f"
	case besluit.Toegestaan:
		b.Stand, b.Reden = ZichtNu, waaromWel(g)
	case later(&b, g, op.moment, vraag):
	case doorProtocol(g, op.moment, vraag):
		b.Stand, b.Reden, b.Artikel = ZichtNiet, "het Privacy Protocol laat dat niet toe", "12.2"
	default:
		b.Stand, b.Reden = ZichtNiet, waaromNiet(g, opening(g, op.moment))
	}
	return b, nil
}

// doorProtocol tells whether it is the Privacy Protocol alone that keeps the Partij from reading, now or later (rule 12.1-2).
func doorProtocol(g policy.Gegeven, moment int64, vraag func(policy.Gegeven, int64) policy.Besluit) bool {
	dicht := g.Protocol != 0
	g.Protocol = 0
	return dicht && (vraag(g, moment).Toegestaan || later(&ZichtBlad{}, g, moment, vraag))
}

// vooraf tells whether a piece is closed to all that did not get it beforehand.
func vooraf(g policy.Gegeven, moment int64) bool {
	return g.Casus.EersteRTO > moment || g.VolgendRTO > moment
}

// opening is from when a piece can be open at all: the begin of the round table that it waits for, when that is known, else moment.
func opening(g policy.Gegeven, moment int64) int64 {
	if begin := max(g.Casus.EersteRTO, g.VolgendRTO); vooraf(g, moment) && begin != klok.Eeuwig {
		return begin
	}
	return moment
}

// later finds the first change after which policy would let the Partij read: the begin of the round table, the plan, a role in it. It
// fills b and tells whether there is one.
func later(b *ZichtBlad, g policy.Gegeven, moment int64, vraag func(policy.Gegeven, int64) policy.Besluit) bool {
	b.Stand = ZichtLater
	if begin := max(g.Casus.EersteRTO, g.VolgendRTO); vooraf(g, moment) && begin != klok.Eeuwig && vraag(g, begin).Toegestaan {
		t := klok.VanMicro(begin)
		b.Vanaf, b.Reden, b.Artikel = &t, "als het RTO begint", "9.2f"
		return true
	}
	dag := ""
	if begin := opening(g, moment); begin > moment {
		moment, dag = begin, dagVan(begin)
	}
	if vooraf(g, moment) {
		g.Casus.EersteRTO, g.VolgendRTO = 0, 0
		if vraag(g, moment).Toegestaan {
			b.Reden, b.Artikel = "als er een RTO begint", "9.2f"
			return true
		}
	}
	geenPlan := !g.Casus.PlanVast
	g.Casus.PlanVast = true
	if vraag(g, moment).Toegestaan {
		b.Reden = informatie.PlanZin(dag)
		return true
	}
	g.Casus.PartijRollen |= policy.RolPlan
	if geenPlan && vraag(g, moment).Toegestaan {
		b.Reden = "als deze Partij een rol in het plan krijgt"
		return true
	}
	return false
}

func waaromWel(g policy.Gegeven) string {
	if g.Casus.PartijRollen&policy.RolIncidenteel != 0 {
		return "is gekozen, als incidentele derde"
	}
	switch informatie.Lezers(g.Wie) {
	case informatie.GekozenPartijen:
		return "is gekozen"
	case informatie.RolInPlan:
		return "heeft een rol in het plan"
	}
	return "doet mee in deze casus"
}

func waaromNiet(g policy.Gegeven, moment int64) string {
	switch {
	case g.GeldigTot <= moment:
		return "open tot en met " + klok.VanMicro(g.GeldigTot-1).In(klok.Amsterdam()).Format("2-1-2006")
	case g.BuitenDoel:
		return "voor een doel dat deze casus niet heeft"
	case g.Casus.PartijRollen&policy.RolIncidenteel != 0:
		return "is als incidentele derde niet gekozen"
	case g.Wie == string(informatie.GekozenPartijen):
		return "is niet gekozen"
	case g.Wie == string(informatie.RolInPlan):
		return "heeft geen rol in het plan"
	}
	return "alleen de procesregisseur leest dit"
}
