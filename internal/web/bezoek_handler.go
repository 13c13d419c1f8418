// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/go-playground/form/v4"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// toegang says for whom a route is.
type toegang int

const (
	vrij        toegang = iota // for everybody; who is logged in is greeted
	ingelogd                   // for who is logged in
	ondertekend                // for who signed the declaration of secrecy too (rule 14.1-1)
)

// bezoek is one request for a page: who asks and with what. Its methods are the handlers; they return their error and answer
// only when they have none.
type bezoek struct {
	*server
	w       http.ResponseWriter
	r       *http.Request
	persoon gate.Persoon // zero when nobody is logged in
	caller  gate.Caller

	meerdelig     bool            // the form holds files, and is read when it is known who asks
	bestandFouten []errs.Veldfout // what is wrong with a file in it
	bestandErr    error           // what else went wrong with one
	bestandWeg    bool            // a file in it was not kept, and has to be chosen again
	elders        bool            // the reader says that they confirmed at their inlogdienst
}

// maxFormulier is the largest form, in bytes.
const maxFormulier = 1 << 20

// begin finds out who asks, and reads the form.
func (b *bezoek) begin(t toegang) error {
	formulier := b.leesFormulier()
	p, err := b.Deur.Persoon(b.r)
	if errors.Is(err, errs.ErrNotLoggedIn) && t == vrij {
		return formulier
	}
	if err != nil {
		if b.meerdelig {
			b.leesVelden()
		}
		return err
	}
	b.persoon, b.caller = p, b.Deur.Caller(b.r, p, "web")
	b.caller.Blik, b.caller.Kijkt = &gate.Blik{}, b.r.Header.Get(kopVervers) != ""
	if t == ondertekend && !p.Getekend {
		return nietGetekend{}
	}
	if b.meerdelig {
		formulier = b.leesDelen()
	}
	if err := b.telMee(t); err != nil {
		return err
	}
	if b.caller.Kijkt && b.r.Method == http.MethodPost {
		b.r.PostForm.Set(VeldActie, actieTerug)
	}
	if formulier != nil || t == vrij { // what another site made a browser send comes by the second: nothing is taken from that
		return formulier
	}
	if b.r.Method == http.MethodPost && b.vanIemandAnders() {
		return vanAnder{}
	}
	return b.neemBevestiging()
}

// telMee counts the request among those of the reader, and says when it is one too many (rule 14.3-1). What is for everybody, and files of the pages, count for nobody.
func (b *bezoek) telMee(t toegang) error {
	if b.Tempo == nil || t == vrij {
		return nil
	}
	if wacht := b.Tempo("mens/" + b.persoon.ID); wacht > 0 {
		return &errs.TooFast{Wacht: wacht}
	}
	return nil
}

// vanIemandAnders tells whether somebody else opened the form, as far as it was read.
func (b *bezoek) vanIemandAnders() bool {
	return b.r.PostForm.Has(VeldOpener) && b.r.PostForm.Get(VeldOpener) != merkVan(b.persoon.ID)
}

// leesFormulier reads the form of a POST. One without a body is an empty form.
func (b *bezoek) leesFormulier() error {
	if b.r.Method != http.MethodPost {
		return nil
	}
	if soort := b.r.Header.Get("Content-Type"); soort != "" {
		media, _, err := mime.ParseMediaType(soort)
		if b.meerdelig = err == nil && media == "multipart/form-data" && metBestand(b.r.Pattern); b.meerdelig {
			b.r.PostForm = url.Values{}
			return nil
		}
		if err != nil || media != "application/x-www-form-urlencoded" {
			return statusFout(http.StatusUnsupportedMediaType)
		}
	}
	b.r.Body = http.MaxBytesReader(b.w, b.r.Body, maxFormulier)
	err := b.r.ParseForm()
	var teGroot *http.MaxBytesError
	if errors.As(err, &teGroot) {
		return statusFout(http.StatusRequestEntityTooLarge)
	}
	if err != nil {
		return statusFout(http.StatusBadRequest)
	}
	return nil
}

// maxRijen is how many rows of one kind a form can have.
const maxRijen = 100

