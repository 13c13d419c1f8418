// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rule 12.2-2, article 18.1: on the pages everybody reads the protocol, the manager records a change and sees what it does, the privacy
// officer confirms it, and nobody else gets to those forms. What was typed is kept.
func TestProtocolLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	anna, mo, fien := h.als(t, gatetest.Anna), h.als(t, gatetest.Mo), h.als(t, gatetest.Fien)
	if p := anna.toont("/privacyprotocol", "Privacy Protocol", "Versie 1", "alle doelen van het convenant"); strings.Contains(p, "Verandering vastleggen") {
		t.Error("who may not change it is led to the form")
	}
	anna.toont("/convenant", `href="/privacyprotocol"`)
	anna.is(anna.get("/privacyprotocol/voorstellen"), http.StatusForbidden, "Je kunt het Privacy Protocol niet veranderen")
	mo.toont("/privacyprotocol", `href="/privacyprotocol/voorstellen"`)
	v := mo.formulier("/privacyprotocol/voorstellen", "wijziging", "Minder lezers.")
	mo.is(mo.post("/privacyprotocol/voorstellen", v), http.StatusBadRequest, "Leg minstens één regel vast", "Minder lezers.")
	for naam, waarden := range map[string][]string{"soort": {"gewoon"}, "wie": {"gemeente", "ggz"}, "doelen": {"veiligheid", "overlast"}, "grondslag": {"WGS 1.5"},
		"gronden": {"plicht"}, "ruimst": {"partijen"}, "geen": {"derde"}} {
		v["regels[0]."+naam] = waarden
	}
	v.Set("besluit", "Verslag, punt 4")
	v.Set("besluitDatum", "1-3-2026")
	voorbeeld := anders(v, "actie", "voorbeeld")
	mo.is(mo.post("/privacyprotocol/voorstellen", voorbeeld), http.StatusOK, "Dit verandert er", "Gewone persoonsgegevens: ", "Mag dit geven", "Verslag, punt 4")
	mo.verwijst(mo.post("/privacyprotocol/voorstellen", v), "/privacyprotocol")
	mo.toont("/privacyprotocol", "wordt nagekeken", "mogen niet meer toestaan: vragen om het aan een derde te geven")
	mo.is(mo.get("/privacyprotocol/voorstellen"), http.StatusForbidden, "Er ligt al een voorstel voor het Privacy Protocol.")
	mo.toont("/", "Jouw voorstel voor het Privacy Protocol wacht")
	fien.toont("/", "Privacy Protocol nakijken", `href="/privacyprotocol/voorstellen/`, "Mo ")
	zonder(t, "Anna", anna.toont("/"), "Privacy Protocol")
	pagina := fien.toont("/privacyprotocol", "Kijk na")
	pad := "/privacyprotocol/voorstellen/" + strings.Split(strings.Split(pagina, `href="/privacyprotocol/voorstellen/`)[1], `"`)[0]
	mo.is(mo.get(pad), http.StatusForbidden, "Je kunt deze verandering niet nakijken")
	fien.is(fien.get("/privacyprotocol/voorstellen/onbekend"), http.StatusNotFound)
	nee := fien.formulier(pad, "akkoord", "nee")
	fien.is(fien.post(pad, nee), http.StatusBadRequest, "Schrijf op wat er niet klopt")
	fien.verwijst(fien.post(pad, fien.formulier(pad, "akkoord", "ja")), "/privacyprotocol")
	anna.toont("/privacyprotocol", "Versie 2", "nagekeken door Fien Fictief", "Alleen Partijen die je zelf kiest mogen het lezen.")
}

