// SPDX-License-Identifier: EUPL-1.2

package policy

// Bits is a small set of names as a bitset. Which name a bit has depends on the
// field: Functie… for functies, Rol… for rollen. Unknown bits are ignored.
type Bits uint32

// Functies of a Medewerker (3.1 and WGS-12), for Wie.Functies and
// Context.NaarFuncties.
const (
	FunctieAanmelder         Bits = 1 << iota // reports for its Partij (1.7)
	FunctieUitvoerder                         // works in a casus for its Partij (6.5)
	FunctieProcesregisseur                    // directs the process (9)
	FunctieManager                            // daily management of the house (8)
	FunctieOndersteuning                      // administrative support (11)
	FunctieFG                                 // data protection officer
	FunctieRechtmatigheid                     // advises on lawfulness
	FunctiePartijbeheerder                    // designates the people of a Partij
	FunctieFunctioneelbeheer                  // keeps the system running
	FunctieCoordinerendFG                     // the data protection officer for all public Partijen (WGS-15)
	FunctieContactpunt                        // where betrokkenen come with their rights (WGS-15)
	FunctieMandaat                            // decides for its Partij at every round table (6.3)
)

// Rollen in a casus, as the rows of table zicht hold them. Some are found in the
// row of a person (Casus.Rollen), the others in the row of a Partij
// (Casus.PartijRollen). They share one bit space, so that a bit that strays into
// the other kind of row grants nothing.
const (
	RolProcesregisseur Bits = 1 << iota // has the procesregie (1.2)
	RolWaarnemer                        // stands in for the procesregisseur
	RolAangewezen                       // designated by the own Partij (WGS-12)
	RolAanmelder                        // the Partij that reported (1.7)
	RolDeelnemer                        // a Partij that takes part (9.2)
	RolBevraagd                         // a Partij that is asked in triage (1.8)
	RolCasusregie                       // the Partij of the casusregisseur (1.3)
	RolCasusregisseur                   // a person: appointed by the RTO (6.4a)
	RolAfgevaardigd                     // a person: designated only because the Partij sends them to an Overleg; no policy asks for it
	RolPlan                             // a Partij with a role in the vastgesteld plan (6.4c)
	RolIncidenteel                      // an incidentele derde, until its end date (WGS-14)
	RolNoodinzage                       // a person: reads in need, for an hour (1.2)
)

// PerkBits are the limits with these names, for Gegeven.Protocol.
func PerkBits(namen []string) Bits { return perkBits().som(namen) }

// Wie is the person who asks: the principal.
type Wie struct {
	// Medewerker and Partij are ids.
	Medewerker, Partij string
	Functies           Bits
	// PartijActief tells that the Partij takes part in the covenant today; it is
	// true for the staff of the house.
	PartijActief bool
	// Getekend tells that the current declaration of secrecy is signed (14.1).
	Getekend bool
	// Incidenteel tells that it is somebody of an incidentele derde (WGS-14).
	Incidenteel bool
}

// Resource is what an act is done to: Huis, Casus, Gegeven, Triagevraag, Overleg,
// Afspraak, Aantekening, Informatievraag, Correctieverzoek, Kennisgeving,
// Verstrekking, Verstrekkingsdeel, Passage, IncidenteleDerde, Noodinzage,
// Vernietiging, Concept or Logregel.
type Resource interface {
	entiteiten(a *actie, e *entiteiten)
	soort() string
}

// Huis is the house as a whole: acts that are about no dossier in particular.
type Huis struct{}

// Casus holds the facts of a casus (1.4) as one caller sees it.
type Casus struct {
	ID string
	// Fase is te_bevestigen, aangemeld, screening, triage, rto, nazorg,
	// afschaling, afgewezen, doorverwezen, gesloten or vernietigd.
	Fase string
	// Soort is complexe_casus, jongere, gezin, gebied or nazorg_detentie.
	Soort string
	// Aanmelder is the id of the Partij that reported it.
	Aanmelder string
	// Open tells that work goes on; Toegewezen that it has a procesregisseur.
	Open, Toegewezen bool
	// Rollen come from the caller's own row in zicht, PartijRollen from the row
	// of the caller's Partij; both 0 when there is no valid row now.
	Rollen, PartijRollen Bits
	// EersteRTO is the begin of the first Overleg that is held, in microseconds
	// since 1970; math.MaxInt64 while there is none. PlanVast tells that a plan is
	// vastgesteld. Both count for Gegevens only (9.2f, 13.2).
	EersteRTO int64
	PlanVast  bool
}