func nieuweDecoder() *form.Decoder {
	d := form.NewDecoder()
	d.SetTagName("json") // the same names as the API
	d.SetMaxArraySize(maxRijen)
	return d
}

// lees decodes the form into in, the input of an act, and takes its idempotency key. What cannot be a form of ours is a
// status 400; what a person typed wrong is for the input's own Valideer.
func (b *bezoek) lees(in any) (err error) {
	defer func() {
		if recover() != nil { // the decoder panics on names with loose brackets
			err = statusFout(http.StatusBadRequest)
		}
	}()
	b.caller.Sleutel = b.sleutelVan(b.r.PostForm.Get(VeldSleutel))
	if b.decoder.Decode(in, b.r.PostForm) != nil {
		return statusFout(http.StatusBadRequest)
	}
	return nil
}

// Values of VeldActie that only the pages of errors send.
const actieTerug = "terug" // show the form again with what was typed

func (b *bezoek) actie() string        { return b.r.PostForm.Get(VeldActie) }
func (b *bezoek) ctx() context.Context { return b.r.Context() }
func (b *bezoek) nu() time.Time        { return b.Gate.Nu() }
func (b *bezoek) id() string           { return b.r.PathValue("id") }

// functies returns what the reader is designated for, nothing when their Partij takes part no more.
func (b *bezoek) functies() []partij.Functie {
	if b.persoon.Gestopt {
		return nil
	}
	var uit []partij.Functie
	for _, f := range b.persoon.Functies {
		uit = append(uit, partij.Functie(f))
	}
	return uit
}

func (b *bezoek) heeft(functies ...partij.Functie) bool {
	return slices.ContainsFunc(b.functies(), func(f partij.Functie) bool { return slices.Contains(functies, f) })
}

// alleenProces tells that the reader steers or supervises and reads no content (rule 8-P1).
func (b *bezoek) alleenProces() bool {
	return b.heeft(partij.Manager, partij.FG) && !b.heeft(partij.Procesregisseur, partij.Uitvoerder, partij.Aanmelder)
}

// kaal is the frame of a page that must be the same whatever was asked: nothing of the moment, of the place or of the last act.
func (b *bezoek) kaal() Schil {
	s := Schil{Huis: b.persoon.HuisNaam, Oefen: b.Demo, Klok: b.Demo && b.Oefenklok != nil}
	if b.persoon.ID == "" {
		return s
	}
	s.Opener = merkVan(b.persoon.ID)
	s.Gebruiker = &Gebruiker{Naam: b.persoon.Naam, Functie: b.functie(), Demo: b.Demo, Zoekt: slices.ContainsFunc(b.functies(),
		func(f partij.Functie) bool {
			return f == partij.Aanmelder || f == partij.Uitvoerder || f == partij.Procesregisseur
		})}
	if b.persoon.Getekend {
		s.Nav = b.navigatie("", 0)
	}
	return s
}

// navigatie is the main navigation of the reader. Somebody of an incidentele derde has a place to read, and none of the house (rule WGS-14).
func (b *bezoek) navigatie(hier string, taken int) []NavItem {
	if b.persoon.Incidenteel && !b.persoon.Gestopt {
		return append([]NavItem{{Naam: "Mijn werk", URL: "/", Huidig: hier == "/", Aantal: taken}}, Navigatie(nil, hier, 0)...)
	}
	return Navigatie(b.functies(), hier, taken)
}

// schil is the frame of a page at hier, the URL of a place of the main navigation or "".
func (b *bezoek) schil(hier string, kruimels ...Kruimel) Schil {
	s := b.kaal()
	s.Kruimels, s.Sleutel = kruimels, b.formulierSleutel()
	s.Blik, s.Verstuurd = b.caller.Blik, b.r.Method == http.MethodPost
	s.Bijgewerkt = Datum(b.nu(), b.nu()) + ", " + Tijd(b.nu())
	for i := range s.Nav {
		s.Nav[i].Huidig = s.Nav[i].URL == hier
	}
	if c, err := b.r.Cookie(b.koekje()); err == nil && b.r.Method == http.MethodGet {
		if m, ok := gedaan(c.Value); ok {
			s.Meldingen = []Melding{m}
		}
	}
	return s
}

