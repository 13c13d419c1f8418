// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/document/documenttest"
	"rondetafel/internal/document/sample"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web"
)

// deel is a file in a form.
type deel struct {
	naam   string
	inhoud []byte
}

// meerdelig sends a form with files, as a browser does: the fields first, as the field for files is the last of the form.
func (k *klant) meerdelig(pad string, v url.Values, bestanden ...deel) antwoord {
	k.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for naam, waarden := range anders(v, web.VeldOpener, web.MerkVan(k.persoon)) {
		for _, w := range waarden {
			goed(k.t, m.WriteField(naam, w))
		}
	}
	for _, d := range bestanden {
		w, err := m.CreateFormFile("document", d.naam)
		goed(k.t, err)
		_, err = w.Write(d.inhoud)
		goed(k.t, err)
	}
	if len(bestanden) == 0 { // what a browser sends when nothing was chosen
		goed(k.t, m.WriteField("document", ""))
	}
	goed(k.t, m.WriteField("laatste", "knop")) // a button stands after it
	goed(k.t, m.Close())
	return k.doe(http.MethodPost, pad, b.String(), "Content-Type", m.FormDataContentType())
}

func metAlles(h *huis, z gate.Verwijzing) []string {
	return []string{"over", h.EersteBetrokkene(z), "tekst", "Zie de brief.", "soort", "gewoon", "rubriek", "begeleiding", "bron", "Dossier", "datum", "1-3-2026",
		"grondslag", "Wettelijke taak", "wie", "deelnemers"}
}

var (
	klaarID     = regexp.MustCompile(`name="documenten" value="([0-9a-z]+)" checked`)
	documentPad = regexp.MustCompile(`href="(/documenten/[0-9a-z]+)" download`)
)

// rules 12.1-1, 13.2-1: a document goes along in the form of a piece, without a script. What is wrong with another field, or with the
// file, costs nothing of what was typed and no second sending of the file.
func TestDocumentInHetFormulier(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo)
	bo, form := h.als(t, gatetest.Bo), "/casussen/"+z.ID+"/informatie"
	bo.toont(form, `enctype="multipart/form-data"`, "Word, Excel, pdf of foto, tot 50 MB.", `accept=".pdf,.png`)
	foto := sample.JPEGWith(sample.JPEG(40, 30), 0xe1, sample.Exif(6, "Toestel 9", "51.2"))
	v := bo.formulier(form, "tekst", "Zie de foto.", "wie", "deelnemers")
	p := bo.is(bo.meerdelig(form, v, deel{"huis.jpg", foto}), http.StatusBadRequest, "Zie de foto.", "Kies over wie dit gaat.", "huis.jpg",
		"Weggehaald: plaats, tijd en toestel van de foto.", "Dit bestand is al verstuurd.")
	id := klaarID.FindStringSubmatch(p)
	if id == nil {
		t.Fatalf("the file is gone: %s", kort(p))
	}
	p = bo.is(bo.meerdelig(form, metVelden(bo.formulier(form, metAlles(h, z)...), "documenten", id[1]), deel{"virus.exe", []byte("MZ\x00")}), http.StatusBadRequest,
		"Zie de brief.", "huis.jpg", "Die nemen we niet aan.", `href="#veld-document"`)
	if strings.Contains(p, "Kies over wie") {
		t.Error("what was right is called wrong")
	}
	bo.is(bo.meerdelig(form, metVelden(bo.formulier(form, metAlles(h, z)...), "actie", "voorbeeld", "documenten", id[1]), deel{"brief.pdf", sample.PDF("Brief")}), http.StatusOK,
		"huis.jpg", "brief.pdf", "Zie de brief.")
	bo.verwijst(bo.meerdelig(form, metVelden(bo.formulier(form, metAlles(h, z)...), "documenten", id[1]), deel{"brief.pdf", sample.PDF("Brief")}), "/casussen/"+z.ID)
	anna := h.als(t, gatetest.Anna)
	p = anna.toont("/casussen/"+z.ID, "huis.jpg", "brief.pdf", "Foto (jpeg)", "Wie het maakte, kan er nog in staan.")
	if strings.Contains(p, "Weghalen") || strings.Contains(p, "Eerste bladzijde") {
		t.Error("a reader is offered what they cannot do, or what the house cannot")
	}
	paden := documentPad.FindAllStringSubmatch(p, -1)
	if len(paden) != 2 {
		t.Fatalf("%d documents", len(paden))
	}
	a := anna.get(paden[0][1])
	if a.status != http.StatusOK || a.kop.Get("Content-Disposition") != `attachment; filename="huis.jpg"; filename*=UTF-8''huis.jpg` ||
		a.kop.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(a.kop.Get("Content-Security-Policy"), "sandbox;") || a.kop.Get("Cache-Control") != "no-store" ||
		strings.Contains(a.html, "Toestel 9") || a.kop.Get("Content-Type") != "image/jpeg" {
		t.Errorf("status %d with %v", a.status, a.kop)
	}
	anna.is(anna.get(paden[0][1]+"/voorbeeld"), http.StatusNotFound)
	bo.verwijst(bo.meerdelig(form, bo.formulier(form, metAlles(h, z)...)), "/casussen/"+z.ID) // nothing chosen
}

