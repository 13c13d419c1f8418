// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// Asking beforehand gives what the act would give: the same answer, on the same articles, in the same words, and no entry.
func TestVoorafZegtWatDeHandelingZegt(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	namens := Aanmelding()
	namens.Namens, namens.Contact = Gemeente, Anna
	for _, wie := range append(Mensen(), "m-niemand", "") {
		meldt := vergeet(h.CasusAanmelden(ctx, Als(wie), Aanmelding()))
		if vergeet(h.CasusAanmelden(ctx, Als(wie), namens)) == nil { // rule 8.2c-2
			meldt = nil
		}
		for handeling, wil := range map[string]error{"casus.aanmelden": meldt, "persoon.zoeken": vergeet(h.PersoonZoeken(ctx, Als(wie), gate.ZoekVraag{BSN: BSN}))} {
			voor := h.Regels()
			err := h.Vooraf(ctx, Als(wie), handeling, "")
			zelfde(t, handeling+" by "+wie, zonderPlaats(err), zonderPlaats(wil))
			if h.Regels() != voor {
				t.Errorf("asking whether %s may %s is an entry", wie, handeling)
			}
		}
	}
	geweigerd(t, h.Vooraf(ctx, Als(Els), "casus.aanmelden", ""), "20") // her Partij left
	geweigerd(t, h.Vooraf(ctx, Als(Daan), "casus.aanmelden", ""), "14.1")
	geweigerd(t, h.Vooraf(ctx, gate.Caller{Personen: []string{Anna, Mo}, Herkomst: "web"}, "casus.aanmelden", ""), "1.4")
	onbekend(t, h.Vooraf(ctx, gate.Caller{Herkomst: "web"}, "casus.aanmelden", ""))
	if err := h.Vooraf(ctx, Als(Anna), "casus.verzinnen", ""); err == nil {
		t.Error("an act that is not there")
	}
	c := ingelogd(t, h, Anna)
	goed(t, h.Vooraf(ctx, c, "casus.aanmelden", ""))
	goed(t, h.Uitloggen(ctx, c))
	nietIngelogd(t, "after logging out", h.Vooraf(ctx, c, "casus.aanmelden", ""))
	g := h.Gate
	h.Sluit()
	onbereikbaar(t, "a closed house", g.Vooraf(ctx, Als(Anna), "casus.aanmelden", ""))
}

// Also of an act on a Casus or a piece: what is secret stays so, and what is refused says why here as there.
func TestVoorafOverEenCasus(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	rto := h.RTO(Bo)
	stuk := h.VoegToe(rto, Bo, informatie.AlleDeelnemers)
	beter := informatie.Corrigeren{Gegeven: stuk.ID, Versie: 9, Soort: informatie.Gewoon, Inhoud: h.Gegeven(rto, informatie.AlleDeelnemers).Inhoud}
	for _, z := range []gate.Verwijzing{rto, h.Triage(), h.InScreening(), h.TeBevestigen(), h.MetUitkomst(casus.Afgewezen), {ID: "bestaat-niet"}} {
		z.Versie = 9 // who may is told of the conflict, and nothing is done
		for _, wie := range Mensen() {
			collega := map[string]string{Veiligheidshuis: Petra, Gemeente: Arno, Politie: Bas, Zorg: Cleo, Reclassering: Dirk, Weg: Els}[PartijVan(wie)]
			for handeling, wil := range map[string]error{
				"casus.bevestigen":   vergeet(h.CasusBevestigen(ctx, Als(wie), casus.Bevestigen{Casus: z.ID, Versie: 9})),
				"casus.screenen":     vergeet(h.CasusScreenen(ctx, Als(wie), h.Screening(z))),
				"casus.toewijzen":    vergeet(h.CasusToewijzen(ctx, Als(wie), casus.Toewijzen{Casus: z.ID, Versie: 9, Medewerker: Pim})),
				"deelname.betrekken": vergeet(h.DeelnameBetrekken(ctx, Als(wie), Betrekken(z, Bo))),
				"deelname.aanwijzen": vergeet(h.DeelnameAanwijzen(ctx, Als(wie), casus.Aanwijzen{Casus: z.ID, Medewerker: collega})),
				"gegeven.corrigeren": vergeet(h.GegevenCorrigeren(ctx, Als(wie), beter)),
			} {
				id := z.ID
				if handeling == "gegeven.corrigeren" {
					id = stuk.ID
				}
				if d := new(errs.Denied); !errors.As(wil, &d) && !errors.Is(wil, errs.ErrNotFound) {
					wil = nil // behind the door
				}
				voor := h.Regels()
				zelfde(t, handeling+" by "+wie+" in "+z.Nummer, zonderPlaats(h.Vooraf(ctx, Als(wie), handeling, id)), zonderPlaats(wil))
				if h.Regels() != voor {
					t.Errorf("asking whether %s may %s is an entry", wie, handeling)
				}
			}
		}
	}
	if err := h.Vooraf(ctx, Als(Petra), "concept.lezen", "k"); err == nil || errors.Is(err, errs.ErrNotFound) {
		t.Errorf("asked about a draft: %v", err)
	}
}

