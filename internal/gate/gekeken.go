// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// Inzage is one line of *Wie heeft gekeken*: who did or tried what with a Casus, when and on which article (rule AVG-6).
type Inzage struct {
	Volgnr    int64     `json:"volgnummer"`
	Moment    time.Time `json:"moment"`
	Wie       string    `json:"wie"`
	Functie   string    `json:"functie,omitempty"`
	Partij    string    `json:"partij"`
	Namens    string    `json:"namens,omitempty"`
	Via       string    `json:"via,omitempty"` // the system that did it in their name
	Handeling string    `json:"handeling"`     // title of the act
	Stukken   int       `json:"stukken"`       // pieces and people of this Casus shown with it
	Uitkomst  string    `json:"uitkomst"`      // toegestaan, geweigerd, mislukt
	Artikelen []string  `json:"artikelen"`
}

// InzagePagina is a page of *Wie heeft gekeken*, the newest first.
type InzagePagina struct {
	Nummer  string   `json:"nummer"` // of the Casus
	Inzagen []Inzage `json:"inzagen"`
	Voor    int64    `json:"voor,omitempty"` // the next page starts before this entry; 0 when there is none
}

const inzagenPerPagina = 50

// CasusGekeken returns who looked at a Casus, refused tries included. Looking at this is itself an entry (rule AVG-5).
func (g *Gate) CasusGekeken(ctx context.Context, c Caller, id string, voor int64) (InzagePagina, error) {
	if err := g.werkIndexBij(ctx); err != nil {
		return InzagePagina{}, g.onbereikbaar(g.acts["casus.gekeken"], err)
	}
	if voor <= 0 {
		voor = math.MaxInt64
	}
	return lees(ctx, g, c, "casus.gekeken", func(s *scope) (InzagePagina, error) {
		z, err := s.casus(id, policy.Context{})
		if err != nil {
			return InzagePagina{}, err
		}
		return s.inzagen(z, voor)
	})
}

func (s *scope) inzagen(z zaak, voor int64) (InzagePagina, error) {
	lijst, err := s.laatsteInzagen(z, voor, inzagenPerPagina+1)
	p := InzagePagina{Nummer: z.Nummer, Inzagen: lijst}
	if len(lijst) > inzagenPerPagina {
		p.Inzagen, p.Voor = lijst[:inzagenPerPagina], lijst[inzagenPerPagina-1].Volgnr
	}
	s.toont(z.ID)
	return p, err
}

// laatsteInzagen returns looks at a Casus of which the reader may know, the newest first, as far as the way back to them is built. It
// reads on until it has hoogstens of them: what stays hidden takes no place.
func (s *scope) laatsteInzagen(z zaak, voor int64, hoogstens int) ([]Inzage, error) {
	lijst := []Inzage{}
	o, err := s.optredens(z)
	for err == nil {
		bodies, fout := s.tx.RegelsOver(z.ID, voor, hoogstens)
		err = fout
		for _, body := range bodies {
			e, _, fout := audit.Decode(body)
			if fout != nil {
				return lijst, fout
			}
			voor = e.Sequence
			if weet, ok := o.zonderGeheim(e); (ok || s.allenVan(e.Partij)) && !alleenGevolgd(e) {
				lijst = append(lijst, s.inzage(weet))
			}
			if len(lijst) == hoogstens {
				return lijst, nil
			}
		}
		if len(bodies) < hoogstens {
			return lijst, err
		}
	}
	return lijst, err
}

// alleenGevolgd tells that an entry showed nothing: a page that stood open heard when to look anew, and each of its looks has an entry.
func alleenGevolgd(e audit.Entry) bool {
	return e.Handeling == "casus.volgen" && e.Uitkomst == audit.Allowed
}

// optredens are the own actions of Partijen in a Casus (rule 13.1-1), by whether the reader of its log may know of each. alles: the
// privacy officer, who watches over the log, sees all of it (rule AVG-6).
type optredens struct {
	alles bool
	weet  map[string]bool
}

