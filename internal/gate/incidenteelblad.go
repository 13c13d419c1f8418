// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// IncidenteelRegel is an incidentele derde in a list.
type IncidenteelRegel struct {
	ID    string                 `json:"id"`
	Naam  string                 `json:"naam"`
	Stand casus.IncidenteelStand `json:"stand"`
	Van   time.Time              `json:"begintOp"`
	Tot   string                 `json:"totDatum"`   // the last day, ISO
	Nu    bool                   `json:"doetNuMee"`  // let in, and within its period
	Wacht bool                   `json:"wachtOpJou"` // the caller's Partij has yet to decide
}

// IncidenteelLijst are the incidentele derden of a Casus of which the reader may know, the newest first.
type IncidenteelLijst struct {
	Casus  string             `json:"casus"`
	Nummer string             `json:"nummer"`
	Derden []IncidenteelRegel `json:"incidenteleDerden"`
	Mag    []string           `json:"mag"`
}

// IncidenteleDerdenLezen returns who takes part in a Casus for a while, did, or is proposed to.
func (g *Gate) IncidenteleDerdenLezen(ctx context.Context, c Caller, id string) (IncidenteelLijst, error) {
	return lees(ctx, g, c, "incidentelederde.lijst", func(s *scope) (IncidenteelLijst, error) {
		z, err := s.casus(id, policy.Context{})
		if err != nil {
			return IncidenteelLijst{}, err
		}
		b := IncidenteelLijst{Casus: z.ID, Nummer: z.Nummer, Derden: []IncidenteelRegel{}, Mag: s.kan(z.op, policy.Context{}, "incidentelederde.voorstellen")}
		lijst, err := s.incidentelenVan(z)
		for _, d := range lijst {
			r, fout := s.incidenteelRegel(d)
			b.Derden, err = append(b.Derden, r), eerste(err, fout)
			s.toont(d.ID)
		}
		return b, err
	})
}

func (s *scope) incidenteelRegel(d incidenteel) (IncidenteelRegel, error) {
	in, err := s.incidenteelInhoud(d.IncidenteleDerde)
	return IncidenteelRegel{ID: d.ID, Naam: in.Organisatie, Stand: d.Stand, Van: moment(d.Van), Tot: laatsteDag(d.Tot), Nu: d.nu(s.moment),
		Wacht: s.wachtOpBesluit(d)}, err
}

// nu tells whether it is let in and within its period.
func (d incidenteel) nu(moment int64) bool {
	return d.Stand == casus.IncidenteelToegelaten && d.Van <= moment && moment < d.Tot
}

func (s *scope) wachtOpBesluit(d incidenteel) bool {
	return len(s.kan(d.op, s.besluitContext(d), "incidentelederde.beslissen")) > 0
}

// IncidenteelBlad is an incidentele derde as who decides, directs the process or takes part sees it.
type IncidenteelBlad struct {
	IncidenteelRegel
	Casus    string            `json:"casus"`
	Nummer   string            `json:"nummer"`
	Personen []string          `json:"personen"`
	Waarom   string            `json:"waarom"`
	Grond    string            `json:"grond"`
	Door     Naam              `json:"voorgesteldDoor"`
	Namens   *Naam             `json:"namens,omitempty"`
	Gevraagd time.Time         `json:"voorgesteldOp"`
	Sinds    time.Time         `json:"gewijzigdOp"`
	Reden    string            `json:"reden,omitempty"` // why it ended
	Besluit  []IncidenteelStem `json:"besluit"`
	Versie   int64             `json:"versie"`
	Mag      []string          `json:"mag"`
}

// IncidenteelStem is what one public Partij decided.
type IncidenteelStem struct {
	Partij Naam          `json:"partij"`
	Stand  bestuur.Stand `json:"stand"`
	Door   string        `json:"door,omitempty"`
	Moment *time.Time    `json:"moment,omitempty"`
	Reden  string        `json:"reden,omitempty"` // for who decides and the Procesregisseur
}

