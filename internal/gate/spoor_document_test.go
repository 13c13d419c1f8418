// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"reflect"

	"rondetafel/internal/audit"
	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// documenten: a file is sent, given with a piece, opened, taken away and cleared by the system. Each is decided on as the act whose
// decision it is, and the entry says both what was done and on which article.
func (t *toneel) documenten(z, stuk gate.Verwijzing) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	var d gate.DocumentBlad
	op := func(handeling, soort, beleid, artikel string, objecten ...string) spoor {
		return spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, objecten: objecten, beleid: []string{beleid}, artikelen: []string{artikel}}
	}
	t.doet(Bo, func() (err error) { d, err = stuur(h, z, Bo, "brief.pdf", sample.PDF("Brief")); return err }, func() spoor {
		return op("document.klaarzetten", "verstrekken", "artikel-12-lid-1-toevoegen", "12.1", z.ID, d.ID)
	})
	t.doet(Bo, func() error {
		return vergeet(h.DocumentToevoegen(ctx, Als(Bo), informatie.Aanhangen{Gegeven: stuk.ID, Versie: 1, Documenten: []string{d.ID}}))
	}, func() spoor {
		s := op("document.toevoegen", "verstrekken", "artikel-12-lid-1-herstellen", "12.1", stuk.ID, z.ID, d.ID)
		s.rechten = []string{"document/" + d.ID + "@1", fmt.Sprintf("gegeven/%s@2", stuk.ID)}
		return s
	})
	t.doet(Anna, func() error { return vergeet(h.DocumentLezen(ctx, Als(Anna), d.ID)) }, func() spoor {
		s := op("document.lezen", "raadplegen", "artikel-13-lid-2-lezen", "13.2", d.ID, stuk.ID, z.ID)
		s.getoond = []string{stuk.ID, d.ID}
		return s
	})
	t.doet(Bo, func() error {
		return vergeet(h.DocumentVerwijderen(ctx, Als(Bo), informatie.Weghalen{Document: d.ID, Versie: 2}))
	}, func() spoor {
		s := op("document.verwijderen", "wijzigen", "artikel-12-lid-1-herstellen", "12.1", d.ID, stuk.ID, z.ID, d.ID)
		s.rechten = []string{"document/" + d.ID + "@weg", fmt.Sprintf("gegeven/%s@3", stuk.ID)}
		return s
	})
	goed(t.T, vergeet(h.VoerTaken(ctx)))
	wil := spoor{handeling: "document.opruimen", soort: "vernietigen", casus: z.ID, objecten: []string{d.ID}, uitkomst: audit.Allowed, herkomst: "taak", artikelen: []string{"1.10"}}
	if kreeg := spoorVan(h.Laatste()); !reflect.DeepEqual(kreeg, wil) {
		t.Errorf("clearing left\n     %+v\nwant %+v", kreeg, wil)
	}
}