func (s *scope) optredens(z zaak) (optredens, error) {
	o := optredens{weet: map[string]bool{}}
	if o.alles = !slices.ContainsFunc(s.wie, func(w policy.Wie) bool { return w.Functies&policy.FunctieFG == 0 }); o.alles {
		return o, nil
	}
	rijen, err := s.tx.Aantekeningen(z.ID)
	lezen := s.velen("aantekening.lezen")
	for _, r := range rijen {
		if isOptreden(r) {
			o.weet[r.ID] = s.g.echt("aantekening", r.ID, r.Zegel, aantekeningVelden(r)) && lezen.mag(aantekeningOp(z, r))
		}
	}
	return o, err
}

// zonderGeheim returns an entry without the own actions that a Partij keeps to itself: neither counted nor told by the article. false
// when it tells of nothing else: that a Partij recorded an own action, or looked at them and found none that the reader knows of.
func (o optredens) zonderGeheim(e audit.Entry) (audit.Entry, bool) {
	geheim := func(id string) bool { weet, is := o.weet[id]; return is && !weet }
	if o.alles || e.Uitkomst == audit.Refused {
		return e, true
	}
	bekend := slices.ContainsFunc(slices.Concat(e.Objecten, e.Getoond), func(id string) bool { return o.weet[id] })
	if !bekend && slices.ContainsFunc(e.Getoond, geheim) {
		e.Artikelen = slices.DeleteFunc(slices.Clone(e.Artikelen), func(a string) bool { return a == "13.1" })
	}
	e.Getoond = slices.DeleteFunc(slices.Clone(e.Getoond), geheim)
	return e, bekend || !strings.HasPrefix(e.Handeling, "optreden.")
}
func (s *scope) logRegel(n int64) (audit.Entry, error) {
	body, err := s.tx.LogRegel(n)
	if err != nil {
		return audit.Entry{}, geen(err)
	}
	e, _, err := audit.Decode(body)
	return e, err
}

func (s *scope) inzage(e audit.Entry) Inzage {
	i := Inzage{Volgnr: e.Sequence, Moment: moment(e.Time), Wie: s.huis.medewerkers[e.Persoon].Naam, Functie: e.Functie,
		Partij: s.huis.partijen[e.Partij].Naam, Handeling: s.g.acts[e.Handeling].Titel, Uitkomst: e.Uitkomst.String(), Artikelen: e.Artikelen}
	if e.Casus != "" { // of a list or a search the number would tell about other casussen
		i.Stukken = max(0, len(e.Getoond)-1)
	}
	if id, is := strings.CutPrefix(e.Herkomst, herkomstVan("")); is {
		i.Via = s.huis.koppelingen[id].Naam
	}
	if e.Namens != "" {
		i.Namens = s.huis.partijen[e.Namens].Naam
	}
	return i
}

// werkIndexBij builds the way back from objects to entries up to the end of the log. It is derived from the log and can be
// built anew, so it is no act.
func (g *Gate) werkIndexBij(ctx context.Context) error {
	g.indexMu.Lock()
	defer g.indexMu.Unlock()
	for {
		klaar, err := g.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) { return indexeer(ctx, tx) })
		if err != nil || klaar {
			return err
		}
	}
}

const (
	indexStap = 100             // entries in one transaction
	indexRust = 2 * time.Second // between two steps behind the log
)

// indexAchteraf builds the way back behind the log, a step at a time, until Close.
func (g *Gate) indexAchteraf() {
	defer close(g.indexKlaar)
	tik := time.NewTicker(indexRust)
	defer tik.Stop()
	for {
		select {
		case <-g.einde:
			return
		case <-tik.C:
		}
		g.indexMu.Lock()
		_, err := g.db.Schrijf(context.Background(), func(tx *store.Tx) (bool, error) { return indexeer(context.Background(), tx) })
		g.indexMu.Unlock()
		if err != nil {
			g.log.Warn("de weg terug in het log loopt achter", "fout", err.Error())
		}
	}
}

