// SPDX-License-Identifier: EUPL-1.2

package convenant_test

import (
	"regexp"
	"testing"

	"rondetafel/internal/convenant"
)

// rule 2.1-1: the goals are those of article 2.1, no more and no fewer.
func TestDoelen(t *testing.T) {
	wil := map[string]bool{"veiligheid": true, "persoonlijke_situatie": true, "recidive": true, "overlast": true,
		"criminaliteit": true, "uitval": true}
	for _, doel := range convenant.Doelen() {
		if !wil[doel.ID] || doel.Naam == "" {
			t.Errorf("%+v is no goal of article 2.1, or stands there twice", doel)
		}
		delete(wil, doel.ID)
	}
	if len(wil) > 0 {
		t.Errorf("goals of article 2.1 that are missing: %v", wil)
	}
}

// rule WGS-7: a Leefgebied is a word. It carries no figure and its type has no room for one.
func TestLeefgebieden(t *testing.T) {
	cijfer := regexp.MustCompile(`\d|(?i)score|schaal|niveau`)
	gezien := map[string]bool{}
	for _, l := range convenant.Leefgebieden() {
		if cijfer.MatchString(l.ID + l.Naam) {
			t.Errorf("%+v carries a figure", l)
		}
		if gezien[l.ID] || gezien[l.Naam] || l.ID == "" || l.Naam == "" {
			t.Errorf("%+v is empty or stands there twice", l)
		}
		gezien[l.ID], gezien[l.Naam] = true, true
	}
	if n := len(convenant.Leefgebieden()); n != 13 {
		t.Errorf("%d leefgebieden, want 13", n)
	}
}

func TestGemeenten(t *testing.T) {
	wil := map[string]string{"Echt-Susteren": "GM1711", "Leudal": "GM1640", "Maasgouw": "GM1641", "Nederweert": "GM0946",
		"Roerdalen": "GM1669", "Roermond": "GM0957", "Weert": "GM0988"}
	for _, g := range convenant.Gemeenten() {
		if wil[g.Naam] != g.Code {
			t.Errorf("%s has code %s, want %s", g.Naam, g.Code, wil[g.Naam])
		}
		delete(wil, g.Naam)
	}
	if len(wil) > 0 {
		t.Errorf("municipalities that are missing: %v", wil)
	}
}
