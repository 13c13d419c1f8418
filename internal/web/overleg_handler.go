// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/rto"
)

// overleggen is the list of Overleggen: to come, or with stand=geweest those that are over.
func (b *bezoek) overleggen() error {
	q := b.r.URL.Query()
	v := gate.OverlegVraag{Stand: q.Get("stand")}
	v.Pagina, _ = strconv.Atoi(q.Get("pagina")) // what is no number is the first page
	lijst, err := b.Gate.OverlegLijst(b.ctx(), b.caller, v)
	if _, ok := ongeldig(err); ok {
		return statusFout(http.StatusNotFound)
	}
	if err != nil {
		return err
	}
	p := OverleggenPagina{Schil: b.schil("/overleggen"), Geweest: v.Stand == "geweest"}
	p.Chips = []Chip{{Tekst: "Komende overleggen", URL: "/overleggen", Huidig: !p.Geweest},
		{Tekst: "Geweest", URL: "/overleggen?stand=geweest", Huidig: p.Geweest}}
	for _, r := range lijst.Overleggen {
		p.Rijen = append(p.Rijen, overlegRij(r, b.nu()))
	}
	blad := func(n int) string {
		q := url.Values{"pagina": {strconv.Itoa(n)}}
		if p.Geweest {
			q.Set("stand", "geweest")
		}
		return padMet("/overleggen", q)
	}
	if lijst.Pagina > 1 {
		p.Bladeren.Vorige = blad(lijst.Pagina - 1)
	}
	if lijst.Meer {
		p.Bladeren.Volgende = blad(lijst.Pagina + 1)
	}
	return b.toon(p)
}

func overlegRij(r gate.OverlegRegel, nu time.Time) OverlegRij {
	rij := OverlegRij{Naam: overlegNaam(r.PlanningBlad) + ", " + r.Nummer, URL: "/overleggen/" + r.ID, Dag: "nog niet gepland", Tijd: overlegTijd(r.PlanningBlad),
		Plaats: r.Plaats, Badge: standBadge(r.Stand)}
	if dag, ok := klok.Datum(r.Datum).Lees(); ok {
		rij.Dag = Dag(dag, nu)
	}
	var namen []string
	for _, g := range r.Genodigden {
		namen = append(namen, g.Partij.Naam)
	}
	rij.Genodigden = strings.Join(namen, ", ")
	switch {
	case r.NogVastTeLeggen:
		rij.Badge = Badge{Tekst: "nog vast te leggen", Toon: ToonLetop, Icoon: IcoonWaarschuwing}
	case r.Komt == "open" && r.Stand == rto.Uitgenodigd:
		rij.Badge = BadgeBinnenkort("zeg wie er komt")
		rij.Actie = &Knop{Tekst: "Wie komt er?", URL: rij.URL + "/afvaardigen", Soort: KnopTweede, Klein: true}
	}
	if !r.Lezen && r.Stand.Loopt() && !r.NogVastTeLeggen {
		rij.Actie = &Knop{Tekst: "Inplannen", URL: rij.URL + "/inplannen", Soort: KnopTweede, Klein: true}
	}
	return rij
}

func overlegNaam(p gate.PlanningBlad) string { return fmt.Sprintf("RTO %d", p.Volgnummer) }

func overlegTijd(p gate.PlanningBlad) string {
	if p.Begin == "" || p.Einde == "" {
		return p.Begin
	}
	return p.Begin + "–" + p.Einde
}

// wanneer says when and where an Overleg is.
func wanneer(p gate.PlanningBlad) string {
	dag, ok := klok.Datum(p.Datum).Lees()
	if !ok {
		return "nog niet gepland"
	}
	delen := []string{weekdag(dag)[:2] + " " + VolleDatum(dag)}
	for _, d := range []string{overlegTijd(p), p.Plaats} {
		if d != "" {
			delen = append(delen, d)
		}
	}
	return strings.Join(delen, ", ")
}

func standBadge(s rto.Stand) Badge {
	switch s {
	case rto.Uitgenodigd:
		return Badge{Tekst: "uitgenodigd", Toon: ToonGoed, Icoon: IcoonVinkje}
	case rto.Afgerond:
		return Badge{Tekst: "afgerond", Toon: ToonStil, Icoon: IcoonVinkje}
	case rto.Afgelast:
		return Badge{Tekst: "afgelast", Toon: ToonFout, Icoon: IcoonKruis}
	}
	return BadgeFase(s.Label())
}

