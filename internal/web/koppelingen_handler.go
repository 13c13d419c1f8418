// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

const (
	padKoppelingen      = "/koppelingen"
	padKoppelingMaken   = "/koppelingen/maken"
	padMijnKoppelingen  = "/mijn-koppelingen"
	gedaanKoppeling     = "koppeling"
	gedaanKoppelingStop = "koppeling-gestopt"
	gedaanKoppelingJa   = "koppeling-akkoord"
	gedaanKoppelingNee  = "koppeling-afgezegd"
)

func koppelingRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, padKoppelingen, ondertekend, (*bezoek).koppelingen},
		{get, padKoppelingMaken, ondertekend, eenmalig((*bezoek).koppelingMaken)},
		{post, padKoppelingMaken, ondertekend, (*bezoek).maakKoppeling},
		{post, "/koppelingen/{id}/stoppen", ondertekend, (*bezoek).stopKoppeling},
		{get, padMijnKoppelingen, ingelogd, (*bezoek).mijnKoppelingen},
		{post, "/koppelingen/{id}/akkoord", ondertekend, (*bezoek).koppelingJa},
		{post, "/koppelingen/{id}/afzeggen", ingelogd, (*bezoek).koppelingNee},
	}
}

func koppelingGedaan() map[string][2]string {
	return map[string][2]string{
		gedaanKoppeling:     {"De koppeling is gemaakt.", "Wie je noemde, gaat nog zelf akkoord, bij Mijn inlog. Geef de client_id aan wie het systeem bouwt."},
		gedaanKoppelingStop: {"De koppeling is gestopt.", "Het systeem komt er meteen niet meer in."},
		gedaanKoppelingJa:   {"Je ging akkoord.", "Het systeem werkt nu ook namens jou."},
		gedaanKoppelingNee:  {"Het systeem werkt niet meer namens jou.", ""},
	}
}

func (b *bezoek) koppelingen() error {
	p, err := b.koppelingenPagina()
	if err != nil {
		return err
	}
	return b.toon(p)
}

func (b *bezoek) koppelingenPagina() (KoppelingenPagina, error) {
	l, err := b.Gate.KoppelingLijst(b.ctx(), b.caller)
	if err != nil {
		return KoppelingenPagina{}, err
	}
	p := KoppelingenPagina{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: "Koppelingen"})}
	if slices.Contains(l.Mag, "koppeling.registreren") {
		p.Maak = padKoppelingMaken
	}
	for _, k := range l.Koppelingen {
		p.Rijen = append(p.Rijen, systeemRij(k, b.nu()))
	}
	return p, nil
}

func (b *bezoek) mijnKoppelingen() error {
	p, err := b.mijnKoppelingenPagina()
	if err != nil {
		return err
	}
	return b.toon(p)
}

func (b *bezoek) mijnKoppelingenPagina() (KoppelingenPagina, error) {
	l, err := b.Gate.KoppelingEigen(b.ctx(), b.caller)
	if err != nil {
		return KoppelingenPagina{}, err
	}
	p := KoppelingenPagina{Schil: b.schil("", Kruimel{Naam: "Mijn inlog", URL: "/account"}, Kruimel{Naam: "Systemen"}), Eigen: true}
	for _, k := range l.Koppelingen {
		r := systeemRij(k, b.nu())
		if r.Akkoord {
			r.Stand = Badge{Tekst: "wacht op jou", Toon: ToonLetop, Icoon: IcoonKlok}
		}
		p.Rijen = append(p.Rijen, r)
	}
	return p, nil
}

