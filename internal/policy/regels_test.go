// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/cedar-policy/cedar-go/types"
	"pgregory.net/rapid"
)

// wereld is one drawn question about a casus and what lies in it.
type wereld struct {
	wie          Wie
	ctx          Context
	casus        Casus
	gegeven      Gegeven
	triagevraag  Triagevraag
	overleg      Overleg
	afspraak     Afspraak
	aantekening  Aantekening
	vernietiging Vernietiging
	vraag        Informatievraag
	correctie    Correctieverzoek
	kennisgeving Kennisgeving
	verstrekking Verstrekking
	deel         Verstrekkingsdeel
	passage      Passage
	incidenteel  IncidenteleDerde
	nood         Noodinzage
}

func eenWereld(t *rapid.T) wereld {
	c := eenCasus("c-1").Draw(t, "casus")
	w := wereld{wie: eenWie().Draw(t, "wie"), ctx: eenContext().Draw(t, "context"), casus: c, gegeven: eenGegeven("g-1", c).Draw(t, "gegeven")}
	partij, mens := partijen().Draw(t, "partij in de casus"), rapid.SampledFrom([]string{"m-noor", "m-sem"})
	w.triagevraag = Triagevraag{ID: "v-1", Partij: partij, Beantwoord: rapid.Bool().Draw(t, "beantwoord"), Delen: rapid.Bool().Draw(t, "delen")}
	w.overleg = Overleg{ID: "o-1", Genodigden: rapid.SliceOfNDistinct(partijen(), 0, 2, rapid.ID[string]).Draw(t, "genodigden"),
		Stand: rapid.SampledFrom([]string{"voorbereiding", "uitgenodigd", "afgerond", "afgelast"}).Draw(t, "stand van het overleg")}
	w.afspraak = Afspraak{ID: "a-1", Partij: partij, Stand: rapid.SampledFrom([]string{"open", "klaar", "vervallen"}).Draw(t, "stand van de afspraak")}
	w.aantekening = Aantekening{ID: "n-1", Partij: partij, Soort: rapid.SampledFrom([]string{"afspraak", "overleg", "voortgang", "optreden"}).Draw(t, "aantekening"),
		Delen: rapid.Bool().Draw(t, "gedeeld")}
	w.vernietiging = Vernietiging{ID: "x-1", Voorsteller: mens.Draw(t, "voorsteller"), Controleur: mens.Draw(t, "controleur"),
		Stand: rapid.SampledFrom([]string{"voorgesteld", "akkoord", "gestopt", "begonnen", "vernietigd"}).Draw(t, "stand van de vernietiging"),
		Vanaf: rapid.SampledFrom([]int64{99, 100, 101, math.MaxInt64}).Draw(t, "vanaf")}
	vrager := partijen().Draw(t, "vrager")
	w.vraag = Informatievraag{ID: "i-1", Vrager: vrager, Partij: partij, Steller: mens.Draw(t, "steller"), Regie: rapid.Bool().Draw(t, "regie"),
		Stand: rapid.SampledFrom([]string{"open", "beantwoord", "geweigerd", "ingetrokken"}).Draw(t, "stand van de vraag")}
	w.correctie = Correctieverzoek{ID: "k-1", Vrager: vrager, Leverancier: partij, Leesbaar: rapid.Bool().Draw(t, "leesbaar"),
		Stand: rapid.SampledFrom([]string{"open", "verbeterd", "afgewezen", "vervallen"}).Draw(t, "stand van het verzoek")}
	w.kennisgeving = Kennisgeving{ID: "k-2", Voor: mens.Draw(t, "voor")}
	w.deel = Verstrekkingsdeel{ID: "d-1", Vrager: mens.Draw(t, "wie verstrekking vroeg"), Gevraagd: rapid.SliceOfNDistinct(partijen(), 0, 2, rapid.ID[string]).Draw(t, "leveranciers"),
		Soort: rapid.SampledFrom([]string{"verzoek", "plicht"}).Draw(t, "soort verstrekking"), Bijzonder: rapid.Bool().Draw(t, "bijzonder"),
		Stand: rapid.SampledFrom([]string{"gevraagd", "verleend", "ingetrokken"}).Draw(t, "stand van de verstrekking")}
	w.verstrekking = Verstrekking{ID: "v-2", Vrager: w.deel.Vrager, Gevraagd: w.deel.Gevraagd, Soort: w.deel.Soort, Stand: w.deel.Stand}
	w.passage = Passage{ID: "q-1", Soort: rapid.SampledFrom([]string{"plan", "verslag"}).Draw(t, "soort passage"), Kent: rapid.Bool().Draw(t, "kent"),
		Nodig: rapid.Bool().Draw(t, "nodig")}
	w.incidenteel = IncidenteleDerde{ID: "i-2", Publiek: w.deel.Gevraagd, Stand: incidenteelStand().Draw(t, "stand van de incidentele derde")}
	w.nood = Noodinzage{ID: "n-2", Opener: mens.Draw(t, "wie in nood keek"), Tot: rapid.SampledFrom([]int64{99, 100, 101, math.MaxInt64}).Draw(t, "einde van de noodinzage"),
		Oordeel: rapid.SampledFrom([]string{"", "terecht", "niet_terecht"}).Draw(t, "oordeel over de noodinzage")}
	return w.samen()
}