// functie is what the house knows the reader as: a function of the house, else the Partij for which they work.
func (b *bezoek) functie() string {
	for _, f := range b.functies() {
		switch f {
		case partij.Aanmelder, partij.Uitvoerder, partij.Partijbeheerder:
		default:
			return f.Label()
		}
	}
	return b.persoon.PartijNaam
}

// toon answers with a page. The notice of the last act has then been shown.
func (b *bezoek) toon(p Pagina) error {
	if _, err := b.r.Cookie(b.koekje()); err == nil {
		http.SetCookie(b.w, b.meldkoekje("", -1))
	}
	return b.schrijf(http.StatusOK, p)
}

// opnieuw answers with the form again, with what is wrong in it.
func (b *bezoek) opnieuw(p Pagina) error { return b.schrijf(http.StatusBadRequest, p) }

// formulier answers with a form: as it is when nothing is wrong with it, else with what is.
func (b *bezoek) formulier(p Pagina, fouten []errs.Veldfout) error {
	if len(fouten) > 0 {
		return b.opnieuw(p)
	}
	return b.toon(p)
}

func (b *bezoek) schrijf(status int, p Pagina) error {
	var uit bytes.Buffer
	if err := b.weergave.Pagina(&uit, p); err != nil {
		return err
	}
	b.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	b.w.WriteHeader(status)
	_, _ = b.w.Write(uit.Bytes()) // the browser went away: nobody to tell
	return nil
}

// naar sends the browser on after an act, with a notice of what was done.
func (b *bezoek) naar(pad, code string) error {
	if code != "" {
		http.SetCookie(b.w, b.meldkoekje(code, 60))
	}
	b.verwijs(pad)
	return nil
}

// verwijs sends the browser to a path of ours. Paths carry ids only.
func (b *bezoek) verwijs(pad string) {
	b.w.Header().Set("Location", pad)
	b.w.WriteHeader(http.StatusSeeOther)
}

func (b *bezoek) koekje() string {
	if b.veilig {
		return "__Host-rt-melding"
	}
	return "rt-melding"
}

// meldkoekje carries the code of a notice to the next page; duur is in seconds, -1 takes it away.
func (b *bezoek) meldkoekje(code string, duur int) *http.Cookie {
	return &http.Cookie{Name: b.koekje(), Value: code, Path: "/", MaxAge: duur, Secure: b.veilig, HttpOnly: true,
		SameSite: http.SameSiteLaxMode}
}

