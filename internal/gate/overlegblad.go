// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// PlanningBlad is an Overleg as supporting staff see it (rule 11.1-1): the number of the Casus, when, where and who is invited.
type PlanningBlad struct {
	ID         string                  `json:"id"`
	Casus      string                  `json:"casus,omitempty"` // id, for who may read the Overleg
	Nummer     string                  `json:"nummer"`          // of the Casus
	Volgnummer int                     `json:"volgnummer"`      // of the Overleg within the Casus
	Stand      rto.Stand               `json:"stand"`
	Datum      string                  `json:"datum,omitempty"` // ISO
	Begin      string                  `json:"begin,omitempty"` // "10:00"
	Einde      string                  `json:"einde,omitempty"`
	Plaats     string                  `json:"plaats,omitempty"`
	Genodigden []PlanningGenodigdeBlad `json:"genodigden"`
	Versie     int64                   `json:"versie"`
	Mag        []string                `json:"mag"`
}

// PlanningGenodigdeBlad is an invited Partij without why it is there.
type PlanningGenodigdeBlad struct {
	Partij        Naam   `json:"partij"`
	Afgevaardigde *Naam  `json:"afgevaardigde,omitempty"`
	Vervanger     *Naam  `json:"vervanger,omitempty"`
	Komt          string `json:"komt,omitempty"` // "ja", "nee" or "" while not known
	Mandaat       bool   `json:"mandaat"`
	Doorlopend    bool   `json:"doorlopend,omitempty"` // that is a standing one, which the administrator of the Partij gave (rule 6.3-1)
	// Beslist are the decisions that a standing mandate with limits covers in this Casus; empty when it covers every one.
	Beslist  []rto.SoortBesluit `json:"beslist,omitempty"`
	Aanwezig *Naam              `json:"aanwezig,omitempty"` // who was there for it
}

// GenodigdeBlad is an invited Partij as those at the table see it.
type GenodigdeBlad struct {
	PlanningGenodigdeBlad
	Bijdrage   string `json:"bijdrage"`
	Grond      string `json:"grond,omitempty"`      // for that Partij, the aanmelder and the Procesregisseur
	MandaatVan string `json:"mandaatVan,omitempty"` // for that Partij and the Procesregisseur
	Telt       bool   `json:"telt"`                 // counts in a decision now (rule 6.3-1)
	Eigen      bool   `json:"eigen"`                // the caller's Partij
}

// KandidaatBlad is a Partij that takes part in the Casus and is not invited yet, with the ground on which it takes part.
type KandidaatBlad struct {
	Partij Naam   `json:"partij"`
	Grond  string `json:"grond,omitempty"`
}

// CriteriumBlad is a criterion for Afschaling of the plan that holds.
type CriteriumBlad struct {
	ID    string `json:"id"`
	Tekst string `json:"tekst"`
}

// OverlegBlad is an Overleg as those at the table see it.
type OverlegBlad struct {
	PlanningBlad
	Namens       *Naam            `json:"jeHandeltNamens,omitempty"`
	Doel         string           `json:"doel"`
	SoortBesluit rto.SoortBesluit `json:"soortBesluit,omitempty"`
	Themas       []string         `json:"themas"`
	AanTafel     []GenodigdeBlad  `json:"aanTafel"`
	Besluiten    []BesluitBlad    `json:"besluiten"`
	// NietGenodigd are the Partijen that took part in the Casus when this Overleg first decided, and were not invited to it.
	NietGenodigd []Naam `json:"nietUitgenodigd,omitempty"`
	// Verslag is what was said, as far as the reader may read it (rule 13.2-3); nil while the Overleg was not held.
	Verslag []PassageBlad `json:"verslag,omitempty"`
	// Herschrijven are the passages that wait for the reader to write them anew.
	Herschrijven []HerschrijfBlad `json:"teHerschrijven"`
	Citeerbaar   []CiteerBlad     `json:"citeerbaar,omitempty"`  // pieces that who makes the minutes may quote
	Afgelasting  *AfgelastingBlad `json:"afgelasting,omitempty"` // of one that was cancelled
	// What follows is for who prepares the Overleg.
	Ontbreekt  []string        `json:"ontbreekt"` // fixed words: what is missing before invitations can go out
	Kandidaten []KandidaatBlad `json:"kandidaten"`
	Criteria   []CriteriumBlad `json:"criteria"`           // of the plan, for a decision to scale down
	Regisseurs []Naam          `json:"regisseurs"`         // who can be Casusregisseur; Partijen in care first (rule 10.1-1)
	Vervanger  *Naam           `json:"voorstel,omitempty"` // who is proposed to stand in for the Casusregisseur
	// Voorinzagen are the questions to read pieces before it (article 9.2 under f).
	Voorinzagen []VoorinzageBlad `json:"voorinzagen"`
}

