// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"fmt"
	"maps"
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// What a piece says, as far as whoever types a text read it or can, stands in no text that people of another Partij read (rule 13.2-3). A Partij may say
// again what a piece of its own said before the other was there: what it gave later, it may have from there. A text that stood in the Casus before a piece
// said it is nobody's copy of that.

const (
	dichtStuk = "Dit staat ook in een stuk dat is ingetrokken of dat jij niet meer leest (art. 13.2). Schrijf op wat ook zonder dat stuk waar is, of " +
		"laat dit weg."
	vorigStuk = "Dit stond in een stuk dat intussen is verbeterd (art. 13.2). Schrijf op wat er nu staat, of laat dit weg."
	losStuk   = "Dit staat ook in een stuk van %s%s. Wie dit hier leest, leest dat stuk misschien niet (art. 13.2). Schrijf het in eigen woorden, of " +
		"verwijs naar het stuk. In plan en verslag haal je het aan als passage, als dat stuk dat toelaat; een derde krijgt het als je het stuk zelf vraagt."
	overVelden = "Samen met een ander veld staat hier iets dat elk veld apart niet zegt. "
)

// dichtetekst is what closed passages with the same words say, or a piece.
type dichtetekst struct {
	rij      informatie.Woordrij
	passages []store.Passage
	beter    bool // a piece under the passages was corrected, and they are open
	stuk     *stuk
	naam     string // of the piece, as pages have it
	vorig    bool   // the piece said it before it was corrected
	// besloten is, for a text that is no piece and for the Procesregisseur alone, what is wrong with taking words of it over.
	besloten func(woorden string) string
}

// toetsing compares the texts of one act.
type toetsing struct {
	s     *scope
	z     zaak
	oud   []dichtetekst
	kent  map[string]bool // whether every caller knows a passage or a piece
	eigen []dichtetekst   // what the callers' own Partij gave; read when there is something to compare it with
	geeft bool            // the texts are of a piece that is given or corrected
	al    informatie.Woordrij
}

// toetsOpen is eisOpen for who asks more; over are passages that were compared already.
func (s *scope) toetsOpen(v *errs.Velden, z zaak, teksten []informatie.Veldtekst, over []string) error {
	if !s.vergelijkt(teksten) {
		return nil
	}
	dicht, err := s.dichteTeksten(z, over)
	if err != nil {
		return err
	}
	stukken, err := s.stukteksten(z)
	if err != nil {
		return err
	}
	besloten, err := s.besloteneTeksten(z)
	if err != nil {
		return err
	}
	t := toetsing{s: s, z: z, oud: slices.Concat(dicht, stukken, besloten), kent: map[string]bool{}}
	if err := t.toets(v, teksten); err != nil || v.Fout() != nil {
		return err
	}
	return s.toetsElders(v, z, teksten)
}

// toetsElders asks that texts that were not there yet are taken over from no other Casus.
func (s *scope) toetsElders(v *errs.Velden, z zaak, teksten []informatie.Veldtekst) error {
	nieuw := slices.DeleteFunc(slices.Clone(teksten), func(t informatie.Veldtekst) bool { return t.Stond || t.Tekst == "" })
	if len(nieuw) == 0 {
		return nil
	}
	return s.eisNietElders(v, z, nieuw, s.g.merkenVan(leesSamen(nieuw)), false)
}

// vergelijkt notes that texts are compared, and tells whether there is one.
func (s *scope) vergelijkt(teksten []informatie.Veldtekst) bool {
	if s.vergeleken == nil {
		s.vergeleken = map[string]bool{}
	}
	er := false
	for _, t := range teksten {
		s.vergeleken[t.Tekst] = true
		er = er || t.Tekst != ""
	}
	return er
}

func (t *toetsing) toets(v *errs.Velden, teksten []informatie.Veldtekst) error {
	var vrij []informatie.Veldtekst
	var rijen []informatie.Woordrij
	goed := true
	for _, tekst := range teksten {
		heel := informatie.Lees(crypto.Beeld(tekst.Tekst))
		fout, err := t.fout(tekst, heel)
		if err != nil {
			return err
		}
		v.Eis(fout == "", tekst.Veld, fout)
		goed = goed && fout == ""
		if len(tekst.Gegevens) == 0 {
			vrij, rijen = append(vrij, tekst), append(rijen, heel)
		}
	}
	if !goed || len(vrij) < 2 {
		return nil
	}
	return t.samen(v, vrij, informatie.Voeg(rijen))
}

