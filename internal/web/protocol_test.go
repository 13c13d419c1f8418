// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

// waardenVan are the values of the options of a choice.
func waardenVan(k Keuze) []string {
	var uit []string
	for _, o := range k.Opties {
		uit = append(uit, o.Waarde)
	}
	return uit
}

// rule 12.2-2: the forms offer only what the protocol leaves open.
func TestKeuzesBinnenHetProtocol(t *testing.T) {
	alle := []string{"procesregisseur", "partijen", "deelnemers", "plan"}
	for _, g := range []struct {
		ruimst informatie.Lezers
		geen   []informatie.Gebruiksoort
		wie    []string
		labels int
	}{
		{
			ruimst: informatie.AlleDeelnemers,
			wie:    alle,
			labels: 5,
		},
		{
			ruimst: informatie.GekozenPartijen,
			geen:   []informatie.Gebruiksoort{informatie.VoorDerde},
			wie:    alle[:2],
			labels: 4,
		},
		{
			ruimst: informatie.AlleenProcesregisseur,
			geen:   informatie.Gebruiksoorten(),
			wie:    alle[:1],
			labels: 0,
		},
	} {
		p := StandaardPagina{
			Waarden: informatie.Standaard{Soort: informatie.Gewoon, Wie: informatie.AlleenProcesregisseur},
			Ruimte:  informatie.Ruimte{Mag: true, Doelen: []string{"veiligheid", "uitval"}, Ruimst: g.ruimst, Geen: g.geen},
		}
		if got := waardenVan(p.KeuzeWie()); !slices.Equal(got, g.wie) {
			t.Errorf("within %s one chooses from %v", g.ruimst, got)
		}
		if got := p.KeuzeGebruik().Opties; len(got) != g.labels {
			t.Errorf("without %v one chooses from %v", g.geen, got)
		}
		if got := waardenVan(p.KeuzeDoelen()); !slices.Equal(got, []string{"veiligheid", "uitval"}) {
			t.Errorf("one chooses from the goals %v", got)
		}
	}
	p := StandaardPagina{Waarden: informatie.Standaard{Soort: informatie.Gewoon, Maanden: 3}}
	if p.VeldMaanden().Waarde != "3" || p.Actie() != "/standaarden/gewoon" || p.Soort() != "Gewone persoonsgegevens" {
		t.Errorf("the form says %+v to %s", p.VeldMaanden(), p.Actie())
	}
}

// rule 12.2-2: the form of a new piece says of each category that it does not offer why not, and of the chosen one what is open.
func TestWaaromEenSoortErNietBijStaat(t *testing.T) {
	p := InformatiePagina{
		Waarden: informatie.Toevoegen{Soort: informatie.Gewoon},
		Geef: []gate.GeefBlad{
			{
				Soort:  informatie.Gewoon,
				Mag:    true,
				Ruimte: informatie.Ruimte{Mag: true},
				Open:   []string{"Mag voor: veiligheid."},
			},
			{
				Soort:  informatie.Gezondheid,
				Ruimte: informatie.Ruimte{Mag: true},
				Open:   []string{"Mag voor: minder recidive."},
			},
			{
				Soort: informatie.Politiegegevens,
				Open:  []string{"Dat geeft de politie."},
			},
		},
	}
	wil := []string{
		"Gezondheid (bijzonder, AVG 9): deze casus heeft geen doel waarvoor jouw Partij dit mag geven. Mag voor: minder recidive.",
		"Dat geeft de politie.",
	}
	if got := p.NietTeGeven(); !slices.Equal(got, wil) {
		t.Errorf("it says %q", got)
	}
	if got := p.Ruimte(); !slices.Equal(got, []string{"Mag voor: veiligheid."}) {
		t.Errorf("of the chosen one it says %q", got)
	}
	for soort, staat := range map[string]bool{"gewoon": true, "gezondheid": false, "politie": false, "justitieel": true} {
		if slices.Contains(waardenVan(p.KeuzeSoort()), soort) != staat {
			t.Errorf("%s is offered: %t", soort, !staat)
		}
	}
	p.Waarden.Soort = informatie.Politiegegevens // what somebody chose stays to be seen
	if !slices.Contains(waardenVan(p.KeuzeSoort()), "politie") || p.Ruimte() != nil {
		t.Error("what was chosen is no longer there")
	}
}

// rule 12.2-2: each refusal of the protocol has its field, and one of another kind has none.
func TestWeigeringVanHetProtocolBijHetVeld(t *testing.T) {
	for regel, veld := range map[string]string{
		"artikel-12-lid-2-soort":     "soort",
		"artikel-12-lid-2-doel":      "soort",
		"artikel-12-lid-2-grond":     "soort",
		"artikel-12-lid-2-wie":       "wie",
		"artikel-12-lid-2-gebruik":   "gebruik",
		"artikel-12-lid-1-toevoegen": "",
	} {
		fouten, ok := ongeldigStuk(&errs.Denied{Regels: []string{regel}, Waarom: "Dat mag niet.", Anders: "Kies iets anders."})
		switch {
		case ok != (veld != ""):
			t.Errorf("%s is a message at a field: %t", regel, ok)
		case ok && (len(fouten) != 1 || fouten[0].Veld != veld || fouten[0].Melding != "Dat mag niet. Kies iets anders. (art. 12.2)"):
			t.Errorf("%s says %v", regel, fouten)
		}
	}
}

