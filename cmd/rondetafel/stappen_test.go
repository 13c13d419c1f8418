// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// bezoeker is a visitor of the practice house who is somebody of it.
type bezoeker struct {
	*draaiend
	cookie string
}

func (d *draaiend) als(wie string) bezoeker { return bezoeker{d, d.logIn(wie)} }

// doe sends in to the API, or asks it when in is nil, and takes the answer into uit.
func (b bezoeker) doe(pad string, in, uit any) {
	b.t.Helper()
	methode, lichaam := http.MethodGet, io.Reader(nil)
	if in != nil {
		tekst, err := json.Marshal(in)
		if err != nil {
			b.t.Fatal(err)
		}
		methode, lichaam = http.MethodPost, strings.NewReader(string(tekst))
	}
	r, err := http.NewRequestWithContext(b.t.Context(), methode, b.adres+"/api/v1"+pad, lichaam)
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Cookie", b.cookie)
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer a.Body.Close()
	antwoord, err := io.ReadAll(a.Body)
	if err != nil || a.StatusCode >= http.StatusBadRequest {
		b.t.Fatalf("%s %s: %d %v\n%s", methode, pad, a.StatusCode, err, antwoord)
	}
	if err := json.Unmarshal(antwoord, uit); err != nil {
		b.t.Fatal(err)
	}
}

// ding is what the API gives of something, as far as the steps need it.
type ding struct {
	ID          string `json:"id"`
	Versie      int64  `json:"versie"`
	Fase        string `json:"fase"`
	Stand       string `json:"stand"`
	Wie         string `json:"wie"`
	Betrokkenen []ding `json:"betrokkenen"`
	Inzagen     []ding `json:"inzagen"`
}

// taak returns what a task of the given kind is about.
func (b bezoeker) taak(soort string) (casus, object string) {
	b.t.Helper()
	var werk struct {
		Taken []struct {
			Soort  string `json:"soort"`
			Casus  ding   `json:"casus"`
			Object string `json:"object"`
		} `json:"taken"`
	}
	b.doe("/mijn-werk", nil, &werk)
	for _, t := range werk.Taken {
		if t.Soort == soort {
			return t.Casus.ID, t.Object
		}
	}
	b.t.Fatalf("no task %s in %+v", soort, werk.Taken)
	return "", ""
}

func (b bezoeker) casus(id string) ding {
	var c ding
	b.doe("/casussen/"+id, nil, &c)
	return c
}

// The first page tells a visitor in five steps what to try; each of them works with the people whom it names.
func TestVijfStappen(t *testing.T) {
	d := start(t, demoArgs(filepath.Join(t.TempDir(), "huis"))...)
	defer d.einde()
	_, pagina := d.vraag(http.MethodGet, "/inloggen", nil)
	var wie []string
	for _, m := range regexp.MustCompile(`name="medewerker" value="([a-z-]+)"`).FindAllStringSubmatch(pagina, 5) {
		wie = append(wie, m[1])
	}
	want := []string{"m-emma-verzonnen", "m-marieke-bedenksel", "m-noor-verzonnen", "m-wouter-voorbeeld", "m-hanna-denkbeeld"}
	if !slices.Equal(wie, want) {
		t.Fatalf("the steps name %v, want %v", wie, want)
	}
	id := d.als(wie[0]).meldtAan()
	d.als(wie[1]).wijstToe(id, wie[2])
	d.als(wie[2]).beoordeeltEnVraagt(id, wie[3])
	d.als(wie[3]).doetMee()
	d.als(wie[4]).zietWieKeek(id)
	d.als(wie[1]).controleert()
}

type velden map[string]any

func criteria() []velden {
	ja := velden{"antwoord": "ja", "toelichting": "Dat is zo."}
	return []velden{ja, ja, ja, ja, ja}
}

