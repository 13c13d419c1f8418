// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rule 8-P1, rule 8.2c-2: manager and FG see the course and nothing of the content; before it is assigned not even that.
func TestVerloopZonderInhoud(t *testing.T) {
	h := nieuwHuis(t)
	nieuw, triage := h.Aangemeld(), h.RTO(gatetest.Bo)
	h.VoegToe(triage, gatetest.Bo, informatie.AlleDeelnemers)
	for _, persoon := range []string{gatetest.Mo, gatetest.Fien} {
		k := h.als(t, persoon)
		paginas := []string{k.toont("/"), k.toont("/casussen", nieuw.Nummer, triage.Nummer, "Je ziet het verloop van de casussen, niet de inhoud.")}
		paginas = append(paginas, k.toont("/casussen/"+triage.ID, "Petra Schijn", "Triage"))
		vroeg := k.toont("/casussen/"+nieuw.ID, "nog niet toegewezen", "Roermond")
		if strings.Contains(vroeg, "Screening") {
			t.Errorf("%s sees the phase of what is not assigned", persoon)
		}
		for _, p := range append(paginas, vroeg) {
			for _, geheim := range []string{"Verzinsel", "ruzie op straat", "meldingen.", gatetest.BSN, "Anna Fictief"} {
				if strings.Contains(p, geheim) {
					t.Errorf("%s reads %q in %s", persoon, geheim, kort(p))
				}
			}
		}
	}
	for _, e := range h.Log() {
		if (e.Persoon == gatetest.Mo || e.Persoon == gatetest.Fien) && e.Handeling == "casus.lezen" {
			t.Error("the page tried to read the content")
		}
	}
	mo := h.als(t, gatetest.Mo)
	mo.toont("/casussen/"+nieuw.ID+"/toewijzen", "Petra Schijn", "Pim Schijn")
	mo.is(mo.get("/casussen/"+triage.ID+"/screening"), http.StatusForbidden, "Je kunt de inhoud van deze casus niet lezen")
}

// rule 1.7-1: who takes part later does not read the report, nor the judgement on it, nor the pieces of others.
func TestDeelnemerLeestDeAanmeldingNiet(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo, gatetest.Cleo)
	h.VoegToe(z, gatetest.Bo, informatie.GekozenPartijen, gatetest.Gemeente)
	cleo := h.als(t, gatetest.Cleo).toont("/casussen/"+z.ID, "Sem van Verzinsel", "Nog geen informatie")
	for _, niet := range []string{"ruzie op straat", "Anna vindt", "Drie meldingen", "Proefpolitie voegde", `id="screening"`, "beoordeelde de casus"} {
		if strings.Contains(cleo, niet) {
			t.Errorf("Cleo reads %q", niet)
		}
	}
	h.als(t, gatetest.Anna).toont("/casussen/"+z.ID, "ruzie op straat", "Anna vindt", "Er waren drie meldingen.", "<strong>Alleen Gemeente Proefdorp en de procesregisseur</strong>")
}

// Pieces can be shown by supplier.
func TestStukkenVanEenPartij(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo, gatetest.Cleo)
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Tekst, in.Tot = "Van de zorg.", "2-3-2026"
	zorg, err := h.GegevenToevoegen(h.Ctx(), gatetest.Als(gatetest.Cleo), in)
	goed(t, err)
	k, pad := h.als(t, gatetest.Cleo), "/casussen/"+z.ID
	k.toont(pad, "Er waren drie meldingen.", "Van de zorg.", "?van="+gatetest.Politie)
	if p := k.toont(pad+"?van="+gatetest.Politie, "Er waren drie meldingen."); strings.Contains(p, "Van de zorg.") {
		t.Error("shows another supplier's piece")
	}
	h.Klok.Zet(gatetest.Begin().AddDate(0, 0, 1))
	k = h.als(t, gatetest.Cleo) // the log-in of yesterday is over
	k.toont(pad, "termijn voorbij")
	if p := k.toont("/informatie/"+zorg.ID, "open tot en met 2-3-2026"); strings.Contains(p, "doet mee in deze casus") {
		t.Error("says that others read it after its last day") // rule 13.2-1
	}
}