// IncidenteleDerdeLezen opens one. errs.ErrNotFound for who may not know of it.
func (g *Gate) IncidenteleDerdeLezen(ctx context.Context, c Caller, id string) (IncidenteelBlad, error) {
	return lees(ctx, g, c, "incidentelederde.lezen", func(s *scope) (IncidenteelBlad, error) {
		d, err := s.incidenteel(id, func(incidenteel) policy.Context { return policy.Context{} })
		if err != nil {
			return IncidenteelBlad{}, err
		}
		s.toont(d.ID)
		return s.incidenteelBlad(d)
	})
}

func (s *scope) incidenteelBlad(d incidenteel) (IncidenteelBlad, error) {
	regel, err := s.incidenteelRegel(d)
	if err != nil {
		return IncidenteelBlad{}, err
	}
	in, err := s.incidenteelInhoud(d.IncidenteleDerde)
	b := IncidenteelBlad{IncidenteelRegel: regel, Casus: d.Casus, Nummer: d.zaak.Nummer, Personen: lijst(in.Personen), Waarom: in.Waarom, Grond: in.Grond,
		Door: s.huis.mensNaam(d.Voorsteller), Gevraagd: moment(d.Gevraagd), Sinds: moment(d.Gewijzigd), Reden: in.Reden, Besluit: []IncidenteelStem{},
		Versie: d.Versie, Mag: s.kan(d.op, policy.Context{}, "incidentelederde.beeindigen")}
	if d.Namens != "" {
		n := s.huis.partij(d.Namens)
		b.Namens = &n
	}
	if regel.Wacht {
		b.Mag = append(b.Mag, "incidentelederde.beslissen")
	}
	reden := regie(d.zaak) || !slices.ContainsFunc(s.wie, func(w policy.Wie) bool { return !slices.Contains(d.publiek, w.Partij) })
	for _, p := range d.publiek {
		v, fout := s.incidenteelStem(d, p, reden)
		b.Besluit, err = append(b.Besluit, v), eerste(err, fout)
	}
	return b, err
}

func (s *scope) incidenteelStem(d incidenteel, partij string, reden bool) (IncidenteelStem, error) {
	v := d.stem(partij)
	b := IncidenteelStem{Partij: s.huis.partij(partij), Stand: v.Stand, Door: s.huis.medewerkers[v.Medewerker].Naam}
	if v.Stand == bestuur.Gevraagd || v.Moment == 0 {
		return b, nil
	}
	t := moment(v.Moment)
	b.Moment = &t
	if !reden {
		return b, nil
	}
	in, err := s.openStem(d.Casus, v)
	b.Reden = in.Reden
	return b, err
}

// InzienBlad is all that somebody of an incidentele derde sees of a Casus: that it is there, for which goals, until when they read along, and
// the pieces whose suppliers named them, with the names of the betrokkenen whom those are about.
type InzienBlad struct {
	Casus       string        `json:"casus"`
	Nummer      string        `json:"nummer"`
	Fase        casus.Fase    `json:"fase"`
	Doelen      []string      `json:"doelen"`
	Tot         string        `json:"totDatum"` // the last day, ISO
	Betrokkenen []Naam        `json:"betrokkenen"`
	Gegevens    []GegevenBlad `json:"gegevens"`
	// Veranderd are the moments at which a piece that the reader read was corrected, made stricter or withdrawn, and that they no longer read.
	Veranderd []time.Time `json:"veranderd"`
}

// IncidenteleDerdeInzien returns what the incidentele derde of the caller was given in a Casus (rule WGS-14).
func (g *Gate) IncidenteleDerdeInzien(ctx context.Context, c Caller, id string) (InzienBlad, error) {
	return lees(ctx, g, c, "incidentelederde.inzien", func(s *scope) (InzienBlad, error) {
		z, err := s.casus(id, policy.Context{})
		if err != nil {
			return InzienBlad{}, err
		}
		s.toont(z.ID)
		b, err := s.inzienVan(z)
		return *b, err
	})
}

