// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// vraagStellen shows the form of a question for information. The query voor says of which Partij the need in the plan is.
func (b *bezoek) vraagStellen() error {
	dag := b.nu().In(klok.Amsterdam()).AddDate(0, 0, antwoordDagen)
	return b.toonVraagStellen(informatie.Informatievraag{Voor: b.r.URL.Query().Get("voor"), Uiterlijk: klok.Datum(dag.Format("2-1-2006"))}, nil)
}

func (b *bezoek) toonVraagStellen(in informatie.Informatievraag, fouten []errs.Veldfout) error {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "informatievraag.stellen"); err != nil {
		return err
	}
	p := VraagStellenPagina{Schil: b.schil("/casussen", kruimels(c, "Informatie vragen")...), CasusID: c.ID, Nummer: c.Nummer, Waarden: in,
		Partij: b.persoon.PartijNaam, Doelen: gekozen(doelOpties(), c.Doelen), Voor: b.voorWie(c), Al: vraagRijen(c.Informatievragen, b.nu())}
	p.Fouten = fouten
	if c.Namens != nil {
		p.Namens = c.Namens.Naam
	}
	for _, d := range c.Deelnames {
		if len(p.Voor) > 0 || d.Partij.ID != b.persoon.Partij {
			p.Partijen = append(p.Partijen, Optie{Waarde: d.Partij.ID, Label: d.Partij.Naam})
		}
	}
	if len(p.Voor) == 0 {
		p.Waarden.Voor = ""
	}
	b.vulBehoefte(&p, c)
	if b.actie() == "" && len(fouten) == 0 {
		p.Waarden.Doel = enige(p.Doelen)
	}
	return b.formulier(p, fouten)
}

// voorWie are the choices for whom is asked, of who has the regie; others ask for their own Partij.
func (b *bezoek) voorWie(c gate.CasusBlad) []Optie {
	casusregie := c.Casusregisseur != nil && c.Casusregisseur.ID == b.persoon.ID
	if c.Namens == nil && !casusregie {
		return nil
	}
	eigen := Optie{Waarde: "", Label: "De procesregie", Uitleg: "Bijvoorbeeld om het RTO voor te bereiden."}
	if casusregie {
		eigen = Optie{Waarde: "", Label: b.persoon.PartijNaam}
	}
	uit := []Optie{eigen}
	for _, d := range c.Deelnames {
		if d.Partij.ID != b.persoon.Partij {
			uit = append(uit, Optie{Waarde: d.Partij.ID, Label: d.Partij.Naam})
		}
	}
	return uit
}

// vulBehoefte shows what the plan says that Partijen have to know (article 6.4 under c), and begins a new question with that of the
// Partij for which is asked.
func (b *bezoek) vulBehoefte(p *VraagStellenPagina, c gate.CasusBlad) {
	if c.Plan == nil || c.Plan.Huidig == nil {
		return
	}
	voor := p.Waarden.Voor
	if voor == "" && c.Namens == nil {
		voor = b.persoon.Partij
	}
	for _, r := range c.Plan.Huidig.Rollen {
		if r.Partij.ID == voor && p.Waarden.Vraag == "" && b.actie() == "" && len(p.Fouten) == 0 {
			p.Waarden.Vraag = r.Informatiebehoefte
		}
		if len(p.Voor) > 0 || r.Partij.ID == voor {
			p.Behoefte = append(p.Behoefte, PlanRol{Partij: r.Partij.Naam, Rol: r.Rol, Informatiebehoefte: r.Informatiebehoefte})
		}
	}
}

func (b *bezoek) stelVraag() error {
	var in informatie.Informatievraag
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVraagStellen(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.InformatievraagStellen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonVraagStellen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id()+"#vragen", gedaanGevraagd)
}

// vraagRijen are questions for information as a list: what waits first.
func vraagRijen(lijst []gate.InformatievraagBlad, nu time.Time) []VraagRij {
	var wacht, klaar []VraagRij
	for _, v := range lijst {
		r := VraagRij{Vraag: v.Vraag, URL: "/informatievragen/" + v.ID, Aan: v.Partij.Naam, Voor: voorNaam(v), Stand: vraagBadge(v, nu),
			Eigen: slices.Contains(v.Mag, "informatievraag.beantwoorden")}
		if v.Stand != informatie.VraagOpen {
			klaar = append(klaar, r)
			continue
		}
		if dag, ok := klok.Datum(v.Uiterlijk).Lees(); ok {
			r.Uiterlijk = "uiterlijk " + Dag(dag, nu)
		}
		wacht = append(wacht, r)
	}
	return append(wacht, klaar...)
}

