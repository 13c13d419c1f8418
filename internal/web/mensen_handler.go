// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"context"
	"net/http"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

const padMensen = "/mensen"

func mensenRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, padMensen, ondertekend, (*bezoek).mensen},
		{get, "/mensen/uitnodigen", ondertekend, eenmalig((*bezoek).mensUitnodigen)},
		{post, "/mensen/uitnodigen", ondertekend, (*bezoek).nodigMensUit},
		{get, "/partijen/{partij}/beheerder", ondertekend, eenmalig((*bezoek).mensUitnodigen)},
		{post, "/partijen/{partij}/beheerder", ondertekend, (*bezoek).nodigMensUit},
		{get, "/mensen/{id}", ondertekend, (*bezoek).mens},
		{get, "/mensen/{id}/functies", ondertekend, (*bezoek).functieGeven},
		{post, "/mensen/{id}/functies", ondertekend, (*bezoek).geefFunctie},
		{get, "/mensen/{id}/functies/{functie}", ondertekend, (*bezoek).functieEinde},
		{post, "/mensen/{id}/functies/{functie}", ondertekend, (*bezoek).eindigFunctie},
		{get, "/mensen/{id}/einde", ondertekend, (*bezoek).mensEinde},
		{post, "/mensen/{id}/einde", ondertekend, (*bezoek).eindigMens},
		{get, "/mensen/{id}/code", ondertekend, eenmalig((*bezoek).mensCode)},
		{post, "/mensen/{id}/code", ondertekend, (*bezoek).geefCode},
		{get, "/mensen/{id}/overdragen/{casus}", ondertekend, (*bezoek).werkOverdragen},
		{post, "/mensen/{id}/overdragen/{casus}", ondertekend, (*bezoek).draagWerkOver},
	}
}

const (
	gedaanFunctie          = "mens-functie"
	gedaanFunctieEinde     = "mens-functie-einde"
	gedaanMensEinde        = "mens-einde"
	gedaanWerkOvergedragen = "mens-overgedragen"
)

func mensenGedaan() map[string][2]string {
	return map[string][2]string{
		gedaanVernieuwd:        {"Nieuwe verklaring vastgelegd.", "Iedereen tekent haar voordat die verder kan. Begin zelf."},
		gedaanIngeschreven:     {"Vastgelegd in het register.", "Wat er eerder stond, blijft bewaard."},
		gedaanHerzien:          {"Nagekeken en getekend.", "Over een jaar vragen we het weer."},
		gedaanToegetreden:      {"Toetreding vastgelegd.", "Nodig nu de beheerder van deze Partij uit."},
		gedaanPartijEinde:      {"Vastgelegd dat deze Partij stopt.", "Een tweede persoon kijkt het na. Tot dan doet de Partij mee."},
		gedaanEindeOordeel:     {"Nagekeken.", "Wat je koos, staat bij Gekomen en gegaan."},
		gedaanEindeTerug:       {"Teruggenomen.", "De Partij blijft meedoen."},
		gedaanFunctie:          {"Functie gegeven.", ""},
		gedaanFunctieEinde:     {"De functie eindigt.", "Wat erop rust, mag dan meteen niet meer."},
		gedaanMensEinde:        {"Het werk van deze persoon eindigt hier.", "Wat er nog wacht, zie je hieronder."},
		gedaanWerkOvergedragen: {"Overgedragen.", "Je collega ziet de casus nu en neemt het werk over."},
	}
}

// mensKruimels are the way to a page about somebody.
func mensKruimels(laatste ...Kruimel) []Kruimel {
	return append([]Kruimel{{Naam: "Partijen", URL: "/partijen"}, {Naam: "Mensen", URL: padMensen}}, laatste...)
}