// Codes of the notices after an act.
const (
	gedaanAangemeld   = "aangemeld"
	gedaanIngevoerd   = "ingevoerd"
	gedaanConcept     = "concept"
	gedaanWeggegooid  = "weggegooid"
	gedaanBevestigd   = "bevestigd"
	gedaanToegewezen  = "toegewezen"
	gedaanBeoordeeld  = "beoordeeld"
	gedaanBetrokken   = "betrokken"
	gedaanAangewezen  = "aangewezen"
	gedaanToegevoegd  = "toegevoegd"
	gedaanVerbeterd   = "verbeterd"
	gedaanVoorwaarden = "voorwaarden"
	gedaanIngetrokken = "ingetrokken"
	gedaanDocument    = "document"
	gedaanWeggehaald  = "weggehaald"
	gedaanBevraagd    = "bevraagd"
	gedaanBeantwoord  = "beantwoord"
	gedaanTriage      = "triage"
	gedaanVastgelegd  = "vastgelegd"
	gedaanGetekend    = "getekend"
	gedaanUitgelogd   = "uitgelogd"
	gedaanSchaars     = "schaars"
	gedaanWachtwoord  = "wachtwoord"
	gedaanElders      = "elders-uit"
	gedaanPasskey     = "passkey"
	gedaanPasskeyWeg  = "passkey-weg"

	gedaanGeagendeerd   = "geagendeerd"
	gedaanVoorbereid    = "voorbereid"
	gedaanIngepland     = "ingepland"
	gedaanUitgenodigd   = "uitgenodigd"
	gedaanAfgevaardigd  = "afgevaardigd"
	gedaanAanwezig      = "aanwezig"
	gedaanBesloten      = "besloten"
	gedaanAfgerond      = "afgerond"
	gedaanAfgelast      = "afgelast"
	gedaanVooraf        = "vooraf"
	gedaanVoorafJa      = "vooraf-ja"
	gedaanVoorafNee     = "vooraf-nee"
	gedaanVoorafTerug   = "vooraf-terug"
	gedaanVoorgesteld   = "voorgesteld"
	gedaanOvergedragen  = "overgedragen"
	gedaanOpgeschoond   = "opgeschoond"
	gedaanGesloten      = "gesloten"
	gedaanVoorstel      = "voorstel"
	gedaanGecontroleerd = "gecontroleerd"
	gedaanGestopt       = "gestopt"
	gedaanKlok          = "klok"

	gedaanGevraagd         = "gevraagd"
	gedaanVraagBeantwoord  = "vraag-beantwoord"
	gedaanVraagGeweigerd   = "vraag-geweigerd"
	gedaanVraagIngetrokken = "vraag-ingetrokken"
	gedaanCorrectie        = "correctie"
	gedaanCorrectieKlaar   = "correctie-klaar"
	gedaanOntheven         = "ontheven"
	gedaanProtocolVoorstel = "protocol-voorstel"
	gedaanProtocolOordeel  = "protocol-oordeel"
	gedaanProtocolWeg      = "protocol-weg"
	gedaanStandaard        = "standaard"

	gedaanPlan           = "plan"
	gedaanPlanVoorgelegd = "plan-voorgelegd"
	gedaanPlanAntwoord   = "plan-antwoord"
	gedaanPlanGeweigerd  = "plan-geweigerd"
	gedaanGemeld         = "gemeld"
	gedaanHerinnerd      = "herinnerd"
	gedaanAangetekend    = "aangetekend"
	gedaanAfgestemd      = "afgestemd"
	gedaanOptreden       = "optreden"
)

