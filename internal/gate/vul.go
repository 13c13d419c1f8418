// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// VulOpties say how much Vul makes.
type VulOpties struct {
	Casussen  int
	Mensen    int             // people that the house has afterwards; 200 when 0
	Accounts  bool            // who it adds can log in: by their id, VulWachtwoord and a code of VulGeheim
	Voortgang func(klaar int) // called now and then; may be nil
}

// What all people of Vul prove with who they are. In a practice house everybody can be anybody, so it opens nothing that was not open.
const (
	VulWachtwoord = "verzonnen paard batterij nietje"
	VulGeheim     = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
)

// vulGroep is how many casussen get their keys at once and wait for the committer together.
const vulGroep = 500

// vulBegin is where the numbers of generated casussen begin, in each year.
const vulBegin = 1_000_000

// Gevuld tells of the number of a Casus whether Vul made it.
func Gevuld(nummer string) bool {
	_, volgt, _ := strings.Cut(nummer, "-")
	n, err := strconv.Atoi(volgt)
	return err == nil && n >= vulBegin
}

// Vul fills a practice house with generated, fictional casussen: each with about ten pieces of information, and those
// of a round table visible to about four Partijen, in one act and one log entry each. On a house that is not for practice it is *errs.Denied.
func (g *Gate) Vul(ctx context.Context, o VulOpties) error {
	v := vuller{g: g, toeval: rand.New(rand.NewPCG(20260401, uint64(o.Casussen)))}
	if err := v.nummering(ctx); err != nil {
		return err
	}
	c := Als("", "demo")
	if err := v.mensen(ctx, c, o.Mensen); err != nil {
		return err
	}
	if o.Accounts {
		if err := v.accounts(ctx, c); err != nil {
			return err
		}
	}
	for klaar := 0; klaar < o.Casussen; {
		n := min(vulGroep, o.Casussen-klaar)
		if err := v.groep(ctx, c, klaar, n); err != nil {
			return err
		}
		klaar += n
		if o.Voortgang != nil {
			o.Voortgang(klaar)
		}
	}
	return nil
}

type vuller struct {
	g        *Gate
	toeval   *rand.Rand
	partijen []string            // of the covenant
	van      map[string][]string // Partij → its people
	pr       []string            // procesregisseurs
	naam     map[string]string
	eerder   int      // casussen that were there before
	nieuw    []string // people that Vul added
}

// nummering counts what is there already, so that a house can be filled further.
func (v *vuller) nummering(ctx context.Context) error {
	return v.g.db.Lees(ctx, func(tx *store.Tx) error {
		return tx.Casusnummers(func(string, string) error {
			v.eerder++
			return nil
		})
	})
}

// mensen brings the house to aantal people and notes who they are.
func (v *vuller) mensen(ctx context.Context, c Caller, aantal int) error {
	if aantal == 0 {
		aantal = 200
	}
	_, err := schrijf(ctx, v.g, c, "huis.vullen", nil, func(s *scope) (struct{}, error) {
		if err := s.alleenOefenen(); err != nil {
			return struct{}{}, err
		}
		v.noteer(s)
		for n := len(s.huis.medewerkers); n < aantal; n++ {
			p := v.partijen[n%len(v.partijen)]
			m := partij.Medewerker{ID: fmt.Sprintf("m-vul-%03d", n), Partij: p, Naam: fmt.Sprintf("Proefpersoon %03d", n), Van: s.moment,
				Tot: klok.Eeuwig, Verklaring: s.huis.verklaring, Functies: []partij.Toekenning{{Functie: partij.Aanmelder, Van: 0, Tot: klok.Eeuwig},
					{Functie: partij.Uitvoerder, Van: 0, Tot: klok.Eeuwig}}}
			if err := s.nieuweMedewerker(m); err != nil && !s.tx.Botsing(err) {
				return struct{}{}, err
			}
			v.van[p], v.nieuw = append(v.van[p], m.ID), append(v.nieuw, m.ID)
		}
		s.huisNieuw = true
		return struct{}{}, nil
	})
	return err
}

