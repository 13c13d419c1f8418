// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"time"

	"rondetafel/internal/document"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// Documents stand on a Gegeven, and follow its Voorwaarden: none of these acts has a policy of its own. Who may read the Gegeven opens
// them, who may give information to the Casus sends a file, who may correct the Gegeven adds or removes one (rules 12.1-1 and 13.2-1).
func documentActs() []Act {
	const post = http.MethodPost
	return []Act{
		{Naam: "document.klaarzetten", Als: "gegeven.toevoegen", Soort: "verstrekken", Methode: post, Pad: "/casussen/{id}/documenten",
			Artikelen: []string{"12.1"}, Titel: "Bestand sturen", Kan: "Je kunt hier geen bestand sturen.",
			Waarom: "Een Partij die meedoet, geeft haar eigen documenten, zolang de casus open is.", Anders: "Vraag de Partij van wie het document is."},
		{Naam: "document.toevoegen", Als: "gegeven.corrigeren", Soort: "verstrekken", Methode: post, Pad: "/gegevens/{id}/documenten",
			Artikelen: []string{"12.1"}, Titel: "Document toevoegen", Kan: "Je kunt bij dit stuk geen document doen.",
			Waarom: "Alleen de Partij die het stuk gaf, doet er een document bij.", Anders: "Vraag die Partij, of geef je document als eigen informatie."},
		{Naam: "document.verwijderen", Als: "gegeven.corrigeren", Soort: change, Methode: post, Pad: "/documenten/{id}/_verwijderen",
			Artikelen: []string{"12.1"}, Titel: "Document weghalen", Kan: "Je kunt dit document niet weghalen.",
			Waarom: "Alleen de Partij die het gaf, haalt het weg.", Anders: "Vraag die Partij."},
		{Naam: "document.lezen", Als: "gegeven.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/documenten/{id}", Artikelen: []string{"13.2"},
			Titel: "Document openen", Kan: "Je kunt dit document niet openen.", Waarom: "De Partij die het stuk gaf, kiest wie het leest.",
			Anders: "Vraag die Partij."},
		{Naam: "document.opruimen", Soort: destroy, Artikelen: []string{"1.10"}, Titel: "Los bestand opruimen", Kan: "Dit bestand ruim je niet op.",
			Waarom: "Het systeem ruimt zelf op wat bij geen stuk hoort.", Anders: "Laat het staan."},
	}
}

// Grenzen say how large documents may be, in bytes; 0 is the usual.
type Grenzen struct {
	Bestand int64 // one file: 50 MB
	Casus   int64 // all files that one Partij brings into a Casus, together: 1 GB. Of others nothing can be measured by it
}

func (gr Grenzen) vol() Grenzen {
	if gr.Bestand == 0 {
		gr.Bestand = 50_000_000
	}
	if gr.Casus == 0 {
		gr.Casus = 1_000_000_000
	}
	return gr
}

// Grenzen returns how large documents may be in this house.
func (g *Gate) Grenzen() Grenzen { return g.opties.Grenzen }

// DocumentBlad is a document as a reader of its Gegeven sees it.
type DocumentBlad struct {
	ID     string        `json:"id"`
	Naam   string        `json:"naam"` // of the file, safe to show
	Soort  document.Kind `json:"soort"`
	Type   string        `json:"mediatype"`
	Bytes  int64         `json:"grootte"`
	Gewist []string      `json:"gewist"` // what was taken out, Dutch
	// Behoudt: who made it and with what stays in, because this kind says that and is not written anew.
	Behoudt    bool       `json:"makerBlijft"`
	Toegevoegd *time.Time `json:"toegevoegdOp,omitempty"` // nothing when it is of no Gegeven yet
}

// bestandInhoud is what stands sealed in the row of a file.
type bestandInhoud struct {
	Naam   string        `json:"naam"`
	Soort  document.Kind `json:"soort"`
	Gewist []string      `json:"gewist,omitempty"`
	Bytes  int64         `json:"bytes"`
	Reeks  int64         `json:"reeks"`
	Som    string        `json:"som,omitempty"` // SHA-256 of the file as it came, hex
	// Bewaard is that of the file as it is kept, when what was hidden in it was taken out.
	Bewaard string `json:"bewaard,omitempty"`
}