// gedaan is the notice after an act, and false for a code that is none of ours.
func gedaan(code string) (Melding, bool) {
	teksten := map[string][2]string{
		gedaanProtocolVoorstel: {"Voorstel vastgelegd.", "De functionaris gegevensbescherming kijkt het na. Tot dan verandert er niets."},
		gedaanProtocolOordeel:  {"Nagekeken.", "Bij de versies hieronder zie je wat er nu geldt."},
		gedaanProtocolWeg:      {"Voorstel ingetrokken.", "Wat nu geldt, blijft gelden."},
		gedaanStandaard:        {"Standaard gewijzigd.", "Nieuwe informatie begint hier voortaan mee. Wat er al is, blijft zoals het is."},
		gedaanAangemeld:        {"Casus aangemeld.", "De manager wijst een procesregisseur toe. Tot en met de screening lezen alleen jullie en de procesregisseur dit."},
		gedaanIngevoerd:        {"Aanmelding ingevoerd.", "De Partij bevestigt de aanmelding. Daarna begint de screening."},
		gedaanConcept:          {"Concept bewaard.", "Alleen jij ziet het. Je vindt het terug bij Mijn werk."},
		gedaanWeggegooid:       {"Concept weggegooid.", "Niemand kan het nog lezen."},
		gedaanBevestigd:        {"Aanmelding bevestigd.", "De procesregisseur begint met de screening."},
		gedaanToegewezen:       {"Casus toegewezen.", "De procesregisseur ziet de casus nu bij Mijn werk."},
		gedaanBeoordeeld:       {"Oordeel vastgelegd.", "De Partij die aanmeldde, kan het lezen."},
		gedaanBetrokken:        {"Partij betrokken.", "Zij ziet de casus nu, en van de informatie wat de gever wil."},
		gedaanAangewezen:       {"Collega aangewezen.", "Je collega ziet de casus nu."},
		gedaanToegevoegd:       {"Informatie toegevoegd.", "Bij het stuk staat wie het nu leest."},
		gedaanVerbeterd:        {"Informatie gecorrigeerd.", "Wie haar mag lezen, ziet de nieuwe tekst."},
		gedaanVoorwaarden:      {"Voorwaarden gewijzigd.", "Dit werkt meteen, ook in open schermen."},
		gedaanDocument:         {"Document toegevoegd.", "Wie het stuk leest, kan het openen."},
		gedaanWeggehaald:       {"Document weggehaald.", "Niemand opent het nu nog."},
		gedaanIngetrokken:      {"Informatie ingetrokken.", "Niemand leest haar nu nog."},
		gedaanBevraagd:         {"Partij bevraagd.", "Zij ziet alleen deze vraag, en de namen die je koos."},
		gedaanBeantwoord:       {"Antwoord gegeven.", "Je kunt het veranderen zolang de triage duurt."},
		gedaanTriage:           {"Triage afgerond.", "De Partij die aanmeldde, leest de uitkomst."},
		gedaanVastgelegd:       {"Vastgelegd.", "Bij de betrokkene staat nu of die het weet."},
		gedaanGetekend:         {"Verklaring getekend.", "Je kunt beginnen."},
		gedaanUitgelogd:        {"Je bent uitgelogd.", ""},
		gedaanSchaars:          {"Je herstelcodes raken op.", "Maak nieuwe, en bewaar ze op een veilige plek."},
		gedaanWachtwoord:       {"Wachtwoord gewijzigd.", "Op andere apparaten ben je uitgelogd."},
		gedaanPasskey:          {"Passkey toegevoegd.", "Je kunt er voortaan mee inloggen."},
		gedaanPasskeyWeg:       {"Passkey weggehaald.", "Hij werkt hier niet meer. Op andere apparaten ben je uitgelogd. Haal hem ook op je apparaat zelf weg."},
		gedaanElders:           {"Daar uitgelogd.", "Wie dat apparaat gebruikt, moet opnieuw inloggen."},

		gedaanGeagendeerd:   {"RTO op de agenda gezet.", "Bereid het voor. Daarna nodig je de Partijen uit."},
		gedaanVoorbereid:    {"Voorbereiding bewaard.", ""},
		gedaanIngepland:     {"Overleg ingepland.", "De genodigden zien de nieuwe tijd."},
		gedaanUitgenodigd:   {"Partijen uitgenodigd.", "Elke Partij zegt zelf wie er komt."},
		gedaanAfgevaardigd:  {"Antwoord bewaard.", "De procesregisseur ziet het meteen. Je kunt het nog veranderen."},
		gedaanAanwezig:      {"Aanwezigheid vastgelegd.", "Wie geen mandaat heeft, telt niet mee bij besluiten."},
		gedaanBesloten:      {"Besluit vastgelegd.", "Het verandert niet meer."},
		gedaanAfgelast:      {"Overleg afgelast.", "Wie was uitgenodigd, ziet dat het niet doorgaat en waarom."},
		gedaanAfgerond:      {"Overleg afgerond.", "Wie was uitgenodigd, kan het verslag lezen."},
		gedaanVooraf:        {"Inzage gevraagd.", "Er gaat niets open voordat de Partij die het stuk gaf, ja zegt."},
		gedaanVoorafJa:      {"Jullie zeiden ja.", "De Partijen die genoemd zijn, lezen het nu, tot het RTO begint."},
		gedaanVoorafNee:     {"Jullie zeiden nee.", "Niemand leest het vooraf. De procesregisseur ziet jullie antwoord."},
		gedaanVoorafTerug:   {"Ja teruggenomen.", "Niemand leest het nu nog vooraf. Dit werkt meteen, ook in open schermen."},
		gedaanVoorgesteld:   {"Vervanger voorgesteld.", "Het RTO bevestigt het met een besluit."},
		gedaanOvergedragen:  {"Overdracht vastgelegd.", "Schoon nu het dossier op. Daarna kun je de casus sluiten."},
		gedaanOpgeschoond:   {"Dossier opgeschoond.", "Wat niet nodig is, is weg. Je kunt de casus nu sluiten."},
		gedaanGesloten:      {"Casus gesloten.", "Alles erin is afgeschermd tot het dossier vernietigd is."},
		gedaanVoorstel:      {"Vernietiging voorgesteld.", "Een tweede persoon controleert het voorstel."},
		gedaanGecontroleerd: {"Oordeel vastgelegd.", "Hieronder zie je wat er nu gebeurt."},
		gedaanGestopt:       {"Vernietiging gestopt.", "Het dossier blijft afgeschermd staan."},
		gedaanKlok:          {"De klok is vooruitgezet.", "Wat daardoor aan de beurt was, is gedaan."},
	}
	maps.Copy(teksten, planGedaan())
	maps.Copy(teksten, vraagGedaan())
	maps.Copy(teksten, verstrekkingGedaan())
	maps.Copy(teksten, incidenteelGedaan())
	maps.Copy(teksten, noodGedaan())
	maps.Copy(teksten, mensenGedaan())
	maps.Copy(teksten, koppelingGedaan())
	t, ok := teksten[code]
	return Melding{Soort: MeldingGelukt, Kop: t[0], Tekst: t[1], Net: true}, ok
}