// samen puts everything of this world in its casus.
func (w wereld) samen() wereld {
	w.gegeven.Casus, w.triagevraag.Casus, w.overleg.Casus, w.afspraak.Casus = w.casus, w.casus, w.casus, w.casus
	w.aantekening.Casus, w.vernietiging.Casus = w.casus, w.casus
	w.vraag.Casus, w.correctie.Casus, w.kennisgeving.Casus = w.casus, w.casus, w.casus
	w.verstrekking.Casus, w.deel.Casus, w.passage.Casus, w.incidenteel.Casus, w.nood.Casus = w.casus, w.casus, w.casus, w.casus, w.casus
	return w
}

// op is the resource of an act in this world, of the kind that the schema names.
func (w wereld) op(e *Engine, actie string) Resource {
	for _, r := range []Resource{Huis{}, w.casus, w.gegeven, w.triagevraag, w.overleg, w.afspraak, w.aantekening, w.vernietiging,
		w.vraag, w.correctie, w.kennisgeving, w.verstrekking, w.deel, w.passage, w.incidenteel, w.nood, Concept{ID: "k-1", Eigenaar: "m-noor"}, Logregel{ID: "1", Persoon: "m-noor"}} {
		if e.acties[actie].op[types.EntityType(r.soort())] {
			return r
		}
	}
	panic("no resource for " + actie)
}

func (w wereld) mag(e *Engine, actie string) bool {
	b := e.Beslis(w.wie, actie, w.op(e, actie), w.ctx)
	if b.Fout {
		panic("an error in " + actie)
	}
	return b.Toegestaan
}

// inDossier are the acts on a casus and what lies in it, without those given.
func inDossier(e *Engine, zonder ...string) []string {
	return slices.DeleteFunc(e.Acties(), func(actie string) bool {
		op := e.acties[actie].op
		return op[typeHuis] || op[typeConcept] || op[typeLogregel] || slices.Contains(zonder, actie)
	})
}

func (w wereld) procesregie() bool { return w.casus.Rollen&(RolProcesregisseur|RolWaarnemer) != 0 }
func (w wereld) aangewezen() bool  { return w.casus.Rollen&RolAangewezen != 0 }
func (w wereld) vroeg() bool {
	return slices.Contains([]string{"te_bevestigen", "aangemeld", "screening"}, w.casus.Fase)
}