// rule AVG-6: the page of looks, refused tries included, a page at a time.
func TestGekeken(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	bo, petra, pad := h.als(t, gatetest.Bo), h.als(t, gatetest.Petra), "/casussen/"+z.ID+"/gekeken"
	bo.get(pad)
	for range 60 {
		_, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Bo), z.ID)
		goed(t, err)
	}
	pagina := petra.toont(pad, "Bo Verzonnen", "Proefpolitie", "Casus openen")
	volgende := regexp.MustCompile(`/casussen/[^"]*\?voor=\d+`).FindString(pagina)
	petra.toont(volgende, "geweigerd", "Casus beoordelen", "procesregisseur, namens Gemeente Proefdorp", "Vorige pagina")
	h.als(t, gatetest.Fien).toont(pad, "Wie heeft gekeken bekijken")
}

// What somebody saw in a list of their work is one line a day, with how often; each look at the Casus itself stands for itself. (rule AVG-6)
func TestGekekenVouwtLijsten(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	kijk := func(keer int) {
		bo := h.als(t, gatetest.Bo)
		for range keer {
			bo.get("/")
			bo.get("/casussen")
			_, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Bo), z.ID)
			goed(t, err)
		}
	}
	kijk(2)
	h.Klok.Zet(h.Klok.Nu().AddDate(0, 0, 1))
	kijk(3)
	pagina := h.als(t, gatetest.Petra).toont("/casussen/"+z.ID+"/gekeken", "Mijn werk bekijken, 3 keer op deze dag", "Mijn werk bekijken, 2 keer op deze dag",
		"Casussen bekijken, 3 keer op deze dag", "Casussen bekijken, 2 keer op deze dag")
	for wat, want := range map[string]int{"Mijn werk bekijken": 2, "Casussen bekijken": 2, "Casus openen": 5} {
		n := 0
		for _, rij := range strings.Split(pagina, "<tr ") {
			if strings.Contains(rij, "Bo Verzonnen") && strings.Contains(rij, wat) {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d lines, want %d", wat, n, want)
		}
	}
}

func TestCasussen(t *testing.T) {
	h := nieuwHuis(t)
	anna := h.als(t, gatetest.Anna)
	anna.toont("/casussen", "Nog geen casussen")
	var eerste, laatste string
	for i := range 27 {
		z := h.Aangemeld()
		if laatste = z.Nummer; i == 0 {
			eerste = z.Nummer
		}
		h.Klok.Zet(h.Klok.Nu().Add(1e9))
	}
	weg := h.MetUitkomst(casus.Afgewezen)
	een := anna.toont("/casussen", laatste, "25 casussen op deze pagina. Er zijn er meer.")
	if strings.Contains(een, eerste) || strings.Contains(een, weg.Nummer) || strings.Contains(een, "27 casussen") {
		t.Error("the first page shows the oldest, a closed one or a total")
	}
	anna.toont("/casussen?pagina=2", eerste, "Vorige pagina", "2 casussen op deze pagina.")
	anna.toont("/casussen?stand=gesloten", weg.Nummer, "Niet verder", "1 casus op deze pagina.")
	anna.toont("/casussen?nummer="+eerste, eerste, "1 casus op deze pagina.")
	anna.toont("/casussen?gemeente=GM1640", "Geen casussen met deze filters", "Wis de filters")
	anna.toont("/casussen?sorteer=nummer&soort=complexe_casus", "Hoogste nummer eerst", "soort=complexe_casus&sorteer=aangemeld")
	h.als(t, gatetest.Petra).toont("/casussen?rol=procesregisseur&stand=alle", weg.Nummer, "Mijn rol")
}

func TestMijnWerk(t *testing.T) {
	h := nieuwHuis(t)
	anna, petra := h.als(t, gatetest.Anna), h.als(t, gatetest.Petra)
	anna.toont("/", "Je bent bij", "Je doet nog in geen casus mee", "Casus aanmelden")
	h.TeBevestigen()
	anna.toont("/", "1 taak wacht op jou", "Te bevestigen", "aangemeld vandaag")
	z := h.InScreening()
	petra.toont("/", "Casus beoordelen", z.Nummer, "Gemeente Proefdorp")
	petra.toont("/?soort=afspraken", "Niets van deze soort")
	if p := h.als(t, gatetest.Mo).toont("/"); strings.Contains(p, "Mijn casussen") || strings.Contains(p, "Casus aanmelden") {
		t.Error("the manager has casussen of their own, or reports")
	}
}