func (s *scope) inzienVan(z zaak) (*InzienBlad, error) {
	b := &InzienBlad{Casus: z.ID, Nummer: z.Nummer, Fase: z.Fase, Doelen: doelenVan(z), Tot: laatsteDag(s.huis.partijen[s.wie[0].Partij].Tot),
		Betrokkenen: []Naam{}, Veranderd: []time.Time{}}
	var err error
	if b.Gegevens, _, err = s.stukken(z); err != nil {
		return b, err
	}
	return b, eerste(s.overWie(z, b), s.veranderd(z, b))
}

// overWie adds the names of the betrokkenen whom the pieces that are shown are about: of nobody else.
func (s *scope) overWie(z zaak, b *InzienBlad) error {
	over := map[string]bool{}
	for _, g := range b.Gegevens {
		for _, id := range g.Over {
			over[id] = true
		}
	}
	if len(over) == 0 {
		return nil
	}
	doos, err := s.doos(z.ID)
	if err != nil {
		return err
	}
	rijen, err := s.tx.Betrokkenen(z.ID)
	for _, r := range rijen {
		if !over[r.ID] || err != nil {
			continue
		}
		var m BetrokkeneBlad
		m, err = openBetrokkene(doos, r)
		b.Betrokkenen = append(b.Betrokkenen, Naam{ID: m.ID, Naam: m.Naam})
		s.toont(r.ID)
	}
	return err
}

func (s *scope) veranderd(z zaak, b *InzienBlad) error {
	rijen, err := s.tx.Kennisgevingen(z.ID)
	for _, r := range rijen {
		if r.Medewerker == s.caller.persoon() && s.vraag("kennisgeving.lezen", s.kennisgevingOp(z, r), policy.Context{}).Toegestaan {
			b.Veranderd = append(b.Veranderd, moment(r.Moment))
		}
	}
	return err
}

// vanIncidenteleDerde tells whether any caller is of an incidentele derde: then nothing is shown of who else reads what.
func (s *scope) vanIncidenteleDerde() bool {
	return slices.ContainsFunc(s.wie, func(w policy.Wie) bool { return w.Incidenteel })
}

// zonderAnderen is a piece as an incidentele derde sees it: not who else reads it, nor who of the supplier wrote it (rule WGS-14).
func (b GegevenBlad) zonderAnderen() GegevenBlad {
	b.Door, b.Wie, b.Lezers, b.Vanaf, b.Zin = "", "", nil, "", ""
	return b
}

// toegelaten are the incidentele derden of a Casus that may be named as readers: let in, and not past their last day.
func (s *scope) toegelaten(z zaak) ([]store.IncidenteleDerde, error) {
	rijen, err := s.tx.IncidenteleDerden(z.ID)
	return slices.DeleteFunc(rijen, func(r store.IncidenteleDerde) bool {
		return r.Stand != casus.IncidenteelToegelaten || r.Tot <= s.moment || !s.g.echt(vanIncidenteel, r.ID, r.Zegel, incidenteelVelden(r))
	}), err
}

// meelezers adds the incidentele derden that can be named as readers now, and to weet which lines of the timeline the caller may see of those
// that are or were.
func (s *scope) meelezers(z zaak, b *CasusBlad, weet map[string]bool) error {
	lijst, err := s.incidentelenVan(z)
	for _, d := range lijst {
		weet[d.ID] = true
		if d.Stand == casus.IncidenteelToegelaten && d.Tot > s.moment {
			b.Meelezers = append(b.Meelezers, MeelezerBlad{s.huis.partij(d.ID), laatsteDag(d.Tot)})
		}
	}
	return err
}

// MeelezerBlad is an incidentele derde that can be named as reader of a piece.
type MeelezerBlad struct {
	Naam
	Tot string `json:"totDatum"` // the last day, ISO
}

// nogKiezen is how long suppliers find an incidentele derde that was let in among their tasks: who named it for no piece by then gives none.
const nogKiezen = 14 * 24 * time.Hour

