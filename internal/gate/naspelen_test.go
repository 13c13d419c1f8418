// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// naspel rebuilds from the log, entry by entry, who may what, and asks of each look whether what precedes it allows it.
type naspel struct {
	t           *testing.T
	voorwaarden *sync.Map // "gegeven/id versie" → informatie.Voorwaarden, as its supplier set them
	zaken       map[string]*zaakM
	stukken     map[string]*stukM
	blikken     int
	geweigerd   int
}

func (n *naspel) volg(e audit.Entry) {
	if e.Uitkomst != audit.Allowed {
		n.geweigerd++
		return
	}
	switch e.Handeling {
	case "casus.aanmelden":
		n.zaken[e.Casus] = &zaakM{id: e.Casus, fase: casus.Aangemeld, aanmelder: e.Partij, aangewezen: map[string]bool{e.Persoon: true},
			gevraagd: map[string]bool{}, deelnemers: map[string]bool{}}
	case "casus.toewijzen":
		z := n.zaken[e.Casus]
		z.regisseur = e.Objecten[len(e.Objecten)-1]
		if z.fase == casus.Aangemeld {
			z.fase = casus.InScreening
		}
	case "casus.screenen":
		n.zaken[e.Casus].fase = casus.Triage
	case "triage.afronden": // its last objects are the Partijen with their people
		n.zaken[e.Casus].fase = casus.RTO
		for paren := e.Objecten[2:]; len(paren) > 0; paren = paren[2:] {
			n.zaken[e.Casus].deelnemers[paren[0]], n.zaken[e.Casus].aangewezen[paren[1]] = true, true
		}
	case "deelname.betrekken":
		l := len(e.Objecten)
		n.zaken[e.Casus].deelnemers[e.Objecten[l-2]], n.zaken[e.Casus].aangewezen[e.Objecten[l-1]] = true, true
	case "gegeven.toevoegen", "gegeven.voorwaarden", "gegeven.intrekken":
		n.wijzig(e)
	case "casus.lezen", "gegeven.lezen", "casus.lijst":
		n.blik(e)
	}
}

// wijzig takes the version of a piece that an entry granted.
func (n *naspel) wijzig(e audit.Entry) {
	recht := e.Rechten[0]
	id := strings.TrimPrefix(recht.Rij, "gegeven/")
	k, ok := n.stukken[id]
	if !ok {
		k = &stukM{id: id, zaak: n.zaken[e.Casus], leverancier: e.Partij}
		n.stukken[id] = k
	}
	if recht.Versie != k.versie+1 {
		n.t.Errorf("entry %d makes version %d of a piece after version %d", e.Sequence, recht.Versie, k.versie)
	}
	k.versie = recht.Versie
	if e.Handeling == "gegeven.intrekken" {
		k.ingetrokken = true
		return
	}
	v, ok := n.voorwaarden.Load(fmt.Sprint(recht.Rij, " ", recht.Versie))
	if !ok {
		n.t.Errorf("entry %d: nobody set version %d of %s", e.Sequence, recht.Versie, recht.Rij)
		return
	}
	k.wie, k.lezers = v.(informatie.Voorwaarden).Wie, v.(informatie.Voorwaarden).Lezers
}

func (n *naspel) blik(e audit.Entry) {
	m := mensVan(e.Persoon)
	for _, id := range e.Getoond {
		if z, ok := n.zaken[id]; ok {
			n.blikken++
			if mag := z.leest(m) || e.Handeling == "casus.lijst" && z.weet(m); !mag {
				n.t.Errorf("entry %d: %s of %s showed a Casus that nothing before it allows", e.Sequence, e.Handeling, e.Persoon)
			}
		}
		if k, ok := n.stukken[id]; ok {
			n.blikken++
			if mag := k.leest(m, 0) || e.Handeling == "casus.lezen" && k.weet(m, 0); !mag {
				n.t.Errorf("entry %d: %s of %s showed a piece that nothing before it allows", e.Sequence, e.Handeling, e.Persoon)
			}
		}
	}
}