// overlegBlad opens an Overleg for a form on it, and asks that the reader may do the act.
func (b *bezoek) overlegBlad(handeling string) (gate.OverlegBlad, error) {
	o, err := b.Gate.OverlegLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return o, err
	}
	return o, b.eisMag(o.Mag, handeling)
}

func overlegKruimels(p gate.PlanningBlad, hier ...string) []Kruimel {
	uit := []Kruimel{{Naam: "Overleggen", URL: "/overleggen"}, {Naam: overlegNaam(p) + ", " + p.Nummer, URL: "/overleggen/" + p.ID}}
	if len(hier) == 0 {
		uit[1].URL = ""
		return uit
	}
	return append(uit, Kruimel{Naam: hier[0]})
}

// overleg is one Overleg; for supporting staff only its planning (rule 11.1-1).
func (b *bezoek) overleg() error {
	o, err := b.Gate.OverlegLezen(b.ctx(), b.caller, b.id())
	var geweigerd *errs.Denied
	if errors.As(err, &geweigerd) && b.heeft(partij.Ondersteuning) {
		return b.overlegPlanning()
	}
	if err != nil {
		return err
	}
	p := OverlegPagina{Schil: b.schil("/overleggen", overlegKruimels(o.PlanningBlad)...), Kaart: overlegKaart(o),
		Aanwezig: aanwezigKaart(o), Acties: overlegActies(o)}
	if len(p.Acties) > 3 { // one first and two second; the rest stands as links below what it is about
		p.Acties, p.Meer = p.Acties[:3], p.Acties[3:]
	}
	if p.Vooraf, err = b.vooraf(o); err != nil {
		return err
	}
	anew := opID(o.Herschrijven)
	p.Verslag = passageRijen(o.Verslag, anew)
	p.Herschrijven = herschrijfRijen(o.Herschrijven, anew)
	if o.Namens != nil {
		p.Namens = o.Namens.Naam
	}
	if a := o.Afgelasting; a != nil {
		p.Afgelast = &AfgelastRegel{Reden: a.Reden, Door: a.Door.Naam, Dag: Datum(a.Moment, b.nu())}
	}
	for _, d := range o.Besluiten {
		p.Besluiten = append(p.Besluiten, besluitKaart(d, b.nu()))
	}
	p.Afwijkingen = afwijkingen(o)
	return b.toon(p)
}

// afwijkingen are what went otherwise than the covenant describes (article 9.2 under h): who sat there without a mandate, a decision that was
// not announced or not borne out by the criteria, and a Partij that was not asked.
func afwijkingen(o gate.OverlegBlad) []Afwijking {
	var uit []Afwijking
	for _, g := range o.AanTafel {
		if g.Aanwezig != nil && !g.Telt {
			uit = append(uit, Afwijking{g.Partij.Naam + " zonder mandaat", "telt niet mee", "6.3"})
		}
	}
	for _, d := range o.Besluiten {
		if d.Soort != o.SoortBesluit {
			uit = append(uit, Afwijking{"Besluit: " + klein(d.Soort.Label()), "stond niet in de uitnodiging", "9.2c"})
		}
		for _, c := range d.Criteria {
			if !c.Gehaald {
				uit = append(uit, Afwijking{"Toch afgeschaald: " + c.Tekst, "niet gehaald", "6.4d"})
			}
		}
	}
	for _, n := range o.NietGenodigd {
		uit = append(uit, Afwijking{n.Naam + " deed mee aan de casus", "was niet uitgenodigd", "9.2e"})
	}
	return uit
}

