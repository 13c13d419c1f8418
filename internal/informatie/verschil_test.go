// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"rondetafel/internal/informatie"
)

// rule 12.2-2: what a version makes other than it was stands beside what it was, for those for whom it is the same on one line; what is only told in
// another order is no change.
func TestVeranderingen(t *testing.T) {
	wijk := func(doe func(r *informatie.Protocolregel)) informatie.Protocol {
		p := informatie.RuimProtocol()
		i := slices.IndexFunc(p.Regels, func(r informatie.Protocolregel) bool { return r.Soort == informatie.Justitieel })
		p.Regels[i].Wie = slices.Clone(p.Regels[i].Wie)
		doe(&p.Regels[i])
		return p
	}
	rij := func(wat, nu, wordt string) informatie.Verandering {
		return informatie.Verandering{Soort: informatie.Justitieel, Wie: "om, dji, reclassering en raad", Wat: wat, Nu: nu, Wordt: wordt}
	}
	wetten := informatie.Wetsgronden(informatie.Justitieel)
	oud := wijk(func(r *informatie.Protocolregel) { r.Wie = []string{"om", "dji", "reclassering", "raad"} })
	for naam, geval := range map[string]struct {
		doe func(r *informatie.Protocolregel)
		wil []informatie.Verandering
	}{
		"nothing": {func(*informatie.Protocolregel) {}, []informatie.Verandering{}},
		"another order": {func(r *informatie.Protocolregel) {
			slices.Reverse(r.Gronden)
			slices.Reverse(r.Wetten)
			slices.Reverse(r.Doelen)
		}, []informatie.Verandering{}},
		"fewer goals":    {func(r *informatie.Protocolregel) { r.Doelen = []string{"overlast"} }, []informatie.Verandering{rij("Voor welke doelen", "alle doelen van het convenant", "minder overlast")}},
		"fewer grounds":  {func(r *informatie.Protocolregel) { r.Gronden = []informatie.Geheimgrond{informatie.Plicht} }, nil},
		"fewer articles": {func(r *informatie.Protocolregel) { r.Wetten = wetten[:1] }, nil},
		"fewer readers": {func(r *informatie.Protocolregel) { r.Ruimst = informatie.AlleenProcesregisseur },
			[]informatie.Verandering{rij("Wie het op zijn ruimst leest", "iedereen die meedoet", "alleen de procesregisseur")}},
		"chosen readers": {func(r *informatie.Protocolregel) { r.Ruimst = informatie.GekozenPartijen },
			[]informatie.Verandering{rij("Wie het op zijn ruimst leest", "iedereen die meedoet", "alleen Partijen die één voor één zijn gekozen")}},
		"less use": {func(r *informatie.Protocolregel) { r.Geen = []informatie.Gebruiksoort{informatie.InCitaat} }, nil},
		"another ground": {func(r *informatie.Protocolregel) { r.Grondslag = "Wjsg 8a" },
			[]informatie.Verandering{rij("Grond", "De wet laat dit toe (WGS 1.5 en 2.30).", "Wjsg 8a")}},
	} {
		nieuw := oud
		nieuw.Regels = slices.Clone(oud.Regels)
		for i := range nieuw.Regels {
			if r := &nieuw.Regels[i]; r.Soort == informatie.Justitieel {
				r.Wie, r.Gronden, r.Wetten, r.Doelen = slices.Clone(r.Wie), slices.Clone(r.Gronden), slices.Clone(r.Wetten), slices.Clone(r.Doelen)
				geval.doe(r)
			}
		}
		got := informatie.Veranderingen(oud, nieuw, func(wie string) string { return wie })
		if geval.wil == nil {
			if len(got) != 1 || got[0].Nu == got[0].Wordt || got[0].Soort != informatie.Justitieel {
				t.Errorf("%s: %+v", naam, got)
			}
			continue
		}
		for i := range got { // the names are in the order of the ids
			if len(geval.wil) > i {
				geval.wil[i].Wie = got[i].Wie
			}
		}
		if !reflect.DeepEqual(got, geval.wil) {
			t.Errorf("%s: %+v", naam, got)
		}
	}
	weg := wijk(func(r *informatie.Protocolregel) { r.Wie = []string{"om", "dji", "reclassering"} })
	got := informatie.Veranderingen(oud, weg, func(wie string) string { return wie })
	if len(got) != 1 || got[0] != (informatie.Verandering{Soort: informatie.Justitieel, Wie: "raad", Wat: "Mag dit geven", Nu: "ja", Wordt: "nee"}) {
		t.Errorf("one who may give it no more: %+v", got)
	}
	if terug := informatie.Veranderingen(weg, oud, func(wie string) string { return fmt.Sprint(wie) }); len(terug) < 5 || terug[0].Wordt != "ja" || terug[1].Nu != "–" {
		t.Errorf("one who may give it from now on: %+v", terug)
	}
}
