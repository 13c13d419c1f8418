// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"errors"
	"slices"
	"time"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// A visit to a place (a Casus, or "" for Mijn werk) goes on while looks follow each other within bezoekDuurt; what a page calls
// new is what happened since the visit before it, so that it stays new while one reads. Looks within bezoekFijn of each other
// are one moment: most looks write nothing.
const (
	bezoekDuurt = 30 * time.Minute
	bezoekFijn  = 5 * time.Minute
)

// sinds returns since when the caller was away from plek, 0 for a first visit, and has the present look noted with its entry.
// Only people who look at a page visit: a program, a job, or several people at one screen do not.
func (s *scope) sinds(plek string) (int64, error) {
	if len(s.wie) != 1 || s.caller.Herkomst != "web" {
		return 0, nil
	}
	b, err := s.tx.Bezoek(s.caller.persoon(), plek)
	if errors.Is(err, store.ErrGeen) {
		s.bezoek = &store.Bezoek{Medewerker: s.caller.persoon(), Plek: plek, Laatst: s.moment}
		return 0, nil
	}
	if err != nil || s.moment-b.Laatst < bezoekFijn.Microseconds() {
		return b.Vorig, err
	}
	if s.moment-b.Laatst > bezoekDuurt.Microseconds() {
		b.Vorig = b.Laatst
	}
	b.Laatst = s.moment
	s.bezoek = &b
	return b.Vorig, nil
}

// NieuwsBlad is something that happened in a Casus of the reader, by somebody else, since their last visit.
type NieuwsBlad struct {
	Casus Naam `json:"casus"` // its id and number
	GebeurtenisBlad
}

// How far Mijn werk looks back: the casussen that changed last, and of each the last lines.
const (
	nieuwsCasussen = 15
	nieuwsRegels   = 10
	nieuwsOpBlad   = 8
)

// nieuws finds what others did since sinds in the casussen that the caller reads, the newest first. Each line is shown through the
// policy of the object that it names. meer tells that there is more than is shown.
func (s *scope) nieuws(sinds int64) (uit []NieuwsBlad, meer bool, err error) {
	if sinds == 0 {
		return nil, false, nil
	}
	rijen, err := s.casussen(store.Keuze{}, nieuwsCasussen, 0)
	if err != nil {
		return nil, false, err
	}
	for _, r := range rijen {
		if !r.inhoud { // rule 8-P1
			continue
		}
		regels, err := s.nieuwsVan(r, sinds)
		if err != nil {
			return nil, false, err
		}
		uit = append(uit, regels...)
	}
	slices.SortStableFunc(uit, func(a, b NieuwsBlad) int { return b.Moment.Compare(a.Moment) })
	if meer = len(uit) > nieuwsOpBlad; meer {
		uit = uit[:nieuwsOpBlad]
	}
	for _, n := range uit {
		s.toont(n.Casus.ID)
	}
	return uit, meer, nil
}

func (s *scope) nieuwsVan(r rij, sinds int64) ([]NieuwsBlad, error) {
	z := zaak{Casus: r.Casus, feiten: []policy.Casus{r.feiten}, rto: &rtoStand{}}
	gebeurd, err := zichtbaar(nieuwsRegels, func(aantal, vanaf int) ([]store.Gebeurtenis, error) {
		return s.tx.GebeurtenissenSinds(r.ID, sinds, s.caller.persoon(), aantal, vanaf)
	}, func(g store.Gebeurtenis) (bool, error) { return s.weet(z, g) })
	var uit []NieuwsBlad
	for _, g := range gebeurd {
		uit = append(uit, NieuwsBlad{Casus: Naam{ID: r.ID, Naam: r.Nummer}, GebeurtenisBlad: s.gebeurtenis(g)})
	}
	return uit, err
}

// zichtbaar reads on, a page at a time, until it has hoogstens lines of which weet says that the caller may know, or no more come.
// A line that stays hidden takes no place among them: that would tell that something happened (rules 13.1-1, 13.2-1).
func zichtbaar(hoogstens int, lees func(aantal, vanaf int) ([]store.Gebeurtenis, error),
	weet func(store.Gebeurtenis) (bool, error)) ([]store.Gebeurtenis, error) {
	var uit []store.Gebeurtenis
	for vanaf := 0; ; vanaf += hoogstens {
		rijen, err := lees(hoogstens, vanaf)
		if err != nil {
			return nil, err
		}
		for _, g := range rijen {
			toon, err := weet(g)
			if err != nil {
				return nil, err
			}
			if toon {
				uit = append(uit, g)
			}
			if len(uit) == hoogstens {
				return uit, nil
			}
		}
		if len(rijen) < hoogstens {
			return uit, nil
		}
	}
}