func voorNaam(v gate.InformatievraagBlad) string {
	if v.Voor == nil {
		return "de procesregie"
	}
	return v.Voor.Naam
}

// vraagBadge says how a question stands: when it is late that, and how late.
func vraagBadge(v gate.InformatievraagBlad, nu time.Time) Badge {
	switch v.Stand {
	case informatie.VraagBeantwoord:
		return Badge{Tekst: v.Stand.Label(), Toon: ToonGoed, Icoon: IcoonVinkje}
	case informatie.VraagGeweigerd:
		return Badge{Tekst: v.Stand.Label(), Toon: ToonLetop, Icoon: IcoonHand}
	case informatie.VraagIngetrokken:
		return Badge{Tekst: v.Stand.Label(), Toon: ToonStil, Icoon: IcoonIngetrokken}
	}
	if dag, ok := klok.Datum(v.Uiterlijk).Lees(); ok && (v.TeLaat || dagenTot(dag, nu) >= 0) {
		if badge := Uiterlijk(dag, nu); badge.Tekst != "" {
			return badge
		}
	}
	return Badge{Tekst: v.Stand.Label(), Icoon: IcoonKlok}
}

func (b *bezoek) vraag() error { return b.toonVraag("", "", nil) }

// toonVraagFouten shows one question with what is wrong in a form of it, as long as that form can be sent.
func (b *bezoek) toonVraagFouten(handeling string, versie int64, gegeven, reden string, fouten []errs.Veldfout) error {
	v, err := b.Gate.InformatievraagLezen(b.ctx(), b.caller, b.id())
	if err == nil {
		err = b.eerstDeStand(v.Eigen, v.Mag, handeling, versie, errs.Conflict{Wat: "deze vraag", Moment: v.Gewijzigd.UnixMicro(), Versie: v.Versie, Nu: "Stand: " + v.Stand.Label()})
	}
	if err != nil {
		return err
	}
	return b.toonVraag(gegeven, reden, fouten)
}

// toonVraag shows one question, with what was typed in one of its forms.
func (b *bezoek) toonVraag(gegeven, reden string, fouten []errs.Veldfout) error {
	v, err := b.Gate.InformatievraagLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	nu, mag := b.nu(), func(a string) bool { return slices.Contains(v.Mag, "informatievraag."+a) }
	p := VraagPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: v.Nummer, URL: "/casussen/" + v.Casus},
		Kruimel{Naam: "Vraag om informatie"}), ID: v.ID, CasusID: v.Casus, Nummer: v.Nummer, Vraag: v.Vraag, Partij: v.Partij.Naam, Stand: vraagBadge(v, nu),
		Versie: v.Versie, Eigen: v.Eigen, Gegeven: gegeven, Reden: reden, Beantwoorden: mag("beantwoorden"), Weigeren: mag("weigeren"), Intrekken: mag("intrekken"),
		Antwoord: vraagAntwoord(v, nu), GeweigerdOm: v.Reden, InformatieURL: "/casussen/" + v.Casus + "/informatie?vraag=" + v.ID}
	p.Fouten = fouten
	p.WeigerenOpen = p.FoutBij("reden") != "" || reden != ""
	for _, d := range DoelNamen([]string{v.Doel}) {
		p.Doel = d
	}
	p.Feiten = []Feit{{"Aan", v.Partij.Naam}, {"Voor", voorNaam(v)}, {"Gevraagd door", v.Steller.Naam + ", " + Dag(v.Gesteld, nu)}}
	if dag, ok := klok.Datum(v.Uiterlijk).Lees(); ok {
		p.Feiten = append(p.Feiten, Feit{"Antwoord uiterlijk", Dag(dag, nu)})
	}
	if v.Gegeven != "" {
		p.StukURL = "/informatie/" + v.Gegeven
	} else if v.Stand == informatie.VraagBeantwoord && !v.Eigen {
		p.OpnieuwURL = "/casussen/" + v.Casus + "/informatievragen"
	}
	if p.Beantwoorden {
		c, err := b.Gate.CasusLezen(b.ctx(), b.caller, v.Casus)
		if err != nil {
			return err
		}
		p.Stukken = eigenStukken(c, nu)
	}
	return b.formulier(p, fouten)
}

// vraagAntwoord says what became of a question; "" while it waits.
func vraagAntwoord(v gate.InformatievraagBlad, nu time.Time) string {
	wanneer := Dag(v.Gewijzigd, nu)
	switch v.Stand {
	case informatie.VraagBeantwoord:
		if v.Gegeven == "" {
			return v.Partij.Naam + " gaf antwoord, " + wanneer + ". Jij kunt het stuk nu niet lezen: de gever bepaalt wie dat mag, of trok het in."
		}
		return v.Partij.Naam + " gaf antwoord, " + wanneer + "."
	case informatie.VraagGeweigerd:
		return v.Partij.Naam + " geeft deze informatie niet, " + wanneer + "."
	case informatie.VraagIngetrokken:
		return "De vraag is ingetrokken, " + wanneer + "."
	}
	return ""
}

