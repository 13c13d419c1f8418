// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"bytes"
	"context"
	"errors"
	"html"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/web"
)

// nepDrukker makes of every document a PDF that is that document, or fails.
type nepDrukker struct{ fout error }

func (n nepDrukker) PDF(ctx context.Context, geef func(context.Context, io.Writer) error) ([]byte, error) {
	b := bytes.NewBufferString("%PDF-")
	if err := errors.Join(n.fout, geef(ctx, b)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// metBrief is a Casus with a letter to a Derde about the pieces of Anna and Bo.
func metBrief(t *testing.T, h *huis) (z gate.Verwijzing, pad string) {
	t.Helper()
	z = metDerdenstukken(t, h)
	ctx, petra := h.Ctx(), gatetest.Als(gatetest.Petra)
	c, err := h.CasusLezen(ctx, petra, z.ID)
	goed(t, err)
	in := informatie.Verstrekking{Casus: z.ID, Derde: informatie.Derde{Naam: "<b>Corporatie</b> De Voorbeeldhoek", Soort: "woningcorporatie", Contact: "T. Verzonnen\nfile:///etc/passwd"},
		Doel: "Een woning zoeken", Grondslag: "WGS 1.7", Noodzaak: "Het kan niet met minder.", Uiterlijk: klok.Datum(h.Klok.Nu().AddDate(0, 0, 7).Format(time.DateOnly))}
	for _, g := range c.Gegevens {
		if g.VraagDerde && g.Tekst != "De behandeling stopte." {
			in.Stukken = append(in.Stukken, g.ID)
		}
	}
	v, err := h.VerstrekkingVragen(ctx, petra, in)
	goed(t, err)
	for _, wie := range []string{gatetest.Anna, gatetest.Bo} {
		b, err := h.VerstrekkingLezen(ctx, gatetest.Als(wie), v.ID)
		goed(t, err)
		i := slices.IndexFunc(b.Delen[0].Antwoorden, func(a gate.DeelAntwoordBlad) bool { return a.Eigen })
		token, err := h.Inloggen(ctx, gatetest.Als(wie))
		goed(t, err)
		vers := gatetest.Als(wie)
		vers.Sessie = gate.SessieID(token)
		_, err = h.VerstrekkingTekenen(ctx, vers, informatie.Ondertekening{Verstrekking: v.ID, Deel: b.Delen[0].ID, Versie: b.Delen[0].Antwoorden[i].Versie, Stukversie: b.Delen[0].Stukversie,
			Verantwoordelijke: b.Verantwoordelijken[0], Bevoegdheid: "Mandaat 2026"})
		goed(t, err)
	}
	versie := func() int64 {
		b, err := h.VerstrekkingLezen(ctx, petra, v.ID)
		goed(t, err)
		return b.Versie
	}
	_, err = h.VerstrekkingAdvies(ctx, gatetest.Als(gatetest.Rik), informatie.Advies{Verstrekking: v.ID, Versie: versie(), Oordeel: informatie.Positief, Tekst: "Het past.", Datum: h.Vandaag()})
	goed(t, err)
	_, err = h.VerstrekkingVerlenen(ctx, petra, informatie.Verlenen{Verstrekking: v.ID, Versie: versie()})
	goed(t, err)
	return z, "/verstrekkingen/" + v.ID + "/brief"
}

var (
	briefOpPagina = regexp.MustCompile(`(?s)<article.*</article>`)
	briefOpPapier = regexp.MustCompile(`(?s)<body>.*</body>`)
	merkteken     = regexp.MustCompile(`(?s)<svg.*?</svg>|<[^>]*>`)
	spatie        = regexp.MustCompile(`\s+`)
)

// woorden is what a piece of HTML says, whatever its marks.
func woorden(stuk string) string {
	return spatie.ReplaceAllString(html.UnescapeString(merkteken.ReplaceAllString(strings.ReplaceAll(stuk, "<wbr>", ""), "")), "")
}

// The PDF says word for word what the letter's page says, also when a supplier closed its piece since; it is the same look in the log. Its
// name and title have nobody in them, it names no address, and what was typed is text.
//
// rule 7.2-2, rule 13.2-2
func TestBriefAlsPDF(t *testing.T) {
	h := nieuwHuis(t)
	z, pad := metBrief(t, h)
	h.srv = opgangMet(t, web.Opties{Gate: h.Gate, Demo: true, Drukker: nepDrukker{}})
	petra := h.als(t, gatetest.Petra)
	for _, dicht := range []bool{false, true} {
		if dicht {
			c, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Bo), z.ID)
			goed(t, err)
			i := slices.IndexFunc(c.Gegevens, func(g gate.GegevenBlad) bool { return g.Tekst == "Er waren drie meldingen." })
			_, err = h.GegevenIntrekken(h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Intrekken{Gegeven: c.Gegevens[i].ID, Versie: c.Gegevens[i].Versie, Reden: "Het klopt niet meer."})
			goed(t, err)
		}
		zin := map[bool]string{true: "Daarna ingetrokken. Wat er is gegeven, lees je hier niet (", false: "De huur is betaald."}[dicht]
		mist(t, "the disclosure", petra.toont(strings.TrimSuffix(pad, "/brief"), zin), "Hier staat wat er is gegeven.")
		opgemaakt := petra.get(pad)
		petra.is(opgemaakt, http.StatusOK, "Brief als pdf", "De huur is betaald.", "Een woning zoeken.</span> Gebruik haar alleen daarvoor", "Dit mag op grond van: WGS 1.7.</p>")
		if strings.Contains(opgemaakt.html, "Dit is niet de hele brief") != dicht || strings.Contains(opgemaakt.html, `<span class="rt-alleen-scherm"><strong>Er is daarna een stuk veranderd`) != dicht {
			t.Errorf("closed %v, and the letter says\n%s", dicht, briefOpPagina.FindString(opgemaakt.html))
		}
		opPagina := h.Laatste()
		a := petra.get(pad + ".pdf")
		e := h.Laatste()
		if e.Sequence != opPagina.Sequence+1 || e.Handeling != "verstrekking.brief" || e.Persoon != gatetest.Petra || !slices.Equal(e.Getoond, opPagina.Getoond) {
			t.Errorf("the log says %+v, and of the page %+v", e, opPagina)
		}
		petra.is(a, http.StatusOK, "De huur is betaald.")
		if got, wil := woorden(briefOpPapier.FindString(a.html)), woorden(briefOpPagina.FindString(opgemaakt.html)); got != wil || len(wil) < 300 {
			t.Errorf("the PDF says\n%s\nand the page\n%s", got, wil)
		}
		if strings.Contains(a.html, "Dit is niet de hele brief") != dicht || strings.Contains(a.html, "daarna een stuk") {
			t.Errorf("closed %v, and the PDF says %s", dicht, a.html)
		}
		if strings.Contains(a.html, "drie meldingen") == dicht || strings.Contains(a.html, "De behandeling") {
			t.Errorf("closed %v: %s", dicht, a.html)
		}
		kop := map[string]string{"Content-Type": "application/pdf", "Content-Disposition": `attachment; filename="brief-` + nummer(a.html) + `.pdf"; filename*=UTF-8''brief-` + nummer(a.html) + ".pdf",
			"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'"}
		for naam, wil := range kop {
			if got := a.kop.Get(naam); got != wil {
				t.Errorf("%s: %q, want %q", naam, got, wil)
			}
		}
		for _, nooit := range []string{"href", "src=", "url(", "@import", "<b>", "<script"} {
			if strings.Contains(a.html, nooit) {
				t.Errorf("the document holds %q", nooit)
			}
		}
	}
	dirk := h.als(t, gatetest.Dirk)
	gelijk(t, "of who has no part in it", dirk.get(pad+".pdf"), dirk.get("/verstrekkingen/x/brief.pdf"))
	h.als(t, gatetest.Anna).is(h.als(t, gatetest.Anna).get(pad+".pdf"), http.StatusForbidden, "7.2")
}

