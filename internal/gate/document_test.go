// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/document"
	"rondetafel/internal/document/documenttest"
	"rondetafel/internal/document/sample"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

func stuur(h *Huis, z gate.Verwijzing, wie, naam string, inhoud []byte) (gate.DocumentBlad, error) {
	return h.DocumentKlaarzetten(h.Ctx(), Als(wie), informatie.Bestand{Casus: z.ID, Naam: naam}, bytes.NewReader(inhoud))
}

// metDocument adds a piece by wie with one document to z.
func metDocument(t *testing.T, h *Huis, z gate.Verwijzing, wie string, inhoud []byte) (gate.Verwijzing, gate.DocumentBlad) {
	t.Helper()
	d, err := stuur(h, z, wie, "brief", inhoud)
	goed(t, err)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Documenten = []string{d.ID}
	v, err := h.GegevenToevoegen(h.Ctx(), Als(wie), in)
	goed(t, err)
	return v, d
}

// haal reads a document whole.
func haal(t *testing.T, h *Huis, wie, id string) []byte {
	t.Helper()
	s, err := h.DocumentLezen(h.Ctx(), Als(wie), id)
	goed(t, err)
	var b bytes.Buffer
	goed(t, s.Schrijf(h.Ctx(), &b))
	if int64(b.Len()) != s.Bytes {
		t.Errorf("%d bytes came of %d", b.Len(), s.Bytes)
	}
	return b.Bytes()
}

// tekstVan is a text of n bytes in which no two lines are alike.
func tekstVan(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, 0, n+64)
	for len(b) < n {
		for range 40 {
			b = append(b, 'a'+byte(r.IntN(26)))
		}
		b = append(b, '\n')
	}
	return b[:n]
}

// rules 12.1-1, 13.2-1, AVG-6: a document goes where its Gegeven goes. Who reads the piece opens it, each look is logged before the first
// byte, it is gone with the piece, and to who may not know of the piece it does not exist.
func TestRegelDocument(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		pdf := sample.PDF("Brief van de wijkagent")
		v, d := metDocument(t, h, z, Bo, pdf)
		if d.Naam != "brief.pdf" || d.Soort != document.PDF || d.Bytes != int64(len(pdf)) || !d.Behoudt || d.Type != "application/pdf" {
			t.Errorf("sent is %+v", d)
		}
		b, err := h.GegevenLezen(ctx, Als(Anna), v.ID)
		goed(t, err)
		if len(b.Documenten) != 1 || b.Documenten[0].ID != d.ID || b.Documenten[0].Toegevoegd == nil {
			t.Errorf("the piece has %+v", b.Documenten)
		}
		for _, wie := range []string{Bo, Anna, Petra} {
			if !bytes.Equal(haal(t, h, wie, d.ID), pdf) {
				t.Errorf("%s gets something else", wie)
			}
			if e := h.Laatste(); e.Handeling != "document.lezen" || e.Persoon != wie || !slices.Equal(e.Getoond, []string{v.ID, d.ID}) || e.Casus != z.ID {
				t.Errorf("the look left %+v", e)
			}
		}
		goed(t, h.BouwIndex(ctx))
		b, err = h.GegevenLezen(ctx, Als(Bo), v.ID)
		goed(t, err)
		if !slices.ContainsFunc(b.Gezien, func(g gate.GezienRegel) bool { return g.Wie.ID == Anna && g.Keer == 1 }) {
			t.Errorf("its supplier sees %+v", b.Gezien)
		}
		// closed to all but Cleo and the procesregisseur: at the next look
		goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: v.ID, Versie: 1,
			Voorwaarden: informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{PartijVan(Cleo)}}})))
		haal(t, h, Cleo, d.ID)
		onbekend(t, vergeet(h.DocumentLezen(ctx, Als(Anna), d.ID)))
		onbekend(t, vergeet(h.DocumentLezen(ctx, Als(Anna), v.ID)))
		for _, wie := range []string{Mo, Fien, Pim, Oda, Dirk} {
			onbekend(t, vergeet(h.DocumentLezen(ctx, Als(wie), d.ID)))
		}
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: v.ID, Versie: 2, Reden: "Verkeerde brief."})))
		onbekend(t, vergeet(h.DocumentLezen(ctx, Als(Cleo), d.ID)))
		for _, wie := range []string{Bo, Petra} {
			geweigerd(t, vergeet(h.DocumentLezen(ctx, Als(wie), d.ID)), "13.2")
		}
		b, err = h.GegevenLezen(ctx, Als(Petra), v.ID)
		geweigerd(t, err, "13.2")
		if len(b.Documenten) != 0 {
			t.Errorf("a withdrawn piece shows %+v", b.Documenten)
		}
	})
}