// Gegeven holds the facts of one piece of information in a casus.
type Gegeven struct {
	ID    string
	Casus Casus
	// Leverancier is the id of the Partij that supplied it (12.1).
	Leverancier string
	// Wie says who may read it: procesregisseur, partijen, plan or deelnemers (13.2).
	Wie string
	// Lezers are the ids of the chosen Partijen when Wie is partijen.
	Lezers      []string
	Ingetrokken bool
	// GeldigTot is the moment from which others no longer read it, in
	// microseconds since 1970; math.MaxInt64 is without end.
	GeldigTot int64
	// Vanaf says from which phase others read it: rto or plan (13.2). BuitenDoel
	// tells that it is limited to goals of which the casus serves none (2.1).
	Vanaf      string
	BuitenDoel bool
	// VolgendRTO is the begin of the first Overleg that is held of those that lay
	// ahead when it was given, 0 when none did, math.MaxInt64 when none of them is
	// held yet (9.2f). VoorafTot is until when the caller's Partij may read it
	// beforehand by the agreement of its supplier, 0 for not; VraagVooraf tells
	// that the supplier can be asked for that.
	VolgendRTO, VoorafTot int64
	VraagVooraf           bool
	// Protocol has the limits that the Privacy Protocol in force sets to it (12.2),
	// whatever its supplier wants: one bit for each of informatie.AllePerken.
	Protocol Bits
	// Citeren tells that it may stand in a plan or minutes (13.2).
	Citeren bool
}

// Triagevraag is a question to one Partij in triage (1.8).
type Triagevraag struct {
	ID    string
	Casus Casus
	// Partij is the id of the Partij that is asked.
	Partij string
	// Beantwoord tells that it was answered; Delen that the Partij lets the
	// aanmelder read its answer (9.2b).
	Beantwoord, Delen bool
}

// Informatievraag is a question for information to one Partij (12.1).
type Informatievraag struct {
	ID    string
	Casus Casus
	// Vrager is the id of the Partij that has to know it, "" when Regie: it is
	// asked for the procesregie itself. Partij is the id of the one that is asked.
	Vrager, Partij string
	// Steller is the id of the Medewerker who asked.
	Steller string
	Regie   bool
	// Stand is open, beantwoord, geweigerd or ingetrokken.
	Stand string
}

// Correctieverzoek is a request to the supplier of a piece to correct it (12.1).
type Correctieverzoek struct {
	ID    string
	Casus Casus
	// Vrager is the id of the Partij that asks, Leverancier that of the supplier.
	Vrager, Leverancier string
	// Leesbaar tells that the caller may read the piece now.
	Leesbaar bool
	// Stand is open, verbeterd, afgewezen or vervallen.
	Stand string
}

// Verstrekking is a disclosure to a Derde (7.2, 14.1).
type Verstrekking struct {
	ID    string
	Casus Casus
	// Vrager is the id of the Medewerker who asked or registered it.
	Vrager string
	// Gevraagd are the ids of the Partijen whose information it holds.
	Gevraagd []string
	// Soort is verzoek or plicht; Stand is gevraagd, verleend or ingetrokken.
	Soort, Stand string
}

// Verstrekkingsdeel is one piece of a disclosure, or words said at an Overleg.
type Verstrekkingsdeel struct {
	ID    string
	Casus Casus
	// Vrager, Soort and Stand are those of its Verstrekking.
	Vrager, Soort, Stand string
	// Gevraagd are the ids of the Partijen that supplied this part.
	Gevraagd []string
	// Bijzonder tells that it is about health or crime (WGS 1.7 lid 3).
	Bijzonder bool
}

// Kennisgeving tells one person that a piece which they read changed or is gone.
type Kennisgeving struct {
	ID    string
	Casus Casus
	// Voor is the id of the Medewerker who is told.
	Voor string
}

// Passage is a part of a plan or of minutes that rests on pieces (13.2).
type Passage struct {
	ID    string
	Casus Casus
	// Soort is plan or verslag: what it stands in.
	Soort string
	// Kent tells that the caller could read it, now or before; Nodig that what it
	// rests on was withdrawn, tightened or corrected since it was written.
	Kent, Nodig bool
}

// IncidenteleDerde is an organisation that takes part in one casus for a while, or
// that is proposed to (WGS-14).
type IncidenteleDerde struct {
	ID    string
	Casus Casus
	// Publiek are the ids of the public Partijen that take part in the casus now,
	// and of those that were asked.
	Publiek []string
	// Stand is gevraagd, toegelaten, afgewezen, ingetrokken or beeindigd.
	Stand string
}

