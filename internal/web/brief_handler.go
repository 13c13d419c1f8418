// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"context"
	"io"
	"net/http"
	"strconv"
	"strings"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// Drukker makes a tagged PDF of the HTML that it asks for: drukwerk.Drukker.
type Drukker interface {
	PDF(ctx context.Context, geef func(context.Context, io.Writer) error) ([]byte, error)
}

func (b *bezoek) brief() error {
	v, err := b.Gate.VerstrekkingBrief(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	return b.toon(b.briefPagina(v))
}

// briefPDF gives the letter as a PDF. It is the same look at the letter as its page, and it holds what that page would show; it is made after
// that look is in the log. Where there is no PDF, its page says what to do instead.
func (b *bezoek) briefPDF() error {
	v, err := b.Gate.VerstrekkingBrief(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := b.briefPagina(v)
	if b.Drukker == nil {
		return b.geenPDF(p)
	}
	pdf, err := b.Drukker.PDF(b.ctx(), func(_ context.Context, w io.Writer) error { return b.weergave.Druk(w, p) })
	if err != nil {
		b.Log.Warn("brief: geen pdf", "kenmerk", b.kenmerk(), "fout", err.Error())
		return b.geenPDF(p)
	}
	gate.Bijlage(b.w.Header(), gate.DocumentBlad{Naam: "brief-" + v.Nummer + ".pdf", Type: "application/pdf"})
	b.w.Header().Set("Content-Length", strconv.Itoa(len(pdf)))
	_, _ = b.w.Write(pdf) // the browser went away: nobody to tell
	return nil
}

// geenPDF answers with the letter itself, to print.
func (b *bezoek) geenPDF(p BriefPagina) error {
	m := Melding{Soort: MeldingFout, Kop: "De pdf is er niet.", Tekst: "Hij kon nu niet worden gemaakt. Probeer het zo weer, of print deze pagina met je browser: dat is dezelfde brief."}
	if !p.PDF {
		m.Tekst = "Hier kan geen pdf worden gemaakt. Print deze pagina met je browser: dat is dezelfde brief."
	}
	p.Meldingen = append(p.Meldingen, m)
	return b.schrijf(http.StatusServiceUnavailable, p)
}

func (b *bezoek) briefPagina(v gate.BriefBlad) BriefPagina {
	p := BriefPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: v.Nummer, URL: "/casussen/" + v.Casus},
		Kruimel{Naam: "Verstrekking", URL: "/verstrekkingen/" + v.Verstrekking}, Kruimel{Naam: "Brief"}), ID: v.Verstrekking, CasusID: v.Casus, Nummer: v.Nummer, Huis: v.Huis,
		Datum: klok.Datum(v.Datum).Woorden(), Derde: v.Derde, Doel: v.Doel, Grondslag: v.Grondslag, Voorwaarden: v.Voorwaarden, Voldaan: v.Voldaan, Door: v.Door.Naam,
		PDF: b.Drukker != nil, NietHeel: v.Onvolledig}
	p.Uitgaand = !p.NietHeel // a copy with less in it is no letter to hand over
	if v.Namens != nil {
		p.Door += ", namens " + v.Namens.Naam
	}
	for _, d := range v.Delen {
		var namen, tekenden []string
		for _, n := range d.Van {
			namen = append(namen, n.Naam)
		}
		for _, t := range d.Tekenden {
			tekenden = append(tekenden, t.Partij.Naam+" ("+t.Verantwoordelijke.Label()+"), "+VolleDatum(t.Moment)+opPapierInBrief(t.Papier))
		}
		x := BriefDeel{Kop: "Informatie van " + opsommingVan(namen), Tekst: d.Tekst, Documenten: d.Documenten, Dicht: d.Dicht}
		p.Daarna = p.Daarna || d.Daarna != ""
		if len(d.Over) > 0 {
			x.Feiten = append(x.Feiten, Feit{"Over", strings.Join(d.Over, ", ")})
		}
		if d.Datum != "" {
			x.Feiten = append(x.Feiten, Feit{"Van", klok.Datum(d.Datum).Woorden()})
		}
		x.Feiten = append(x.Feiten, Feit{"Toestemming", strings.Join(tekenden, "; ")})
		p.Delen = append(p.Delen, x)
	}
	return p
}