// rule 13.2-1: on the pages the administrator of a Partij sets with what it begins, inside the protocol, and the form of a new piece
// starts with it on a button; what was chosen there is never made looser.
func TestStandaardLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	anna, beatle := h.als(t, gatetest.Anna), h.als(t, gatetest.Beatle)
	if p := anna.toont("/standaarden", "Alleen de procesregisseur", "Nog niemand"); strings.Contains(p, `href="/standaarden/gewoon"`) {
		t.Error("who may not change it is led to the form")
	}
	anna.is(anna.get("/standaarden/gewoon"), http.StatusForbidden, "Je kunt de standaard van je Partij niet wijzigen")
	beatle.toont("/partijen/"+gatetest.Gemeente, `href="/standaarden"`)
	beatle.toont("/standaarden", `href="/standaarden/gewoon"`, "laat jouw Partij deze soort gegevens niet geven: politiegegevens (Wpg)")
	beatle.is(beatle.get("/standaarden/politie"), http.StatusNotFound)
	v := beatle.formulier("/standaarden/gewoon", "wie", "partijen")
	beatle.is(beatle.post("/standaarden/gewoon", v), http.StatusBadRequest, "Kies minstens één Partij")
	v["lezers"] = []string{gatetest.Politie}
	v.Set("citeren", "true")
	beatle.is(beatle.post("/standaarden/gewoon", anders(v, "actie", "voorbeeld")), http.StatusOK, "Alleen Proefpolitie en de procesregisseur")
	beatle.verwijst(beatle.post("/standaarden/gewoon", v), "/standaarden")
	anna.toont("/standaarden", "Alleen Proefpolitie en de procesregisseur", "Beatle Fictief")
	form := "/casussen/" + z.ID + "/informatie"
	nieuw := anna.formulier(form, "soort", "gewoon", "tekst", "Er is ruzie.", "actie", "standaard")
	pagina := anna.is(anna.post(form, nieuw), http.StatusOK, "Er is ruzie.", "Alleen Proefpolitie en de procesregisseur", "Staat jouw soort er niet bij?")
	if !aan(pagina, "wie", "partijen") || !aan(pagina, "lezers", gatetest.Politie) || !aan(pagina, "citeren", "true") || aan(pagina, "vertellen", "true") {
		t.Error("the form does not begin with the standaard")
	}
	nieuw.Set("wie", "procesregisseur")
	if pagina = anna.is(anna.post(form, nieuw), http.StatusOK); !aan(pagina, "wie", "procesregisseur") || aan(pagina, "citeren", "true") {
		t.Error("the standaard made looser what was chosen")
	}
}

// rules 13.2-2, 12.2-2: where the protocol became stricter, a supplier reads what it set and what acts, makes it stricter in the form, and what it
// would make wider comes back at its field; the page of with what it begins says both too.
func TestStrengerProtocolLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	stuk := h.VoegToe(z, gatetest.Anna, informatie.AlleDeelnemers)
	h.Beginnen(informatie.Standaard{Soort: informatie.Gewoon, Wie: informatie.AlleDeelnemers, Gebruik: informatie.Gebruik{Citeren: true}})
	anna, petra, beatle := h.als(t, gatetest.Anna), h.als(t, gatetest.Petra), h.als(t, gatetest.Beatle)
	zonder(t, "inside the protocol", anna.toont("/informatie/"+stuk.ID), "Jullie kozen zelf")
	zonder(t, "inside the protocol", anna.toont("/standaarden", "Iedereen die in deze casus meedoet", "De beheerder van je Partij wijzigt dit."), "Het Privacy Protocol is nu strenger")
	h.Protocol(gatetest.Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) {
		r.Ruimst, r.Geen = informatie.AlleenProcesregisseur, []informatie.Gebruiksoort{informatie.InCitaat}
	}))
	anna.toont("/informatie/"+stuk.ID, "Dit werkt nu, door het Privacy Protocol", "Alleen de procesregisseur mag het nog lezen.", "Jullie kozen zelf:", "Iedereen die in deze casus meedoet")
	anna.toont("/casussen/"+z.ID, "Strenger dan jullie kozen, door het Privacy Protocol")
	zonder(t, "Petra", petra.toont("/informatie/"+stuk.ID), "Jullie kozen zelf")
	zonder(t, "Petra", petra.toont("/casussen/"+z.ID), "Strenger dan jullie kozen")
	anna.toont("/standaarden", "Jullie zetten:", "Iedereen die in deze casus meedoet", "Het Privacy Protocol is nu strenger", "Alleen de procesregisseur")
	zonder(t, "the administrator", beatle.toont("/standaarden", "Jij bent beheerder en wijzigt dit."), "De beheerder van je Partij wijzigt dit.")
	pad := "/informatie/" + stuk.ID + "/voorwaarden"
	pagina := anna.toont(pad, "Het Privacy Protocol is nu strenger dan jullie keuze", "Alleen de procesregisseur mag het nog lezen.")
	if !aan(pagina, "wie", "deelnemers") {
		t.Error("the form does not begin with what they set")
	}
	anna.is(anna.post(pad, anna.formulier(pad, "wie", "deelnemers", "citeren", "true")), http.StatusBadRequest, "Dit gebruik laat het Privacy Protocol voor deze gegevens niet toe.", "art. 12.2")
	v := anna.formulier(pad, "wie", "partijen", "lezers", gatetest.Politie)
	anna.verwijst(anna.post(pad, v), "/informatie/"+stuk.ID)
	anna.toont("/informatie/"+stuk.ID, "Alleen Proefpolitie en de procesregisseur")
	anna.is(anna.post(pad, anna.formulier(pad, "wie", "deelnemers")), http.StatusBadRequest, "Zo veel lezers laat het Privacy Protocol voor deze gegevens niet toe.")
	h.Protocol(gatetest.Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Wie = []string{"politie"} }))
	anna.is(anna.post(pad, anna.formulier(pad, "wie", "deelnemers")), http.StatusBadRequest, "Het Privacy Protocol laat jouw Partij deze soort gegevens niet geven.")
	anna.verwijst(anna.post(pad, anna.formulier(pad, "wie", "procesregisseur")), "/informatie/"+stuk.ID)
	anna.toont("/informatie/"+stuk.ID, "Jouw Partij mag dit voor deze casus niet geven.")
}