func (b *bezoek) overlegPlanning() error {
	o, err := b.Gate.OverlegPlanning(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := OverlegPlanningPagina{Schil: b.schil("/overleggen", overlegKruimels(o)...), Naam: overlegNaam(o), Nummer: o.Nummer, Rijen: planningRijen(o),
		Feiten: []Feit{{"Casus", o.Nummer}, {"Wanneer", wanneer(o)}, {"Stand", o.Stand.Label()}}}
	if slices.Contains(o.Mag, "overleg.inplannen") {
		p.Plannen = &Knop{Tekst: "Inplannen", URL: "/overleggen/" + o.ID + "/inplannen", Icoon: IcoonDatum, Soort: KnopEerste}
	}
	return b.toon(p)
}

func planningRijen(o gate.PlanningBlad) []GenodigdeRij {
	var uit []GenodigdeRij
	for _, g := range o.Genodigden {
		uit = append(uit, genodigdeRij(g))
	}
	return uit
}

func genodigdeRij(g gate.PlanningGenodigdeBlad) GenodigdeRij {
	r := GenodigdeRij{Partij: g.Partij.Naam, Afgevaardigde: "nog niet bekend", Komt: g.Komt}
	switch {
	case g.Komt == "":
		r.Komt = "nog niet bekend"
	case g.Komt == "nee":
		r.Afgevaardigde = "–"
	case len(g.Beslist) > 0:
		r.Mandaat = Badge{Tekst: "doorlopend, alleen voor: " + besluitNamen(g.Beslist), Toon: ToonLetop, Icoon: IcoonVinkje}
	case g.Doorlopend:
		r.Mandaat = Badge{Tekst: "ja, doorlopend", Toon: ToonGoed, Icoon: IcoonVinkje}
	case g.Mandaat:
		r.Mandaat = Badge{Tekst: "ja", Toon: ToonGoed, Icoon: IcoonVinkje}
	default:
		r.Mandaat, r.Letop = Badge{Tekst: "nee", Toon: ToonLetop, Icoon: IcoonWaarschuwing}, true
	}
	if g.Afgevaardigde != nil {
		r.Afgevaardigde = g.Afgevaardigde.Naam
	}
	if g.Vervanger != nil {
		r.Vervanger = g.Vervanger.Naam
	}
	return r
}

// overlegKaart is the card of an Overleg, on its own page and on that of its Casus.
func overlegKaart(o gate.OverlegBlad) OverlegKaart {
	k := OverlegKaart{ID: o.ID, Naam: overlegNaam(o.PlanningBlad), CasusID: o.Casus, Nummer: o.Nummer, Wanneer: wanneer(o.PlanningBlad), Stand: standBadge(o.Stand),
		Doel: o.Doel, SoortBesluit: o.SoortBesluit.Label(), Themas: o.Themas}
	if slices.Contains(o.Mag, "overleg.uitnodigen") {
		k.Ontbreekt, k.KanNiet = overlegMist(o), "Uitnodigen kan nog niet."
		if o.Stand == rto.Uitgenodigd {
			k.KanNiet = "Het overleg kan zo niet doorgaan."
		}
	}
	var zonder []string
	for _, g := range o.AanTafel {
		r := genodigdeRij(g.PlanningGenodigdeBlad)
		r.Grond, r.Bijdrage = g.Grond, g.Bijdrage
		k.MetGrond = k.MetGrond || g.Grond != ""
		if r.Letop {
			zonder = append(zonder, g.Partij.Naam)
		}
		if g.Eigen && g.Komt == "" && slices.Contains(o.Mag, "overleg.afvaardigen") {
			k.Vraag = &Melding{Soort: MeldingInfo, Kop: "Jullie zijn uitgenodigd.", Tekst: "Zeg wie er komt, en of die persoon mag besluiten.",
				Koppeling: &Koppeling{"Wie komt er?", k.URL() + "/afvaardigen"}}
		}
		k.Genodigden = append(k.Genodigden, r)
	}
	k.Mandaat = zonderMandaat(zonder, o.Stand)
	return k
}

func zonderMandaat(zonder []string, s rto.Stand) *Melding {
	if len(zonder) == 0 || !s.Loopt() {
		return nil
	}
	kop, wie := "Eén afgevaardigde heeft geen mandaat.", zonder[0]+" telt"
	if n := len(zonder); n > 1 {
		kop, wie = tel(n)+" afgevaardigden hebben geen mandaat.", strings.Join(zonder[:n-1], ", ")+" en "+zonder[n-1]+" tellen"
	}
	return &Melding{Soort: MeldingLetop, Kop: kop, Tekst: wie + " niet mee bij besluiten. Vraag om een mandaat of een vervanger.",
		Koppeling: &Koppeling{"art. 6.3", Artikel("6.3").URL()}}
}

// overlegMist says what is missing before invitations can go out, each with where it can be filled in.
func overlegMist(o gate.OverlegBlad) []OverlegMist {
	voorbereiden := "/overleggen/" + o.ID + "/voorbereiden"
	teksten := map[string]OverlegMist{
		rto.OntbreektDoel:         {"Het doel van het RTO ontbreekt.", "9.2c", voorbereiden, "Vul het doel in"},
		rto.OntbreektSoortBesluit: {"Het soort besluit ontbreekt.", "9.2c", voorbereiden, "Kies het soort besluit"},
		rto.OntbreektThemas:       {"De thema's ontbreken.", "9.2c", voorbereiden, "Vul de thema's in"},
		rto.OntbreektDatum:        {"De dag en de tijd ontbreken.", "9.2e", "/overleggen/" + o.ID + "/inplannen", "Plan het overleg in"},
		rto.OntbreektInformeren: {"Nog niet elke betrokkene weet van de casus.", "AVG 14", "/casussen/" + o.Casus + "#betrokkenen",
			"Leg vast wie is geïnformeerd"},
	}
	var uit []OverlegMist
	for _, woord := range o.Ontbreekt {
		if m, ok := teksten[woord]; ok {
			uit = append(uit, m)
		}
	}
	return uit
}

// overlegActies are the acts that the reader may do now, the first one first.
func overlegActies(o gate.OverlegBlad) []Knop {
	url := "/overleggen/" + o.ID
	erIs := slices.ContainsFunc(o.AanTafel, func(g gate.GenodigdeBlad) bool { return g.Aanwezig != nil })
	eigen := slices.ContainsFunc(o.AanTafel, func(g gate.GenodigdeBlad) bool { return g.Eigen })
	var uit []Knop
	for _, a := range []struct {
		handeling string
		nu        bool
		k         Knop
	}{
		{"overleg.besluiten", erIs, Knop{Tekst: "Besluit vastleggen", URL: url + "/besluit", Icoon: IcoonBesluit}},
		{"overleg.aanwezigheid", len(o.AanTafel) > 0, Knop{Tekst: "Vastleggen wie er is", URL: url + "/aanwezigheid", Icoon: IcoonNamens}},
		{"overleg.afvaardigen", eigen, Knop{Tekst: "Wie komt er?", URL: url + "/afvaardigen", Icoon: IcoonWijzen}},
		{"overleg.uitnodigen", len(o.Ontbreekt) == 0 && len(o.Kandidaten) > 0, Knop{Tekst: "Partijen uitnodigen", URL: url + "/uitnodigen", Icoon: IcoonGroep}},
		{"overleg.voorbereiden", true, Knop{Tekst: "RTO voorbereiden", URL: url + "/voorbereiden", Icoon: IcoonPotlood}},
		{"voorinzage.voorstellen", true, Knop{Tekst: "Inzage vóór het RTO vragen", URL: url + "/voorinzage", Icoon: IcoonOog}},
		{"overleg.inplannen", o.Stand != rto.Voorbereid, Knop{Tekst: "Inplannen", URL: url + "/inplannen", Icoon: IcoonDatum}},
		{"overleg.voorbereiden", o.Stand.Loopt(), Knop{Tekst: "Informatie vragen", URL: "/casussen/" + o.Casus + "/informatievragen", Icoon: IcoonVraag}},
		{"overleg.afronden", erIs, Knop{Tekst: "Overleg afronden", URL: url + "/afronden", Icoon: IcoonVinkje}},
		{"overleg.afgelasten", true, Knop{Tekst: "Overleg afgelasten", URL: url + "/afgelasten", Icoon: IcoonKruis}},
	} {
		if a.nu && slices.Contains(o.Mag, a.handeling) {
			a.k.Soort = KnopTweede
			uit = append(uit, a.k)
		}
	}
	if len(uit) > 0 {
		uit[0].Soort = KnopEerste
	}
	return uit
}

func aanwezigKaart(o gate.OverlegBlad) AanwezigKaart {
	k := AanwezigKaart{}
	n := 0
	for _, g := range o.AanTafel {
		r := AanwezigRegel{Partij: g.Partij.Naam, Tekst: "nog niet vastgelegd", Icoon: IcoonEen, Stand: ZietNiet}
		switch {
		case g.Aanwezig != nil && g.Telt:
			r.Tekst, r.Icoon, r.Stand = g.Aanwezig.Naam+", mandaat", IcoonNamens, ZietNu
			n++
		case g.Aanwezig != nil:
			r.Tekst, r.Icoon, r.Stand = g.Aanwezig.Naam+", geen mandaat: telt niet mee", IcoonWaarschuwing, ZietLater
			n++
		case g.Komt == "nee":
			r.Tekst, r.Icoon = "afgemeld", IcoonStreep
		case g.Afgevaardigde != nil:
			r.Tekst = g.Afgevaardigde.Naam + " komt"
		}
		k.Wie = append(k.Wie, r)
	}
	k.Kop = fmt.Sprintf("Aanwezig: %d van %d", n, len(k.Wie))
	if n == 0 {
		k.Kop = "Wie er komt"
	}
	if slices.Contains(o.Mag, "overleg.aanwezigheid") && len(k.Wie) > 0 {
		k.Wijs = "/overleggen/" + o.ID + "/aanwezigheid"
	}
	return k
}

func besluitKaart(d gate.BesluitBlad, nu time.Time) BesluitKaart {
	k := BesluitKaart{Kop: "Besluit: " + strings.ToLower(d.Soort.Label()[:1]) + d.Soort.Label()[1:], Tekst: d.Tekst,
		Voet: "Vastgelegd op " + DagTijd(d.Moment, nu) + " door " + d.Door.Naam + ", namens " + d.Namens.Naam + "."}
	if d.Casusregisseur != nil {
		k.Feiten = append(k.Feiten, Feit{"Casusregisseur", d.Casusregisseur.Naam})
	}
	if d.Soort == rto.Casusregisseur && d.Casusregisseur == nil {
		k.Feiten = append(k.Feiten, Feit{"Geen casusregisseur, want", d.Reden})
	}
	var letop []string
	for _, p := range d.Partijen {
		tegel, zin := stemTegel(p)
		k.Tegels = append(k.Tegels, tegel)
		if zin != "" {
			letop = append(letop, zin)
		}
	}
	k.Letop = strings.Join(letop, " ")
	for _, c := range d.Criteria {
		k.Criteria = append(k.Criteria, CriteriumRegel{Naam: c.Tekst, Ja: c.Gehaald, Toelichting: c.Reden})
	}
	return k
}

func stemTegel(p gate.BesluitPartijBlad) (StemTegel, string) {
	naam := p.Partij.Naam
	switch p.Stand {
	case "eens":
		return StemTegel{naam, Badge{Tekst: "eens", Toon: ToonGoed, Icoon: IcoonVinkje}}, ""
	case "oneens":
		return StemTegel{naam, Badge{Tekst: "niet eens", Toon: ToonFout, Icoon: IcoonKruis}}, naam + " is het niet eens: “" + strings.TrimRight(p.Reden, ". ") + "”."
	case "zonder_mandaat":
		return StemTegel{naam, Badge{Tekst: "telt niet mee", Toon: ToonStil, Icoon: IcoonStreep}}, naam + " heeft geen mandaat (art. 6.3)."
	}
	return StemTegel{naam, Badge{Tekst: "was er niet", Toon: ToonStil, Icoon: IcoonStreep}}, ""
}

// tafelGebeurtenis is a line of the timeline about the round table, "" when it is not.
func tafelGebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "deelname.ontheven":
		return g.Object + " doet niet meer mee.", IcoonWijzen
	case "overleg.gepland":
		return g.Wie + " zette een RTO op de agenda.", IcoonDatum
	case "overleg.voorbereid":
		return g.Wie + " bereidde het RTO voor.", IcoonPotlood
	case "overleg.ingepland":
		return g.Wie + " koos een dag voor het RTO.", IcoonDatum
	case "overleg.uitgenodigd":
		return g.Wie + " nodigde Partijen uit voor het RTO.", IcoonGroep
	case "overleg.afgevaardigd":
		return g.Partij + " zei wie er naar het RTO komt.", IcoonNamens
	case "overleg.besloten":
		return "Het RTO nam een besluit.", IcoonBesluit
	case "overleg.afgerond":
		return g.Wie + " rondde het RTO af.", IcoonVinkje
	case "overleg.afgelast":
		return g.Wie + " gelastte het RTO af.", IcoonKruis
	case "casus.afgeschaald":
		return "Het RTO besloot om af te schalen.", IcoonBesluit
	case "casusregie.aangewezen":
		return "Het RTO wees " + g.Object + " aan als casusregisseur.", IcoonNamens
	case "casusregie.geen":
		return "Het RTO besloot dat er geen casusregisseur is.", IcoonNamens
	case "casusregie.voorgesteld":
		return g.Partij + " stelde " + g.Object + " voor als vervanger van de casusregisseur.", IcoonWijzen
	case "casusregie.vervanger":
		return "Het RTO bevestigde " + g.Object + " als vervanger van de casusregisseur.", IcoonNamens
	}
	return "", ""
}
