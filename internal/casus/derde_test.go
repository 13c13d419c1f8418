// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// rule 1.6-1: an active Partij and a Betrokkene are no Derde, however their name is typed; who only resembles them is one.
func TestEisDerde(t *testing.T) {
	b := casus.Bekenden{Partijen: []casus.BekendePartij{{Naam: "Gemeente Weert", Kort: "Weert"}, {Naam: "Politie Eenheid Limburg", Kort: "Politie", Andere: []string{"Nationale politie"}}, {Naam: "Moveoo"}, {Naam: "De Rooyse Wissel", Kort: "De Rooyse Wissel"},
		{Naam: "Openbaar Ministerie arrondissementsparket Limburg", Kort: "OM"}, {}}, Betrokkenen: []string{"Sem van Verzinsel", "Fatima", "Karel Winkelman-Verzonnen", ""}, Plat: strings.ToLower}
	for naam, wil := range map[string]string{
		"Gemeente Weert":                    "Partij",
		"  gemeente   WEERT ":               "Partij",
		"Gemeente Weert, wijkteam (Tom)":    "Partij",
		"via politie eenheid limburg":       "Partij",
		"Politie":                           "Partij",
		"weert.":                            "Partij",
		"Sem van Verzinsel":                 "betrokkene",
		"sem  van verzinsel":                "betrokkene",
		"Verzinsel, Sem van":                "betrokkene",
		"de heer Sem van Verzinsel, Weert":  "betrokkene",
		"De politie":                        "Partij",
		"Wijkteam Weert":                    "", // a short name is one only when it stands alone
		"Gemeente Weerterbergen":            "",
		"Politie Limburg":                   "Partij",
		"OM Limburg":                        "Partij",
		"het Openbaar Ministerie":           "Partij",
		"Rooyse Wissel":                     "Partij",
		"de Politie van de eenheid Limburg": "Partij",
		"Politie Eenheid Oost-Nederland":    "", // of another part of the country: no Partij here
		"Limburg":                           "",
		"Politieke vereniging Oefening":     "",
		"Zorgboerderij Proef, S. Verzinsel": "betrokkene",
		"S. van Verzinsel":                  "betrokkene",
		"Sem Verzinsel":                     "betrokkene",
		"mw. S.J. van Verzinsel-Proef":      "betrokkene",
		"Verzinsel, S.J. van":               "betrokkene",
		"J.S. Verzinsel":                    "",
		"Huize Verzinsel, t.a.v. S. Proef":  "",
		"Verzinsel":                         "",
		"Sandra Verzinsel":                  "",
		"Zorgboerderij Verzinsel":           "",
		"Zorgboerderij S. Proef":            "",
		"Gem. Weert":                        "Partij",
		"GemeenteWeert":                     "Partij",
		"de nationale politie":              "Partij",
		"Karel Winkelman":                   "betrokkene",
		"K. Verzonnen, Weert":               "betrokkene",
		"SemVanVerzinsel":                   "betrokkene",
		"Winkelman":                         "",
		"mevrouw Fatima":                    "betrokkene",
		"":                                  "",
	} {
		var v errs.Velden
		b.EisDerde(&v, "aan", naam)
		err := v.Fout()
		if wil == "" {
			if err != nil {
				t.Errorf("%q is no derde: %v", naam, err)
			}
			continue
		}
		fout, ok := err.(*errs.Invalid)
		if !ok || len(fout.Velden) != 1 || fout.Velden[0].Veld != "aan" || !strings.Contains(fout.Velden[0].Melding, wil) ||
			!strings.Contains(fout.Velden[0].Melding, "art. 1.6") {
			t.Errorf("%q: %+v, want that it is a %s", naam, err, wil)
		}
	}
}

// rule 1.6-1: initials and the telling end of a name are the Partij too; an ordinary third party is none, whatever words it shares.
func TestHerkentAfkorting(t *testing.T) {
	b := casus.Bekenden{Plat: strings.ToLower, Partijen: []casus.BekendePartij{{Naam: "Raad voor de Kinderbescherming", Kort: "Raad"}, {Naam: "Gemeente Roermond", Kort: "Roermond"},
		{Naam: "Openbaar Ministerie arrondissementsparket Limburg", Kort: "OM"}, {Naam: "Politie Eenheid Limburg", Kort: "Politie"}, {Naam: "Reclassering Nederland", Kort: "Reclassering"},
		{Naam: "Dienst Justitiële Inrichtingen", Kort: "DJI"}, {Naam: "Zorg- en Veiligheidshuis Midden-Limburg", Kort: "ZVH"}, {Naam: "De Rooyse Wissel"}}}
	for naam, wil := range map[string]bool{
		"RvdK":                        true,
		"R.v.d.K.":                    true,
		"r v d k":                     true,
		"de RvdK":                     true,
		"RK":                          true,
		"RvdK, locatie Roermond":      true,
		"t.a.v. de R.v.d.K. Roermond": true,
		"Raad v.d. Kinderbescherming": true,
		"Raad vd Kinderbescherming":   true,
		"Raad Kinderbescherming":      true,
		"Parket Limburg":              true,
		"het parket Limburg":          true,
		"Arrondissementsparket Limburg, team jeugd": true,
		"Gem. Roermond": true,
		"Veiligheidshuis Midden-Limburg, kamer 2": true,
		"Justitiële Inrichtingen":                 true,
		"O.M.A.L.":                                true,
		"D.J.I.":                                  true,
		"PEL":                                     true,
		"Woningcorporatie Wonen Limburg":          false,
		"Woonpunt":                                false,
		"Wonen Zuid":                              false,
		"Huisartsenpraktijk Midden-Limburg":       false,
		"Huisarts R.K. de Proef":                  false,
		"huisarts D.J.I. Proef":                   false,
		"Huisartsen Roermond":                     false,
		"Basisschool De Vlinder":                  false,
		"R.K. basisschool Sint Proef":             false,
		"Bisschoppelijk College Roermond":         false,
		"ROC Gilde Opleidingen":                   false,
		"Gemeente Heerlen":                        false,
		"Gemeente Maastricht, team zorg":          false,
		"Gem. Sittard-Geleen":                     false,
		"UWV":                                     false,
		"SVB":                                     false,
		"Zorgboerderij de Raad":                   false,
		"Kinderopvang Limburg":                    false,
		"Brandweer eenheid Limburg":               false,
		"Parket Oost-Brabant":                     false,
		"Slachtofferhulp Nederland":               false,
		"Voedselbank Limburg-Noord":               false,
		"Ziekenhuis Midden Limburg":               false,
		"Stichting Kinderbescherming Proef":       false,
		"Advocatenkantoor Wissel":                 false,
		"v.d. Berg":                               false,
		"Raad van State":                          false,
		"Dienst Wegverkeer":                       false,
		"Thuiszorg Zorg en Hulp":                  false,
		"V. D. Raad":                              false,
	} {
		if partij, _ := b.Herkent(naam); partij != wil {
			t.Errorf("%q is a Partij: %v, want %v", naam, partij, wil)
		}
	}
}

// rule 1.6-1: a letter that only looks like one of ours hides who somebody is.
func TestEisLeesbaar(t *testing.T) {
	b := casus.Bekenden{Plat: strings.ToLower}
	for naam, wil := range map[string]bool{"Zorgboerderij 't Proefje 2": true, "": true, "P\u043elitie": false, "S\u0435m": false} {
		var v errs.Velden
		b.EisLeesbaar(&v, "derde.naam", naam)
		if (v.Fout() == nil) != wil {
			t.Errorf("%q: %v, want readable %v", naam, v.Fout(), wil)
		}
	}
}