func systeemRij(k gate.KoppelingBlad, nu time.Time) SysteemRij {
	mag := func(wat string) bool { return slices.Contains(k.Mag, wat) }
	r := SysteemRij{ID: k.ID, Naam: k.Naam, Stand: koppelingBadge(k), Waarom: waaromNiet(k), Stopt: mag("koppeling.stoppen"), Akkoord: mag("koppeling.akkoord"), Afzeggen: mag("koppeling.afzeggen")}
	var doet, wel, nog []string
	for _, s := range k.Scopes {
		doet = append(doet, klein(partij.Koppelscope(s).Label()))
	}
	for _, m := range k.Mensen {
		switch {
		case m.Belet != "":
			nog = append(nog, m.Naam.Naam+" ("+m.Belet.Label()+")")
		case m.Akkoord != nil:
			wel = append(wel, m.Naam.Naam+" ("+m.ID+")") // the id is what the system names
		}
	}
	voeg := func(kop, tekst string) {
		if tekst != "" {
			r.Feiten = append(r.Feiten, Feit{kop, tekst})
		}
	}
	voeg("Van", k.Partij.Naam)
	voeg("Doet", hoofdletter(opsomming(doet)))
	voeg("Werkt namens", strings.Join(wel, ", "))
	voeg("Niet namens", strings.Join(nog, ", "))
	if k.Stand == "gestopt" {
		voeg("Gestopt", DagTijd(k.Tot, nu))
	} else {
		voeg("Laatste dag", Datum(laatsteMoment(k.Tot), nu))
	}
	voeg("Gemaakt door", k.Door.Naam+", "+DagTijd(k.Van, nu))
	voeg("client_id", k.ID)
	voeg("Sleutels", strings.Join(k.Sleutels, ", "))
	return r
}

func koppelingBadge(k gate.KoppelingBlad) Badge {
	switch {
	case k.Werkt:
		return Badge{Tekst: "werkt", Toon: ToonGoed, Icoon: IcoonVinkje}
	case k.Stand == "loopt":
		return Badge{Tekst: "werkt niet", Toon: ToonLetop, Icoon: IcoonWaarschuwing}
	case k.Stand == "gestopt":
		return Badge{Tekst: "gestopt", Toon: ToonStil, Icoon: IcoonIngetrokken}
	}
	return Badge{Tekst: "voorbij", Toon: ToonStil, Icoon: IcoonKlok}
}

// waaromNiet says why a system does nothing here; "" of one that works.
func waaromNiet(k gate.KoppelingBlad) string {
	alle := func(b partij.Koppelbelet) bool {
		return !slices.ContainsFunc(k.Mensen, func(m gate.KoppelingMens) bool { return m.Belet != b })
	}
	switch {
	case k.Werkt:
		return ""
	case k.Stand == "gestopt":
		return "Deze koppeling is gestopt. Het systeem komt er niet meer in."
	case k.Stand == "partij":
		return "Deze Partij doet niet mee. Haar systemen komen er dan niet in (art. 20)."
	case k.Stand != "loopt":
		return "De laatste dag is voorbij. Het systeem komt er niet meer in."
	case len(k.Mensen) == 0:
		return "Dit systeem doet nu niets: er is niemand namens wie het werkt. Stop de koppeling, of maak een nieuwe met andere mensen."
	case alle(partij.BeletVertrokken):
		return "Dit systeem doet nu niets: wie genoemd is, werkt hier niet. Stop de koppeling, of maak een nieuwe met andere mensen."
	case alle(partij.BeletAkkoord):
		return "Dit systeem doet nu niets: nog niemand ging akkoord."
	}
	return "Dit systeem doet nu niets: het kan namens niemand werken."
}

func (b *bezoek) koppelingMaken() error {
	return b.toonKoppelingMaken(partij.KoppelingRegistreren{}, nil)
}

