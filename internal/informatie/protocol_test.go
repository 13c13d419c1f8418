// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

var (
	eenGGZ     = partij.Partij{ID: "p-ggz", Kort: "Proefzorg", Soort: partij.GGZ}
	andereGGZ  = partij.Partij{ID: "p-ggz-2", Kort: "Tweede zorg", Soort: partij.GGZ}
	eenPolitie = partij.Partij{ID: "p-politie", Kort: "Proefpolitie", Soort: partij.Politie}
	hetHuis    = partij.Partij{ID: "p-huis", Kort: "Huis", Soort: partij.Huis}
)

func eenRegel() Protocolregel {
	return Protocolregel{Soort: Gezondheid, Wie: []string{"ggz"}, Doelen: []string{"veiligheid", "uitval"}, Grondslag: "WGS 2.29",
		Gronden: []Geheimgrond{Toestemming, Plicht}, Ruimst: GekozenPartijen, Geen: []Gebruiksoort{VoorDerde}}
}

// rule 12.2-2: what is open is what a rule names, and where more than one is about it the strictest of each part.
func TestRegelRuimteVanHetProtocol(t *testing.T) {
	strenger := Protocolregel{Soort: Gezondheid, Wie: []string{"p-ggz-2"}, Doelen: []string{"uitval", "overlast"}, Grondslag: "Eigen afspraak",
		Gronden: []Geheimgrond{Toestemming}, Ruimst: AlleenProcesregisseur, Geen: []Gebruiksoort{InCitaat}}
	p := Protocol{Regels: []Protocolregel{eenRegel(), strenger}}
	for naam, geval := range map[string]struct {
		wie   partij.Partij
		soort Soort
		want  Ruimte
	}{
		"by kind": {eenGGZ, Gezondheid, Ruimte{Mag: true, Doelen: []string{"veiligheid", "uitval"}, Grondslag: []string{"WGS 2.29"},
			Gronden: []Geheimgrond{Toestemming, Plicht}, Ruimst: GekozenPartijen, Geen: []Gebruiksoort{VoorDerde}}},
		"by kind and by id, the strictest": {andereGGZ, Gezondheid, Ruimte{Mag: true, Doelen: []string{"uitval"},
			Grondslag: []string{"WGS 2.29", "Eigen afspraak"}, Gronden: []Geheimgrond{Toestemming}, Wetten: []Wetsgrond{}, Ruimst: AlleenProcesregisseur,
			Geen: []Gebruiksoort{InCitaat, VoorDerde}}},
		"another category": {eenGGZ, Gewoon, Ruimte{}},
		"another kind":     {eenPolitie, Gezondheid, Ruimte{}},
		"the house":        {hetHuis, Gezondheid, Ruimte{}},
	} {
		got := p.Voor(geval.wie, geval.soort)
		if got.Mag != geval.want.Mag || !slices.Equal(got.Doelen, geval.want.Doelen) || !slices.Equal(got.Gronden, geval.want.Gronden) ||
			got.Ruimst != geval.want.Ruimst || !slices.Equal(got.Geen, geval.want.Geen) || !slices.Equal(got.Grondslag, geval.want.Grondslag) {
			t.Errorf("%s: %+v, want %+v", naam, got, geval.want)
		}
	}
}

