// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"encoding/base64"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	apps "rondetafel/internal/toegang"
)

// The second step of a toegangscode: what somebody chose.
const (
	veldStap      = "stap"
	stapInstellen = "instellen"
)

// toegang asks the code with which somebody comes in for the first time, or again.
func (b *bezoek) toegang() error { return b.toon(ToegangPagina{Schil: b.schil("")}) }

// openToegang opens the code, or makes the account with what was chosen.
func (b *bezoek) openToegang() error {
	var in gate.Instellen
	if err := b.lees(&in); err != nil {
		return err
	}
	b.caller = b.niemand()
	if b.r.PostForm.Get(veldDienst) != "" {
		return b.koppelDienst(in)
	}
	if b.r.PostForm.Get(veldStap) == stapInstellen {
		return b.stelIn(in)
	}
	return b.toonInstellen(in, nil)
}

func (b *bezoek) toonInstellen(in gate.Instellen, fouten []errs.Veldfout, geweigerd ...error) error {
	t, err := b.Gate.ToegangOpenen(b.ctx(), b.caller, in.Code, b.Deur.Vandaan(b.r))
	if m, nee := weigerMelding(err); nee {
		p := ToegangPagina{Schil: b.schil("")}
		p.Meldingen = []Melding{m}
		return b.schrijf(b.weigerStatus(err), p)
	}
	if err != nil {
		return err
	}
	beeld, err := apps.AppPlaatje(t.AppAdres)
	if err != nil {
		return err
	}
	p := InstellenPagina{Schil: b.schil(""), Code: in.Code, Wie: t.Naam, Herstel: t.Inlognaam != "" || t.Dienst, Naam: in.Naam, App: inGroepen(t.App),
		Beeld: template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(beeld))} //nolint:gosec // made here, of nothing that was typed
	if p.Naam == "" && len(fouten) == 0 {
		p.Naam = t.Inlognaam
	}
	p.Huis, p.Fouten, p.Passkeys = t.HuisNaam, fouten, b.Gate.KanPasskeys()
	p.Diensten, p.Alleen, p.Dienst = dienstKnoppen(t.Diensten, ""), t.Alleen, t.Dienst
	for _, nee := range geweigerd {
		m, _ := weigerMelding(nee)
		p.Meldingen = append(p.Meldingen, m)
		return b.schrijf(b.weigerStatus(nee), p)
	}
	return b.formulier(p, fouten)
}

// inGroepen writes a secret in groups of four.
func inGroepen(s string) string {
	var uit []string
	for deel := range slices.Chunk([]byte(s), 4) {
		uit = append(uit, string(deel))
	}
	return strings.Join(uit, " ")
}

func (b *bezoek) stelIn(in gate.Instellen) error {
	uit, err := b.Gate.ToegangInstellen(b.ctx(), b.caller, in, b.Deur.Vandaan(b.r))
	if fouten, ok := ongeldig(err); ok {
		return b.toonInstellen(in, fouten)
	}
	if _, nee := weigerMelding(err); nee {
		return b.toonInstellen(in, nil)
	}
	if err != nil {
		return err
	}
	if err := b.Deur.Begin(b.w, b.r, uit.Ingelogd); err != nil {
		return err
	}
	return b.toon(HerstelcodesPagina{Schil: b.schil(""), Codes: uit.Herstelcodes, Eerste: true})
}

// account shows how the reader logs in, and where they are logged in.
func (b *bezoek) account() error {
	p, err := b.accountPagina()
	if err != nil {
		return err
	}
	return b.toon(p)
}

func (b *bezoek) accountPagina() (AccountPagina, error) {
	a, err := b.Gate.Account(b.ctx(), b.caller)
	if err != nil {
		return AccountPagina{}, err
	}
	lijst, err := b.Gate.Sessies(b.ctx(), b.caller)
	if err != nil {
		return AccountPagina{}, err
	}
	p := AccountPagina{Schil: b.schil(""), Heeft: a.Heeft, Naam: a.Naam, Over: a.Herstelcodes, Geraden: a.Geraden, Stiltijd: tel(int(gate.SessieStil.Minutes())) + " minuten",
		App: a.App, KanPasskeys: b.Gate.KanPasskeys(), Passkeys: b.passkeyRijen(a.Passkeys)}
	if a.Dienst != "" {
		p.Dienst, p.Gekoppeld, p.DienstWeg = a.Dienst, Datum(a.Gekoppeld, b.nu()), a.DienstWeg
	}
	for _, s := range lijst.Sessies {
		apparaat := s.Apparaat
		if apparaat == "" {
			apparaat = "Onbekend apparaat"
		}
		p.Sessies = append(p.Sessies, SessieRij{ID: s.ID, Apparaat: apparaat, Deze: s.Deze, Feiten: []Feit{
			{"Ingelogd", Datum(s.Begonnen, b.nu()) + ", " + Tijd(s.Begonnen)}, {"Laatst gebruikt", Datum(s.Laatst, b.nu()) + ", " + Tijd(s.Laatst)},
			{"Stopt uiterlijk", Datum(s.Tot, b.nu()) + ", " + Tijd(s.Tot)}}})
	}
	return p, nil
}

// eindigSessie ends a log-in of the reader somewhere; of this one that is logging out.
func (b *bezoek) eindigSessie() error {
	id := b.r.PostForm.Get("sessie")
	if id == b.persoon.Sessie {
		return b.logUit()
	}
	if err := b.Gate.SessieBeeindigen(b.ctx(), b.caller, id); err != nil {
		return err
	}
	return b.naar("/account", gedaanElders)
}

// blijf notes that the reader is still there: the answer to our script, which shows nothing.
func (b *bezoek) blijf() error {
	if _, err := b.Gate.SessieVerder(b.ctx(), b.caller); err != nil {
		return err
	}
	b.w.WriteHeader(http.StatusNoContent)
	return nil
}

func (b *bezoek) wachtwoord() error { return b.toon(WachtwoordPagina{Schil: b.schil("")}) }

func (b *bezoek) wijzigWachtwoord() error {
	var in gate.Wachtwoordwijziging
	if err := b.lees(&in); err != nil {
		return err
	}
	err := b.Gate.WachtwoordWijzigen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		p := WachtwoordPagina{Schil: b.schil("")}
		p.Fouten = fouten
		return b.opnieuw(p)
	}
	if err != nil {
		return err
	}
	return b.naar("/account", gedaanWachtwoord)
}

func (b *bezoek) herstelcodes() error { return b.toon(b.herstelcodesPagina()) }

func (b *bezoek) herstelcodesPagina() HerstelcodesPagina {
	return HerstelcodesPagina{Schil: b.schil(""), Passkeys: b.Gate.KanPasskeys()}
}

func (b *bezoek) vernieuwHerstelcodes() error {
	var in gate.Bevestiging
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Passkey = b.r.PostForm.Get(veldPasskey)
	codes, err := b.Gate.HerstelcodesVernieuwen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		p := b.herstelcodesPagina()
		p.Fouten = fouten
		return b.opnieuw(p)
	}
	if err != nil {
		return err
	}
	p := b.herstelcodesPagina()
	p.Codes, p.Al = codes, len(codes) == 0
	return b.toon(p)
}