func (b bezoeker) meldtAan() string {
	var c ding
	b.doe("/casussen", velden{"soort": "complexe_casus", "gemeente": "GM0957", "doelen": []string{"veiligheid"}, "aanleiding": "Jip gooit stenen.",
		"geprobeerd": "De wijkagent sprak met Jip.", "leefgebieden": []string{"wonen"}, "criteria": criteria(),
		"betrokkenen": []velden{{"voornaam": "Jip", "achternaam": "Stoeptegel-Fictief", "rol": "hoofdbetrokkene"}}}, &c)
	return c.ID
}

func (b bezoeker) wijstToe(id, naar string) {
	b.taak("toewijzen")
	var c ding
	b.doe("/casussen/"+id+"/procesgegevens", nil, &c)
	b.doe("/casussen/"+id+"/_toewijzen", velden{"versie": c.Versie, "medewerker": naar}, &c)
}

func (b bezoeker) beoordeeltEnVraagt(id, aan string) {
	b.taak("screenen")
	c := b.casus(id)
	b.doe("/casussen/"+id+"/_screenen", velden{"versie": c.Versie, "criteria": criteria(), "uitkomst": "triage",
		"overleg": velden{"met": "Emma Verzonnen", "datum": b.dag(0), "wijze": "telefoon", "verslag": "Emma is het ermee eens."}}, &c)
	c = b.casus(id)
	b.doe("/casussen/"+id+"/triagevragen", velden{"partij": "p-politie", "medewerker": aan, "vraag": "Kennen jullie Jip?", "doel": "veiligheid",
		"over": []string{c.Betrokkenen[0].ID}, "uiterlijkDatum": b.dag(7)}, &c)
	if c = b.casus(id); c.Fase != "triage" {
		b.t.Errorf("after screening the Casus is in %s", c.Fase)
	}
}

// dag is the date so many days after the present of the house.
func (b bezoeker) dag(over int) string {
	b.t.Helper()
	a, _ := b.vraag(http.MethodGet, "/healthz", nil)
	dag, err := http.ParseTime(a.Header.Get("Date"))
	if err != nil {
		b.t.Fatal(err)
	}
	return dag.AddDate(0, 0, over).Format("2006-01-02")
}

func (b bezoeker) doetMee() {
	_, vraag := b.taak("triagevraag")
	var v ding
	b.doe("/triagevragen/"+vraag, nil, &v)
	b.doe("/triagevragen/"+vraag+"/_antwoorden", velden{"versie": v.Versie, "bekend": "onbekend", "aanschuiven": "nee", "delenMetAanmelder": true}, &v)
	_, afspraak := b.taak("afspraak")
	b.doe("/afspraken/"+afspraak, nil, &v)
	b.doe("/afspraken/"+afspraak+"/_melden", velden{"versie": v.Versie, "stand": "klaar", "toelichting": "Dat is gedaan."}, &v)
	if b.doe("/afspraken/"+afspraak, nil, &v); v.Stand != "klaar" {
		b.t.Errorf("the Afspraak is %s", v.Stand)
	}
}

func (b bezoeker) zietWieKeek(id string) {
	var p ding
	b.doe("/casussen/"+id+"/inzagen", nil, &p)
	for _, naam := range []string{"Emma Verzonnen", "Noor Verzonnen", "Marieke Bedenksel"} {
		if !slices.ContainsFunc(p.Inzagen, func(i ding) bool { return i.Wie == naam }) {
			b.t.Errorf("%s is not among who looked: %+v", naam, p.Inzagen)
		}
	}
}

// controleert: beside the five, the manager finds a destruction to check.
func (b bezoeker) controleert() {
	_, id := b.taak("controleren")
	var v ding
	b.doe("/vernietigingen/"+id, nil, &v)
	b.doe("/vernietigingen/"+id+"/_controleren", velden{"versie": v.Versie, "akkoord": "ja"}, &v)
	if b.doe("/vernietigingen/"+id, nil, &v); v.Stand != "akkoord" {
		b.t.Errorf("the destruction is %s", v.Stand)
	}
}