// AfgelastingBlad is why an Overleg is not held.
type AfgelastingBlad struct {
	Reden  string    `json:"reden"`
	Door   Naam      `json:"door"`
	Moment time.Time `json:"moment"`
}

// OverlegLezen opens an Overleg. errs.ErrNotFound for who may not know of it, *errs.Denied for supporting staff, who see its
// planning only (rules 7.2-1, 11.1-1).
func (g *Gate) OverlegLezen(ctx context.Context, c Caller, id string) (OverlegBlad, error) {
	return lees(ctx, g, c, "overleg.lezen", func(s *scope) (OverlegBlad, error) {
		t, err := s.overleg(id, zonderMeer)
		if err != nil {
			return OverlegBlad{}, err
		}
		return s.overlegBlad(t)
	})
}

// OverlegPlanning opens the planning of an Overleg: nothing of what it is about (rule 11.1-1).
func (g *Gate) OverlegPlanning(ctx context.Context, c Caller, id string) (PlanningBlad, error) {
	return lees(ctx, g, c, "overleg.planning", func(s *scope) (PlanningBlad, error) {
		t, err := s.overleg(id, zonderMeer)
		if err != nil {
			return PlanningBlad{}, err
		}
		s.toont(t.ID)
		b := s.planningBlad(t)
		gehouden, err := s.alGehouden(t)
		b.Mag = append(s.kan(t.op, policy.Context{}, "overleg.lezen"), s.kan(t.op, gehouden, "overleg.inplannen")...)
		return b, err
	})
}

func (s *scope) planningBlad(t tafel) PlanningBlad {
	b := PlanningBlad{ID: t.ID, Nummer: t.zaak.Nummer, Volgnummer: t.Overleg.Nummer, Stand: t.Stand, Datum: t.Datum, Begin: t.Begin,
		Einde: t.Einde, Plaats: t.Plaats, Versie: t.Versie, Genodigden: []PlanningGenodigdeBlad{}, Mag: []string{}}
	for _, u := range t.genodigd {
		b.Genodigden = append(b.Genodigden, s.planningGenodigde(t, u))
	}
	return b
}

func (s *scope) planningGenodigde(t tafel, u store.Uitnodiging) PlanningGenodigdeBlad {
	b := PlanningGenodigdeBlad{Partij: s.huis.partij(u.Partij), Komt: u.Komt, Mandaat: t.heeftMandaat(u), Doorlopend: t.heeftMandaat(u) && !u.Mandaat, Afgevaardigde: s.huis.iemand(u.Medewerker),
		Vervanger: s.huis.iemand(u.Vervanger)}
	if beslist := t.beslist(u); b.Doorlopend && len(beslist) < len(rto.Soorten()) {
		b.Beslist = beslist
	}
	if genodigdeVan(u).Stuurde(u.Aanwezig) {
		b.Aanwezig = s.huis.iemand(u.Aanwezig)
	}
	return b
}

// iemand is a person by name, nil for "".
func (h *huis) iemand(id string) *Naam {
	if id == "" {
		return nil
	}
	n := h.mensNaam(id)
	return &n
}

func (s *scope) overlegBlad(t tafel) (OverlegBlad, error) {
	s.toont(t.ID)
	b := OverlegBlad{PlanningBlad: s.planningBlad(t), Ontbreekt: []string{}, Kandidaten: []KandidaatBlad{}, Criteria: []CriteriumBlad{},
		Regisseurs: []Naam{}, Voorinzagen: []VoorinzageBlad{}, Herschrijven: []HerschrijfBlad{}}
	b.Casus = t.Casus
	if s.entry.Namens != "" {
		n := s.huis.partij(s.entry.Namens)
		b.Namens = &n
	}
	in, err := s.openOverleg(t)
	if err != nil {
		return b, err
	}
	b.Doel, b.SoortBesluit, b.Themas = in.Doel, in.SoortBesluit, append([]string{}, in.Themas...)
	doos, err := s.doos(t.Casus)
	if err != nil {
		return b, err
	}
	if err := eerste(s.slot(t, doos, &b), s.aanTafel(t, doos, &b)); err != nil {
		return b, err
	}
	if b.Besluiten, err = s.besluiten(t); err != nil {
		return b, err
	}
	if b.NietGenodigd, err = s.nietGenodigd(t, b.Besluiten); err != nil {
		return b, err
	}
	if b.Mag, err = s.overlegMag(t); err != nil {
		return b, err
	}
	vooraf, err := s.teVragen(t, nil)
	if err != nil {
		return b, err
	}
	b.Mag = append(b.Mag, s.kan(t.op, vooraf, "voorinzage.voorstellen")...)
	if slices.Contains(b.Mag, "overleg.afronden") {
		if b.Citeerbaar, err = s.citeerbaar(t.zaak); err != nil {
			return b, err
		}
	}
	return b, s.voorbereiding(t, &b)
}

