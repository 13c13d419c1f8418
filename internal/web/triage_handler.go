// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// antwoordDagen is how many days a Partij gets to answer when the procesregisseur does not choose otherwise.
const antwoordDagen = 7

func (b *bezoek) bevragen() error {
	dag := b.nu().In(klok.Amsterdam()).AddDate(0, 0, antwoordDagen)
	return b.toonBevragen(casus.Triagevraag{Uiterlijk: klok.Datum(dag.Format("2-1-2006"))}, nil)
}

// toonBevragen shows the form of a question beside those that were asked. What there is one of is chosen.
func (b *bezoek) toonBevragen(in casus.Triagevraag, fouten []errs.Veldfout) error {
	c, huis, err := b.casusEnHuis("triage.vragen")
	if err != nil {
		return err
	}
	p := BevragenPagina{Schil: b.schil("/casussen", kruimels(c, "Partij bevragen")...), CasusID: c.ID, Nummer: c.Nummer, Waarden: in,
		Doelen: gekozen(doelOpties(), c.Doelen), NamensOpties: namensUit(huis, c), Vragen: triageRijen(c.Triage, b.nu())}
	p.Fouten = fouten
	for _, m := range c.Betrokkenen {
		p.Betrokkenen = append(p.Betrokkenen, Optie{Waarde: m.ID, Label: m.Naam, Uitleg: m.Rol})
	}
	p.Partijen = partijOpties(huis, func(k gate.PartijBlad) bool {
		return nietHetHuis(k) && k.ID != c.Aanmelder.ID && !slices.ContainsFunc(vragenVan(c), func(v gate.TriagevraagBlad) bool {
			return v.Partij.ID == k.ID && v.Antwoord == nil
		})
	})
	p.Mensen = mensenPerPartij(huis, p.Partijen)
	if c.Namens != nil {
		p.Namens = c.Namens.Naam
	}
	if b.actie() == "" && len(fouten) == 0 {
		p.Waarden.Doel, p.Waarden.Over = enige(p.Doelen), nietLeeg(enige(p.Betrokkenen))
	}
	return b.formulier(p, fouten)
}

// casusEnHuis reads the Casus of the path for the form of handeling, and the house.
func (b *bezoek) casusEnHuis(handeling string) (gate.CasusBlad, gate.HuisBlad, error) {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return c, gate.HuisBlad{}, err
	}
	if err := b.eisMag(c.Mag, handeling); err != nil {
		return c, gate.HuisBlad{}, err
	}
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	return c, huis, err
}

func gekozen(opties []Optie, ids []string) []Optie {
	return slices.DeleteFunc(opties, func(o Optie) bool { return !slices.Contains(ids, o.Waarde) })
}

// enige is the value of the one option that there is, "" when there are more or none.
func enige(opties []Optie) string {
	if len(opties) != 1 {
		return ""
	}
	return opties[0].Waarde
}

