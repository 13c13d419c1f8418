// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/cedar-policy/cedar-go/types"
)

// TestFeitenGelezen: each attribute is read from its own field.
func TestFeitenGelezen(t *testing.T) {
	f := nieuweFeiten()
	casus := Casus{ID: "c", Fase: "triage", Soort: "gezin", Aanmelder: "p-a", Open: true, Toegewezen: false,
		Rollen: RolWaarnemer, PartijRollen: RolDeelnemer, EersteRTO: 3, PlanVast: true}
	gegeven := Gegeven{ID: "g", Casus: casus, Leverancier: "p-l", Wie: "partijen", Lezers: []string{"p-x"},
		Ingetrokken: true, GeldigTot: 7, Vanaf: "plan", BuitenDoel: true, VolgendRTO: 4, VoorafTot: 5, VraagVooraf: true, Protocol: 1 | 16, Citeren: true}
	for _, geval := range []struct {
		naam string
		rec  types.Record
		want map[types.String]string
	}{
		{"Medewerker", vorm(f.wie, &Wie{Medewerker: "m", Partij: "p-m", Functies: FunctieFG, PartijActief: true, Incidenteel: true}), map[types.String]string{
			"partij": `Partij::"p-m"`, "functies": `["fg"]`, "partijActief": "true", "getekend": "false", "incidenteel": "true",
		}},
		{"Casus", vorm(f.casus, &casus), map[types.String]string{
			"fase": "triage", "soort": "gezin", "open": "true", "aanmelder": `Partij::"p-a"`, "toegewezen": "false",
			"rollen": `["waarnemer"]`, "partijRollen": `["deelnemer"]`, "eersteRTO": "3", "planVast": "true",
		}},
		{"Gegeven", vorm(f.gegeven, &gegeven), map[types.String]string{
			"casus": `Casus::"c"`, "leverancier": `Partij::"p-l"`, "wie": "partijen", "lezers": `[Partij::"p-x"]`,
			"ingetrokken": "true", "geldigTot": "7", "vanaf": "plan", "buitenDoel": "true", "volgendRTO": "4", "voorafTot": "5",
			"vraagVooraf": "true", "protocol": `["geen_citeren", "dicht"]`, "citeren": "true",
		}},
		{"Concept", vorm(f.concept, &Concept{ID: "k", Eigenaar: "m-e"}), map[types.String]string{"eigenaar": `Medewerker::"m-e"`}},
		{"Logregel", vorm(f.logregel, &Logregel{Persoon: "m-p", Uitkomst: "mislukt"}), map[types.String]string{
			"persoon": `Medewerker::"m-p"`, "uitkomst": "mislukt",
		}},
		{"context", vorm(f.context, &Context{Nu: 9, Soort: "jongere", Namens: "p-n", NaarFuncties: FunctieManager,
			NaarPartij: "p-b", NaarActief: true, NaarGetekend: false, Herkomst: "web", Ingelogd: 6, Ontbreekt: []string{"doel"}, Nummer: "2026-0001",
			Mandaat: Mandaat{Besluiten: []string{"plan"}, Soorten: []string{"gezin"}, Casussen: []string{"2026-0002"}}}), map[types.String]string{
			"nu": "9", "soort": "jongere", "namens": "p-n", "naarFuncties": `["manager"]`, "naarPartij": `Partij::"p-b"`,
			"naarActief": "true", "naarGetekend": "false", "herkomst": "web", "ingelogd": "6", "ontbreekt": `["doel"]`,
			"nummer": "2026-0001", "mandaatBesluiten": `["plan"]`, "mandaatSoorten": `["gezin"]`, "mandaatCasussen": `["2026-0002"]`,
		}},
		{"Triagevraag", vorm(f.triagevraag, &Triagevraag{Casus: casus, Partij: "p-t", Beantwoord: true}), map[types.String]string{
			"casus": `Casus::"c"`, "partij": `Partij::"p-t"`, "beantwoord": "true", "delen": "false",
		}},
		{"Overleg", vorm(f.overleg, &Overleg{Casus: casus, Genodigden: []string{"p-o"}, Stand: "gehouden"}), map[types.String]string{
			"casus": `Casus::"c"`, "genodigden": `[Partij::"p-o"]`, "stand": "gehouden",
		}},
		{"Afspraak", vorm(f.afspraak, &Afspraak{Casus: casus, Partij: "p-f", Stand: "klaar"}), map[types.String]string{
			"casus": `Casus::"c"`, "partij": `Partij::"p-f"`, "stand": "klaar",
		}},
		{"Aantekening", vorm(f.aantekening, &Aantekening{Casus: casus, Partij: "p-n", Soort: "overleg", Delen: true}), map[types.String]string{
			"casus": `Casus::"c"`, "partij": `Partij::"p-n"`, "soort": "overleg", "delen": "true",
		}},
		{"Vernietiging", vorm(f.vernietiging, &Vernietiging{Casus: casus, Voorsteller: "m-v", Controleur: "m-w", Stand: "akkoord", Vanaf: 8}), map[types.String]string{
			"casus": `Casus::"c"`, "voorsteller": `Medewerker::"m-v"`, "controleur": `Medewerker::"m-w"`, "stand": "akkoord", "vanaf": "8",
		}},
		{"Informatievraag", vorm(f.informatievraag, &Informatievraag{Casus: casus, Vrager: "p-v", Partij: "p-g", Steller: "m-s", Regie: true, Stand: "open"}), map[types.String]string{
			"casus": `Casus::"c"`, "vrager": `Partij::"p-v"`, "partij": `Partij::"p-g"`, "steller": `Medewerker::"m-s"`, "regie": "true", "stand": "open",
		}},
		{"Correctieverzoek", vorm(f.correctieverzoek, &Correctieverzoek{Casus: casus, Vrager: "p-v", Leverancier: "p-l", Leesbaar: true, Stand: "open"}), map[types.String]string{
			"casus": `Casus::"c"`, "vrager": `Partij::"p-v"`, "leverancier": `Partij::"p-l"`, "leesbaar": "true", "stand": "open",
		}},
		{"Verstrekking", vorm(f.verstrekking, &Verstrekking{Casus: casus, Vrager: "m-v", Gevraagd: []string{"p-g"}, Soort: "verzoek", Stand: "verleend"}), map[types.String]string{
			"casus": `Casus::"c"`, "vrager": `Medewerker::"m-v"`, "gevraagd": `[Partij::"p-g"]`, "soort": "verzoek", "stand": "verleend",
		}},
		{"Verstrekkingsdeel", vorm(f.verstrekkingsdeel, &Verstrekkingsdeel{Casus: casus, Vrager: "m-v", Gevraagd: []string{"p-g"}, Soort: "plicht", Stand: "gevraagd",
			Bijzonder: true}), map[types.String]string{"casus": `Casus::"c"`, "vrager": `Medewerker::"m-v"`, "gevraagd": `[Partij::"p-g"]`, "soort": "plicht",
			"stand": "gevraagd", "bijzonder": "true"}},
		{"Passage", vorm(f.passage, &Passage{Casus: casus, Soort: "verslag", Kent: true}), map[types.String]string{
			"casus": `Casus::"c"`, "soort": "verslag", "kent": "true", "nodig": "false",
		}},
		{"IncidenteleDerde", vorm(f.incidenteel, &IncidenteleDerde{Casus: casus, Publiek: []string{"p-g"}, Stand: "gevraagd"}), map[types.String]string{
			"casus": `Casus::"c"`, "publiek": `[Partij::"p-g"]`, "stand": "gevraagd",
		}},
		{"Noodinzage", vorm(f.nood, &Noodinzage{Casus: casus, Opener: "m-o", Tot: 7, Oordeel: "terecht"}), map[types.String]string{
			"casus": `Casus::"c"`, "opener": `Medewerker::"m-o"`, "tot": "7", "oordeel": "terecht",
		}},
		{"Kennisgeving", vorm(f.kennisgeving, &Kennisgeving{Casus: casus, Voor: "m-k"}), map[types.String]string{"casus": `Casus::"c"`, "voor": `Medewerker::"m-k"`}},
	} {
		if geval.rec.Len() != len(geval.want) {
			t.Errorf("%s has %d attributes, want %d", geval.naam, geval.rec.Len(), len(geval.want))
		}
		for naam, want := range geval.want {
			if got, _ := geval.rec.Get(naam); fmt.Sprint(got) != want {
				t.Errorf("%s.%s is %v, want %s", geval.naam, naam, got, want)
			}
		}
	}
}

