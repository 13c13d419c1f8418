// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// Articles 17.4 and 20, rules 20-P1 and 20.2-1: the manager lets a Partij join, invites its administrator and records that it was excluded, page after
// page; what was typed wrong comes back, and its people are out at once.
func TestPartijLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	mo, bo, fien := h.als(t, gatetest.Mo), h.als(t, gatetest.Bo), h.als(t, gatetest.Fien)
	nieuw := "/partijen/toetreden"
	mo.toont("/partijen", `href="`+nieuw+`"`)
	a := mo.post(nieuw, mo.formulier(nieuw, "naam", "Stichting Verzonnen Opvang", "kort", "Opvang", "soort", "sociaal_domein", "beslotenDatum", "1-3-2026", "getekendDatum", "28-2-2026"))
	mo.is(a, http.StatusBadRequest, `value="Stichting Verzonnen Opvang"`, `value="28-2-2026"`, `<option value="sociaal_domein" selected>`, "Een organisatie tekent nadat de Stuurgroep besloot")
	a = mo.post(nieuw, mo.formulier(nieuw, "naam", "Stichting Verzonnen Opvang", "kort", "Opvang", "soort", "sociaal_domein", "beslotenDatum", "27-2-2026", "getekendDatum", "28-2-2026"))
	pad, _, _ := strings.Cut(a.kop.Get("Location"), "?")
	mo.verwijst(a, pad)
	mo.toont(pad, "Toetreding vastgelegd.", "Gekomen en gegaan", "Toegetreden", "27 februari 2026", "Mo Schijn", `href="`+pad+`/beheerder"`, `href="`+pad+`/einde"`)
	mo.toont(pad+"/beheerder", "Stichting Verzonnen Opvang", "Partijbeheerder")
	if html := fien.toont(pad, "Toegetreden"); strings.Contains(html, pad+"/einde") || strings.Contains(html, pad+"/beheerder") {
		t.Error("the privacy officer is led to what the manager does")
	}
	if html := bo.toont(pad, "Stichting Verzonnen Opvang"); strings.Contains(html, "Gekomen en gegaan") || strings.Contains(bo.toont("/partijen"), nieuw) {
		t.Error("everybody sees on which decision")
	}
	politie := "/partijen/" + gatetest.Politie
	weg := politie + "/einde"
	for _, wie := range []*klant{bo, fien} {
		wie.is(wie.get(weg), http.StatusForbidden)
		wie.is(wie.get(nieuw), http.StatusForbidden)
	}
	a = mo.post(weg, mo.formulier(weg, "wijze", "uitsluiting", "beslotenDatum", "1-3-2026", "toelichting", "Besluit in het archief.", "artikelen", "13.2, WGS 1.8"))
	mo.is(a, http.StatusBadRequest, `value="13.2, WGS 1.8"`, "Besluit in het archief.", "Noem artikelen van het convenant, zoals 13.2 of 14.1.", "Vul een datum in als dag-maand-jaar")
	a = mo.post(weg, mo.formulier(weg, "wijze", "uitsluiting", "beslotenDatum", "1-3-2026", "toelichting", "Besluit in het archief.", "artikelen", "13.2, 14.1", "ingebrekestellingDatum", "1-1-2026",
		"termijnDatum", "31-1-2026"))
	mo.verwijst(a, politie)
	html := mo.toont(politie, "Vastgelegd dat deze Partij stopt.", "Vastgelegd is dat deze Partij stopt.", "Uitgesloten, nog na te kijken", "art. 13.2: ", weg+"/intrekken")
	if strings.Contains(html, weg+`"`) || strings.Contains(html, weg+"/nakijken") {
		t.Error("who recorded it does it again, or alone")
	}
	mo.is(mo.get(weg+"/nakijken"), http.StatusForbidden, "Een andere manager kijkt dit na.")
	bo.is(bo.get(weg+"/intrekken"), http.StatusForbidden)
	bo.is(bo.get("/casussen"), http.StatusOK)
	mo.toont("/", "Een Partij stopt", "Het wacht op wie het nakijkt")
	na := weg + "/nakijken"
	fien.toont("/", "Een Partij stopt", `href="`+na+`"`)
	fien.toont(na, "Besluit in het archief.", "Mo Schijn", "Dat is niet terug te draaien.")
	a = fien.post(na, fien.formulier(na, "akkoord", "nee"))
	fien.is(a, http.StatusBadRequest, "Schrijf op wat er niet klopt.")
	fien.verwijst(fien.post(na, fien.formulier(na, "akkoord", "nee", "reden", "Het besluit ging over een ander.")), politie)
	mo.toont(politie, "Afgewezen: de Partij blijft", "Het besluit ging over een ander.")
	opnieuw := []string{"wijze", "uitsluiting", "beslotenDatum", "1-3-2026", "toelichting", "Besluit in het archief.", "artikelen", "13.2, 14.1", "ingebrekestellingDatum", "1-1-2026", "termijnDatum", "31-1-2026"}
	mo.verwijst(mo.post(weg, mo.formulier(weg, opnieuw...)), politie)
	mo.is(mo.post(weg+"/intrekken", mo.formulier(weg+"/intrekken", "reden", " ")), http.StatusBadRequest, "Schrijf op waarom je dit terugneemt.")
	mo.verwijst(mo.post(weg+"/intrekken", mo.formulier(weg+"/intrekken", "reden", "Nog een termijn.")), politie)
	mo.toont(politie, "Teruggenomen.", "Teruggenomen: de Partij blijft", "Nog een termijn.")
	mo.verwijst(mo.post(weg, mo.formulier(weg, opnieuw...)), politie)
	fien.verwijst(fien.post(na, fien.formulier(na, "akkoord", "ja")), politie)
	html = mo.toont(politie, "Deze Partij doet niet meer mee", "Uitgesloten", "art. 13.2: ", "art. 14.1: ", "Besluit in het archief.", "31 januari 2026")
	if strings.Contains(html, weg) {
		t.Error("it can stop again")
	}
	if uit := bo.get("/casussen"); uit.status == http.StatusOK {
		t.Errorf("who works for it still sees casussen: %d", uit.status)
	}
	mo.is(mo.get("/partijen/"+gatetest.Gemeente+"/einde"), http.StatusForbidden)
	mo.is(mo.get("/partijen/p-niets/einde"), http.StatusNotFound)
}