// accounts gives everybody whom Vul added one, some at a time.
func (v *vuller) accounts(ctx context.Context, c Caller) error {
	hash, err := v.g.hasher.Maak(ctx, VulWachtwoord)
	if err != nil {
		return err
	}
	for groep := range slices.Chunk(v.nieuw, vulGroep) {
		_, err := schrijf(ctx, v.g, c, "huis.vullen", nil, func(s *scope) (struct{}, error) {
			if err := s.alleenOefenen(); err != nil {
				return struct{}{}, err
			}
			for _, id := range groep {
				if err := s.zetAccount(account{Account: store.Account{Medewerker: id}, in: accountInhoud{Naam: id, Wachtwoord: hash, App: VulGeheim}}); err != nil {
					return struct{}{}, err
				}
			}
			return struct{}{}, nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// alleenOefenen decides that the house is one for practice.
func (s *scope) alleenOefenen() error {
	s.besloten = true
	if s.huis.instelling["demo"] != "true" {
		return s.weiger(policy.Besluit{})
	}
	s.entry.Uitkomst = audit.Allowed
	return nil
}

func (v *vuller) noteer(s *scope) {
	v.van, v.naam, v.partijen, v.pr = map[string][]string{}, map[string]string{}, nil, nil
	for _, b := range s.huis.blad(s.moment).Mensen {
		if slices.Contains(b.Functies, string(partij.Procesregisseur)) {
			v.pr = append(v.pr, b.ID)
		}
		if slices.Contains(b.Functies, string(partij.Uitvoerder)) {
			v.van[b.Partij] = append(v.van[b.Partij], b.ID)
		}
	}
	for _, p := range s.huis.blad(s.moment).Partijen {
		if s.huis.doetMee(p.ID, s.moment) {
			v.partijen, v.naam[p.ID] = append(v.partijen, p.ID), p.Naam
		}
	}
}

func (v *vuller) groep(ctx context.Context, c Caller, vanaf, aantal int) error {
	werk := make([]*vulCasus, aantal)
	ids := make([]string, aantal)
	nu := v.g.klok.Nu()
	for i := range werk {
		ids[i] = nieuwID(nu)
		werk[i] = v.maak(ids[i], vanaf+i)
	}
	slices.Sort(ids)
	if err := v.g.keys.Store.Create(ctx, ids...); err != nil {
		return err
	}
	var wg sync.WaitGroup
	fouten := make([]error, aantal)
	for i, w := range werk {
		wg.Add(1)
		go func() {
			defer wg.Done()
			fouten[i] = v.leg(ctx, c, w)
		}()
	}
	wg.Wait()
	return errors.Join(fouten...)
}

// vulCasus is one generated Casus.
type vulCasus struct {
	id, nummer  string
	soort       casus.Soort
	gemeente    string
	fase        casus.Fase
	partijen    []string // the first reported it
	mensen      []string // one or two of each
	pr          string
	aangemeld   int64
	gewijzigd   int64
	betrokkenen []casus.Betrokkene
	stukken     []vulStuk
}

type vulStuk struct {
	partij, mens string
	wie          informatie.Lezers
	lezers       []string
	moment       int64
	tekst        string
}

func kies[T any](r *rand.Rand, uit []T) T { return uit[r.IntN(len(uit))] }

func (v *vuller) maak(id string, n int) *vulCasus {
	const dag = 24 * 3600 * 1_000_000
	r, nu := v.toeval, klok.Micro(v.g.klok.Nu())
	w := &vulCasus{id: id, soort: kies(r, casus.Soorten()), gemeente: kies(r, convenant.Gemeenten()).Code, pr: kies(r, v.pr)}
	w.fase = kies(r, []casus.Fase{casus.RTO, casus.RTO, casus.RTO, casus.RTO, casus.InScreening, casus.Afgewezen})
	w.aangemeld = nu - int64(r.IntN(3*365)+1)*dag - int64(r.IntN(dag))
	w.nummer = fmt.Sprintf("%d-%07d", klok.VanMicro(w.aangemeld).In(klok.Amsterdam()).Year(), vulBegin+v.eerder+n)
	w.gewijzigd = w.aangemeld + r.Int64N(nu-w.aangemeld)
	aantal := 1
	if w.fase == casus.RTO { // nobody takes part in what went no further than the screening
		aantal = 3 + r.IntN(3)
	}
	for _, i := range r.Perm(len(v.partijen))[:min(aantal, len(v.partijen))] {
		p := v.partijen[i]
		if len(v.van[p]) == 0 {
			continue
		}
		w.partijen = append(w.partijen, p)
		w.mensen = append(w.mensen, kies(r, v.van[p]))
	}
	for i := range 1 + r.IntN(3) {
		w.betrokkenen = append(w.betrokkenen, vulMens(r, n, i))
	}
	for range 8 + r.IntN(5) {
		w.stukken = append(w.stukken, w.maakStuk(r))
	}
	return w
}

func vulMens(r *rand.Rand, n, i int) casus.Betrokkene {
	rol := casus.Hoofdbetrokkene
	if i > 0 {
		rol = kies(r, []casus.Rol{casus.Gezinslid, casus.Slachtoffer, casus.DirecteKring})
	}
	return casus.Betrokkene{Voornaam: kies(r, []string{"Sem", "Ria", "Lot", "Mees", "Noor", "Bo"}), Achternaam: fmt.Sprintf("Verzinsel %d", n),
		Geboortedatum: klok.Datum(fmt.Sprintf("%d-%02d-%02d", 1950+r.IntN(60), 1+r.IntN(12), 1+r.IntN(28))), Rol: rol}
}

func (w *vulCasus) maakStuk(r *rand.Rand) vulStuk {
	i := r.IntN(len(w.partijen))
	s := vulStuk{partij: w.partijen[i], mens: w.mensen[i], moment: w.aangemeld + r.Int64N(w.gewijzigd-w.aangemeld+1),
		wie:   kies(r, []informatie.Lezers{informatie.AlleenProcesregisseur, informatie.GekozenPartijen, informatie.AlleDeelnemers, informatie.AlleDeelnemers}),
		tekst: kies(r, vulTeksten())}
	if s.wie == informatie.GekozenPartijen {
		s.lezers = []string{w.partijen[r.IntN(len(w.partijen))]}
	}
	return s
}

// dag is the day of a generated piece.
func (s vulStuk) dag() klok.Datum {
	return klok.Datum(klok.VanMicro(s.moment).In(klok.Amsterdam()).Format("2006-01-02"))
}

func vulTeksten() []string {
	return []string{
		"Verzonnen tekst. Er zijn in de laatste maand drie meldingen van geluid in de avond. De buren hebben twee keer gebeld. Er is een gesprek gepland met de woonconsulent.",
		"Verzonnen tekst. De begeleiding komt elke week. Afspraken worden meestal nagekomen. Er is hulp nodig bij het op orde brengen van de post en de rekeningen.",
		"Verzonnen tekst. Het gezin staat open voor hulp. School ziet dat de kinderen vaker te laat komen. De intern begeleider denkt mee over een vaste ochtend.",
		"Verzonnen tekst. De behandeling loopt. De volgende afspraak is over twee weken. Er is contact met de huisarts over de medicijnen.",
	}
}

// leg seals a generated Casus and writes it as one act.
func (v *vuller) leg(ctx context.Context, c Caller, w *vulCasus) error {
	doos, err := v.g.doos(ctx, w.id)
	if err != nil {
		return err
	}
	rijen, err := w.rijen(v.g, doos)
	if err != nil {
		return err
	}
	_, err = schrijf(ctx, v.g, c, "huis.vullen", nil, func(s *scope) (struct{}, error) {
		if err := s.alleenOefenen(); err != nil {
			return struct{}{}, err
		}
		s.entry.Casus = w.id
		s.object(w.id)
		return struct{}{}, s.schrijfVul(w, rijen)
	})
	return err
}

// vulRijen are the rows of a generated Casus, sealed.
type vulRijen struct {
	casus       store.Casus
	betrokkenen []store.Betrokkene
	hashes      [][][]byte
	gegevens    []store.Gegeven
	merken      [][]int64 // of each of those
	deelnames   []store.Deelname
	screening   []byte
}

func (w *vulCasus) rijen(g *Gate, doos *crypto.Box) (*vulRijen, error) {
	in := w.inhoud()
	dicht, err := sluitIn(doos, "casus", w.id, in)
	u := &vulRijen{casus: store.Casus{ID: w.id, Nummer: w.nummer, Soort: w.soort, Gemeente: w.gemeente, Fase: w.fase, Open: w.fase.Open(),
		Aanmelder: w.partijen[0], Melder: w.mensen[0], Procesregisseur: w.pr, Aangemeld: w.aangemeld, Gewijzigd: w.gewijzigd,
		GewijzigdDoor: w.pr, Doel: in.Doelen[0], Inhoud: dicht, Zegel: store.Zegel{Versie: 2}}}
	m := aanmeldwerk{Aanmelding: casus.Aanmelding{Betrokkenen: w.betrokkenen}, id: w.id}
	err = errors.Join(err, m.sluitBetrokkenen(g, doos))
	u.betrokkenen, u.hashes = m.betrokkenen, m.hashes
	for _, s := range w.stukken {
		id := nieuwID(g.klok.Nu())
		u.merken = append(u.merken, g.merkenVan(informatie.Lees(crypto.Beeld(s.tekst))))
		tekst, fout := sluitIn(doos, "gegeven", id, informatie.Inhoud{Over: []string{m.betrokkenen[0].ID}, Tekst: s.tekst,
			Rubriek: informatie.Begeleiding, Bron: "Oefening", Datum: s.dag(), Eerst: s.dag(), Grondslag: "Oefening"})
		u.gegevens = append(u.gegevens, store.Gegeven{ID: id, Casus: w.id, Partij: s.partij, Medewerker: s.mens, Soort: informatie.Gewoon,
			Wie: s.wie, Lezers: s.lezers, Vanaf: informatie.VanafRTO, GeldigTot: klok.Eeuwig, Aangemaakt: s.moment, Gewijzigd: s.moment, Inhoud: tekst})
		err = errors.Join(err, fout)
	}
	for i, p := range w.partijen[1:] {
		tekst, fout := sluitIn(doos, "deelname", w.id+p, casus.Betrekken{Partij: p, Medewerker: w.mensen[i+1], Grond: "Oefening"})
		u.deelnames = append(u.deelnames, store.Deelname{Casus: w.id, Partij: p, Medewerker: w.mensen[i+1], Namens: w.partijen[0],
			NamensPubliek: w.partijen[0], Moment: w.aangemeld, Inhoud: tekst})
		err = errors.Join(err, fout)
	}
	u.screening, _ = sluitIn(doos, "screening", w.id, casus.Screening{Criteria: in.Criteria, Uitkomst: w.oordeel(), Reden: "Oefening"})
	return u, err
}

// oordeel is what the screening said of a Casus that came past it.
func (w *vulCasus) oordeel() casus.Fase {
	if w.fase == casus.RTO {
		return casus.Triage
	}
	return w.fase
}

func (w *vulCasus) inhoud() casus.Inhoud {
	in := casus.Inhoud{Doelen: []string{convenant.Doelen()[0].ID}, Aanleiding: "Verzonnen tekst. Er is overlast en er zijn zorgen.",
		Geprobeerd: "Verzonnen tekst. Gesprekken en hulp aan huis.", Leefgebieden: []string{convenant.Leefgebieden()[0].ID, convenant.Leefgebieden()[1].ID}}
	for range convenant.Criteria() {
		in.Criteria = append(in.Criteria, casus.Criterium{Antwoord: "ja", Toelichting: "Verzonnen toelichting."})
	}
	return in
}

func (s *scope) schrijfVul(w *vulCasus, u *vulRijen) error {
	s.verzegelCasus(&u.casus)
	if err := s.tx.NieuweCasus(u.casus); err != nil {
		return err
	}
	for i, b := range u.betrokkenen {
		if err := s.tx.NieuweBetrokkene(b, u.hashes[i]); err != nil {
			return err
		}
	}
	if err := s.vulZicht(w); err != nil {
		return err
	}
	for _, d := range u.deelnames {
		d.Zegel = s.verzegel(vanDeelname, deelnameRij(d), 0, deelnameVelden(d))
		if err := s.tx.NieuweDeelname(d); err != nil {
			return err
		}
	}
	for i, r := range u.gegevens {
		r.Zegel = s.verzegel(gegevenLabel(r), gegevenRij(r.ID), 0, gegevenVelden(r))
		if err := eerste(s.tx.NieuwGegeven(r), s.merk(r, store.MerkTekst, u.merken[i])); err != nil {
			return err
		}
		if err := s.vulGebeurtenis(w, r); err != nil {
			return err
		}
	}
	if w.fase.Besloten() {
		return nil
	}
	return s.tx.NieuweScreening(store.Screening{Casus: w.id, Medewerker: w.pr, Namens: w.partijen[0], NamensPubliek: w.partijen[0],
		Uitkomst: string(w.oordeel()), Moment: w.aangemeld, Inhoud: u.screening})
}

func (s *scope) vulGebeurtenis(w *vulCasus, r store.Gegeven) error {
	return s.tx.NieuweGebeurtenis(store.Gebeurtenis{ID: nieuwID(klok.VanMicro(s.moment)), Casus: w.id, Moment: r.Aangemaakt, Soort: "gegeven.toegevoegd",
		Medewerker: r.Medewerker, Partij: r.Partij, ObjectSoort: "gegeven", Object: r.ID, Inhoud: []byte{}})
}

func (s *scope) vulZicht(w *vulCasus) error {
	rij := func(wie string, rol policy.Bits) error {
		z := store.Zicht{Casus: w.id, Wie: wie, Rollen: uint64(rol), Van: w.aangemeld, Tot: klok.Eeuwig, Open: w.fase.Open(), Gewijzigd: w.gewijzigd}
		z.Zegel = s.verzegel("zicht", zichtRij(z), 0, zichtVelden(z))
		return s.tx.NieuwZicht(z)
	}
	err := rij(w.pr, policy.RolProcesregisseur)
	for i, p := range w.partijen {
		rol := policy.RolDeelnemer
		if i == 0 {
			rol = policy.RolAanmelder
		}
		err = eerste(err, rij(p, rol), rij(w.mensen[i], policy.RolAangewezen))
	}
	return err
}
