// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

// gekozen are the names of what is chosen and not typed: an id of what there is, or a word of a list. Another word in it is refused.
const gekozen = ` Adres Afspraak Betrokkene Browser Apparaat Casus Correctieverzoek Derde Document Documenten Gegeven Informatievraag Medewerker Noodinzage Overleg Passage Stand
	Triagevraag Vernietiging Verstrekking Voorinzage Voorstel Zicht Partij akkoord antwoord begin besluit casus casusregisseur correctieverzoeken criteria deel
	document documenten doelen eens einde gegeven gegevens gehaald gemeente id informatievraag leefgebied leefgebieden lezers medewerker namens namensPubliek overleg
	overnemer over partij partijen sorteer stand stukken vervanger voor weglaten wie wijze komt `

// nietVergeleken are the texts that are compared with no piece, each with why nobody reads a piece in it who may not.
var nietVergeleken = map[string]string{
	"TriageVragen doel": "a goal of article 2.1, by id", "InformatievraagStellen doel": "a goal of article 2.1, by id",

	// Names, with which a Casus begins: it has no piece yet.
	"CasusAanmelden contact":           "the id of a person",
	"CasusAanmelden betrokkenen[].bsn": nogGeenStuk, "CasusAanmelden concept": "the id of a draft",

	// Nobody else reads it.
	"ConceptBewaren formulier": "the name of a form", "ConceptBewaren soort": "the kind of a Casus",
	"PersoonZoeken bsn": nietBewaard, "PersoonZoeken achternaam": nietBewaard, "PersoonNavragen bsn": nietBewaard, "PersoonNavragen achternaam": nietBewaard,
	"CasusLijst nummer": nietBewaard, "CasusLijst fase": nietBewaard, "CasusLijst soort": nietBewaard, "CasusLijst rol": nietBewaard,
	"LogDoorzoeken handeling": nietBewaard, "LogDoorzoeken artikel": nietBewaard, "LogDoorzoeken uitkomst": nietBewaard,
	"LogExporteren handeling": nietBewaard, "LogExporteren artikel": nietBewaard, "LogExporteren uitkomst": nietBewaard,
	"InloggenMet naam": vanDeInlog, "InloggenMet wachtwoord": vanDeInlog, "InloggenMet code": vanDeInlog, "ToegangInstellen code": vanDeInlog,
	"ToegangInstellen naam": vanDeInlog, "ToegangInstellen wachtwoord": vanDeInlog, "ToegangInstellen nogmaals": vanDeInlog, "ToegangInstellen app": vanDeInlog,
	"InloggenMet passkey": vanDeInlog, "ToegangInstellen passkey": vanDeInlog, "HerstelcodesVernieuwen Passkey": vanDeInlog, "SessieBevestigen Passkey": vanDeInlog,
	"PasskeyVoorbereiden naam": vanDeInlog, "PasskeyVoorbereiden passkey": vanDeInlog, "PasskeyToevoegen naam": vanDeInlog, "PasskeyToevoegen passkey": vanDeInlog,
	"DienstVragen dienst": "the id of a setting", "DienstVragen terug": "a path", "DienstVragen code": vanDeInlog, "DienstVragen bewijs": vanDeInlog,
	"InloggenVia state": vanDeInlog, "InloggenVia code": vanDeInlog, "InloggenVia error": vanDeInlog, "InloggenVia iss": vanDeInlog,
	"ToegangPasskeyVragen code": vanDeInlog, "ToegangPasskeyVragen naam": vanDeInlog,
	"HerstelcodesVernieuwen code": vanDeInlog, "SessieBevestigen code": vanDeInlog, "ToegangInstellen bewijs": vanDeInlog, "WachtwoordWijzigen nu": vanDeInlog, "WachtwoordWijzigen wachtwoord": vanDeInlog, "WachtwoordWijzigen nogmaals": vanDeInlog,

	// Of the house, and of no Casus: no piece is near.
	"KoppelingRegistreren naam": huistekst, "KoppelingRegistreren sleutels": vanHetHuis, "KoppelingRegistreren medewerkers[]": "ids of people of the Partij", "KoppelingToken Bewering": vanDeInlog, "KoppelingToken Client": vanDeInlog,
	"KoppelingToken Voor[]": vanDeInlog, "KoppelingToken Scopes": vanDeInlog, "KoppelingToken Persoon": vanDeInlog,
	"PartijToelaten naam": vanHetHuis, "PartijToelaten kort": vanHetHuis, "PartijBeeindigen artikelen[]": vanHetHuis, "PartijBeeindigen toelichting": vanHetHuis, "PartijEindeBeoordelen reden": vanHetHuis, "PartijEindeIntrekken reden": vanHetHuis,
	"MedewerkerUitnodigen naam": huistekst, "VerklaringVernieuwen tekst": vanHetHuis, "RegisterVastleggen naam": huistekst, "RegisterVastleggen contact": huistekst, "RegisterVastleggen onderwerp": huistekst,
	"RegisterVastleggen tekst": huistekst, "RegisterVastleggen middelen": huistekst, "ProtocolBeoordelen reden": vanHetHuis, "ProtocolIntrekken reden": vanHetHuis, "ProtocolVoorstellen wijziging": vanHetHuis,
	"ProtocolVoorstellen regels[].grondslag": vanHetHuis, "HuisBeginnen Naam": vanHetHuis, "HuisBeginnen Gemeente": vanHetHuis, "HuisBeginnen Gemeentecode": vanHetHuis,
	"HuisBeginnen Manager": vanHetHuis, "HuisBeginnen Verklaring": vanHetHuis, "Inrichten Naam": vanHetHuis, "Inrichten Verklaring": vanHetHuis,
	"Inrichten Formule": vanHetHuis, "Inrichten Protocol.regels[].grondslag": vanHetHuis, "Inrichten Partijen[].ID": vanHetHuis, "Inrichten Partijen[].Naam": vanHetHuis,
	"Inrichten Partijen[].Kort": vanHetHuis, "Inrichten Partijen[].Gemeente": vanHetHuis, "Inrichten Medewerkers[].ID": vanHetHuis,
	"Inrichten Medewerkers[].Namens": vanHetHuis, "Inrichten Medewerkers[].Naam": vanHetHuis,

	// The number of a Casus; and the Manager who judges reads no piece: there is nothing that they could take over.
	"NoodinzageOpenen nummer": nietsGelezen, "NoodinzageBeoordelen toelichting": nietsGelezen,

	"DocumentKlaarzetten Naam": "the name of a file, which is of nobody yet: a document is of the piece that it is put with, and no text is read in either",
	"GeefZicht Wie":            "of tests", "FunctieGeven reikwijdte.casussen[]": alleenNummers, "MedewerkerUitnodigen reikwijdte.casussen[]": alleenNummers, "Inrichten Medewerkers[].Functies[].Reikwijdte.casussen[]": alleenNummers, "CasusVolgen Zicht": "a fingerprint",
}