func (b *bezoek) toonKoppelingMaken(in partij.KoppelingRegistreren, fouten []errs.Veldfout) error {
	l, err := b.Gate.KoppelingLijst(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	if err := b.eisMag(l.Mag, "koppeling.registreren"); err != nil {
		return err
	}
	p := MensFormulier{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: "Koppelingen", URL: padKoppelingen}, Kruimel{Naam: "Maken"}), Titel: "Een koppeling maken",
		Over: "Een systeem van je eigen Partij werkt hier dan zelf.", Actie: padKoppelingMaken, Knop: Knop{Tekst: "Koppeling maken", Icoon: IcoonPlus},
		Terug: Koppeling{Tekst: "Annuleren", URL: padKoppelingen},
		Uitleg: []string{"Wie je noemt, krijgt de vraag om akkoord te gaan. Zonder akkoord doet het systeem niets in die naam.", "Het systeem mag nooit meer dan de mens namens wie het werkt.",
			"Je geeft alleen publieke sleutels. De geheime sleutel blijft bij het systeem.", "Alles wat het systeem doet, staat in het logboek."}}
	p.Fouten = fouten
	p.Velden = []Veld{{Naam: "naam", Label: "Hoe heet het systeem?", Waarde: in.Naam, Fout: p.FoutBij("naam"), Breedte: "half"},
		{Naam: "sleutels", Label: "Publieke sleutel", Hint: "Een JWK, JWKS of PEM. RSA van minstens 3072 bits, of P-256.", Waarde: in.Sleutels, Fout: p.FoutBij("sleutels"), Rijen: 6}}
	var scopes, mensen []Optie
	for _, s := range partij.Koppelscopes() {
		scopes = append(scopes, Optie{Waarde: string(s), Label: s.Label(), Gekozen: slices.Contains(in.Scopes, s)})
	}
	for _, m := range l.Mensen {
		mensen = append(mensen, Optie{Waarde: m.ID, Label: m.Naam, Gekozen: slices.Contains(in.Medewerkers, m.ID)})
	}
	p.Keuze = &Keuze{Naam: "scopes", Label: "Wat mag het systeem doen?", Meer: true, Fout: p.FoutBij("scopes"), Opties: scopes}
	p.Ook = []Keuze{{Naam: "medewerkers", Label: "Namens wie werkt het?", Meer: true, Fout: p.FoutBij("medewerkers"), Opties: mensen}}
	p.Na = []Veld{{Naam: "laatsteDag", Label: "Wat is de laatste dag?", Hint: "dag-maand-jaar. Hoogstens een jaar.", Waarde: string(in.LaatsteDag), Fout: p.FoutBij("laatsteDag"), Soort: "datum", Breedte: "kort"}}
	return b.formulier(p, fouten)
}

func (b *bezoek) maakKoppeling() error {
	return verzend(b, func(*partij.KoppelingRegistreren) {}, b.toonKoppelingMaken, b.Gate.KoppelingRegistreren, func(gate.Verwijzing) error {
		return b.naar(padKoppelingen, gedaanKoppeling)
	})
}

func (b *bezoek) stopKoppeling() error {
	return b.metKoppeling(b.Gate.KoppelingStoppen, padKoppelingen, gedaanKoppelingStop)
}

func (b *bezoek) koppelingJa() error {
	return b.metKoppeling(b.Gate.KoppelingAkkoord, padMijnKoppelingen, gedaanKoppelingJa)
}

func (b *bezoek) koppelingNee() error {
	return b.metKoppeling(b.Gate.KoppelingAfzeggen, padMijnKoppelingen, gedaanKoppelingNee)
}

// metKoppeling does what a button says and goes back to the list.
func (b *bezoek) metKoppeling(doe func(context.Context, gate.Caller, string) (gate.Verwijzing, error), pad, gedaan string) error {
	b.caller.Sleutel = b.sleutelVan(b.r.PostForm.Get(VeldSleutel))
	if b.actie() == actieTerug {
		return b.naar(pad, "")
	}
	_, err := doe(b.ctx(), b.caller, b.id())
	var botsing *errs.Conflict
	if errors.As(err, &botsing) {
		return b.koppelingBotst(botsing, pad)
	}
	if err != nil {
		return err
	}
	return b.naar(pad, gedaan)
}

// koppelingBotst shows the list as it is now, with why the button did nothing and what instead.
func (b *bezoek) koppelingBotst(botsing *errs.Conflict, pad string) error {
	maak := b.koppelingenPagina
	if pad == padMijnKoppelingen {
		maak = b.mijnKoppelingenPagina
	}
	p, err := maak()
	if err != nil {
		return err
	}
	kop, tekst, _ := strings.Cut(botsing.Nu, ". ")
	p.Meldingen = append(p.Meldingen, Melding{Soort: MeldingLetop, Kop: kop + ".", Tekst: tekst})
	return b.schrijf(http.StatusConflict, p)
}
