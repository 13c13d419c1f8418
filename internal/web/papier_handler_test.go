// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate/gatetest"
)

var getekendPad = regexp.MustCompile(`href="(/handtekeningen/[0-9a-z]+)" download`)

// gevraagdVan asks by its page for every piece of z that may be asked for, and returns the path of that disclosure.
func gevraagdVan(t *testing.T, h *huis, lijst string) string {
	t.Helper()
	petra := h.als(t, gatetest.Petra)
	vragen := lijst + "/vragen"
	in := petra.formulier(vragen, "derde.naam", "Corporatie De Voorbeeldhoek", "derde.soort", "woningcorporatie", "derde.contact", "Weert", "doel", "Een woning zoeken.",
		"grondslag", "WGS 1.7", "noodzaak", "Het kan niet met minder.", "uiterlijkDatum", "10-3-2026")
	for _, k := range stukKeuze.FindAllStringSubmatch(petra.toont(vragen), -1) {
		in.Add("stukken", k[1])
	}
	return petra.verwijst(petra.post(vragen, in), "/verstrekkingen/")
}

// A consent on paper by its pages: no new log-in is asked, what is wrong with a field or with the file costs nothing of what was typed nor a
// second sending, and the document is there for who signed and for the regie, and for nobody else.
//
// rule 7.2-2
func TestPapierLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := metDerdenstukken(t, h)
	ver := gevraagdVan(t, h, "/casussen/"+z.ID+"/verstrekkingen")
	petra, anna, bo, cleo := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna), h.als(t, gatetest.Bo), h.als(t, gatetest.Cleo)
	var pad string
	for _, m := range deelPad.FindAllStringSubmatch(bo.toont(ver, "Op papier getekend"), -1) {
		if strings.HasSuffix(m[1], "/papier") {
			pad = m[1]
		}
	}
	bo.toont(pad, `enctype="multipart/form-data"`, "Er waren drie meldingen.", "Het getekende document", "Eén pdf of foto, tot 50 MB.", `accept=".pdf,.png,.jpg,.jpeg,.gif,.webp"`, "Jij hoeft dan niet opnieuw in te loggen",
		"Waarvoor de derde het wil:</strong> Een woning zoeken.", "Grondslag:</strong> WGS 1.7", "Waarom niet met minder:</strong> Het kan niet met minder.")
	gelijk(t, "of another's part", anna.get(pad), anna.get(strings.Replace(pad, "/delen/", "/delen/x", 1)))
	vol := []string{"ondertekenaar", "R. Bedenksel", "verantwoordelijke", "partij", "bevoegdheid", "Korpschef", "datum", "2-3-2026"}
	leeg := bo.is(bo.meerdelig(pad, bo.formulier(pad, "ondertekenaar", "R. Bedenksel")), http.StatusBadRequest, "R. Bedenksel", "Kies het getekende document.",
		"Vul in op welke dag is getekend.", "Schrijf op waarom deze persoon mag tekenen")
	if strings.Contains(leeg, "Schrijf op wie tekende") {
		t.Error("what was right is called wrong")
	}
	bo.is(bo.meerdelig(pad, bo.formulier(pad, vol...), deel{"virus.exe", []byte("MZ\x00")}), http.StatusBadRequest, "Korpschef", "Die nemen we niet aan.")
	bo.is(bo.meerdelig(pad, bo.formulier(pad, vol...), deel{"brief.txt", []byte("Akkoord.\n")}), http.StatusBadRequest, "Korpschef", "brief.txt: Stuur het getekende document als pdf of als foto.")
	niets := bo.is(bo.meerdelig(pad, bo.formulier(pad, vol...), deel{"akkoord.pdf", []byte("\x00\x01\x02 niets bekends")}), http.StatusBadRequest, "akkoord.pdf: Stuur het getekende document als pdf of als foto.")
	zonder(t, "what cannot be sent here", niets, "Excel")
	bo.is(bo.meerdelig(pad, bo.formulier(pad, vol...), deel{"een.pdf", sample.PDF("Een")}, deel{"twee.pdf", sample.PDF("Twee")}), http.StatusBadRequest, "Eén toestemming heeft één document.",
		"een.pdf", "twee.pdf")
	fout := bo.is(bo.meerdelig(pad, anders(bo.formulier(pad, vol...), "datum", "1-1-2027"), deel{"akkoord.pdf", sample.PDF("Akkoord")}), http.StatusBadRequest, "toekomst", "akkoord.pdf",
		"Dit bestand is al verstuurd.")
	klaar := klaarID.FindStringSubmatch(fout)
	if klaar == nil {
		t.Fatalf("the file is gone: %s", kort(fout))
	}
	bo.verwijst(bo.meerdelig(pad, metVelden(anders(bo.formulier(pad, vol...), "datum", string(h.Vandaag())), "documenten", klaar[1])), ver)
	open := getekendPad.FindStringSubmatch(bo.toont(ver, "Toestemming op papier vastgelegd.", "Getekend op papier door R. Bedenksel", "document erbij", "Open het getekende document"))
	if open == nil {
		t.Fatal("there is no document to open")
	}
	petra.toont(ver, "Getekend op papier door R. Bedenksel", open[1])
	for wie, k := range map[string]*klant{"Bo": bo, "Petra": petra} {
		a := k.get(open[1])
		if a.status != http.StatusOK || a.kop.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(a.kop.Get("Content-Disposition"), `attachment; filename="akkoord.pdf"`) ||
			a.kop.Get("Cache-Control") != "no-store" || !strings.Contains(a.html, "%PDF") {
			t.Errorf("%s gets status %d with %v", wie, a.status, a.kop)
		}
	}
	gelijk(t, "of another's signature", cleo.get(open[1]), cleo.get("/handtekeningen/x"))
	gelijk(t, "of another's signature, as a document", bo.get("/documenten/"+klaar[1]), bo.get("/documenten/x"))
	bo.is(bo.get(pad), http.StatusForbidden, "7.2")
	for _, m := range deelPad.FindAllStringSubmatch(bo.toont(ver), -1) {
		if strings.HasSuffix(m[1], "/terugnemen") {
			bo.verwijst(bo.post(m[1], bo.formulier(m[1])), ver)
		}
	}
	gelijk(t, "of what was taken back", petra.get(open[1]), petra.get("/handtekeningen/x"))
}