// gericht is this world as richt changes it; the world itself stays as it is.
func (w wereld) gericht(richt func(*wereld)) wereld {
	w.gegeven.Lezers = slices.Clone(w.gegeven.Lezers)
	w.overleg.Genodigden = slices.Clone(w.overleg.Genodigden)
	w.incidenteel.Publiek = slices.Clone(w.incidenteel.Publiek)
	w.verstrekking.Gevraagd, w.deel.Gevraagd = slices.Clone(w.verstrekking.Gevraagd), slices.Clone(w.deel.Gevraagd)
	richt(&w)
	return w.samen()
}

// alleenBevraagd tells whether the caller is somebody of a Partij that is asked in triage, takes no other part and has nothing in the
// dossier.
func (w wereld) alleenBevraagd() bool {
	return w.casus.Rollen&^RolAangewezen == 0 && w.casus.PartijRollen&^RolBevraagd == 0 && w.gegeven.Leverancier != w.wie.Partij &&
		w.correctie.Leverancier != w.wie.Partij && w.correctie.Vrager != w.wie.Partij &&
		w.afspraak.Partij != w.wie.Partij && w.aantekening.Partij != w.wie.Partij && !slices.Contains(w.overleg.Genodigden, w.wie.Partij) &&
		!slices.Contains(w.deel.Gevraagd, w.wie.Partij) && w.deel.Vrager != w.wie.Medewerker &&
		w.wie.Functies&(FunctieManager|FunctieFG|FunctieOndersteuning|FunctieProcesregisseur|FunctieRechtmatigheid) == 0
}

func (w *wereld) wordtBevraagd() {
	w.casus.Rollen, w.casus.PartijRollen = RolAangewezen, RolBevraagd
	w.wie.Functies &^= FunctieManager | FunctieFG | FunctieOndersteuning | FunctieProcesregisseur | FunctieRechtmatigheid
	w.deel.Gevraagd, w.verstrekking.Gevraagd, w.deel.Vrager, w.verstrekking.Vrager = nil, nil, "m-ver", "m-ver"
	w.gegeven.Leverancier, w.afspraak.Partij, w.aantekening.Partij = "p-ver", "p-ver", "p-ver"
	w.correctie.Leverancier, w.correctie.Vrager = "p-ver", "p-ver"
	w.overleg.Genodigden = nil
}

// andere is another Partij.
func andere(partij string) string {
	return map[string]string{"p-rood": "p-blauw", "p-blauw": "p-groen", "p-groen": "p-rood"}[partij]
}

func (w *wereld) zonderProcesregie() { w.casus.Rollen &^= RolProcesregisseur | RolWaarnemer }

// vanEenAnder lets another Partij than the caller's supply the gegeven.
func (w *wereld) vanEenAnder() {
	if w.gegeven.Leverancier == w.wie.Partij {
		w.gegeven.Leverancier = andere(w.wie.Partij)
	}
}

// TestRegels states each rule as what may never happen (nooit: when it holds, none
// of the acts is allowed). Each drawn world is tried as it is, and once more with the
// least changed (richt) that the rule is about it: so no rule goes untried, however few
// are drawn. The rules are written from the register, not from the policies.
func TestRegels(t *testing.T) {
	e := nieuw(t)
	for _, r := range slices.Concat(casusRegels(), stukRegels(), tafelRegels(e), vraagRegels(), passageRegels(), incidenteelRegels(e), noodRegels(e), eindeRegels(e), huisRegels(e)) {
		t.Run(r.naam, func(t *testing.T) { rapid.Check(t, func(t *rapid.T) { r.proef(t, e) }) })
	}
}

// inhoud are the acts that show what is in a casus.
func inhoud() []string {
	return []string{"casus.lezen", "casus.aanmelding", "gegeven.lezen", "gegeven.bestaan"}
}

