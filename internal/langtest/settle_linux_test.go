// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"errors"
	"fmt"

	"rondetafel/internal/gate"
)

// settle ends a doubt. First it looks whether the act was done, and if so, whole; then it does it again with the same key, which
// must give the same result as the first time. From there on the act is acknowledged.
func (p *person) settle(a act) error {
	switch {
	case a.melding != nil:
		return p.settleMelding(a)
	case a.verbeter != "":
		return p.settleVerbetering(a)
	}
	return p.settleStuk(a)
}

func (p *person) settleMelding(a act) error {
	strangers, err := p.unknown()
	problems := []error{err}
	for _, id := range strangers {
		var page gate.CasusBlad
		if err := p.get("/casussen/"+id, &page); err != nil {
			problems = append(problems, err)
			continue
		}
		problems = append(problems, wholeMelding(page, *a.melding))
	}
	if a.confirmed && len(strangers) == 0 {
		problems = append(problems, lost("a report of %s", p.who))
	}
	made, err := p.report(a.key, *a.melding)
	return errors.Join(append(problems, err, same(strangers, made))...)
}

func (p *person) settleStuk(a act) error {
	var page gate.CasusBlad
	if err := p.get("/casussen/"+a.zaak.id, &page); err != nil {
		return lostIfGone(err, "casus %s", a.zaak.nummer)
	}
	var problems []error
	var strangers []string
	for _, g := range page.Gegevens {
		if _, ok := a.zaak.stukken[g.ID]; !ok {
			strangers = append(strangers, g.ID)
			problems = append(problems, wholeStuk(g, stuk{versie: 1, in: a.in}))
		}
	}
	if a.confirmed && len(strangers) == 0 {
		problems = append(problems, lost("a piece of %s", p.who))
	}
	made, err := p.add(a.key, a.zaak, a.in)
	return errors.Join(append(problems, err, same(strangers, made))...)
}

// settleVerbetering: the piece is as it was, or as it should become, and nothing between.
func (p *person) settleVerbetering(a act) error {
	was := a.zaak.stukken[a.verbeter]
	next := stuk{id: was.id, versie: was.versie + 1, in: a.in}
	var g gate.GegevenBlad
	if err := p.get("/gegevens/"+a.verbeter, &g); err != nil {
		return lostIfGone(err, "a piece %.60q", was.in.Tekst)
	}
	err := wholeStuk(g, next)
	if g.Versie <= was.versie {
		err = wholeStuk(g, was)
		if a.confirmed || g.Versie < was.versie {
			err = lost("a better text by %s", p.who)
		}
	}
	return errors.Join(err, p.correct(a.key, a.zaak, was, a.in))
}

// same tells whether what was there already, if anything, is what the same key gave again.
func same(there []string, made string) error {
	if len(there) > 1 || (len(there) == 1 && there[0] != made) {
		return fmt.Errorf("an act was done twice: %v was there, the same key gave %q", there, made)
	}
	return nil
}
