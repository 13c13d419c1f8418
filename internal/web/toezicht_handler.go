// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// toezicht is the log, for the privacy officer (rule AVG-5).
func (b *bezoek) toezicht() error {
	v, err := logVraag(b.r.URL.Query())
	if err != nil {
		return err
	}
	l, err := b.Gate.LogDoorzoeken(b.ctx(), b.caller, v)
	if fouten, ok := ongeldig(err); ok {
		return b.logboekFout(v, fouten)
	}
	if err != nil {
		return err
	}
	return b.toon(b.toezichtPagina(v, l, nil))
}

// logboekFout shows what was asked of the log and what is wrong with it. A day on which nothing happened brings whom one can choose, and shows nothing.
func (b *bezoek) logboekFout(v gate.LogVraag, fouten []errs.Veldfout) error {
	l, err := b.Gate.LogDoorzoeken(b.ctx(), b.caller, gate.LogVraag{Vanaf: "9999-12-31"})
	if err != nil {
		return err
	}
	return b.opnieuw(b.toezichtPagina(v, l, fouten))
}

// haalLogboek gives as a file what the filters choose.
func (b *bezoek) haalLogboek() error {
	v, err := logVraag(b.r.PostForm)
	if err != nil {
		return err
	}
	t, err := b.Gate.LogExporteren(b.ctx(), b.caller, v)
	if fouten, ok := ongeldig(err); ok {
		return b.logboekFout(v, fouten)
	}
	if err != nil {
		return err
	}
	return b.geefTabel(t)
}

// geefTabel answers with a table as a file.
func (b *bezoek) geefTabel(t gate.Tabelbestand) error {
	b.w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	b.w.Header().Set("Content-Disposition", `attachment; filename="`+t.Naam+`"`)
	_, _ = b.w.Write([]byte(t.CSV)) // the browser went away: nobody to tell
	return nil
}

// logVraag reads what is asked for from an address.
func logVraag(q url.Values) (gate.LogVraag, error) {
	v := gate.LogVraag{Medewerker: q.Get("medewerker"), Casus: q.Get("casus"), Handeling: q.Get("handeling"), Artikel: q.Get("artikel"),
		Uitkomst: q.Get("uitkomst"), Vanaf: klok.Datum(q.Get("vanaf")), Tot: klok.Datum(q.Get("tot"))}
	if n := q.Get("voor"); n != "" {
		var err error
		if v.Voor, err = strconv.ParseInt(n, 10, 64); err != nil || v.Voor < 1 {
			return v, statusFout(http.StatusBadRequest)
		}
	}
	return v, nil
}

// logURL is the address of the page of the log that v asks for.
func logURL(v gate.LogVraag) string {
	q := url.Values{}
	for _, kv := range gevraagd(v) {
		q.Set(kv[0], kv[1])
	}
	if v.Voor > 0 {
		q.Set("voor", strconv.FormatInt(v.Voor, 10))
	}
	return padMet("/toezicht", q)
}

func (b *bezoek) toezichtPagina(v gate.LogVraag, l gate.LogPagina, fouten []errs.Veldfout) ToezichtPagina {
	p := ToezichtPagina{Schil: b.schil("/toezicht"), Plekken: toezichtPlekken("/toezicht"), Vraag: v}
	p.Fouten = fouten
	for _, m := range l.Mensen {
		if m.ID == v.Medewerker {
			v.Medewerker, p.Vraag.Medewerker = m.Kenmerk, m.Kenmerk
		}
		p.Mensen = append(p.Mensen, Optie{Waarde: m.Kenmerk, Label: m.Naam.Naam + ", " + m.Partij})
	}
	p.Artikelen = artikelOpties(b.Gate.LogArtikelen())
	for _, r := range l.Regels {
		p.Rijen = append(p.Rijen, b.toezichtRij(r))
	}
	if p.Actief() > 0 {
		p.WisFilters = "/toezicht"
	}
	begin := v
	if begin.Voor = 0; v.Voor > 0 {
		p.Begin = logURL(begin)
	}
	if v.Voor = l.Voor; v.Voor > 0 {
		p.Volgende = logURL(v)
	}
	return p
}

// artikelOpties are articles as the log names them, each with its title.
func artikelOpties(nummers []string) []Optie {
	var uit []Optie
	for _, n := range nummers {
		label := Artikel(n).Kort()
		if a, ok := convenant.ZoekArtikel(n); ok {
			label = Artikel(a.Nummer).Kort() + ": " + a.Titel
			if a.Nummer != n { // named by its rule: others may rest on the same article
				label += " (" + n + ")"
			}
		}
		uit = append(uit, Optie{Waarde: n, Label: label})
	}
	return uit
}

func (b *bezoek) toezichtRij(r gate.LogRegel) ToezichtRij {
	uit := ToezichtRij{GekekenRij: gekekenRij(r.Inzage, b.nu()), Nummer: r.Nummer}
	if r.Functie != "" {
		uit.Functie = r.Partij + ", " + uit.Functie
	}
	var functies []string
	for _, f := range r.Functies {
		functies = append(functies, klein(partij.Functie(f).Label()))
	}
	if uit.Over = strings.Join(r.Over, ", "); len(functies) > 0 {
		uit.Over = strings.TrimPrefix(uit.Over+": "+strings.Join(functies, ", "), ": ")
	}
	if r.Keer > 0 {
		uit.Over = telWoord(r.Keer, "poging", "pogingen") + " van onbekenden, samengeteld"
	}
	if r.CasusID != "" {
		uit.URL = "/casussen/" + r.CasusID
	}
	return uit
}

// tellingen are the plain counts of what employees did, for the privacy officer (rule AVG-5).
func (b *bezoek) tellingen() error {
	q := b.r.URL.Query()
	v := gate.TellingVraag{Vanaf: klok.Datum(q.Get("vanaf")), Tot: klok.Datum(q.Get("tot")), Sorteer: q.Get("sorteer")}
	p := TellingenPagina{Schil: b.schil("/toezicht"), Plekken: toezichtPlekken("/toezicht/tellingen"), Vanaf: string(v.Vanaf), Tot: string(v.Tot), Sorteer: v.Sorteer}
	t, err := b.Gate.LogTellen(b.ctx(), b.caller, v)
	if fouten, ok := ongeldig(err); ok {
		if err := b.Gate.Vooraf(b.ctx(), b.caller, "log.tellen", ""); err != nil {
			return err
		}
		p.Fouten = fouten
		return b.opnieuw(p)
	}
	if err != nil {
		return err
	}
	van, tot := klok.Datum(t.Vanaf), klok.Datum(t.Tot)
	p.Vanaf, p.Tot, p.Sorteer, p.Periode = string(van.Getypt()), string(tot.Getypt()), t.Sorteer, van.Woorden()+" tot en met "+tot.Woorden()
	for _, r := range t.Tellingen {
		rij := TellingRij{Wie: r.Wie.Naam, Partij: r.Partij.Naam, URL: logURL(gate.LogVraag{Medewerker: r.Kenmerk, Vanaf: van, Tot: tot})}
		for i, midden := range []int{t.Midden.Inzagen, t.Midden.Geweigerd, t.Midden.Buiten, t.Midden.Casussen} {
			soort := p.Soorten()[i]
			rij.Getallen = append(rij.Getallen, TellingGetal{Kop: soort.Kop, Aantal: tel(r.Van(soort.Waarde)), Midden: tel(midden)})
		}
		p.Rijen = append(p.Rijen, rij)
	}
	return b.toon(p)
}