func (in bestandInhoud) blad(id string) DocumentBlad {
	return DocumentBlad{ID: id, Naam: in.Naam, Soort: in.Soort, Type: in.Soort.MediaType(), Bytes: in.Bytes, Gewist: append([]string{}, in.Gewist...),
		Behoudt: in.Soort.Keeps()}
}

// DocumentKlaarzetten takes a file from r, checks it and takes out what is hidden in it. It is of no Gegeven yet: GegevenToevoegen and
// DocumentToevoegen take its id, from who sent it and within a day. Nothing of it ever stands unsealed outside memory, of which it takes
// little, whatever its size. *errs.Invalid on "document" when it is too large or not accepted; nothing of it is kept then.
//
// A file cannot be held against one that was sent before, so an idempotency key is not looked at.
func (g *Gate) DocumentKlaarzetten(ctx context.Context, c Caller, in informatie.Bestand, r io.Reader) (DocumentBlad, error) {
	act := g.acts["document.klaarzetten"]
	rij, err := opSlot(g, c, act, func(s *scope) (store.Bestand, error) {
		z, err := s.casus(in.Casus, policy.Context{})
		if err != nil {
			return store.Bestand{}, err
		}
		return s.nieuwBestand(z)
	})
	if err != nil {
		return DocumentBlad{}, err
	}
	b, err := g.neemAan(ctx, rij, in, r)
	if err == nil {
		return b, nil
	}
	if weg := g.ruimBestand(context.WithoutCancel(ctx), rij.ID); weg != nil {
		g.log.Warn("een bestand dat niet is aangenomen, wordt later opgeruimd", "fout", weg.Error())
	}
	if bekend(err) {
		return b, err
	}
	return b, g.onbereikbaar(act, err)
}

// bewaarLos is how long a file may be of no Gegeven.
const bewaarLos = 24 * time.Hour

// nieuwBestand makes room for a file, and the job that clears it if it stays of no Gegeven.
func (s *scope) nieuwBestand(z zaak) (store.Bestand, error) {
	b := store.Bestand{ID: nieuwID(moment(s.moment)), Casus: z.ID, Medewerker: s.caller.persoon(), Aangemaakt: s.moment, Inhoud: []byte{}}
	s.object(b.ID)
	vol, err := s.tx.Opgeslagen(z.ID, b.Medewerker)
	if err != nil {
		return b, err
	}
	if vol >= s.g.opties.Grenzen.Casus {
		return b, s.g.casusVol()
	}
	return b, eerste(s.tx.NieuwBestand(b), s.tx.NieuweJob(store.Job{ID: nieuwID(moment(s.moment)), Soort: jobBestand, Object: b.ID,
		Vanaf: s.moment + bewaarLos.Microseconds()}))
}

func bijDocument(melding string) error {
	return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "document", Melding: melding}}}
}

func (g *Gate) casusVol() error {
	return bijDocument("Jullie documenten bij deze casus mogen samen hoogstens " + Maat(g.opties.Grenzen.Casus) +
		" zijn. Haal eerst een ander document van jullie Partij weg.")
}

// koppel ties files to a Gegeven of z: those that the caller sent, each once.
func (s *scope) koppel(z zaak, gegeven string, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	eerder, err := s.tx.DocumentenVan(gegeven)
	if err != nil {
		return err
	}
	if len(eerder)+len(ids) > informatie.MaxDocumenten {
		return bijDocument("Bij één stuk passen hoogstens twintig documenten. Maak er nog een stuk bij.")
	}
	for i, id := range ids {
		if err := s.koppelEen(z, gegeven, id, int64(i)); err != nil {
			return err
		}
	}
	return nil
}

// koppelEen ties one file, the plaats-th of those that came together: they keep that order. A file is kept only with a piece, which says about
// whom it is, why it may be given and for which goals: the dossier is for procesregie, and holds no files of a Partij beside (rule 1.10-4).
func (s *scope) koppelEen(z zaak, gegeven, id string, plaats int64) error {
	b, err := s.losBestand(z, id)
	if err != nil {
		return err
	}
	in, err := s.bestandInhoud(b)
	if err == nil {
		err = s.eisEigenBestand(z, in)
	}
	if err != nil {
		return err
	}
	d := store.Document{ID: id, Casus: z.ID, Gegeven: gegeven, Aangemaakt: s.moment + plaats}
	d.Zegel = s.verzegel("document", documentRij(id), 0, documentVelden(d))
	van := store.Gegeven{ID: gegeven, Casus: z.ID, Partij: s.eigenPartij()} // only its supplier gives a piece files
	return eerste(s.tx.NieuwDocument(d), s.tx.WisJob(jobBestand, id), s.merk(van, store.MerkBestand, in.merken(s.g)))
}

