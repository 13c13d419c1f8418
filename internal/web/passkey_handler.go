// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"encoding/json"
	"net/http"

	"rondetafel/internal/gate"
)

// vraagPasskeyInlog asks the passkey of whoever comes.
func (b *bezoek) vraagPasskeyInlog() error {
	return b.stuurVraag(b.Gate.PasskeyVragen(b.ctx(), b.niemand(), b.r.PostForm.Get("alleen") != ""))
}

// vraagPasskey asks a passkey of the reader, who is to give their second factor again.
func (b *bezoek) vraagPasskey() error {
	return b.stuurVraag(b.Gate.PasskeyVragen(b.ctx(), b.caller, false))
}

// vraagPasskeyToegang asks who has a toegangscode to make a passkey.
func (b *bezoek) vraagPasskeyToegang() error {
	var in gate.Toegangspasskey
	if err := b.lees(&in); err != nil {
		return err
	}
	return b.stuurVraag(b.Gate.ToegangPasskeyVragen(b.ctx(), b.niemand(), in, b.Deur.Vandaan(b.r)))
}

// stuurVraag answers our script with a question for a passkey, or with what is wrong.
func (b *bezoek) stuurVraag(vraag []byte, err error) error {
	if m, nee := weigerMelding(err); nee {
		return b.stuurJSON(b.weigerStatus(err), passkeyFout{m.Kop})
	}
	if fouten, ok := ongeldig(err); ok {
		return b.stuurJSON(http.StatusBadRequest, passkeyFout{fouten[0].Melding})
	}
	if err != nil {
		return err
	}
	return b.stuurJSON(http.StatusOK, json.RawMessage(vraag))
}

// passkeyFout tells our script why there is no question.
type passkeyFout struct {
	Melding string `json:"melding"`
}

func (b *bezoek) stuurJSON(status int, v any) error {
	uit, err := json.Marshal(v)
	if err != nil {
		return err
	}
	b.w.Header().Set("Content-Type", "application/json")
	b.w.WriteHeader(status)
	_, _ = b.w.Write(uit) // the browser went away: nobody to tell
	return nil
}

func (b *bezoek) passkeyPagina(in gate.NieuwePasskey) PasskeyPagina {
	return PasskeyPagina{Schil: b.schil("", Kruimel{Naam: "Mijn inlog", URL: "/account"}, Kruimel{Naam: "Passkey toevoegen"}), Kan: b.Gate.KanPasskeys() && !b.Demo, Naam: in.Naam}
}

func (b *bezoek) nieuwePasskey() error { return b.toon(b.passkeyPagina(gate.NieuwePasskey{})) }

// voegPasskeyToe asks the browser to make a passkey with the name that was typed, or adds the one that it made.
func (b *bezoek) voegPasskeyToe() error {
	var in gate.NieuwePasskey
	if err := b.lees(&in); err != nil {
		return err
	}
	var vraag []byte
	var err error
	if in.Passkey == "" {
		vraag, err = b.Gate.PasskeyVoorbereiden(b.ctx(), b.caller, in)
	} else {
		err = b.Gate.PasskeyToevoegen(b.ctx(), b.caller, in)
	}
	p := b.passkeyPagina(in)
	if fouten, ok := ongeldig(err); ok {
		p.Fouten = fouten
		return b.opnieuw(p)
	}
	if err != nil {
		return err
	}
	if in.Passkey != "" {
		return b.naar("/account", gedaanPasskey)
	}
	p.Vraag = string(vraag)
	return b.toon(p)
}

// haalPasskeyWeg takes a passkey of the reader away.
func (b *bezoek) haalPasskeyWeg() error {
	b.caller.Sleutel = b.sleutelVan(b.r.PostForm.Get(VeldSleutel))
	err := b.Gate.PasskeyVerwijderen(b.ctx(), b.caller, b.id())
	if fouten, ok := ongeldig(err); ok {
		p, err := b.accountPagina()
		if err != nil {
			return err
		}
		p.Meldingen = append(p.Meldingen, Melding{Soort: MeldingFout, Kop: fouten[0].Melding})
		return b.opnieuw(p)
	}
	if err != nil {
		return err
	}
	return b.naar("/account", gedaanPasskeyWeg)
}

// passkeyRijen are the passkeys of the reader.
func (b *bezoek) passkeyRijen(passkeys []gate.PasskeyBlad) (uit []PasskeyRij) {
	for _, k := range passkeys {
		r := PasskeyRij{ID: k.ID, Naam: k.Naam, Kopie: k.Kopie, Feiten: []Feit{{"Toegevoegd", Datum(k.Toegevoegd, b.nu())}, {"Laatst gebruikt", "nog niet"}}}
		if !k.Gebruikt.IsZero() {
			r.Feiten[1].Waarde = Datum(k.Gebruikt, b.nu()) + ", " + Tijd(k.Gebruikt)
		}
		uit = append(uit, r)
	}
	return uit
}
