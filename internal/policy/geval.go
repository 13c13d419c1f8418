// SPDX-License-Identifier: EUPL-1.2

package policy

import "fmt"

// geval is one expectation, as it stands in a file.
type geval struct {
	bestand string

	Naam    string      `json:"naam"`
	Beleid  string      `json:"beleid"`
	Regel   string      `json:"regel"`
	Actie   string      `json:"actie"`
	Wie     gevalWie    `json:"wie"`
	Op      gevalOp     `json:"op"`
	Context gevalRondom `json:"context"`
	Mag     bool        `json:"mag"`
	Redenen []string    `json:"redenen"`
	Fout    bool        `json:"fout"`
}

type gevalWie struct {
	Medewerker   string   `json:"medewerker"`
	Partij       string   `json:"partij"`
	Functies     []string `json:"functies"`
	PartijActief bool     `json:"partijActief"`
	Getekend     bool     `json:"getekend"`
	Incidenteel  bool     `json:"incidenteel"`
}

// gevalOp has the attributes of every kind of resource; Soort tells which count.
type gevalOp struct {
	Soort    string     `json:"soort"`
	ID       string     `json:"id"`
	Casus    gevalCasus `json:"casus"`
	Gegeven  gevalInfo  `json:"gegeven"`
	Eigenaar string     `json:"eigenaar"`
	Persoon  string     `json:"persoon"`
	Uitkomst string     `json:"uitkomst"`

	Partij      string   `json:"partij"`
	Beantwoord  bool     `json:"beantwoord"`
	Delen       bool     `json:"delen"`
	Genodigden  []string `json:"genodigden"`
	Stand       string   `json:"stand"`
	Aard        string   `json:"aard"` // soort of an Aantekening or a Verstrekking
	Voorsteller string   `json:"voorsteller"`
	Controleur  string   `json:"controleur"`
	Vanaf       int64    `json:"vanaf"`
	Vrager      string   `json:"vrager"`
	Steller     string   `json:"steller"`
	Regie       bool     `json:"regie"`
	Leverancier string   `json:"leverancier"`
	Leesbaar    bool     `json:"leesbaar"`
	Voor        string   `json:"voor"`
	Gevraagd    []string `json:"gevraagd"`
	Bijzonder   bool     `json:"bijzonder"`
	Kent        bool     `json:"kent"`
	Nodig       bool     `json:"nodig"`
	Opener      string   `json:"opener"`
	Tot         int64    `json:"tot"`
	Oordeel     string   `json:"oordeel"`
	Publiek     []string `json:"publiek"`
}

type gevalCasus struct {
	ID           string   `json:"id"`
	Fase         string   `json:"fase"`
	Soort        string   `json:"soort"`
	Open         bool     `json:"open"`
	Aanmelder    string   `json:"aanmelder"`
	Toegewezen   bool     `json:"toegewezen"`
	Rollen       []string `json:"rollen"`
	PartijRollen []string `json:"partijRollen"`
	EersteRTO    int64    `json:"eersteRTO"`
	PlanVast     bool     `json:"planVast"`
}

type gevalInfo struct {
	ID          string   `json:"id"`
	Leverancier string   `json:"leverancier"`
	Wie         string   `json:"wie"`
	Lezers      []string `json:"lezers"`
	Ingetrokken bool     `json:"ingetrokken"`
	GeldigTot   int64    `json:"geldigTot"`
	Vanaf       string   `json:"vanaf"`
	BuitenDoel  bool     `json:"buitenDoel"`
	VolgendRTO  int64    `json:"volgendRTO"`
	VoorafTot   int64    `json:"voorafTot"`
	VraagVooraf bool     `json:"vraagVooraf"`
	Protocol    []string `json:"protocol"`
	Citeren     bool     `json:"citeren"`
}

type gevalRondom struct {
	Nu           int64    `json:"nu"`
	Soort        string   `json:"soort"`
	Namens       string   `json:"namens"`
	NaarFuncties []string `json:"naarFuncties"`
	NaarPartij   string   `json:"naarPartij"`
	NaarActief   bool     `json:"naarActief"`
	NaarGetekend bool     `json:"naarGetekend"`
	Herkomst     string   `json:"herkomst"`
	Ingelogd     int64    `json:"ingelogd"`
	Ontbreekt    []string `json:"ontbreekt"`
	Nummer       string   `json:"nummer"`

	MandaatBesluiten []string `json:"mandaatBesluiten"`
	MandaatSoorten   []string `json:"mandaatSoorten"`
	MandaatCasussen  []string `json:"mandaatCasussen"`
}

// toets refuses a geval with a name that no set holds, or of no known soort.
func (g *geval) toets() error {
	if g.Op.resource() == nil {
		return fmt.Errorf("op: unknown soort %q", g.Op.Soort)
	}
	for _, s := range []struct {
		bits  *bitset
		namen []string
	}{
		{functieBits(), g.Wie.Functies}, {functieBits(), g.Context.NaarFuncties},
		{rolBits(), g.Op.Casus.Rollen}, {partijRolBits(), g.Op.Casus.PartijRollen}, {perkBits(), g.Op.Gegeven.Protocol},
	} {
		for _, naam := range s.namen {
			if s.bits.bit(naam) == 0 {
				return fmt.Errorf("unknown name %q, want one of %q", naam, s.bits.namen)
			}
		}
	}
	return nil
}

