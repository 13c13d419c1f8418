// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"slices"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
	"rondetafel/internal/rto"
)

// begrensdeTafel is a table at which Anna and Bo sit: she with a standing mandate of her Partij for another agreement only, he with one for this table.
func begrensdeTafel(t *testing.T) (h *huis, pad string) {
	t.Helper()
	h = nieuwHuis(t)
	geef := partij.FunctieGeven{Medewerker: gatetest.Anna, Functie: partij.Mandaat, Reikwijdte: partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"overig", "plan"}}}
	_, err := h.FunctieGeven(h.Ctx(), gatetest.Als(gatetest.Beatle), geef)
	goed(t, err)
	o := h.Uitgenodigd(h.RTO(gatetest.Bo), gatetest.Anna, gatetest.Bo)
	pad = "/overleggen/" + o.ID
	anna := h.als(t, gatetest.Anna)
	anna.toont(pad+"/afvaardigen", "Anna Fictief (doorlopend mandaat, met grenzen)", "Arno Fictief")
	anna.verwijst(anna.post(pad+"/afvaardigen", anders(anna.formulier(pad+"/afvaardigen"), "komt", "ja", "medewerker", gatetest.Anna)), pad)
	_, err = h.OverlegAfvaardigen(h.Ctx(), gatetest.Als(gatetest.Bo), gatetest.Afvaardiging(o, gatetest.Bo))
	goed(t, err)
	_, err = h.OverlegAanwezigheid(h.Ctx(), gatetest.Als(gatetest.Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{
		{Partij: gatetest.Gemeente, Medewerker: gatetest.Anna}, {Partij: gatetest.Politie, Medewerker: gatetest.Bo}}})
	goed(t, err)
	return h, pad
}

// rule 6.3-1: everybody at the table sees for what a standing mandate with limits holds; the form of a decision outside them asks no vote of that Partij
// and says why, and one inside them does.
func TestMandaatMetGrenzenAanTafel(t *testing.T) {
	h, pad := begrensdeTafel(t)
	petra, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo)
	for _, k := range []*klant{petra, bo, h.als(t, gatetest.Anna)} {
		k.toont(pad, "doorlopend, alleen voor: plan van aanpak vaststellen en andere afspraak")
	}
	buiten := petra.toont(pad+"/besluit?soort=casusregisseur", "Gemeente Proefdorp: het doorlopend mandaat geldt niet voor dit besluit (art. 6.3)", `value="`+gatetest.Politie+`"`)
	zonder(t, "the form outside the limits", buiten, "stemmen[1]", `name="stemmen[0].partij" value="`+gatetest.Gemeente+`"`)
	petra.verwijst(petra.post(pad+"/besluit", anders(verborgen(buiten), "tekst", "Bo doet het.", "casusregisseur", gatetest.Bo, "stemmen[0].eens", "ja")), pad)
	binnen := petra.toont(pad+"/besluit?soort=overig", `value="`+gatetest.Politie+`"`, `value="`+gatetest.Gemeente+`"`, "stemmen[1]")
	zonder(t, "the form inside the limits", binnen, "geldt niet voor dit besluit")
	petra.verwijst(petra.post(pad+"/besluit", anders(verborgen(binnen), "tekst", "Wij bellen.", "stemmen[0].eens", "ja", "stemmen[1].eens", "ja")), pad)
	bo.toont(pad, "Gemeente Proefdorp heeft geen mandaat (art. 6.3).", "Wij bellen.")
	o, err := h.OverlegLezen(h.Ctx(), gatetest.Als(gatetest.Bo), pad[len("/overleggen/"):])
	goed(t, err)
	stand := func(i int) string {
		p := o.Besluiten[i].Partijen
		return p[slices.IndexFunc(p, func(p gate.BesluitPartijBlad) bool { return p.Partij.ID == gatetest.Gemeente })].Stand
	}
	if stand(0) != "zonder_mandaat" || stand(1) != "eens" {
		t.Errorf("the Partij stands as %s and %s", stand(0), stand(1))
	}
}
