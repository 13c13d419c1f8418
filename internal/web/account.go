// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"html/template"
	"strconv"
)

// EchtInloggenPagina is where one logs in. POST /inloggen sends `naam`, `wachtwoord` and `code`, or `passkey` in the place of the last or of all; whatever
// is wrong, all three are asked again.
type EchtInloggenPagina struct {
	Schil
	Naam  string // that was typed
	Terug string // path to go to afterwards, sent as `terug`; "" for Mijn werk

	Passkeys bool // this house can have them
	Diensten []DienstKnop
}

const padInlogvraag = "/inloggen/passkey"

// KnopAlleen logs in by a passkey alone.
func (EchtInloggenPagina) KnopAlleen() PasskeyKnop {
	return PasskeyKnop{Tekst: "Inloggen met een passkey", Doe: "get", Veld: veldPasskey, URL: padInlogvraag, Velden: "alleen", Eerste: true}
}

// KnopErbij gives a passkey beside the password.
func (EchtInloggenPagina) KnopErbij() PasskeyKnop {
	k := passkeyBij(padInlogvraag, veldPasskey)
	k.Tekst, k.Erbij = "Gebruik een passkey in plaats van een code", true
	return k
}

// Sjabloon returns the template's name.
func (EchtInloggenPagina) Sjabloon() string { return "echtinloggen" }

// Kop returns the heading.
func (EchtInloggenPagina) Kop() string { return "Inloggen" }

// VeldNaam asks the name.
func (p EchtInloggenPagina) VeldNaam() Veld {
	return Veld{Naam: "naam", Label: "Inlognaam", Waarde: p.Naam, Aanvul: "username"}
}

// VeldWachtwoord asks the password.
func (EchtInloggenPagina) VeldWachtwoord() Veld {
	return Veld{Naam: "wachtwoord", Label: "Wachtwoord", Soort: "wachtwoord", Aanvul: "current-password"}
}

// VeldCode asks the second factor.
func (EchtInloggenPagina) VeldCode() Veld { return veldTweede("") }

// veldTweede asks the second factor.
func veldTweede(fout string) Veld {
	return Veld{Naam: "code", Label: "Code", Hint: "de zes cijfers die je app nu laat zien, of een van je herstelcodes", Aanvul: "one-time-code", Breedte: "half", Fout: fout}
}

// ToegangPagina is where somebody types their toegangscode. POST /toegang sends `code`.
type ToegangPagina struct{ Schil }

// Sjabloon returns the template's name.
func (ToegangPagina) Sjabloon() string { return "toegang" }

// Kop returns the heading.
func (ToegangPagina) Kop() string { return "Toegangscode" }

// VeldCode asks the code.
func (ToegangPagina) VeldCode() Veld {
	return Veld{Naam: "code", Label: "Toegangscode", Hint: "zestien tekens, in groepjes van vier", Aanvul: "one-time-code", Breedte: "half"}
}

// InstellenPagina is where somebody with a toegangscode chooses how they log in. POST /toegang sends `stap`, `code`, `naam`, `wachtwoord`,
// `nogmaals` and `app` or `passkey`.
type InstellenPagina struct {
	Schil
	Code    string
	Wie     string // whose it is
	Herstel bool   // they had a way in, which this takes the place of
	Naam    string
	App     string // the secret in groups, to type over
	Beeld   template.URL

	Passkeys bool // this house can have them

	Diensten []DienstKnop // where they can log in with the account of their work instead; sent as `dienst`
	Alleen   bool         // and nowhere else
	Dienst   bool         // they did so before: the same account proves that it is them
}

// KnopPasskey makes a passkey in the place of an app.
func (InstellenPagina) KnopPasskey() PasskeyKnop {
	return PasskeyKnop{Tekst: "Maak een passkey", Doe: "create", Veld: veldPasskey, URL: "/toegang/passkey", Velden: "code naam"}
}

// Sjabloon returns the template's name.
func (InstellenPagina) Sjabloon() string { return "instellen" }

// Kop returns the heading.
func (p InstellenPagina) Kop() string {
	if p.Herstel {
		return "Je inlog herstellen"
	}
	return "Je inlog instellen"
}

// VeldNaam asks the name.
func (p InstellenPagina) VeldNaam() Veld {
	return Veld{Naam: "naam", Label: "Inlognaam", Hint: "kies je e-mailadres van je werk, of een naam die je onthoudt", Waarde: p.Naam, Fout: p.FoutBij("naam"), Aanvul: "username"}
}

// VeldWachtwoord asks the password.
func (p InstellenPagina) VeldWachtwoord() Veld { return veldNieuw(p.Schil) }

// VeldNogmaals asks it again.
func (p InstellenPagina) VeldNogmaals() Veld { return veldNogmaals(p.Schil) }