// rule 12.2-2: a supply outside the protocol lacks what the protocol asks, by name.
func TestRegelTekortVanHetProtocol(t *testing.T) {
	r := Protocol{Regels: []Protocolregel{eenRegel()}}.Voor(eenGGZ, Gezondheid)
	politie := RuimProtocol()
	politie.Regels[3].Wetten = []Wetsgrond{Wpg8}
	for naam, geval := range map[string]struct {
		ruimte Ruimte
		grond  Grond
		doelen []string
		want   []string
	}{
		"inside":                      {r, Grond{Geheim: Plicht}, []string{"uitval"}, nil},
		"without a ground of secrecy": {r, Grond{}, []string{"uitval", "recidive"}, nil},
		"no rule":                     {Ruimte{}, Grond{}, []string{"uitval"}, []string{"protocol_soort"}},
		"no goal of the casus":        {r, Grond{}, []string{"recidive"}, []string{"protocol_doel"}},
		"another ground":              {r, Grond{Geheim: Hulpverlenerschap}, []string{"uitval"}, []string{"protocol_grond"}},
		"both":                        {r, Grond{Geheim: Bevoegdheid}, nil, []string{"protocol_doel", "protocol_grond"}},
		"another article":             {politie.Voor(eenPolitie, Politiegegevens), Grond{Wet: Wpg13}, []string{"uitval"}, []string{"protocol_grond"}},
		"the article":                 {politie.Voor(eenPolitie, Politiegegevens), Grond{Wet: Wpg8}, []string{"uitval"}, nil},
	} {
		if got := geval.ruimte.TekortGeven(geval.grond, geval.doelen); !slices.Equal(got, geval.want) {
			t.Errorf("%s: %v, want %v", naam, got, geval.want)
		}
	}
	for naam, geval := range map[string]struct {
		w    Voorwaarden
		want []string
	}{
		"the procesregisseur":  {Voorwaarden{Wie: AlleenProcesregisseur}, nil},
		"chosen":               {Voorwaarden{Wie: GekozenPartijen, Doelen: []string{"uitval"}}, nil},
		"everybody":            {Voorwaarden{Wie: AlleDeelnemers}, []string{"protocol_wie"}},
		"a role in the plan":   {Voorwaarden{Wie: RolInPlan}, []string{"protocol_wie"}},
		"for another goal":     {Voorwaarden{Wie: AlleenProcesregisseur, Doelen: []string{"uitval", "recidive"}}, []string{"protocol_doel"}},
		"a use that is barred": {Voorwaarden{Wie: AlleenProcesregisseur, Gebruik: Gebruik{VraagDerde: true}}, []string{"protocol_gebruik"}},
		"a use that is not":    {Voorwaarden{Wie: AlleenProcesregisseur, Gebruik: Gebruik{Citeren: true, VraagVooraf: true, Vertellen: true, EigenDossier: true}}, nil},
		"all of it at once":    {Voorwaarden{Wie: AlleDeelnemers, Doelen: []string{"recidive"}, Gebruik: Gebruik{VraagDerde: true}}, []string{"protocol_doel", "protocol_wie", "protocol_gebruik"}},
	} {
		if got := r.TekortWil(geval.w); !slices.Equal(got, geval.want) {
			t.Errorf("%s: %v, want %v", naam, got, geval.want)
		}
	}
	if got := (Ruimte{}).TekortWil(Voorwaarden{}); !slices.Equal(got, []string{"protocol_soort"}) {
		t.Errorf("where nothing is open: %v", got)
	}
}

// rules 12.1-2 and 13.2-1: a protocol sets limits to what was given before it, whatever its supplier wants.
func TestRegelPerkenVanHetProtocol(t *testing.T) {
	r := Protocol{Regels: []Protocolregel{eenRegel()}}.Voor(eenGGZ, Gezondheid)
	for naam, geval := range map[string]struct {
		ruimte Ruimte
		eigen  []string
		doelen []string
		want   []string
	}{
		"chosen only, and not to a derde": {r, nil, []string{"uitval", "recidive"}, []string{PerkGekozen, "geen_derde"}},
		"for a goal that both have":       {r, []string{"uitval"}, []string{"uitval"}, []string{PerkGekozen, "geen_derde"}},
		"limited to another goal":         {r, []string{"veiligheid"}, []string{"uitval"}, []string{PerkDicht, PerkGekozen, "geen_derde"}},
		"of a casus for another goal":     {r, nil, []string{"recidive"}, []string{PerkDicht, PerkGekozen, "geen_derde"}},
		"without a rule":                  {Ruimte{}, nil, []string{"uitval"}, []string{PerkDicht}},
		"the widest":                      {RuimProtocol().Voor(eenGGZ, Gezondheid), nil, []string{"uitval"}, nil},
		"the procesregisseur alone":       {Ruimte{Mag: true, Doelen: []string{"uitval"}, Ruimst: AlleenProcesregisseur}, nil, []string{"uitval"}, []string{PerkRegie}},
	} {
		if got := geval.ruimte.Perken(Voorwaarden{Doelen: geval.eigen}, geval.doelen); !slices.Equal(got, geval.want) {
			t.Errorf("%s: %v, want %v", naam, got, geval.want)
		}
	}
	for _, g := range Gebruiksoorten() {
		ruimte := Ruimte{Mag: true, Doelen: []string{"uitval"}, Ruimst: AlleDeelnemers, Geen: []Gebruiksoort{g}}
		alles := Gebruik{VraagVooraf: true, Citeren: true, Vertellen: true, VraagDerde: true, EigenDossier: true}
		w := ruimte.Binnen(Voorwaarden{Wie: AlleDeelnemers, Gebruik: alles})
		if w.Staat(g) || w.Gebruik == (Gebruik{}) || !slices.Contains(AllePerken(), ruimte.Perken(w, []string{"uitval"})[0]) || g.Label() == string(g) {
			t.Errorf("%s: within the protocol it is %+v, its limit %v", g, w.Gebruik, ruimte.Perken(w, []string{"uitval"}))
		}
	}
}

