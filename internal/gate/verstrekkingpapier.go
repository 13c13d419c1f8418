// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/document"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// VerstrekkingPapier records that a consent for one part was signed on paper, with the document that shows it (rule 7.2-2). The document was
// sent before, as of any piece. It is for the version of the piece that was seen, and no older than that.
func (g *Gate) VerstrekkingPapier(ctx context.Context, c Caller, in informatie.OpPapier) (Verwijzing, error) {
	afdruk := in
	kenmerk, err := g.bestandKenmerken(ctx, c, []string{in.Document})
	if err != nil {
		return Verwijzing{}, g.onbereikbaar(g.acts["verstrekking.papier"], err)
	}
	afdruk.Document = kenmerk[0]
	return schrijf(ctx, g, c, "verstrekking.papier", afdruk, func(s *scope) (Verwijzing, error) {
		v, d, err := s.nieuwsteDeel(in.Verstrekking, in.Deel, in.Versie, func(d deel) policy.Context { return s.antwoordContext(d, bestuur.Ingestemd) })
		if err != nil {
			return Verwijzing{}, err
		}
		if err := eerste(in.Valideer(s.soortPartij(), s.vandaag()), s.eisZelfdeStuk(d, in.Stukversie), s.eisPapier(v, d, in),
			s.eisOpen(v.zaak, in.Teksten())); err != nil {
			return Verwijzing{}, err
		}
		return s.antwoordOp(v, d, bestuur.Ingestemd, stemInhoud{Verantwoordelijke: in.Verantwoordelijke, Bevoegdheid: in.Bevoegdheid,
			Papier: &papierInhoud{Ondertekenaar: in.Ondertekenaar, Datum: in.Datum.ISO(), Document: in.Document}}, "verstrekking.getekend")
	})
}

// opPapier are the kinds of file in which a signed document comes.
func opPapier() []document.Kind {
	return []document.Kind{document.PDF, document.PNG, document.JPEG, document.GIF, document.WebP}
}

const alsPapier = "Stuur het getekende document als pdf of als foto."

// eisPapier asks that the document is a PDF or a picture that the caller sent, and that it was signed for this disclosure and for the piece as it
// is now: not before the day on which either came.
func (s *scope) eisPapier(v verstrekking, d deel, in informatie.OpPapier) error {
	b, err := s.losBestand(v.zaak, in.Document)
	if err != nil {
		return err
	}
	inhoud, err := s.bestandInhoud(b)
	if err != nil {
		return err
	}
	var f errs.Velden
	f.Eis(slices.Contains(opPapier(), inhoud.Soort), "document", alsPapier)
	gevraagd := in.Datum.ISO() >= dagVan(v.Gevraagd)
	f.Eis(gevraagd, "datum", "Toen was deze verstrekking nog niet gevraagd. Toestemming is voor één verstrekking (art. 7.2). Laat tekenen voor deze.")
	f.Eis(!gevraagd || d.stuk == nil || in.Datum.ISO() >= dagVan(d.stuk.Gewijzigd), "datum", "Daarna is dit stuk nog veranderd (art. 7.2). Laat opnieuw tekenen, voor wat er nu staat.")
	return f.Fout()
}

// dagVan is the day of a moment here, ISO: a signature on paper has no time.
func dagVan(micro int64) string {
	return klok.VanMicro(micro).In(klok.Amsterdam()).Format(time.DateOnly)
}

// zetPapier ties the document of a signature to the answer; one of an earlier answer goes.
func (s *scope) zetPapier(a store.Stem, zaak string, papier *papierInhoud) error {
	h, err := s.tx.HandtekeningVan(a.Instemming, a.Partij)
	if err == nil {
		s.object(h.ID)
		s.vervalt(handtekeningRij(h.ID), h.Versie)
		err = eerste(s.tx.WisHandtekening(h.ID), s.tx.NieuweJob(store.Job{ID: nieuwID(moment(s.moment)), Soort: jobBestand, Object: h.ID, Vanaf: s.moment}))
	}
	if err = alsEr(err); err != nil || papier == nil {
		return err
	}
	h = store.Handtekening{ID: papier.Document, Casus: zaak, Instemming: a.Instemming, Partij: a.Partij, Aangemaakt: s.moment}
	h.Zegel = s.verzegel(vanHandtekening, handtekeningRij(h.ID), 0, handtekeningVelden(h))
	return eerste(s.tx.NieuweHandtekening(h), s.tx.WisJob(jobBestand, h.ID))
}

// PapierBlad is a consent that was signed on paper.
type PapierBlad struct {
	Ondertekenaar string `json:"ondertekenaar"`
	Datum         string `json:"datum"`              // ISO
	Document      string `json:"document,omitempty"` // id, for who may open it
}

func (s *scope) papierBlad(d deel, partij string, in *papierInhoud) *PapierBlad {
	if in == nil {
		return nil
	}
	b := &PapierBlad{Ondertekenaar: in.Ondertekenaar, Datum: in.Datum}
	if s.vraag("verstrekking.handtekening", d.antwoordVan(partij), policy.Context{}).Toegestaan {
		b.Document = in.Document
	}
	return b
}

// antwoordVan is a part as far as it is about the answer of one Partij: of what another one signed, a supplier sees nothing (rule 7.2-4).
func (d deel) antwoordVan(partij string) func(int) policy.Resource {
	return func(i int) policy.Resource {
		f := d.feiten[i]
		f.Gevraagd = []string{partij}
		return f
	}
}

// HandtekeningLezen opens the document of a consent that was signed on paper: for the Partij that signed, who asked and the regie. It goes as
// any document, and so does its look. errs.ErrNotFound for who may not know of that answer.
func (g *Gate) HandtekeningLezen(ctx context.Context, c Caller, id string) (*Stroom, error) {
	u := &Stroom{g: g, caller: c, act: "verstrekking.handtekening"}
	u.mag = func(s *scope) (store.Bestand, error) {
		h, v, d, err := s.leesHandtekening(id)
		if err != nil {
			return h.Bestand, err
		}
		if err := s.beslisOver(d.antwoordVan(h.Partij), policy.Context{}, "verstrekking.deel"); err != nil {
			return h.Bestand, err
		}
		s.toont(v.ID)
		return h.Bestand, u.sinds(h.Aangemaakt, nil)
	}
	return u.open(ctx)
}

// leesHandtekening reads a signature on paper with the part that it is for, before anything is decided: errs.ErrNotFound for one that does not
// exist, that was altered, or of whose part the caller may not know.
func (s *scope) leesHandtekening(id string) (h store.Handtekening, v verstrekking, d deel, err error) {
	h, err = opID(s, id, func(id string) (store.Handtekening, error) {
		h, err := s.tx.Handtekening(id)
		if err == nil && !s.g.echt(vanHandtekening, h.ID, h.Zegel, handtekeningVelden(h)) {
			err = store.ErrGeen
		}
		return h, err
	})
	if err != nil {
		return h, v, d, err
	}
	if v, err = s.leesVerstrekking(h.Verstrekking); err != nil {
		return h, v, d, err
	}
	if _, _, err = s.bevries(&v); err != nil {
		return h, v, d, err
	}
	kijk := s.kijkNaar(v)
	for _, d := range v.delen {
		if d.Instemming == h.Instemming && s.zietDeel(d, kijk) {
			return h, v, d, nil
		}
	}
	s.besloten = true
	return h, v, d, errs.ErrNotFound
}