// eigenStukken are the pieces that the reader's Partij gave, as choices: by their day and how they begin.
func eigenStukken(c gate.CasusBlad, nu time.Time) []Optie {
	var uit []Optie
	for _, g := range c.Gegevens {
		if g.Eigen && !g.Ingetrokken {
			uit = append(uit, Optie{Waarde: g.ID, Label: Datum(g.Aangemaakt, nu) + ": " + aanhef(g.Tekst, 60)})
		}
	}
	return uit
}

// aanhef is how a text begins, in whole words.
func aanhef(tekst string, lengte int) string {
	if utf8.RuneCountInString(tekst) <= lengte {
		return tekst
	}
	kort := string([]rune(tekst)[:lengte])
	if i := strings.LastIndexByte(kort, ' '); i > lengte/2 {
		kort = kort[:i]
	}
	return kort + " …"
}

func (b *bezoek) beantwoordVraag() error {
	var in informatie.Vraagantwoord
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVraag(in.Gegeven, "", nil)
	}
	in.Informatievraag = b.id()
	_, err := b.Gate.InformatievraagBeantwoorden(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonVraagFouten("informatievraag.beantwoorden", in.Versie, in.Gegeven, "", fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/informatievragen/"+b.id(), gedaanVraagBeantwoord)
}

func (b *bezoek) weigerVraag() error {
	var in informatie.Weigering
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVraag("", in.Reden, nil)
	}
	in.Informatievraag = b.id()
	_, err := b.Gate.InformatievraagWeigeren(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonVraagFouten("informatievraag.weigeren", in.Versie, "", in.Reden, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/informatievragen/"+b.id(), gedaanVraagGeweigerd)
}

func (b *bezoek) trekVraagIn() error {
	var in informatie.VraagIntrekken
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.vraag()
	}
	in.Informatievraag = b.id()
	if _, err := b.Gate.InformatievraagIntrekken(b.ctx(), b.caller, in); err != nil {
		return err
	}
	return b.naar("/informatievragen/"+b.id(), gedaanVraagIngetrokken)
}

// vraagGebeurtenis is what a line of the timeline says of questions, requests and of what a reader is told; "" for another.
func vraagGebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "informatievraag.gesteld":
		return g.Wie + " vroeg om informatie.", IcoonVraag
	case "informatievraag.beantwoord":
		return g.Partij + " gaf antwoord op een vraag om informatie.", IcoonBericht
	case "informatievraag.geweigerd":
		return g.Partij + " geeft gevraagde informatie niet.", IcoonHand
	case "informatievraag.ingetrokken":
		return g.Wie + " trok een vraag om informatie in.", IcoonIngetrokken
	case "correctie.gevraagd":
		return g.Partij + " vroeg om een correctie.", IcoonVraag
	case "correctie.verbeterd":
		return g.Partij + " verwerkte een verzoek om correctie.", IcoonPotlood
	case "correctie.afgewezen":
		return g.Partij + " wees een verzoek om correctie af.", IcoonHand
	case "kennisgeving.gecorrigeerd":
		return g.Partij + " veranderde een stuk dat jij las.", IcoonPotlood
	case "kennisgeving.ingetrokken":
		return g.Partij + " trok een stuk in dat jij las. Gebruik het niet meer.", IcoonIngetrokken
	}
	return "", ""
}

func vraagGedaan() map[string][2]string {
	return map[string][2]string{
		gedaanGevraagd:         {"Informatie gevraagd.", "De Partij ziet de vraag nu bij Mijn werk."},
		gedaanVraagBeantwoord:  {"Vraag beantwoord.", "Wie het vroeg, ziet dat. Het stuk leest wie het van jullie mag lezen."},
		gedaanVraagGeweigerd:   {"Vastgelegd dat jullie dit niet geven.", "Je kunt het later alsnog geven."},
		gedaanVraagIngetrokken: {"Vraag ingetrokken.", "De Partij hoeft niet meer te antwoorden."},
		gedaanCorrectie:        {"Om een correctie gevraagd.", "De Partij die het stuk gaf, ziet het nu bij Mijn werk."},
		gedaanCorrectieKlaar:   {"Antwoord gegeven.", "De Partij die het vroeg, kan het lezen."},
		gedaanOntheven:         {"Van de casus gehaald.", "Deze persoon ziet de casus niet meer."},
	}
}
