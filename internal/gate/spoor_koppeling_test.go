// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"strings"

	"rondetafel/internal/audit"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang/systeemtest"
)

// koppeling: a system is registered, in whose name it works agrees, it logs in, and both take it back.
func (t *toneel) koppeling() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	s := &systeem{Systeem: systeemtest.Nieuw(t.T), t: t.T, h: h}
	basis := func(handeling, soort, beleid string, objecten []string, rechten ...string) spoor {
		return spoor{handeling: handeling, soort: soort, objecten: objecten, beleid: []string{"artikel-14-lid-3-koppeling" + beleid}, artikelen: []string{"14.3"}, rechten: rechten}
	}
	t.doet(Beatle, func() error {
		v, err := h.KoppelingRegistreren(ctx, Als(Beatle), koppelvorm(s.JWK(), Anna, Arno))
		s.id = v.ID
		return err
	}, func() spoor {
		return basis("koppeling.registreren", "rechten", "", []string{s.id, Anna, Arno}, "koppeling/"+s.id+"@1", "koppeling_persoon/"+s.id+"/"+Anna+"@1", "koppeling_persoon/"+s.id+"/"+Arno+"@1")
	})
	t.doet(Beatle, func() error { return vergeet(h.KoppelingLijst(ctx, Als(Beatle))) }, func() spoor {
		w := basis("koppeling.lijst", "raadplegen", "-lijst", nil)
		w.getoond, w.beleid = []string{s.id}, append(w.beleid, "artikel-14-lid-3-koppeling")
		return w
	})
	t.doet(Anna, func() error { return vergeet(h.KoppelingAkkoord(ctx, Als(Anna), s.id)) }, func() spoor {
		return basis("koppeling.akkoord", "rechten", "-akkoord", []string{s.id}, "koppeling_persoon/"+s.id+"/"+Anna+"@2")
	})
	zelf := func(w spoor) spoor {
		w.beleid, w.artikelen = []string{"avg-05-sessie"}, []string{"AVG-5"}
		return w
	}
	t.doet(Anna, func() error { return vergeet(h.KoppelingEigen(ctx, Als(Anna))) }, func() spoor {
		w := zelf(basis("koppeling.eigen", "raadplegen", "", nil))
		w.getoond = []string{s.id}
		return w
	})
	eerder := h.Regels()
	goed(t.T, vergeet(s.vraag(Anna, "")))
	e := h.LogVanaf(eerder)[0]
	wil := basis("koppeling.token", "inloggen", "-gebruiken", []string{s.id})
	wil.wie, wil.partij, wil.herkomst, wil.uitkomst = Anna, Gemeente, "koppeling/"+s.id, audit.Allowed
	token := spoorVan(e)
	if len(token.rechten) != 1 || !strings.HasPrefix(token.rechten[0], "koppeltoken/") {
		t.Errorf("a token gave %v", token.rechten)
	}
	wil.rechten = token.rechten
	zelfde(t.T, "a token left", token, wil)
	weg := strings.Replace(token.rechten[0], "@1", "@weg", 1)
	t.doet(Anna, func() error { return vergeet(h.KoppelingAfzeggen(ctx, Als(Anna), s.id)) }, func() spoor {
		return zelf(basis("koppeling.afzeggen", "rechten", "", []string{s.id}, "koppeling_persoon/"+s.id+"/"+Anna+"@weg", weg))
	})
	t.doet(Beatle, func() error { return vergeet(h.KoppelingStoppen(ctx, Als(Beatle), s.id)) }, func() spoor {
		return basis("koppeling.stoppen", "rechten", "", []string{s.id}, "koppeling/"+s.id+"@2")
	})
}
