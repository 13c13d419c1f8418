// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// rule 1.11-1: who works together is there for everybody with a functie, with on whose behalf staff of the house works.
func TestPartijenEnMensen(t *testing.T) {
	h := nieuwHuis(t)
	for _, persoon := range []string{gatetest.Petra, gatetest.Mo, gatetest.Anna, gatetest.Fien, gatetest.Oda} {
		k := h.als(t, persoon)
		k.toont("/partijen", "Petra Schijn", "Procesregisseur", `href="/partijen/p-gemeente">Gemeente Proefdorp`, "Politie en justitie", "Bas Verzonnen, Bo Verzonnen",
			"Doen niet meer mee", "Partij die wegging", "Anna Fictief, Arno Fictief, Beatle Fictief en 2 anderen")
		k.toont("/partijen/p-gemeente", "<h1", "Publieke Partij", "Fien Fictief", "Functionaris gegevensbescherming", "Werken in het huis namens deze Partij", "Mo Schijn")
		k.toont("/partijen/p-huis", "Werkt namens", "Oda Schijn")
		k.toont("/partijen/p-weg", "Deze Partij doet niet meer mee. De laatste dag was 2 maart.", "Els Bedenksel")
		k.is(k.get("/partijen/p-bestaat-niet"), http.StatusNotFound)
	}
	nul := h.als(t, gatetest.Nul)
	nul.is(nul.get("/partijen"), http.StatusForbidden, "Je hebt nog geen functie in dit huis.")
}

// Who has yet to sign the declaration is shown to their own Partij and to the manager, to nobody else.
func TestWieNietTekende(t *testing.T) {
	h := nieuwHuis(t)
	for persoon, ziet := range map[string]bool{gatetest.Mo: true, gatetest.Dirk: true, gatetest.Anna: false, gatetest.Petra: false} {
		k := h.als(t, persoon)
		lijst, partij := k.toont("/partijen", "Proefreclassering"), k.toont("/partijen/p-reclassering", "Daan Nepveld")
		if strings.Contains(lijst, "1 verklaring ontbreekt") != ziet || strings.Contains(partij, "nog niet getekend") != ziet ||
			strings.Contains(lijst, "Eén verklaring van geheimhouding ontbreekt.") != ziet {
			t.Errorf("%s sees who has to sign: want %v", persoon, ziet)
		}
	}
}

// rule WGS-1: the page of a Partij tells as what it takes part under the law.
func TestPartijVolgensDeWet(t *testing.T) {
	h := nieuwHuis(t)
	anna := h.als(t, gatetest.Anna)
	anna.toont("/partijen/p-gemeente", "WGS 2.27 lid 1 onder e en lid 1 onder f", "ja, samen met de andere publieke Partijen", "de burgemeester, of het college van burgemeester en wethouders")
	anna.toont("/partijen/p-politie", "WGS 2.27 lid 1 onder c", "ja, samen met de andere publieke Partijen")
	anna.toont("/partijen/p-reclassering", "WGS 2.27 lid 2 onder a", "nee, alleen voor de eigen informatie", "Reclassering Nederland, Stichting Verslavingsreclassering GGZ, Leger des Heils")
	if strings.Contains(anna.toont("/partijen/p-huis"), "Volgens de wet") {
		t.Error("the house itself is called a participant")
	}
}