// rule WGS-5: no protocol lets somebody give what the law leaves to others, and it names nothing that is not there.
func TestProtocolBinnenDeWet(t *testing.T) {
	bekend := []partij.Partij{eenGGZ, eenPolitie, hetHuis}
	if err := RuimProtocol().Valideer(bekend); err != nil {
		t.Fatalf("the widest: %v", err)
	}
	for veld, anders := range map[string]func(*Protocolregel){
		"soort":     func(r *Protocolregel) { r.Soort = "geloof" },
		"wie":       func(r *Protocolregel) { r.Wie = nil },
		"doelen":    func(r *Protocolregel) { r.Doelen = []string{"uitval", "winst"} },
		"grondslag": func(r *Protocolregel) { r.Grondslag = " \n" },
		"gronden":   func(r *Protocolregel) { r.Soort, r.Gronden = MedischGeheim, nil },
		"wetten": func(r *Protocolregel) {
			r.Soort, r.Wie, r.Wetten = Politiegegevens, []string{"politie"}, []Wetsgrond{WjsgJustitieel}
		},
		"ruimst": func(r *Protocolregel) { r.Ruimst = RolInPlan },
		"geen":   func(r *Protocolregel) { r.Geen = []Gebruiksoort{"lezen"} },
	} {
		r := eenRegel()
		anders(&r)
		wilVeld(t, Protocol{Regels: []Protocolregel{RuimProtocol().Regels[0], r}}.Valideer(bekend), "regels[1]."+veld)
	}
	for naam, wie := range map[string]string{"the house": "huis", "the house by id": "p-huis", "nobody": "p-onbekend"} {
		r := eenRegel()
		r.Wie = []string{wie}
		if (Protocol{Regels: []Protocolregel{r}}).Valideer(bekend) == nil {
			t.Errorf("%s can give", naam)
		}
	}
	for _, s := range []Soort{Politiegegevens, Justitieel} {
		for _, w := range []string{"ggz", "p-ggz"} {
			r := Protocolregel{Soort: s, Wie: []string{w}, Doelen: []string{"uitval"}, Grondslag: "x", Wetten: Wetsgronden(s), Ruimst: AlleDeelnemers}
			wilVeld(t, Protocol{Regels: []Protocolregel{r}}.Valideer(bekend), "regels[0].wie")
		}
	}
	wilVeld(t, Protocol{}.Valideer(bekend), "regels")
	leeg := ProtocolVoorstel{Protocol: RuimProtocol()}
	var fout *errs.Invalid
	if err := leeg.Valideer(time.Now(), bekend); !errors.As(err, &fout) || len(fout.Velden) != 3 {
		t.Errorf("a proposal without a decision: %v", err)
	}
	for _, o := range []ProtocolOordeel{{}, {Akkoord: "misschien"}, {Akkoord: "nee", Reden: " "}} {
		if o.Valideer() == nil {
			t.Errorf("%+v is whole", o)
		}
	}
	if err := (ProtocolOordeel{Akkoord: "nee", Reden: "Het besluit is anders."}).Valideer(); err != nil {
		t.Error(err)
	}
}

func wilVeld(t *testing.T, err error, veld string) {
	t.Helper()
	var fout *errs.Invalid
	if !errors.As(err, &fout) || !slices.ContainsFunc(fout.Velden, func(v errs.Veldfout) bool { return v.Veld == veld }) {
		t.Errorf("%v, want an error at %s", err, veld)
	}
}