// rule 12.2-2: what the protocol does not let a Partij give is not offered, the form says why, and what was sent all the same comes back at
// its field with all that was typed.
func TestInformatieBinnenHetProtocol(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	h.Protocol(gatetest.Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Ruimst = informatie.GekozenPartijen }))
	form := "/casussen/" + z.ID + "/informatie"
	anna := h.als(t, gatetest.Anna)
	if p := anna.toont(form, "Staat jouw soort er niet bij?", "niet geven: politiegegevens (Wpg)"); strings.Contains(p, `>Politiegegevens (Wpg)</option>`) {
		t.Error("police data are offered to the municipality")
	}
	v := anna.formulier(form, "over", h.EersteBetrokkene(z), "tekst", "Er is ruzie.", "rubriek", "wonen", "soort", "gewoon", "bron", "Gesprek", "datum", "1-3-2026",
		"grondslag", "Wmo", "wie", "deelnemers")
	anna.is(anna.post(form, v), http.StatusBadRequest, "Zo veel lezers laat het Privacy Protocol voor deze gegevens niet toe.", "(art. 12.2)", "Er is ruzie.")
	v.Set("wie", "partijen")
	v.Set("lezers", gatetest.Politie)
	anna.verwijst(anna.post(form, v), "/casussen/"+z.ID+"#informatie")
}

// aan tells whether a choice is made on a page.
func aan(pagina, naam, waarde string) bool {
	return strings.Contains(pagina, `name="`+naam+`" value="`+waarde+`" checked`)
}

// article 18.1: who judges sees each change beside what holds now, and that nothing changes when that is so; the preview of a proposal shows the same,
// and a proposal that is equal to what holds is refused with what was typed.
func TestProtocolVeranderingenNaastElkaar(t *testing.T) {
	h := nieuwHuis(t)
	mo, fien := h.als(t, gatetest.Mo), h.als(t, gatetest.Fien)
	v := ingevuld(mo.get("/privacyprotocol/voorstellen").html)
	v.Set("wijziging", "Minder <lezers>.")
	v.Set("besluit", "Verslag, punt 4")
	v.Set("besluitDatum", "1-3-2026")
	mo.is(mo.post("/privacyprotocol/voorstellen", v), http.StatusBadRequest, "Dit is gelijk aan het Privacy Protocol dat nu geldt.", "Minder <lezers>.")
	v.Set("actie", "voorbeeld")
	mo.is(mo.post("/privacyprotocol/voorstellen", v), http.StatusOK, "Er verandert niets.")
	v.Set("regels[0].ruimst", "procesregisseur")
	mo.is(mo.post("/privacyprotocol/voorstellen", v), http.StatusOK, "Wie het op zijn ruimst leest", "iedereen die meedoet", "alleen de procesregisseur")
	v.Del("actie")
	mo.verwijst(mo.post("/privacyprotocol/voorstellen", v), "/privacyprotocol")
	pagina := mo.toont("/privacyprotocol", "Trek dit voorstel in", `/intrekken"`)
	pad := "/privacyprotocol/voorstellen/" + strings.Split(strings.Split(pagina, `href="/privacyprotocol/voorstellen/`)[1], `/intrekken"`)[0]
	fien.toont(pad, `<th role="columnheader" scope="col">Nu</th>`, "Wie het op zijn ruimst leest", "Gewone persoonsgegevens: ", "iedereen die meedoet", "<strong>alleen de procesregisseur</strong>")
	if strings.Contains(fien.toont("/privacyprotocol", "wordt nagekeken"), "/intrekken") {
		t.Error("the privacy officer is offered to take it back")
	}
	fien.is(fien.get(pad+"/intrekken"), http.StatusForbidden, "Je kunt dit voorstel niet intrekken", "Waarom mag ik dit niet?")
	fien.is(fien.get("/privacyprotocol/voorstellen/onbekend/intrekken"), http.StatusNotFound)
}