// padMet returns pad with a query.
func padMet(pad string, q url.Values) string {
	if len(q) == 0 {
		return pad
	}
	return pad + "?" + q.Encode()
}

// veiligPad returns pad when it is a page of ours, else "". What comes back from a browser could name another site.
func veiligPad(pad string) string {
	u, err := url.Parse(pad)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(pad, "/") || strings.HasPrefix(pad, "//") ||
		strings.ContainsAny(pad, "\\\r\n\t") {
		return ""
	}
	return pad
}

// ongeldig returns what is wrong with the input, and false when err is something else: a form that was sent before has its own page.
func ongeldig(err error) ([]errs.Veldfout, bool) {
	var i *errs.Invalid
	var eerder *errs.Repeated
	if !errors.As(err, &eerder) && errors.As(err, &i) {
		return i.Velden, true
	}
	return nil, false
}

// eisMag refuses a page for an act that the reader may not do now, as the act itself would be refused. It is no decision: that
// is made when the act is done.
func (b *bezoek) eisMag(mag []string, handeling string) error {
	return b.eisMagOver(mag, handeling, b.id())
}

// eisMagOver is eisMag for an act about another thing than the page is about.
func (b *bezoek) eisMagOver(mag []string, handeling, id string) error {
	if slices.Contains(mag, handeling) {
		return nil
	}
	if d := b.zouWeigeren(handeling, id); d != nil {
		return d
	}
	return nietNu(handeling)
}

// zouWeigeren is the refusal that an act about id would get now; nil for none.
func (b *bezoek) zouWeigeren(handeling, id string) *errs.Denied {
	var geweigerd *errs.Denied
	if errors.As(b.Gate.Vooraf(b.ctx(), b.caller, handeling, id), &geweigerd) {
		return geweigerd
	}
	return nil
}

// inDeWoordenVan says of a page that the reader may not open any more why the act that they wanted to do cannot be done.
func (b *bezoek) inDeWoordenVan(handeling, id string, err error) error {
	var geweigerd *errs.Denied
	if handeling == "" || !errors.As(err, &geweigerd) {
		return err
	}
	if d := b.zouWeigeren(handeling, id); d != nil {
		d.Volgnr, d.Moment = geweigerd.Volgnr, geweigerd.Moment
		return d
	}
	return err
}

// eerstDeStand answers a form with mistakes that cannot be sent any more because the thing changed since the form was opened: that comes
// first, and nobody mends a form in vain. nil for a form that can still be sent.
// eigen tells whether it was for the reader's own Partij to do: to anybody else it is a refusal in any state.
func (b *bezoek) eerstDeStand(eigen bool, mag []string, handeling string, gezien int64, nu errs.Conflict) error {
	err := b.eisMag(mag, handeling)
	var d *errs.Denied
	if errors.As(err, &d) && eigen && 0 < gezien && gezien < nu.Versie {
		nu.Over = true
		return &nu
	}
	return err
}

func nietNu(handeling string) error {
	for _, a := range gate.Acts() {
		if a.Naam == handeling {
			return &errs.Denied{Handeling: a.Naam, Titel: a.Kan, Waarom: a.Waarom, Anders: a.Anders, Artikelen: a.Artikelen, Volgnr: -1}
		}
	}
	return fmt.Errorf("web: handeling %q is er niet", handeling)
}