// TestProtocolInWoorden: what is open and what changes are sentences.
func TestProtocolInWoorden(t *testing.T) {
	naam := func(w string) string {
		return map[string]string{"ggz": "GGZ", "politie": "Politie", "p-ggz": "Proefzorg"}[w]
	}
	anders := eenRegel()
	anders.Doelen, anders.Gronden, anders.Ruimst, anders.Geen, anders.Grondslag = []string{"uitval"}, []Geheimgrond{Toestemming}, AlleDeelnemers,
		[]Gebruiksoort{InCitaat}, "WGS 2.29 lid 2"
	politie := Protocolregel{Soort: Politiegegevens, Wie: []string{"politie"}, Doelen: []string{"veiligheid"}, Wetten: []Wetsgrond{Wpg8}, Ruimst: AlleenProcesregisseur}
	ruimer := politie
	ruimer.Wetten = Wetsgronden(Politiegegevens)
	p := func(r ...Protocolregel) Protocol { return Protocol{Regels: r} }
	for geval, got := range map[string][]string{
		"Gezondheid (bijzonder, AVG 9): GGZ mag dit niet meer geven.":                                                                                                     Verschillen(p(eenRegel()), p(), naam),
		"Gezondheid (bijzonder, AVG 9): GGZ mag dit voortaan geven, voor veiligheid en minder maatschappelijke uitval.":                                                   Verschillen(p(), p(eenRegel()), naam),
		"Gezondheid (bijzonder, AVG 9): GGZ mag niet meer toestaan: citeren in plan of verslag.":                                                                          Verschillen(p(eenRegel()), p(anders), naam),
		"Gezondheid (bijzonder, AVG 9): GGZ mag voortaan toestaan: vragen om het aan een derde te geven.":                                                                 Verschillen(p(eenRegel()), p(anders), naam),
		"Gezondheid (bijzonder, AVG 9): GGZ mag dit voortaan laten lezen door iedereen die meedoet (was: Partijen die zij zelf kiest).":                                   Verschillen(p(eenRegel()), p(anders), naam),
		"Gezondheid (bijzonder, AVG 9): GGZ mag dit voortaan geven voor minder maatschappelijke uitval (was: veiligheid en minder maatschappelijke uitval).":              Verschillen(p(eenRegel()), p(anders), naam),
		"Gezondheid (bijzonder, AVG 9): GGZ geeft dit voortaan op deze grond: WGS 2.29 lid 2":                                                                             Verschillen(p(eenRegel()), p(anders), naam),
		"Politiegegevens (Wpg): Politie mag dit voortaan geven op dagelijkse politietaak (Wpg 8) en ondersteunende taken (Wpg 13) (was: dagelijkse politietaak (Wpg 8)).": Verschillen(p(politie), p(ruimer), naam),
		"GGZ.":                  eenRegel().Zinnen(naam),
		"Mag voor: veiligheid.": politie.Zinnen(naam),
		"Alleen de procesregisseur mag het lezen.":                                                             politie.Zinnen(naam),
		"Mag niet: vragen om het aan een derde te geven.":                                                      eenRegel().Zinnen(naam),
		"Met een beroepsgeheim op: uitdrukkelijke toestemming en een wet verplicht het.":                       eenRegel().Zinnen(naam),
		"Het Privacy Protocol laat jouw Partij deze soort gegevens niet geven: gezondheid (bijzonder, AVG 9).": Ruimte{}.Zinnen(Gezondheid),
	} {
		if !slices.Contains(got, geval) {
			t.Errorf("%q is not in\n%s", geval, strings.Join(got, "\n"))
		}
	}
	samen, strenger := eenRegel(), eenRegel()
	samen.Wie, samen.Ruimst = []string{"ggz", "p-ggz"}, AlleDeelnemers
	strenger.Wie, strenger.Grondslag = samen.Wie, "WGS 2.29 lid 2"
	meer := []string{
		"Gezondheid (bijzonder, AVG 9): GGZ en Proefzorg mogen dit voortaan laten lezen door Partijen die zij zelf kiezen (was: iedereen die meedoet).",
		"Gezondheid (bijzonder, AVG 9): GGZ en Proefzorg geven dit voortaan op deze grond: WGS 2.29 lid 2",
	}
	if v := Verschillen(p(samen), p(strenger), naam); !slices.Equal(v, meer) {
		t.Errorf("of more than one: %q", v)
	}
	if v := Verschillen(RuimProtocol(), RuimProtocol(), naam); len(v) > 0 {
		t.Errorf("the same differs: %v", v)
	}
	if n := len(RuimProtocol().Regels); n != len(Soorten()) {
		t.Errorf("%d rules", n)
	}
}

