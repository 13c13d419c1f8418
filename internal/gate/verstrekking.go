// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"slices"
	"strings"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// What of a disclosure is sealed, and where: a row of the table by its id, a part and an answer by that of its Instemming.
const (
	vanVerstrekking = "verstrekking"
	vanDeel         = "verstrekkingsdeel"
	vanBezwaar      = "bezwaar"
	vanAdvies       = "advies"
	vanBrief        = "brief"
	vanHandtekening = "handtekening"
)

// verstrekkingInhoud is what is sealed of a disclosure. Of one under a legal duty Grondslag is the article, Noodzaak what was demanded
// and Datum the day on which it was given.
type verstrekkingInhoud struct {
	Derde     informatie.Derde `json:"derde"`
	Doel      string           `json:"doel,omitempty"`
	Grondslag string           `json:"grondslag"`
	Noodzaak  string           `json:"noodzaak"`
	Datum     string           `json:"datum,omitempty"` // ISO
}

// stemInhoud is what is sealed of an answer.
type stemInhoud struct {
	Verantwoordelijke partij.Verantwoordelijke `json:"verantwoordelijke,omitempty"`
	Bevoegdheid       string                   `json:"bevoegdheid,omitempty"`
	Reden             string                   `json:"reden,omitempty"`
	Papier            *papierInhoud            `json:"papier,omitempty"` // when it was signed on paper
}

// papierInhoud says of a signature on paper who set it, when, and which document shows it.
type papierInhoud struct {
	Ondertekenaar string `json:"ondertekenaar"`
	Datum         string `json:"datum"` // ISO
	Document      string `json:"document"`
}

// verstrekking is a disclosure with its Casus and the facts of it for each caller.
type verstrekking struct {
	store.Verstrekking
	zaak   zaak
	delen  []deel
	feiten []policy.Verstrekking
}

func (v verstrekking) op(i int) policy.Resource { return v.feiten[i] }

// deel is one part of a disclosure: a piece, or words said at an Overleg.
type deel struct {
	store.Verstrekkingsdeel
	stuk   *stuk // nil for words, and for a piece that is not there any more
	vals   bool  // its row was altered: it goes nowhere
	oud    bool  // the advice is about another version of the piece
	vast   *vast // what was given, once something was
	feiten []policy.Verstrekkingsdeel
}

func (d deel) op(i int) policy.Resource { return d.feiten[i] }

func (d deel) passage() bool { return d.Gegeven == "" }

// partijen are those that were asked about a part.
func (d deel) partijen() []string {
	var uit []string
	for _, v := range d.Stemmen {
		uit = append(uit, v.Partij)
	}
	return uit
}

// staat is what the rules of shape look at.
func (d deel) staat(moment int64) informatie.Deelstaat {
	uit := informatie.Deelstaat{Passage: d.passage(), Weg: d.vals || !d.passage() && d.stuk == nil}
	for _, v := range d.Stemmen {
		switch v.Stand {
		case bestuur.Ingestemd:
			uit.Getekend++
		case bestuur.Geweigerd:
			uit.Nee++
		case bestuur.Teruggenomen:
			uit.Terug++
		default:
			uit.Open++
		}
	}
	if d.stuk != nil {
		uit.Weg = uit.Weg || d.stuk.Ingetrokken || d.stuk.GeldigTot <= moment
		uit.Veranderd, uit.Verouderd, uit.VraagDerde = d.stuk.Versie != d.Stukversie, d.oud, d.stuk.VraagDerde
		uit.Buiten = d.stuk.VraagDerde && !d.stuk.geldt.VraagDerde
	}
	return uit
}

// antwoord is what a Partij says of a part now, and false when it was not asked.
func (d deel) antwoord(partij string) (store.Stem, bestuur.Stand, bool) {
	v, gevraagd := d.StandVan(partij)
	return v, d.nu(v), gevraagd
}

// nu is what an answer is worth now: a consent is Vervallen when the piece changed since. Once the letter is made it is what it was then.
func (d deel) nu(v store.Stem) bestuur.Stand {
	versie := d.Stukversie
	switch {
	case d.vast != nil && !d.vast.mee:
		versie = d.vast.versie
	case d.vast == nil && d.stuk != nil:
		versie = d.stuk.Versie
	}
	if v.Stand == bestuur.Ingestemd && !d.passage() && versie != d.Stukversie {
		return bestuur.Vervallen
	}
	return v.Stand
}

// stukkenVan reads the pieces of a Casus once, by id.
func (s *scope) stukkenVan(z zaak) (map[string]store.Gegeven, error) {
	rijen, err := s.tx.Gegevens(z.ID)
	uit := map[string]store.Gegeven{}
	for _, r := range rijen {
		uit[r.ID] = r
	}
	return uit, err
}

