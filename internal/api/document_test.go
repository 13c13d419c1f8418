// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/document/documenttest"
	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

// bestand is the request in which wie sends a file.
func (h *huis) bestand(wie, pad, deel, naam string, inhoud []byte) *http.Request {
	h.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	if err := m.WriteField("opmerking", "wordt niet gelezen"); err != nil {
		h.t.Fatal(err)
	}
	w, err := m.CreateFormFile(deel, naam)
	if err == nil {
		_, err = w.Write(inhoud)
	}
	if err != nil || m.Close() != nil {
		h.t.Fatal(err)
	}
	r := h.verzoek(wie, http.MethodPost, pad, b.String())
	r.Header.Set("Content-Type", m.FormDataContentType())
	return r
}

// A file is sent, checked and stripped, given with a piece, opened as an attachment under a safe name, and taken away again.
func TestDocument(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		id, over := h.metZorg()
		h.begint(id, over)
		pad := "/casussen/" + id + "/documenten"
		foto := sample.JPEGWith(sample.JPEG(40, 30), 0xe1, sample.Exif(6, "Toestel 9", "51.2"))
		d := naar[gate.DocumentBlad](h.stuur(h.bestand(zorg, pad, "bestand", `Foto "café"; één.jpg`, foto)).is(http.StatusCreated))
		h.klopt("what was sent", d, d.Naam == "Foto _café__ één.jpg", d.Type == "image/jpeg", !d.Behoudt, len(d.Gewist) == 1, d.Toegevoegd == nil)
		g := gegeven(over, string(informatie.AlleDeelnemers))
		g["documenten"] = []string{d.ID}
		v := h.doe(zorg, "/casussen/"+id+"/gegevens", g)
		b := naar[gate.GegevenBlad](h.get(gemeente, "/gegevens/"+v.ID).is(http.StatusOK))
		h.klopt("the piece", b, len(b.Documenten) == 1, b.Documenten[0].ID == d.ID)
		r := h.verzoek(gemeente, http.MethodGet, "/documenten/"+d.ID, nil)
		r.Header.Set("Accept", "image/*")
		a := h.stuur(r)
		for kop, wil := range map[string]string{"Content-Type": "image/jpeg", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
			"Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
			"Content-Disposition":     `attachment; filename="Foto _cafe__ een.jpg"; filename*=UTF-8''Foto%20_caf%C3%A9__%20%C3%A9%C3%A9n.jpg`} {
			if got := a.kop.Get(kop); got != wil {
				t.Errorf("%s is %q, want %q", kop, got, wil)
			}
		}
		if a.status != http.StatusOK || int64(len(a.body)) != d.Bytes || bytes.Contains(a.body, []byte("Toestel 9")) {
			t.Errorf("status %d with %d bytes of %d", a.status, len(a.body), d.Bytes)
		}
		nog := naar[gate.DocumentBlad](h.stuur(h.bestand(zorg, pad, "bestand", "brief.pdf", sample.PDF("Brief"))).is(http.StatusCreated))
		h.weigert(gemeente, "/gegevens/"+v.ID+"/documenten", doc{"versie": v.Versie, "documenten": []string{nog.ID}}, "12.1")
		v = naar[gate.Verwijzing](h.herhaald(zorg, "/gegevens/"+v.ID+"/documenten", doc{"versie": v.Versie, "documenten": []string{nog.ID}},
			doc{"versie": v.Versie, "documenten": []string{d.ID}}))
		h.ongeldig(zorg, "/gegevens/"+v.ID+"/documenten", fout{"nothing", doc{"versie": v.Versie, "documenten": []string{}}, "document"},
			fout{"a second time", doc{"versie": v.Versie, "documenten": []string{d.ID}}, "document"}, fout{"of nobody", doc{"versie": v.Versie, "documenten": []string{geheim}}, "document"})
		h.vorm(zorg, "/gegevens/"+v.ID+"/documenten")
		h.verborgen(d.ID, "/documenten/"+d.ID, nil, politie, collega)
		h.verborgen(d.ID, "/documenten/"+d.ID+"/_verwijderen", doc{"versie": v.Versie}, politie, manager)
		h.weigert(gemeente, "/documenten/"+d.ID+"/_verwijderen", doc{"versie": v.Versie}, "12.1")
		h.doe(zorg, "/documenten/"+d.ID+"/_verwijderen", doc{"versie": v.Versie})
		h.get(zorg, "/documenten/"+d.ID).probleem(http.StatusNotFound)
	})
}