// fout is what is wrong with a text by itself.
func (t *toetsing) fout(tekst informatie.Veldtekst, heel informatie.Woordrij) (string, error) {
	for _, d := range t.oud {
		if !d.los(tekst.Gegevens) || !t.staatIn(d, heel, tekst) {
			continue
		}
		mag, err := t.mag(d, tekst)
		if err != nil {
			return "", err
		}
		if !t.staatIn(d, zonder(heel, mag), tekst) && (len(mag) == 0 || tekst.Benoemt || heel.ReeksBuiten(d.rij, mag) == "") {
			continue
		}
		if fout, err := t.neemtOver(d, tekst, heel.Reeks(d.rij)); fout != "" || err != nil {
			return fout, err
		}
	}
	return "", nil
}

// samen asks that no words of a piece begin in one field of the form and end in another.
func (t *toetsing) samen(v *errs.Velden, teksten []informatie.Veldtekst, rij informatie.Samen) error {
	for _, d := range t.oud {
		woorden, van, tot := rij.Gedeeld(d.rij)
		van, tot = min(van, tot), max(van, tot)
		if woorden == "" || !slices.ContainsFunc(teksten[van:tot+1], func(w informatie.Veldtekst) bool { return !w.Stond }) {
			continue
		}
		over := informatie.Lees(woorden)
		mag, err := t.mag(d, informatie.Veldtekst{})
		if err != nil {
			return err
		}
		if over.ReeksBuiten(over, mag) == "" {
			continue
		}
		fout, err := t.neemtOver(d, informatie.Veldtekst{}, woorden)
		if err != nil {
			return err
		}
		if fout != "" {
			v.Eis(false, teksten[tot].Veld, overVelden+fout)
			return nil
		}
	}
	return nil
}

// mag is what may be said: two pieces may say the same, and a text follows the one that it is tied to; what a Partij gave before the other did is its own.
func (t *toetsing) mag(d dichtetekst, tekst informatie.Veldtekst) (uit []informatie.Woordrij, err error) {
	if d.stuk == nil {
		return nil, nil
	}
	if t.geeft {
		uit = append(uit, t.al)
	}
	for _, o := range t.oud {
		if o.stuk != nil && !o.vorig && (!o.los(tekst.Gegevens) || d.vorig && o.stuk.ID == d.stuk.ID) { // and what a corrected piece still says
			uit = append(uit, o.rij)
		}
	}
	if err := t.leesEigen(); err != nil || len(t.eigen) == 0 {
		return uit, err
	}
	sinds, err := t.s.zegtSinds(t.z, *d.stuk)
	if err != nil {
		return nil, err
	}
	for _, o := range t.eigen {
		if !o.vorig && (o.stuk.Aangemaakt < sinds || !o.los(tekst.Gegevens)) { // what was corrected in it was compared then
			uit = append(uit, o.rij)
		}
	}
	return uit, nil
}

// zonder is what is left of a text without what may be said.
func zonder(heel informatie.Woordrij, mag []informatie.Woordrij) informatie.Woordrij {
	for _, m := range mag {
		heel = heel.Zonder(m)
	}
	return heel
}

// leesEigen opens what the callers' own Partij gave, once.
func (t *toetsing) leesEigen() (err error) {
	if t.eigen == nil {
		t.eigen, err = t.s.openStukken(t.z, t.s.allenVan)
	}
	return err
}

// zegtSinds is since when a piece says what it says: when it was given, or corrected last.
func (s *scope) zegtSinds(z zaak, k stuk) (int64, error) {
	if k.Gewijzigd == k.Aangemaakt {
		return k.Aangemaakt, nil
	}
	if z.rto.beter == nil {
		beter := map[string]int64{}
		for vanaf := 0; ; vanaf += lijnenOpBlad {
			rijen, err := s.tx.Gebeurtenissen(z.ID, lijnenOpBlad, vanaf)
			if err != nil {
				return 0, err
			}
			for _, r := range rijen {
				if r.Soort == "gegeven.gecorrigeerd" {
					beter[r.Object] = max(beter[r.Object], r.Moment)
				}
			}
			if len(rijen) < lijnenOpBlad {
				break
			}
		}
		z.rto.beter = beter
	}
	return max(k.Aangemaakt, z.rto.beter[k.ID]), nil
}