// rule 12.1-1: only the supplier adds a document to its piece or takes it away, on the version that it saw; the timeline says so.
func TestRegelDocumentVanDeLeverancier(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		v := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		d, err := stuur(h, z, Bo, "foto.jpg", sample.JPEGWith(sample.JPEG(30, 20), 0xe1, sample.Exif(6, "Toestel 9", "51.2")))
		goed(t, err)
		if d.Behoudt || len(d.Gewist) != 1 {
			t.Errorf("sent is %+v", d)
		}
		aan := informatie.Aanhangen{Gegeven: v.ID, Versie: 1, Documenten: []string{d.ID}}
		ongeldig(t, vergeet(h.DocumentToevoegen(ctx, Als(Bo), informatie.Aanhangen{Gegeven: v.ID, Versie: 1})), "document")
		for _, wie := range []string{Anna, Petra, Cleo} {
			geweigerd(t, vergeet(h.DocumentToevoegen(ctx, Als(wie), aan)), "12.1")
		}
		onbekend(t, vergeet(h.DocumentToevoegen(ctx, Als(Dirk), aan)))
		goed(t, vergeet(h.DocumentToevoegen(ctx, Als(Bo), aan)))
		for _, id := range []string{d.ID, v.ID, "bestaat-niet", "A!"} { // once, and only what is a file
			ongeldig(t, vergeet(h.DocumentToevoegen(ctx, Als(Bo), informatie.Aanhangen{Gegeven: v.ID, Versie: 2, Documenten: []string{id}})), "document")
		}
		if bytes.Contains(haal(t, h, Cleo, d.ID), []byte("Toestel 9")) {
			t.Error("the photo says what took it")
		}
		weg := informatie.Weghalen{Document: d.ID, Versie: 1}
		var c *errs.Conflict
		if err := vergeet(h.DocumentVerwijderen(ctx, Als(Bo), weg)); !errors.As(err, &c) || c.Versie != 2 {
			t.Errorf("on the version of before: %v", err)
		}
		weg.Versie = 2
		for _, wie := range []string{Anna, Petra, Cleo} {
			geweigerd(t, vergeet(h.DocumentVerwijderen(ctx, Als(wie), weg)), "12.1")
		}
		onbekend(t, vergeet(h.DocumentVerwijderen(ctx, Als(Dirk), weg)))
		goed(t, vergeet(h.DocumentVerwijderen(ctx, Als(Bo), weg)))
		onbekend(t, vergeet(h.DocumentLezen(ctx, Als(Bo), d.ID)))
		onbekend(t, vergeet(h.DocumentVerwijderen(ctx, Als(Bo), weg)))
		blad, err := h.CasusLezen(ctx, Als(Cleo), z.ID)
		goed(t, err)
		for _, soort := range []string{"document.toegevoegd", "document.verwijderd"} {
			if !slices.ContainsFunc(blad.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Soort == soort && g.Object == v.ID }) {
				t.Errorf("%s is not in the timeline", soort)
			}
		}
		if n, err := h.VoerTaken(ctx); n != 1 || err != nil {
			t.Errorf("%d jobs, %v", n, err)
		}
		leeg(t, h)
	})
}

// leeg asks that no file is left.
func leeg(t *testing.T, h *Huis) {
	t.Helper()
	for _, tabel := range []string{"bestand_deel", "bestand", "document", "job"} {
		if n := h.Getal(`SELECT COUNT(*) FROM ` + tabel); n != 0 {
			t.Errorf("%d rows of %s are left", n, tabel)
		}
	}
}

