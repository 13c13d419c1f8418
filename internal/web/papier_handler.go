// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

const papierPad = "/verstrekkingen/{id}/delen/{deel}/papier"

// papierInvoer is what was typed in the form of a consent on paper, with the files that were sent.
type papierInvoer struct {
	informatie.OpPapier
	Documenten []string `json:"documenten"`
}

func (b *bezoek) papier() error { return b.toonPapier(papierInvoer{}, nil) }

func (b *bezoek) toonPapier(in papierInvoer, fouten []errs.Veldfout) error {
	v, err := b.Gate.VerstrekkingLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	i := slices.IndexFunc(v.Delen, func(d gate.DeelBlad) bool { return d.ID == b.r.PathValue("deel") })
	if i < 0 {
		return errs.ErrNotFound
	}
	d := v.Delen[i]
	if err := b.eisMag(d.Mag, "verstrekking.papier"); err != nil {
		return err
	}
	p := PapierPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: v.Nummer, URL: "/casussen/" + v.Casus},
		Kruimel{Naam: "Verstrekking", URL: "/verstrekkingen/" + v.ID}, Kruimel{Naam: "Op papier"}), ID: v.ID, CasusID: v.Casus, Nummer: v.Nummer, Derde: v.Derde.Naam,
		Verzoek: VerzoekDelen{Doel: v.Doel, Grondslag: v.Grondslag, Noodzaak: v.Noodzaak}, Deel: deelRij(v, d, b.nu()), Keuzen: verantwoordelijken(v), Waarden: in.OpPapier}
	p.Waarden.Versie, p.Waarden.Stukversie = versieVan(d, in.Ondertekening())
	if p.Waarden.Verantwoordelijke == "" && len(v.Verantwoordelijken) == 1 {
		p.Waarden.Verantwoordelijke = v.Verantwoordelijken[0]
	}
	if p.Document, err = b.documentVeld(v.Casus, in.Documenten, fouten); err != nil {
		return err
	}
	p.Document.Los, p.Document.Getekend, p.Fouten = true, true, fouten
	return b.formulier(p, fouten)
}

// verantwoordelijken are for whom the reader's Partij signs, as choices.
func verantwoordelijken(v gate.VerstrekkingBlad) []Optie {
	var uit []Optie
	for _, k := range v.Verantwoordelijken {
		uit = append(uit, Optie{Waarde: string(k), Label: hoofdletter(k.Label())})
	}
	return uit
}

// legPapierVast records a consent on paper. A file that came stays, whatever else is wrong with the form.
func (b *bezoek) legPapierVast() error {
	var in papierInvoer
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.bestandErr != nil {
		return b.bestandErr
	}
	if b.actie() == actieTerug { // the versions are those of what is shown now
		in.Versie, in.Stukversie = 0, 0
		return b.toonPapier(in, nil)
	}
	in.Verstrekking, in.Deel = b.id(), b.r.PathValue("deel")
	fouten := b.bestandFouten
	if len(in.Documenten) > 1 {
		fouten = append(fouten, errs.Veldfout{Veld: "document", Melding: "Eén toestemming heeft één document. Laat er één staan."})
	}
	if len(fouten) > 0 {
		return b.toonPapier(in, fouten)
	}
	if len(in.Documenten) == 1 {
		in.Document = in.Documenten[0]
	}
	_, err := b.Gate.VerstrekkingPapier(b.ctx(), b.caller, in.OpPapier)
	if fouten, ok := ongeldig(err); ok {
		return b.toonPapier(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/verstrekkingen/"+b.id(), gedaanPapier)
}

// handtekening gives the document of a consent on paper, as an attachment.
func (b *bezoek) handtekening() error {
	d, err := b.Gate.HandtekeningLezen(b.ctx(), b.caller, b.id())
	return b.stroom(d, err)
}

// opPapier says that a consent was signed on paper, and where its document is for who may open it; "" for one that was signed here.
func opPapier(p *gate.PapierBlad, nu time.Time) (zin, url string) {
	if p == nil {
		return "", ""
	}
	if p.Document != "" {
		url = "/handtekeningen/" + p.Document
	}
	return "Getekend op papier door " + p.Ondertekenaar + " op " + datumTekst(p.Datum, nu) + ", document erbij", url
}

// opPapierInBrief is what the letter says of it.
func opPapierInBrief(p *gate.PapierBlad) string {
	if p == nil {
		return ""
	}
	return ", getekend op papier op " + klok.Datum(p.Datum).Woorden()
}