// casusRegels are the rules about who knows of a casus and directs it.
func casusRegels() []regel {
	return []regel{
		{
			// rule 1.2-1
			"1.2-1: procesregie only by the procesregisseur of the casus or who stands in",
			[]string{"casus.screenen", "deelname.betrekken"},
			func(w wereld) bool { return !w.procesregie() },
			(*wereld).zonderProcesregie,
		},
		{
			// rule 1.7-1
			"1.7-1: before triage no other Partij sees the casus, not even that it exists",
			append([]string{"casus.bestaan", "casus.lijst", "gegeven.toevoegen", "deelname.aanwijzen"}, inhoud()...),
			func(w wereld) bool {
				return w.vroeg() && !w.procesregie() && !w.inNood() && w.casus.PartijRollen&RolAanmelder == 0 &&
					w.wie.Functies&(FunctieManager|FunctieFG) == 0
			},
			func(w *wereld) {
				w.zonderProcesregie()
				w.casus.Rollen &^= RolNoodinzage
				w.casus.Fase = []string{"te_bevestigen", "aangemeld", "screening"}[len(w.casus.Fase)%3]
				w.casus.PartijRollen &^= RolAanmelder
				w.wie.Functies &^= FunctieManager | FunctieFG
			},
		},
		{
			// rule 8-P1
			"8-P1: the manager sees no content", inhoud(),
			// the people of an incidentele derde hold no function, and read what its supplier gave them
			func(w wereld) bool {
				return w.wie.Functies&FunctieManager != 0 && w.casus.Rollen == 0 && !w.wie.Incidenteel
			},
			func(w *wereld) {
				w.wie.Functies, w.casus.Rollen, w.wie.Incidenteel = w.wie.Functies|FunctieManager, 0, false
			},
		},
		{
			// rule 9.2a-1
			"9.2a-1: the judgement belongs to the screening", []string{"casus.screenen"},
			func(w wereld) bool { return w.casus.Fase != "screening" },
			func(w *wereld) { w.casus.Fase = "triage" },
		},
	}
}

// stukRegels are the rules about the will of the supplier, and drafts.
func stukRegels() []regel {
	return []regel{
		{
			// rule 12.1-1
			"12.1-1: only the supplier corrects or withdraws",
			[]string{"gegeven.corrigeren", "gegeven.intrekken"},
			func(w wereld) bool { return w.gegeven.Leverancier != w.wie.Partij },
			(*wereld).vanEenAnder,
		},
		{
			// rule 13.2-1
			"13.2-1: what the supplier kept to the procesregisseur, no other Partij reads",
			[]string{"gegeven.lezen", "gegeven.bestaan", "gegeven.voorwaarden"},
			func(w wereld) bool {
				return w.gegeven.Wie == "procesregisseur" && !w.procesregie() && !w.inNood() && w.gegeven.Leverancier != w.wie.Partij && !w.genoemdeDerde()
			},
			func(w *wereld) {
				w.zonderProcesregie()
				w.casus.Rollen &^= RolNoodinzage
				w.vanEenAnder()
				w.gegeven.Wie, w.gegeven.Lezers = "procesregisseur", nil
			},
		},
		{
			// rule 13.2-1
			"13.2-1: what was opened to chosen Partijen, no other Partij reads",
			[]string{"gegeven.lezen", "gegeven.bestaan"},
			func(w wereld) bool {
				return w.gegeven.Wie == "partijen" && !w.procesregie() && !w.inNood() && w.gegeven.Leverancier != w.wie.Partij &&
					!slices.Contains(w.gegeven.Lezers, w.wie.Partij)
			},
			func(w *wereld) {
				w.zonderProcesregie()
				w.casus.Rollen &^= RolNoodinzage
				w.vanEenAnder()
				w.gegeven.Wie = "partijen"
				w.gegeven.Lezers = slices.DeleteFunc(w.gegeven.Lezers, func(p string) bool { return p == w.wie.Partij })
			},
		},
		{
			// rule 13.2-1
			"13.2-1: the term counts for everybody but the supplier, to the microsecond",
			[]string{"gegeven.lezen", "gegeven.bestaan"},
			func(w wereld) bool { return w.gegeven.GeldigTot <= w.ctx.Nu && w.gegeven.Leverancier != w.wie.Partij },
			func(w *wereld) {
				w.vanEenAnder()
				w.gegeven.GeldigTot = min(w.gegeven.GeldigTot, w.ctx.Nu)
			},
		},
		{
			// rule 13.2-1
			"13.2-1: what was withdrawn nobody reads or changes",
			[]string{"gegeven.lezen", "gegeven.corrigeren", "gegeven.voorwaarden", "gegeven.intrekken"},
			func(w wereld) bool { return w.gegeven.Ingetrokken },
			func(w *wereld) { w.gegeven.Ingetrokken = true },
		},
		{
			"nobody works in a closed casus",
			[]string{"gegeven.toevoegen", "gegeven.corrigeren", "gegeven.voorwaarden", "gegeven.intrekken", "deelname.aanwijzen"},
			func(w wereld) bool { return !w.casus.Open || !w.aangewezen() },
			func(w *wereld) { w.casus.Open = false },
		},
		{
			"a draft is its maker's", []string{"concept.bewaren", "concept.lezen", "concept.weggooien"},
			func(w wereld) bool { return w.wie.Medewerker != "m-noor" },
			func(w *wereld) { w.wie.Medewerker = "m-sem" },
		},
	}
}