// Who may give information to a Casus sends files to it, and gives only those that they sent themselves, to that Casus.
func TestDocumentKlaarzetten(t *testing.T) {
	h := Nieuw(t)
	ctx, z, ander := h.Ctx(), h.AanHetRTO(Bo), h.AanHetRTO(Bo)
	goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})))
	geweigerd(t, vergeet(stuur(h, z, Petra, "a.pdf", sample.PDF("a"))), "12.1")
	onbekend(t, vergeet(stuur(h, z, Dirk, "a.pdf", sample.PDF("a"))))
	onbekend(t, vergeet(stuur(h, gate.Verwijzing{ID: "bestaat-niet"}, Bo, "a.pdf", sample.PDF("a"))))
	if n := h.Getal(`SELECT COUNT(*) FROM bestand`); n != 0 {
		t.Errorf("%d files were taken from who may not send one", n)
	}
	d, err := stuur(h, z, Bo, "a.pdf", sample.PDF("a"))
	goed(t, err)
	for _, geval := range []struct {
		wie string
		in  gate.Verwijzing
	}{{Bas, z}, {Bo, ander}} {
		in := h.Gegeven(geval.in, informatie.AlleDeelnemers)
		in.Documenten = []string{d.ID}
		ongeldig(t, vergeet(h.GegevenToevoegen(ctx, Als(geval.wie), in)), "document")
	}
	onbekend(t, vergeet(h.DocumentLezen(ctx, Als(Bo), d.ID))) // of no piece yet
	for wie, wil := range map[string]int{Bo: 1, Bas: 0} {
		lijst, err := h.Bestanden(ctx, Als(wie), informatie.Losse{Casus: z.ID, Documenten: []string{d.ID, "x", z.ID}})
		goed(t, err)
		if len(lijst) != wil {
			t.Errorf("%s sent %+v", wie, lijst)
		}
	}
	onbekend(t, vergeet(h.Bestanden(ctx, Als(Dirk), informatie.Losse{Casus: z.ID, Documenten: []string{d.ID}})))
	h.Klok.Loop(24*time.Hour - time.Minute)
	if n, err := h.VoerTaken(ctx); n != 0 || err != nil {
		t.Errorf("cleared before a day was over: %d, %v", n, err)
	}
	h.Klok.Loop(2 * time.Minute)
	if n, err := h.VoerTaken(ctx); n != 1 || err != nil {
		t.Errorf("%d jobs, %v", n, err)
	}
	if e := h.Laatste(); e.Handeling != "document.opruimen" || e.Casus != z.ID || !slices.Equal(e.Objecten, []string{d.ID}) {
		t.Errorf("clearing left %+v", e)
	}
	leeg(t, h)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Documenten = []string{d.ID}
	ongeldig(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), in)), "document")
}

// rule 1.10-4: the dossier keeps no file of a Partij by itself: each belongs to a piece that says about whom it is and why it is given, goes with
// that piece, and is cleared when it belongs to none any more.
func TestRegelGeenDossierVanEenPartij(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo)
		d, err := stuur(h, z, Bo, "a.pdf", sample.PDF("a"))
		goed(t, err)
		kaal := informatie.Toevoegen{Casus: z.ID, Documenten: []string{d.ID}, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}}
		ongeldig(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), kaal)), "over", "tekst", "rubriek", "soort", "bron", "datum", "grondslag")
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.Documenten = []string{d.ID}
		stuk, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		los, err := stuur(h, z, Bo, "heel-dossier.pdf", sample.PDF("b"))
		goed(t, err)
		h.Klok.Loop(25 * time.Hour)
		goed(t, vergeet(h.VoerTaken(ctx)))
		if n := h.Getal(`SELECT COUNT(*) FROM bestand`); n != 1 {
			t.Errorf("%d files are kept, and one belongs to a piece", n)
		}
		onbekend(t, vergeet(h.DocumentLezen(ctx, Als(Bo), los.ID)))
		goed(t, vergeet(h.DocumentVerwijderen(ctx, Als(Bo), informatie.Weghalen{Document: d.ID, Versie: stuk.Versie})))
		h.Klok.Loop(25 * time.Hour)
		goed(t, vergeet(h.VoerTaken(ctx)))
		leeg(t, h)
	})
}

