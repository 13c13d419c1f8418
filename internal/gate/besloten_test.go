// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"testing"

	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rule 9.2b-1: what a Partij answers in triage and does not share with the aanmelder, does not reach that one in an outcome or a question; what it shares does, and
// who answered may say it again.
func TestRegelTriageantwoordBlijftBesloten(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		const zin = "Zij had hier in het voorjaar een gedwongen opname na een poging met medicijnen."
		for _, delen := range []bool{false, true} {
			z := h.Triage()
			v := h.Gevraagd(z, Cleo)
			a := Triageantwoord(v)
			a.Toelichting, a.DelenMetAanmelder = zin, delen
			goed(t, vergeet(h.TriagevraagAntwoorden(ctx, Als(Cleo), a)))
			u := Uitkomst(z, Cleo)
			u.Reden = "Wij hoorden: " + zin
			ander := h.Triagevraag(z, Bo)
			ander.Vraag = "Weten jullie dit? " + zin
			if delen {
				goed(t, vergeet(h.TriageVragen(ctx, Als(Petra), ander)))
				goed(t, vergeet(h.TriageAfronden(ctx, Als(Petra), u)))
				continue
			}
			foutIn(t, vergeet(h.TriageVragen(ctx, Als(Petra), ander)), "vraag", "wat Proefzorg in de triage antwoordde: “zij had hier in het voorjaar een gedwongen")
			foutIn(t, vergeet(h.TriageAfronden(ctx, Als(Petra), u)), "reden", "art. 9.2b")
			u.Reden, u.Doel = "Zij zijn samen nodig.", "Zij had hier een opname, en dat vraagt zorg."
			goed(t, vergeet(h.TriageAfronden(ctx, Als(Petra), u)))
		}
	})
}

// rule WGS-3: why a Partij did not give information stays with it and the Procesregisseur: it is no text of a question. The Partij itself may tell it.
func TestRegelRedenVanWeigeringBlijftBesloten(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
		const reden = "Er loopt een onderzoek naar zijn broer en wie dat weet kan het onderzoek schaden."
		q := gestel(t, h, z, Cleo, Politie)
		goed(t, vergeet(h.InformatievraagWeigeren(ctx, Als(Bo), informatie.Weigering{Informatievraag: q.ID, Versie: 1, Reden: reden})))
		in := h.Informatievraag(z, Zorg)
		in.Vraag = "De politie zegt: " + reden + " Wat weten jullie?"
		foutIn(t, vergeet(h.InformatievraagStellen(ctx, Als(Petra), in)), "vraag", "de reden waarom Proefpolitie geen informatie gaf: “er loopt een onderzoek naar zijn broer en")
		in.Vraag = "Weten jullie of er een onderzoek loopt?"
		goed(t, vergeet(h.InformatievraagStellen(ctx, Als(Petra), in)))
		eigen := h.Informatievraag(z, Zorg)
		eigen.Voor, eigen.Vraag = Politie, "Dit weten wij: "+reden
		goed(t, vergeet(h.InformatievraagStellen(ctx, Als(Bo), eigen)))
		raadt := h.Informatievraag(z, Politie)
		raadt.Voor, raadt.Vraag = Zorg, reden
		goed(t, vergeet(h.InformatievraagStellen(ctx, Als(Cleo), raadt))) // who does not read it hears nothing of it
	})
}