// losBestand is a file that the caller sent to a Casus and that belongs to nothing yet; *errs.Invalid on "document" for any other.
func (s *scope) losBestand(z zaak, id string) (store.Bestand, error) {
	s.object(id)
	weg := bijDocument("Dit bestand is er niet meer. Kies het opnieuw.")
	if !isID(id) {
		return store.Bestand{}, weg
	}
	b, err := s.tx.Bestand(id)
	if errors.Is(err, store.ErrGeen) {
		return b, weg
	}
	if err != nil {
		return b, err
	}
	hoort, err := s.hoortErgensBij(id)
	if err == nil && (hoort || b.Casus != z.ID || b.Medewerker != s.caller.persoon() || !b.Klaar) {
		err = weg
	}
	return b, err
}

// hoortErgensBij tells whether a file is of a Gegeven, or of an answer about a Derde.
func (s *scope) hoortErgensBij(id string) (bool, error) {
	_, err := s.tx.Document(id)
	if errors.Is(err, store.ErrGeen) {
		_, err = s.tx.Handtekening(id)
	}
	return err == nil, alsEr(err)
}

// DocumentToevoegen adds a file that was sent to a Gegeven of the caller's Partij (rule 12.1-1).
func (g *Gate) DocumentToevoegen(ctx context.Context, c Caller, in informatie.Aanhangen) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	afdruk := in
	var err error
	if afdruk.Documenten, err = g.bestandKenmerken(ctx, c, in.Documenten); err != nil {
		return Verwijzing{}, g.onbereikbaar(g.acts["document.toevoegen"], err)
	}
	return schrijf(ctx, g, c, "document.toevoegen", afdruk, func(s *scope) (Verwijzing, error) {
		k, err := s.nieuwsteGegeven(in.Gegeven, in.Versie, policy.Context{})
		if err != nil {
			return Verwijzing{}, err
		}
		if err := s.koppel(k.zaak, k.ID, in.Documenten); err != nil {
			return Verwijzing{}, err
		}
		return s.bewaar(k, k.Gegeven, "document.toegevoegd")
	})
}

// DocumentVerwijderen takes a document away from a Gegeven of the caller's Partij; nobody opens it from then on (rule 12.1-1). A job
// removes its bytes.
func (g *Gate) DocumentVerwijderen(ctx context.Context, c Caller, in informatie.Weghalen) (Verwijzing, error) {
	return schrijf(ctx, g, c, "document.verwijderen", in, func(s *scope) (Verwijzing, error) {
		d, err := s.leesDocument(in.Document)
		if err != nil {
			return Verwijzing{}, err
		}
		k, err := s.nieuwsteGegeven(d.Gegeven, in.Versie, policy.Context{})
		if err != nil {
			return Verwijzing{}, err
		}
		s.vernauwd = true
		if err := s.wisDocument(d); err != nil {
			return Verwijzing{}, err
		}
		return s.bewaar(k, k.Gegeven, "document.verwijderd")
	})
}

// leesDocument reads the row of a document, before anything is decided. One whose MAC does not fit is of no Gegeven: errs.ErrNotFound, as
// for one that does not exist.
func (s *scope) leesDocument(id string) (store.Document, error) {
	return opID(s, id, func(id string) (store.Document, error) {
		d, err := s.tx.Document(id)
		if err == nil && !s.g.echt("document", d.ID, d.Zegel, documentVelden(d)) {
			err = store.ErrGeen
		}
		return d, err
	})
}

// wisDocument unties a file; a job removes it.
func (s *scope) wisDocument(d store.Document) error {
	s.object(d.ID)
	s.vervalt(documentRij(d.ID), d.Versie)
	return eerste(s.tx.WisDocument(d.ID), s.tx.NieuweJob(store.Job{ID: nieuwID(moment(s.moment)), Soort: jobBestand, Object: d.ID, Vanaf: s.moment}))
}