// rule 13.2-1: with what a Partij begins is strict, fits the Casus and stays inside the protocol.
func TestRegelStandaardVult(t *testing.T) {
	vandaag := time.Date(2026, time.March, 2, 12, 0, 0, 0, klok.Amsterdam())
	ruim := RuimProtocol().Voor(eenGGZ, Gezondheid)
	eng := Protocol{Regels: []Protocolregel{eenRegel()}}.Voor(eenGGZ, Gezondheid)
	s := Standaard{Soort: Gezondheid, Wie: GekozenPartijen, Lezers: []string{"p-politie", "p-weg"}, Doelen: []string{"uitval", "recidive"}, Maanden: 3,
		Gebruik: Gebruik{Citeren: true, VraagDerde: true}}
	for naam, geval := range map[string]struct {
		s      Standaard
		ruimte Ruimte
		mee    []string
		want   Voorwaarden
	}{
		"readers and goals of the casus": {s, ruim, []string{"p-politie"}, Voorwaarden{Wie: GekozenPartijen, Lezers: []string{"p-politie"}, Vanaf: VanafRTO,
			Doelen: []string{"uitval"}, Tot: "2026-06-02", Gebruik: s.Gebruik}},
		"inside the protocol": {s, eng, []string{"p-politie"}, Voorwaarden{Wie: GekozenPartijen, Lezers: []string{"p-politie"}, Vanaf: VanafRTO,
			Doelen: []string{"uitval"}, Tot: "2026-06-02", Gebruik: Gebruik{Citeren: true}}},
		"no reader takes part": {s, ruim, []string{"p-gemeente"}, Voorwaarden{Wie: AlleenProcesregisseur, Vanaf: VanafRTO, Doelen: []string{"uitval"}, Tot: "2026-06-02",
			Gebruik: s.Gebruik}},
		"of who set none":         {Strengste(Gezondheid), ruim, nil, Voorwaarden{Wie: AlleenProcesregisseur, Vanaf: VanafRTO}},
		"no goal of the casus":    {Standaard{Wie: AlleDeelnemers, Doelen: []string{"recidive"}}, ruim, nil, Voorwaarden{Wie: AlleenProcesregisseur, Vanaf: VanafRTO}},
		"wider than the protocol": {Standaard{Wie: AlleDeelnemers}, eng, nil, Voorwaarden{Wie: AlleenProcesregisseur, Vanaf: VanafRTO}},
	} {
		if got := geval.s.Voor(geval.ruimte, geval.mee, []string{"uitval", "veiligheid"}, vandaag); !reflect.DeepEqual(got, geval.want) {
			t.Errorf("%s: %+v, want %+v", naam, got, geval.want)
		}
	}
	for naam, fout := range map[string]Standaard{"soort": {Wie: AlleDeelnemers}, "maanden": {Soort: Gewoon, Wie: AlleDeelnemers, Maanden: 61},
		"wie": {Soort: Gewoon}, "lezers": {Soort: Gewoon, Wie: GekozenPartijen}, "doelen": {Soort: Gewoon, Wie: AlleDeelnemers, Doelen: []string{"winst"}}} {
		wilVeld(t, fout.Valideer(), naam)
	}
	if got := s.Tekort(eng); !slices.Equal(got, []string{"protocol_doel", "protocol_gebruik"}) {
		t.Errorf("lacks %v", got)
	}
	for maanden, eind := range map[int]string{0: "leest dit.", 1: "Tot één maand nadat het is gegeven.", 12: "Tot 12 maanden nadat het is gegeven."} {
		v := Strengste(Gewoon)
		v.Maanden = maanden
		if zin := v.Zin(Beeld{}); !strings.HasSuffix(zin, eind) {
			t.Errorf("%d months: %q", maanden, zin)
		}
	}
}