// What is refused, too large, cut off or too much for its Casus leaves nothing but the entries; hostile files do no harm.
func TestDocumentGeweigerd(t *testing.T) {
	h := Nieuw(t, Met(func(o *gate.Opties) { o.Grenzen = gate.Grenzen{Bestand: 300_000, Casus: 400_000} }))
	z := h.AanHetRTO(Bo)
	klein := 0
	for _, f := range documenttest.Hostile() {
		if len(f.Body) > 300_000 {
			continue
		}
		klein++
		ongeldig(t, vergeet(stuur(h, z, Bo, f.Name, f.Body)), "document")
	}
	if klein < 50 {
		t.Errorf("%d hostile files were sent", klein)
	}
	leeg(t, h)
	ongeldig(t, vergeet(stuur(h, z, Bo, "a.txt", tekstVan(300_001))), "document")
	halve := io.MultiReader(bytes.NewReader(tekstVan(100_000)), iotest.ErrReader(io.ErrUnexpectedEOF))
	ongeldig(t, vergeet(h.DocumentKlaarzetten(h.Ctx(), Als(Bo), informatie.Bestand{Casus: z.ID, Naam: "a.txt"}, halve)), "document")
	leeg(t, h)
	goed(t, vergeet(stuur(h, z, Bo, "a.txt", tekstVan(300_000))))
	ongeldig(t, vergeet(stuur(h, z, Bo, "b.txt", tekstVan(200_000))), "document")
	goed(t, vergeet(stuur(h, z, Bo, "b.txt", tekstVan(100_000))))
	ongeldig(t, vergeet(stuur(h, z, Bo, "c.txt", tekstVan(1))), "document")
	goed(t, vergeet(stuur(h, z, Anna, "d.txt", tekstVan(300_000)))) // rule 13.2-1: how much another Partij has cannot be measured
	veel := h.Gegeven(z, informatie.AlleDeelnemers)
	veel.Documenten = slices.Repeat([]string{"x"}, informatie.MaxDocumenten+1)
	ongeldig(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als(Bo), veel)), "document")
}

// Parts are of one file, one place and one key: swapped, cut off, put in another file or changed they no longer open, and what was
// already sent of the file is all that anybody gets. A row that is tied to another Gegeven by other hands is of none.
func TestDocumentGeknoei(t *testing.T) {
	const drieDelen = 3 * 64 << 10
	for naam, opdracht := range map[string]string{
		"two parts swapped":  `UPDATE bestand_deel SET nummer = CASE nummer WHEN 0 THEN 1 ELSE 0 END + 100 WHERE nummer < 2 AND bestand = $1`,
		"the end cut off":    `DELETE FROM bestand_deel WHERE nummer = 2 AND bestand = $1`,
		"of another file":    `UPDATE bestand_deel SET inhoud = (SELECT d.inhoud FROM bestand_deel d WHERE d.bestand <> $1 AND d.nummer = 0) WHERE nummer = 0 AND bestand = $1`,
		"a changed part":     `UPDATE bestand_deel SET inhoud = x'01' || inhoud WHERE nummer = 1 AND bestand = $1`,
		"said to be shorter": `UPDATE bestand SET inhoud = (SELECT b.inhoud FROM bestand b WHERE b.id <> $1) WHERE id = $1`,
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			z := h.AanHetRTO(Bo)
			_, d := metDocument(t, h, z, Bo, tekstVan(drieDelen))
			metDocument(t, h, z, Bo, tekstVan(drieDelen-9))
			haal(t, h, Anna, d.ID)
			if h.SQL(opdracht, d.ID) == 0 {
				t.Fatal("nothing was touched")
			}
			if naam == "two parts swapped" {
				h.SQL(`UPDATE bestand_deel SET nummer = nummer - 100 WHERE nummer >= 100`)
			}
			s, err := h.DocumentLezen(h.Ctx(), Als(Anna), d.ID)
			if err == nil {
				err = s.Schrijf(h.Ctx(), io.Discard)
			}
			if err == nil {
				t.Error("it opens")
			}
		})
	}
	h := Nieuw(t)
	h.Beschadigd()
	z := h.AanHetRTO(Bo)
	dicht := h.VoegToe(z, Anna, informatie.AlleenProcesregisseur)
	open := h.VoegToe(z, Anna, informatie.AlleDeelnemers)
	d, err := stuur(h, z, Anna, "a.pdf", sample.PDF("a"))
	goed(t, err)
	goed(t, vergeet(h.DocumentToevoegen(h.Ctx(), Als(Anna), informatie.Aanhangen{Gegeven: dicht.ID, Versie: 1, Documenten: []string{d.ID}})))
	h.SQL(`UPDATE document SET gegeven = $1 WHERE id = $2`, open.ID, d.ID)
	onbekend(t, vergeet(h.DocumentLezen(h.Ctx(), Als(Bo), d.ID)))
	b, err := h.GegevenLezen(h.Ctx(), Als(Bo), open.ID)
	goed(t, err)
	if len(b.Documenten) != 0 {
		t.Errorf("it shows %+v", b.Documenten)
	}
	if r := h.Verify(); !strings.Contains(r.Fout, "document/"+d.ID) {
		t.Errorf("verify says %q", r.Fout)
	}
}

