// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// inloggen asks who one is; a practice house lets one choose.
func (b *bezoek) inloggen() error {
	terug := veiligPad(b.r.URL.Query().Get("terug"))
	if !b.Demo {
		return b.toon(b.echtInloggen(terug))
	}
	p := InloggenPagina{Schil: b.schil(""), Terug: terug}
	huis, err := b.Gate.Gebruikers(b.ctx())
	if err != nil {
		return err
	}
	p.Huis, p.Groepen, p.Stappen = huis.Naam, groepen(huis), proefStappen(huis, b.Voorstel)
	return b.toon(p)
}

// echtInloggen is the page where one logs in, outside a practice house.
func (b *bezoek) echtInloggen(terug string) EchtInloggenPagina {
	return EchtInloggenPagina{Schil: b.schil(""), Terug: terug, Passkeys: b.Gate.KanPasskeys(), Diensten: dienstKnoppen(b.Gate.Inlogdiensten(), terug)}
}

// groepen puts the people of the house first, by functie, then those of each Partij.
func groepen(huis gate.HuisBlad) []PersoonGroep {
	namen := map[string]string{}
	for _, p := range huis.Partijen {
		namen[p.ID] = p.Naam
	}
	var uit []PersoonGroep
	voeg := func(groep, uitleg string, m gate.MensBlad, bij string) {
		i := slices.IndexFunc(uit, func(g PersoonGroep) bool { return g.Naam == groep })
		if i < 0 {
			i = len(uit)
			uit = append(uit, PersoonGroep{Naam: groep, Uitleg: uitleg})
		}
		uit[i].Personen = append(uit[i].Personen, Persoon{ID: m.ID, Naam: m.Naam, Functie: functieNamen(m), Partij: bij})
	}
	for _, f := range huisFuncties() {
		for _, m := range huis.Mensen {
			if slices.Contains(m.Functies, string(f)) {
				voeg(f.Label(), functieUitleg(f), m, bij(m, namen))
			}
		}
	}
	for _, p := range huis.Partijen {
		uitleg := ""
		if p.Soort == string(partij.Incidenteel) {
			uitleg = "Een incidentele derde. Je leest alleen wat een Partij jullie geeft."
		}
		for _, m := range huis.Mensen {
			if m.Partij == p.ID && !slices.ContainsFunc(m.Functies, eigenGroep) {
				voeg(p.Naam, uitleg, m, "")
			}
		}
	}
	return uit
}

// bij says for whom somebody of the house works: on behalf of which Partij, or at which.
func bij(m gate.MensBlad, namen map[string]string) string {
	if naam, ok := namen[m.Namens]; ok {
		return "namens " + naam
	}
	return namen[m.Partij]
}

// huisFuncties are the functions by which the people of the house are listed; all others are listed by their Partij.
func huisFuncties() []partij.Functie {
	return []partij.Functie{partij.Procesregisseur, partij.Manager, partij.Ondersteuning, partij.FG, partij.Rechtmatigheid, partij.Functioneelbeheer}
}

func eigenGroep(f string) bool { return slices.Contains(huisFuncties(), partij.Functie(f)) }

// proefStappen are what a visitor can try, from beginning to end, each as the first of voorstel who can; a step for which nobody
// is there is left out.
func proefStappen(huis gate.HuisBlad, voorstel []string) []ProefStap {
	var uit []ProefStap
	for _, s := range []struct {
		wat, uitleg, als, terug string
		functie                 partij.Functie
	}{
		{"Meld een casus aan", "Alleen jouw Partij en de procesregisseur weten ervan. Een ander ziet niet dat de casus bestaat.", "aanmelder", "/aanmelden", partij.Aanmelder},
		{"Wijs de casus toe", "Je ziet het nummer, de soort en de gemeente. De inhoud zie je niet.", "manager", "/", partij.Manager},
		{"Breng Partijen bij elkaar", "Beoordeel de casus, stel vragen in de triage en bereid het overleg voor.", "procesregisseur", "/", partij.Procesregisseur},
		{"Doe mee als Partij", "Antwoord op een vraag, meld een afspraak, en kies wie leest wat jullie geven.", "deelnemer", "/", partij.Uitvoerder},
		{"Kijk wie heeft gekeken", "Je ziet elke inzage met het artikel erbij, en niets van de inhoud.", "functionaris gegevensbescherming", "/casussen", partij.FG},
	} {
		if m, ok := iemand(huis, voorstel, s.functie, uit); ok {
			uit = append(uit, ProefStap{Wat: s.wat, Uitleg: s.uitleg, ID: m.ID, Naam: m.Naam, Als: s.als, Terug: s.terug})
		}
	}
	return uit
}