// rule 12.1-1: the supplier adds a document to a piece and takes it away; nobody else can, and who may not know of it sees nothing.
func TestDocumentBijEenStuk(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	bo, anna, dirk := h.als(t, gatetest.Bo), h.als(t, gatetest.Anna), h.als(t, gatetest.Dirk)
	pad := "/informatie/" + stuk.ID
	v := bo.formulier(pad)
	bo.is(bo.meerdelig(pad+"/documenten", v), http.StatusBadRequest, "Kies een bestand.")
	bo.is(bo.meerdelig(pad+"/documenten", v, deel{"a.docx", documenttest.Zip(false, append(documenttest.DocxParts("A", "t"), documenttest.Part{Name: "word/vbaProject.bin", Body: "x"})...)}),
		http.StatusBadRequest, "In dit bestand zitten macro's", "Er waren drie meldingen.")
	anna.is(anna.meerdelig(pad+"/documenten", v, deel{"a.pdf", sample.PDF("A")}), http.StatusForbidden, "Je kunt bij dit stuk geen document doen")
	een := dirk.is(dirk.meerdelig(pad+"/documenten", v, deel{"a.pdf", sample.PDF("A")}), http.StatusNotFound)
	twee := dirk.is(dirk.meerdelig("/informatie/bestaat-niet/documenten", v, deel{"a.pdf", sample.PDF("A")}), http.StatusNotFound)
	if strings.ReplaceAll(een, stuk.ID, "bestaat-niet") != twee {
		t.Error("a piece that one may not know of answers otherwise")
	}
	bo.verwijst(bo.meerdelig(pad+"/documenten", v, deel{"brief.pdf", sample.PDF("Brief")}), pad)
	p := bo.toont(pad, "brief.pdf", "Document toegevoegd.", "voegde een document toe aan een stuk", "Weghalen")
	doc := documentPad.FindStringSubmatch(p)[1]
	bo.is(bo.meerdelig(pad+"/documenten", v, deel{"nog.pdf", sample.PDF("Nog")}), http.StatusConflict) // the version of before, under the same key
	anna.is(anna.get(doc+"/weghalen"), http.StatusForbidden)
	anna.is(anna.post(doc+"/weghalen", url.Values{"versie": {"2"}}), http.StatusForbidden, "Je kunt dit document niet weghalen")
	dirk.is(dirk.get(doc), http.StatusNotFound)
	bo.verwijst(bo.post(doc+"/weghalen", bo.formulier(doc+"/weghalen")), pad)
	if p := bo.toont(pad, "Document weggehaald."); strings.Contains(p, "brief.pdf") {
		t.Error("it is still there")
	}
	anna.is(anna.get(doc), http.StatusNotFound)
}

