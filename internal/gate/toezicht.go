// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"sort"
	"strings"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// LogVraag says which entries of the log the privacy officer wants to see. Empty fields choose nothing; nothing of it is about a Betrokkene.
type LogVraag struct {
	Medewerker string     `json:"medewerker,omitempty"` // id of who acted, or their LogMens.Kenmerk
	Casus      string     `json:"casus,omitempty"`      // number
	Handeling  string     `json:"handeling,omitempty"`  // name of an act: "casus.lezen"
	Artikel    string     `json:"artikel,omitempty"`
	Uitkomst   string     `json:"uitkomst,omitempty"` // toegestaan, geweigerd or mislukt
	Vanaf      klok.Datum `json:"vanaf,omitempty"`    // first day
	Tot        klok.Datum `json:"tot,omitempty"`      // last day, included
	Voor       int64      `json:"voor,omitempty"`     // only what stands before this entry; 0 for the newest
}

// Valideer returns nil or an *errs.Invalid with all that is wrong; whether the person and the Casus exist is for the door.
func (v LogVraag) Valideer() error {
	var f errs.Velden
	f.Eis(v.Handeling == "" || slices.ContainsFunc(LogHandelingen(), func(a Act) bool { return a.Naam == v.Handeling }), "handeling", "Kies een handeling uit de lijst.")
	f.Eis(v.Uitkomst == "" || uitkomstVan(v.Uitkomst) != 0, "uitkomst", "Kies een uitkomst uit de lijst.")
	eisPeriode(&f, v.Vanaf, v.Tot)
	f.Eis(v.Voor >= 0, "voor", "Begin bij de eerste pagina.")
	return f.Fout()
}

// eisPeriode reads the two ends of a period: nothing of one that is not filled in, or is no day.
func eisPeriode(f *errs.Velden, vanaf, tot klok.Datum) (eerste, laatste time.Time) {
	eerste, ok := vanaf.Lees()
	f.Eis(ok || vanaf.Leeg(), "vanaf", "Vul een dag in als dag-maand-jaar.")
	laatste, ok = tot.Lees()
	f.Eis(ok || tot.Leeg(), "tot", "Vul een dag in als dag-maand-jaar.")
	f.Eis(eerste.IsZero() || laatste.IsZero() || !laatste.Before(eerste), "tot", "Kies een laatste dag die niet voor de eerste ligt.")
	return eerste, laatste
}

func uitkomstVan(naam string) audit.Outcome {
	for _, u := range []audit.Outcome{audit.Allowed, audit.Refused, audit.Failed} {
		if u.String() == naam {
			return u
		}
	}
	return 0
}

// LogHandelingen are the acts of which there can be entries, by title.
func LogHandelingen() []Act {
	uit := slices.DeleteFunc(Acts(), func(a Act) bool { return a.Kan == "" }) // those are a part of another one
	slices.SortStableFunc(uit, func(a, b Act) int { return cmp.Compare(a.Titel, b.Titel) })
	return uit
}

// LogArtikelen are the articles by which an entry can be decided, in no order that means anything.
func (g *Gate) LogArtikelen() []string {
	var uit []string
	for _, a := range Acts() {
		uit = append(uit, a.Artikelen...)
	}
	for _, b := range g.motor.Bepalingen() {
		uit = append(uit, b.Artikel)
	}
	slices.Sort(uit)
	return slices.Compact(uit)
}

// LogRegel is an entry as the privacy officer sees it: never anything that is in a dossier, nor whom it is about.
type LogRegel struct {
	Inzage
	CasusID string `json:"casus,omitempty"`
	Nummer  string `json:"nummer,omitempty"` // of a Casus of which the reader may know
	// Over is whose rights or log-in an act of the house was about, and Functies which it gave or ended.
	Over     []string `json:"over,omitempty"`
	Functies []string `json:"functies,omitempty"`
	// Keer is how many log-ins that failed a line stands for, when that is more than itself.
	Keer int `json:"keer,omitempty"`
}

// LogMens is an employee whose acts can be searched for.
type LogMens struct {
	Naam
	Partij  string `json:"partij"`  // its name
	Kenmerk string `json:"kenmerk"` // stands in an address instead of the id, which in some houses tells the name
}

// kenmerk is a mark of an employee that tells nothing about them.
func kenmerk(id string) string {
	h := sha256.Sum256([]byte("rondetafel medewerker v1 " + id))
	return hex.EncodeToString(h[:10])
}

// LogPagina is a page of the log, the newest first.
type LogPagina struct {
	Regels []LogRegel `json:"regels"`
	Voor   int64      `json:"voor,omitempty"` // the next page starts before this entry; 0 when there is none
	Mensen []LogMens  `json:"mensen"`         // everybody who can be chosen, by name
}