// weet tells whether the caller may know of the object of a line; of an object that is not told here, nobody may.
func (s *scope) weet(z zaak, g store.Gebeurtenis) (bool, error) {
	mag := func(op func(int) policy.Resource, acties ...string) bool {
		return slices.ContainsFunc(acties, func(a string) bool { return s.vraag(a, op, policy.Context{}).Toegestaan })
	}
	switch soort, _ := lijnOver(g); soort {
	case "casus":
		return true, nil
	case "aanmelding":
		return mag(z.op, "casus.aanmelding"), nil
	case "plan", "afspraak":
		return mag(z.op, "plan.lezen"), nil
	case "gegeven":
		return s.weetVanStuk(z, g.Object, "gegeven.lezen", "gegeven.bestaan")
	case vanVraag:
		return s.weetVanStuk(z, g.Object, "voorinzage.lezen")
	case "triagevraag":
		r, err := s.tx.Triagevraag(g.Object)
		return err == nil && mag(s.maakVraagstuk(z, r).op, "triagevraag.lezen"), tenzijWeg(err)
	case "informatievraag", "kennisgeving", "correctie", "passage", vanVerstrekking, vanDeel, vanIncidenteel:
		return s.weetVanVraag(z, g, mag)
	case "overleg":
		o, err := s.tx.Overleg(g.Object)
		if err != nil {
			return false, tenzijWeg(err)
		}
		t, err := s.maakTafel(z, o)
		return err == nil && mag(t.op, "overleg.lezen"), err
	case "aantekening":
		r, err := s.aantekening(z, g.Object)
		return r.ID != "" && mag(aantekeningOp(z, r), "aantekening.lezen"), err
	}
	return false, nil
}

// weetVanVraag is weet for what Partijen ask each other or a Derde is given.
func (s *scope) weetVanVraag(z zaak, g store.Gebeurtenis, mag func(func(int) policy.Resource, ...string) bool) (bool, error) {
	switch g.ObjectSoort {
	case "informatievraag":
		r, err := s.tx.Informatievraag(g.Object)
		return err == nil && mag(s.maakInformatiestuk(z, r).op, "informatievraag.lezen"), tenzijWeg(err)
	case "kennisgeving":
		r, err := s.tx.Kennisgeving(g.Object)
		return err == nil && mag(s.kennisgevingOp(z, r), "kennisgeving.lezen"), tenzijWeg(err)
	case vanVerstrekking, vanDeel:
		return s.weetVanVerstrekking(z, g)
	case "correctie":
		return s.weetVanCorrectie(z, g.Object)
	case vanIncidenteel:
		lijst, err := s.incidentelenVan(z)
		return slices.ContainsFunc(lijst, func(d incidenteel) bool { return d.ID == g.Object }), err
	case "passage":
		return s.weetVanPassage(z, g.Object)
	}
	return false, nil
}

// weetVanVerstrekking tells whether the caller may know of a disclosure, or of the part of it that a line is about.
func (s *scope) weetVanVerstrekking(z zaak, g store.Gebeurtenis) (bool, error) {
	weet := map[string]bool{}
	err := s.merkVerstrekkingen(z, weet)
	_, object := lijnOver(g)
	return weet[object], err
}

// merkVerstrekkingen adds to weet the disclosures of a Casus of which the caller may know, and the answers to their parts: those of their own
// Partij, and all for who asked and for the regie.
func (s *scope) merkVerstrekkingen(z zaak, weet map[string]bool) error {
	lijst, err := s.verstrekkingenVan(z)
	for _, v := range lijst {
		weet[v.ID] = true
		alles := s.kijkNaar(v).alles
		for _, d := range v.delen {
			kent := s.kent(d)
			for _, stem := range d.Stemmen {
				weet[d.Instemming+"/"+stem.Partij] = kent && (alles || stem.Partij == s.wie[0].Partij)
			}
		}
	}
	return err
}

// weetVanStuk tells whether the caller may do any of acties to a piece.
func (s *scope) weetVanStuk(z zaak, id string, acties ...string) (bool, error) {
	r, err := s.tx.Gegeven(id)
	if err != nil {
		return false, tenzijWeg(err)
	}
	k, err := s.maakStuk(z, r)
	return err == nil && slices.ContainsFunc(acties, func(a string) bool { return s.vraag(a, k.op, policy.Context{}).Toegestaan }), err
}

func (s *scope) weetVanCorrectie(z zaak, id string) (bool, error) {
	r, err := s.tx.Correctieverzoek(id)
	if err != nil {
		return false, tenzijWeg(err)
	}
	v, err := s.leesVerzoekstuk(z, r)
	if err != nil {
		return false, err
	}
	return s.vraag("correctie.lezen", v.op, policy.Context{}).Toegestaan, nil
}

// tenzijWeg is err, unless it says that what a line names is no longer there.
func tenzijWeg(err error) error {
	if errors.Is(err, store.ErrGeen) {
		return nil
	}
	return err
}

// aantekening finds a note of a Casus whose row is as the gate wrote it; the zero row when there is none.
func (s *scope) aantekening(z zaak, id string) (store.Aantekening, error) {
	rijen, err := s.tx.Aantekeningen(z.ID)
	for _, r := range rijen {
		if r.ID == id && s.g.echt("aantekening", r.ID, r.Zegel, aantekeningVelden(r)) {
			return r, err
		}
	}
	return store.Aantekening{}, err
}

func aantekeningOp(z zaak, r store.Aantekening) func(int) policy.Resource {
	return func(i int) policy.Resource {
		return policy.Aantekening{ID: r.ID, Casus: z.feiten[i], Partij: r.Partij, Soort: string(r.Soort), Delen: r.Delen}
	}
}