// tafelRegels are the rules about the triage and the round table.
func tafelRegels(e *Engine) []regel {
	return []regel{
		{
			// rule 1.8-1
			"1.8-1: a Partij that is asked in triage sees its own question, and nothing else", inDossier(e, "triagevraag.lezen", "triagevraag.antwoorden"),
			func(w wereld) bool { return w.alleenBevraagd() },
			(*wereld).wordtBevraagd,
		},
		{
			// rule 1.8-1
			"1.8-1: nor another Partij's question or answer", []string{"triagevraag.lezen", "triagevraag.antwoorden"},
			func(w wereld) bool { return w.alleenBevraagd() && w.triagevraag.Partij != w.wie.Partij },
			func(w *wereld) {
				w.wordtBevraagd()
				w.triagevraag.Partij = andere(w.wie.Partij)
			},
		},
		{
			// rule 6.5-1
			"6.5-1: a Partij reports on its own afspraken only", []string{"afspraak.melden"},
			func(w wereld) bool { return w.afspraak.Partij != w.wie.Partij || !w.aangewezen() },
			func(w *wereld) { w.afspraak.Partij = andere(w.wie.Partij) },
		},
		{
			// rule 7.2-1, rule 6.2-2
			"7.2-1: of a round table sees nobody anything but who is invited and the procesregie",
			[]string{"overleg.lezen", "overleg.uitnodigen", "overleg.voorbereiden", "overleg.afvaardigen", "overleg.aanwezigheid", "overleg.besluiten",
				"overleg.afronden"},
			func(w wereld) bool {
				return !w.procesregie() && (!slices.Contains(w.overleg.Genodigden, w.wie.Partij) || !w.aangewezen())
			},
			func(w *wereld) {
				w.zonderProcesregie()
				w.overleg.Genodigden = slices.DeleteFunc(w.overleg.Genodigden, func(p string) bool { return p == w.wie.Partij })
			},
		},
		{
			// rule 6.1-1, rule 1.10-1
			"6.1-1 and 1.10-1: a round table, a plan and its execution belong to the phase that the triage chose", []string{"overleg.plannen",
				"overleg.uitnodigen", "overleg.besluiten", "plan.bewaren", "plan.vaststellen", "plan.instemmen", "afspraak.melden"},
			func(w wereld) bool { return w.casus.Fase != "rto" },
			func(w *wereld) { w.casus.Fase = "triage" },
		},
	}
}

