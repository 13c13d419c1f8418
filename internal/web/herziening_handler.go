// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

const (
	padHerzien      = "/herzieningen"
	padVerklaringen = "/verklaringen"
	gedaanHerzien   = "rechten-nagekeken"
	gedaanVernieuwd = "verklaring-vernieuwd"

	padVernieuwen = padVerklaringen + "/vernieuwen"
)

func herzieningRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, padHerzien, ondertekend, eenmalig((*bezoek).herziening)},
		{post, padHerzien, ondertekend, (*bezoek).herzie},
		{get, padVerklaringen, ondertekend, (*bezoek).verklaringen},
		{post, padVerklaringen, ondertekend, (*bezoek).haalVerklaringen},
		{get, padVernieuwen, ondertekend, (*bezoek).verklaringVernieuwen},
		{post, padVernieuwen, ondertekend, (*bezoek).vernieuwVerklaring},
	}
}

func (b *bezoek) herziening() error { return b.toonHerziening(partij.Herzien{}, nil) }

func (b *bezoek) toonHerziening(in partij.Herzien, fouten []errs.Veldfout) error {
	h, err := b.Gate.HerzieningLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	nu := b.nu()
	p := HerzienPagina{Schil: b.schil("/partijen", mensKruimels(Kruimel{Naam: "Nakijken"})...), Partij: h.Partij.Naam, Stand: herzienBadge(h.PartijHerziening, nu), Eigen: "Je eigen rechten staan er niet bij. Een ander gaat daarover."}
	if h.EigenDoorManager {
		p.Eigen = "Je eigen rechten staan er niet bij. Jij bent de enige beheerder van je Partij, dus kijkt de manager van het huis die na."
	}
	p.Fouten, p.Lijst = fouten, ""
	p.Lijst = p.FoutBij("regels")
	for i, r := range h.Regels {
		p.Regels = append(p.Regels, herzienRij(p.Schil, i, r, in, nu))
	}
	ja := Optie{Waarde: "true", Label: "Ja, ik bekeek alles en teken hiervoor", Gekozen: in.Akkoord}
	p.Akkoord = Keuze{Naam: "akkoord", Label: "Tekenen", Meer: true, Fout: p.FoutBij("akkoord"), Opties: []Optie{ja}}
	for _, e := range h.Eerder {
		p.Eerder = append(p.Eerder, fmt.Sprintf("%s, %s: %d bevestigd, %d beëindigd", Datum(e.Moment, nu), e.Door.Naam, e.Bevestigd, e.Beeindigd))
	}
	for _, k := range h.Koppelingen {
		var namen []string
		for _, m := range k.Mensen {
			namen = append(namen, m.Naam.Naam)
		}
		p.Systemen = append(p.Systemen, fmt.Sprintf("%s, namens %s, %s", k.Naam, strings.Join(namen, ", "), TotEnMet(k.Tot, nu)))
	}
	for _, q := range h.Partijen {
		s := PartijStand{Naam: q.Partij.Naam, Laatste: "nog nooit", Stand: herzienBadge(q, nu)}
		if q.Laatste != nil {
			s.Laatste = Datum(q.Laatste.Moment, nu)
		}
		p.Partijen = append(p.Partijen, s)
	}
	slices.SortStableFunc(p.Partijen, func(x, y PartijStand) int { return len(y.Stand.Toon) - len(x.Stand.Toon) }) // late on top
	return b.formulier(p, fouten)
}

func herzienBadge(p gate.PartijHerziening, nu time.Time) Badge {
	if p.TeLaat {
		return Badge{Tekst: "te laat sinds " + Datum(p.Uiterlijk, nu), Toon: ToonLetop, Icoon: IcoonTeLaat}
	}
	return Badge{Tekst: "weer voor " + Datum(p.Uiterlijk, nu), Icoon: IcoonDatum}
}

// herzienRij is one right, with what was chosen for it before, wherever it stood in the list then.
func herzienRij(s Schil, i int, r gate.TeHerzien, in partij.Herzien, nu time.Time) HerzienRij {
	veld := "regels[" + strconv.Itoa(i) + "].besluit"
	wat := "werkt hier, zonder functie"
	if r.Functie != "" {
		wat = klein(partij.Functie(r.Functie).Label())
	}
	hint := append([]string{r.Partij.Naam + ", " + periode(r.Van, r.Tot, nu)}, grenzenTekst(r.Reikwijdte)...)
	switch {
	case r.EnigeBeheerder && !r.KanStoppen:
		hint = append(hint, "De enige beheerder daar, dus kijk jij dit na. Is dit niet meer nodig? Vraag de Partij om eerst een tweede beheerder te kiezen")
	case r.EnigeBeheerder:
		hint = append(hint, "Van de enige beheerder daar, dus kijk jij dit na")
	}
	k := Keuze{Naam: veld, Label: r.Medewerker.Naam + ", " + wat, Hint: strings.Join(hint, ". "), Fout: s.FoutBij(veld),
		Opties: []Optie{{Waarde: partij.Blijft, Label: "Blijft nodig"}, {Waarde: partij.Stopt, Label: "Stopt nu"}}}
	if !r.KanStoppen {
		k.Opties = k.Opties[:1]
	}
	for _, v := range in.Regels {
		if v.Medewerker == r.Medewerker.ID && string(v.Functie) == r.Functie {
			k.Opties = Kies(k.Opties, v.Besluit)
		}
	}
	return HerzienRij{Nummer: i, Medewerker: r.Medewerker.ID, Functie: r.Functie, Keuze: k}
}