// nietGenodigd are the Partijen that took part when the first of besluiten was taken, and were not invited: a deviation that the
// Overleg shows (article 9.2 under h).
func (s *scope) nietGenodigd(t tafel, besluiten []BesluitBlad) ([]Naam, error) {
	if len(besluiten) == 0 {
		return nil, nil
	}
	deelnames, err := s.deelnames(t.Casus)
	if err != nil {
		return nil, err
	}
	partijen := []string{t.zaak.Aanmelder}
	for _, d := range deelnames {
		if moment(d.Moment).Before(besluiten[0].Moment) && d.Partij != t.zaak.Aanmelder {
			partijen = append(partijen, d.Partij)
		}
	}
	var uit []Naam
	for _, p := range partijen {
		if _, genodigd := t.genodigde(p); !genodigd {
			uit = append(uit, s.huis.partij(p))
		}
	}
	return uit, nil
}

// overlegMag are the acts on an Overleg that a page offers.
func (s *scope) overlegMag(t tafel) ([]string, error) {
	gehouden, err := s.alGehouden(t)
	begin, fout := s.nogTeBeginnen(t)
	mag := s.kan(t.op, gehouden, "overleg.voorbereiden", "overleg.inplannen", "overleg.afgelasten")
	mag = append(mag, s.kan(t.op, policy.Context{NaarActief: true}, "overleg.uitnodigen", "overleg.afvaardigen")...)
	mag = append(mag, s.kan(t.op, policy.Context{Ontbreekt: begin}, "overleg.aanwezigheid", "overleg.besluiten")...)
	return append(mag, s.kan(t.op, policy.Context{Ontbreekt: s.nogNiet(t)}, "overleg.afronden")...), eerste(err, fout)
}

// slot opens how an Overleg ended: the report of one that was held, or why it was cancelled.
func (s *scope) slot(t tafel, doos *crypto.Box, b *OverlegBlad) error {
	if t.Stand == rto.Afgerond {
		return s.verslagVan(t, doos, b)
	}
	if len(t.Verslag) == 0 {
		return nil
	}
	b.Afgelasting = &AfgelastingBlad{Door: s.huis.mensNaam(t.GewijzigdDoor), Moment: moment(t.Gewijzigd)}
	return openNaar(doos, "afgelasting", t.ID, t.Verslag, &b.Afgelasting.Reden)
}

// verslagVan opens the minutes as far as the caller may read them. Those from before they were kept in passages are one text, of all who
// were there.
func (s *scope) verslagVan(t tafel, doos *crypto.Box, b *OverlegBlad) error {
	delen, err := s.passageBladen(t.zaak, inVerslag, t.ID, 0)
	if err != nil {
		return err
	}
	if b.Herschrijven, err = s.teHerschrijven(t.zaak, inVerslag, t.ID, 0); err != nil {
		return err
	}
	b.Verslag = delen[""]
	if len(t.Verslag) == 0 {
		return nil
	}
	oud := PassageBlad{Partijen: []Naam{}, Gezamenlijk: true}
	for _, p := range tafelBron(t).samen {
		oud.Partijen = append(oud.Partijen, s.huis.partij(p))
	}
	err = openNaar(doos, "verslag", t.ID, t.Verslag, &oud.Tekst)
	b.Verslag = append(b.Verslag, oud)
	return err
}

func (s *scope) aanTafel(t tafel, doos *crypto.Box, b *OverlegBlad) error {
	b.AanTafel = []GenodigdeBlad{}
	tellend := rto.Tellend(t.genodigden(""))
	for _, u := range t.genodigd {
		var in uitnodigingInhoud
		if err := openNaar(doos, "uitnodiging", t.ID+u.Partij, u.Inhoud, &in); err != nil {
			return err
		}
		g := GenodigdeBlad{PlanningGenodigdeBlad: s.planningGenodigde(t, u), Bijdrage: in.Bijdrage, Eigen: s.allenVan(u.Partij),
			Telt: slices.ContainsFunc(tellend, func(g rto.Genodigde) bool { return g.Partij == u.Partij })}
		if s.magGrond(t.zaak, u.Partij) {
			g.Grond = in.Grond
		}
		if len(u.Machtiging) > 0 && (g.Eigen || s.mag("overleg.besluiten", t.op)) {
			if err := openNaar(doos, "machtiging", t.ID+u.Partij, u.Machtiging, &g.MandaatVan); err != nil {
				return err
			}
		}
		b.AanTafel = append(b.AanTafel, g)
	}
	return nil
}