// drukte is many people at once on a few casussen.
type drukte struct {
	h           *Huis
	voorwaarden sync.Map
	mu          sync.Mutex
	zaken       []gate.Verwijzing
	stukken     []gate.Verwijzing
}

func (d *drukte) kies(r *rand.Rand) (z, stuk gate.Verwijzing, i int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	i = r.IntN(len(d.stukken))
	return d.zaken[r.IntN(len(d.zaken))], d.stukken[i], i
}

func (d *drukte) zet(i int, v gate.Verwijzing, w informatie.Voorwaarden) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if i < 0 {
		d.stukken = append(d.stukken, v)
	} else if v.Versie > d.stukken[i].Versie {
		d.stukken[i] = v
	}
	d.voorwaarden.Store(fmt.Sprint("gegeven/", v.ID, " ", v.Versie), w)
}

func willekeurigeVoorwaarden(r *rand.Rand) informatie.Voorwaarden {
	return []informatie.Voorwaarden{{Wie: informatie.AlleenProcesregisseur}, {Wie: informatie.AlleDeelnemers},
		{Wie: informatie.GekozenPartijen, Lezers: []string{Gemeente}}, {Wie: informatie.AlleDeelnemers}}[r.IntN(4)]
}

// een act of somebody; what is refused or came too late is as good an outcome as any.
func (d *drukte) doe(r *rand.Rand) error {
	ctx := d.h.Ctx()
	z, stuk, i := d.kies(r)
	wie := []string{Petra, Pim, Anna, Bo, Cleo, Dirk, Mo, Arno}[r.IntN(8)]
	var err error
	switch r.IntN(12) {
	case 0, 1:
		w := willekeurigeVoorwaarden(r)
		var v gate.Verwijzing
		if v, err = d.h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie, Voorwaarden: w}); err == nil {
			d.zet(i, v, w)
		}
	case 2:
		if r.IntN(4) == 0 {
			_, err = d.h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "x"})
		}
	case 3:
		in := d.h.Gegeven(z, informatie.AlleDeelnemers)
		in.Voorwaarden = willekeurigeVoorwaarden(r)
		var v gate.Verwijzing
		if v, err = d.h.GegevenToevoegen(ctx, Als(Bo), in); err == nil {
			d.zet(-1, v, in.Voorwaarden)
		}
	case 4:
		var p gate.ProcesBlad
		if p, err = d.h.CasusProces(ctx, Als(Mo), z.ID); err == nil {
			_, err = d.h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: p.Versie, Medewerker: []string{Petra, Pim}[r.IntN(2)]})
		}
	case 5, 6, 7, 8:
		_, err = d.h.GegevenLezen(ctx, Als(wie), stuk.ID)
	case 9:
		_, err = d.h.CasusLijst(ctx, Als(wie), gate.LijstVraag{})
	default:
		_, err = d.h.CasusLezen(ctx, Als(wie), z.ID)
	}
	return err
}

// TestLogNaspelen: log order is the truth. Many people look, add and narrow at once; replayed, every look was allowed by what
// precedes it in the log.
func TestLogNaspelen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		d := &drukte{h: h}
		for range 3 {
			z := h.RTO(Bo, Cleo)
			d.zaken = append(d.zaken, z)
			for range 2 {
				d.zet(-1, h.VoegToe(z, Bo, informatie.AlleDeelnemers), informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
			}
		}
		var wg sync.WaitGroup
		for i := range 16 {
			r := rand.New(rand.NewPCG(uint64(i), 7))
			wg.Go(func() {
				for range 40 {
					if err := d.doe(r); errors.Is(err, errs.ErrUnavailable) || uit(err) == overig {
						t.Errorf("act: %v", err)
					}
				}
			})
		}
		wg.Wait()
		n := &naspel{t: t, voorwaarden: &d.voorwaarden, zaken: map[string]*zaakM{}, stukken: map[string]*stukM{}}
		for _, e := range h.Log() {
			n.volg(e)
		}
		if n.blikken < 100 || n.geweigerd < 20 {
			t.Errorf("%d looks and %d refusals prove little", n.blikken, n.geweigerd)
		}
	})
}
