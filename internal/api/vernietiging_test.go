// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
)

// voorstel proposes to destroy the dossier of a closed Casus, by its procesregisseur.
func (h *huis) voorstel() (z, v gate.Verwijzing) {
	h.t.Helper()
	z = h.gesloten()
	return z, h.doe(regisseur, "/casussen/"+z.ID+"/vernietigingen", doc{"versie": z.Versie, "reden": "De termijn is voorbij."})
}

func (h *huis) vernietiging(wie, pad string) gate.VernietigingBlad {
	h.t.Helper()
	return naar[gate.VernietigingBlad](h.get(wie, pad).is(http.StatusOK))
}

// verder lets days go by, and the house do what is due.
func (h *huis) verder(dagen int) {
	h.t.Helper()
	h.klok.Zet(h.klok.Nu().AddDate(0, 0, dagen))
	h.tokens = map[string]string{}
	if _, err := h.gate.VoerTaken(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
}

// lijst are the ids of the destructions that somebody sees.
func (h *huis) lijst(wie, stand string) []string {
	h.t.Helper()
	var uit []string
	for _, v := range naar[gate.VernietigingPagina](h.get(wie, "/vernietigingen"+stand).is(http.StatusOK)).Vernietigingen {
		uit = append(uit, v.ID)
	}
	return uit
}

// A destruction is proposed over HTTP, of a closed Casus and once at a time.
// rule AVG-7
func TestVernietigingVoorstellenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z := h.gesloten()
		pad := "/casussen/" + z.ID + "/vernietigingen"
		goed := doc{"versie": z.Versie, "reden": "De termijn is voorbij."}
		h.vorm(regisseur, pad)
		h.ongeldig(regisseur, pad, fout{"no reason", doc{"versie": z.Versie}, "reden"}, fout{"blanks", met(goed, doc{"reden": " \t"}), "reden"},
			fout{"too long", met(goed, doc{"reden": strings.Repeat("é", 20_001)}), "reden"}, fout{"a text for a number", met(goed, doc{"versie": geheim}), "versie"})
		h.verborgen(z.ID, pad, goed, gemeente, zorg, politie, tweede)
		h.weigert(functieFG, pad, goed, "AVG-7") // who checks does not propose
		h.botst(regisseur, pad, met(goed, doc{"versie": z.Versie - 1}), nu(z.Versie, "Pim Fictief", "Fase: Gesloten\nProcesregisseur: Pim Fictief"))
		open, _ := h.inAfschaling()
		for _, wie := range []string{regisseur, manager} {
			h.weigert(wie, "/casussen/"+open.ID+"/vernietigingen", met(goed, doc{"versie": open.Versie}), "AVG-7")
		}
		if got := h.lijst(manager, ""); len(got) != 0 {
			t.Fatalf("nothing was proposed, and the list is %v", got)
		}
		a := h.herhaald(regisseur, pad, goed, met(goed, doc{"reden": "Iets anders."})).is(http.StatusCreated)
		v := naar[gate.Verwijzing](a)
		if v.Versie != 1 || v.Nummer != z.Nummer || a.kop.Get("Location") != "/api/v1/vernietigingen/"+v.ID {
			t.Errorf("proposing gives %+v at %q", v, a.kop.Get("Location"))
		}
		b := h.vernietiging(manager, "/vernietigingen/"+v.ID)
		if b.Stand != casus.VernietigingVoorgesteld || b.Casus != z.ID || b.Nummer != z.Nummer || b.Redenen.Voorstel != "De termijn is voorbij." ||
			b.Voorsteller == nil || b.Voorsteller.ID != regisseur || b.VoorgesteldAls != "procesregisseur" || b.Vanaf != nil || b.SleutelWeg ||
			len(b.Regels) != 1 || !slices.Equal(b.Mag, []string{"vernietiging.controleren", "vernietiging.stoppen"}) {
			t.Errorf("the proposal reads %+v", b)
		}
		h.weigert(regisseur, pad, goed, "AVG-7") // two at once
		h.weigert(manager, pad, goed, "AVG-7")
	})
}