func (b *bezoek) mensen() error {
	l, err := b.Gate.MedewerkerLijst(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := MensenPagina{Schil: b.schil("/partijen", mensKruimels()...), Partij: l.Partij.Naam, Huis: b.heeft(partij.Manager), Nodigt: slices.Contains(l.Mag, "medewerker.uitnodigen"),
		Mensen: RechtenTabel{Titel: "Mensen die hier werken"}, Eerder: RechtenTabel{Titel: "Mensen die hier eerder werkten"}}
	for _, m := range l.Medewerkers {
		p.Mensen.Rijen = append(p.Mensen.Rijen, b.rechtenRij(m, l.Partij.ID))
	}
	for _, m := range l.Eerder {
		p.Eerder.Rijen = append(p.Eerder.Rijen, b.rechtenRij(m, l.Partij.ID))
	}
	for _, z := range l.Zonder {
		p.Zonder = append(p.Zonder, Koppeling{Tekst: z.Naam, URL: "/partijen/" + z.ID + "/beheerder"})
	}
	return b.toon(p)
}

func (b *bezoek) rechtenRij(m gate.MedewerkerBlad, eigen string) RechtenRij {
	r := RechtenRij{Naam: m.Naam, URL: padMensen + "/" + m.Kenmerk, Jij: m.Jij, Termijn: periode(m.Van, m.Tot, b.nu()), Stand: verklaringBadge(m.Verklaring)}
	if m.Partij.ID != eigen {
		r.Partij = m.Partij.Naam
	}
	var namen []string
	for _, f := range m.Rechten {
		if f.Nu {
			namen = append(namen, partij.Functie(f.Functie).Label())
		}
	}
	r.Functies = hoofdletter(opsomming(namen))
	if n := len(m.Werk); n > 0 {
		r.Wacht = "werk in " + telWoord(n, "casus", "casussen") + " wacht"
	}
	return r
}

func verklaringBadge(stand string) Badge {
	if stand == "getekend" {
		return Badge{Tekst: "getekend", Toon: ToonGoed, Icoon: IcoonVinkje}
	}
	return Badge{Tekst: "nog niet getekend", Toon: ToonLetop, Icoon: IcoonKlok}
}

func (b *bezoek) mens() error {
	m, err := b.Gate.MedewerkerLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	nu, pad := b.nu(), padMensen+"/"+m.Kenmerk
	p := MensPagina{Schil: b.schil("/partijen", mensKruimels(Kruimel{Naam: "Rechten"})...), Naam: m.Naam, Jij: m.Jij}
	p.Feiten = []Feit{{"Partij", m.Partij.Naam}}
	if m.Namens != nil {
		p.Feiten = append(p.Feiten, Feit{"Werkt namens", m.Namens.Naam})
	}
	p.Feiten = append(p.Feiten, Feit{"Werkt hier", periode(m.Van, m.Tot, nu)}, Feit{"Verklaring", verklaringBadge(m.Verklaring).Tekst})
	if !m.Werkt && m.Tot != nil && !m.Tot.After(nu) {
		p.Gestopt = Datum(laatsteMoment(*m.Tot), nu)
	}
	if len(m.Geven) > 0 && !m.Jij {
		p.Geeft = pad + "/functies"
	}
	if slices.Contains(m.Mag, "medewerker.beeindigen") {
		p.Einde = pad + "/einde"
	}
	if slices.Contains(m.Mag, "medewerker.herstellen") && !m.Jij {
		p.Code = pad + "/code"
	}
	for _, f := range m.Rechten {
		p.Rechten = append(p.Rechten, rechtRij(f, pad, nu))
	}
	for _, w := range m.Werk {
		p.Werk = append(p.Werk, werkRij(w, pad, slices.Contains(m.Mag, "medewerker.overdragen")))
	}
	return b.toon(p)
}

func rechtRij(f gate.RechtBlad, pad string, nu time.Time) RechtRij {
	r := RechtRij{Functie: partij.Functie(f.Functie).Label(), Inzet: partij.Inzet(f.Inzet).Label(), Termijn: periode(f.Van, f.Tot, nu),
		Grenzen: grenzenTekst(f.Reikwijdte), Stand: Badge{Tekst: "voorbij", Toon: ToonStil, Icoon: IcoonIngetrokken}}
	switch {
	case f.Nu:
		r.Stand = Badge{Tekst: "geldt nu", Toon: ToonGoed, Icoon: IcoonVinkje}
	case f.Van != nil && f.Van.After(nu) && (f.Tot == nil || f.Tot.After(*f.Van)):
		r.Stand = Badge{Tekst: "komt nog", Icoon: IcoonKlok}
	}
	if slices.Contains(f.Mag, "functie.beeindigen") {
		r.Einde = pad + "/functies/" + f.Functie
	}
	return r
}

func werkRij(w gate.WerkOver, pad string, mag bool) WerkRij {
	r := WerkRij{Nummer: w.Casus.Naam}
	for _, wat := range w.Wat {
		switch wat {
		case "procesregie":
			r.Wat, r.URL, r.Knop = append(r.Wat, "De casus heeft geen procesregisseur meer."), "/casussen/"+w.Casus.ID+"/toewijzen", "Wijs toe"
		case "casusregie":
			r.Wat = append(r.Wat, "Het RTO kiest een nieuwe casusregisseur.")
		case "collega":
			r.Wat = append(r.Wat, "Niemand anders van de Partij is aangewezen.")
		case "afvaardiging":
			r.Wat = append(r.Wat, "Een ander gaat naar het overleg.")
		case "afspraken":
			r.Wat = append(r.Wat, hoofdletter(telWoord(w.Afspraken, "afspraak wacht", "afspraken wachten"))+" op een ander.")
		}
	}
	if mag && slices.ContainsFunc(w.Wat, func(wat string) bool { return wat != "casusregie" && wat != "procesregie" }) {
		r.URL, r.Knop = pad+"/overdragen/"+w.Casus.ID, "Draag over"
	}
	return r
}

// termijnVelden are the fields for from when until when.
func termijnVelden(s Schil, t partij.Termijn) []Veld {
	return []Veld{
		{Naam: "van", Label: "Vanaf welke dag?", Hint: "dag-maand-jaar. Leeg is nu.", Waarde: string(t.Van), Fout: s.FoutBij("van"), Soort: "datum", Breedte: "kort", MagLeeg: true},
		{Naam: "tot", Label: "Tot en met welke dag?", Hint: "dag-maand-jaar. Leeg is zonder einde.", Waarde: string(t.Tot), Fout: s.FoutBij("tot"), Soort: "datum", Breedte: "kort", MagLeeg: true},
	}
}

func functieOpties(namen []string) []Optie {
	var uit []Optie
	for _, f := range namen {
		uit = append(uit, Optie{Waarde: f, Label: partij.Functie(f).Label(), Uitleg: functieDoet(partij.Functie(f))})
	}
	return uit
}

// functieDoet says what somebody with a function does.
func functieDoet(f partij.Functie) string {
	switch f {
	case partij.Aanmelder:
		return "Meldt casussen aan voor de Partij."
	case partij.Uitvoerder:
		return "Werkt voor de Partij in casussen waarvoor die is aangewezen."
	case partij.Partijbeheerder:
		return "Nodigt mensen uit, geeft functies van de Partij en beëindigt ze."
	case partij.Mandaat:
		return "Beslist namens de Partij aan elke ronde tafel waar die voor haar zit, binnen de grenzen die je kiest (art. 6.3)."
	case partij.CoordinerendFG:
		return "Spreekt over gegevensbescherming voor alle publieke Partijen samen."
	case partij.Contactpunt:
		return "Hier komen betrokkenen die hun rechten willen gebruiken."
	}
	return functieUitleg(f)
}

// namensLijst asks on behalf of which Partij staff of the house works (article 1.11).
func (b *bezoek) namensLijst(s Schil, gekozen string) (Keuze, error) {
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return Keuze{}, err
	}
	opties := partijOpties(huis, func(q gate.PartijBlad) bool { return q.Actief && nietHetHuis(q) })
	return Keuze{Naam: "namens", Label: "Namens welke Partij?", Hint: "Een procesregisseur werkt altijd namens één Partij (art. 1.11).", Leeg: "Kies een Partij", MagLeeg: true,
		Fout: s.FoutBij("namens"), Opties: Kies(opties, gekozen)}, nil
}

