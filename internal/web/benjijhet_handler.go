// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"errors"
	"net/http"
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

// veldBevestig is the field with the second factor, on a form that asked it again.
const veldBevestig = "bevestigcode"

// veldBevestigPasskey is the one with a passkey in its place.
const veldBevestigPasskey = "bevestigpasskey"

// veldElders says that somebody confirmed at their inlogdienst: whether they did, the act finds.
const veldElders = "bevestigd"

// nietBevestigd says that the second factor was asked again, and that it was wrong.
type nietBevestigd struct{ melding string }

// Error says so.
func (nietBevestigd) Error() string { return "tweede factor klopt niet" }

// neemBevestiging takes the second factor that came with a form. Who goes back to the form is asked for none.
func (b *bezoek) neemBevestiging() error {
	if b.r.Method == http.MethodPost && b.r.PostForm.Has(veldElders) {
		b.elders = true
		b.r.PostForm.Del(veldElders)
	}
	if b.r.Method != http.MethodPost || !b.r.PostForm.Has(veldBevestig) {
		return nil
	}
	in := gate.Bevestiging{Code: b.r.PostForm.Get(veldBevestig), Passkey: b.r.PostForm.Get(veldBevestigPasskey)}
	b.r.PostForm.Del(veldBevestig)
	b.r.PostForm.Del(veldBevestigPasskey)
	if b.actie() == actieTerug {
		return nil
	}
	err := b.Gate.SessieBevestigen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return nietBevestigd{fouten[0].Melding}
	}
	return err
}

// bevestigd goes on to what is no form, after the second factor was given again.
func (b *bezoek) bevestigd() error {
	return b.naar(cmp.Or(veiligPad(b.r.PostForm.Get("terug")), "/"), "")
}

// benJijHet makes the page that asks the second factor again. What was typed goes along with it, so that confirming does at once what was asked; a file
// does not go along, and then the form comes back to choose it anew.
func (b *bezoek) benJijHet(err error) BenJijHetPagina {
	p := BenJijHetPagina{Schil: b.schil(""), Passkeys: b.Gate.KanPasskeys(), Actie: "/sessie/bevestigen", Terug: veiligPad(b.r.URL.RequestURI())}
	var d *errs.Denied
	if errors.As(err, &d) {
		p.Waarom = d.Waarom
	}
	if bij, er, err := b.Gate.BevestigtBij(b.ctx(), b.caller); er && err == nil {
		p.Dienst, p.Nog, p.Passkeys = bij.Naam, b.elders, false
	}
	var mis nietBevestigd
	if errors.As(err, &mis) {
		p.Fout = mis.melding
		p.Fouten = []errs.Veldfout{{Veld: veldBevestig, Melding: mis.melding}}
	}
	if in := b.eigenInvoer("", nil); in != nil {
		p.Actie, p.Terug, p.Bestand, p.Formulier = in.Actie, "", in.Bestand, true
		if p.Actie == "/sessie/bevestigen" {
			p.Terug, p.Formulier, in.Velden = veiligPad(b.r.PostForm.Get("terug")), false, nil
		}
		p.Velden = slices.DeleteFunc(in.Velden, func(v InvoerVeld) bool { return v.Naam == VeldOpener })
	}
	return p
}