func indexeer(ctx context.Context, tx *store.Tx) (klaar bool, err error) {
	tot, omvang, err := tx.IndexTot(true)
	if err != nil || tot >= omvang {
		return true, err
	}
	eind := min(omvang, tot+indexStap)
	var nieuw []audit.Entry // first all, then the writing: PostgreSQL has one query in hand on a connection
	err = tx.Log().Bodies(ctx, tot, eind, func(_ int64, body []byte) error {
		e, _, err := audit.Decode(body)
		nieuw = append(nieuw, e)
		return err
	})
	if err != nil {
		return false, err
	}
	var gelezen []store.Gelezen
	var terug []store.Weg
	tel := teller{}
	for _, e := range nieuw {
		gelezen = leest(gelezen, e)
		tel.neem(e)
		for _, o := range wegen(e) {
			terug = append(terug, store.Weg{Object: o, Volgnummer: e.Sequence})
		}
	}
	if err := eerste(tx.Indexeer(terug...), tel.schrijf(tx)); err != nil {
		return false, err
	}
	for _, g := range gelezen {
		if err := tx.Lees(g); err != nil {
			return false, err
		}
	}
	return eind == omvang, tx.ZetIndexTot(eind)
}

// objecten are the ids by which an entry is found: what it is about and what it showed.
func objecten(e audit.Entry) []string {
	alle := slices.Concat(e.Objecten, e.Getoond)
	if e.Casus != "" {
		alle = append(alle, e.Casus)
	}
	slices.Sort(alle)
	return slices.Compact(alle)
}

// Uitleg is how an act of the caller was decided (*Waarom mag ik dit (niet)?*).
type Uitleg struct {
	Volgnr    int64     `json:"volgnummer"`
	Moment    time.Time `json:"moment"`
	Handeling string    `json:"handeling"`
	Titel     string    `json:"titel"`
	Uitkomst  string    `json:"uitkomst"`
	Regels    []string  `json:"regels"`
	Artikelen []string  `json:"artikelen"`
	Kan       string    `json:"kan,omitempty"`    // what could not be done
	Waarom    string    `json:"waarom,omitempty"` // of a refusal for want of a permission
	Anders    string    `json:"anders,omitempty"`
}

// BesluitUitleggen explains an earlier act of the caller. Anybody else's is errs.ErrNotFound.
func (g *Gate) BesluitUitleggen(ctx context.Context, c Caller, volgnr int64) (Uitleg, error) {
	return lees(ctx, g, c, "besluit.uitleggen", func(s *scope) (Uitleg, error) {
		e, err := s.logRegel(volgnr)
		if err != nil {
			s.besloten = true
			return Uitleg{}, errs.ErrNotFound
		}
		if s.beslis(policy.Logregel{ID: strconv.FormatInt(volgnr, 10), Persoon: e.Persoon, Uitkomst: e.Uitkomst.String()}, policy.Context{}) != nil {
			return Uitleg{}, errs.ErrNotFound
		}
		if slices.Contains(e.Regels, nietGevonden) {
			s.entry.Uitkomst = audit.Refused
			return Uitleg{}, errs.ErrNotFound
		}
		return g.uitleg(e), nil
	})
}

// uitleg puts a decision in words: those of the refusing policy, or of the act when nothing allowed it.
func (g *Gate) uitleg(e audit.Entry) Uitleg {
	a := g.acts[e.Handeling]
	u := Uitleg{Volgnr: e.Sequence, Moment: moment(e.Time), Handeling: e.Handeling, Titel: a.Titel, Uitkomst: e.Uitkomst.String(),
		Regels: e.Regels, Artikelen: e.Artikelen}
	if e.Uitkomst != audit.Refused {
		return u
	}
	u.Kan, u.Waarom, u.Anders = a.Kan, a.Waarom, a.Anders
	if waarom, anders, is := a.andereStand(e.Regels); is {
		u.Waarom, u.Anders = waarom, anders
		return u
	}
	if len(e.Regels) > 0 {
		if waarom, anders, ok := g.motor.Uitleg(e.Regels[0]); ok {
			u.Waarom, u.Anders = waarom, anders
		}
	}
	return u
}