func nietLeeg(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// mensenPerPartij are the people of each of partijen who may work in casussen.
func mensenPerPartij(huis gate.HuisBlad, partijen []Optie) []MensenVan {
	var uit []MensenVan
	for _, k := range partijen {
		uit = append(uit, MensenVan{Partij: k.Waarde, Opties: mensenVan(huis, k.Waarde, partij.Uitvoerder, partijen)})
	}
	return uit
}

func (b *bezoek) bevraag() error {
	var in casus.Triagevraag
	if err := b.lees(&in); err != nil {
		return err
	}
	if a := b.actie(); a == actieTerug || a == ActieMensen {
		return b.toonBevragen(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.TriageVragen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonBevragen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id()+"#triage", gedaanBevraagd)
}

// triage is the form that ends the triage, with the Partijen that wish to attend in it.
func (b *bezoek) triage() error { return b.toonTriage(nil, nil) }

func (b *bezoek) toonTriage(in *casus.Triageuitkomst, fouten []errs.Veldfout) error {
	c, huis, err := b.casusEnHuis("triage.afronden")
	if err != nil {
		return err
	}
	p := TriagePagina{Schil: b.schil("/casussen", kruimels(c, "Triage afronden")...), CasusID: c.ID, Nummer: c.Nummer,
		NamensOpties: namensUit(huis, c), Vragen: triageRijen(c.Triage, b.nu()), Aanmelder: c.Aanmelder.Naam}
	p.Partijen = partijOpties(huis, func(k gate.PartijBlad) bool { return nietHetHuis(k) && k.ID != c.Aanmelder.ID })
	p.Fouten, p.Mensen = fouten, mensenPerPartij(huis, p.Partijen)
	if in != nil {
		p.Waarden = *in
	} else {
		p.Waarden.Partijen = voorstel(c)
	}
	if p.Waarden.Versie == 0 {
		p.Waarden.Versie = c.Versie
	}
	if c.Namens != nil {
		p.Namens = c.Namens.Naam
	}
	p.NietBinnen = nietBinnen(c)
	if len(fouten) > 0 && p.NietBinnen != "" && strings.TrimSpace(p.Waarden.ZonderAntwoord) == "" && p.FoutBij("zonderAntwoord") == "" {
		// the gate asks this only of an outcome in which nothing else is wrong
		p.Fouten = append(p.Fouten, errs.Veldfout{Veld: "zonderAntwoord", Melding: "Schrijf op waarom je niet op deze antwoorden wacht (art. 1.8)."})
	}
	return b.formulier(p, fouten)
}

// nietBinnen says how many questions are open, and which Partijen have yet to answer them.
func nietBinnen(c gate.CasusBlad) string {
	var namen []string
	for _, v := range vragenVan(c) {
		if v.Antwoord == nil {
			namen = append(namen, v.Partij.Naam)
		}
	}
	switch n := len(namen) - 1; {
	case n < 0:
		return ""
	case n == 0:
		return "Eén vraag is nog niet beantwoord: door " + namen[0] + "."
	default:
		return tel(n+1) + " vragen zijn nog niet beantwoord: door " + strings.Join(namen[:n], ", ") + " en " + namen[n] + "."
	}
}

// voorstel are the Partijen that wish to attend. The grounds are for the procesregisseur to write.
func voorstel(c gate.CasusBlad) []casus.Relevant {
	var uit []casus.Relevant
	for _, v := range vragenVan(c) {
		erin := slices.ContainsFunc(uit, func(r casus.Relevant) bool { return r.Partij == v.Partij.ID })
		if v.Antwoord != nil && v.Antwoord.Aanschuiven == casus.SchuiftAan && !erin {
			uit = append(uit, casus.Relevant{Partij: v.Partij.ID, Medewerker: v.Medewerker.ID})
		}
	}
	return uit
}

func vragenVan(c gate.CasusBlad) []gate.TriagevraagBlad {
	if c.Triage == nil {
		return nil
	}
	return c.Triage.Vragen
}

// rondTriageAf is what the buttons of the form do: show people, add or remove a row, or end the triage.
func (b *bezoek) rondTriageAf() error {
	var in casus.Triageuitkomst
	if err := b.lees(&in); err != nil {
		return err
	}
	if a := b.actie(); a != "" {
		in.Partijen = anderePartijen(in.Partijen, a)
		return b.toonTriage(&in, nil)
	}
	in.Casus = b.id()
	in.Partijen = slices.DeleteFunc(in.Partijen, casus.Relevant.Leeg) // the messages name the rows that are left
	_, err := b.Gate.TriageAfronden(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonTriage(&in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id()+"#triage", gedaanTriage)
}

// anderePartijen adds or removes a row, as the button says.
func anderePartijen(lijst []casus.Relevant, actie string) []casus.Relevant {
	if actie == ActiePartijErbij {
		if len(lijst) == 0 {
			lijst = []casus.Relevant{{}} // the empty row that was shown
		}
		return append(lijst, casus.Relevant{})
	}
	nummer, ok := strings.CutPrefix(actie, ActiePartijWeg)
	i, err := strconv.Atoi(nummer)
	if !ok || err != nil || i < 0 || i >= len(lijst) {
		return lijst
	}
	return slices.Delete(lijst, i, i+1)
}

// triageKaart is the triage on the page of a Casus; nil when the reader has nothing to see or do there.
func triageKaart(c gate.CasusBlad, a CasusActies, nu time.Time) *TriageKaart {
	if c.Triage == nil && !a.Bevragen {
		return nil
	}
	k := &TriageKaart{Vragen: triageRijen(c.Triage, nu)}
	if a.Bevragen && len(k.Vragen) > 0 {
		k.Bij = tel(binnen(c)) + " van " + tel(len(k.Vragen)) + " antwoorden binnen"
	}
	if c.Triage == nil || c.Triage.Uitkomst == nil {
		return k
	}
	u := c.Triage.Uitkomst
	k.Bij = "Afgerond op " + Datum(u.Moment, nu)
	k.Uitkomst = &TriageUitkomst{Route: BadgeFase(u.Route.Label()), Door: u.Door.Naam + ", " + Datum(u.Moment, nu), Namens: namensBeide(u.Namens, u.NamensPubliek),
		Doel: u.Doel, Naar: u.Naar, Reden: u.Reden, ZonderAntwoord: u.ZonderAntwoord}
	return k
}

func binnen(c gate.CasusBlad) int {
	n := 0
	for _, v := range vragenVan(c) {
		if v.Antwoord != nil {
			n++
		}
	}
	return n
}

// namensBeide names on whose behalf was acted, and the public Partij beside it (rules 9.3-1, WGS-2).
func namensBeide(namens, publiek gate.Naam) string {
	if publiek.ID == namens.ID || publiek.Naam == "" {
		return namens.Naam
	}
	return namens.Naam + " en " + publiek.Naam
}

func triageRijen(t *gate.TriageBlad, nu time.Time) []TriageRij {
	if t == nil {
		return nil
	}
	var uit []TriageRij
	for _, v := range t.Vragen {
		r := TriageRij{Partij: v.Partij.Naam, Wie: v.Medewerker.Naam, URL: "/triagevragen/" + v.ID}
		switch {
		case v.Antwoord != nil:
			r.Antwoord, r.Contact, r.Toelichting = bekendBadge(v.Antwoord.Bekend), v.Antwoord.Contact, v.Antwoord.Toelichting
			r.Aanschuiven = v.Antwoord.Aanschuiven.Label()
		case t.Uitkomst != nil:
			r.Antwoord = Badge{Tekst: "geen antwoord", Toon: ToonStil, Icoon: IcoonStreep}
		default:
			dag, _ := klok.Datum(v.Uiterlijk).Lees()
			r.Antwoord, r.Wacht = Uiterlijk(dag, nu), "wacht op antwoord"
			if r.Antwoord.Tekst == "" {
				r.Wacht += ", uiterlijk " + Dag(dag, nu)
			}
		}
		uit = append(uit, r)
	}
	return uit
}

func bekendBadge(bekend casus.Bekendheid) Badge {
	if bekend == casus.BekendActief {
		return Badge{Tekst: bekend.Label(), Icoon: IcoonStip}
	}
	return Badge{Tekst: bekend.Label(), Toon: ToonStil, Icoon: IcoonRondje}
}