// A form with files is read only where files belong, by who may, and never past what fits.
func TestMeerdeligFormulier(t *testing.T) {
	h := nieuwHuis(t, gatetest.Met(func(o *gate.Opties) { o.Grenzen = gate.Grenzen{Bestand: 1_000_000} }))
	z := h.AanHetRTO(gatetest.Bo)
	bo, form := h.als(t, gatetest.Bo), "/casussen/"+z.ID+"/informatie"
	if a := bo.meerdelig("/zoeken", url.Values{}); a.status != http.StatusUnsupportedMediaType {
		t.Errorf("elsewhere: %d", a.status)
	}
	bo.is(bo.meerdelig(form, bo.formulier(form, metAlles(h, z)...), deel{"a.txt", bytes.Repeat([]byte("tekst\n"), 180_000)}), http.StatusBadRequest,
		"Dit bestand is te groot: hoogstens 1 MB.", "Zie de brief.")
	bo.is(bo.meerdelig(form, bo.formulier(form, metAlles(h, z)...), deel{"a.txt", make([]byte, 6_000_000)}), http.StatusBadRequest,
		"Samen zijn deze bestanden te groot: hoogstens 2 MB tegelijk.", "Zie de brief.")
	if a := bo.meerdelig(form, metVelden(bo.formulier(form), "tekst", strings.Repeat("x", 1<<20))); a.status != http.StatusRequestEntityTooLarge {
		t.Errorf("a field that is too large: %d", a.status)
	}
	for _, lichaam := range []string{"", "--x\r\nContent-Disposition: form-data; name=\"tekst\"\r\n\r\nhalf"} {
		if a := bo.doe(http.MethodPost, form, lichaam, "Content-Type", "multipart/form-data; boundary=x"); a.status != http.StatusBadRequest {
			t.Errorf("%q: %d", lichaam, a.status)
		}
	}
	anna := h.als(t, gatetest.Anna)
	anna.persoon = gatetest.Bo // the form was opened by Bo
	anna.is(anna.meerdelig(form, url.Values{"tekst": {"Van Bo."}}, deel{"a.pdf", sample.PDF("A")}), http.StatusConflict, "Van Bo.")
	petra := h.als(t, gatetest.Petra)
	petra.is(petra.meerdelig(form, url.Values{"tekst": {"Van Petra."}}, deel{"a.pdf", sample.PDF("A")}), http.StatusForbidden, "Je kunt hier geen bestand sturen", "Van Petra.")
	niemand := h.niemand(t)
	p := niemand.is(niemand.meerdelig(form, url.Values{"tekst": {"Lang getypt."}, "wie": {"deelnemers"}, "sleutel": {"s1"}}, deel{"a.pdf", sample.PDF("A")}), http.StatusForbidden,
		"Log eerst weer in", "Lang getypt.", "Iedereen die meedoet", "Een bestand ging niet mee.", "Terug naar je formulier")
	if v := ingevuld(p); v.Get("actie") != "terug" || v.Get("sleutel") != "s1" || v.Get("wie") != "deelnemers" {
		t.Errorf("it goes back as %v", v)
	}
	p = niemand.is(niemand.meerdelig("/informatie/g1/documenten", url.Values{"sleutel": {"s1"}}, deel{"a.pdf", sample.PDF("A")}), http.StatusForbidden, "Ga daarna terug naar je formulier.")
	mist(t, "who typed nothing", p, "Je tekst")
	if n := h.Getal(`SELECT COUNT(*) FROM bestand`); n != 0 {
		t.Errorf("%d files are kept", n)
	}
}

// Files that are too large together cost nothing of what was typed, nor those that came whole; the one that is wrong is named, and the form
// says beforehand how much fits. Who is still sending gets the answer.
func TestTeVeelBestandenTegelijk(t *testing.T) {
	h := nieuwHuis(t, gatetest.Met(func(o *gate.Opties) { o.Grenzen = gate.Grenzen{Bestand: 1_000_000} }))
	z := h.AanHetRTO(gatetest.Bo)
	bo, form := h.als(t, gatetest.Bo), "/casussen/"+z.ID+"/informatie"
	p := bo.toont(form, "tot 1 MB. Kies je er meer, dan samen tot 2 MB.", `data-samen="2000000"`)
	if strings.LastIndex(p, `type="file"`) < strings.LastIndex(p, `name="tot"`) {
		t.Error("the field for files is not the last")
	}
	tekst := bytes.Repeat([]byte("tekst\n"), 160_000)
	p = bo.is(bo.meerdelig(form, bo.formulier(form, metAlles(h, z)...), deel{"een.txt", tekst}, deel{"twee.txt", tekst}, deel{"drie.txt", tekst}, deel{"vier.txt", tekst}), http.StatusBadRequest,
		"Samen zijn deze bestanden te groot: hoogstens 2 MB tegelijk. Kies wat nog mist opnieuw, één voor één.", "Zie de brief.", "een.txt", "twee.txt", "drie.txt")
	mist(t, "the form", p, "kwam niet helemaal aan", "vier.txt")
	ids := klaarID.FindAllStringSubmatch(p, -1)
	if len(ids) != 3 {
		t.Fatalf("%d files are kept", len(ids))
	}
	v := metVelden(bo.formulier(form, metAlles(h, z)...), "documenten", ids[0][1], "documenten", ids[1][1], "documenten", ids[2][1])
	p = bo.is(bo.meerdelig(form, v, deel{"virus.exe", []byte("MZ\x00")}, deel{"goed.txt", []byte("tekst")}, deel{`C:\map\te groot.txt`, make([]byte, 1_000_001)}), http.StatusBadRequest,
		"virus.exe: De naam van dit bestand", "te groot.txt: Dit bestand is te groot: hoogstens 1 MB.", "goed.txt")
	mist(t, "the form", p, "goed.txt: ", "C:")
	bo.verwijst(bo.meerdelig(form, v, deel{"vier.txt", tekst}), "/casussen/"+z.ID)
}