// maakVerstrekking makes the facts of a disclosure. A row that was altered grants nothing: an altered disclosure is as withdrawn and for
// the regie only, an altered part goes nowhere, an altered consent or advice is none, and an altered objection stands.
func (s *scope) maakVerstrekking(z zaak, r store.Verstrekking, stukken map[string]store.Gegeven) (verstrekking, error) {
	if !s.g.echt(vanVerstrekking, r.ID, r.Zegel, verstrekkingVelden(r)) {
		r.Stand, r.Vrager, r.Delen = informatie.VerstrekkingIngetrokken, "", nil
	}
	for i, b := range r.Bezwaren {
		r.Bezwaren[i].Staat = b.Staat || !s.g.echt(vanBezwaar, r.ID, b.Zegel, bezwaarVelden(b))
	}
	if r.Advies != nil && !s.g.echt(adviesLabel(*r.Advies), r.ID, r.Advies.Zegel, adviesVelden(*r.Advies)) {
		r.Advies = nil
	}
	v := verstrekking{Verstrekking: r, zaak: z}
	var gevraagd []string
	for _, rij := range r.Delen {
		d, err := s.maakDeel(z, r, rij, stukken)
		if err != nil {
			return v, err
		}
		d.oud = r.Advies != nil && d.stuk != nil && !gaatOver(*r.Advies, d)
		v.delen = append(v.delen, d)
		gevraagd = append(gevraagd, d.partijen()...)
	}
	gevraagd = slices.Compact(slices.Sorted(slices.Values(gevraagd)))
	for _, f := range z.feiten {
		v.feiten = append(v.feiten, policy.Verstrekking{ID: r.ID, Casus: f, Vrager: r.Vrager, Gevraagd: gevraagd, Soort: string(r.Soort), Stand: string(r.Stand)})
	}
	return v, nil
}

func (s *scope) maakDeel(z zaak, r store.Verstrekking, rij store.Verstrekkingsdeel, stukken map[string]store.Gegeven) (deel, error) {
	d := deel{Verstrekkingsdeel: rij}
	if d.vals = !s.g.echt(vanDeel, rij.Instemming, rij.Zegel, deelVelden(rij)); d.vals {
		d.Stemmen = nil
	}
	for i, v := range d.Stemmen {
		if !s.g.echt("stem", v.Instemming+"/"+v.Partij, v.Zegel, stemVelden(v)) {
			d.Stemmen[i].Stand = bestuur.Gevraagd
		}
	}
	bijzonder := false
	if g, ok := stukken[rij.Gegeven]; ok && !d.vals {
		k, err := s.maakStuk(z, g)
		if err != nil {
			return d, err
		}
		d.stuk, bijzonder = &k, g.Soort != informatie.Gewoon
	}
	for _, f := range z.feiten {
		d.feiten = append(d.feiten, policy.Verstrekkingsdeel{ID: rij.Instemming, Casus: f, Vrager: r.Vrager, Soort: string(r.Soort), Stand: string(r.Stand),
			Gevraagd: d.partijen(), Bijzonder: bijzonder})
	}
	return d, nil
}

// leesVerstrekking reads a disclosure, before anything is decided. One that does not exist is errs.ErrNotFound.
func (s *scope) leesVerstrekking(id string) (verstrekking, error) {
	r, err := opID(s, id, s.tx.Verstrekking)
	if err != nil {
		return verstrekking{}, err
	}
	z, err := s.gezien(r.Casus)
	if err != nil {
		return verstrekking{}, err
	}
	s.namens(z)
	stukken, err := s.stukkenVan(z)
	if err != nil {
		return verstrekking{}, err
	}
	return s.maakVerstrekking(z, r, stukken)
}

// verstrekking reads a disclosure and decides on the act: *errs.Denied for who may know of it, else errs.ErrNotFound.
func (s *scope) verstrekking(id string, ctx func(verstrekking) (policy.Context, error)) (verstrekking, error) {
	v, err := s.leesVerstrekking(id)
	if err != nil {
		return v, err
	}
	rond := policy.Context{}
	if ctx != nil {
		if rond, err = ctx(v); err != nil {
			return v, err
		}
	}
	return v, s.beslisOver(v.op, rond, "verstrekking.lezen")
}

// deelVan reads one part of a disclosure and decides on the act: errs.ErrNotFound for who may not know of that part.
func (s *scope) deelVan(van, id string, ctx func(deel) policy.Context) (v verstrekking, d deel, err error) {
	v, err = s.leesVerstrekking(van)
	if err != nil {
		return v, d, err
	}
	s.object(id)
	for _, d = range v.delen {
		if d.Instemming == id {
			return v, d, s.beslisOver(d.op, ctx(d), "verstrekking.deel")
		}
	}
	s.besloten = true
	return v, d, errs.ErrNotFound
}

// kent tells whether the caller may know of a part: also that its piece is there, or was (rule 13.2-1).
func (s *scope) kent(d deel) bool {
	if d.vals || !s.vraag("verstrekking.deel", d.op, policy.Context{}).Toegestaan {
		return false
	}
	if d.passage() {
		return true
	}
	return d.stuk != nil && (s.leestDeel(d) || s.vraag("gegeven.bestaan", d.stuk.op, policy.Context{}).Toegestaan)
}