// wisDocumenten unties every file of a Gegeven, which goes.
func (s *scope) wisDocumenten(gegeven string) error {
	lijst, err := s.tx.DocumentenVan(gegeven)
	for _, d := range lijst {
		err = eerste(err, s.wisDocument(d))
	}
	return err
}

// documentenVan are the documents of a Gegeven for who may read it. Those of its whole Casus are read once.
func (s *scope) documentenVan(k stuk) ([]DocumentBlad, error) {
	alle, gelezen := s.documenten[k.Casus]
	if !gelezen {
		var err error
		if alle, err = s.tx.Documenten(k.Casus); err != nil {
			return nil, err
		}
		if s.documenten == nil {
			s.documenten = map[string][]store.Document{}
		}
		s.documenten[k.Casus] = alle
	}
	uit := []DocumentBlad{}
	for _, d := range alle {
		if d.Gegeven != k.ID {
			continue
		}
		if !s.g.echt("document", d.ID, d.Zegel, documentVelden(d)) {
			continue
		}
		in, err := s.bestandInhoud(d.Bestand)
		if err != nil {
			return nil, err
		}
		b := in.blad(d.ID)
		op := moment(d.Aangemaakt)
		b.Toegevoegd = &op
		uit = append(uit, b)
	}
	return uit, nil
}

func (s *scope) bestandInhoud(b store.Bestand) (bestandInhoud, error) {
	var in bestandInhoud
	doos, err := s.doos(b.Casus)
	if err != nil {
		return in, err
	}
	return in, openNaar(doos, "bestand", b.ID, b.Inhoud, &in)
}

// Maat writes a number of bytes as a person does: "50 MB".
func Maat(n int64) string {
	for i, eenheid := range []string{"GB", "MB", "kB"} {
		een := []int64{1_000_000_000, 1_000_000, 1_000}[i]
		if n < een {
			continue
		}
		tienden := (n*10 + een/2) / een
		if tienden%10 == 0 || tienden >= 100 {
			return getalTekst(tienden/10) + " " + eenheid
		}
		return getalTekst(tienden/10) + "," + getalTekst(tienden%10) + " " + eenheid
	}
	return getalTekst(n) + " bytes"
}

// bestandKenmerken are files by their name and content, for the fingerprint of a form: sent again, the same files have other ids. One that
// the caller did not send, or that is not there, is its id.
func (g *Gate) bestandKenmerken(ctx context.Context, c Caller, ids []string) ([]string, error) {
	uit := slices.Clone(ids)
	if c.Sleutel == "" || len(ids) > informatie.MaxDocumenten {
		return uit, nil
	}
	for i, id := range ids {
		if !isID(id) {
			continue
		}
		var b store.Bestand
		err := g.db.Lees(ctx, func(tx *store.Tx) (err error) { b, err = tx.Bestand(id); return alsEr(err) })
		if err != nil {
			return nil, err
		}
		if b.ID != id || b.Medewerker != c.persoon() || !b.Klaar {
			continue
		}
		doos, err := g.doos(ctx, b.Casus)
		if err != nil {
			return nil, err
		}
		var in bestandInhoud
		if err := openNaar(doos, "bestand", b.ID, b.Inhoud, &in); err != nil {
			return nil, err
		}
		if in.Som != "" {
			uit[i] = in.Som + " " + in.Naam
		}
	}
	return uit, nil
}

// losseBestanden tells which of ids are files that the caller sent to a Casus and that are of no Gegeven yet, in their order, so that a
// form that comes back can still name them.
func (s *scope) losseBestanden(zaak string, ids []string) ([]DocumentBlad, error) {
	uit := []DocumentBlad{}
	for _, id := range slices.Compact(slices.Clone(ids)) {
		if !isID(id) {
			continue
		}
		b, err := s.tx.Bestand(id)
		if errors.Is(err, store.ErrGeen) || err == nil && (b.Casus != zaak || b.Medewerker != s.caller.persoon() || !b.Klaar) {
			continue
		}
		if err != nil {
			return nil, err
		}
		in, err := s.bestandInhoud(b)
		if err != nil {
			return nil, err
		}
		uit = append(uit, in.blad(id))
	}
	return uit, nil
}