var briefTitel = regexp.MustCompile(`<title>Brief bij casus ([0-9]{4}-[0-9]+)</title>`)

// nummer is the number of the Casus in the title of a document; "geen" when that says something else.
func nummer(document string) string {
	if m := briefTitel.FindStringSubmatch(document); m != nil {
		return m[1]
	}
	return "geen"
}

// Where no PDF can be made there is no button and the letter's page says that it can be printed; when one fails, that page says so too.
func TestBriefZonderPDF(t *testing.T) {
	h := nieuwHuis(t)
	_, pad := metBrief(t, h)
	for _, geval := range []struct {
		drukker web.Drukker
		pagina  string
		melding string
	}{{nil, "Hier kan geen pdf worden gemaakt. Print deze pagina met je browser.", "Hier kan geen pdf worden gemaakt. Print deze pagina met je browser: dat is dezelfde brief."},
		{nepDrukker{errors.New("vol")}, "Bewaar de brief als pdf, of print deze pagina met je browser.", "Hij kon nu niet worden gemaakt. Probeer het zo weer, of print deze pagina"}} {
		h.srv = opgangMet(t, web.Opties{Gate: h.Gate, Demo: true, Drukker: geval.drukker})
		petra := h.als(t, gatetest.Petra)
		if p := petra.toont(pad, geval.pagina); strings.Contains(p, pad+".pdf") != (geval.drukker != nil) {
			t.Errorf("offered: %v", geval.drukker == nil)
		}
		a := petra.get(pad + ".pdf")
		petra.is(a, http.StatusServiceUnavailable, "De pdf is er niet.", geval.melding, "De huur is betaald.")
		if e := h.Laatste(); e.Handeling != "verstrekking.brief" {
			t.Errorf("the log ends in %s", e.Handeling)
		}
		if a.kop.Get("Content-Disposition") != "" || !strings.HasPrefix(a.kop.Get("Content-Type"), "text/html") {
			t.Errorf("it comes as %v", a.kop)
		}
	}
}