// Who may not send is refused before a byte is kept; what is not accepted says why, and nothing of it is kept.
func TestDocumentNiet(t *testing.T) {
	h := openHuis(t, "")
	id, _ := h.metZorg()
	pad := "/casussen/" + id + "/documenten"
	pdf := sample.PDF("Brief")
	p := h.stuur(h.bestand(regisseur, pad, "bestand", "a.pdf", pdf)).probleem(http.StatusForbidden)
	if p.Waarom == "" || strings.Join(p.Artikelen, " ") != "12.1" {
		t.Errorf("refused with %+v", p)
	}
	een, twee := h.stuur(h.bestand(politie, pad, "bestand", "a.pdf", pdf)), h.stuur(h.bestand(politie, "/casussen/bestaat-niet/documenten", "bestand", "a.pdf", pdf))
	zelfde(t, "a Casus that one may not know", een.is(http.StatusNotFound), twee.is(http.StatusNotFound))
	for _, r := range []*http.Request{h.bestand(zorg, pad, "iets", "a.pdf", pdf),
		h.bestand(zorg, pad, "groot", "", make([]byte, 1<<20))} {
		if got := h.stuur(r).velden(); got != "bestand" {
			t.Errorf("without a file: %s", got)
		}
	}
	kapot := h.bestand(zorg, pad, "bestand", "a.pdf", pdf)
	body, err := io.ReadAll(kapot.Body)
	if err != nil {
		t.Fatal(err)
	}
	half := h.verzoek(zorg, http.MethodPost, pad, string(body[:len(body)/2]))
	half.Header = kapot.Header
	if got := h.stuur(half).velden(); got != "document" {
		t.Errorf("half a file: %s", got)
	}
	for _, f := range documenttest.Hostile() {
		if f.Name == "" || len(f.Body) > 100_000 {
			continue
		}
		a := h.stuur(h.bestand(zorg, pad, "bestand", f.Name, f.Body))
		if got := a.velden(); got != "document" {
			t.Errorf("%s: %s", f.What, got)
		}
	}
	r := h.bestand(zorg, pad, "bestand", "a.pdf", pdf)
	r.Header.Set("Content-Type", "application/json")
	if p := h.stuur(r).probleem(http.StatusUnsupportedMediaType); !strings.Contains(p.Detail, "multipart") {
		t.Errorf("JSON is answered with %q", p.Detail)
	}
}

// What goes wrong on the way cuts the connection off: half a document never looks like one.
func TestDocumentHalf(t *testing.T) {
	h := openHuis(t, "")
	id, over := h.metZorg()
	h.begint(id, over)
	d := naar[gate.DocumentBlad](h.stuur(h.bestand(zorg, "/casussen/"+id+"/documenten", "bestand", "a.txt", bytes.Repeat([]byte("tekst\n"), 400_000))).is(http.StatusCreated))
	g := gegeven(over, string(informatie.AlleDeelnemers))
	g["documenten"] = []string{d.ID}
	v := h.doe(zorg, "/casussen/"+id+"/gegevens", g)
	res, err := http.DefaultClient.Do(h.verzoek(gemeente, http.MethodGet, "/documenten/"+d.ID, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if _, err := io.ReadFull(res.Body, make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	h.doe(zorg, "/gegevens/"+v.ID+"/_intrekken", doc{"versie": v.Versie, "reden": "Verkeerde tekst."})
	if n, err := io.Copy(io.Discard, res.Body); err == nil && n+10 < d.Bytes {
		t.Errorf("%d bytes of %d came, and it looked whole", n+10, d.Bytes)
	}
}