// TestElkVeldTelt: every field of the facts is an attribute or the id of its
// entity, so that a field that is added and forgotten is seen. The mandate of a
// context is three.
func TestElkVeldTelt(t *testing.T) {
	f := nieuweFeiten()
	for _, geval := range []struct {
		feiten     any
		ids, tabel int
	}{
		{Wie{}, 1, len(f.wie)}, {Casus{}, 1, len(f.casus)}, {Gegeven{}, 1, len(f.gegeven)},
		{Concept{}, 1, len(f.concept)}, {Logregel{}, 1, len(f.logregel)}, {Context{}, -2, len(f.context)}, {Huis{}, 0, 0},
		{Triagevraag{}, 1, len(f.triagevraag)}, {Overleg{}, 1, len(f.overleg)}, {Afspraak{}, 1, len(f.afspraak)},
		{Aantekening{}, 1, len(f.aantekening)}, {Vernietiging{}, 1, len(f.vernietiging)},
		{Informatievraag{}, 1, len(f.informatievraag)}, {Correctieverzoek{}, 1, len(f.correctieverzoek)}, {Kennisgeving{}, 1, len(f.kennisgeving)},
		{Verstrekking{}, 1, len(f.verstrekking)}, {Verstrekkingsdeel{}, 1, len(f.verstrekkingsdeel)},
		{Passage{}, 1, len(f.passage)}, {IncidenteleDerde{}, 1, len(f.incidenteel)}, {Noodinzage{}, 1, len(f.nood)},
	} {
		typ := reflect.TypeOf(geval.feiten)
		if typ.NumField() != geval.ids+geval.tabel {
			t.Errorf("%s has %d fields, its table %d attributes", typ.Name(), typ.NumField(), geval.tabel)
		}
	}
}