// leestDeel tells whether the caller may read the piece of a part now.
func (s *scope) leestDeel(d deel) bool {
	return d.stuk != nil && s.vraag("gegeven.lezen", d.stuk.op, policy.Context{}).Toegestaan
}

// bekenden are those who are no Derde in a Casus (rule 1.6-1).
func (s *scope) bekenden(z zaak) (casus.Bekenden, error) {
	bekend := casus.Bekenden{Plat: crypto.Plat}
	doos, err := s.doos(z.ID)
	if err != nil {
		return bekend, err
	}
	rijen, err := s.tx.Betrokkenen(z.ID)
	for _, r := range rijen {
		m, fout := openBetrokkene(doos, r)
		err, bekend.Betrokkenen = eerste(err, fout), append(bekend.Betrokkenen, m.Naam)
	}
	bekend.Partijen = append(bekend.Partijen, casus.BekendePartij{Naam: s.huis.instelling["naam"]})
	for id, p := range s.huis.partijen {
		if p.Soort == partij.Huis || p.Soort.Convenant() && s.huis.doetMee(id, s.moment) {
			ook := []string{p.Soort.Label(), strings.TrimPrefix(p.Naam, "Gemeente ")}
			bekend.Partijen = append(bekend.Partijen, casus.BekendePartij{Naam: p.Naam, Kort: p.Kort, Andere: ook})
		}
	}
	return bekend, err
}

// eisGeenBekende asks that who information goes to is a Derde (rule 1.6-1), by its name and by the one to whom it is addressed.
func (s *scope) eisGeenBekende(v *errs.Velden, z zaak, d informatie.Derde) error {
	bekend, err := s.bekenden(z)
	partij, mens := bekend.Herkent(d.Contact)
	v.Eis(!partij && !mens, "derde.contact", "Hier staat een Partij van het convenant of een betrokkene van deze casus. Die is geen derde (art. 1.6). "+casus.AndereMens)
	bekend.EisLeesbaar(v, "derde.contact", d.Contact)
	bekend.EisLeesbaar(v, "derde.naam", d.Naam)
	partij, mens = bekend.Herkent(d.Naam)
	v.Eis(!partij, "derde.naam", "Dit is een Partij van het convenant, en geen derde (art. 1.6). Zij krijgt informatie in de casus zelf, als de Partij die haar gaf dat wil.")
	v.Eis(!mens, "derde.naam", "Dit is een betrokkene van deze casus, en geen derde (art. 1.6). Wie zelf gegevens wil zien, vraagt dat aan het contactpunt. "+casus.AndereMens)
	return err
}

// merkVerstrekking moves the Casus to the top for those who may know of what happened: the procesregie, who asked while they have the
// casusregie, and who supplied what it is about. For any other it would tell that there is a disclosure (rule 7.2-2).
func (s *scope) merkVerstrekking(v verstrekking, partijen ...string) error {
	return s.merkWie(v.zaak, func(r store.Zicht, partij string) bool {
		regie := s.rollen(r)&(policy.RolProcesregisseur|policy.RolWaarnemer) != 0
		vroeg := r.Wie == v.Vrager && s.rollen(r)&policy.RolCasusregisseur != 0
		return regie || vroeg || slices.Contains(partijen, partij)
	})
}

func (s *scope) verstrekkingInhoud(v store.Verstrekking) (verstrekkingInhoud, error) {
	var in verstrekkingInhoud
	doos, err := s.doos(v.Casus)
	if err != nil {
		return in, err
	}
	return in, openNaar(doos, vanVerstrekking, v.ID, v.Inhoud, &in)
}

// stemPlek is where an answer is sealed.
func stemPlek(v store.Stem) string { return v.Instemming + "/" + v.Partij }

// openStem opens an answer: nothing while nobody answered.
func (s *scope) openStem(zaak string, v store.Stem) (stemInhoud, error) {
	var in stemInhoud
	if len(v.Inhoud) == 0 {
		return in, nil
	}
	doos, err := s.doos(zaak)
	if err != nil {
		return in, err
	}
	return in, openNaar(doos, "stem", stemPlek(v), v.Inhoud, &in)
}

func (s *scope) passage(d deel) (string, error) {
	var tekst string
	doos, err := s.doos(d.Casus)
	if err != nil {
		return "", err
	}
	return tekst, openNaar(doos, vanDeel, d.Instemming, d.Inhoud, &tekst)
}

// gatnamen are what a part lacks, as policy knows it.
func gatnamen(gaten []informatie.Deelgat) []string {
	uit := []string{}
	for _, g := range gaten {
		uit = append(uit, string(g))
	}
	return uit
}

func partijlijst(d store.Verstrekkingsdeel) string {
	var uit []string
	for _, v := range d.Stemmen {
		uit = append(uit, v.Partij)
	}
	return strings.Join(uit, ",")
}