// rules 12.2-2, 13.2-1: who administers a Partij finds the Privacy Protocol and with what the Partij begins from where they start, and everybody from
// the list of Partijen and from the page of their own.
func TestWegNaarProtocolEnStandaard(t *testing.T) {
	h := nieuwHuis(t)
	const protocol, standaard = `href="/privacyprotocol"`, `href="/standaarden"`
	beatle := h.als(t, gatetest.Beatle)
	for _, pad := range []string{"/", "/partijen", "/partijen/" + gatetest.Gemeente} {
		beatle.toont(pad, protocol, standaard)
	}
	beatle.toont("/", "Je Partij beheren", `href="/partijen/`+gatetest.Gemeente+`"`)
	if p := beatle.toont("/partijen/"+gatetest.Politie, "Politie"); strings.Contains(p, standaard) {
		t.Error("on the page of another Partij stands with what her own begins")
	}
	anna, mo := h.als(t, gatetest.Anna), h.als(t, gatetest.Mo)
	if p := anna.toont("/", "Mijn werk"); strings.Contains(p, "Je Partij beheren") {
		t.Error("Anna administers her Partij")
	}
	anna.toont("/partijen", protocol, standaard)
	if p := mo.toont("/partijen", protocol); strings.Contains(p, standaard) {
		t.Error("the house begins with something")
	}
}

// article 18.1: who judges a proposal that was taken back meanwhile, or takes back one that was judged, hears who was first, keeps what they typed and
// is led to the page of the protocol, which shows what became of it.
func TestVoorstelIntussenBeslist(t *testing.T) {
	h := nieuwHuis(t)
	mo, fien := h.als(t, gatetest.Mo), h.als(t, gatetest.Fien)
	stel := func() string {
		v, err := h.ProtocolVoorstellen(h.Ctx(), gatetest.Als(gatetest.Mo), h.ProtocolVoorstel(gatetest.AnderProtocol()))
		goed(t, err)
		return "/privacyprotocol/voorstellen/" + v.ID
	}
	naarProtocol := `href="/privacyprotocol">Bekijk hoe het nu is`
	pad := stel()
	oordeel, weg := fien.formulier(pad, "akkoord", "nee", "reden", "Punt <4> ontbreekt."), mo.formulier(pad+"/intrekken", "reden", "Het <moet> anders.")
	mo.verwijst(mo.post(pad+"/intrekken", weg), "/privacyprotocol")
	zonder(t, "who judges", fien.is(fien.post(pad, oordeel), http.StatusConflict, "Dit is intussen veranderd", "Mo Schijn veranderde dit voorstel om ", "Het voorstel is ingetrokken.",
		"Het <moet> anders.", "Punt <4> ontbreekt.", naarProtocol), "Terug naar")
	pad = stel()
	oordeel, weg = fien.formulier(pad, "akkoord", "nee", "reden", "Punt <5> ontbreekt."), mo.formulier(pad+"/intrekken", "reden", "Toch <niet>.")
	fien.verwijst(fien.post(pad, oordeel), "/privacyprotocol")
	zonder(t, "who takes it back", mo.is(mo.post(pad+"/intrekken", weg), http.StatusConflict, "Fien Fictief veranderde dit voorstel om ", "Nagekeken: het voorstel klopt niet.",
		"Punt <5> ontbreekt.", "Toch <niet>.", naarProtocol), "Terug naar")
}