// A second person agrees over HTTP; then the days pass, and what is left is a certificate without anybody in it.
// rule AVG-7
func TestVernietigingControlerenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, v := h.voorstel()
		id, pad := v.ID, "/vernietigingen/"+v.ID
		ja := doc{"versie": 1, "akkoord": "ja", "reden": "Ik keek ernaar."}
		h.vorm(manager, pad+"/_controleren")
		h.ongeldig(manager, pad+"/_controleren", fout{"no judgement", doc{"versie": 1, "reden": geheim}, "akkoord"},
			fout{"another one", met(ja, doc{"akkoord": geheim}), "akkoord"}, fout{"no, without why", doc{"versie": 1, "akkoord": "nee"}, "reden"},
			fout{"a yes that is true", met(ja, doc{"akkoord": true}), "akkoord"},
			fout{"both", doc{"akkoord": "ok", "reden": strings.Repeat("a", 20_001)}, "akkoord reden"})
		h.weigert(regisseur, pad+"/_controleren", ja, "AVG-7") // their own proposal
		for _, c := range []struct {
			pad  string
			body any
		}{{pad, nil}, {pad + "/_controleren", ja}, {pad + "/_stoppen", doc{"versie": 1, "reden": "Nee."}}} {
			h.verborgen(id, c.pad, c.body, gemeente, zorg, politie)
		}
		h.botst(manager, pad+"/_controleren", met(ja, doc{"versie": 4}), nu(1, "", "Stand: Wacht op controle"))
		w := naar[gate.Verwijzing](h.herhaald(manager, pad+"/_controleren", ja, met(ja, doc{"akkoord": "nee"})).is(http.StatusOK))
		b := h.vernietiging(regisseur, pad)
		if b.Stand != casus.VernietigingAkkoord || b.Versie != w.Versie || b.Controleur == nil || b.Controleur.ID != manager || b.ControleAls != "manager" ||
			b.Vanaf == nil || !b.Vanaf.Equal(casus.Bedenktijd(*b.Gecontroleerd)) || b.Redenen.Controle != "Ik keek ernaar." || len(b.Regels) != 2 {
			t.Errorf("in the cooling-off: %+v", b)
		}
		h.weigert(functieFG, pad+"/_controleren", met(ja, doc{"versie": w.Versie}), "AVG-7") // once is enough
		h.botst(functieFG, pad+"/_controleren", ja, nu(w.Versie, "", "Stand: Bedenktijd"))
		h.totBewijs(z, pad)
	})
}

// totBewijs lets the cooling-off pass and asks what is left.
func (h *huis) totBewijs(z gate.Verwijzing, pad string) {
	h.t.Helper()
	h.verder(6)
	if b := h.vernietiging(manager, pad); b.Vernietigd != nil || b.SleutelWeg {
		h.t.Fatalf("a day before its end: %+v", b)
	}
	h.verder(1)
	b := h.vernietiging(functieFG, pad)
	if b.Stand != casus.VernietigingKlaar || b.Vernietigd == nil || b.Begonnen == nil || !b.SleutelWeg || b.Voorsteller != nil || b.Controleur != nil ||
		b.Redenen != (gate.Redenen{}) || len(b.Aantallen) == 0 || len(b.Regels) != 4 || len(b.Mag) != 0 || b.VoorgesteldAls != "procesregisseur" {
		h.t.Errorf("the certificate: %+v", b)
	}
	h.weigert(manager, pad+"/_stoppen", doc{"versie": b.Versie, "reden": "Te laat."}, "AVG-7")
	h.verborgen(z.ID, "/casussen/"+z.ID, nil, gemeente, zorg, regisseur)
	if p := naar[gate.ProcesBlad](h.get(manager, "/casussen/"+z.ID+"/procesgegevens").is(http.StatusOK)); p.Fase != casus.Vernietigd {
		h.t.Errorf("the course: %+v", p)
	}
}