const logregelsPerPagina = 50

// LogDoorzoeken shows the privacy officer the log itself, whoever acted and whatever the outcome (rule AVG-5). The search is an entry of its own,
// which names the person and the Casus that were asked for by their ids, and the casussen that it showed.
func (g *Gate) LogDoorzoeken(ctx context.Context, c Caller, v LogVraag) (LogPagina, error) {
	v.Casus, v.Medewerker = strings.TrimSpace(v.Casus), strings.TrimSpace(v.Medewerker)
	if err := v.Valideer(); err != nil {
		return LogPagina{}, err
	}
	if err := g.werkIndexBij(ctx); err != nil {
		return LogPagina{}, g.onbereikbaar(g.acts["log.doorzoeken"], err)
	}
	return lees(ctx, g, c, "log.doorzoeken", func(s *scope) (LogPagina, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return LogPagina{}, err
		}
		q, err := s.logvraag(v)
		if err != nil {
			return LogPagina{}, err
		}
		return s.logPagina(q)
	})
}

// logvraag makes the ways to walk of what is asked, the rarest first. Only entries to which the ways are built are walked along, whatever is
// asked, so that one filter more never shows more.
func (s *scope) logvraag(v LogVraag) (store.Logvraag, error) {
	q := store.Logvraag{Voor: v.Voor, Hoogstens: logregelsPerPagina + 1}
	tot, _, err := s.tx.IndexTot(false)
	if err != nil {
		return q, err
	}
	if q.Voor == 0 || q.Voor > tot {
		q.Voor = tot
	}
	casus, wie, err := s.logKeuze(v)
	if err != nil {
		return q, err
	}
	uitkomst := v.Uitkomst
	if uitkomstVan(uitkomst) == audit.Allowed { // no way leads there
		uitkomst, q.Geen = "", []string{vanUitkomst + audit.Refused.String(), vanUitkomst + audit.Failed.String()}
	}
	for _, w := range [][2]string{{"", casus}, {vanUitkomst, uitkomst}, {vanPersoon, wie}, {vanHandeling, v.Handeling}, {vanArtikel, v.Artikel}} {
		if w[1] != "" {
			q.Alle = append(q.Alle, w[0]+w[1])
		}
	}
	return q, s.logPeriode(&q, v)
}

// logKeuze looks up whom and which Casus is asked for, and puts them in the entry. A Casus of which the reader may not know is one that
// does not exist (rule 1.7-1).
func (s *scope) logKeuze(v LogVraag) (casus, wie string, err error) {
	var f errs.Velden
	if v.Medewerker != "" {
		wie = s.huis.metKenmerk(v.Medewerker)
		if f.Eis(wie != "", "medewerker", "Kies iemand uit de lijst."); wie != "" {
			s.object(wie)
		}
	}
	if v.Casus != "" {
		rijen, err := s.casussen(store.Keuze{Nummer: v.Casus}, 1, 0)
		if err != nil {
			return "", "", err
		}
		if f.Eis(len(rijen) == 1, "casus", "Er is geen casus met dit nummer."); len(rijen) == 1 {
			casus = rijen[0].ID
			s.object(casus)
		}
	}
	f.Eis(v.Artikel == "" || slices.Contains(s.g.LogArtikelen(), v.Artikel), "artikel", "Kies een artikel uit de lijst.")
	return casus, wie, f.Fout()
}

// metKenmerk is the id of the employee with that id or mark; "" when there is none.
func (h *huis) metKenmerk(wie string) string {
	if _, is := h.medewerkers[wie]; is {
		return wie
	}
	for id := range h.medewerkers {
		if kenmerk(id) == wie {
			return id
		}
	}
	return ""
}

// logPeriode turns days into places: moments rise with the place in the log.
func (s *scope) logPeriode(q *store.Logvraag, v LogVraag) (err error) {
	if dag, ok := v.Vanaf.Lees(); ok {
		if q.Vanaf, err = s.plaatsOp(klok.Micro(dag), q.Voor); err != nil {
			return err
		}
	}
	if dag, ok := v.Tot.Lees(); ok {
		q.Voor, err = s.plaatsOp(klok.Micro(dag.AddDate(0, 0, 1)), q.Voor)
	}
	return err
}

// plaatsOp is the first place before tot whose moment is not before moment; tot when there is none. An entry whose body is gone is older
// than every one that is there.
func (s *scope) plaatsOp(moment, tot int64) (int64, error) {
	var fout error
	n := sort.Search(int(tot), func(i int) bool {
		e, err := s.logRegel(int64(i))
		if errors.Is(err, errs.ErrNotFound) {
			return false
		}
		fout = eerste(fout, err)
		return err != nil || e.Time >= moment
	})
	return int64(n), fout
}