// vraagRegels are the rules about questions for information and requests to correct it.
func vraagRegels() []regel {
	return []regel{
		{
			// rule 12.1-3
			"12.1-3: a question is for who asked, who is asked and the regie", []string{"informatievraag.lezen", "informatievraag.beantwoorden",
				"informatievraag.weigeren", "informatievraag.weigering", "informatievraag.intrekken"},
			func(w wereld) bool {
				return !w.procesregie() && w.casus.Rollen&RolCasusregisseur == 0 && (!w.aangewezen() || w.vraag.Vrager != w.wie.Partij && w.vraag.Partij != w.wie.Partij)
			},
			func(w *wereld) {
				w.zonderProcesregie()
				w.casus.Rollen &^= RolCasusregisseur
				w.vraag.Vrager, w.vraag.Partij = andere(w.wie.Partij), andere(w.wie.Partij)
			},
		},
		{
			// rule WGS-3
			"WGS-3: why a Partij does not supply is read by it and the procesregie", []string{"informatievraag.weigering"},
			func(w wereld) bool { return !w.procesregie() && w.vraag.Partij != w.wie.Partij },
			func(w *wereld) { w.zonderProcesregie(); w.vraag.Partij = andere(w.wie.Partij) },
		},
		{
			// rule 12.1-3
			"12.1-3: a question is answered or refused by who is asked, while the plan is made and carried out",
			[]string{"informatievraag.beantwoorden", "informatievraag.weigeren"},
			func(w wereld) bool {
				return w.vraag.Partij != w.wie.Partij || !w.aangewezen() || !slices.Contains([]string{"rto", "nazorg"}, w.casus.Fase) ||
					slices.Contains([]string{"beantwoord", "ingetrokken"}, w.vraag.Stand)
			},
			func(w *wereld) { w.vraag.Partij = andere(w.wie.Partij) },
		},
		{
			// rule 12.1-1
			"12.1-1: only the supplier answers a request to correct, and nobody asks it of oneself", []string{"correctie.antwoorden"},
			func(w wereld) bool {
				return w.correctie.Leverancier != w.wie.Partij || !w.aangewezen() || w.correctie.Stand != "open"
			},
			func(w *wereld) { w.correctie.Leverancier = andere(w.wie.Partij) },
		},
		{
			// rule 12.1-1
			"12.1-1: a request tells nothing of a piece that is not read", []string{"correctie.lezen"},
			func(w wereld) bool {
				return !w.procesregie() && w.correctie.Leverancier != w.wie.Partij && (w.correctie.Vrager != w.wie.Partij || !w.correctie.Leesbaar)
			},
			func(w *wereld) {
				w.zonderProcesregie()
				w.correctie.Leverancier, w.correctie.Leesbaar = andere(w.wie.Partij), false
			},
		},
		{
			// rule 12.1-1
			"12.1-1: that a piece which one read is gone is told to oneself", []string{"kennisgeving.lezen"},
			func(w wereld) bool {
				return w.kennisgeving.Voor != w.wie.Medewerker || !w.aangewezen() && !w.wie.Incidenteel
			},
			func(w *wereld) { w.kennisgeving.Voor = "m-ander" },
		},
		{
			// rule WGS-12
			"WGS-12: a person is relieved by their own Partij or the procesregie", []string{"deelname.ontheffen"},
			func(w wereld) bool {
				return !w.procesregie() && (!w.aangewezen() || w.ctx.NaarPartij != w.wie.Partij) || !w.casus.Open
			},
			func(w *wereld) { w.zonderProcesregie(); w.ctx.NaarPartij = andere(w.wie.Partij) },
		},
	}
}

