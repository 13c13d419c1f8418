// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"strings"
	"testing"

	"rondetafel/internal/document/sample"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rules 12.1-1 and 13.2-3: a file that another Partij gave is given by nobody else who was shown it, as it came nor as it was kept, nor by a colleague; whoever
// never saw it gives the same from their own source, and its supplier gives it again.
func TestRegelBestandVanEenAnder(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.RTO(Bo, Cleo)
		h.AanTafel(z, Anna, Bo, Cleo)
		foto := sample.JPEGWith(sample.JPEG(40, 30), 0xE1, sample.Exif(1, "Toestel", "Weert"))
		stuk, d := metDocument(t, h, z, Bo, foto)
		bewaard := haal(t, h, Anna, d.ID)
		if string(bewaard) == string(foto) {
			t.Fatal("nothing was taken out of the picture: this test says nothing")
		}
		geeft := func(wie string, inhoud []byte) error {
			n, err := stuur(h, z, wie, "vakantie", inhoud)
			goed(t, err)
			in := h.Gegeven(z, informatie.AlleDeelnemers)
			in.Tekst, in.Documenten = "Zie de bijlage.", []string{n.ID}
			return vergeet(h.GegevenToevoegen(h.Ctx(), Als(wie), in))
		}
		goed(t, geeft(Cleo, foto)) // who never saw it
		goed(t, vergeet(h.DeelnameAanwijzen(h.Ctx(), Als(Anna), aanwijzen(z, Arno))))
		for naam, inhoud := range map[string][]byte{"as it came": foto, "as it was kept": bewaard} {
			for _, wie := range []string{Anna, Arno} {
				t.Log(naam, wie)
				foutIn(t, geeft(wie, inhoud), "document", "Dit bestand staat ook bij een stuk van Proefpolitie (")
			}
		}
		goed(t, geeft(Bo, foto))
		eigen := h.VoegToe(z, Anna, informatie.AlleDeelnemers)
		n, err := stuur(h, z, Anna, "vakantie", bewaard)
		goed(t, err)
		foutIn(t, vergeet(h.DocumentToevoegen(h.Ctx(), Als(Anna), informatie.Aanhangen{Gegeven: eigen.ID, Versie: eigen.Versie, Documenten: []string{n.ID}})), "document", "Proefpolitie")
		goed(t, vergeet(h.GegevenIntrekken(h.Ctx(), Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "Het klopte niet."})))
		foutIn(t, geeft(Anna, bewaard), "document", "dat nu voor jou dicht is") // also taken back
	})
}

// rule 13.2-3: the name of a file says nothing that a piece of another Partij says, however the words in it are joined.
func TestRegelBestandsnaamIsEenTekst(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo, Cleo)
	h.AanTafel(z, Anna, Bo, Cleo)
	metStuk(t, h, z, Bo, Anna)
	geeft := func(wie, naam string) error {
		n, err := stuur(h, z, wie, naam+".txt", []byte("niets"))
		goed(t, err)
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.Tekst, in.Documenten = "Zie de bijlage.", []string{n.ID}
		return vergeet(h.GegevenToevoegen(h.Ctx(), Als(wie), in))
	}
	for _, naam := range []string{stuktekst, strings.ReplaceAll(stuktekst, " ", "_"), strings.ReplaceAll(stuktekst, " ", "")} {
		foutIn(t, geeft(Anna, naam), "document", "art. 12.1 en 13.2")
	}
	goed(t, geeft(Anna, "Verslag van het huisbezoek van 3 maart"))
	goed(t, geeft(Cleo, stuktekst)) // who never saw it guesses
}