func (b *bezoek) herzie() error {
	var in partij.Herzien
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonHerziening(in, nil)
	}
	_, err := b.Gate.RechtenHerzien(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonHerziening(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar(padHerzien, gedaanHerzien)
}

func (b *bezoek) verklaringen() error {
	v, err := b.Gate.VerklaringenLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	nu := b.nu()
	p := VerklaringenPagina{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: "Verklaringen"}), Versie: v.Versie, Ophalen: slices.Contains(v.Mag, "verklaring.exporteren"),
		Tekst: v.Tekst, Eerder: v.Eerder, Vernieuwen: slices.Contains(v.Mag, "verklaring.vernieuwen"),
		Allemaal: b.heeft(partij.Manager, partij.FG)}
	missen := 0
	for _, r := range v.Regels {
		rij := VerklaringRij{Naam: r.Wie.Naam, Partij: r.Partij.Naam, Mist: r.Mist, Stand: verklaringBadge("getekend")}
		switch {
		case r.Mist:
			missen, rij.Stand = missen+1, verklaringBadge("")
		case !r.Werkt:
			rij.Stand = Badge{Tekst: "werkt hier nu niet", Toon: ToonStil, Icoon: IcoonIngetrokken}
		}
		for _, h := range r.Getekend {
			wanneer := "dag niet bekend"
			if h.Moment != nil {
				wanneer = DagTijd(*h.Moment, nu)
			}
			rij.Getekend = append(rij.Getekend, fmt.Sprintf("versie %d, %s", h.Versie, wanneer))
		}
		p.Rijen = append(p.Rijen, rij)
	}
	slices.SortStableFunc(p.Rijen, func(x, y VerklaringRij) int { return eersteAls(y.Mist) - eersteAls(x.Mist) })
	if missen > 0 {
		p.Missen = hoofdletter(telWoord(missen, "persoon tekende nog niet", "mensen tekenden nog niet"))
	}
	return b.toon(p)
}

// eersteAls puts what is so first.
func eersteAls(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (b *bezoek) haalVerklaringen() error {
	v, err := b.Gate.VerklaringenExporteren(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	return b.geefTabel(v)
}

func (b *bezoek) verklaringVernieuwen() error {
	v, err := b.Gate.VerklaringenLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	return b.toonVernieuwen(partij.VerklaringVernieuwen{Versie: v.Versie, Tekst: v.Tekst}, nil)
}

func (b *bezoek) toonVernieuwen(in partij.VerklaringVernieuwen, fouten []errs.Veldfout) error {
	v, err := b.Gate.VerklaringenLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	if err := b.eisMag(v.Mag, "verklaring.vernieuwen"); err != nil {
		return err
	}
	p := MensFormulier{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: "Verklaringen", URL: padVerklaringen}, Kruimel{Naam: "Vernieuwen"}),
		Titel: "De verklaring vernieuwen", Over: fmt.Sprintf("De verklaring van geheimhouding wordt versie %d.", v.Versie+1), Actie: padVernieuwen, Versie: in.Versie,
		Knop: Knop{Tekst: "Nieuwe verklaring vastleggen", Icoon: IcoonVinkje}, Terug: Koppeling{Tekst: "Annuleren", URL: padVerklaringen},
		Uitleg: []string{"Iedereen tekent de nieuwe verklaring voordat die verder kan. Jij ook, meteen hierna.", "Wie aan het werk is, verliest niets wat al bewaard is.",
			"De verklaring die nu geldt, blijft bewaard zoals mensen haar tekenden."}}
	p.Fouten = fouten
	p.Velden = []Veld{{Naam: "tekst", Label: "Wat belooft wie hier werkt?", Hint: "Zoals de Stuurgroep het vaststelde. Een lege regel begint een nieuwe alinea.", Waarde: in.Tekst,
		Fout: p.FoutBij("tekst"), Rijen: 12}}
	return b.formulier(p, fouten)
}

func (b *bezoek) vernieuwVerklaring() error {
	return verzend(b, func(*partij.VerklaringVernieuwen) {}, b.toonVernieuwen, b.Gate.VerklaringVernieuwen, func(gate.VerklaringBlad) error {
		return b.naar("/verklaring", gedaanVernieuwd)
	})
}