const (
	nogGeenStuk   = "the Casus begins with it: there is no piece"
	nietBewaard   = "it is looked for, and kept nowhere"
	vanDeInlog    = "it is of the caller's own way in"
	nietsGelezen  = "who types it reads no piece"
	alleenNummers = "it is the number of a Casus, and nothing else"
	vanHetHuis    = "it is of the house, and who types it reads no piece"
	huistekst     = "it is compared with what was read in all Casussen (TestRegelTekstenVanHetHuis)"
)

// kaal are the acts of a Caller with words that stand in no struct: ids, and what tests do.
const kaal = ` AfspraakLezen BSNTonen BekendeBrowser BeginVernietiging CasusGekeken CasusLezen CasusProces ConceptLezen ConceptWeggooien CorrectieLezen DeelnameLijst DocumentLezen
	EindigMedewerker GeefRol GeefToegangscode GegevenLezen GegevenStandaarden HandtekeningLezen IncidenteleDerdeInzien IncidenteleDerdeLezen IncidenteleDerdenLezen KoppelingAfzeggen KoppelingAkkoord KoppelingStoppen Koppelbeller
	InformatievraagLezen KentBlik MedewerkerLezen NieuweSleutel NoodinzageLezen OptredenLezen OverlegLezen OverlegPlanning PartijLezen PasskeyVerwijderen PassageLezen PlanLezen RegieLezen RondVernietigingAf Sessie
	SessieBeeindigen StelPlanVast Stiekem ToegangOpenen TriagevraagLezen VernietigSleutel VernietigingLezen VerstrekkingBrief VerstrekkingLezen VerstrekkingenLezen
	Vooraf WisSleutel ZetOuderVerslag ZetOuderePassages `