// vertrager does something once the first bytes came.
type vertrager struct {
	bytes.Buffer
	dan func()
}

func (v *vertrager) Write(p []byte) (int, error) {
	if v.dan != nil {
		v.dan()
		v.dan = nil
	}
	return v.Buffer.Write(p)
}

// A piece that is withdrawn while its document is on its way sends no more of it; another act that narrows rights does not stop it.
func TestDocumentOnderweg(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	inhoud := tekstVan(3 << 20)
	v, d := metDocument(t, h, z, Bo, inhoud)
	ander := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	s, err := h.DocumentLezen(ctx, Als(Anna), d.ID)
	goed(t, err)
	rustig := &vertrager{dan: func() {
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: ander.ID, Versie: 1, Reden: "x"})))
	}}
	goed(t, s.Schrijf(ctx, rustig))
	if !bytes.Equal(rustig.Bytes(), inhoud) {
		t.Error("something else came")
	}
	weg := &vertrager{dan: func() {
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: v.ID, Versie: 1, Reden: "x"})))
	}}
	if err := s.Schrijf(ctx, weg); err == nil || weg.Len() > 1<<20 {
		t.Errorf("%d bytes came, %v", weg.Len(), err)
	}
}

// rules 1.10-2, AVG-7: what is not kept in afschaling goes with its documents; destruction removes every part and row.
func TestDocumentEinde(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo)
		_, weg := metDocument(t, h, z, Bo, tekstVan(200_000))
		houd, blijft := metDocument(t, h, z, Bo, sample.PDF("blijft"))
		goed(t, vergeet(stuur(h, z, Bo, "los.pdf", sample.PDF("los"))))
		z = h.NaarAfschaling(z)
		z = h.SluitCasus(z, houd)
		onbekend(t, vergeet(h.DocumentLezen(ctx, Als(Bo), weg.ID)))
		if err := vergeet(h.DocumentLezen(ctx, Als(Bo), blijft.ID)); err == nil { // rule WGS-9
			t.Error("a document of a closed Casus opens")
		}
		if n := h.Getal(`SELECT COUNT(*) FROM document`); n != 1 {
			t.Errorf("%d documents are left", n)
		}
		h.Akkoord(h.Voorstel(z))
		h.Klok.Loop(8 * 24 * time.Hour)
		if _, err := h.VoerTaken(ctx); err != nil {
			t.Fatal(err)
		}
		leeg(t, h)
		if r := h.Verify(); r.Fout != "" {
			t.Errorf("verify says %s", r.Fout)
		}
	})
}

// A large document takes little memory, sent and read: some MiB, whatever its size.
func TestDocumentGeheugen(t *testing.T) {
	h := Nieuw(t)
	z := h.AanHetRTO(Bo)
	const groot = 40 << 20
	meting := func(doe func()) int64 {
		runtime.GC()
		var voor, nu runtime.MemStats
		runtime.ReadMemStats(&voor)
		klaar, meeste := make(chan struct{}), make(chan int64)
		go func() {
			var top int64
			for {
				runtime.ReadMemStats(&nu)
				top = max(top, int64(nu.HeapAlloc)-int64(voor.HeapAlloc))
				select {
				case <-klaar:
					meeste <- top
					return
				case <-time.After(5 * time.Millisecond):
				}
			}
		}()
		doe()
		close(klaar)
		return <-meeste
	}
	var d gate.DocumentBlad
	in := meting(func() {
		var err error
		d, err = h.DocumentKlaarzetten(h.Ctx(), Als(Bo), informatie.Bestand{Casus: z.ID, Naam: "a.txt"}, io.LimitReader(regels{}, groot))
		goed(t, err)
	})
	stuk := h.Gegeven(z, informatie.AlleDeelnemers)
	stuk.Documenten = []string{d.ID}
	goed(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als(Bo), stuk)))
	uit := meting(func() {
		s, err := h.DocumentLezen(h.Ctx(), Als(Anna), d.ID)
		goed(t, err)
		goed(t, s.Schrijf(h.Ctx(), io.Discard))
	})
	t.Logf("%d MiB: sent in %d MiB, read in %d MiB", groot>>20, in>>20, uit>>20)
	if in > 24<<20 || uit > 24<<20 {
		t.Errorf("sending took %d MiB, reading %d MiB", in>>20, uit>>20)
	}
}