// eindeRegels are the rules about cleaning, closing and destroying.
func eindeRegels(e *Engine) []regel {
	return []regel{
		{
			// rule 1.10-2
			"1.10-2: cleaning is for afschaling, by the procesregie", []string{"casus.opschonen"},
			func(w wereld) bool { return w.casus.Fase != "afschaling" || !w.procesregie() },
			func(w *wereld) { w.casus.Fase = "rto" },
		},
		{
			// rule WGS-9
			"WGS-9: of a closed casus no working role reads or does anything", inDossier(e, "casus.bestaan", "casus.lijst", "casus.procesgegevens",
				"casus.gekeken", "vernietiging.voorstellen", "vernietiging.lezen", "vernietiging.controleren", "vernietiging.stoppen",
				"vernietiging.beginnen", "vernietiging.uitvoeren", "noodinzage.lezen", "noodinzage.beoordelen"),
			func(w wereld) bool { return w.casus.Fase == "gesloten" || w.casus.Fase == "vernietigd" },
			func(w *wereld) { w.casus.Fase = []string{"gesloten", "vernietigd"}[len(w.casus.Fase)%2] },
		},
		{
			// rule WGS-9
			"WGS-9: and who only took part does not know of it any more", inDossier(e, "vernietiging.beginnen", "vernietiging.uitvoeren"),
			func(w wereld) bool {
				return (w.casus.Fase == "gesloten" || w.casus.Fase == "vernietigd") && !w.procesregie() &&
					w.wie.Functies&(FunctieManager|FunctieFG|FunctieProcesregisseur) == 0
			},
			func(w *wereld) {
				w.zonderProcesregie()
				w.casus.Fase = "gesloten"
				w.wie.Functies &^= FunctieManager | FunctieFG | FunctieProcesregisseur
			},
		},
		{
			// rule AVG-7
			"AVG-7: nobody checks the destruction that they proposed", []string{"vernietiging.controleren"},
			func(w wereld) bool { return w.vernietiging.Voorsteller == w.wie.Medewerker },
			func(w *wereld) { w.vernietiging.Voorsteller = w.wie.Medewerker },
		},
		{
			// rule AVG-7
			"AVG-7: nothing is destroyed before the cooling-off is over, or of a casus that is not closed", []string{"vernietiging.beginnen"},
			func(w wereld) bool {
				return w.vernietiging.Vanaf > w.ctx.Nu || w.casus.Fase != "gesloten" || w.vernietiging.Stand != "akkoord"
			},
			func(w *wereld) { w.vernietiging.Vanaf = w.ctx.Nu + 1 },
		},
	}
}

// huisRegels are the rules about who may work here at all, and on what.
func huisRegels(e *Engine) []regel {
	return []regel{
		{
			// rule 8.2c-2
			"8.2c-2: no aanmelding on behalf of a Partij but by a procesregisseur",
			[]string{"casus.aanmelden"},
			func(w wereld) bool { return w.ctx.Namens != "" && w.wie.Functies&FunctieProcesregisseur == 0 },
			func(w *wereld) { w.ctx.Namens, w.wie.Functies = "p-rood", w.wie.Functies&^FunctieProcesregisseur },
		},
		{
			// rule 14.1-1
			"14.1-1: no work before the declaration of secrecy is signed", werk(e),
			func(w wereld) bool { return !w.wie.Getekend },
			func(w *wereld) { w.wie.Getekend = false },
		},
		{
			"20.2: no work for a Partij that takes no part", werk(e),
			func(w wereld) bool { return !w.wie.PartijActief },
			func(w *wereld) { w.wie.PartijActief = false },
		},
		{
			// rule WGS-6
			"WGS-6: no radicalisation", []string{"casus.aanmelden", "concept.bewaren"},
			func(w wereld) bool { return w.ctx.Soort == "radicalisering" },
			func(w *wereld) { w.ctx.Soort = "radicalisering" },
		},
		{
			// rule WGS-16
			"WGS-16: no Top-X", []string{"casus.aanmelden", "concept.bewaren"},
			func(w wereld) bool { return w.ctx.Soort == "top_x" },
			func(w *wereld) { w.ctx.Soort = "top_x" },
		},
		{
			"WGS-12: support sees nothing of a dossier", append([]string{"casus.bestaan", "casus.lijst"}, inhoud()...),
			func(w wereld) bool {
				return w.wie.Functies&^(FunctieOndersteuning|FunctieFunctioneelbeheer|FunctiePartijbeheerder|
					FunctieRechtmatigheid) == 0 && w.casus.Rollen == 0 && !w.wie.Incidenteel
			},
			func(w *wereld) {
				w.wie.Incidenteel = false
				w.wie.Functies &= FunctieOndersteuning | FunctieFunctioneelbeheer | FunctiePartijbeheerder | FunctieRechtmatigheid
				w.casus.Rollen = 0
			},
		},
		{
			// rule AVG-6
			"AVG-6: who looked is for the procesregie and the data protection officer", []string{"casus.gekeken"},
			func(w wereld) bool { return !w.procesregie() && w.wie.Functies&FunctieFG == 0 },
			func(w *wereld) {
				w.zonderProcesregie()
				w.wie.Functies &^= FunctieFG
			},
		},
	}
}

