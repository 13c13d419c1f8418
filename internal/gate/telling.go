// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"slices"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
)

// What else than an object leads back to an entry (rule AVG-5). No id has a colon, so that these are never one. Who changes what leads to an
// entry, or what counts, makes a migration that lets the walk behind the log begin again.
const (
	vanPersoon   = "persoon:"
	vanHandeling = "handeling:"
	vanArtikel   = "artikel:"
	vanUitkomst  = "uitkomst:" // not of what was allowed, which is nearly all
)

// wegen are all ways by which an entry is found: the objects, who acted, the act, the articles, and an outcome that is not the usual one.
func wegen(e audit.Entry) []string {
	uit := append(objecten(e), vanHandeling+e.Handeling)
	if e.Persoon != "" {
		uit = append(uit, vanPersoon+e.Persoon)
	}
	for _, a := range e.Artikelen {
		uit = append(uit, vanArtikel+a)
	}
	if e.Uitkomst != audit.Allowed {
		uit = append(uit, vanUitkomst+e.Uitkomst.String())
	}
	slices.Sort(uit)
	return slices.Compact(uit)
}

// telt is what an entry adds to the counts of its employee; false for what somebody did who is none, and for what does not count. A look is
// at something in a Casus, or a search for a person; lists, one's own work and hearing that an open page is out of date are none.
func telt(e audit.Entry) (store.Telling, bool) {
	dag := klok.VanMicro(e.Time).In(klok.Amsterdam())
	t := store.Telling{Dag: dagnummer(dag), Medewerker: e.Persoon, Casus: e.Casus}
	switch {
	case e.Uitkomst == audit.Refused:
		t.Geweigerd = 1
	case e.Uitkomst == audit.Allowed && kijkt(e):
		t.Inzagen = 1
		if buitenKantoortijd(dag) {
			t.Buiten = 1
		}
	}
	return t, e.Persoon != "" && t.Inzagen+t.Geweigerd > 0
}

func kijkt(e audit.Entry) bool {
	switch e.Soort {
	case audit.Zoeken:
		return true
	case audit.Raadplegen, audit.Exporteren, audit.Afdrukken:
		return e.Casus != "" && !alleenGevolgd(e)
	}
	return false
}

// buitenKantoortijd tells whether t, in Amsterdam, is before seven, from eight in the evening on, or in a weekend.
func buitenKantoortijd(t time.Time) bool {
	return t.Hour() < 7 || t.Hour() >= 20 || t.Weekday() == time.Saturday || t.Weekday() == time.Sunday
}

// dagnummer is the number of the calendar day of t, as t names it: days since 1970.
func dagnummer(t time.Time) int64 {
	jaar, maand, dag := t.Date()
	return time.Date(jaar, maand, dag, 0, 0, 0, 0, time.UTC).Unix() / int64(24*time.Hour/time.Second)
}

// teller adds up what counts, by the day, the employee and the Casus.
type teller map[store.Telling]store.Telling

func (t teller) neem(e audit.Entry) {
	n, is := telt(e)
	if !is {
		return
	}
	van := telplaats(n)
	o := t[van]
	n.Inzagen, n.Buiten, n.Geweigerd = n.Inzagen+o.Inzagen, n.Buiten+o.Buiten, n.Geweigerd+o.Geweigerd
	t[van] = n
}

// telplaats is the row that n is added to.
func telplaats(n store.Telling) store.Telling {
	return store.Telling{Dag: n.Dag, Medewerker: n.Medewerker, Casus: n.Casus}
}

// schrijf adds it to the rows.
func (t teller) schrijf(tx *store.Tx) error {
	for _, n := range t {
		if err := tx.Tel(n); err != nil {
			return err
		}
	}
	return nil
}

// telboek follows the log to hold the counts against it: verify finds one that is missing, was added or tells another number.
type telboek struct {
	tot int64 // entries from here on do not count yet
	wil teller
}

func (b *telboek) volg(e audit.Entry) {
	if e.Sequence < b.tot {
		b.wil.neem(e)
	}
}

func (b *telboek) vergelijk(tx *store.Tx) error {
	klopt := true
	err := tx.AlleTellingen(func(n store.Telling) error {
		klopt = klopt && b.wil[telplaats(n)] == n
		delete(b.wil, telplaats(n))
		return nil
	})
	if err == nil && !(klopt && len(b.wil) == 0) {
		return &audit.Finding{Sequence: -1, What: "wat medewerkers deden, klopt niet met het log (telling): het toezicht telt te veel of te weinig"}
	}
	return err
}