// crawl follows every link that somebody sees. Nothing is broken, and no address or title says anything of a person.
func TestElkeKoppeling(t *testing.T) {
	h := nieuwHuis(t)
	h.Aangemeld()
	h.TeBevestigen()
	h.InScreening()
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	h.VoegToe(z, gatetest.Anna, informatie.GekozenPartijen, gatetest.Politie)
	h.MetUitkomst(casus.Doorverwezen)
	for _, persoon := range []string{gatetest.Anna, gatetest.Petra, gatetest.Mo, gatetest.Bo, gatetest.Fien} {
		t.Run(persoon, func(t *testing.T) { kruip(t, h.als(t, persoon)) })
	}
}

var koppeling = regexp.MustCompile(`(?:href|src|action|hx-post)="([^"]+)"`)
var titel = regexp.MustCompile(`<title>(.*)</title>`)

func kruip(t *testing.T, k *klant) {
	t.Helper()
	wachtrij, gezien := []string{"/"}, map[string]bool{"/": true}
	for len(wachtrij) > 0 && len(gezien) < 400 {
		pad := wachtrij[0]
		wachtrij = wachtrij[1:]
		a := k.get(pad)
		if a.status != http.StatusOK && !slices.Contains([]string{"/uitloggen", "/concepten"}, pad) {
			t.Errorf("%s: %d %s", pad, a.status, kort(a.html))
		}
		if strings.HasPrefix(pad, "/static/") {
			continue
		}
		if m := titel.FindStringSubmatch(a.html); m != nil {
			zonderPersoon(t, "title of "+pad, m[1])
		}
		for _, m := range koppeling.FindAllStringSubmatch(a.html, -1) {
			naar, anker, _ := strings.Cut(strings.ReplaceAll(m[1], "&amp;", "&"), "#")
			zonderPersoon(t, "link on "+pad, m[1])
			if naar == "" && anker != "" && !strings.Contains(a.html, fmt.Sprintf(`id="%s"`, anker)) {
				t.Errorf("%s: nothing has id %s", pad, anker)
			}
			if naar != "" && !gezien[naar] {
				gezien[naar] = true
				wachtrij = append(wachtrij, naar)
			}
		}
	}
}

// opaak is an id: drawn letters, in which a short name can stand by chance.
var opaak = regexp.MustCompile(`[0-9a-hjkmnp-tv-z]{26}`)

func zonderPersoon(t *testing.T, waar, tekst string) {
	t.Helper()
	tekst = opaak.ReplaceAllString(tekst, "id")
	for _, persoonlijk := range []string{"verzinsel", "sem", gatetest.BSN, "2004", "fictief", "schijn", "verzonnen"} {
		if strings.Contains(strings.ToLower(tekst), persoonlijk) {
			t.Errorf("%s says %q: %s", waar, persoonlijk, tekst)
		}
	}
}

// The course of a Casus that never came to a round table says so, also to who reads no content and also when it is closed.
func TestFaseBalkVanZijweg(t *testing.T) {
	h := nieuwHuis(t)
	z := h.Triage()
	_, err := h.TriageAfronden(h.Ctx(), gatetest.Als(gatetest.Petra), casus.Triageuitkomst{Casus: z.ID, Versie: z.Versie, Route: casus.Doorverwezen,
		Naar: "Het wijkteam", Reden: "Dat past beter.", NamensPubliek: gatetest.Gemeente})
	goed(t, err)
	balk := regexp.MustCompile(`(?s)<ol class="rt-phases">.*?</ol>`)
	for _, c := range []struct {
		id        string
		wel, niet []string
	}{
		{z.ID, []string{"Triage", "Doorverwezen"}, []string{"RTO", "Afschaling"}},
		{h.MetUitkomst(casus.Afgewezen).ID, []string{"Niet verder"}, []string{"Triage", "RTO"}},
	} {
		controleer := func(wie string) {
			t.Helper()
			b := balk.FindString(h.als(t, wie).toont("/casussen/" + c.id))
			mist(t, wie, b, c.niet...)
			for _, w := range c.wel {
				if !strings.Contains(b, w) {
					t.Errorf("%s: %s is not in the bar %s", wie, w, b)
				}
			}
		}
		controleer(gatetest.Mo)
		blad, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Petra), c.id)
		goed(t, err)
		_, err = h.CasusSluiten(h.Ctx(), gatetest.Als(gatetest.Petra), casus.Sluiten{Casus: c.id, Versie: blad.Versie, NamensPubliek: gatetest.Gemeente})
		goed(t, err)
		controleer(gatetest.Mo)
		controleer(gatetest.Fien)
	}
}
