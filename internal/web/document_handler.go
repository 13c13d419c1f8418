// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/document"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// Voorbeeld makes a picture of the first page of a PDF that it asks for: voorbeeld.Maker.
type Voorbeeld interface {
	Eerste(ctx context.Context, geef func(context.Context, io.Writer) error) ([]byte, error)
}

const (
	bestandTijd  = 10 * time.Minute // that a form with files, or one file, may take
	maxVoorbeeld = 20_000_000       // bytes of a PDF of which a picture is offered
)

func documentRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/informatie/{id}/documenten", ondertekend, (*bezoek).gegeven},
		{post, "/informatie/{id}/documenten", ondertekend, (*bezoek).voegDocumentToe},
		{get, "/documenten/{id}", ondertekend, (*bezoek).document},
		{get, "/documenten/{id}/voorbeeld", ondertekend, (*bezoek).documentVoorbeeld},
		{get, "/documenten/{id}/weghalen", ondertekend, (*bezoek).documentWeghalen},
		{post, "/documenten/{id}/weghalen", ondertekend, (*bezoek).haalDocumentWeg},
	}
}

// metBestand tells whether the form of a route may hold files.
func metBestand(route string) bool {
	return route == "/casussen/{id}/informatie" || route == "/informatie/{id}/documenten"
}

// langer gives the request the time that files take.
func (b *bezoek) langer() {
	c := http.NewResponseController(b.w)
	tot := klok.Systeem().Nu().Add(bestandTijd) // of the connection: no clock that somebody moves
	_ = errors.Join(c.SetReadDeadline(tot), c.SetWriteDeadline(tot))
}

// leesDelen reads a form with files, for who is known by now. Its fields become the form as of any other. A file goes to the gate as it
// comes, and its id becomes a field `documenten`; what is wrong with it stands in bestandFouten, and what the gate refuses in bestandErr.
// Nothing of a file is kept of a form that somebody else opened.
func (b *bezoek) leesDelen() error {
	b.langer()
	b.r.Body = http.MaxBytesReader(b.w, b.r.Body, 2*b.Gate.Grenzen().Bestand+maxFormulier)
	delen, err := b.r.MultipartReader()
	if err != nil {
		return statusFout(http.StatusBadRequest)
	}
	over := int64(maxFormulier)
	for {
		deel, err := delen.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return teGrootOf(err)
		}
		if deel.FileName() != "" {
			b.neemBestand(deel.FileName(), deel)
			continue
		}
		waarde, err := io.ReadAll(io.LimitReader(deel, over+1))
		if over -= int64(len(waarde)); over < 0 {
			return statusFout(http.StatusRequestEntityTooLarge)
		}
		if err != nil {
			return teGrootOf(err)
		}
		if naam := deel.FormName(); naam != "document" { // chosen nothing: browsers send the empty field
			b.r.PostForm.Add(naam, string(waarde))
		}
	}
}

func teGrootOf(err error) error {
	var teGroot *http.MaxBytesError
	if errors.As(err, &teGroot) {
		return statusFout(http.StatusRequestEntityTooLarge)
	}
	return statusFout(http.StatusBadRequest)
}

// neemBestand sends one file to the gate.
func (b *bezoek) neemBestand(naam string, r io.Reader) {
	if b.bestandErr != nil || b.vanIemandAnders() {
		return
	}
	zaak, err := b.zaakVanFormulier()
	if err == nil {
		var d gate.DocumentBlad
		if d, err = b.Gate.DocumentKlaarzetten(b.ctx(), b.caller, informatie.Bestand{Casus: zaak, Naam: naam}, r); err == nil {
			b.r.PostForm.Add("documenten", d.ID)
			return
		}
	}
	if fouten, ok := ongeldig(err); ok {
		b.bestandFouten = append(b.bestandFouten, fouten...)
		return
	}
	b.bestandErr = err
}

// zaakVanFormulier is the id of the Casus that the form is about.
func (b *bezoek) zaakVanFormulier() (string, error) {
	if strings.HasPrefix(b.r.URL.Path, "/casussen/") {
		return b.id(), nil
	}
	g, err := b.Gate.GegevenLezen(b.ctx(), b.caller, b.id())
	return g.Casus, err
}

// documentVeld is the field for files of a form of a Casus, with what was sent already.
func (b *bezoek) documentVeld(zaak string, ids []string, fouten []errs.Veldfout) (DocumentVeld, error) {
	v := DocumentVeld{Max: gate.Maat(b.Gate.Grenzen().Bestand), Bytes: b.Gate.Grenzen().Bestand}
	for _, f := range fouten {
		if f.Veld == "document" {
			v.Fout = f.Melding
		}
	}
	lijst, err := b.Gate.Bestanden(b.ctx(), b.caller, informatie.Losse{Casus: zaak, Documenten: ids})
	for _, d := range lijst {
		v.Klaar = append(v.Klaar, documentRij(d, b.nu()))
	}
	return v, err
}