// staatIn tells whether a text takes over d. Of a piece that is open to the callers it takes more, but for one that not everybody in the Casus may read, and of a text that stood there already nothing: a Partij
// that says later what stands there does not close it.
func (t *toetsing) staatIn(d dichtetekst, rij informatie.Woordrij, tekst informatie.Veldtekst) bool {
	switch {
	case d.besloten != nil && tekst.Benoemt:
		return rij.Noemt(d.rij)
	case d.vorig && tekst.Stond:
		return false
	case d.besloten != nil, d.beter, t.geeft && !tekst.Benoemt:
		return !tekst.Stond && d.rij.Zin() && rij.Herhaalt(d.rij)
	case d.stuk == nil:
		return rij.NeemtOver(d.rij)
	case tekst.Benoemt:
		return rij.Noemt(d.rij)
	case d.vorig, t.s.stukDicht(*d.stuk):
		return rij.Bevat(d.rij) || d.rij.Zin() && rij.NeemtOver(d.rij)
	}
	return !tekst.Stond && (d.rij.Zin() && rij.Herhaalt(d.rij) || d.stuk.Wie != informatie.AlleDeelnemers && rij.Bevat(d.rij))
}

// los tells whether a text on gegevens would stand loose from d.
func (d dichtetekst) los(gegevens []string) bool {
	switch {
	case d.stuk != nil:
		return !slices.Contains(gegevens, d.stuk.ID)
	case d.besloten != nil:
		return true
	}
	return len(d.losse(gegevens)) > 0
}

// losse are the passages from which a text on gegevens would stand loose.
func (d dichtetekst) losse(gegevens []string) []store.Passage {
	return slices.DeleteFunc(slices.Clone(d.passages), func(p store.Passage) bool { return rustOp(gegevens, p) })
}

// neemtOver is what is wrong with a text that takes over d: nothing when not every caller knows that by the system, or when the text is older. woorden
// are some that both have in a row.
func (t *toetsing) neemtOver(d dichtetekst, tekst informatie.Veldtekst, woorden string) (string, error) {
	switch {
	case d.stuk != nil:
		return t.stukOver(d, tekst, aanhaling(d.naam, woorden))
	case d.besloten != nil:
		return d.besloten(woorden), nil
	case t.geeft:
		return "", nil
	}
	ja, err := t.s.kentEen(d.losse(tekst.Gegevens), t.kent)
	switch {
	case !ja || err != nil:
		return "", err
	case d.beter:
		return verbeterdCitaat, nil
	}
	return dichtCitaat, nil
}

func (t *toetsing) stukOver(d dichtetekst, tekst informatie.Veldtekst, wat string) (string, error) {
	k := *d.stuk
	if tekst.Eerder > 0 {
		sinds, err := t.s.zegtSinds(t.z, k)
		if err != nil || tekst.Eerder < sinds {
			return "", err
		}
	}
	sleutel := fmt.Sprint(k.ID, d.vorig)
	ja, al := t.kent[sleutel]
	if !al {
		kent := t.s.lasStuk
		switch {
		case t.geeft:
			kent = t.s.zagStuk
		case d.vorig:
			kent = t.s.kreegStuk
		}
		var err error
		if ja, err = kent(k); err != nil {
			return "", err
		}
		t.kent[sleutel] = ja
	}
	if !ja {
		return "", nil
	}
	t.s.object(k.ID)
	dicht, naam := t.s.stukDicht(k), t.s.huis.partijen[k.Partij].Naam
	switch {
	case t.geeft && dicht:
		return geefDicht, nil
	case t.geeft:
		return fmt.Sprintf(geefStuk, naam, wat), nil
	case dicht:
		return dichtStuk, nil
	case d.vorig:
		return vorigStuk, nil
	}
	return fmt.Sprintf(losStuk, naam, wat), nil
}

// aanhaling names a piece, for who may read it, with the words that both texts have.
func aanhaling(naam, woorden string) string { return " (" + naam + ")" + citeer(woorden) }

// stukDicht tells whether a piece was withdrawn, or is read by not every caller.
func (s *scope) stukDicht(k stuk) bool {
	return k.Ingetrokken || !s.vraag("gegeven.lezen", k.op, policy.Context{}).Toegestaan
}

// lasStuk tells whether every caller reads a piece, or was shown it, as the log has it.
func (s *scope) lasStuk(k stuk) (bool, error) {
	if !s.stukDicht(k) {
		return true, nil
	}
	return s.kreegStuk(k)
}

// kreegStuk tells whether every caller was shown a piece, as the log has it.
func (s *scope) kreegStuk(k stuk) (bool, error) {
	lazen, err := s.lazen(k)
	return !slices.ContainsFunc(s.wie, func(w policy.Wie) bool { return !slices.Contains(lazen, w.Medewerker) }), err
}