// eenWil draws conditions.
func eenWil() *rapid.Generator[Voorwaarden] {
	return rapid.Custom(func(t *rapid.T) Voorwaarden {
		w := Voorwaarden{Wie: rapid.SampledFrom(AlleLezers()).Draw(t, "wie"), Vanaf: rapid.SampledFrom(Vanaven()).Draw(t, "vanaf"),
			Doelen: rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"uitval", "veiligheid"}), 0, 2, rapid.ID[string]).Draw(t, "doelen"),
			Tot:    rapid.SampledFrom([]klok.Datum{"", "2026-04-01", "2026-05-01"}).Draw(t, "tot"),
			Gebruik: Gebruik{VraagVooraf: rapid.Bool().Draw(t, "vooraf"), Citeren: rapid.Bool().Draw(t, "citeren"), Vertellen: rapid.Bool().Draw(t, "vertellen"),
				VraagDerde: rapid.Bool().Draw(t, "derde"), EigenDossier: rapid.Bool().Draw(t, "dossier")}}
		if w.Wie == GekozenPartijen {
			w.Lezers = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"p-a", "p-b", "p-c"}), 1, 3, rapid.ID[string]).Draw(t, "lezers")
		}
		return w
	})
}

// rule 13.2-1: whatever somebody chose, a Standaard makes none of it looser; who chose nothing begins with it.
func TestRegelStandaardMaaktNietsRuimer(t *testing.T) {
	std := Voorwaarden{Wie: AlleDeelnemers, Gebruik: Gebruik{Citeren: true}, Tot: "2026-05-01"}
	if got := (Voorwaarden{}).Met(std); !reflect.DeepEqual(got, std) {
		t.Errorf("who chose nothing begins with %+v", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		gekozen, s := eenWil().Draw(t, "gekozen"), eenWil().Draw(t, "standaard")
		got := gekozen.Met(s)
		for _, p := range []string{"p-a", "p-b", "p-c", "p-d"} {
			for _, rol := range []bool{false, true} {
				if ziet(got, p, rol) && !ziet(gekozen, p, rol) {
					t.Fatalf("%s reads %+v, and not %+v", p, got, gekozen)
				}
			}
		}
		for _, g := range Gebruiksoorten() {
			if got.Staat(g) && !gekozen.Staat(g) {
				t.Fatalf("%s became allowed", g)
			}
		}
		if got.GeldigTot() > gekozen.GeldigTot() || gekozen.Vanaf == VanafPlan && got.Vanaf != VanafPlan ||
			len(gekozen.Doelen) > 0 && (len(got.Doelen) == 0 || len(samen(got.Doelen, gekozen.Doelen)) < len(got.Doelen)) {
			t.Fatalf("%+v is looser than %+v", got, gekozen)
		}
	})
}

// ziet tells whether a Partij is among the readers.
func ziet(w Voorwaarden, p string, rol bool) bool {
	return w.Wie == AlleDeelnemers || w.Wie == RolInPlan && rol || w.Wie == GekozenPartijen && slices.Contains(w.Lezers, p)
}

// rule 13.2-1: what is offered from a Standaard never lacks anything of the protocol.
func TestRegelStandaardBinnenHetProtocol(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doelen := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"uitval", "veiligheid", "recidive"}), 0, 3, rapid.ID[string])
		r := Ruimte{Mag: true, Doelen: doelen.Draw(t, "open"), Ruimst: rapid.SampledFrom(Ruimste()).Draw(t, "ruimst"),
			Geen: rapid.SliceOfNDistinct(rapid.SampledFrom(Gebruiksoorten()), 0, 3, rapid.ID[Gebruiksoort]).Draw(t, "geen")}
		s := Standaard{Soort: Gewoon, Wie: rapid.SampledFrom(AlleLezers()).Draw(t, "wie"), Lezers: []string{"p-a"}, Doelen: doelen.Draw(t, "eigen"),
			Gebruik: Gebruik{VraagVooraf: true, Citeren: true, Vertellen: true, VraagDerde: true, EigenDossier: true}}
		w := s.Voor(r, []string{"p-a"}, doelen.Draw(t, "casus"), time.Now())
		if tekort := r.TekortWil(w); len(tekort) > 0 {
			t.Fatalf("%+v within %+v lacks %v", w, r, tekort)
		}
	})
}