// iemand returns somebody with this function who is in no earlier step, of voorstel when there is one.
func iemand(huis gate.HuisBlad, voorstel []string, f partij.Functie, eerder []ProefStap) (gate.MensBlad, bool) {
	past := func(m gate.MensBlad) bool {
		return slices.Contains(m.Functies, string(f)) && !slices.ContainsFunc(eerder, func(s ProefStap) bool { return s.ID == m.ID })
	}
	for _, id := range voorstel {
		if i := slices.IndexFunc(huis.Mensen, func(m gate.MensBlad) bool { return m.ID == id && past(m) }); i >= 0 {
			return huis.Mensen[i], true
		}
	}
	i := slices.IndexFunc(huis.Mensen, past)
	if i < 0 {
		return gate.MensBlad{}, false
	}
	return huis.Mensen[i], true
}

func functieNamen(m gate.MensBlad) string {
	var namen []string
	for _, f := range m.Functies {
		namen = append(namen, partij.Functie(f).Label())
	}
	if len(namen) == 0 {
		return "Zonder functie"
	}
	return hoofdletter(opsomming(namen))
}

func functieUitleg(f partij.Functie) string {
	switch f {
	case partij.Procesregisseur:
		return "Beoordeelt casussen en laat Partijen meedoen."
	case partij.Manager:
		return "Wijst casussen toe. Ziet het verloop, niet de inhoud."
	case partij.FG:
		return "Ziet wie er keek, niet de inhoud."
	case partij.Ondersteuning:
		return "Plant overleggen. Ziet het nummer en wie er komt, niet de inhoud."
	case partij.Rechtmatigheid:
		return "Toetst of informatie delen mag."
	case partij.Functioneelbeheer:
		return "Houdt het systeem draaiend. Ziet geen casussen."
	}
	return ""
}

// logIn logs in: with what was typed, or in a practice house as the person who was chosen.
func (b *bezoek) logIn() error {
	terug := veiligPad(b.r.PostForm.Get("terug"))
	if b.Demo && b.r.PostForm.Has("medewerker") {
		if _, err := b.Gate.Gebruikers(b.ctx()); err != nil {
			return err
		}
		if _, err := b.wordt(b.r.PostForm.Get("medewerker")); err != nil {
			return err
		}
		return b.naar(cmp.Or(terug, "/"), "")
	}
	var in gate.Inlog
	if err := b.lees(&in); err != nil {
		return err
	}
	uit, err := b.Gate.InloggenMet(b.ctx(), b.niemand(), in, b.Deur.Vandaan(b.r))
	if m, nee := weigerMelding(err); nee {
		p := b.echtInloggen(terug)
		p.Naam, p.Meldingen = in.Naam, []Melding{m}
		return b.schrijf(b.weigerStatus(err), p)
	}
	if err != nil {
		return err
	}
	if err := b.Deur.Begin(b.w, b.r, uit); err != nil {
		return err
	}
	if uit.Schaars {
		return b.naar("/account", gedaanSchaars)
	}
	return b.naar(cmp.Or(terug, "/"), "")
}

// wordt begins a log-in of somebody whom a practice house lets one be.
func (b *bezoek) wordt(medewerker string) (sessie string, err error) {
	token, err := b.Gate.Inloggen(b.ctx(), b.Deur.Caller(b.r, gate.Persoon{MensBlad: gate.MensBlad{ID: medewerker}}, "web"))
	if err != nil {
		return "", err
	}
	return gate.SessieID(token), b.Deur.Begin(b.w, b.r, gate.Ingelogd{Token: token})
}

// niemand is the caller of who did not log in.
func (b *bezoek) niemand() gate.Caller { return b.Deur.Caller(b.r, gate.Persoon{}, "web") }

// weigerMelding is a refusal as a notice above the form that it is about.
func weigerMelding(err error) (Melding, bool) {
	var d *errs.Denied
	if !errors.As(err, &d) {
		return Melding{}, false
	}
	return Melding{Soort: MeldingFout, Kop: d.Waarom, Tekst: d.Anders}, true
}

// buitenWacht is after how many seconds one can try again when something outside of the house is out of order.
const buitenWacht = 60

// weigerStatus is the status of a refusal at the door, with how long to wait when it is about that: nobody has to wait is 403, who does 429, and a provider that
// cannot be reached is 503.
func (b *bezoek) weigerStatus(err error) int {
	var d *errs.Denied
	switch {
	case !errors.As(err, &d):
		return http.StatusForbidden
	case d.Wacht > 0:
		b.w.Header().Set("Retry-After", strconv.Itoa(int(d.Wacht.Seconds())))
		return http.StatusTooManyRequests
	case d.Buiten:
		b.w.Header().Set("Retry-After", strconv.Itoa(buitenWacht))
		return http.StatusServiceUnavailable
	}
	return http.StatusForbidden
}

func (b *bezoek) logUit() error {
	if err := b.Deur.LogUit(b.w, b.r); err != nil {
		return err
	}
	return b.naar("/inloggen", gedaanUitgelogd)
}
