// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"strings"
	"testing"
	"time"

	"rondetafel/internal/web/webtest"
)

// bijAanbieder logs in at the example provider, in tab b.
func (i inlogger) bijAanbieder(b *webtest.Browser, wie string) {
	i.t.Helper()
	goed(i.t, b.Wacht(`document.querySelector("#username")`))
	goed(i.t, b.Toets("#username", wie))
	goed(i.t, b.Toets("#password", aanbiederWoord))
	goed(i.t, b.Druk("button[type=submit]"))
}

// volg goes where the link in selector leads, in this tab.
func (i inlogger) volg(selector string) {
	i.t.Helper()
	goed(i.t, i.b.Wacht(`document.querySelector('`+selector+`')`))
	goed(i.t, i.b.Druk(selector))
}

// rule AVG-5, rule WGS-12: the account of one's work, in one real browser, as one person walks it: tied with the code of an invitation, used to log in and
// come where they were going, and to confirm in another tab what changes rights, after which what was typed is still there and is sent. Our policy for
// scripts and forms blocks nothing of it.
func TestBrowserDienst(t *testing.T) {
	d := nieuwDienstHuis(t)
	i := inlogger{d.echt, webtest.Open(t)}
	i.open("/toegang")
	i.typ("code", d.code)
	goed(t, i.b.Druk(`form[action="/toegang"] button[type=submit]`))
	i.ziet("Of met het account van je werk")
	i.bekijk()
	goed(t, i.b.Druk(`button[name="dienst"]`))
	i.ziet("Verder bij Werkaccount Proefdorp")
	i.bekijk()
	i.volg(`main a[href^="` + d.a.url + `"]`)
	i.bijAanbieder(i.b, aanbiederGast)
	i.ziet("Ik ben Mo Bedenksel")
	goed(t, i.b.Druk(`form[action="/verklaring"] button[type=submit]`))
	i.ziet("Mijn werk")
	i.open("/account")
	i.ziet("Werkaccount Proefdorp")
	i.bekijk()
	i.uit()

	d.a.geleden.Store(int64(time.Hour)) // they still had a log-in there
	i.open("/inloggen?terug=%2Fmensen%2Fuitnodigen")
	i.bekijk()
	i.volg(`main a[href^="/inloggen/dienst/"]`)
	i.bijAanbieder(i.b, aanbiederAnder)
	i.ziet("Dit account is hier niet bekend.")
	i.bekijk()
	i.volg(`main a[href^="/inloggen/dienst/"]`)
	i.bijAanbieder(i.b, aanbiederGast)
	goed(t, i.b.Wacht(`location.pathname === "/mensen/uitnodigen"`))

	i.vulUit("Wil Nieuw")
	i.ziet("Ben jij het?")
	i.bekijk()
	d.a.geleden.Store(0)
	naar, err := i.b.Waarde(`document.querySelector('main a[target="_blank"]').href`)
	goed(t, err)
	tab, sluit, err := i.b.Tabblad(naar)
	goed(t, err)
	i.bijAanbieder(tab, aanbiederGast)
	goed(t, tab.Wacht(`document.body.innerText.includes("Je hebt bevestigd")`))
	controleer(t, tab)
	sluit()
	goed(t, i.b.Druk(`main form button[type=submit]`))
	i.ziet("Code om in te loggen")
	i.ziet("Wil Nieuw")
	geblokkeerd, err := i.b.Geblokkeerd()
	goed(t, err)
	if len(geblokkeerd) > 0 {
		t.Errorf("the policy blocks %s", strings.Join(geblokkeerd, ", "))
	}
}
