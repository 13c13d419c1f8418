// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

// zaak is a Casus that somebody reported and that was acknowledged, with what must be found in it.
type zaak struct {
	id, nummer string
	melding    casus.Aanmelding
	over       string // id of a betrokkene
	stukken    map[string]stuk
}

// stuk is a Gegeven that was acknowledged, as its last acknowledged change left it.
type stuk struct {
	id     string
	versie int64
	in     informatie.Toevoegen
}

// act is something that was asked and to which no answer came. It is wholly done or wholly not.
type act struct {
	key       string
	confirmed bool              // the 2xx was seen before the connection broke
	melding   *casus.Aanmelding // a report, or
	zaak      *zaak             // a piece for this Casus, or
	verbeter  string            // a better text for this piece of it
	in        informatie.Toevoegen
}

// ledger is what one person knows to be done. What is in it must be in the house, and of this person nothing else.
type ledger struct {
	before  map[string]bool // casussen that were there before the test
	zaken   []*zaak
	touched map[*zaak]bool // since the last check
	unsure  *act           // the last thing that was asked
	acts    int            // acknowledged
	doubts  int            // not acknowledged
}

// loss is an acknowledged act that is not there any more.
type loss struct{ what string }

// Error says what is lost.
func (l *loss) Error() string { return "an acknowledged act is lost: " + l.what }

func lost(format string, args ...any) error { return &loss{fmt.Sprintf(format, args...)} }

// isLoss tells whether err holds a lost act. Other problems are things done twice, by half, or not at all answered.
func isLoss(err error) bool {
	var l *loss
	return errors.As(err, &l)
}

// check holds the house against the ledger after a crash: the log-in, the acts since the last check, and some earlier ones (all
// of them with whole). What was in doubt is settled first. It returns every problem, joined.
func (p *person) check(whole bool) error {
	var problems []error
	if err := p.get("/huis", new(gate.HuisBlad)); status(err) == http.StatusUnauthorized {
		problems = append(problems, lost("log-in of %s", p.who), p.logIn())
	}
	if p.book.unsure != nil {
		problems = append(problems, p.settle(*p.book.unsure))
	}
	_, err := p.unknown()
	problems = append(problems, err)
	for i, z := range p.book.zaken {
		if p.book.touched[z] || whole || p.r.IntN(len(p.book.zaken)) < 2 || i == 0 {
			problems = append(problems, p.checkZaak(z))
		}
	}
	p.book.unsure, p.book.touched = nil, map[*zaak]bool{}
	return errors.Join(problems...)
}

// unknown lists the casussen of p. It returns those that the ledger does not know, which is a problem when more than the one in
// doubt, and complains about each that is not listed.
func (p *person) unknown() ([]string, error) {
	listed, err := p.list()
	if err != nil {
		return nil, err
	}
	var problems []error
	for _, z := range p.book.zaken {
		if !listed[z.id] {
			problems = append(problems, lost("casus %s of %s is not listed", z.nummer, p.who))
		}
		delete(listed, z.id)
	}
	var strangers []string
	for id := range listed {
		if !p.book.before[id] {
			strangers = append(strangers, id)
		}
	}
	most := 0
	if p.book.unsure != nil && p.book.unsure.melding != nil {
		most = 1
	}
	if len(strangers) > most {
		problems = append(problems, fmt.Errorf("%s has casussen that nobody reported: %v", p.who, strangers))
	}
	return strangers, errors.Join(problems...)
}

// list returns the ids of all open casussen of p.
func (p *person) list() (map[string]bool, error) {
	ids := map[string]bool{}
	for number := 1; ; number++ {
		var page gate.CasusPagina
		if err := p.get(fmt.Sprintf("/casussen?sorteer=nummer&paginaGrootte=100&pagina=%d", number), &page); err != nil {
			return nil, err
		}
		for _, c := range page.Casussen {
			ids[c.ID] = true
		}
		if !page.Meer {
			return ids, nil
		}
	}
}

// checkZaak opens a Casus and each of its pieces: everything that was acknowledged is there, once and whole.
func (p *person) checkZaak(z *zaak) error {
	var page gate.CasusBlad
	if err := p.get("/casussen/"+z.id, &page); err != nil {
		return lostIfGone(err, "casus %s", z.nummer)
	}
	problems := []error{wholeMelding(page, z.melding)}
	if len(page.Betrokkenen) > 0 {
		z.over = page.Betrokkenen[0].ID
	}
	found := map[string]bool{}
	for _, g := range page.Gegevens {
		found[g.ID] = true
		if _, ok := z.stukken[g.ID]; !ok {
			problems = append(problems, fmt.Errorf("casus %s has a piece that nobody added, or one twice: %.60q", z.nummer, g.Tekst))
		}
	}
	for _, s := range z.stukken {
		if !found[s.id] {
			problems = append(problems, lost("a piece in casus %s: %.60q", z.nummer, s.in.Tekst))
			continue
		}
		problems = append(problems, p.checkStuk(s))
	}
	return errors.Join(problems...)
}

// checkStuk opens a piece as its supplier.
func (p *person) checkStuk(s stuk) error {
	var g gate.GegevenBlad
	if err := p.get("/gegevens/"+s.id, &g); err != nil {
		return lostIfGone(err, "piece %.60q", s.in.Tekst)
	}
	if g.Versie < s.versie {
		return lost("version %d of a piece, %.60q: it is at %d", s.versie, s.in.Tekst, g.Versie)
	}
	return wholeStuk(g, s)
}

func lostIfGone(err error, format string, args ...any) error {
	if status(err) == http.StatusNotFound {
		return lost(format, args...)
	}
	return err
}

// wholeMelding tells whether a Casus is all of what was reported.
func wholeMelding(page gate.CasusBlad, in casus.Aanmelding) error {
	switch {
	case page.Aanmelding == nil:
		return fmt.Errorf("casus %s is there without its report", page.Nummer)
	case page.Aanmelding.Aanleiding != in.Aanleiding || page.Aanmelding.Geprobeerd != in.Geprobeerd,
		len(page.Aanmelding.Criteria) != len(in.Criteria), !slices.Equal(page.Doelen, in.Doelen):
		return fmt.Errorf("casus %s has another report: %.60q", page.Nummer, page.Aanmelding.Aanleiding)
	case len(page.Betrokkenen) != len(in.Betrokkenen):
		return fmt.Errorf("casus %s has %d betrokkenen, not %d", page.Nummer, len(page.Betrokkenen), len(in.Betrokkenen))
	}
	return nil
}

// wholeStuk tells whether a piece is all of what was added.
func wholeStuk(g gate.GegevenBlad, s stuk) error {
	if g.Versie != s.versie || g.Tekst != s.in.Tekst || g.Grondslag != s.in.Grondslag || g.Soort != s.in.Soort || g.Wie != s.in.Wie ||
		!slices.Equal(g.Over, s.in.Over) {
		return fmt.Errorf("a piece is not what was acknowledged: version %d %.60q, not %d %.60q", g.Versie, g.Tekst, s.versie, s.in.Tekst)
	}
	return nil
}