// A name that cannot be is an error at the field, not of the form: what was typed and what came whole stay. Plain text says nothing of its
// maker, so the page does not warn for that.
func TestOnleesbareNaam(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo)
	bo, form := h.als(t, gatetest.Bo), "/casussen/"+z.ID+"/informatie"
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for naam, waarden := range anders(bo.formulier(form, metAlles(h, z)...), web.VeldOpener, web.MerkVan(bo.persoon)) {
		goed(t, m.WriteField(naam, waarden[0]))
	}
	for _, naam := range []string{"tabel.csv", "NUL.pdf"} {
		w, err := m.CreateFormFile("document", naam)
		goed(t, err)
		_, err = io.WriteString(w, "naam;bedrag\n")
		goed(t, err)
	}
	goed(t, m.Close())
	p := bo.is(bo.doe(http.MethodPost, form, strings.Replace(b.String(), "NUL", "a\x00b", 1), "Content-Type", m.FormDataContentType()), http.StatusBadRequest,
		"In de naam van een bestand staat een teken dat niet kan.", `href="#veld-document"`, "Zie de brief.", "tabel.csv")
	mist(t, "the form", p, "kwam beschadigd aan", "Wie het maakte")
	id := klaarID.FindStringSubmatch(p)
	if id == nil {
		t.Fatal("what came whole is gone")
	}
	bo.verwijst(bo.meerdelig(form, metVelden(bo.formulier(form, metAlles(h, z)...), "documenten", id[1]), deel{"gewoon.txt", []byte("tekst")}), "/casussen/"+z.ID)
	p = h.als(t, gatetest.Anna).toont("/casussen/"+z.ID, "tabel.csv", "gewoon.txt")
	mist(t, "the page", p, "Wie het maakte")
	if a := bo.doe(http.MethodPost, form, strings.Replace(b.String(), "name=\"tekst\"", "name=\"te\x00kst\"", 1), "Content-Type", m.FormDataContentType()); a.status != http.StatusBadRequest {
		t.Errorf("a field with such a name: %d", a.status)
	}
}

// nepVoorbeeld makes of every PDF the same picture, or fails.
type nepVoorbeeld struct{ fout error }

func (n nepVoorbeeld) Eerste(ctx context.Context, geef func(context.Context, io.Writer) error) ([]byte, error) {
	var b bytes.Buffer
	if err := errors.Join(n.fout, geef(ctx, &b)); err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) {
		return nil, errors.New("geen pdf")
	}
	return documenttest.PNG(9, 9), nil
}

// Where a picture can be made, the first page of a PDF is shown, as a look that is logged; of nothing else, and a failure is no page.
func TestDocumentVoorbeeld(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo)
	bo, form := h.als(t, gatetest.Bo), "/casussen/"+z.ID+"/informatie"
	bo.verwijst(bo.meerdelig(form, bo.formulier(form, metAlles(h, z)...), deel{"brief.pdf", sample.PDF("Brief")}, deel{"foto.png", documenttest.PNG(20, 20)}), "/casussen/"+z.ID)
	for _, geval := range []struct {
		maker web.Voorbeeld
		wil   int
	}{{nepVoorbeeld{}, http.StatusOK}, {nepVoorbeeld{errors.New("vol")}, http.StatusUnprocessableEntity}, {nepVoorbeeld{errs.ErrNotFound}, http.StatusNotFound}, {nil, http.StatusNotFound}} {
		h.srv = opgangMet(t, web.Opties{Gate: h.Gate, Demo: true, Voorbeeld: geval.maker})
		anna := h.als(t, gatetest.Anna)
		p := anna.toont("/casussen/"+z.ID, "brief.pdf", "foto.png")
		if n := strings.Count(p, "Eerste bladzijde"); n > 1 || (n == 1) != (geval.maker != nil) {
			t.Errorf("offered %d times", n)
		}
		for i, pad := range documentPad.FindAllStringSubmatch(p, -1) {
			a := anna.get(pad[1] + "/voorbeeld")
			if wil := []int{geval.wil, http.StatusNotFound}[i]; a.status != wil {
				t.Errorf("picture %d: %d, want %d", i, a.status, wil)
			}
			if e := h.Laatste(); e.Handeling != "document.lezen" || e.Persoon != gatetest.Anna {
				t.Errorf("the look left %+v", e)
			}
			if a.status == http.StatusUnprocessableEntity && !strings.Contains(a.html, "Van dit bestand is geen voorbeeld te maken.") {
				t.Errorf("it says %s", kort(a.html))
			}
			if a.status == http.StatusOK && (a.kop.Get("Content-Type") != "image/png" || !strings.HasPrefix(a.html, "\x89PNG")) {
				t.Errorf("it is %s", a.kop.Get("Content-Type"))
			}
		}
	}
}