// allenVan tells whether every caller works for a Partij.
func (s *scope) allenVan(partij string) bool {
	return !slices.ContainsFunc(s.wie, func(w policy.Wie) bool { return w.Partij != partij })
}

// voorbereiding adds what who prepares the Overleg has to know: what is missing, whom to invite, by what to decide.
func (s *scope) voorbereiding(t tafel, b *OverlegBlad) error {
	if !slices.Contains(b.Mag, "overleg.voorbereiden") && !slices.Contains(b.Mag, "overleg.besluiten") {
		return nil
	}
	gronden, err := s.gronden(t.zaak)
	if err != nil {
		return err
	}
	partijen, err := s.deelnemendePartijen(t.zaak)
	if err != nil {
		return err
	}
	for _, p := range partijen {
		if _, al := t.genodigde(p); !al {
			b.Kandidaten = append(b.Kandidaten, KandidaatBlad{Partij: s.huis.partij(p), Grond: gronden[p]})
		}
	}
	ontbreekt, err := s.ontbreektAan(t)
	if err != nil {
		return err
	}
	b.Ontbreekt = append(b.Ontbreekt, ontbreekt...)
	criteria, err := s.planCriteria(t.zaak)
	for _, c := range criteria {
		b.Criteria = append(b.Criteria, CriteriumBlad{ID: c.ID, Tekst: c.Tekst})
	}
	b.Regisseurs = s.regisseurs(partijen)
	v, fout := s.voorgesteld(t.Casus)
	b.Vervanger = s.huis.iemand(v.Medewerker)
	if err = eerste(err, fout); err == nil {
		b.Voorinzagen, err = s.opTafel(t)
	}
	return err
}

// regisseurs are the people who can be Casusregisseur: of a Partij that takes part, those of Partijen in care first, as that is where
// the weight of care lies (rule 10.1-1).
func (s *scope) regisseurs(partijen []string) []Naam {
	uit := []Naam{}
	zorg := []partij.Soort{partij.GGZ, partij.SociaalDomein, partij.Jeugdzorg}
	for _, ronde := range []bool{true, false} {
		for _, p := range partijen {
			if slices.Contains(zorg, s.huis.partijen[p].Soort) != ronde {
				continue
			}
			for _, m := range s.huis.mensenVan(p, s.moment) {
				uit = append(uit, Naam{ID: m.ID, Naam: m.Naam + " (" + s.huis.partijen[p].Kort + ")"})
			}
		}
	}
	return uit
}

// mensenVan are the people of a Partij who may work in casussen, by name.
func (h *huis) mensenVan(id string, moment int64) []partij.Medewerker {
	var uit []partij.Medewerker
	for _, m := range h.medewerkers {
		if m.Partij == id && m.Actief(moment) && m.Heeft(partij.Uitvoerder, moment) && h.wie(m.ID, moment).Getekend {
			uit = append(uit, m)
		}
	}
	slices.SortFunc(uit, func(a, b partij.Medewerker) int { return strings.Compare(a.Naam+a.ID, b.Naam+b.ID) })
	return uit
}

// OverlegVraag says which Overleggen somebody wants to see.
type OverlegVraag struct {
	Stand  string `json:"stand,omitempty"` // komend (default) or geweest
	Pagina int    `json:"pagina,omitempty"`
}

// Valideer returns nil or an *errs.Invalid.
func (v OverlegVraag) Valideer() error {
	var f errs.Velden
	f.Eis(v.Stand == "" || v.Stand == "komend" || v.Stand == "geweest", "stand", "Kies een waarde uit de lijst.")
	f.Eis(v.Pagina >= 0 && v.Pagina <= 10_000, "pagina", "Kies een pagina vanaf 1.")
	return f.Fout()
}

// OverlegRegel is an Overleg in a list: its planning, and whether the caller may open it.
type OverlegRegel struct {
	PlanningBlad
	Lezen bool   `json:"lezen"`
	Komt  string `json:"komt,omitempty"` // of the caller's Partij: "ja", "nee", "open"; "" when it is not invited
	// NogVastTeLeggen: its day is over, and what came of it is not recorded yet.
	NogVastTeLeggen bool `json:"nogVastTeLeggen"`
}