// TestEntiteitenBijElkaar: one decision finds exactly its own entities.
func TestEntiteitenBijElkaar(t *testing.T) {
	a := nieuw(t).acties["gegeven.lezen"]
	wie := Wie{Medewerker: "m-noor", Partij: "p-rood"}
	env := entiteiten{wie: a.principaal(&wie)}
	Gegeven{ID: "g-1", Casus: Casus{ID: "c-1"}}.entiteiten(a, &env)
	for uid, want := range map[types.EntityUID]bool{
		entiteit(typeMedewerker, "m-noor"): true, entiteit(typeGegeven, "g-1"): true, entiteit(typeCasus, "c-1"): true,
		entiteit(typeCasus, "c-2"): false, entiteit(typePartij, "p-rood"): false, entiteit(typeMedewerker, "g-1"): false, {}: false,
	} {
		if e, found := env.Get(uid); found != want || found && e.UID != uid {
			t.Errorf("%v: found %t", uid, found)
		}
	}
}

// FuzzGevallen: an expectations file is read strictly and never panics, and what
// is read can be decided.
func FuzzGevallen(f *testing.F) {
	f.Add([]byte(`{"gevallen": [{"actie": "huis.lezen", "op": {"soort": "Huis"}, "wie": {"functies": ["fg"]}}]}`))
	f.Add([]byte(`{"basis": {"op": {"soort": "Gegeven"}}, "gevallen": [{}, {"op": null}]}`))
	f.Add([]byte(`{"gevallen": [null]}`))
	f.Add([]byte(`[]`))
	e := nieuw(f)
	f.Fuzz(func(t *testing.T, tekst []byte) {
		gevallen, err := ontleedGevallen("fuzz.json", tekst)
		if err != nil {
			return
		}
		for _, g := range gevallen {
			if g.Op.resource() == nil {
				t.Error("read without a resource")
			}
		}
		if uitslag := toets(e, gevallen); uitslag.Gevallen != len(gevallen) {
			t.Error("not all were tried")
		}
	})
}
