// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/textproto"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

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
	veldenTijd   = 2 * time.Minute  // that a form with files may take of who is not known
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
	return route == "/casussen/{id}/informatie" || route == "/informatie/{id}/documenten" || route == papierPad
}

// langer gives the request the time that files take.
func (b *bezoek) langer(duur time.Duration) {
	c := http.NewResponseController(b.w)
	tot := klok.Systeem().Nu().Add(duur) // of the connection: no clock that somebody moves
	_ = errors.Join(c.SetReadDeadline(tot), c.SetWriteDeadline(tot))
}

// leesDelen reads a form with files, for who is known by now. Its fields become the form as of any other. A file goes to the gate as it
// comes, and its id becomes a field `documenten`; what is wrong with it stands in bestandFouten, and what the gate refuses in bestandErr.
// Nothing of a file is kept of a form that somebody else opened.
func (b *bezoek) leesDelen() error {
	b.langer(bestandTijd)
	return b.elkDeel(b.neemBestand)
}

// leesVelden reads only the fields of a form with files, for who is not known (any more): what they typed comes back, and of a file nothing
// is kept.
func (b *bezoek) leesVelden() {
	b.langer(veldenTijd)
	_ = b.elkDeel(func(string, io.Reader) { b.bestandWeg = true }) // a form that cannot be read is one without text
}

// samen is how large the files of one form may be together, in bytes.
func (b *bezoek) samen() int64 { return 2 * b.Gate.Grenzen().Bestand }

// errTeVeel says that a form is larger than what is read of one.
var errTeVeel = errors.New("web: dit formulier is te groot")

// begrensd reads no more than over bytes of a form.
type begrensd struct {
	io.ReadCloser
	over int64
}

// Read reads on, until there is too much.
func (r *begrensd) Read(p []byte) (int, error) {
	if r.over <= 0 {
		return 0, errTeVeel
	}
	n, err := r.ReadCloser.Read(p[:min(int64(len(p)), r.over)])
	r.over -= int64(n)
	return n, err
}

// elkDeel reads the parts of a form: a field becomes one of the form, and neem gets a file. Of a form that is too large the rest is taken in
// without being kept, as far as that is a reasonable amount: a browser that is still sending does not see the answer.
func (b *bezoek) elkDeel(neem func(naam string, r io.Reader)) error {
	heel := b.r.Body
	b.r.Body = &begrensd{ReadCloser: heel, over: b.samen() + maxFormulier}
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
		if err == nil && deel.FileName() != "" {
			neem(deel.FileName(), deel)
			continue
		}
		var waarde []byte
		if err == nil {
			waarde, err = io.ReadAll(io.LimitReader(deel, over+1))
		}
		if errors.Is(err, errTeVeel) {
			_, _ = io.CopyN(io.Discard, heel, 2*b.samen()) // of who sends more than that the connection is cut off
			b.teVeelBestanden()
			return nil
		}
		if onleesbareNaam(err) {
			_, _ = io.CopyN(io.Discard, heel, 2*b.samen())
			b.zonderNaam()
			return nil
		}
		if err != nil {
			return statusFout(http.StatusBadRequest)
		}
		if over -= int64(len(waarde)); over < 0 {
			return statusFout(http.StatusRequestEntityTooLarge)
		}
		if naam := deel.FormName(); naam != "document" { // chosen nothing: browsers send the empty field
			b.r.PostForm.Add(naam, string(waarde))
		}
	}
}

// onleesbareNaam tells whether the head of a file in a form cannot be read: there is a NUL or another sign in its name that no name has. What
// stands behind it cannot be told apart any more.
func onleesbareNaam(err error) bool {
	var kop textproto.ProtocolError
	return errors.As(err, &kop) && strings.Contains(string(kop), "filename=")
}

// zonderNaam says at the field that a file has a name that cannot be. The fields stand before it, and those files that came whole are kept.
func (b *bezoek) zonderNaam() {
	b.bestandWeg = true
	b.bestandFouten = append(b.bestandFouten, errs.Veldfout{Veld: "document", Melding: "In de naam van een bestand staat een teken dat niet kan. " +
		"Geef het bestand een andere naam en kies het opnieuw, met wat er nog mist. Je tekst is bewaard."})
}

// teVeelBestanden says that the files of the form are too large together. Those that came whole are kept.
func (b *bezoek) teVeelBestanden() {
	b.bestandWeg = true
	b.bestandFouten = slices.DeleteFunc(b.bestandFouten, func(f errs.Veldfout) bool { return f.Veld == "document" })
	b.bestandFouten = append(b.bestandFouten, errs.Veldfout{Veld: "document", Melding: "Samen zijn deze bestanden te groot: hoogstens " + gate.Maat(b.samen()) +
		" tegelijk. Kies wat nog mist opnieuw, één voor één. Je tekst is bewaard."})
}

// neemBestand sends one file to the gate.
func (b *bezoek) neemBestand(naam string, r io.Reader) {
	if b.bestandErr != nil || b.vanIemandAnders() {
		b.bestandWeg = true
		return
	}
	zaak, err := b.zaakVanFormulier()
	if err == nil {
		var d gate.DocumentBlad
		if d, err = b.Gate.DocumentKlaarzetten(b.ctx(), b.caller, informatie.Bestand{Casus: zaak, Naam: naam, Handtekening: strings.HasSuffix(b.r.Pattern, papierPad)}, r); err == nil {
			b.r.PostForm.Add("documenten", d.ID)
			return
		}
	}
	b.bestandWeg = true
	if fouten, ok := ongeldig(err); ok {
		for _, f := range fouten {
			b.bestandFouten = append(b.bestandFouten, errs.Veldfout{Veld: f.Veld, Melding: bestandNaam(naam) + ": " + f.Melding})
		}
		return
	}
	b.bestandErr = err
}

// bestandNaam is the name of a file as a message can have it.
func bestandNaam(naam string) string {
	naam = path.Base(strings.ReplaceAll(strings.ToValidUTF8(naam, "_"), `\`, "/"))
	return aanhef(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, naam), 60)
}

// zaakVanFormulier is the id of the Casus that the form is about.
func (b *bezoek) zaakVanFormulier() (string, error) {
	if strings.HasPrefix(b.r.URL.Path, "/casussen/") {
		return b.id(), nil
	}
	if b.r.Pattern == papierPad {
		v, err := b.Gate.VerstrekkingLezen(b.ctx(), b.caller, b.id())
		return v.Casus, err
	}
	g, err := b.Gate.GegevenLezen(b.ctx(), b.caller, b.id())
	return g.Casus, b.inDeWoordenVan("document.toevoegen", b.id(), err)
}

// documentVeld is the field for files of a form of a Casus, with what was sent already.
func (b *bezoek) documentVeld(zaak string, ids []string, fouten []errs.Veldfout) (DocumentVeld, error) {
	v := DocumentVeld{Max: gate.Maat(b.Gate.Grenzen().Bestand), Bytes: b.Gate.Grenzen().Bestand, Samen: gate.Maat(b.samen()), SamenBytes: b.samen()}
	for _, f := range fouten {
		if f.Veld == "document" {
			v.Fout = strings.TrimSpace(v.Fout + " " + f.Melding)
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
	return b.stroom(d, err)
}

// stroom gives a file that was opened.
func (b *bezoek) stroom(d *gate.Stroom, err error) error {
	if err != nil {
		return err
	}
	b.langer(bestandTijd)
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
		if errors.Is(err, errs.ErrNotFound) { // the right to read it stopped on the way
			return errs.ErrNotFound
		}
		return statusFout(http.StatusUnprocessableEntity)
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