// genoemdeDerde tells whether the caller is of an incidentele derde that the supplier named as reader (rule WGS-14).
func (w wereld) genoemdeDerde() bool {
	return w.wie.Incidenteel && slices.Contains(w.gegeven.Lezers, w.wie.Partij)
}

// regel is one rule of TestRegels.
type regel struct {
	naam   string
	acties []string
	nooit  func(wereld) bool
	richt  func(*wereld)
}

func (r regel) proef(t *rapid.T, e *Engine) {
	w := eenWereld(t)
	gericht := w.gericht(r.richt)
	if !r.nooit(gericht) {
		t.Fatalf("this world is not about the rule: %+v", gericht)
	}
	for _, w := range []wereld{w, gericht} {
		for _, actie := range r.acties {
			if r.nooit(w) && w.mag(e, actie) {
				t.Fatalf("%s is allowed in %+v", actie, w)
			}
		}
	}
}

// werk are the acts that need a signature and a Partij that takes part.
func werk(e *Engine) []string {
	return slices.DeleteFunc(e.Acties(), func(actie string) bool {
		return strings.HasPrefix(actie, "sessie.") || strings.HasPrefix(actie, "passkey.") || strings.HasPrefix(actie, "verklaring.") || actie == "besluit.uitleggen"
	})
}

// TestRuimerIsNooitMinder: a casus that one may read, one may find; what one may
// read of a gegeven, one may know of.
func TestRuimerIsNooitMinder(t *testing.T) {
	e := nieuw(t)
	rapid.Check(t, func(t *rapid.T) {
		w := eenWereld(t)
		for smal, ruim := range map[string]string{
			"casus.lezen": "casus.lijst", "casus.lijst": "casus.bestaan", "casus.procesgegevens": "casus.lijst",
			"casus.aanmelding": "casus.lezen", "gegeven.lezen": "gegeven.bestaan", "gegeven.toevoegen": "casus.lezen",
			"casus.screenen": "casus.lezen", "casus.gekeken": "casus.lijst", "deelname.betrekken": "casus.lezen", "casus.toewijzen": "casus.lijst",
			"casus.bevestigen": "casus.lezen", "deelname.aanwijzen": "casus.lezen",
		} {
			if w.mag(e, smal) && !w.mag(e, ruim) {
				t.Fatalf("%s without %s in %+v", smal, ruim, w)
			}
		}
	})
}

// TestStrengerGeeftNooitMeer: tightening a condition takes away, at once, and
// never gives (13.2): no caller but the supplier gains by it.
func TestStrengerGeeftNooitMeer(t *testing.T) {
	e := nieuw(t)
	rapid.Check(t, func(t *rapid.T) {
		w := eenWereld(t)
		voor := map[string]bool{}
		acties := []string{"gegeven.lezen", "gegeven.bestaan"}
		for _, actie := range acties {
			voor[actie] = w.mag(e, actie)
		}
		switch rapid.SampledFrom([]string{"wie", "lezers", "tot", "intrekken"}).Draw(t, "strenger") {
		case "wie":
			w.gegeven.Wie = "procesregisseur"
		case "lezers":
			w.gegeven.Lezers = nil
		case "tot":
			w.gegeven.GeldigTot = min(w.gegeven.GeldigTot, w.ctx.Nu)
		case "intrekken":
			w.gegeven.Ingetrokken = true
		}
		for _, actie := range acties {
			if w.mag(e, actie) && !voor[actie] {
				t.Fatalf("%s is gained in %+v", actie, w)
			}
		}
	})
}
