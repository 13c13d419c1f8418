// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"cmp"
	"context"
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// Taak is something that waits for the reader.
type Taak struct {
	Soort     string     `json:"soort"`               // bevestigen, toewijzen, screenen, triagevraag, triage_open (not answered yet), triage, afspraak, instemmen …
	Casus     CasusRegel `json:"casus"`               // of a triagevraag only its number: who is asked does not know the Casus (rule 1.8-1); empty of the Privacy Protocol
	Van       *Naam      `json:"van,omitempty"`       // the Partij on which it waits, or that asks
	Over      string     `json:"over,omitempty"`      // in words, of an afspraak
	Object    string     `json:"object,omitempty"`    // id of what it is about, within the Casus
	Uiterlijk string     `json:"uiterlijk,omitempty"` // the last day, ISO; empty for a task without a term
}

// WerkBlad is what waits for somebody, what they are typing and the casussen in which they have a role.
type WerkBlad struct {
	Taken      []Taak         `json:"taken"`
	Concepten  []ConceptBlad  `json:"concepten"`
	Casussen   []CasusRegel   `json:"casussen"`
	Week       []OverlegRegel `json:"overleggenDezeWeek"`    // of the coming seven days, the first first
	Bezoek     *time.Time     `json:"vorigBezoek,omitempty"` // since when the reader was away; nothing for a first visit
	Nieuws     []NieuwsBlad   `json:"nieuws"`                // what others did since, the newest first
	MeerNieuws bool           `json:"meerNieuws"`            // there is more of it than is shown
	// Geraden is how often in the last day somebody tried in vain to log in with the reader's name, when that is often.
	Geraden int64 `json:"mislukteInlogpogingen,omitempty"`
	// Kopieen is of how many passkeys of the reader there is a copy: they open nothing any more.
	Kopieen int `json:"gekopieerdePasskeys,omitempty"`
	// Hersteld tells for fourteen days that the reader's log-in was made anew with a recovery code: who did it may not be them (rule 14.3-1).
	Hersteld *HersteldBlad `json:"inlogHersteld,omitempty"`
}

// HersteldBlad is when somebody's log-in was made anew, and by whose code.
type HersteldBlad struct {
	Moment time.Time `json:"moment"`
	Door   Naam      `json:"door"` // who gave the code
}

const (
	maxTaken      = 100
	eigenCasussen = 10
)

// MijnWerk returns what waits for the caller, the most urgent first: a question in triage to answer, an Aanmelding to confirm, to
// assign or to judge, a triage to finish; their drafts, the casussen that changed last, and what others did since the caller was
// here.
func (g *Gate) MijnWerk(ctx context.Context, c Caller) (WerkBlad, error) {
	return lees(ctx, g, c, "mijnwerk.lezen", func(s *scope) (WerkBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return WerkBlad{}, err
		}
		return s.werk()
	})
}

func (s *scope) werk() (WerkBlad, error) {
	b := WerkBlad{Taken: []Taak{}, Concepten: []ConceptBlad{}, Casussen: []CasusRegel{}, Week: []OverlegRegel{}, Nieuws: []NieuwsBlad{}}
	if err := s.concepten(&b); err != nil {
		return b, err
	}
	gevraagd, err := s.gevraagd()
	if err != nil {
		return b, err
	}
	taken, err := s.taken()
	if err != nil {
		return b, err
	}
	overleg, week, err := s.overlegwerk()
	if err != nil {
		return b, err
	}
	b.Taken, b.Week = dringendEerst(slices.Concat(b.Taken, gevraagd, taken, overleg)), append(b.Week, week...)
	open := true
	rijen, err := s.casussen(store.Keuze{Open: &open}, eigenCasussen, 0)
	if err != nil {
		return b, err
	}
	for _, r := range rijen {
		b.Casussen = append(b.Casussen, s.regel(r))
		s.toont(r.ID)
	}
	if b.Geraden, err = s.eigenGeraden(); err != nil {
		return b, err
	}
	if b.Kopieen, err = s.eigenKopieen(); err != nil {
		return b, err
	}
	if b.Hersteld, err = s.eigenHerstel(); err != nil {
		return b, err
	}
	return b, s.sindsBezoek(&b)
}