// rule 13.2-3, issue 4: of each text that somebody can type in an act it is decided whether it is compared with the pieces of the Casus: it is among the
// Teksten of what is asked, by the field that a form and an API name it by, or it stands above with why not. (*scope).eisVergeleken then lets no act
// end that compared none of its Teksten.
func TestElkTekstveldVergeleken(t *testing.T) {
	over, vergeleken := map[string]bool{}, 0
	soort := reflect.TypeFor[*gate.Gate]()
	for i := range soort.NumMethod() {
		m := soort.Method(i)
		for j := 1; j < m.Type.NumIn(); j++ {
			in := m.Type.In(j)
			if in.Kind() == reflect.String && !slices.Contains(strings.Fields(kaal), m.Name) {
				t.Errorf("%s is given a bare %s: is that an id?", m.Name, in)
			}
			if in.Kind() != reflect.Struct || in == reflect.TypeFor[gate.Caller]() {
				continue
			}
			vorm := reflect.New(in).Elem()
			velden := vul(vorm, "")
			teksten := map[string]string{}
			if met, ok := vorm.Interface().(interface{ Teksten() []informatie.Veldtekst }); ok {
				for _, w := range met.Teksten() {
					teksten[strings.TrimSuffix(w.Veld, "[0]")] = w.Tekst
				}
			}
			for _, veld := range velden {
				naam := veld[strings.LastIndexAny(veld, ".")+1:]
				veldnaam := strings.TrimSuffix(strings.ReplaceAll(veld, "[]", "[0]"), "[0]")
				waarom, uitgezonderd := nietVergeleken[m.Name+" "+veld]
				over[m.Name+" "+veld] = true
				switch tekst, er := teksten[veldnaam]; {
				case er && tekst == "w-"+veld && !uitgezonderd:
					vergeleken++
				case er:
					t.Errorf("%s: %s is compared as %q (%s)", m.Name, veld, tekst, waarom)
				case uitgezonderd, slices.Contains(strings.Fields(gekozen), strings.TrimSuffix(naam, "[]")):
				default:
					t.Errorf("%s: nobody compares %s with what pieces say, and nothing tells why not", m.Name, veld)
				}
				delete(teksten, veldnaam)
			}
			if len(teksten) > 0 {
				t.Errorf("%s: %v are no fields of it", m.Name, teksten)
			}
		}
	}
	for veld := range nietVergeleken {
		if !over[veld] {
			t.Errorf("there is no %s", veld)
		}
	}
	if vergeleken < 80 {
		t.Errorf("%d texts are compared: the test finds too few", vergeleken)
	}
}

// vul puts a word in each text of v and says yes to all, and returns the names of the texts.
func vul(v reflect.Value, pad string) []string {
	switch v.Kind() {
	case reflect.String:
		if v.Type() != reflect.TypeFor[string]() {
			return nil // a word of a list, or a day
		}
		v.SetString("w-" + pad)
		return []string{pad}
	case reflect.Bool:
		v.SetBool(!strings.HasSuffix(pad, "weglaten"))
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return nil
		}
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return vul(v.Index(0), pad+"[]")
	case reflect.Pointer:
		if v.Type().Elem().Kind() == reflect.Struct {
			v.Set(reflect.New(v.Type().Elem()))
			return vul(v.Elem(), pad)
		}
	case reflect.Struct:
		var uit []string
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			naam, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if naam == "" || naam == "-" {
				naam = f.Name
			}
			veld := strings.TrimPrefix(pad+"."+naam, ".")
			if f.Anonymous {
				veld = pad
			}
			uit = append(uit, vul(v.Field(i), veld)...)
		}
		return uit
	}
	return nil
}