// logPagina shows what q asks for but the last, which tells that there is more.
func (s *scope) logPagina(q store.Logvraag) (LogPagina, error) {
	p := LogPagina{Regels: []LogRegel{}, Mensen: s.huis.logMensen()}
	bodies, err := s.tx.ZoekRegels(q)
	if err != nil {
		return p, err
	}
	var regels []audit.Entry
	for _, body := range bodies {
		e, _, err := audit.Decode(body)
		if err != nil {
			return p, err
		}
		regels = append(regels, e)
	}
	if n := q.Hoogstens - 1; len(regels) > n {
		regels = regels[:n]
		p.Voor = regels[n-1].Sequence
	}
	nummers, err := s.nummersVan(regels)
	for _, e := range regels {
		r := LogRegel{Inzage: s.inzage(e), Keer: aantalGeteld(e)}
		if e.Casus == "" {
			r.Stukken = len(e.Getoond)
			r.Over, r.Functies = s.overMensen(e)
		}
		if nummer, weet := nummers[e.Casus]; weet {
			r.CasusID, r.Nummer = e.Casus, nummer
		}
		p.Regels = append(p.Regels, r)
	}
	return p, err
}

// overMensen are the names of the employees that an entry without a Casus is about, who did it left out, and the functions that it gave or ended.
func (s *scope) overMensen(e audit.Entry) (wie, functies []string) {
	for _, id := range e.Objecten {
		if m, is := s.huis.medewerkers[id]; is && id != e.Persoon && !slices.Contains(wie, m.Naam) {
			wie = append(wie, m.Naam)
		}
	}
	for _, r := range e.Rechten {
		if deel := strings.Split(r.Rij, "/"); deel[0] == "functie" && len(deel) > 2 && !slices.Contains(functies, deel[2]) {
			functies = append(functies, deel[2])
		}
	}
	return wie, functies
}