func documentRij(d gate.DocumentBlad, nu time.Time) DocumentRij {
	delen := []string{d.Soort.Label(), gate.Maat(d.Bytes)}
	if d.Toegevoegd != nil {
		delen = append(delen, DagTijd(*d.Toegevoegd, nu))
	}
	r := DocumentRij{ID: d.ID, Naam: d.Naam, Feiten: strings.Join(delen, " · "), Blijft: d.Behoudt}
	if len(d.Gewist) > 0 {
		r.Gewist = "Weggehaald: " + opsommingVan(d.Gewist) + "."
	}
	return r
}

// documenten are the documents of a piece, with what the reader may do with each.
func (b *bezoek) documenten(g gate.GegevenBlad) []DocumentRij {
	var uit []DocumentRij
	for _, d := range g.Documenten {
		r := documentRij(d, b.nu())
		r.Bekijk = b.Voorbeeld != nil && d.Soort == document.PDF && d.Bytes <= maxVoorbeeld
		r.Weghaal = slices.Contains(g.Mag, "gegeven.corrigeren")
		uit = append(uit, r)
	}
	return uit
}

// document gives a document as an attachment, as it is opened. When that fails on the way the connection is cut off: half a document is none.
func (b *bezoek) document() error {
	d, err := b.Gate.DocumentLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	b.langer()
	gate.Bijlage(b.w.Header(), d.DocumentBlad)
	b.w.Header().Set("Content-Length", strconv.FormatInt(d.Bytes, 10))
	if b.r.Method == http.MethodHead {
		return nil
	}
	if err := d.Schrijf(b.ctx(), b.w); err != nil {
		b.Log.Warn("document: kwam niet helemaal aan", "kenmerk", b.kenmerk())
		panic(http.ErrAbortHandler)
	}
	return nil
}

// documentVoorbeeld shows the first page of a PDF as a picture. It is a look at the document like any other.
func (b *bezoek) documentVoorbeeld() error {
	d, err := b.Gate.DocumentLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if b.Voorbeeld == nil || d.Soort != document.PDF || d.Bytes > maxVoorbeeld {
		return errs.ErrNotFound
	}
	png, err := b.Voorbeeld.Eerste(b.ctx(), d.Schrijf)
	if err != nil {
		b.Log.Warn("document: geen voorbeeld", "kenmerk", b.kenmerk(), "fout", err.Error())
		return errs.ErrNotFound
	}
	b.w.Header().Set("Content-Type", "image/png")
	b.w.Header().Set("Content-Disposition", "inline")
	b.w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'none'")
	_, _ = bytes.NewReader(png).WriteTo(b.w) // the browser went away: nobody to tell
	return nil
}

// voegDocumentToe adds files to a piece of the caller's Partij.
func (b *bezoek) voegDocumentToe() error {
	var in informatie.Aanhangen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.bestandErr != nil {
		return b.bestandErr
	}
	if b.actie() == actieTerug {
		return b.toonGegeven(in.Documenten, nil)
	}
	if len(b.bestandFouten) > 0 {
		return b.toonGegeven(in.Documenten, b.bestandFouten)
	}
	in.Gegeven = b.id()
	_, err := b.Gate.DocumentToevoegen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonGegeven(in.Documenten, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/informatie/"+b.id(), gedaanDocument)
}

func (b *bezoek) documentWeghalen() error {
	d, err := b.Gate.DocumentLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	g, err := b.Gate.GegevenLezen(b.ctx(), b.caller, d.Gegeven)
	if err != nil {
		return err
	}
	if err := b.eisMag(g.Mag, "gegeven.corrigeren"); err != nil {
		return err
	}
	return b.toon(WeghalenPagina{Schil: b.schil("/casussen", Kruimel{"Casussen", "/casussen"}, Kruimel{g.Nummer, "/casussen/" + g.Casus},
		Kruimel{"Informatie", "/informatie/" + g.ID}, Kruimel{"Document weghalen", ""}), Nummer: g.Nummer, Versie: g.Versie, Gegeven: g.ID,
		Document: documentRij(d.DocumentBlad, b.nu())})
}

func (b *bezoek) haalDocumentWeg() error {
	var in informatie.Weghalen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.documentWeghalen()
	}
	in.Document = b.id()
	v, err := b.Gate.DocumentVerwijderen(b.ctx(), b.caller, in)
	if err != nil {
		return err
	}
	return b.naar("/informatie/"+v.ID, gedaanWeggehaald)
}

// documentGebeurtenis are the lines about a document of a piece; "" for another.
func documentGebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "document.toegevoegd":
		return g.Partij + " voegde een document toe aan een stuk.", IcoonStuk
	case "document.verwijderd":
		return g.Partij + " haalde een document weg bij een stuk.", IcoonWeg
	}
	return "", ""
}