// TestProtocolVersieInWoorden: a version says where it stands, since when and by whom.
func TestProtocolVersieInWoorden(t *testing.T) {
	nu := time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)
	vanaf := nu.Add(-time.Hour)
	fien, mo := gate.Naam{Naam: "Fien Fictief"}, gate.Naam{Naam: "Mo Schijn"}
	for _, g := range []struct {
		in    gate.ProtocolVersieBlad
		naam  string
		badge string
		zegt  string
	}{
		{
			in:   gate.ProtocolVersieBlad{Nummer: 1, Stand: informatie.ProtocolBevestigd, Voorgesteld: vanaf, Vanaf: &vanaf},
			naam: "Versie 1",
			zegt: "geldt vanaf vandaag",
		},
		{
			in:    gate.ProtocolVersieBlad{Nummer: 2, Stand: informatie.ProtocolBevestigd, Voorsteller: &mo, Voorgesteld: vanaf, Vanaf: &vanaf, Bevestiger: &fien},
			naam:  "Versie 2",
			badge: "nagekeken",
			zegt:  "nagekeken door Fien Fictief",
		},
		{
			in:    gate.ProtocolVersieBlad{Stand: informatie.ProtocolVoorgesteld, Voorsteller: &mo, Voorgesteld: vanaf},
			naam:  "Voorstel",
			badge: "wordt nagekeken",
			zegt:  "door Mo Schijn",
		},
		{
			in:    gate.ProtocolVersieBlad{Stand: informatie.ProtocolAfgewezen, Voorsteller: &mo, Voorgesteld: vanaf, Vanaf: &vanaf, Bevestiger: &fien},
			naam:  "Voorstel",
			badge: "klopte niet",
			zegt:  "nagekeken door Fien Fictief",
		},
	} {
		v := protocolVersie(g.in, nu)
		if v.Naam != g.naam || v.Stand.Tekst != g.badge || !strings.Contains(v.Wanneer, g.zegt) {
			t.Errorf("%s %d is shown as %+v", g.in.Stand, g.in.Nummer, v)
		}
	}
}

// TestProtocolRegelVelden: each rule has its own fields, the articles of its own law only, and a last one is empty.
func TestProtocolRegelVelden(t *testing.T) {
	p := ProtocolVoorstelPagina{Waarden: informatie.ProtocolVoorstel{Protocol: informatie.RuimProtocol()}}
	p.Fouten = []errs.Veldfout{{Veld: "regels[3].wetten", Melding: "Kies op welke artikelen dit mag."}}
	regels := p.Regels()
	if len(regels) != len(informatie.Soorten())+1 || !regels[len(regels)-1].Nieuw() || regels[len(regels)-1].Naam() != "Nieuwe regel" {
		t.Fatalf("%d rules, the last %q", len(regels), regels[len(regels)-1].Naam())
	}
	for i, r := range regels {
		if r.Fout() != (i == 3) {
			t.Errorf("%s stands open: %t", r.Naam(), r.Fout())
		}
		if i < len(informatie.Soorten()) && r.MetWetten() != (len(informatie.Wetsgronden(informatie.Soorten()[i])) > 0) {
			t.Errorf("%s asks for articles: %t", r.Naam(), r.MetWetten())
		}
		if n := len(r.KeuzeWie().Opties); n != len(partij.Soorten()) {
			t.Errorf("%s offers %d kinds of Partij", r.Naam(), n)
		}
	}
	if got := regels[3].KeuzeWetten(); got.Naam != "regels[3].wetten" || len(got.Opties) != 2 || got.Fout == "" {
		t.Errorf("the articles of the police are %+v", got)
	}
}

// What was chosen in these forms comes back in words where the form itself has nowhere to go.
func TestKeuzesVanHetProtocolInWoorden(t *testing.T) {
	for veld, wil := range map[string]Feit{
		"/privacyprotocol/voorstellen/{id} akkoord": {"Klopt dit met het besluit en met de wet?", "Nee"},
		"/standaarden/{soort} wie":                  {"Wie mag dit lezen?", "Alleen de procesregisseur"},
	} {
		route, naam, _ := strings.Cut(veld, " ")
		waarde := map[string]string{"akkoord": "nee", "wie": "procesregisseur"}[naam]
		if got := keuzeTekst("POST "+route, naam, []string{waarde}); got != wil {
			t.Errorf("%s comes back as %+v", veld, got)
		}
	}
}