// Wie gives the facts.
func (w gevalWie) Wie() Wie {
	return Wie{Medewerker: w.Medewerker, Partij: w.Partij, Functies: functieBits().som(w.Functies),
		PartijActief: w.PartijActief, Getekend: w.Getekend, Incidenteel: w.Incidenteel}
}

// Context gives the facts.
func (c gevalRondom) Context() Context {
	return Context{Nu: c.Nu, Soort: c.Soort, Namens: c.Namens, NaarFuncties: functieBits().som(c.NaarFuncties),
		NaarPartij: c.NaarPartij, NaarActief: c.NaarActief, NaarGetekend: c.NaarGetekend, Herkomst: c.Herkomst,
		Ingelogd: c.Ingelogd, Ontbreekt: c.Ontbreekt, Nummer: c.Nummer,
		Mandaat: Mandaat{Besluiten: c.MandaatBesluiten, Soorten: c.MandaatSoorten, Casussen: c.MandaatCasussen}}
}

// resource gives the facts, nil for an unknown soort.
func (o gevalOp) resource() Resource {
	switch o.Soort {
	case "Huis":
		return Huis{}
	case "Casus":
		return o.Casus.feiten()
	case "Gegeven":
		return Gegeven{ID: o.Gegeven.ID, Casus: o.Casus.feiten(), Leverancier: o.Gegeven.Leverancier,
			Wie: o.Gegeven.Wie, Lezers: o.Gegeven.Lezers, Ingetrokken: o.Gegeven.Ingetrokken,
			GeldigTot: o.Gegeven.GeldigTot, Vanaf: o.Gegeven.Vanaf, BuitenDoel: o.Gegeven.BuitenDoel,
			VolgendRTO: o.Gegeven.VolgendRTO, VoorafTot: o.Gegeven.VoorafTot, VraagVooraf: o.Gegeven.VraagVooraf,
			Protocol: PerkBits(o.Gegeven.Protocol), Citeren: o.Gegeven.Citeren}
	case "Concept":
		return Concept{ID: o.ID, Eigenaar: o.Eigenaar}
	case "Logregel":
		return Logregel{ID: o.ID, Persoon: o.Persoon, Uitkomst: o.Uitkomst}
	}
	return o.inCasus()
}

// inCasus gives the facts of what lies in a casus, nil for an unknown soort.
func (o gevalOp) inCasus() Resource {
	c := o.Casus.feiten()
	switch o.Soort {
	case "Triagevraag":
		return Triagevraag{ID: o.ID, Casus: c, Partij: o.Partij, Beantwoord: o.Beantwoord, Delen: o.Delen}
	case "Overleg":
		return Overleg{ID: o.ID, Casus: c, Genodigden: o.Genodigden, Stand: o.Stand}
	case "Afspraak":
		return Afspraak{ID: o.ID, Casus: c, Partij: o.Partij, Stand: o.Stand}
	case "Aantekening":
		return Aantekening{ID: o.ID, Casus: c, Partij: o.Partij, Soort: o.Aard, Delen: o.Delen}
	case "Informatievraag":
		return Informatievraag{ID: o.ID, Casus: c, Vrager: o.Vrager, Partij: o.Partij, Steller: o.Steller, Regie: o.Regie, Stand: o.Stand}
	case "Correctieverzoek":
		return Correctieverzoek{ID: o.ID, Casus: c, Vrager: o.Vrager, Leverancier: o.Leverancier, Leesbaar: o.Leesbaar, Stand: o.Stand}
	case "Kennisgeving":
		return Kennisgeving{ID: o.ID, Casus: c, Voor: o.Voor}
	case "Verstrekking":
		return Verstrekking{ID: o.ID, Casus: c, Vrager: o.Vrager, Gevraagd: o.Gevraagd, Soort: o.Aard, Stand: o.Stand}
	case "Verstrekkingsdeel":
		return Verstrekkingsdeel{ID: o.ID, Casus: c, Vrager: o.Vrager, Gevraagd: o.Gevraagd, Soort: o.Aard, Stand: o.Stand, Bijzonder: o.Bijzonder}
	case "Passage":
		return Passage{ID: o.ID, Casus: c, Soort: o.Aard, Kent: o.Kent, Nodig: o.Nodig}
	case "IncidenteleDerde":
		return IncidenteleDerde{ID: o.ID, Casus: c, Publiek: o.Publiek, Stand: o.Stand}
	case "Noodinzage":
		return Noodinzage{ID: o.ID, Casus: c, Opener: o.Opener, Tot: o.Tot, Oordeel: o.Oordeel}
	case "Vernietiging":
		return Vernietiging{ID: o.ID, Casus: c, Voorsteller: o.Voorsteller, Controleur: o.Controleur, Stand: o.Stand, Vanaf: o.Vanaf}
	}
	return nil
}

func (c gevalCasus) feiten() Casus {
	return Casus{ID: c.ID, Fase: c.Fase, Soort: c.Soort, Aanmelder: c.Aanmelder, Open: c.Open,
		Toegewezen: c.Toegewezen, Rollen: rolBits().som(c.Rollen), PartijRollen: partijRolBits().som(c.PartijRollen),
		EersteRTO: c.EersteRTO, PlanVast: c.PlanVast}
}