// regels is a text without end.
type regels struct{}

func (regels) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
		if i%80 == 79 {
			p[i] = '\n'
		}
	}
	return len(p), nil
}

// A size reads as a person writes it.
func TestMaat(t *testing.T) {
	for n, wil := range map[int64]string{0: "0 bytes", 999: "999 bytes", 1_000: "1 kB", 1_449: "1,4 kB", 50_000_000: "50 MB", 1_000_000_000: "1 GB", 12_345_678: "12 MB", 1_250_000: "1,3 MB"} {
		if kreeg := gate.Maat(n); kreeg != wil {
			t.Errorf("%d reads %q, want %q", n, kreeg, wil)
		}
	}
}

// The sending of a file that is cut off by who sends it leaves nothing.
func TestDocumentAfgebroken(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.AanHetRTO(Bo)
		ctx, stop := context.WithCancel(h.Ctx())
		r := io.MultiReader(io.LimitReader(regels{}, 3<<20), readerFunc(func([]byte) (int, error) {
			stop()
			return 0, context.Canceled
		}))
		if _, err := h.DocumentKlaarzetten(ctx, Als(Bo), informatie.Bestand{Casus: z.ID, Naam: "a.txt"}, r); err == nil {
			t.Error("half a file was taken")
		}
		leeg(t, h)
	})
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// A form that is sent again with the same files is the same form, though each sending stages them anew: the second answer is the first, and
// what was staged again is cleared by the job. Another file, or the same under another name, is another form.
func TestHetzelfdeBestandNogEens(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo)
		klaar := func(naam string, inhoud []byte) string {
			d, err := h.DocumentKlaarzetten(ctx, Als(Bo), informatie.Bestand{Casus: z.ID, Naam: naam}, bytes.NewReader(inhoud))
			goed(t, err)
			return d.ID
		}
		geef := func(ids ...string) (gate.Verwijzing, error) {
			in := h.Gegeven(z, informatie.AlleDeelnemers)
			in.Documenten = ids
			return h.GegevenToevoegen(ctx, MetSleutel(Bo, "een"), in)
		}
		brief := sample.PDF("Brief")
		een, err := geef(klaar("brief.pdf", brief), klaar("foto.png", documenttest.PNG(4, 4)))
		goed(t, err)
		weer, err := geef(klaar("brief.pdf", brief), klaar("foto.png", documenttest.PNG(4, 4)))
		goed(t, err)
		zelfde(t, "sent again", weer, een)
		for naam, ids := range map[string][]string{"another file": {klaar("brief.pdf", sample.PDF("Anders")), klaar("foto.png", documenttest.PNG(4, 4))},
			"another name": {klaar("ander.pdf", brief), klaar("foto.png", documenttest.PNG(4, 4))}, "one file less": {klaar("brief.pdf", brief)}, "no file that is there": {"x", een.ID}} {
			var eerder *errs.Repeated
			if _, err := geef(ids...); !errors.As(err, &eerder) {
				t.Errorf("%s: %v", naam, err)
			}
		}
		hang := func(sleutel string) (gate.Verwijzing, error) {
			return h.DocumentToevoegen(ctx, MetSleutel(Bo, sleutel), informatie.Aanhangen{Gegeven: een.ID, Versie: een.Versie, Documenten: []string{klaar("nog.pdf", brief)}})
		}
		twee, err := hang("twee")
		goed(t, err)
		nog, err := hang("twee")
		goed(t, err)
		zelfde(t, "added again", nog, twee)
		b, err := h.GegevenLezen(ctx, Als(Bo), een.ID)
		goed(t, err)
		if n := h.Getal(`SELECT COUNT(*) FROM gegeven`); len(b.Documenten) != 3 || n != 1 {
			t.Errorf("%d documents at one of %d pieces", len(b.Documenten), n)
		}
	})
}