func (b *bezoek) mensUitnodigen() error {
	return b.toonMensUitnodigen(partij.MedewerkerUitnodigen{Partij: b.r.PathValue("partij")}, nil)
}

func (b *bezoek) toonMensUitnodigen(in partij.MedewerkerUitnodigen, fouten []errs.Veldfout) error {
	l, err := b.Gate.MedewerkerLijst(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	geven, bij := l.Geven, l.Partij
	if i := slices.IndexFunc(l.Zonder, func(z gate.Naam) bool { return z.ID == in.Partij }); i >= 0 {
		geven, bij = []string{string(partij.Partijbeheerder)}, l.Zonder[i]
	} else if err := b.eisMag(l.Mag, "medewerker.uitnodigen"); err != nil {
		return err
	}
	p := MensFormulier{Schil: b.schil("/partijen", mensKruimels(Kruimel{Naam: "Uitnodigen"})...), Titel: "Iemand uitnodigen", Over: bij.Naam, Actie: b.r.URL.Path,
		Knop: Knop{Tekst: "Uitnodigen", Icoon: IcoonWijzen}, Terug: Koppeling{Tekst: "Annuleren", URL: padMensen},
		Uitleg: []string{"Twee mensen delen nooit een account.", "Deze persoon tekent eerst de verklaring van geheimhouding. Eerder kan er niets.", "Je kunt functies later geven en beëindigen."}}
	p.Fouten = fouten
	p.Velden = []Veld{{Naam: "naam", Label: "Voornaam en achternaam", Waarde: in.Naam, Fout: p.FoutBij("naam")}}
	var gekozen []string
	for _, f := range in.Functies {
		gekozen = append(gekozen, string(f))
	}
	if bij != l.Partij {
		gekozen = geven
	}
	p.Keuze = &Keuze{Naam: "functies", Label: "Wat gaat deze persoon doen?", Fout: p.FoutBij("functies"), Meer: true, MagLeeg: true, Opties: Kies(functieOpties(geven), gekozen...)}
	p.mandaat(geven, in.Reikwijdte)
	if slices.Contains(geven, string(partij.Procesregisseur)) {
		namens, err := b.namensLijst(p.Schil, in.Namens)
		if err != nil {
			return err
		}
		p.Lijsten = []Keuze{namens}
	}
	if fout := p.FoutBij("iemandAnders"); fout != "" || in.IemandAnders {
		p.Ook = append(p.Ook, Keuze{Naam: "iemandAnders", Label: "Lijkt deze naam op die van een ander?", Fout: fout, Meer: true,
			Opties: []Optie{{Waarde: "true", Label: "Ja, en dit is iemand anders", Gekozen: in.IemandAnders}}})
	}
	p.Na = append(p.Na, termijnVelden(p.Schil, in.Termijn)...)
	return b.formulier(p, fouten)
}

func (b *bezoek) nodigMensUit() error {
	return verzend(b, func(in *partij.MedewerkerUitnodigen) { in.Partij = b.r.PathValue("partij") }, b.toonMensUitnodigen, b.Gate.MedewerkerUitnodigen, b.toonCode)
}

// toonCode tells the code once, in the answer to the form itself: an address where it stands would tell it again.
func (b *bezoek) toonCode(u gate.Uitgenodigd) error {
	m, err := b.Gate.MedewerkerLezen(b.ctx(), b.caller, u.ID)
	if err != nil {
		return err
	}
	p := MensCodePagina{Schil: b.schil("/partijen", mensKruimels(Kruimel{Naam: "Code"})...), Naam: m.Naam, Code: u.Toegangscode, URL: padMensen + "/" + m.Kenmerk}
	p.Over = m.Partij.Naam
	for _, f := range m.Rechten {
		p.Over += ", " + klein(partij.Functie(f.Functie).Label())
	}
	if u.GeldigTot != nil {
		p.Tot = DagTijd(*u.GeldigTot, b.nu())
	}
	if !m.Werkt && m.Van != nil {
		p.Begin = Datum(*m.Van, b.nu())
	}
	return b.toon(p)
}

func (b *bezoek) mensCode() error { return b.toonMensCode(partij.Herstellen{}, nil) }

func (b *bezoek) toonMensCode(in partij.Herstellen, fouten []errs.Veldfout) error {
	m, p, err := b.mensFormulier("Nieuwe code geven", fouten)
	if err != nil {
		return err
	}
	if err := b.eisMag(m.Mag, "medewerker.herstellen"); err != nil {
		return err
	}
	p.Uitleg = []string{"Voor wie het wachtwoord of de tweede stap kwijt is, of de eerste code niet gebruikte.", "Deze persoon is dan meteen overal uitgelogd.",
		"Wie al een inlog had, laat met iets van vroeger zien dat die het is: een wachtwoord, een code uit de app of een herstelcode.",
		"Is dat alles weg? Dan geeft een tweede collega ook een code, en gebruikt deze persoon beide."}
	ja := Optie{Waarde: "true", Label: "Ja, ik zie deze persoon nu en herken die", Uitleg: "Een telefoontje of mail is niet genoeg: een ander kan zich voordoen als je collega.", Gekozen: in.Gezien}
	p.Keuze = &Keuze{Naam: "gezien", Label: "Zie je deze persoon zelf?", Meer: true, Fout: p.FoutBij("gezien"), Opties: []Optie{ja}}
	p.Knop = Knop{Tekst: "Nieuwe code geven", Icoon: IcoonSlot}
	return b.formulier(p, fouten)
}

func (b *bezoek) geefCode() error {
	return verzend(b, func(in *partij.Herstellen) { in.Medewerker = b.id() }, b.toonMensCode, b.Gate.MedewerkerHerstellen, b.toonCode)
}

// verzend does what a form asks: over says what it is about, toon shows it again with what was typed when something is wrong or who sent it goes back
// to it, and klaar answers when it was done.
func verzend[In, Uit any](b *bezoek, over func(*In), toon func(In, []errs.Veldfout) error, doe func(context.Context, gate.Caller, In) (Uit, error), klaar func(Uit) error) error {
	var in In
	if err := b.lees(&in); err != nil {
		return err
	}
	over(&in)
	if b.actie() == actieTerug {
		return toon(in, nil)
	}
	uit, err := doe(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return toon(in, fouten)
	}
	if err != nil {
		return err
	}
	return klaar(uit)
}

// naarMens goes back to the page of somebody, which tells what was done.
func (b *bezoek) naarMens(gedaan string) func(gate.Verwijzing) error {
	return func(gate.Verwijzing) error { return b.naar(padMensen+"/"+b.id(), gedaan) }
}

// mensFormulier reads somebody and begins a form about them.
func (b *bezoek) mensFormulier(titel string, fouten []errs.Veldfout) (gate.MedewerkerBlad, MensFormulier, error) {
	m, err := b.Gate.MedewerkerLezen(b.ctx(), b.caller, b.id())
	p := MensFormulier{Schil: b.schil("/partijen", mensKruimels(Kruimel{Naam: "Rechten", URL: padMensen + "/" + m.Kenmerk}, Kruimel{Naam: titel})...), Titel: titel, Over: m.Naam + ", " + m.Partij.Naam,
		Actie: b.r.URL.Path, Terug: Koppeling{Tekst: "Annuleren", URL: padMensen + "/" + m.Kenmerk}}
	p.Fouten = fouten
	return m, p, err
}

func (b *bezoek) functieGeven() error { return b.toonFunctieGeven(partij.FunctieGeven{}, nil) }

func (b *bezoek) toonFunctieGeven(in partij.FunctieGeven, fouten []errs.Veldfout) error {
	m, p, err := b.mensFormulier("Functie geven", fouten)
	if err != nil {
		return err
	}
	var kan []string
	for _, f := range m.Geven {
		if !slices.ContainsFunc(m.Rechten, func(r gate.RechtBlad) bool { return r.Functie == f && (r.Nu || len(r.Mag) > 0) }) {
			kan = append(kan, f)
		}
	}
	p.Dicht, p.Leeg, p.Knop = len(kan) == 0, "Er is geen functie die je deze persoon nog kunt geven.", Knop{Tekst: "Functie geven", Icoon: IcoonPlus}
	p.Keuze = &Keuze{Naam: "functie", Label: "Welke functie?", Fout: p.FoutBij("functie"), Opties: Kies(functieOpties(kan), string(in.Functie))}
	p.mandaat(kan, in.Reikwijdte)
	if slices.Contains(kan, string(partij.Procesregisseur)) {
		namens, err := b.namensLijst(p.Schil, in.Namens)
		if err != nil {
			return err
		}
		p.Lijsten = []Keuze{namens}
	}
	p.Na = append(p.Na, termijnVelden(p.Schil, in.Termijn)...)
	return b.formulier(p, fouten)
}

func (b *bezoek) geefFunctie() error {
	return verzend(b, func(in *partij.FunctieGeven) { in.Medewerker = b.id() }, b.toonFunctieGeven, b.Gate.FunctieGeven, b.naarMens(gedaanFunctie))
}

// eindeVeld asks for the last day.
func eindeVeld(s Schil, e partij.Einde) []Veld {
	return []Veld{{Naam: "laatsteDag", Label: "Wat is de laatste dag?", Hint: "dag-maand-jaar. Leeg is nu meteen.", Waarde: string(e.LaatsteDag), Fout: s.FoutBij("laatsteDag"), Soort: "datum",
		Breedte: "kort", MagLeeg: true}}
}

func (b *bezoek) functieEinde() error { return b.toonFunctieEinde(partij.FunctieBeeindigen{}, nil) }

func (b *bezoek) toonFunctieEinde(in partij.FunctieBeeindigen, fouten []errs.Veldfout) error {
	m, p, err := b.mensFormulier("Functie beëindigen", fouten)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(m.Rechten, func(r gate.RechtBlad) bool {
		return r.Functie == b.r.PathValue("functie") && slices.Contains(r.Mag, "functie.beeindigen")
	})
	if i < 0 {
		return statusFout(http.StatusNotFound)
	}
	f := m.Rechten[i]
	p.Over, p.Versie = partij.Functie(f.Functie).Label()+" · "+p.Over, f.Versie
	p.Uitleg = []string{"Wat op deze functie rust, mag dan meteen niet meer, ook niet in schermen die openstaan.", "Werk dat wacht, zie je daarna bij deze persoon."}
	p.Velden, p.Knop = eindeVeld(p.Schil, in.Einde), Knop{Tekst: "Functie beëindigen", Icoon: IcoonKruis}
	return b.formulier(p, fouten)
}

func (b *bezoek) eindigFunctie() error {
	return verzend(b, func(in *partij.FunctieBeeindigen) {
		in.Medewerker, in.Functie = b.id(), partij.Functie(b.r.PathValue("functie"))
	}, b.toonFunctieEinde, b.Gate.FunctieBeeindigen, b.naarMens(gedaanFunctieEinde))
}

func (b *bezoek) mensEinde() error { return b.toonMensEinde(partij.MedewerkerBeeindigen{}, nil) }

func (b *bezoek) toonMensEinde(in partij.MedewerkerBeeindigen, fouten []errs.Veldfout) error {
	m, p, err := b.mensFormulier("Werk hier beëindigen", fouten)
	if err != nil {
		return err
	}
	if err := b.eisMag(m.Mag, "medewerker.beeindigen"); err != nil {
		return err
	}
	p.Versie, p.Uitleg = m.Versie, []string{"Alle functies eindigen dan ook.", "Deze persoon is dan meteen uitgelogd en ziet niets meer.",
		"Geheimhouding blijft gelden, ook daarna (art. 20.3).", "Werk dat wacht, draag je daarna over aan een collega."}
	p.Velden, p.Knop = eindeVeld(p.Schil, in.Einde), Knop{Tekst: "Werk hier beëindigen", Icoon: IcoonKruis}
	return b.formulier(p, fouten)
}

func (b *bezoek) eindigMens() error {
	return verzend(b, func(in *partij.MedewerkerBeeindigen) { in.Medewerker = b.id() }, b.toonMensEinde, b.Gate.MedewerkerBeeindigen, b.naarMens(gedaanMensEinde))
}

func (b *bezoek) werkOverdragen() error { return b.toonWerkOverdragen(partij.WerkOverdragen{}, nil) }

func (b *bezoek) toonWerkOverdragen(in partij.WerkOverdragen, fouten []errs.Veldfout) error {
	m, p, err := b.mensFormulier("Werk overdragen", fouten)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(m.Werk, func(w gate.WerkOver) bool { return w.Casus.ID == b.r.PathValue("casus") })
	if i < 0 {
		return statusFout(http.StatusNotFound)
	}
	if err := b.eisMag(m.Mag, "medewerker.overdragen"); err != nil {
		return err
	}
	p.Over = "Casus " + m.Werk[i].Casus.Naam + " · van " + p.Over
	p.Uitleg = append(werkRij(m.Werk[i], "", false).Wat, "Wie het overneemt, ziet de casus. Jij ziet alleen het nummer.")
	var opties []Optie
	for _, o := range m.Overnemers {
		opties = append(opties, Optie{Waarde: o.ID, Label: o.Naam})
	}
	p.Dicht, p.Leeg = len(opties) == 0, "Er is geen andere collega die in casussen mag werken. Geef eerst iemand die functie. Aan jezelf geef je dit werk niet."
	p.Lijsten = []Keuze{{Naam: "overnemer", Label: "Wie neemt het over?", Leeg: "Kies een collega", Fout: p.FoutBij("overnemer"), Opties: Kies(opties, in.Overnemer)}}
	p.Knop = Knop{Tekst: "Overdragen", Icoon: IcoonPijl}
	return b.formulier(p, fouten)
}

func (b *bezoek) draagWerkOver() error {
	return verzend(b, func(in *partij.WerkOverdragen) { in.Medewerker, in.Casus = b.id(), b.r.PathValue("casus") }, b.toonWerkOverdragen, b.Gate.MedewerkerOverdragen, b.naarMens(gedaanWerkOvergedragen))
}