// eigenHerstel is the last recovery of the caller's own log-in, nothing when it is not of late; on a screen that several look at nobody's.
func (s *scope) eigenHerstel() (*HersteldBlad, error) {
	if len(s.wie) != 1 {
		return nil, nil
	}
	a, err := s.eigenAccount()
	if err != nil || a.in.Hersteld == 0 || s.moment-a.in.Hersteld >= nieuwtijd.Microseconds() {
		return nil, alsOnbekend(err)
	}
	return &HersteldBlad{Moment: moment(a.in.Hersteld), Door: s.huis.mensNaam(a.in.HersteldDoor)}, nil
}

// dringendEerst puts what is due first on top, what is late included; what has no last day keeps its order below.
func dringendEerst(taken []Taak) []Taak {
	slices.SortStableFunc(taken, func(a, b Taak) int {
		if (a.Uiterlijk == "") != (b.Uiterlijk == "") {
			return cmp.Compare(len(b.Uiterlijk), len(a.Uiterlijk))
		}
		return cmp.Compare(a.Uiterlijk, b.Uiterlijk)
	})
	return taken
}

// sindsBezoek adds what others did since the caller was here.
func (s *scope) sindsBezoek(b *WerkBlad) error {
	weg, err := s.sinds("")
	if err != nil {
		return err
	}
	b.Bezoek = begin(weg)
	nieuws, meer, err := s.nieuws(weg)
	b.Nieuws, b.MeerNieuws = append(b.Nieuws, nieuws...), meer
	return err
}

// concepten lists the drafts of the caller; on a screen that several look at nobody's.
func (s *scope) concepten(b *WerkBlad) error {
	if len(s.wie) > 1 {
		return nil
	}
	lijst, err := s.tx.Concepten(s.caller.persoon())
	for _, k := range lijst {
		b.Concepten = append(b.Concepten, conceptBlad(k))
		s.toont(k.ID)
	}
	return err
}

// taken finds what waits, by the phases in which somebody must act.
func (s *scope) taken() ([]Taak, error) {
	uit := []Taak{}
	for _, wacht := range []struct {
		fase  casus.Fase
		actie string
		soort string
	}{
		{casus.TeBevestigen, "casus.bevestigen", "bevestigen"},
		{casus.Aangemeld, "casus.toewijzen", "toewijzen"},
		{casus.InScreening, "casus.screenen", "screenen"},
		{casus.Triage, "triage.afronden", "triage"},
		{casus.Afschaling, "casus.opschonen", "opschonen"},
	} {
		rijen, err := s.casussen(store.Keuze{Fase: string(wacht.fase), Sorteer: "aangemeld"}, maxTaken, 0)
		if err != nil {
			return nil, err
		}
		ctx := s.context()
		ctx.NaarFuncties, ctx.NaarActief = policy.FunctieProcesregisseur, true
		for _, r := range rijen {
			if s.g.motor.Beslis(s.wie[0], wacht.actie, r.feiten, ctx).Toegestaan && s.ookAnderen(r.ID, wacht.actie, ctx) {
				t, fout := s.taakVan(r, wacht.soort)
				uit, err = append(uit, t...), eerste(err, fout)
			}
		}
		if err != nil {
			return nil, err
		}
	}
	plan, err := s.plantaken()
	controle, fout := s.vernietigTaken()
	wacht, ook := s.uitgesteld()
	vooraf, fout2 := s.voorinzageTaken()
	derden, fout3 := s.verstrekkingTaken()
	protocol, fout4 := s.protocolTaken()
	mee, fout5 := s.incidenteelTaken()
	over, fout6 := s.overneemTaken()
	herzien, fout7 := s.herzieningTaak()
	herstel, fout8 := s.herstelTaken()
	einde, fout10 := s.eindeTaken()
	nood, fout9 := s.noodTaken() // what somebody reads right now comes first
	return slices.Concat(nood, uit, plan, controle, wacht, vooraf, derden, protocol, mee, over, herzien, herstel, einde, s.nieuweBeheerders()), eerste(err, fout, ook, fout2, fout3, fout4, fout5, fout6, fout7, fout8, fout9, fout10)
}

// ofSluiten makes of a dossier to clean one to close, when it was cleaned.
func (s *scope) ofSluiten(t *Taak) error {
	if t.Soort != "opschonen" {
		return nil
	}
	schoon, _, err := s.schoon(t.Casus.ID)
	if schoon {
		t.Soort = "sluiten"
	}
	return err
}