// A destruction is stopped over HTTP until it begins, by who is concerned, and can be proposed again.
// rule AVG-7
func TestVernietigingStoppenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, v := h.voorstel()
		pad := "/vernietigingen/" + v.ID
		stop := doc{"versie": 1, "reden": "Er loopt een klacht."}
		h.vorm(functieFG, pad+"/_stoppen")
		h.ongeldig(functieFG, pad+"/_stoppen", fout{"no reason", doc{"versie": 1}, "reden"}, fout{"blanks", met(stop, doc{"reden": "\n"}), "reden"},
			fout{"too long", met(stop, doc{"reden": strings.Repeat("a", 20_001)}), "reden"}, fout{"a word of another act", met(stop, doc{"akkoord": geheim}), "akkoord"})
		h.weigert(tweede, pad+"/_stoppen", stop, "AVG-7") // a procesregisseur who has no part in it
		w := h.doe(tweede, pad+"/_controleren", doc{"versie": 1, "akkoord": "ja"})
		h.botst(functieFG, pad+"/_stoppen", stop, nu(w.Versie, "", "Stand: Bedenktijd"))
		stop["versie"] = w.Versie
		x := naar[gate.Verwijzing](h.herhaald(functieFG, pad+"/_stoppen", stop, met(stop, doc{"reden": "Iets anders."})).is(http.StatusOK))
		h.weigert(manager, pad+"/_stoppen", met(stop, doc{"versie": x.Versie}), "AVG-7")
		h.verder(8)
		b := h.vernietiging(regisseur, pad)
		if b.Stand != casus.VernietigingGestopt || b.Gestopt == nil || b.GestoptAls != "fg" || b.Redenen.Stop != "Er loopt een klacht." ||
			b.Vernietigd != nil || b.SleutelWeg || len(b.Mag) != 0 {
			t.Errorf("eight days after the stop: %+v", b)
		}
		again := h.doe(manager, "/casussen/"+z.ID+"/vernietigingen", doc{"versie": z.Versie, "reden": "De klacht is klaar."})
		nee := h.doe(regisseur, "/vernietigingen/"+again.ID+"/_controleren", doc{"versie": 1, "akkoord": "nee", "reden": "Nog niet."})
		b = h.vernietiging(manager, "/vernietigingen/"+again.ID)
		if b.Stand != casus.VernietigingGestopt || b.Versie != nee.Versie || b.Redenen.Controle != "Nog niet." || b.VoorgesteldAls != "manager" {
			t.Errorf("after a no: %+v", b)
		}
		if h.proces(z.ID).Fase != casus.Gesloten {
			t.Error("a stop opened the Casus")
		}
	})
}

// proces is the course of a Casus as the manager follows it.
func (h *huis) proces(id string) gate.ProcesBlad {
	h.t.Helper()
	return naar[gate.ProcesBlad](h.get(manager, "/casussen/"+id+"/procesgegevens").is(http.StatusOK))
}

// The list is for who handles destruction, and says which go on and which are over.
func TestVernietigingenOverHTTP(t *testing.T) {
	h := openHuis(t, "")
	for _, wie := range []string{manager, regisseur, functieFG, tweede} {
		a := h.get(wie, "/vernietigingen").is(http.StatusOK)
		if got := strings.TrimSpace(string(a.body)); got != `{"vernietigingen":[]}` {
			t.Errorf("%s sees %s", wie, got)
		}
	}
	for _, wie := range []string{gemeente, zorg, politie} {
		h.weigert(wie, "/vernietigingen", nil, "AVG-7")
	}
	for query, velden := range map[string]string{"?stand=" + geheim: "stand", "?pagina=1": "pagina", "?stand=loopt&stand=klaar": "stand",
		"?Stand=klaar": "Stand"} {
		a := h.get(manager, "/vernietigingen"+query)
		if got := a.velden(); got != velden || strings.Contains(string(a.body), geheim) {
			t.Errorf("%s: invalidParams %q, want %q: %s", query, got, velden, a.body)
		}
	}
	_, eerste := h.voorstel()
	_, laatste := h.voorstel()
	h.doe(manager, "/vernietigingen/"+eerste.ID+"/_controleren", doc{"versie": 1, "akkoord": "ja"})
	h.doe(manager, "/vernietigingen/"+laatste.ID+"/_stoppen", doc{"versie": 1, "reden": "Nog niet."})
	for _, wie := range []string{manager, regisseur, functieFG, tweede} {
		if got := h.lijst(wie, ""); !slices.Equal(got, []string{eerste.ID}) || !slices.Equal(h.lijst(wie, "?stand=loopt"), got) {
			t.Errorf("%s sees that %v go on", wie, got)
		}
		if got := h.lijst(wie, "?stand=klaar"); !slices.Equal(got, []string{laatste.ID}) {
			t.Errorf("%s sees that %v are over", wie, got)
		}
	}
	h.verder(7)
	if got := h.lijst(functieFG, ""); len(got) != 0 {
		t.Errorf("after seven days %v go on", got)
	}
	over := h.lijst(functieFG, "?stand=klaar")
	if len(over) != 2 || !slices.Contains(over, eerste.ID) || !slices.Contains(over, laatste.ID) {
		t.Errorf("after seven days %v are over", over)
	}
}