// OverlegPagina is a page of Overleggen. There is never a total.
type OverlegPagina struct {
	Overleggen []OverlegRegel `json:"overleggen"`
	Pagina     int            `json:"pagina"`
	Meer       bool           `json:"meer"` // there is a next page
}

const overleggenOpBlad = 25

// OverlegLijst returns a page of the Overleggen that the caller may know of, each decided on: those that are to come or still to be
// recorded with the first first, or those that are over with the latest first (rules 7.2-1, 11.1-1).
func (g *Gate) OverlegLijst(ctx context.Context, c Caller, v OverlegVraag) (OverlegPagina, error) {
	if err := v.Valideer(); err != nil {
		return OverlegPagina{}, err
	}
	return lees(ctx, g, c, "overleg.lijst", func(s *scope) (OverlegPagina, error) {
		if err := s.magWerken(); err != nil {
			return OverlegPagina{}, err
		}
		return s.overlegLijst(v)
	})
}

func (s *scope) overlegLijst(v OverlegVraag) (OverlegPagina, error) {
	p := OverlegPagina{Overleggen: []OverlegRegel{}, Pagina: max(v.Pagina, 1)}
	overslaan := (p.Pagina - 1) * overleggenOpBlad
	k := store.Agendakeuze{Medewerker: s.wie[0].Medewerker, Nu: s.moment, Geweest: v.Stand == "geweest", Aantal: 4 * overleggenOpBlad}
	if s.wie[0].Functies&policy.FunctieOndersteuning != 0 {
		k.Medewerker = "" // decided on each, as for everybody
	}
	lijst, lezen := s.velen("overleg.lijst"), s.velen("overleg.lezen")
	defer s.noteerVelen(lijst)
	s.entry.Uitkomst = audit.Allowed
	for ; ; k.Vanaf += k.Aantal {
		rijen, err := s.tx.Agenda(k)
		if err != nil {
			return p, err
		}
		for _, o := range rijen {
			t, err := s.tafelInLijst(o)
			if err != nil {
				return p, err
			}
			if !lijst.mag(t.op) {
				continue
			}
			if overslaan--; overslaan >= 0 {
				continue
			}
			if len(p.Overleggen) == overleggenOpBlad {
				p.Meer = true
				return p, nil
			}
			p.Overleggen = append(p.Overleggen, s.overlegRegel(t, lezen.mag(t.op)))
			s.toont(t.ID)
		}
		if len(rijen) < k.Aantal {
			return p, nil
		}
	}
}

// tafelInLijst makes the facts of an Overleg for each caller, without putting its Casus in the entry: a list is about several.
func (s *scope) tafelInLijst(o store.Overleg) (tafel, error) {
	var z zaak
	for i, w := range s.wie {
		g, err := s.tx.Gezien(o.Casus, w.Medewerker, w.Partij)
		if err != nil {
			return tafel{}, err
		}
		if i == 0 {
			z.Casus = g.Casus
		}
		z.feiten = append(z.feiten, s.casusFeiten(g))
	}
	return s.maakTafel(z, o)
}

func (s *scope) overlegRegel(t tafel, lezen bool) OverlegRegel {
	r := OverlegRegel{PlanningBlad: s.planningBlad(t), Lezen: lezen,
		NogVastTeLeggen: t.Stand.Loopt() && t.Datum != "" && t.Datum < s.vandaag().Format(time.DateOnly)}
	if lezen {
		r.Casus = t.Casus
	}
	if u, ok := t.genodigde(s.wie[0].Partij); ok {
		if r.Komt = u.Komt; u.Komt == "" {
			r.Komt = "open"
		}
	}
	return r
}

// overleggenVan adds the Overleggen of a Casus that its reader may open, and returns which.
func (s *scope) overleggenVan(z zaak, b *CasusBlad) (map[string]bool, error) {
	rijen, err := s.tx.Overleggen(z.ID)
	if err != nil {
		return nil, err
	}
	b.Overleggen = []OverlegBlad{}
	weet, lezen := map[string]bool{}, s.velen("overleg.lezen")
	for _, o := range rijen {
		t, err := s.maakTafel(z, o)
		if err != nil {
			return nil, err
		}
		if !lezen.mag(t.op) {
			continue
		}
		blad, err := s.overlegBlad(t)
		if err != nil {
			return nil, err
		}
		b.Overleggen, weet[o.ID] = append(b.Overleggen, blad), true
	}
	s.noteerVelen(lezen)
	return weet, nil
}