// zonderPlaats is a refusal without when and where in the log it was; other errors stay what they are.
func zonderPlaats(err error) error {
	var d *errs.Denied
	if !errors.As(err, &d) {
		return err
	}
	kaal := *d
	kaal.Volgnr, kaal.Moment = 0, 0
	return &kaal
}

// Also of what Partijen ask each other: the form hears what the act would hear, before and after the answer, and to who may not know of it
// there is nothing (rules 12.1-1, 12.1-3).
func TestVoorafOverVragen(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	verzoek, err := h.CorrectieVragen(ctx, Als(Cleo), informatie.Correctieverzoek{Gegeven: stuk.ID, Waarom: "Het waren er vier."})
	goed(t, err)
	goed(t, vergeet(h.InformatievraagStellen(ctx, Als(Cleo), informatie.Informatievraag{Casus: z.ID, Partijen: []string{Politie}, Vraag: "Wie belde?", Doel: "veiligheid",
		Uiterlijk: h.Vandaag()})))
	c, err := h.CasusLezen(ctx, Als(Bo), z.ID)
	goed(t, err)
	vraag := c.Informatievragen[0].ID
	antwoord := func(wie string) error {
		return vergeet(h.CorrectieAntwoorden(ctx, Als(wie), informatie.Correctieantwoord{Correctieverzoek: verzoek.ID, Versie: 9, Uitkomst: informatie.CorrectieAfgewezen, Reden: "Drie klopt."}))
	}
	weiger := func(wie string) error {
		return vergeet(h.InformatievraagWeigeren(ctx, Als(wie), informatie.Weigering{Informatievraag: vraag, Versie: 9, Reden: "Dat mag niet."}))
	}
	gelijk := func(wanneer string) {
		t.Helper()
		for _, wie := range Mensen() {
			for handeling, wil := range map[string]error{"correctie.antwoorden": antwoord(wie), "informatievraag.weigeren": weiger(wie)} {
				if d := new(errs.Denied); !errors.As(wil, &d) && !errors.Is(wil, errs.ErrNotFound) {
					wil = nil // another version
				}
				id := map[string]string{"correctie.antwoorden": verzoek.ID, "informatievraag.weigeren": vraag}[handeling]
				zelfde(t, handeling+" by "+wie+" "+wanneer, zonderPlaats(h.Vooraf(ctx, Als(wie), handeling, id)), zonderPlaats(wil))
			}
		}
	}
	goed(t, h.Vooraf(ctx, Als(Bo), "correctie.antwoorden", verzoek.ID))
	goed(t, h.Vooraf(ctx, Als(Bo), "informatievraag.weigeren", vraag))
	onbekend(t, h.Vooraf(ctx, Als(Bo), "voorinzage.instemmen", "bestaat-niet"))
	gelijk("before")
	goed(t, vergeet(h.CorrectieAntwoorden(ctx, Als(Bo), informatie.Correctieantwoord{Correctieverzoek: verzoek.ID, Versie: 1, Uitkomst: informatie.CorrectieAfgewezen, Reden: "Drie klopt."})))
	goed(t, vergeet(h.InformatievraagWeigeren(ctx, Als(Bo), informatie.Weigering{Informatievraag: vraag, Versie: 1, Reden: "Dat mag niet."})))
	geweigerd(t, h.Vooraf(ctx, Als(Bo), "correctie.antwoorden", verzoek.ID), "12.1")
	gelijk("after")
}
