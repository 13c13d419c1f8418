// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web"
)

// proefklok is the clock of the practice house under test.
type proefklok struct {
	h    *huis
	voor time.Duration
}

func (k *proefklok) Vooruit(ctx context.Context, dagen int) error {
	k.voor += time.Duration(dagen) * 24 * time.Hour
	k.h.Klok.Loop(time.Duration(dagen) * 24 * time.Hour)
	_, err := k.h.VoerTaken(ctx)
	return err
}

func (k *proefklok) Voor() time.Duration { return k.voor }

// metKlok serves h with the page that moves its clock.
func metKlok(t *testing.T, h *huis) {
	t.Helper()
	h.srv = opgangMet(t, web.Opties{Gate: h.Gate, Demo: true, Oefenklok: &proefklok{h: h}})
}

// rules 2.3-2, 1.10-2, WGS-9, AVG-7: the end of a casus on pages, without a script: handed over, cleaned, closed, proposed, checked
// by another, seven days later destroyed, and a certificate is left.
func TestEindeInDeBrowser(t *testing.T) {
	h := nieuwHuis(t)
	metKlok(t, h)
	z := h.NazorgMet(gatetest.Bo)
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	petra, bo, fien := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo), h.als(t, gatetest.Fien)
	casus := "/casussen/" + z.ID
	petra.toont(casus, "Nazorg overdragen")
	petra.is(petra.post(casus+"/overdragen", petra.formulier(casus+"/overdragen", "aan", "Wijkteam")), http.StatusBadRequest, "Schrijf op wat jullie afspraken.", `value="Wijkteam"`)
	petra.verwijst(petra.post(casus+"/overdragen", petra.formulier(casus+"/overdragen", "aan", "Wijkteam", "datum", string(h.Vandaag()), "afspraken", "Elke week bellen.")), casus)
	petra.toont(casus, "Overdracht vastgelegd.", "Dossier opschonen", "droeg de nazorg over")
	petra.toont("/", "Dossier opschonen")
	petra.toont(casus+"/sluiten", "Sluiten kan nog niet.")
	petra.is(petra.post(casus+"/opschonen", petra.formulier(casus+"/opschonen", "stukken[1].houden", "true")), http.StatusBadRequest,
		"Schrijf op waarom dit stuk moet blijven", "#veld-stukken-1-noodzaak")
	petra.verwijst(petra.post(casus+"/opschonen", petra.formulier(casus+"/opschonen", "stukken[1].houden", "true", "stukken[1].noodzaak", "Er loopt een zaak.")), casus)
	petra.toont(casus+"/opschonen", "Er loopt een zaak.", "Dit dossier is al opgeschoond")
	petra.toont("/", "Casus sluiten")
	petra.toont(casus+"/sluiten", "Er blijft 1 stuk in het dossier")
	petra.verwijst(petra.post(casus+"/sluiten", petra.formulier(casus+"/sluiten")), casus)
	if p := petra.toont(casus, "Casus gesloten.", "Afgeschermd", "Vernietiging voorstellen"); strings.Contains(p, "Verzinsel") {
		t.Error("the page of a closed casus names the betrokkene")
	}
	bo.is(bo.get(casus), http.StatusNotFound)
	eindeVernietiging(t, h, casus, petra, fien)
}

func eindeVernietiging(t *testing.T, h *huis, casus string, petra, fien *klant) {
	t.Helper()
	petra.is(petra.post(casus+"/vernietigen", petra.formulier(casus+"/vernietigen")), http.StatusBadRequest, "Schrijf op waarom het dossier weg kan.")
	v := petra.verwijst(petra.post(casus+"/vernietigen", petra.formulier(casus+"/vernietigen", "reden", "De termijn is voorbij.")), "/vernietigingen/")
	petra.toont(v, "Een ander controleert dit.", "De termijn is voorbij.")
	petra.is(petra.post(v+"/controleren", url.Values{"versie": {"1"}, "akkoord": {"ja"}}), http.StatusForbidden, "Jij stelde dit zelf voor.", "AVG artikel 5.1")
	fien.toont("/", "Vernietiging controleren", v)
	fien.toont("/vernietigingen", "Wacht op controle")
	fien.is(fien.post(v+"/controleren", fien.formulier(v)), http.StatusBadRequest, "Kies of het dossier weg kan.")
	fien.verwijst(fien.post(v+"/controleren", fien.formulier(v, "akkoord", "ja")), v)
	fien.toont(v, "Bedenktijd", "nog 7 dagen", "Stoppen")
	fien.is(fien.post(v+"/stoppen", fien.formulier(v+"/stoppen")), http.StatusBadRequest, "Schrijf op waarom het dossier nog niet weg mag.")
	fien.toont("/", `href="/demo/klok"`)
	fien.toont("/demo/klok", "Klok van het oefenhuis")
	fien.is(fien.post("/demo/klok", url.Values{"dagen": {"8"}}), http.StatusBadRequest)
	fien.verwijst(fien.post("/demo/klok", url.Values{"dagen": {"7"}}), "/demo/klok")
	fien.toont("/demo/klok", "De klok is vooruitgezet.", "7 dagen")
	fien.toont(v, "Bewijs van vernietiging", "door een procesregisseur", "door een functionaris gegevensbescherming", "Stukken informatie")
	fien.toont(casus, "Vernietigd", "Bewijs bekijken")
	fien.toont(casus+"/gekeken", "Vernietiging uitvoeren")
	fien.toont("/vernietigingen?stand=klaar", "Vernietigd")
	h.als(t, gatetest.Anna).is(h.als(t, gatetest.Anna).get(v), http.StatusNotFound)
}

// Outside a practice house with a clock the page does not exist.
func TestKlokBestaatAlleenInHetOefenhuis(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Petra)
	k.is(k.get("/demo/klok"), http.StatusNotFound)
	k.is(k.post("/demo/klok", url.Values{"dagen": {"7"}}), http.StatusNotFound)
}