// VeldBewijs asks who had a way in for something of it.
func (p InstellenPagina) VeldBewijs() Veld {
	if p.Dienst {
		return Veld{Naam: "bewijs", Label: "De code die je eerst kreeg", Hint: "Alleen nodig als je niet meer met hetzelfde account van je werk inlogt. Vraag dan een tweede collega om een code, vul die op de " +
			"vorige pagina in, en hier de code die je eerst kreeg.", Soort: "wachtwoord", MagLeeg: true, Fout: p.FoutBij("bewijs")}
	}
	return Veld{Naam: "bewijs", Label: "Wat heb je nog?", Hint: "Je oude wachtwoord, een code uit je oude app, of een herstelcode. Heb je niets meer? Vraag een tweede collega om een code, vul die op de " +
		"vorige pagina in, en hier de code die je eerst kreeg.", Soort: "wachtwoord", Fout: p.FoutBij("bewijs")}
}

// VeldApp asks what the app shows.
func (p InstellenPagina) VeldApp() Veld {
	return Veld{Naam: "app", Label: "Code uit je app", Hint: "zes cijfers", Soort: "nummer", Aanvul: "one-time-code", Breedte: "kort", Fout: p.FoutBij("app")}
}

func veldNieuw(s Schil) Veld {
	return Veld{Naam: "wachtwoord", Label: "Nieuw wachtwoord", Hint: "minstens 12 tekens; een zin van een paar woorden is makkelijk te onthouden", Soort: "wachtwoord", Aanvul: "new-password",
		Fout: s.FoutBij("wachtwoord")}
}

func veldNogmaals(s Schil) Veld {
	return Veld{Naam: "nogmaals", Label: "Nieuw wachtwoord, nog een keer", Soort: "wachtwoord", Aanvul: "new-password", Fout: s.FoutBij("nogmaals")}
}

// HerstelcodesPagina shows herstelcodes, once, or asks whether new ones should be made.
type HerstelcodesPagina struct {
	Schil
	Codes  []string // nothing when none were made
	Eerste bool     // they come with the account
	Al     bool     // they were made and shown before: the same form came twice

	Passkeys bool // this house can have them
}

// KnopPasskey gives a passkey in the place of a code.
func (HerstelcodesPagina) KnopPasskey() PasskeyKnop { return passkeyBij(padVraag, veldPasskey) }

// Sjabloon returns the template's name.
func (HerstelcodesPagina) Sjabloon() string { return "herstelcodes" }

// Kop returns the heading.
func (p HerstelcodesPagina) Kop() string {
	if len(p.Codes) > 0 {
		return "Bewaar je herstelcodes"
	}
	return "Nieuwe herstelcodes"
}

// VeldCode asks the second factor.
func (p HerstelcodesPagina) VeldCode() Veld { return veldTweede(p.FoutBij("code")) }

// AccountPagina is how the reader logs in, and where they are logged in.
type AccountPagina struct {
	Schil
	Heeft    bool // an account: in a practice house nobody has one
	Naam     string
	Over     int
	Geraden  int64
	Sessies  []SessieRij
	Stiltijd string // after how long a log-in that nobody uses ends

	App         bool
	KanPasskeys bool
	Passkeys    []PasskeyRij

	Dienst    string // where they log in with the account of their work, in the place of an account here
	Gekoppeld string // since when
	DienstWeg bool   // their Partij has it no more
}

// Werkaccount returns how the reader logs in with the account of their work.
func (p AccountPagina) Werkaccount() []Feit {
	return []Feit{{"Je logt in met", p.Dienst}, {"Gekoppeld sinds", p.Gekoppeld}}
}

// Hoe returns how the reader logs in.
func (p AccountPagina) Hoe() []Feit {
	app := "ja"
	if !p.App {
		app = "nee"
	}
	return []Feit{{"Inlognaam", p.Naam}, {"App met codes", app}, {"Herstelcodes", "nog " + tel(p.Over)}}
}

// SessieRij is a log-in of the reader.
type SessieRij struct {
	ID       string
	Apparaat string
	Feiten   []Feit
	Deze     bool
}

// geradenMelding tells that somebody guesses at the reader's name.
func geradenMelding(keer int64) Melding {
	return Melding{Soort: MeldingLetop, Kop: "In de laatste dag ging inloggen met jouw naam " + strconv.FormatInt(keer, 10) + " keer mis.",
		Tekst: "Was jij dat niet? Vertel het de beheerder van je Partij."}
}

// Sjabloon returns the template's name.
func (AccountPagina) Sjabloon() string { return "account" }

// Kop returns the heading.
func (AccountPagina) Kop() string { return "Mijn inlog" }

// WachtwoordPagina is where the reader takes another password. POST /account/wachtwoord sends `nu`, `wachtwoord` and `nogmaals`.
type WachtwoordPagina struct{ Schil }

// Sjabloon returns the template's name.
func (WachtwoordPagina) Sjabloon() string { return "wachtwoord" }

// Kop returns the heading.
func (WachtwoordPagina) Kop() string { return "Wachtwoord wijzigen" }

// VeldNu asks the one that the reader has.
func (p WachtwoordPagina) VeldNu() Veld {
	return Veld{Naam: "nu", Label: "Je wachtwoord van nu", Soort: "wachtwoord", Aanvul: "current-password", Fout: p.FoutBij("nu")}
}

// VeldNieuw asks the new one.
func (p WachtwoordPagina) VeldNieuw() Veld { return veldNieuw(p.Schil) }

// VeldNogmaals asks it again.
func (p WachtwoordPagina) VeldNogmaals() Veld { return veldNogmaals(p.Schil) }