// incidenteelTaken finds what waits because of an incidentele derde: for its own people to read, for public Partijen to decide, and for
// suppliers to say which of their pieces it reads.
func (s *scope) incidenteelTaken() ([]Taak, error) {
	if len(s.wie) != 1 {
		return nil, nil
	}
	if s.wie[0].Incidenteel {
		return s.meeleesTaak()
	}
	var uit []Taak
	for stand, taak := range map[casus.IncidenteelStand]func(incidenteel) (string, int64, error){
		casus.IncidenteelGevraagd: func(d incidenteel) (string, int64, error) {
			if s.wachtOpBesluit(d) {
				return "incidenteelbesluit", 0, nil
			}
			return "", 0, nil
		},
		casus.IncidenteelToegelaten: s.kiesTaak,
	} {
		rijen, err := s.tx.IncidenteleDerdenIn(stand, s.caller.persoon(), maxTaken)
		if err != nil {
			return nil, err
		}
		for _, r := range rijen {
			t, err := s.incidenteelTaak(r, taak)
			if err != nil {
				return nil, err
			}
			uit = append(uit, t...)
		}
	}
	slices.SortFunc(uit, func(a, b Taak) int { return len(b.Soort) - len(a.Soort) }) // a map has no order
	return uit, nil
}

func (s *scope) incidenteelTaak(r store.IncidenteleDerde, soort func(incidenteel) (string, int64, error)) ([]Taak, error) {
	z, err := s.zaakVan(r.Casus)
	if err != nil {
		return nil, err
	}
	nu, err := s.publiekePartijen(z)
	if err != nil {
		return nil, err
	}
	d, err := s.maakIncidenteel(z, r, nu)
	if err != nil || !s.vraag("incidentelederde.lezen", d.op, policy.Context{}).Toegestaan {
		return nil, err
	}
	wat, tot, err := soort(d)
	if wat == "" || err != nil {
		return nil, err
	}
	s.toont(d.ID)
	t := Taak{Soort: wat, Casus: CasusRegel{ID: z.ID, Nummer: z.Nummer}, Object: d.ID}
	if tot > 0 {
		t.Uiterlijk = laatsteDag(tot)
	}
	return []Taak{t}, nil
}

// kiesTaak says whether the caller's Partij gave pieces and did not name the incidentele derde for any yet.
func (s *scope) kiesTaak(d incidenteel) (string, int64, error) {
	tot := min(d.Tot, d.Gewijzigd+nogKiezen.Microseconds())
	if tot <= s.moment {
		return "", 0, nil
	}
	rijen, err := s.tx.Gegevens(d.Casus)
	eigen := false
	for _, r := range rijen {
		if r.Partij != s.wie[0].Partij || r.Ingetrokken || err != nil {
			continue
		}
		if slices.Contains(r.Lezers, d.ID) {
			return "", 0, nil
		}
		if !eigen {
			var k stuk
			k, err = s.maakStuk(d.zaak, r)
			eigen = err == nil && len(s.kan(k.op, policy.Context{}, "gegeven.voorwaarden")) > 0
		}
	}
	if !eigen {
		return "", 0, err
	}
	return "incidenteelstuk", tot, err
}

// meeleesTaak is the one thing that somebody of an incidentele derde has to do here: to read.
func (s *scope) meeleesTaak() ([]Taak, error) {
	d, err := s.tx.IncidenteleDerde(s.wie[0].Partij)
	if err != nil {
		return nil, alsEr(err) // the dossier is gone
	}
	z, err := s.zaakVan(d.Casus)
	if err != nil || !s.mag("incidentelederde.inzien", z.op) {
		return nil, err
	}
	s.toont(z.ID)
	return []Taak{{Soort: "meelezen", Casus: CasusRegel{Nummer: z.Nummer}, Object: z.ID, Uiterlijk: laatsteDag(d.Tot)}}, nil
}