// stukteksten opens what the pieces of a Casus say that another Partij gave than the callers', once per look.
func (s *scope) stukteksten(z zaak) (uit []dichtetekst, err error) {
	if z.rto.teksten == nil {
		z.rto.teksten, err = s.openStukken(z, func(partij string) bool { return !s.allenVan(partij) })
	}
	return z.rto.teksten, err
}

// openStukken opens the pieces of Partijen.
func (s *scope) openStukken(z zaak, van func(partij string) bool) ([]dichtetekst, error) {
	stukken, err := s.stukkenOpID(z)
	if err != nil {
		return nil, err
	}
	bij, err := s.bijStukken(z.ID, "")
	if err != nil {
		return nil, err
	}
	uit := []dichtetekst{}
	for _, id := range slices.Sorted(maps.Keys(stukken)) {
		k := stukken[id]
		if !van(k.Partij) {
			continue
		}
		alles, err := s.allesVan(k, bij)
		if err != nil {
			return nil, err
		}
		uit = append(uit, alles...)
	}
	return uit, nil
}

// bijStuk is what stands beside what pieces say: the names of their documents, and what they said before they were corrected.
type bijStuk struct {
	documenten []store.Document
	vorige     []store.Vorig
}

// bijStukken reads that of every piece of a Casus, or of one, by its id.
func (s *scope) bijStukken(casus, gegeven string) (map[string]*bijStuk, error) {
	uit := map[string]*bijStuk{}
	van := func(id string) *bijStuk {
		if uit[id] == nil {
			uit[id] = &bijStuk{}
		}
		return uit[id]
	}
	lees := func() ([]store.Document, error) { return s.tx.Documenten(casus) }
	if gegeven != "" {
		lees = func() ([]store.Document, error) { return s.tx.DocumentenVan(gegeven) }
	}
	documenten, err := lees()
	for _, d := range documenten {
		van(d.Gegeven).documenten = append(van(d.Gegeven).documenten, d)
	}
	vorige, fout := s.tx.Vorige(casus, gegeven)
	for _, v := range vorige {
		van(v.Gegeven).vorige = append(van(v.Gegeven).vorige, v)
	}
	return uit, eerste(err, fout)
}

// allesVanEen is allesVan for one piece.
func (s *scope) allesVanEen(k stuk) ([]dichtetekst, error) {
	bij, err := s.bijStukken(k.Casus, k.ID)
	if err != nil {
		return nil, err
	}
	return s.allesVan(k, bij)
}

// allesVan is all that can be taken over from a piece: what it says, first, who told it, the names of its documents, and what it said before it was corrected.
func (s *scope) allesVan(k stuk, bij map[string]*bijStuk) ([]dichtetekst, error) {
	d, in, err := s.openStuk(k)
	if err != nil {
		return nil, err
	}
	uit := []dichtetekst{d}
	ook := func(tekst string, vorig bool) {
		if rij := informatie.Lees(crypto.Beeld(tekst)); rij.Zin() { // who told it can be more than what they told
			uit = append(uit, dichtetekst{rij: rij, stuk: d.stuk, naam: d.naam, vorig: vorig})
		}
	}
	ook(in.Bron, false)
	if bij[k.ID] == nil {
		return uit, nil
	}
	for _, doc := range bij[k.ID].documenten {
		b, err := s.bestandInhoud(doc.Bestand)
		if err != nil {
			return nil, err
		}
		ook(b.titel(), false)
	}
	for _, v := range bij[k.ID].vorige {
		k.Inhoud = v.Inhoud
		was, err := s.tekst(k)
		if err != nil {
			return nil, err
		}
		ook(was.Tekst, true)
		ook(was.Bron, true)
	}
	return uit, nil
}

func (s *scope) openStuk(k stuk) (dichtetekst, informatie.Inhoud, error) {
	in, err := s.tekst(k)
	return dichtetekst{rij: informatie.Lees(crypto.Beeld(in.Tekst)), stuk: &k, naam: stuknaam(k.Soort, in)}, in, err
}

// stuknaam is a piece as pages name it: what it is about, and the day that it is of.
func stuknaam(soort informatie.Soort, in informatie.Inhoud) string {
	naam := in.Rubriek.Label()
	if in.Rubriek == "" {
		naam = soort.Label()
	}
	if in.Datum.Leeg() {
		return naam
	}
	return naam + ", " + in.Datum.Woorden()
}