// Noodinzage is that somebody reads a casus in need who has no role in it (1.2).
type Noodinzage struct {
	ID    string
	Casus Casus
	// Opener is the id of the Medewerker who reads.
	Opener string
	// Tot is when it ends or ended, in microseconds since 1970.
	Tot int64
	// Oordeel is terecht or niet_terecht, "" while nobody judged it.
	Oordeel string
}

// Overleg is a Ronde Tafel Overleg on a casus (6).
type Overleg struct {
	ID    string
	Casus Casus
	// Genodigden are the ids of the Partijen that are invited (9.2e).
	Genodigden []string
	// Stand is voorbereiding, uitgenodigd or afgerond.
	Stand string
}

// Afspraak is an agreement of the plan (6.4); it is carried out by one Partij.
type Afspraak struct {
	ID    string
	Casus Casus
	// Partij is the id of the Partij that carries it out (6.5).
	Partij string
	// Stand is open, bezig, klaar, lukt_niet or vervallen.
	Stand string
}

// Aantekening is a note that is kept with a casus.
type Aantekening struct {
	ID    string
	Casus Casus
	// Partij is the id of the Partij whose note it is.
	Partij string
	// Soort says what kind of note, and Delen that it is for all who take part.
	Soort string
	Delen bool
}

// Vernietiging is the destruction of a casus, from its proposal on (AVG 5.2).
type Vernietiging struct {
	ID    string
	Casus Casus
	// Voorsteller is the id of the Medewerker who proposed it, and Controleur of
	// the second person who agreed, "" before.
	Voorsteller, Controleur string
	// Stand is voorgesteld, akkoord, gestopt, begonnen or vernietigd.
	Stand string
	// Vanaf is the moment from which it may be carried out, in microseconds
	// since 1970; math.MaxInt64 while nobody checked it.
	Vanaf int64
}

// Concept is a draft; it belongs to its maker.
type Concept struct {
	ID string
	// Eigenaar is the id of the Medewerker who made it.
	Eigenaar string
}

// Logregel is one entry of the log.
type Logregel struct {
	ID string
	// Persoon is the id of the Medewerker whose act it was.
	Persoon string
	// Uitkomst is the outcome as the log keeps it.
	Uitkomst string
}

// Context is what an act carries with it besides caller and resource. The zero
// value of a field is its sentinel for "not in this act".
type Context struct {
	// Nu is the moment of the decision, in microseconds since 1970.
	Nu int64
	// Soort is the soort of casus in the input.
	Soort string
	// Namens is the id of the Partij on whose behalf a procesregisseur enters an
	// aanmelding (9.3).
	Namens string
	// NaarFuncties, NaarPartij, NaarActief and NaarGetekend describe the person
	// who is assigned or designated, or the Partij that is involved.
	NaarFuncties Bits
	NaarPartij   string
	NaarActief   bool
	NaarGetekend bool
	// Herkomst says where the act came from, as the log keeps it.
	Herkomst string
	// Ingelogd is when the caller last gave their second factor, in microseconds
	// since 1970: when they logged in, or later; 0 for a caller without a log-in.
	Ingelogd int64
	// Ontbreekt are the names of what is still missing before the act can be
	// done: facts that the domain found, from fixed words ("doel", "criteria").
	Ontbreekt []string
	// Nummer is the number of the casus, and Mandaat what the standing mandate of
	// the person who is asked about covers: both are told where that decides (6.3).
	Nummer  string
	Mandaat Mandaat
}

// Mandaat is what a standing mandate covers: types of decision, kinds of casus,
// numbers of casussen. A part that is empty has no limit.
type Mandaat struct {
	Besluiten, Soorten, Casussen []string
}

// Besluit is the answer to one question.
type Besluit struct {
	Toegestaan bool
	// Regels are the @ids of the policies that decided: the permits of an
	// allow, the forbids of a refusal, none when nothing permitted it.
	Regels []string
	// Artikelen are the articles of Regels, each once, in the same order.
	Artikelen []string
	// Waarom and Anders come from the first of Regels: one sentence why, and for
	// a refusal what one can do instead.
	Waarom, Anders string
	// Fout tells that the refusal comes from an error: an unknown act, a
	// resource that does not fit it, or a policy that failed to evaluate.
	Fout bool
}
