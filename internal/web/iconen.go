// SPDX-License-Identifier: EUPL-1.2

package web

// Icoon is the name of an outline icon of the Tabler set. The asset build makes one sprite of Iconen.
type Icoon string

// The icons, by what they mean here. A meaning has one icon everywhere.
const (
	IcoonAanmelding   Icoon = "clipboard-text"
	IcoonArtikel      Icoon = "book-2"
	IcoonBericht      Icoon = "message-2"
	IcoonBesluit      Icoon = "gavel"
	IcoonBewaard      Icoon = "device-floppy"
	IcoonBij          Icoon = "checklist"
	IcoonCategorie    Icoon = "shield"
	IcoonDatum        Icoon = "calendar-event"
	IcoonEen          Icoon = "user"
	IcoonFilter       Icoon = "filter"
	IcoonFilters      Icoon = "adjustments-horizontal"
	IcoonFles         Icoon = "flask-2"
	IcoonGelukt       Icoon = "circle-check"
	IcoonGemeente     Icoon = "map-pin"
	IcoonGroep        Icoon = "users"
	IcoonHand         Icoon = "hand-stop"
	IcoonIngetrokken  Icoon = "arrow-back-up"
	IcoonInfo         Icoon = "info-circle"
	IcoonKlok         Icoon = "clock"
	IcoonKruis        Icoon = "x"
	IcoonMeer         Icoon = "dots"
	IcoonFase         Icoon = "route"
	IcoonMedisch      Icoon = "stethoscope"
	IcoonMenu         Icoon = "menu-2"
	IcoonNamens       Icoon = "user-check"
	IcoonOmlaag       Icoon = "chevron-down"
	IcoonOog          Icoon = "eye-check"
	IcoonOogDicht     Icoon = "eye-off"
	IcoonPijl         Icoon = "arrow-right"
	IcoonPijlLinks    Icoon = "arrow-left"
	IcoonPijlOmlaag   Icoon = "arrow-down"
	IcoonPlus         Icoon = "plus"
	IcoonPotlood      Icoon = "pencil"
	IcoonPrinter      Icoon = "printer"
	IcoonRondje       Icoon = "circle"
	IcoonSinds        Icoon = "history"
	IcoonSlot         Icoon = "lock"
	IcoonStip         Icoon = "circle-dot"
	IcoonStoring      Icoon = "plug-connected-x"
	IcoonStreep       Icoon = "minus"
	IcoonStuk         Icoon = "file-text"
	IcoonTeLaat       Icoon = "alert-circle"
	IcoonUit          Icoon = "logout"
	IcoonVerversen    Icoon = "refresh"
	IcoonVinkje       Icoon = "check"
	IcoonVraag        Icoon = "help-circle"
	IcoonWaarschuwing Icoon = "alert-triangle"
	IcoonWeg          Icoon = "trash"
	IcoonWijzen       Icoon = "user-plus"
	IcoonZoek         Icoon = "search"
	IcoonAfgeschermd  Icoon = "shield-lock"
	IcoonVernietigd   Icoon = "file-off"
	IcoonPasskey      Icoon = "fingerprint"
)

// Iconen returns every icon that a page uses, in the order of their names here.
func Iconen() []Icoon {
	return []Icoon{IcoonAanmelding, IcoonArtikel, IcoonBericht, IcoonBesluit, IcoonBewaard, IcoonBij, IcoonCategorie, IcoonDatum,
		IcoonEen, IcoonFilter, IcoonFilters, IcoonFles, IcoonGelukt, IcoonGemeente, IcoonGroep, IcoonHand, IcoonIngetrokken,
		IcoonInfo, IcoonKlok, IcoonKruis, IcoonMedisch, IcoonMenu, IcoonNamens, IcoonOmlaag, IcoonOog, IcoonOogDicht, IcoonPijl,
		IcoonPijlLinks, IcoonPijlOmlaag, IcoonPlus, IcoonPotlood, IcoonPrinter, IcoonRondje, IcoonSinds, IcoonSlot, IcoonStip, IcoonStoring, IcoonStreep,
		IcoonStuk, IcoonTeLaat, IcoonUit, IcoonVerversen, IcoonVinkje, IcoonVraag, IcoonWaarschuwing, IcoonWeg, IcoonWijzen,
		IcoonZoek, IcoonAfgeschermd, IcoonVernietigd, IcoonMeer, IcoonFase, IcoonPasskey}
}
