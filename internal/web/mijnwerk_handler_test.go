// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate/gatetest"
)

// Each functie has its own work with one button, and nobody else has it; supporting staff reads nothing of the content.
func TestMijnWerkPerFunctie(t *testing.T) {
	h := nieuwHuis(t)
	nieuw, oordeel, triage := h.Aangemeld(), h.InScreening(), h.Triage()
	v := h.Gevraagd(triage, gatetest.Bo)
	knoppen := map[string]string{"/casussen/" + nieuw.ID + "/toewijzen": gatetest.Mo, "/casussen/" + oordeel.ID + "/screening": gatetest.Petra,
		"/triagevragen/" + v.ID: gatetest.Bo}
	for _, persoon := range []string{gatetest.Petra, gatetest.Pim, gatetest.Mo, gatetest.Oda, gatetest.Bram, gatetest.Anna, gatetest.Fien, gatetest.Bo, gatetest.Cleo} {
		p := h.als(t, persoon).toont("/")
		zonderNamenInKoppelingen(t, p)
		for pad, wie := range knoppen {
			wil := wie == persoon || wie == gatetest.Bo && persoon == gatetest.Petra // who asked waits for the answer
			if got := strings.Contains(p, `rt-klein" href="`+pad+`"`); got != wil {
				t.Errorf("%s has a button to %s: %v, want %v", persoon, pad, got, wil)
			}
		}
		for _, geheim := range []string{"Verzinsel", "ruzie", gatetest.BSN} {
			if strings.Contains(p, geheim) {
				t.Errorf("%s reads %q", persoon, geheim)
			}
		}
	}
	// rule 1.8-1: who is asked sees the number and no more
	if p := h.als(t, gatetest.Bo).toont("/", "Je ziet alleen de vraag, niet de casus", "2026-"); strings.Contains(p, triage.ID) || strings.Contains(p, "Complexe casus") {
		t.Error("the task tells of the Casus")
	}
}

// What is late stands first, and a chip shows one kind.
func TestMijnWerkLaatEerstEnChips(t *testing.T) {
	h := nieuwHuis(t)
	oordeel := h.InScreening()
	v := h.Gevraagd(h.Triage(), gatetest.Bo)
	h.Klok.Loop(9 * 24 * time.Hour)
	petra := h.als(t, gatetest.Petra)
	p := petra.toont("/", "1 taak is te laat, 1 wacht op jou", `href="/?soort=beoordelen"`, `href="/?soort=triage"`)
	laat, later := strings.Index(p, `rt-klein" href="/triagevragen/`+v.ID), strings.Index(p, `rt-klein" href="/casussen/`+oordeel.ID+`/screening"`)
	if laat < 0 || later < laat {
		t.Errorf("the late task is at %d, the other at %d", laat, later)
	}
	if p = petra.toont("/?soort=beoordelen", "Casus beoordelen", `href="/?soort=beoordelen" aria-current="true"`); strings.Contains(p, `rt-klein" href="/triagevragen/`) {
		t.Error("the chip shows another kind")
	}
}
