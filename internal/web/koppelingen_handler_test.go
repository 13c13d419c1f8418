// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang/systeemtest"
)

// rule 14.3-1: the administrator of a Partij makes a koppeling, who is named agrees on a page of their own and takes it back, and it is stopped, page
// after page; what was typed wrong comes back, and who has nothing to do with it is not led there.
func TestKoppelingLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	bea, anna, mo, bo := h.als(t, gatetest.Beatle), h.als(t, gatetest.Anna), h.als(t, gatetest.Mo), h.als(t, gatetest.Bo)
	const maak = "/koppelingen/maken"
	bea.toont("/", `href="/koppelingen"`)
	bea.toont("/koppelingen", "Er zijn geen koppelingen", `href="`+maak+`"`)
	a := bea.post(maak, bea.formulier(maak, "naam", "Zaaksysteem", "sleutels", "hallo", "scopes", "casussen.lezen", "medewerkers", gatetest.Anna, "laatsteDag", "1-1-2030"))
	bea.is(a, http.StatusBadRequest, `value="Zaaksysteem"`, "hallo", `value="1-1-2030"`, "Hier kunnen we niets mee.", "Een koppeling duurt hoogstens een jaar.")
	if tekst := a.html; !regexp.MustCompile(`value="casussen.lezen"[^>]*checked`).MatchString(tekst) || !regexp.MustCompile(`value="`+gatetest.Anna+`"[^>]*checked`).MatchString(tekst) {
		t.Error("what was chosen does not come back")
	}
	a = bea.post(maak, bea.formulier(maak, "naam", "Zaaksysteem", "sleutels", systeemtest.Nieuw(t).JWK(), "scopes", "casussen.lezen", "medewerkers", gatetest.Anna, "laatsteDag", "31-12-2026"))
	bea.verwijst(a, "/koppelingen")
	bea.toont("/koppelingen", "De koppeling is gemaakt.", "Zaaksysteem", "werkt niet", "nog niemand ging akkoord", "Anna Fictief (ging nog niet akkoord)", "Laatste dag", "31 december", "client_id", "ES256 een", "Stop nu")
	l, err := h.KoppelingLijst(h.Ctx(), gatetest.Als(gatetest.Beatle))
	if err != nil {
		t.Fatal(err)
	}
	pad := "/koppelingen/" + l.Koppelingen[0].ID

	anna.toont("/account", `href="/mijn-koppelingen"`)
	anna.is(anna.get("/koppelingen"), http.StatusForbidden)
	anna.toont("/mijn-koppelingen", "Zaaksysteem", "Ik ga akkoord", "Niet namens mij")
	bo.toont("/mijn-koppelingen", "Er werkt geen systeem namens jou")
	bo.is(bo.post(pad+"/akkoord", bo.formulier("/zoeken")), http.StatusNotFound)
	bo.is(bo.post(pad+"/stoppen", bo.formulier("/zoeken")), http.StatusNotFound)
	anna.verwijst(anna.post(pad+"/akkoord", anna.formulier("/mijn-koppelingen")), "/mijn-koppelingen")
	if html := anna.toont("/mijn-koppelingen", "Niet namens mij"); strings.Contains(html, "Ik ga akkoord") {
		t.Error("she can agree again")
	}
	anna.is(anna.post(pad+"/akkoord", anna.formulier("/mijn-koppelingen")), http.StatusConflict, "Je ging al akkoord.", "Kies dan: niet namens mij.", "Niet namens mij")
	mo.toont("/koppelingen", "Zaaksysteem", "Werkt namens", "Stop nu")
	bea.toont("/herzieningen", "Systemen die hier werken", "Zaaksysteem, namens Anna Fictief, tot en met 31 december")
	anna.verwijst(anna.post(pad+"/afzeggen", anna.formulier("/mijn-koppelingen")), "/mijn-koppelingen")
	anna.toont("/mijn-koppelingen", "Er werkt geen systeem namens jou")
	mo.verwijst(mo.post(pad+"/stoppen", mo.formulier("/koppelingen")), "/koppelingen")
	if html := mo.toont("/koppelingen", "De koppeling is gestopt.", "gestopt"); strings.Contains(html, "Stop nu") || strings.Contains(html, maak) {
		t.Error("it can stop again, or the manager makes one")
	}
	bea.is(bea.post(pad+"/stoppen", bea.formulier("/koppelingen/maken")), http.StatusConflict, "Deze koppeling is gestopt.", "Maak dan een nieuwe koppeling.", "Zaaksysteem")
}

// rule AVG-6: Wie heeft gekeken says by which system somebody looked.
func TestGekekenViaEenSysteem(t *testing.T) {
	h := nieuwHuis(t)
	ctx, z := h.Ctx(), h.AanHetRTO(gatetest.Bo)
	bea := h.als(t, gatetest.Beatle)
	s := systeemtest.Nieuw(t)
	const maak = "/koppelingen/maken"
	bea.verwijst(bea.post(maak, bea.formulier(maak, "naam", "Dossierkast", "sleutels", s.JWK(), "scopes", "casussen.lezen", "medewerkers", gatetest.Anna, "laatsteDag", "31-12-2026")), "/koppelingen")
	l, err := h.KoppelingLijst(ctx, gatetest.Als(gatetest.Beatle))
	if err != nil {
		t.Fatal(err)
	}
	id := l.Koppelingen[0].ID
	if _, err := h.KoppelingAkkoord(ctx, gatetest.Als(gatetest.Anna), id); err != nil {
		t.Fatal(err)
	}
	const voor = "https://huis.example"
	k, err := h.KoppelingToken(ctx, gate.Als("", "api"), gate.Tokenvraag{Bewering: s.Teken(systeemtest.Claims(id, voor, "een", h.Klok.Nu())), Voor: []string{voor}, Persoon: gatetest.Anna})
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := h.Koppelbeller(ctx, gate.Als("", "api"), k.Token)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.CasusLezen(ctx, c, z.ID); err != nil {
		t.Fatal(err)
	}
	h.als(t, gatetest.Petra).toont("/casussen/"+z.ID+"/gekeken", "via Dossierkast")
	h.als(t, gatetest.Fien).toont("/toezicht", "via Dossierkast")
}