// nummersVan are the numbers of the casussen of entries, by id, of those that the reader may know of; they are shown.
func (s *scope) nummersVan(regels []audit.Entry) (map[string]string, error) {
	ids := []string{}
	for _, e := range regels {
		if e.Casus != "" {
			ids = append(ids, e.Casus)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	rijen, err := s.casussen(store.Keuze{IDs: ids}, len(ids)+1, 0)
	uit := map[string]string{}
	for _, r := range rijen {
		uit[r.ID] = r.Nummer
		s.toont(r.ID)
	}
	return uit, err
}

// logMensen are all who work or worked here, by name.
func (h *huis) logMensen() []LogMens {
	uit := []LogMens{}
	for _, m := range h.medewerkers {
		uit = append(uit, LogMens{Naam: Naam{ID: m.ID, Naam: m.Naam}, Partij: h.partijen[m.Partij].Naam, Kenmerk: kenmerk(m.ID)})
	}
	slices.SortFunc(uit, func(a, b LogMens) int { return cmp.Or(cmp.Compare(a.Naam.Naam, b.Naam.Naam), cmp.Compare(a.ID, b.ID)) })
	return uit
}

// TellingVraag says over which days, and by which of the counts the people stand in order.
type TellingVraag struct {
	Vanaf   klok.Datum `json:"vanaf,omitempty"` // both or neither: then the last thirty days
	Tot     klok.Datum `json:"tot,omitempty"`
	Sorteer string     `json:"sorteer,omitempty"` // one of TellingSoorten; the first when empty
}

const (
	maxTeldagen = 92
	gewoonDagen = 30 // when no period is asked for
)

// TellingSoorten are the counts, as TellingVraag names them.
func TellingSoorten() []string { return []string{"inzagen", "geweigerd", "buiten", "casussen"} }

// Valideer returns nil or an *errs.Invalid with all that is wrong.
func (v TellingVraag) Valideer() error {
	var f errs.Velden
	van, tot := eisPeriode(&f, v.Vanaf, v.Tot)
	f.Eis(!v.Vanaf.Leeg() || v.Tot.Leeg(), "vanaf", "Vul ook de eerste dag in.")
	f.Eis(!v.Tot.Leeg() || v.Vanaf.Leeg(), "tot", "Vul ook de laatste dag in.")
	f.Eis(van.IsZero() || tot.IsZero() || dagnummer(tot)-dagnummer(van) < maxTeldagen, "tot", "Kies hoogstens 92 dagen.")
	f.Eis(v.Sorteer == "" || slices.Contains(TellingSoorten(), v.Sorteer), "sorteer", "Kies een waarde uit de lijst.")
	return f.Fout()
}

// Telling is what an employee did in a period, as plain counts: it says nothing about whether that was right (rule WGS-7).
type Telling struct {
	Wie       Naam   `json:"wie"`
	Kenmerk   string `json:"kenmerk"` // as of LogMens
	Partij    Naam   `json:"partij"`
	Inzagen   int    `json:"inzagen"`   // looks at something in a Casus, and searches for a person
	Geweigerd int    `json:"geweigerd"` // tries that were refused
	Buiten    int    `json:"buiten"`    // looks before seven, from eight in the evening on and in the weekend
	Casussen  int    `json:"casussen"`  // different casussen that were looked at
}

// Midden is the median of each count over who did something in the period: at least half of them have it or less, and at least half have
// it or more.
type Midden struct {
	Inzagen   int `json:"inzagen"`
	Geweigerd int `json:"geweigerd"`
	Buiten    int `json:"buiten"`
	Casussen  int `json:"casussen"`
}

// TellingBlad are the counts of a period, highest first in the order that was asked for.
type TellingBlad struct {
	Vanaf     string    `json:"vanaf"` // first and last day, "2027-03-01"
	Tot       string    `json:"tot"`
	Sorteer   string    `json:"sorteer"`
	Midden    Midden    `json:"midden"`
	Tellingen []Telling `json:"tellingen"`
}

// LogTellen counts what employees did in a period, for the privacy officer, from the log alone (rule AVG-5). Nobody is counted but who
// works with the house, and nothing is made of the counts.
func (g *Gate) LogTellen(ctx context.Context, c Caller, v TellingVraag) (TellingBlad, error) {
	if err := v.Valideer(); err != nil {
		return TellingBlad{}, err
	}
	if err := g.werkIndexBij(ctx); err != nil {
		return TellingBlad{}, g.onbereikbaar(g.acts["log.tellen"], err)
	}
	return lees(ctx, g, c, "log.tellen", func(s *scope) (TellingBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return TellingBlad{}, err
		}
		return s.tellingen(v)
	})
}

func (s *scope) tellingen(v TellingVraag) (TellingBlad, error) {
	van, tot := v.dagen(klok.VanMicro(s.moment).In(klok.Amsterdam()))
	b := TellingBlad{Vanaf: van.Format(time.DateOnly), Tot: tot.Format(time.DateOnly), Sorteer: cmp.Or(v.Sorteer, TellingSoorten()[0]), Tellingen: []Telling{}}
	rijen, err := s.tx.Tellingen(dagnummer(van), dagnummer(tot))
	for _, r := range rijen {
		b.Tellingen = append(b.Tellingen, Telling{Wie: s.huis.mensNaam(r.Medewerker), Kenmerk: kenmerk(r.Medewerker), Partij: s.huis.partij(s.huis.medewerkers[r.Medewerker].Partij),
			Inzagen: int(r.Inzagen), Geweigerd: int(r.Geweigerd), Buiten: int(r.Buiten), Casussen: int(r.Casussen)})
	}
	b.Midden = Midden{Inzagen: b.midden("inzagen"), Geweigerd: b.midden("geweigerd"), Buiten: b.midden("buiten"), Casussen: b.midden("casussen")}
	slices.SortFunc(b.Tellingen, func(x, y Telling) int {
		return cmp.Or(cmp.Compare(y.Van(b.Sorteer), x.Van(b.Sorteer)), cmp.Compare(x.Wie.Naam, y.Wie.Naam), cmp.Compare(x.Wie.ID, y.Wie.ID))
	})
	return b, err
}

// dagen are the first moments of the first and the last day that v asks for.
func (v TellingVraag) dagen(nu time.Time) (van, tot time.Time) {
	van, ok := v.Vanaf.Lees()
	if tot, _ = v.Tot.Lees(); ok {
		return van, tot
	}
	tot = time.Date(nu.Year(), nu.Month(), nu.Day(), 0, 0, 0, 0, klok.Amsterdam())
	return tot.AddDate(0, 0, 1-gewoonDagen), tot
}

// Van is one of the counts, by its name in TellingSoorten.
func (t Telling) Van(soort string) int {
	switch soort {
	case "geweigerd":
		return t.Geweigerd
	case "buiten":
		return t.Buiten
	case "casussen":
		return t.Casussen
	}
	return t.Inzagen
}

func (b TellingBlad) midden(soort string) int {
	n := len(b.Tellingen)
	if n == 0 {
		return 0
	}
	var lijst []int
	for _, t := range b.Tellingen {
		lijst = append(lijst, t.Van(soort))
	}
	slices.Sort(lijst)
	return lijst[(n-1)/2]
}
